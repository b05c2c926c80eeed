/* The live page's steps: settings in, texts out. */
#include "web.h"

#include "cli/dialog.h"

#include <stdlib.h>

/* Of the page's files; read when a step is first wanted. */
static struct arena opened;
static struct dialog *dialog;

/* Of the last step. */
static struct arena arena;

int web_live(char *text, size_t size)
{
	struct diag d = { .arena = &arena };
	struct str out = { "", 0 };
	bool done;

	arena_free(&arena);
	if (!dialog) {
		struct diag faults = { .arena = &opened };

		dialog = dialog_open(&opened, &faults);
	}
	done = dialog && size && dialog_step(&out, dialog, text + 1, *text == '1', &arena, &d);
	web_answer(out, &d);
	free(text);
	return done ? 0 : 1;
}
