#include "fail.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

static const char *volatile temporary;

void fail_remove_on_exit(const char *path)
{
	temporary = path;
}

const char *fail_temporary(void)
{
	return temporary;
}

static _Noreturn void end(void)
{
	if (temporary)
		unlink(temporary);
	_exit(EXIT_ENVIRONMENT);
}

void fail_memory(void)
{
	static const char message[] = "utenfor: ikke nok minne; lukk andre programmer eller del opp notatene\n";
	ssize_t ignored = write(STDERR_FILENO, message, sizeof message - 1);

	(void)ignored;
	end();
}

void fail_environment(const char *format, ...)
{
	va_list args;

	fflush(stdout);
	fputs("utenfor: ", stderr);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	end();
}
