/* E-mail addresses as people write them. */
#include "privacy_address.h"

#include "base/arena.h"
#include "privacy.h"
#include "privacy_domain.h"
#include "texts.h"
#include "texts_bare.h"

#include <ctype.h>
#include <limits.h>
#include <string.h>

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
	for (size_t i = 0; i < label;
	     i++) /* a sub-domain: only its last part names the municipality */
		if (domain[i] == '.') {
			domain += i + 1;
			label -= i + 1;
			i = (size_t)-1;
		}
	ours = domain_letters(gate->arena, name, strlen(name));
	return text_equal(
		arena_printf(gate->arena, "%skommune", domain_letters(gate->arena, domain, label)),
		ours);
}

/* True for one of the gate's domains or one below it, and for eksempel.kommune.no where the
 * municipality is "Eksempel kommune". `domain` has `size` bytes. */
static bool is_own_domain(const struct privacy *gate, const char *domain, size_t size)
{
	for (size_t i = 0; i < gate->domain_count; i++)
		if (is_below(domain, size, gate->domains[i]))
			return true;
	return named_domain(gate, domain, size);
}

/* --- finding them --- */

enum { MOST_SPACES = 3, MOST_MARKS = 6, MOST_TAG = 12 };

/* What stands for the sign, in lower case. */
static const struct spelling ats[] = {
	{ "@", false },           { "%40", false },         { "&#64;", false },
	{ "&#x40;", false },      { "&commat;", false },    { "(at)", false },
	{ "[at]", false },        { "{at}", false },        { "<at>", false },
	{ "/at/", false },        { "|at|", false },        { "\"at\"", false },
	{ "'at'", false },        { "(a)", false },         { "[a]", false },
	{ "(alfa)", false },      { "[alfa]", false },      { "(krøllalfa)", false },
	{ "[krøllalfa]", false }, { "(alfakrøll)", false }, { "[alfakrøll]", false },
	{ "(snabel-a)", false },  { "[snabel-a]", false },  { "(snabela)", false },
	{ "[snabela]", false },   { "(snabel a)", false },  { "[snabel a]", false },
	{ "(ät)", false },        { "[ät]", false },        { "(æt)", false },
	{ "[æt]", false },        { "-at-", false },        { "_at_", false },
	{ "*at*", false },        { "-(at)-", false },      { "krøllalfa", true },
	{ "alfakrøll", true },    { "snabel-a", true },     { "snabela", true },
	{ "snabel a", true },     { "alfa", true },         { "at", true },
	{ "æt", true },           { "ät", true },
};

static bool is_name_letter(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80 || (c && strchr(".%+-_'", c));
}

/* Brackets, quotes, and marks of emphasis that were written wrong. */
static bool is_wrapping(char c)
{
	return c && strchr(TEXTS_MARKS "\"'()[]{}<>|/\\@", c);
}

/* Back from `sign` past spaces, what wraps the name or the sign, and a tag that is shown as written.
 * Marks of a sentence count only when no space stands after them. */
static const char *skip_back(const struct passage *text, const char *sign, bool *marked)
{
	const char *p = sign;
	int spaces = 0, marks = 0;

	while (p > text->begin && spaces <= MOST_SPACES && marks < MOST_MARKS) {
		char c = p[-1];
		const char *tag = c == '>' ? p - 1 : NULL;

		while (tag && tag > text->begin && p - tag < MOST_TAG && *tag != '<')
			tag--;
		if (tag && *tag == '<' && p - tag > 2)
			p = tag;
		else if (strchr(" \n\v", c) && spaces < MOST_SPACES)
			spaces++, p--;
		else if (is_wrapping(c) || (c && strchr(",:;", c) && !spaces))
			marks++, p--;
		else
			break;
	}
	*marked = p < sign;
	return p;
}

static const char *skip_on(const struct passage *text, const char *p)
{
	int marks = 0;

	p = domain_skip_spaces(text, p);
	while (p < text->end && marks < MOST_MARKS && (is_wrapping(*p) || *p == '.')) {
		marks++;
		p++;
	}
	return domain_skip_spaces(text, p);
}

static const char *name_start(const struct passage *text, const char *stop)
{
	const char *start = stop;

	while (start > text->begin && stop - start < DOMAIN_MOST && is_name_letter(start[-1]))
		start--;
	while (start < stop && strchr(".%+-_'", *start)) /* marks around it */
		start++;
	return start;
}

/* "kari.nordmann at gmail.com": a name in two parts, and no abbreviation; or one with a figure; or
 * a person's. Else "at" is a word like others. */
