/* Draws, and sorts the results into a histogram. */
#include "montecarlo.h"

#include "base/arena.h"
#include "engine/fitted.h"
#include "engine/range.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_version.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

/* Draws come in blocks, each with a seed of its own, so that a figure drawn once is drawn again as it was. */
enum { BLOCK = 4096, BINS = 32768, BINS_TOGETHER = 256, QUANTILES = 3 };

/* The histogram reaches this many deviations to both sides of the expected net. By Cantelli's
 * inequality P10 and P90 of any distribution lie within three. */
static const double reach = 4;

/* P90 of the standard normal distribution: ± by grade is P10 to P90. */
static const double normal_p90 = 1.2815515655446004;

/* After these many years, and after the period. */
static const int horizons[] = { 1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 25, 30, 40, 50 };

/* Beta distribution between two ends, most likely value `expected` (PERT):
 * α = 1 + 4·(expected − low)/(high − low), β = 1 + 4·(high − expected)/(high − low). */
struct pert {
	double low, width; /* width 0: always `low` */
	double alpha, beta;
};

/* What is gained at σ = 1 by each service, less what it costs. */
struct balance {
	double gain[LIMIT_SERVICES][LEVELS_AND_TOTAL];
	double cost[LEVELS_AND_TOTAL];
};

struct model {
	struct pert with, without; /* σ is the one minus the other */
	int service_count;         /* those that matter */
	double log_mean[LIMIT_SERVICES], log_spread[LIMIT_SERVICES]; /* of Z */
	bool fitted[LIMIT_SERVICES]; /* these have one Z, which is the fit's */
	struct balance whole;
	int horizon_count;
	int first; /* the horizons before it are over before anything is gained */
	struct balance part[MONTECARLO_HORIZONS]; /* the last one is of the whole period too */
	double expected[LEVELS_AND_TOTAL], deviation[LEVELS_AND_TOTAL];
	double low[LEVELS_AND_TOTAL], bins_per_krone[LEVELS_AND_TOTAL];
};

/* What is counted of the draws. */
struct tally {
	double sum[LEVELS_AND_TOTAL], squares[LEVELS_AND_TOTAL]; /* of net − expected */
	long not_negative[LEVELS_AND_TOTAL];
	long paid_back[MONTECARLO_HORIZONS][LEVELS_AND_TOTAL];
	uint32_t histogram[LEVELS_AND_TOTAL][BINS];
	uint32_t together[LEVELS_AND_TOTAL][BINS / BINS_TOGETHER]; /* in so many bins side by side */
};

static struct pert pert_make(double low, double expected, double high)
{
	double width = high - low;

	if (width <= 0)
		return (struct pert){ .low = expected };
	return (struct pert){ low, width, 1 + 4 * (expected - low) / width,
			      1 + 4 * (high - expected) / width };
}

static double pert_mean(const struct pert *p)
{
	return p->width > 0 ? p->low + p->width * p->alpha / (p->alpha + p->beta) : p->low;
}

/* αβ/((α + β)²·(α + β + 1)), scaled. */
static double pert_variance(const struct pert *p)
{
	double sum = p->alpha + p->beta;

	return p->width > 0 ? p->width * p->width * p->alpha * p->beta / (sum * sum * (sum + 1))
			    : 0;
}

static double pert_draw(const struct pert *p, const gsl_rng *rng)
{
	return p->width > 0 ? p->low + p->width * gsl_ran_beta(rng, p->alpha, p->beta) : p->low;
}

static struct pert pert_of_share(const struct estimate *e)
{
	return e->has_range ? pert_make(e->low, e->expected, e->high)
			    : pert_make(e->expected, e->expected, e->expected);
}

static void set_success_rate(struct model *model, const struct scenario *s)
{
	struct estimate rate = range_success_rate(s);

	if (range_is_given(s)) {
		model->with = pert_of_share(&s->with);
		model->without = pert_of_share(&s->without);
	} else {
		model->with = pert_make(rate.low, rate.expected, rate.high);
		model->without = pert_make(0, 0, 0);
	}
}

/* Variance of ln Z for a lognormal Z with mean 1 and the deviation of a normal one with P10 and P90
 * at the ends of `factor`. */
static double log_variance(struct estimate factor)
{
	double deviation = (factor.high - factor.low) / 2 / normal_p90;

	return log1p(deviation * deviation);
}

