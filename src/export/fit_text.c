/* What a fit says to the one who typed the tables. */
#include "fit.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/number.h"
#include "base/text.h"
#include "columns.h"

#include <math.h>

/* A trial further off than this many half-widths does not fit. */
#define TRIAL_OFF 2.5
/* What is told of lines that are missed, and of services that are pulled. */
enum { MOST_LINES = 3, MOST_PULLS = 4 };
/* A part of life is pulled when it is this many deviations from what the data set has. */
#define PULLED 1.0
/* A share is open when it is this part of as unsure as before. */
#define OPEN_SHARE 0.01

static const struct interval phases[] = { { 0, 5 },   { 6, 12 },  { 13, 17 }, { 18, 19 },
					  { 20, 29 }, { 30, 39 }, { 40, 49 }, { 50, 59 } };

static const char *kroner(struct arena *a, double value)
{
	return arena_printf(a, "%s kr", number_whole(a, value));
}

static const char *percent(struct arena *a, double share)
{
	return arena_printf(a, "%s %%", number_decimal(a, share * 100, 1));
}

/* The lines that are furthest off, of a table that is not met. */
static void tell_missed(const struct fit_result *r, struct arena *a, struct diag *d)
{
	const struct fit_table *t = r->table;
	bool told[FIT_LINES] = { false };

	for (int count = 0; count < MOST_LINES; count++) {
		int worst = -1;

		for (int line = 0; line < FIT_LINES; line++)
			if (!told[line] &&
			    (worst < 0 || fabs(r->computed[line] - t->typed[line]) >
						  fabs(r->computed[worst] - t->typed[worst])))
				worst = line;
		if (round(r->computed[worst]) == t->typed[worst])
			return;
		told[worst] = true;
		diag_warning(d, t->line_at[worst],
			     "%s (%s), %s: regnet %s, skrevet %s; tallene kan ikke stemme samtidig, så se etter en skrivefeil her eller i en annen tabell",
			     t->name, t->title, fit_line_key[worst], kroner(a, r->computed[worst]),
			     kroner(a, t->typed[worst]));
	}
}

static void print_tables(struct buffer *out, const struct fit *fit, struct arena *a, struct diag *d)
{
	size_t exact = 0, count = fit->form->table_count;

	for (size_t i = 0; i < count; i++) {
		exact += fit->tables[i].exact;
		if (fit->tables[i].missed)
			tell_missed(&fit->tables[i], a, d);
	}
	buffer_printf(out, "%s er tilpasset. %zu av %zu %s kommer ut igjen på krona.\n",
		      fit->data->groups[fit->form->group].id, exact, count,
		      count == 1 ? "tabell" : "tabeller");
	for (size_t i = 0; i < count; i++)
		if (!fit->tables[i].exact && !fit->tables[i].missed)
			buffer_printf(out,
				      "  %s (%s) er én krone unna på noen linjer, på grunn av avrundingen.\n",
				      fit->tables[i].table->name, fit->tables[i].table->title);
}

static void print_trial(struct buffer *out, const struct fit *fit, const struct fit_result *r,
			struct arena *a, struct diag *d)
{
	static const struct {
		int line, level;
		const char *name;
	} parts[] = {
		{ FIT_TOTAL, TOTAL, "i alt" },
		{ FIT_LEVEL + LEVEL_KOMMUNE, LEVEL_KOMMUNE, "kommunen" },
	};
	const struct fit_table *t = r->table;
	double helped = fabs(t->s.participants * scenario_success_rate(&t->s));
	struct scenario whole = t->s;
	struct fit_answer answer;
	bool off = false;

	whole.period = 40;
	fit_answer(&answer, fit, &whole);
	buffer_printf(out, "Prøven %s:\n", t->title);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		double expected = r->half_width[parts[i].line],
		       miss = fabs(r->computed[parts[i].line] - t->typed[parts[i].line]);
		double scale = fabs(answer.value[parts[i].level]) * helped;

		off |= miss > TRIAL_OFF * expected;
		buffer_printf(out,
			      "  %s: regnet %s, skrevet %s; avviket er %s, ventet innenfor %s, av beløpet over 40 år\n",
			      parts[i].name, kroner(a, r->computed[parts[i].line]),
			      kroner(a, t->typed[parts[i].line]), percent(a, miss / scale),
			      percent(a, expected / scale));
	}
	if (off)
		diag_warning(d, t->at,
			     "%s (%s) passer ikke med tabellene; kontroller alder og periode i den og i dem",
			     t->name, t->title);
}

static void print_strain(struct buffer *out, const struct fit *fit, struct arena *a, struct diag *d)
{
	if (fit->strain > FIT_HOPELESS)
		diag_warning(d, (struct place){ fit->form->file, 0, 0 },
			     "tallene passer ikke med datasettet, kontroller alder og periode (spenningen er %s; over %s passer de ikke)",
			     number_decimal(a, fit->strain, 0), number_decimal(a, FIT_HOPELESS, 0));
	else
		buffer_printf(
			out,
			"%s (spenning %s; over %s strammer det, over %s passer tallene ikke).\n",
			fit->strain > FIT_STRAINED ? "Tallene strammer"
						   : "Tallene passer med datasettet",
			number_decimal(a, fit->strain, 1), number_decimal(a, FIT_STRAINED, 0),
			number_decimal(a, FIT_HOPELESS, 0));
}

