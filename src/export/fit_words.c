/* What a fit says of itself. */
#include "fit_words.h"

#include "base/arena.h"

static const struct {
	const char *source[2], *group[2], *reservation; /* of one, and of more */
} words[LANGUAGES] = {
	[LANGUAGE_NB] = {
		{ "Tilpasset %zu tabell fra %s", "Tilpasset %zu tabeller fra %s" },
		{ "Målgruppen", "Målgruppene" },
		"    %s %s er tilpasset slik at resultattabeller fra KS sitt\n"
		"    regneark kommer ut igjen. Det viser samsvar med KS, ikke at tallene er riktige, og sier\n"
		"    ikke noe om årsak. Alt annet er fra datasettet det bygger på.\n",
	},
	[LANGUAGE_NN] = {
		{ "Tilpassa %zu tabell frå %s", "Tilpassa %zu tabellar frå %s" },
		{ "Målgruppa", "Målgruppene" },
		"    %s %s er tilpassa slik at resultattabellar frå KS sitt\n"
		"    rekneark kjem ut att. Det viser samsvar med KS, ikkje at tala er rette, og seier ikkje\n"
		"    noko om årsak. Alt anna er frå datasettet det byggjer på.\n",
	},
};

const char *fit_source(struct arena *a, enum language language, size_t tables, const char *source)
{
	return arena_printf(a, words[language].source[tables != 1], tables, source);
}

const char *fit_reservation(struct arena *a, enum language language, int count, const char *names)
{
	return arena_printf(a, words[language].reservation, words[language].group[count != 1], names);
}
