/* The JSON Schemas that let an editor complete and check scenarios and data sets. The readers stay the judge: the
 * schemas let through every form of number and date that YAML may give an editor. */
#include "manual.h"

#include "base/arena.h"
#include "base/text.h"
#include "input/dataset_fields.h"
#include "input/dataset_read.h"
#include "input/fit_fields.h"
#include "input/profile.h"
#include "input/scenario_fields.h"
#include "export/json.h"

static json_t *table_schema(const struct field_table *table, struct arena *a);

static json_t *typed(const char *type)
{
	json_t *one = json_new_object();

	json_put(one, "type", json_text(type));
	return one;
}

/* Text or a number: "1 000 000", "50 %" and "2,5" are text to YAML. */
static json_t *number_or_text(void)
{
	json_t *one = json_new_object(), *types = json_new_array();

	json_add(types, json_text("number"));
	json_add(types, json_text("string"));
	json_put(one, "type", types);
	return one;
}

static json_t *any_of(json_t *first, json_t *second)
{
	json_t *one = json_new_object(), *list = json_new_array();

	json_add(list, first);
	json_add(list, second);
	json_put(one, "anyOf", list);
	return one;
}

static json_t *array_of(json_t *items)
{
	json_t *one = typed("array");

	json_put(one, "items", items);
	return one;
}

/* {lav, forventet, høy} */
static json_t *range(void)
{
	static const char *const keys[] = { "lav", "forventet", "høy", "hoey" };
	json_t *one = typed("object"), *properties = json_new_object();

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		json_put(properties, keys[i], number_or_text());
	json_put(one, "properties", properties);
	json_put(one, "additionalProperties", json_false());
	return one;
}

static json_t *choices(const struct field *f)
{
	json_t *one = json_new_object(), *list = json_new_array();

	for (const struct field_choice *c = f->choices; c->name; c++)
		json_add(list, json_text(c->name));
	json_put(one, "enum", list);
	return one;
}

/* A mapping with any keys. */
static json_t *mapping_to(json_t *values)
{
	json_t *one = typed("object");

	json_put(one, "additionalProperties", values);
	return one;
}

static json_t *field_schema(const struct field *f, struct arena *a)
{
	switch (f->type) {
	case FIELD_LINE:
	case FIELD_RATE:
	case FIELD_SCORE:
	case FIELD_DISTRIBUTION:
		return number_or_text();
	case FIELD_TEXT:
	case FIELD_DATE:
	case FIELD_GROUP:
	case FIELD_KIND:
		return typed("string");
	case FIELD_WHOLE:
	case FIELD_YEAR:
	case FIELD_KRONER:
	case FIELD_SHARE:
		return number_or_text();
	case FIELD_WHOLE_RANGE:
	case FIELD_KRONER_RANGE:
	case FIELD_SHARE_RANGE:
		return any_of(number_or_text(), range());
	case FIELD_CHOICE:
		return choices(f);
	case FIELD_SECTION:
		return table_schema(f->table, a);
	case FIELD_LIST:
		return array_of(table_schema(f->table, a));
	case FIELD_AGES:
	case FIELD_FILES:
		return any_of(typed("string"), array_of(typed("string")));
	case FIELD_YEARS:
		return any_of(number_or_text(), array_of(number_or_text()));
	case FIELD_PRICES:
		return mapping_to(table_schema(f->table, a));
	case FIELD_OVERRIDES:
		return mapping_to(json_new_object());
	}
	return NULL;
}

/* The key as documented, its alias, and both in ASCII. */
static void put_property(json_t *properties, const struct field *f, struct arena *a)
{
	const char *const names[] = { f->name, f->alias };

	for (size_t i = 0; i < 2; i++) {
		json_t *schema;

		if (!names[i])
			continue;
		schema = field_schema(f, a);
		json_put(schema, "description", json_text(f->description));
		json_put(properties, names[i], schema);
		if (!text_equal(text_key(a, names[i]), names[i]))
			json_put(properties, text_key(a, names[i]), json_deep_copy(schema));
	}
}

/* A required key may be written as documented, by its alias or in ASCII, or be the one in its place. */
static json_t *required_key(const struct field *f, struct arena *a)
{
	const char *const names[] = { f->name, f->alias, f->instead };
	json_t *one = json_new_object(), *ways = json_new_array();

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		const char *spellings[2] = { names[i], names[i] ? text_key(a, names[i]) : NULL };

		for (size_t j = 0; j < 2; j++) {
			json_t *way, *keys;

			if (!spellings[j] || (j && text_equal(spellings[0], spellings[1])))
				continue;
			way = json_new_object();
			keys = json_new_array();
			json_add(keys, json_text(spellings[j]));
			json_put(way, "required", keys);
			json_add(ways, way);
		}
	}
	json_put(one, f->instead ? "oneOf" : "anyOf", ways);
	return one;
}

/* A key that must be there: so must a section that holds such a one. */
static bool is_required(const struct field *f)
{
	if (f->required || f->type != FIELD_SECTION)
		return f->required;
	for (size_t i = 0; i < f->table->field_count; i++)
		if (is_required(&f->table->fields[i]))
			return true;
	return false;
}

static json_t *table_schema(const struct field_table *table, struct arena *a)
{
	json_t *one = typed("object"), *properties = json_new_object(), *required = json_new_array();

	for (size_t i = 0; i < table->field_count; i++) {
		put_property(properties, &table->fields[i], a);
		if (is_required(&table->fields[i]))
			json_add(required, required_key(&table->fields[i], a));
	}
	json_put(one, "properties", properties);
	if (json_array_size(required))
		json_put(one, "allOf", required);
	else
		json_decref(required);
	json_put(one, "additionalProperties", json_false());
	return one;
}

/* Completes `root`, which is taken over, and writes it. */
static void print_schema(FILE *out, json_t *root, const char *title, struct arena *a)
{
	json_put(root, "$schema", json_text("http://json-schema.org/draft-07/schema#"));
	json_put(root, "title", json_text(title));
	fputs(json_take(root, a).data, out);
}

static void table_as_schema(FILE *out, const struct field_table *table, const char *title)
{
	struct arena a = { 0 };

	print_schema(out, table_schema(table, &a), title, &a);
	arena_free(&a);
}

void manual_scenario_schema(FILE *out)
{
	table_as_schema(out, &scenario_fields, "Scenario for utenfor");
}

void manual_profile_schema(FILE *out)
{
	table_as_schema(out, &profile_fields, "Kommunens profil for utenfor");
}

void manual_fit_schema(FILE *out)
{
	table_as_schema(out, &fit_fields, "Skjema for utenfor data tilpass");
}

void manual_groups_schema(FILE *out)
{
	table_as_schema(out, &dataset_groups_table, "malgrupper.yaml for utenfor");
}

/* The field of the overlay's table that tells it from the other. */
static const struct field *base_field(void)
{
	const struct field_table *table = &dataset_overlay_table;

	for (size_t i = 0; i < table->field_count; i++)
		if (text_equal(table->fields[i].name, DATASET_BASE_KEY))
			return &table->fields[i];
	return NULL;
}

void manual_dataset_schema(FILE *out)
{
	struct arena a = { 0 };
	json_t *root = json_new_object();

	json_put(root, "if", required_key(base_field(), &a));
	json_put(root, "then", table_schema(&dataset_overlay_table, &a));
	json_put(root, "else", table_schema(&dataset_head_table, &a));
	print_schema(out, root, "datasett.yaml for utenfor", &a);
	arena_free(&a);
}
