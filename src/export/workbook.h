/* The workbook: the whole calculation as a spreadsheet with live formulas, for whoever wants to follow it cell by
 * cell or change an assumption in a meeting. */
#ifndef EXPORT_WORKBOOK_H
#define EXPORT_WORKBOOK_H

#include "study/study.h"

#include <time.h>

struct arena;
struct csv;
struct diag;
struct str;

/* A text that the workbook shows, and where: "Inndata!B3". */
struct book_text {
	const char *text, *place;
};

struct book_texts {
	struct book_text *items;
	size_t count, capacity;
};

struct workbook_input {
	const struct study *study;
	const struct dataset *data; /* as read: with the shares of all distributions */
	enum language language;
	const struct csv *words;  /* the workbook's words in that language; NULL for bokmål */
	const char *program;      /* "utenfor 0.1.0" */
	const char *scenario_sha256; /* the one that may be shown, see guard/small.h */
	time_t made;              /* the document's date, so that the same case gives the same bytes */
	const char *path;         /* of the file that is to be: a folder beside it takes temporary files meanwhile */
	struct book_texts *texts; /* filled with every text that the workbook shows, and its cell; or NULL */
};

/* Loads the library that writes spreadsheets: before the sandbox closes, and before workbook_write. NULL when done,
 * else why not, in Norwegian. */
const char *workbook_load(void);

/* Writes the file's bytes into `out`, which live in `a`; false after a fault in `d`.
 *
 * Sheets: Resultat, Inndata (yellow cells), Tjenester, Forskjell (age × service), Virkning (year × service), År,
 * Mengder, Om. The formulas state the model of engine/calc.h again; each is stored with what the engine gave. */
bool workbook_write(struct str *out, const struct workbook_input *in, struct arena *a, struct diag *d);

#endif
