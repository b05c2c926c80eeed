/* Pipe tables in Markdown. */
#include "markdown_table.h"

#include "base/arena.h"
#include "base/text.h"

#include <string.h>

static struct str trimmed(struct str text)
{
	while (text.size && strchr(" \t\r\n", text.data[text.size - 1]))
		text.size--;
	while (text.size && strchr(" \t", *text.data)) {
		text.data++;
		text.size--;
	}
	return text;
}

/* The line without the pipes at its ends, which are there for looks. */
static struct str inner(struct str line)
{
	line = trimmed(line);
	if (line.size && *line.data == '|') {
		line.data++;
		line.size--;
	}
	if (line.size && line.data[line.size - 1] == '|' && (line.size < 2 || line.data[line.size - 2] != '\\'))
		line.size--;
	return line;
}

/* Bytes up to the next pipe that parts cells. */
static size_t cell_size(struct str rest)
{
	for (size_t i = 0; i < rest.size; i++) {
		if (rest.data[i] == '\\')
			i++;
		else if (rest.data[i] == '|')
			return i;
	}
	return rest.size;
}

/* The cells of a line, at most `most`: the last takes the rest. */
static int split(struct table_line *out, int most, struct table_line line)
{
	struct str rest = inner(line.text);
	int count = 0;

	for (;;) {
		size_t size = count + 1 < most ? cell_size(rest) : rest.size;
		struct str cell = trimmed((struct str){ rest.data, size });
		struct place at = line.at;

		if (at.column)
			at.column += (int)utf8_length(line.text.data, (size_t)(cell.data - line.text.data));
		out[count++] = (struct table_line){ cell, at };
		if (size == rest.size)
			return count;
		rest.data += size + 1;
		rest.size -= size + 1;
	}
}

/* How many cells, however many. */
static int count_cells(struct str line)
{
	struct str rest = inner(line);
	int count = 1;

	for (size_t size = cell_size(rest); size < rest.size; size = cell_size(rest), count++) {
		rest.data += size + 1;
		rest.size -= size + 1;
	}
	return count;
}

/* ":---", "---:" or the like. */
static bool is_rule(struct str cell, enum align *align)
{
	bool right = cell.size > 1 && cell.data[cell.size - 1] == ':', left = cell.size && *cell.data == ':';
	size_t i = left;

	while (i < cell.size - right && cell.data[i] == '-')
		i++;
	*align = right && !left ? ALIGN_RIGHT : ALIGN_LEFT;
	return cell.size > (size_t)left + right && i == cell.size - right;
}

static bool is_delimiter(struct str line)
{
	struct str rest = inner(line);
	enum align align;

	if (!memchr(line.data, '|', line.size))
		return false;
	for (;;) {
		size_t size = cell_size(rest);

		if (!is_rule(trimmed((struct str){ rest.data, size }), &align))
			return false;
		if (size == rest.size)
			return true;
		rest.data += size + 1;
		rest.size -= size + 1;
	}
}

size_t table_find(const struct table_line *lines, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (is_delimiter(lines[i].text) && memchr(lines[i - 1].text.data, '|', lines[i - 1].text.size) &&
		    count_cells(lines[i].text) == count_cells(lines[i - 1].text))
			return i;
	return 0;
}

/* Between pipes, as a line of a table is written. */
static bool is_piped(struct str line)
{
	line = trimmed(line);
	return line.size > 2 && line.data[0] == '|' && line.data[line.size - 1] == '|' && count_cells(line) > 1;
}

/* Cells with pipes between them. A pipe in code is none, so a line with code is not taken for one. */
static bool has_cells(struct str line)
{
	return is_piped(line) || (count_cells(line) > 1 && !memchr(line.data, '`', line.size));
}

/* "+---+---+", as in tables that are drawn. */
static bool is_drawn_rule(struct str line)
{
	size_t marks = 0;

	line = trimmed(line);
	for (size_t i = 0; i < line.size; i++) {
		if (!strchr("+-=", line.data[i]))
			return false;
		marks += line.data[i] == '+';
	}
	return marks > 1 && line.data[0] == '+' && line.data[line.size - 1] == '+' && line.size > marks;
}

static size_t count_tabs(struct str line)
{
	size_t count = 0;

	line = trimmed(line);
	for (size_t i = 0; i < line.size; i++)
		count += line.data[i] == '\t' && line.data[i - 1] != '\t';
	return count;
}

/* "|---|---|" */
static const char *rule_of(size_t columns, struct arena *a)
{
	struct buffer rule = { .arena = a };

	while (columns--)
		buffer_puts(&rule, "|---");
	buffer_puts(&rule, "|");
	return buffer_text(&rule);
}

const char *table_fault(const struct table_line *lines, size_t count, bool heading, struct arena *a)
{
	static const char missing[] =
		"tabellen mangler linjen med streker under hodet, eller den har et annet antall kolonner; skriv «%s» under hodet";

	if (heading && count && is_piped(lines[0].text))
		return arena_printf(a, missing, rule_of((size_t)count_cells(lines[0].text), a));
	for (size_t i = 1; i < count; i++) {
		struct str above = lines[i - 1].text, line = lines[i].text;
		size_t tabs = count_tabs(above);

		if (is_drawn_rule(above))
			return "tabellen er tegnet med «+»; skriv «|» mellom cellene, og bare «|---|---|» under hodet";
		if (tabs && tabs == count_tabs(line))
			return arena_printf(
				a, "cellene er skilt med tabulator; skriv «|» mellom dem, og «%s» under hodet",
				rule_of(tabs + 1, a));
		if (is_delimiter(above) && has_cells(line))
			return "tabellen mangler hodet; skriv navnene på kolonnene på en linje over strekene";
		if (has_cells(above) &&
		    (is_delimiter(line) || (has_cells(line) && count_cells(above) == count_cells(line))))
			return arena_printf(a, missing, rule_of((size_t)count_cells(above), a));
	}
	return NULL;
}

static void add_row(struct table *t, struct table_line line, cell_spans *spans, void *context, struct arena *a)
{
	struct table_line cells[TABLE_COLUMNS];
	int count = split(cells, t->column_count, line);
	struct row *row = &t->rows[t->row_count++];

	row->cells = NEW_ARRAY(a, (size_t)t->column_count, struct cell);
	row->cell_count = t->column_count;
	for (int i = 0; i < t->column_count; i++) {
		struct cell *cell = &row->cells[i];

		cell->header = t->row_count == 1;
		if (i < count && cells[i].text.size)
			cell->spans = spans(context, cells[i]);
		if (!cell->spans)
			span_add(a, &cell->spans, "–", 0)->at = line.at;
	}
}

struct table *table_make(const struct table_line *lines, size_t count, size_t rule, cell_spans *spans, void *context,
			 struct arena *a)
{
	struct table *t = NEW(a, struct table);
	struct table_line cells[TABLE_COLUMNS];

	t->column_count = count_cells(lines[rule].text);
	if (t->column_count > TABLE_COLUMNS)
		return NULL;
	t->columns = NEW_ARRAY(a, (size_t)t->column_count, struct column);
	split(cells, t->column_count, lines[rule]);
	for (int i = 0; i < t->column_count; i++) {
		is_rule(cells[i].text, &t->columns[i].align);
		t->columns[i].weight = t->columns[i].align == ALIGN_LEFT;
	}
	t->rows = NEW_ARRAY(a, count - rule, struct row);
	t->head_rows = 1;
	add_row(t, lines[rule - 1], spans, context, a);
	for (size_t i = rule + 1; i < count; i++)
		add_row(t, lines[i], spans, context, a);
	return t;
}
