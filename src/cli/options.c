/* The tables of commands and options, and how words are read by them. */
#include "options.h"

#include "base/arena.h"
#include "base/limits.h"
#include "base/odd.h"
#include "base/tell.h"
#include "base/text.h"
#include "formats.h"
#include "session.h"

#include <stdio.h>
#include <string.h>

#define BIT(id) (1UL << (id))
#define COMMON (BIT(OPTION_DATA) | BIT(OPTION_QUIET))
#define DRAWS (BIT(OPTION_SEED) | BIT(OPTION_DRAWS))
#define SCENARIO (COMMON | BIT(OPTION_SET) | BIT(OPTION_ALLOW_PATH))

const struct command command_table[] = {
	{ "rapport", "SCENARIO...", 1, 100000,
	  SCENARIO | BIT(OPTION_TEMPLATES) | BIT(OPTION_FONTS) | BIT(OPTION_OUTPUT) |
		  BIT(OPTION_FORMAT) | BIT(OPTION_EDITION) | BIT(OPTION_LANGUAGE) |
		  BIT(OPTION_INTERNAL) | BIT(OPTION_JOBS) | BIT(OPTION_NEW_VERSION) | BIT(OPTION_FOLLOW) |
		  BIT(OPTION_WITH_DATA) | DRAWS,
	  "lager rapporten som PDF eller nettside, eller regnestykket som arbeidsbok",
	  "Skriver en PDF som både kan arkiveres (PDF/A-2a) og leses av alle (PDF/UA-1). Med --format html, eller et\n"
	  "navn som slutter på .html, blir det en nettside i én fil, til å publisere ved siden av PDF-en. Med --format\n"
	  "xlsx eller .xlsx blir det en arbeidsbok for regneark: hele regnestykket med formler som kan følges og\n"
	  "inndata som kan endres. --utgave dialog er en nettside der verdiene kan prøves i møtet: den har med seg\n"
	  "regnestykket.\n"
	  "Uten -o legges den ved siden av scenarioet. I en mappe heter den som scenarioet, eller som mappen til et\n"
	  "scenario.yaml; «-o -» skriver til standard ut. Går noe galt, blir den gamle filen liggende urørt.\n",
	  run_report },
	{ "beregn", "SCENARIO", 1, 1,
	  SCENARIO | BIT(OPTION_FORMAT) | BIT(OPTION_OUTPUT) | BIT(OPTION_TABLE) | BIT(OPTION_NORWEGIAN) | DRAWS,
	  "regner ut og viser resultatene",
	  "Skriver resultatene til skjermen, eller som JSON eller CSV for andre programmer.\n",
	  run_compute },
	{ "sjekk", "SCENARIO...", 1, 100000,
	  SCENARIO | BIT(OPTION_TEMPLATES) | BIT(OPTION_FONTS) | BIT(OPTION_INTERNAL) |
		  BIT(OPTION_EDITION) | BIT(OPTION_STRICT),
	  "finner alle feil i et scenario",
	  "Viser hver feil i scenarioet, notatene og profilen med fil, linje og kolonne, og hva du kan skrive i\n"
	  "stedet.\n",
	  run_check },
	{ "utforsk", "SCENARIO", 1, 1,
	  SCENARIO | BIT(OPTION_FORMAT) | BIT(OPTION_OUTPUT) | BIT(OPTION_NORWEGIAN) | BIT(OPTION_VARY),
	  "viser resultatet for mange verdier av én eller to forutsetninger",
	  "Regner ut nettogevinsten for hver verdi, for eksempel:\n"
	  "  utenfor utforsk scenario.yaml --varier \"suksessrate=0 %..15 %:1 %\"\n"
	  "  utenfor utforsk scenario.yaml --varier gruppe=alle --varier alder=6-9..16-18\n"
	  "Dette kan varieres, én verdi om gangen eller to mot hverandre. Det siste leddet av en nøkkel er nok når\n"
	  "bare én slutter slik. Grupper og aldre skrives med komma mellom, eller «alle».\n"
	  "  suksessrate\n"
	  "  målgruppe.gruppe\n"
	  "  målgruppe.alder\n"
	  "  tiltak.normalliv med tiltak\n"
	  "  tiltak.normalliv uten tiltak\n"
	  "  tiltak.deltakere\n"
	  "  tiltak.varighet\n"
	  "  tiltak.varighet per runde\n"
	  "  kostnader.NAVN.beløp\n"
	  "  effekt.frafall per år\n"
	  "  effekt.varighet\n"
	  "  effekt.andel av forskjellen\n"
	  "  analyse.periode\n"
	  "  analyse.kalkulasjonsrente\n"
	  "  analyse.optimisme\n",
	  run_explore },
	{ "ny", "[tilpass] [MAPPE]", 0, 2, COMMON | BIT(OPTION_TEMPLATES) | BIT(OPTION_MINIMAL) | BIT(OPTION_LANGUAGE),
	  "lager et scenario å begynne med",
	  "Spør om det viktigste når du sitter ved en terminal; ellers skrives et scenario med forklaringer.\n"
	  "Det som ikke blir besvart, står i < > og må fylles ut før rapporten kan lages.\n"
	  "Filer som finnes fra før, blir ikke rørt. «tilpass» lager skjemaet for «utenfor data tilpass».\n",
	  run_new },
	{ "verifiser", "GRUNNLAG.json [PDF] | PDF", 1, 2,
	  BIT(OPTION_QUIET) | BIT(OPTION_ALL) | BIT(OPTION_SUM) | BIT(OPTION_UNPACK),
	  "kontrollerer et arkivert beslutningsgrunnlag",
	  "Kontrollerer alle kontrollsummene i NAVN.grunnlag.json, også den for PDF-en ved siden av, og regner\n"
	  "ut hvert tall på nytt fra dataene i filen. Trenger ikke datasettet som ble brukt den gangen.\n"
	  "PDF-en og grunnlaget kan oppgis i den rekkefølgen du vil; av PDF-en alene finner programmet grunnlaget som\n"
	  "heter det samme. Avslutter med 1 når noe er endret eller mangler. --stille viser bare det som ikke\n"
	  "stemmer.\n",
	  run_verify },
	{ "malgrupper", "", 0, 0, COMMON | BIT(OPTION_FORMAT) | BIT(OPTION_OUTPUT) | BIT(OPTION_NORWEGIAN),
	  "viser målgruppene du kan velge mellom",
	  "Viser navn, definisjon og størrelse på målgruppene, og aldersintervallene.\n",
	  run_groups },
	{ "effekter", "[GRUPPE]", 0, 1,
	  COMMON | BIT(OPTION_FORMAT) | BIT(OPTION_OUTPUT) | BIT(OPTION_NORWEGIAN) | BIT(OPTION_ORDER),
	  "viser publiserte virkninger av tiltak, å holde suksessraten opp mot",
	  "Skriver studiene i datasettet med design, resultat, kilde og adresse; også dem som ikke fant noen virkning.\n"
	  "Med en målgruppe vises de som gjelder den. Listen er håndplukket og ingen systematisk oversikt.\n",
	  run_effects },
	{ "data", "vis [GRUPPE] | sjekk MAPPE... | tilpass SKJEMA", 1, 100000,
	  COMMON | BIT(OPTION_FORMAT) | BIT(OPTION_NORWEGIAN) | BIT(OPTION_OUTPUT),
	  "viser datasettet, finner feil i et eget, eller tilpasser det til KS sine tall",
	  "«vis» skriver tjenester, priser, hvem som betaler, kilder og kvalitet, og hva én person bruker fra 0 til\n"
	  "59 år; med en målgruppe også det den bruker, rad for rad. «sjekk» leser et datasett like strengt som et\n"
	  "scenario og viser hver feil og advarsel med fil, linje og kolonne. «tilpass» leser resultattabeller fra\n"
	  "KS sitt regneark, som er skrevet av i et skjema fra «utenfor ny tilpass», og skriver et datasett der de\n"
	  "kommer ut igjen, i mappen etter -o. Finnes mappen fra en tilpasning før, blir målgruppen lagt til eller\n"
	  "byttet ut. Uten -o vises bare hva tilpasningen gir.\n",
	  run_data },
	{ "maler", "vis", 1, 1, 0, "viser navnene som malene kan bruke",
	  "Skriver hver plassholder og hvert vilkår, og hver blokk, tabell og figur, med hva den er. Et ukjent navn i\n"
	  "en mal er en feil med fil og linje. Se examples/HANDBOK.md om å lage sin egen utgave.\n",
	  run_templates },
};
const size_t command_count = sizeof command_table / sizeof *command_table;

