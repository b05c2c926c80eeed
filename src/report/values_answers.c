/* Placeholders for what it takes, how sure, and compared with what. */
#include "answers_text.h"
#include "prose.h"
#include "values.h"

#include "base/number.h"
#include "engine/range.h"

#include <math.h>
#include <string.h>

static const struct cofinancing *cofinancing(const struct build *b)
{
	return &b->study->answers.cofinancing;
}

static bool cofinancing_is(const struct build *b, enum cofinancing_status status)
{
	return cofinancing(b)->status == status;
}

/* The levels other than the owner that gain. */
static int list_gainers(const struct build *b, const char *names[LEVELS])
{
	int count = 0;

	for (int i = 1; i < LEVELS; i++) {
		int level = build_level_at(b, i);

		if (amount_sign(b->results->net[level]) == SIGN_GAIN)
			names[count++] = build_level(b, WORD_LEVEL_DEFINITE, level);
	}
	return count;
}

static int other_gainer_count(const struct build *b)
{
	const char *names[LEVELS];

	return list_gainers(b, names);
}

static const char *other_gainers(const struct build *b)
{
	const char *names[LEVELS];
	int count = list_gainers(b, names);

	return prose_capital(b->arena, prose_list(b->arena, b->words, names, (size_t)count));
}

#define COFINANCING_VALUES(TEXT, FLAG)                                                             \
	FLAG(cofinancing, oppgitt, "samfinansiering er regnet ut", true)                           \
	FLAG(cofinancing, trengs, "den som eier saken, taper, og andre sparer",                               \
	     cofinancing_is(b, COFINANCING_NEEDED))                                                \
	FLAG(cofinancing, trengs_ikke, "den som eier saken, taper ikke",                                      \
	     cofinancing_is(b, COFINANCING_NOT_NEEDED))                                            \
	FLAG(cofinancing, ingen_sparer, "den som eier saken, taper, og ingen andre sparer",                   \
	     cofinancing_is(b, COFINANCING_NO_GAINER))                                             \
	TEXT(cofinancing, hvem, "de andre nivåene som går i pluss, med stor forbokstav", other_gainers(b)) \
	FLAG(cofinancing, flere, "de er flere enn ett", other_gainer_count(b) > 1)                 \
	FLAG(cofinancing, dekkes, "de som betaler, sparer fortsatt etterpå",                       \
	     cofinancing_is_covered(cofinancing(b)))                                               \
	TEXT(cofinancing, per_aar, "det andre må dekke per år",                                    \
	     prose_about(a, w, cofinancing(b)->yearly[TOTAL]))                                     \
	TEXT(cofinancing, i_alt, "det andre må dekke i alt",                                       \
	     prose_about(a, w, cofinancing(b)->sum[TOTAL]))
VALUE_GROUP(cofinancing, COFINANCING_VALUES);

/* The rows that the table shows. */
static int shown_rows(const struct build *b, const struct sensitivity_row *out[SENSITIVITY_SHOWN])
{
	const struct sensitivity *s = &b->study->sensitivity;
	int count = 0;

	for (int i = 0; i < s->row_count && count < SENSITIVITY_SHOWN; i++)
		if (assumption_moves(&s->rows[i]))
			out[count++] = &s->rows[i];
	return count;
}

static int shown_count(const struct build *b)
{
	const struct sensitivity_row *rows[SENSITIVITY_SHOWN];

	return shown_rows(b, rows);
}

/* The widest row, NULL when nothing moves the result. */
static const struct sensitivity_row *widest(const struct build *b)
{
	const struct sensitivity_row *rows[SENSITIVITY_SHOWN];

	return shown_rows(b, rows) > 0 ? rows[0] : NULL;
}

/* How many of the shown rows reach as far as the first, to the krone. */
static int widest_count(const struct build *b)
{
	const struct sensitivity_row *rows[SENSITIVITY_SHOWN];
	int count = shown_rows(b, rows), equal = 0;

	while (equal < count && fabs(rows[equal]->low[TOTAL] - rows[0]->low[TOTAL]) < 0.5 &&
	       fabs(rows[equal]->high[TOTAL] - rows[0]->high[TOTAL]) < 0.5)
		equal++;
	return equal;
}

/* "suksessraten", or all that reach as far. */
static const char *widest_names(const struct build *b)
{
	const struct sensitivity_row *rows[SENSITIVITY_SHOWN];
	const char *names[SENSITIVITY_SHOWN];
	int count = widest_count(b);

	shown_rows(b, rows);
	for (int i = 0; i < count; i++)
		names[i] = assumption_definite(b, rows[i]);
	return prose_list(b->arena, b->words, names, (size_t)count);
}

/* How many of the shown rows turn a gain into a loss, or the other way. */
static int turning_count(const struct build *b)
{
	const struct sensitivity_row *rows[SENSITIVITY_SHOWN];
	bool gain = amount_sign(b->results->net[TOTAL]) == SIGN_GAIN;
	int count = shown_rows(b, rows), turning = 0;

	for (int i = 0; i < count; i++)
		turning += gain ? amount_sign(rows[i]->low[TOTAL]) == SIGN_LOSS
				: amount_sign(rows[i]->high[TOTAL]) == SIGN_GAIN;
	return turning;
}

