/* Rounds as running text does, and says how. */
#include "prose.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

/* Rounding further than this is told: "nær", "litt over". Below it is "om lag". */
static const double FAR = 0.015;

/* One decimal of the unit, none from 100 of them: as the figures round. */
static double round_large(double size, double unit)
{
	double tenths = round(size / unit * 10) / 10;

	return unit * (tenths < 100 ? tenths : round(size / unit));
}

struct rounding prose_round(double kroner)
{
	double size = fabs(kroner);
	struct rounding r = { .value = size };

	if (size < 1000)
		r.value = floor(size + 0.5);
	else if (size < 999500)
		r.value = number_significant(size, 2);
	else
		r.value = round_large(size, size < 999.5e6 ? 1e6 : 1e9);
	/* what an exact figure prints is whole kroner: less than that is not rounding */
	if (fabs(r.value - size) > 0.5)
		r.by = (r.value - size) / size;
	return r;
}

static const char *rounded(struct arena *a, const struct words *w, double value)
{
	double size = fabs(value);
	enum word unit = size >= 1e9 ? WORD_BILLIONS : size >= 1e6 ? WORD_MILLIONS : WORD_KRONER;
	double count = size >= 1e9 ? value / 1e9 : size >= 1e6 ? value / 1e6 : value;
	const char *noun = word_of(w, unit, fabs(count) != 1);

	if (unit == WORD_KRONER)
		return arena_printf(a, "%s\u00a0%s", number_whole(a, count), noun);
	return arena_printf(a, "%s\u00a0%s %s", number_short(a, count, 1), noun,
			    word_of(w, WORD_KRONER, 1));
}

const char *prose_amount(struct arena *a, const struct words *w, double kroner)
{
	return rounded(a, w, prose_round(kroner).value);
}

static double unit_of(double size)
{
	return size >= 1e9 ? 1e9 : size >= 1e6 ? 1e6 : 1;
}

static const char *unit_words(struct arena *a, const struct words *w, double unit)
{
	const char *kroner = word_of(w, WORD_KRONER, 1);

	if (unit == 1)
		return kroner;
	return arena_printf(a, "%s %s", word_of(w, unit == 1e9 ? WORD_BILLIONS : WORD_MILLIONS, 1), kroner);
}

static bool is_whole(double value)
{
	return value == round(value);
}

/* One of a pair: none of the decimals that the other lacks, but 0 is 0, and small numbers keep theirs. */
static const char *one_of_pair(struct arena *a, double count, double larger, bool tenths)
{
	bool decimal = tenths && count != 0 && (larger < 100 || count < 10);

	return decimal ? number_decimal(a, count, 1) : number_whole(a, count);
}

void prose_pair(const char **first, const char **last, struct arena *a, const struct words *w, double one,
		double other)
{
	double exact[] = { fabs(one), fabs(other) }, sizes[2];
	double unit = unit_of(prose_round(fmax(exact[0], exact[1])).value), larger;
	bool tenths, hides = false;

	for (int i = 0; i < 2; i++) {
		sizes[i] = unit > 1 ? round(exact[i] / unit * 10) / 10 : prose_round(exact[i]).value;
		hides |= sizes[i] == 0 && exact[i] >= 0.5;
	}
	if (hides || (unit > 1 && sizes[0] == sizes[1])) {
		*first = prose_amount(a, w, one);
		*last = prose_amount(a, w, other);
		return;
	}
	larger = fmax(sizes[0], sizes[1]);
	tenths = unit > 1 && !(is_whole(sizes[0]) && is_whole(sizes[1]));
	*first = one_of_pair(a, sizes[0], larger, tenths);
	*last = !tenths && sizes[1] == 1
			? prose_amount(a, w, sizes[1] * unit)
			: arena_printf(a, "%s\u00a0%s", one_of_pair(a, sizes[1], larger, tenths),
				       unit_words(a, w, unit));
}

const char *prose_span(struct arena *a, const struct words *w, double one, double other)
{
	const char *low, *high;

	prose_pair(&low, &high, a, w, fmin(fabs(one), fabs(other)), fmax(fabs(one), fabs(other)));
	return arena_printf(a, "%s %s %s", low, word(w, WORD_AND), high);
}

const char *prose_about(struct arena *a, const struct words *w, double kroner)
{
	double by = prose_round(kroner).by;
	const char *amount = prose_amount(a, w, kroner);

	if (by == 0)
		return amount;
	return arena_printf(a, "%s %s",
			    word_of(w, WORD_ROUGHLY,
				    by >= FAR   ? 0
				    : by > -FAR ? 1
						: 2),
			    amount);
}

const char *prose_short(struct arena *a, const struct words *w, double kroner)
{
	double size = number_significant(kroner, 3);
	int unit = fabs(size) >= 1e9 ? 2 : fabs(size) >= 1e6 ? 1 : 0;
	const char *number;

	if (unit == 0)
		number = number_whole(a, fabs(size) < 1000 ? kroner : size);
	else
		number = number_short(a, size / (unit == 2 ? 1e9 : 1e6), 2);
	return arena_printf(a, "%s\u00a0%s", number, word_of(w, WORD_SHORT_UNITS, unit));
}

const char *prose_exact(struct arena *a, const struct words *w, double kroner)
{
	return arena_printf(a, "%s\u00a0%s", number_whole(a, kroner),
			    word_of(w, WORD_SHORT_UNITS, 0));
}

