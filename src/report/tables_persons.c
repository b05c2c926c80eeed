/* The persons behind the kroner: how the use of each service changes, who pays for it, and how it becomes money. */
#include "money.h"
#include "persons.h"
#include "prose.h"
#include "tables_rows.h"

#include "base/number.h"
#include "base/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The unit of services that are counted in visits, not in persons. */
static const char VISIT[] = "konsultasjon";

/* The owner's services first, then by what they come to. */
static int owners_first(const void *a, const void *b)
{
	const struct person_row *first = a, *second = b;
	double one = fabs(first->kroner[TOTAL]), other = fabs(second->kroner[TOTAL]);

	if (first->owners != second->owners)
		return first->owners ? -1 : 1;
	return one != other ? (one > other ? -1 : 1) : strcmp(first->service->id, second->service->id);
}

int person_rows(const struct build *b, const struct study *study, struct person_row *out)
{
	int count = 0;

	for (int i = 0; i < b->data->service_count; i++) {
		const struct use *use = &study->made_of.use[i];

		if (use->counts_persons && !text_equal(b->data->services[i].unit, VISIT) && fabs(use->sum) >= 0.05)
			out[count++] = (struct person_row){ &b->data->services[i], -use->sum,
							    study->results.service[i],
							    b->data->services[i].share[build_owner(b)] > 0 };
	}
	qsort(out, (size_t)count, sizeof *out, owners_first);
	return count;
}

/* "Kommunen, staten": in the order in which levels stand. */
static const char *payers_of(const struct build *b, const struct service *service)
{
	struct buffer out = { .arena = b->arena };

	for (int i = 0; i < LEVELS; i++) {
		int level = build_level_at(b, i);

		if (service->share[level] <= 0)
			continue;
		buffer_printf(&out, "%s%s", out.size ? ", " : "",
			      build_level(b, out.size ? WORD_LEVEL_DEFINITE : WORD_LEVEL_SHORT, level));
	}
	return buffer_text(&out);
}

/* Row labels: how a gain becomes money, and how a loss becomes an expense, by enum realisation. */
enum { FEWER_PERSONS = 2, MORE_PERSONS = FEWER_PERSONS + REALISATIONS };

static void person_row(struct table_rows *rows, const struct person_row *row, const struct money *m)
{
	const struct build *b = rows->b;
	bool fewer = row->fewer > 0, loss = row->kroner[TOTAL] < 0;
	const char *count = number_decimal(b->arena, fabs(row->fewer), 1);

	row_add(rows, ROW_PLAIN);
	cell_head(rows, row->service->name[b->language], NULL);
	cell_bar(rows, arena_printf(b->arena, "%s\u00a0%s", count, rows->labels[fewer ? 0 : 1].text), row->fewer,
		 loss ? FILL_LOSS : FILL_GAIN);
	cell_text(rows, payers_of(b, row->service));
	cell_text(rows, rows->labels[(loss ? MORE_PERSONS : FEWER_PERSONS) + (int)row->service->realisation].text);
	cell_text(rows, money_cell_signed(m, row->kroner[build_owner(b)]));
	cell_text(rows, money_cell_signed(m, row->kroner[TOTAL]));
}

void table_persons(const struct build *b, struct table_rows *rows)
{
	struct person_row *list = NEW_ARRAY(b->arena, (size_t)b->data->service_count, struct person_row);
	int count = person_rows(b, b->study, list);
	double most = 0;
	struct money m;

	if (b->results->all_participants < FEWEST_PARTICIPANTS)
		return;
	for (int i = 0; i < count; i++)
		most = fmax(most, fabs(list[i].kroner[TOTAL]));
	m = money_for(b, most);
	if (count)
		span_add(b->arena, &rows->table->caption, arena_printf(b->arena, ", %s", m.name), 0);
	rows->table->rows[0].cells[4].spans->text = build_level(b, WORD_LEVEL_SHORT, build_owner(b));
	for (int i = 0; i < count; i++)
		person_row(rows, &list[i], &m);
}
