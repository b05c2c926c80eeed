/* How a chart is drawn on the page, and how high it gets. */
#include "flow.h"

struct chart_style drawing_style(const struct flow *f, const struct drawing *drawing)
{
	struct chart_style style = f->style.chart;

	style.height = drawing->height;
	return style;
}

length drawing_height(const struct flow *f, struct drawing *drawing)
{
	struct chart_style style = drawing_style(f, drawing);
	length height, room = page_room(f);

	for (size_t i = 0; i < drawing->known.count; i++)
		if (drawing->known.items[i].wanted == drawing->height)
			return drawing->known.items[i].height;
	height = chart_height(drawing->chart, &style, f->fonts, drawing->width, f->arena);
	height = height < room ? height : room;
	*LIST_ADD(f->arena, &drawing->known) = (struct drawn_height){ drawing->height, height };
	return height;
}
