/* The keys of datasett.yaml and malgrupper.yaml. */
#ifndef INPUT_DATASET_FIELDS_H
#define INPUT_DATASET_FIELDS_H

#include "base/diag.h"
#include "dataset.h"
#include "fields.h"

/* Longest definition, reservation or assessment, bytes: a paragraph of a report. */
enum { LIMIT_PARAGRAPH_BYTES = 3000 };

struct sector_entry {
	struct sector sector;
	int growth; /* 1: that of services */
	struct place at;
};

struct distribution_entry {
	struct distribution distribution;
	struct place at;
};

/* What datasett.yaml holds. */
struct head_draft {
	const char *name, *version;
	const char *base; /* the folder it builds on, or NULL */
	int price_year, illustrative;
	const char *reservation[LANGUAGES];
	struct interval intervals[LIMIT_INTERVALS];
	size_t interval_count;
	struct place intervals_at;
	struct sector_entry *sectors;
	size_t sector_count;
	struct distribution_entry *distributions;
	size_t distribution_count;
};

struct group_entry {
	struct group group;
	int size, fallback;
	struct interval ages; /* at the start of a measure */
	struct place at, ages_at, spread_at;
};

/* What malgrupper.yaml holds. */
struct groups_draft {
	struct group_entry *groups;
	size_t group_count;
};

/* datasett.yaml has one of two shapes, of which the second, with «bygger på», builds on another data set. */
extern const struct field_table dataset_head_table, dataset_overlay_table, dataset_groups_table;

/* Readers of "0-5", and of a list of them. */
bool dataset_read_ages(struct field_reader *r, const struct field *f, const struct yaml *node, void *record);
bool dataset_read_intervals(struct field_reader *r, const struct field *f, const struct yaml *node, void *record);

#endif
