/* A data set just large enough to read scenarios with. */
#ifndef TESTS_SMALL_DATA_H
#define TESTS_SMALL_DATA_H

#include "input/dataset.h"

static inline void small_data(struct dataset *out)
{
	*out = (struct dataset){
		.price_year = 2017,
		.intervals = { { 0, 5 }, { 6, 9 }, { 10, 12 }, { 13, 15 }, { 16, 18 }, { 19, 24 } },
		.interval_count = 6,
		.services = { { .id = "ufoeretrygd", .name = { "Uføretrygd", "Uføretrygd" } },
			      { .id = "omsorgstiltak",
				.name = { "Barnevern: omsorgstiltak", NULL },
				.unit = "barn",
				.price = 1541220 } },
		.service_count = 2,
		.groups = { { .id = "befolkning", .to = 24 },
			    { .id = "lavinntekt-norskfoedt", .to = 15 },
			    { .id = "lavinntekt-trygd",
			      .name = { "Barn i lavinntektsfamilier med trygd", NULL },
			      .fallback = true,
			      .to = 15 },
			    { .id = "ikke-fullfoert-vgo", .from = 16, .to = 24 },
			    { .id = "adferdsvansker", .to = 18 } },
		.group_count = 5,
		.distributions = { { .id = "2017" }, { .id = "2022" } },
		.distribution_count = 2,
		.kpi.first = 2015,
		.kpi.last = 2024,
	};
	for (int i = 0; i < 10; i++)
		out->kpi.value[i] = 100 + 2 * i;
}

#endif
