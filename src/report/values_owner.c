/* Placeholders for the owner's budget in the first years, and for how far its result can go either way. */
#include "answers_text.h"
#include "figures.h"
#include "prose.h"
#include "sources.h"
#include "tables_rows.h"
#include "values.h"

#include "base/number.h"
#include "base/text.h"
#include "engine/factors.h"

#include <math.h>

enum { DECADE = 10 };

/* The owner's gain less cost in the first `years`, kr, not discounted. */
static double first_years(const struct build *b, int years)
{
	enum level owner = build_owner(b);
	double sum = 0;

	for (int k = 0; k < years && k < b->results->period; k++)
		sum += b->results->gain[k][owner] - b->results->cost[k][owner];
	return sum;
}

static enum sign decade_sign(const struct build *b)
{
	return amount_sign(first_years(b, DECADE));
}

static enum sign plan_sign(const struct build *b)
{
	return amount_sign(first_years(b, BUDGET_YEARS));
}

static bool has_flows(const struct build *b)
{
	enum level owner = build_owner(b);

	for (int k = 0; k < DECADE && k < b->results->period; k++)
		if (amount_sign(b->results->gain[k][owner]) != SIGN_ZERO ||
		    amount_sign(b->results->cost[k][owner]) != SIGN_ZERO)
			return true;
	return false;
}

#define DECADE_VALUES(TEXT, FLAG)                                                                  \
	TEXT(decade, antall, "hvor mange år det er, høyst ti",                                     \
	     prose_count(a, w, r->period < DECADE ? r->period : DECADE))                           \
	FLAG(decade, ett, "det er bare ett år", r->period == 1)                                    \
	FLAG(decade, har_virkning, "eieren har utgifter eller gevinster disse årene", has_flows(b)) \
	FLAG(decade, bedre, "budsjettet blir bedre over disse årene", decade_sign(b) == SIGN_GAIN) \
	FLAG(decade, svakere, "det blir svakere", decade_sign(b) == SIGN_LOSS)                     \
	FLAG(decade, likt, "det går i null", decade_sign(b) == SIGN_ZERO)                          \
	TEXT(decade, beloep, "hvor mye bedre eller svakere", prose_amount(a, w, first_years(b, DECADE))) \
	FLAG(decade, plan_bedre, "økonomiplanen blir bedre", plan_sign(b) == SIGN_GAIN)            \
	FLAG(decade, plan_svakere, "økonomiplanen blir svakere", plan_sign(b) == SIGN_LOSS)        \
	FLAG(decade, plan_snur, "økonomiplanen går motsatt vei av alle årene",                     \
	     plan_sign(b) * decade_sign(b) < 0)
VALUE_GROUP(decade, DECADE_VALUES);

/* From the lowest to the highest result that the figure of uncertainty shows. */
struct outcomes {
	double low, high;
};

static struct outcomes outcomes_of(const struct build *b)
{
	const struct sensitivity *s = &b->study->sensitivity;
	enum level owner = build_owner(b);
	const struct spread *d = &b->study->montecarlo.works[owner];
	double none = b->results->implementation[owner], typed = b->results->net[owner];
	struct outcomes o = { fmin(fmin(none, typed), d->p10), fmax(fmax(none, typed), d->p90) };

	for (int i = 0; i < s->row_count; i++) {
		o.low = fmin(o.low, s->rows[i].low[owner]);
		o.high = fmax(o.high, s->rows[i].high[owner]);
	}
	return o;
}

static bool is_gain(struct outcomes o)
{
	return amount_sign(o.low) != SIGN_LOSS;
}

static bool is_loss(struct outcomes o)
{
	return amount_sign(o.high) != SIGN_GAIN;
}

/* Whether the two ends read as one: of one sign, and the same amount. */
static bool says_the_same(const struct build *b)
{
	struct outcomes o = outcomes_of(b);

	return amount_sign(o.low) == amount_sign(o.high) &&
	       text_equal(prose_amount(b->arena, b->words, o.low), prose_amount(b->arena, b->words, o.high));
}

