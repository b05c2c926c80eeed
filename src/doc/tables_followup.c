/* Tables of what cannot be priced, what is to be followed, and what was observed. */
#include "build_blocks.h"
#include "model/followup.h"
#include "prose.h"
#include "tables_rows.h"

#include "base/number.h"

#include <math.h>

/* Observed counts of people below this are not printed, nor what they could be worked out from. */
static const double FEWEST = 3;
static const char HIDDEN[] = ":";

/* The text of Markdown without its styles: a cell holds one paragraph. */
static const char *plain_text(const struct build *b, const char *markdown, struct place at)
{
	struct build copy = *b;
	struct block *root = block_new(b->arena, BLOCK_DOCUMENT, NULL);
	struct buffer out = { .arena = b->arena };

	build_free_text(&copy, root, markdown, at);
	for (const struct block *block = root->first; block; block = block->next)
		buffer_printf(&out, "%s%s", out.size > 0 ? " " : "",
			      span_text(b->arena, block->spans));
	return buffer_text(&out);
}

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
		cell_text(rows, effect->affected);
		cell_text(rows, score_text(b, effect->score));
		cell_text(rows,
			  effect->reason ? plain_text(b, effect->reason, effect->reason_at) : NULL);
	}
}

void table_indicators(const struct build *b, struct table_rows *rows)
{
	for (size_t i = 0; i < b->scenario->indicator_count; i++) {
		const struct indicator *indicator = &b->scenario->indicators[i];

		row_add(rows, ROW_PLAIN);
		cell_head(rows, indicator->name, NULL);
		cell_text(rows, indicator->owner);
		cell_text(rows, indicator->target);
		cell_text(rows, prose_date(b->arena, b->words, indicator->date));
	}
}

/* An observed sum is shown when neither it, what it grew by since the last one shown, nor what is
 * left of all participants is a small count. */
static bool may_show(const struct build *b, double helped, double shown)
{
	return helped - shown >= FEWEST && (double)b->results->all_participants - helped >= FEWEST;
}

/* Whether the last observed number of helped is shown, so that what rests on it may be. */
static bool last_is_shown(const struct build *b)
{
	double shown = 0;
	bool is_shown = true;

	for (size_t i = 0; i < b->in->followup->count; i++) {
		double helped = b->in->followup->years[i].observed.helped;

		if (isnan(helped))
			continue;
		is_shown = may_show(b, helped, shown);
		shown = is_shown ? helped : shown;
	}
	return is_shown;
}

void table_observations(const struct build *b, struct table_rows *rows)
{
	const struct followup *f = b->in->followup;
	double shown = 0;

	for (size_t i = 0; f && i < f->count; i++) {
		const struct observation *seen = &f->years[i].observed,
					 *planned = &f->years[i].forecast;
		bool show = may_show(b, seen->helped, shown);

		row_add(rows, ROW_PLAIN);
		cell_head(rows, arena_printf(b->arena, "%d", f->years[i].year), NULL);
		cell_text(rows, number_short(b->arena, planned->helped, 1));
		cell_text(rows, isnan(seen->helped) ? NULL
				: show              ? number_short(b->arena, seen->helped, 1)
						    : HIDDEN);
		cell_kroner(rows, planned->cost);
		cell_text(rows, isnan(seen->cost) ? NULL : number_whole(b->arena, seen->cost));
		shown = show ? seen->helped : shown;
	}
}

static void expectation_row(const struct build *b, struct table_rows *rows, int label,
			    const struct expectation *e, bool show)
{
	row_add(rows, ROW_PLAIN);
	cell_head(rows, rows->labels[label].text, NULL);
	cell_text(rows, show ? number_short(b->arena, e->helped, 1) : HIDDEN);
	cell_kroner(rows, e->gross);
	cell_text(rows, show ? number_whole(b->arena, e->net[LEVEL_KOMMUNE]) : HIDDEN);
	cell_text(rows, show ? number_whole(b->arena, e->net[TOTAL]) : HIDDEN);
}

void table_expectations(const struct build *b, struct table_rows *rows)
{
	const struct followup *f = b->in->followup;
	bool show = f && last_is_shown(b);

	if (!f)
		return;
	expectation_row(b, rows, 0, &f->forecast, true);
	expectation_row(b, rows, 1, &f->as_planned, show);
	expectation_row(b, rows, 2, &f->at_pace, show);
}
