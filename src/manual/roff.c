/* The manual pages, in roff with the man macros. */
#include "manual.h"

#include "base/arena.h"
#include "base/text.h"
#include "cli/options.h"
#include "input/fit_fields.h"
#include "input/notes.h"
#include "input/profile.h"
#include "input/scenario_fields.h"

#include <string.h>

/* Text with what roff would take for its own made plain; line breaks become paragraphs. */
static void roff(FILE *out, const char *text)
{
	bool line_start = true;

	for (; *text; text++) {
		if (line_start && strchr(".'", *text))
			fputs("\\&", out);
		line_start = *text == '\n';
		if (*text == '\\')
			fputs("\\e", out);
		else if (*text == '-')
			fputs("\\-", out);
		else
			fputc(*text, out);
	}
}

/* Help as paragraphs, its indented lines as they stand. */
static void print_help(FILE *out, const char *text)
{
	char line[512];
	bool as_is = false;

	for (size_t size; *text; text += size + (text[size] == '\n')) {
		size = strcspn(text, "\n");
		if ((*text == ' ') != as_is)
			fputs(as_is ? ".fi\n.RE\n" : ".PP\n.RS\n.nf\n", out);
		as_is = *text == ' ';
		snprintf(line, sizeof line, "%.*s", (int)size, text);
		roff(out, line + strspn(line, " "));
		fputc('\n', out);
	}
	if (as_is)
		fputs(".fi\n.RE\n", out);
}

static void bold(FILE *out, const char *text)
{
	fputs("\\fB", out);
	roff(out, text);
	fputs("\\fR", out);
}

/* Flush left and with whole words: troff divides them by English patterns. */
static void print_head(FILE *out, const char *page, const char *volume)
{
	fprintf(out, ".TH %s %s \"utenfor %s\" %s\n.nh\n.ad l\n", page, UTENFOR_RELEASED, UTENFOR_VERSION, volume);
}

static void print_option_name(FILE *out, const struct option *option)
{
	char name[48];

	snprintf(name, sizeof name, "--%s", option->name);
	bold(out, name);
}

static void print_option(FILE *out, const struct option *option, const char *choices)
{
	char name[8];

	fputs(".TP\n", out);
	if (option->letter) {
		snprintf(name, sizeof name, "-%c", option->letter);
		bold(out, name);
		fputs(", ", out);
	}
	print_option_name(out, option);
	if (option->argument) {
		fputs(" \\fI", out);
		roff(out, option->argument);
		fputs("\\fR", out);
	}
	fputc('\n', out);
	roff(out, option->help);
	if (choices) {
		fputs(": ", out);
		roff(out, choices);
	}
	fputs(".\n", out);
}

static void print_command(FILE *out, const struct command *command)
{
	fputs(".SS ", out);
	roff(out, command->name);
	fputs("\n\\fButenfor ", out);
	roff(out, command->name);
	fputs("\\fR [\\fIVALG\\fR] \\fI", out);
	roff(out, command->operands);
	fputs("\\fR\n.PP\n", out);
	print_help(out, command->help);
	fputs(".PP\nValg:\n", out);
	print_option_name(out, &option_table[OPTION_HELP]);
	for (size_t id = 0; id < OPTIONS; id++) {
		if (!(command->options & 1UL << id))
			continue;
		fputs("\n", out);
		print_option_name(out, &option_table[id]);
	}
	fputs(".\n", out);
}

