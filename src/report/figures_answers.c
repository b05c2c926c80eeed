/* Figures of how sure, and compared with what. */
#include "answers_text.h"
#include "figures_fill.h"
#include "prose.h"

bool figure_sensitivity(const struct build *b, struct chart *chart, const struct word_text *labels)
{
	const struct sensitivity *s = &b->study->sensitivity;

	(void)labels;
	bars_begin(b, chart, SENSITIVITY_SHOWN);
	for (int i = 0; i < s->row_count && chart->bar_count < SENSITIVITY_SHOWN; i++) {
		const struct sensitivity_row *row = &s->rows[i];
		struct chart_bar *bar;

		if (!assumption_moves(row))
			continue;
		bar = bar_add(b, chart, assumption_name(b, row), b->results->net[TOTAL]);
		bar->low = row->low[TOTAL];
		bar->high = row->high[TOTAL];
		bar->low_label = assumption_value(b, row, &row->lowest);
		bar->high_label = assumption_value(b, row, &row->highest);
	}
	chart->reference = b->results->net[TOTAL];
	chart->has_reference = true;
	return chart->bar_count > 0;
}

bool figure_probability(const struct build *b, struct chart *chart, const struct word_text *labels)
{
	const struct spread *spreads = spreads_shown(b->study);

	(void)labels;
	bars_begin(b, chart, LEVELS_AND_TOTAL);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
		const struct spread *d = &spreads[level];
		struct chart_bar *bar =
			bar_add(b, chart, build_level(b, WORD_LEVEL_SHORT, level), d->p50);

		bar->low = d->p10;
		bar->high = d->p90;
		bar->low_label = prose_short(b->arena, b->words, d->p10);
		bar->high_label = prose_short(b->arena, b->words, d->p90);
		bar->emphasis = level == TOTAL;
	}
	return true;
}

bool figure_variants(const struct build *b, struct chart *chart, const struct word_text *labels)
{
	(void)labels;
	if (b->study->variant_count == 0)
		return false;
	bars_begin(b, chart, (int)b->study->variant_count + 1);
	bar_add(b, chart, word(b->words, WORD_MAIN_CASE), b->results->net[TOTAL])->emphasis = true;
	for (size_t i = 0; i < b->study->variant_count; i++)
		bar_add(b, chart, b->study->variants[i].name, b->study->variants[i].results.net[TOTAL]);
	return true;
}
