/* Tables of what the case officer entered. */
#include "prose.h"
#include "tables_rows.h"

#include "base/number.h"
#include "engine/factors.h"

/* "60 % (55–65 %)" */
static const char *estimate(const struct build *b, const struct estimate *e)
{
	const char *expected = prose_percent_sign(b->arena, e->expected);

	if (!e->has_range)
		return expected;
	return arena_printf(b->arena, "%s (%s–%s)", expected,
			    number_short(b->arena, e->low * 100, 1),
			    prose_percent_sign(b->arena, e->high));
}

void table_measure(const struct build *b, struct table_rows *rows)
{
	const struct scenario *s = b->scenario;
	struct arena *a = b->arena;

	row_fact(rows, 0,
		 s->duration > 1 ? arena_printf(a, "%d–%d", s->start, s->start + s->duration - 1)
				 : arena_printf(a, "%d", s->start));
	row_fact(rows, 1, number_whole(a, b->results->rounds));
	row_fact(rows, 2, number_whole(a, s->participants));
	row_fact(rows, 3, number_whole(a, (double)b->results->all_participants));
	row_fact(rows, 4, estimate(b, &s->without));
	row_fact(rows, 5, estimate(b, &s->with));
	row_fact(rows, 6, prose_percent_sign(a, b->results->success_rate));
	row_fact(rows, 7, s->source ? s->source : word(b->words, WORD_NOT_GIVEN));
	if (s->source)
		cell_is_free(rows);
	row_fact(rows, 8,
		 s->evidence == EVIDENCE_NONE
			 ? word(b->words, WORD_NOT_GIVEN)
			 : word_of(b->words, WORD_EVIDENCE, (int)s->evidence - 1));
}

static const char *cost_who(const struct build *b, const struct cost *cost)
{
	const char *who = build_level(b, WORD_LEVEL_NAMES, (int)cost->level);

	if (cost->kind != COST_GRANT)
		return who;
	return arena_printf(b->arena, "%s %s %s", who, word(b->words, WORD_TO),
			    build_level(b, WORD_LEVEL_DEFINITE, (int)cost->receiver));
}

void table_costs(const struct build *b, struct table_rows *rows)
{
	const struct scenario *s = b->scenario;

	for (size_t i = 0; i < s->cost_count; i++) {
		const struct cost *cost = &s->costs[i];

		row_add(rows, ROW_PLAIN);
		cell_head(rows, cost->name, NULL);
		cell_is_free(rows);
		cell_text(rows, word_of(b->words, WORD_COST_KINDS, (int)cost->kind));
		cell_text(rows, cost_who(b, cost));
		cell_kroner(rows, cost->amount);
		cell_text(rows, cost->every_year ? word(b->words, WORD_EVERY_YEAR)
						 : prose_years(b->arena, b->words, cost->years, cost->year_count));
	}
}

void table_costs_by_level(const struct build *b, struct table_rows *rows)
{
	struct financing financing[LEVELS_AND_TOTAL];

	if (b->scenario->cost_count == 0)
		return;
	factors_financing(financing, b->scenario, (struct rate){ 0 });
	for (int i = 0; i < LEVELS_AND_TOTAL; i++) {
		int level = build_level_at(b, i);
		const struct financing *f = &financing[level];

		row_add(rows, level == TOTAL ? ROW_TOTAL : ROW_PLAIN);
		cell_head(rows, build_level(b, WORD_LEVEL_NAMES, level), NULL);
		cell_kroner(rows, f->gross);
		cell_kroner(rows, f->given - f->received);
		cell_kroner(rows, -f->avoided);
		cell_kroner(rows, financing_net(f));
	}
}

void table_assumptions(const struct build *b, struct table_rows *rows)
{
	const struct scenario *s = b->scenario;
	struct arena *a = b->arena;

	row_fact(rows, 0,
		 arena_printf(a, "%s (%d–%d)", prose_year_count(a, b->words, s->period), s->start,
			      s->start + s->period - 1));
	row_fact(rows, 1, s->rate.falling ? word(b->words, WORD_FALLING_RATE) : prose_percent_sign(a, s->rate.yearly));
	row_fact(rows, 2, arena_printf(a, "%d", s->price_year));
	row_fact(rows, 3, arena_printf(a, "%d", s->start + s->round));
	if (s->fade > 0)
		row_fact(rows, 4, prose_percent_sign(a, s->fade));
	if (s->effect_years)
		row_fact(rows, 5, prose_year_count(a, b->words, s->effect_years));
	if (s->difference < 1)
		row_fact(rows, 6, prose_percent_sign(a, s->difference));
}
