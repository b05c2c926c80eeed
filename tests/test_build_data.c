/* The data chapter: what came from where, what the scenario chose, and how sure it all is. */
#include "check.h"

#include "study/departures.h"
#include "report_case.h"

static void test_defaults(void **state)
{
	struct report_case c;
	const char *text;

	(void)state;
	case_make(&c);
	text = case_build(&c, "arkiv", LANGUAGE_NB);
	expect_contains(text, "# Hvor sikre tallene er");
	assert_null(strstr(text, "Egne valg"));
	assert_null(strstr(text, "Hvor tallene kommer fra"));
	/* The quality of each service's part is for those who go through the archive. */
	text = case_build(&c, "arkiv", LANGUAGE_NB);
	expect_contains(text, "\nUføretrygd | publisert | publisert | kalibrert | ");
	case_free(&c);
}

/* A price, a distribution and an index of its own: each is named with what it does. */
static void test_departures(void **state)
{
	struct local_price price = {
		.service = 1, .price = 50600, .price_year = 2018, .source = "Regnskap 2018"
	};
	struct dataset *standard;
	struct report_case c;
	const char *text;

	(void)state;
	case_make(&c);
	c.data.distributions[0] =
		(struct distribution){ .id = "2017", .name = { "Som før", "Som før" } };
	c.data.distributions[1] =
		(struct distribution){ .id = "ny",
				       .name = { "Staten tar mer", "Staten tek meir" },
				       .description = { "Staten betaler halve hjelpen.",
							"Staten betaler halve hjelpa." } };
	c.data.distributions[1].names[6] = true;
	c.data.distributions[1].share[6][LEVEL_KOMMUNE] =
		c.data.distributions[1].share[6][LEVEL_STAT] = 0.5;
	c.data.distributions[1].source[6] = "Ny lov";
	c.data.distribution_count = 2;
	c.data.deflator = c.data.kpi;
	standard = NEW(&c.arena, struct dataset);
	*standard = c.data;
	dataset_distribute(&c.data, 1, 0);
	c.scenario.distribution = 1;
	c.scenario.deflator = DEFLATOR_MUNICIPAL;
	c.scenario.prices = &price;
	c.scenario.price_count = 1;
	case_calculate(&c);
	departures_find(&c.study.departures, &c.scenario, standard, &c.data, &c.study.results);
	text = case_build(&c, "saksvedlegg", LANGUAGE_NB);
	expect_contains(
		text,
		"Beregningen bruker fordelingen «Staten tar mer». Staten betaler halve hjelpen.");
	/* The kommune's part of 192 313 kr is halved. */
	expect_contains(text,
			"Nettogevinsten til kommunen blir om lag 96\u00a0000\u00a0kroner lavere enn med "
			"fordelingen «Som før».");
	expect_contains(text, "\nFordeling: staten tar mer | −96\u00a0157 | 0 | 96\u00a0157 | 0\n");
	/* 50 600 kr of 2018 is 46 000 kr of 2017 by an index of 100 and 110: the data set's own
	 * price. */
	expect_contains(
		text, "\nØkonomisk sosialhjelp | 46\u00a0000 | 46\u00a0000 | 50\u00a0600 | 2018\n");
	expect_contains(text, "Regnskap 2018");
	expect_contains(text, ". Fordelingen i denne beregningen: Ny lov");
	expect_contains(text, "\nEgen pris: økonomisk sosialhjelp | 0 | 0 | 0 | 0\n");
	expect_contains(text, "følger den kommunale deflatoren");
	text = case_build(&c, "saksvedlegg", LANGUAGE_NN);
	expect_contains(text, "Berekninga bruker fordelinga «Staten tek meir».");
	expect_contains(text, ". Fordelinga i denne berekninga: Ny lov");
	expect_contains(text, "kroner lågare enn med fordelinga «Som før».");
	case_free(&c);
}

/* What a data set has of its own, and what it builds on. */
static void test_origin(void **state)
{
	struct report_case c;
	const char *text;

	(void)state;
	case_make(&c);
	c.data.base_name = "Grunnlaget";
	c.data.base_version = "3";
	text = case_build(&c, "saksvedlegg", LANGUAGE_NB);
	expect_contains(text, "Alle tall i denne beregningen er derfra");
	for (size_t i = 0; i < c.data.usage_count; i++)
		c.data.usages[i].own = c.data.usages[i].group == 1 && c.data.usages[i].service <= 1;
	text = case_build(&c, "saksvedlegg", LANGUAGE_NB);
	expect_contains(text, "Datasettet bygger på «Grunnlaget», versjon 3. Målgruppens bruk av "
			      "uføretrygd og økonomisk "
			      "sosialhjelp er egne tall. Alle andre tall i denne beregningen er "
			      "fra «Grunnlaget».");
	expect_contains(text, "egne tall");
	case_free(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_defaults),
		cmocka_unit_test(test_departures),
		cmocka_unit_test(test_origin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
