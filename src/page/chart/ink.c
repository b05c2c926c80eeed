/* Shapes and labels as items. */
#include "ink.h"

#include <math.h>

struct item *ink_add(struct ink *ink, enum item_type type)
{
	struct item *item = LIST_ADD(ink->arena, &ink->items);

	*item = (struct item){ .type = type, .mark = ink->mark }; /* where one may have been taken back */
	return item;
}

static struct item *add_path(struct ink *ink, const struct path_step *steps, int count)
{
	struct item *item = ink_add(ink, ITEM_PATH);

	item->path.steps = steps;
	item->path.count = count;
	return item;
}

static void set_stroke(struct item *item, struct stroke stroke)
{
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
	item = ink_add(ink, ITEM_RECTANGLE);
	item->colour = colour;
	item->x = box.x;
	item->y = box.y;
	item->rectangle.w = box.w;
	item->rectangle.h = box.h;
}

/* Steps through `points`, and one more that closes the path, for those that count it. */
static struct path_step *trace(struct ink *ink, const struct point *points, int count)
{
	struct path_step *steps = NEW_ARRAY(ink->arena, (size_t)count + 1, struct path_step);

	for (int i = 0; i < count; i++) {
		steps[i].op = i ? PATH_LINE : PATH_MOVE;
		steps[i].x = points[i].x;
		steps[i].y = points[i].y;
	}
	steps[count].op = PATH_CLOSE;
	return steps;
}

void ink_line(struct ink *ink, const struct point *points, int count, struct stroke stroke)
{
	if (count >= 2)
		set_stroke(add_path(ink, trace(ink, points, count), count), stroke);
}

/* Inside the box's edge. */
static void ink_outline(struct ink *ink, struct box box, struct stroke stroke)
{
	struct box in = box_grow(box, -stroke.width / 2);
	const struct point corners[] = { { in.x, in.y },
					 { in.x + in.w, in.y },
					 { in.x + in.w, in.y + in.h },
					 { in.x, in.y + in.h } };

	if (in.w > 0 && in.h > 0)
		set_stroke(add_path(ink, trace(ink, corners, 4), 5), stroke);
	else
		ink_rectangle(ink, box, stroke.colour);
}

static struct item *add_circle(struct ink *ink, struct point centre, length radius)
{
	struct path_step *step = NEW(ink->arena, struct path_step);

	*step = (struct path_step){ .op = PATH_CIRCLE, .x = centre.x, .y = centre.y, .x1 = radius };
	return add_path(ink, step, 1);
}

static void set_fill(struct item *item, uint32_t colour)
{
	item->colour = colour;
	item->path.fill = true;
}

void ink_dot(struct ink *ink, struct point centre, length radius, uint32_t colour)
{
	set_fill(add_circle(ink, centre, radius), colour);
}

void ink_ring(struct ink *ink, struct point centre, length radius, struct stroke stroke)
{
	set_stroke(add_circle(ink, centre, radius - stroke.width / 2), stroke);
}

void ink_diamond(struct ink *ink, struct point centre, length radius, uint32_t colour)
{
	const struct point corners[] = { { centre.x, centre.y - radius }, { centre.x + radius, centre.y },
					 { centre.x, centre.y + radius }, { centre.x - radius, centre.y } };

	set_fill(add_path(ink, trace(ink, corners, 4), 5), colour);
}

uint32_t fill_colour(const struct chart_style *style, enum chart_fill fill)
{
	switch (fill) {
	case FILL_GAIN:
	case FILL_CAPACITY:
		return style->gain;
	case FILL_LOSS:
	case FILL_COST:
		return style->loss;
	case FILL_CHANGED:
		return style->changed;
	case FILL_LATER:
		return style->later;
	case FILL_AWAY:
		return style->muted;
	case FILL_TOTAL:
	case FILLS:
		break;
	}
	return style->ink;
}

void ink_fill(struct ink *ink, struct box box, enum chart_fill fill)
{
	const struct chart_style *style = ink->style;
	const struct stroke outline = { fill_colour(style, fill), style->outline_width, 0 };

	box.w = length_larger(box.w, style->outline_width); /* a little is not nothing */
	box.h = length_larger(box.h, style->outline_width);
	switch (fill) {
	case FILL_COST:
		ink_rectangle(ink, box, style->pale);
		ink_outline(ink, box, outline);
		break;
	case FILL_CAPACITY:
	case FILL_AWAY:
		ink_outline(ink, box, outline);
		break;
	case FILL_GAIN:
	case FILL_LOSS:
	case FILL_TOTAL:
	case FILL_CHANGED:
	case FILL_LATER:
	case FILLS:
		ink_rectangle(ink, box, outline.colour);
		break;
	}
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

bool box_overlap(struct box a, struct box b)
{
	return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

struct box box_grow(struct box box, length by)
{
	return (struct box){ box.x - by, box.y - by, box.w + 2 * by, box.h + 2 * by };
}
