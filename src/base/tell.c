/* Lines for the user. */
#include "tell.h"

#include "arena.h"
#include "fail.h"
#include "text.h"

#include <stdarg.h>

void tell(FILE *out, const char *format, ...)
{
	struct arena scratch = { 0 };
	va_list args;

	va_start(args, format);
	fprintf(out, "%s\n", text_line(&scratch, arena_vprintf(&scratch, format, args)));
	va_end(args);
	arena_free(&scratch);
}

void tell_and_end(const char *format, ...)
{
	struct arena scratch = { 0 };
	va_list args;

	fflush(stdout);
	va_start(args, format);
	tell(stderr, "utenfor: %s", arena_vprintf(&scratch, format, args));
	va_end(args);
	fail_end();
}
