/* What several values of a scenario must be together. */
#include "scenario_draft.h"

#include "base/arena.h"
#include "base/excerpt.h"
#include "base/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool given(struct place at)
{
	return at.file != NULL;
}

/* Whether `name` has a word that begins with `stem`, which is in lower case. */
static bool has_word(struct arena *a, const char *name, const char *stem)
{
	const char *key = text_key(a, name);

	for (const char *word = key; word; word = strchr(word, ' '))
		if (text_starts(word += *word == ' ', stem))
			return true;
	return false;
}

/* What the case's owner is called says which level it is of: "Innlandet fylkeskommune" is no kommune. The Northern
 * Sámi names are "suohkan" and "fylkkasuohkan". */
static void settle_owner(struct draft *draft, struct field_reader *r)
{
	struct scenario *s = &draft->s;
	bool county;

	s->owner = draft->county_given ? LEVEL_FYLKESKOMMUNE : LEVEL_KOMMUNE;
	if (!given(s->owner_at))
		return;
	county = has_word(r->arena, s->owner_name, "fylke") || has_word(r->arena, s->owner_name, "fylkka");
	if (!draft->county_given && county && !has_word(r->arena, s->owner_name, "kommune"))
		diag_error(r->diag, s->owner_at, "«%s» er en fylkeskommune; skriv «fylkeskommune: %s»",
			   excerpt(r->arena, s->owner_name), excerpt(r->arena, s->owner_name));
	if (draft->county_given && !county && has_word(r->arena, s->owner_name, "kommune"))
		diag_error(r->diag, s->owner_at, "«%s» er en kommune; skriv «kommune: %s»",
			   excerpt(r->arena, s->owner_name), excerpt(r->arena, s->owner_name));
}

/* R = D / d must be whole; names the two nearest durations with whole rounds. */
static void settle_rounds(struct scenario *s, struct field_reader *r)
{
	int lower, upper;

	if (!given(s->duration_at))
		return;
	if (!given(s->round_at)) {
		s->round = s->duration;
		return;
	}
	if (s->duration % s->round == 0)
		return;
	lower = s->duration / s->round * s->round;
	upper = lower + s->round;
	if (lower == 0) {
		diag_error(r->diag, s->round_at,
			   "en runde på %d år er lengre enn tiltaket, som varer i %d år; bruk høyst %d",
			   s->round, s->duration, s->duration);
		diag_remedy(r->diag, s->duration);
		return;
	}
	if (upper > LIMIT_PERIOD)
		diag_error(r->diag, s->duration_at, "varigheten %d år går ikke opp i runder på %d år; bruk %d",
			   s->duration, s->round, lower);
	else
		diag_error(r->diag, s->duration_at,
			   "varigheten %d år går ikke opp i runder på %d år; bruk %d eller %d",
			   s->duration, s->round, lower, upper);
	diag_remedy(r->diag, lower);
	if (upper <= LIMIT_PERIOD)
		diag_remedy(r->diag, upper);
}

/* Exactly one of the three kinds; false after an error, or when a level was no level. */
static bool settle_kind(struct cost_entry *entry, struct field_reader *r)
{
	const struct {
		int level;
		enum cost_kind kind;
		const char *key;
	} kinds[] = {
		{ entry->payer, COST_GROSS, "betaler" },
		{ entry->giver, COST_GRANT, "tilskudd fra" },
		{ entry->spared, COST_AVOIDED, "bortfall for" },
	};
	struct cost *cost = &entry->cost;
	const char *first = NULL;

	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
		if (!kinds[i].level)
			continue;
		if (first) {
			diag_error(r->diag, cost->at,
				   "«%s» og «%s» kan ikke stå sammen; lag ett punkt for hver",
				   first, kinds[i].key);
			return false;
		}
		first = kinds[i].key;
		cost->kind = kinds[i].kind;
		cost->level = (enum level)(kinds[i].level - 1);
	}
	if (!first)
		diag_error(r->diag, cost->at,
			   "mangler hvem beløpet gjelder; skriv «betaler: kommune», «tilskudd fra: "
			   "stat» med «til: "
			   "kommune», eller «bortfall for: kommune»");
	return first && entry->payer >= 0 && entry->giver >= 0 && entry->spared >= 0;
}

