/* Charts of rows: where everything stands. The scale gets the room that names, labels and nets leave. */
#include "rows.h"

#include <math.h>

double row_low(const struct chart_row *row)
{
	double to = scale_value(row->to);

	return row->shape == SHAPE_BAR || row->shape == SHAPE_RANGE ? fmin(scale_value(row->from), to) : to;
}

double row_high(const struct chart_row *row)
{
	double to = scale_value(row->to);

	return row->shape == SHAPE_BAR || row->shape == SHAPE_RANGE ? fmax(scale_value(row->from), to) : to;
}

bool row_label_left(const struct row *row)
{
	const struct chart_row *data = row->data;

	if (data->label_right || data->start_label)
		return false;
	return data->shape == SHAPE_BAR ? scale_value(data->to) < scale_value(data->from) : row->left;
}

length row_reach(const struct row *row, const struct ink *ink)
{
	const enum chart_shape shape = row->data->shape;

	return shape == SHAPE_RING || shape == SHAPE_DIAMOND || shape == SHAPE_DOT ? ink->style->bar_height / 2 : 0;
}

length rows_place(const struct rows *plan, double value)
{
	return (length)lround(plan->at + value * plan->rate);
}

/* A row on the scale with the room its labels take on either side. */
struct extent {
	double low, high;
	length before, after;
};

/* The largest rate at which every extent with its labels is between `left` and `right`: each pair of a low end and a
 * high end gives a bound. The lowest end with its label then stands at `left`. */
static void fit(struct rows *plan, const struct extent *extents, int count)
{
	double rate = INFINITY;

	plan->at = plan->left;
	for (int i = 0; i < count; i++) {
		for (int j = 0; j < count; j++) {
			double span = extents[j].high - extents[i].low;
			double room = plan->right - plan->left - extents[i].before - extents[j].after;

			if (span > 0)
				rate = fmin(rate, room / span);
		}
	}
	plan->rate = isfinite(rate) ? fmax(rate, 0) : 0;
	for (int i = 0; i < count; i++) {
		double at = plan->left + extents[i].before - plan->rate * extents[i].low;

		plan->at = fmax(plan->at, at);
	}
}

/* `text` in what is left of `*room`, or nothing. */
static struct label take(const struct ink *ink, const char *text, struct setting setting, length *room)
{
	struct label label;

	setting.width = *room - chart_gap(ink);
	label = label_whole(ink, text, setting);
	if (label.count)
		*room -= label.width + chart_gap(ink);
	return label;
}

/* The labels beside a row's shape: none takes more than its part of the scale's room, and no number is cut. */
static void read_labels(struct row *row, const struct rows *plan, const struct ink *ink)
{
	const struct chart_style *style = ink->style;
	const struct chart_row *data = row->data;
	length left = (plan->right - plan->left) * 9 / 20, right = left;
	length *side = row_label_left(row) ? &left : &right;
	const struct setting weak = small_setting(ink, plan->width);
	const struct setting loss = text_setting(ink, true, style->loss, plan->width);
	const struct setting plain = text_setting(ink, true, style->ink, plan->width);

	row->label = take(ink, data->label, data->label_loss ? loss : plain, side);
	row->start = take(ink, data->start_label, data->start_loss ? loss : plain, &left);
	row->remark = take(ink, data->remark, weak, side);
	row->low = take(ink, data->low_text, weak, &left);
	row->high = take(ink, data->high_text, weak, &right);
}

/* What the labels take on either side. */
static void measure_labels(struct row *row, const struct ink *ink)
{
	const length gap = chart_gap(ink);
	length label = row->label.count ? row->label.width + gap : 0;

	label += row->remark.count ? row->remark.width + gap : 0;
	row->before = row->start.count ? row->start.width + gap : 0;
	row->after = 0;
	*(row_label_left(row) ? &row->before : &row->after) += label;
	if (row->outside && row->low.count)
		row->before += row->low.width + gap;
	if (row->outside && row->high.count)
		row->after += row->high.width + gap;
	/* Marks and the ends of ranges reach that far themselves. */
	row->before = length_larger(row->before + row_reach(row, ink), ink->style->bar_height / 2);
	row->after = length_larger(row->after + row_reach(row, ink), ink->style->bar_height / 2);
}

