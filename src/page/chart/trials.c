/* What trials found: one dot for each, those without a sure effect stacked left of zero, and the case among them.
 *
 *     2 blandet        ○○│               ◆ Saken: 10 prosentpoeng
 *     8 uten virkning ●●●│   mentor 4    │
 *                     ●●●│      ●        ●            ●
 *     prosentpoeng       0              10           20    */
#include "kinds.h"

#include <math.h>

struct strip {
	struct ink *ink;
	const struct chart *chart;
	struct corner at;
	length radius, left, right, base; /* `left` is where 0 stands */
	struct scale scale;
};

/* What a chart's span leaves out stands at its end. */
static length place(const struct strip *s, double value)
{
	value = fmin(fmax(value, s->scale.low), s->scale.high);
	return s->left + (length)lround((s->right - s->left) * (value - s->scale.low) / (s->scale.high - s->scale.low));
}

static int count_of(const struct chart *chart, int outcome)
{
	int count = 0;

	for (int i = 0; i < chart->trial_count; i++)
		count += (int)chart->trials[i].outcome == outcome;
	return count;
}

/* From one dot to the next. */
static length step_of(const struct strip *s)
{
	return 5 * s->radius / 2;
}

static bool has_span(const struct chart *chart)
{
	return chart->span_to > chart->span_from;
}

/* Dots stand two high, or higher where they would else take more than a third of the width, or than is left of zero. */
static int stack_rows(const struct strip *s)
{
	const int most = length_larger(count_of(s->chart, TRIAL_NONE), count_of(s->chart, TRIAL_MIXED));
	int rows = 2;
	length room = has_span(s->chart) ? place(s, 0) - s->at.x : s->at.width / 3;

	while ((most + rows - 1) / rows * step_of(s) > room && rows < most)
		rows++;
	return rows;
}

/* What a stack is of, in at most `room`; on two lines where the chart is narrow. */
static struct label stack_label(const struct ink *ink, const struct chart *chart, int outcome,
				length width, length room)
{
	struct setting setting =
		text_setting(ink, false, ink->style->ink, length_smaller(room, width / 3));

	setting.lines = width < CHART_NARROW ? 2 : 1;
	return label_make(ink, chart->trial_labels[outcome], setting);
}

/* Dots left of zero, from `y` upwards, with what they are; returns the top. */
static length draw_stack(const struct strip *s, int outcome, length y)
{
	const struct chart_style *style = s->ink->style;
	const int count = count_of(s->chart, outcome), high = stack_rows(s), columns = (count + high - 1) / high;
	const length step = step_of(s), zero = place(s, 0), end = zero - step * columns - step / 2;
	const int rows = length_smaller(count, high);
	struct label label;

	if (!count)
		return y;
	label = has_span(s->chart) ? label_make(s->ink, s->chart->trial_labels[outcome],
						text_setting(s->ink, false, style->ink, s->at.width * 2 / 3))
				   : stack_label(s->ink, s->chart, outcome, s->at.width, end - s->at.x);
	for (int i = 0; i < count; i++) {
		struct point at = { zero - step * (i % columns) - step * 3 / 4, y - i / columns * step };

		if (outcome == TRIAL_MIXED)
			ink_ring(s->ink, at, s->radius, (struct stroke){ style->ink, style->outline_width, 0 });
		else
			ink_dot(s->ink, at, s->radius, style->changed);
		*LIST_ADD(s->ink->arena, &s->ink->texts) =
			(struct box){ at.x - s->radius, at.y - s->radius, 2 * s->radius,
				      2 * s->radius };
	}
	if (has_span(s->chart)) {
		y -= (rows - 1) * step + s->radius + label.height;
		label_draw(s->ink, &label, s->at.x, y);
		return y - step / 2;
	}
	label_draw(s->ink, &label, end - label.width, y - (rows - 1) * step / 2 - label.height / 2);
	return y - length_larger(rows * step + step / 4, label.height + step / 2);
}

/* Trials before `i` with the same effect. */
static int same_before(const struct chart *chart, int i)
{
	int count = 0;

	for (int k = 0; k < i; k++)
		count += chart->trials[k].outcome == TRIAL_POSITIVE && chart->trials[k].value == chart->trials[i].value;
	return count;
}

