/* The files of a data set, and those of the one it builds on. */
#include "dataset_read.h"

#include "base/arena.h"
#include "base/excerpt.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/path.h"

#include <stdlib.h>
#include <string.h>

/* In name order, in which they are hashed. */
enum file {
	FILE_HEAD,
	FILE_DEFLATOR,
	FILE_EFFECTS,
	FILE_USAGES,
	FILE_DISTRIBUTIONS,
	FILE_CALIBRATION,
	FILE_KPI,
	FILE_GROUPS,
	FILE_TRANSLATIONS,
	FILE_FITTED,
	FILE_SERVICES,
	FILES
};

static const struct {
	const char *name;
	bool optional;
} files[FILES] = {
	[FILE_HEAD] = { "datasett.yaml", false },
	[FILE_DEFLATOR] = { "deflator.csv", true },
	[FILE_EFFECTS] = { "effekter.csv", true },
	[FILE_USAGES] = { "forbruk.csv", false },
	[FILE_DISTRIBUTIONS] = { "fordeling.csv", true },
	[FILE_CALIBRATION] = { "kalibrering.csv", false },
	[FILE_KPI] = { "kpi.csv", false },
	[FILE_GROUPS] = { "malgrupper.yaml", false },
	[FILE_TRANSLATIONS] = { "nynorsk.csv", true },
	[FILE_FITTED] = { "tilpasning.csv", true },
	[FILE_SERVICES] = { "tjenester.csv", false },
};

_Static_assert(DATASET_FILES == 2 * FILES, "a data set has room for its files and those of its base");

/* How the base's files are told from the data set's own, where both are in one list. */
static const char base_prefix[] = "grunnlag-";

/* The data set's own files, and those of what it builds on. */
enum layer_kind { LAYER_OWN, LAYER_BASE, LAYERS };
struct layer {
	struct dataset_part content[FILES];
	const struct yaml *head; /* NULL when there is none */
};

/* Its own file where there is one, else that of the base. */
static const struct dataset_part *pick(const struct layer layers[LAYERS], enum file file)
{
	const struct dataset_part *own = &layers[LAYER_OWN].content[file];

	return own->there ? own : &layers[LAYER_BASE].content[file];
}

