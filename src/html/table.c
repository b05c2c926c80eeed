/* Tables: captions, heads that say what they are the heads of, and a frame to scroll in where one is wide. */
#include "writer.h"

#include "page/chart/chart.h"

#include <math.h>
#include <string.h>

/* A phone 320 pixels wide has room for so much of a table, in its type of 15 pixels; and between its columns. */
enum { SIZE = PT(15), PHONE = PT(284), GAP = PT(14), BAR = 1000 /* units of a bar's width */ };

struct grid {
	struct html *html;
	const struct table *table;
	struct spot spot;
	bool *taken;  /* [row × column_count + column] covered by a cell of this row or one above */
	bool numbers; /* most columns are of figures: cells are so unless they say otherwise */
	double low, high; /* of the bars */
};

static int at_least_one(int count)
{
	return count > 0 ? count : 1;
}

static bool is_figures(const struct table *table, int column)
{
	return table->columns[column].align != ALIGN_LEFT;
}

/* The longest word of a cell. */
static length longest_word(const struct html *h, const struct span *spans, bool bold)
{
	length longest = 0;

	for (; spans; spans = spans->next) {
		for (const char *word = spans->text; *word;) {
			size_t size = strcspn(word, " -/");
			length width = font_width(h->fonts, bold ? FONT_BOLD : FONT_REGULAR, word, size, SIZE);

			longest = width > longest ? width : longest;
			word += size + (word[size] != '\0');
		}
	}
	return longest;
}

/* Whether the words that no line break divides are together wider than a phone. */
static bool is_wide(const struct html *h, const struct table *table)
{
	length *least = NEW_ARRAY(h->arena, (size_t)table->column_count, length), sum = 0;

	for (int row = 0; row < table->row_count; row++) {
		int column = 0;

		for (int i = 0; i < table->rows[row].cell_count && column < table->column_count; i++) {
			const struct cell *cell = &table->rows[row].cells[i];
			bool bold = row < table->head_rows || table->rows[row].kind == ROW_TOTAL;

			if (at_least_one(cell->columns) == 1) {
				length width = longest_word(h, cell->spans, bold) + (cell->has_bar ? PT(60) : 0);

				least[column] = width > least[column] ? width : least[column];
			}
			column += at_least_one(cell->columns);
		}
	}
	for (int column = 0; column < table->column_count; column++)
		sum += least[column] + GAP;
	return sum > PHONE;
}

/* A bar from zero, on one scale for the whole table; the number beside it says the same. */
static void put_bar(const struct grid *g, const struct cell *cell)
{
	const struct chart_style *style = &g->html->style->chart;
	const double span = g->high - g->low, rate = span > 0 ? BAR / span : 0;
	const double filed = cell->filed - g->low;
	int zero = (int)lround(-g->low * rate), end = (int)lround((cell->bar - g->low) * rate);
	int from = end < zero ? end : zero, wide = end < zero ? zero - end : end - zero;
	struct html *h = g->html;

	html_format(h, "<svg class=\"bar\" viewBox=\"-10 0 %d 120\" preserveAspectRatio=\"none\" aria-hidden=\"true\">",
		    BAR + 20);
	if (cell->bar != 0)
		html_format(h, "<path fill=\"#%06x\" stroke=\"#%06x\" stroke-width=\"8\" d=\"M%d 20h%dv80h%dz\"/>",
			    (unsigned)(cell->fill == FILL_COST ? style->pale : fill_colour(style, cell->fill)),
			    (unsigned)fill_colour(style, cell->fill), from, wide, -wide);
	if (cell->has_filed)
		html_format(h, "<path class=\"filed\" vector-effect=\"non-scaling-stroke\" d=\"M%d 5h%dv110h%dz\"/>",
			    zero, (int)lround(filed * rate) - zero, zero - (int)lround(filed * rate));
	html_format(h, "<path stroke=\"#%06x\" stroke-width=\"8\" d=\"M%d 0v120\"/></svg>", (unsigned)style->ink, zero);
}

/* Takes the places of `cell` from the first free one of `row`; the column, or −1 when the row is full. */
static int take_places(const struct grid *g, const struct cell *cell, int row, int *columns, int *rows)
{
	const int count = g->table->column_count;
	const int last = row < g->table->head_rows ? g->table->head_rows : g->table->row_count;
	int column = 0;

	while (column < count && g->taken[row * count + column])
		column++;
	*columns = at_least_one(cell->columns);
	*rows = at_least_one(cell->rows);
	*columns = *columns > count - column ? count - column : *columns;
	*rows = *rows > last - row ? last - row : *rows;
	for (int r = 0; r < *rows; r++)
		for (int k = 0; k < *columns; k++)
			g->taken[(row + r) * count + column + k] = true;
	return column == count ? -1 : column;
}

static const char *scope_of(const struct grid *g, const struct cell *cell, int row, int columns)
{
	if (row < g->table->head_rows)
		return !cell->spans ? NULL : columns > 1 ? "colgroup" : "col";
	if (g->table->rows[row].kind == ROW_GROUP)
		return "rowgroup";
	return cell->header ? "row" : NULL;
}

