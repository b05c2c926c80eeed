/* Figures of years and ages. */
#include "figures_fill.h"
#include "live.h"
#include "prose.h"
#include "tree/value.h"

#include "study/answers.h"

#include <math.h>

enum { FIRST_YEARS = 10 };
/* Names of the parts of the ten years, in the order of `deler`. */
enum { YEARS_COST, YEARS_GAIN, YEARS_NET, YEARS_PLAN, YEARS_SO_FAR, YEARS_LOWEST, YEARS_EXPENSE, YEARS_RELIEF,
       YEARS_SPARED, YEARS_LOST };

/* The owner's flows of the first years, kr, not discounted. */
struct flows {
	int years;
	double cost[FIRST_YEARS], gain[FIRST_YEARS], net[FIRST_YEARS], so_far[FIRST_YEARS];
	double realised[REALISATIONS][FIRST_YEARS]; /* the gain, by how it becomes money */
	double most, largest, plan; /* most: of columns and line; largest: of figures; plan: sum of the budget years */
	int lowest;
};

static void read_realised(const struct build *b, struct flows *f)
{
	struct gains *gains = NEW(b->arena, struct gains);

	calc_gains(gains, b->scenario, b->data);
	for (int i = 0; i < b->data->service_count; i++) {
		const struct service *service = &b->data->services[i];

		for (int k = 0; k < f->years; k++)
			f->realised[service->realisation][k] += gains->gain[i][k] * service->share[build_owner(b)];
	}
}

static struct flows read_flows(const struct build *b)
{
	const struct results *r = b->results;
	enum level owner = build_owner(b);
	struct flows f = { .years = r->period < FIRST_YEARS ? r->period : FIRST_YEARS };
	double sum = 0;

	for (int k = 0; k < f.years; k++) {
		f.cost[k] = -r->cost[k][owner];
		f.gain[k] = r->gain[k][owner];
		f.net[k] = f.gain[k] + f.cost[k];
		f.so_far[k] = sum += f.net[k];
		f.largest = fmax(f.largest, fmax(fabs(f.cost[k]), fabs(f.gain[k])));
		f.most = fmax(f.most, fmax(f.largest, fabs(sum)));
		f.plan += k < BUDGET_YEARS ? f.net[k] : 0;
		f.lowest = sum < f.so_far[f.lowest] ? k : f.lowest;
	}
	read_realised(b, &f);
	return f;
}

static const double *scaled(const struct build *b, const double *kroner, int count, double size)
{
	double *values = NEW_ARRAY(b->arena, (size_t)count, double);

	for (int i = 0; i < count; i++)
		values[i] = kroner[i] / size;
	return values;
}

static bool all_zero(const double *kroner, int count)
{
	for (int i = 0; i < count; i++)
		if (amount_sign(kroner[i]) != SIGN_ZERO)
			return false;
	return true;
}

static void add_figures(const struct build *b, struct chart *chart, const struct money *m, const char *name,
			const double *kroner)
{
	struct chart_figures *row = &chart->figures[chart->figure_count++];
	const char **texts = NEW_ARRAY(b->arena, (size_t)chart->points, const char *);
	bool *losses = NEW_ARRAY(b->arena, (size_t)chart->points, bool);

	for (int i = 0; i < chart->points; i++) {
		texts[i] = money_whole(m, kroner[i]);
		losses[i] = amount_sign(kroner[i]) == SIGN_LOSS;
	}
	row->name = name;
	row->values = texts;
	row->losses = losses;
}

/* Figures under the columns have four digits at most. */
static struct money figure_money(const struct build *b, double largest)
{
	return money_for(b, largest < 9999500 ? 0 : largest < 9999.5e6 ? 1e6 : 1e9);
}

static double sum_of(const double *kroner, int count)
{
	double sum = 0;

	for (int i = 0; i < count; i++)
		sum += kroner[i];
	return sum;
}

static void add_stack(struct chart *chart, const char *label, enum chart_fill fill, const double *values)
{
	chart->stacks[chart->stack_count++] = (struct chart_stack){ label, fill, values };
}