const struct command *command_find(struct arena *a, const char *name)
{
	for (size_t i = 0; i < command_count; i++)
		if (option_alike(a, name, command_table[i].name))
			return &command_table[i];
	return NULL;
}

static bool takes(const struct command *command, size_t id)
{
	return id == OPTION_HELP || (command->options & BIT(id));
}

/* Finds the option in `word`, which begins with a dash; its value after '=' in `*value`. −1 when unknown. */
static int find_option(const struct command *command, const char *word, const char **value, struct arena *a)
{
	const char *name, *equals;

	*value = NULL;
	if (word[1] != '-') {
		for (int id = 0; id < OPTIONS; id++) {
			if (option_table[id].letter != word[1] || !takes(command, (size_t)id))
				continue;
			*value = word[2] ? word + 2 + (word[2] == '=') : NULL;
			return id;
		}
		return -1;
	}
	name = word + 2;
	equals = strchr(name, '=');
	if (equals) {
		*value = equals + 1;
		name = arena_text(a, name, (size_t)(equals - name));
	}
	if (text_equal(name, "help"))
		return OPTION_HELP;
	for (int id = 0; id < OPTIONS; id++)
		if (takes(command, (size_t)id) && option_alike(a, name, option_table[id].name))
			return id;
	return -1;
}

