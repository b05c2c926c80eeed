/* Reports that differ from the ordinary one in a way that text or layout could stumble over. */
#ifndef ODD_CASES_H
#define ODD_CASES_H

#include "report_case.h"

#include "base/limits.h"

static inline void no_notes(struct report_case *c)
{
	c->notes.count = 0;
}

static inline void no_costs(struct report_case *c)
{
	c->scenario.cost_count = 0;
}

static inline void harmful(struct report_case *c)
{
	c->scenario.with.expected = 0.3;
}

static inline void no_effect(struct report_case *c)
{
	c->scenario.with.expected = 0.5;
}

static inline void nothing_at_all(struct report_case *c)
{
	no_costs(c);
	no_effect(c);
}

static inline void one_child(struct report_case *c)
{
	c->scenario.participants = 1;
}

static inline void many_rounds(struct report_case *c)
{
	c->scenario.participants = 1000000;
	c->scenario.duration = 6;
	c->scenario.age_count = 2;
	c->scenario.ages[1] = (struct interval){ 16, 18 };
}

static inline void fading(struct report_case *c)
{
	c->scenario.fade = 0.05;
	c->scenario.effect_years = 10;
	c->scenario.rate.falling = true;
	c->scenario.price_year = 2018;
	c->scenario.period = 60;
}

static inline void one_year(struct report_case *c)
{
	c->scenario.duration = c->scenario.round = c->scenario.period = 1;
}

static inline void bare(struct report_case *c)
{
	c->scenario.case_number = c->scenario.description = c->scenario.source = NULL;
	c->scenario.evidence = EVIDENCE_NONE;
	c->scenario.date = (struct date){ 0 };
	c->scenario.phase = PHASE_NONE;
	c->data.illustrative = false;
}

static inline void local_prices(struct report_case *c)
{
	static struct local_price prices[] = {
		{ .service = 6,
		  .price = 165000,
		  .price_year = 2018,
		  .source = "Kommunens regnskap" },
		{ .service = 4, .price = 200000, .price_year = 2017 },
	};

	c->scenario.prices = prices;
	c->scenario.price_count = 2;
}

static inline void no_discount(struct report_case *c)
{
	c->scenario.rate.yearly = 0;
	c->scenario.ages[0] = (struct interval){ 19, 24 };
	c->scenario.phase = PHASE_NY_PRAKSIS;
}

static struct observation observations[] = { { 2021, 5, 990000 }, { 2022, 9, NAN } };

static inline void followed_up(struct report_case *c)
{
	static struct unpriced effects[] = {
		{ .name = "Trivsel",
		  .affected = "elevene",
		  .score = 3,
		  .reason = "De *selv* sier det." },
		{ .name = "Stigma", .score = -1 },
		{ .name = "Støy", .score = 0 },
	};
	static struct indicator indicators[] = {
		{ .name = "Fravær",
		  .responsible = "Rektor",
		  .target = "under 5 prosent",
		  .date = { 2023, 6, 1 } },
		{ .name = "Trivsel" },
	};

	c->scenario.unpriced = effects;
	c->scenario.unpriced_count = COUNT(effects);
	c->scenario.indicators = indicators;
	c->scenario.indicator_count = COUNT(indicators);
	c->scenario.observations = observations;
	c->scenario.observation_count = COUNT(observations);
	c->study.optimism = 0.2;
}

/* As long as the reader of scenarios lets a name be. */
static inline const char *long_name(struct report_case *c, const char *word)
{
	struct buffer out = { .arena = &c->arena };

	while (out.size + strlen(word) <= LIMIT_NAME)
		buffer_puts(&out, word);
	return buffer_text(&out);
}

static inline void name_all(struct report_case *c, const char *name)
{
	struct scenario *s = &c->scenario;

	s->title = s->owner_name = s->case_number = s->prepared_by = s->measure = s->source = name;
	for (size_t i = 0; i < s->cost_count; i++)
		s->costs[i].name = name;
	for (size_t i = 0; i < c->notes.count; i++)
		c->notes.items[i].actor = c->notes.items[i].sector = name;
	c->variant.name = name;
}

static inline void long_names(struct report_case *c)
{
	name_all(c, long_name(c, "Tidlig tverrfaglig innsats for ungdom "));
	harmful(c);
	c->notes.count = 0;
}

static inline void long_words(struct report_case *c)
{
	name_all(c, long_name(c, "Ungdomsoppfølgingstjenesteutviklingsprosjekt"));
	followed_up(c);
}

/* The most that a scenario can hold, with the largest sums. */
static inline void many_of_everything(struct report_case *c)
{
	struct scenario *s = &c->scenario;

	s->costs = NEW_ARRAY(&c->arena, LIMIT_COSTS, struct cost);
	s->cost_count = LIMIT_COSTS;
	for (int i = 0; i < LIMIT_COSTS; i++)
		s->costs[i] = (struct cost){
			.name = "Utgift",
			.kind = COST_GROSS,
			.level = (enum level)(i % LEVELS),
			.amount = 1e12,
			.every_year = true,
		};
	s->participants = LIMIT_PARTICIPANTS;
	s->duration = s->period = LIMIT_PERIOD;
	s->round = LIMIT_PERIOD / 3;
	for (int i = 0; i < 40; i++)
		add_note(c, (struct note){ .actor = "En med mye på hjertet",
					   .role = (enum role)(i % ROLES),
					   .level = LEVEL_STAT,
					   .body = "Først det ene.\n\n- og\n- så\n\n> det andre" });
	c->input.internal = true;
	s->source = NULL;
}

static const struct {
	const char *name;
	void (*change)(struct report_case *c);
} odd_cases[] = {
	{ "no notes", no_notes },   { "no costs", no_costs },
	{ "harmful", harmful },           { "no effect", no_effect }, { "one child", one_child },
	{ "nothing at all", nothing_at_all },
	{ "many rounds", many_rounds },   { "fading", fading },       { "one year", one_year },
	{ "bare", bare },                 { "local prices", local_prices },
	{ "no discount", no_discount },   { "followed up", followed_up },
	{ "long names", long_names },     { "long words", long_words },
	{ "many of everything", many_of_everything },
};

#endif