void manual_program(FILE *out)
{
	struct arena a = { 0 };

	print_head(out, "UTENFOR 1", "Brukerkommandoer");
	fputs(".SH NAVN\nutenfor \\- hva det offentlige sparer eller taper på tiltak for barn og unge\n"
	      ".SH OVERSIKT\n.B utenfor\n.I KOMMANDO\n[\\fIVALG\\fR] [\\fIFIL\\fR...]\n"
	      ".br\n.B utenfor\n\\fB\\-\\-hjelp\\fR | \\fB\\-\\-versjon\\fR\n"
	      ".SH BESKRIVELSE\nLeser et scenario i YAML og notater i Markdown, regner ut hva kommune, fylkeskommune og stat sparer eller taper på et tiltak, og lager en rapport som PDF.\n"
	      ".PP\nKommandoer og valg kan også skrives med æ, ø og å. Valgene kan stå før eller etter filene. Det som står etter \\fB\\-\\-\\fR, er filer, og \\fB\\-\\fR er et scenario fra standard inn.\n"
	      ".SH KOMMANDOER\n", out);
	for (size_t i = 0; i < command_count; i++)
		print_command(out, &command_table[i]);
	fputs(".SH VALG\n", out);
	for (size_t id = 0; id < OPTIONS; id++)
		print_option(out, &option_table[id], option_choices(NULL, (enum option_id)id, &a));
	fputs(".SH AVSLUTNINGSSTATUS\n.TP\n0\nferdig\n.TP\n1\nfeil i det som ble lest\n.TP\n2\nfeil bruk\n"
	      ".TP\n3\nfeil i omgivelsene: fil, minne, disk\n.PP\n"
	      "Med flere scenarioer er det den høyeste.\n"
	      ".SH MILJØ\n.TP\nUTENFOR_DATA, UTENFOR_MALER, UTENFOR_FONTER\nmapper med datasett, maler og fonter\n"
	      ".TP\nSOURCE_DATE_EPOCH\ndato for et scenario uten dato\n.TP\nNO_COLOR\nmeldinger uten farge\n"
	      ".SH EKSEMPLER\n.TP\nEt scenario å begynne med, tallene, og rapporten:\n.nf\n"
	      "utenfor ny sak\nutenfor beregn sak/scenario.yaml\nutenfor rapport sak/scenario.yaml\n.fi\n"
	      ".TP\nRapporter for alle scenarioer i en mappe:\nutenfor rapport \\-o rapporter/ scenarioer/*.yaml\n"
	      ".SH SE OGSÅ\n.BR utenfor\\-scenario (5)\n", out);
	arena_free(&a);
}

/* What is written for a field, in words. */
static const char *const type_text[] = {
	[FIELD_LINE] = "tekst",
	[FIELD_TEXT] = "tekst i Markdown",
	[FIELD_WHOLE] = "helt tall",
	[FIELD_YEAR] = "årstall",
	[FIELD_KRONER] = "kroner",
	[FIELD_SHARE] = "prosent",
	[FIELD_WHOLE_RANGE] = "helt tall, eller lav, forventet og høy,",
	[FIELD_KRONER_RANGE] = "kroner, eller lav, forventet og høy",
	[FIELD_SHARE_RANGE] = "prosent, eller lav, forventet og høy",
	[FIELD_DATE] = "dato",
	[FIELD_CHOICE] = "ett av ordene",
	[FIELD_SECTION] = "nøkler under",
	[FIELD_LIST] = "liste",
	[FIELD_GROUP] = "målgruppe",
	[FIELD_KIND] = "et av slagene i «utenfor effekter»",
	[FIELD_DISTRIBUTION] = "en av fordelingene i datasettet",
	[FIELD_AGES] = "ett aldersintervall, eller to som ligger inntil hverandre",
	[FIELD_RATE] = "prosent, eller R-109",
	[FIELD_YEARS] = "årstall, eller liste av årstall",
	[FIELD_SCORE] = "fra −4 til +4",
	[FIELD_FILES] = "én, eller en liste",
	[FIELD_PRICES] = "priser etter tjeneste",
	[FIELD_OVERRIDES] = "nøkler med nye verdier",
};

/* A later name with the same value is read too, but one spelling is enough to know. */
static bool is_second_spelling(const struct field_choice *choices, const struct field_choice *choice)
{
	for (const struct field_choice *c = choices; c < choice; c++)
		if (c->value == choice->value)
			return true;
	return false;
}

static void print_choices(FILE *out, const struct field *f)
{
	for (const struct field_choice *c = f->choices; c && c->name; c++) {
		if (is_second_spelling(f->choices, c))
			continue;
		fputs(c == f->choices ? " " : ", ", out);
		roff(out, c->name);
	}
}

static void print_bounds(FILE *out, const struct field *f)
{
	bool whole = f->type == FIELD_WHOLE || f->type == FIELD_WHOLE_RANGE;

	if (whole && f->least < f->most)
		fprintf(out, " fra %.0f til %.0f", f->least, f->most);
}

