/* The program for a page: files in memory, a scenario and its results, and any command. */
#include "web.h"

#include "made.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/fail.h"
#include "base/file.h"
#include "cli/program.h"
#include "export/results.h"
#include "input/dataset.h"
#include "input/scenario_read.h"
#include "study/scenario_review.h"
#include "study/study.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_FILES = 256 };

static struct file_kept files[MOST_FILES];
static size_t file_count;

/* Of the files; read when it is first wanted. */
static struct arena data_arena;
static struct dataset *data;

/* Of the last call. */
static struct arena arena;
static struct str result;
static char *messages;
static size_t messages_size;

char *web_room(size_t size)
{
	char *room = calloc(size + 1, 1);

	if (!room)
		fail_memory();
	return room;
}

void web_keep(char *path, char *content, size_t size)
{
	if (file_count == MOST_FILES)
		fail_end();
	files[file_count++] = (struct file_kept){ path, { content, size } };
	file_keep(files, file_count);
	data = NULL;
	arena_free(&data_arena);
}

static bool read_data(struct diag *d)
{
	if (data)
		return true;
	data = NEW(&data_arena, struct dataset);
	if (!dataset_read(data, "data", NULL, &data_arena, d))
		data = NULL;
	return data != NULL;
}

const struct dataset *web_data(void)
{
	struct arena a = { 0 };
	struct diag d = { .arena = &a };

	read_data(&d);
	arena_free(&a);
	return data;
}

void web_give(struct str text)
{
	result = text;
}

static void keep_messages(const struct diag *d)
{
	FILE *out;

	free(messages);
	out = open_memstream(&messages, &messages_size);
	if (!out)
		fail_memory();
	diag_print(d, out, false);
	fclose(out);
}

void web_answer(struct str out, const struct diag *d)
{
	result = out;
	keep_messages(d);
}

int web_run(char *words, size_t size)
{
	char **argv;
	int count = 1, status;

	made_forget();
	for (size_t i = 0; i < size; i++)
		count += words[i] == '\0';
	argv = calloc((size_t)count + 1, sizeof *argv);
	if (!argv)
		fail_memory();
	argv[0] = words;
	for (int i = 1; i < count; i++)
		argv[i] = i == 1 ? words : strchr(argv[i - 1], '\0') + 1;
	status = program_run(count, argv, false);
	fflush(stdout);
	free(argv);
	free(words);
	return status;
}

int web_compute(char *text, size_t size)
{
	struct study_options options = { .montecarlo = { .seed = MONTECARLO_SEED, .draws = MONTECARLO_DRAWS } };
	struct scenario *s;
	struct study *study = NULL;
	struct diag d = { .arena = &arena };

	arena_free(&arena);
	result = (struct str){ "", 0 };
	s = NEW(&arena, struct scenario);
	if (read_data(&d) &&
	    scenario_read(s, (struct str){ text, size }, "scenario.yaml", NULL, 0, data, &arena, &d)) {
		scenario_review(s, data, &d);
		study = study_make(s, data, &options, &arena, &d);
	}
	if (study)
		results_json(&result, study, &arena, &d);
	keep_messages(&d);
	free(text);
	return study ? 0 : 1;
}

const char *web_result(void)
{
	return result.data;
}

size_t web_result_size(void)
{
	return result.size;
}

const char *web_messages(void)
{
	return messages;
}

size_t web_messages_size(void)
{
	return messages_size;
}
