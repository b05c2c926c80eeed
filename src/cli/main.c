/* utenfor: the command line. */
#include "session.h"

#include "base/tell.h"
#include "base/text.h"
#include "base/yaml.h"
#include "doc/markdown.h"
#include "sink/json.h"
#include "sink/pdf.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int unknown_command(struct session *session, const char *name)
{
	const char **names = NEW_ARRAY(&session->arena, command_count, const char *);
	const char *nearest;

	for (size_t i = 0; i < command_count; i++)
		names[i] = command_table[i].name;
	nearest = text_nearest(&session->arena, name, names, command_count);
	if (nearest)
		tell(stderr, "utenfor: ukjent kommando «%s»; mente du «utenfor %s»? Se «utenfor --hjelp»", name,
		     nearest);
	else
		tell(stderr, "utenfor: ukjent kommando «%s»; se «utenfor --hjelp»", name);
	return EXIT_USAGE;
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
		{ "libharu", pdf_library_version },    { "zlib", pdf_deflate_version },
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
	if (text_equal(argv[1], "--hjelp") || text_equal(argv[1], "--help") || text_equal(argv[1], "-h")) {
		help_print(stdout);
		return session_finish_output(EXIT_DONE);
	}
	if (text_equal(argv[1], "--versjon") || text_equal(argv[1], "--version")) {
		print_versions();
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

/* A standard stream that is closed must not become the next file that is opened. Output to it fails all the same. */
static void open_standard_streams(void)
{
	int fd;

	do
		fd = open("/dev/null", O_RDONLY);
	while (fd >= 0 && fd <= STDERR_FILENO);
	close(fd);
}

int main(int argc, char **argv)
{
	struct session session = { .colour = isatty(STDERR_FILENO) && !getenv("NO_COLOR") };
	int status;

	open_standard_streams();
	fail_catch_signals();
	status = run(&session, argc, argv);

	arena_free(&session.arena);
	return status;
}
