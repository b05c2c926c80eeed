/* Completion for bash and zsh, from the tables of commands and options. */
#include "manual.h"

#include "base/arena.h"
#include "base/text.h"
#include "cli/options.h"

#include <ctype.h>
#include <string.h>

/* What a word may be. */
enum completion {
	COMPLETE_NOTHING,
	COMPLETE_FILES,
	COMPLETE_FOLDERS,
	COMPLETE_SCENARIOS,
	COMPLETE_GROUPS, /* of the data set that is in use then: the program is asked */
	COMPLETE_CHOICES
};

/* The groups, one a line; with `utenfor` as it was written. */
#define GROUPS_COMMAND " malgrupper --format csv 2>/dev/null | sed \"1d; s/,.*//\""

static enum completion option_completion(const struct option *option, const char *choices)
{
	if (choices)
		return COMPLETE_CHOICES;
	if (text_starts(option->argument, "MAPPE"))
		return COMPLETE_FOLDERS;
	return text_starts(option->argument, "FIL") ? COMPLETE_FILES : COMPLETE_NOTHING;
}

static const char zsh_groups[] = "compadd -- $(utenfor" GROUPS_COMMAND ")";

/* What an operand is, by how the help writes it. */
static enum completion operand_completion(const char *operands)
{
	static const struct {
		const char *word;
		enum completion kind;
	} kinds[] = {
		{ "SCENARIO", COMPLETE_SCENARIOS }, { "SKJEMA", COMPLETE_SCENARIOS }, { "GRUPPE", COMPLETE_GROUPS },
		{ "MAPPE", COMPLETE_FOLDERS },	    { "PDF", COMPLETE_FILES },
	};

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strstr(operands, kinds[i].word))
			return kinds[i].kind;
	return COMPLETE_NOTHING;
}

/* The next way of writing the operands, "sjekk MAPPE...", of those that '|' parts; moves `*at` past it. NULL at the
 * end. */
static const char *next_way(const char **at, struct arena *a)
{
	const char *way = *at + strspn(*at, " |");
	size_t size = strcspn(way, "|");

	*at = way + size;
	return size ? arena_text(a, way, size) : NULL;
}

/* The choices of an option with '|' as spaces. */
static void print_choices(FILE *out, const char *choices)
{
	for (; *choices; choices++)
		fputc(*choices == '|' ? ' ' : *choices, out);
}

/* The words among the operands that are to be written as they stand: "vis sjekk" of "vis [GRUPPE] |
 * sjekk MAPPE...". */
static void print_verbs(FILE *out, const struct command *command)
{
	bool any = false;

	for (const char *p = command->operands; *p; ) {
		size_t size = strcspn(p, " ");

		if (islower((unsigned char)*p)) {
			fprintf(out, "%s%.*s", any ? " " : "", (int)size, p);
			any = true;
		}
		p += size + strspn(p + size, " ");
	}
}

static bool has_verbs(const struct command *command)
{
	return islower((unsigned char)*command->operands);
}

static void print_commands(FILE *out)
{
	for (size_t i = 0; i < command_count; i++)
		fprintf(out, "%s ", command_table[i].name);
}

/* The kinds that the bash function knows at its end. */
static const char *const bash_kinds[] = {
	[COMPLETE_NOTHING] = "nothing",
	[COMPLETE_FILES] = "files",
	[COMPLETE_FOLDERS] = "folders",
	[COMPLETE_SCENARIOS] = "scenarios",
	[COMPLETE_GROUPS] = "groups",
	[COMPLETE_CHOICES] = "words",
};

/* Where commands differ in what an option takes: those of the command at hand. */
static void bash_choices(FILE *out, enum option_id id, struct arena *a)
{
	const char *all = option_choices(NULL, id, a);

	fputs(" words=\"", out);
	print_choices(out, all);
	fputc('"', out);
	for (size_t i = 0; i < command_count; i++) {
		const struct command *command = &command_table[i];
		const char *own = option_choices(command, id, a);

		if (!(command->options & 1UL << id) || text_equal(own, all))
			continue;
		fprintf(out, "; [ \"${COMP_WORDS[1]}\" != %s ] || words=\"", command->name);
		print_choices(out, own);
		fputc('"', out);
	}
}

