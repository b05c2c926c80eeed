/* What a fit says, and the data set that holds it. */
#ifndef EXPORT_FIT_H
#define EXPORT_FIT_H

#include "study/fit.h"

struct arena;
struct diag;

/* What came of it, for the one who typed the tables: how they are met, the trial, where the figures
 * are pulled, what the tables do not decide, and the next table to type. What deserves a warning
 * goes to `d`, with its place. */
void fit_text(struct str *out, const struct fit *fit, struct arena *a, struct diag *d);

enum { FIT_FILES = 5 };

/* The files of a data set that builds on the one that was fitted, which datasett.yaml names as
 * `base`. `before` is the data set that is in the folder, with other groups that were fitted, or
 * NULL: their rows are kept, those of this group replaced. False after a fault in `d`: files there
 * that have other columns. */
bool fit_files(struct dataset_file out[FIT_FILES], const struct fit *fit,
	       const struct dataset *before, const char *base, struct arena *a, struct diag *d);

#endif