/* calc() of the first `years` years at σ = 1, of the services that matter. */
static void set_balance(struct balance *out, const struct scenario *certain,
			const struct dataset *data, int years, const int services[], int count)
{
	struct scenario part = *certain;
	struct results r;

	part.period = years;
	calc(&r, &part, data);
	for (int i = 0; i < count; i++)
		memcpy(out->gain[i], r.service[services[i]], sizeof out->gain[i]);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		out->cost[level] = -r.implementation[level];
}

/* E(σS) = E σ·E S and Var(σS) = (Var σ + (E σ)²)·(Var S + (E S)²) − (E σ)²·(E S)², where
 * S = Σ Z_s·W_s, E Z_s = 1 and Var Z_s = exp(log variance) − 1. */
static void set_moments(struct model *model)
{
	double mean = pert_mean(&model->with) - pert_mean(&model->without);
	double variance = pert_variance(&model->with) + pert_variance(&model->without);

	for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
		double sum = 0, spread = 0, fitted = 0, fitted_spread = 0;

		for (int i = 0; i < model->service_count; i++) {
			double gain = model->whole.gain[i][level];

			sum += gain;
			if (model->fitted[i]) {
				fitted += gain;
				fitted_spread = model->log_spread[i];
			} else {
				spread += gain * gain * expm1(model->log_spread[i] * model->log_spread[i]);
			}
		}
		spread += fitted * fitted * expm1(fitted_spread * fitted_spread);
		model->expected[level] = mean * sum - model->whole.cost[level];
		model->deviation[level] =
			sqrt(variance * sum * sum + (variance + mean * mean) * spread);
		model->low[level] = model->expected[level] - reach * model->deviation[level];
		if (model->deviation[level] > BALANCE_TOLERANCE)
			model->bins_per_krone[level] = BINS / (2 * reach * model->deviation[level]);
	}
}

/* Those before the period is over. */
static void list_horizons(struct montecarlo *out, const struct montecarlo_options *options, int period)
{
	const int *wanted = options->horizons ? options->horizons : horizons;
	int count = options->horizons ? options->horizon_count : (int)(sizeof horizons / sizeof *horizons);

	for (int i = 0; i < count && wanted[i] < period; i++)
		out->horizon[out->horizon_count++] = wanted[i];
}

static void model_make(struct model *model, struct montecarlo *out, const struct scenario *s,
		       const struct dataset *data, const struct montecarlo_options *options)
{
	struct scenario certain = *s;
	int services[LIMIT_SERVICES] = { 0 };
	struct results r;

	certain.with.expected = 1;
	certain.without.expected = 0;
	set_success_rate(model, s);
	calc(&r, &certain, data);
	for (int service = 0; service < data->service_count; service++) {
		double variance = log_variance(range_price(s, data, service)) +
				  log_variance(range_excess(s, data, service));
		int i = model->service_count;

		if (r.service[service][TOTAL] == 0)
			continue;
		model->log_mean[i] = -variance / 2;
		model->log_spread[i] = sqrt(variance);
		model->fitted[i] = fitted_holds(s, data, service);
		services[i] = service;
		model->service_count++;
	}
	set_balance(&model->whole, &certain, data, s->period, services, model->service_count);
	list_horizons(out, options, s->period);
	for (int i = 0; i < out->horizon_count; i++)
		set_balance(&model->part[i], &certain, data, out->horizon[i], services,
			    model->service_count);
	model->horizon_count = out->horizon_count;
	while (model->first < model->horizon_count && out->horizon[model->first] <= s->round)
		model->first++;
	set_moments(model);
}

/* One draw of the inputs: σ·Z of each service that matters. */
static void draw(double success[LIMIT_SERVICES], const struct model *model, const gsl_rng *rng)
{
	double rate = pert_draw(&model->with, rng) - pert_draw(&model->without, rng);
	int fitted = -1;

	for (int i = 0; i < model->service_count; i++) {
		if (model->fitted[i] && fitted >= 0) {
			success[i] = success[fitted];
			continue;
		}
		success[i] = rate * exp(model->log_mean[i] + gsl_ran_gaussian_ziggurat(rng, model->log_spread[i]));
		if (model->fitted[i])
			fitted = i;
	}
}

/* net_l = Σ_s σ·Z_s·W_s,l − C_l */
static void find_net(double net[LEVELS_AND_TOTAL], const struct balance *b, int services,
		     const double success[LIMIT_SERVICES])
{
	double sum[LEVELS_AND_TOTAL];

	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		sum[level] = -b->cost[level];
	for (int i = 0; i < services; i++)
		for (int level = 0; level < LEVELS_AND_TOTAL; level++)
			sum[level] += success[i] * b->gain[i][level];
	memcpy(net, sum, sizeof sum);
}

