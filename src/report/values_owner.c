/* Placeholders for the owner's budget in the first years, and for how far its result can go either way. */
#include "answers_text.h"
#include "prose.h"
#include "values.h"

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

#define DECADE_VALUES(TEXT, FLAG)                                                                  \
	TEXT(decade, antall, "hvor mange år det er, høyst ti",                                     \
	     prose_count(a, w, r->period < DECADE ? r->period : DECADE))                           \
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
	const struct spread *d = &b->study->montecarlo.net[owner];
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

/* The assumption that moves the owner's result most, or NULL. */
static const struct sensitivity_row *widest(const struct build *b)
{
	const struct sensitivity *s = &b->study->sensitivity;
	enum level owner = build_owner(b);
	const struct sensitivity_row *row = s->row_count ? &s->rows[s->ranked[owner][0]] : NULL;

	return row && amount_sign(row->high[owner] - row->low[owner]) != SIGN_ZERO ? row : NULL;
}

#define OUTCOME_VALUES(TEXT, FLAG)                                                                 \
	FLAG(outcome, bare_gevinst, "aldri tap", is_gain(outcomes_of(b)))                          \
	FLAG(outcome, bare_tap, "aldri gevinst", is_loss(outcomes_of(b)) && !is_gain(outcomes_of(b))) \
	FLAG(outcome, begge, "både tap og gevinst", !is_loss(outcomes_of(b)) && !is_gain(outcomes_of(b))) \
	TEXT(outcome, lavest, "størrelsen på det laveste", prose_amount(a, w, outcomes_of(b).low)) \
	TEXT(outcome, hoeyest, "størrelsen på det høyeste", prose_amount(a, w, outcomes_of(b).high)) \
	TEXT(outcome, spenn, "fra den minste til den største størrelsen, med «og» mellom",         \
	     prose_span(a, w, outcomes_of(b).low, outcomes_of(b).high))                            \
	FLAG(outcome, har_stoerst, "en forutsetning endrer eierens resultat", widest(b) != NULL)   \
	TEXT(outcome, stoerst, "den som endrer det mest, med stor forbokstav",                     \
	     widest(b) ? prose_capital(a, assumption_definite(b, widest(b))) : "")
VALUE_GROUP(outcome, OUTCOME_VALUES);

#define LIMIT_VALUES(TEXT, FLAG)                                                                   \
	TEXT(limit, funn, "hvor mange som må bli hjulpet for at eieren ikke taper; samlet hvis eieren ikke kan tape", \
	     limit_words(b, limit_level(b)))                                                       \
	TEXT(limit, eier, "det samme for eieren", limit_words(b, (int)build_owner(b)))
VALUE_GROUP(limit, LIMIT_VALUES);
