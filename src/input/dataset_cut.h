/* The part of a data set that results for some groups rest on. */
#ifndef INPUT_DATASET_CUT_H
#define INPUT_DATASET_CUT_H

#include "dataset.h"

/* The files of `data` without the rows of groups other than the population and those `wanted` (as
 * in data->groups): all that dataset_parse needs to give the same results for them again. What
 * stays is as it was written, line by line; groups that cannot be told apart by line all stay.
 * Returns how many files there are. */
int dataset_cut(struct dataset_file out[DATASET_FILES], const struct dataset *data,
		const bool wanted[LIMIT_GROUPS], struct arena *a);

/* A CSV file without the rows of `group`. */
struct str dataset_cut_group(const struct dataset *data, const struct dataset_file *file, int group, struct arena *a);

#endif
