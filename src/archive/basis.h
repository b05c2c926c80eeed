/* The archived decision basis: NAME.grunnlag.json beside NAME.pdf.
 *
 * It holds all that the results were computed from, the results, and checksums of it all and of the
 * PDF, so that a later program with a newer data set can compute them again. The form is canonical:
 * keys in a fixed order, numbers with 17 digits, names of files without folders; the same inputs
 * give the same bytes. */
#ifndef ARCHIVE_BASIS_H
#define ARCHIVE_BASIS_H

#include "base/text.h"
#include "export/named_values.h"
#include "input/dataset.h"
#include "study/earlier.h"
#include "input/scenario_read.h"
#include "study/study.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diag;

/* A text file, its name without the folder. */
struct basis_text {
	const char *name;
	struct str text;
};

/* What results are computed from. */
struct basis_given {
	struct basis_text scenario;
	const struct override *overrides; /* --sett */
	size_t override_count;
	const char *data_name, *data_version, *data_sha256; /* of the whole data set */
	struct dataset_file files[DATASET_FILES];           /* the rows that were used */
	int file_count;
};

/* The PDF, in the words of Noark 5's dokumentobjekt. */
struct basis_document {
	const char *name; /* of the file */
	size_t size;      /* bytes */
	const char *sha256;
	const char *edition, *language; /* "arkiv"; "nb-NO" */
	struct date date;
	int version; /* 1, 2, … of the document */
};

/* A basis as read, or an earlier one that it compares itself with: then only the first five are
 * there. */
struct basis_file {
	const char *name, *sha256; /* of the basis itself */
	const char *program;       /* that made it, "utenfor 1.0.0" */
	enum rules rules;          /* that its results were computed by */
	struct basis_given given;
	double net[LEVELS_AND_TOTAL]; /* kr */
	struct date date;             /* of the document */

	struct basis_document document;
	struct basis_text *notes;
	size_t note_count;
	struct montecarlo_options montecarlo;
	struct named_values values;  /* of the results */
	struct basis_check *checks;
	size_t check_count, check_capacity;
	struct basis_file *earlier; /* or NULL */
};

/* Whether a part is what its checksum says. */
struct basis_check {
	const char *part; /* "scenario", "notater: notater.md", … */
	bool good;
};

/* What goes into a new basis. */
struct basis_input {
	const struct study *study;
	const struct dataset *data; /* as read, before shares per level were chosen */
	struct basis_text scenario;
	const struct override *overrides;
	size_t override_count;
	const struct basis_text *notes;
	size_t note_count;
	const char *templates_sha256, *fonts_sha256;
	struct basis_document document;
	const struct basis_file *earlier; /* what study->earlier was made from, or NULL */
};

/* The file's bytes, in `a`. */
struct str basis_write(const struct basis_input *in, struct arena *a);

/* Reads what basis_write made, of the file at `path`. Faults of form go to `d`, and then it is
 * false; that a checksum does not fit is told by the checks. Lives as long as `a`. */
bool basis_read(struct basis_file *out, struct str text, const char *path, struct arena *a, struct diag *d);

/* True when all checks are good. */
bool basis_is_whole(const struct basis_file *file);

/* Reads scenario and data set again. When `today` is the data set that was used, the scenario is
 * read on it and
 * `*data` is `today`; else (also when `today` is NULL) the data set is made of the rows that were
 * kept. */
bool basis_reopen(struct scenario *scenario, const struct dataset **data,
		  const struct basis_file *file, const struct dataset *today, struct arena *a,
		  struct diag *d);

/* The same as what a study compares with. */
bool basis_as_earlier(struct earlier_basis *out, const struct basis_file *file,
		      const struct dataset *today, struct arena *a, struct diag *d);

#endif
