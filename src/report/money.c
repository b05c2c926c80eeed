/* Amounts in one unit. */
#include "money.h"

#include "prose.h"

#include "base/number.h"

#include <math.h>

struct money money_for(const struct build *b, double largest)
{
	int unit = fabs(largest) >= 1e9 ? 2 : fabs(largest) >= 1e6 ? 1 : 0;
	static const double sizes[] = { 1e3, 1e6, 1e9 };

	return (struct money){ b, sizes[unit], word_of(b->words, WORD_CHART_UNITS, unit) };
}

static double rounded(const struct money *m, double kroner)
{
	double value = kroner / m->size;

	return fabs(value) < 99.95 ? round(value * 10) / 10 : round(value);
}

static const char *number(const struct money *m, double kroner)
{
	double value = rounded(m, kroner);

	return fabs(value) < 99.95 && value != 0 ? number_decimal(m->b->arena, value, 1)
						 : number_whole(m->b->arena, value);
}

static const char *with_plus(const struct money *m, double kroner, const char *text)
{
	return rounded(m, kroner) > 0 ? arena_printf(m->b->arena, "+%s", text) : text;
}

bool money_is_zero(const struct money *m, double kroner)
{
	return rounded(m, kroner) == 0;
}

const char *money_text(const struct money *m, double kroner)
{
	if (money_is_zero(m, kroner) && amount_sign(kroner) != SIGN_ZERO)
		return word(m->b->words, WORD_ABOUT_ZERO);
	return number(m, kroner);
}

const char *money_signed(const struct money *m, double kroner)
{
	return with_plus(m, kroner, money_text(m, kroner));
}

const char *money_cell(const struct money *m, double kroner)
{
	return number(m, kroner);
}

const char *money_cell_signed(const struct money *m, double kroner)
{
	return with_plus(m, kroner, number(m, kroner));
}

const char *money_whole(const struct money *m, double kroner)
{
	return number_whole(m->b->arena, kroner / m->size);
}

const char *money_range(const struct money *m, double low, double high)
{
	bool negative = rounded(m, low) < 0 || rounded(m, high) < 0;

	if (negative)
		return arena_printf(m->b->arena, "%s %s %s", number(m, low),
				    word(m->b->words, WORD_TO), number(m, high));
	return arena_printf(m->b->arena, "%s–%s", number(m, low), number(m, high));
}

const char *money_named(const struct money *m, double kroner, bool plus)
{
	const char *number = plus ? money_signed(m, kroner) : money_text(m, kroner);

	if (m->size > 1e3)
		return arena_printf(m->b->arena, "%s\u00a0%s", number, m->name);
	return arena_printf(m->b->arena, "%s%s", plus && amount_sign(kroner) == SIGN_GAIN ? "+" : "",
			    prose_short(m->b->arena, m->b->words, kroner));
}
