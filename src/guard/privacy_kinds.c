/* What groups of digits are, by their form and the words around them. */
#include "privacy_kinds.h"

#include "privacy.h"
#include "privacy_words.h"

#include <string.h>
#include <strings.h>

const char an_identity_number[] = "et fødselsnummer, D-nummer eller liknende", an_account[] = "et kontonummer",
	   a_phone[] = "et telefonnummer";

/* A kind of number that groups of these sizes can be; `alone`: only when no other groups stand beside them; `whole`:
 * not when they are one number with decimals. */
static const struct shape {
	const char *sizes;
	bool identity, account, phone, alone, whole;
} shapes[] = {
	{ ";", .identity = true, .account = true },
	{ "65", .identity = true },
	{ "56", .identity = true, .whole = true },
	{ "47", .identity = true, .whole = true },
	{ "74", .identity = true, .whole = true },
	{ "83", .identity = true, .whole = true },
	{ "92", .identity = true, .whole = true },
	{ "2225", .identity = true },
	{ "632", .identity = true },
	{ "2432", .identity = true },
	{ "22232", .identity = true },
	{ "443", .identity = true, .account = true },
	{ "425", .identity = true, .account = true },
	{ "4232", .identity = true, .account = true },
	{ "3332", .identity = true },
	{ "11111111111", .identity = true, .account = true, .alone = true },
	{ "2222", .phone = true, .alone = true },
	{ "323", .phone = true, .alone = true },
	{ "332", .phone = true, .alone = true },
};

/* "Sum: 20 30 40 50": a row of figures, by what stands before it or by its even steps. */
static bool is_row_of_figures(const struct digit_run *f, int first, int last, const struct passage *text)
{
	int step = 0;

	if (words_name_figures(text, f->groups[first].start))
		return true;
	if (last - first != 3)
		return false;
	for (int i = first + 1; i <= last; i++) {
		int difference = digits_pair(f->groups[i].start) - digits_pair(f->groups[i - 1].start);

		if (difference == 0 || (step && difference != step))
			return false;
		step = difference;
	}
	return true;
}

/* No person has a number that begins with 8: those are free of charge, or paid services. No series begins with 20, as
 * years do. Nor Nav's, that so many are told to ring. */
static bool is_of_person(const char *digits)
{
	static const char nav[] = "55553333";

	return *digits >= '2' && *digits != '8' && memcmp(digits, "20", 2) != 0 &&
	       memcmp(digits, nav, sizeof nav - 1) != 0;
}

static const char *judge_shape(const struct shape *shape, const struct digit_run *f, int first,
			       const struct passage *text, int *last)
{
	int count = (int)strlen(shape->sizes);
	const char *start = f->groups[first].start, *stop;
	char digits[16] = "";
	bool amount, may_be_amount, listed; /* figures of a list have commas too */

	*last = first + count - 1;
	if (!digits_has_shape(f, first, shape->sizes) || digits_are_parted(f, first, *last, DIGITS_WIDE_SEPARATORS))
		return NULL;
	if ((shape->whole && (digits_is_decimal(f, first, *last) || digits_are_parted(f, first, *last, ",\n"))) ||
	    digits_is_decimals(f, first))
		return NULL;
	if (shape->alone && !digits_stands_alone(f, first, *last))
		return NULL;
	digits_join(digits, f, first, count);
	stop = digits_end(f, *last);
	amount = words_make_amount(text, start, stop);
	may_be_amount = amount && (count == 1 || digits_is_short(f, first, *last));
	listed = count < 11 && digits_are_parted(f, first, *last, ",");
	if (shape->identity && (count == 1 || !may_be_amount) && privacy_is_identity_number(digits) &&
	    (!listed || *digits == '0' || privacy_is_strict_identity(digits)))
		return an_identity_number;
	if (shape->account && !may_be_amount && privacy_is_account_number(digits) &&
	    (!listed || words_name_account(text, start, stop)))
		return an_account;
	if (shape->phone && !amount && is_of_person(digits) && digits_is_even(f, first, *last) &&
	    (words_name_phone(text, start, stop) || !is_row_of_figures(f, first, *last, text)))
		return a_phone;
	return NULL;
}

