/* Shapes and labels as items. */
#include "ink.h"

#include <math.h>

static struct item *add(struct ink *ink, enum item_type type)
{
	struct item *item = LIST_ADD(ink->arena, &ink->items);

	item->type = type;
	item->mark = ink->mark;
	return item;
}

static struct item *add_path(struct ink *ink, const struct path_step *steps, int count)
{
	struct item *item = add(ink, ITEM_PATH);

	item->x = steps[0].x;
	item->y = steps[0].y;
	for (int i = 1; i < count; i++) {
		if (steps[i].op == PATH_CLOSE)
			continue;
		item->x = steps[i].x < item->x ? steps[i].x : item->x;
		item->y = steps[i].y < item->y ? steps[i].y : item->y;
	}
	item->path.steps = steps;
	item->path.count = count;
	return item;
}

static void set_stroke(struct item *item, struct stroke stroke)
{
	item->colour = stroke.colour;
	item->path.stroke = true;
	item->path.stroke_colour = stroke.colour;
	item->path.stroke_width = stroke.width;
	item->path.dash = stroke.dash;
}

void ink_rectangle(struct ink *ink, struct box box, uint32_t colour)
{
	struct item *item;

	if (box.w <= 0 || box.h <= 0)
		return;
	item = add(ink, ITEM_RECTANGLE);
	item->colour = colour;
	item->x = box.x;
	item->y = box.y;
	item->rectangle.w = box.w;
	item->rectangle.h = box.h;
}

/* Steps through `points`, closed when `close`. */
static struct path_step *trace(struct ink *ink, const struct point *points, int count, bool close)
{
	struct path_step *steps = NEW_ARRAY(ink->arena, (size_t)count + 1, struct path_step);

	for (int i = 0; i < count; i++) {
		steps[i].op = i ? PATH_LINE : PATH_MOVE;
		steps[i].x = points[i].x;
		steps[i].y = points[i].y;
	}
	if (close)
		steps[count].op = PATH_CLOSE;
	return steps;
}

void ink_line(struct ink *ink, const struct point *points, int count, struct stroke stroke)
{
	if (count >= 2)
		set_stroke(add_path(ink, trace(ink, points, count, false), count), stroke);
}

void ink_polygon(struct ink *ink, const struct point *points, int count, uint32_t colour)
{
	struct item *item;

	if (count < 3)
		return;
	item = add_path(ink, trace(ink, points, count, true), count + 1);
	item->colour = colour;
	item->path.fill = true;
}

void ink_outline(struct ink *ink, struct box box, struct stroke stroke)
{
	struct box in = box_grow(box, -stroke.width / 2);
	const struct point corners[] = { { in.x, in.y },
					 { in.x + in.w, in.y },
					 { in.x + in.w, in.y + in.h },
					 { in.x, in.y + in.h } };

	if (in.w > 0 && in.h > 0)
		set_stroke(add_path(ink, trace(ink, corners, 4, true), 5), stroke);
	else
		ink_rectangle(ink, box, stroke.colour);
}

/* A circle is four Bézier curves with their handles at 0.5523 of the radius. */
void ink_dot(struct ink *ink, struct point centre, length radius, uint32_t colour)
{
	static const int turn[][2] = { { 1, 0 }, { 0, 1 }, { -1, 0 }, { 0, -1 }, { 1, 0 } };
	struct path_step *steps = NEW_ARRAY(ink->arena, 6, struct path_step);
	const length handle = (length)(radius * 0.5523);
	struct item *item;

	steps[0] = (struct path_step){ .op = PATH_MOVE, .x = centre.x + radius, .y = centre.y };
	for (int i = 1; i <= 4; i++) {
		const int *from = turn[i - 1], *to = turn[i];

		steps[i] = (struct path_step){
			.op = PATH_CURVE,
			.x1 = centre.x + from[0] * radius + to[0] * handle,
			.y1 = centre.y + from[1] * radius + to[1] * handle,
			.x2 = centre.x + to[0] * radius + from[0] * handle,
			.y2 = centre.y + to[1] * radius + from[1] * handle,
			.x = centre.x + to[0] * radius,
			.y = centre.y + to[1] * radius,
		};
	}
	steps[5].op = PATH_CLOSE;
	item = add_path(ink, steps, 6);
	item->colour = colour;
	item->path.fill = true;
}