static bool is_free(const struct strip *s, struct box box)
{
	if (box.x < s->at.x || box.x + box.w > s->at.x + s->at.width || box.y < s->at.y)
		return false;
	for (size_t i = 0; i < s->ink->texts.count; i++)
		if (box_overlap(box, s->ink->texts.items[i]))
			return false;
	return true;
}

/* The label of the dot at `at`: right of it, left of it, or above with a leader; none where there is no room. */
static void draw_name(const struct strip *s, struct point at, const char *text)
{
	const struct chart_style *style = s->ink->style;
	struct label label = label_make(s->ink, text, text_setting(s->ink, false, style->ink, s->at.width / 2));
	const length gap = chart_gap(s->ink), line = label.height, half = line / 2;

	for (int i = 0; i < 6 && label.count; i++) {
		struct box box = { at.x + s->radius + gap, at.y - half, label.width, line };
		const struct point leader[] = { { at.x, at.y - s->radius }, { at.x, at.y - half - (i - 2) * line } };

		if (i)
			box.x = at.x - s->radius - gap - label.width;
		if (i > 1) {
			box.x = at.x - label.width + gap / 2;
			box.y = at.y - half - (i - 1) * line;
		}
		if (!is_free(s, box))
			continue;
		label_draw(s->ink, &label, box.x, box.y);
		if (i > 2)
			ink_line(s->ink, leader, 2, (struct stroke){ style->muted, style->rule_width, 0 });
		return;
	}
}

/* Trials with an effect: those of one value stand on top of one another. */
static void draw_positive(const struct strip *s)
{
	const struct chart *chart = s->chart;
	struct point *dots = NEW_ARRAY(s->ink->arena, (size_t)chart->trial_count, struct point);

	for (int i = 0; i < chart->trial_count; i++) {
		if (chart->trials[i].outcome != TRIAL_POSITIVE)
			continue;
		dots[i] = (struct point){ place(s, scale_value(chart->trials[i].value)),
					  s->base - step_of(s) * same_before(chart, i) };
		*LIST_ADD(s->ink->arena, &s->ink->texts) = (struct box){ dots[i].x - s->radius, dots[i].y - s->radius,
									 2 * s->radius, 2 * s->radius };
	}
	for (int i = 0; i < chart->trial_count; i++) {
		if (chart->trials[i].outcome != TRIAL_POSITIVE)
			continue;
		ink_dot(s->ink, dots[i], s->radius, s->ink->style->gain);
		draw_name(s, dots[i], chart->trials[i].label);
	}
}

/* Where the diamond of the case stands. */
static struct point case_at(const struct strip *s)
{
	const length half = label_leading(s->ink->fonts, FONT_BOLD, s->ink->style->text_size) / 2;

	return (struct point){ place(s, scale_value(s->chart->reference)),
			       s->at.y + length_larger(half, s->radius * 5 / 4) };
}

/* Right of the diamond, or left of it where there is more room. */
static void name_case(const struct strip *s)
{
	const length radius = s->radius * 5 / 4 + chart_gap(s->ink);
	const struct point at = case_at(s);
	const length right = s->at.x + s->at.width - at.x - radius, left = at.x - radius - s->at.x;
	struct setting setting = text_setting(s->ink, true, s->ink->style->ink, length_larger(left, right));
	struct label label = label_make(s->ink, s->chart->reference_label, setting);

	label_draw(s->ink, &label,
		   label.width <= right ? at.x + radius : at.x - radius - label.width, s->at.y);
}

/* A diamond at the top, on a line down to the scale. */
static void draw_case(const struct strip *s)
{
	const struct point at = case_at(s);

	ink_rule_down(s->ink, at.x, at.y, s->base + 2 * s->radius,
		      (struct stroke){ s->ink->style->ink, s->ink->style->outline_width, 0 });
	ink_diamond(s->ink, at, s->radius * 5 / 4, s->ink->style->ink);
}

