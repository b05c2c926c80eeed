/* Tables of what the result rests on: prices, use of services, grades. */
#include "study/variants.h"
#include "prose.h"
#include "tables_rows.h"

#include "base/number.h"
#include "base/text.h"

/* Where the price is from, and the shares when they are not those of tjenester.csv, in a sentence of its own. */
static const char *service_source(const struct build *b, int service)
{
	const struct service *s = &b->data->services[service];
	const char *source = dataset_text(b->data, s->source, b->language);

	if (!s->share_source)
		return source;
	return arena_printf(b->arena, "%s. %s: %s", source, word(b->words, WORD_SHARES),
			    dataset_text(b->data, s->share_source, b->language));
}

static const char *grade_word(const struct build *b, enum grade grade)
{
	return word_of(b->words, WORD_GRADES, (int)grade);
}

/* "Staten", or a line for each level with its part. */
static void cell_shares(struct table_rows *rows, const struct service *service)
{
	const struct build *b = rows->b;
	bool first = true;

	for (int i = 0; i < LEVELS; i++) {
		int level = build_level_at(b, i);
		const char *name = build_level(b, WORD_LEVEL_NAMES, level), *line = name;

		if (!(service->share[level] > 0))
			continue;
		if (service->share[level] < 1)
			line = arena_printf(b->arena, "%s\u00a0%s", name,
					    prose_percent_sign(b->arena, service->share[level]));
		if (first)
			cell_text(rows, line);
		else
			cell_line(rows, line);
		first = false;
	}
}

void table_services(const struct build *b, struct table_rows *rows)
{
	for (int i = 0; i < b->data->service_count; i++) {
		const struct service *service = &b->data->services[i];

		row_add(rows, ROW_PLAIN);
		cell_head(rows, service->name[b->language], NULL);
		cell_text(rows, dataset_text(b->data, service->unit, b->language));
		cell_text(rows, number_short(b->arena, service->price, 3));
		cell_shares(rows, service);
		cell_text(rows, grade_word(b, service_grade(service)));
		row_add_source(rows, service_source(b, i));
	}
}

/* The next usage of the group after number `i`, NULL when there is none. */
static const struct usage *usage_after(const struct build *b, size_t i, int group)
{
	while (++i < b->data->usage_count)
		if (b->data->usages[i].group == group)
			return &b->data->usages[i];
	return NULL;
}

/* As written; of one that is known to so and so much only, the digits that may mean something, and some more. */
static const char *usage_amount(const struct build *b, const struct usage *u)
{
	enum { DIGITS = 6, EXACT = 8 };

	return u->half_width > 0 ? number_short(b->arena, number_significant(u->amount, DIGITS), DIGITS)
				 : number_short(b->arena, u->amount, EXACT);
}

/* Rows of the same service from the same source share one line about it. */
static void usage_rows(const struct build *b, struct table_rows *rows, int group)
{
	for (size_t i = 0; i < b->data->usage_count; i++) {
		const struct usage *u = &b->data->usages[i], *next = usage_after(b, i, group);
		struct interval ages = { u->from, u->to };

		if (u->group != group)
			continue;
		row_add(rows, ROW_PLAIN);
		cell_head(rows, b->data->services[u->service].name[b->language], NULL);
		cell_text(rows, prose_ages(b->arena, b->words, &ages, 1));
		cell_text(rows, usage_amount(b, u));
		cell_text(rows, word_of(b->words, WORD_MEASURES, u->is_ratio));
		cell_text(rows, grade_word(b, u->grade));
		if (!next || next->service != u->service || !text_equal(next->source, u->source))
			row_add_source(rows, dataset_text(b->data, u->source, b->language));
	}
}

/* The population, the target group, and the target groups of variants. */
void table_usage(const struct build *b, struct table_rows *rows)
{
	bool shown[LIMIT_GROUPS] = { false };

	row_add_group(rows, rows->labels[0].text);
	usage_rows(b, rows, 0);
	row_add_group(rows, rows->labels[1].text);
	usage_rows(b, rows, b->scenario->group);
	shown[b->scenario->group] = true;
	for (size_t i = 0; i < b->study->variant_count; i++) {
		int group = b->study->variants[i].scenario->group;

		if (shown[group])
			continue;
		shown[group] = true;
		row_add_group(rows, b->data->groups[group].name[b->language]);
		usage_rows(b, rows, group);
	}
}
