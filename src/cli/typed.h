/* Amounts that somebody typed into notes and free text although the model says something else. */
#ifndef CLI_TYPED_H
#define CLI_TYPED_H

struct study;
struct work;

/* Adds a warning to `work->diag` for each amount of money in the notes and the scenario's free text that is no figure
 * of `study` or of the scenario, rounded as it was written; the nearest figure is named. */
void typed_check(struct work *work, const struct study *study);

#endif
