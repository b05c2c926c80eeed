/* From results to document: the only stage that knows both the model and the document tree.
 *
 * An edition is a Markdown template with Mustache placeholders and fenced blocks that place tables
 * and figures. values.c says what the placeholders are, tables.c and figures.c what the blocks are.
 */
#ifndef REPORT_BUILD_H
#define REPORT_BUILD_H

#include "engine/calc.h"
#include "input/notes.h"
#include "tree/node.h"

struct arena;
struct diag;
struct answers;
struct departures;
struct earlier;
struct followup;
struct montecarlo;
struct image;
struct profile;
struct sensitivity;
struct template_files;
struct variant_result;
struct words;

/* A file that was read, with its SHA-256. */
struct report_source {
	const char *name, *sha256;
};

struct report_input {
	const struct scenario *scenario;
	const struct dataset *data;
	const struct results *results;
	const struct notes *notes;
	/* What goes beyond the plain result; what is NULL or none is left out of the document. */
	const struct answers *answers;
	const struct sensitivity *sensitivity;
	const struct montecarlo *montecarlo;
	const struct variant_result *variants;
	size_t variant_count;
	const struct followup *followup;
	const struct profile *profile; /* the municipality's own, and its logo */
	const struct image *logo;
	const struct earlier *earlier;
	const struct departures *departures; /* from the data set's defaults */
	double optimism; /* the share taken off the success rate, which `scenario` has taken; 0 =
			    none */
	bool internal;   /* personal data were let through: every page is marked */
	const char *templates; /* folder with nb/ and nn/ */
	const struct template_files *template_files; /* of the language's folder there; NULL: read as they are needed */
	const struct words *words; /* from there, by build_words; NULL: read for this report */
	const char *edition;   /* "saksvedlegg": the file <templates>/<nb|nn>/<edition>.md */
	enum language language;
	struct date today;   /* for a scenario without a date */
	const char *program; /* "utenfor 1.0.0" */
	/* Only for the archived edition; else NULL. */
	const struct report_source *note_files;
	size_t note_file_count;
	const char *templates_sha256, *fonts_sha256;
};

/* Only a–z, digits and hyphens: a template cannot reach outside its folder. */
bool build_is_template_name(const char *name);

/* Where the templates of `language` lie. */
const char *build_template_folder(const char *templates, enum language language, struct arena *a);
/* The word list that documents in `language` are built with, for all reports of a run; NULL after faults in `d`. */
const struct words *build_words(const char *templates, enum language language, struct arena *a,
				struct diag *d);

/* Builds the edition's document; NULL after faults in `d`. */
struct document *build(const struct report_input *in, struct arena *a, struct diag *d);

#endif
