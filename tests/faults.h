/* What a stage found, as the text a user would see: for tests that compare whole messages. */
#ifndef TESTS_FAULTS_H
#define TESTS_FAULTS_H

#include "base/arena.h"
#include "base/diag.h"

#include <stdio.h>
#include <stdlib.h>

/* All entries of `d` as printed, in `a`. */
static inline const char *faults_text(const struct diag *d, struct arena *a)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	const char *copy;

	diag_print(d, out, false);
	fclose(out);
	copy = arena_text(a, text, size);
	free(text);
	return copy;
}

#endif
