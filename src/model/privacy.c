#include "privacy.h"

#include "base/arena.h"

#include <ctype.h>
#include <limits.h>
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

enum { MOST_GROUPS = 64, MOST_MASKED = 80 /* bytes of a find that are shown */ };

/* Groups of digits with the separators people write between them: "01 01 17 12345" has four. */
struct figure {
	struct group {
		const char *start;
		int size;
	} groups[MOST_GROUPS];
	int count;
	const char *end;
};

/* Length of a separator at `p` that may stand inside a number: one space of any kind, '.', '-' or a dash. */
static size_t separator(const char *p, const char *end)
{
	static const char *const marks[] = { " ", ".", "-", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89",
					     "\xE2\x80\x93", "\xE2\x80\x91" };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		size_t size = strlen(marks[i]);

		if ((size_t)(end - p) > size && memcmp(p, marks[i], size) == 0 &&
		    isdigit((unsigned char)p[size]))
			return size;
	}
	return 0;
}

/* Reads the figure that begins at the digit `p`. */
static void read_figure(struct figure *f, const char *p, const char *end)
{
	size_t skip = 0;

	f->count = 0;
	do {
		struct group *g = &f->groups[f->count++];

		p += skip;
		g->start = p;
		while (p < end && isdigit((unsigned char)*p))
			p++;
		g->size = p - g->start > INT_MAX ? INT_MAX : (int)(p - g->start);
		skip = p < end ? separator(p, end) : 0;
	} while (skip && f->count < MOST_GROUPS);
	f->end = p;
}

/* True when the groups from `first` on have the sizes of `pattern`, e.g. "65"; ':' stands for 10 and ';' for 11. */
static bool has_shape(const struct figure *f, int first, const char *pattern)
{
	for (int i = 0; pattern[i]; i++)
		if (first + i >= f->count || f->groups[first + i].size != pattern[i] - '0')
			return false;
	return true;
}

/* Joins the digits of `count` groups into `out`, as far as they fit; returns their number. */
static int join(char out[16], const struct figure *f, int first, int count)
{
	int digits = 0;

	for (int i = first; i < first + count; i++)
		for (int j = 0; j < f->groups[i].size && digits < 16; j++)
			out[digits++] = f->groups[i].start[j];
	return digits;
}

/* True when the word `word` begins at `p`, whatever its case. */
static bool word_at(const char *p, const char *end, const char *word)
{
	size_t size = strlen(word);

	return (size_t)(end - p) >= size && strncasecmp(p, word, size) == 0 &&
	       ((size_t)(end - p) == size || !isalpha((unsigned char)p[size]));
}

/* True when a unit of money or quantity follows: what stands before it is an amount. */
static bool is_amount(const char *stop, const char *end)
{
	static const char *const units[] = { "kr", "kroner", "NOK", "mill", "millioner", "prosent" };
	const char *p = stop;

	while (p < end && (*p == ' ' || (unsigned char)*p == 0xC2 || (unsigned char)*p == 0xA0))
		p++;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (word_at(p, end, units[i]))
			return true;
	return false;
}

/* True when the text before `p` ends in a word for a telephone. */
static bool after_phone_word(const char *begin, const char *p)
{
	static const char *const words[] = { "tlf",           "telefon",     "mobil", "mob",
					     "telefonnummer", "mobilnummer", "ring",  "sms" };
	const char *stop = p, *start;

	while (stop > begin && strchr(" .:+(", stop[-1]))
		stop--;
	for (start = stop; start > begin && isalpha((unsigned char)start[-1]); start--)
		;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if ((size_t)(stop - start) == strlen(words[i]) &&
		    strncasecmp(start, words[i], strlen(words[i])) == 0)
			return true;
	return false;
}

static const char *group_end(const struct figure *f, int last)
{
	return f->groups[last].start + f->groups[last].size;
}

/* A kind of number that groups of these sizes can be. */
static const struct shape {
	const char *sizes;
	bool identity, account, phone;
} shapes[] = {
	{ ";", true, true, false },    { "65", true, false, false },  { "2225", true, false, false },
	{ "632", true, false, false }, { "2432", true, false, false }, { "425", false, true, false },
	{ "8", false, false, true },   { "2222", false, false, true }, { "323", false, false, true },
};

/* What the groups from `first` on are, in Norwegian, or NULL; `*last` is their last. */
static const char *judge_shape(const struct shape *shape, const struct figure *f, int first, const char *begin,
			       const char *end, int *last)
{
	int count = (int)strlen(shape->sizes);
	char digits[16] = "";

	if (!has_shape(f, first, shape->sizes))
		return NULL;
	*last = first + count - 1;
	join(digits, f, first, count);
	if (is_amount(group_end(f, *last), end))
		return NULL;
	if (shape->identity && privacy_is_identity_number(digits))
		return "et fødselsnummer, D-nummer eller liknende";
	if (shape->account && privacy_is_account_number(digits))
		return "et kontonummer";
	if (shape->phone && digits[0] >= '2' &&
	    (after_phone_word(begin, f->groups[first].start) || (count > 1 && count == f->count)))
		return "et telefonnummer";
	return NULL;
}

/* +47 and other country codes, 0047: 8 to 15 digits in all. */
static bool is_international(const struct figure *f, const char *begin)
{
	char digits[16];
	int count = join(digits, f, 0, f->count);
	const char *start = f->groups[0].start;

	if (start > begin && start[-1] == '+')
		return count >= 8 && count <= 15;
	return count == 12 && memcmp(digits, "0047", 4) == 0;
}

