/* Names points of lines where there is room. */
#include "lines.h"

#include <limits.h>
#include <stdlib.h>

enum { ORDERS = 24 }; /* tried at most: all of four callouts */

/* What a place costs beside its distance from the point, in text sizes. */
enum {
	COST_LINE = 20,    /* stands on a line */
	COST_ZERO = 30,    /* breaks the zero line */
	COST_AREA = 12,    /* stands on the tint or the hatch */
	COST_RULE = 6,     /* breaks another rule of the scale */
	COST_LEADER = 3,   /* needs one */
	COST_BROKEN = 2,   /* is broken: for each line after the first */
	COST_SHADOW = 4,   /* stands above or below another point, whose label may want the place */
	COST_OMITTED = 200 /* is not written at all */
};

/* One try: where a label would stand, and the leader to it (both ends the same when there is none).
 */
struct
try {
	struct box box;
	struct point from, to;
	length distance;
	const struct label *label; /* NULL: not placed */
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

/* Does the stretch from `a` to `b` touch the box? Cuts it by the four sides in turn (Liang and
 * Barsky). */
static bool crosses(struct point a, struct point b, struct box box)
{
	const double dx = b.x - a.x, dy = b.y - a.y;
	const double step[] = { -dx, dx, -dy, dy };
	const double room[] = { a.x - box.x, box.x + box.w - a.x, a.y - box.y,
				box.y + box.h - a.y };
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

/* On which side of the line from `a` to `b` is `c`? */
static bool left_of(struct point a, struct point b, struct point c)
{
	return (double)(b.x - a.x) * (c.y - a.y) < (double)(b.y - a.y) * (c.x - a.x);
}

/* Do the leaders of two tries cross? */
static bool leaders_cross(const struct try *t, const struct try *u)
{
	return left_of(t->from, t->to, u->from) != left_of(t->from, t->to, u->to) &&
	       left_of(u->from, u->to, t->from) != left_of(u->from, u->to, t->to);
}

/* Does the series' line cross the box? Looks only at the points about the box: they go from left to
 * right. */
static bool line_crosses(const struct field *f, int series, struct box box)
{
	const struct point *line = f->lines[series];
	const int points = f->plot->chart->points;
	const double wide = f->plot->right - f->plot->left;
	int i = wide > 0 ? (int)((box.x - f->plot->left) * (points - 1) / wide) - 1 : 0;

	for (i = i < 0 ? 0 : i; i + 1 < points && line[i].x <= box.x + box.w; i++) {
		if (crosses(line[i], line[i + 1], box))
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

	/* A leader must not be flat: it would look like one more line. */
	if (abs(t->to.x - t->from.x) > 2 * abs(t->to.y - t->from.y))
		return false;
	/* Beside a number of the scale it would be read with that. */
	if (t->box.x < plot->left + f->ink->style->text_size || t->box.x + t->box.w > plot->right ||
	    t->box.y < plot->top || t->box.y + t->box.h > plot->bottom)
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
		if (other->label &&
		    (!clear_of_text(f, t, other->box) || crosses(other->from, other->to, room) ||
		     leaders_cross(t, other)))
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
	for (long i = f->plot->scale.first; i <= f->plot->scale.last; i++) {
		length y = plot_y(f->plot, (double)i * f->plot->scale.step);

		sum += i && y > t->box.y && y < t->box.y + t->box.h ? COST_RULE * unit : 0;
	}
	sum += in_area(f, middle) ? COST_AREA * unit : 0;
	sum += has_leader(t) ? COST_LEADER * unit : 0;
	sum += (t->label->count - 1) * COST_BROKEN * unit;
	for (int i = 0; i < f->count; i++) {
		length x = f->callouts[i].at.x;

		sum += x != t->from.x && x > room.x && x < room.x + room.w ? COST_SHADOW * unit : 0;
	}
	return sum;
}

static void swap(int *a, int *b)
{
	int kept = *a;

	*a = *b;
	*b = kept;
}

static length clamp(length value, length low, length high)
{
	return value < low ? low : value > high ? high : value;
}

/* How far to the left of the point a label begins, in quarters of its width. */
static const int anchors[] = { 0, 4, 2, 1, 3, -2, 6 };
enum { ANCHORS = sizeof anchors / sizeof *anchors };

/* Try number `index`: first to the right and to the left of the point, a little higher and lower;
 * then above and below it, further and further away. */
static struct try make_try(const struct field *f, const struct callout *c,
			   const struct label *label, int index)
{
	const length w = label->width, h = label->height, away = c->radius + f->clearance + 1;
	const int anchor = anchors[index % ANCHORS], below = index / ANCHORS % 2;
	const int step = index / ANCHORS / 2 - 1;
	struct try t = { .box = { 0, 0, w, h }, .from = c->at, .to = c->at, .label = label };

	if (step < 0) {
		t.box.x = below ? c->at.x - away - w : c->at.x + away;
		t.box.y = c->at.y - h * (2 + anchor) / 8;
		return t;
	}
	t.box.x = clamp(c->at.x - w * anchor / 4, f->plot->left + f->ink->style->text_size, f->plot->right - w);
	t.box.y = below ? c->at.y + away : c->at.y - away - h;
	t.box.y += (below ? step : -step) * f->ink->style->text_size;
	t.distance = step * f->ink->style->text_size;
	if (step > 0 || anchor < 0 || anchor > 4) {
		t.to.x = clamp(c->at.x, t.box.x, t.box.x + w);
		t.to.y = below ? t.box.y : t.box.y + h;
		t.distance += abs(t.to.x - t.from.x) / 2;
	}
	return t;
}

/* The cheapest place for callout `index` among those placed before it, in either shape; returns its
 * price, `most` when there is none below that. */
static long place(struct field *f, int index, long most)
{
	const struct callout *c = &f->callouts[index];
	const int steps = (f->plot->bottom - f->plot->top) / f->ink->style->text_size;
	struct try best = { 0 };
	long least = (long)COST_OMITTED * f->ink->style->text_size;

	least = most < least ? most : least;
	if (!c->shapes[0].count)
		return 0;
	for (int i = 0; i < CALLOUT_SHAPES * 2 * ANCHORS * (steps + 2); i++) {
		struct try t = make_try(f, c, &c->shapes[i % CALLOUT_SHAPES], i / CALLOUT_SHAPES);
		long price = least;

		if (t.distance < least && possible(f, &t))
			price = cost(f, &t);
		if (price < least) {
			least = price;
			best = t;
		}
	}
	f->tries[index] = best;
	return least;
}

/* Places all in the order; returns the price, which is no less than `most` once it reaches it. */
static long place_all(struct field *f, const int *order, long most)
{
	long sum = 0;

	f->tries = NEW_ARRAY(f->ink->arena, (size_t)f->count, struct try);
	for (int i = 0; i < f->count && sum < most; i++)
		sum += place(f, order[i], most - sum);
	return sum;
}

/* The next order in the order of words in a lexicon; false after the last. */
static bool next_order(int *order, int count)
{
	int i = count - 2, j = count - 1;

	while (i >= 0 && order[i] > order[i + 1])
		i--;
	if (i < 0)
		return false;
	while (order[j] < order[i])
		j--;
	swap(&order[i], &order[j]);
	for (i++, j = count - 1; i < j; i++, j--)
		swap(&order[i], &order[j]);
	return true;
}

/* Whoever comes first takes the best place, so the order matters; a few are tried. */
static const struct try *place_best(struct field *f)
{
	const struct try *best = NULL;
	int *order = NEW_ARRAY(f->ink->arena, (size_t)f->count, int), orders = 0;
	long least = LONG_MAX;

	for (int i = 0; i < f->count; i++)
		order[i] = i;
	do {
		long price = place_all(f, order, least);

		if (price < least) {
			least = price;
			best = f->tries;
		}
	} while (++orders < ORDERS && next_order(order, f->count));
	return best;
}

void callouts_draw(struct ink *ink, const struct plot *plot, const struct callout *callouts,
		   int count)
{
	struct field f = { ink, plot, callouts, count, NULL, NULL, ink->style->text_size / 3 };
	const struct stroke stroke = { ink->style->muted, ink->style->rule_width, 0 };
	const struct try *best;

	f.lines = NEW_ARRAY(ink->arena, (size_t)plot->chart->series_count, struct point *);
	for (int s = 0; s < plot->chart->series_count; s++)
		f.lines[s] = plot_line(plot, s, ink->arena);
	best = place_best(&f);
	for (int i = 0; i < count; i++) {
		if (!best[i].label)
			continue;
		label_draw(ink, best[i].label, best[i].box.x, best[i].box.y, ALIGN_START);
		if (has_leader(&best[i]))
			ink_line(ink, (struct point[]){ best[i].from, best[i].to }, 2, stroke);
	}
}
