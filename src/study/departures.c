/* Computes the result without each choice. */
#include "departures.h"

#include <string.h>

/* The item after the last, with its effect: from `without`, the scenario as it would be with the
 * default. */
static struct departure *add(struct departures *out, enum departure_kind kind,
			     const struct scenario *without, const struct dataset *data,
			     const struct results *r)
{
	struct departure *item = &out->items[out->count++];
	struct results results;

	calc(&results, without, data);
	*item = (struct departure){ .kind = kind };
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		item->net[level] = r->net[level] - results.net[level];
	return item;
}

static void add_price(struct departures *out, const struct scenario *s, size_t index,
		      const struct dataset *data, const struct results *r)
{
	const struct local_price *price = &s->prices[index];
	struct local_price others[LIMIT_SERVICES];
	struct scenario without = *s;
	struct departure *item;

	memcpy(others, s->prices, index * sizeof *others);
	memcpy(others + index, price + 1, (s->price_count - index - 1) * sizeof *others);
	without.prices = others;
	without.price_count--;
	item = add(out, DEPARTURE_PRICE, &without, data, r);
	item->price = price;
	item->standard = data->services[price->service].price;
	item->own = price->price *
		    calc_price_factor(s, data, price->service, price->price_year, data->price_year);
}

void departures_find(struct departures *out, const struct scenario *s,
		     const struct dataset *standard, const struct dataset *chosen,
		     const struct results *r)
{
	out->count = 0;
	for (size_t i = 0; i < s->price_count; i++)
		add_price(out, s, i, chosen, r);
	if (s->distribution)
		add(out, DEPARTURE_SHARES, s, standard, r);
	if (s->deflator != DEFLATOR_KPI) {
		struct scenario without = *s;

		without.deflator = DEFLATOR_KPI;
		add(out, DEPARTURE_DEFLATOR, &without, chosen, r);
	}
}

const struct departure *departures_of(const struct departures *departures, enum departure_kind kind)
{
	for (int i = 0; i < departures->count; i++)
		if (departures->items[i].kind == kind)
			return &departures->items[i];
	return NULL;
}
