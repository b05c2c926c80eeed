/* The published result of one example: what a calibration must give back to the krone. */
#ifndef CALIBRATE_PUBLISHED_H
#define CALIBRATE_PUBLISHED_H

#include "base/text.h"
#include "engine/calc.h"

struct arena;
struct diag;

enum printed_kind { PRINTED_NET, PRINTED_SECTOR, PRINTED_IMPLEMENTATION };

/* One line of the published table, in whole kr as printed. */
struct printed {
	enum printed_kind kind;
	int index; /* level or TOTAL, or index in dataset.sectors */
	double kroner, per_participant;
};

struct published {
	struct printed net[LEVELS_AND_TOTAL], sector[LIMIT_SECTORS], implementation;
	int sector_count;
};

/* Reads the table in `text`: each level, the total, each sector and the implementation once. Faults
 * go to `d`. */
bool published_read(struct published *out, struct str text, const char *file,
		    const struct dataset *data, struct arena *a, struct diag *d);

/* Does every figure of `r`, rounded, equal the printed one, in kr and per participant? Each that
 * does not is an error in `d`. */
bool published_matches(const struct published *p, const struct results *r, const struct dataset *data, struct diag *d);

#endif
