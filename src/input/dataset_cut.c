/* Cuts the rows that results rest on out of a data set. */
#include "dataset_cut.h"

#include "base/arena.h"
#include "base/csv.h"
#include "base/diag.h"
#include "base/yaml.h"

#include <string.h>

struct cut {
	const struct dataset *data;
	const bool *wanted;
	struct arena *arena;
};

static bool is_wanted(const struct cut *c, const char *id)
{
	int group = dataset_group(c->data, id);

	return group <= 0 || c->wanted[group];
}

/* Where the row that begins at `start` ends: after a line break that is not inside quotes. */
static size_t row_end(struct str text, size_t start)
{
	bool quoted = false;

	for (size_t i = start; i < text.size; i++) {
		if (text.data[i] == '"')
			quoted = !quoted;
		if (text.data[i] == '\n' && !quoted)
			return i + 1;
	}
	return text.size;
}

/* A table with a column of groups. */
static struct str cut_table(const struct cut *c, const struct dataset_file *file)
{
	static const char *const wanted[] = { "malgruppe" };
	struct diag ignored = { .arena = c->arena };
	struct buffer out = { .arena = c->arena };
	struct str text = file->text;
	struct csv csv;
	size_t row = 0;

	csv_read(&csv, text, file->name, wanted, 1, c->arena, &ignored);
	for (size_t start = 0, end; start < text.size; start = end) {
		bool is_row;

		end = row_end(text, start);
		is_row = row < csv.row_count && csv.rows[row][0].start < end;
		if (!is_row || is_wanted(c, csv.rows[row][0].text))
			buffer_add(&out, text.data + start, end - start);
		row += is_row;
	}
	return buffer_str(&out);
}

struct str dataset_cut_group(const struct dataset *data, const struct dataset_file *file, int group, struct arena *a)
{
	bool wanted[LIMIT_GROUPS];
	struct cut c = { data, wanted, a };

	for (int i = 0; i < LIMIT_GROUPS; i++)
		wanted[i] = i != group;
	return cut_table(&c, file);
}

static const struct yaml *group_list(struct str text, const char *name, struct arena *a)
{
	struct diag ignored = { .arena = a };
	const struct yaml *root = yaml_parse(text, name, 0, a, &ignored);

	return root && root->type == YAML_MAPPING ? yaml_find(root, "målgrupper") : NULL;
}

static const char *item_id(const struct yaml *item)
{
	const struct yaml *id = item->type == YAML_MAPPING ? yaml_find(item, "id") : NULL;

	return id && id->type == YAML_SCALAR ? id->text : "";
}

/* Does `list` hold the wanted groups, all of them and no other? */
static bool is_cut(const struct cut *c, const struct yaml *list)
{
	size_t count = 0, wanted = 1; /* the population */

	for (int group = 1; group < c->data->group_count; group++)
		wanted += c->wanted[group];
	for (const struct yaml *item = list ? list->first : NULL; item; item = item->next, count++)
		if (dataset_group(c->data, item_id(item)) < 0 || !is_wanted(c, item_id(item)))
			return false;
	return count == wanted;
}

/* The list of groups, an item from its first line to the next item's. False where items do not have
 * lines of their own. */
static bool cut_groups(struct str *out, const struct cut *c, const struct dataset_file *file)
{
	const struct yaml *list = group_list(file->text, file->name, c->arena);
	const struct yaml *item = list ? list->first : NULL;
	struct buffer kept = { .arena = c->arena };
	bool keep = true;
	int line = 1;

	for (size_t start = 0, end; start < file->text.size; start = end, line++) {
		const char *newline =
			memchr(file->text.data + start, '\n', file->text.size - start);

		end = newline ? (size_t)(newline - file->text.data) + 1 : file->text.size;
		if (item && item->at.line == line) {
			keep = is_wanted(c, item_id(item));
			item = item->next;
		}
		if (keep)
			buffer_add(&kept, file->text.data + start, end - start);
	}
	*out = buffer_str(&kept);
	return is_cut(c, group_list(*out, file->name, c->arena));
}

/* In the data set itself or in what it builds on. */
static bool is_file(const struct dataset_file *file, const char *name)
{
	size_t size = strlen(file->name), end = strlen(name);

	return size >= end && text_equal(file->name + size - end, name);
}

/* A table with rows for single groups. */
static bool has_groups(const struct dataset_file *file)
{
	static const char *const names[] = { "forbruk.csv", "fordeling.csv", "kalibrering.csv", "tilpasning.csv" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (is_file(file, names[i]))
			return true;
	return false;
}

/* The list of groups that counts: the data set's own comes before that of what it builds on. */
static int find_groups(const struct dataset *data)
{
	for (int i = 0; i < data->file_count; i++)
		if (is_file(&data->files[i], "malgrupper.yaml"))
			return i;
	return -1;
}

int dataset_cut(struct dataset_file out[DATASET_FILES], const struct dataset *data,
		const bool wanted[LIMIT_GROUPS], struct arena *a)
{
	struct cut c = { data, wanted, a };
	int groups = find_groups(data);

	memcpy(out, data->files, sizeof data->files);
	if (groups < 0 || !cut_groups(&out[groups].text, &c, &data->files[groups])) {
		memcpy(out, data->files, sizeof data->files);
		return data->file_count;
	}
	for (int i = 0; i < data->file_count; i++)
		if (has_groups(&out[i]))
			out[i].text = cut_table(&c, &data->files[i]);
	return data->file_count;
}
