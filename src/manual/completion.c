/* Completion for bash and zsh, from the tables of commands and options. */
#include "manual.h"

#include "cli/options.h"

/* The choices of an option with '|' as spaces. */
static void print_choices(FILE *out, const char *choices)
{
	for (; *choices; choices++)
		fputc(*choices == '|' ? ' ' : *choices, out);
}

void manual_bash(FILE *out)
{
	fputs("# bash completion for utenfor\n_utenfor()\n{\n"
	      "\tlocal word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n\tlocal words=\n"
	      "\t# --option=word comes as three words\n"
	      "\tif [ \"$word\" = = ]; then\n\t\tword=\n"
	      "\telif [ \"$before\" = = ]; then\n\t\tbefore=${COMP_WORDS[COMP_CWORD-2]}\n\tfi\n"
	      "\tif [ \"$COMP_CWORD\" -eq 1 ]; then\n\t\twords=\"", out);
	for (size_t i = 0; i < command_count; i++)
		fprintf(out, "%s ", command_table[i].name);
	fputs("--hjelp --versjon\"\n\t\tmapfile -t COMPREPLY < <(compgen -W \"$words\" -- "
	      "\"$word\")\n\t\treturn\n\tfi\n"
	      "\tcase $before in\n",
	      out);
	for (size_t id = 0; id < OPTIONS; id++) {
		if (!option_table[id].choices)
			continue;
		fprintf(out, "\t--%s", option_table[id].name);
		if (option_table[id].letter)
			fprintf(out, "|-%c", option_table[id].letter);
		fputs(") words=\"", out);
		print_choices(out, option_table[id].choices);
		fputs("\" ;;\n", out);
	}
	fputs("\tesac\n\tif [ -z \"$words\" ] && [[ $word == -* ]]; then\n\t\tcase ${COMP_WORDS[1]} in\n", out);
	for (size_t i = 0; i < command_count; i++) {
		fprintf(out, "\t\t%s) words=\"--hjelp", command_table[i].name);
		for (size_t id = 0; id < OPTIONS; id++)
			if (command_table[i].options & 1UL << id)
				fprintf(out, " --%s", option_table[id].name);
		fputs("\" ;;\n", out);
	}
	fputs("\t\tesac\n\tfi\n\tif [ -n \"$words\" ]; then\n"
	      "\t\tmapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n\telse\n"
	      "\t\tmapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n\tfi\n}\n"
	      "complete -o filenames -F _utenfor utenfor\n", out);
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

static void zsh_option(FILE *out, const struct option *option)
{
	fprintf(out, " \\\n\t\t\t'*--%s%s[", option->name, option->argument ? "=" : "");
	zsh_text(out, option->help);
	fputc(']', out);
	if (option->choices) {
		fprintf(out, ":%s:(", option->name);
		print_choices(out, option->choices);
		fputc(')', out);
	} else if (option->argument) {
		fprintf(out, ":%s:_files", option->name);
	}
	fputc('\'', out);
}

void manual_zsh(FILE *out)
{
	fputs("#compdef utenfor\n_utenfor()\n{\n\tif (( CURRENT == 2 )); then\n\t\tlocal -a commands=(\n", out);
	for (size_t i = 0; i < command_count; i++) {
		fprintf(out, "\t\t\t'%s:", command_table[i].name);
		zsh_text(out, command_table[i].summary);
		fputs("'\n", out);
	}
	fputs("\t\t)\n\t\t_describe kommando commands\n\t\treturn\n\tfi\n\tlocal command=$words[2]\n"
	      "\tshift words\n\t(( CURRENT-- ))\n\tcase $command in\n", out);
	for (size_t i = 0; i < command_count; i++) {
		fprintf(out, "\t%s)\n\t\t_arguments", command_table[i].name);
		for (size_t id = 0; id < OPTIONS; id++)
			if (command_table[i].options & 1UL << id)
				zsh_option(out, &option_table[id]);
		fputs(" \\\n\t\t\t'*:fil:_files'\n\t\t;;\n", out);
	}
	fputs("\tesac\n}\n_utenfor \"$@\"\n", out);
}
