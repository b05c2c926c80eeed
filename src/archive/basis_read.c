/* Reading an archived basis. It may come from anywhere: its size, depth and number of values are
 * bounded before it is parsed, and every value's type is checked. */
#include "basis.h"

#include "basis_form.h"
#include "export/json.h"

#include "base/arena.h"
#include "base/excerpt.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/path.h"
#include "input/scenario_read.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

struct basis_reader {
	struct basis_file *out;
	struct place at;
	struct arena *arena;
	struct diag *diag;
};

/* Depth and number of values can be told without parsing: outside strings, a bracket opens a level,
 * and a value follows each bracket and comma. */
static bool within_limits(struct basis_reader *r, struct str text)
{
	int depth = 0, deepest = 0, values = 1;
	bool quoted = false;

	for (size_t i = 0; i < text.size && values <= LIMIT_BASIS_VALUES; i++) {
		char c = text.data[i];

		if (quoted) {
			if (c == '\\')
				i++;
			quoted = c != '"';
			continue;
		}
		quoted = c == '"';
		if (c == '{' || c == '[')
			depth++;
		if (c == '}' || c == ']')
			depth--;
		values += c == ',' || c == '[' || c == '{';
		deepest = depth > deepest ? depth : deepest;
	}
	if (values > LIMIT_BASIS_VALUES)
		diag_error(r->diag, r->at, "grunnlaget har flere enn %d verdier og kan ikke leses", LIMIT_BASIS_VALUES);
	else if (deepest > LIMIT_BASIS_DEPTH)
		diag_error(r->diag, r->at, "grunnlaget har flere enn %d nivåer og kan ikke leses", LIMIT_BASIS_DEPTH);
	else
		return true;
	return false;
}

static void fault(struct basis_reader *r, const char *key, const char *wanted)
{
	diag_error(r->diag, r->at, "«%s» mangler eller er ikke %s; hent filen fra arkivet på nytt", key, wanted);
}

static const json_t *object_at(struct basis_reader *r, const json_t *parent, const char *key)
{
	const json_t *value = json_object_get(parent, key);

	if (json_is_object(value))
		return value;
	fault(r, key, "et objekt");
	return NULL;
}

static const json_t *array_at(struct basis_reader *r, const json_t *parent, const char *key, size_t most)
{
	const json_t *value = json_object_get(parent, key);

	if (json_is_array(value) && json_array_size(value) <= most)
		return value;
	fault(r, key, arena_printf(r->arena, "en liste med høyst %zu punkter", most));
	return NULL;
}

static struct str str_at(struct basis_reader *r, const json_t *parent, const char *key)
{
	const json_t *value = json_object_get(parent, key);
	struct str text = STR("");

	if (!json_is_string(value)) {
		fault(r, key, "en tekst");
		return text;
	}
	text.size = json_string_length(value);
	text.data = arena_text(r->arena, json_string_value(value), text.size);
	return text;
}

static const char *text_at(struct basis_reader *r, const json_t *parent, const char *key)
{
	return str_at(r, parent, key).data;
}

static double number_at(struct basis_reader *r, const json_t *parent, const char *key)
{
	const json_t *value = json_object_get(parent, key);

	if (!json_is_number(value))
		fault(r, key, "et tall");
	return json_number_value(value);
}

static long long whole_at(struct basis_reader *r, const json_t *parent, const char *key, long long least,
			  long long most)
{
	const json_t *value = json_object_get(parent, key);

	if (json_is_integer(value) && json_integer_value(value) >= least && json_integer_value(value) <= most)
		return json_integer_value(value);
	fault(r, key, arena_printf(r->arena, "et helt tall fra %lld til %lld", least, most));
	return least;
}

static struct date date_at(struct basis_reader *r, const json_t *parent, const char *key)
{
	struct date date = { 0 };

	if (!basis_date_parse(&date, text_at(r, parent, key)))
		fault(r, key, "en dato");
	return date;
}

