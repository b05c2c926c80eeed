/* Tables of results: levels, sectors, years. */
#include "study/answers.h"
#include "prose.h"
#include "tables_rows.h"

#include "base/number.h"

#include <math.h>

static double per_participant(const struct build *b, double kroner)
{
	return kroner / (double)b->results->all_participants;
}

static enum row_kind kind_of(int level)
{
	return level == TOTAL ? ROW_TOTAL : ROW_PLAIN;
}

static void level_row(struct table_rows *rows, int level)
{
	row_add(rows, kind_of(level));
	cell_head(rows, build_level(rows->b, WORD_LEVEL_NAMES, level), NULL);
}

void table_net(const struct build *b, struct table_rows *rows)
{
	for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
		level_row(rows, level);
		cell_kroner(rows, b->results->net[level]);
		cell_kroner(rows, per_participant(b, b->results->net[level]));
	}
}

/* "−500 000 (2022)"; nothing for a level that is never in the red. */
static void deepest_cell(struct table_rows *rows, const struct deepest *deepest)
{
	struct arena *a = rows->b->arena;

	cell_text(rows, deepest->year ? arena_printf(a, "%s\u00a0(%d)", number_whole(a, deepest->amount), deepest->year)
				      : NULL);
}

void table_payback(const struct build *b, struct table_rows *rows)
{
	for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
		const struct payback *p = &b->results->payback[level];
		bool reached = p->status == PAYBACK_REACHED;
		const char *again = arena_printf(b->arena, "%d", p->negative_again);

		level_row(rows, level);
		cell_text(rows, reached ? arena_printf(b->arena, "%d", p->year)
					: word_of(b->words, WORD_PAYBACK, (int)p->status));
		cell_text(rows, reached ? arena_printf(b->arena, "%d", p->years) : NULL);
		deepest_cell(rows, &b->study->answers.cash[level].yearly);
		deepest_cell(rows, &b->study->answers.cash[level].accumulated);
		cell_text(rows, p->negative_again
					? build_filled_one(b, WORD_NEGATIVE_AGAIN, "aar", again)
					: NULL);
	}
}

void table_sectors(const struct build *b, struct table_rows *rows)
{
	const struct results *r = b->results;

	for (int i = 0; i < b->data->sector_count; i++) {
		row_add(rows, ROW_PLAIN);
		cell_head(rows, b->data->sectors[i].name[b->language], NULL);
		cell_kroner(rows, r->sector[i][TOTAL]);
		cell_kroner(rows, per_participant(b, r->sector[i][TOTAL]));
	}
	row_add(rows, ROW_PLAIN);
	cell_head(rows, word(b->words, WORD_IMPLEMENTATION), NULL);
	cell_kroner(rows, r->implementation[TOTAL]);
	cell_kroner(rows, per_participant(b, r->implementation[TOTAL]));
	row_add(rows, ROW_TOTAL);
	cell_head(rows, word(b->words, WORD_SUM), NULL);
	cell_kroner(rows, r->net[TOTAL]);
	cell_kroner(rows, per_participant(b, r->net[TOTAL]));
}

static void by_level(struct table_rows *rows, enum row_kind kind, const char *name,
		     const double amounts[LEVELS_AND_TOTAL])
{
	row_add(rows, kind);
	cell_head(rows, name, NULL);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		cell_kroner(rows, amounts[level]);
	cell_kroner(rows, per_participant(rows->b, amounts[TOTAL]));
}

void table_sectors_by_level(const struct build *b, struct table_rows *rows)
{
	for (int i = 0; i < b->data->sector_count; i++)
		by_level(rows, ROW_PLAIN, b->data->sectors[i].name[b->language],
			 b->results->sector[i]);
	by_level(rows, ROW_PLAIN, word(b->words, WORD_IMPLEMENTATION), b->results->implementation);
	by_level(rows, ROW_TOTAL, word(b->words, WORD_SUM), b->results->net);
}

static void budget_row(struct table_rows *rows, enum row_kind kind, const char *name, double cost,
		       double gain)
{
	row_add(rows, kind);
	cell_head(rows, name, NULL);
	cell_kroner(rows, cost);
	cell_kroner(rows, gain);
	cell_kroner(rows, gain - cost);
}

void table_budget(const struct build *b, struct table_rows *rows)
{
	const struct results *r = b->results;
	enum level owner = b->scenario->owner;
	double cost = 0, gain = 0;

	for (int k = 0; k < BUDGET_YEARS && k < r->period; k++) {
		double paid = r->cost[k][owner], saved = r->gain[k][owner];

		budget_row(rows, ROW_PLAIN, arena_printf(b->arena, "%d", r->start + k), paid,
			   saved);
		cost += paid;
		gain += saved;
	}
	budget_row(rows, ROW_TOTAL, word(b->words, WORD_SUM), cost, gain);
}

void table_years(const struct build *b, struct table_rows *rows)
{
	const struct results *r = b->results;

	for (int k = 0; k < r->period; k++) {
		row_add(rows, ROW_PLAIN);
		cell_head(rows, arena_printf(b->arena, "%d", r->start + k), NULL);
		cell_text(rows, number_decimal(b->arena, r->discount[k], 4));
		for (int level = 0; level < LEVELS_AND_TOTAL; level++)
			cell_kroner(rows, r->gain[k][level] - r->cost[k][level]);
		cell_kroner(rows, r->balance[k][TOTAL]);
	}
}
