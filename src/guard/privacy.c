#include "privacy.h"

#include "base/arena.h"
#include "privacy_address.h"
#include "privacy_figure.h"
#include "privacy_plain.h"

#include <ctype.h>
#include <string.h>

/* Weighted sum of the digits modulo 11. */
static int remainder_11(const char *digits, const int *weights, int count)
{
	int sum = 0;

	for (int i = 0; i < count; i++)
		sum += (digits[i] - '0') * weights[i];
	return sum % 11;
}

static int two(const char *digits)
{
	return (digits[0] - '0') * 10 + digits[1] - '0';
}

/* Day and month of an identity number: D-numbers add 40 to the day, H-numbers and NAV's synthetic ones 40
 * to the month, Tenor's 80. FH-numbers (first digit 8 or 9) hold no date. */
static bool plausible_date(const char *digits)
{
	int day = two(digits), month = two(digits + 2);

	if (digits[0] >= '8')
		return true;
	day -= day > 40 ? 40 : 0;
	month -= month > 80 ? 80 : month > 40 ? 40 : 0;
	return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

/* Modulo 11 with the weights of the Norwegian national registry. From 2032 the first control digit may leave
 * remainder 0–3 instead of 0; the second stays at 0. */
bool privacy_is_identity_number(const char digits[11])
{
	static const int first[] = { 3, 7, 6, 1, 8, 9, 4, 5, 2, 1 };
	static const int second[] = { 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1 };

	return plausible_date(digits) && remainder_11(digits, first, 10) <= 3 &&
	       remainder_11(digits, second, 11) == 0;
}

bool privacy_is_account_number(const char digits[11])
{
	static const int weights[] = { 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1 };

	return remainder_11(digits, weights, 11) == 0;
}

enum {
	MOST_BEFORE = 80, /* bytes before a number that are looked through for what it is called */
	MOST_MASKED = 80  /* bytes of a find that are shown */
};

/* True when the word `word` begins at `p`, whatever its case. */
static bool word_at(const char *p, const char *end, const char *word)
{
	size_t size = strlen(word);

	return (size_t)(end - p) >= size && strncasecmp(p, word, size) == 0 &&
	       ((size_t)(end - p) == size || !isalpha((unsigned char)p[size]));
}

/* True when a unit of money or quantity follows, or one of money stands before: then it is an amount. */
static bool is_amount(const char *begin, const char *start, const char *stop, const char *end)
{
	static const char *const units[] = { "kr", "kroner", "NOK", "mill", "millioner", "prosent" };

	while (start > begin && (start[-1] == ' ' || start[-1] == '.'))
		start--;
	while (start > begin && isalpha((unsigned char)start[-1]))
		start--;
	for (size_t i = 0; i < 3; i++)
		if (word_at(start, end, units[i]))
			return true;
	while (stop < end && *stop == ' ')
		stop++;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (word_at(stop, end, units[i]))
			return true;
	return false;
}

static bool is_letter(char c)
{
	return isalpha((unsigned char)c) || (unsigned char)c >= 0x80;
}

static bool is_phone_word(const char *word, size_t size)
{
	static const char *const words[] = { "tlf",      "tlfnr",      "tel",           "telefon",         "telefonen",
					     "telefonnr", "telefonnummer", "telefonnummeret", "mob",       "mobil",
					     "mobilen",  "mobilnr",    "mobilnummer",   "mobilnummeret",   "ring",
					     "ringe",    "ringes",     "sms",           "vipps" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (size == strlen(words[i]) && strncasecmp(word, words[i], size) == 0)
			return true;
	return false;
}

/* True when "(+47)" stands before `p`. */
static bool after_country_code(const char *begin, const char *p)
{
	static const char *const codes[] = { "+47)", "0047)" };

	while (p > begin && p[-1] == ' ')
		p--;
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		size_t size = strlen(codes[i]);

		if ((size_t)(p - begin) >= size && memcmp(p - size, codes[i], size) == 0)
			return true;
	}
	return false;
}

/* True when one of the three words before `p` is one for a telephone; other numbers may stand between. */
static bool after_phone_word(const char *begin, const char *p)
{
	const char *stop = p;

	begin = p - begin > MOST_BEFORE ? p - MOST_BEFORE : begin;
	for (int i = 0; i < 3; i++) {
		const char *start;

		while (stop > begin && strchr(" .,:;+()-/\n0123456789", stop[-1]))
			stop--;
		for (start = stop; start > begin && is_letter(start[-1]); start--)
			;
		if (start == stop)
			return false;
		if (is_phone_word(start, (size_t)(stop - start)))
			return true;
		stop = start;
	}
	return false;
}

/* A kind of number that groups of these sizes can be; `alone`: only when no other groups stand beside them. */
static const struct shape {
	const char *sizes;
	bool identity, account, phone, alone;
} shapes[] = {
	{ ";", .identity = true, .account = true },
	{ "65", .identity = true },
	{ "2225", .identity = true },
	{ "632", .identity = true },
	{ "2432", .identity = true },
	{ "22232", .identity = true },
	{ "443", .identity = true, .account = true },
	{ "425", .identity = true, .account = true },
	{ "4232", .identity = true, .account = true },
	{ "11111111111", .identity = true, .account = true, .alone = true },
	{ "2222", .phone = true, .alone = true },
	{ "323", .phone = true, .alone = true },
};

/* What the scan looks through. */
struct text {
	const char *begin, *end;
};

static const char *judge_shape(const struct shape *shape, const struct figure *f, int first, const struct text *text,
			       int *last)
{
	int count = (int)strlen(shape->sizes);
	char digits[16] = "";
	bool amount;

	if (!figure_has_shape(f, first, shape->sizes))
		return NULL;
	*last = first + count - 1;
	if (shape->alone && !figure_stands_alone(f, first, *last))
		return NULL;
	figure_join(digits, f, first, count);
	amount = is_amount(text->begin, f->groups[first].start, figure_end(f, *last), text->end);
	if (shape->identity && (count == 1 || !amount) && privacy_is_identity_number(digits))
		return "et fødselsnummer, D-nummer eller liknende";
	if (shape->account && !amount && privacy_is_account_number(digits))
		return "et kontonummer";
	if (shape->phone && !amount && digits[0] >= '2' && figure_is_even(f, first, *last))
		return "et telefonnummer";
	return NULL;
}

/* Eight digits, in any groups, that the text calls a telephone; 47 may stand before them. */
static bool is_named_phone(const struct figure *f, int first, const struct text *text, int *last)
{
	const char *start = f->groups[first].start;

	if ((first && f->groups[first].before != '\n') ||
	    !(after_phone_word(text->begin, start) || after_country_code(text->begin, start)))
		return false;
	*last = figure_last(f, first, 8);
	if (*last < 0 && text->end - start >= 2 && memcmp(start, "47", 2) == 0)
		*last = figure_last(f, first, 10);
	return *last >= 0 && *start >= '2' && !is_amount(text->begin, start, figure_end(f, *last), text->end);
}

/* An IBAN of Norway: NO, two digits, and an account. */
static bool is_iban(const struct figure *f, const struct text *text, int *last)
{
	const char *start = f->groups[0].start, *p = start;
	char digits[16] = "";

	while (p > text->begin && p[-1] == ' ')
		p--;
	if (p - text->begin < 2 || strncasecmp(p - 2, "NO", 2) != 0)
		return false;
	*last = figure_last(f, 0, 13);
	return *last >= 0 && figure_join(digits, f, 0, *last + 1) == 13 && privacy_is_account_number(digits + 2);
}

/* Whether `count` digits can be a number abroad: not an amount with its sign, nor a long number with zeros first. */
static bool is_abroad(const struct figure *f, const char digits[16], int count, bool plus)
{
	if (count > 15)
		return false;
	if (plus)
		return count >= 9 && digits[0] > '0' && !figure_is_thousands(f);
	return count >= 11 && memcmp(digits, "00", 2) == 0 && strchr("34", digits[2]);
}

/* +47 and other country codes, 0047 and others of Europe; only +47 may have a space after the sign. */
static bool is_international(const struct figure *f, const struct text *text, int *last)
{
	char digits[16] = "";
	int count = figure_join(digits, f, 0, f->count);
	const char *start = f->groups[0].start, *p = start;
	bool norwegian, plus;

	while (p > text->begin && p[-1] == ' ')
		p--;
	plus = p > text->begin && p[-1] == '+';
	norwegian = memcmp(digits, plus ? "47" : "0047", plus ? 2 : 4) == 0;
	*last = norwegian ? figure_last(f, 0, plus ? 10 : 12) : -1;
	if (*last < 0 && !(plus && p < start) && is_abroad(f, digits, count, plus))
		*last = f->count - 1;
	return *last >= 0 && !is_amount(text->begin, start, figure_end(f, *last), text->end);
}

/* What the groups from `first` on are, in Norwegian, or NULL; `*last` is their last. */
static const char *judge(const struct figure *f, int first, const struct text *text, int *last)
{
	if (first == 0 && !f->resumed && is_iban(f, text, last))
		return "et kontonummer";
	if (first == 0 && !f->resumed && is_international(f, text, last))
		return "et telefonnummer";
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		const char *what = judge_shape(&shapes[i], f, first, text, last);

		if (what)
			return what;
	}
	return is_named_phone(f, first, text, last) ? "et telefonnummer" : NULL;
}

