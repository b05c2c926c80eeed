/* The figures a template can place with a fenced block ```` ```figur NAME ````. */
#ifndef REPORT_FIGURES_H
#define REPORT_FIGURES_H

#include "tree/chart.h"
#include "tree/node.h"

#include <stdbool.h>
#include <stddef.h>

struct build;
struct word_text;

/* A figure is what fills its chart; title and labels are in ord.yaml under `figur: NAME:`. */
struct figure_entry {
	const char *name, *description; /* description: bokmål, for the list of names */
	enum chart_type type;
	int labels; /* how many labels of its own ord.yaml has, `deler:` */
	/* False when there is nothing to show: the figure is left out. Amounts come in one unit, chart.unit, which is
	 * put before the basis; without an axis it is set back to NULL after that. */
	bool (*fill)(const struct build *b, struct chart *chart, const struct word_text *labels);
	bool has_axis;
};

extern const struct figure_entry figure_entries[];
extern const size_t figure_entry_count;

/* The figure of entry `index` as a child of `parent`. */
void figure_add(const struct build *b, struct block *parent, size_t index);

/* What one of the target group costs more than the average at all ages together, undiscounted kr.
 */
double lifetime_difference(const struct build *b, int service);

/* The owner's gain before the cost of the measure, present value in kr, that becomes money as `realised`. */
double realised_gain(const struct build *b, int realised);
/* How `kroner` of it becomes money, or becomes an expense where it is a loss. */
const char *realised_words(const struct build *b, int realised, double kroner);

/* Alternative text with the chart's numbers, from its title, type and data. */
const char *figure_alt(const struct build *b, const struct chart *chart);

#endif
