/* Writes YAML: keys and values, quoted where they would be read as something else. */
#include "yaml_write.h"

#include "arena.h"
#include "text.h"
#include "yaml.h"

#include <string.h>

enum { STEP = 2 };

/* Whether YAML reads the bare text as it stands. */
static bool is_plain(const char *text, bool flow)
{
	size_t size = strlen(text);

	return size && !strchr("-?:,[]{}#&*!|>'\"%@`~= ", *text) && !strchr(": ", text[size - 1]) &&
	       !strstr(text, ": ") && !strstr(text, " #") && !strpbrk(text, flow ? "\n\r\t,[]{}" : "\n\r\t") &&
	       !text_starts(text, "---");
}

static void write_quoted(struct buffer *out, const char *text)
{
	static const char special[] = "\"\\\n\r\t", letter[] = "\"\\nrt";

	buffer_puts(out, "\"");
	for (; *text; text++) {
		const char *found = strchr(special, *text);

		if (found)
			buffer_printf(out, "\\%c", letter[found - special]);
		else
			buffer_add(out, text, 1);
	}
	buffer_puts(out, "\"");
}

static void write_scalar(struct buffer *out, const char *text, bool quoted, bool flow)
{
	if ((!quoted && !*text) || (!quoted && is_plain(text, flow)))
		buffer_puts(out, text);
	else
		write_quoted(out, text);
}

const char *yaml_written(const char *text, bool in_flow, struct arena *a)
{
	struct buffer out = { .arena = a };

	write_scalar(&out, text, false, in_flow);
	return buffer_text(&out);
}

static void write_flow(struct buffer *out, const struct yaml *node)
{
	if (node->type == YAML_SCALAR) {
		write_scalar(out, node->text, node->quoted, true);
		return;
	}
	buffer_puts(out, node->type == YAML_SEQUENCE ? "[" : "{");
	for (const struct yaml *child = node->first; child; child = child->next) {
		if (node->type == YAML_MAPPING) {
			write_scalar(out, child->key, false, true);
			buffer_puts(out, ": ");
		}
		write_flow(out, child);
		buffer_puts(out, child->next ? ", " : "");
	}
	buffer_puts(out, node->type == YAML_SEQUENCE ? "]" : "}");
}

/* Blocks know no escapes, and take their indentation from the first line. */
static bool fits_block(const char *text)
{
	return strchr(text, '\n') && !strpbrk(text, "\r\t") && *text != ' ' && *text != '\n';
}

static void write_block(struct buffer *out, const char *text, int indent)
{
	size_t size = strlen(text);
	const char *keep = text[size - 1] != '\n' ? "-" : text[size - 2] == '\n' ? "+" : "";

	buffer_printf(out, " |%s\n", keep);
	while (*text) {
		size_t line = strcspn(text, "\n");

		buffer_printf(out, "%*s", line ? indent : 0, "");
		buffer_add(out, text, line);
		buffer_puts(out, "\n");
		text += line + (text[line] == '\n');
	}
}

static void write_entries(struct buffer *out, const struct yaml *node, int indent);

/* What stands after "key:" or "-", to the end of its last line. */
static void write_value(struct buffer *out, const struct yaml *node, int indent)
{
	if (node->type == YAML_SCALAR && fits_block(node->text)) {
		write_block(out, node->text, indent + STEP);
	} else if (node->type == YAML_SCALAR || node->flow || !node->first) {
		buffer_puts(out, node->type != YAML_SCALAR || node->quoted || *node->text ? " " : "");
		write_flow(out, node);
		buffer_puts(out, "\n");
	} else {
		buffer_puts(out, "\n");
		write_entries(out, node, indent + STEP);
	}
}

void yaml_write_entry(struct buffer *out, const struct yaml *node, int indent)
{
	buffer_printf(out, "%*s", indent, "");
	write_scalar(out, node->key, false, false);
	buffer_puts(out, ":");
	write_value(out, node, indent);
}

/* A mapping in a list begins on the line of its dash. */
static void write_item(struct buffer *out, const struct yaml *item, int indent)
{
	size_t start = out->size;

	if (item->type != YAML_MAPPING || item->flow || !item->first) {
		buffer_printf(out, "%*s-", indent, "");
		write_value(out, item, indent);
		return;
	}
	write_entries(out, item, indent + STEP);
	out->data[start + (size_t)indent] = '-';
}

static void write_entries(struct buffer *out, const struct yaml *node, int indent)
{
	for (const struct yaml *child = node->first; child; child = child->next) {
		if (node->type == YAML_MAPPING)
			yaml_write_entry(out, child, indent);
		else
			write_item(out, child, indent);
	}
}
