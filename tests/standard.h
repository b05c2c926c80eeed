/* A data set and a scenario of the size and shape of the real ones, with invented figures: eleven services
 * with every combination of level shares, revenue and expenditure, and a group that uses more of most and
 * less of some. Tests that need other figures change a copy. */
#ifndef STANDARD_H
#define STANDARD_H

#include "engine/calc.h"

#include <string.h>

enum { STANDARD_SERVICES = 11, STANDARD_SECTORS = 6 };

static inline void standard_dataset(struct dataset *data)
{
	static const struct {
		const char *id;
		int sector;
		bool revenue;
		double price, share[LEVELS];
		int from, to;
		double amount, ratio;
		enum grade price_grade, quantity_grade;
	} rows[STANDARD_SERVICES] = {
		{ "ufoeretrygd", 0, 0, 250e3, { 0, 0, 1 }, 18, 59, 0.05, 1.8, 0, 1 },
		{ "aap", 0, 0, 230e3, { 0, 0, 1 }, 18, 59, 0.04, 1.7, 0, 3 },
		{ "sosialhjelp", 0, 0, 50e3, { 1, 0, 0 }, 18, 59, 0.05, 2, 1, 3 },
		{ "inntektsskatt", 1, 1, 0.397, { 0.199, 0.045, 0.756 }, 18, 59, 300e3, 0.95, 1, 3 },
		{ "spesialisthelse", 2, 0, 20e3, { 0, 0, 1 }, 0, 59, 1, 1.2, 1, 3 },
		{ "fastlege-legevakt", 2, 0, 500, { 0, 0, 1 }, 0, 59, 3, 1.3, 1, 3 },
		{ "videregaaende", 3, 0, 150e3, { 0, 1, 0 }, 16, 20, 0.9, 1.05, 0, 2 },
		{ "hoeyere-utdanning", 3, 0, 100e3, { 0, 0, 1 }, 19, 28, 0.35, 0.6, 1, 2 },
		{ "straffereaksjon", 4, 0, 300e3, { 0, 0, 1 }, 15, 59, 0.01, 2, 2, 3 },
		{ "hjelpetiltak", 5, 0, 60e3, { 1, 0, 0 }, 0, 22, 0.03, 5, 0, 2 },
		{ "omsorgstiltak", 5, 0, 1e6, { 0.25, 0, 0.75 }, 0, 22, 0.01, 5.5, 1, 2 },
	};

	memset(data, 0, sizeof *data);
	data->sha256 = "standard";
	data->price_year = 2017;
	data->kpi.first = 2017;
	data->kpi.last = 2018;
	data->kpi.value[0] = 100;
	data->kpi.value[1] = 103;
	data->sector_count = STANDARD_SECTORS;
	data->group_count = 2;
	data->groups[0].id = "befolkning";
	data->groups[1].id = "lavinntekt-trygd";
	data->service_count = STANDARD_SERVICES;
	for (int i = 0; i < STANDARD_SERVICES; i++) {
		data->services[i] = (struct service){
			.id = rows[i].id, .sector = rows[i].sector, .revenue = rows[i].revenue,
			.price = rows[i].price, .price_year = 2017, .grade = rows[i].price_grade,
		};
		memcpy(data->services[i].share, rows[i].share, sizeof rows[i].share);
		for (int age = rows[i].from; age <= rows[i].to; age++) {
			data->quantity[0][i][age] = rows[i].amount;
			data->quantity[1][i][age] = rows[i].amount * rows[i].ratio;
			data->quantity_grade[1][i][age] = rows[i].quantity_grade;
		}
	}
}

/* 100 participants from 13 to 15, 2 years, 50 % → 60 %: a million a year from the kommune, half of it a
 * grant from the state, and half a million a year avoided. */
static inline struct scenario standard_scenario(struct cost costs[3])
{
	costs[0] = (struct cost){ .name = "Ny innsats", .kind = COST_GROSS, .level = LEVEL_KOMMUNE,
				  .amount = 1e6, .every_year = true };
	costs[1] = (struct cost){ .name = "Statstilskudd", .kind = COST_GRANT, .level = LEVEL_STAT,
				  .receiver = LEVEL_KOMMUNE, .amount = 5e5, .every_year = true };
	costs[2] = (struct cost){ .name = "Tidligere tiltak", .kind = COST_AVOIDED, .level = LEVEL_KOMMUNE,
				  .amount = 5e5, .every_year = true };
	return (struct scenario){
		.group = 1, .ages = { { 13, 15 } }, .age_count = 1, .start = 2021, .duration = 2, .round = 2,
		.participants = 100, .without = { .expected = 0.5 }, .with = { .expected = 0.6 },
		.evidence = EVIDENCE_ANSLAG, .costs = costs, .cost_count = 3, .period = 40,
		.rate = { 0.04, false }, .price_year = 2017, .difference = 1,
	};
}

#endif