/* The assumption that moves the owner's result most, or NULL. */
static const struct sensitivity_row *widest(const struct build *b)
{
	const struct sensitivity *s = &b->study->sensitivity;
	enum level owner = build_owner(b);
	const struct sensitivity_row *row = s->row_count ? &s->rows[s->ranked[owner][0]] : NULL;

	return row && amount_sign(row->high[owner] - row->low[owner]) != SIGN_ZERO ? row : NULL;
}

#define OUTCOME_VALUES(TEXT, FLAG)                                                                 \
	FLAG(outcome, likt, "ytterpunktene er like slik de er skrevet", says_the_same(b))            \
	FLAG(outcome, bare_gevinst, "aldri tap", is_gain(outcomes_of(b)) && !says_the_same(b))     \
	FLAG(outcome, bare_tap, "aldri gevinst",                                                   \
	     is_loss(outcomes_of(b)) && !is_gain(outcomes_of(b)) && !says_the_same(b))             \
	FLAG(outcome, begge, "både tap og gevinst", !is_loss(outcomes_of(b)) && !is_gain(outcomes_of(b))) \
	TEXT(outcome, lavest, "størrelsen på det laveste", prose_amount(a, w, outcomes_of(b).low)) \
	TEXT(outcome, hoeyest, "størrelsen på det høyeste", prose_amount(a, w, outcomes_of(b).high)) \
	TEXT(outcome, spenn, "fra den minste til den største størrelsen, med «og» mellom",         \
	     prose_span(a, w, outcomes_of(b).low, outcomes_of(b).high))                            \
	FLAG(outcome, har_stoerst, "en forutsetning endrer eierens resultat", widest(b) != NULL)   \
	TEXT(outcome, stoerst, "den som endrer det mest",                                          \
	     widest(b) ? assumption_definite(b, widest(b)) : "")
VALUE_GROUP(outcome, OUTCOME_VALUES);

#define LIMIT_VALUES(TEXT, FLAG)                                                                   \
	TEXT(limit, funn, "hvor mange som må bli hjulpet for at eieren ikke taper; samlet hvis eieren ikke kan tape", \
	     limit_words(b, limit_level(b)))                                                       \
	FLAG(limit, like, "eieren og samlet taper av samme grunn", *limit_words_both(b) != '\0')   \
	TEXT(limit, begge, "grensen for dem begge, når de taper av samme grunn", limit_words_both(b)) \
	TEXT(limit, annen, "det samme for den andre av eieren og samlet",                          \
	     limit_words(b, limit_level(b) == TOTAL ? (int)build_owner(b) : TOTAL))                \
	FLAG(limit, prikker, "deltakerne er mange nok til en figur", r->all_participants >= FEWEST_DOTS)
VALUE_GROUP(limit, LIMIT_VALUES);

/* What the total's break-even rests on. */
static const struct rest *rest(const struct build *b)
{
	return &b->study->made_of.rest[TOTAL];
}

/* Whether taking that service away moves break-even at all. */
static bool rests(const struct build *b)
{
	const struct payback *without = &rest(b)->without;

	return rest(b)->service >= 0 && b->results->payback[TOTAL].negative_again == 0 &&
	       !(without->status == PAYBACK_REACHED && without->year <= b->results->payback[TOTAL].year) &&
	       without->status != PAYBACK_NO_INVESTMENT;
}

static const char *rest_name(const struct build *b)
{
	return rests(b) ? prose_lower(b->arena, b->data->services[rest(b)->service].name[b->language]) : "";
}

/* "0,8 færre". */
static const char *rest_count(const struct build *b)
{
	double more = rest(b)->fewer;

	return arena_printf(b->arena, "%s\u00a0%s", number_decimal(b->arena, fabs(more), 1),
			    word_of(b->words, WORD_FEWER_MORE, more > 0));
}

