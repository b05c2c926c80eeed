/* The words for levels, roles and the like. */
#include "choices.h"

#include "base/language.h"
#include "level.h"

const struct field_choice language_choices[] = {
	{ "nb", LANGUAGE_NB },
	{ "nn", LANGUAGE_NN },
	{ "bokmål", LANGUAGE_NB },
	{ "nynorsk", LANGUAGE_NN },
	{ 0 },
};

const struct field_choice level_choices[] = {
	{ "kommune", LEVEL_KOMMUNE + 1 },
	{ "fylkeskommune", LEVEL_FYLKESKOMMUNE + 1 },
	{ "stat", LEVEL_STAT + 1 },
	{ "kommunen", LEVEL_KOMMUNE + 1 },
	{ "fylkeskommunen", LEVEL_FYLKESKOMMUNE + 1 },
	{ "staten", LEVEL_STAT + 1 },
	{ "fylke", LEVEL_FYLKESKOMMUNE + 1 },
	{ 0 },
};
