/* Tables of what cannot be priced, what is to be followed, and what was observed. */
#include "build_blocks.h"
#include "study/followup.h"
#include "guard/small.h"
#include "prose.h"
#include "tables_rows.h"

#include "base/number.h"

#include <math.h>

/* What stands for a figure that is not shown; see guard/small.h. */
static const char HIDDEN[] = ":";

/* "+3 (stor)", "−1 (liten)", "0 (ingen)". */
static const char *score_text(const struct build *b, int score)
{
	int size = score < 0 ? -score : score;

	return arena_printf(b->arena, "%s%s (%s)", score > 0 ? "+" : "",
			    number_whole(b->arena, score), word_of(b->words, WORD_SIZES, size));
}

void table_unpriced(const struct build *b, struct table_rows *rows)
{
	for (size_t i = 0; i < b->scenario->unpriced_count; i++) {
		const struct unpriced *effect = &b->scenario->unpriced[i];

		row_add(rows, ROW_PLAIN);
		cell_head(rows, effect->name, NULL);
		cell_is_free(rows);
		cell_text(rows, effect->affected);
		cell_is_free(rows);
		cell_text(rows, score_text(b, effect->score));
		cell_markdown(rows, effect->reason, effect->reason_at);
		cell_is_free(rows);
	}
}

void table_indicators(const struct build *b, struct table_rows *rows)
{
	for (size_t i = 0; i < b->scenario->indicator_count; i++) {
		const struct indicator *indicator = &b->scenario->indicators[i];

		row_add(rows, ROW_PLAIN);
		cell_head(rows, indicator->name, NULL);
		cell_is_free(rows);
		cell_text(rows, indicator->responsible);
		cell_is_free(rows);
		cell_text(rows, indicator->target);
		cell_is_free(rows);
		cell_text(rows, prose_date(b->arena, b->words, indicator->date));
	}
}

static const char *if_shown(bool show, const char *text)
{
	return show ? text : HIDDEN;
}

void table_observations(const struct build *b, struct table_rows *rows)
{
	const struct followup *f = &b->study->followup;
	struct arena *a = b->arena;
	struct small may_show;

	if (!b->study->has_followup)
		return;
	small_decide(&may_show, f, b->scenario, a);
	for (size_t i = 0; i < f->count; i++) {
		const struct observation *seen = &f->years[i].observed,
					 *planned = &f->years[i].forecast;

		row_add(rows, ROW_PLAIN);
		cell_head(rows, arena_printf(a, "%d", f->years[i].year), NULL);
		cell_text(rows, number_short(a, planned->helped, 1));
		cell_text(rows, isnan(seen->helped) ? NULL
						    : if_shown(may_show.helped[i], number_short(a, seen->helped, 1)));
		cell_kroner(rows, planned->cost);
		cell_text(rows, isnan(seen->cost) ? NULL : if_shown(may_show.cost[i], number_whole(a, seen->cost)));
	}
	rows->hidden = may_show.any_hidden;
}

static void expectation_row(const struct build *b, struct table_rows *rows, int label,
			    const struct expectation *e, const struct small *may_show)
{
	struct arena *a = b->arena;

	row_add(rows, ROW_PLAIN);
	cell_head(rows, rows->labels[label].text, NULL);
	cell_text(rows, if_shown(may_show->expected_helped, number_short(a, e->helped, 1)));
	cell_text(rows, if_shown(may_show->expected_cost, number_whole(a, e->gross)));
	cell_text(rows, if_shown(may_show->expected_net, number_whole(a, e->net[rows->b->scenario->owner])));
	cell_text(rows, if_shown(may_show->expected_net, number_whole(a, e->net[TOTAL])));
}

void table_expectations(const struct build *b, struct table_rows *rows)
{
	static const struct small all = { .expected_helped = true, .expected_cost = true, .expected_net = true };
	const struct followup *f = &b->study->followup;
	struct small may_show;

	if (!b->study->has_followup)
		return;
	small_decide(&may_show, f, b->scenario, b->arena);
	expectation_row(b, rows, 0, &f->forecast, &all);
	expectation_row(b, rows, 1, &f->as_planned, &may_show);
	expectation_row(b, rows, 2, &f->at_pace, &may_show);
	rows->hidden = !may_show.expected_helped || !may_show.expected_cost;
}
