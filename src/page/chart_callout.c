#include "chart_lines.h"

#include <stdlib.h>

/* What a place costs beside its distance from the point, in text sizes. */
enum { COST_LINE = 20, COST_ZERO = 6, COST_AREA = 12, COST_LEADER = 3, COST_OMITTED = 200 };

/* One try: where a label would stand, and the leader to it (both ends the same when there is none). */
struct try {
	struct box box;
	struct point from, to;
	length distance;
	bool placed;
};

/* What labels are placed among. */
struct field {
	const struct ink *ink;
	const struct plot *plot;
	const struct callout *callouts;
	int count;
	struct try *tries;    /* [callout] where it was placed */
	struct point **lines; /* [series][point] */
	length clearance;
};

/* Does the stretch from `a` to `b` touch the box? Cuts it by the four sides in turn (Liang and Barsky). */
static bool crosses(struct point a, struct point b, struct box box)
{
	const double dx = b.x - a.x, dy = b.y - a.y;
	const double step[] = { -dx, dx, -dy, dy };
	const double room[] = { a.x - box.x, box.x + box.w - a.x, a.y - box.y, box.y + box.h - a.y };
	double enter = 0, leave = 1;

	for (int i = 0; i < 4; i++) {
		if (step[i] == 0 && room[i] < 0)
			return false;
		if (step[i] < 0 && room[i] / step[i] > enter)
			enter = room[i] / step[i];
		if (step[i] > 0 && room[i] / step[i] < leave)
			leave = room[i] / step[i];
	}
	return enter <= leave;
}

static bool line_crosses(const struct field *f, int series, struct box box)
{
	for (int i = 0; i + 1 < f->plot->chart->points; i++) {
		if (crosses(f->lines[series][i], f->lines[series][i + 1], box))
			return true;
	}
	return false;
}

/* Is the point between the first two series, on the tint or the hatch? */
static bool in_area(const struct field *f, struct point at)
{
	int points = f->plot->chart->points, i = 0;

	if (f->plot->chart->type != CHART_DIFFERENCE || f->plot->chart->series_count < 2)
		return false;
	while (i + 1 < points && f->lines[0][i + 1].x < at.x)
		i++;
	return (f->lines[0][i].y < at.y) != (f->lines[1][i].y < at.y);
}

static bool has_leader(const struct try *t)
{
	return t->from.x != t->to.x || t->from.y != t->to.y;
}

/* Does the try keep clear of a text that stands in `text`, and its leader too? */
static bool clear_of_text(const struct field *f, const struct try *t, struct box text)
{
	return !box_overlap(box_grow(t->box, f->clearance), text) &&
	       !(has_leader(t) && crosses(t->from, t->to, text));
}

static bool possible(const struct field *f, const struct try *t)
{
	const struct plot *plot = f->plot;
	const struct box room = box_grow(t->box, f->clearance);

	if (t->box.x < plot->left || t->box.x + t->box.w > plot->right || t->box.y < plot->top ||
	    t->box.y + t->box.h > plot->bottom)
		return false;
	for (size_t i = 0; i < f->ink->texts.count; i++) {
		if (!clear_of_text(f, t, f->ink->texts.items[i]))
			return false;
	}
	for (int i = 0; i < f->count; i++) {
		const struct callout *c = &f->callouts[i];
		const struct try *other = &f->tries[i];

		if (box_overlap(room, box_grow((struct box){ c->at.x, c->at.y, 0, 0 }, c->radius)))
			return false;
		if (other->placed && (!clear_of_text(f, t, other->box) || crosses(other->from, other->to, room)))
			return false;
	}
	return true;
}

static long cost(const struct field *f, const struct try *t)
{
	const length unit = f->ink->style->text_size, zero = plot_y(f->plot, 0);
	const struct box room = box_grow(t->box, f->clearance);
	const struct point middle = { t->box.x + t->box.w / 2, t->box.y + t->box.h / 2 };
	long sum = t->distance;

	for (int s = 0; s < f->plot->chart->series_count; s++)
		sum += line_crosses(f, s, room) ? COST_LINE * unit : 0;
	sum += zero > room.y && zero < room.y + room.h ? COST_ZERO * unit : 0;
	sum += in_area(f, middle) ? COST_AREA * unit : 0;
	sum += has_leader(t) ? COST_LEADER * unit : 0;
	return sum;
}

