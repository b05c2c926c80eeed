/* The end of a run whose environment failed. */
#include "fail.h"

#include <stddef.h>
#include <unistd.h>

static const char *volatile temporaries[FAIL_TEMPORARIES];
static void (*volatile remover)(const char *path);

void fail_remove_on_exit(int slot, const char *path, void (*remove)(const char *path))
{
	remover = remove;
	temporaries[slot] = path;
}

void fail_remove_temporaries(void)
{
	for (int i = 0; i < FAIL_TEMPORARIES; i++)
		if (temporaries[i])
			remover(temporaries[i]);
}

void fail_end(void)
{
	fail_remove_temporaries();
	_exit(EXIT_ENVIRONMENT);
}

void fail_memory(void)
{
	static const char message[] = "utenfor: ikke nok minne; lukk andre programmer eller del opp notatene\n";
	ssize_t ignored = write(STDERR_FILENO, message, sizeof message - 1);

	(void)ignored;
	fail_end();
}