static void count_draw(struct tally *tally, const struct model *model, const double success[LIMIT_SERVICES])
{
	double net[LEVELS_AND_TOTAL];

	find_net(net, &model->whole, model->service_count, success);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
		double from_expected = net[level] - model->expected[level];
		double at = (net[level] - model->low[level]) * model->bins_per_krone[level];
		int bin = at < 0 ? 0 : at >= BINS ? BINS - 1 : (int)at;

		tally->sum[level] += from_expected;
		tally->squares[level] += from_expected * from_expected;
		tally->not_negative[level] += net[level] >= -BALANCE_TOLERANCE;
		tally->histogram[level][bin]++;
		tally->together[level][bin / BINS_TOGETHER]++;
	}
	for (int h = model->first; h < model->horizon_count; h++) {
		find_net(net, &model->part[h], model->service_count, success);
		for (int level = 0; level < LEVELS_AND_TOTAL; level++)
			tally->paid_back[h][level] += net[level] >= -BALANCE_TOLERANCE;
	}
}

/* A bijection on 32 bits (MurmurHash3's finaliser): blocks of one run never share a seed. */
static uint32_t block_seed(unsigned seed, long block)
{
	uint32_t x = seed + (uint32_t)block * 0x9e3779b9u;

	x = (x ^ x >> 16) * 0x85ebca6bu;
	x = (x ^ x >> 13) * 0xc2b2ae35u;
	return x ^ x >> 16;
}

static void count_draws(struct tally *tally, const struct model *model, const struct montecarlo_options *options,
			gsl_rng *rng)
{
	double success[LIMIT_SERVICES];

	for (long i = 0; i < options->draws; i++) {
		if (i % BLOCK == 0)
			gsl_rng_set(rng, block_seed(options->seed, i / BLOCK));
		draw(success, model, rng);
		count_draw(tally, model, success);
	}
}

/* Read off the histogram: the values that `shares` of the draws lie below, evenly spread within their bins. All draws
 * are in some bin, and no more than all lie below. */
static void find_quantiles(double out[QUANTILES], const double shares[QUANTILES], const struct model *model,
			   const struct tally *tally, int level, long draws)
{
	const uint32_t *histogram = tally->histogram[level], *together = tally->together[level];

	for (int i = 0; i < QUANTILES; i++) {
		double wanted = shares[i] * (double)draws, below = 0;
		int group = 0, bin;

		while (below + together[group] < wanted)
			below += together[group++];
		bin = group * BINS_TOGETHER;
		while (below + histogram[bin] < wanted)
			below += histogram[bin++];
		out[i] = model->bins_per_krone[level] == 0
				 ? model->expected[level]
				 : model->low[level] + (bin + (wanted - below) / fmax(histogram[bin], 1)) /
							       model->bins_per_krone[level];
	}
}

/* No gain to draw, or a success rate that is zero in every draw. */
static bool is_certain(const struct model *model, const struct balance *b, int level)
{
	bool always_zero = model->with.width == 0 && model->without.width == 0 &&
			   model->with.low == model->without.low;
	bool gains = false;

	for (int i = 0; i < model->service_count; i++)
		gains |= b->gain[i][level] != 0;
	return always_zero || !gains;
}

static const double shares[QUANTILES] = { 0.1, 0.5, 0.9 };

static void set_quantiles(struct spread *out, const double quantiles[QUANTILES])
{
	out->p10 = quantiles[0];
	out->p50 = quantiles[1];
	out->p90 = quantiles[2];
}

/* With F the distribution of net if it works, and L = −C what it is if not, the mixture's is
 * (1 − p0)·F(x) + p0·(x ≥ L). Its quantile of q is F's of q/(1 − p0) where that lies below L, F's of
 * (q − p0)/(1 − p0) where that lies above, and else L. */
static void mix_quantiles(struct spread *out, const struct model *model, const struct tally *tally, int level,
			  double p0, long draws)
{
	double below[QUANTILES], above[QUANTILES], mixed[QUANTILES], lost = -model->whole.cost[level];
	double share_below[QUANTILES], share_above[QUANTILES];

	for (int i = 0; i < QUANTILES; i++) {
		share_below[i] = fmin(shares[i] / (1 - p0), 1);
		share_above[i] = fmax((shares[i] - p0) / (1 - p0), 0);
	}
	find_quantiles(below, share_below, model, tally, level, draws);
	find_quantiles(above, share_above, model, tally, level, draws);
	for (int i = 0; i < QUANTILES; i++) {
		mixed[i] = lost;
		if (shares[i] <= 1 - p0 && below[i] < lost)
			mixed[i] = below[i];
		else if (shares[i] > p0 && above[i] > lost)
			mixed[i] = above[i];
	}
	set_quantiles(out, mixed);
}