static void bash_option_values(FILE *out, struct arena *a)
{
	for (size_t id = 0; id < OPTIONS; id++) {
		const struct option *option = &option_table[id];
		const char *choices = option_choices(NULL, (enum option_id)id, a);

		if (!option->argument)
			continue;
		fprintf(out, "\t--%s", option->name);
		if (option->letter)
			fprintf(out, "|-%c", option->letter);
		fprintf(out, ") kind=%s", bash_kinds[option_completion(option, choices)]);
		if (choices)
			bash_choices(out, (enum option_id)id, a);
		fputs(" ;;\n", out);
	}
}

static void bash_command_options(FILE *out)
{
	for (size_t i = 0; i < command_count; i++) {
		fprintf(out, "\t\t%s) words=\"--hjelp", command_table[i].name);
		for (size_t id = 0; id < OPTIONS; id++)
			if (command_table[i].options & 1UL << id)
				fprintf(out, " --%s", option_table[id].name);
		fputs("\" ;;\n", out);
	}
}

/* After each verb its own kind. */
static void bash_verbs(FILE *out, const struct command *command, struct arena *a)
{
	const char *at = command->operands, *way;

	fputs("case ${COMP_WORDS[2]} in", out);
	while ((way = next_way(&at, a)))
		fprintf(out, " %.*s) kind=%s ;;", (int)strcspn(way, " "), way, bash_kinds[operand_completion(way)]);
	fputs(" esac", out);
}

static void bash_operands(FILE *out, struct arena *a)
{
	for (size_t i = 0; i < command_count; i++) {
		const struct command *command = &command_table[i];

		fprintf(out, "\t\t%s) ", command->name);
		if (!has_verbs(command))
			fprintf(out, "kind=%s", bash_kinds[operand_completion(command->operands)]);
		else {
			bash_verbs(out, command, a);
			fputs("; [ \"$COMP_CWORD\" -ne 2 ] || { kind=words words=\"", out);
			print_verbs(out, command);
			fputs("\"; }", out);
		}
		fputs(" ;;\n", out);
	}
}

void manual_bash(FILE *out)
{
	struct arena a = { 0 };

	fputs("# bash completion for utenfor\n_utenfor()\n{\n"
	      "\tlocal word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
	      "\tlocal kind= words=\n"
	      "\t# --option=word comes as three words\n"
	      "\tif [ \"$word\" = = ]; then\n\t\tword=\n"
	      "\telif [ \"$before\" = = ]; then\n\t\tbefore=${COMP_WORDS[COMP_CWORD-2]}\n\tfi\n"
	      "\tcase $before in\n", out);
	bash_option_values(out, &a);
	fputs("\tesac\n"
	      "\tif [ \"$COMP_CWORD\" -eq 1 ]; then\n\t\tkind=words words=\"", out);
	print_commands(out);
	fputs("hjelp --hjelp --versjon\"\n"
	      "\telif [ -z \"$kind\" ] && [[ $word == -* ]]; then\n"
	      "\t\tkind=words\n\t\tcase ${COMP_WORDS[1]} in\n", out);
	bash_command_options(out);
	fputs("\t\tesac\n\telif [ -z \"$kind\" ]; then\n\t\tcase ${COMP_WORDS[1]} in\n"
	      "\t\thjelp) kind=words words=\"", out);
	print_commands(out);
	fputs("\" ;;\n", out);
	bash_operands(out, &a);
	fputs("\t\tesac\n\tfi\n"
	      "\tCOMPREPLY=()\n"
	      "\tcase $kind in\n"
	      "\twords) mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\") ;;\n"
	      "\tgroups) mapfile -t COMPREPLY < <(compgen -W \"$(\"${COMP_WORDS[0]}\"" GROUPS_COMMAND
	      ")\" -- \"$word\") ;;\n"
	      "\tfiles) mapfile -t COMPREPLY < <(compgen -f -- \"$word\") ;;\n"
	      "\tfolders) mapfile -t COMPREPLY < <(compgen -d -- \"$word\") ;;\n"
	      "\tscenarios) mapfile -t COMPREPLY < <(compgen -f -X '!*.y*ml' -- \"$word\"; compgen -d -- \"$word\") ;;\n"
	      "\tesac\n}\ncomplete -o filenames -F _utenfor utenfor\n", out);
	arena_free(&a);
}

