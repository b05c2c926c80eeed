/* Readers of the values that only scenarios have: groups, ages, rates, prices, overrides. */
#include "scenario_draft.h"

#include "base/arena.h"
#include "base/excerpt.h"
#include "base/number.h"
#include "base/text.h"
#include "base/yaml.h"
#include "field_values.h"
#include "level_names.h"
#include "meant.h"
#include "scenario_override.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_name(struct arena *a, const char *key, const char *id, const char *const names[LANGUAGES])
{
	bool same = text_equal(key, text_key(a, id));

	for (int l = 0; l < LANGUAGES && !same; l++)
		same = names[l] && text_equal(key, text_key(a, names[l]));
	return same;
}

static void report_group(struct field_reader *r, const struct yaml *node)
{
	const struct dataset *data = r->data;
	const char *ids[LIMIT_GROUPS], *nearest, *broadest = NULL;
	size_t count = 0;

	for (int i = 1; i < data->group_count; i++) {
		ids[count++] = data->groups[i].id;
		if (data->groups[i].fallback)
			broadest = data->groups[i].id;
	}
	nearest = text_nearest(r->arena, node->text, ids, count);
	if (!nearest)
		nearest = meant_group(node->text, data, r->arena);
	if (nearest)
		diag_error(r->diag, node->at, "ukjent målgruppe «%s»; mente du «%s»?",
			   excerpt(r->arena, node->text), nearest);
	else if (strspn(node->text, "0123456789") == strlen(node->text))
		diag_error(r->diag, node->at, "«%s» er et nummer; skriv navnet på målgruppen: %s",
			   excerpt(r->arena, node->text), listing(r->arena, ids, count));
	else
		diag_error(r->diag, node->at, "ukjent målgruppe «%s»; velg mellom %s%s%s",
			   excerpt(r->arena, node->text), listing(r->arena, ids, count),
			   broadest ? ". Passer ingen av dem, bruk " : "",
			   broadest ? broadest : "");
}

bool scenario_read_group(struct field_reader *r, const struct field *f, const struct yaml *node, void *record)
{
	const char *text = field_scalar(r, f, node), *key;

	if (!text)
		return false;
	key = text_key(r->arena, text);
	for (int i = 1; i < r->data->group_count;
	     i++) { /* group 0 is the population, no target group */
		const struct group *group = &r->data->groups[i];

		if (is_name(r->arena, key, group->id, group->name)) {
			*(int *)field_target(f, record) = i;
			return true;
		}
	}
	report_group(r, node);
	return false;
}

/* The kinds of measure among the published effects, each once; their number. */
static size_t list_kinds(const char *out[], const struct dataset *data)
{
	size_t count = 0;

	for (size_t i = 0; i < data->effect_count; i++) {
		bool seen = false;

		for (size_t k = 0; k < count && !seen; k++)
			seen = text_equal(out[k], data->effects[i].kind);
		if (!seen)
			out[count++] = data->effects[i].kind;
	}
	return count;
}

bool scenario_read_kind(struct field_reader *r, const struct field *f, const struct yaml *node, void *record)
{
	const char **kinds = NEW_ARRAY(r->arena, r->data->effect_count + 1, const char *), *nearest;
	const char *text = field_scalar(r, f, node), *key;
	size_t count = list_kinds(kinds, r->data);

	if (!text)
		return false;
	key = text_key(r->arena, text);
	for (size_t i = 0; i < count; i++) {
		if (!text_equal(key, text_key(r->arena, kinds[i])))
			continue;
		*(const char **)field_target(f, record) = kinds[i];
		return true;
	}
	nearest = text_nearest(r->arena, text, kinds, count);
	if (!count)
		diag_error(r->diag, node->at,
			   "datasettet har ingen studier (effekter.csv) å finne slaget i; slett linjen");
	else
		diag_error(r->diag, node->at, "ukjent slag tiltak «%s»; %s %s%s", excerpt(r->arena, text),
			   nearest ? "mente du" : "velg mellom",
			   nearest ? nearest : listing(r->arena, kinds, count),
			   nearest ? "?" : ", eller slett linjen når ingen passer");
	return false;
}

static void report_distribution(struct field_reader *r, const struct yaml *node)
{
	const struct dataset *data = r->data;
	const char *ids[LIMIT_DISTRIBUTIONS], *nearest;

	for (int i = 0; i < data->distribution_count; i++)
		ids[i] = data->distributions[i].id;
	nearest = text_nearest(r->arena, node->text, ids, (size_t)data->distribution_count);
	if (!data->distribution_count)
		diag_error(r->diag, node->at, "datasettet har ingen fordelinger å velge mellom; slett linjen");
	else
		diag_error(r->diag, node->at, "ukjent fordeling «%s»; %s %s", excerpt(r->arena, node->text),
			   nearest ? arena_printf(r->arena, "mente du «%s»? Velg mellom", nearest) : "velg mellom",
			   listing(r->arena, ids, (size_t)data->distribution_count));
}

