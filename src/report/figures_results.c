/* Figures of results: levels, sectors, years, ages, services. */
#include "figures_fill.h"
#include "prose.h"

#include <stdlib.h>
#include <string.h>

bool figure_net(const struct build *b, struct chart *chart, const struct word_text *labels)
{
	(void)labels;
	bars_begin(b, chart, LEVELS_AND_TOTAL);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		bar_add(b, chart, build_level(b, WORD_LEVEL_SHORT, level),
			b->results->net[level])
			->emphasis = level == TOTAL;
	return true;
}

bool figure_sectors(const struct build *b, struct chart *chart, const struct word_text *labels)
{
	const struct results *r = b->results;

	(void)labels;
	bars_begin(b, chart, b->data->sector_count + 2);
	for (int i = 0; i < b->data->sector_count; i++)
		bar_add(b, chart, b->data->sectors[i].name[b->language], r->sector[i][TOTAL]);
	bar_add(b, chart, word(b->words, WORD_IMPLEMENTATION), r->implementation[TOTAL])->pattern =
		true;
	bar_add(b, chart, build_level(b, WORD_LEVEL_SHORT, TOTAL), r->net[TOTAL])->emphasis =
		true;
	return true;
}

/* The balance as each year begins, from nothing at the start to the end of the period. */
static const double *balance_of(const struct build *b, int level)
{
	double *values = NEW_ARRAY(b->arena, (size_t)b->results->period + 1, double);

	for (int k = 0; k < b->results->period; k++)
		values[k + 1] = b->results->balance[k][level];
	return values;
}

/* "k years after the start" is as the year start + k begins. */
static void mark_payback(const struct build *b, struct chart *chart, int level)
{
	const struct payback *p = &b->results->payback[level];
	struct chart_mark *mark = &chart->marks[chart->mark_count];
	const char *year = arena_printf(b->arena, "%d", p->year);

	if (p->status != PAYBACK_REACHED)
		return;
	mark->series = level;
	mark->point = p->years;
	mark->label = build_filled_one(b, WORD_PAID_BACK, "aar", year);
	chart->mark_count++;
}

bool figure_balance(const struct build *b, struct chart *chart, const struct word_text *labels)
{
	(void)labels;
	chart->series = NEW_ARRAY(b->arena, LEVELS_AND_TOTAL, struct chart_series);
	chart->series_count = LEVELS_AND_TOTAL;
	chart->points = b->results->period + 1;
	chart->x_first = b->results->start;
	chart->x_label = word_of(b->words, WORD_AXES, 0);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
		chart->series[level].label = build_level(b, WORD_LEVEL_SHORT, level);
		chart->series[level].values = balance_of(b, level);
	}
	chart->marks = NEW(b->arena, struct chart_mark);
	mark_payback(b, chart, TOTAL);
	return true;
}

/* Net public expenditure in kr on an average person of each age, data set's price year: revenue
 * counts against it. `group` adds what the engine says that one of the target group costs more. */
static const double *expenditure(const struct build *b, bool group)
{
	double *values = NEW_ARRAY(b->arena, AGES, double);

	for (int age = 0; age < AGES; age++)
		for (int i = 0; i < b->data->service_count; i++) {
			const struct service *service = &b->data->services[i];
			double kroner = service->price * b->data->quantity[0][i][age];

			values[age] += service->revenue ? -kroner : kroner;
			if (group)
				values[age] += calc_difference(b->scenario, b->data, i, age);
		}
	return values;
}

bool figure_course(const struct build *b, struct chart *chart, const struct word_text *labels)
{
	chart->series = NEW_ARRAY(b->arena, 2, struct chart_series);
	chart->series_count = 2;
	chart->points = AGES;
	chart->x_label = word_of(b->words, WORD_AXES, 1);
	chart->series[0] = (struct chart_series){ labels[0].text, expenditure(b, true) };
	chart->series[1] = (struct chart_series){ labels[1].text, expenditure(b, false) };
	chart->between = labels[2].text;
	return true;
}

double lifetime_difference(const struct build *b, int service)
{
	double sum = 0;

	for (int age = 0; age < AGES; age++)
		sum += calc_difference(b->scenario, b->data, service, age);
	return sum;
}

static int larger_first(const void *a, const void *b)
{
	const struct chart_bar *first = a, *second = b;

	if (first->value != second->value)
		return first->value > second->value ? -1 : 1;
	return strcmp(first->label, second->label);
}

bool figure_services(const struct build *b, struct chart *chart, const struct word_text *labels)
{
	(void)labels;
	bars_begin(b, chart, b->data->service_count);
	for (int i = 0; i < b->data->service_count; i++)
		bar_add(b, chart, b->data->services[i].name[b->language],
			lifetime_difference(b, i));
	qsort(chart->bars, (size_t)chart->bar_count, sizeof *chart->bars, larger_first);
	return chart->bar_count > 0;
}
