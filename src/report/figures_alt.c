/* Alternative texts: what a figure shows, with its numbers, for those who do not see it. They are made of the texts
 * that the figure prints. */
#include "figures.h"

#include "build_parts.h"

#include "base/number.h"

/* `text` with `before` in front, when there is one; newlines are spaces. True when there was one. */
static bool put(struct buffer *out, const char *before, const char *text)
{
	if (!text || !*text)
		return false;
	buffer_puts(out, before);
	for (; *text; text++)
		buffer_add(out, *text == '\n' ? " " : text, 1);
	return true;
}

/* "Suksessraten: +0,6 (2 %), +5,0 (18 %)"; "Kommunen: betaler 0, får igjen 2,8 (1,5–4,1)". */
static void put_rows(struct buffer *out, const struct chart *chart)
{
	for (int i = 0; i < chart->row_count; i++) {
		const struct chart_row *row = &chart->rows[i];
		const char *before = row->name ? ": " : ", ";

		if (row->shape == SHAPE_HEADING)
			continue;
		put(out, i ? "; " : " ", row->name);
		if (put(out, before, row->part))
			before = " ";
		if (put(out, before, row->start_label)) {
			before = ", ";
			if (put(out, " (", row->low_text))
				buffer_puts(out, ")");
		}
		if (put(out, before, row->label) && put(out, " (", row->high_text))
			buffer_puts(out, ")");
		put(out, " ", row->remark);
	}
	for (int i = 0; i < chart->row_count; i++)
		if (chart->rows[i].net) {
			put(out, ". ", i ? NULL : chart->net_title);
			put(out, i ? "; " : ": ", chart->rows[i].name);
			put(out, " ", chart->rows[i].net);
		}
}

/* Every figure under the columns; without figures, every tenth column. */
static void put_columns(struct buffer *out, const struct chart *chart, struct arena *a)
{
	for (int r = 0; r < chart->figure_count; r++) {
		put(out, r ? "; " : " ", chart->figures[r].name);
		for (int i = 0; i < chart->points; i++)
			put(out, i ? ", " : ": ",
			    arena_printf(a, "%d: %s", chart->first + i, chart->figures[r].values[i]));
		put(out, " ", chart->figure_unit);
	}
	for (int i = 0; !chart->figure_count && i < chart->points; i += 10)
		put(out, i ? ", " : " ",
		    arena_printf(a, "%d: %s", chart->first + i, number_decimal(a, chart->stacks[0].values[i], 1)));
	put(out, ". ", chart->line_label);
	put(out, ". ", chart->lowest_label);
	put(out, ". ", chart->shaded_label);
}

static void put_series(struct buffer *out, const struct chart *chart)
{
	for (int i = 0; i < chart->series_count; i++) {
		put(out, i ? "; " : " ", chart->series[i].name);
		put(out, ": ", chart->series[i].label);
		put(out, chart->series[i].label ? ", " : ": ", chart->series[i].note);
	}
}

static void put_dots(struct buffer *out, const struct chart *chart)
{
	for (int i = 0; i < chart->dots_count; i++) {
		const struct chart_dots *dots = &chart->dots[i];

		put(out, i ? "; " : " ", dots->name);
		put(out, dots->name ? ": " : " ", dots->headline);
		for (int k = 0; k < dots->note_count; k++)
			put(out, k ? ". " : dots->name && !dots->headline ? ": " : " ", dots->notes[k].text);
	}
}

static void put_parts(struct buffer *out, const struct chart *chart)
{
	for (int i = 0; i < chart->part_count; i++) {
		put(out, i ? "; " : " ", chart->parts[i].name);
		put(out, chart->parts[i].name ? ": " : "", chart->parts[i].share);
		put(out, ", ", chart->parts[i].amount);
		put(out, ", ", chart->parts[i].detail);
	}
}

static void put_trials(struct buffer *out, const struct chart *chart)
{
	put(out, " ", chart->reference_label);
	for (int i = 0; i < 3; i++)
		put(out, "; ", chart->trial_labels[i]);
	for (int i = 0; i < chart->trial_count; i++)
		if (chart->trials[i].outcome == TRIAL_POSITIVE)
			put(out, "; ", chart->trials[i].label);
}

const char *figure_alt(const struct build *b, const struct chart *chart)
{
	struct buffer out = { .arena = b->arena };

	buffer_printf(&out, "%s.", chart->title);
	if (chart->basis)
		buffer_printf(&out, " %s.", chart->basis);
	switch (chart->type) {
	case CHART_ROWS:
		put_rows(&out, chart);
		break;
	case CHART_COLUMNS:
		put_columns(&out, chart, b->arena);
		break;
	case CHART_CURVES:
	case CHART_STRIPS:
		put_series(&out, chart);
		break;
	case CHART_DOTS:
		put_dots(&out, chart);
		break;
	case CHART_SPLIT:
		put_parts(&out, chart);
		break;
	case CHART_TRIALS:
		put_trials(&out, chart);
		break;
	case CHART_TYPES:
		break;
	}
	return arena_printf(b->arena, "%s.", buffer_text(&out));
}
