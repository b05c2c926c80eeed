/* The keys of the form for `data tilpass`, and the records they are read into. */
#ifndef INPUT_FIT_FIELDS_H
#define INPUT_FIT_FIELDS_H

#include "fields.h"
#include "fit_form.h"
#include "scenario_draft.h"

/* One table, or what is common to all. The draft comes first: the readers of scenario keys fill it. */
struct fit_entry {
	struct draft draft;
	bool has_participants, has_success, has_rate, has_cost, has_implementation;
	double cost; /* 0: there is none */
	double typed[FIT_LINES], implementation;
	struct place at, sectors_at, levels_at, implementation_at, line_at[FIT_LINES];
};

struct fit_draft {
	struct fit_entry common; /* first: a section is read into the record it stands in */
	int version, group;
	const char *source;
	struct place group_at;
	struct fit_entry *tables, *trials;
	size_t table_count, trial_count;
};

/* The whole file, into a struct fit_draft. */
extern const struct field_table fit_fields;

/* «suksess: 0 % til 100 %», and a number of participants, into the draft of a struct fit_entry. */
bool fit_read_success(struct field_reader *r, const struct field *f, const struct yaml *node, void *record);
bool fit_read_participants(struct field_reader *r, const struct field *f, const struct yaml *node, void *record);
bool fit_read_no_cost(struct field_reader *r, const struct field *f, const struct yaml *node, void *record);

#endif