/* The commands that take an option this one does not, as "rapport og ny"; NULL when none does. */
static const char *commands_with(const char *name, struct arena *a)
{
	const char *list = NULL;

	for (size_t id = 0; id < OPTIONS; id++) {
		if (!option_alike(a, name, option_table[id].name))
			continue;
		for (size_t i = command_count; i-- > 0; )
			if (takes(&command_table[i], id))
				list = !list ? command_table[i].name
					     : arena_printf(a, "%s%s%s", command_table[i].name,
							    strchr(list, ' ') ? ", " : " og ", list);
	}
	return list;
}

static void unknown_option(const struct command *command, const char *word, struct arena *a)
{
	const char *names[OPTIONS], *nearest, *elsewhere, *name = word + strspn(word, "-");
	size_t count = 0;

	name = arena_text(a, name, strcspn(name, "="));
	elsewhere = commands_with(name, a);
	if (elsewhere) {
		tell(stderr, "utenfor %s: «%s» er et valg for %s; se «utenfor %s --hjelp»", command->name, word,
		     elsewhere, command->name);
		return;
	}
	for (size_t id = 0; id < OPTIONS; id++)
		if (takes(command, id))
			names[count++] = option_table[id].name;
	nearest = text_nearest(a, name, names, count);
	if (nearest)
		tell(stderr, "utenfor %s: ukjent valg «%s»; mente du --%s? Se «utenfor %s --hjelp»", command->name,
		     word, nearest, command->name);
	else
		tell(stderr, "utenfor %s: ukjent valg «%s»; se «utenfor %s --hjelp»", command->name, word,
		     command->name);
}

/* "—format", as word processors make it of "--format": true after telling of it. */
static bool has_other_dash(const struct command *command, const char *word, struct arena *a)
{
	const char *name = word, *value, *right;
	uint32_t odd = 0;

	for (const char *next = word;; name = next) {
		uint32_t c = utf8_next(&next);

		if (utf8_plain(c) != '-')
			break;
		odd = c >= 0x80 ? c : odd;
	}
	if (!odd || !*name)
		return false;
	right = arena_printf(a, "--%s", name);
	if (find_option(command, right, &value, a) < 0 && find_option(command, ++right, &value, a) < 0)
		return false;
	tell(stderr, "utenfor %s: «%s» begynner med %s; skriv «%s»", command->name, word,
	     odd_name(odd) ? odd_name(odd) : "en tankestrek", right);
	return true;
}

const char *option_choices(const struct command *command, enum option_id id, struct arena *a)
{
	const char *all = "", *one;

	if (id != OPTION_FORMAT)
		return option_table[id].choices;
	if (command)
		return formats_of(command->name, a);
	for (size_t i = 0; i < command_count; i++) {
		if (!takes(&command_table[i], id))
			continue;
		for (one = formats_of(command_table[i].name, a); *one; one += strspn(one, "|")) {
			const char *name = arena_text(a, one, strcspn(one, "|"));

			if (!option_choice(a, all, name))
				all = arena_printf(a, "%s%s%s", all, *all ? "|" : "", name);
			one += strlen(name);
		}
	}
	return all;
}

static bool set_option(struct arguments *out, const struct command *command, int id, const char *value,
		       struct arena *a)
{
	const struct option *option = &option_table[id];
	const char *choices = option_choices(command, (enum option_id)id, a);

	if (choices) {
		const char *choice = option_choice(a, choices, value);

		if (!choice && !option->open) {
			tell(stderr, "utenfor %s: --%s kan ikke være «%s»; velg %s", command->name, option->name,
			     value, choices);
			return false;
		}
		value = choice ? choice : value;
	}
	if (id == OPTION_SUM && out->value[id] && !text_equal(out->value[id], value)) {
		tell(stderr, "utenfor %s: --sum er gitt to ganger; oppgi den ene som er notert i saken", command->name);
		return false;
	}
	if (id == OPTION_SET && out->override_count == LIMIT_OVERRIDES) {
		tell(stderr, "utenfor %s: --sett er gitt mer enn %d ganger; skriv verdiene i scenarioet", command->name,
		     LIMIT_OVERRIDES);
		return false;
	}
	if (id == OPTION_SET) {
		out->overrides = arena_grow(a, out->overrides, out->override_count, &out->override_capacity,
					    sizeof *out->overrides);
		out->overrides[out->override_count++].text = value;
	}
	if (id == OPTION_VARY) {
		out->varied = arena_grow(a, out->varied, out->varied_count, &out->varied_capacity,
					 sizeof *out->varied);
		out->varied[out->varied_count++] = value;
	}
	out->value[id] = value;
	return true;
}

