/* Reads the domain of an e-mail address. */
#include "privacy_domain.h"

#include <ctype.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct spelling dots[] = {
	{ "(dot)", false },     { "[dot]", false },   { "{dot}", false },   { "(punktum)", false },
	{ "[punktum]", false }, { "(punkt)", false }, { "[punkt]", false }, { "(prikk)", false },
	{ "[prikk]", false },   { "(.)", false },     { "[.]", false },     { "-dot-", false },
	{ "_dot_", false },     { "%2e", false },     { "&#46;", false },   { "&#x2e;", false },
	{ "&period;", false },  { "dot", true },      { "punktum", true },  { "punkt", true },
	{ "*.*", false },       { "prikk", true },    { ".", true },
};

/* What is read as a top without a dot before it. */
static const char *const tops[] = { "com", "net", "org", "no", "se", "dk" };

enum { FOREIGN_TOPS = 3 }; /* no words of Norwegian */

static const char *const providers[] = {
	"gmail",  "googlemail", "hotmail", "outlook", "yahoo",
	"icloud", "protonmail", "online",  "live",    "msn",
};

enum { NAMES_ALONE = 7 }; /* those that are no words of their own */

static bool is_domain_letter(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80 || c == '-';
}

const char *domain_skip_spaces(const struct passage *text, const char *p)
{
	for (int i = 0; i < 3 && p < text->end && (*p == ' ' || *p == '\n' || *p == '\v'); i++)
		p++;
	return p;
}

const char *spelling_end(const struct passage *text, const char *p, const struct spelling *list,
			 size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t size = strlen(list[i].text);

		if ((size_t)(text->end - p) < size || !word_same(p, list[i].text, size))
			continue;
		if (!list[i].spaced ||
		    (p > text->begin && p[-1] == ' ' && p + size < text->end && p[size] == ' '))
			return p + size;
	}
	return NULL;
}

/* Which of `list` stands at `p`, as a whole word; `count` for none. */
static size_t word_of(const char *const list[], size_t count, const struct passage *text,
		      const char *p)
{
	size_t i;

	for (i = 0; i < count; i++) {
		size_t size = strlen(list[i]);

		if ((size_t)(text->end - p) >= size && word_same(p, list[i], size) &&
		    (p + size == text->end || !isalnum((unsigned char)p[size])))
			break;
	}
	return i;
}

/* A dot; or a comma where the first would be, a slip of the finger. */
static bool is_dot(const struct passage *text, const char *p, bool dotted)
{
	if (p < text->end && *p == ',')
		return !dotted && text->end - p > 1 && isalpha((unsigned char)p[1]);
	return p < text->end && *p == '.';
}

/* "gmail com", "gmail. com", "gmail-com": a top after something else than a dot, from `label` to
 * `p`. Tops that are words too only after a provider's name, or a point. */
static bool read_loose_top(struct domain *out, const struct passage *text, const char *label,
			   const char *p)
{
	enum { MOST = 4 };
	const char *top = p;
	size_t which;

	while (top < text->end && top - p < MOST && strchr(" \n\v.,;:/|_*'\"-\\", *top))
		top++;
	if (top == p) { /* "gmail-com" */
		while (top > label && top[-1] != '-')
			top--;
		if (top == label)
			return false;
	}
	which = word_of(tops, COUNT(tops), text, top);
	if (which == COUNT(tops) || (which >= FOREIGN_TOPS && !out->of_provider && top[-1] != '.'))
		return false;
	if (top < p && !out->of_provider)
		return false;
	buffer_printf(&out->meant, ".%s", tops[which]);
	out->end = top + strlen(tops[which]);
	return true;
}

/* The labels at `p` and the dots between them; the last label is from `*label` to `*stop`. */
static void read_labels(struct domain *out, const struct passage *text, const char *p,
			const char **label, const char **stop)
{
	bool dotted = false;

	while (p < text->end && out->meant.size < DOMAIN_MOST) {
		const char *start = p, *spelt;

		while (p < text->end && is_domain_letter(*p) && p - start < DOMAIN_MOST &&
		       !(*p == '-' && p > start && spelling_end(text, p, dots, COUNT(dots))))
			p++;
		if (p == start)
			break;
		buffer_add(&out->meant, start, (size_t)(p - start));
		*label = start;
		*stop = p;
		if (dotted && (isalpha((unsigned char)*start) || (unsigned char)*start >= 0x80))
			out->end = p;
		spelt = spelling_end(text, domain_skip_spaces(text, p), dots, COUNT(dots));
		if (spelt && (p == text->end || *p != '.')) {
			out->spelt |= isalpha((unsigned char)spelt[-1]) != 0;
			p = domain_skip_spaces(text, spelt);
		} else if (is_dot(text, p, dotted)) {
			p++;
		} else {
			break;
		}
		buffer_add(&out->meant, ".", 1);
		dotted = true;
	}
}

bool domain_read(struct domain *out, const struct passage *text, const char *p)
{
	const char *label = NULL, *stop = NULL;
	size_t provider = word_of(providers, COUNT(providers), text, p);

	out->of_provider = provider < COUNT(providers);
	read_labels(out, text, p, &label, &stop);
	while (out->meant.size && strchr(".-", out->meant.data[out->meant.size - 1]))
		out->meant.size--;
	if (out->end || !label)
		return out->end != NULL;
	if (read_loose_top(out, text, label, stop))
		return true;
	out->bare = provider < NAMES_ALONE;
	out->end = stop;
	return out->bare;
}

/* More that are common, and no words one would take for a part of a name in a channel. */
static const char *const more_tops[] = { "info", "tech", "email", "cloud", "app", "dev", "name", "biz", "online" };

bool domain_has_top(const struct domain *domain)
{
	const char *data = domain->meant.data, *end = data + domain->meant.size, *top = end;
	const struct passage text = { data, end };

	while (top > data && top[-1] != '.')
		top--;
	return end - top == 2 || word_of(tops, COUNT(tops), &text, top) < COUNT(tops) ||
	       word_of(more_tops, COUNT(more_tops), &text, top) < COUNT(more_tops);
}
