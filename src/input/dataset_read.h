/* Reading a data set: what the readers of its YAML and its CSV files share. */
#ifndef INPUT_DATASET_READ_H
#define INPUT_DATASET_READ_H

#include "base/csv.h"
#include "base/diag.h"
#include "base/text.h"
#include "base/yaml.h"
#include "dataset.h"

/* A table of usages by age holds where each came from, as an index + 1 in dataset.usages; 0 = no
 * row. */
typedef size_t usage_by_age[AGES];

/* A file of a data set, which may not be there. */
struct dataset_part {
	const char *path;
	struct str text;
	bool there;
};

struct dataset_reader {
	struct dataset *out;
	struct arena *arena;
	struct diag *diag;
	size_t errors_before; /* in `diag` when reading began */
	usage_by_age rows[LIMIT_GROUPS][LIMIT_SERVICES];
	struct place *usage_at; /* of the usages' amounts */
	size_t usage_capacity, usage_at_capacity, translation_capacity, group_share_capacity, fitted_capacity;
	const char *usage_file;
	bool builds_on; /* another data set */
	bool own_rows; /* the usages being read are the data set's own, not those of what it builds on */
	bool given[LIMIT_GROUPS][LIMIT_SERVICES]; /* by a row read so far */
	bool replaced[LIMIT_SERVICES][AGES]; /* the population had a row for these that was passed over */
	bool taken[LIMIT_GROUPS][LIMIT_SERVICES]; /* rows for these are passed over: there are others already */
};

/* The key in datasett.yaml that names the folder of the data set that this one builds on, and the
 * word for the program's own, wherever that is installed. */
#define DATASET_BASE_KEY "bygger på"
#define DATASET_BASE_STANDARD "standard"

/* Each takes a parsed file and fills its part of the data set. The YAML comes first: the tables
 * refer to it. `over` is that of a data set that builds on the one with `whole`, row by row, or NULL. */
void dataset_read_head(struct dataset_reader *r, const struct yaml *root);
void dataset_read_overlay(struct dataset_reader *r, const struct yaml *root); /* after the base's head */
void dataset_read_groups(struct dataset_reader *r, const struct yaml *root);
void dataset_read_services(struct dataset_reader *r, const struct dataset_part *whole,
			   const struct dataset_part *over);
void dataset_read_usages(struct dataset_reader *r, struct str text, const char *file);
void dataset_read_calibration(struct dataset_reader *r, struct str text, const char *file);
void dataset_read_index(struct dataset_reader *r, struct price_index *out, struct str text, const char *file);
void dataset_read_distributions(struct dataset_reader *r, const struct dataset_part *whole,
				const struct dataset_part *over);
void dataset_read_fitted(struct dataset_reader *r, struct str text, const char *file);
void dataset_read_effects(struct dataset_reader *r, struct str text, const char *file);
void dataset_read_translations(struct dataset_reader *r, struct str text, const char *file);

/* What only shows when all files have been read: coverage, negative quantities, implausible jumps.
 */
void dataset_check(struct dataset_reader *r);

/* No errors so far? */
bool dataset_sound(const struct dataset_reader *r);

/* `word` is not one of `names`: an error that names the nearest, or all of them. `what` is the
 * Norwegian noun with its article: "tjenesten". */
void dataset_unknown(struct dataset_reader *r, struct place at, const char *what, const char *word,
		     const char *const names[], int count);

/* Is `id` written as an id: lower case ASCII letters and digits with single hyphens? An error when
 * not. */
bool dataset_check_id(struct dataset_reader *r, struct place at, const char *id);

#endif