struct pull {
	double size; /* deviations */
	int service, phase;
};

/* Mean pull of a service in a phase of life; 0 where the data set has no use there. */
static double pull_in(const struct fit *fit, int service, struct interval ages)
{
	double sum = 0, use = 0;

	for (int age = ages.from; age <= ages.to; age++) {
		sum += fit->pull[service][age];
		use += fit->data->quantity[fit->form->group][service][age];
	}
	return use > 0 ? fabs(sum) / (ages.to - ages.from + 1) : 0;
}

static double times(const struct fit *fit, int service, struct interval ages)
{
	double before = 0, now = 0;

	for (int age = ages.from; age <= ages.to; age++) {
		before += fit->data->quantity[fit->form->group][service][age];
		now += fit->use[service][age];
	}
	return now / before;
}

/* The few that are pulled the most, the strongest first. */
static int find_pulls(struct pull out[MOST_PULLS], const struct fit *fit)
{
	int count = 0;

	for (int service = 0; service < fit->data->service_count; service++) {
		for (size_t phase = 0; phase < sizeof phases / sizeof *phases; phase++) {
			struct pull one = { pull_in(fit, service, phases[phase]), service,
					    (int)phase };
			int at = count;

			if (one.size <= PULLED)
				continue;
			for (; at > 0 && out[at - 1].size < one.size; at--)
				if (at < MOST_PULLS)
					out[at] = out[at - 1];
			if (at < MOST_PULLS)
				out[at] = one;
			count += count < MOST_PULLS;
		}
	}
	return count;
}

static void print_pulls(struct buffer *out, const struct fit *fit, struct arena *a)
{
	struct pull pulls[MOST_PULLS];
	int count = find_pulls(pulls, fit);

	if (count)
		buffer_puts(out, "Her er tallene lengst fra datasettet:\n");
	for (int i = 0; i < count; i++) {
		struct interval ages = phases[pulls[i].phase];

		buffer_printf(out, "  %s %d–%d år: %s ganger datasettet\n",
			      fit->data->services[pulls[i].service].id, ages.from, ages.to,
			      number_decimal(a, times(fit, pulls[i].service, ages), 1));
	}
}

static void print_loose(struct buffer *out, const struct fit *fit, const bool loose[LIMIT_SERVICES])
{
	int left = 0;

	for (int service = 0; service < fit->data->service_count; service++)
		left += loose[service];
	buffer_puts(out, "  delingen mellom ");
	for (int service = 0; service < fit->data->service_count; service++) {
		if (!loose[service])
			continue;
		left--;
		buffer_printf(out, "%s%s", fit->data->services[service].id,
			      left > 1    ? ", "
			      : left == 1 ? " og "
					  : "\n");
	}
}

static void print_undecided(struct buffer *out, const struct fit *fit, struct arena *a)
{
	struct buffer open = { .arena = a };

	for (int sector = 0; sector < FIT_SECTORS; sector++) {
		bool loose[LIMIT_SERVICES];

		if (fit_is_undecided(fit, sector, loose))
			print_loose(&open, fit, loose);
	}
	for (int i = 0; i < FIT_SHARES; i++) {
		const struct fit_share *share = &fit->share[i];

		if (share->service < 0 || share->half_width < OPEN_SHARE)
			continue;
		buffer_printf(&open, "  %ss andel av %s: %s ± %s\n", level_definite[share->level],
			      fit->data->services[share->service].id, percent(a, share->value),
			      percent(a, share->half_width));
	}
	if (open.size)
		buffer_printf(out, "Dette avgjør ikke tabellene:\n%s", buffer_text(&open));
}

static void print_next(struct buffer *out, const struct fit *fit, struct arena *a)
{
	struct fit_next next = fit_next_table(fit);
	const struct interval *ages;

	if (next.interval < 0)
		return;
	ages = &fit->data->intervals[next.interval];
	buffer_printf(out,
		      "Tabellen som hjelper mest om du skriver av én til: %d–%d år, %d år. "
		      "Kommunens usikkerhet går da fra %s til %s.\n",
		      ages->from, ages->to, next.period, percent(a, fit_uncertainty(fit)),
		      percent(a, next.uncertainty));
}

void fit_text(struct str *out, const struct fit *fit, struct arena *a, struct diag *d)
{
	struct buffer text = { .arena = a };

	print_tables(&text, fit, a, d);
	for (size_t i = 0; i < fit->form->trial_count; i++)
		print_trial(&text, fit, &fit->trials[i], a, d);
	if (!fit->form->trial_count)
		diag_warning(d, (struct place){ fit->form->file, 0, 0 },
			     "ingen prøve, så en feil periode eller alder i mange tabeller synes ikke; skriv av én tabell til under «prøve»");
	print_strain(&text, fit, a, d);
	print_pulls(&text, fit, a);
	print_undecided(&text, fit, a);
	print_next(&text, fit, a);
	if (fit->data->distribution_count)
		buffer_printf(&text,
			      "Resultatet er KS sitt når scenarioet har samme alder, periode, rente og varighet som en tabell, og «fordeling: %s»; det må skrives når tiltaket starter i 2022 eller senere.\n",
			      fit->data->distributions[0].id);
	*out = (struct str){ buffer_text(&text), text.size };
}