/* A rule along one axis: `along` and `across` are x and y, or y and x. */
struct rule {
	bool down;
	length at, from, to;
	struct stroke stroke;
};

static void draw_piece(struct ink *ink, const struct rule *rule, length from, length to)
{
	struct point ends[] = { { from, rule->at }, { to, rule->at } };

	if (rule->down) {
		ends[0] = (struct point){ rule->at, from };
		ends[1] = (struct point){ rule->at, to };
	}
	if (to > from)
		ink_line(ink, ends, 2, rule->stroke);
}

static void draw_rule(struct ink *ink, const struct rule *rule)
{
	const length clearance = ink->style->text_size / 6;
	length position = rule->from;

	while (position < rule->to) {
		length stop = rule->to, next = stop;

		for (size_t i = 0; i < ink->texts.count; i++) {
			struct box box = box_grow(ink->texts.items[i], clearance);
			length side = rule->down ? box.x : box.y, wide = rule->down ? box.w : box.h;
			length start = rule->down ? box.y : box.x;
			length end = start + (rule->down ? box.h : box.w);

			if (rule->at <= side || rule->at >= side + wide || end <= position ||
			    start >= stop)
				continue;
			stop = start;
			next = end;
		}
		draw_piece(ink, rule, position, stop);
		position = next;
	}
}

void ink_rule_down(struct ink *ink, length at, length from, length to, struct stroke stroke)
{
	draw_rule(ink, &(struct rule){ true, at, from, to, stroke });
}

void ink_rule_across(struct ink *ink, length at, length from, length to, struct stroke stroke)
{
	draw_rule(ink, &(struct rule){ false, at, from, to, stroke });
}

/* Distance along x (and y) between two lines of a hatch. */
static length hatch_pitch(const struct ink *ink)
{
	return ink->style->text_size / 2;
}

/* Where the line x + y = `c` enters and leaves the shape; false when it misses it.
 *
 *      /   c grows to the right;
 *     /    x + y is the same all along
 */
static bool clip(struct point *in, struct point *out, const struct point *corners, int count,
		 length c)
{
	int found = 0;

	for (int i = 0; i < count; i++) {
		struct point a = corners[i], b = corners[(i + 1) % count], hit;
		double side_a = (double)a.x + a.y - c, side_b = (double)b.x + b.y - c;
		double share;

		if ((side_a < 0) == (side_b < 0))
			continue;
		share = side_a / (side_a - side_b);
		hit.x = (length)lround(a.x + share * (b.x - a.x));
		hit.y = c - hit.x;
		if (!found || hit.x < in->x)
			*in = hit;
		if (!found || hit.x > out->x)
			*out = hit;
		found++;
	}
	return found >= 2 && out->x > in->x;
}

void hatch_add(struct ink *ink, struct hatch *hatch, const struct point *corners, int count)
{
	const length pitch = hatch_pitch(ink);
	length low = corners[0].x + corners[0].y, high = low;
	struct point in = { 0 }, out = { 0 };

	for (int i = 1; i < count; i++) {
		length sum = corners[i].x + corners[i].y;

		low = sum < low ? sum : low;
		high = sum > high ? sum : high;
	}
	for (length c = (length)floor((double)low / pitch) * pitch; c <= high; c += pitch) {
		if (!clip(&in, &out, corners, count, c))
			continue;
		*LIST_ADD(ink->arena, &hatch->steps) =
			(struct path_step){ .op = PATH_MOVE, .x = in.x, .y = in.y };
		*LIST_ADD(ink->arena, &hatch->steps) =
			(struct path_step){ .op = PATH_LINE, .x = out.x, .y = out.y };
	}
}

void hatch_draw(struct ink *ink, const struct hatch *hatch, struct stroke stroke)
{
	if (hatch->steps.count)
		set_stroke(add_path(ink, hatch->steps.items, (int)hatch->steps.count), stroke);
}

bool box_overlap(struct box a, struct box b)
{
	return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

struct box box_grow(struct box box, length by)
{
	return (struct box){ box.x - by, box.y - by, box.w + 2 * by, box.h + 2 * by };
}
