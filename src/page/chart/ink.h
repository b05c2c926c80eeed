/* What the charts draw with: shapes and labels that become items, and a record of where text
 * stands, so that lines can keep clear of it. Lengths and places are absolute, in 1/1000 pt. */
#ifndef PAGE_CHART_INK_H
#define PAGE_CHART_INK_H

#include "base/arena.h"
#include "chart.h"

struct point {
	length x, y;
};

length length_larger(length a, length b);
length length_smaller(length a, length b);

struct ink {
	struct arena *arena;
	struct font_set *fonts;
	const struct chart_style *style;
	int mark; /* of every item */
	LIST_OF(struct item) items;
	LIST_OF(struct box) texts; /* where text stands so far: ascent to descent */
};

/* A new item, with nothing in it but its type and mark. */
struct item *ink_add(struct ink *ink, enum item_type type);

void ink_rectangle(struct ink *ink, struct box box, uint32_t colour);

/* How a line looks; `dash` 0 is solid. */
struct stroke {
	uint32_t colour;
	length width, dash;
};

/* A line through `count` points; nothing when there are fewer than two. */
void ink_line(struct ink *ink, const struct point *points, int count, struct stroke stroke);
void ink_dot(struct ink *ink, struct point centre, length radius, uint32_t colour);
void ink_ring(struct ink *ink, struct point centre, length radius, struct stroke stroke); /* inside the radius */
void ink_diamond(struct ink *ink, struct point centre, length radius, uint32_t colour);

/* An area that means `fill`; wide enough to be seen. */
void ink_fill(struct ink *ink, struct box box, enum chart_fill fill);

/* Straight rules from `from` to `to` at `at`, broken where text stands. */
void ink_rule_down(struct ink *ink, length at, length from, length to, struct stroke stroke);
void ink_rule_across(struct ink *ink, length at, length from, length to, struct stroke stroke);

/* Do the boxes share more than an edge? */
bool box_overlap(struct box a, struct box b);

#endif
