#include "program.h"

#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[64];

char *file_content(const char *path, size_t *size)
{
	FILE *f = fopen(path, "rb");
	size_t n = 0, capacity = 1 << 16, got;
	char *content;

	if (!f)
		return NULL;
	content = malloc(capacity);
	while ((got = fread(content + n, 1, capacity - n - 1, f)) > 0) {
		n += got;
		if (n + 1 == capacity)
			content = realloc(content, capacity *= 2);
	}
	fclose(f);
	content[n] = '\0';
	if (size)
		*size = n;
	return content;
}

void write_text(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

struct run run(const char *command, ...)
{
	static char *out, *err;
	char name_out[] = "/tmp/utenfor-out-XXXXXX", name_err[] = "/tmp/utenfor-err-XXXXXX";
	char *text, *full;
	struct run r;
	va_list args;
	int status;

	setenv("UTENFOR", "build/utenfor", 0);
	va_start(args, command);
	assert_true(vasprintf(&text, command, args) > 0);
	va_end(args);
	close(mkstemp(name_out));
	close(mkstemp(name_err));
	assert_true(asprintf(&full, "{ %s ; } >%s 2>%s", text, name_out, name_err) > 0);
	status = system(full);
	free(text);
	free(full);
	free(out);
	free(err);
	out = file_content(name_out, &r.out_size);
	err = file_content(name_err, NULL);
	unlink(name_out);
	unlink(name_err);
	r.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
	r.out = out;
	r.err = err;
	return r;
}

void expect_status(const struct run *r, int status)
{
	if (r->status != status)
		fail_msg("status %d, not %d\n%s\n%s", r->status, status, r->out, r->err);
}

void expect_contains(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("«%s» is not in:\n%s", part, text);
}

const char *new_folder(void)
{
	strcpy(folder, "/tmp/utenfor-cli-XXXXXX");
	assert_non_null(mkdtemp(folder));
	return folder;
}

void remove_folder(void)
{
	char command[96];

	snprintf(command, sizeof command, "rm -rf %s", folder);
	assert_int_equal(system(command), 0);
}
