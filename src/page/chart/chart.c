/* A chart of any type: its height, and its items. */
#include "chart.h"

#include "bars.h"
#include "lines.h"

length chart_height(const struct chart *chart, const struct chart_style *style,
		    struct font_set *fonts, length width, struct arena *a)
{
	const struct ink ink = { .arena = a, .fonts = fonts, .style = style };
	struct bars bars;
	struct plot plot;

	switch (chart->type) {
	case CHART_BARS:
	case CHART_RANGES:
		bars_plan(&bars, &ink, chart, width);
		return bars.height;
	case CHART_LINES:
	case CHART_DIFFERENCE:
		plot_plan(&plot, &ink, chart, 0, 0, width);
		return plot.box.h;
	}
	return 0;
}

size_t chart_draw(struct item **items, const struct chart *chart, const struct chart_style *style,
		  struct font_set *fonts, length x, length y, length width, int mark,
		  struct arena *a)
{
	struct ink ink = { .arena = a, .fonts = fonts, .style = style, .mark = mark };
	struct bars bars;
	struct plot plot;

	switch (chart->type) {
	case CHART_BARS:
	case CHART_RANGES:
		bars_plan(&bars, &ink, chart, width);
		bars_draw(&ink, &bars, x, y);
		break;
	case CHART_LINES:
	case CHART_DIFFERENCE:
		plot_plan(&plot, &ink, chart, x, y, width);
		lines_draw(&ink, &plot);
		break;
	}
	*items = ink.items.items;
	return ink.items.count;
}
