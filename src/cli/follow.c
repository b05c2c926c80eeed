/* Follows the files of a report: --folg. */
#include "follow.h"

#include "session.h"

#include "base/arena.h"
#include "base/fail.h"
#include "base/file.h"
#include "base/path.h"
#include "base/process.h"
#include "base/signals.h"
#include "base/tell.h"
#include "base/text.h"
#include "base/watch.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

/* What the child sends: a file before it is read, the path after it; and last the status, without a path. */
struct message {
	struct watch_mark mark;
	size_t path_size; /* 0 in the last */
	int status;
};

struct follower {
	follow_job *job;
	void *context;
	struct arena arena; /* of one run */
	LIST_OF(struct watch_file) files;
};

static void send(void *context, const char *path)
{
	int fd = *(int *)context;
	struct message message = { .mark = watch_mark_of(path), .path_size = strlen(path) };

	if (text_equal(path, "-"))
		return;
	file_write_all(fd, &message, sizeof message);
	file_write_all(fd, path, message.path_size);
}

static void work(void *context, size_t number, int fd)
{
	const struct follower *f = context;
	struct message last = { 0 };

	(void)number;
	signals_catch();
	file_tell(send, &fd);
	last.status = f->job(f->context);
	file_write_all(fd, &last, sizeof last);
}

static bool is_followed(const struct follower *f, const char *path)
{
	for (size_t i = 0; i < f->files.count; i++)
		if (text_equal(f->files.items[i].path, path))
			return true;
	return false;
}

/* Does the job once; its status, EXIT_ENVIRONMENT when it broke off. */
static int run_once(struct follower *f)
{
	struct process child = { .fd = -1 };
	struct message message;
	int status = EXIT_ENVIRONMENT;

	arena_free(&f->arena);
	f->arena = (struct arena){ 0 };
	f->files.items = NULL;
	f->files.count = f->files.capacity = 0;
	fflush(stdout);
	if (!process_start(&child, 1, 0, work, f))
		tell_and_end("kan ikke starte en prosess for rapporten");
	while (process_receive(&child, &message, sizeof message)) {
		char *path;

		if (!message.path_size) {
			status = message.status;
			break;
		}
		path = arena_alloc(&f->arena, message.path_size + 1, 1);
		if (!process_receive(&child, path, message.path_size))
			break;
		if (!is_followed(f, path))
			*LIST_ADD(&f->arena, &f->files) = (struct watch_file){ path, message.mark };
	}
	process_end(&child);
	return status;
}

/* "12.03.44 endret: scenario.yaml, notater.md". */
static void tell_changed(const struct follower *f, const bool *changed)
{
	time_t now = time(NULL);
	const char *separator = " ";
	struct arena a = { 0 };
	struct buffer names = { .arena = &a };
	struct tm local;
	char clock[16];

	localtime_r(&now, &local);
	strftime(clock, sizeof clock, "%H.%M.%S", &local);
	for (size_t i = 0; i < f->files.count; i++) {
		if (!changed[i])
			continue;
		buffer_printf(&names, "%s%s", separator, path_name(f->files.items[i].path));
		separator = ", ";
	}
	tell(stderr, "%s endret:%s", clock, buffer_text(&names));
	arena_free(&a);
}

int follow(struct session *session, follow_job *job, void *context)
{
	struct follower f = { .job = job, .context = context };
	bool first = true, made = false;
	int status;

	signals_note();
	for (;;) {
		bool *changed;

		status = run_once(&f);
		if (signals_stopped() || (first && status == EXIT_ENVIRONMENT))
			break;
		if (first && !session->quiet)
			fputs("følger filene som ble lest; avslutt med Ctrl-C\n", stderr);
		if (status != EXIT_DONE)
			fputs(made ? "ingen ny rapport; den forrige er urørt\n" : "ingen rapport ennå\n", stderr);
		first = false;
		made |= status == EXIT_DONE;
		changed = NEW_ARRAY(&f.arena, f.files.count, bool);
		if (!watch_wait(f.files.items, f.files.count, changed))
			break;
		if (!session->quiet)
			tell_changed(&f, changed);
	}
	arena_free(&f.arena);
	return signals_stopped() ? EXIT_DONE : status;
}