static void settle_receiver(struct cost_entry *entry, struct field_reader *r)
{
	struct cost *cost = &entry->cost;

	if (cost->kind != COST_GRANT && entry->receiver)
		diag_error(r->diag, cost->at,
			   "«til» hører til et tilskudd; skriv «tilskudd fra», eller slett «til»");
	if (cost->kind != COST_GRANT || entry->receiver == LEVEL_WRONG)
		return;
	cost->receiver = (enum level)(entry->receiver - 1);
	if (!entry->receiver)
		diag_error(r->diag, cost->at,
			   "tilskuddet mangler mottaker; si hvem som får det, med «til: kommune», «til: fylkeskommune» eller «til: stat»");
	else if (cost->receiver == cost->level)
		diag_error(r->diag, cost->at, "tilskuddet går fra og til %s; oppgi to ulike nivåer",
			   level_definite[cost->level]);
}

static void settle_years(const struct scenario *s, struct cost_entry *entry, struct field_reader *r)
{
	struct cost *cost = &entry->cost;
	int last = s->start + s->period - 1;

	cost->every_year = cost->year_count == 0;
	if (!given(s->start_at))
		return;
	for (size_t i = 0; i < cost->year_count; i++) {
		if (cost->years[i] >= s->start && cost->years[i] <= last)
			continue;
		diag_error(r->diag, entry->years_at,
			   "året %d er utenfor perioden det regnes på; bruk år fra %d til %d",
			   cost->years[i], s->start, last);
	}
}

static void settle_costs(struct draft *draft, struct field_reader *r)
{
	static const char *const names[] = { [COST_GROSS] = "Kostnad ved tiltaket",
					     [COST_GRANT] = "Tilskudd",
					     [COST_AVOIDED] = "Kostnad som faller bort" };
	struct scenario *s = &draft->s;

	s->costs = NEW_ARRAY(r->arena, draft->cost_count, struct cost);
	s->cost_count = draft->cost_count;
	for (size_t i = 0; i < draft->cost_count; i++) {
		struct cost_entry *entry = &draft->costs[i];

		if (settle_kind(entry, r))
			settle_receiver(entry, r);
		settle_years(s, entry, r);
		entry->cost.amount = entry->cost.range.expected;
		if (!entry->cost.name)
			entry->cost.name = names[entry->cost.kind];
		s->costs[i] = entry->cost;
	}
}

static void check_price_year(const struct scenario *s, int year, struct place at, struct field_reader *r)
{
	const struct price_index *index = price_index_has(&r->data->kpi, year) ? &r->data->deflator : &r->data->kpi;

	if (!scenario_has_price_year(s, r->data, year))
		diag_error(r->diag, at, "prisåret %d er ikke i prisindeksen; bruk et år fra %d til %d",
			   year, index->first, index->last);
}

static void settle_prices(struct scenario *s, struct field_reader *r)
{
	if (given(s->price_year_at))
		check_price_year(s, s->price_year, s->price_year_at, r);
	for (size_t i = 0; i < s->price_count; i++) {
		struct local_price *price = &s->prices[i];

		price->price = price->range.expected;
		if (price->price_year)
			check_price_year(s, price->price_year, price->at, r);
		else
			price->price_year = s->price_year;
	}
}

static int compare_observations(const void *left, const void *right)
{
	const struct observation_entry *a = left, *b = right;

	if (a->year != b->year)
		return a->year < b->year ? -1 : 1;
	return a->at.line - b->at.line;
}

static void settle_observation(const struct scenario *s, const struct observation_entry *entry,
			       struct field_reader *r)
{
	int last = s->start + s->duration - 1;
	long all, begun;