static void draw_axis(const struct strip *s, length y)
{
	const struct chart_style *style = s->ink->style;
	struct label unit =
		label_make(s->ink, s->chart->unit, small_setting(s->ink, s->at.width / 3));
	length free = has_span(s->chart) ? s->at.x : s->at.x + unit.width + chart_gap(s->ink);

	if (!has_span(s->chart))
		label_draw(s->ink, &unit, s->at.x, y + chart_gap(s->ink) / 2);
	ink_rule_across(s->ink, y, s->at.x, s->right + s->radius, (struct stroke){ style->ink, style->rule_width, 0 });
	for (long i = s->scale.first; i <= s->scale.last; i++) {
		length x = place(s, (double)i * s->scale.step);
		struct label label = label_make(s->ink, scale_label(&s->scale, i, s->ink->arena),
						small_setting(s->ink, s->at.width));

		if (x - label.width / 2 >= free && x + label.width / 2 <= s->at.x + s->at.width) {
			label_draw(s->ink, &label, x - label.width / 2, y + chart_gap(s->ink) / 2);
			free = x + label.width / 2 + chart_gap(s->ink);
		}
		ink_rule_down(s->ink, x, i ? y - 2 * s->radius : s->at.y, y,
			      (struct stroke){ i ? style->rule : style->ink,
					       i ? style->rule_width : style->outline_width, 0 });
	}
}

/* A scale that fits what it shows, right of the stacks and what they are called. */
static void fit_scale(struct strip *s)
{
	const struct chart *chart = s->chart;
	const double reference = chart->has_reference ? scale_value(chart->reference) : 0;
	double high = fmax(reference, 0);
	length most = 0;

	for (int i = 0; i < chart->trial_count; i++)
		if (chart->trials[i].outcome == TRIAL_POSITIVE)
			high = fmax(high, scale_value(chart->trials[i].value));
	for (int outcome = TRIAL_NONE; outcome <= TRIAL_MIXED; outcome++) {
		struct label label = stack_label(s->ink, chart, outcome, s->at.width, s->at.width);
		int columns = (count_of(chart, outcome) + stack_rows(s) - 1) / stack_rows(s);

		most = length_larger(most, label.width + step_of(s) * columns + step_of(s) / 2);
	}
	s->scale = scale_fit(fmin(reference, 0), high);
	s->left = s->at.x + length_smaller(most + chart_gap(s->ink), s->at.width * 3 / 5);
	s->right = s->at.x + s->at.width - 2 * s->radius;
}

/* The scale of a slider above the chart: its knob's middle goes from half a knob inside one edge to the other. */
static void take_span(struct strip *s)
{
	const length inset = s->at.width / 45;

	s->scale = scale_fit(s->chart->span_from, s->chart->span_to);
	s->scale.low = s->chart->span_from;
	s->scale.high = s->chart->span_to;
	s->left = s->at.x + inset;
	s->right = s->at.x + s->at.width - inset;
}

static length height_of(const struct strip *s)
{
	const struct chart *chart = s->chart;
	const length line = label_leading(s->ink->fonts, FONT_BOLD, s->ink->style->text_size);
	/* The case, and two stacks of which each may have two lines. */
	const int lines = has_span(chart) ? 3 : s->at.width < CHART_NARROW ? 7 : 5;
	const length left = (2 * stack_rows(s) + 1) * step_of(s); /* of what is stacked left of zero */
	length height = length_larger(chart_lowered(s->ink, 6 * line), length_larger(lines * line, left));

	if (has_span(chart))
		height = lines * line + left + step_of(s);
	for (int i = 0; i < chart->trial_count; i++)
		if (chart->trials[i].outcome == TRIAL_POSITIVE)
			height = length_larger(height, 3 * line + step_of(s) * same_before(chart, i));
	return height;
}

length draw_trials(struct ink *ink, const struct chart *chart, struct corner at)
{
	struct strip s = { .ink = ink, .chart = chart, .at = at, .radius = ink->style->bar_height * 2 / 5 };
	length height;

	if (has_span(chart))
		take_span(&s);
	else
		fit_scale(&s);
	height = height_of(&s);
	s.base = at.y + height - 2 * s.radius;
	draw_stack(&s, TRIAL_MIXED, draw_stack(&s, TRIAL_NONE, s.base));
	if (chart->has_reference)
		name_case(&s);
	draw_positive(&s);
	draw_axis(&s, s.base + 2 * s.radius);
	if (chart->has_reference)
		draw_case(&s);
	return at.y + height + chart_gap(ink) + label_leading(ink->fonts, FONT_REGULAR, ink->style->small_size);
}
