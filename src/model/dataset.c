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

/* The files of a data set. */
enum file {
	FILE_HEAD,
	FILE_DEFLATOR,
	FILE_USAGES,
	FILE_DISTRIBUTIONS,
	FILE_CALIBRATION,
	FILE_KPI,
	FILE_GROUPS,
	FILE_SERVICES,
	FILES
};

/* In name order, in which they are hashed. */
static const struct {
	const char *name;
	bool optional;
} files[FILES] = {
	[FILE_HEAD] = { "datasett.yaml", false },
	[FILE_DEFLATOR] = { "deflator.csv", true },
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

/* A folder with its files; what a data set builds on is one, and what it has of its own another. */
struct layer {
	const char *folder;
	struct content content[FILES];
	const struct yaml *head;
};

static bool read_file(struct content *c, const char *folder, enum file file, bool optional,
		      struct dataset_reader *r)
{
	c->path = path_join(r->arena, folder, files[file].name);
	if (optional && access(c->path, F_OK))
		return true;
	c->there = file_read_text(&c->text, c->path, LIMIT_DATA_BYTES, true, r->arena, r->diag,
				  (struct place){ 0 });
	return c->there;
}

static bool open_layer(struct layer *out, const char *folder, struct dataset_reader *r)
{
	struct content *head = &out->content[FILE_HEAD];

	out->folder = folder;
	if (!read_file(head, folder, FILE_HEAD, false, r))
		return false;
	out->head = yaml_parse(head->text, head->path, 0, r->arena, r->diag);
	return out->head != NULL;
}

static bool read_files(struct layer *out, bool all_optional, struct dataset_reader *r)
{
	bool good = true;

	for (int i = 0; i < FILES; i++)
		if (i != FILE_HEAD)
			good &= read_file(&out->content[i], out->folder, (enum file)i,
					  all_optional || files[i].optional, r);
	return good;
}

/* The folder that `own` builds on, or NULL; an error when it is not there or builds on another itself. */
static bool open_base(struct layer *base, const struct layer *own, struct dataset_reader *r)
{
	const struct yaml *key = yaml_find(own->head, DATASET_BASE_KEY);
	const char *folder;

	if (key->type != YAML_SCALAR || !*key->text) {
		diag_error(r->diag, key->at, "«%s» skal være en mappe; skriv for eksempel «%s: ../data»",
			   DATASET_BASE_KEY, DATASET_BASE_KEY);
		return false;
	}
	folder = path_beside(r->arena, own->content[FILE_HEAD].path, key->text);
	if (!path_is_folder(folder)) {
		diag_error(r->diag, key->at, "finner ikke mappen «%s» som datasettet bygger på; skriv "
			   "den slik den ligger i forhold til denne filen", excerpt(r->arena, key->text));
		return false;
	}
	if (!open_layer(base, folder, r))
		return false;
	if (yaml_find(base->head, DATASET_BASE_KEY)) {
		diag_error(r->diag, key->at, "datasettet i «%s» bygger selv på et annet; bygg på det i stedet",
			   excerpt(r->arena, key->text));
		return false;
	}
	return true;
}

/* SHA-256 over each file's name, size and bytes: "kpi.csv\n1234\n" and then the bytes; and last what the
 * data set builds on, by its own sum: "bygger på\n" and 64 digits. */
static const char *hash_files(const struct layer *layer, const char *base, struct arena *a)
{
	struct buffer all = { .arena = a };

	for (int i = 0; i < FILES; i++) {
		const struct content *c = &layer->content[i];

		if (!c->there)
			continue;
		buffer_printf(&all, "%s\n%zu\n", files[i].name, c->text.size);
		buffer_add(&all, c->text.data, c->text.size);
	}
	if (base)
		buffer_printf(&all, "%s\n%s", DATASET_BASE_KEY, base);
	return hash_hex(a, (struct str){ buffer_text(&all), all.size });
}

/* Its own file where there is one, else that of the base. */
static const struct content *pick(const struct layer layers[2], enum file file)
{
	return layers[0].content[file].there ? &layers[0].content[file] : &layers[1].content[file];
}

static void read_usages(struct dataset_reader *r, const struct layer layers[2])
{
	const struct content *own = &layers[0].content[FILE_USAGES], *base = &layers[1].content[FILE_USAGES];

	r->own_rows = true;
	if (own->there)
		dataset_read_usages(r, own->text, own->path);
	memcpy(r->taken, r->given, sizeof r->taken);
	r->own_rows = false;
	if (base->there)
		dataset_read_usages(r, base->text, base->path);
}

/* A factor that was fitted to the base's rows says nothing of the rows that replaced them. */
static void drop_stale_factors(struct dataset *out, const struct dataset_reader *r)
{
	for (int group = 0; group < out->group_count; group++) {
		for (int service = 0; service < out->service_count; service++) {
			if (!r->taken[group][service])
				continue;
			out->calibration[group][service] = 1;
			out->calibrated[group][service] = false;
		}
	}
}

static void read_heads(struct dataset_reader *r, const struct layer layers[2])
{
	const struct content *groups = pick(layers, FILE_GROUPS);
	const struct yaml *root = yaml_parse(groups->text, groups->path, 0, r->arena, r->diag);

	if (layers[1].head) {
		dataset_read_head(r, layers[1].head);
		dataset_read_overlay(r, layers[0].head);
	} else {
		dataset_read_head(r, layers[0].head);
	}
	if (root)
		dataset_read_groups(r, root);
}

/* Tables are read when what they refer to is sound: a misspelt group id is worth one fault, not a
 * hundred. */
static void read_parts(struct dataset_reader *r, const struct layer layers[2])
{
	const struct content *kpi = pick(layers, FILE_KPI), *deflator = pick(layers, FILE_DEFLATOR);
	const struct content *services = pick(layers, FILE_SERVICES);
	const struct content *factors = pick(layers, FILE_CALIBRATION);
	const struct content *distributions = pick(layers, FILE_DISTRIBUTIONS);

	read_heads(r, layers);
	dataset_read_index(r, &r->out->kpi, kpi->text, kpi->path);
	if (deflator->there)
		dataset_read_index(r, &r->out->deflator, deflator->text, deflator->path);
	if (!dataset_sound(r))
		return;
	dataset_read_services(r, services->text, services->path);
	if (!dataset_sound(r))
		return;
	read_usages(r, layers);
	dataset_read_calibration(r, factors->text, factors->path);
	if (!layers[0].content[FILE_CALIBRATION].there)
		drop_stale_factors(r->out, r);
	if (distributions->there)
		dataset_read_distributions(r, distributions->text, distributions->path);
	if (dataset_sound(r))
		dataset_check(r);
}

/* Opens the folder, and the one it builds on if it does, and reads all files of both. */
static bool read_layers(struct layer layers[2], const char *folder, struct dataset_reader *r)
{
	bool builds;

	if (!path_is_folder(folder)) {
		diag_error(r->diag, (struct place){ 0 },
			   "finner ikke mappen «%s» med datasettet; oppgi den med --data MAPPE", folder);
		return false;
	}
	if (!open_layer(&layers[0], folder, r)) {
		read_files(&layers[0], false, r); /* to tell all that is missing */
		return false;
	}
	builds = yaml_find(layers[0].head, DATASET_BASE_KEY) != NULL;
	if (builds && !open_base(&layers[1], &layers[0], r))
		return false;
	return read_files(&layers[0], builds, r) & (!builds || read_files(&layers[1], false, r));
}

bool dataset_read(struct dataset *out, const char *folder, struct arena *a, struct diag *d)
{
	struct dataset_reader *r = NEW(a, struct dataset_reader);
	struct layer layers[2] = { 0 }; /* the folder's own, and what it builds on */

	memset(out, 0, sizeof *out);
	out->folder = folder;
	r->out = out;
	r->arena = a;
	r->diag = d;
	r->errors_before = d->errors;
	if (read_layers(layers, folder, r))
		read_parts(r, layers);
	if (!dataset_sound(r))
		return false;
	out->own_services = layers[1].head && layers[0].content[FILE_SERVICES].there;
	out->sha256 = hash_files(&layers[0], layers[1].head ? hash_files(&layers[1], NULL, a) : NULL, a);
	dataset_expand(out);
	return true;
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

bool price_index_has(const struct price_index *index, int year)
{
	return index->first && year >= index->first && year <= index->last;
}

double price_index_factor(const struct price_index *index, int from, int to)
{
	return index->value[to - index->first] / index->value[from - index->first];
}

void dataset_distribute(struct dataset *data, int distribution)
{
	const struct distribution *dist = &data->distributions[distribution];

	for (int service = 0; service < data->service_count; service++)
		if (dist->names[service])
			memcpy(data->services[service].share, dist->share[service],
			       sizeof dist->share[service]);
}

double dataset_lifetime(const struct dataset *data, int group, int service)
{
	double sum = 0;

	for (int age = 0; age < AGES; age++)
		sum += data->quantity[group][service][age];
	return sum;
}

bool dataset_is_own(const struct dataset *data, int group, int service)
{
	for (size_t i = 0; data->base_name && i < data->usage_count; i++) {
		const struct usage *u = &data->usages[i];

		if (u->own && u->group == group && u->service == service)
			return true;
	}
	return false;
}