/* The head above a column, for where a row is a card of its own. */
static const char *head_of(const struct grid *g, int column)
{
	const struct row *head = g->table->rows;

	return g->table->head_rows == 1 && column < head->cell_count
		       ? span_text(g->html->arena, head->cells[column].spans)
		       : "";
}

static void put_cell(const struct grid *g, const struct cell *cell, int row)
{
	struct html *h = g->html;
	int columns, rows, column = take_places(g, cell, row, &columns, &rows);
	const char *scope;
	bool figures;

	if (column < 0)
		return;
	scope = scope_of(g, cell, row, columns);
	figures = columns == 1 && is_figures(g->table, column);
	html_put(h, scope ? "<th" : "<td");
	if (scope)
		html_attribute(h, "scope", scope);
	if (columns > 1)
		html_format(h, " colspan=\"%d\"", columns);
	if (rows > 1)
		html_format(h, " rowspan=\"%d\"", rows);
	if (cell->has_bar)
		html_attribute(h, "class", "b");
	else if (row < g->table->head_rows || !scope) {
		if (figures != g->numbers)
			html_attribute(h, "class", figures ? "r" : "l");
	} else if (figures) {
		html_attribute(h, "class", "r");
	}
	if (h->doc->live && !scope)
		html_attribute(h, "data-label", head_of(g, column));
	html_put(h, ">");
	if (cell->has_bar)
		put_bar(g, cell);
	html_spans(h, cell->spans);
	html_put(h, scope ? "</th>" : "</td>");
}

static void put_row(const struct grid *g, int row)
{
	static const char *const begin[] = {
		[ROW_PLAIN] = "<tr>",
		[ROW_TOTAL] = "<tr class=\"total\">",
		[ROW_GROUP] = "<tr class=\"group\">",
		[ROW_REMARK] = "<tr class=\"remark\">",
	};
	const struct row *data = &g->table->rows[row];

	html_put(g->html, row < g->table->head_rows ? "<tr>" : begin[data->kind]);
	for (int i = 0; i < data->cell_count; i++)
		put_cell(g, &data->cells[i], row);
	html_put(g->html, "</tr>\n");
}

static void put_body(const struct grid *g)
{
	const struct table *table = g->table;
	struct html *h = g->html;

	if (table->head_rows) {
		html_put(h, "<thead>");
		for (int row = 0; row < table->head_rows && row < table->row_count; row++)
			put_row(g, row);
		html_put(h, "</thead>\n");
	}
	if (table->head_rows < table->row_count)
		html_put(h, "<tbody>\n");
	for (int row = table->head_rows; row < table->row_count; row++) {
		/* A group's heading is that of the rows up to the next. */
		if (table->rows[row].kind == ROW_GROUP && row > table->head_rows)
			html_put(h, "</tbody>\n<tbody>\n");
		put_row(g, row);
	}
	if (table->head_rows < table->row_count)
		html_put(h, "</tbody>");
}

static void measure(struct grid *g)
{
	const struct table *table = g->table;
	int figures = 0;

	for (int row = 0; row < table->row_count; row++) {
		for (int i = 0; i < table->rows[row].cell_count; i++) {
			const struct cell *cell = &table->rows[row].cells[i];

			g->low = cell->has_bar ? fmin(g->low, cell->bar) : g->low;
			g->high = cell->has_bar ? fmax(g->high, cell->bar) : g->high;
			g->low = cell->has_filed ? fmin(g->low, cell->filed) : g->low;
			g->high = cell->has_filed ? fmax(g->high, cell->filed) : g->high;
		}
	}
	for (int column = 0; column < table->column_count; column++)
		figures += is_figures(table, column);
	g->numbers = 2 * figures >= table->column_count;
}

void html_table(struct html *h, const struct table *table, struct spot spot)
{
	struct grid g = { .html = h, .table = table, .spot = spot };
	const int number = ++h->tables;
	bool framed;

	if (table->column_count < 1)
		return;
	framed = is_wide(h, table);
	g.taken = NEW_ARRAY(h->arena, (size_t)table->row_count * (size_t)table->column_count, bool);
	measure(&g);
	if (framed && table->caption)
		html_format(h, "<div class=\"frame\" role=\"group\" tabindex=\"0\" aria-labelledby=\"_%st%d\">\n",
			    h->prefix, number);
	else if (framed)
		html_format(h, "<div class=\"frame\" role=\"group\" tabindex=\"0\" aria-label=\"%d\">\n", number);
	if (h->doc->live)
		html_format(h, "<table class=\"%s%s\">\n", g.numbers ? "num " : "", table->id ? table->id : "");
	else
		html_put(h, g.numbers ? "<table class=\"num\">\n" : "<table>\n");
	if (table->caption) {
		html_format(h, "<caption id=\"_%st%d\">", h->prefix, number);
		html_spans(h, table->caption);
		html_put(h, "</caption>\n");
	}
	put_body(&g);
	html_put(h, framed ? "</table></div>\n" : "</table>\n");
	if (table->footnote) {
		html_put(h, "<p class=\"note\">");
		html_spans(h, table->footnote);
		html_put(h, "</p>\n");
	}
}