/* Text inside zsh's single quotes and brackets. */
static void zsh_text(FILE *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '\'')
			fputs("'\\''", out);
		else if (*text == '[' || *text == ']' || *text == ':')
			fprintf(out, "\\%c", *text);
		else
			fputc(*text, out);
	}
}

/* What zsh is to offer, after the colon of a specification; nothing is a space. */
static void zsh_offer(FILE *out, enum completion what)
{
	static const char *const offers[] = {
		[COMPLETE_NOTHING] = " ",
		[COMPLETE_FILES] = "_files",
		[COMPLETE_FOLDERS] = "_files -/",
		[COMPLETE_SCENARIOS] = "_files -g \"*.(yaml|yml)\"",
		[COMPLETE_GROUPS] = zsh_groups,
		[COMPLETE_CHOICES] = "",
	};

	fputs(offers[what], out);
}

/* One spelling of an option: `dashed` is its name with what parts it from its value. */
static void zsh_option(FILE *out, const char *dashed, const struct option *option, const char *choices)
{
	fprintf(out, " \\\n\t\t\t'*%s[", dashed);
	zsh_text(out, option->help);
	fputc(']', out);
	if (option->argument)
		fprintf(out, ":%s:", option->name);
	if (choices) {
		fputc('(', out);
		print_choices(out, choices);
		fputc(')', out);
	} else if (option->argument) {
		zsh_offer(out, option_completion(option, choices));
	}
	fputc('\'', out);
}

static void zsh_options(FILE *out, const struct option *option, const char *choices)
{
	char dashed[32];

	snprintf(dashed, sizeof dashed, "--%s%s", option->name, option->argument ? "=" : "");
	zsh_option(out, dashed, option, choices);
	if (!option->letter)
		return;
	snprintf(dashed, sizeof dashed, "-%c%s", option->letter, option->argument ? "+" : "");
	zsh_option(out, dashed, option, choices);
}

static void zsh_verbs(FILE *out, const struct command *command, struct arena *a)
{
	const char *at = command->operands, *way;

	fputs("case $words[2] in", out);
	while ((way = next_way(&at, a))) {
		fprintf(out, " (%.*s) ", (int)strcspn(way, " "), way);
		zsh_offer(out, operand_completion(way));
		fputs(" ;;", out);
	}
	fputs(" esac", out);
}

static void zsh_command(FILE *out, const struct command *command, struct arena *a)
{
	fprintf(out, "\t%s)\n\t\t_arguments", command->name);
	for (size_t id = 0; id < OPTIONS; id++)
		if (id == OPTION_HELP || command->options & 1UL << id)
			zsh_options(out, &option_table[id], option_choices(command, (enum option_id)id, a));
	if (has_verbs(command)) {
		fputs(" \\\n\t\t\t'1:ord:(", out);
		print_verbs(out, command);
		fputs(")' \\\n\t\t\t'*:fil:{", out);
		zsh_verbs(out, command, a);
	} else {
		fputs(" \\\n\t\t\t'*:fil:{", out);
		zsh_offer(out, operand_completion(command->operands));
	}
	fputs("}'\n\t\t;;\n", out);
}

void manual_zsh(FILE *out)
{
	struct arena a = { 0 };

	fputs("#compdef utenfor\n_utenfor()\n{\n\tlocal -a commands=(\n", out);
	for (size_t i = 0; i < command_count; i++) {
		fprintf(out, "\t\t'%s:", command_table[i].name);
		zsh_text(out, command_table[i].summary);
		fputs("'\n", out);
	}
	fputs("\t\t'hjelp:forteller mer om en kommando'\n\t)\n"
	      "\tif (( CURRENT == 2 )) || [[ $CURRENT == 3 && $words[2] == hjelp ]]; then\n"
	      "\t\t_describe kommando commands\n\t\treturn\n\tfi\n\tlocal command=$words[2]\n"
	      "\tshift words\n\t(( CURRENT-- ))\n\tcase $command in\n", out);
	for (size_t i = 0; i < command_count; i++)
		zsh_command(out, &command_table[i], &a);
	fputs("\tesac\n}\n_utenfor \"$@\"\n", out);
	arena_free(&a);
}
