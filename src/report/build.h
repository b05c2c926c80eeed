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
struct image;
struct profile;
struct study;
struct template_files;
struct words;

/* A file that was read, with its SHA-256. */
struct report_source {
	const char *name, *sha256;
};

struct report_input {
	const struct study *study;
	const struct notes *notes;     /* NULL: none */
	const struct profile *profile; /* the municipality's own, and its logo */
	const struct image *logo;
	bool even_faulty; /* the document after faults too, as far as it got: to look for more in it, not to print */
	bool internal; /* personal data were let through: every page is marked */
	const struct study *filed; /* of a live page: the case as filed, with the study's data set;
				      NULL: it is the study's */
	const struct named_override *changes; /* what is changed from it */
	size_t change_count;
	const char *templates; /* folder with nb/ and nn/ */
	const struct template_files *template_files; /* of the language's folder there; NULL: read as they are needed */
	const struct words *words; /* from there, by build_words; NULL: read for this report */
	const char *edition;   /* "saksvedlegg": the file <templates>/<nb|nn>/<edition>.md */
	enum language language;
	struct arena *tree;  /* document.tree */
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
const struct words *build_words(const char *templates, enum language language, struct arena *a, struct diag *d);

/* Builds the edition's document; NULL after faults in `d`, unless in->even_faulty. */
struct document *build(const struct report_input *in, struct arena *a, struct diag *d);

#endif