bool scenario_read_distribution(struct field_reader *r, const struct field *f, const struct yaml *node, void *record)
{
	const char *text = field_scalar(r, f, node), *key;

	if (!text)
		return false;
	key = text_key(r->arena, text);
	for (int i = 0; i < r->data->distribution_count; i++) {
		const struct distribution *distribution = &r->data->distributions[i];

		if (is_name(r->arena, key, distribution->id, distribution->name)) {
			*(int *)field_target(f, record) = i;
			return true;
		}
	}
	report_distribution(r, node);
	return false;
}

bool scenario_read_deflator(struct field_reader *r, const struct field *f, const struct yaml *node, void *record)
{
	int choice;
	struct field plain = *f;

	plain.offset = 0;
	if (!field_value_readers[FIELD_CHOICE](r, &plain, node, &choice))
		return false;
	if (choice == DEFLATOR_MUNICIPAL && !r->data->deflator.first) {
		diag_error(r->diag, node->at, "datasettet har ingen kommunal deflator (deflator.csv); bruk «kpi»");
		return false;
	}
	*(enum deflator *)field_target(f, record) = (enum deflator)choice;
	return true;
}

/* "13-15", "13–15 år" (any dash): false when it is no interval at all. */
static bool parse_interval(struct interval *out, const char *text, struct arena *a)
{
	/* text_key() makes hyphens spaces; other dashes are done here. */
	struct buffer plain = { .arena = a };
	int end = 0;
	uint32_t c;

	while ((c = utf8_next(&text)) != 0)
		buffer_add_character(&plain, c >= 0x2010 && c <= 0x2015 ? '-' : c);
	text = text_key(a, buffer_text(&plain));
	return sscanf(text, "%2d %2d%n", &out->from, &out->to, &end) == 2 &&
	       (!text[end] || text_equal(text + end, " aar"));
}

static const char *interval_list(struct field_reader *r)
{
	const char *names[LIMIT_INTERVALS];
	size_t count = 0;

	for (int i = 0; i < r->data->interval_count; i++)
		names[count++] = arena_printf(r->arena, "%d-%d", r->data->intervals[i].from, r->data->intervals[i].to);
	return listing(r->arena, names, count);
}

static void report_interval(struct field_reader *r, const struct yaml *node)
{
	const char *meant = meant_ages(node->text, r->data, r->arena);

	if (meant && *meant == '[')
		diag_error(r->diag, node->at, "«%s» går over to intervaller; skriv %s",
			   excerpt(r->arena, node->text), meant);
	else if (meant)
		diag_error(r->diag, node->at, "«%s» er ikke et av aldersintervallene; skriv «%s», som alderen er i",
			   excerpt(r->arena, node->text), meant);
	else
		diag_error(r->diag, node->at, "«%s» er ikke et av aldersintervallene; velg mellom %s",
		   excerpt(r->arena, node->text), interval_list(r));
}

static bool read_interval(struct field_reader *r, const struct field *f, const struct yaml *node, struct interval *out)
{
	const char *text = field_scalar(r, f, node);
	struct interval wanted = { 0, 0 };

	if (!text)
		return false;
	if (parse_interval(&wanted, text, r->arena))
		for (int i = 0; i < r->data->interval_count; i++)
			if (wanted.from == r->data->intervals[i].from &&
			    wanted.to == r->data->intervals[i].to) {
				*out = wanted;
				return true;
			}
	report_interval(r, node);
	return false;
}

/* "[13, 14, 15]" and "{fra: 13, til: 15}": the ages one by one. True when it was that. */
static bool report_single_ages(struct field_reader *r, const struct yaml *node)
{
	struct buffer text = { .arena = r->arena };
	const char *meant;

	if (node->type == YAML_SCALAR)
		return false;
	for (const struct yaml *item = node->first; item; item = item->next) {
		if (item->type != YAML_SCALAR || strspn(item->text, "0123456789") != strlen(item->text))
			return false;
		buffer_printf(&text, "%s ", item->text);
	}
	meant = meant_ages(buffer_text(&text), r->data, r->arena);
	if (meant)
		diag_error(r->diag, node->at, "«alder» skal være et intervall; skriv «alder: %s»", meant);
	return meant != NULL;
}

