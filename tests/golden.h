/* Texts that come out as before: tests/golden/NAME, which UPDATE_GOLDEN in the environment writes anew. */
#ifndef GOLDEN_H
#define GOLDEN_H

#include "check.h"
#include "program.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Fails where `text` is another than the golden one, and leaves it beside, as build/NAME. */
static inline void golden_compare(const char *name, const char *text)
{
	char path[128], other[128], *golden;
	bool same;

	snprintf(path, sizeof path, "tests/golden/%s", name);
	snprintf(other, sizeof other, "build/%s", name);
	if (getenv("UPDATE_GOLDEN"))
		write_text(path, text);
	golden = file_content(path, NULL);
	assert_non_null(golden);
	same = strcmp(golden, text) == 0;
	free(golden);
	if (same)
		return;
	write_text(other, text);
	fail_msg("compare %s with %s", path, other);
}

#endif