/* A file's name: never a way into another folder. */
static const char *name_at(struct basis_reader *r, const json_t *parent, const char *key)
{
	const char *name = text_at(r, parent, key);

	if (*name && !strchr(name, '/') && !text_equal(name, "..") && !text_equal(name, "."))
		return name;
	fault(r, key, "et filnavn uten mappe");
	return "";
}

static void add_check(struct basis_reader *r, const char *part, bool good)
{
	struct basis_file *out = r->out;

	for (size_t i = 0; i < out->check_count; i++)
		if (text_equal(out->checks[i].part, part)) {
			out->checks[i].good &= good;
			return;
		}
	out->checks = arena_grow(r->arena, out->checks, out->check_count, &out->check_capacity, sizeof *out->checks);
	out->checks[out->check_count++] = (struct basis_check){ part, good };
}

/* A text file with its own checksum. Its name is only shown. */
static struct basis_text file_at(struct basis_reader *r, const json_t *object, const char *part)
{
	struct basis_text file = { text_at(r, object, "fil"), str_at(r, object, "tekst") };

	add_check(r, arena_printf(r->arena, "%s: %s", part, file.name),
		  text_equal(hash_hex(r->arena, file.text), text_at(r, object, "sha256")));
	return file;
}

static void read_scenario(struct basis_reader *r, struct basis_given *out, const json_t *parent, const char *part)
{
	const json_t *object = object_at(r, parent, "scenario");
	const json_t *list = object ? array_at(r, object, "sett", LIMIT_OVERRIDES) : NULL;
	struct override *overrides;

	if (!list)
		return;
	out->scenario = file_at(r, object, part);
	if (out->scenario.text.size > LIMIT_SCENARIO_BYTES)
		diag_error(r->diag, r->at, "scenarioet i grunnlaget er for stort");
	overrides = NEW_ARRAY(r->arena, json_array_size(list), struct override);
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *item = json_array_get(list, i);

		if (!json_is_string(item)) {
			fault(r, "sett", "en liste med tekster");
			return;
		}
		overrides[i].text =
			arena_text(r->arena, json_string_value(item), json_string_length(item));
	}
	out->overrides = overrides;
	out->override_count = json_array_size(list);
}

static void read_data(struct basis_reader *r, struct basis_given *out, const json_t *parent, const char *part)
{
	const json_t *object = object_at(r, parent, "data");
	const json_t *list = object ? array_at(r, object, "rader", DATASET_FILES) : NULL;

	if (!list)
		return;
	out->data_name = text_at(r, object, "navn");
	out->data_version = text_at(r, object, "versjon");
	out->data_sha256 = text_at(r, object, "sha256");
	for (size_t i = 0; i < json_array_size(list); i++) {
		struct basis_text file = file_at(r, json_array_get(list, i), part);

		out->files[out->file_count++] = (struct dataset_file){ file.name, file.text };
	}
}

static void read_notes(struct basis_reader *r, const json_t *root)
{
	const json_t *list = array_at(r, root, "notater", LIMIT_NOTE_FILES);

	if (!list)
		return;
	r->out->notes = NEW_ARRAY(r->arena, json_array_size(list), struct basis_text);
	for (size_t i = 0; i < json_array_size(list); i++)
		r->out->notes[r->out->note_count++] =
			file_at(r, json_array_get(list, i), "notater");
}

static void read_document(struct basis_reader *r, const json_t *root)
{
	const json_t *object = object_at(r, root, "dokument");
	struct basis_document *d = &r->out->document;

	if (!object)
		return;
	d->name = name_at(r, object, "fil");
	d->edition = text_at(r, object, "utgave");
	d->language = text_at(r, object, "spraak");
	d->date = r->out->date = date_at(r, object, "dato");
	d->version = (int)whole_at(r, object, "versjonsnummer", 1, INT_MAX - 1);
	d->size = (size_t)whole_at(r, object, "filstoerrelse", 1, LIMIT_PDF_BYTES);
	d->sha256 = text_at(r, object, "sjekksum");
	if (!text_equal(text_at(r, object, "sjekksumAlgoritme"), "SHA-256"))
		fault(r, "sjekksumAlgoritme", "SHA-256");
}