static bool count_operands(const struct arguments *out, const struct command *command)
{
	if (out->value[OPTION_HELP] ||
	    (out->operand_count >= command->least && out->operand_count <= command->most))
		return true;
	if (out->operand_count < command->least)
		tell(stderr, "utenfor %s: mangler noe; skriv «utenfor %s %s»%s", command->name, command->name,
		     command->operands,
		     text_starts(command->operands, "SCENARIO") ? ". «utenfor ny» lager et scenario å begynne med"
								: "");
	else
		tell(stderr, "utenfor %s: «%s» er ett ord for mye; skriv «utenfor %s%s%s»", command->name,
		     out->operands[command->most], command->name, *command->operands ? " " : "", command->operands);
	return false;
}

bool arguments_read(struct arguments *out, const struct command *command, int argc, char **argv,
		    struct arena *a)
{
	bool only_operands = false;

	*out = (struct arguments){ 0 };
	for (int i = 0; i < argc; i++) {
		const char *value;
		int id;

		if (!only_operands && text_equal(argv[i], "--")) {
			only_operands = true;
			continue;
		}
		if (!only_operands && has_other_dash(command, argv[i], a))
			return false;
		if (only_operands || argv[i][0] != '-' || !argv[i][1]) {
			out->operands = arena_grow(a, out->operands, out->operand_count, &out->operand_capacity,
						   sizeof *out->operands);
			out->operands[out->operand_count++] = argv[i];
			continue;
		}
		id = find_option(command, argv[i], &value, a);
		if (id < 0) {
			unknown_option(command, argv[i], a);
			return false;
		}
		if (!option_table[id].argument && value && argv[i][1] != '-' &&
		    argv[i][2] != '=') { /* -qm nn is -q -m nn */
			argv[i--] = arena_printf(a, "-%s", value);
			value = NULL;
		}
		if (!option_table[id].argument && value) {
			fprintf(stderr, "utenfor %s: --%s tar ingen verdi\n", command->name, option_table[id].name);
			return false;
		}
		if (option_table[id].argument && !value && i + 1 < argc)
			value = argv[++i];
		if (option_table[id].argument && (!value || !*value)) {
			fprintf(stderr, "utenfor %s: --%s mangler %s\n", command->name, option_table[id].name,
				option_table[id].argument);
			return false;
		}
		if (!set_option(out, command, id, value ? value : "", a))
			return false;
	}
	return count_operands(out, command);
}

/* Spaces that bring `text` to `width` characters. */
static void pad(FILE *out, const char *text, int width)
{
	int length = (int)utf8_length(text, strlen(text));

	fprintf(out, "%s%*s", text, width > length ? width - length : 1, "");
}

void help_print(FILE *out)
{
	fputs("utenfor – hva kommunen, fylkeskommunen og staten sparer eller taper på tiltak for barn og unge\n\n"
	      "Bruk: utenfor KOMMANDO [VALG] [FIL...]\n\nKommandoer:\n", out);
	for (size_t i = 0; i < command_count; i++) {
		fputs("  ", out);
		pad(out, command_table[i].name, 13);
		fprintf(out, "%s\n", command_table[i].summary);
	}
	fputs("\nBegynn med «utenfor ny sak», og så «utenfor rapport sak/scenario.yaml».\n"
	      "«utenfor hjelp KOMMANDO» forteller mer. «utenfor versjon» viser versjonen.\n"
	      "Avslutningsstatus: 0 ferdig, 1 feil i filene, 2 feil bruk, 3 feil på maskinen (fil, minne, disk).\n",
	      out);
}

void help_print_command(FILE *out, const struct command *command, struct arena *a)
{
	fprintf(out, "utenfor %s – %s\n\nBruk: utenfor %s [VALG]%s%s\n\n%s\nValg:\n", command->name,
		command->summary, command->name, *command->operands ? " " : "", command->operands,
		command->help);
	for (size_t id = 0; id < OPTIONS; id++) {
		const struct option *option = &option_table[id];
		const char *choices = option_choices(command, (enum option_id)id, a);
		char name[96];

		if (!takes(command, id))
			continue;
		snprintf(name, sizeof name, "--%s%s%s", option->name, option->argument ? " " : "",
			 option->argument ? option->argument : "");
		if (option->letter)
			fprintf(out, "  -%c, ", option->letter);
		else
			fputs("      ", out);
		pad(out, name, 28);
		fprintf(out, "%s", option->help);
		if (choices)
			fprintf(out, ": %s", choices);
		fputc('\n', out);
	}
}
