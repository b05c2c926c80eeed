/* Natural frequencies: a field of places, filled as assumed and framed as needed.
 *
 *     ┌─────────┐
 *     │● ● ● ● ●│○ ○      ● 5 av 14 er forutsatt hjulpet
 *     └─────────┘         □ 5 av 14 er grensen
 *      ○ ○ ○ ○ ○ ○ ○  */
#include "kinds.h"

/* From one dot to the next. */
static length pitch(const struct chart_dots *dots, length width)
{
	return length_smaller(width / dots->per_row, 9000);
}

static void draw_field(struct ink *ink, const struct chart_dots *dots, length x, length y, length step)
{
	const struct chart_style *style = ink->style;
	const length radius = step * 2 / 5;
	const uint32_t colour = dots->loss ? style->loss : style->gain;

	for (int i = 0; i < dots->places; i++) {
		struct point at = { x + i % dots->per_row * step + step / 2, y + i / dots->per_row * step + step / 2 };

		if (i < dots->before)
			ink_dot(ink, at, radius, style->ring);
		else if (i < dots->filled)
			ink_dot(ink, at, radius, colour);
		else
			ink_ring(ink, at, radius, (struct stroke){ style->ring, style->outline_width * 2 / 3, 0 });
	}
}

/* Around the first `count` places: a rectangle, or a step where the last row is not whole. */
static void draw_frame(struct ink *ink, int count, int per_row, length x, length y, length step)
{
	const int rows = count / per_row, rest = count % per_row;
	const length right = x + (rows ? per_row : rest) * step, inner = x + rest * step;
	const length foot = y + (rows + (rest > 0)) * step, turn = y + rows * step;
	const struct point corners[] = { { x, y },
					 { right, y },
					 { right, rows ? turn : foot },
					 { inner, rows ? turn : foot },
					 { inner, foot },
					 { x, foot },
					 { x, y } };
	const struct point plain[] = { { x, y }, { right, y }, { right, foot }, { x, foot }, { x, y } };
	const struct stroke stroke = { ink->style->ink, ink->style->outline_width * 5 / 4, 0 };

	if (rows && rest)
		ink_line(ink, corners, 7, stroke);
	else
		ink_line(ink, plain, 5, stroke);
}

/* What the marks mean; returns where they end. */
static length draw_notes(struct ink *ink, const struct chart_dots *dots, length x, length y, length width)
{
	const struct chart_style *style = ink->style;
	const length line = label_leading(ink->fonts, FONT_REGULAR, style->small_size), mark = style->small_size * 2;

	for (int i = 0; i < dots->note_count; i++) {
		const struct chart_note *note = &dots->notes[i];
		const bool marked = note->mark != NOTE_PLAIN;
		const struct point at = { x + style->small_size / 2, y + line / 2 };
		const length indent = marked ? mark : 0;
		struct setting setting = small_setting(ink, width - indent);
		struct label label;

		setting.lines = LABEL_LINES;
		setting.colour = marked ? style->ink : style->muted;
		label = label_make(ink, note->text, setting);
		if (note->mark == NOTE_FILLED && label.count)
			ink_dot(ink, at, style->small_size * 3 / 8, dots->loss ? style->loss : style->gain);
		if (note->mark == NOTE_BEFORE && label.count)
			ink_dot(ink, at, style->small_size * 3 / 8, style->ring);
		if (note->mark == NOTE_EMPTY && label.count)
			ink_ring(ink, at, style->small_size * 3 / 8,
				 (struct stroke){ style->ring, style->outline_width * 2 / 3, 0 });
		if (note->mark == NOTE_FRAMED && label.count)
			draw_frame(ink, 1, 1, at.x - style->small_size * 3 / 8, at.y - style->small_size * 3 / 8,
				   style->small_size * 3 / 4);
		label_draw(ink, &label, x + indent, y);
		y += label.height + (label.count ? style->small_size / 5 : 0);
	}
	return y;
}

static length draw_one(struct ink *ink, const struct chart_dots *dots, struct corner at)
{
	const struct chart_style *style = ink->style;
	const length inset = style->outline_width, step = pitch(dots, at.width - 2 * inset);
	const length wide = dots->per_row * step, high = (dots->places + dots->per_row - 1) / dots->per_row * step;
	const int framed = length_smaller(dots->framed, dots->places);
	struct setting headline = text_setting(ink, true, style->ink, at.width);
	struct label label = label_make(ink, dots->name, text_setting(ink, dots->bold, style->ink, at.width));
	length y = at.y;

	label_draw(ink, &label, at.x, y);
	y += label.height;
	headline.size = headline.size * 144 / 100;
	headline.lines = 2;
	label = label_make(ink, dots->headline, headline);
	label_draw(ink, &label, at.x, y);
	y += label.height + (label.count ? chart_gap(ink) / 2 : 0) + inset;
	draw_field(ink, dots, at.x + inset, y, step);
	/* Beside a field that leaves room for it, what its dots are needs no height of its own. */
	if (dots->before && 2 * wide <= at.width) {
		const length right = wide + 2 * chart_gap(ink);

		return length_larger(y + high + inset,
				     draw_notes(ink, dots, at.x + right, y, at.width - right));
	}
	if (framed > 0)
		draw_frame(ink, framed, dots->per_row, at.x + inset, y, step);
	y += dots->places ? high + inset + chart_gap(ink) : 0;
	return draw_notes(ink, dots, at.x, y, at.width);
}

length draw_dots(struct ink *ink, const struct chart *chart, struct corner at)
{
	const int across = length_smaller(chart->dots_count, at.width < CHART_NARROW ? 2 : chart->dots_count);
	const length gap = 3 * chart_gap(ink);
	length bottom = at.y;
	struct corner corner = at;

	for (int i = 0; i < chart->dots_count; i++) {
		if (i % across == 0)
			corner.y = bottom + (i ? gap : 0);
		corner.width = (at.width - (across - 1) * gap) / across;
		corner.x = at.x + i % across * (corner.width + gap);
		bottom = length_larger(bottom, draw_one(ink, &chart->dots[i], corner));
	}
	return bottom;
}