static void read_program(struct basis_reader *r, const json_t *root)
{
	const json_t *object = object_at(r, root, "program");

	if (object)
		r->out->program = arena_printf(r->arena, "%s %s", text_at(r, object, "navn"),
					       text_at(r, object, "versjon"));
}

static void read_results(struct basis_reader *r, const json_t *root)
{
	const json_t *results = object_at(r, root, "resultater");
	const json_t *net = results ? object_at(r, results, "netto") : NULL;
	const json_t *draws = results ? object_at(r, results, "usikkerhet") : NULL;

	if (!net || !draws)
		return;
	for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
		const json_t *one = object_at(r, net, level_id[level]);

		r->out->net[level] = one ? number_at(r, one, "kroner") : 0;
	}
	r->out->montecarlo = (struct montecarlo_options){
		.seed = (unsigned)whole_at(r, draws, "froe", 0, UINT_MAX),
		.draws = (long)whole_at(r, draws, "trekninger", 1, LIMIT_DRAWS),
	};
	r->out->values = named_values_list(results, r->arena);
}

static void read_earlier(struct basis_reader *r, const json_t *root)
{
	const json_t *object = json_object_get(root, "tidligere"), *net;
	struct basis_file *earlier;

	if (json_is_null(object))
		return;
	object = object_at(r, root, "tidligere");
	net = object ? object_at(r, object, "netto") : NULL;
	if (!net)
		return;
	r->out->earlier = earlier = NEW(r->arena, struct basis_file);
	earlier->name = name_at(r, object, "fil");
	earlier->sha256 = text_at(r, object, "sha256");
	earlier->program = text_at(r, object, "program");
	earlier->date = date_at(r, object, "dato");
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		earlier->net[level] = number_at(r, net, level_id[level]);
	read_scenario(r, &earlier->given, object, "tidligere");
	read_data(r, &earlier->given, object, "tidligere");
}

/* All parts, and no other. */
static bool has_parts(struct basis_reader *r, const json_t *root)
{
	bool ruled = json_object_get(root, basis_parts[BASIS_RULES]);
	bool good = json_object_size(root) == (ruled ? BASIS_PARTS + 1 : BASIS_PARTS) &&
		    json_object_get(root, "kontrollsummer");

	for (int i = 0; i < BASIS_PARTS; i++)
		good = good && (i == BASIS_RULES || json_object_get(root, basis_parts[i]));
	if (!good)
		diag_error(r->diag, r->at, "grunnlaget har ikke de delene det skal ha; hent filen fra arkivet på nytt");
	return good;
}

static void check_sums(struct basis_reader *r, const json_t *root)
{
	const json_t *stored = object_at(r, root, "kontrollsummer");
	json_t *sums = basis_checksums(root, r->arena);

	for (int i = 0; i < BASIS_PARTS; i++) {
		const json_t *was = json_object_get(stored, basis_parts[i]);
		const json_t *now = json_object_get(sums, basis_parts[i]);

		if (now || was)
			add_check(r, basis_parts[i],
				  json_is_string(was) && json_is_string(now) &&
					  text_equal(json_string_value(was), json_string_value(now)));
	}
	json_decref(sums);
}

/* Was it made by utenfor, in a form that this version knows? */
static bool is_ours(struct basis_reader *r, const json_t *root)
{
	const json_t *version = json_object_get(root, basis_parts[0]);

	if (!json_is_integer(version) || json_integer_value(version) < 1)
		diag_error(r->diag, r->at, "dette er ikke et grunnlag fra utenfor; oppgi NAVN.grunnlag.json");
	else if (json_integer_value(version) > BASIS_VERSION)
		diag_error(r->diag, r->at, "grunnlaget er laget av en nyere utgave av utenfor; oppdater programmet");
	else
		return true;
	return false;
}

