/* Tables of results: levels, sectors, years. */
#include "study/answers.h"
#include "money.h"
#include "prose.h"
#include "sources.h"
#include "tables_rows.h"

#include "base/number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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
	for (int i = 0; i < LEVELS_AND_TOTAL; i++) {
		int level = build_level_at(b, i);

		level_row(rows, level);
		cell_kroner(rows, b->results->net[level]);
		cell_kroner(rows, per_participant(b, b->results->net[level]));
	}
	rows_drop_alike(rows);
}

/* Without effect each level is left with what it pays, in one unit for all. */
void table_no_effect(const struct build *b, struct table_rows *rows)
{
	const double *cost = b->results->implementation;
	double most = 0;
	struct money m;

	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		most = fmax(most, fabs(cost[level]));
	m = money_for(b, fmax(most, 1e6));
	for (int i = 0; i < LEVELS_AND_TOTAL; i++) {
		int level = build_level_at(b, i);

		row_add(rows, kind_of(level));
		cell_head(rows, build_level(b, WORD_LEVEL_SHORT, level), NULL);
		if (most < 999500 || amount_sign(cost[level]) == SIGN_ZERO)
			cell_text(rows, prose_exact(b->arena, b->words, cost[level]));
		else
			cell_text(rows, arena_printf(b->arena, "%s\u00a0%s", money_signed(&m, cost[level]), m.name));
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
	for (int i = 0; i < LEVELS_AND_TOTAL; i++) {
		int level = build_level_at(b, i);
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
	rows_drop_alike(rows);
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
	cell_head(rows, source_measure(b), NULL);
	cell_kroner(rows, r->implementation[TOTAL]);
	cell_kroner(rows, per_participant(b, r->implementation[TOTAL]));
	row_add(rows, ROW_TOTAL);
	cell_head(rows, word(b->words, WORD_SUM), NULL);
	cell_kroner(rows, r->net[TOTAL]);
	cell_kroner(rows, per_participant(b, r->net[TOTAL]));
}

/* A row of the matrix: a sector, or what the measure costs. */
struct matrix_row {
	const char *name;
	const double *kroner; /* by level */
	bool cost;
};

static int larger_total_first(const void *a, const void *b)
{
	const struct matrix_row *first = a, *second = b;
	double one = first->kroner[TOTAL], other = second->kroner[TOTAL];

	if (first->cost != second->cost)
		return first->cost ? 1 : -1;
	return one != other ? (one > other ? -1 : 1) : strcmp(first->name, second->name);
}

/* All sectors and what the measure costs; the largest amount of them, kr. */
static double read_matrix(const struct build *b, struct matrix_row *out)
{
	const struct results *r = b->results;
	double most = 0;

	for (int i = 0; i <= b->data->sector_count; i++) {
		bool cost = i == b->data->sector_count;

		out[i] = cost ? (struct matrix_row){ source_measure(b), r->implementation, true }
			      : (struct matrix_row){ b->data->sectors[i].name[b->language], r->sector[i], false };
		for (int level = 0; level < LEVELS_AND_TOTAL; level++)
			most = fmax(most, fabs(out[i].kroner[level]));
	}
	return most;
}

static bool says_nothing(const struct matrix_row *row, const struct money *m)
{
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		if (!money_is_zero(m, row->kroner[level]))
			return false;
	return true;
}

/* Those that print as something, the largest gain first, and the cost of the measure last. */
static int sort_matrix(struct matrix_row *rows, int count, const struct money *m)
{
	int kept = 0;

	for (int i = 0; i < count; i++)
		if (!says_nothing(&rows[i], m))
			rows[kept++] = rows[i];
	qsort(rows, (size_t)kept, sizeof *rows, larger_total_first);
	return kept;
}

static void matrix_cell(struct table_rows *rows, const struct money *m, const struct matrix_row *row, int level)
{
	double kroner = row->kroner[level];
	enum chart_fill fill = level == TOTAL ? FILL_TOTAL : FILL_GAIN;

	if (kroner < 0)
		fill = row->cost ? FILL_COST : FILL_LOSS;
	cell_bar(rows, money_cell_signed(m, kroner), kroner / m->size, fill);
}

static void level_heads(struct table_rows *rows, int first)
{
	const struct build *b = rows->b;

	for (int k = 0; k < LEVELS_AND_TOTAL; k++)
		rows->table->rows[0].cells[first + k].spans->text =
			build_level(b, WORD_LEVEL_SHORT, build_level_at(b, k));
}

/* Sectors by level, with a bar in each cell; what it comes to below, without. One row would be what it comes to. */
void table_sectors_by_level(const struct build *b, struct table_rows *rows)
{
	struct matrix_row *matrix = NEW_ARRAY(b->arena, (size_t)b->data->sector_count + 1, struct matrix_row);
	struct money m = money_for(b, read_matrix(b, matrix));
	int count = sort_matrix(matrix, b->data->sector_count + 1, &m);

	if (count < 2)
		return;
	span_add(b->arena, &rows->table->caption, arena_printf(b->arena, ", %s", m.name), 0);
	level_heads(rows, 1);
	for (int i = 0; i < count; i++) {
		row_add(rows, ROW_PLAIN);
		cell_head(rows, matrix[i].name, NULL);
		for (int k = 0; k < LEVELS_AND_TOTAL; k++)
			matrix_cell(rows, &m, &matrix[i], build_level_at(b, k));
	}
	row_add(rows, ROW_TOTAL);
	cell_head(rows, rows->labels[0].text, NULL);
	for (int k = 0; k < LEVELS_AND_TOTAL; k++)
		cell_text(rows, money_cell_signed(&m, b->results->net[build_level_at(b, k)]));
	row_add(rows, ROW_PLAIN);
	cell_head(rows, rows->labels[1].text, NULL);
	for (int k = 0; k < LEVELS_AND_TOTAL; k++)
		cell_kroner(rows, per_participant(b, b->results->net[build_level_at(b, k)]));
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
		for (int i = 0; i < LEVELS_AND_TOTAL; i++)
			cell_kroner(rows, r->gain[k][build_level_at(b, i)] - r->cost[k][build_level_at(b, i)]);
		cell_kroner(rows, r->balance[k][TOTAL]);
	}
}