/* The base's rows for a group and service are passed over when the data set has its own. */
static void read_usages(struct dataset_reader *r, const struct layer layers[LAYERS])
{
	const struct dataset_part *own = &layers[LAYER_OWN].content[FILE_USAGES];
	const struct dataset_part *base = &layers[LAYER_BASE].content[FILE_USAGES];

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

static void read_factors(struct dataset_reader *r, const struct layer layers[LAYERS])
{
	const struct dataset_part *factors = pick(layers, FILE_CALIBRATION);

	dataset_read_calibration(r, factors->text, factors->path);
	if (!layers[LAYER_OWN].content[FILE_CALIBRATION].there)
		drop_stale_factors(r->out, r);
}

static void read_heads(struct dataset_reader *r, const struct layer layers[LAYERS])
{
	const struct dataset_part *groups = pick(layers, FILE_GROUPS);
	const struct yaml *root = yaml_parse(groups->text, groups->path, 0, r->arena, r->diag);

	if (layers[LAYER_BASE].head) {
		r->builds_on = true;
		dataset_read_head(r, layers[LAYER_BASE].head);
		dataset_read_overlay(r, layers[LAYER_OWN].head);
	} else {
		dataset_read_head(r, layers[LAYER_OWN].head);
	}
	if (root)
		dataset_read_groups(r, root);
}

/* A file that a data set may change row by row. */
static void read_rows(struct dataset_reader *r, const struct layer layers[LAYERS], enum file file,
		      void (*read)(struct dataset_reader *, const struct dataset_part *, const struct dataset_part *))
{
	const struct dataset_part *own = &layers[LAYER_OWN].content[file], *base = &layers[LAYER_BASE].content[file];

	if (base->there)
		read(r, base, own->there ? own : NULL);
	else if (own->there)
		read(r, own, NULL);
}

static void read_translations(struct dataset_reader *r, const struct layer layers[LAYERS])
{
	for (int i = 0; i < LAYERS; i++) {
		const struct dataset_part *c = &layers[i].content[FILE_TRANSLATIONS];

		if (c->there)
			dataset_read_translations(r, c->text, c->path);
	}
}

/* Tables are read when what they refer to is sound: a misspelt group id is worth one fault, not a
 * hundred. */
static void read_parts(struct dataset_reader *r, const struct layer layers[LAYERS])
{
	const struct dataset_part *kpi = pick(layers, FILE_KPI), *deflator = pick(layers, FILE_DEFLATOR);
	const struct dataset_part *effects = pick(layers, FILE_EFFECTS);
	const struct dataset_part *fitted = &layers[LAYER_OWN].content[FILE_FITTED];

	read_heads(r, layers);
	read_translations(r, layers);
	dataset_read_index(r, &r->out->kpi, kpi->text, kpi->path);
	if (deflator->there)
		dataset_read_index(r, &r->out->deflator, deflator->text, deflator->path);
	if (!dataset_sound(r))
		return;
	read_rows(r, layers, FILE_SERVICES, dataset_read_services);
	if (!dataset_sound(r))
		return;
	read_usages(r, layers);
	read_factors(r, layers);
	read_rows(r, layers, FILE_DISTRIBUTIONS, dataset_read_distributions);
	if (fitted->there)
		dataset_read_fitted(r, fitted->text, fitted->path);
	if (effects->there)
		dataset_read_effects(r, effects->text, effects->path);
	if (dataset_sound(r))
		dataset_check(r);
}

/* The file called `prefix` and `name` among those given, or NULL. */
static const struct dataset_file *find_file(const struct dataset_file *given, int count,
					    const char *prefix, const char *name)
{
	for (int i = 0; i < count; i++)
		if (text_starts(given[i].name, prefix) && text_equal(given[i].name + strlen(prefix), name))
			return &given[i];
	return NULL;
}

/* The files of a layer among those given. */
/* Where a layer lies, and its head when that has been read without a fault. */
struct layer_place {
	const char *folder;
	const struct yaml *head;
};

static void take_files(struct layer *out, struct dataset_reader *r,
		       const struct dataset_file *given, int count, const char *prefix,
		       const struct layer_place *place)
{
	struct dataset *data = r->out;

	for (int i = 0; i < FILES; i++) {
		const struct dataset_file *f = find_file(given, count, prefix, files[i].name);
		struct dataset_part *c = &out->content[i];

		c->path = path_join(r->arena, place->folder, files[i].name);
		if (!f)
			continue;
		c->text = f->text;
		c->there = true;
		data->files[data->file_count++] = *f;
	}
	out->head = place->head;
	if (!out->head && out->content[FILE_HEAD].there)
		out->head = yaml_parse(out->content[FILE_HEAD].text, out->content[FILE_HEAD].path,
				       0, r->arena, r->diag);
}

/* The key that tells what a data set builds on, or NULL. */
static const struct yaml *find_base(const struct yaml *head)
{
	return head && head->type == YAML_MAPPING ? yaml_find(head, DATASET_BASE_KEY) : NULL;
}

static void report_missing(struct dataset_reader *r, const struct layer *layer, const char *place)
{
	for (int i = 0; i < FILES; i++)
		if (!layer->content[i].there && !files[i].optional)
			diag_error(r->diag, (struct place){ place, 0, 0 },
				   "mangler filen %s; et datasett skal ha den", files[i].name);
}

/* Fills the layers from the files given; false after an error. */
static bool take_layers(struct layer layers[LAYERS], struct dataset_reader *r,
			const struct dataset_file *given, int count,
			const struct layer_place places[LAYERS])
{
	struct layer *own = &layers[LAYER_OWN], *base = &layers[LAYER_BASE];
	const struct yaml *key;

	take_files(own, r, given, count, "", &places[LAYER_OWN]);
	key = find_base(own->head);
	if (key)
		take_files(base, r, given, count, base_prefix, &places[LAYER_BASE]);
	if (key && find_base(base->head))
		diag_error(r->diag, key->at,
			   "datasettet i «%s» bygger selv på et annet; bygg på det i stedet",
			   excerpt(r->arena, key->text));
	else
		report_missing(r, key ? base : own, places[key ? LAYER_BASE : LAYER_OWN].folder);
	return dataset_sound(r);
}

static bool parse(struct dataset *out, const struct dataset_file *given, int count,
		  const struct layer_place places[LAYERS], struct arena *a, struct diag *d)
{
	struct dataset_reader *r = NEW(a, struct dataset_reader);
	struct layer layers[LAYERS] = { 0 };

	out->folder = places[LAYER_OWN].folder;
	r->out = out;
	r->arena = a;
	r->diag = d;
	r->errors_before = d->errors;
	if (take_layers(layers, r, given, count, places))
		read_parts(r, layers);
	if (!dataset_sound(r))
		return false;
	if (layers[LAYER_BASE].head)
		out->own_services = layers[LAYER_OWN].content[FILE_SERVICES].there;
	dataset_expand(out);
	return true;
}

/* SHA-256 over the name, size and bytes of each file that is one of the base's or is none: "kpi.csv\n1234\n" and then
 * the bytes; and last what the data set builds on, by its own sum: "bygger på\n" and 64 digits. */
static const char *hash_files(const struct dataset *data, bool of_base, const char *base, struct arena *a)
{
	struct str parts[2 * FILES + 1];
	int count = 0;

	for (int i = 0; i < data->file_count; i++) {
		const struct dataset_file *f = &data->files[i];
		const char *name = f->name;

		if (text_starts(name, base_prefix) != of_base)
			continue;
		name += of_base ? strlen(base_prefix) : 0;
		parts[count++] = str_of(arena_printf(a, "%s\n%zu\n", name, f->text.size));
		parts[count++] = f->text;
	}
	if (base)
		parts[count++] = str_of(arena_printf(a, "%s\n%s", DATASET_BASE_KEY, base));
	return hash_parts_hex(a, parts, count);
}

const char *dataset_sha256(const struct dataset *data, struct arena *a)
{
	if (data->sha256)
		return data->sha256;
	return hash_files(data, false, data->base_name ? hash_files(data, true, NULL, a) : NULL, a);
}

bool dataset_parse(struct dataset *out, const struct dataset_file *given, int count,
		   const char *place, struct arena *a, struct diag *d)
{
	const struct layer_place places[LAYERS] = { { place, NULL }, { path_join(a, place, "grunnlag"), NULL } };

	return parse(out, given, count, places, a, d);
}

/* Files read from folders. */
struct reading {
	struct dataset_file files[DATASET_FILES];
	int count;
	struct arena *arena;
	struct diag *diag;
};

/* Reads the files of a folder that are there. */
static bool read_folder(struct reading *out, const char *folder, const char *prefix)
{
	bool good = true;

	for (int i = 0; i < FILES; i++) {
		const char *path = path_join(out->arena, folder, files[i].name);
		struct dataset_file *f = &out->files[out->count];

		if (!file_is_there(path))
			continue;
		f->name = arena_printf(out->arena, "%s%s", prefix, files[i].name);
		if (file_read_text(&f->text, path, LIMIT_DATA_BYTES, true, out->arena, out->diag,
				   (struct place){ 0 }))
			out->count++;
		else
			good = false;
	}
	return good;
}

/* Read by the calibration only. */
static bool is_of_calibration(const char *name)
{
	return text_equal(name, "publisert.csv") || text_equal(name, "grunnforhold.csv");
}

/* Is this a file that looks like a part of a data set, and is none? */
static bool is_stray(const char *name)
{
	const char *dot = strrchr(name, '.');

	if (name[0] == '.' || !dot || is_of_calibration(name) ||
	    (!text_equal(dot, ".csv") && !text_equal(dot, ".yaml") && !text_equal(dot, ".yml")))
		return false;
	for (int i = 0; i < FILES; i++)
		if (text_equal(name, files[i].name))
			return false;
	return true;
}

struct strays {
	LIST_OF(const char *) names;
	struct arena *arena;
};

static bool add_stray(void *context, const char *name)
{
	struct strays *strays = context;

	if (is_stray(name))
		*LIST_ADD(strays->arena, &strays->names) = arena_text(strays->arena, name, strlen(name));
	return true;
}

static int by_name(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* A file with a misspelt name would be passed over in silence. */
static void report_strays(const char *folder, struct arena *a, struct diag *d)
{
	struct strays strays = { .arena = a };
	const char *names[FILES];

	for (int i = 0; i < FILES; i++)
		names[i] = files[i].name;
	file_list(folder, add_stray, &strays);
	if (strays.names.count)
		qsort(strays.names.items, strays.names.count, sizeof *strays.names.items, by_name);
	for (size_t i = 0; i < strays.names.count; i++) {
		const char *name = strays.names.items[i], *near = text_nearest(a, name, names, FILES);

		diag_warning(d, (struct place){ path_join(a, folder, name), 0, 0 },
			     "filen hører ikke til datasettet og blir ikke lest; %s",
			     near ? arena_printf(a, "mente du «%s»?", near) : "flytt den eller gi den et annet navn");
	}
}

/* The folder that `key` of the head at `path` names; NULL after an error. */
static const char *named_base(const struct yaml *key, const char *path, const char *standard,
			      struct arena *a, struct diag *d)
{
	const char *folder;

	if (key->type != YAML_SCALAR || !*key->text) {
		diag_error(d, key->at,
			   "«%s» skal være en mappe, eller «%s» for datasettet som følger med programmet",
			   DATASET_BASE_KEY, DATASET_BASE_STANDARD);
		return NULL;
	}
	if (text_equal(key->text, DATASET_BASE_STANDARD)) {
		if (standard && file_is_folder(standard))
			return standard;
		diag_error(d, key->at,
			   "finner ikke datasettet som følger med programmet; skriv mappen det ligger i, eller oppgi den med UTENFOR_DATA");
		return NULL;
	}
	folder = path_beside(a, path, key->text);
	if (file_is_folder(folder))
		return folder;
	diag_error(d, key->at,
		   "finner ikke mappen «%s» som datasettet bygger på; skriv den slik den ligger i forhold til denne filen, eller «%s» for datasettet som følger med programmet",
		   excerpt(a, key->text), DATASET_BASE_STANDARD);
	return NULL;
}

/* Finds the folder that the data set builds on: none when it stands alone or its head cannot be read, which is told
 * when it is parsed. False after an error. */
static bool base_folder(struct layer_place places[LAYERS], const char *standard, struct arena *a, struct diag *d)
{
	struct diag later = { .arena = a };
	const char *path = path_join(a, places[LAYER_OWN].folder, files[FILE_HEAD].name);
	const struct yaml *head;
	const struct yaml *key;
	struct str text;

	if (!file_read_text(&text, path, LIMIT_DATA_BYTES, true, a, &later, (struct place){ 0 }))
		return true;
	head = yaml_parse(text, path, 0, a, &later);
	places[LAYER_OWN].head = later.count ? NULL : head;
	key = find_base(head);
	if (!key)
		return true;
	places[LAYER_BASE].folder = named_base(key, path, standard, a, d);
	return places[LAYER_BASE].folder != NULL;
}

bool dataset_read(struct dataset *out, const char *folder, const char *standard, struct arena *a, struct diag *d)
{
	struct layer_place places[LAYERS] = { [LAYER_OWN] = { folder, NULL } };
	struct reading read = { .arena = a, .diag = d };
	bool good;

	if (!file_is_folder(folder)) {
		d->unreadable = true;
		diag_error(d, (struct place){ 0 },
			   "finner ikke mappen «%s» med datasettet; oppgi den med --data MAPPE",
			   folder);
		return false;
	}
	if (!base_folder(places, standard, a, d))
		return false;
	report_strays(folder, a, d);
	good = read_folder(&read, folder, "");
	if (places[LAYER_BASE].folder)
		good &= read_folder(&read, places[LAYER_BASE].folder, base_prefix);
	return good && parse(out, read.files, read.count, places, a, d);
}
