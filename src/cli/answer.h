/* Reads answers as people give them. */
#ifndef CLI_ANSWER_H
#define CLI_ANSWER_H

#include "input/dataset.h"
#include "input/level.h"
#include "questions.h"

struct arena;

/* What answers are read against. */
struct answer_reader {
	const struct dataset *data;
	const char *which_group; /* what to say of a number that is no group's */
	enum level owner;        /* whom "vi" means */
	struct arena *arena;
};

/* How `answer` to a question of that form is written in a scenario: "14" → "13-15", "ca 100" →
 * "100", "1,2 mill" → "1 200 000"; "" for an amount of none. What cannot be read is left as it is
 * for the scenario's reader to judge, or NULL with the reason in `*wrong`. */
const char *answer_written(const struct answer_reader *r, enum answer_form form, const char *answer,
			   const char **wrong);

/* The broadest group, which is the one to take when none fits; "" where none is called so. */
const char *answer_broadest_group(const struct dataset *data);

/* Whether the owner's name says which level it is of; `*level` is that, else what is likely. */
bool answer_names_level(const char *owner, enum level *level, struct arena *a);

#endif
