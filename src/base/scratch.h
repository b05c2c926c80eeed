/* A file in memory, for libraries that write to a path only. */
#ifndef BASE_SCRATCH_H
#define BASE_SCRATCH_H

struct arena;
struct str;

struct scratch {
	int fd;
	char path[32]; /* to write it by */
};

/* NULL when done, else why not, in Norwegian. It is there until scratch_close. */
const char *scratch_open(struct scratch *s);

/* What it holds now, in `a`. NULL when done, else why not. */
const char *scratch_read(struct str *out, const struct scratch *s, struct arena *a);

void scratch_close(struct scratch *s);

#endif
