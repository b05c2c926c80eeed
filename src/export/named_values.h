/* Results as a list of named values, to be compared one by one. */
#ifndef EXPORT_NAMED_VALUES_H
#define EXPORT_NAMED_VALUES_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

struct arena;
struct study;

/* "netto.kommune.kroner", "aar.2021.stat"; a list item goes by its year, id or name, else by its
 * number. */
struct named_value {
	const char *name;
	bool is_number;
	double number;    /* kr, a share or a count */
	const char *text; /* of what is no number: a word, "ja", "nei", or "–" for null */
};

struct named_values {
	struct named_value *items;
	size_t count, capacity;
};

/* The values of what results_object() made, without what only identifies the run. */
struct named_values named_values_list(const json_t *results, struct arena *a);
struct named_values named_values_of(const struct study *study, struct arena *a);

/* The value called `name`, or NULL; `sorted` is a list that named_values_sort() has sorted. */
const struct named_value *named_values_find(const struct named_values *sorted, const char *name);
void named_values_sort(struct named_values *values);

/* Is it the same value? Kroner may differ by half an øre, and any number by one part in 10⁹. */
bool named_values_equal(const struct named_value *a, const struct named_value *b);

#endif