/* A share as it was typed has three decimals at most and keeps them: 50,05 must not read as 50. Of others, small
 * ones need their second decimal to be more than "0". */
static int percent_decimals(double share)
{
	double thousandths = share * 1e5;

	if (fabs(thousandths - round(thousandths)) < 1e-6)
		return 3;
	return fabs(share) < 0.01 ? 2 : 1;
}

const char *prose_percent(struct arena *a, const struct words *w, double share)
{
	return arena_printf(a, "%s\u00a0%s", number_short(a, share * 100, percent_decimals(share)),
			    word(w, WORD_PERCENT));
}

const char *prose_percent_sign(struct arena *a, double share)
{
	return arena_printf(a, "%s\u00a0%%", number_short(a, share * 100, percent_decimals(share)));
}

const char *prose_number(struct arena *a, const struct words *w, double count)
{
	double tenths = count / 1e5;

	if (tenths < 10 || !is_whole(tenths))
		return number_short(a, count, 1);
	return arena_printf(a, "%s\u00a0%s", number_short(a, tenths / 10, 1), word_of(w, WORD_MILLIONS, tenths != 10));
}

const char *prose_count(struct arena *a, const struct words *w, long count)
{
	if (count >= 2 && count <= 12)
		return word_of(w, WORD_NUMERALS, (int)count - 2);
	return prose_number(a, w, (double)count);
}

const char *prose_counted(struct arena *a, const struct words *w, enum word noun, long count)
{
	if (count == 1)
		return word_of(w, noun, 0);
	return arena_printf(a, "%s %s", prose_count(a, w, count), word_of(w, noun, 1));
}

const char *prose_year_count(struct arena *a, const struct words *w, long count)
{
	return arena_printf(a, "%ld\u00a0%s", count, word(w, WORD_AGES));
}

const char *prose_list(struct arena *a, const struct words *w, const char *const items[],
		       size_t count)
{
	struct buffer b = { .arena = a };

	for (size_t i = 0; i < count; i++) {
		if (i > 0 && i + 1 == count)
			buffer_printf(&b, " %s ", word(w, WORD_AND));
		else if (i > 0)
			buffer_puts(&b, ", ");
		buffer_puts(&b, items[i]);
	}
	return buffer_text(&b);
}

const char *prose_date(struct arena *a, const struct words *w, struct date date)
{
	if (date.year == 0)
		return "";
	return arena_printf(a, "%d. %s %d", date.day, word_of(w, WORD_MONTHS, date.month - 1),
			    date.year);
}

const char *prose_ages(struct arena *a, const struct words *w, const struct interval *ages,
		       int count)
{
	int from = ages[0].from, to = ages[0].to;

	for (int i = 1; i < count; i++) {
		from = ages[i].from < from ? ages[i].from : from;
		to = ages[i].to > to ? ages[i].to : to;
	}
	if (from == to)
		return arena_printf(a, "%d %s", from, word(w, WORD_AGES));
	return arena_printf(a, "%d–%d %s", from, to, word(w, WORD_AGES));
}

const char *prose_years(struct arena *a, const struct words *w, const int *years, size_t count)
{
	const char **items = NEW_ARRAY(a, count + 1, const char *);
	bool run = count > 2;

	for (size_t i = 0; i < count; i++) {
		items[i] = arena_printf(a, "%d", years[i]);
		run = run && (i == 0 || years[i] == years[i - 1] + 1);
	}
	if (run)
		return arena_printf(a, "%d–%d", years[0], years[count - 1]);
	return prose_list(a, w, items, count);
}

/* `text` with its first character replaced by `c`. */
static const char *with_first(struct arena *a, const char *text, uint32_t c)
{
	const char *rest = text;
	char first[5] = { 0 };

	utf8_next(&rest);
	utf8_put(first, c);
	return arena_printf(a, "%s%s", first, rest);
}

static bool is_capital(uint32_t c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 0xc0 && c <= 0xde && c != 0xd7);
}

static bool is_small(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 0xe0 && c <= 0xfe && c != 0xf7);
}

const char *prose_lower(struct arena *a, const char *text)
{
	const char *at = text;
	uint32_t first = utf8_next(&at);
	uint32_t second = utf8_next(&at);

	if (!is_capital(first) || is_capital(second))
		return text;
	return with_first(a, text, first + 0x20);
}

const char *prose_capital(struct arena *a, const char *text)
{
	const char *at = text;
	uint32_t first = utf8_next(&at);

	return is_small(first) ? with_first(a, text, first - 0x20) : text;
}

const char *prose_cut(struct arena *a, const char *text, size_t most)
{
	const char *at = text, *end = text;
	size_t count = 0;

	while (count < most && utf8_next(&at)) {
		count++;
		if (*at == ' ' && count < most)
			end = at;
	}
	if (*at == '\0')
		return text;
	if (end == text) /* one long word */
		end = at;
	return arena_printf(a, "%.*s …", (int)(end - text), text);
}

const char *prose_sentence(struct arena *a, const char *text)
{
	static const char *const ends[] = { ".", "!", "?", "…" };
	size_t size = strlen(text);

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (size >= strlen(ends[i]) && strcmp(text + size - strlen(ends[i]), ends[i]) == 0)
			return text;
	return size ? arena_printf(a, "%s.", text) : text;
}