	if (!entry->has_helped && !entry->has_cost)
		diag_error(r->diag, entry->at,
			   "mangler det som er observert; skriv «hjulpet», «kostnad» eller begge");
	if (!entry->year || !given(s->start_at) || !given(s->duration_at))
		return;
	if (entry->year < s->start || entry->year > last) {
		diag_error(r->diag, entry->at, "året %d er utenfor tiltaket; bruk år fra %d til %d",
			   entry->year, s->start, last);
		return;
	}
	all = scenario_all_participants(s);
	begun = scenario_begun(s, entry->year);
	if (!all || !entry->has_helped || entry->helped <= begun)
		return;
	if (begun == all)
		diag_error(r->diag, entry->at,
			   "%d er hjulpet, men tiltaket har bare %ld deltakere i alt; sjekk tallene",
			   entry->helped, all);
	else
		diag_error(r->diag, entry->at,
			   "%d er hjulpet, men bare %ld deltakere har begynt innen utgangen av %d; sjekk tallene",
			   entry->helped, begun, entry->year);
}

/* Sums from the start do not fall: whoever writes each year's own figure is told. */
static void check_sums(const struct observation *before, const struct observation_entry *entry,
		       struct field_reader *r)
{
	if (entry->year == before->year)
		return;
	if (entry->has_helped && entry->helped < before->helped)
		diag_warning(r->diag, entry->at,
			     "færre er hjulpet innen %d enn innen %d; «hjulpet» er summen fra starten av tiltaket",
			     entry->year, before->year);
	if (entry->has_cost && entry->cost < before->cost)
		diag_warning(r->diag, entry->at,
			     "kostnaden innen %d er lavere enn innen %d; «kostnad» er summen fra starten av tiltaket",
			     entry->year, before->year);
}

/* In order of year, once each; what was not observed is NAN. */
static void settle_observations(struct draft *draft, struct field_reader *r)
{
	struct scenario *s = &draft->s;

	if (!draft->observation_count)
		return;
	qsort(draft->observations, draft->observation_count, sizeof *draft->observations,
	      compare_observations);
	s->observations = NEW_ARRAY(r->arena, draft->observation_count, struct observation);
	s->observation_count = draft->observation_count;
	for (size_t i = 0; i < draft->observation_count; i++) {
		const struct observation_entry *entry = &draft->observations[i];

		settle_observation(s, entry, r);
		if (i)
			check_sums(&s->observations[i - 1], entry, r);
		if (i && entry->year && entry->year == entry[-1].year)
			diag_error(r->diag, entry->at, "året %d står to ganger; behold det ene",
				   entry->year);
		s->observations[i] =
			(struct observation){ entry->year, entry->has_helped ? entry->helped : NAN,
					      entry->has_cost ? entry->cost : NAN };
	}
}

static void check_variant_names(const struct scenario *s, struct field_reader *r)
{
	for (size_t i = 0; i < s->variant_count; i++)
		for (size_t k = 0; k < i; k++)
			if (s->variants[i].name && s->variants[k].name &&
			    text_equal(s->variants[i].name, s->variants[k].name))
				diag_error(r->diag, s->variants[i].at,
					   "to varianter heter «%s»; gi dem ulike navn",
					   s->variants[i].name);
}

void scenario_settle(struct draft *draft, struct field_reader *r)
{
	struct scenario *s = &draft->s;

	s->participants = (int)s->participants_range.expected;
	s->fade = s->fade_range.expected;
	if (given(s->start_at) && !given(s->distribution_at))
		s->distribution = dataset_default_distribution(r->data, s->start);
	settle_owner(draft, r);
	if (s->no_effect.source && !s->no_effect.given)
		diag_error(r->diag, s->no_effect.source_at,
			   "sannsynligheten for ingen virkning har en kilde, men mangler tallet; skriv «andel: <skriv sannsynligheten>» ved siden av og fyll ut");
	settle_rounds(s, r);
	settle_costs(draft, r);
	settle_prices(s, r);
	settle_observations(draft, r);
	check_variant_names(s, r);
}
