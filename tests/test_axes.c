/* What `utforsk --varier` makes of what it is given: an axis, or what is wrong, beside tests/golden/axes.txt;
 * UPDATE_GOLDEN in the environment writes that anew. */
#include "check.h"
#include "faults.h"
#include "golden.h"
#include "program.h"
#include "spoil.h"

#include "base/file.h"
#include "base/limits.h"
#include "input/scenario_read.h"
#include "study/explore.h"

#include <stdlib.h>
#include <string.h>

static const char *const texts[] = {
	/* numbers: every key, at and beyond its bounds */
	"tiltak.deltakere=50..200:10", "tiltak.deltakere=50..59:10", "tiltak.deltakere=50..60:10", "tiltak.deltakere=1..1:1",
	"tiltak.deltakere=0..10:1", "tiltak.deltakere=1..1 000 000:100 000", "tiltak.deltakere=1..1 000 001:100 000",
	"tiltak.normalliv med tiltak=50 %..60 %:1 %", "tiltak.normalliv med tiltak=0 %..100 %:50 %",
	"tiltak.normalliv med tiltak=−1 %..100 %:50 %", "tiltak.normalliv med tiltak=50..60:1", "normalliv uten tiltak=0 %..101 %:1 %",
	"TILTAK.Normalliv_uten_tiltak=0 %..100 %:0,1 %", "kostnader.Ny innsats.beløp=0..1 000 000:250 000",
	"kostnader.statstilskudd.beloep=0 kr..100 kr:50 kr", "beløp=1..2:1", "innsats.beløp=1..2:1", "Ny innsats.beløp=−1..2:1",
	"Ny innsats.beløp=0..1000:0,1", "Ny innsats.beløp=0..999:0,1", "analyse.kalkulasjonsrente=0 %..20 %:10 %",
	"kalkulasjonsrente=0 %..20,1 %:10 %", "periode=1..60:1", "periode=1..61:1", "frafall per aar=0 %..100 %:10 %", "varighet=1..2:1",
	"effekt.varighet=1..60:1", "effekt.varighet=0..60:1", "tiltak.varighet=2..8:2", "varighet per runde=1..4:1",
	"andel av forskjellen=0 %..100 %:25 %", "optimisme=0 %..100 %:25 %", "suksessrate=−100 %..100 %:5 %",
	"suksessrate=−101 %..100 %:5 %", "tiltak.suksessrate=0 %..1 %:1 %",
	/* written wrong */
	"", "=", "tiltak.deltakere", "tiltak.deltakere=", "tiltak.deltakere=50", "tiltak.deltakere=50..200", "tiltak.deltakere=50:200",
	"tiltak.deltakere=50:200..1", "tiltak.deltakere=..:", "tiltak.deltakere=10..1:1", "tiltak.deltakere=1..10:0",
	"tiltak.deltakere=1..10:−1", "tiltak.deltakere=1..ti:1", "tiltak.deltakere=to..10:1", "tiltak.deltakere=1..10:1,5",
	"deltager=1..2:1", "tiltak.deltagere=1..2:1", "suksessrat=1 %..2 %:1 %", "kostnader.Ny insats.beløp=0..10:1", "belop=0..10:1",
	"sak.tittel=0..10:1", "xyzzy=0..10:1", "tiltak=0..10:1", "kostnader.Ny innsats.beløp=0..1 000 000:1",
	"kostnader.Ny innsats.beløp=0..999 999:1",
	/* words */
	"alder=alle", "alder=Alle", "målgruppe.alder=6-9..13-15", "alder=6-9..6-9", "alder=16-18..6-9", "alder=6-9..12-15", "alder=12-15..16-18",
	"alder=19-24, [10-12, 13-15]", "alder=[10-12,13-15],[13-15, 16-18],0-5", "alder=13-15", "alder=", "alder=,", "alder=6-9,,10-12", "alder=[6-9",
	"alder=12-15", "gruppe=alle", "gruppe=depresjon-angst,lavinntekt-trygd", "gruppe=depresjon-angst , lavinntekt-trygd",
	"gruppe=depresjon-angs", "gruppe=depresjon-angst..lavinntekt-trygd", "gruppe=", "målgruppe.gruppe=befolkning",
};

