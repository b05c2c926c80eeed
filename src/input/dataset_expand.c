/* From bands of ages to a figure for each. */
#include "dataset.h"

#include <string.h>

static enum grade weakest(enum grade a, enum grade b)
{
	return a > b ? a : b;
}

static void expand_given(struct dataset *data, const struct usage *u)
{
	for (int age = u->from; age <= u->to; age++) {
		data->quantity[u->group][u->service][age] = u->amount;
		data->quantity_grade[u->group][u->service][age] = u->grade;
		data->row_grade[u->group][u->service][age] = u->grade;
	}
}

/* x_g = x_avg · (1 + κ · (ratio − 1)) */
static void expand_ratio(struct dataset *data, const struct usage *u)
{
	double factor = data->calibration[u->group][u->service];
	enum grade grade = data->calibrated[u->group][u->service]
				   ? weakest(u->grade, GRADE_KALIBRERT)
				   : u->grade;

	for (int age = u->from; age <= u->to; age++) {
		data->quantity[u->group][u->service][age] =
			data->quantity[0][u->service][age] * (1 + factor * (u->amount - 1));
		data->quantity_grade[u->group][u->service][age] =
			weakest(grade, data->quantity_grade[0][u->service][age]);
		data->row_grade[u->group][u->service][age] = grade;
	}
}

/* The population first: the groups' ratios are to it. */
void dataset_expand(struct dataset *data)
{
	memset(data->quantity[0], 0, sizeof data->quantity[0]);
	memset(data->quantity_grade[0], 0, sizeof data->quantity_grade[0]);
	for (int group = 0; group < data->group_count; group++)
		memset(data->row_grade[group], 0, sizeof data->row_grade[group]);
	for (size_t i = 0; i < data->usage_count; i++)
		if (data->usages[i].group == 0)
			expand_given(data, &data->usages[i]);
	for (int group = 1; group < data->group_count; group++) {
		memcpy(data->quantity[group], data->quantity[0], sizeof data->quantity[0]);
		memcpy(data->quantity_grade[group], data->quantity_grade[0], sizeof data->quantity_grade[0]);
	}
	for (size_t i = 0; i < data->usage_count; i++) {
		const struct usage *u = &data->usages[i];

		if (u->is_ratio)
			expand_ratio(data, u);
		else if (u->group != 0)
			expand_given(data, u);
	}
}