/* Where the scan is, so that places are found without starting over. */
struct scan {
	const struct privacy *gate;
	const char *source;
	struct plain plain;
	struct text text; /* the plain one */
	const char *counted; /* in the source, as far as `at` is counted */
	struct place at;
};

/* Where `p` of the plain text stands in the file. An address may begin before the number that was found last, on the
 * same line. */
static struct place place_of(struct scan *scan, const char *plain)
{
	const char *p = scan->source + scan->plain.from[plain - scan->plain.text];

	if (p < scan->counted)
		scan->at.column -= (int)utf8_length(p, (size_t)(scan->counted - p));
	for (; scan->counted < p; scan->counted++) {
		if (*scan->counted == '\n') {
			scan->at.line++;
			scan->at.column = 1;
		} else if ((*scan->counted & 0xC0) != 0x80) {
			scan->at.column++;
		}
	}
	scan->counted = p;
	return scan->at;
}

/* The find with a dot for each letter and digit. */
static const char *mask(struct arena *a, const char *start, const char *stop)
{
	struct buffer masked = { .arena = a };

	for (const char *p = start; p < stop; p++) {
		if ((*p & 0xC0) == 0x80)
			continue;
		if (p >= start + MOST_MASKED) {
			buffer_puts(&masked, "…");
			break;
		}
		if (isalnum((unsigned char)*p) || (unsigned char)*p >= 0x80)
			buffer_puts(&masked, "•");
		else
			buffer_add(&masked, *p == '\n' || *p == '\r' ? " " : p, 1);
	}
	return buffer_text(&masked);
}

