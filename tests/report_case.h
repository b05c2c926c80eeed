/* A report made from hand-made parts: data set, scenario and results that tests may change before
 * the document is built. Amounts are made up, in the order of size of real ones. */
#ifndef TESTS_REPORT_CASE_H
#define TESTS_REPORT_CASE_H

#include "check.h"
#include "program.h"

#include "base/arena.h"
#include "base/diag.h"
#include "engine/range.h"
#include "report/build.h"
#include "tree/chart.h"
#include "input/notes.h"
#include "study/study.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CASE_SECTORS = 6, CASE_SERVICES = 7 };
enum {
	SECTOR_OVERFOERINGER,
	SECTOR_SKATT,
	SECTOR_HELSE,
	SECTOR_UTDANNING,
	SECTOR_KRIMINALOMSORG,
	SECTOR_BARNEVERN
};

static const char *const language_name[] = { "nb", "nn" };

struct report_case {
	struct arena arena;
	struct diag diag;
	struct dataset data;
	struct scenario scenario;
	struct cost costs[3];
	struct study study;
	struct variant_result variant;
	struct notes notes;
	struct report_input input;
};

static const struct sector sectors[CASE_SECTORS] = {
	{ "overfoeringer", { "Overføringer", "Overføringar" }, false },
	{ "skatteinnbetaling", { "Skatteinnbetaling", "Skatteinnbetaling" }, false },
	{ "helsetjenester", { "Helsetjenester", "Helsetenester" }, false },
	{ "utdanning", { "Utdanning", "Utdanning" }, false },
	{ "kriminalomsorg", { "Kriminalomsorg", "Kriminalomsorg" }, false },
	{ "barnevern", { "Barnevern", "Barnevern" }, false },
};

static const struct service services[CASE_SERVICES] = {
	{ "ufoeretrygd",
	  { "Uføretrygd", "Uføretrygd" },
	  SECTOR_OVERFOERINGER,
	  false,
	  "person med uføretrygd",
	  235000,
	  2017,
	  { 0, 0, 1 },
	  "NAV",
	  GRADE_PUBLISERT,
	  GRADE_PUBLISERT,
	  REALISED_AT_ONCE, 0, NULL },
	{ "sosialhjelp",
	  { "Økonomisk sosialhjelp", "Økonomisk sosialhjelp" },
	  SECTOR_OVERFOERINGER,
	  false,
	  "mottaker",
	  46000,
	  2017,
	  { 1, 0, 0 },
	  "SSB",
	  GRADE_AVLEDET,
	  GRADE_PUBLISERT,
	  REALISED_AT_ONCE, 0, NULL },
	{ "inntektsskatt",
	  { "Skatt av inntekt", "Skatt av inntekt" },
	  SECTOR_SKATT,
	  true,
	  "krone inntekt",
	  0.397,
	  2017,
	  { 0.199, 0.045, 0.756 },
	  "Finansdepartementet",
	  GRADE_AVLEDET,
	  GRADE_PUBLISERT,
	  REALISED_AT_ONCE, 0, NULL },
	{ "fastlege-legevakt",
	  { "Fastlege og legevakt", "Fastlege og legevakt" },
	  SECTOR_HELSE,
	  false,
	  "konsultasjon",
	  400,
	  2017,
	  { 0, 0, 1 },
	  "Helfo",
	  GRADE_ANSLAG,
	  GRADE_PUBLISERT,
	  REALISED_AT_ONCE, 0, NULL },
	{ "videregaaende",
	  { "Videregående opplæring", "Vidaregåande opplæring" },
	  SECTOR_UTDANNING,
	  false,
	  "elev",
	  158200,
	  2017,
	  { 0, 1, 0 },
	  "SSB",
	  GRADE_PUBLISERT,
	  GRADE_PUBLISERT,
	  REALISED_IN_CAPACITY, 0, NULL },
	{ "straffereaksjon",
	  { "Straffereaksjoner", "Straffereaksjonar" },
	  SECTOR_KRIMINALOMSORG,
	  false,
	  "person med straff",
	  320032,
	  2017,
	  { 0, 0, 1 },
	  "SSB",
	  GRADE_PUBLISERT,
	  GRADE_PUBLISERT,
	  REALISED_IN_CAPACITY, 0, NULL },
	{ "hjelpetiltak",
	  { "Hjelpetiltak i barnevernet", "Hjelpetiltak i barnevernet" },
	  SECTOR_BARNEVERN,
	  false,
	  "barn med tiltak",
	  106713,
	  2017,
	  { 1, 0, 0 },
	  "SSB",
	  GRADE_PUBLISERT,
	  GRADE_PUBLISERT,
	  REALISED_IN_CAPACITY, 0, NULL },
};