#define SENSITIVITY_VALUES(TEXT, FLAG)                                                             \
	FLAG(sensitivity, beregnet, "følsomheten er regnet ut", true)                              \
	FLAG(sensitivity, oppgitt, "minst én forutsetning endrer resultatet", shown_count(b) > 0)  \
	TEXT(sensitivity, stoerst, "forutsetningen som betyr mest; flere når de betyr like mye",   \
	     widest_names(b))                                                                      \
	FLAG(sensitivity, flere_stoerst, "minst to betyr mest", widest_count(b) > 1)               \
	TEXT(sensitivity, spenn, "samlet resultat når den endres, med ord for tap og gevinst",     \
	     widest(b) ? range_words(b, widest(b)->low[TOTAL], widest(b)->high[TOTAL]) : "")       \
	TEXT(sensitivity, rader, "hvor mange forutsetninger tabellen har",                         \
	     prose_count(a, w, shown_count(b)))                                                    \
	FLAG(sensitivity, en_rad, "tabellen har én", shown_count(b) == 1)                          \
	TEXT(sensitivity, snur, "hvor mange av dem som alene kan snu gevinst til tap eller omvendt, stor forbokstav", \
	     prose_capital(a, prose_count(a, w, turning_count(b))))                                \
	FLAG(sensitivity, en_snur, "én av dem kan", turning_count(b) == 1)                         \
	FLAG(sensitivity, alle_snur, "alle kan", turning_count(b) == shown_count(b))               \
	FLAG(sensitivity, ingen_snur, "ingen kan", turning_count(b) == 0)
VALUE_GROUP(sensitivity, SENSITIVITY_VALUES);

static const char *width(const struct build *b, double share)
{
	return prose_percent_sign(b->arena, share);
}

#define WIDTH_VALUES(TEXT, FLAG)                                                                   \
	TEXT(width, suksessrate, "av suksessraten, etter graden", width(b, range_of_evidence[s->evidence])) \
	TEXT(width, deltakere, "av antallet deltakere", width(b, range_of_participants))           \
	TEXT(width, kostnad, "av kostnaden", width(b, range_of_cost))                              \
	TEXT(width, publisert, "av priser og bruk som er offentliggjort",                          \
	     width(b, range_of_grade[GRADE_PUBLISERT]))                                            \
	TEXT(width, avledet, "av priser og bruk som er regnet ut", width(b, range_of_grade[GRADE_AVLEDET])) \
	TEXT(width, kalibrert, "av bruk som er tilpasset", width(b, range_of_grade[GRADE_KALIBRERT])) \
	TEXT(width, anslag, "av priser og bruk som er anslag", width(b, range_of_grade[GRADE_ANSLAG]))
VALUE_GROUP(width, WIDTH_VALUES);

static const char *probability(const struct build *b, int level)
{
	return arena_printf(b->arena, "%s\u00a0%s",
			    probability_text(b, &b->study->montecarlo.net[level].chance),
			    word(b->words, WORD_PERCENT));
}

static bool varies(const struct build *b, int level)
{
	return b->study->montecarlo.works[level].deviation > 0;
}

static const char *spread_words(const struct build *b, int level)
{
	const struct spread *spread = &spreads_shown(b->study)[level];

	return range_words(b, spread->p10, spread->p90);
}

#define UNCERTAINTY_VALUES(TEXT, FLAG)                                                             \
	FLAG(uncertainty, oppgitt, "sannsynlighetene er regnet ut, og resultatet varierer",        \
	     varies(b, TOTAL))                                                                     \
	FLAG(uncertainty, vises, "det er grunnlag for å oppgi sannsynligheter", b->study->shows_probability) \
	TEXT(uncertainty, ingen_virkning, "hvor sannsynlig det er at tiltaket ikke virker",           \
	     prose_percent(a, w, b->study->no_effect))                                             \
	TEXT(uncertainty, totalt, "sannsynlighet for at det offentlige samlet ikke taper",         \
	     probability(b, TOTAL))                                                                \
	TEXT(uncertainty, eier, "sannsynlighet for at den som eier saken, ikke taper",                     \
	     probability(b, s->owner))                                                        \
	FLAG(uncertainty, likt, "de to sannsynlighetene er like slik de er skrevet",               \
	     strcmp(probability(b, TOTAL), probability(b, s->owner)) == 0)                         \
	TEXT(uncertainty, spenn, "samlet resultat i åtte av ti utregninger, med ord for tap og gevinst", \
	     spread_words(b, TOTAL))                                                               \
	FLAG(uncertainty, eier_varierer, "eierens resultat varierer", varies(b, s->owner))         \
	TEXT(uncertainty, eier_spenn, "eierens resultat i åtte av ti utregninger", spread_words(b, s->owner)) \
	TEXT(uncertainty, trekninger, "antall trekninger",                                         \
	     number_whole(a, (double)b->study->montecarlo.draws))                                  \
	TEXT(uncertainty, foerste_horisont, "hvor mange år etter oppstart, første kolonne",        \
	     prose_year_count(a, w, horizons_shown[0]))                                            \
	TEXT(uncertainty, andre_horisont, "det samme, andre kolonne",                              \
	     prose_year_count(a, w, horizons_shown[1]))                                            \
	TEXT(uncertainty, froe, "startverdien for trekningene",                                    \
	     arena_printf(a, "%u", b->study->montecarlo.seed))
