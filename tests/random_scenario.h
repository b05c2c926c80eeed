/* Scenarios that are valid, and otherwise as odd as they come: drawn as text and read as any other. */
#ifndef RANDOM_SCENARIO_H
#define RANDOM_SCENARIO_H

#include "check.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/limits.h"
#include "base/text.h"
#include "input/scenario_read.h"

#include <stdio.h>
#include <stdlib.h>

static inline int draw_whole(int low, int high)
{
	return low + rand() % (high - low + 1);
}

static inline double draw_share(void)
{
	return draw_whole(0, 1000) / 1000.0;
}

static inline void draw_cost(struct buffer *out, int number, int start, int period)
{
	static const char *const levels[] = { "kommune", "fylkeskommune", "stat" };
	const char *level = levels[draw_whole(0, 2)];

	buffer_printf(out, "  - {navn: Post %d, ", number);
	switch (draw_whole(0, 3)) {
	case 0:
		buffer_printf(out, "bortfall for: %s", level);
		break;
	case 1:
		buffer_printf(out, "tilskudd fra: %s, til: %s", level,
			      levels[(draw_whole(1, 2) + (level == levels[1]) + 2 * (level == levels[2])) % 3]);
		break;
	default:
		buffer_printf(out, "betaler: %s", level);
	}
	buffer_printf(out, ", beløp: \"%d\"", draw_whole(0, 1) ? draw_whole(0, 9999999) : 1000 * draw_whole(1, 999));
	if (draw_whole(0, 2) == 0)
		buffer_printf(out, ", år: %d", start + draw_whole(0, period - 1));
	else if (period > 3 && draw_whole(0, 3) == 0)
		buffer_printf(out, ", år: [%d, %d]", start + draw_whole(0, 1), start + draw_whole(2, period - 1));
	buffer_puts(out, "}\n");
}

/* Up to three, each in a year of its own. */
static inline void draw_prices(struct buffer *out)
{
	static const char *const services[] = { "omsorgstiltak", "sosialhjelp", "videregaaende" };

	buffer_puts(out, "priser:\n");
	for (int i = draw_whole(0, 2); i < 3; i++)
		buffer_printf(out, "  %s: {pris: \"%d\", prisår: %d}\n", services[i], draw_whole(10000, 3000000),
			      draw_whole(2012, 2024));
}

/* The costs stand last, so that more can be written below. Half the measures last longer than the period or as long. */
static inline const char *random_scenario_text(struct arena *a)
{
	static const char *const groups[] = {
		"lavinntekt-norskfødt", "lavinntekt-trygd", "ikke-fullført-vgo", "barnevern-hjelpetiltak",
		"foreldre-psykisk-rus", "depresjon-angst", "adferdsvansker",
	};
	static const char *const ages[] = { "0-5", "6-9", "10-12", "13-15", "[13-15, 16-18]", "16-18", "[6-9, 10-12]" };
	static const char *const shares[] = { "2017", "2022", "utjevnet", "2022-utjevnet", "2022-utjevnet-minste" };
	struct buffer out = { .arena = a };
	int start = draw_whole(2012, 2024), round = draw_whole(1, 6), rounds = draw_whole(1, LIMIT_PERIOD / round);
	int period = draw_whole(0, 1) ? draw_whole(1, LIMIT_PERIOD) : draw_whole(1, round * rounds);

	buffer_printf(&out, "utenfor: 1\nsak: {tittel: Prøve, %s: Prøve}\n",
		      draw_whole(0, 3) ? "kommune" : "fylkeskommune");
	buffer_printf(&out, "målgruppe: {gruppe: %s, alder: %s}\n", groups[draw_whole(0, COUNT(groups) - 1)],
		      ages[draw_whole(0, COUNT(ages) - 1)]);
	buffer_printf(&out, "tiltak:\n  navn: Prøve\n  startår: %d\n  varighet: %d\n  varighet per runde: %d\n"
		      "  deltakere: %d\n  normalliv uten tiltak: %.1f %%\n  normalliv med tiltak: %.1f %%\n", start,
		      round * rounds, round, draw_whole(3, 2000), draw_share() * 100, draw_share() * 100);
	if (draw_whole(0, 1))
		buffer_printf(&out, "effekt: {frafall per år: %d %%, varighet: %d, andel av forskjellen: %d %%}\n",
			      draw_whole(0, 30), draw_whole(1, LIMIT_PERIOD), draw_whole(1, 100));
	buffer_printf(&out, "analyse:\n  periode: %d\n  prisår: %d\n", period, draw_whole(2012, 2024));
	if (draw_whole(0, 1))
		buffer_printf(&out, "  kalkulasjonsrente: %d %%\n", draw_whole(0, 12));
	else
		buffer_puts(&out, "  kalkulasjonsrente: R-109\n");
	if (draw_whole(0, 1))
		buffer_printf(&out, "  fordeling: %s\n", shares[draw_whole(0, COUNT(shares) - 1)]);
	if (draw_whole(0, 3) == 0)
		buffer_puts(&out, "  deflator: kommunal\n");
	if (draw_whole(0, 1))
		draw_prices(&out);
	buffer_puts(&out, "kostnader:\n  - {navn: Innsats, betaler: kommune, beløp: 1000000}\n");
	for (int number = draw_whole(0, 5); number > 0; number--)
		draw_cost(&out, number, start, period);
	return buffer_text(&out);
}

/* Reads it; a fault fails the test. */
static inline void read_valid(struct scenario *out, const char *text, const struct dataset *data, struct arena *a)
{
	struct diag d = { .arena = a, .errors_only = true };

	if (scenario_read(out, str_of(text), "scenario.yaml", NULL, 0, data, a, &d))
		return;
	diag_print(&d, stderr, false);
	fail_msg("not a valid scenario:\n%s", text);
}

#endif