bool scenario_read_ages(struct field_reader *r, const struct field *f, const struct yaml *node, void *record)
{
	struct scenario *s = &((struct draft *)record)->s;
	struct interval ages[2] = { { 0, 0 }, { 0, 0 } };
	const struct yaml *item;
	size_t count;
	bool good = true;

	item = report_single_ages(r, node) ? NULL : field_items(r, f, node, &count);
	if (!item)
		return false;
	for (size_t i = 0; i < count; i++, item = item->next)
		good &= read_interval(r, f, item, &ages[i]);
	if (!good)
		return false;
	if (count == 2 && ages[0].from > ages[1].from) {
		struct interval first = ages[1];

		ages[1] = ages[0];
		ages[0] = first;
	}
	if (count == 2 && ages[0].to + 1 != ages[1].from) {
		diag_error(r->diag, node->at,
			   "%d-%d og %d-%d er ikke sammenhengende; velg to som følger etter hverandre av %s",
			   ages[0].from, ages[0].to, ages[1].from, ages[1].to, interval_list(r));
		return false;
	}
	memcpy(s->ages, ages, sizeof ages);
	s->age_count = (int)count;
	return true;
}

bool scenario_read_rate(struct field_reader *r, const struct field *f, const struct yaml *node, void *record)
{
	struct rate *rate = field_target(f, record);
	struct field yearly = *f;
	const char *text = field_scalar(r, f, node);
	double value;

	if (!text)
		return false;
	if (text_equal(text_id(r->arena, text), "r-109") ||
	    text_equal(text_id(r->arena, text), "r109")) {
		*rate = (struct rate){ .yearly = 0.04, .falling = true };
		return true;
	}
	if (strstr(text_key(r->arena, text), "r 109")) {
		diag_error(r->diag, node->at,
			   "«%s» er rundskrivet om renten som avtar; skriv «R-109»",
			   excerpt(r->arena, text));
		return false;
	}
	yearly.type = FIELD_SHARE;
	yearly.offset = 0;
	if (!field_value_readers[FIELD_SHARE](r, &yearly, node, &value))
		return false;
	*rate = (struct rate){ .yearly = value };
	return true;
}