VALUE_GROUP(uncertainty, UNCERTAINTY_VALUES);

/* The alternative with the highest total, the main case among them. */
static const char *best_variant(const struct build *b)
{
	double most = b->results->net[TOTAL];
	const char *name = word(b->words, WORD_MAIN_CASE);

	for (size_t i = 0; i < b->study->variant_count; i++)
		if (b->study->variants[i].results.net[TOTAL] > most) {
			most = b->study->variants[i].results.net[TOTAL];
			name = arena_printf(b->arena, "«%s»", b->study->variants[i].name);
		}
	return name;
}

/* The best or the worst total of all alternatives, the main case among them, kr. */
static double variant_end(const struct build *b, bool best)
{
	double end = b->results->net[TOTAL];

	for (size_t i = 0; i < b->study->variant_count; i++) {
		double net = b->study->variants[i].results.net[TOTAL];

		end = best ? fmax(end, net) : fmin(end, net);
	}
	return end;
}

bool variants_equal(const struct build *b)
{
	for (size_t i = 0; i < b->study->variant_count; i++)
		if (amount_sign(b->study->variants[i].results.net[TOTAL] - b->results->net[TOTAL]) != SIGN_ZERO)
			return false;
	return true;
}

#define VARIANT_VALUES(TEXT, FLAG)                                                                 \
	FLAG(variant, finnes, "saken har flere alternativer", b->study->variant_count > 0)         \
	FLAG(variant, likt, "alle alternativene har samme samlede nettogevinst", variants_equal(b)) \
	FLAG(variant, alle_taper, "alle alternativene taper samlet", \
	     amount_sign(variant_end(b, true)) == SIGN_LOSS)                                       \
	TEXT(variant, spenn, "fra det dårligste til det beste samlede resultatet, med ord for tap og gevinst", \
	     range_words(b, variant_end(b, false), variant_end(b, true)))                          \
	TEXT(variant, best, "alternativet med størst samlet nettogevinst", best_variant(b))
VALUE_GROUP(variant, VARIANT_VALUES);

/* Whether the table of what it takes says why there is no limit somewhere, for this reason. */
static bool is_said(const struct build *b, enum answer_status reason)
{
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		for (int question = 0; question < QUESTIONS; question++)
			if (answer_of(b, level, (enum question)question)->status == reason)
				return true;
	return false;
}

/* Whether any answer is more than that nothing matters: a table of "aldri tap" alone says nothing. */
static bool has_limits(const struct build *b)
{
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		for (int question = 0; question < QUESTIONS; question++) {
			enum answer_status status = answer_of(b, level, (enum question)question)->status;

			if (status != ANSWER_ALWAYS && status != ANSWER_NO_COST)
				return true;
		}
	return false;
}

#define QUESTION_VALUES(TEXT, FLAG)                                                                \
	FLAG(question, oppgitt, "det er regnet ut hva som skal til", true)                         \
	FLAG(question, aldri_tap, "tabellen sier «aldri tap»", is_said(b, ANSWER_ALWAYS))          \
	FLAG(question, paavirker_ikke, "tabellen sier «påvirker ikke»", is_said(b, ANSWER_NO_EFFECT)) \
	FLAG(question, mer_gir_tap, "tabellen sier «mer gir tap»", is_said(b, ANSWER_LOSES))       \
	FLAG(question, umulig, "tabellen sier «umulig»", is_said(b, ANSWER_OUT_OF_REACH))          \
	FLAG(question, alltid_tap, "tabellen sier «alltid tap»", is_said(b, ANSWER_NEVER))         \
	FLAG(question, ingen_grense, "tabellen sier «ingen enkel grense»", is_said(b, ANSWER_NOT_MONOTONE)) \
	FLAG(question, uten_skade, "tabellen sier «uten skade»", is_said(b, ANSWER_UNLESS_HARM))   \
	FLAG(question, uten_hjelp, "tabellen sier «uten hjelp»", is_said(b, ANSWER_UNLESS_HELP))   \
	FLAG(question, har_grenser, "noe endrer seg med en av forutsetningene", has_limits(b))     \
	TEXT(question, flest_deltakere, "det høyeste antallet deltakere som kan regnes ut",        \
	     prose_counted(a, w, WORD_PARTICIPANTS, LIMIT_PARTICIPANTS))                              \
	TEXT(question, lengste_periode, "den lengste perioden som kan regnes ut",                  \
	     prose_year_count(a, w, LIMIT_PERIOD))
VALUE_GROUP(question, QUESTION_VALUES);
