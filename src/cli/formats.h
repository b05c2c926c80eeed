/* The formats that a command can write: one table, which the command line, the manual and the completion read.
 *
 * A new format is a function of the shape below and a row in formats.c. */
#ifndef CLI_FORMATS_H
#define CLI_FORMATS_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct data_view;
struct diag;
struct grid;
struct printing;
struct str;
struct study;
struct workbook_input;

struct format {
	const char *command;      /* that offers it; its first row is what it writes when nothing is said */
	const char *name, *suffix; /* "json", ".json" */
	bool archived;             /* an edition to be archived gets its basis beside it */
	/* What it writes is what its one function takes. The whole text or file, in `a`; false after a fault in `d`. */
	bool (*study)(struct str *out, const struct study *study, struct arena *a, struct diag *d);
	bool (*document)(struct str *out, const struct printing *printing, struct arena *a, struct diag *d);
	bool (*grid)(struct str *out, const struct grid *grid, struct arena *a, struct diag *d);
	bool (*workbook)(struct str *out, const struct workbook_input *in, struct arena *a, struct diag *d);
	bool (*data)(struct str *out, const struct data_view *view, struct arena *a, struct diag *d);
	const struct format *norwegian; /* the same for Excel in Norwegian; NULL for what is not CSV */
};
extern const struct format format_table[];
extern const size_t format_count;

/* The format of `command` that --format names, else the one whose suffix `output` has, else its first; both may be
 * NULL, and a name is one of formats_of(). */
const struct format *format_find(const char *command, const char *name, const char *output);

/* Whether `output`, a file, has the suffix of one of the command's formats, or of `name` where that is given. */
bool format_fits(const char *command, const char *name, const char *output);

/* Whether `edition` can be written in `format`: the live page is a web page. */
bool format_takes(const struct format *format, const char *edition);

/* Their names, the first first: "tekst|json|csv". */
const char *formats_of(const char *command, struct arena *a);
/* Their suffixes: ".pdf, .html eller .xlsx". */
const char *suffixes_of(const char *command, struct arena *a);

#endif
