/* Weighs contributions by the grades of what goes into them. */
#include "grades.h"

#include "engine/fitted.h"
#include "engine/range.h"

#include <math.h>
#include <string.h>

const char *const grade_part_id[GRADE_PARTS] = {
	[PART_PRICE] = "pris",
	[PART_POPULATION] = "befolkning",
	[PART_GROUP] = "maalgruppe",
	[PART_ALL] = "svakeste",
};

static enum grade weaker(enum grade a, enum grade b)
{
	return a > b ? a : b;
}

/* Of the price and of who pays it. */
static enum grade price_grade(const struct scenario *s, const struct dataset *data, int service)
{
	const struct service *sv = &data->services[service];

	for (size_t i = 0; i < s->price_count; i++)
		if (s->prices[i].service == service)
			return weaker(s->prices[i].source ? GRADE_PUBLISERT : GRADE_ANSLAG, sv->share_grade);
	return service_grade(sv);
}

static void find_parts(enum grade out[GRADE_PARTS], const struct scenario *s,
		       const struct dataset *data, int service, int age)
{
	out[PART_PRICE] = price_grade(s, data, service);
	out[PART_POPULATION] = data->quantity_grade[0][service][age];
	out[PART_GROUP] = data->row_grade[s->group][service][age];
	out[PART_ALL] = fitted_holds(s, data, service)
				? out[PART_GROUP] /* what the tables fix is all three together */
				: weaker(out[PART_PRICE], weaker(out[PART_POPULATION], out[PART_GROUP]));
}

/* Adds `size`, the absolute contribution of a service at an age, to the sums. */
static void add_contribution(struct grades *out, const struct service *service,
			     struct grade_service *sum, const enum grade parts[GRADE_PARTS],
			     double size)
{
	sum->share += size;
	for (int part = 0; part < GRADE_PARTS; part++) {
		double *by_grade = out->share[part][TOTAL];

		sum->grade[part] = weaker(sum->grade[part], parts[part]);
		by_grade[parts[part]] += size;
		for (int level = 0; level < LEVELS; level++)
			out->share[part][level][parts[part]] += size * service->share[level];
	}
}

static void make_shares(double by_grade[GRADES])
{
	double sum = 0;

	for (int grade = 0; grade < GRADES; grade++)
		sum += by_grade[grade];
	for (int grade = 0; grade < GRADES && sum > 0; grade++)
		by_grade[grade] /= sum;
}

static void find_shares(struct grades *out, const struct dataset *data)
{
	double sum = 0;

	for (int service = 0; service < data->service_count; service++)
		sum += out->service[service].share;
	for (int service = 0; service < data->service_count && sum > 0; service++)
		out->service[service].share /= sum;
	for (int part = 0; part < GRADE_PARTS; part++)
		for (int level = 0; level < LEVELS_AND_TOTAL; level++)
			make_shares(out->share[part][level]);
}

static struct grade_range range_around(double value, double down, double up)
{
	if (value < 0) /* more of a loss is lower */
		return (struct grade_range){ value, value * (1 + up), value * (1 - down) };
	return (struct grade_range){ value, value * (1 - down), value * (1 + up) };
}

static struct grade_range range_of(const struct scenario *s, const struct dataset *data,
				   int service, double value)
{
	struct estimate price = range_price(s, data, service),
			excess = range_excess(s, data, service);

	return range_around(value, hypot(1 - price.low, 1 - excess.low),
			    hypot(price.high - 1, excess.high - 1));
}

static void find_weakest(struct grades *out, const struct scenario *s, const struct dataset *data,
			 const struct results *r)
{
	for (int service = 0; service < data->service_count; service++)
		if (out->service[service].share > 0)
			out->weakest = weaker(out->weakest, out->service[service].grade[PART_ALL]);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
		double value = 0, down = 0, up = 0, fitted_down = 0, fitted_up = 0;

		for (int service = 0; service < data->service_count; service++) {
			const struct grade_service *one = &out->service[service];
			struct grade_range range =
				range_of(s, data, service, r->service[service][level]);

			if (one->grade[PART_ALL] != out->weakest)
				continue;
			value += range.value;
			if (fitted_holds(s, data, service)) { /* one half-width for all of them */
				fitted_down += range.value - range.low;
				fitted_up += range.high - range.value;
				continue;
			}
			down = hypot(down, range.value - range.low);
			up = hypot(up, range.high - range.value);
		}
		down = hypot(down, fitted_down);
		up = hypot(up, fitted_up);
		out->weak[level] = (struct grade_range){ value, value - down, value + up };
	}
}

void grades_find(struct grades *out, const struct scenario *s, const struct dataset *data,
		 const struct results *r)
{
	memset(out, 0, sizeof *out);
	for (int age = 0; age < AGES; age++) {
		double weight = calc_weight(s, age);

		for (int service = 0; service < data->service_count; service++) {
			double factor = calc_price_factor(s, data, service, data->price_year,
							  s->price_year);
			double size =
				fabs(weight * factor * calc_difference(s, data, service, age));
			enum grade parts[GRADE_PARTS];

			if (size == 0)
				continue;
			find_parts(parts, s, data, service, age);
			add_contribution(out, &data->services[service], &out->service[service],
					 parts, size);
		}
	}
	find_shares(out, data);
	for (int service = 0; service < data->service_count; service++)
		out->service[service].range =
			range_of(s, data, service, r->service[service][TOTAL]);
	find_weakest(out, s, data, r);
}