/* A field, and below it those of the mapping it leads to; `path` is what stands before its name. */
static void print_field(FILE *out, const struct field *f, const char *path)
{
	char name[256];

	snprintf(name, sizeof name, "%s%s", path, f->name);
	fputs(".TP\n", out);
	bold(out, name);
	if (f->instead) {
		fputs(" (må være med, om ikke ", out);
		roff(out, f->instead);
		fputs(" er det)\n", out);
	} else {
		fputs(f->required ? " (må være med)\n" : "\n", out);
	}
	roff(out, f->description);
	fputs(" (", out);
	roff(out, type_text[f->type]);
	print_bounds(out, f);
	print_choices(out, f);
	fputs(")", out);
	if (f->example && *f->example) {
		fputs("; for eksempel ", out);
		bold(out, f->example);
	}
	fputs(".\n", out);
	if (!f->table)
		return;
	snprintf(name, sizeof name, "%s%s.", path, f->name);
	for (size_t i = 0; i < f->table->field_count; i++)
		print_field(out, &f->table->fields[i], name);
}

static void print_fields(FILE *out, const struct field_table *table)
{
	for (size_t i = 0; i < table->field_count; i++)
		print_field(out, &table->fields[i], "");
}

/* The keys that must be there, with their examples, as a scenario is written. */
static void print_example(FILE *out, const struct field_table *table, int indent)
{
	for (size_t i = 0; i < table->field_count; i++) {
		const struct field *f = &table->fields[i];

		if (!f->required)
			continue;
		fprintf(out, "%*s", indent, "");
		roff(out, f->name);
		if (f->type == FIELD_SECTION) {
			fputs(":\n", out);
			print_example(out, f->table, indent + 2);
			continue;
		}
		fputs(": ", out);
		roff(out, f->example);
		fputc('\n', out);
	}
}

static void print_topic(FILE *out, const struct topic *topic)
{
	fputs(".SH ", out);
	roff(out, topic->heading);
	fputs("\n", out);
	roff(out, topic->text);
	fputs("\n.PP\n.RS\n.nf\n", out);
	roff(out, topic->example);
	fputs(".fi\n.RE\n", out);
}

void manual_scenario(FILE *out)
{
	print_head(out, "UTENFOR\\-SCENARIO 5", "Filformater");
	fputs(".SH NAVN\nutenfor-scenario \\- beskrivelse av et tiltak\n"
	      ".SH BESKRIVELSE\nEt scenario er en YAML-fil i UTF\\-8. Æ, ø og å i nøklene kan også skrives ae, oe og aa; mellomrom og understrek er det samme. Alt etter # er en merknad. \\fButenfor ny\\fR lager et å begynne med, og \\fButenfor sjekk\\fR finner alle feil på én gang.\n"
	      ".SH EKSEMPEL\nDet som må være med:\n.PP\n.RS\n.nf\n", out);
	print_example(out, &scenario_fields, 0);
	fputs(".fi\n.RE\n"
	      ".SH TALL\nTall kan skrives 1000000, 1 000 000, 1.000.000, 2,5, 50 % og 500 000 kr. 1.000 for kroner og antall blir avvist fordi det kan leses på to måter. Inne i { } slutter en verdi ved komma; sett da tallet i anførselstegn. Der det står lav, forventet og høy, kan verdien være et spenn: {lav: 55 %, forventet: 60 %, høy: 65 %}.\n"
	      ".SH NØKLER\n", out);
	print_fields(out, &scenario_fields);
	for (size_t i = 0; i < topic_count; i++)
		print_topic(out, &topics[i]);
	manual_widths(out);
	fputs(".SH INNSPILL\nEn fil med innspill er Markdown. "
	      "Hvert innspill begynner med en blokk mellom to linjer med \\-\\-\\-, og nøklene der er:\n", out);
	print_fields(out, &note_fields);
	fputs(".SH PROFIL\nProfilen er en YAML-fil med disse nøklene:\n", out);
	print_fields(out, &profile_fields);
	fputs(".SH SKJEMA FOR TILPASNING\nEn fil i YAML med tabeller fra KS sitt regneark, som \\fButenfor data tilpass\\fR tilpasser datasettet til; \\fButenfor ny tilpass\\fR lager en å fylle ut. "
	      "Minus kan skrives − og \\-.\n",
	      out);
	print_fields(out, &fit_fields);
	fputs(".SH SE OGSÅ\n.BR utenfor (1)\n", out);
}
