/* Tables that say what a YAML mapping may hold, and the one reader for all of them.
 *
 * A table describes the keys of a mapping and where their values go in a record. The same tables make the
 * JSON Schema for editors and the manual page, so every field says in one line what it is. */
#ifndef INPUT_FIELDS_H
#define INPUT_FIELDS_H

#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct dataset;
struct yaml;

enum field_type {           /* what is written → what the record holds */
	FIELD_LINE,         /* one line of text → const char * */
	FIELD_TEXT,         /* Markdown → const char *; its place is that of the first line */
	FIELD_WHOLE,        /* whole number → int */
	FIELD_YEAR,         /* four digits → int */
	FIELD_KRONER,       /* kr → double */
	FIELD_SHARE,        /* "50 %" → double 0.5 */
	FIELD_WHOLE_RANGE,  /* a number, or {lav, forventet, høy} → struct estimate */
	FIELD_KRONER_RANGE, /* the same in kr */
	FIELD_SHARE_RANGE,  /* the same in percent, as shares */
	FIELD_DATE,         /* "2021-03-15" or "15. mars 2021" → struct date */
	FIELD_CHOICE,       /* one of `choices` → int */
	FIELD_SECTION,      /* a mapping by `table`, into the same record */
	FIELD_LIST,         /* a list of mappings by `table` → array, and its length at `count` */
	/* With a reader of their own: */
	FIELD_GROUP,    /* a target group → int, index in the data set */
	FIELD_KIND,     /* a kind of measure among the data set's effects → const char *, as the data set has it */
	FIELD_DISTRIBUTION, /* a distribution on the levels → int, index in the data set */
	FIELD_AGES,     /* "13-15", or a list of two adjacent intervals → struct interval[2] */
	FIELD_RATE,     /* "4 %" or R-109 → struct rate */
	FIELD_YEARS,    /* a year or a list of years → int *, and `count` */
	FIELD_SCORE,    /* −4…+4, or "+++" → int */
	FIELD_FILES,    /* a path or a list of paths → const char **, and `count` */
	FIELD_PRICES,   /* a mapping from service to `table` → array, and `count` */
	FIELD_OVERRIDES /* a mapping from dotted key to value → array of struct named_override, and `count` */
};

/* A word and its value; an array ends with a NULL name. A later name with the same value is a second
 * spelling that is read, but not suggested. */
struct field_choice {
	const char *name;
	int value;
};

struct field_reader {
	struct arena *arena;
	struct diag *diag;
	const struct dataset *data;      /* which groups, ages and services there are */
	const struct field_table *root;  /* tells where a key belongs that stands in the wrong place */
	const struct yaml *tree;         /* the whole file by that table, or NULL */
};

struct field {
	const char *name;  /* the key, as documented; read in any spelling of text_key() */
	const char *alias; /* a second key for the same, or NULL */
	const char *words; /* what people write instead, parted by "|": "antall|antall deltakere"; or NULL */
	enum field_type type;
	bool required;
	const char *instead; /* required: the key of the table that may stand in its place; one of the two, not both */
	size_t offset; /* of the value in the record */
	size_t at;     /* of the struct place that gets the value's place once it was read well; 0 = none */
	size_t count;  /* of the size_t that gets the length of an array */
	size_t given;  /* of a bool that tells that there was a value; 0 = none */
	bool in_years; /* a whole number that counts years */
	double least, most; /* numbers and shares: both included; arrays: `most` items; text: `most` bytes */
	const struct field_choice *choices;
	const struct field_table *table;
	bool (*read)(struct field_reader *r, const struct field *f, const struct yaml *node, void *record);
	const char *example;     /* a value as it would be written */
	const char *description; /* bokmål, one line, no full stop */
};

struct field_table {
	const char *name; /* key of the mapping, NULL for the whole file */
	const struct field *fields;
	size_t field_count;
	size_t size; /* of the record, for items of a list */
	size_t at;   /* of the struct place that gets the item's place; 0 = none */
};

#define FIELD_TABLE(name, fields, type) (name), (fields), sizeof(fields) / sizeof(fields)[0], sizeof(type)

/* Reads mapping `map` into `record`, which holds the defaults. Unknown keys, missing ones and wrong values
 * are errors in `r->diag`; what was wrong keeps its default. */
void fields_read(struct field_reader *r, const struct field_table *table, const struct yaml *map, void *record);

/* The field of `table` whose name or alias is `id`, in the spelling of text_key(); NULL when there is none. */
const struct field *fields_find(struct arena *a, const struct field_table *table, const char *id);

/* The names of all keys of the table, and then of those below it, in `a`; sets `*count`. */
const char *const *fields_names(const struct field_table *table, size_t *count, struct arena *a);

/* Where the value of `f` goes in `record`. */
static inline void *field_target(const struct field *f, void *record)
{
	return (char *)record + f->offset;
}

/* For readers of single types: the scalar's text, or NULL after an error that says what is expected. */
const char *field_scalar(struct field_reader *r, const struct field *f, const struct yaml *node);
/* What number_read() says of the value `node`, with the remedies, in « » after the last semicolon, written as they must
 * be inside { } when it stands there. `node` may be NULL. */
const char *field_number_fault(const char *fault, const struct yaml *node, struct arena *a);
/* A whole number within `least` and `most`; a year of four digits: false after an error. */
bool field_whole(struct field_reader *r, const struct field *f, const struct yaml *node, int *out);
bool field_year(struct field_reader *r, const struct field *f, const struct yaml *node, int *out);
/* The elements of a list, or the value itself as the only one; NULL after an error. `*count` ≤ f->most. */
const struct yaml *field_items(struct field_reader *r, const struct field *f, const struct yaml *node, size_t *count);
/* Plain and empty: a key with nothing after the colon. */
bool field_is_empty(const struct yaml *node);

#endif
