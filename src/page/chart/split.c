/* One bar in parts, each told of below it; parts with too little room are told of in a list.
 *
 *     ■■■■■■■■■■■■■■■■■■■▒▒▒▒▒▒▒▯▯▯▯▯▯
 *     1,5 mill. kr       0,6    0,7
 *     straks             …      …        */
#include "kinds.h"

#include <math.h>
#include <string.h>

enum { SMALL_PART = 12 /* per cent */ };

static uint32_t on_colour(const struct ink *ink, enum chart_fill fill)
{
	return fill == FILL_GAIN || fill == FILL_LOSS || fill == FILL_TOTAL || fill == FILL_CHANGED ? 0xFFFFFF
												    : ink->style->ink;
}

static bool is_cut(const struct label *label)
{
	for (int i = 0; i < label->count; i++)
		if (strstr(label->lines[i], "…"))
			return true;
	return false;
}

/* Amount, name and detail, to stand under one another; a detail that would be cut does not stand. */
struct told {
	struct label labels[3];
};

static struct told told_below(const struct ink *ink, const struct chart_part *part, length width)
{
	struct setting name = text_setting(ink, false, ink->style->ink, width), small = small_setting(ink, width);
	struct label amount, detail;

	name.lines = 2;
	small.lines = LABEL_LINES;
	amount = label_whole(ink, part->amount, text_setting(ink, true, ink->style->ink, width));
	detail = label_make(ink, part->detail, small);
	if (is_cut(&detail))
		detail = label_make(ink, NULL, small);
	return (struct told){ { amount, label_make(ink, part->name, name), detail } };
}

/* Whether there is room for amount and name below a part that is `width` wide. */
static bool fits_below(const struct ink *ink, const struct chart_part *part, length width)
{
	struct told told = told_below(ink, part, width);

	return (!part->amount || told.labels[0].count) &&
	       (!part->name || (told.labels[1].count && !is_cut(&told.labels[1])));
}

/* Returns their height. */
static length draw_lines(struct ink *ink, const struct told *told, length x, length y)
{
	length height = 0;

	for (int i = 0; i < 3; i++) {
		label_draw(ink, &told->labels[i], x, y + height);
		height += told->labels[i].height;
	}
	return height;
}

/* A part that is too small to be told of below itself. */
static length draw_listed(struct ink *ink, const struct chart_part *part, struct corner at)
{
	const length gap = chart_gap(ink), field = ink->style->text_size * 4 / 5;
	const char *text = arena_printf(ink->arena, "%s %s", part->amount ? part->amount : "",
					part->name ? part->name : "");
	struct label label = label_make(ink, text, text_setting(ink, false, ink->style->ink, at.width - field - gap));

	if (!label.count)
		return 0;
	ink_fill(ink, (struct box){ at.x, at.y + (label.height - field) / 2, field, field }, part->fill);
	label_draw(ink, &label, at.x + field + gap, at.y);
	return label.height;
}

/* A part of the bar: what it is worth, and where it is drawn. */
struct span_of_bar {
	double value;
	length x, wide;
	bool below; /* told of below itself */
};

static struct span_of_bar *measure_parts(const struct ink *ink, const struct chart *chart, struct corner at)
{
	struct span_of_bar *parts = NEW_ARRAY(ink->arena, (size_t)chart->part_count, struct span_of_bar);
	double sum = 0, before = 0;
	length x = at.x;

	for (int i = 0; i < chart->part_count; i++)
		sum += parts[i].value = fmax(scale_value(chart->parts[i].value), 0);
	for (int i = 0; i < chart->part_count && sum > 0; i++) {
		struct span_of_bar *p = &parts[i];
		length end = at.x + (length)((before + p->value) / sum * at.width);

		p->x = x;
		p->wide = end - x - (end < at.x + at.width ? ink->style->line_width : 0);
		p->below = p->value * 100 >= sum * SMALL_PART &&
			   fits_below(ink, &chart->parts[i], p->wide - chart_gap(ink));
		before += p->value;
		x = end;
	}
	return parts;
}

static void draw_part(struct ink *ink, const struct chart_part *part, const struct span_of_bar *p, struct box bar)
{
	struct label share = label_whole(ink, part->share,
					 text_setting(ink, true, on_colour(ink, part->fill), p->wide - chart_gap(ink)));

	if (p->wide > 0)
		ink_fill(ink,
			 (struct box){ length_smaller(p->x, bar.x + bar.w - ink->style->outline_width), bar.y,
				       p->wide, bar.h },
			 part->fill);
	label_draw(ink, &share, p->x + chart_gap(ink), bar.y + (bar.h - share.height) / 2);
}

length draw_split(struct ink *ink, const struct chart *chart, struct corner at)
{
	const struct box bar = { at.x, at.y, at.width, ink->style->bar_height * 3 / 2 };
	const length below = at.y + bar.h + chart_gap(ink) / 2;
	const struct span_of_bar *parts = measure_parts(ink, chart, at);
	length bottom = below;

	for (int i = 0; i < chart->part_count; i++) {
		draw_part(ink, &chart->parts[i], &parts[i], bar);
		if (parts[i].below) {
			struct told told = told_below(ink, &chart->parts[i], parts[i].wide - chart_gap(ink));

			bottom = length_larger(bottom, below + draw_lines(ink, &told, parts[i].x, below));
		}
	}
	for (int i = 0; i < chart->part_count; i++)
		if (parts[i].value > 0 && !parts[i].below)
			bottom += draw_listed(ink, &chart->parts[i], (struct corner){ at.x, bottom, at.width });
	return bottom;
}