static void put_axis(struct buffer *b, const struct explore_axis *axis)
{
	buffer_printf(b, "%s (%d, item %d): %d from %.10g by %.10g%s", axis->name, axis->key, axis->cost, axis->count, axis->from,
		      axis->step, axis->percent ? ", percent" : "");
	for (int i = 0; axis->words && i < axis->count; i++) {
		const struct explore_word *word = &axis->words[i];

		buffer_printf(b, "%s «%s» group %d", i ? "," : ":", word->name, word->group);
		for (int k = 0; k < word->age_count; k++)
			buffer_printf(b, " %d-%d", word->ages[k].from, word->ages[k].to);
	}
	buffer_printf(b, "; last %.10g\n", explore_value(axis, axis->count - 1));
}

static void put_text(struct buffer *b, const char *text, const struct scenario *s, const struct dataset *data)
{
	struct arena a = { 0 };
	struct diag d = { .arena = &a };
	struct explore_axis axis;

	buffer_printf(b, "== %s\n", text);
	if (explore_read_axis(&axis, text, s, data, &a, &d))
		put_axis(b, &axis);
	else
		assert_true(d.errors > 0);
	buffer_puts(b, faults_text(&d, &a));
	arena_free(&a);
}

/* One word, many times: as many as there may be, and one more. */
static const char *many(struct arena *a, int count)
{
	struct buffer out = { .arena = a };

	buffer_puts(&out, "alder=6-9");
	for (int i = 1; i < count; i++)
		buffer_puts(&out, ",6-9");
	return buffer_text(&out);
}

/* Which axes can be varied together: each with each of the others. */
static void put_pairs(struct buffer *b)
{
	static const struct explore_axis axes[] = {
		{ .key = EXPLORE_COST, .cost = 0 }, { .key = EXPLORE_COST, .cost = 1 }, { .key = EXPLORE_WITH },
		{ .key = EXPLORE_SUCCESS_RATE },    { .key = EXPLORE_WITHOUT },         { .key = EXPLORE_RATE, .cost = 1 },
	};

	buffer_puts(b, "== the same key\n");
	for (size_t i = 0; i < COUNT(axes); i++)
		for (size_t k = 0; k < COUNT(axes); k++)
			buffer_puts(b, explore_same_key(&axes[i], &axes[k]) ? k + 1 < COUNT(axes) ? "x " : "x\n"
				       : k + 1 < COUNT(axes)                ? "· "
									    : "·\n");
}

static void axes_are_read_as_they_were(void **state)
{
	struct arena a = { 0 };
	struct diag d = { .arena = &a };
	struct buffer b = { .arena = &a };
	struct dataset *data = NEW(&a, struct dataset);
	struct scenario s;
	struct str text;

	(void)state;
	assert_true(dataset_read(data, "data", NULL, &a, &d) &&
		    file_read_text(&text, "examples/publisert/scenario.yaml", LIMIT_SCENARIO_BYTES, true, &a, &d, (struct place){ 0 }) &&
		    scenario_read(&s, text, "scenario.yaml", NULL, 0, data, &a, &d));
	spoil_dataset(data, &a);
	spoil_scenario(&s, &a);
	for (size_t i = 0; i < COUNT(texts); i++)
		put_text(&b, texts[i], &s, data);
	put_text(&b, many(&a, LIMIT_GROUPS + LIMIT_INTERVALS), &s, data);
	put_text(&b, many(&a, LIMIT_GROUPS + LIMIT_INTERVALS + 1), &s, data);
	put_pairs(&b);
	golden_compare("axes.txt", buffer_text(&b));
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(axes_are_read_as_they_were) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