static bool counts_rest(const struct build *b)
{
	return rests(b) && b->study->made_of.use[rest(b)->service].counts_persons && fabs(rest(b)->fewer) >= 0.05;
}

#define REST_VALUES(TEXT, FLAG)                                                                    \
	FLAG(rest, finnes, "året da utgiftene samlet er tjent inn, hviler på én tjeneste", rests(b)) \
	TEXT(rest, tjeneste, "tjenesten", rest_name(b))                                            \
	FLAG(rest, har_antall, "det er personer bak", counts_rest(b))                              \
	TEXT(rest, antall, "hvor mange færre eller flere det siste året før", rest_count(b))       \
	TEXT(rest, aar, "det siste året før", arena_printf(a, "%d", r->payback[TOTAL].year - 1))   \
	FLAG(rest, naadd, "utgiftene er tjent inn også uten tjenesten", rest(b)->without.status == PAYBACK_REACHED) \
	TEXT(rest, uten_aar, "året uten tjenesten", arena_printf(a, "%d", rest(b)->without.year))
VALUE_GROUP(rest, REST_VALUES);

/* What most of what comes back to the owner, or is lost besides, is due to; −1 for nothing. */
static int main_sector(const struct build *b)
{
	enum level owner = build_owner(b);
	double sign = b->results->net[owner] - b->results->implementation[owner] < 0 ? -1 : 1, most = 0.5;
	int found = -1;

	for (int i = 0; i < b->data->sector_count; i++) {
		if (sign * b->results->sector[i][owner] < most)
			continue;
		most = sign * b->results->sector[i][owner];
		found = i;
	}
	return found;
}

static const char *main_reason(const struct build *b)
{
	enum level owner = build_owner(b);
	bool gain = b->results->net[owner] >= b->results->implementation[owner];

	return main_sector(b) < 0 ? "" : source_phrase(b, main_sector(b), owner, gain);
}

/* What the owner pays before anything falls away, kr. */
static double owner_pays(const struct build *b)
{
	struct financing payers[LEVELS_AND_TOTAL];

	factors_financing(payers, b->scenario, (struct rate){ 0 });
	return payers[build_owner(b)].gross + payers[build_owner(b)].given;
}

static bool is_cost_year(const struct build *b, int year)
{
	const struct scenario *s = b->scenario;

	for (size_t i = 0; i < s->cost_count; i++) {
		const struct cost *cost = &s->costs[i];

		if (cost->kind != COST_GROSS || amount_sign(cost->amount) == SIGN_ZERO)
			continue;
		if (cost->every_year && year < s->start + s->duration)
			return true;
		for (size_t k = 0; k < cost->year_count; k++)
			if (cost->years[k] == year)
				return true;
	}
	return false;
}

/* The years in which the measure has costs. */
static const char *cost_years(const struct build *b)
{
	int *years = NEW_ARRAY(b->arena, (size_t)b->results->period, int);
	size_t count = 0;

	for (int k = 0; k < b->results->period; k++)
		if (is_cost_year(b, b->results->start + k))
			years[count++] = b->results->start + k;
	return count ? prose_years(b->arena, b->words, years, count) : "";
}

static bool has_balance(const struct build *b)
{
	for (int k = 0; k < b->results->period; k++)
		for (int level = 0; level < LEVELS_AND_TOTAL; level++)
			if (amount_sign(b->results->balance[k][level]) != SIGN_ZERO)
				return true;
	return false;
}

