/* utenfor: the command line. */
#include "session.h"

#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static int unknown_command(struct session *session, const char *name)
{
	const char **names = NEW_ARRAY(&session->arena, command_count, const char *);
	const char *nearest;

	for (size_t i = 0; i < command_count; i++)
		names[i] = command_table[i].name;
	nearest = text_nearest(&session->arena, name, names, command_count);
	fprintf(stderr, "utenfor: ukjent kommando «%s»; ", name);
	if (nearest)
		fprintf(stderr, "mente du «utenfor %s»? ", nearest);
	fputs("Se «utenfor --hjelp»\n", stderr);
	return EXIT_USAGE;
}

static int run(struct session *session, int argc, char **argv)
{
	if (argc < 2) {
		help_print(stderr);
		return EXIT_USAGE;
	}
	if (text_equal(argv[1], "--hjelp") || text_equal(argv[1], "--help") || text_equal(argv[1], "-h")) {
		help_print(stdout);
		return session_finish_output(EXIT_DONE);
	}
	if (text_equal(argv[1], "--versjon") || text_equal(argv[1], "--version")) {
		printf("utenfor %s\n", UTENFOR_VERSION);
		return session_finish_output(EXIT_DONE);
	}
	session->command = command_find(&session->arena, argv[1]);
	if (!session->command)
		return unknown_command(session, argv[1]);
	if (!arguments_read(&session->arguments, session->command, argc - 2, argv + 2, &session->arena))
		return EXIT_USAGE;
	if (session->arguments.value[OPTION_HELP]) {
		help_print_command(stdout, session->command);
		return session_finish_output(EXIT_DONE);
	}
	session->quiet = session->arguments.value[OPTION_QUIET] != NULL;
	return session->command->run(session);
}

int main(int argc, char **argv)
{
	struct session session = { .colour = isatty(STDERR_FILENO) && !getenv("NO_COLOR") };
	int status;

	fail_catch_signals();
	status = run(&session, argc, argv);

	arena_free(&session.arena);
	return status;
}
