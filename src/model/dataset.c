#include "dataset_read.h"

#include "base/arena.h"
#include "base/excerpt.h"
#include "base/file.h"
#include "base/hash.h"

#include <string.h>
#include <unistd.h>

const char *const grade_id[GRADES] = {
	[GRADE_PUBLISERT] = "publisert",
	[GRADE_AVLEDET] = "avledet",
	[GRADE_KALIBRERT] = "kalibrert",
	[GRADE_ANSLAG] = "anslag",
};

/* The files of a data set, in name order, in which they are hashed. */
enum file {
	FILE_HEAD,
	FILE_USAGES,
	FILE_DISTRIBUTIONS,
	FILE_CALIBRATION,
	FILE_KPI,
	FILE_GROUPS,
	FILE_SERVICES,
};

static const struct {
	const char *name;
	bool optional;
} files[DATASET_FILES] = {
	[FILE_HEAD] = { "datasett.yaml", false },
	[FILE_USAGES] = { "forbruk.csv", false },
	[FILE_DISTRIBUTIONS] = { "fordeling.csv", true },
	[FILE_CALIBRATION] = { "kalibrering.csv", false },
	[FILE_KPI] = { "kpi.csv", false },
	[FILE_GROUPS] = { "malgrupper.yaml", false },
	[FILE_SERVICES] = { "tjenester.csv", false },
};

struct content {
	const char *path;
	struct str text;
	bool there;
};

/* SHA-256 over each file's name, size and bytes: "kpi.csv\n1234\n" and then the bytes. */
static const char *hash_files(const struct dataset *data, struct arena *a)
{
	struct buffer all = { .arena = a };

	for (int i = 0; i < data->file_count; i++) {
		const struct dataset_file *f = &data->files[i];

		buffer_printf(&all, "%s\n%zu\n", f->name, f->text.size);
		buffer_add(&all, f->text.data, f->text.size);
	}
	return hash_hex(a, (struct str){ buffer_text(&all), all.size });
}

static struct yaml *parse_yaml(struct dataset_reader *r, const struct content *c)
{
	return yaml_parse(c->text, c->path, 0, r->arena, r->diag);
}

/* Tables are read when what they refer to is sound: a misspelt group id is worth one fault, not a
 * hundred. */
static void read_parts(struct dataset_reader *r, const struct content content[DATASET_FILES])
{
	const struct yaml *head = parse_yaml(r, &content[FILE_HEAD]);
	const struct yaml *groups = parse_yaml(r, &content[FILE_GROUPS]);

	if (head)
		dataset_read_head(r, head);
	if (groups)
		dataset_read_groups(r, groups);
	dataset_read_kpi(r, content[FILE_KPI].text, content[FILE_KPI].path);
	if (!dataset_sound(r))
		return;
	dataset_read_services(r, content[FILE_SERVICES].text, content[FILE_SERVICES].path);
	if (!dataset_sound(r))
		return;
	dataset_read_usages(r, content[FILE_USAGES].text, content[FILE_USAGES].path);
	dataset_read_calibration(r, content[FILE_CALIBRATION].text, content[FILE_CALIBRATION].path);
	if (content[FILE_DISTRIBUTIONS].there)
		dataset_read_distributions(r, content[FILE_DISTRIBUTIONS].text,
					   content[FILE_DISTRIBUTIONS].path);
	if (dataset_sound(r))
		dataset_check(r);
}

/* The file called `name` among those given, or NULL. */
static const struct dataset_file *find_file(const struct dataset_file *given, int count, const char *name)
{
	for (int i = 0; i < count; i++)
		if (text_equal(given[i].name, name))
			return &given[i];
	return NULL;
}

bool dataset_parse(struct dataset *out, const struct dataset_file *given, int count, const char *place,
		   struct arena *a, struct diag *d)
{
	struct dataset_reader *r = NEW(a, struct dataset_reader);
	struct content content[DATASET_FILES] = { 0 };

