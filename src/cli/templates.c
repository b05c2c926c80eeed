/* utenfor maler vis: what a template can name. */
#include "session.h"

#include "base/tell.h"
#include "base/text.h"
#include "report/catalog.h"
#include "export/columns.h"

#include <stdio.h>
#include <string.h>

/* How each kind is written in a template, and what to know about it. */
static const struct {
	const char *heading, *help;
} kinds[] = {
	[CATALOG_TEXT] = { "Plassholdere: {{navn}}",
			   "Blir til tekst. <nivå> står for kommune, fylkeskommune, stat og totalt. "
			   "Mellom {{#kommune}} og {{/kommune}} er det nok med siste del av navnet." },
	[CATALOG_FLAG] = { "Vilkår: {{#navn}} … {{/navn}} og {{^navn}} … {{/navn}}",
			   "Det som står mellom, kommer med bare når vilkåret gjelder, og med ^ bare når det ikke gjelder." },
	[CATALOG_BLOCK] = { "Blokker: ```navn", "Linjen under er ``` alene. Noen blokker har et ord etter navnet." },
	[CATALOG_TABLE] = { "Tabeller: ```tabell navn", "En tabell uten rader blir ikke med." },
	[CATALOG_FIGURE] = { "Figurer: ```figur navn", "En figur uten noe å vise blir ikke med." },
};

enum { NAME_WIDTH = 34 };

static void print_entry(const struct catalog_entry *entry)
{
	int length = (int)utf8_length(entry->name, strlen(entry->name));

	printf("  %s%*s  %s\n", entry->name, length < NAME_WIDTH ? NAME_WIDTH - length : 0, "", entry->description);
}

static void show(struct arena *a)
{
	struct catalog_entry *entries;
	size_t count = catalog_list(&entries, a);

	puts("Malene er Markdown i mappene nb og nn. En linje {{> navn}} henter inn navn.md fra samme mappe.");
	for (size_t i = 0; i < count; i++) {
		if (!i || entries[i].kind != entries[i - 1].kind) {
			struct buffer help = { .arena = a };

			column_paragraph(&help, 0, kinds[entries[i].kind].help);
			printf("\n%s\n%s", kinds[entries[i].kind].heading, buffer_text(&help));
		}
		print_entry(&entries[i]);
	}
}

int run_templates(struct session *session)
{
	const char *what = session->arguments.operands[0];

	if (!text_equal(what, "vis")) {
		tell(stderr, "utenfor maler: «%s» er ikke noe den kan; skriv «utenfor maler vis»", what);
		return EXIT_USAGE;
	}
	show(&session->arena);
	return session_finish_output(EXIT_DONE);
}