/* Eleven digits in any other groups, with nothing beside them. */
static bool is_grouped_identity(const struct digit_run *f, int first, const struct passage *text, int *last)
{
	char digits[16] = "";

	*last = digits_last(f, first, 11);
	if (*last <= first || !digits_stands_alone(f, first, *last) || digits_is_thousands(f, first, *last) ||
	    (*last == first + 1 && f->groups[first].size != 6 && digits_is_decimal(f, first, *last)))
		return false;
	digits_join(digits, f, first, *last - first + 1);
	if (digits_are_parted(f, first, *last, ",") && digits[0] != '0' && !privacy_is_strict_identity(digits))
		return false;
	return digits[0] < '8' && privacy_is_identity_number(digits) &&
	       !(digits_is_short(f, first, *last) &&
		 words_make_amount(text, f->groups[first].start, digits_end(f, *last)));
}

/* "0101189050188": a date with its century, and five digits. */
static bool is_dated(const char digits[13])
{
	char number[11];

	memcpy(number, digits, 4);
	memcpy(number + 4, digits + 6, 7);
	return digits_pair(digits + 4) >= 18 && digits_pair(digits + 4) <= 20 && privacy_is_strict_identity(number);
}

const char *kinds_inner_identity(const struct group *g)
{
	enum { MOST = 16, DATED = 13 };

	if (g->size <= 11 || g->size > MOST)
		return NULL;
	if (g->size == DATED && is_dated(g->start))
		return g->start;
	if (*g->start < '8' && privacy_is_identity_number(g->start))
		return g->start;
	return g->start[g->size - 11] < '8' && privacy_is_identity_number(g->start + g->size - 11)
		       ? g->start + g->size - 11
		       : NULL;
}

/* "konto 11700 123456 kr": one of the chart of accounts, and an amount. */
static bool is_amount_of_account(const struct digit_run *f, int first, int last)
{
	return digits_is_short(f, first, last) || (last == first + 1 && f->groups[first].size <= 5);
}

/* Eleven digits, in any groups, that the text calls an account. */
static bool is_named_account(const struct digit_run *f, int first, const struct passage *text, int *last)
{
	char digits[16] = "";

	*last = digits_last(f, first, 11);
	if (*last < 0 || !words_name_account(text, f->groups[first].start, digits_end(f, *last)))
		return false;
	digits_join(digits, f, first, *last - first + 1);
	return privacy_is_account_number(digits) &&
	       !(is_amount_of_account(f, first, *last) &&
		 words_make_amount(text, f->groups[first].start, digits_end(f, *last)));
}


/* "25.03.2021". */
static bool is_date(const struct digit_run *f, int first)
{
	const struct group *g = &f->groups[first];

	return digits_has_shape(f, first, "224") && digits_pair(g[0].start) <= 31 && digits_pair(g[1].start) <= 12 &&
	       digits_pair(g[2].start) >= 18 && digits_pair(g[2].start) <= 21;
}

/* Eight digits, in any groups, that the text calls a telephone; 47 may stand before them. */
static bool is_named_phone(const struct digit_run *f, int first, const struct passage *text, int *last)
{
	const char *start = f->groups[first].start, *stop;
	char digits[16] = "";
	int count;

	*last = digits_last(f, first, 8);
	if (*last < 0 && text->end - start >= 2 && memcmp(start, "47", 2) == 0)
		*last = digits_last(f, first, 10);
	if (*last < 0 || !digits_begins(f, first) || is_date(f, first))
		return false;
	count = digits_join(digits, f, first, *last - first + 1);
	if (!is_of_person(digits + count - 8))
		return false;
	stop = digits_end(f, *last);
	return !words_make_amount(text, start, stop) && words_name_phone(text, start, stop);
}

/* Whether eight digits that begin at `p` may be a telephone's: mobile ones are, others in one group or two of four
 * are. */
static bool may_be_phone(const char *p, bool grouped)
{
	bool mobile = *p == '4' || *p == '9';

	return mobile || (!grouped && strchr("23567", *p));
}

/* Eight digits beside somebody's name, of a mobile telephone or in one group, and not grouped like an amount. */
static bool is_persons_phone(const struct digit_run *f, int first, const struct passage *text, int *last)
{
	const char *start = f->groups[first].start, *stop;
	char digits[16] = "";

	*last = digits_last(f, first, 8);
	if (*last < 0 || !digits_begins(f, first) || !may_be_phone(start, digits_is_short(f, first, *last)) ||
	    !digits_stands_alone(f, first, *last) || digits_is_thousands(f, first, *last) ||
	    (*last == first + 1 && f->groups[*last].before == ':') || is_date(f, first) ||
	    digits_are_parted(f, first, *last, ","))
		return false;
	digits_join(digits, f, first, *last - first + 1);
	stop = digits_end(f, *last);
	return is_of_person(digits) && !words_make_amount(text, start, stop) && words_name_person(text, start, stop);
}

