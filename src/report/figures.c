/* The figures there are, and what they share. */
#include "figures.h"

#include "figures_fill.h"
#include "prose.h"

#include <math.h>

const struct figure_entry figure_entries[] = {
	{ "netto-per-nivaa", "nettogevinst for hvert nivå og samlet", CHART_BARS, 0, figure_net },
	{ "balanse", "nettogevinst så langt for hvert nivå og samlet, nåverdi", CHART_LINES, 0,
	  figure_balance },
	{ "sektorer", "nettogevinst per sektor, med tiltakets kostnad", CHART_BARS, 0,
	  figure_sectors },
	{ "livsloep", "det offentliges utgifter etter alder, målgruppen mot gjennomsnittet",
	  CHART_DIFFERENCE, 3, figure_course },
	{ "merkostnad", "merkostnad per tjeneste for en person i målgruppen", CHART_BARS, 0,
	  figure_services },
	{ "foelsomhet", "samlet nettogevinst når én forutsetning endres om gangen", CHART_RANGES, 0,
	  figure_sensitivity },
	{ "sannsynlighet", "nettogevinst fra P10 til P90 for hvert nivå og samlet", CHART_RANGES, 0,
	  figure_probability },
	{ "varianter", "samlet nettogevinst i hvert alternativ", CHART_BARS, 0, figure_variants },
};
const size_t figure_entry_count = sizeof figure_entries / sizeof *figure_entries;

void bars_begin(const struct build *b, struct chart *chart, int count)
{
	chart->bars = NEW_ARRAY(b->arena, (size_t)count, struct chart_bar);
	chart->bar_count = 0;
}

struct chart_bar *bar_add(const struct build *b, struct chart *chart, const char *label,
			  double kroner)
{
	struct chart_bar *bar = &chart->bars[chart->bar_count++];

	bar->label = label;
	bar->low = bar->value = bar->high = kroner;
	bar->value_label = prose_short(b->arena, b->words, kroner);
	return bar;
}

static double largest_size(const struct chart *chart)
{
	double most = 0;

	for (int i = 0; i < chart->bar_count; i++)
		most = fmax(most, fmax(fabs(chart->bars[i].low), fabs(chart->bars[i].high)));
	for (int i = 0; i < chart->series_count; i++)
		for (int k = 0; k < chart->points; k++)
			most = fmax(most, fabs(chart->series[i].values[k]));
	return most;
}

/* Chooses kr, mill. kr or mrd. kr for the axis by the largest size in the chart. */
static void chart_choose_unit(const struct build *b, struct chart *chart)
{
	double most = largest_size(chart);
	int unit = most >= 1e9 ? 2 : most >= 1e6 ? 1 : 0;

	chart->unit_size = unit == 2 ? 1e9 : unit == 1 ? 1e6 : 1;
	chart->unit = word_of(b->words, WORD_SHORT_UNITS, unit);
}

void figure_add(const struct build *b, struct block *parent, size_t index)
{
	const struct figure_entry *entry = &figure_entries[index];
	struct figure_words texts = words_figure(b->words, (int)index);
	struct chart *chart = NEW(b->arena, struct chart);

	chart->type = entry->type;
	chart->id = entry->name;
	if (!entry->fill(b, chart, texts.labels))
		return;
	chart_choose_unit(b, chart);
	chart->title = build_text(b, texts.title);
	chart->source = texts.source ? build_text(b, texts.source) : NULL;
	chart->alt = figure_alt(b, chart);
	block_new(b->arena, BLOCK_FIGURE, parent)->chart = chart;
}
