/* Nobody types at a page: questions of a terminal have no answers here. */
#include "cli/line_editor.h"

#include <stddef.h>

bool line_editor_open(void)
{
	return false;
}

const char *line_editor_read(const char *prompt, const char **wrong, struct arena *a)
{
	(void)prompt, (void)a;
	*wrong = NULL;
	return NULL;
}