static int compare_ints(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

/* "2021-2023" is told with the list to write instead. True when `item` is that. */
static bool report_year_range(struct field_reader *r, const struct yaml *item)
{
	const char *text = item->type == YAML_SCALAR ? item->text : "";
	struct buffer list = { .arena = r->arena };
	int from, to, end = 0;

	/* "2026, 2027" without brackets, or with "og". */
	if ((sscanf(text, "%4d, %4d%n", &from, &to, &end) == 2 ||
	     sscanf(text, "%4d og %4d%n", &from, &to, &end) == 2 ||
	     sscanf(text, "%4d / %4d%n", &from, &to, &end) == 2 ||
	     sscanf(text, "%4d %4d%n", &from, &to, &end) == 2) &&
	    !text[end] && from >= 1000 && to >= 1000) {
		diag_error(r->diag, item->at, "«%s» er to år; skriv [%d, %d]", excerpt(r->arena, text), from, to);
		return true;
	}
	if ((sscanf(text, "%4d - %4d%n", &from, &to, &end) != 2 &&
	     sscanf(text, "%4d – %4d%n", &from, &to, &end) != 2 &&
	     sscanf(text, "%4d / %2d%n", &from, &to, &end) != 2) ||
	    text[end] || from < 1000)
		return false;
	if (to < 100) /* "2026-27" */
		to += from / 100 * 100;
	if (to <= from || to - from >= LIMIT_PERIOD)
		return false;
	for (int year = from; year <= to; year++)
		buffer_printf(&list, "%s%d", year > from ? ", " : "", year);
	diag_error(r->diag, item->at, "«%s» er flere år; skriv [%s]", excerpt(r->arena, text),
		   buffer_text(&list));
	return true;
}

bool scenario_read_years(struct field_reader *r, const struct field *f, const struct yaml *node, void *record)
{
	struct field bounded = *f;
	const struct yaml *item;
	int *years;
	size_t count;

	bounded.most = LIMIT_PERIOD; /* items */
	item = field_items(r, &bounded, node, &count);
	if (!item)
		return false;
	years = NEW_ARRAY(r->arena, count, int);
	for (size_t i = 0; i < count; i++, item = item->next)
		if (report_year_range(r, item) || !field_year(r, f, item, &years[i]))
			return false;
	qsort(years, count, sizeof *years, compare_ints);
	for (size_t i = 1; i < count; i++) {
		if (years[i] == years[i - 1]) {
			diag_error(r->diag, node->at, "året %d står to ganger; behold det ene", years[i]);
			return false;
		}
	}
	*(int **)field_target(f, record) = years;
	*(size_t *)((char *)record + f->count) = count;
	return true;
}

/* "+++" or "−−": as many steps as signs; 0 when it is not written so. */
static int count_signs(const char *text)
{
	const char *minus = "\xE2\x88\x92";
	int steps = 0;

	for (; *text == '+'; text++)
		steps++;
	if (!steps)
		for (; *text == '-' || text_starts(text, minus); text += *text == '-' ? 1 : strlen(minus))
			steps--;
	return *text ? 0 : steps;
}

bool scenario_read_score(struct field_reader *r, const struct field *f, const struct yaml *node, void *record)
{
	const char *text = field_scalar(r, f, node);
	double value;

	if (!text)
		return false;
	value = count_signs(text);
	if ((value == 0 && number_read(&value, text, NUMBER_COUNT, r->arena)) || value < f->least ||
	    value > f->most) {
		diag_error(r->diag, node->at,
			   "«%s» er ikke en vurdering; skriv et helt tall fra −4 til +4",
			   excerpt(r->arena, text));
		return false;
	}
	*(int *)field_target(f, record) = (int)value;
	return true;
}

bool scenario_read_files(struct field_reader *r, const struct field *f, const struct yaml *node, void *record)
{
	struct scenario *s = &((struct draft *)record)->s;
	struct field line = { .name = f->name,
			      .description = "Filen",
			      .type = FIELD_LINE,
			      .required = true,
			      .most = LIMIT_NAME,
			      .example = f->example };
	const struct yaml *item;
	size_t count;

	item = field_items(r, f, node, &count);
	if (!item)
		return false;
	s->note_files = NEW_ARRAY(r->arena, count, const char *);
	s->note_files_at = NEW_ARRAY(r->arena, count, struct place);
	for (size_t i = 0; i < count; i++, item = item->next) {
		if (!field_value_readers[FIELD_LINE](r, &line, item, &s->note_files[i]))
			return false;
		s->note_files_at[i] = item->at;
	}
	s->note_file_count = count;
	return true;
}

bool scenario_read_level(struct field_reader *r, const struct field *f, const struct yaml *node, void *record)
{
	if (level_read(r, f, node, record))
		return true;
	*(int *)field_target(f, record) = LEVEL_WRONG;
	return false;
}

static int find_service(struct field_reader *r, const struct yaml *node)
{
	const struct dataset *data = r->data;
	const char *ids[LIMIT_SERVICES], *nearest;

	for (int i = 0; i < data->service_count; i++) {
		ids[i] = data->services[i].id;
		if (is_name(r->arena, node->key_id, ids[i], data->services[i].name))
			return i;
	}
	nearest = text_nearest(r->arena, node->key, ids, (size_t)data->service_count);
	if (nearest)
		diag_error(r->diag, node->key_at, "ukjent tjeneste «%s»; mente du «%s»?",
			   excerpt(r->arena, node->key), nearest);
	else
		diag_error(r->diag, node->key_at, "ukjent tjeneste «%s»; velg mellom %s",
			   excerpt(r->arena, node->key),
			   listing(r->arena, ids, (size_t)data->service_count));
	return -1;
}

bool scenario_read_prices(struct field_reader *r, const struct field *f, const struct yaml *node, void *record)
{
	struct scenario *s = &((struct draft *)record)->s;
	bool seen[LIMIT_SERVICES] = { false };

	if (node->type != YAML_MAPPING) {
		diag_error(r->diag, node->at, "«%s» skal ha tjenester under seg, for eksempel «%s»",
			   f->name, f->example);
		return false;
	}
	s->prices = NEW_ARRAY(r->arena, LIMIT_SERVICES, struct local_price);
	for (const struct yaml *child = node->first; child; child = child->next) {
		struct local_price *price;
		int service = r->diag->errors > DIAG_SHOWN ? -1 : find_service(r, child);

		if (service < 0)
			continue;
		if (seen[service]) {
			diag_error(r->diag, child->key_at, "«%s» har en pris over; behold den ene", child->key);
			continue;
		}
		seen[service] = true;
		price = &s->prices[s->price_count++];
		*price = (struct local_price){ .service = service, .at = child->key_at };
		fields_read(r, f->table, child, price);
	}
	return true;
}

bool scenario_read_overrides(struct field_reader *r, const struct field *f, const struct yaml *node, void *record)
{
	struct variant *variant = record;

	if (node->type != YAML_MAPPING || !node->count) {
		diag_error(r->diag, node->at, "«%s» skal ha nøkler under seg, for eksempel «%s»", f->name, f->example);
		return false;
	}
	if (node->count > (size_t)f->most) {
		diag_error(r->diag, node->at, "«%s» har %zu verdier; bruk høyst %.0f", f->name, node->count, f->most);
		return false;
	}
	variant->overrides = NEW_ARRAY(r->arena, node->count, struct named_override);
	for (const struct yaml *child = node->first; child; child = child->next)
		variant->overrides[variant->override_count++] =
			(struct named_override){ child->key, override_text(child, r->arena), child,
						 child->key_at };
	return true;
}
