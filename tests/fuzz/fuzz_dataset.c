/* A data folder. The input is files, each after a line "=== name"; those it does not name are as in data/. */
#include "folder.h"
#include "press.h"

#include "base/file.h"
#include "base/path.h"
#include "engine/calc.h"
#include "input/scenario_read.h"

#include <string.h>

static const char *const names[] = { "datasett.yaml", "malgrupper.yaml", "tjenester.csv",   "forbruk.csv",
				     "kalibrering.csv", "kpi.csv",	 "fordeling.csv",	"deflator.csv" };
enum { FILES = sizeof names / sizeof *names };

static int find_name(const char *text, size_t size)
{
	for (int i = 0; i < FILES; i++)
		if (strlen(names[i]) == size && memcmp(names[i], text, size) == 0)
			return i;
	return -1;
}

/* Finds the files in `text`; files[i].data is NULL for one that is not there. */
static void split(struct str files[FILES], struct str text)
{
	static const char mark[] = "=== ";
	const char *end = text.data + text.size, *line = text.data, *next;
	int current = -1;

	for (; line < end; line = next) {
		const char *stop = memchr(line, '\n', (size_t)(end - line));
		int found = -1;

		stop = stop ? stop : end;
		next = stop < end ? stop + 1 : end;
		if ((size_t)(stop - line) > sizeof mark - 1 && memcmp(line, mark, sizeof mark - 1) == 0)
			found = find_name(line + sizeof mark - 1, (size_t)(stop - line) - (sizeof mark - 1));
		if (found >= 0) {
			current = found;
			files[current] = (struct str){ next, 0 };
		} else if (current >= 0) {
			files[current].size = (size_t)(next - files[current].data);
		}
	}
}

/* The data set's own files, to put back what an input replaced. */
static const struct str *originals(void)
{
	static struct str kept[FILES];
	static struct arena arena;
	struct diag d = { .arena = &arena };

	for (int i = 0; i < FILES && !kept[i].data; i++)
		file_read(&kept[i], path_join(&arena, "data", names[i]), LIMIT_DATA_BYTES, true, &arena, &d,
			  (struct place){ 0 });
	return kept;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *folder = folder_copy_of("data");
	const struct str *own = originals();
	struct press *press = press_open();
	struct arena arena = { 0 };
	struct diag d = { .arena = &arena };
	struct dataset *read = NEW(&arena, struct dataset);
	struct results *results = NEW(&arena, struct results);
	struct str files[FILES] = { 0 };
	struct scenario s;

	split(files, (struct str){ (const char *)data, size });
	for (int i = 0; i < FILES; i++)
		if (files[i].data)
			folder_put(folder, names[i], files[i].data, files[i].size);
	if (dataset_read(read, folder, "data", &arena, &d) &&
	    scenario_read(&s, press->example, FUZZ_EXAMPLE, NULL, 0, read, &arena, &d))
		calc(results, &s, read);
	press_print(&d);
	for (int i = 0; i < FILES; i++)
		if (files[i].data)
			folder_put(folder, names[i], own[i].data, own[i].size);
	arena_free(&arena);
	return 0;
}
