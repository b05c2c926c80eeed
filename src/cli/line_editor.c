/* Lines from the keyboard, by libedit when it is installed. */
#include "line_editor.h"

#include "base/arena.h"
#include "base/text.h"

#include <dlfcn.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_BYTES = 500 };

/* Those of libedit's functions that are as in readline; NULL without it. The library is loaded for
 * `ny` only, as it would slow every other command. */
static char *(*edit_line)(const char *prompt);
static int (*remember)(const char *line);

bool line_editor_open(void)
{
	void *library = dlopen("libedit.so.2", RTLD_NOW | RTLD_LOCAL);

	/* libedit reads characters of the locale, and all text here is UTF-8. */
	if (!setlocale(LC_CTYPE, "") || strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
		setlocale(LC_CTYPE, "C.UTF-8");
	if (!library)
		return false;
	*(void **)&edit_line = dlsym(library, "readline");
	*(void **)&remember = dlsym(library, "add_history");
	return edit_line && remember;
}

/* The line as it came, freed by the caller; NULL when there is no more. */
static char *read_raw(const char *prompt)
{
	char *line = NULL;
	size_t room = 0;

	if (edit_line)
		return edit_line(prompt);
	fputs(prompt, stdout);
	fflush(stdout);
	if (getline(&line, &room, stdin) >= 0)
		return line;
	free(line);
	return NULL;
}

const char *line_editor_read(const char *prompt, const char **wrong, struct arena *a)
{
	char *line = read_raw(prompt);
	const char *start, *kept = "";
	size_t size;

	*wrong = NULL;
	if (!line)
		return NULL;
	start = line + strspn(line, " \t");
	size = strlen(start);
	while (size && strchr(" \t\r\n", start[size - 1]))
		size--;
	if (size > MOST_BYTES)
		*wrong = "skriv det kortere";
	else if (utf8_check(start, size) != size)
		*wrong = "skriv det i UTF-8";
	else
		kept = arena_text(a, start, size);
	if (*kept && edit_line)
		remember(kept);
	free(line);
	return kept;
}