/* An IBAN of Norway: NO, two digits, and an account. */
static bool is_iban(const struct digit_run *f, const struct passage *text, int *last)
{
	const char *start = f->groups[0].start, *p = start;
	char digits[16] = "";

	while (p > text->begin && strchr(" -.", p[-1]))
		p--;
	if (p - text->begin < 2 || strncasecmp(p - 2, "NO", 2) != 0)
		return false;
	*last = digits_last(f, 0, 13);
	return *last >= 0 && digits_join(digits, f, 0, *last + 1) == 13 && privacy_is_account_number(digits + 2);
}

/* Whether `count` digits can be a number abroad: not an amount with its sign, nor a long number with zeros first. */
static bool is_abroad(const struct digit_run *f, const char digits[16], int count, bool plus)
{
	if (count > 15)
		return false;
	if (plus)
		return count >= 9 && digits[0] > '0' && !digits_is_thousands(f, 0, f->count - 1);
	return count >= 11 && memcmp(digits, "00", 2) == 0 && strchr("34", digits[2]);
}

/* +47 and other country codes, 0047 and others of Europe; only +47 may have a space after the sign. */
static bool is_international(const struct digit_run *f, const struct passage *text, int *last)
{
	char digits[16] = "";
	int count = digits_join(digits, f, 0, f->count);
	const char *start = f->groups[0].start, *p = start;
	bool norwegian, plus;

	while (p > text->begin && p[-1] == ' ')
		p--;
	plus = p > text->begin && p[-1] == '+';
	norwegian = memcmp(digits, plus ? "47" : "0047", plus ? 2 : 4) == 0;
	*last = norwegian ? digits_last(f, 0, plus ? 10 : 12) : -1;
	if (*last < 0 && !(plus && p < start) && is_abroad(f, digits, count, plus))
		*last = f->count - 1;
	return *last >= 0 && !words_make_amount(text, start, digits_end(f, *last));
}

const char *kinds_judge(const struct digit_run *f, int first, const struct passage *text, int *last)
{
	if (first == 0 && !f->resumed && is_iban(f, text, last))
		return an_account;
	if (first == 0 && !f->resumed && is_international(f, text, last))
		return a_phone;
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		const char *what = judge_shape(&shapes[i], f, first, text, last);

		if (what)
			return what;
	}
	if (is_grouped_identity(f, first, text, last))
		return an_identity_number;
	if (is_named_account(f, first, text, last))
		return an_account;
	if (is_named_phone(f, first, text, last) || is_persons_phone(f, first, text, last))
		return a_phone;
	return NULL;
}

static bool has_phone_shape(const struct digit_run *f)
{
	static const char *const sizes[] = { "2222", "323", "332", "44", "35" };

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		if (digits_has_shape(f, 0, sizes[i]))
			return true;
	return false;
}

/* Whether eleven digits in groups beside each other are a number, and no figures: none of them has a zero first, and
 * there are more than one of six digits and some of five. */
static bool is_told_from_figures(const struct digit_run *f, const char digits[11])
{
	if (digits_has_zero(f))
		return privacy_is_identity_number(digits);
	return f->groups[0].size == 6 && privacy_is_strict_identity(digits);
}

const char *kinds_judge_wide(const struct digit_run *f, const struct passage *text)
{
	int last = f->count - 1, count = f->count ? digits_count(f) : 0;
	char digits[16] = "";

	if (f->resumed || f->cut || (count != 8 && count != 11) || digits_has_amount(f) ||
	    !digits_are_parted(f, 0, last, DIGITS_WIDE_SEPARATORS))
		return NULL;
	digits_join(digits, f, 0, f->count);
	if (count == 11 && digits_is_dated(f) && digits[0] < '8' && is_told_from_figures(f, digits))
		return an_identity_number;
	if (digits_has_shape(f, 0, "425") && privacy_is_account_number(digits) &&
	    words_name_account(text, f->groups[0].start, digits_end(f, last)))
		return an_account;
	if (count == 8 && is_of_person(digits) && !digits_are_parted(f, 0, last, "\v") && has_phone_shape(f) &&
	    words_name_phone(text, f->groups[0].start, digits_end(f, last)) &&
	    !words_name_figures(text, f->groups[0].start))
		return a_phone;
	return NULL;
}
