/* Holds amounts in free text against the figures of the study. */
#include "typed.h"

#include "session.h"

#include "base/number.h"
#include "guard/amounts.h"
#include "export/named_values.h"

#include <math.h>
#include <string.h>

/* A figure the text may state. */
struct known {
	const char *name; /* in words, or the key in the results */
	const char *placeholder; /* what to write instead, or NULL */
	double kroner;
	bool only_exact; /* one of many alike: not what a rounded amount means */
};

struct checker {
	struct work *work;
	LIST_OF(struct known) known;
};

/* Results with a name in words; {{ }} that give the figure in a document. */
static const struct {
	const char *key, *name, *placeholder;
} named[] = {
	{ "netto.totalt.kroner", "nettogevinsten samlet", "{{netto.totalt}}" },
	{ "netto.kommune.kroner", "nettogevinsten for kommunen", "{{netto.kommune}}" },
	{ "netto.fylkeskommune.kroner", "nettogevinsten for fylkeskommunen", "{{netto.fylkeskommune}}" },
	{ "netto.stat.kroner", "nettogevinsten for staten", "{{netto.stat}}" },
	{ "netto.totalt.per_deltaker", "nettogevinsten per deltaker", "{{totalt.per_deltaker}}" },
	{ "netto.kommune.per_deltaker", "nettogevinsten for kommunen per deltaker", "{{kommune.per_deltaker}}" },
	{ "netto.fylkeskommune.per_deltaker", "nettogevinsten for fylkeskommunen per deltaker",
	  "{{fylkeskommune.per_deltaker}}" },
	{ "netto.stat.per_deltaker", "nettogevinsten for staten per deltaker", "{{stat.per_deltaker}}" },
};

/* Groups of results with so many amounts that a rounded one would always be among them. */
static const char *const crowds[] = { "aar.", "foelsomhet.", "kvalitet.", "kommunekasse." };

static struct known *add_known(struct checker *c, const char *name, double kroner)
{
	struct known *known = LIST_ADD(&c->work->arena, &c->known);

	*known = (struct known){ .name = name, .kroner = kroner };
	return known;
}

static void add_figure(struct checker *c, const struct named_value *figure)
{
	struct known *known = add_known(c, figure->name, figure->number);

	for (size_t i = 0; i < sizeof crowds / sizeof *crowds; i++)
		known->only_exact |= text_starts(figure->name, crowds[i]);
	for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
		if (!text_equal(figure->name, named[i].key))
			continue;
		known->name = named[i].name;
		known->placeholder = named[i].placeholder;
		return;
	}
	known->name = arena_printf(&c->work->arena, "«%s» i «beregn --format json»", figure->name);
}

static void add_costs(struct checker *c, const struct scenario *s)
{
	struct arena *a = &c->work->arena;
	double sums[COST_AVOIDED + 1] = { 0 };

	for (size_t i = 0; i < s->cost_count; i++) {
		const struct cost *cost = &s->costs[i];
		int years = calc_cost_years(s, cost);

		add_known(c, arena_printf(a, "«%s»", cost->name), cost->amount);
		add_known(c, arena_printf(a, "«%s», alle år", cost->name), cost->amount * years);
		sums[cost->kind] += cost->amount * years;
	}
	add_known(c, "utgiftene til tiltaket", sums[COST_GROSS]);
	add_known(c, "utgiftene til tiltaket per deltaker", sums[COST_GROSS] / calc_participants(s));
	add_known(c, "tilskuddene", sums[COST_GRANT]);
	add_known(c, "det som faller bort", sums[COST_AVOIDED]);
}

static void collect(struct checker *c, const struct study *study)
{
	struct named_values values = named_values_of(study, &c->work->arena);
	const struct scenario *s = study->written;

	for (size_t i = 0; i < values.count; i++)
		if (values.items[i].is_number && fabs(values.items[i].number) >= 1)
			add_figure(c, &values.items[i]);
	add_costs(c, s);
	for (size_t i = 0; i < s->price_count; i++)
		add_known(c, "den lokale prisen", s->prices[i].price);
	for (int i = 0; i < study->data->service_count; i++)
		add_known(c, study->data->services[i].id, study->data->services[i].price);
	for (size_t i = 0; i < s->observation_count; i++)
		if (!isnan(s->observations[i].cost))
			add_known(c, "den observerte kostnaden", s->observations[i].cost);
}

/* The known figure nearest to the amount, by how many times one is the other; NULL when the amount is one of them. */
static const struct known *nearest(const struct checker *c, const struct amount *amount)
{
	const struct known *best = NULL;
	double least = HUGE_VAL;

	for (size_t i = 0; i < c->known.count; i++) {
		const struct known *known = &c->known.items[i];
		double distance = fabs(log(fmax(fabs(known->kroner), 1e-3)) - log(fmax(amount->kroner, 1e-3)));

		if (known->only_exact ? fabs(fabs(known->kroner) - amount->kroner) < 1
				      : amount_is(amount, known->kroner))
			return NULL;
		if (!known->only_exact && distance < least) {
			least = distance;
			best = known;
		}
	}
	return best;
}

static void warn(struct checker *c, const struct amount *amount, struct place at)
{
	struct arena *a = &c->work->arena;
	const struct known *near = nearest(c, amount);
	const char *text;

	if (!near)
		return;
	text = arena_text(a, amount->text.data, amount->text.size);
	if (near->placeholder)
		diag_warning(&c->work->diag, at,
			     "«%s» er ikke et tall fra beregningen; det nærmeste er %s, %s kr. "
			     "Skriv %s, så følger tallet med",
			     text, near->name, number_whole(a, near->kroner), near->placeholder);
	else
		diag_warning(&c->work->diag, at,
			     "«%s» er ikke et tall fra beregningen; det nærmeste er %s, %s kr. "
			     "Rett det, eller skriv hvor det er fra",
			     text, near->name, number_whole(a, near->kroner));
}

/* `text` begins at `at`; where its lines were moved in, as in a block of YAML, columns are not known: 0. */
static void check_text(struct checker *c, const char *text, struct place at)
{
	struct amounts found = { 0 };
	const char *line = text, *p = text;
	bool has_columns = at.column > 0;

	if (!text)
		return;
	amounts_find(&found, str_of(text), &c->work->arena);
	for (size_t i = 0; i < found.count; i++) {
		struct place here;

		for (; p < found.items[i].text.data; p++) {
			if (*p != '\n')
				continue;
			at.line++;
			at.column = has_columns ? 1 : 0;
			line = p + 1;
		}
		here = at;
		if (has_columns)
			here.column += (int)utf8_length(line, (size_t)(p - line));
		warn(c, &found.items[i], here);
	}
}

static struct place without_column(struct place at)
{
	at.column = 0;
	return at;
}

void typed_check(struct work *work, const struct study *study)
{
	struct checker c = { .work = work };
	const struct scenario *s = &work->scenario;

	collect(&c, study);
	check_text(&c, s->description, without_column(s->description_at));
	for (size_t i = 0; i < s->unpriced_count; i++)
		check_text(&c, s->unpriced[i].reason, without_column(s->unpriced[i].reason_at));
	for (size_t i = 0; i < work->notes.count; i++)
		check_text(&c, work->notes.items[i].body, work->notes.items[i].body_at);
}
