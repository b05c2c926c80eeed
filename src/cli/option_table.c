/* The options, and how their names and words are spelt. */
#include "options.h"

#include "base/arena.h"
#include "base/text.h"

#include <string.h>

const struct option option_table[OPTIONS] = {
	[OPTION_HELP] = { "hjelp", 'h', NULL, NULL, "vis denne hjelpen" },
	[OPTION_SET] = { "sett", 's', "NØKKEL=VERDI", NULL,
			 "overstyr en verdi i scenarioet, for eksempel deltakere=50 eller \"suksessrate=5 %\"; kan gjentas" },
	[OPTION_DATA] = { "data", 0, "MAPPE", NULL, "bruk datasettet i denne mappen" },
	[OPTION_TEMPLATES] = { "maler", 0, "MAPPE", NULL, "bruk malene i denne mappen" },
	[OPTION_FONTS] = { "fonter", 0, "MAPPE", NULL, "bruk fontene i denne mappen" },
	[OPTION_QUIET] = { "stille", 'q', NULL, NULL, "vis bare feil" },
	[OPTION_OUTPUT] = { "ut", 'o', "FIL eller MAPPE/", NULL,
			    "hvor resultatet skal skrives; endelsen på filnavnet velger formatet, og «-» er standard ut" },
	[OPTION_EDITION] = { "utgave", 'u', "UTGAVE", "saksvedlegg|moteark|arkiv|dialog",
			     "hvilken utgave av rapporten, eller navnet på en egen mal", true },
	[OPTION_LANGUAGE] = { "maalform", 'm', "MÅLFORM", "nb|nn", "bokmål eller nynorsk" },
	[OPTION_FORMAT] = { "format", 'f', "FORMAT", NULL, "hvordan resultatet skal skrives" },
	[OPTION_INTERNAL] = { "intern", 0, NULL, NULL,
			      "merk dokumentet som internt, og la personopplysninger gi advarsel i stedet for feil" },
	[OPTION_STRICT] = { "streng", 0, NULL, NULL,
			    "pek på beløp som er skrevet for hånd og ikke er fra beregningen, og la advarsler gjelde som feil" },
	[OPTION_VARY] = { "varier", 'v', "NØKKEL=FRA..TIL:STEG", NULL,
			  "hva som skal varieres, for eksempel deltakere=50..200:10 eller alder=alle; kan gis to ganger" },
	[OPTION_MINIMAL] = { "minimal", 0, NULL, NULL, "bare det som må være med, uten forklaringer" },
	[OPTION_JOBS] = { "jobber", 'j', "ANTALL", NULL,
	       "hvor mange rapporter som lages samtidig; én for hver kjerne om ikke annet er sagt" },
	[OPTION_SEED] = { "froe", 0, "TALL", NULL, "startverdi for de tilfeldige tallene" },
	[OPTION_DRAWS] = { "trekninger", 0, "ANTALL", NULL,
			   "antall utregninger med tilfeldige tall; 10 000 om ikke annet er sagt" },
	[OPTION_ALLOW_PATH] = { "tillat-sti", 0, NULL, NULL,
				"la scenarioet vise til filer utenfor sin egen mappe" },
	[OPTION_ORDER] = { "sorter", 0, "HVORDAN", "bevis|fil",
			   "etter hvor sterk studien er, eller slik de står i filen" },
	[OPTION_TABLE] = { "tabell", 0, "TABELL", "år|tjenester",
			   "hva CSV-filen skal ha: netto hvert år, eller gevinst og kostnad for hvert år, hver tjeneste og hvert nivå" },
	[OPTION_NORWEGIAN] = { "norsk", 0, NULL, NULL,
			       "CSV for Excel på norsk: semikolon, desimalkomma og hele kroner" },
	[OPTION_ALL] = { "alt", 0, NULL, NULL, "vis hver kontroll, også dem som stemmer" },
	[OPTION_SUM] = { "sum", 0, "HEX", NULL, "SHA-256 av grunnlaget, slik den er notert i saken" },
	[OPTION_UNPACK] = { "pakk-ut", 0, "MAPPE", NULL,
			    "skriv scenarioet, notatene og radene fra datasettet ut i en mappe" },
	[OPTION_NEW_VERSION] = { "ny-versjon", 0, NULL, NULL,
				 "erstatt en arkivutgave som finnes fra før, med et versjonsnummer som er én høyere" },
	[OPTION_WITH_DATA] = { "ta-med-data", 0, NULL, NULL,
			       "la dialogsiden bære med seg et annet datasett enn det som følger med" },
	[OPTION_FOLLOW] = { "folg", 0, NULL, NULL,
			    "lag rapporten på nytt hver gang en fil den er laget av, endres; Ctrl-C avslutter" },
};

/* "moeteark" and "møteark" are spelt "moteark" in the tables: æ, ø, å and their double letters fold to one. */
static const char *fold_name(struct arena *a, const char *name)
{
	const char *id = text_id(a, name);
	char *folded = arena_text(a, id, strlen(id));
	char *out = folded;

	for (const char *p = folded; *p; p++) {
		*out++ = *p;
		if ((p[0] == 'o' && p[1] == 'e') || (p[0] == 'a' && (p[1] == 'a' || p[1] == 'e')))
			p++;
	}
	*out = '\0';
	return folded;
}

bool option_alike(struct arena *a, const char *left, const char *right)
{
	return text_equal(fold_name(a, left), fold_name(a, right));
}

const char *option_choice(struct arena *a, const char *choices, const char *value)
{
	while (*choices) {
		size_t size = strcspn(choices, "|");
		const char *choice = arena_text(a, choices, size);

		if (option_alike(a, choice, value))
			return choice;
		choices += size + (choices[size] == '|');
	}
	return NULL;
}

const char *arguments_choice(const struct arguments *arguments, enum option_id id, struct arena *a)
{
	const char *choices = option_table[id].choices;

	return arguments->value[id] ? arguments->value[id] : arena_text(a, choices, strcspn(choices, "|"));
}

bool option_has_choice(enum option_id id, const char *value, struct arena *a)
{
	return option_choice(a, option_table[id].choices, value) != NULL;
}