static struct chance mix_chance(struct chance works, double p0, double lost)
{
	double of_loss = lost >= -BALANCE_TOLERANCE;

	return (struct chance){ (1 - p0) * works.probability + p0 * of_loss, works.certain || p0 >= 1 };
}

/* Mean (1 − p0)·m + p0·L, variance (1 − p0)·v + p0·(1 − p0)·(m − L)². */
static void mix(struct spread *out, const struct spread *works, double p0, double lost)
{
	double apart = works->mean - lost, expected_apart = works->expected - lost;
	double sd = works->deviation, expected_sd = works->expected_deviation;

	*out = *works;
	out->chance = mix_chance(works->chance, p0, lost);
	out->mean = lost + (1 - p0) * apart;
	out->expected = lost + (1 - p0) * expected_apart;
	out->deviation = sqrt((1 - p0) * (sd * sd + p0 * apart * apart));
	out->expected_deviation = sqrt((1 - p0) * (expected_sd * expected_sd + p0 * expected_apart * expected_apart));
}

static void summarise_works(struct spread *out, const struct model *model, const struct tally *tally, int level,
			    long count)
{
	double sum = tally->sum[level], draws = (double)count, quantiles[QUANTILES];

	out->chance.probability = (double)tally->not_negative[level] / draws;
	out->chance.certain = is_certain(model, &model->whole, level);
	find_quantiles(quantiles, shares, model, tally, level, count);
	set_quantiles(out, quantiles);
	out->mean = model->expected[level] + sum / draws;
	out->deviation = sqrt(fmax(tally->squares[level] - sum * sum / draws, 0) / draws);
	out->expected = model->expected[level];
	out->expected_deviation = model->deviation[level];
}

static void summarise_horizon(struct montecarlo *out, const struct model *model, const struct tally *tally, int h,
			      int level)
{
	double cost = model->part[h].cost[level];
	struct chance *works = &out->works_paid_back[h][level];

	works->probability = h < model->first ? cost <= BALANCE_TOLERANCE
					      : (double)tally->paid_back[h][level] / (double)out->draws;
	works->certain = is_certain(model, &model->part[h], level);
	out->paid_back[h][level] = mix_chance(*works, out->no_effect, -cost);
}

static void summarise(struct montecarlo *out, const struct model *model, const struct tally *tally)
{
	for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
		summarise_works(&out->works[level], model, tally, level, out->draws);
		mix(&out->net[level], &out->works[level], out->no_effect, -model->whole.cost[level]);
		if (out->no_effect > 0)
			mix_quantiles(&out->net[level], model, tally, level, out->no_effect, out->draws);
		for (int h = 0; h < model->horizon_count; h++)
			summarise_horizon(out, model, tally, h, level);
		out->paid_back[out->horizon_count][level] = out->net[level].chance;
		out->works_paid_back[out->horizon_count][level] = out->works[level].chance;
	}
}

void montecarlo_run(struct montecarlo *out, const struct scenario *s, const struct dataset *data, double no_effect,
		    const struct montecarlo_options *options, struct arena *a)
{
	struct arena scratch = { 0 };
	struct model *model = NEW(&scratch, struct model);
	struct tally *tally = NEW(&scratch, struct tally);
	gsl_rng rng = { .type = gsl_rng_mt19937, .state = arena_alloc(&scratch, 1, gsl_rng_mt19937->size) };

	*out = (struct montecarlo){ .seed = options->seed, .draws = options->draws, .no_effect = no_effect };
	model_make(model, out, s, data, options);
	count_draws(tally, model, options, &rng);
	summarise(out, model, tally);
	out->horizon[out->horizon_count++] = s->period;
	arena_clear(&scratch);
	arena_adopt(a, &scratch);
}

const struct chance *montecarlo_paid_back(const struct montecarlo *m, int years)
{
	for (int i = 0; i < m->horizon_count; i++)
		if (m->horizon[i] == years)
			return m->paid_back[i];
	return NULL;
}

const char *montecarlo_library_version(void)
{
	return gsl_version;
}
