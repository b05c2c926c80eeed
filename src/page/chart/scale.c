/* Chooses the steps of an axis. */
#include "scale.h"

#include "base/number.h"

#include <math.h>
#include <stddef.h>

double scale_value(double value)
{
	const double most = 1e15, least = 1e-6;

	if (!isfinite(value) || fabs(value) < least)
		return 0;
	return fmax(-most, fmin(most, value));
}

/* The scale with steps of `size` times 10^`power`. */
static struct scale try_step(double low, double high, double size, int power)
{
	/* Sums of steps are not exact in binary: a tick just half a step outside must not depend on
	 * the last bit. */
	const double half = 0.5 + 1e-9;
	struct scale s = { .step = size * pow(10, power), .decimals = (size == 2.5) - power };

	s.decimals = s.decimals > 0 ? s.decimals : 0;
	s.first = (long)ceil(low / s.step - half);
	s.last = (long)floor(high / s.step + half);
	s.low = fmin(low, (double)s.first * s.step);
	s.high = fmax(high, (double)s.last * s.step);
	return s;
}

/* How far a scale is from a good one: six ticks, and no steps of 2.5, which are read less easily.
 */
static int faults_of(const struct scale *s, bool uneven)
{
	long ticks = s->last - s->first + 1;

	if (ticks < SCALE_TICKS_FEWEST || ticks > SCALE_TICKS_MOST)
		return 100;
	return (ticks < 6 ? 6 - (int)ticks : (int)ticks - 6) + (uneven ? 10 : 0);
}

struct scale scale_fit(double low, double high)
{
	static const double sizes[] = { 5, 2, 1, 2.5 };
	struct scale best = { 0 };
	int power, least = 1000;

	if (!(high > low)) {
		low = fmin(low, 0);
		high = fmax(high, 0);
		high += !(high > low);
	}
	power = (int)floor(log10(high - low));
	for (int i = 0; i < 8; i++) {
		struct scale s = try_step(low, high, sizes[i % 4], power - i / 4);
		int faults = faults_of(&s, sizes[i % 4] == 2.5);

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
