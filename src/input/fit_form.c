/* The form for `data tilpass`: read by its table, then settled. */
#include "fit_fields.h"

#include "base/arena.h"
#include "base/excerpt.h"
#include "base/number.h"
#include "base/yaml.h"
#include "field_values.h"

#include <math.h>
#include <string.h>

/* Of the form's sectors in a data set. */
static const char *const sector_id[FIT_SECTORS] = {
	"overfoeringer", "skatteinnbetaling", "helsetjenester", "utdanning", "kriminalomsorg", "barnevern",
};

bool fit_read_participants(struct field_reader *r, const struct field *f, const struct yaml *node, void *record)
{
	struct estimate *out = field_target(f, record);
	int count;

	if (!field_whole(r, f, node, &count))
		return false;
	*out = (struct estimate){ .low = count, .expected = count, .high = count, .at = node->at };
	return true;
}

static bool read_end(struct field_reader *r, const struct yaml *node, const char *text, struct estimate *out)
{
	const char *fault = number_read(&out->expected, text, NUMBER_PERCENT, r->arena);

	out->low = out->high = out->expected;
	out->at = node->at;
	if (!fault && out->expected >= 0 && out->expected <= 1)
		return true;
	diag_error(r->diag, node->at, "%s", fault ? fault : "en andel skal være fra 0 % til 100 %");
	return false;
}

bool fit_read_success(struct field_reader *r, const struct field *f, const struct yaml *node, void *record)
{
	struct scenario *s = &((struct fit_entry *)record)->draft.s;
	const char *text = field_scalar(r, f, node), *middle;

	if (!text)
		return false;
	middle = strstr(text, " til ");
	if (!middle) {
		diag_error(r->diag, node->at, "skriv suksessen som andelen uten og med tiltaket, «%s»", f->example);
		return false;
	}
	if (!read_end(r, node, arena_text(r->arena, text, (size_t)(middle - text)), &s->without) ||
	    !read_end(r, node, middle + strlen(" til "), &s->with))
		return false;
	if (s->with.expected != s->without.expected)
		return true;
	diag_error(r->diag, node->at, "de to andelene i «%s» er like, så ingen blir hjulpet; skriv «%s»",
		   excerpt(r->arena, text), f->example);
	return false;
}

bool fit_read_no_cost(struct field_reader *r, const struct field *f, const struct yaml *node, void *record)
{
	struct field any = *f;

	any.most = 1e12;
	if (!field_value_readers[FIELD_KRONER](r, &any, node, record))
		return false;
	if (*(double *)field_target(f, record) == 0)
		return true;
	diag_error(r->diag, node->at,
		   "hvem betaler? "
		   "Skriv kostnadene som en liste, for eksempel «kostnader: [{navn: Ny innsats, betaler: kommune, beløp: %s}]»", node->text);
	return false;
}

static bool given(struct place at)
{
	return at.file != NULL;
}

/* What a table does not say itself is as in «felles». */
static void inherit(struct fit_entry *table, const struct fit_entry *common)
{
	struct scenario *s = &table->draft.s;
	const struct scenario *c = &common->draft.s;

	if (!given(s->start_at)) {
		s->start = c->start;
		s->start_at = c->start_at;
	}
	if (!given(s->duration_at)) {
		s->duration = c->duration;
		s->duration_at = c->duration_at;
	}
	if (!given(s->round_at)) {
		s->round = c->round;
		s->round_at = c->round_at;
	}
	if (!table->has_participants)
		s->participants_range = c->participants_range;
	if (!table->has_success) {
		s->without = c->without;
		s->with = c->with;
	}
	if (!table->has_rate)
		s->rate = c->rate;
	if (!table->has_cost && !table->draft.cost_count) {
		table->draft.costs = common->draft.costs;
		table->draft.cost_count = common->draft.cost_count;
	}
}

static void check_costs(const struct fit_entry *entry, struct field_reader *r)
{
	if (entry->has_cost && entry->draft.cost_count)
		diag_error(r->diag, entry->draft.costs[0].cost.at,
			   "«kostnad: 0» og listen «kostnader» kan ikke stå sammen; slett den ene");
}

static const char *title_of(const struct scenario *s, struct arena *a)
{
	const struct interval *ages = s->ages;

	if (s->age_count == 2)
		return arena_printf(a, "%d–%d og %d–%d år, %d år", ages[0].from, ages[0].to, ages[1].from, ages[1].to,
				    s->period);
	return arena_printf(a, "%d–%d år, %d år", ages[0].from, ages[0].to, s->period);
}

/* All that the tables' terms need is there: else it has been told. */
static bool has_terms(const struct fit_entry *entry)
{
	const struct scenario *s = &entry->draft.s;

	return s->age_count && s->period && given(s->start_at) && given(s->duration_at) &&
	       given(s->participants_range.at) && given(s->with.at);
}

static void settle_table(struct fit_table *out, struct fit_entry *entry, const struct fit_draft *draft,
			 struct field_reader *r)
{
	struct scenario defaults = scenario_default(r->data), *s = &entry->draft.s;

