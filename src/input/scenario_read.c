/* From YAML to a checked scenario, and what a variant changes in it. */
#include "scenario_read.h"

#include "base/arena.h"
#include "base/hash.h"
#include "base/yaml.h"
#include "scenario_draft.h"
#include "scenario_fields.h"
#include "scenario_override.h"

enum { DEFAULT_PERIOD = 40 };
static const struct rate default_rate = { .yearly = 0.04 };

struct scenario scenario_default(const struct dataset *data)
{
	return (struct scenario){ .period = DEFAULT_PERIOD, .rate = default_rate, .difference = 1,
				   .price_year = data->price_year };
}

/* Reads the tree into `out`, which gets its defaults first. True when there was no new error. */
static bool read_tree(struct scenario *out, const struct yaml *tree, const char *file,
		      const struct dataset *data, struct arena *a, struct diag *d)
{
	struct field_reader reader = { a, d, data, &scenario_fields, tree };
	struct draft draft = { .s = scenario_default(data) };
	size_t before = d->errors;

	draft.s.file = file;
	draft.s.tree = tree;
	fields_read(&reader, &scenario_fields, tree, &draft);
	scenario_settle(&draft, &reader);
	*out = draft.s;
	return d->errors == before;
}

/* The variant's own faults, under its name; the scenario's have been reported. */
static void report_variant(const struct variant *variant, const struct diag *own,
			   const struct diag *known, size_t known_count, struct diag *d)
{
	for (size_t i = 0; i < own->count; i++) {
		const struct diag_entry *entry = &own->entries[i];
		bool repeated = entry->severity != SEVERITY_ERROR;

		for (size_t k = 0; k < known_count && !repeated; k++)
			repeated = text_equal(entry->message, known->entries[k].message);
		if (!repeated)
			diag_error(d, entry->at, "varianten «%s»: %s",
				   variant->name ? variant->name : "", entry->message);
	}
}

static void check_variants(const struct scenario *s, const struct dataset *data, struct arena *a, struct diag *d)
{
	size_t known = d->count;

	for (size_t i = 0; i < s->variant_count && d->errors <= DIAG_SHOWN; i++) {
		const struct variant *variant = &s->variants[i];
		struct diag own = { .arena = a };
		struct scenario ignored;

		scenario_with_overrides(&ignored, s, variant->overrides, variant->override_count, data, a, &own);
		report_variant(variant, &own, d, known, d);
	}
}

static void apply_overrides(struct yaml *tree, const struct override *overrides, size_t count, struct arena *a,
			    struct diag *d)
{
	struct named_override *parsed = NEW_ARRAY(a, count, struct named_override);
	size_t good = 0;

	for (size_t i = 0; i < count; i++)
		good += override_parse(&parsed[good], "--sett", overrides[i].text, a, d);
	override_apply(tree, parsed, good, a, d);
}

/* Another of the program's files, given for the scenario; true after an error. */
static bool report_other_file(const struct yaml *tree, struct diag *d)
{
	static const struct {
		const char *key, *what;
	} others[] = {
		{ "utenfor_grunnlag",
		  "filen er grunnlaget for en rapport, og ikke scenarioet; «utenfor verifiser» leser den, og «--pakk-ut MAPPE» skriver scenarioet ut igjen" },
		{ "aktør", "filen er innspill, og ikke scenarioet; gi scenarioet, som nevner den under «notater»" },
		{ "logo", "filen er en profil, og ikke scenarioet; gi scenarioet, som nevner den under «profil»" },
		{ "farge", "filen er en profil, og ikke scenarioet; gi scenarioet, som nevner den under «profil»" },
		{ "aldersintervaller", "filen er et datasett, og ikke scenarioet; gi mappen dens med «--data»" },
		{ "tabeller", "filen er skjemaet til «utenfor data tilpass», og ikke scenarioet" },
	};

	if (tree->type != YAML_MAPPING || yaml_find(tree, "tiltak"))
		return false;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		if (!yaml_find(tree, others[i].key))
			continue;
		diag_error(d, tree->at, "%s", others[i].what);
		return true;
	}
	return false;
}

bool scenario_read(struct scenario *out, struct str text, const char *file,
		   const struct override *overrides, size_t override_count,
		   const struct dataset *data, struct arena *a, struct diag *d)
{
	size_t before = d->errors;
	size_t key_count = 0;
	const char *const *keys = fields_names(&scenario_fields, &key_count, a);
	struct yaml *tree =
		yaml_parse_known(text, file, keys, key_count, scenario_fields.field_count, a, d);

	*out = (struct scenario){ .file = file };
	if (!tree || report_other_file(tree, d))
		return false;
	apply_overrides(tree, overrides, override_count, a, d);
	read_tree(out, tree, file, data, a, d);
	out->sha256 = hash_hex(a, text);
	check_variants(out, data, a, d);
	return d->errors == before;
}

/* What is followed and was observed belongs to the scenario: a variant is what would have been, and may start
 * later or have fewer participants than were helped. */
static void drop_followup(struct yaml *tree)
{
	for (struct yaml **link = &tree->first; *link; link = &(*link)->next) {
		if (!text_equal((*link)->key_id, "oppfoelging"))
			continue;
		*link = (*link)->next;
		tree->count--;
		return;
	}
}

bool scenario_with_overrides(struct scenario *out, const struct scenario *base,
			     const struct named_override *overrides, size_t count,
			     const struct dataset *data, struct arena *a, struct diag *d)
{
	struct yaml *tree = override_copy(base->tree, a);
	size_t before = d->errors;

	override_apply(tree, overrides, count, a, d);
	drop_followup(tree);
	read_tree(out, tree, base->file, data, a, d);
	out->sha256 = base->sha256;
	out->variants = NULL;
	out->variant_count = 0;
	return d->errors == before;
}
