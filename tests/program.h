/* Runs the program under test and keeps what it said. */
#ifndef PROGRAM_H
#define PROGRAM_H

#include <stdbool.h>
#include <stddef.h>

struct run {
	int status;      /* exit status; −1 when it died of a signal */
	char *out, *err; /* what it wrote, NUL-terminated; freed by the next run */
	size_t out_size;
};

/* Runs `command`, a printf format, in the shell. $UTENFOR is the program. */
struct run run(const char *command, ...) __attribute__((format(printf, 1, 2)));

/* Fails the test unless the run ended with `status`; shows what it said. */
void expect_status(const struct run *r, int status);

/* Fails the test unless `text` contains `part`. */
void expect_contains(const char *text, const char *part);

/* A new empty folder, removed by remove_folder(). */
const char *new_folder(void);
void remove_folder(void);

/* The whole file, NUL-terminated, or NULL; the caller frees it. */
char *file_content(const char *path, size_t *size);
void write_text(const char *path, const char *text);

#endif
