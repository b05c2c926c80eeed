/* Chooses the steps of an axis. */
#include "scale.h"

#include "base/number.h"

#include <math.h>
#include <stdlib.h>

double scale_value(double value)
{
	const double most = 1e15, least = 1e-6;

	if (!isfinite(value) || fabs(value) < least)
		return 0;
	return fmax(-most, fmin(most, value));
}

/* The scale with steps of `step`, which has so many `decimals`, or fewer than none. */
static struct scale try_step(double low, double high, double step, int decimals)
{
	/* Sums of steps are not exact in binary: a tick just half a step outside must not depend on
	 * the last bit. */
	const double half = 0.5 + 1e-9;
	struct scale s = { .step = step, .decimals = decimals > 0 ? decimals : 0 };

	s.first = (long)ceil(low / s.step - half);
	s.last = (long)floor(high / s.step + half);
	s.low = fmin(low, (double)s.first * s.step);
	s.high = fmax(high, (double)s.last * s.step);
	return s;
}

enum { UNFIT = 100 };

/* How far a scale is from six ticks. */
static int faults_of(const struct scale *s)
{
	int ticks = (int)(s->last - s->first) + 1;

	return ticks < SCALE_TICKS_FEWEST || ticks > SCALE_TICKS_MOST ? UNFIT : abs(ticks - 6);
}

struct scale scale_fit(double low, double high)
{
	static const double sizes[] = { 2, 1, 0.5, 0.2 };
	struct scale best;
	int power, least = UNFIT;

	if (!(high > low)) {
		low = fmin(low, 0);
		high = fmax(high, 0);
		high += !(high > low);
	}
	power = (int)floor(log10(high - low));
	/* Where 0.5 gives too few and 0.2 too many. */
	best = try_step(low, high, 0.25 * pow(10, power), 2 - power);
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct scale s = try_step(low, high, sizes[i] * pow(10, power), (sizes[i] < 1) - power);
		int faults = faults_of(&s);

		if (faults < least) {
			least = faults;
			best = s;
		}
	}
	return best;
}

const char *scale_label(const struct scale *scale, long index, struct arena *a)
{
	return number_decimal(a, (double)index * scale->step, index ? scale->decimals : 0);
}

long scale_years(double least)
{
	static const long step[] = { 1, 2, 5, 10, 20, 50, 100 };
	size_t i = 0;

	while (i + 1 < sizeof step / sizeof *step && (double)step[i] < least)
		i++;
	return step[i];
}