static length clamp(length value, length low, length high)
{
	return value < low ? low : value > high ? high : value;
}

/* How far to the left of the point a label begins, in quarters of its width. */
static const int anchors[] = { 0, 4, 2, 1, 3 };
enum { ANCHORS = sizeof anchors / sizeof *anchors };

/* Try number `index`: first to the right and to the left of the point, a little higher and lower; then above and
 * below it, further and further away. */
static struct try make_try(const struct field *f, const struct callout *c, int index)
{
	const length w = c->label.width, h = c->label.height, away = c->radius + f->clearance + 1;
	const int anchor = anchors[index % ANCHORS], below = index / ANCHORS % 2;
	const int step = index / ANCHORS / 2 - 1;
	struct try t = { .box = { 0, 0, w, h }, .from = c->at, .to = c->at, .placed = true };

	if (step < 0) {
		t.box.x = below ? c->at.x - away - w : c->at.x + away;
		t.box.y = c->at.y - h * (2 + anchor) / 8;
		return t;
	}
	t.box.x = clamp(c->at.x - w * anchor / 4, f->plot->left, f->plot->right - w);
	t.distance = step * f->ink->style->text_size / 2;
	t.box.y = below ? c->at.y + away + t.distance : c->at.y - away - t.distance - h;
	if (step > 0) {
		t.from.y += below ? c->radius : -c->radius;
		t.to.x = clamp(c->at.x, t.box.x, t.box.x + w);
		t.to.y = below ? t.box.y : t.box.y + h;
	}
	return t;
}

/* The cheapest place for callout `index` among those placed before it; returns its price. */
static long place(struct field *f, int index)
{
	const struct callout *c = &f->callouts[index];
	const int steps = 2 * (f->plot->bottom - f->plot->top) / f->ink->style->text_size;
	long least = -1;

	if (!c->label.count)
		return 0;
	for (int i = 0; i < 2 * ANCHORS * (steps + 2); i++) {
		struct try t = make_try(f, c, i);
		long price = possible(f, &t) ? cost(f, &t) : -1;

		if (price >= 0 && (least < 0 || price < least)) {
			least = price;
			f->tries[index] = t;
		}
	}
	return least < 0 ? (long)COST_OMITTED * f->ink->style->text_size : least;
}

/* Places all, from the left or from the right; returns the price. */
static long place_all(struct field *f, const int *order, bool from_right)
{
	long sum = 0;

	f->tries = NEW_ARRAY(f->ink->arena, (size_t)f->count, struct try);
	for (int i = 0; i < f->count; i++)
		sum += place(f, order[from_right ? f->count - 1 - i : i]);
	return sum;
}

static int *order_by_x(const struct field *f)
{
	int *order = NEW_ARRAY(f->ink->arena, (size_t)f->count, int);

	for (int i = 0; i < f->count; i++) {
		int j = i;

		for (; j > 0 && f->callouts[order[j - 1]].at.x > f->callouts[i].at.x; j--)
			order[j] = order[j - 1];
		order[j] = i;
	}
	return order;
}

void callouts_draw(struct ink *ink, const struct plot *plot, const struct callout *callouts, int count)
{
	struct field f = { ink, plot, callouts, count, NULL, NULL, ink->style->text_size / 5 };
	const struct stroke stroke = { ink->style->muted, ink->style->rule_width, 0 };
	const int *order = order_by_x(&f);
	const struct try *best;
	long price;

	f.lines = NEW_ARRAY(ink->arena, (size_t)plot->chart->series_count, struct point *);
	for (int s = 0; s < plot->chart->series_count; s++)
		f.lines[s] = plot_line(plot, s, ink->arena);
	price = place_all(&f, order, false);
	best = f.tries;
	if (place_all(&f, order, true) < price)
		best = f.tries;
	for (int i = 0; i < count; i++) {
		if (!best[i].placed)
			continue;
		label_draw(ink, &callouts[i].label, best[i].box.x, best[i].box.y, ALIGN_START);
		if (has_leader(&best[i]))
			ink_line(ink, (struct point[]){ best[i].from, best[i].to }, 2, stroke);
	}
}
