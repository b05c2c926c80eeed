/* What has changed since an earlier decision basis. */
#include "study/earlier.h"
#include "earlier_words.h"
#include "prose.h"
#include "tables_rows.h"


enum { MOST_CHARACTERS = 80 };

static const char *written_value(const struct build *b, const char *text)
{
	return text && *text ? prose_cut(b->arena, earlier_value_words(b, text), MOST_CHARACTERS) : "–";
}

/* Whether the input's name in the first column says which value it is. */
static bool says_which(const struct earlier_change *change)
{
	return change->value_count == 1 && change->input != INPUT_SUCCESS_RATE && change->input != INPUT_COSTS &&
	       change->input != INPUT_PRICES && change->input != INPUT_TIMING && change->input != INPUT_PRICE_YEAR;
}

/* One value alone, or each with its name: "Ny innsats, beløp: 1 000 000; …". */
static const char *values_text(const struct build *b, const struct earlier_change *change, bool now)
{
	struct buffer out = { .arena = b->arena };

	for (size_t i = 0; i < change->value_count; i++) {
		const struct earlier_value *value = &change->values[i];

		if (!says_which(change))
			buffer_printf(&out, "%s%s: ", i ? "; " : "", earlier_key_words(b, value->key));
		buffer_puts(&out, written_value(b, now ? value->now : value->before));
	}
	return buffer_text(&out);
}

static const char *data_text(const struct build *b, const struct dataset *data)
{
	return arena_printf(b->arena, "%s, %s", data->name, data->version);
}

static void change_row(const struct build *b, struct table_rows *rows, const struct earlier_change *change)
{
	bool data = change->input == INPUT_DATA;

	row_add(rows, ROW_PLAIN);
	cell_head(rows, word_of(b->words, WORD_INPUTS, (int)change->input), NULL);
	cell_text(rows, data ? data_text(b, b->study->earlier->basis->data) : values_text(b, change, false));
	cell_text(rows, data ? data_text(b, b->data) : values_text(b, change, true));
	cell_kroner(rows, change->net[rows->b->scenario->owner]);
	cell_kroner(rows, change->net[TOTAL]);
}

static void sum_row(struct table_rows *rows, int label, enum row_kind kind, const double net[LEVELS_AND_TOTAL])
{
	row_add(rows, kind);
	cell_head(rows, rows->labels[label].text, NULL);
	cell_text(rows, NULL);
	cell_text(rows, NULL);
	cell_kroner(rows, net[rows->b->scenario->owner]);
	cell_kroner(rows, net[TOTAL]);
}

enum { LABEL_BEFORE, LABEL_NOW };

void table_earlier(const struct build *b, struct table_rows *rows)
{
	const struct earlier *e = b->study->earlier;

	if (!e || !e->explained)
		return;
	sum_row(rows, LABEL_BEFORE, ROW_PLAIN, e->before);
	for (int i = 0; i < e->change_count; i++)
		change_row(b, rows, &e->changes[i]);
	sum_row(rows, LABEL_NOW, ROW_TOTAL, e->now);
}

void table_earlier_others(const struct build *b, struct table_rows *rows)
{
	const struct earlier *e = b->study->earlier;

	for (size_t i = 0; e && i < e->other_count; i++) {
		row_add(rows, ROW_PLAIN);
		cell_head(rows, earlier_key_words(b, e->others[i].key), NULL);
		cell_text(rows, written_value(b, e->others[i].before));
		cell_text(rows, written_value(b, e->others[i].now));
	}
}
