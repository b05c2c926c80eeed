/* The command line: commands, their options, and the fault messages for wrong usage.
 *
 * One table of options and one of commands drive parsing, --hjelp, and what is generated from them. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "input/scenario_read.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct arena;

enum option_id {
	OPTION_HELP,
	OPTION_SET,
	OPTION_DATA,
	OPTION_TEMPLATES,
	OPTION_FONTS,
	OPTION_QUIET,
	OPTION_OUTPUT,
	OPTION_EDITION,
	OPTION_LANGUAGE,
	OPTION_FORMAT,
	OPTION_ALLOW_PATH,
	OPTION_INTERNAL,
	OPTION_STRICT,
	OPTION_VARY,
	OPTION_MINIMAL,
	OPTION_JOBS,
	OPTION_SEED,
	OPTION_DRAWS,
	OPTION_ORDER,
	OPTION_TABLE,
	OPTION_NORWEGIAN,
	OPTION_ALL,
	OPTION_SUM,
	OPTION_UNPACK,
	OPTION_NEW_VERSION,
	OPTION_FOLLOW,
	OPTION_WITH_DATA,
	OPTIONS
};

struct option {
	const char *name;     /* without the two dashes, in ASCII */
	char letter;          /* 0 = none */
	const char *argument; /* what it takes, e.g. "MAPPE"; NULL = nothing */
	const char *choices;  /* "a|b|c", the first the default; NULL = free, or see option_choices() */
	const char *help;
	bool open;            /* other values than the choices are taken as they are */
};
extern const struct option option_table[OPTIONS];

struct arguments {
	const char *value[OPTIONS]; /* NULL when not given; "" for one that takes nothing */
	struct override *overrides; /* --sett, each time it was given */
	size_t override_count, override_capacity;
	const char **varied; /* --varier, each time */
	size_t varied_count, varied_capacity;
	const char **operands;
	size_t operand_count, operand_capacity;
};

struct session;

struct command {
	const char *name;      /* in ASCII; every spelling of æ, ø, å is accepted */
	const char *operands;  /* as shown in the help */
	size_t least, most;    /* how many operands */
	unsigned long options; /* bits 1 << enum option_id; help is always there */
	const char *summary;   /* one line */
	const char *help;      /* paragraphs below the usage line */
	int (*run)(struct session *session);
};
extern const struct command command_table[];
extern const size_t command_count;

/* The command called `name`, in any spelling, or NULL. */
const struct command *command_find(struct arena *a, const char *name);

/* Reads the words after the command. False after a message on stderr. */
bool arguments_read(struct arguments *out, const struct command *command, int argc, char **argv, struct arena *a);

/* The words that option `id` takes after `command`, with NULL after any command, as in the table; those of --format
 * are its formats. NULL when it takes any word. */
const char *option_choices(const struct command *command, enum option_id id, struct arena *a);

/* Whether two names of commands, options or their words are one, in whatever spelling. */
bool option_alike(struct arena *a, const char *left, const char *right);
/* The word among `choices`, "a|b", that `value` spells, or NULL. */
const char *option_choice(struct arena *a, const char *choices, const char *value);

/* The chosen word of an option with choices, its first when it was not given. */
const char *arguments_choice(const struct arguments *arguments, enum option_id id, struct arena *a);

/* Whether `value` spells one of the choices of option `id`. */
bool option_has_choice(enum option_id id, const char *value, struct arena *a);

void help_print(FILE *out);
void help_print_command(FILE *out, const struct command *command, struct arena *a);

#endif
