/* The three government levels. */
#ifndef INPUT_LEVEL_H
#define INPUT_LEVEL_H

enum level { LEVEL_KOMMUNE, LEVEL_FYLKESKOMMUNE, LEVEL_STAT, LEVELS };

/* Where a figure is wanted for the levels and for their sum. */
enum { TOTAL = LEVELS, LEVELS_AND_TOTAL };

/* Number `i` of the levels with the owner of the case first, and the others as they are. */
enum level level_after_owner(enum level owner, int i);

extern const char *const level_id[LEVELS_AND_TOTAL];       /* "kommune", …, "totalt" */
extern const char *const level_definite[LEVELS_AND_TOTAL]; /* for messages: "kommunen", …, "det offentlige samlet" */
extern const char *const level_name[LEVELS_AND_TOTAL];     /* first in a line: "Kommunen", …, "Samlet" */

#endif