/* The members of `from` that are named after parts, in the parts' order. */
static json_t *in_order(const json_t *from)
{
	json_t *ordered = json_new_object();

	for (int i = 0; i < BASIS_PARTS; i++) {
		json_t *part = json_object_get(from, basis_parts[i]);

		if (part)
			json_put(ordered, basis_parts[i], json_incref(part));
	}
	return ordered;
}

/* Are the bytes those that basis_write makes of the same values? Keys in another order or added beside the parts change
 * no part's sum. */
static void check_form(struct basis_reader *r, const json_t *root, struct str text)
{
	json_t *ordered = in_order(root);
	struct str canonical;

	json_put(ordered, "kontrollsummer", in_order(json_object_get(root, "kontrollsummer")));
	canonical = json_take(ordered, r->arena);
	add_check(r, "filens form", canonical.size == text.size && memcmp(canonical.data, text.data, text.size) == 0);
}

static void read_root(struct basis_reader *r, const json_t *root, struct str text)
{
	if (!is_ours(r, root) || !has_parts(r, root))
		return;
	check_sums(r, root);
	check_form(r, root, text);
	r->out->rules = json_object_get(root, basis_parts[BASIS_RULES])
				? (enum rules)whole_at(r, root, basis_parts[BASIS_RULES], RULES_NOW, RULES_NOW)
				: RULES_FIRST;
	read_program(r, root);
	read_document(r, root);
	read_scenario(r, &r->out->given, root, "scenario");
	read_data(r, &r->out->given, root, "data");
	read_notes(r, root);
	read_earlier(r, root);
	read_results(r, root);
}

bool basis_read(struct basis_file *out, struct str text, const char *path, struct arena *a, struct diag *d)
{
	struct basis_reader r = { .out = out, .at = { path, 0, 0 }, .arena = a, .diag = d };
	size_t before = d->errors;
	json_error_t error;
	json_t *root;

	*out = (struct basis_file){ .name = path_name(path), .sha256 = hash_hex(a, text) };
	if (!within_limits(&r, text))
		return false;
	root = json_loadb(text.data, text.size, JSON_REJECT_DUPLICATES, &error);
	if (!root) {
		diag_error(d, (struct place){ path, error.line, error.column },
			   "filen er ikke gyldig JSON; hent den fra arkivet på nytt");
		return false;
	}
	read_root(&r, root, text);
	json_decref(root);
	return d->errors == before;
}

bool basis_is_whole(const struct basis_file *file)
{
	for (size_t i = 0; i < file->check_count; i++)
		if (!file->checks[i].good)
			return false;
	return true;
}

bool basis_reopen(struct scenario *scenario, const struct dataset **data,
		  const struct basis_file *file, const struct dataset *today, struct arena *a,
		  struct diag *d)
{
	const struct basis_given *given = &file->given;

	*data = today;
	if (!today || !text_equal(dataset_sha256(today, a), given->data_sha256)) {
		struct dataset *then = NEW(a, struct dataset);

		if (!dataset_parse(then, given->files, given->file_count, file->name, a, d))
			return false;
		then->sha256 = given->data_sha256;
		*data = then;
	}
	return scenario_read(scenario, given->scenario.text, given->scenario.name, given->overrides,
			     given->override_count, *data, a, d);
}

bool basis_as_earlier(struct earlier_basis *out, const struct basis_file *file,
		      const struct dataset *today, struct arena *a, struct diag *d)
{
	struct scenario *scenario = NEW(a, struct scenario);

	*out = (struct earlier_basis){
		.file = file->name,
		.sha256 = file->sha256,
		.program = file->program,
		.date = file->date,
		.scenario = scenario,
	};
	memcpy(out->net, file->net, sizeof out->net);
	return basis_reopen(scenario, &out->data, file, today, a, d);
}
