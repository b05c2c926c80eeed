/* Results as a list of named figures, to be compared one by one. */
#ifndef EXPORT_FIGURES_H
#define EXPORT_FIGURES_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

struct arena;
struct study;

/* "netto.kommune.kroner", "aar.2021.stat"; a list item goes by its year, id or name, else by its
 * number. */
struct figure {
	const char *name;
	bool is_number;
	double number;    /* kr, a share or a count */
	const char *text; /* of what is no number: a word, "ja", "nei", or "–" for null */
};

struct figures {
	struct figure *items;
	size_t count, capacity;
};

/* The figures of what results_object() made, without what only identifies the run. */
struct figures figures_list(const json_t *results, struct arena *a);
struct figures figures_of_study(const struct study *study, struct arena *a);

/* The figure called `name`, or NULL; `sorted` is a list that figures_sort() has sorted. */
const struct figure *figures_find(const struct figures *sorted, const char *name);
void figures_sort(struct figures *figures);

/* Is it the same figure? Kroner may differ by half an øre, and any number by one part in 10⁹. */
bool figures_equal(const struct figure *a, const struct figure *b);

#endif
