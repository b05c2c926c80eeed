/* What the placeholders of the templates mean: one table that computes the values and tells
 * authors of templates what there is. */
#ifndef REPORT_VALUES_H
#define REPORT_VALUES_H

#include "build_parts.h"
#include "tree/value.h"

/* `index` is a level, the total among them; 0 in groups that stand alone. */
typedef const char *value_as_text(const struct build *b, int index);
typedef bool value_as_flag(const struct build *b, int index);

/* One placeholder: a text, or a flag for sections. */
struct value_row {
	const char *name, *description; /* description: bokmål */
	value_as_text *text;
	value_as_flag *flag;
};

enum value_scope {
	SCOPE_ONE,     /* {{group.row}} */
	SCOPE_LEVELS,  /* {{kommune.row}}, {{fylkeskommune.row}}, {{stat.row}}, {{totalt.row}} */
	SCOPE_OWNER,   /* {{eier.row}}: the level that owns the case */
	SCOPE_MEMBERS, /* {{group.kommune}}, …: its only row for each level and the total */
};

struct value_group {
	const char *name, *description;
	enum value_scope scope;
	const struct value_row *rows;
	const size_t *row_count;
};

extern const struct value_group value_groups[];
extern const size_t value_group_count;

/* All values of the report, in its arena. */
const struct value *values_make(const struct build *b);

/* Rows of the groups, by subject. */
#define VALUE_ROWS(group)                                                                          \
	extern const struct value_row group##_rows[];                                              \
	extern const size_t group##_row_count
VALUE_ROWS(case);
VALUE_ROWS(phase);
VALUE_ROWS(program);
VALUE_ROWS(data);
VALUE_ROWS(group);
VALUE_ROWS(measure);
VALUE_ROWS(success);
VALUE_ROWS(studies);
VALUE_ROWS(analysis);
VALUE_ROWS(effect);
VALUE_ROWS(level);
VALUE_ROWS(owner);
VALUE_ROWS(net);
VALUE_ROWS(winner);
VALUE_ROWS(loser);
VALUE_ROWS(payer);
VALUE_ROWS(receiver);
VALUE_ROWS(decade);
VALUE_ROWS(outcome);
VALUE_ROWS(limit);
VALUE_ROWS(rest);
VALUE_ROWS(front);
VALUE_ROWS(realised);
VALUE_ROWS(notes);
VALUE_ROWS(grade);
VALUE_ROWS(local);
VALUE_ROWS(own);
VALUE_ROWS(choice);
VALUE_ROWS(fitted);
VALUE_ROWS(cofinancing);
VALUE_ROWS(question);
VALUE_ROWS(sensitivity);
VALUE_ROWS(width);
VALUE_ROWS(uncertainty);
VALUE_ROWS(variant);
VALUE_ROWS(course);
VALUE_ROWS(earlier);
VALUE_ROWS(followup);

/* A group's rows are written once, as a list `GROUP_VALUES(TEXT, FLAG)` of
 * TEXT(group, name, description, expression) and FLAG(…); this makes functions and table of it.
 * The expressions see `b`, `i` and the shorthands below. */
#define VALUE_FUNCTION(type, group, name, expression)                                              \
	static type group##_##name(const struct build *b, int i)                                   \
	{                                                                                          \
		const struct scenario *s = b->scenario;                                            \
		const struct results *r = b->results;                                              \
		const struct words *w = b->words;                                                  \
		struct arena *a = b->arena;                                                        \
                                                                                                   \
		(void)i, (void)s, (void)r, (void)w, (void)a;                                       \
		return expression;                                                                 \
	}
#define VALUE_TEXT_FUNCTION(group, name, about, expression)                                        \
	VALUE_FUNCTION(const char *, group, name, expression)
#define VALUE_FLAG_FUNCTION(group, name, about, expression)                                        \
	VALUE_FUNCTION(bool, group, name, expression)
#define VALUE_TEXT_ROW(group, name, about, expression) { #name, about, group##_##name, NULL },
#define VALUE_FLAG_ROW(group, name, about, expression) { #name, about, NULL, group##_##name },
#define VALUE_GROUP(group, VALUES)                                                                 \
	VALUES(VALUE_TEXT_FUNCTION, VALUE_FLAG_FUNCTION)                                           \
	const struct value_row group##_rows[] = { VALUES(VALUE_TEXT_ROW, VALUE_FLAG_ROW) };        \
	const size_t group##_row_count = sizeof group##_rows / sizeof *group##_rows

#endif
