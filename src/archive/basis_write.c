/* From a study to its archived basis. */
#include "basis.h"

#include "basis_form.h"
#include "export/json.h"
#include "export/results.h"

#include "base/arena.h"
#include "base/hash.h"
#include "input/dataset_cut.h"
#include "input/scenario_read.h"

static const char REMARK[] =
	"Denne filen er en kontrollsum, ikke en signatur: Den viser om noe er endret, men ikke hvem som har laget den. "
	"Noter SHA-256 av hele filen i saken. "
	"Da vil det synes om også denne filen er skrevet om. "
	"«utenfor verifiser» kontrollerer den og regner alt ut på nytt.";

static json_t *text_file(const struct basis_text *file, struct arena *a)
{
	json_t *one = json_new_object();

	json_put(one, "fil", json_text(file->name));
	json_put(one, "sha256", json_text(hash_hex(a, file->text)));
	json_put(one, "tekst", json_text(arena_text(a, file->text.data, file->text.size)));
	return one;
}

static json_t *program(void)
{
	json_t *one = json_new_object();

	json_put(one, "navn", json_text("utenfor"));
	json_put(one, "versjon", json_text(UTENFOR_VERSION));
	return one;
}

static json_t *document(const struct basis_document *d, struct arena *a)
{
	json_t *one = json_new_object();

	json_put(one, "fil", json_text(d->name));
	json_put(one, "utgave", json_text(d->edition));
	json_put(one, "spraak", json_text(d->language));
	json_put(one, "dato", json_text(basis_date_text(d->date, a)));
	json_put(one, "versjonsnummer", json_integer(d->version));
	json_put(one, "format",
		 json_text("fmt/476")); /* PRONOM's code for PDF/A-2a, as Noark 5's M701 asks for */
	json_put(one, "formatDetaljer", json_text("PDF/A-2a, ISO 19005-2:2011; PDF/UA-1, ISO 14289-1:2014"));
	json_put(one, "mimeType", json_text("application/pdf"));
	json_put(one, "filstoerrelse", json_integer((json_int_t)d->size));
	json_put(one, "sjekksumAlgoritme", json_text("SHA-256"));
	json_put(one, "sjekksum", json_text(d->sha256));
	return one;
}

static json_t *scenario(const struct basis_given *given, struct arena *a)
{
	json_t *one = text_file(&given->scenario, a), *overrides = json_new_array();

	for (size_t i = 0; i < given->override_count; i++)
		json_add(overrides, json_text(given->overrides[i].text));
	json_put(one, "sett", overrides);
	return one;
}

static json_t *data(const struct basis_given *given, struct arena *a)
{
	json_t *one = json_new_object(), *files = json_new_array();

	json_put(one, "navn", json_text(given->data_name));
	json_put(one, "versjon", json_text(given->data_version));
	json_put(one, "sha256", json_text(given->data_sha256));
	for (int i = 0; i < given->file_count; i++)
		json_add(files, text_file(&(struct basis_text){ given->files[i].name,
								given->files[i].text },
					  a));
	json_put(one, "rader", files);
	return one;
}

static json_t *notes(const struct basis_input *in, struct arena *a)
{
	json_t *all = json_new_array();

	for (size_t i = 0; i < in->note_count; i++)
		json_add(all, text_file(&in->notes[i], a));
	return all;
}

static json_t *fingerprint(const char *sha256)
{
	json_t *one = json_new_object();

	json_put(one, "sha256", json_text(sha256));
	return one;
}

static json_t *earlier(const struct basis_file *file, struct arena *a)
{
	json_t *one = json_new_object(), *net = json_new_object();

	json_put(one, "fil", json_text(file->name));
	json_put(one, "sha256", json_text(file->sha256));
	json_put(one, "program", json_text(file->program));
	json_put(one, "dato", json_text(basis_date_text(file->date, a)));
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		json_put(net, level_id[level], json_number(file->net[level]));
	json_put(one, "netto", net);
	json_put(one, "scenario", scenario(&file->given, a));
	json_put(one, "data", data(&file->given, a));
	return one;
}

/* The results name the scenario's file without its folder. */
static json_t *results(const struct basis_input *in)
{
	json_t *all = results_object(in->study);

	json_put(json_object_get(all, "scenario"), "fil", json_text(in->scenario.name));
	return all;
}

/* Marks the groups that `s` and its variants name. */
static void mark_groups(bool wanted[LIMIT_GROUPS], const struct scenario *s,
			const struct dataset *named_in, const struct dataset *today,
			struct arena *a)
{
	for (size_t i = 0; i <= s->variant_count; i++) {
		const struct variant *variant = &s->variants[i];
		struct diag ignored = { .arena = a };
		struct scenario with = *s;
		int group;

		if (i < s->variant_count &&
		    !scenario_with_overrides(&with, s, variant->overrides, variant->override_count,
					     named_in, a, &ignored))
			continue;
		group = dataset_group(today, named_in->groups[with.group].id);
		if (group >= 0)
			wanted[group] = true;
	}
}

/* What the results were computed from, with the rows of the groups that any of them needs. */
static struct basis_given given(const struct basis_input *in, struct arena *a)
{
	const struct study *study = in->study;
	bool wanted[LIMIT_GROUPS] = { false };
	struct basis_given out = {
		.scenario = in->scenario,
		.overrides = in->overrides,
		.override_count = in->override_count,
		.data_name = in->data->name,
		.data_version = in->data->version,
		.data_sha256 = dataset_sha256(in->data, a),
	};

	mark_groups(wanted, study->written, in->data, in->data, a);
	if (study->earlier)
		mark_groups(wanted, study->earlier->basis->scenario, study->earlier->basis->data, in->data, a);
	out.file_count = dataset_cut(out.files, in->data, wanted, a);
	return out;
}

struct str basis_write(const struct basis_input *in, struct arena *a)
{
	json_t *root = json_new_object();
	struct basis_given from = given(in, a);
	struct str out;

	json_put(root, "utenfor_grunnlag", json_integer(BASIS_VERSION));
	if (in->study->rules != RULES_FIRST)
		json_put(root, "regler", json_integer(RULES_NOW));
	json_put(root, "merknad", json_text(REMARK));
	json_put(root, "program", program());
	json_put(root, "dokument", document(&in->document, a));
	json_put(root, "scenario", scenario(&from, a));
	json_put(root, "notater", notes(in, a));
	json_put(root, "data", data(&from, a));
	json_put(root, "maler", fingerprint(in->templates_sha256));
	json_put(root, "fonter", fingerprint(in->fonts_sha256));
	json_put(root, "tidligere", in->earlier ? earlier(in->earlier, a) : json_null());
	json_put(root, "resultater", results(in));
	json_put(root, "kontrollsummer", basis_checksums(root, a));
	out = json_canonical(root, a);
	json_decref(root);
	return out;
}
