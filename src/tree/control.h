/* Controls of a live page: values that its reader can change, beside what the case as filed has. */
#ifndef TREE_CONTROL_H
#define TREE_CONTROL_H

#include <stdbool.h>

struct control_choice {
	const char *value, *label;
};

/* A number with a slider, or one of some choices. */
struct control {
	const char *id;             /* ASCII, unique in the document: "deltakere" */
	const char *label, *unit;   /* unit: after the label, or NULL */
	const char *value, *filed;  /* as the page's form has them: "2.5"; of a choice, its value */
	const char *note;           /* what the case has: "saken: 100" */
	const char *spoken;         /* the value and the case's: "120, saken: 100" */
	bool changed;
	double least, most, step;   /* of a number */
	double place;               /* where the case's value stands from least to most, 0–1 */
	const struct control_choice *choices; /* NULL for a number */
	int choice_count;
};

struct controls {
	struct control *items;
	int count;
};

#endif
