/* All that a fit says, of forms of every kind, beside tests/golden/fits.txt; UPDATE_GOLDEN in the environment writes
 * that anew. Of what has a value for each age there is one figure: a sum in which each age counts otherwise. */
#include "fit_case.h"
#include "golden.h"
#include "program.h"
#include "spoil.h"

#include "study/fit_model.h"

#define FORM "examples/tilpass/tilpass.yaml"

/* What is left where amounts cancel. */
static double no_noise(double value)
{
	return fabs(value) < 1e-6 ? 0 : value;
}

static double sum_of(const double by_age[AGES])
{
	double sum = 0;

	for (int age = 0; age < AGES; age++)
		sum += by_age[age] * (1 + 0.1 * age);
	return no_noise(sum);
}

static void put_result(struct buffer *b, const struct fit_result *r)
{
	buffer_printf(b, "%s: %s, %s:", r->table->name, r->exact ? "exact" : "not exact", r->missed ? "missed" : "met");
	for (int line = 0; line < FIT_LINES; line++)
		buffer_printf(b, " %.5g", r->computed[line]);
	buffer_puts(b, " ±");
	for (int line = FIT_LEVEL; line < FIT_LINES; line++)
		buffer_printf(b, " %.4g", r->half_width[line]);
	buffer_puts(b, "\n");
}

static void put_service(struct buffer *b, const struct fit *fit, int service)
{
	const struct dataset *data = fit->data;
	bool loose[LIMIT_SERVICES], undecided;
	int sector = 0;

	while (fit->form->sector[sector] != data->services[service].sector)
		sector++;
	fit_is_undecided(fit, sector ? 0 : 1, loose);
	assert_false(loose[service]); /* it is in no other sector */
	undecided = fit_is_undecided(fit, sector, loose);
	buffer_printf(b, "%s: use %.5g ± %.4g, pull %.4g%s%s\n", data->services[service].id, sum_of(fit->use[service]),
		      sum_of(fit->half_width[service]), sum_of(fit->pull[service]), loose[service] ? ", loose" : "",
		      undecided ? " in an undecided sector" : "");
}

/* What it says of ages, periods and measures that it was not given. */
static void put_answers(struct buffer *b, const struct fit *fit)
{
	static const struct cell cells[] = { { 0, 25, 1 }, { 2, 40, 1 }, { 3, 40, 4 }, { 5, 10, 2 } };

	for (size_t i = 0; i < COUNT(cells); i++) {
		struct scenario s = asked(fit->form->group, cells[i]);
		struct fit_answer answer;

		s.round = i == 2 ? 2 : s.round;
		fit_answer(&answer, fit, &s);
		buffer_printf(b, "%d-%d in %d years:", s.ages[0].from, s.ages[0].to, s.period);
		for (int level = 0; level < LEVELS_AND_TOTAL; level++)
			buffer_printf(b, " %.5g ± %.4g", answer.value[level], answer.half_width[level]);
		buffer_puts(b, "\n");
	}
}

static void put_fit(struct buffer *b, const struct fit *fit)
{
	struct fit_next next = fit_next_table(fit);

	buffer_printf(b, "strain %.4g, uncertainty %.4g, %.4g with %d of %d years\n", no_noise(fit->strain),
		      fit_uncertainty(fit), next.uncertainty, next.interval, next.period);
	for (size_t i = 0; i < fit->form->table_count; i++)
		put_result(b, &fit->tables[i]);
	for (size_t i = 0; i < fit->form->trial_count; i++)
		put_result(b, &fit->trials[i]);
	for (int i = 0; i < FIT_SHARES; i++)
		if (fit->share[i].service < 0)
			buffer_puts(b, "no share\n");
		else
			buffer_printf(b, "share of %s, level %d: %.5g ± %.4g\n", fit->data->services[fit->share[i].service].id,
				      fit->share[i].level, fit->share[i].value, fit->share[i].half_width);
	for (int service = 0; service < fit->data->service_count; service++)
		put_service(b, fit, service);
	put_answers(b, fit);
}

/* --- forms --- */

enum { MOST_CELLS = 6 };

/* Of a hidden truth, as the workbook prints it. */
static const struct {
	const char *name, *group;
	struct cell cells[MOST_CELLS];
	size_t count, trials; /* the trials are the last of the cells */
	double more;	      /* kr that the last table has too much of, in child welfare and from the state */
	const char *without;  /* a service that the truth has none of */
	const char *renamed;  /* a service that the data set calls otherwise */
} cases[] = {
	{ "one table", "lavinntekt-trygd", { { 3, 40, 1 } }, 1, 0, 0, NULL, NULL },
	{ "two tables and trials", "barnevern-hjelpetiltak", { { 0, 40, 1 }, { 3, 20, 2 }, { 4, 40, 1 }, { 1, 10, 1 } }, 4, 2, 0,
	  NULL, NULL },
	{ "as many as there are directions", "depresjon-angst", { { 0, 40, 1 }, { 2, 15, 1 }, { 3, 40, 1 }, { 4, 20, 1 }, { 5, 40, 3 } },
	  5, 0, 0, NULL, NULL },
	{ "what nobody uses", "barnevern-hjelpetiltak", { { 0, 40, 1 }, { 3, 40, 1 } }, 2, 0, 0, "straffereaksjon", NULL },
	{ "a little contradiction", "barnevern-hjelpetiltak", { { 5, 15, 1 }, { 5, 40, 1 } }, 2, 0, 2e5, NULL, NULL },
	{ "a great contradiction", "barnevern-hjelpetiltak", { { 5, 15, 1 }, { 5, 40, 1 } }, 2, 0, 1e9, NULL, NULL },
	{ "a share that is missing", "foreldre-psykisk-rus", { { 1, 40, 1 } }, 1, 0, 0, NULL, "omsorgstiltak" },
};

