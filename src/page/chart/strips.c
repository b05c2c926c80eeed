/* When each series is below and above zero: a strip of time for each.
 *
 *     Staten        i pluss fra 2025
 *     ▯▯▯▯■■■■■■■■■■■■■■■■■■■■■■■■■■
 *     2021                      2060   */
#include "kinds.h"

static int sign_at(const struct chart_series *s, int i)
{
	double value = scale_value(s->values[i]);

	return (value > 0) - (value < 0);
}

static void draw_strip(struct ink *ink, const struct chart *chart, const struct chart_series *s, struct corner at)
{
	const struct chart_style *style = ink->style;
	const length height = style->bar_height * 3 / 4;
	int from = 0;

	for (int i = 1; i <= chart->points; i++) {
		length left, right;
		int sign = sign_at(s, from);

		if (i < chart->points && sign_at(s, i) == sign)
			continue;
		left = at.x + (length)((int64_t)at.width * from / chart->points);
		right = at.x + (length)((int64_t)at.width * i / chart->points);
		if (sign == 0)
			ink_rectangle(ink, (struct box){ left, at.y + height / 2, right - left, style->outline_width },
				      style->muted);
		else
			ink_fill(ink, (struct box){ left, at.y, right - left, height },
				 sign < 0 ? FILL_COST : s->total ? FILL_TOTAL : FILL_GAIN);
		from = i;
	}
}

length draw_strips(struct ink *ink, const struct chart *chart, struct corner at)
{
	const length gap = chart_gap(ink), strip = ink->style->bar_height * 3 / 4;
	struct label end;
	length y = at.y;

	for (int i = 0; i < chart->series_count; i++) {
		const struct chart_series *s = &chart->series[i];
		struct label note = label_make(ink, s->note, small_setting(ink, at.width));
		struct label name = label_make(ink, s->name, text_setting(ink, s->bold, ink->style->ink, at.width));
		const length line = label_leading(ink->fonts, FONT_BOLD, ink->style->text_size);

		label_draw(ink, &name, at.x, y);
		/* What happens stands beside the name, or below it where it is too long for that. */
		if (name.width + gap / 2 + note.width > at.width)
			y += line;
		label_draw(ink, &note, at.x + at.width - note.width, y);
		y += line;
		draw_strip(ink, chart, s, (struct corner){ at.x, y, at.width });
		y += strip + gap;
	}
	end = label_make(ink, arena_printf(ink->arena, "%d", chart->first), small_setting(ink, at.width));
	label_draw(ink, &end, at.x, y);
	if (chart->points > 1) {
		struct label last = label_make(ink, arena_printf(ink->arena, "%d", chart->first + chart->points - 1),
					       small_setting(ink, at.width));

		label_draw(ink, &last, at.x + at.width - last.width, y);
	}
	return y + label_leading(ink->fonts, FONT_REGULAR, ink->style->small_size);
}