	memset(out, 0, sizeof *out);
	out->folder = place;
	r->out = out;
	r->arena = a;
	r->diag = d;
	r->errors_before = d->errors;
	for (int i = 0; i < DATASET_FILES; i++) {
		const struct dataset_file *f = find_file(given, count, files[i].name);

		content[i].path = path_join(a, place, files[i].name);
		if (f) {
			content[i].text = f->text;
			content[i].there = true;
			out->files[out->file_count++] = (struct dataset_file){ files[i].name, f->text };
		} else if (!files[i].optional) {
			diag_error(d, (struct place){ place, 0, 0 }, "mangler %s i datasettet", files[i].name);
		}
	}
	if (dataset_sound(r))
		read_parts(r, content);
	if (!dataset_sound(r))
		return false;
	out->sha256 = hash_files(out, a);
	dataset_expand(out);
	return true;
}

bool dataset_read(struct dataset *out, const char *folder, struct arena *a, struct diag *d)
{
	struct dataset_file read[DATASET_FILES];
	int count = 0;
	bool good = true;

	memset(out, 0, sizeof *out);
	if (!path_is_folder(folder)) {
		diag_error(d, (struct place){ 0 },
			   "finner ikke mappen «%s» med datasettet; oppgi den med --data MAPPE",
			   folder);
		return false;
	}
	for (int i = 0; i < DATASET_FILES; i++) {
		const char *path = path_join(a, folder, files[i].name);
		struct dataset_file *f = &read[count];

		if (files[i].optional && access(path, F_OK))
			continue;
		f->name = files[i].name;
		if (file_read_text(&f->text, path, LIMIT_DATA_BYTES, true, a, d, (struct place){ 0 }))
			count++;
		else
			good = false;
	}
	return good && dataset_parse(out, read, count, folder, a, d);
}

bool dataset_sound(const struct dataset_reader *r)
{
	return r->diag->errors == r->errors_before;
}

void dataset_unknown(struct dataset_reader *r, struct place at, const char *what, const char *word,
		     const char *const names[], int count)
{
	const char *near = text_nearest(r->arena, word, names, (size_t)count);
	struct buffer all = { .arena = r->arena };

	if (near) {
		diag_error(r->diag, at, "kjenner ikke %s «%s»; mente du «%s»?", what,
			   excerpt(r->arena, word), near);
		return;
	}
	for (int i = 0; i < count; i++)
		buffer_printf(&all, "%s%s", i ? ", " : "", names[i]);
	diag_error(r->diag, at, "kjenner ikke %s «%s»; bruk %s%s", what, excerpt(r->arena, word),
		   count > 1 ? "en av: " : "", buffer_text(&all));
}

bool dataset_check_id(struct dataset_reader *r, struct place at, const char *id)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-";

	if (*id && strspn(id, letters) == strlen(id) && text_equal(id, text_id(r->arena, id)))
		return true;
	diag_error(r->diag, at,
		   "«%s» kan ikke være en id; bruk små bokstaver a–z, sifre og bindestrek",
		   excerpt(r->arena, id));
	return false;
}

/* Ids are compared by their keys, so that "lavinntekt norskfødt" finds lavinntekt-norskfoedt. */
static bool same_id(const char *id, const char *word, struct arena *a)
{
	return text_equal(id, word) || text_equal(id, text_id(a, word));
}

#define DEFINE_FIND(name, items, item_count)                                                       \
	int name(const struct dataset *data, const char *id)                                       \
	{                                                                                          \
		struct arena scratch = { 0 };                                                      \
		int found = -1;                                                                    \
                                                                                                   \
		for (int i = 0; found < 0 && i < data->item_count; i++)                            \
			if (same_id(data->items[i].id, id, &scratch))                              \
				found = i;                                                         \
		arena_free(&scratch);                                                              \
		return found;                                                                      \
	}

DEFINE_FIND(dataset_group, groups, group_count)
DEFINE_FIND(dataset_service, services, service_count)
DEFINE_FIND(dataset_sector, sectors, sector_count)
DEFINE_FIND(dataset_distribution, distributions, distribution_count)

bool dataset_has_price_year(const struct dataset *data, int year)
{
	return year >= data->kpi_first && year <= data->kpi_last;
}

double dataset_price_factor(const struct dataset *data, int from, int to)
{
	return data->kpi[to - data->kpi_first] / data->kpi[from - data->kpi_first];
}

void dataset_distribute(struct dataset *data, int distribution)
{
	const struct distribution *dist = &data->distributions[distribution];

	for (int service = 0; service < data->service_count; service++)
		if (dist->names[service])
			memcpy(data->services[service].share, dist->share[service],
			       sizeof dist->share[service]);
}