/* Where the scan is, so that places are found without starting over. */
struct scan {
	const struct privacy *gate;
	const char *begin, *end;
	const char *counted; /* as far as `at` is counted */
	struct place at;
};

/* An address may begin before the number that was found last, on the same line. */
static struct place place_of(struct scan *scan, const char *p)
{
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

static void report(struct scan *scan, const char *what, const char *start, const char *stop)
{
	const struct privacy *gate = scan->gate;
	struct buffer masked = { .arena = gate->arena };
	struct place at = place_of(scan, start);

	for (const char *p = start; p < stop; p++) {
		if (p >= start + MOST_MASKED && (*p & 0xC0) != 0x80) {
			buffer_puts(&masked, "…");
			break;
		}
		if (isalnum((unsigned char)*p))
			buffer_puts(&masked, "•");
		else
			buffer_add(&masked, p, 1);
	}
	if (gate->internal)
		diag_warning(gate->diag, at, "dette ser ut som %s: %s; dokumentet merkes internt", what,
			     buffer_text(&masked));
	else
		diag_error(gate->diag, at,
			   "dette ser ut som %s: %s; fjern det før dokumentet kan bli offentlig, eller bruk --intern",
			   what, buffer_text(&masked));
}

/* The letters a–z of `text`, lower case, with å ø æ as a o a, up to the first word "kommune". */
static const char *domain_letters(struct arena *a, const char *text, size_t size)
{
	const char *copy = text_compose(a, arena_text(a, text, size));
	char *out = arena_alloc(a, strlen(copy) + 1, 1);
	size_t n = 0;
	uint32_t c;

	while ((c = utf8_next(&copy)) != 0) {
		if (c == 0xE5 || c == 0xC5 || c == 0xE6 || c == 0xC6)
			c = 'a';
		else if (c == 0xF8 || c == 0xD8)
			c = 'o';
		if (c < 0x80 && isalpha((int)c))
			out[n++] = (char)tolower((int)c);
	}
	out[n] = '\0';
	return out;
}

/* The domain itself, or one below it. */
static bool is_below(const char *domain, size_t size, const char *own)
{
	size_t own_size = strlen(own);

	return size >= own_size && strncasecmp(domain + size - own_size, own, own_size) == 0 &&
	       (size == own_size || domain[size - own_size - 1] == '.');
}

/* eksempel.kommune.no belongs to "Eksempel kommune". */
static bool named_domain(const struct privacy *gate, const char *domain, size_t size)
{
	static const char tail[] = ".kommune.no";
	size_t tail_size = sizeof tail - 1;
	const char *name = gate->municipality ? gate->municipality : "";
	const char *ours;
	size_t label;

	if (size <= tail_size || strncasecmp(domain + size - tail_size, tail, tail_size) != 0)
		return false;
	label = size - tail_size;
	for (size_t i = 0; i < label; i++) /* a sub-domain: only its last part names the municipality */
		if (domain[i] == '.') {
			domain += i + 1;
			label -= i + 1;
			i = (size_t)-1;
		}
	ours = domain_letters(gate->arena, name, strlen(name));
	return text_equal(arena_printf(gate->arena, "%skommune", domain_letters(gate->arena, domain, label)), ours);
}

static bool own_domain(const struct privacy *gate, const char *domain, size_t size)
{
	for (size_t i = 0; i < gate->domain_count; i++)
		if (is_below(domain, size, gate->domains[i]))
			return true;
	return named_domain(gate, domain, size);
}

static bool address_letter(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80 || (c && strchr("._%+-", c));
}

/* Reports the e-mail address around the '@' at `p`, unless it is the municipality's own. */
static void check_address(struct scan *scan, const char *p)
{
	const char *start = p, *stop = p + 1;

	while (start > scan->begin && address_letter(start[-1]))
		start--;
	while (stop < scan->end && (isalnum((unsigned char)*stop) || *stop == '.' || *stop == '-' ||
				    (unsigned char)*stop >= 0x80))
		stop++;
	while (stop > p + 1 && (stop[-1] == '.' || stop[-1] == '-'))
		stop--;
	if (start < p && memchr(p, '.', (size_t)(stop - p)) &&
	    !own_domain(scan->gate, p + 1, (size_t)(stop - p - 1)))
		report(scan, "en e-postadresse utenfor kommunens eget domene", start, stop);
}

static void check_figure(struct scan *scan, const struct figure *f)
{
	if (is_international(f, scan->begin)) {
		report(scan, "et telefonnummer", f->groups[0].start, f->end);
		return;
	}
	for (int first = 0; first < f->count; first++) {
		for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
			int last;
			const char *what = judge_shape(&shapes[i], f, first, scan->begin, scan->end, &last);

			if (!what)
				continue;
			report(scan, what, f->groups[first].start, group_end(f, last));
			first = last;
			break;
		}
	}
}

void privacy_check(const struct privacy *gate, struct str text, const char *file)
{
	struct scan scan = { gate, text.data, text.data + text.size, text.data, { file, 1, 1 } };
	const char *p = text.data;

	while (p < scan.end) {
		struct figure f = { 0 };

		if (*p == '@')
			check_address(&scan, p);
		if (!isdigit((unsigned char)*p)) {
			p++;
			continue;
		}
		read_figure(&f, p, scan.end);
		check_figure(&scan, &f);
		p = f.end;
	}
}
