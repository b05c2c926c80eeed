/* Link definitions that no link uses are text that somebody wrote. */
#include "markdown_refs.h"

#include "base/arena.h"
#include "link.h"

#include <stdlib.h>
#include <string.h>

enum { LABEL_BYTES = 999 }; /* as CommonMark has it */

/* A bracketed text, and where. */
struct bracket {
	const char *key;
	size_t at;
	bool defines; /* it begins a line and a colon follows */
};

struct brackets {
	LIST_OF(struct bracket) list;
	const char *text;
	struct arena *arena;
};

bool refs_likely(const char *text)
{
	return strstr(text, "]:") != NULL;
}

/* Bytes from "[" to its "]", both included; 0 when there is none near, or another bracket comes between. */
static size_t label_size(const char *p)
{
	for (size_t i = 1; i < LABEL_BYTES && p[i]; i++) {
		if (p[i] == '\\' && p[i + 1])
			i++;
		else if (p[i] == ']')
			return i + 1;
		else if (p[i] == '[' || (p[i] == '\n' && p[i + 1] == '\n'))
			return 0;
	}
	return 0;
}

/* Past what lists and quotes put before the text of a line. */
static const char *past_markers(const char *p)
{
	for (;;) {
		size_t digits = strspn(p, "0123456789");

		if (*p == ' ' || *p == '\t' || *p == '>' || (*p && strchr("-+*", *p) && (p[1] == ' ' || p[1] == '\t')))
			p++;
		else if (digits && digits < 10 && (p[digits] == '.' || p[digits] == ')'))
			p += digits + 1;
		else
			return p;
	}
}

static void add_brackets(struct brackets *b, const char *line, const char *end, const char *start)
{
	for (const char *p = line; p < end; p++) {
		size_t size = *p == '[' ? label_size(p) : 0;

		if (!size)
			continue;
		*LIST_ADD(b->arena, &b->list) =
			(struct bracket){ text_key(b->arena, arena_text(b->arena, p + 1, size - 2)),
					  (size_t)(p - b->text), p == start && p[size] == ':' };
	}
}

static struct brackets find_brackets(const char *text, const struct refs_seen *seen, struct arena *a)
{
	struct brackets b = { .text = text, .arena = a };
	size_t number = 1;

	for (const char *line = text; *line; number++) {
		const char *end = line + strcspn(line, "\n");

		if (number > seen->line_count || !seen->literal[number])
			add_brackets(&b, line, end, past_markers(line));
		line = end + (*end == '\n');
	}
	return b;
}

const char *refs_image(const char *line, const char *end)
{
	for (const char *p = line; p + 1 < end && *p != '`'; p++) {
		size_t size;

		if (*p == '\\')
			p++;
		else if (*p == '!' && p[1] == '[') {
			size = label_size(p + 1);
			if (p[2] == '[' || (size && (p[1 + size] == '(' || p[1 + size] == '[')))
				return p;
		}
	}
	return NULL;
}

static int compare_keys(const void *left, const void *right)
{
	const struct bracket *l = left, *r = right;
	int order = strcmp(l->key, r->key);

	return order ? order : l->at < r->at ? -1 : l->at > r->at;
}

static int compare_texts(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static int compare_offsets(const void *left, const void *right)
{
	size_t l = *(const size_t *)left, r = *(const size_t *)right;

	return l < r ? -1 : l > r;
}

/* The address that follows the colon of a definition. */
static const char *address(const struct brackets *b, const struct bracket *definition)
{
	const char *p = b->text + definition->at;
	size_t size;

	p += label_size(p) + 1;
	p += strspn(p, " \t\n");
	if (*p == '<')
		return arena_text(b->arena, p + 1, strcspn(p + 1, ">\n"));
	size = strcspn(p, " \t\r\n");
	return arena_text(b->arena, p, size);
}

/* Does a link that leads somewhere use the definition? `group` has the brackets of its key. */
static bool is_used(const struct brackets *b, const struct bracket *definition,
		    const struct bracket *group, size_t count, const struct refs_seen *seen)
{
	const char *target = address(b, definition);
	bool named = false;

	for (size_t i = 0; i < count; i++) {
		if (group[i].defines && group[i].at < definition->at)
			return false; /* the first counts */
		named |= !group[i].defines;
	}
	return named && link_target(b->arena, target) && seen->address_count &&
	       bsearch(&target, seen->addresses, seen->address_count, sizeof *seen->addresses, compare_texts);
}

size_t *refs_unused(const char *text, struct refs_seen *seen, size_t *count, struct arena *a)
{
	struct brackets b = find_brackets(text, seen, a);
	size_t *out = NEW_ARRAY(a, b.list.count, size_t);

	*count = 0;
	if (b.list.count)
		qsort(b.list.items, b.list.count, sizeof *b.list.items, compare_keys);
	if (seen->address_count)
		qsort(seen->addresses, seen->address_count, sizeof *seen->addresses, compare_texts);
	for (size_t i = 0, end; i < b.list.count; i = end) {
		const struct bracket *group = b.list.items + i;
		bool used = false;

		for (end = i + 1; end < b.list.count && text_equal(b.list.items[end].key, group->key); end++)
			;
		for (size_t k = 0; k < end - i; k++) {
			if (!group[k].defines)
				continue;
			if (!used && is_used(&b, &group[k], group, end - i, seen))
				used = true;
			else
				out[(*count)++] = group[k].at;
		}
	}
	if (*count)
		qsort(out, *count, sizeof *out, compare_offsets);
	return out;
}
