/* Tables of the notes: who says what, and how that goes with who pays and who gains. */
#include "prose.h"
#include "tables_rows.h"

#include "engine/factors.h"

void table_notes(const struct build *b, struct table_rows *rows)
{
	for (size_t i = 0; i < b->notes->count; i++) {
		const struct note *note = &b->notes->items[i];

		row_add(rows, ROW_PLAIN);
		cell_whole(rows, note->number);
		cell_head(rows, note->unnamed ? word(b->words, WORD_UNNAMED) : note->actor, NULL);
		cell_text(rows, word_of(b->words, WORD_ROLE_ONE, (int)note->role));
		cell_text(rows, note->level < 0 ? NULL : build_level(b, WORD_LEVEL_NAMES, note->level));
		cell_text(rows, note->sector);
		cell_text(rows, note->stance == STANCE_NONE
					? NULL
					: word_of(b->words, WORD_STANCES, (int)note->stance - 1));
	}
}
enum { MOST_NUMBERS = 12 };

/* Columns of opinions; notes that take no side are with the neutral ones. */
enum opinion { OPINION_FOR, OPINION_NONE, OPINION_AGAINST, OPINIONS };

static enum opinion opinion_of(const struct note *note)
{
	switch (note->stance) {
	case STANCE_STOETTER:
		return OPINION_FOR;
	case STANCE_NONE:
	case STANCE_NOEYTRAL:
		return OPINION_NONE;
	case STANCE_SKEPTISK:
	case STANCE_IMOT:
		return OPINION_AGAINST;
	}
	return OPINION_NONE;
}

/* The numbers of the notes from `level` (−1: from none) with this opinion: "nr. 1, 4"; only how many when a cell would
 * be long. */
static const char *note_numbers(const struct build *b, int level, enum opinion opinion)
{
	struct buffer out = { .arena = b->arena };
	long count = 0;

	for (size_t i = 0; i < b->notes->count; i++) {
		const struct note *note = &b->notes->items[i];

		if (note->level != level || opinion_of(note) != opinion)
			continue;
		if (count++ < MOST_NUMBERS)
			buffer_printf(&out, "%s%d", out.size > 0 ? ", " : "", note->number);
	}
	if (count > MOST_NUMBERS)
		return prose_counted(b->arena, b->words, WORD_NOTES, count);
	return count ? build_filled_one(b, WORD_NOTE_NUMBER, "nr", buffer_text(&out)) : "";
}

static void opinion_cells(const struct build *b, struct table_rows *rows, int level)
{
	for (enum opinion opinion = 0; opinion < OPINIONS; opinion++)
		cell_text(rows, note_numbers(b, level, opinion));
}

static bool has_level(const struct notes *notes, int level)
{
	for (size_t i = 0; i < notes->count; i++)
		if (notes->items[i].level == level)
			return true;
	return false;
}

void table_notes_by_level(const struct build *b, struct table_rows *rows)
{
	struct financing financing[LEVELS_AND_TOTAL];

	if (b->notes->count == 0)
		return;
	factors_financing(financing, b->scenario, (struct rate){ 0 });
	for (int i = 0; i < LEVELS; i++) {
		int level = build_level_at(b, i);

		row_add(rows, ROW_PLAIN);
		cell_head(rows, build_level(b, WORD_LEVEL_NAMES, level), NULL);
		cell_kroner(rows, financing_net(&financing[level]));
		cell_kroner(rows, b->results->net[level]);
		opinion_cells(b, rows, level);
	}
	if (!has_level(b->notes, -1))
		return;
	row_add(rows, ROW_PLAIN);
	cell_head(rows, rows->labels[0].text, NULL);
	cell_text(rows, NULL);
	cell_text(rows, NULL);
	opinion_cells(b, rows, -1);
}
