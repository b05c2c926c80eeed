/* Faults and warnings: where, what is wrong, and what to write instead.
 *
 * Stages add to one collection and go on, so that a run shows every fault
 * at once. Printing sorts by file, line and column. */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct arena;

/* A place in an input file: lines and columns from 1, columns in characters. 0 = not known. */
struct place {
	const char *file;
	int line, column;
};

enum severity { SEVERITY_ERROR, SEVERITY_WARNING };

struct diag_entry {
	enum severity severity;
	struct place at;
	const char *message;
	bool missing; /* an error that is something not filled in yet */
	int remedies[2]; /* numbers that mend it in the place of the value; 0 = none */
};

struct diag {
	struct arena *arena;
	struct diag_entry *entries;
	size_t count, capacity;
	size_t errors, warnings;
	size_t dropped;   /* more than DIAG_KEPT: counted, but not kept */
	bool errors_only; /* warnings and notes are counted but not kept */
	bool unreadable;  /* a file or folder could not be opened that no place in the input names */
};

/* A fault; the message is Norwegian, without a final full stop, and says what to write instead. */
void diag_error(struct diag *d, struct place at, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* The same for what has not been filled in yet: a form shows it as something left to do. */
void diag_missing(struct diag *d, struct place at, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* A number that mends the last error, put in the place of the value; for a form that offers it. */
void diag_remedy(struct diag *d, int number);
void diag_warning(struct diag *d, struct place at, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Adds all entries of `from` that were kept. */
void diag_add(struct diag *d, const struct diag *from);

/* Whether `d` has an entry with the same severity, place and message. */
bool diag_has(const struct diag *d, const struct diag_entry *entry);

/* Prints what was found as `file:line:column: [advarsel: ]message`, each entry once, control characters
 * escaped. At most DIAG_SHOWN entries, errors first when there are more, then how many those are. */
#define DIAG_SHOWN 200
#define DIAG_KEPT 10000
void diag_print(const struct diag *d, FILE *out, bool colour);

#endif