static void report(struct scan *scan, const char *what, const char *start, const char *stop)
{
	const struct privacy *gate = scan->gate;
	struct place at = place_of(scan, start);
	const char *masked = mask(gate->arena, start, stop);

	if (gate->internal)
		diag_warning(gate->diag, at, "dette ser ut som %s: %s; dokumentet merkes internt", what, masked);
	else
		diag_error(gate->diag, at,
			   "dette ser ut som %s: %s; fjern det før dokumentet kan bli offentlig, eller bruk --intern",
			   what, masked);
}

static bool address_letter(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80 || (c && strchr(".%+-", c));
}

/* Reports the e-mail address around the '@' at `p`, unless it is the municipality's own. */
static void check_address(struct scan *scan, const char *p)
{
	const char *start = p, *stop = p + 1;

	while (start > scan->text.begin && address_letter(start[-1]))
		start--;
	while (stop < scan->text.end && (isalnum((unsigned char)*stop) || *stop == '.' || *stop == '-' ||
				    (unsigned char)*stop >= 0x80))
		stop++;
	while (stop > p + 1 && (stop[-1] == '.' || stop[-1] == '-'))
		stop--;
	if (start < p && memchr(p, '.', (size_t)(stop - p)) &&
	    !privacy_is_own_domain(scan->gate, p + 1, (size_t)(stop - p - 1)))
		report(scan, "en e-postadresse utenfor kommunens eget domene", start, stop);
}

/* Reports what is in the figure; returns where to go on. */
static const char *check_figure(struct scan *scan, const struct figure *f)
{
	int first = 0;

	while (first < f->count && !(f->cut && first >= FIGURE_GROUPS - FIGURE_LONGEST)) {
		int last;
		const char *what = judge(f, first, &scan->text, &last);

		if (what)
			report(scan, what, f->groups[first].start, figure_end(f, last));
		first = what ? last + 1 : first + 1;
	}
	return first < f->count ? f->groups[first].start : f->end;
}

static void look_through(struct scan *scan)
{
	const char *p = scan->text.begin;
	struct figure f = { 0 };

	while (p < scan->text.end) {
		if (*p == '@')
			check_address(scan, p);
		if (isdigit((unsigned char)*p)) {
			figure_read(&f, p, scan->text.end, f.cut);
			p = check_figure(scan, &f);
		} else {
			p++;
		}
	}
}

void privacy_check(const struct privacy *gate, struct str text, const char *file)
{
	struct arena scratch = { 0 };
	struct scan scan = { .gate = gate, .source = text.data, .counted = text.data, .at = { file, 1, 1 } };

	plain_read(&scan.plain, text, &scratch);
	scan.text = (struct text){ scan.plain.text, scan.plain.text + scan.plain.size };
	look_through(&scan);
	arena_free(&scratch);
}
