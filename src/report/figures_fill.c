/* Rows and units of charts. */
#include "figures_fill.h"

const enum chart_fill realised_fill[REALISATIONS] = { FILL_GAIN, FILL_LATER, FILL_CAPACITY };

void rows_begin(const struct build *b, struct chart *chart, int count)
{
	chart->rows = NEW_ARRAY(b->arena, (size_t)count, struct chart_row);
	chart->row_count = 0;
}

struct chart_row *row_new(struct chart *chart, const char *name)
{
	struct chart_row *row = &chart->rows[chart->row_count++];

	row->name = name;
	return row;
}

struct money chart_money(const struct build *b, struct chart *chart, double largest)
{
	struct money m = money_for(b, largest);

	chart->unit = m.name;
	return m;
}