static bool is_name(const char *start, const char *stop)
{
	enum { LEAST_LONG = 7 };
	const char *dot = memchr(start, '.', (size_t)(stop - start));
	struct word word = { start, stop, false };
	bool letter = false, figure = false;

	for (const char *p = start; p < stop; p++) {
		letter |= isalpha((unsigned char)*p) != 0;
		figure |= isdigit((unsigned char)*p) || *p == '_';
	}
	return word_is_name(&word) || (letter && figure) ||
	       (stop - start >= LEAST_LONG && isalpha((unsigned char)*start) && dot &&
		dot + 1 < stop && isalpha((unsigned char)dot[1]));
}

static bool ends_sentence(const struct passage *text, const char *p)
{
	if (p < text->end && strchr(".,;:!?)", *p))
		p++;
	else if (p < text->end && *p == ' ')
		return false;
	return p == text->end || isspace((unsigned char)*p) || *p == TEXTS_BLOCK || *p == TEXTS_END;
}

/* "e-post: kari", "skriv til kari". */
static bool is_addressed(const struct passage *text, const char *start, const char *end)
{
	static const char *const mails[] = { "post", "epost", "mail", "adresse", "adressen" };
	struct word word;

	if (!word_before(&word, text, start))
		return false;
	if (word_is_one_of(&word, mails, sizeof mails / sizeof *mails))
		return *word.stop == ':' || ends_sentence(text, end);
	return (word_is(&word, "til") || word_is(&word, "er")) && ends_sentence(text, end);
}

/* Whether "at" between the name and the domain stands for the sign. */
static bool is_sign(const struct passage *text, const char *start, const char *stop,
		    const struct domain *domain)
{
	if (domain->spelt || is_name(start, stop))
		return true;
	return !domain->bare && ((domain->of_provider && ends_sentence(text, domain->end)) ||
				 is_addressed(text, start, domain->end));
}

static bool is_word_of_two(const char *sign, const char *after)
{
	return after - sign <= 3 && (isalpha((unsigned char)*sign) || (unsigned char)*sign >= 0x80);
}

/* Tells of the address around the sign from `sign` to `after`. */
static void check_address(const struct privacy *gate, const struct passage *text, const char *sign,
			  const char *after, address_found *found, void *context)
{
	bool marked = false;
	const char *stop = skip_back(text, sign, &marked), *start = name_start(text, stop),
		   *from = skip_on(text, after);
	struct arena scratch = { 0 };
	struct domain domain = { .meant = { .arena = &scratch } };
	const char *name = arena_text(&scratch, start, (size_t)(stop - start));

	if (start < stop && domain_read(&domain, text, from) &&
	    !(is_word_of_two(sign, after) && !is_sign(text, start, stop, &domain)) &&
	    !(marked && !domain.of_provider && !domain_has_top(&domain)) &&
	    !is_own_domain(gate, domain.meant.data, domain.meant.size))
		found(context, arena_printf(&scratch, "%s@%s", name, buffer_text(&domain.meant)),
		      start, domain.end);
	arena_free(&scratch);
}

void address_look_through(const struct privacy *gate, const struct passage *text,
			  address_found *found, void *context)
{
	/* What an at sign, or what stands for one, begins with. */
	static const char *const begins[] = {
		"@",      "(",      "[",         "{",    "<",         "%40",  "&",         "/at/",
		"|at|",   "\"at\"", "'at'",      "at ",  "At ",       "AT ",  "-at-",      "-(at)-",
		"_at_",   "*at*",   "krøllalfa", "alfa", "Krøllalfa", "Alfa", "KRØLLALFA", "ALFA",
		"snabel", "Snabel", "SNABEL",    "æt ",  "ät ",
	};

	enum { COUNT = sizeof begins / sizeof *begins };
	/* Those with the same first letter, from the last on; by their number + 1. */
	unsigned char last[UCHAR_MAX + 1] = { 0 }, before[COUNT + 1];

	for (int i = 1; i <= COUNT; i++) {
		unsigned char *same = &last[(unsigned char)*begins[i - 1]];

		before[i] = *same;
		*same = (unsigned char)i;
	}
	for (const char *p = text->begin; p < text->end; p++) {
		for (int i = last[(unsigned char)*p]; i; i = before[i]) {
			const char *begin = begins[i - 1], *after;

			if (begin[1] && (p[1] != begin[1] || !text_starts(p, begin)))
				continue;
			after = spelling_end(text, p, ats, sizeof ats / sizeof *ats);
			if (after)
				check_address(gate, text, p, after, found, context);
		}
	}
}
