/* The fenced blocks of the templates: ```` ```KIND NAME ````. */
#ifndef REPORT_BUILD_BLOCKS_H
#define REPORT_BUILD_BLOCKS_H

#include "build_parts.h"

struct block_kind {
	const char *kind, *description; /* description: bokmål, for the list of names */
	void (*add)(struct build *b, struct block *parent, const char *name, struct place at);
};

extern const struct block_kind block_kinds[];
extern const size_t block_kind_count;

/* The notes, by role, each with its own words. */
void build_notes(struct build *b, struct block *parent, const char *name, struct place at);

/* The words of others that the edition has no place for: faults in them are told all the same, and the gate judges
 * them. To be called when the rest is built. */
void build_unplaced(struct build *b, struct block *parent);

#endif
