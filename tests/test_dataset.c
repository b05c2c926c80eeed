/* The default data set holds what it must, and a replacement is checked as strictly as a scenario. */
#include "check.h"

#include "base/text.h"
#include "faults.h"
#include "input/dataset.h"
#include "program.h"

#include <string.h>

static struct arena arena;
static struct dataset *data; /* the default one */

static int set_up(void **state)
{
	struct diag d = { .arena = &arena };

	(void)state;
	data = NEW(&arena, struct dataset);
	dataset_read(data, "data", NULL, &arena, &d);
	if (d.count)
		fputs(faults_text(&d, &arena), stderr);
	return d.count ? -1 : 0; /* warnings too */
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static void test_identity(void **state)
{
	static const char *const groups[] = {
		"befolkning",		  "lavinntekt-norskfoedt", "lavinntekt-trygd", "ikke-fullfoert-vgo",
		"barnevern-hjelpetiltak", "foreldre-psykisk-rus",  "depresjon-angst",  "adferdsvansker",
	};
	static const char *const services[] = {
		"ufoeretrygd",	   "aap",	      "sosialhjelp",	 "inntektsskatt", "videregaaende", "hoeyere-utdanning",
		"spesialisthelse", "fastlege-legevakt", "straffereaksjon", "hjelpetiltak",  "omsorgstiltak",
	};

	(void)state;
	assert_int_equal(data->group_count, COUNT(groups));
	for (size_t i = 0; i < COUNT(groups); i++)
		assert_int_equal(dataset_group(data, groups[i]), i);
	assert_int_equal(data->service_count, COUNT(services));
	for (size_t i = 0; i < COUNT(services); i++)
		assert_int_equal(dataset_service(data, services[i]), i);
	assert_int_equal(dataset_group(data, "Lavinntekt norskfødt"), 1);
	assert_int_equal(dataset_group(data, "ukjent"), -1);
	assert_int_equal(data->price_year, 2017);
	assert_true(data->illustrative);
	assert_int_equal(data->interval_count, 6);
	assert_int_equal(data->kpi.first, 2010);
	assert_int_equal(data->kpi.last, 2025);
	assert_int_equal(strlen(dataset_sha256(data, &arena)), 64);
}

/* One group is the broadest, and every text is there in both languages, and not the same. */
static void test_texts(void **state)
{
	int broadest = 0;

	(void)state;
	for (int g = 0; g < data->group_count; g++) {
		const struct group *group = &data->groups[g];

		broadest += group->fallback;
		for (int language = 0; language < LANGUAGES; language++) {
			assert_non_null(group->name[language]);
			assert_non_null(group->definition[language]);
			assert_non_null(group->assessment[language]);
		}
		assert_string_not_equal(group->assessment[LANGUAGE_NB], group->assessment[LANGUAGE_NN]);
		assert_true(group->size > 0 && group->from <= group->to && group->reach < AGES);
	}
	assert_int_equal(broadest, 1);
	assert_true(data->groups[dataset_group(data, "lavinntekt-trygd")].fallback);
	assert_string_not_equal(data->reservation[LANGUAGE_NB], data->reservation[LANGUAGE_NN]);
}

/* What nynorsk.csv has is used in nynorsk only; what it lacks is left as it is written. */
static void test_translations(void **state)
{
	static const struct {
		const char *text, *nb, *nn;
	} cases[] = {
		{ "mottaker i ett år", "mottaker i ett år", "mottakar i eitt år" },
		{ "krone i utgift", "krone i utgift", "krone i utgift" },
		{ "Kommunens regnskap 2024", "Kommunens regnskap 2024", "Kommunens regnskap 2024" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_string_equal(dataset_text(data, cases[i].text, LANGUAGE_NB), cases[i].nb);
		assert_string_equal(dataset_text(data, cases[i].text, LANGUAGE_NN), cases[i].nn);
	}
}

/* Residents on 1 January 2017 by five-year band, SSB table 07459. */
static const double residents[AGES / 5] = {
	303493, 322811, 311406, 325020, 343302, 367938, 354883, 345142, 363010, 378720, 351522, 319031,
};

/* What the average profile sums to among those of `from` to `to` years. */
static double total(const char *service, int from, int to)
{
	int s = dataset_service(data, service);
	double sum = 0;

	for (int age = from; age <= to; age++)
		sum += data->quantity[0][s][age] * residents[age / 5] / 5;
	return sum;
}

/* The average profile against published national totals. Single ages are taken as a fifth of their five-year band. */
static void test_totals(void **state)
{
	static const struct {
		const char *service;
		int from, to;
		double published, tolerance; /* share of the total */
	} table[] = {
		/* SSB: children with a measure during 2017 */
		{ "hjelpetiltak", 0, 22, 45528, 0.02 },
		{ "omsorgstiltak", 0, 22, 10169, 0.02 },
		/* About 14 500 sentenced to more than a fine, of whom 0.35 per 1000 of the 1 170 000 of 60 and over */
		{ "straffereaksjon", 15, 59, 14500 - 410, 0.03 },
		/* NAV: 200 571 of 18–59 years in June 2016 and 234 554 in December 2019; 18/42 of the way: 215 135 */
		{ "ufoeretrygd", 18, 59, 215135, 0.02 },
		/* NAV: 4.1 % of those of 18–66 in March 2018, 138 600; 3.1 % of the 412 000 of 60–66, 12 800, are not here */
		{ "aap", 18, 59, 138600 - 12800, 0.02 },
		/* SSB: about 133 000 in 2017, of whom 3 000 over 66 and 5 300 (13 per 1000) of 60–66 */
		{ "sosialhjelp", 18, 59, 133000 - 3000 - 5300, 0.03 },
		/* SSB 2018: 92.8 % of those of 16–18 years, 195 000, are pupils or apprentices */
		{ "videregaaende", 16, 18, 0.928 * 195012, 0.02 },
		/* SSB 2018: 11.57 % of those of 19–24 */
		{ "videregaaende", 19, 24, 0.1157 * (325020 / 5.0 + 343302), 0.03 },
		/* SSB 2012: 71 062 students of 30 and over; the population of 30–59 grew by 4 % to 2017 */
		{ "hoeyere-utdanning", 30, 59, 71062 * 1.04, 0.02 },
		/* National accounts: wages and self-employment about 1300–1400 bn; 60–69 years have about 134 bn of it */
		{ "inntektsskatt", 17, 59, 1350e9 - 134e9, 0.08 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		double sum = total(table[i].service, table[i].from, table[i].to);

		if (fabs(sum / table[i].published - 1) > table[i].tolerance)
			fail_msg("%s %d–%d sums to %.0f, published %.0f", table[i].service, table[i].from, table[i].to,
				 sum, table[i].published);
	}
}

/* Disability pensioners of 18–67: the profile to 59 and the 117 000 of 60–67 (NAV, mean of 2016 and 2019) are the
 * 328 000 that NAV's 9.6 % of the population means. */
static void test_pensioners(void **state)
{
	(void)state;
	CHECK_NEAR(total("ufoeretrygd", 18, 59) + (117112 + 117634) / 2.0, 328000, 0.02 * 328000);
}

/* Price × quantity against public budgets, kr. */
static void test_budgets(void **state)
{
	static const struct {
		const char *service;
		double budget, tolerance;
	} table[] = {
		{ "straffereaksjon", 4.6e9, 0.05 }, /* the correctional service, 2017 */
		{ "hjelpetiltak", 4.9e9, 0.02 },    /* 45 528 · 106 713 */
		{ "omsorgstiltak", 15.7e9, 0.02 },  /* 10 169 · 1 541 220 */
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		double price = data->services[dataset_service(data, table[i].service)].price;

		CHECK_NEAR(total(table[i].service, 0, 59) * price, table[i].budget,
			   table[i].budget * table[i].tolerance);
	}
}

/* Every quantity follows from the rows by the formula; recomputed here the slow way. */
static void test_expansion(void **state)
{
	(void)state;
	for (int g = 0; g < data->group_count; g++) {
		for (int s = 0; s < data->service_count; s++) {
			for (int age = 0; age < AGES; age++) {
				double average = data->quantity[0][s][age], expected = g ? average : 0;

				for (size_t i = 0; i < data->usage_count; i++) {
					const struct usage *u = &data->usages[i];

					if (u->group != g || u->service != s || age < u->from || age > u->to)
						continue;
					expected = u->is_ratio ? average * (1 + data->calibration[g][s] * (u->amount - 1)) :
								 u->amount;
				}
				CHECK_NEAR(data->quantity[g][s][age], expected, 1e-9 * (1 + expected));
			}
		}
	}
}

/* Two services, a calibrated group and one with its own figures. */
static void test_expansion_by_hand(void **state)
{
	static struct usage usages[] = {
		{ 1, 0, 10, 19, 3, true, "", GRADE_AVLEDET, false, 0 }, /* before the population's: order does not matter */
		{ 0, 0, 10, 14, 0.5, false, "", GRADE_PUBLISERT, false, 0 },
		{ 0, 0, 15, 19, 0.2, false, "", GRADE_ANSLAG, false, 0 },
		{ 2, 0, 10, 11, 0.9, false, "", GRADE_PUBLISERT, false, 0 },
	};
	struct dataset *d = NEW(&arena, struct dataset);

	(void)state;
	d->group_count = 3;
	d->service_count = 1;
	d->usages = usages;
	d->usage_count = COUNT(usages);
	d->calibration[1][0] = 0.8;
	d->calibrated[1][0] = true;
	dataset_expand(d);
	CHECK_NEAR(d->quantity[1][0][12], 1.3, 1e-12);  /* 0.5 · (1 + 0.8 · (3 − 1)) */
	CHECK_NEAR(d->quantity[1][0][16], 0.52, 1e-12); /* 0.2 · 2.6 */
	CHECK_NEAR(d->quantity[1][0][30], 0, 0);
	CHECK_NEAR(d->quantity[2][0][10], 0.9, 0);
	CHECK_NEAR(d->quantity[2][0][12], 0.5, 0); /* no row: as the population */
	assert_int_equal(d->quantity_grade[1][0][12], GRADE_KALIBRERT); /* weakest of avledet, κ and publisert */
	assert_int_equal(d->quantity_grade[1][0][16], GRADE_ANSLAG);    /* the population's */
	assert_int_equal(d->quantity_grade[2][0][10], GRADE_PUBLISERT);
	assert_int_equal(d->quantity_grade[2][0][16], GRADE_ANSLAG);
	assert_int_equal(d->row_grade[1][0][16], GRADE_KALIBRERT); /* avledet and κ, not the population's */
	assert_int_equal(d->row_grade[2][0][10], GRADE_PUBLISERT);
	d->calibrated[1][0] = false;
	d->calibration[1][0] = 1;
	dataset_expand(d);
	CHECK_NEAR(d->quantity[1][0][12], 1.5, 1e-12);
	assert_int_equal(d->quantity_grade[1][0][12], GRADE_AVLEDET);
}

static void test_prices(void **state)
{
	(void)state;
	CHECK_NEAR(price_index_factor(&data->kpi, 2017, 2024), 133.6 / 105.5, 1e-12);
	CHECK_NEAR(price_index_factor(&data->kpi, 2017, 2017), 1, 0);
	assert_true(price_index_has(&data->kpi, 2010));
	assert_false(price_index_has(&data->kpi, 2009));
	assert_false(price_index_has(&data->kpi, 2026));
	CHECK_NEAR(price_index_factor(&data->deflator, 2017, 2018), 1.031, 1e-5);
	CHECK_NEAR(price_index_factor(&data->deflator, 2010, 2011), 1.036, 1e-5); /* chained to what comes after */
	CHECK_NEAR(price_index_factor(&data->deflator, 2012, 2013), 1.03, 1e-5);
	assert_true(price_index_has(&data->deflator, 2010) && price_index_has(&data->deflator, 2026));
	assert_false(data->sectors[dataset_sector(data, "overfoeringer")].is_service);
	assert_true(data->sectors[dataset_sector(data, "barnevern")].is_service);
}

static void test_distributions(void **state)
{
	int care = dataset_service(data, "omsorgstiltak"), tax = dataset_service(data, "inntektsskatt");
	int reform = dataset_distribution(data, "2022"), now = dataset_distribution(data, "2017");
	struct dataset *copy = NEW(&arena, struct dataset);

	(void)state;
	assert_int_equal(now, 0);
	*copy = *data;
	dataset_distribute(copy, now, 0);
	CHECK_NEAR(copy->services[care].share[LEVEL_KOMMUNE], data->services[care].share[LEVEL_KOMMUNE], 0);
	dataset_distribute(copy, reform, 0);
	CHECK_NEAR(copy->services[care].share[LEVEL_KOMMUNE], 0.725, 1e-12);
	CHECK_NEAR(copy->services[tax].share[LEVEL_KOMMUNE], 0.199, 1e-12);
	*copy = *data; /* what is kept of a share is kept of the one in tjenester.csv */
	dataset_distribute(copy, dataset_distribution(data, "2022-utjevnet"), 0);
	CHECK_NEAR(copy->services[tax].share[LEVEL_KOMMUNE], 0.199 * 0.4, 1e-12);
	CHECK_NEAR(copy->services[tax].share[LEVEL_FYLKESKOMMUNE], 0.045 * 0.125, 1e-12);
	CHECK_NEAR(copy->services[care].share[LEVEL_KOMMUNE], 0.725, 1e-12);
	*copy = *data;
	dataset_distribute(copy, dataset_distribution(data, "2022-utjevnet-minste"), 0);
	CHECK_NEAR(copy->services[tax].share[LEVEL_KOMMUNE], 0.199 * 0.05, 1e-12);
	CHECK_NEAR(copy->services[tax].share[LEVEL_FYLKESKOMMUNE], 0.045 * 0.125, 1e-12);
	CHECK_NEAR(copy->services[care].share[LEVEL_KOMMUNE], 0.725, 1e-12);
}

/* 208 376 persons spread evenly over 60 ages, or over those that the data set gives, cost so much more: summed here
 * service by service in another order. */
static void test_whole_group(void **state)
{
	struct dataset *other = NEW(&arena, struct dataset);
	int group = dataset_group(data, "lavinntekt-trygd");
	double sum = 0, expected = 0, narrow = 0;

	(void)state;
	for (int age = 0; age < AGES; age++) {
		for (int s = 0; s < data->service_count; s++) {
			double more = data->quantity[group][s][age] - data->quantity[0][s][age];
			double kroner = 208376.0 / 60 * more * data->services[s].price;

			expected += data->services[s].revenue ? -kroner : kroner;
			narrow += age >= 10 && age <= 19 && !s ? kroner * 6 : 0;
		}
	}
	for (int s = 0; s < data->service_count; s++)
		sum += dataset_whole_group(data, group, s);
	CHECK_NEAR(sum, expected, 1e-3);
	*other = *data;
	other->groups[group].spread = (struct interval){ 10, 19 }; /* a sixth of the ages: six times as many at each */
	CHECK_NEAR(dataset_whole_group(other, group, 0), narrow, 1e-3);
}

/* Who pays follows the start year, unless the scenario says. */
static void test_default_distribution(void **state)
{
	static const struct {
		int start;
		const char *id;
	} table[] = { { 1990, "2017" }, { 2021, "2017" }, { 2022, "2022-utjevnet" }, { 2040, "2022-utjevnet" } };
	static struct dataset other;

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		assert_string_equal(data->distributions[dataset_default_distribution(data, table[i].start)].id,
				    table[i].id);
	assert_int_equal(dataset_default_distribution(&other, 2030), 0); /* a data set without any */
	other = *data;
	other.distributions[1].from = 2030; /* the latest that has begun, in whatever order */
	assert_int_equal(dataset_default_distribution(&other, 2031), 1);
	assert_int_equal(dataset_default_distribution(&other, 2029), dataset_distribution(data, "2022-utjevnet"));
}

static const char *const files[] = {
	"datasett.yaml", "deflator.csv", "effekter.csv", "forbruk.csv", "fordeling.csv", "kalibrering.csv", "kpi.csv",
	"malgrupper.yaml", "nynorsk.csv", "tjenester.csv",
};

/* A copy of data/ in which the first `find` of file `name` is `replacement`; NULL replaces the whole file. */
static void copy_changed(const char *folder, const char *name, const char *find, const char *replacement)
{
	bool changed = !*name;

	for (size_t i = 0; i < COUNT(files); i++) {
		char *content = file_content(arena_printf(&arena, "data/%s", files[i]), NULL), *at;
		const char *text = content;

		assert_non_null(content);
		if (text_equal(files[i], name)) {
			at = find ? strstr(content, find) : content;
			if (!at)
				fail_msg("«%s» is not in %s", find ? find : "", name);
			text = arena_printf(&arena, "%.*s%s%s", (int)(at - content), content, replacement,
					    find ? at + strlen(find) : "");
			changed = true;
		}
		write_text(arena_printf(&arena, "%s/%s", folder, files[i]), text);
		free(content);
	}
	assert_true(changed);
}

/* What is found in that copy, with its folder left out of the file names. */
static const char *found(const char *name, const char *find, const char *replacement, struct dataset *out)
{
	const char *folder = new_folder(), *text;
	struct diag d = { .arena = &arena };
	struct buffer plain = { .arena = &arena };
	bool good;

	copy_changed(folder, name, find, replacement);
	memset(out, 0, sizeof *out);
	good = dataset_read(out, folder, NULL, &arena, &d);
	assert_int_equal(good, d.errors == 0);
	text = faults_text(&d, &arena);
	while (*text) {
		if (text_starts(text, folder) && text[strlen(folder)] == '/')
			text += strlen(folder) + 1;
		else
			buffer_add(&plain, text++, 1);
	}
	remove_folder();
	return buffer_text(&plain);
}

struct change {
	const char *file, *find, *replacement, *faults;
};

static const struct change changes[] = {
	/* datasett.yaml */
	{ "datasett.yaml", "prisår: 2017", "prisår: 17",
	  "datasett.yaml:5:9: «17» er ikke et år med fire sifre; skriv «2017»\n" },
	{ "datasett.yaml", "illustrativ: ja", "ilustrativ: ja",
	  "datasett.yaml:6:1: ukjent nøkkel «ilustrativ»; mente du «illustrativ»?\n" },
	{ "datasett.yaml", "6-9", "6-10",
	  "datasett.yaml:19:32: aldersintervallene skal gå fra yngst til eldst uten å overlappe; begynn på 11 eller "
	  "senere\n" },
	{ "datasett.yaml", "19-24", "19-60",
	  "datasett.yaml:19:52: «19-60» er ikke et aldersintervall; skriv fra og til mellom 0 og 59, som «6-9»\n" },
	{ "datasett.yaml", "id: barnevern,", "id: utdanning,",
	  "datasett.yaml:26:10: «utdanning» står to ganger; gi den ene en annen id\n" },
	{ "datasett.yaml", "id: barnevern,", "id: implementering,",
	  "datasett.yaml:26:10: «implementering» er linjen for kostnaden ved tiltaket og lages av programmet; fjern den\n" },
	{ "datasett.yaml", "id: utjevnet", "id: Utjevnet!",
	  "datasett.yaml:47:9: «Utjevnet!» kan ikke være en id; bruk små bokstaver a–z, sifre og bindestrek\n" },
	{ "datasett.yaml", ", nn: Helsetenester", "",
	  "datasett.yaml:23:26: mangler «nn» under «navn»; skriv «nn: <skriv på nynorsk>» og fyll ut\n" },
	/* malgrupper.yaml */
	{ "malgrupper.yaml", "id: lavinntekt-norskfoedt", "id: befolkning",
	  "malgrupper.yaml:26:9: «befolkning» står to ganger; gi den ene en annen id\n" },
	{ "malgrupper.yaml", "id: befolkning", "id: gjennomsnitt",
	  "malgrupper.yaml:4:9: den første målgruppen skal være «befolkning», gjennomsnittet de andre måles mot\n" },
	{ "malgrupper.yaml", "startalder: 0-15", "startalder: 15-0",
	  "malgrupper.yaml:40:17: «15-0» er ikke et aldersintervall; skriv fra og til mellom 0 og 59, som «6-9»\n" },
	{ "malgrupper.yaml", "data til: 28", "data til: 28\n    bredest: ja",
	  "malgrupper.yaml:57:9: både lavinntekt-norskfoedt og lavinntekt-trygd er «bredest»; velg én\n" },
	/* tjenester.csv */
	{ "tjenester.csv", "0.199,0.045", "0.199,0.054",
	  "tjenester.csv:5:124: andelene til kommune, fylkeskommune og stat summerer til 1.009; de skal bli 1\n" },
	{ "tjenester.csv", "239495,2017", "239495,2020",
	  "tjenester.csv:2:81: prisen er fra 2020, men datasettet har prisår 2017; regn om prisen til 2017-kroner\n" },
	{ "tjenester.csv", "239495,2017", "\"235,5\",2017",
	  "tjenester.csv:2:74: «235,5» er skrevet med komma eller mellomrom; skriv «235.5»\n" },
	{ "tjenester.csv", "krone i inntekt,0.397", "krone i inntekt,39.7",
	  "tjenester.csv:5:113: advarsel: prisen på en krone i inntekt er 39.7 kr; skriv 1 når mengden er kroner, og "
	  "0.4 for 40 øre\n" },
	{ "tjenester.csv", "overfoeringer", "overforinger",
	  "tjenester.csv:2:35: kjenner ikke sektoren «overforinger»; mente du «overfoeringer»?\n" },
	{ "tjenester.csv", ",straks\n", ",snart\n",
	  "tjenester.csv:2:295: kjenner ikke innløsingen «snart»; bruk en av: straks, avtale, kapasitet\n" },
	{ "tjenester.csv", ",innloesing\n", ",innløsning\n",
	  "tjenester.csv:1:1: advarsel: mangler kolonnen «innloesing», så alt regnes som kapasitet; skriv for hver "
	  "tjeneste straks (en betaling faller bort), avtale (når en avtale er over) eller kapasitet (når stillinger "
	  "trekkes inn)\n" },
	{ "tjenester.csv", "utgift", "kostnad",
	  "tjenester.csv:2:49: kjenner ikke retningen «kostnad»; bruk en av: utgift, inntekt\n" },
	{ "tjenester.csv", "mottaker i ett år", "", "tjenester.csv:2:56: mangler enhet; fyll ut cellen\n" },
	{ "tjenester.csv", "\naap,", "\nufoeretrygd,",
	  "tjenester.csv:3:1: tjenesten «ufoeretrygd» står to ganger; slett den ene\n" },
	{ "tjenester.csv", "prisaar", "prisar", "tjenester.csv:1:1: mangler kolonnen «prisaar»; rett «prisar» i første linje\n" },
	{ "tjenester.csv", NULL, "",
	  "tjenester.csv:1:1: filen er tom; første linje skal navngi kolonnene\n" },
	/* forbruk.csv */
	{ "forbruk.csv", "befolkning,aap,18,24", "befolkning,app,18,24",
	  "forbruk.csv:11:12: kjenner ikke tjenesten «app»; mente du «aap»?\n" },
	{ "forbruk.csv", "befolkning,aap,18,24", "folk,aap,18,24",
	  "forbruk.csv:11:1: kjenner ikke målgruppen «folk»; bruk en av: befolkning, lavinntekt-norskfoedt, "
	  "lavinntekt-trygd, ikke-fullfoert-vgo, barnevern-hjelpetiltak, foreldre-psykisk-rus, depresjon-angst, "
	  "adferdsvansker\n" },
	{ "forbruk.csv", "befolkning,aap,25,29", "befolkning,aap,24,29",
	  "forbruk.csv:12:16: alderen 24 står allerede på linje 11 for samme målgruppe og tjeneste; la hver alder ha én rad\n" },
	{ "forbruk.csv", "befolkning,aap,25,29", "befolkning,aap,29,25",
	  "forbruk.csv:12:16: alderen går fra 29 til 25; bytt om\n" },
	{ "forbruk.csv", "befolkning,aap,50,59", "befolkning,aap,50,60",
	  "forbruk.csv:15:19: «60» skal være et helt tall fra 0 til 59\n" },
	{ "forbruk.csv", "0.0123,per_person", "0.0123,forhold",
	  "forbruk.csv:2:37: befolkningen er det andre måles mot; skriv mengden «per_person»\n" },
	{ "forbruk.csv", "0.0123,per_person", "-1,per_person",
	  "forbruk.csv:2:30: «-1» skal være fra 0 til 1000000000\n" },
	{ "forbruk.csv", "2017\",avledet", "2017\",avleda",
	  "forbruk.csv:2:126: kjenner ikke kvaliteten «avleda»; mente du «avledet»?\n" },
	{ "forbruk.csv", "lavinntekt-norskfoedt,sosialhjelp,0,59", "lavinntekt-norskfoedt,sosialhjelp,0,29",
	  "forbruk.csv:134:40: advarsel: lavinntekt-norskfoedt mangler sosialhjelp for alderen 30–59 og regnes som "
	  "befolkningen der; legg til en rad om det ikke er ment\n" },
	{ "forbruk.csv", "lavinntekt-norskfoedt,sosialhjelp,0,59,2,", "lavinntekt-norskfoedt,sosialhjelp,0,59,200,",
	  "forbruk.csv:134:40: advarsel: forholdet 200 er svært høyt; 1.5 betyr halvannen gang så mye som "
	  "befolkningen\n" },
	{ "forbruk.csv", "25,29,0.0231", "25,29,0.231",
	  "forbruk.csv:4:30: advarsel: mengden 0.231 for alderen 25–29 er svært ulik alderen ved siden av; sjekk "
	  "desimalene\n" },
	{ "forbruk.csv", "befolkning,aap,25,29", "befolkning,aap,26,28",
	  "forbruk.csv:11:22: advarsel: befolkning mangler aap for alderen 25 og regnes som 0 der; legg til en rad\n"
	  "forbruk.csv:12:22: advarsel: befolkning mangler aap for alderen 29 og regnes som 0 der; legg til en rad\n" },
	{ "forbruk.csv", "befolkning,hoeyere-utdanning,21,21,0.394", "befolkning,hoeyere-utdanning,21,21,1.394",
	  "forbruk.csv:45:36: advarsel: mengden 1.394 er mer enn én student per person; er den i prosent, så del den "
	  "på 100\n" },
	{ "forbruk.csv", "adferdsvansker,videregaaende,0,59,0.8,", "adferdsvansker,videregaaende,0,59,1.1,",
	  "forbruk.csv:328:35: advarsel: forholdet 1.1 gir 1.04, mer enn én elev per person, i alderen 16; sett det "
	  "lavere der\n" },
	{ "forbruk.csv", "lavinntekt-trygd,hoeyere-utdanning,0,59,0.67,", "lavinntekt-trygd,hoeyere-utdanning,0,59,0.1,",
	  "forbruk.csv:169:41: forholdet 0.1 gir en negativ mengde med kalibreringsfaktoren 1.337; kjør kalibreringen på "
	  "nytt, eller sett forholdet nærmere 1\n" },
	{ "forbruk.csv", NULL, "malgruppe,tjeneste,alder_fra,alder_til,mengde,maal,kilde\n",
	  "forbruk.csv:1:1: mangler kolonnen «kvalitet»; legg den til i første linje\n" },
	/* kalibrering.csv */
	{ "kalibrering.csv", "trygd,aap", "trygd,ufoeretrygd",
	  "kalibrering.csv:3:18: lavinntekt-trygd har allerede en faktor for ufoeretrygd; slett den ene\n" },
	{ "kalibrering.csv", "lavinntekt-trygd", "befolkning",
	  "kalibrering.csv:2:1: befolkningen kan ikke kalibreres; slett raden\n" },
	/* kpi.csv */
	{ "kpi.csv", "\n2013", "\n2014",
	  "kpi.csv:5:1: her skal året 2013 stå; skriv hvert år én gang, i rekkefølge, høyst 64 år\n" },
	{ "kpi.csv", NULL, "aar,indeks,kilde,kvalitet\n2018,108.4,SSB,publisert\n",
	  "kpi.csv:1:1: mangler året 2017, prisåret til datasettet; legg til en rad\n" },
	{ "kpi.csv", "2016,103.6", "2016,1036",
	  "kpi.csv:8:6: advarsel: indeksen går fra 100 til 1036 på ett år; sjekk desimalene, og at hele rekken har samme "
	  "basisår\n"
	  "kpi.csv:9:6: advarsel: indeksen går fra 1036 til 105.5 på ett år; sjekk desimalene, og at hele rekken har samme "
	  "basisår\n" },
	/* deflator.csv */
	{ "deflator.csv", "\n2013", "\n2014",
	  "deflator.csv:5:1: her skal året 2013 stå; skriv hvert år én gang, i rekkefølge, høyst 64 år\n" },
	{ "deflator.csv", NULL, "aar,indeks,kilde,kvalitet\n2018,108.4,SSB,publisert\n",
	  "deflator.csv:1:1: mangler året 2017, prisåret til datasettet; legg til en rad\n" },
	{ "datasett.yaml", "prisvekst: tjeneste", "prisvekst: kommunal",
	  "datasett.yaml:23:84: «kommunal» passer ikke for «prisvekst»; velg mellom konsum og tjeneste\n" },
	/* fordeling.csv */
	{ "fordeling.csv", "\n2022", "\n2023", "fordeling.csv:2:1: kjenner ikke fordelingen «2023»; bruk en av: 2017, 2022, utjevnet, 2022-utjevnet, 2022-utjevnet-minste\n" },
	{ "fordeling.csv", "\n2022", "\n2017",
	  "fordeling.csv:2:1: fordelingen «2017» er den i tjenester.csv; skriv andelene der\n" },
	{ "fordeling.csv", "0.725,0,0.275", "0.725,0,0.27",
	  "fordeling.csv:2:20: andelene til kommune, fylkeskommune og stat summerer til 0.995; de skal bli 1\n" },
	/* effekter.csv */
	{ "effekter.csv", ",RCT,", ",rct,",
	  "effekter.csv:6:122: kjenner ikke designet «rct»; mente du «RCT»?\n" },
	{ "effekter.csv", ",livsløp,", ",liv,",
	  "effekter.csv:2:236: kjenner ikke utfallstypen «liv»; bruk en av: livsløp, læring, psykisk "
	  "helse, atferd, omsorg, bolig, blandet\n" },
	{ "effekter.csv", ",virket,", ",virker,",
	  "effekter.csv:6:186: kjenner ikke resultatet «virker»; mente du «virket»?\n" },
	{ "effekter.csv", "no-navveileder,", "no-nygiv,",
	  "effekter.csv:3:1: studien «no-nygiv» står to ganger; slett den ene\n" },
	{ "effekter.csv", "no-nygiv,skole,", "no-nygiv,,",
	  "effekter.csv:2:10: mangler «slag»; fyll ut cellen\n" },
	{ "effekter.csv", "ikke-fullfoert-vgo,15-16", "ikke-fullfort-vgo,15-16",
	  "effekter.csv:2:113: advarsel: datasettet har ikke målgruppen «ikke-fullfort-vgo»; mente du "
	  "«ikke-fullfoert-vgo»?\n" },
	{ "effekter.csv", "https://www.ssb.no", "www.ssb.no",
	  "effekter.csv:2:565: adressen «www.ssb.no/utdanning/artikler-og-publikasjoner/fullforing-av…» "
	  "skal begynne med https://\n" },
	{ "effekter.csv", "OR 10,39\",40,", "OR 10,39\",140,",
	  "effekter.csv:6:218: «140» skal være prosentpoeng fra -100 til 100\n" },
	{ "effekter.csv", "(brutto, uten kontrollgruppe)\",,", "(brutto, uten kontrollgruppe)\",68,",
	  "effekter.csv:5:244: uten kontrollgruppe er tallet et nivå og ingen forskjell; la cellen være "
	  "tom, og skriv nivået under «effekt»\n" },
	{ "effekter.csv", ",sammendrag,", ",abstract,",
	  "effekter.csv:2:692: kjenner ikke ordet «abstract»; bruk en av: fulltekst, sammendrag, omtale\n" },
	/* nynorsk.csv */
	{ "nynorsk.csv", "bokmaal,nynorsk", "bokmål,nynorsk",
	  "nynorsk.csv:1:1: mangler kolonnen «bokmaal»; rett «bokmål» i første linje\n" },
	{ "nynorsk.csv", ",mottakar i eitt år", ",", "nynorsk.csv:143:19: mangler teksten på nynorsk; fyll ut cellen\n" },
};

static void test_faults(void **state)
{
	struct dataset *out = NEW(&arena, struct dataset);
	int wrong = 0;

	(void)state;
	for (size_t i = 0; i < COUNT(changes); i++) {
		const struct change *c = &changes[i];
		const char *faults = found(c->file, c->find, c->replacement, out);

		if (text_equal(faults, c->faults))
			continue;
		print_error("change %zu:\n%snot:\n%s", i, faults, c->faults);
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

/* One run finds the faults of all tables. */
static void test_all_at_once(void **state)
{
	struct dataset *out = NEW(&arena, struct dataset);
	const char *faults = found("forbruk.csv", "befolkning,ufoeretrygd,18,19,0.0123,per_person",
				   "befolkning,ufoeretryd,18,119,x,person", out);

	(void)state;
	expect_contains(faults, "forbruk.csv:2:12: kjenner ikke tjenesten «ufoeretryd»");
	expect_contains(faults, "forbruk.csv:2:26: «119» skal være");
	expect_contains(faults, "forbruk.csv:2:30: «x» er ikke et tall");
	expect_contains(faults, "forbruk.csv:2:32: kjenner ikke målet «person»");
}

/* A group without a row for a service is a fault that names both. */
static void test_coverage(void **state)
{
	struct dataset *out = NEW(&arena, struct dataset);

	(void)state;
	expect_contains(found("tjenester.csv", "\naap,", "\nnyttig,Ny,Ny,utdanning,utgift,stykk,1,2017,1,0,0,x,anslag,avtale\naap,",
			      out),
			"forbruk.csv: mangler rader for adferdsvansker og nyttig; legg dem til, med forhold 1 om gruppen "
			"er som befolkningen\n");
}

/* A municipality's own figures for one service of one group: only that changes. */
static void test_replacement(void **state)
{
	int group = dataset_group(data, "depresjon-angst"), service = dataset_service(data, "sosialhjelp");
	struct dataset *out = NEW(&arena, struct dataset);

	(void)state;
	assert_string_equal(found("forbruk.csv", "depresjon-angst,sosialhjelp,0,59,2,forhold",
				  "depresjon-angst,sosialhjelp,18,59,0.125,per_person", out),
			    "");
	for (int g = 0; g < data->group_count; g++)
		for (int s = 0; s < data->service_count; s++)
			for (int age = 0; age < AGES; age++)
				CHECK_NEAR(out->quantity[g][s][age],
					   g == group && s == service && age >= 18 ? 0.125 : data->quantity[g][s][age], 0);
	assert_string_not_equal(dataset_sha256(out, &arena), dataset_sha256(data, &arena));
}

/* The hash is the content's: the same from another folder. */
static void test_hash(void **state)
{
	struct dataset *out = NEW(&arena, struct dataset);

	(void)state;
	assert_string_equal(found("", NULL, "", out), "");
	assert_string_equal(dataset_sha256(out, &arena), dataset_sha256(data, &arena));
}

static void test_missing(void **state)
{
	struct dataset *out = NEW(&arena, struct dataset);
	struct diag d = { .arena = &arena };

	(void)state;
	assert_false(dataset_read(out, "finnes/ikke", NULL, &arena, &d));
	assert_string_equal(faults_text(&d, &arena),
			    "finner ikke mappen «finnes/ikke» med datasettet; oppgi den med --data MAPPE\n");
	d = (struct diag){ .arena = &arena };
	memset(out, 0, sizeof *out);
	assert_false(dataset_read(out, "examples", NULL, &arena, &d));
	assert_int_equal(d.errors, COUNT(files) - 4); /* deflator.csv, effekter.csv, fordeling.csv, nynorsk.csv may be missing */
}

/* As many services as there is room for, and one more. */
static void test_limit(void **state)
{
	struct dataset *out = NEW(&arena, struct dataset);

	(void)state;
	for (int extra = 0; extra < 2; extra++) {
		struct buffer rows = { .arena = &arena };
		const char *faults;

		for (int i = data->service_count; i < LIMIT_SERVICES + extra; i++)
			buffer_printf(&rows, "\nny-%d,Ny,Ny,utdanning,utgift,stykk,1,2017,1,0,0,x,anslag,straks", i);
		buffer_puts(&rows, "\naap,");
		faults = found("tjenester.csv", "\naap,", buffer_text(&rows), out);
		if (extra)
			assert_non_null(strstr(faults, "for mange tjenester; grensen er 32"));
		else
			assert_null(strstr(faults, "for mange tjenester"));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_identity),
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_translations),
		cmocka_unit_test(test_totals),
		cmocka_unit_test(test_pensioners),
		cmocka_unit_test(test_budgets),
		cmocka_unit_test(test_expansion),
		cmocka_unit_test(test_expansion_by_hand),
		cmocka_unit_test(test_prices),
		cmocka_unit_test(test_distributions),  cmocka_unit_test(test_default_distribution),
		cmocka_unit_test(test_whole_group),
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_all_at_once),
		cmocka_unit_test(test_coverage),
		cmocka_unit_test(test_replacement),
		cmocka_unit_test(test_hash),
		cmocka_unit_test(test_missing),
		cmocka_unit_test(test_limit),
	};

	return cmocka_run_group_tests_name("dataset", tests, set_up, tear_down);
}
