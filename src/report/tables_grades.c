/* Tables of how sure the result is, and of what the scenario chose for itself. */
#include "prose.h"
#include "tables_rows.h"

#include "base/number.h"
#include "study/departures.h"

static const char *grade_word(const struct build *b, enum grade grade)
{
	return word_of(b->words, WORD_GRADES, (int)grade);
}

static void cell_part(struct table_rows *rows, double share)
{
	struct arena *a = rows->b->arena;

	cell_text(rows, arena_printf(a, "%s\u00a0%%", number_whole(a, 100 * share)));
}

void table_grades(const struct build *b, struct table_rows *rows)
{
	for (int grade = 0; grade < GRADES; grade++) {
		double sum = 0;

		for (int part = 0; part < GRADE_PARTS; part++)
			sum += b->study->grades.share[part][TOTAL][grade];
		if (sum == 0)
			continue;
		row_add(rows, ROW_PLAIN);
		cell_head(rows, grade_word(b, (enum grade)grade), rows->labels[grade].text);
		for (int part = 0; part < GRADE_PARTS; part++)
			cell_part(rows, b->study->grades.share[part][TOTAL][grade]);
	}
}

/* By the weakest of the three that a contribution rests on. */
void table_grade_levels(const struct build *b, struct table_rows *rows)
{
	for (int i = 0; i < LEVELS_AND_TOTAL; i++) {
		int level = build_level_at(b, i);

		row_add(rows, level == TOTAL ? ROW_TOTAL : ROW_PLAIN);
		cell_head(rows, build_level(b, WORD_LEVEL_NAMES, level), NULL);
		for (int grade = 0; grade < GRADES; grade++)
			cell_part(rows, b->study->grades.share[PART_ALL][level][grade]);
	}
	rows_drop_alike(rows);
}

/* The services that contribute, the largest first; returns how many. */
static int rank_services(int out[LIMIT_SERVICES], const struct build *b)
{
	const struct grade_service *services = b->study->grades.service;
	int count = 0;

	for (int i = 0; i < b->data->service_count; i++) {
		int at = count;

		if (services[i].share == 0)
			continue;
		for (; at > 0 && services[out[at - 1]].share < services[i].share; at--)
			out[at] = out[at - 1];
		out[at] = i;
		count++;
	}
	return count;
}

static void cell_use(struct table_rows *rows, int group, int service, enum grade grade)
{
	const struct build *b = rows->b;

	cell_text(rows, grade_word(b, grade));
	if (dataset_is_own(b->data, group, service))
		cell_line(rows, word(b->words, WORD_OWN_FIGURES));
}

void table_grade_services(const struct build *b, struct table_rows *rows)
{
	int ranked[LIMIT_SERVICES], count = rank_services(ranked, b);

	for (int i = 0; i < count; i++) {
		const struct grade_service *one = &b->study->grades.service[ranked[i]];

		row_add(rows, ROW_PLAIN);
		cell_head(rows, b->data->services[ranked[i]].name[b->language], NULL);
		cell_text(rows, grade_word(b, one->grade[PART_PRICE]));
		cell_use(rows, 0, ranked[i], one->grade[PART_POPULATION]);
		cell_use(rows, b->scenario->group, ranked[i], one->grade[PART_GROUP]);
		cell_kroner(rows, one->range.value);
		cell_kroner(rows, one->range.low);
		cell_kroner(rows, one->range.high);
	}
}

/* Whole kroner, but for small prices. */
static const char *price_text(const struct build *b, double price)
{
	return number_short(b->arena, price, price < 100 ? 3 : 0);
}

void table_local_prices(const struct build *b, struct table_rows *rows)
{
	const struct departures *departures = &b->study->departures;

	for (int i = 0; i < departures->count; i++) {
		const struct departure *d = &departures->items[i];

		if (d->kind != DEPARTURE_PRICE)
			continue;
		row_add(rows, ROW_PLAIN);
		cell_head(rows, b->data->services[d->price->service].name[b->language], NULL);
		cell_text(rows, price_text(b, d->standard));
		cell_text(rows, price_text(b, d->own));
		cell_text(rows, price_text(b, d->price->price));
		cell_text(rows, arena_printf(b->arena, "%d", d->price->price_year));
		row_add_source(rows, d->price->source ? d->price->source : word(b->words, WORD_NOT_GIVEN));
	}
}

static const char *departure_name(const struct build *b, const struct departure *d)
{
	const char *name = NULL;

	if (d->kind == DEPARTURE_PRICE)
		name = prose_lower(b->arena, b->data->services[d->price->service].name[b->language]);
	if (d->kind == DEPARTURE_SHARES)
		name = prose_lower(b->arena, b->data->distributions[b->scenario->distribution].name[b->language]);
	return name ? arena_printf(b->arena, "%s: %s", word_of(b->words, WORD_DEPARTURES, (int)d->kind), name)
		    : word_of(b->words, WORD_DEPARTURES, (int)d->kind);
}

void table_departures(const struct build *b, struct table_rows *rows)
{
	const struct departures *departures = &b->study->departures;

	for (int i = 0; i < departures->count; i++) {
		const struct departure *d = &departures->items[i];

		row_add(rows, ROW_PLAIN);
		cell_head(rows, departure_name(b, d), NULL);
		for (int k = 0; k < LEVELS_AND_TOTAL; k++)
			cell_kroner(rows, d->net[build_level_at(b, k)]);
	}
}
