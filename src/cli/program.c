/* From words of a command line to the command that they ask for. */
#include "program.h"

#include "lock.h"
#include "session.h"

#include "base/file.h"
#include "base/tell.h"
#include "base/text.h"
#include "base/yaml.h"
#include "tree/markdown.h"
#include "export/json.h"
#include "pdf/pdf.h"

#include <stdio.h>
#include <string.h>

/* What is asked about the program itself: as an option or as a word. */
static const char *const help_words[] = { "--hjelp", "hjelp", "--help", "help", "-h", NULL };
static const char *const version_words[] = { "--versjon", "versjon", "--version", "version", NULL };

static bool is_among(const char *word, const char *const words[])
{
	for (size_t i = 0; words[i]; i++)
		if (text_equal(word, words[i]))
			return true;
	return false;
}

/* The command, or word about the program, that is nearest to `name`; NULL when none is near. */
static const char *nearest_word(struct arena *a, const char *name)
{
	const char **names = NEW_ARRAY(a, command_count + 2, const char *);
	size_t count = 0;

	if (*name != '-')
		for (size_t i = 0; i < command_count; i++)
			names[count++] = command_table[i].name;
	names[count++] = *name == '-' ? help_words[0] : help_words[1];
	names[count++] = *name == '-' ? version_words[0] : version_words[1];
	return text_nearest(a, name, names, count);
}

static int unknown_command(struct session *session, const char *name)
{
	const char *nearest = nearest_word(&session->arena, name);

	if (nearest)
		tell(stderr, "utenfor: ukjent kommando «%s»; mente du «utenfor %s»? Se «utenfor --hjelp»", name,
		     nearest);
	else if (*name == '-')
		tell(stderr,
		     "utenfor: «%s» står foran kommandoen; skriv «utenfor KOMMANDO %s», og se «utenfor --hjelp»", name, name);
	else if (file_is_there(name))
		tell(stderr,
		     "utenfor: si hva som skal gjøres med «%s», for eksempel «utenfor rapport %s»; se «utenfor --hjelp»", name, name);
	else
		tell(stderr, "utenfor: ukjent kommando «%s»; se «utenfor --hjelp»", name);
	return EXIT_USAGE;
}

/* `utenfor hjelp`, and `utenfor hjelp KOMMANDO`. */
static int help(struct session *session, const char *name)
{
	const struct command *command = name ? command_find(&session->arena, name) : NULL;

	if (command)
		help_print_command(stdout, command, &session->arena);
	else if (name)
		return unknown_command(session, name);
	else
		help_print(stdout);
	return session_finish_output(EXIT_DONE);
}

/* All that comes from here on may count on UTF-8, file names included. */
static bool is_text(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		if (utf8_check(argv[i], strlen(argv[i])) == strlen(argv[i]))
			continue;
		tell(stderr, "utenfor: «%s» er ikke UTF-8; skriv det i UTF-8, eller gi filen et annet navn", argv[i]);
		return false;
	}
	return true;
}

static void print_versions(void)
{
	static const struct {
		const char *name;
		const char *(*version)(void);
	} libraries[] = {
		{ "libharu", pdf_library_version },    { "libdeflate", pdf_deflate_version },
		{ "cmark", markdown_library_version }, { "libyaml", yaml_library_version },
		{ "Jansson", json_library_version },   { "GSL", montecarlo_library_version },
		{ "utf8proc", text_library_version },
	};

	printf("utenfor %s (%s)\n", UTENFOR_VERSION, UTENFOR_RELEASED);
	for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++)
		printf("%s%s %s", i ? ", " : "", libraries[i].name, libraries[i].version());
	putchar('\n');
}

static int run(struct session *session, int argc, char **argv)
{
	if (!is_text(argc, argv))
		return EXIT_USAGE;
	if (argc < 2) {
		help_print(stderr);
		return EXIT_USAGE;
	}
	if (is_among(argv[1], help_words))
		return help(session, argv[2]);
	if (is_among(argv[1], version_words)) {
		print_versions();
		return session_finish_output(EXIT_DONE);
	}
	session->command = command_find(&session->arena, argv[1]);
	if (!session->command)
		return unknown_command(session, argv[1]);
	if (!arguments_read(&session->arguments, session->command, argc - 2, argv + 2, &session->arena))
		return EXIT_USAGE;
	if (session->arguments.value[OPTION_HELP]) {
		help_print_command(stdout, session->command, &session->arena);
		return session_finish_output(EXIT_DONE);
	}
	session->quiet = session->arguments.value[OPTION_QUIET] != NULL;
	lock_in(session);
	return session->command->run(session);
}

int program_run(int argc, char **argv, bool colour)
{
	struct session session = { .called = argc > 0 ? argv[0] : NULL, .colour = colour };
	int status = run(&session, argc, argv);

	arena_free(&session.arena);
	return status;
}
