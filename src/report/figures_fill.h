/* How the figures are filled, by subject. */
#ifndef REPORT_FIGURES_FILL_H
#define REPORT_FIGURES_FILL_H

#include "build_parts.h"
#include "figures.h"

/* Room for `count` bars; the labels follow by bar_add. */
void bars_begin(const struct build *b, struct chart *chart, int count);
struct chart_bar *bar_add(const struct build *b, struct chart *chart, const char *label,
			  double kroner);

bool figure_net(const struct build *b, struct chart *chart, const struct word_text *labels);
bool figure_balance(const struct build *b, struct chart *chart, const struct word_text *labels);
bool figure_sectors(const struct build *b, struct chart *chart, const struct word_text *labels);
bool figure_course(const struct build *b, struct chart *chart, const struct word_text *labels);
bool figure_services(const struct build *b, struct chart *chart, const struct word_text *labels);

bool figure_sensitivity(const struct build *b, struct chart *chart, const struct word_text *labels);
bool figure_probability(const struct build *b, struct chart *chart, const struct word_text *labels);
bool figure_variants(const struct build *b, struct chart *chart, const struct word_text *labels);

#endif
