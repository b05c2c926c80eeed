/* Rubbish beyond the end of every list: whoever reads too far gets what cannot go unnoticed. */
#ifndef TESTS_SPOIL_H
#define TESTS_SPOIL_H

#include "base/arena.h"
#include "input/dataset.h"
#include "input/scenario.h"

#include <math.h>
#include <string.h>

/* The list becomes a copy with `...`, one item more; its count stays. */
#define SPOIL_END(a, list, count, ...)                                             \
	do {                                                                       \
		(list) = spoil_copy((a), (list), (count), sizeof *(list));         \
		(list)[(count)] = __VA_ARGS__;                                     \
	} while (0)

static inline void *spoil_copy(struct arena *a, const void *list, size_t count, size_t size)
{
	char *copy = arena_alloc(a, count + 1, size);

	if (count)
		memcpy(copy, list, count * size);
	memset(copy + count * size, 0, size);
	return copy;
}

static inline void spoil_dataset(struct dataset *d, struct arena *a)
{
	for (int group = 0; group < LIMIT_GROUPS; group++)
		for (int service = 0; service < LIMIT_SERVICES; service++)
			for (int age = 0; age < AGES; age++)
				if (group >= d->group_count || service >= d->service_count)
					d->quantity[group][service][age] = NAN;
	for (int i = d->service_count; i < LIMIT_SERVICES; i++) {
		d->services[i] = d->services[0];
		d->services[i].price = d->services[i].share[0] = d->services[i].share[1] = d->services[i].share[2] = NAN;
	}
	for (int i = d->group_count; i < LIMIT_GROUPS; i++)
		d->groups[i] = d->groups[0];
	for (int i = d->sector_count; i < LIMIT_SECTORS; i++)
		d->sectors[i] = d->sectors[0];
	for (int i = d->interval_count; i < LIMIT_INTERVALS; i++)
		d->intervals[i] = (struct interval){ 0, AGES - 1 };
	if (d->fitted_count)
		SPOIL_END(a, d->fitted, d->fitted_count, d->fitted[0]);
	if (d->effect_count)
		SPOIL_END(a, d->effects, d->effect_count, d->effects[0]);
}

static inline void spoil_scenario(struct scenario *s, struct arena *a)
{
	for (size_t i = 0; i < s->cost_count; i++)
		SPOIL_END(a, s->costs[i].years, s->costs[i].year_count, s->start);
	SPOIL_END(a, s->costs, s->cost_count, (struct cost){ .name = "?", .amount = NAN, .every_year = true });
	SPOIL_END(a, s->prices, s->price_count, (struct local_price){ .service = 0, .price = NAN });
	SPOIL_END(a, s->observations, s->observation_count, (struct observation){ s->start, NAN, NAN });
	if (s->age_count == 1)
		s->ages[1] = (struct interval){ 0, AGES - 1 };
}

#endif
