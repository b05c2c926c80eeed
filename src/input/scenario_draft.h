/* A scenario while it is being read: private to scenario*.c. */
#ifndef INPUT_SCENARIO_DRAFT_H
#define INPUT_SCENARIO_DRAFT_H

#include "fields.h"
#include "scenario.h"

/* A level as a choice: enum level + 1, so that 0 is "not given"; a word that is none is LEVEL_WRONG. */
enum { LEVEL_WRONG = -1 };

struct cost_entry {
	struct cost cost;
	int payer, giver, receiver, spared;
	struct place years_at;
};

struct observation_entry {
	int year, helped;
	double cost;
	bool has_helped, has_cost;
	struct place at;
};

struct draft {
	struct scenario s;
	bool county_given; /* sak.fylkeskommune, not sak.kommune */
	int version;
	struct cost_entry *costs;
	size_t cost_count;
	struct observation_entry *observations;
	size_t observation_count;
};

/* What a scenario says when nothing is written. */
struct scenario scenario_default(const struct dataset *data);

/* Readers of the types that only scenarios have. */
bool scenario_read_group(struct field_reader *r, const struct field *f, const struct yaml *node, void *record);
bool scenario_read_ages(struct field_reader *r, const struct field *f, const struct yaml *node, void *record);
bool scenario_read_kind(struct field_reader *r, const struct field *f, const struct yaml *node, void *record);
bool scenario_read_distribution(struct field_reader *r, const struct field *f, const struct yaml *node,
				void *record);
bool scenario_read_deflator(struct field_reader *r, const struct field *f, const struct yaml *node, void *record);
bool scenario_read_rate(struct field_reader *r, const struct field *f, const struct yaml *node, void *record);
bool scenario_read_years(struct field_reader *r, const struct field *f, const struct yaml *node, void *record);
bool scenario_read_score(struct field_reader *r, const struct field *f, const struct yaml *node, void *record);
bool scenario_read_files(struct field_reader *r, const struct field *f, const struct yaml *node, void *record);
bool scenario_read_level(struct field_reader *r, const struct field *f, const struct yaml *node, void *record);
bool scenario_read_prices(struct field_reader *r, const struct field *f, const struct yaml *node,
			  void *record);
bool scenario_read_overrides(struct field_reader *r, const struct field *f, const struct yaml *node,
			     void *record);

/* What follows from several values together: fills `draft->s` from the entries, sets what was left to a
 * default, and reports what does not fit. */
void scenario_settle(struct draft *draft, struct field_reader *r);

#endif