static void change_services(struct dataset *data, size_t i, int group)
{
	if (cases[i].without)
		memset(hidden->quantity[group][dataset_service(data, cases[i].without)], 0, sizeof hidden->quantity[0][0]);
	if (cases[i].renamed)
		data->services[dataset_service(data, cases[i].renamed)].id = "annet";
}

static void put_case(struct buffer *b, size_t i)
{
	static const int wrong[] = { FIT_SECTORS - 1, FIT_LEVEL + LEVEL_STAT, FIT_TOTAL };
	struct arena a = { 0 };
	struct diag d = { .arena = &a };
	struct dataset data = *standard;
	struct fit_form form;
	int group = dataset_group(&data, cases[i].group);

	hide(group, 40 + (unsigned)i);
	change_services(&data, i, group);
	if (!fit_form_read(&form, str_of(write_form(group, cases[i].cells, cases[i].count, &a)), "skjema.yaml", &data, &a, &d))
		fail_msg("%s", faults_text(&d, &a));
	form.trial_count = cases[i].trials;
	form.table_count -= cases[i].trials;
	form.trials = form.tables + form.table_count;
	for (size_t k = 0; k < COUNT(wrong); k++)
		form.tables[form.table_count - 1].typed[wrong[k]] += cases[i].more;
	spoil_dataset(&data, &a);
	assert_true(fit_check(&form, &data, &a, &d));
	buffer_printf(b, "== %s\n", cases[i].name);
	put_fit(b, fit_make(&form, &data, &a));
	arena_free(&a);
}

/* The published form, with what is written in it changed. */
static const struct {
	const char *from, *to;
} edits[] = {
	{ "", "" },
	{ "stat: 9 556 489", "stat: 9 556 491" },
	{ "stat: 9 556 489", "stat: 9 556 492" },
	{ "stat: 9 556 489", "stat: 9 556 486" },
	{ "helse: 547 288", "helse: 547 292" },
	{ "helse: 547 288", "helse: 547 293" },
	{ "helse: 547 288", "helse: 547 283" },
	{ "i alt: 12 767 437", "i alt: 12 767 439" },
	{ "i alt: 12 767 437", "i alt: 12 767 440" },
	{ "i alt: 12 767 437", "i alt: 12 767 441" },
	{ "i alt: 12 767 437", "i alt: 12 767 443" },
	{ "i alt: 12 767 437", "i alt: 11 767 437" },
	{ "implementering: −980 769", "implementering: −980 768" },
	{ "implementering: −980 769", "implementering: −980 771" },
	{ "implementering: −980 769", "" },
	{ "beløp: 1 000 000", "beløp: 1 100 000" },
	{ "rente: 4 %", "rente: R-109" },
	{ "varighet per runde: 2", "varighet per runde: 1" },
	{ "tabeller:", "prøve:" },
};

static void put_edit(struct buffer *b, size_t i)
{
	struct arena a = { 0 };
	struct diag d = { .arena = &a };
	struct fit_form form;
	struct buffer edited = { .arena = &a };
	struct str text;
	const char *at;

	assert_true(file_read_text(&text, FORM, LIMIT_FIT_BYTES, true, &a, &d, (struct place){ 0 }));
	at = strstr(text.data, edits[i].from);
	assert_non_null(at);
	buffer_printf(&edited, "%.*s%s%s", (int)(at - text.data), text.data, edits[i].to, at + strlen(edits[i].from));
	buffer_printf(b, "== «%s» written «%s»\n", edits[i].from, edits[i].to);
	if (fit_form_read(&form, str_of(buffer_text(&edited)), "skjema.yaml", standard, &a, &d) &&
	    fit_check(&form, standard, &a, &d)) {
		double wanted[FIT_EQUATIONS];

		for (size_t k = 0; k < form.table_count; k++) {
			fit_wanted(wanted, &form.tables[k]);
			for (int n = 0; n < FIT_EQUATIONS; n++) /* kr per helped person, to a tenth of an øre */
				buffer_printf(b, "%.3f%s", wanted[n], n < FIT_EQUATIONS - 1 ? " " : "\n");
		}
		if (i == 0)
			put_fit(b, fit_make(&form, standard, &a));
	}
	buffer_puts(b, faults_text(&d, &a));
	arena_free(&a);
}

static void fits_say_what_they_did(void **state)
{
	struct arena a = { 0 };
	struct buffer b = { .arena = &a };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		put_case(&b, i);
	for (size_t i = 0; i < COUNT(edits); i++)
		put_edit(&b, i);
	golden_compare("fits.txt", buffer_text(&b));
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(fits_say_what_they_did) };

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