static void find_scale(struct rows *plan, const struct ink *ink)
{
	struct extent *extents = NEW_ARRAY(ink->arena, (size_t)plan->count + 2, struct extent);
	double reference = scale_value(plan->chart->reference), low = reference, high = reference;
	int count = 0;

	for (int i = 0; i < plan->count; i++) {
		const struct chart_row *data = plan->items[i].data;
		struct extent *e = &extents[count++];

		measure_labels(&plan->items[i], ink);
		*e = (struct extent){ row_low(data), row_high(data), plan->items[i].before, plan->items[i].after };
		if (data->has_range) {
			e->low = fmin(e->low, fmin(scale_value(data->low), scale_value(data->high)));
			e->high = fmax(e->high, fmax(scale_value(data->low), scale_value(data->high)));
		}
		low = fmin(low, e->low);
		high = fmax(high, e->high);
	}
	extents[count++] = (struct extent){ 0 };
	if (plan->chart->has_reference)
		extents[count++] = (struct extent){ .low = reference, .high = reference };
	plan->scale = scale_fit(fmin(low, 0), fmax(high, 0));
	fit(plan, extents, count);
}

/* True when the bar has room for what its ends stand for. */
static bool has_room_inside(const struct rows *plan, const struct row *row, const struct ink *ink)
{
	length wide = (length)((row_high(row->data) - row_low(row->data)) * plan->rate), gap = chart_gap(ink);

	return wide >= row->low.width + row->high.width + 2 * gap + (row->low.count && row->high.count ? 2 * gap : 0);
}

/* Whether a mark's label, to its right, would stand on the dashed line. */
static bool meets_reference(const struct rows *plan, const struct row *row, const struct ink *ink)
{
	const struct chart_row *data = row->data;
	length from = rows_place(plan, row_high(data)), line = rows_place(plan, scale_value(plan->chart->reference));

	if (!plan->chart->has_reference || data->shape < SHAPE_RING || data->shape > SHAPE_DOT)
		return false;
	return line > from && line < from + row->after + chart_gap(ink);
}

/* Texts that have no room inside their bars go beside them, and labels to the left of the dashed line, which makes
 * bars shorter: until no more must. */
static void place_texts(struct rows *plan, const struct ink *ink)
{
	bool moved = true;

	while (moved) {
		moved = false;
		find_scale(plan, ink);
		for (int i = 0; i < plan->count; i++) {
			struct row *row = &plan->items[i];

			if (!row->left && meets_reference(plan, row, ink)) {
				row->left = true;
				moved = true;
			}
			if (row->outside || !(row->low.count || row->high.count) || has_room_inside(plan, row, ink))
				continue;
			row->outside = true;
			moved = true;
		}
	}
}

/* Whether row `i` begins a group: the rows that one name stands for. */
static bool begins(const struct rows *plan, int i)
{
	return i == 0 || plan->items[i].data->name;
}

static void read_names(struct rows *plan, const struct ink *ink)
{
	const struct chart_style *style = ink->style;
	const length gap = chart_gap(ink);
	length names = 0, parts = 0, nets = plan->net_title.width;

	for (int i = 0; i < plan->count; i++) {
		struct row *row = &plan->items[i];
		const struct chart_row *data = row->data;
		struct setting net = text_setting(ink, true,
						  data->net_loss   ? style->loss
						  : data->net_gain ? style->gain
								   : style->ink,
						  plan->width / 4);

		net.size = net.size * (data->bold ? 172 : 144) / 100;
		if (data->shape == SHAPE_HEADING)
			continue;
		row->net = label_whole(ink, begins(plan, i) ? data->net : NULL, net);
		row->part = label_make(ink, data->part, small_setting(ink, plan->width / 4));
		nets = length_larger(nets, row->net.width);
		parts = length_larger(parts, row->part.width);
	}
	for (int i = 0; i < plan->count; i++) {
		struct row *row = &plan->items[i];
		bool heading = row->data->shape == SHAPE_HEADING;
		struct setting name = text_setting(ink, row->data->bold || heading, style->ink, plan->width * 9 / 25);

		if (plan->stacked || heading)
			name.width = plan->width - (nets ? nets + gap : 0);
		name.lines = plan->name_lines;
		row->name = label_make(ink, row->data->name, name);
		if (!plan->stacked && !heading)
			names = length_larger(names, row->name.width);
	}
	plan->left = names ? names + 2 * gap : 0;
	plan->left += parts ? parts + gap : 0;
	plan->left = length_larger(plan->left, style->line_width);
	plan->right = plan->width - style->line_width - (nets && !plan->stacked ? nets + 2 * gap : 0);
}

