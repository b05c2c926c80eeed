/* Feeds a fuzz target the files it is given: what once went wrong, and the seeds. */
#include "press.h"

#include <stdio.h>
#include <stdlib.h>

static bool replay(const char *path)
{
	FILE *in = fopen(path, "rb");
	uint8_t *data = NULL;
	long size = -1;
	bool whole = false;

	if (in && fseek(in, 0, SEEK_END) == 0 && (size = ftell(in)) >= 0 && fseek(in, 0, SEEK_SET) == 0) {
		data = malloc((size_t)size + 1);
		whole = data && fread(data, 1, (size_t)size, in) == (size_t)size;
	}
	if (in)
		fclose(in);
	if (whole)
		LLVMFuzzerTestOneInput(data, (size_t)size);
	else
		fprintf(stderr, "cannot read %s\n", path);
	free(data);
	return whole;
}

int main(int argc, char **argv)
{
	bool good = true;

	for (int i = 1; i < argc; i++) {
		fprintf(stderr, "%s\n", argv[i]); /* the last one printed is the one that crashed */
		good &= replay(argv[i]);
	}
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