/* Use per person-year: from age, to age, of the population and of the group. */
static const struct {
	int service, from, to;
	double population, group;
} uses[] = {
	{ 0, 20, 59, 0.08, 0.16 }, { 1, 18, 59, 0.03, 0.07 }, { 2, 20, 59, 330000, 255000 },
	{ 3, 0, 59, 2.5, 3.5 },    { 4, 16, 19, 0.85, 0.90 }, { 5, 15, 59, 0.004, 0.009 },
	{ 6, 0, 17, 0.03, 0.13 },
};

static inline void make_usage(struct report_case *c)
{
	struct dataset *data = &c->data;
	size_t count = sizeof uses / sizeof *uses;

	data->usages = NEW_ARRAY(&c->arena, 2 * count, struct usage);
	for (size_t i = 0; i < count; i++) {
		for (int age = uses[i].from; age <= uses[i].to; age++) {
			data->quantity[0][uses[i].service][age] = uses[i].population;
			data->quantity[1][uses[i].service][age] = uses[i].group;
			data->quantity_grade[1][uses[i].service][age] = GRADE_KALIBRERT;
			data->row_grade[1][uses[i].service][age] = GRADE_KALIBRERT;
		}
		data->usages[data->usage_count++] =
			(struct usage){ 0,          uses[i].service,    uses[i].from,
					uses[i].to, uses[i].population, false,
					"SSB",      GRADE_PUBLISERT,    false, 0 };
		data->usages[data->usage_count++] =
			(struct usage){ 1,
					uses[i].service,
					uses[i].from,
					uses[i].to,
					uses[i].group / uses[i].population,
					true,
					"Eget anslag",
					GRADE_KALIBRERT,
					false,
					0 };
	}
}

static inline void make_data(struct report_case *c)
{
	c->data = (struct dataset){
		.folder = "data",
		.name = "Prøvedata",
		.version = "1",
		.sha256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
		.price_year = 2017,
		.illustrative = true,
		.sector_count = CASE_SECTORS,
		.service_count = CASE_SERVICES,
		.groups = { { .id = "befolkning",
			      .name = { "Befolkningen", "Befolkninga" },
			      .to = 59 },
			    { .id = "lavinntekt-trygd",
			      .name = { "Barn i familier med lav inntekt og trygd",
					"Barn i familiar med låg inntekt og trygd" },
			      .definition = { "Barn i husholdninger med lav inntekt",
					      "Barn i hushald med låg inntekt" },
			      .size = 208376,
			      .period = "1998–2018",
			      .fallback = true,
			      .to = 15 } },
		.group_count = 2,
		.kpi.first = 2017,
		.kpi.last = 2018,
		.kpi.value = { 100, 110 },
	};
	memcpy(c->data.sectors, sectors, sizeof sectors);
	memcpy(c->data.services, services, sizeof services);
	for (int group = 0; group < LIMIT_GROUPS; group++)
		for (int service = 0; service < LIMIT_SERVICES; service++)
			c->data.calibration[group][service] = 1;
	make_usage(c);
}

static inline void make_scenario(struct report_case *c)
{
	c->costs[0] = (struct cost){ .name = "Ny innsats",
				     .kind = COST_GROSS,
				     .level = LEVEL_KOMMUNE,
				     .amount = 1e6,
				     .every_year = true };
	c->costs[1] = (struct cost){ .name = "Statstilskudd",
				     .kind = COST_GRANT,
				     .level = LEVEL_STAT,
				     .receiver = LEVEL_KOMMUNE,
				     .amount = 5e5,
				     .every_year = true };
	c->costs[2] = (struct cost){ .name = "Tidligere tiltak",
				     .kind = COST_AVOIDED,
				     .level = LEVEL_KOMMUNE,
				     .amount = 5e5,
				     .every_year = true };
	c->scenario = (struct scenario){
		.file = "scenario.yaml",
		.sha256 = "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210",
		.title = "Los for ungdom",
		.owner_name = "Eksempel kommune",
		.case_number = "21/1234",
		.date = { 2021, 3, 15 },
		.phase = PHASE_INNSIKT,
		.group = 1,
		.ages = { { 13, 15 } },
		.age_count = 1,
		.measure = "Los i ungdomsskolen",
		.description = "En los følger **hver** ungdom.",
		.description_at = { "scenario.yaml", 12, 5 },
		.start = 2021,
		.duration = 2,
		.round = 2,
		.participants = 100,
		.without = { 0.5, 0.5, 0.5, false, { 0 } },
		.with = { 0.6, 0.6, 0.6, false, { 0 } },
		.source = "Kommunens eget anslag",
		.evidence = EVIDENCE_ANSLAG,
		.costs = c->costs,
		.cost_count = 3,
		.period = 40,
		.rate = { 0.04, false },
		.price_year = 2017, .difference = 1,
	};
}