#define FRONT_VALUES(TEXT, FLAG)                                                                   \
	FLAG(front, har_aarsak, "noe kommer igjen til eieren, eller går tapt i tillegg", main_sector(b) >= 0) \
	TEXT(front, aarsak, "hva det meste av det kommer av", main_reason(b))                      \
	FLAG(front, har_balanse, "noe nivå kommer i pluss eller minus", has_balance(b))            \
	FLAG(front, tilskudd, "eieren får tilskudd", source_relief(b, build_owner(b)) & RELIEF_GRANT) \
	FLAG(front, bortfall, "eierens utgifter til annet faller bort",                            \
	     source_relief(b, build_owner(b)) & RELIEF_AVOIDED)                                    \
	FLAG(front, utgifter, "eieren betaler noe", amount_sign(owner_pays(b)) == SIGN_GAIN)       \
	FLAG(front, netto_tilskudd, "eieren får mer i tilskudd enn den betaler",                   \
	     amount_sign(r->implementation[build_owner(b)]) == SIGN_GAIN)                          \
	TEXT(front, kostnadsaar, "årene tiltaket har kostnader", cost_years(b))                    \
	FLAG(front, har_kostnadsaar, "tiltaket har kostnader", *cost_years(b) != '\0')
VALUE_GROUP(front, FRONT_VALUES);

static double all_realised(const struct build *b)
{
	double sum = 0;

	for (int i = 0; i < REALISATIONS; i++)
		sum += realised_gain(b, i);
	return sum;
}

static bool some_is_lost(const struct build *b)
{
	for (int i = 0; i < REALISATIONS; i++)
		if (amount_sign(realised_gain(b, i)) == SIGN_LOSS)
			return true;
	return false;
}

/* In whole per cent; 0 where nothing is gained. */
static double realised_per_cent(const struct build *b, int realised)
{
	double sum = all_realised(b);

	return amount_sign(sum) == SIGN_GAIN ? round(100 * realised_gain(b, realised) / sum) : 0;
}

/* All of it, or so much that it would round to all of it. */
static bool only(const struct build *b, int realised)
{
	return !some_is_lost(b) && realised_per_cent(b, realised) >= 100;
}

static bool any_only(const struct build *b)
{
	return only(b, REALISED_AT_ONCE) || only(b, REALISED_BY_CONTRACT) || only(b, REALISED_IN_CAPACITY);
}

static bool almost_only(const struct build *b)
{
	for (int i = 0; i < REALISATIONS; i++)
		if (only(b, i))
			return amount_sign(all_realised(b) - realised_gain(b, i)) != SIGN_ZERO;
	return false;
}

/* "53 prosent", or "" */
static const char *realised_share(const struct build *b, int realised)
{
	double share = realised_per_cent(b, realised);

	return share <= 0 ? "" : prose_percent(b->arena, b->words, share / 100);
}

#define REALISED_VALUES(TEXT, FLAG)                                                                \
	FLAG(realised, tap, "en del av gevinsten er et tap", some_is_lost(b))                      \
	FLAG(realised, bare_straks, "alt blir penger straks", only(b, REALISED_AT_ONCE))           \
	FLAG(realised, bare_avtale, "alt blir penger når avtaler går ut", only(b, REALISED_BY_CONTRACT)) \
	FLAG(realised, bare_kapasitet, "alt blir penger bare med færre stillinger", only(b, REALISED_IN_CAPACITY)) \
	FLAG(realised, nesten, "det er ikke alt, men rundes av til det", almost_only(b))           \
	FLAG(realised, delt, "det er mer enn én slags", !any_only(b))                              \
	FLAG(realised, har_straks, "minst en prosent blir penger straks",                           \
	     realised_per_cent(b, REALISED_AT_ONCE) > 0)                                           \
	TEXT(realised, straks, "hvor stor del det er", realised_share(b, REALISED_AT_ONCE))        \
	FLAG(realised, har_kapasitet, "minst en prosent blir penger bare med færre stillinger",    \
	     realised_per_cent(b, REALISED_IN_CAPACITY) > 0)                                       \
	TEXT(realised, kapasitet, "hvor stor del det er", realised_share(b, REALISED_IN_CAPACITY))
VALUE_GROUP(realised, REALISED_VALUES);
