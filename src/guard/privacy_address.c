/* E-mail addresses as people write them. */
#include "privacy_address.h"

#include "base/arena.h"
#include "privacy.h"

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
	for (size_t i = 0; i < label; i++) /* a sub-domain: only its last part names the municipality */
		if (domain[i] == '.') {
			domain += i + 1;
			label -= i + 1;
			i = (size_t)-1;
		}
	ours = domain_letters(gate->arena, name, strlen(name));
	return text_equal(arena_printf(gate->arena, "%skommune", domain_letters(gate->arena, domain, label)), ours);
}

/* True for one of the gate's domains or one below it, and for eksempel.kommune.no where the municipality is "Eksempel
 * kommune". `domain` has `size` bytes. */
static bool is_own_domain(const struct privacy *gate, const char *domain, size_t size)
{
	for (size_t i = 0; i < gate->domain_count; i++)
		if (is_below(domain, size, gate->domains[i]))
			return true;
	return named_domain(gate, domain, size);
}

/* --- finding them --- */

enum {
	MOST_PART = 320 /* bytes of a name or domain */
};

/* What stands for a sign in an address, in lower case. */
struct spelling {
	const char *text;
	bool spaced; /* a word: it needs spaces around it */
};

static const struct spelling ats[] = {
	{ "(at)", false }, { "[at]", false }, { "{at}", false }, { "<at>", false }, { "(a)", false }, { "[a]", false },
	{ "(alfa)", false }, { "[alfa]", false }, { "(krøllalfa)", false }, { "[krøllalfa]", false },
	{ "(alfakrøll)", false }, { "[alfakrøll]", false }, { "(snabel-a)", false }, { "[snabel-a]", false },
	{ "(snabela)", false }, { "[snabela]", false }, { "(ät)", false }, { "[ät]", false }, { "-at-", false },
	{ "_at_", false }, { "*at*", false }, { "-(at)-", false }, { "krøllalfa", true }, { "alfakrøll", true },
	{ "snabel-a", true }, { "snabela", true }, { "at", true },
};
static const struct spelling dots[] = {
	{ "(dot)", false },     { "[dot]", false },   { "{dot}", false },   { "(punktum)", false },
	{ "[punktum]", false }, { "(punkt)", false }, { "[punkt]", false }, { "(.)", false },
	{ "[.]", false },       { "-dot-", false },   { "_dot_", false },     { "dot", true },
	{ "punktum", true },    { "punkt", true },    { ".", true },
};

static bool is_name_letter(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80 || (c && strchr(".%+-_'", c));
}

static bool is_domain_letter(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80 || c == '-';
}

static const char *skip_spaces(const struct passage *text, const char *p)
{
	for (int i = 0; i < 3 && p < text->end && (*p == ' ' || *p == '\n' || *p == '\v'); i++)
		p++;
	return p;
}

static const char *spelling_end(const struct passage *text, const char *p, const struct spelling *list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t size = strlen(list[i].text);

		if ((size_t)(text->end - p) < size || strncasecmp(p, list[i].text, size) != 0)
			continue;
		if (!list[i].spaced || (p > text->begin && p[-1] == ' ' && p + size < text->end && p[size] == ' '))
			return p + size;
	}
	return NULL;
}

/* A dot; or a comma where the first would be, a slip of the finger. */
static bool is_dot(const struct passage *text, const char *p, bool dotted)
{
	if (p < text->end && *p == ',')
		return !dotted && text->end - p > 1 && isalpha((unsigned char)p[1]);
	return p < text->end && *p == '.';
}

/* The domain at `p`, as it is meant, in `out`; its end, or NULL when there is none with a dot and a top of letters. */
static const char *read_domain(struct buffer *out, const struct passage *text, const char *p, bool *spelt_out)
{
	const char *end = NULL;
	bool dotted = false;

	while (p < text->end && out->size < MOST_PART) {
		const char *label = p, *spelt;

		while (p < text->end && is_domain_letter(*p) && p - label < MOST_PART &&
		       !(*p == '-' && p > label && spelling_end(text, p, dots, sizeof dots / sizeof *dots)))
			p++;
		if (p == label)
			break;
		buffer_add(out, label, (size_t)(p - label));
		if (dotted && (isalpha((unsigned char)*label) || (unsigned char)*label >= 0x80))
			end = p;
		spelt = spelling_end(text, skip_spaces(text, p), dots, sizeof dots / sizeof *dots);
		if (spelt && (p == text->end || *p != '.')) {
			*spelt_out |= isalpha((unsigned char)spelt[-1]) != 0;
			p = skip_spaces(text, spelt);
		} else if (is_dot(text, p, dotted)) {
			p++;
		} else {
			break;
		}
		buffer_add(out, ".", 1);
		dotted = true;
	}
	return end;
}

static const char *name_start(const struct passage *text, const char *stop)
{
	const char *start = stop;

	while (start > text->begin && stop - start < MOST_PART && is_name_letter(start[-1]))
		start--;
	while (start < stop && strchr(".%+-_'", *start)) /* marks around it */
		start++;
	return start;
}

/* "kari.nordmann at gmail.com": a name in two parts, and no abbreviation. Else "at" is a word like others. */
static bool is_long_name(const char *start, const char *stop)
{
	enum { LEAST_LONG = 7 };
	const char *dot = memchr(start, '.', (size_t)(stop - start));

	return stop - start >= LEAST_LONG && isalpha((unsigned char)*start) && dot && dot + 1 < stop &&
	       isalpha((unsigned char)dot[1]);
}

/* Tells of the address around the sign from `sign` to `after`. */
static void check_address(const struct privacy *gate, const struct passage *text, const char *sign, const char *after,
			  address_found *found, void *context)
{
	const char *stop = sign, *start, *domain, *end;
	struct arena scratch = { 0 };
	struct buffer meant = { .arena = &scratch };
	bool is_word = (*sign == 'a' || *sign == 'A') && after - sign == 2, spelt_out = false;
	size_t size;

	for (int i = 0; i < 3 && stop > text->begin && strchr(" \n\v", stop[-1]); i++)
		stop--;
	start = name_start(text, stop);
	domain = skip_spaces(text, after);
	while (domain < text->end && strchr("*_`~", *domain)) /* marks that were written wrong */
		domain++;
	end = start < stop ? read_domain(&meant, text, domain, &spelt_out) : NULL;
	if (is_word && !spelt_out && !is_long_name(start, stop))
		end = NULL;
	size = meant.size;
	while (size && (meant.data[size - 1] == '.' || meant.data[size - 1] == '-'))
		size--;
	if (end && !is_own_domain(gate, meant.data, size))
		found(context, start, end);
	arena_free(&scratch);
}

void address_look_through(const struct privacy *gate, const struct passage *text, address_found *found, void *context)
{
	/* What an at sign, or what stands for one, begins with. */
	static const char *const begins[] = {
		"@", "(", "[", "{", "<", "at ", "At ", "AT ", "-at-", "-(at)-", "_at_", "*at*",
		"krøllalfa", "alfakrøll", "Krøllalfa", "Alfakrøll", "snabel", "Snabel",
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
			after = *p == '@' ? p + 1 : spelling_end(text, p, ats, sizeof ats / sizeof *ats);
			if (after)
				check_address(gate, text, p, after, found, context);
		}
	}
}