	inherit(entry, &draft->common);
	check_costs(entry, r);
	s->group = draft->group;
	s->price_year = defaults.price_year;
	if (!has_terms(entry))
		return;
	scenario_settle(&entry->draft, r);
	s->distribution = 0; /* KS's own shares, whatever the start year */
	if (s->period <= s->round)
		diag_error(r->diag, s->period_at,
			   "perioden på %d år er ikke lengre enn runden på %d år, så tabellen har ingen gevinst; bruk en lengre periode", s->period, s->round);
	out->s = *s;
	out->title = title_of(s, r->arena);
	memcpy(out->typed, entry->typed, sizeof out->typed);
	memcpy(out->line_at, entry->line_at, sizeof out->line_at);
	out->implementation = entry->has_implementation ? entry->implementation : NAN;
	out->implementation_at = entry->implementation_at;
}

/* Whether two tables would give the model the same equations. */
static bool is_same(const struct scenario *s, const struct scenario *t)
{
	return s->age_count && s->age_count == t->age_count && s->ages[0].from == t->ages[0].from &&
	       s->ages[s->age_count - 1].to == t->ages[t->age_count - 1].to && s->period == t->period &&
	       s->duration == t->duration && s->round == t->round && s->rate.yearly == t->rate.yearly &&
	       s->rate.falling == t->rate.falling;
}

static void check_twice(const struct fit_table *table, const struct fit_table *others, size_t count,
			struct field_reader *r)
{
	for (size_t i = 0; i < count; i++)
		if (is_same(&table->s, &others[i].s)) {
			diag_error(r->diag, table->at,
				   "%s er den samme som %s (%s); slett den ene, eller rett alder eller periode", table->name, others[i].name, table->title);
			return;
		}
}

/* Where the keys of the two sections stand, for sums that do not add up. */
static void place_sections(struct fit_table *out, const struct yaml *item)
{
	const struct yaml *sectors = item->type == YAML_MAPPING ? yaml_find(item, "sektor") : NULL;
	const struct yaml *levels = item->type == YAML_MAPPING ? yaml_find(item, "nivå") : NULL;

	out->sectors_at = sectors ? sectors->key_at : item->at;
	out->levels_at = levels ? levels->key_at : item->at;
}

static struct fit_table *settle_list(struct fit_entry *entries, size_t count, const struct yaml *list,
				     const char *word, const struct fit_draft *draft, struct field_reader *r)
{
	struct fit_table *out = NEW_ARRAY(r->arena, count, struct fit_table);
	const struct yaml *item = list ? list->first : NULL;

	for (size_t i = 0; i < count && item; i++, item = item->next) {
		out[i].name = arena_printf(r->arena, "%s %zu", word, i + 1);
		out[i].title = "";
		out[i].at = entries[i].at;
		place_sections(&out[i], item);
		settle_table(&out[i], &entries[i], draft, r);
		check_twice(&out[i], out, i, r);
	}
	return out;
}

/* The model has the sectors that KS prints, and no others. */
static void find_sectors(struct fit_form *out, struct field_reader *r)
{
	for (int i = 0; i < FIT_SECTORS; i++) {
		out->sector[i] = dataset_sector(r->data, sector_id[i]);
		if (out->sector[i] < 0 || r->data->sector_count != FIT_SECTORS) {
			diag_error(r->diag, (struct place){ r->data->folder, 0, 0 },
				   "datasettet har andre sektorer enn de seks i KS sitt regneark; bruk standarddatasettet");
			return;
		}
	}
}

static void settle(struct fit_form *out, struct fit_draft *draft, const struct yaml *root, struct field_reader *r)
{
	const struct yaml *tables = yaml_find(root, "tabeller"), *trials = yaml_find(root, "prøve");

	out->group = draft->group;
	out->group_at = draft->group_at;
	out->source = draft->source ? draft->source : "KS sitt regneark";
	check_costs(&draft->common, r);
	find_sectors(out, r);
	out->tables = settle_list(draft->tables, draft->table_count, tables, "tabell", draft, r);
	out->table_count = draft->table_count;
	out->trials = settle_list(draft->trials, draft->trial_count, trials, "prøve", draft, r);
	out->trial_count = draft->trial_count;
	for (size_t i = 0; i < out->trial_count; i++)
		check_twice(&out->trials[i], out->tables, out->table_count, r);
	if (tables && tables->type == YAML_SEQUENCE && !tables->count)
		diag_error(r->diag, tables->at, "listen «tabeller» er tom; skriv minst én tabell");
}

bool fit_form_read(struct fit_form *out, struct str text, const char *file, const struct dataset *data,
		   struct arena *a, struct diag *d)
{
	struct field_reader reader = { .arena = a, .diag = d, .data = data, .root = &fit_fields };
	struct fit_draft draft = { 0 };
	size_t before = d->errors;
	const struct yaml *root = reader.tree = yaml_parse(text, file, 0, a, d);

	*out = (struct fit_form){ .file = file };
	if (!root)
		return false;
	fields_read(&reader, &fit_fields, root, &draft);
	if (root->type == YAML_MAPPING && d->errors <= DIAG_SHOWN)
		settle(out, &draft, root, &reader);
	return d->errors == before;
}