static inline void add_note(struct report_case *c, struct note note)
{
	struct note *place = LIST_ADD(&c->arena, &c->notes);

	*place = note;
	place->number = (int)c->notes.count;
	place->body_at = (struct place){ "notater.md", 10 * (int)c->notes.count, 1 };
}

static inline void make_notes(struct report_case *c)
{
	add_note(c, (struct note){
			    .actor = "Kommunedirektøren",
			    .role = ROLE_BESLUTNINGSTAKER,
			    .stance = STANCE_STOETTER,
			    .level = LEVEL_KOMMUNE,
			    .date = { 2021, 3, 1 },
			    .body = "Vi sparer {{netto.kommune}}.\n\n# Hvorfor\n\nDet *haster*." });
	add_note(c, (struct note){ .actor = "Skolehelsetenesta",
				   .role = ROLE_DELTAKER,
				   .stance = STANCE_SKEPTISK,
				   .level = LEVEL_KOMMUNE,
				   .sector = "helse",
				   .language = LANGUAGE_NN,
				   .has_language = true,
				   .body = "Vi treng fleire helsesjukepleiarar." });
	add_note(c, (struct note){ .unnamed = true,
				   .actor = "Ikke navngitt",
				   .role = ROLE_INTERESSENT,
				   .level = -1,
				   .body = "> Endelig!" });
}

/* Calculates again after a change of the scenario, with answers, sensitivity and probabilities. */
static inline void case_calculate(struct report_case *c)
{
	struct montecarlo_options options = { .seed = MONTECARLO_SEED, .draws = 1000 };
	struct study *study = &c->study;

	calc(&study->results, &c->scenario, &c->data);
	grades_find(&study->grades, &c->scenario, &c->data, &study->results);
	answers_find(&study->answers, &c->scenario, &c->data, &study->results, RULES_NOW);
	sensitivity_find(&study->sensitivity, &c->scenario, &c->data, &study->results, RULES_NOW);
	study->rules = RULES_NOW;
	study->no_effect = range_no_effect(&c->scenario);
	study->shows_probability = range_shows_probability(&c->scenario);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		study->expected_net[level] = study->results.net[level] * (1 - study->no_effect) +
					     study->results.implementation[level] * study->no_effect;
	made_of_find(&study->made_of, &c->scenario, &c->data, &study->results);
	montecarlo_run(&study->montecarlo, &c->scenario, &c->data, study->no_effect, &options, &c->arena);
	study->has_followup = c->scenario.observation_count > 0;
	if (study->has_followup)
		followup_compare(&study->followup, &c->scenario, &c->data, &c->arena);
	c->variant.name = "Halv effekt";
	c->variant.scenario = &c->scenario;
	c->variant.results = study->results;
	c->variant.difference.changes[0] =
		(struct change){ INPUT_SUCCESS_RATE, { -1e6, -2e5, -4e6, -5.2e6 } };
	c->variant.difference.change_count = 1;
}

/* The published example on a small data set, calculated; bokmål, the edition saksvedlegg. */
static inline void case_make(struct report_case *c)
{
	memset(c, 0, sizeof *c);
	c->diag.arena = &c->arena;
	make_data(c);
	make_scenario(c);
	make_notes(c);
	case_calculate(c);
	c->study.written = c->study.scenario = &c->scenario;
	c->study.data = &c->data;
	c->study.variants = &c->variant;
	c->study.variant_count = 1;
	c->input = (struct report_input){
		.study = &c->study,
		.notes = &c->notes,
		.templates = "templates",
		.edition = "saksvedlegg",
		.today = { 2024, 2, 29 },
		.program = "utenfor 1.0.0",
	};
}

static inline void case_free(struct report_case *c)
{
	arena_free(&c->arena);
}

static inline void add_spans(struct report_case *c, struct buffer *out, const char *before,
			     const struct span *spans)
{
	buffer_printf(out, "%s%s\n", before, span_text(&c->arena, spans));
}

