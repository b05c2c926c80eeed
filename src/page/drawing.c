/* How a chart is drawn on the page, and how high it gets. */
#include "flow.h"

struct chart_style drawing_style(const struct flow *f, const struct drawing *drawing)
{
	struct chart_style style = f->style.chart;

	style.height = drawing->height;
	return style;
}

length drawing_height(const struct flow *f, const struct drawing *drawing)
{
	struct chart_style style = drawing_style(f, drawing);
	length height = chart_height(drawing->chart, &style, f->fonts, drawing->width, f->arena), room = page_room(f);

	return height < room ? height : room;
}
