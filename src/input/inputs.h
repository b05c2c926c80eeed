/* Every value a scenario gives, one by one, as its author wrote it. */
#ifndef INPUT_INPUTS_H
#define INPUT_INPUTS_H

#include <stddef.h>

struct arena;
struct yaml;

struct input_value {
	const char *key;  /* "kostnader.Ny innsats.beløp": a list item goes by its name, or by its
			     number */
	const char *id;   /* the key in the spelling of text_key() */
	const char *text; /* on one line; an estimate or a list of values as one */
	/* The key of the list item it is a part of, "kostnader.Ny innsats", and that in the spelling of
	 * text_key(); NULL when it is part of none. */
	const char *item, *item_id;
};

struct input_values {
	struct input_value *items;
	size_t count, capacity;
};

/* The values of `tree`, which yaml_parse made, in its order. */
struct input_values inputs_list(const struct yaml *tree, struct arena *a);

#endif
