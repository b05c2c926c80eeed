/* The names of the levels. */
#include "level.h"

const char *const level_id[LEVELS_AND_TOTAL] = { "kommune", "fylkeskommune", "stat", "totalt" };
const char *const level_definite[LEVELS_AND_TOTAL] = { "kommunen", "fylkeskommunen", "staten",
						       "det offentlige samlet" };
const char *const level_name[LEVELS_AND_TOTAL] = { "Kommunen", "Fylkeskommunen", "Staten", "Samlet" };

enum level level_after_owner(enum level owner, int i)
{
	if (i == 0)
		return owner;
	return (enum level)(i <= (int)owner ? i - 1 : i);
}
