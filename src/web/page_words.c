/* The page's own words, from templates/program. */
#include "page.h"

#include "base/text.h"
#include "base/yaml.h"

#include <string.h>

/* The node at dotted `key`; keys of fields have points themselves, so a whole rest is tried before its first part. */
static const struct yaml *find(const struct yaml *map, const char *key, struct arena *a)
{
	const char *dot = strchr(key, '.');
	const struct yaml *found = map && map->type == YAML_MAPPING ? yaml_find(map, key) : NULL;

	if (found || !dot || !map || map->type != YAML_MAPPING)
		return found;
	return find(yaml_find(map, arena_text(a, key, (size_t)(dot - key))), dot + 1, a);
}

/* NULL when there is none. */
static const char *find_word(const struct screen *p, const char *key, int index)
{
	const struct yaml *node = find(p->words, key, p->arena);

	if (node && node->type == YAML_SEQUENCE)
		for (node = node->first; node && index > 0; index--)
			node = node->next;
	return node && node->type == YAML_SCALAR && index <= 0 ? node->text : NULL;
}

const char *page_word_of(const struct screen *p, const char *key, int index)
{
	const char *word = find_word(p, key, index);

	return word ? word : "";
}

const char *page_word(const struct screen *p, const char *key)
{
	return page_word_of(p, key, 0);
}

bool page_has_word(const struct screen *p, const char *key, int index)
{
	return find_word(p, key, index) != NULL;
}

void page_say(struct screen *p, const char *key)
{
	html_text(&p->html, page_word(p, key));
}

void page_say_with(struct screen *p, const char *word, const char *text)
{
	const char *place = strstr(word, "{}");

	if (!place) {
		html_text(&p->html, word);
		return;
	}
	html_text(&p->html, arena_text(p->arena, word, (size_t)(place - word)));
	html_text(&p->html, text);
	html_text(&p->html, place + 2);
}

void page_say_count(struct screen *p, const char *key, size_t count)
{
	page_say_with(p, page_word_of(p, key, count != 1), arena_printf(p->arena, "%zu", count));
}
