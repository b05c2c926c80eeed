/* The texts of a chart, whatever its kind. */
#include "chart.h"

#include <stddef.h>

struct visit {
	chart_text *text;
	void *context;
};

static void tell(const struct visit *v, const char *text)
{
	if (text && *text)
		v->text(v->context, text);
}

static void tell_all(const struct visit *v, const char *const texts[], size_t count)
{
	for (size_t i = 0; i < count; i++)
		tell(v, texts[i]);
}

#define TELL(v, ...)                                                                                                   \
	tell_all(v, (const char *const[]){ __VA_ARGS__ },                                                              \
		 sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(const char *))

static void tell_columns(const struct visit *v, const struct chart *chart)
{
	for (int i = 0; i < chart->stack_count; i++)
		tell(v, chart->stacks[i].label);
	for (int i = 0; i < chart->figure_count; i++) {
		tell(v, chart->figures[i].name);
		tell_all(v, chart->figures[i].values, (size_t)chart->points);
	}
	TELL(v, chart->line_label, chart->lowest_label, chart->shaded_label, chart->figure_unit);
}

static void tell_dots(const struct visit *v, const struct chart_dots *dots)
{
	TELL(v, dots->name, dots->headline);
	for (int i = 0; i < dots->note_count; i++)
		tell(v, dots->notes[i].text);
}

void chart_texts(const struct chart *chart, chart_text *text, void *context)
{
	const struct visit visit = { text, context }, *v = &visit;

	TELL(v, chart->title, chart->alt, chart->basis, chart->note, chart->unit, chart->net_title,
	     chart->reference_label);
	for (int i = 0; i < chart->row_count; i++) {
		const struct chart_row *r = &chart->rows[i];

		TELL(v, r->name, r->part, r->start_label, r->low_text, r->label, r->high_text, r->remark, r->net);
	}
	tell_columns(v, chart);
	for (int i = 0; i < chart->series_count; i++)
		TELL(v, chart->series[i].name, chart->series[i].label, chart->series[i].note);
	for (int i = 0; i < chart->dots_count; i++)
		tell_dots(v, &chart->dots[i]);
	for (int i = 0; i < chart->part_count; i++)
		TELL(v, chart->parts[i].name, chart->parts[i].share, chart->parts[i].amount, chart->parts[i].detail);
	for (int i = 0; i < chart->trial_count; i++)
		tell(v, chart->trials[i].label);
	tell_all(v, chart->trial_labels, sizeof chart->trial_labels / sizeof *chart->trial_labels);
}