static bool any_gain(const double *kroner, int count)
{
	for (int i = 0; i < count; i++)
		if (amount_sign(kroner[i]) == SIGN_GAIN)
			return true;
	return false;
}

/* The gain by how it becomes money. What is lost in all years is drawn as loss whatever it is, and told of as one. */
static void add_realised(const struct build *b, struct chart *chart, const struct flows *f, double size,
			 const char *lost)
{
	double loss[FIRST_YEARS] = { 0 };

	for (int i = 0; i < REALISATIONS; i++) {
		if (any_gain(f->realised[i], f->years)) {
			add_stack(chart, realised_words(b, i, sum_of(f->realised[i], f->years)), realised_fill[i],
				  scaled(b, f->realised[i], f->years, size));
			continue;
		}
		for (int k = 0; k < f->years; k++)
			loss[k] += f->realised[i][k];
	}
	if (!all_zero(loss, f->years))
		add_stack(chart, lost, FILL_LOSS, scaled(b, loss, f->years, size));
}

static const char *lowest_words(const struct build *b, const struct word_text *text, const char *amount, int year)
{
	struct value *v = value_new_map(b->arena);

	value_set_text(b->arena, v, "beloep", amount);
	value_set_text(b->arena, v, "aar", arena_printf(b->arena, "%d", year));
	return build_filled(b, text, v);
}

bool figure_ten_years(const struct build *b, struct chart *chart, const struct word_text *labels)
{
	const struct flows f = read_flows(b);
	struct money m = chart_money(b, chart, f.most), small = figure_money(b, f.largest);
	bool has_cost = !all_zero(f.cost, f.years), has_gain = !all_zero(f.gain, f.years);
	bool spared = has_cost && sum_of(f.cost, f.years) > 0;
	const char *sum = money_named(&m, f.so_far[f.years - 1], true);

	chart->points = f.years;
	chart->first = b->results->start;
	chart->stacks = NEW_ARRAY(b->arena, 2 + REALISATIONS, struct chart_stack);
	if (has_cost)
		add_stack(chart, labels[spared ? YEARS_RELIEF : YEARS_COST].text, FILL_COST,
			  scaled(b, f.cost, f.years, m.size));
	add_realised(b, chart, &f, m.size, labels[YEARS_LOST].text);
	chart->line = scaled(b, f.so_far, f.years, m.size);
	chart->line_label = arena_printf(b->arena, "%s\n%s", labels[YEARS_SO_FAR].text, sum);
	if (amount_sign(f.so_far[f.lowest]) == SIGN_LOSS && f.lowest + 1 < f.years)
		chart->lowest_label = lowest_words(b, &labels[YEARS_LOWEST], money_text(&m, f.so_far[f.lowest]),
						   chart->first + f.lowest);
	chart->shaded = BUDGET_YEARS;
	chart->shaded_label = arena_printf(b->arena, "%s %s", labels[YEARS_PLAN].text, money_named(&m, f.plan, true));
	chart->figures = NEW_ARRAY(b->arena, 3, struct chart_figures);
	chart->figure_unit = small.name;
	if (has_cost && has_gain) {
		add_figures(b, chart, &small, labels[spared ? YEARS_SPARED : YEARS_EXPENSE].text, f.cost);
		add_figures(b, chart, &small, labels[YEARS_GAIN].text, f.gain);
	}
	add_figures(b, chart, &small, labels[YEARS_NET].text, f.net);
	chart->figures[chart->figure_count - 1].bold = true;
	return has_cost || has_gain;
}

/* What a level's balance does over the period, in words. */
const char *balance_words(const struct build *b, int level)
{
	enum { NEVER, ALWAYS, FROM, LASTING, AGAIN, AT_END, ZERO };
	const struct payback *p = &b->results->payback[level];
	const struct results *r = b->results;
	struct value *v = value_new_map(b->arena);
	int index = NEVER, year = p->year, above = 0, below = 0;

	for (int k = 0; k < r->period; k++) {
		above += r->balance[k][level] > BALANCE_TOLERANCE;
		below += r->balance[k][level] < -BALANCE_TOLERANCE;
	}
	switch (p->status) {
	case PAYBACK_REACHED:
		index = !p->negative_again ? FROM : p->lasting_year ? LASTING : AGAIN;
		year = !p->negative_again ? p->year : p->lasting_year ? p->lasting_year : p->negative_again;
		break;
	case PAYBACK_NOT_IN_PERIOD:
		index = above ? AT_END : ALWAYS;
		break;
	case PAYBACK_NO_INVESTMENT:
		index = above || below ? NEVER : ZERO;
		break;
	}
	value_set_text(b->arena, v, "aar", arena_printf(b->arena, "%d", year));
	return build_filled(b, words_text(b->words, WORD_BALANCES, index), v);
}

