/* Writes the sections that are computed, all on one line and every value in quotes, so that none is
 * read otherwise. */
#include "scenario_settled.h"

#include "base/arena.h"
#include "base/yaml.h"

static void put_quoted(struct buffer *out, const char *text)
{
	static const char digits[] = "0123456789abcdef";

	buffer_puts(out, "\"");
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		if (c < ' ')
			buffer_printf(out, "\\x%c%c", digits[c >> 4], digits[c & 15]);
		else
			buffer_printf(out, c == '"' || c == '\\' ? "\\%c" : "%c", c);
	}
	buffer_puts(out, "\"");
}

static bool is_one_of(const char *key, const char *const *keys)
{
	for (; *keys; keys++)
		if (text_equal(key, *keys))
			return true;
	return false;
}

/* As deep as LIMIT_YAML_DEPTH lets it be. */
static void put_node(struct buffer *out, const struct yaml *node, const char *const *without)
{
	const char *between = "";

	if (node->type == YAML_SCALAR) {
		if (node->quoted || *node->text)
			put_quoted(out, node->text);
		return;
	}
	buffer_puts(out, node->type == YAML_SEQUENCE ? "[" : "{");
	for (const struct yaml *child = node->first; child; child = child->next) {
		if (child->key && is_one_of(child->key_id, without))
			continue;
		buffer_puts(out, between);
		if (child->key) {
			put_quoted(out, child->key);
			buffer_puts(out, ": ");
		}
		put_node(out, child, without);
		between = ", ";
	}
	buffer_puts(out, node->type == YAML_SEQUENCE ? "]" : "}");
}

struct str scenario_settled(const struct scenario *s, const char *date, struct arena *a)
{
	static const char *const sections[] = { "utenfor", "sak",       "maalgruppe",
						"tiltak",  "kostnader", "effekt",
						"analyse", "priser",    NULL };
	static const char *const without[] = { "beskrivelse", "utarbeidet av", NULL };
	struct buffer out = { .arena = a };

	for (const struct yaml *child = s->tree->first; child; child = child->next) {
		if (!is_one_of(child->key_id, sections))
			continue;
		put_quoted(&out, child->key);
		buffer_puts(&out, ": ");
		put_node(&out, child, without);
		/* The date is what the document is dated by. */
		if (text_equal(child->key_id, "sak") && child->first && !s->date.year) {
			out.size--; /* the bracket */
			buffer_printf(&out, ", \"dato\": \"%s\"}", date);
		}
		buffer_puts(&out, "\n");
	}
	return buffer_str(&out);
}
