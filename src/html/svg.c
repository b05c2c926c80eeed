/* A chart's items as SVG, in tenths of a point. */
#include "writer.h"

#include "page/chart/chart.h"

#include <stdlib.h>
#include <string.h>

enum { TENTH = 100 /* of the page's units */, LIVE_HEIGHT = 70 /* per cent: all that moves is on one screen */ };

static int tenths(length value)
{
	return (int)(value < 0 ? (value - TENTH / 2) / TENTH : (value + TENTH / 2) / TENTH);
}

/* `before` and then the number. */
static void put_number(struct html *h, const char *before, int number)
{
	html_put(h, before);
	buffer_add_whole(&h->out, number);
}

static void put_colour(struct html *h, const char *name, uint32_t colour)
{
	html_format(h, " %s=\"#%06x\"", name, (unsigned)colour);
}

/* "12.5": a size in points as tenths, without a needless decimal. */
static void put_size(struct html *h, const char *name, length value)
{
	int hundredths = (int)(value / 10);

	html_format(h, hundredths % 10 ? " %s=\"%d.%d\"" : " %s=\"%d\"", name, hundredths / 10, hundredths % 10);
}

static void put_words(struct html *h, const struct item *item)
{
	put_number(h, "<text x=\"", tenths(item->x));
	put_number(h, "\" y=\"", tenths(item->y));
	html_put(h, "\"");
	if (item->colour != h->style->chart.ink)
		put_colour(h, "fill", item->colour);
	if (item->text.size != h->style->chart.text_size)
		put_size(h, "font-size", item->text.size);
	if (item->text.font == FONT_BOLD || item->text.font == FONT_BOLD_ITALIC)
		html_put(h, " font-weight=\"700\"");
	html_put(h, ">");
	html_text(h, item->text.text);
	html_put(h, "</text>");
}

/* How a shape is inked; neighbours alike are one path. */
static bool same_ink(const struct item *one, const struct item *other)
{
	if (one->type != other->type || one->type == ITEM_TEXT || one->colour != other->colour)
		return false;
	return one->type == ITEM_RECTANGLE ||
	       (one->path.fill == other->path.fill && one->path.stroke == other->path.stroke &&
		one->path.stroke_colour == other->path.stroke_colour &&
		one->path.stroke_width == other->path.stroke_width && one->path.dash == other->path.dash);
}

static void put_ink(struct html *h, const struct item *item)
{
	if (item->type == ITEM_RECTANGLE || item->path.fill)
		put_colour(h, "fill", item->colour);
	else
		html_put(h, " fill=\"none\"");
	if (item->type == ITEM_PATH && item->path.stroke) {
		put_colour(h, "stroke", item->path.stroke_colour);
		put_size(h, "stroke-width", item->path.stroke_width);
		if (item->path.dash)
			put_size(h, "stroke-dasharray", item->path.dash);
	}
}

static void put_rectangle(struct html *h, const struct item *item)
{
	int x = tenths(item->x), y = tenths(item->y);
	int right = tenths(item->x + item->rectangle.w), bottom = tenths(item->y + item->rectangle.h);

	put_number(h, "M", x);
	put_number(h, " ", y);
	put_number(h, "H", right > x ? right : x + 1);
	put_number(h, "V", bottom > y ? bottom : y + 1);
	put_number(h, "H", x);
	html_put(h, "z");
}

/* A circle: two arcs, from its rightmost point. */
static void put_circle(struct html *h, const struct path_step *circle)
{
	int radius = tenths(circle->x1);

	put_number(h, "M", tenths(circle->x + circle->x1));
	put_number(h, " ", tenths(circle->y));
	for (int half = 0; half < 2; half++) {
		put_number(h, half ? " 0 " : "a", radius);
		put_number(h, " ", radius);
		put_number(h, half ? " 0 1 0 " : " 0 1 0-", 2 * radius);
	}
	html_put(h, " 0z");
}

/* Steps relative to where the last one ended, which are shorter to write. */
static void put_steps(struct html *h, const struct path_step *steps, int count)
{
	int x = 0, y = 0;

	for (int i = 0; i < count; i++) {
		int to_x = tenths(steps[i].x), to_y = tenths(steps[i].y);

		switch (steps[i].op) {
		case PATH_MOVE:
			put_number(h, "M", to_x);
			put_number(h, " ", to_y);
			break;
		case PATH_LINE:
		case PATH_CURVE: /* no drawing has one */
			if (to_y == y) {
				put_number(h, "h", to_x - x);
			} else if (to_x == x) {
				put_number(h, "v", to_y - y);
			} else {
				put_number(h, "l", to_x - x);
				put_number(h, " ", to_y - y);
			}
			break;
		case PATH_CLOSE:
			html_put(h, "z");
			continue;
		case PATH_CIRCLE:
			put_circle(h, &steps[i]);
			continue;
		}
		x = to_x;
		y = to_y;
	}
}

/* The shapes from `items` on that are inked alike, as one path; how many they were. */
static size_t put_shapes(struct html *h, const struct item *items, size_t count)
{
	size_t i = 0;

	html_put(h, "<path");
	put_ink(h, items);
	html_put(h, " d=\"");
	for (; i < count && same_ink(items, &items[i]); i++) {
		if (items[i].type == ITEM_RECTANGLE)
			put_rectangle(h, &items[i]);
		else
			put_steps(h, items[i].path.steps, items[i].path.count);
	}
	html_put(h, "\"/>");
	return i;
}

void html_drawing(struct html *h, const struct chart *chart, length width, const char *kind, const char *label)
{
	struct chart_style style = h->style->chart;
	length height, over = 0;
	struct item *items;
	size_t count;

	style.tallest = 0; /* there are no pages */
	style.height = h->doc->live ? LIVE_HEIGHT : 0;
	height = chart_height(chart, &style, h->fonts, width, h->arena);
	count = chart_draw(&items, chart, &style, h->fonts, 0, 0, width, 0, h->arena);
	for (size_t i = 0; i < count; i++)
		over = items[i].x < 0 ? CHART_OVERHANG : over;
	html_format(h, "<svg class=\"%s\" role=\"img\" aria-labelledby=\"%s\" viewBox=\"%d 0 %d %d\"", kind, label,
		   -tenths(over), tenths(width + 2 * over), tenths(height));
	put_size(h, "font-size", style.text_size);
	put_colour(h, "fill", style.ink);
	html_put(h, ">");
	for (size_t i = 0; i < count;) {
		if (items[i].type == ITEM_TEXT)
			put_words(h, &items[i++]);
		else if (items[i].type == ITEM_IMAGE) /* no chart has any */
			i++;
		else
			i += put_shapes(h, &items[i], count - i);
	}
	html_put(h, "</svg>\n");
}
