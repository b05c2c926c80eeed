/* How the figures are filled, by subject. */
#ifndef REPORT_FIGURES_FILL_H
#define REPORT_FIGURES_FILL_H

#include "build_parts.h"
#include "figures.h"
#include "money.h"

/* Room for `count` rows, which row_add then adds. */
void rows_begin(const struct build *b, struct chart *chart, int count);
struct chart_row *row_new(struct chart *chart, const char *name);

/* The chart's unit, by the largest of its amounts in kr; values are divided by its size. */
struct money chart_money(const struct build *b, struct chart *chart, double largest);

/* What a gain is drawn in by how it becomes money: less of the ink, the less sure it is. */
extern const enum chart_fill realised_fill[REALISATIONS];

typedef bool figure_fill(const struct build *b, struct chart *chart, const struct word_text *labels);
figure_fill figure_pairs, figure_sectors, figure_services, figure_variants, figure_payers, figure_realised;
figure_fill figure_ten_years, figure_balance, figure_strips, figure_course;
figure_fill figure_uncertainty, figure_limit, figure_limits, figure_trials;

#endif
