/* Finds out where a command writes, and locks it in there. */
#include "lock.h"

#include "session.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/path.h"
#include "base/sandbox.h"
#include "base/text.h"

#include <string.h>

struct folders {
	LIST_OF(const char *) list;
	struct arena *arena;
};

/* The nearest folder to `path` that is there: itself, or where it is to be made. */
static void add_folder_of(struct folders *f, const char *path)
{
	while (!file_is_folder(path)) {
		size_t size = strlen(path);

		while (size > 1 && path[size - 1] == '/')
			size--;
		if (text_equal(path, "."))
			return;
		path = path_folder(f->arena, arena_text(f->arena, path, size));
	}
	*LIST_ADD(f->arena, &f->list) = path;
}

void lock_in(struct session *session)
{
	const struct arguments *arguments = &session->arguments;
	const char *const *value = arguments->value, *const all[] = { "/" };
	struct folders write = { .arena = &session->arena };
	size_t operands = arguments->operand_count;
	bool is_report = session->command->run == run_report;

	if (value[OPTION_OUTPUT] && text_equal(value[OPTION_OUTPUT], "-"))
		add_folder_of(&write, session_scratch_folder());
	else if (value[OPTION_OUTPUT])
		add_folder_of(&write, value[OPTION_OUTPUT]);
	if (value[OPTION_UNPACK])
		add_folder_of(&write, value[OPTION_UNPACK]);
	if (session->command->run == run_new)
		add_folder_of(&write, operands ? arguments->operands[operands - 1] : ".");
	for (size_t i = 0; is_report && !value[OPTION_OUTPUT] && i < operands; i++)
		add_folder_of(&write, path_folder(write.arena, arguments->operands[i]));
	sandbox_enter(&(struct sandbox){ all, 1, write.list.items, write.list.count });
}