static inline void add_facts(struct buffer *out, const struct block *block)
{
	for (int i = 0; i < block->facts.count; i++) {
		const struct fact *fact = &block->facts.items[i];

		buffer_printf(out, "%s: %s%s%s%s%s\n", fact->label, fact->value, fact->unit ? " " : "",
			      fact->unit ? fact->unit : "", fact->remark ? ", " : "",
			      fact->remark ? fact->remark : "");
	}
}

static inline void add_table(struct report_case *c, struct buffer *out, const struct table *table)
{
	add_spans(c, out, "[tabell] ", table->caption);
	for (int i = 0; i < table->row_count; i++)
		for (int k = 0; k < table->rows[i].cell_count; k++)
			buffer_printf(out, "%s%s",
				      span_text(&c->arena, table->rows[i].cells[k].spans),
				      k + 1 < table->rows[i].cell_count ? " | " : "\n");
	if (table->footnote)
		add_spans(c, out, "[fotnote] ", table->footnote);
}

static inline void add_block(struct report_case *c, struct buffer *out, const struct block *block)
{
	static const char *const marks[] = { "", "# ", "## ", "### " };

	switch (block->type) {
	case BLOCK_HEADING:
		add_spans(c, out, marks[block->heading.level], block->spans);
		break;
	case BLOCK_PARAGRAPH:
		add_spans(c, out, "", block->spans);
		break;
	case BLOCK_LETTERHEAD:
		buffer_printf(out, "[brevhode] %s%s%s%s%s\n", block->sender.logo ? block->sender.alt : "",
			      block->sender.logo ? " | " : "", block->sender.name, block->sender.mark ? " | " : "",
			      block->sender.mark ? block->sender.mark : "");
		break;
	case BLOCK_TITLE:
		add_spans(c, out, "[tittel] ", block->spans);
		break;
	case BLOCK_FINDING:
		add_spans(c, out, "[funn] ", block->spans);
		break;
	case BLOCK_COLUMN:
		add_spans(c, out, "[spalte] ", block->spans);
		break;
	case BLOCK_FOOT:
		add_spans(c, out, "[fot] ", block->spans);
		break;
	case BLOCK_FACTS:
	case BLOCK_KEY_FIGURES:
		add_facts(out, block);
		break;
	case BLOCK_TABLE:
		add_table(c, out, block->table);
		break;
	case BLOCK_FIGURE:
		buffer_printf(out, "[figur] %s\n", block->chart->alt);
		if (block->chart->note)
			buffer_printf(out, "[merknad] %s\n", block->chart->note);
		break;
	case BLOCK_CODE:
		buffer_printf(out, "%s\n", block->code);
		break;
	case BLOCK_DOCUMENT:
	case BLOCK_CONTENTS:
	case BLOCK_COLUMNS:
	case BLOCK_QUESTIONS:
	case BLOCK_LIST:
	case BLOCK_ITEM:
	case BLOCK_QUOTE:
	case BLOCK_RULE:
	case BLOCK_BOX:
	case BLOCK_NOTE_LINES:
	case BLOCK_PAGE_BREAK:
	case BLOCK_PART:
	case BLOCK_FOLD:
	case BLOCK_CONTROLS:
		break;
	}
	if (block->type == BLOCK_ITEM)
		buffer_puts(out, "- ");
	for (const struct block *child = block->first; child; child = child->next)
		add_block(c, out, child);
}

/* The document as plain text: one paragraph, heading, item, cell row or alternative text per line.
 */
static inline const char *case_text(struct report_case *c, const struct document *document)
{
	struct buffer out = { .arena = &c->arena };

	add_block(c, &out, document->root);
	return buffer_text(&out);
}

/* Builds `edition` in `language` and returns its text; fails the test with the faults when there
 * are any. */
static inline const char *case_build(struct report_case *c, const char *edition,
				     enum language language)
{
	struct document *document;

	c->input.edition = edition;
	c->input.language = language;
	document = build(&c->input, &c->arena, &c->diag);
	if (!document) {
		diag_print(&c->diag, stderr, false);
		fail_msg("%s was not built", edition);
	}
	return case_text(c, document);
}

/* Compares `text` with tests/golden/text/`name`; with UTENFOR_GOLDEN in the environment, writes it.
 */
static inline void golden_check(const char *name, const char *text)
{
	char path[200];
	char *golden;

	snprintf(path, sizeof path, "tests/golden/text/%s", name);
	if (getenv("UTENFOR_GOLDEN"))
		write_text(path, text);
	golden = file_content(path, NULL);
	assert_non_null(golden);
	if (strcmp(golden, text) != 0) {
		write_text("build/golden-text.txt", text);
		fail_msg("%s differs; see diff %s build/golden-text.txt", path, path);
	}
	free(golden);
}

#endif
