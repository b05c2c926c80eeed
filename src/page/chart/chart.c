/* A chart's items and height: each kind is one function that draws from a corner and returns how far down it came. */
#include "kinds.h"

static chart_kind *const kinds[CHART_TYPES] = {
	[CHART_ROWS] = draw_rows,     [CHART_COLUMNS] = draw_columns, [CHART_CURVES] = draw_curves,
	[CHART_DOTS] = draw_dots,     [CHART_STRIPS] = draw_strips,   [CHART_SPLIT] = draw_split,
	[CHART_TRIALS] = draw_trials,
};

length chart_height(const struct chart *chart, const struct chart_style *style, struct font_set *fonts,
		    length width, struct arena *a)
{
	struct ink ink = { .arena = a, .fonts = fonts, .style = style };

	return kinds[chart->type](&ink, chart, (struct corner){ .width = width });
}

size_t chart_draw(struct item **items, const struct chart *chart, const struct chart_style *style,
		  struct font_set *fonts, length x, length y, length width, int mark, struct arena *a)
{
	struct ink ink = { .arena = a, .fonts = fonts, .style = style, .mark = mark };

	kinds[chart->type](&ink, chart, (struct corner){ x, y, width });
	*items = ink.items.items;
	return ink.items.count;
}