static struct chart_series *add_series(const struct build *b, struct chart *chart, int level)
{
	struct chart_series *s = &chart->series[chart->series_count++];

	s->name = build_level(b, WORD_LEVEL_SHORT, level);
	s->note = balance_words(b, level);
	s->bold = level == TOTAL || level == (int)build_owner(b);
	s->total = level == TOTAL;
	return s;
}

static double largest_balance(const struct build *b)
{
	double most = 0;

	for (int k = 0; k < b->results->period; k++)
		for (int level = 0; level < LEVELS_AND_TOTAL; level++)
			most = fmax(most, fabs(b->results->balance[k][level]));
	return most;
}

/* The balance as each year begins, from nothing at the start to the end of the period. */
bool figure_balance(const struct build *b, struct chart *chart, const struct word_text *labels)
{
	const struct results *r = b->results;
	struct money m = chart_money(b, chart, largest_balance(b));

	(void)labels;
	chart->series = NEW_ARRAY(b->arena, LEVELS_AND_TOTAL, struct chart_series);
	chart->points = r->period + 1;
	chart->first = r->start;
	for (int i = 0; i < LEVELS_AND_TOTAL; i++) {
		int level = build_level_at(b, i);
		struct chart_series *s = add_series(b, chart, level);
		double *values = NEW_ARRAY(b->arena, (size_t)chart->points, double);

		for (int k = 0; k < r->period; k++)
			values[k + 1] = r->balance[k][level] / m.size;
		s->values = values;
		s->label = money_signed(&m, r->net[level]);
		s->label_loss = amount_sign(r->net[level]) == SIGN_LOSS;
		s->turn = r->payback[level].status == PAYBACK_REACHED ? r->payback[level].years : -1;
	}
	return amount_sign(largest_balance(b)) != SIGN_ZERO;
}

bool figure_strips(const struct build *b, struct chart *chart, const struct word_text *labels)
{
	const struct results *r = b->results;

	(void)labels;
	chart->series = NEW_ARRAY(b->arena, LEVELS_AND_TOTAL, struct chart_series);
	chart->points = r->period;
	chart->first = r->start;
	for (int i = 0; i < LEVELS_AND_TOTAL; i++) {
		int level = build_level_at(b, i);
		double *values = NEW_ARRAY(b->arena, (size_t)chart->points, double);

		for (int k = 0; k < r->period; k++)
			values[k] = fabs(r->balance[k][level]) > BALANCE_TOLERANCE ? r->balance[k][level] : 0;
		add_series(b, chart, level)->values = values;
	}
	return amount_sign(largest_balance(b)) != SIGN_ZERO;
}

/* How much more one of the target group costs the public at each age than the average, data set's price year. */
bool figure_course(const struct build *b, struct chart *chart, const struct word_text *labels)
{
	double kroner[AGES] = { 0 }, most = 0;
	struct money m;

	(void)labels;
	for (int age = 0; age < AGES; age++) {
		for (int i = 0; i < b->data->service_count; i++)
			kroner[age] += calc_difference(b->scenario, b->data, i, age);
		most = fmax(most, fabs(kroner[age]));
	}
	m = chart_money(b, chart, most);
	chart->points = AGES;
	chart->unmarked = true;
	chart->stacks = NEW_ARRAY(b->arena, 1, struct chart_stack);
	add_stack(chart, NULL, FILL_GAIN, scaled(b, kroner, AGES, m.size));
	return amount_sign(most) != SIGN_ZERO;
}
