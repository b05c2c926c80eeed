/* Tables of what it takes, how sure, and compared with what. */
#include "answers_text.h"
#include "prose.h"
#include "tables_rows.h"

#include "engine/factors.h"
#include "base/number.h"

static void level_head(struct table_rows *rows, int level)
{
	row_add(rows, level == TOTAL ? ROW_TOTAL : ROW_PLAIN);
	cell_head(rows, build_level(rows->b, WORD_LEVEL_NAMES, level), NULL);
}

/* What the case says today, to hold the limits against. */
static const char *todays_value(const struct build *b, enum question question)
{
	const struct scenario *s = b->scenario;
	const struct results *r = b->results;
	struct financing payers[LEVELS_AND_TOTAL];

	switch (question) {
	case QUESTION_SUCCESS:
		return of_places(b, number_short(b->arena, r->success_rate * places_of(b), 1));
	case QUESTION_PARTICIPANTS:
		return number_whole(b->arena, (double)s->participants);
	case QUESTION_COST:
		factors_financing(payers, s, (struct rate){ 0 });
		return number_whole(b->arena, payers[TOTAL].gross / (double)r->all_participants);
	case QUESTION_FADE:
		return prose_percent_sign(b->arena, s->fade);
	case QUESTION_PERIOD:
		return prose_year_count(b->arena, b->words, s->period);
	case QUESTIONS:
		break;
	}
	return NULL;
}

void table_needed(const struct build *b, struct table_rows *rows)
{
	row_add(rows, ROW_PLAIN);
	cell_head(rows, rows->labels[0].text, NULL);
	for (int question = 0; question < QUESTIONS; question++)
		cell_text(rows, todays_value(b, (enum question)question));
	for (int i = 0; i < LEVELS_AND_TOTAL; i++) {
		int level = build_level_at(b, i);

		level_head(rows, level);
		for (int question = 0; question < QUESTIONS; question++)
			cell_text(rows, answer_text(b, (enum question)question,
						    answer_of(b, level, (enum question)question)));
	}
}

void table_cofinancing(const struct build *b, struct table_rows *rows)
{
	const struct cofinancing *c;

	if (b->study->answers.cofinancing.status != COFINANCING_NEEDED)
		return;
	c = &b->study->answers.cofinancing;
	for (int i = 0; i < LEVELS_AND_TOTAL; i++) {
		int level = build_level_at(b, i);

		level_head(rows, level);
		cell_kroner(rows, c->yearly[level]);
		cell_kroner(rows, c->sum[level]);
		cell_kroner(rows, c->net_after[level]);
	}
}

void table_sensitivity(const struct build *b, struct table_rows *rows)
{
	const struct sensitivity *s = &b->study->sensitivity;
	int left = SENSITIVITY_SHOWN;

	for (int i = 0; i < s->row_count && left > 0; i++) {
		const struct sensitivity_row *row = &s->rows[i];

		if (!assumption_moves(row))
			continue;
		left--;
		row_add(rows, ROW_PLAIN);
		cell_head(rows, assumption_name(b, row), NULL);
		cell_text(rows, assumption_value(b, row, &row->lowest));
		cell_text(rows, assumption_value(b, row, &row->highest));
		cell_kroner(rows, row->low[TOTAL]);
		cell_kroner(rows, row->high[TOTAL]);
		cell_text(rows, word_of(b->words, WORD_BASES, (int)row->basis));
	}
}

static void chance_cell(struct table_rows *rows, const struct chance *chance)
{
	const struct build *b = rows->b;

	cell_text(rows, chance ? arena_printf(b->arena, "%s\u00a0%%", probability_text(b, chance)) : NULL);
}

void table_probability(const struct build *b, struct table_rows *rows)
{
	for (int k = 0; k < LEVELS_AND_TOTAL; k++) {
		int level = build_level_at(b, k);
		const struct spread *d = &b->study->montecarlo.net[level];

		level_head(rows, level);
		for (int i = 0; i < HORIZONS_SHOWN; i++) {
			const struct chance *by_level = montecarlo_paid_back(&b->study->montecarlo, horizons_shown[i]);

			chance_cell(rows, by_level ? &by_level[level] : NULL);
		}
		chance_cell(rows, &d->chance);
		cell_kroner(rows, d->p10);
		cell_kroner(rows, d->p50);
		cell_kroner(rows, d->p90);
	}
}

/* A row that has its head. */
static void result_cells(struct table_rows *rows, const struct results *r)
{
	const struct payback *p = &r->payback[TOTAL];

	for (int i = 0; i < LEVELS_AND_TOTAL; i++)
		cell_kroner(rows, r->net[build_level_at(rows->b, i)]);
	cell_text(rows, p->status == PAYBACK_REACHED
				? arena_printf(rows->b->arena, "%d", p->year)
				: word_of(rows->b->words, WORD_PAYBACK, (int)p->status));
}

void table_variants(const struct build *b, struct table_rows *rows)
{
	if (b->study->variant_count == 0)
		return;
	row_add(rows, ROW_PLAIN);
	cell_head(rows, word(b->words, WORD_MAIN_CASE), NULL);
	result_cells(rows, b->results);
	for (size_t i = 0; i < b->study->variant_count; i++) {
		row_add(rows, ROW_PLAIN);
		cell_head(rows, b->study->variants[i].name, NULL);
		cell_is_free(rows);
		result_cells(rows, &b->study->variants[i].results);
	}
}

static void difference_row(struct table_rows *rows, const char *name, const double net[LEVELS_AND_TOTAL])
{
	row_add(rows, ROW_PLAIN);
	cell_head(rows, name, NULL);
	cell_kroner(rows, net[TOTAL]);
	cell_kroner(rows, net[rows->b->scenario->owner]);
}

void table_differences(const struct build *b, struct table_rows *rows)
{
	for (size_t i = 0; i < b->study->variant_count; i++) {
		const struct variant_result *variant = &b->study->variants[i];

		row_add_group(rows, variant->name);
		cell_is_free(rows);
		for (int k = 0; k < variant->difference.change_count; k++) {
			const struct change *change = &variant->difference.changes[k];

			difference_row(rows, word_of(b->words, WORD_INPUTS, (int)change->input), change->net);
		}
		if (variant->difference.change_count == 0)
			difference_row(rows, word(b->words, WORD_NO_DIFFERENCE), variant->difference.net);
	}
}
