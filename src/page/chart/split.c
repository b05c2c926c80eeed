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

/* `text` broken into lines, or nothing when one of them would be cut. */
static struct label uncut(const struct ink *ink, const char *text, struct setting setting)
{
	struct label label = label_make(ink, text, setting);

	for (int i = 0; i < label.count; i++)
		if (strstr(label.lines[i], "…"))
			return (struct label){ 0 };
	return label;
}

/* Amount, name and detail under one another, `width` wide; returns their height. */
static length draw_lines(struct ink *ink, const struct chart_part *part, length x, length y, length width, bool draw)
{
	struct setting name = text_setting(ink, false, ink->style->ink, width), detail = small_setting(ink, width);
	struct label labels[3];
	length height = 0;

	name.lines = 2;
	detail.lines = LABEL_LINES;
	labels[0] = label_whole(ink, part->amount, text_setting(ink, true, ink->style->ink, width));
	labels[1] = label_make(ink, part->name, name);
	labels[2] = uncut(ink, part->detail, detail);
	for (int i = 0; i < 3; i++) {
		if (draw)
			label_draw(ink, &labels[i], x, y + height, ALIGN_START);
		height += labels[i].height;
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
	label_draw(ink, &label, at.x + field + gap, at.y, ALIGN_START);
	return label.height;
}

length draw_split(struct ink *ink, const struct chart *chart, struct corner at)
{
	const length gap = ink->style->line_width, height = ink->style->bar_height * 3 / 2;
	const length below = at.y + height + chart_gap(ink) / 2;
	length bottom = below, x = at.x;
	double sum = 0, before = 0;

	for (int i = 0; i < chart->part_count; i++)
		sum += fmax(scale_value(chart->parts[i].value), 0);
	for (int i = 0; i < chart->part_count && sum > 0; i++) {
		const struct chart_part *part = &chart->parts[i];
		double value = fmax(scale_value(part->value), 0);
		length end = at.x + (length)((before + value) / sum * at.width),
		       wide = end - x - (end < at.x + at.width ? gap : 0);
		struct label share = label_whole(ink, part->share, text_setting(ink, true, on_colour(ink, part->fill),
										wide - chart_gap(ink)));

		if (value > 0 && wide > 0)
			ink_fill(ink,
				 (struct box){ length_smaller(x, at.x + at.width -
									 ink->style->outline_width),
					       at.y, wide, height },
				 part->fill);
		label_draw(ink, &share, x + chart_gap(ink), at.y + (height - share.height) / 2, ALIGN_START);
		if (value * 100 >= sum * SMALL_PART)
			bottom = length_larger(bottom,
					       below + draw_lines(ink, part, x, below,
								  wide - chart_gap(ink), true));
		before += value;
		x = end;
	}
	for (int i = 0; i < chart->part_count && sum > 0; i++) {
		double value = fmax(scale_value(chart->parts[i].value), 0);

		if (value > 0 && value * 100 < sum * SMALL_PART)
			bottom += draw_listed(ink, &chart->parts[i], (struct corner){ at.x, bottom, at.width });
	}
	return bottom - at.y;
}