/* Below its middle, a row's bar with the line of its range. */
static length below(const struct row *row, const struct ink *ink)
{
	length half = ink->style->bar_height / 2;

	return row->data->has_range ? half + ink->style->bar_height * 2 / 3 : half;
}

/* Names of more than one line need more white between them than their lines have. */
static length between_names(const struct rows *plan, int i, length line)
{
	bool wraps = plan->items[i].name.height > line || (i && plan->items[i - 1].name.height > line);

	return i && wraps && !plan->stacked ? length_larger(plan->gap, line * 2 / 5) : plan->gap;
}

static void place_rows(struct rows *plan, const struct ink *ink)
{
	const length line = label_leading(ink->fonts, FONT_BOLD, ink->style->text_size);
	length y = plan->top, name_bottom = 0;

	for (int i = 0; i < plan->count; i++) {
		struct row *row = &plan->items[i];
		bool first = begins(plan, i), alone = i + 1 == plan->count || begins(plan, i + 1);
		length half = length_larger(line, ink->style->bar_height) / 2;

		if (first) {
			y = length_larger(y, name_bottom);
			y += i || plan->items[0].data->band ? between_names(plan, i, line) : 0;
			y += row->data->ruled ? plan->gap / 2 : 0;
		}
		row->top = row->name_top = y;
		if (first && plan->stacked)
			y += length_larger(row->name.height, row->net.height);
		if (first && !plan->stacked)
			half = length_larger(half, length_larger(alone ? row->name.height : 0, row->net.height) / 2);
		row->middle = y + half;
		if (row->data->shape == SHAPE_HEADING)
			row->middle = y + row->name.height / 2;
		if (!plan->stacked)
			row->name_top = row->middle - (alone ? row->name.height / 2 : line / 2);
		y = row->middle + length_larger(half, below(row, ink));
		if (row->data->shape == SHAPE_HEADING)
			y = row->top + row->name.height;
		row->bottom = y;
		name_bottom = length_larger(name_bottom, row->name_top + row->name.height);
	}
	plan->bottom = length_larger(y, name_bottom) + (plan->count && plan->items[0].data->band ? plan->gap / 2 : 0);
}

static void plan_with(struct rows *plan, const struct ink *ink, int lines, length gap)
{
	length tick = label_leading(ink->fonts, FONT_REGULAR, ink->style->small_size);

	plan->name_lines = lines;
	plan->gap = gap;
	plan->top = plan->net_title.height;
	for (int i = 0; i < plan->count; i++)
		plan->items[i].outside = plan->items[i].left = false;
	read_names(plan, ink);
	for (int i = 0; i < plan->count; i++)
		read_labels(&plan->items[i], plan, ink);
	place_texts(plan, ink);
	place_rows(plan, ink);
	plan->unit_below = plan->unit.width + 3 * chart_gap(ink) > plan->at;
	plan->height = plan->bottom + gap / 2;
	if (plan->chart->unit)
		plan->height += chart_gap(ink) + (plan->unit_below ? 2 : 1) * tick;
}

void rows_plan(struct rows *plan, const struct ink *ink, const struct chart *chart, length width)
{
	const length most = ink->style->tallest ? ink->style->tallest : INT32_MAX, gap = ink->style->bar_gap;
	length lowered = chart_lowered(ink, chart_lowered(ink, gap));
	bool nets = false;

	*plan = (struct rows){ .chart = chart, .count = chart->row_count, .width = width };
	plan->items = NEW_ARRAY(ink->arena, (size_t)plan->count, struct row);
	for (int i = 0; i < plan->count; i++) {
		plan->items[i].data = &chart->rows[i];
		nets |= chart->rows[i].net != NULL;
	}
	plan->stacked = width < CHART_NARROW;
	plan->unit = label_make(ink, chart->unit, small_setting(ink, width));
	if (nets)
		plan->net_title = label_make(ink, chart->net_title, text_setting(ink, true, ink->style->ink, width));
	plan_with(plan, ink, 3, lowered);
	for (int lines = 2; lines > 0 && plan->height > most; lines--)
		plan_with(plan, ink, lines, lowered);
	for (int part = 2; part <= 8 && plan->height > most; part *= 2)
		plan_with(plan, ink, 1, lowered / part);
}
