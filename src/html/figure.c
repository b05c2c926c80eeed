/* Figures: title, drawings for wide and narrow screens, and the numbers as text. */
#include "writer.h"

#include "base/number.h"
#include "page/chart/chart.h"

/* Drawn for a phone 320 pixels wide, and for one of the columns side by side. */
enum { NARROW = PT(200), HALF = PT(270), DECIMALS = 2 };

static length wide(const struct html *h)
{
	return h->style->width - h->style->left - h->style->right;
}

static void put_paragraph(struct html *h, const char *class, const char *text)
{
	if (!text || !*text)
		return;
	html_format(h, "<p class=\"%s\">", class);
	html_text(h, text);
	html_put(h, "</p>\n");
}

static void put_head(struct html *h, const char *name, const char *unit)
{
	html_put(h, "<th scope=\"col\">");
	html_text(h, name);
	if (unit && *unit) {
		html_put(h, ", ");
		html_text(h, unit);
	}
	html_put(h, "</th>");
}

static void put_value(struct html *h, const char *text)
{
	html_put(h, "<td>");
	html_text(h, text);
	html_put(h, "</td>");
}

/* A row for each year of a chart over years: the figures below its columns, or else what it draws. */
static void put_years(struct html *h, const struct chart *chart)
{
	const char *unit = chart->figure_count ? chart->figure_unit : chart->unit;

	html_put(h, "<table class=\"num\"><thead><tr>");
	put_head(h, h->doc->web.year, NULL);
	for (int i = 0; i < chart->figure_count; i++)
		put_head(h, chart->figures[i].name, unit);
	for (int i = 0; i < chart->stack_count && !chart->figure_count; i++)
		put_head(h, chart->stacks[i].label ? chart->stacks[i].label : chart->title, unit);
	for (int i = 0; i < chart->series_count; i++)
		put_head(h, chart->series[i].name, unit);
	html_put(h, "</tr></thead>\n<tbody>");
	for (int y = 0; y < chart->points; y++) {
		html_format(h, "<tr><th scope=\"row\">%d</th>", chart->first + y);
		for (int i = 0; i < chart->figure_count; i++)
			put_value(h, chart->figures[i].values[y]);
		for (int i = 0; i < chart->stack_count && !chart->figure_count; i++)
			put_value(h, number_decimal(h->arena, chart->stacks[i].values[y], DECIMALS));
		for (int i = 0; i < chart->series_count; i++)
			put_value(h, number_decimal(h->arena, chart->series[i].values[y], DECIMALS));
		html_put(h, "</tr>\n");
	}
	html_put(h, "</tbody></table>\n");
}

/* The numbers, for those who do not see the drawing and for those who want them. */
static void put_numbers(struct html *h, const struct chart *chart, const char *label)
{
	html_put(h, "<details><summary>");
	html_text(h, h->doc->web.numbers);
	html_put(h, "<span class=\"unseen\">: ");
	html_text(h, chart->title);
	html_format(h, "</span></summary>\n<p id=\"%s\">", label);
	html_text(h, chart->alt ? chart->alt : chart->title);
	html_put(h, "</p>\n");
	if (chart->points > 0 && (chart->type == CHART_COLUMNS || chart->type == CHART_CURVES)) {
		html_put(h, "<div class=\"frame\" role=\"group\" tabindex=\"0\"");
		html_attribute(h, "aria-label", chart->title);
		html_put(h, ">");
		put_years(h, chart);
		html_put(h, "</div>\n");
	}
	html_put(h, "</details>\n");
}

void html_figure(struct html *h, const struct chart *chart, struct spot spot)
{
	const char *label = arena_printf(h->arena, "_%sf%d", h->prefix, ++h->figures);

	html_put(h, "<figure>\n<figcaption>");
	html_text(h, chart->title);
	html_put(h, "</figcaption>\n");
	put_paragraph(h, "basis", chart->basis);
	if (spot.columns > 2) {
		length width = wide(h) / spot.columns;

		html_drawing(h, chart, width < NARROW ? width : NARROW, "one", label);
	} else if (spot.columns == 2 || chart->span_to > chart->span_from) {
		html_drawing(h, chart, HALF, "wide", label);
		html_drawing(h, chart, NARROW, "narrow", label);
	} else if (spot.columns) {
		html_drawing(h, chart, NARROW, "one", label);
	} else {
		html_drawing(h, chart, wide(h), "wide", label);
		html_drawing(h, chart, NARROW, "narrow", label);
	}
	put_paragraph(h, "note", chart->note);
	put_numbers(h, chart, label);
	html_put(h, "</figure>\n");
}
