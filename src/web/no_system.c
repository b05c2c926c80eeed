/* What a process may ask of a system, where there is none: everything runs in one, in no sandbox of its own. */
#include "base/fail.h"
#include "base/process.h"
#include "base/sandbox.h"
#include "cli/follow.h"
#include "cli/line_editor.h"

void *process_share(size_t size)
{
	(void)size;
	fail_end();
}

void process_unshare(void *memory, size_t size)
{
	(void)memory, (void)size;
}

bool process_start(struct process *all, size_t count, size_t number,
		   void (*work)(void *context, size_t number, int fd), void *context)
{
	(void)all, (void)count, (void)number, (void)work, (void)context;
	return false;
}

bool process_wait(const struct process *all, size_t count, bool *ready)
{
	(void)all, (void)count, (void)ready;
	return false;
}

bool process_receive(const struct process *process, void *data, size_t size)
{
	(void)process, (void)data, (void)size;
	return false;
}

void process_end(struct process *process)
{
	process->fd = -1;
}

struct sandbox_state sandbox_enter(const struct sandbox *allowed)
{
	(void)allowed;
	return (struct sandbox_state){ false, false };
}

int follow(struct session *session, follow_job *job, void *context)
{
	(void)session;
	return job(context);
}

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
