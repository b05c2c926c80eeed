/* Sentences of finished documents against the rows they stand beside, over valid scenarios of every kind: who loses,
 * who can pay, how many assumptions turn the sign, when costs are earned back, and that amounts are the table's. */
#include "check.h"
#include "program.h"
#include "random_scenario.h"
#include "report_case.h"

#include "study/study.h"

#include <ctype.h>
#include <math.h>

enum { SCENARIOS = 90, SEED = 20170101, DRAWS = 100, MOST_CELLS = 12, LINE = 8000 };

/* One finished document and what was looked for in it. */
struct reading {
	const char *scenario, *text;
	enum language language;
};

static void disagree(const struct reading *r, const char *what, const char *line)
{
	fail_msg("%s: %.600s\n%s\n%s", what, line, r->scenario, r->text);
}

/* "−1 234 567" as a number. */
static double number_in(const char *cell)
{
	double value = 0, sign = 1;

	for (; *cell; cell++) {
		if (strncmp(cell, "\u2212", 3) == 0)
			sign = -1;
		else if (isdigit((unsigned char)*cell))
			value = 10 * value + (*cell - '0');
	}
	return sign * value;
}

/* Cells of the line at `line`; how many. */
static int split(const char *line, char buffer[LINE], char *cells[MOST_CELLS])
{
	int count = 0;
	char *at = buffer;

	snprintf(buffer, LINE, "%.*s", (int)strcspn(line, "\n"), line);
	while (at && count < MOST_CELLS) {
		char *end = strstr(at, " | ");

		cells[count++] = at;
		if (end)
			*end = '\0';
		at = end ? end + 3 : NULL;
	}
	return count;
}

/* The first row below the head of the table whose caption begins with `caption`; NULL when there is none. */
static const char *rows_of(const struct reading *r, const char *caption)
{
	char mark[200];
	const char *at;

	snprintf(mark, sizeof mark, "[tabell] %s", caption);
	at = strstr(r->text, mark);
	if (!at)
		return NULL;
	at = strchr(at, '\n') + 1;
	return strchr(at, '\n') + 1;
}

static bool is_row(const char *line)
{
	return *line && *line != '[' && memmem(line, strcspn(line, "\n"), " | ", 3);
}

static const char *next_line(const char *line)
{
	return line + strcspn(line, "\n") + (line[strcspn(line, "\n")] == '\n');
}

/* What `words` says of an amount, to the rounding that prose has: two digits below a million, else one decimal. */
static bool says_amount(const char *words, double kroner)
{
	double size = fabs(kroner), unit, told = 0, scale = 0;
	const char *at = words + strcspn(words, "0123456789");

	for (; isdigit((unsigned char)*at) || *at == ',' || strncmp(at, "\u00a0", 2) == 0; at++) {
		if (strncmp(at, "\u00a0", 2) == 0) {
			at++;
			if (!isdigit((unsigned char)at[1]))
				break;
		} else if (*at == ',') {
			scale = 1;
		} else {
			told = 10 * told + (*at - '0');
			scale *= 10;
		}
	}
	told /= scale > 1 ? scale : 1;
	unit = strstr(words, "milliard") ? 1e9 : strstr(words, "million") ? 1e6 : 1;
	return fabs(told * unit - size) <= (unit > 1 ? fmax(0.0501 * unit, 0.0051 * size) : 0.051 * size + 1);
}

/* The level's line in the summary is the sign and the amount of its row. */
static void check_levels(const struct reading *r, const char *summary)
{
	static const char *const gains[LANGUAGES] = { "kommer ut", "kjem ut" };
	const char *row = rows_of(r, r->language == LANGUAGE_NB ? "Nettogevinst over" : "Nettogevinst over");

	assert_non_null(row);
	for (int i = 0; i < LEVELS_AND_TOTAL; i++, row = next_line(row)) {
		char buffer[LINE], item[LINE], line[LINE], *cells[MOST_CELLS];
		const char *at;
		double net;

		assert_true(split(row, buffer, cells) >= 3);
		net = number_in(cells[1]);
		snprintf(item, sizeof item, "- %s ", cells[0]);
		at = strstr(summary, item);
		if (!at)
			disagree(r, "no line for the level", row);
		snprintf(line, sizeof line, "%.*s", (int)strcspn(at, "\n"), at);
		if (fabs(net) < 1000 ? !strstr(line, "i null") && fabs(net) < 999
				     : !strstr(line, net < 0 ? " taper " : gains[r->language]))
			disagree(r, "the summary has another sign than the table", line);
		if (fabs(net) >= 1000 && !says_amount(strpbrk(line, "0123456789"), net))
			disagree(r, "the summary has another amount than the table", line);
	}
}

/* How many of the rows turn the sign. */
static void check_turning(const struct reading *r)
{
	static const char *const none[LANGUAGES] = { "er det ingen forutsetning som alene snur",
						     "er det ingen føresetnad som åleine snur" };
	static const char *const all[LANGUAGES] = { "Hver av de", "Kvar av dei" };
	static const char *const one[LANGUAGES] = { "Én av de", "Éin av dei" };
	const char *row = rows_of(r, r->language == LANGUAGE_NB ? "Nettogevinst når én" : "Nettogevinst når éin");
	const char *net = rows_of(r, "Nettogevinst over");
	char buffer[LINE], *cells[MOST_CELLS];
	int rows = 0, turning = 0;
	double total;

	for (int i = 0; i < LEVELS; i++)
		net = next_line(net);
	split(net, buffer, cells);
	total = number_in(cells[1]);
	if (!row || fabs(total) < 1)
		return;
	for (; is_row(row); row = next_line(row), rows++) {
		if (split(row, buffer, cells) < 5)
			disagree(r, "too few cells", row);
		turning += total > 0 ? number_in(cells[3]) < 0 : number_in(cells[4]) > 0;
	}
	if (!!strstr(r->text, none[r->language]) != (turning == 0))
		disagree(r, "the rows that turn the sign", none[r->language]);
	if (rows > 1 && !!strstr(r->text, all[r->language]) != (turning == rows))
		disagree(r, "all rows turn the sign", all[r->language]);
	if (rows > 1 && !!strstr(r->text, one[r->language]) != (turning == 1 && rows != 1))
		disagree(r, "one row turns the sign", one[r->language]);
	if (!strstr(r->text, total > 0 ? "gevinsten til tap" : "tapet til gevinst"))
		disagree(r, "the direction", total > 0 ? "gevinsten til tap" : "tapet til gevinst");
}

/* The year in which costs are earned back is the table's. */
static void check_year(const struct reading *r)
{
	const char *row = rows_of(r, r->language == LANGUAGE_NB ? "Når utgiftene er tjent" : "Når utgiftene er tente");
	char buffer[LINE], sentence[80], *cells[MOST_CELLS];
	const char *section = strstr(r->text, r->language == LANGUAGE_NB ? "## Når utgiftene" : "## Når utgiftene");

	assert_non_null(section);
	if (!row)
		return;
	for (int i = 0; i < LEVELS; i++)
		row = next_line(row);
	split(row, buffer, cells);
	snprintf(sentence, sizeof sentence, "Ved inngangen til %.12s,", cells[1]);
	section = next_line(section);
	if (strncmp(section, "Ved inngangen", 13) == 0 && strncmp(section, sentence, strlen(sentence)) != 0)
		disagree(r, "another year than the table's", section);
}

/* Words of the accounts, of the program and of the scenario file have no place in a council's paper. */
static void check_words(const struct reading *r)
{
	static const char *const wrong[] = {
		"merforbruk", "meirforbruk", "underskudd", "underskot", "spart inn", "tiltak.d", "analyse.p", " nan",
		"prosent prosent", "en gevinst på −", "et tap på −", "mellom −", "null kroner", " 0 kroner i", "..",
	};

	for (size_t i = 0; i < COUNT(wrong); i++)
		if (strstr(r->text, wrong[i]))
			disagree(r, "a word that does not belong", strstr(r->text, wrong[i]));
}

/* Those who are said to be able to pay are those who gain. */
static void check_payers(const struct reading *r, const struct study *study)
{
	static const char *const names[LEVELS] = { "ommun", "ylkeskommunen", "taten" };
	static const char *const ends[LANGUAGES][2] = { { " kommer nok i pluss", " kommer for lite i pluss" },
							{ " kjem nok i pluss", " kjem for lite i pluss" } };

	for (int k = 0; k < 2; k++) {
		const char *end = strstr(r->text, ends[r->language][k]);
		const char *start = end;
		char words[200];

		if (!end)
			continue;
		while (start > r->text && start[-1] != '\n' && strncmp(start - 2, ". ", 2) != 0)
			start--;
		snprintf(words, sizeof words, "%.*s", (int)(end - start), start);
		for (int level = 0; level < LEVELS; level++) {
			bool told = level == LEVEL_KOMMUNE ? strstr(words, "Kommunene") || strstr(words, "Kommunane")
							   : strstr(words, names[level]) != NULL;

			if (level == (int)study->scenario->owner)
				continue;
			if (told != (study->results.net[level] >= 0.5))
				disagree(r, "who can pay", words);
		}
	}
}

/* In a table that lists the levels the owner's row is the first of them. */
static void check_owner_first(const struct reading *r, enum level owner)
{
	static const char *const names[] = { "Kommunen |", "Kommunene |", "Kommunane |", "Fylkeskommunen |", "Staten |" };
	bool fresh = true;

	for (const char *line = r->text; *line; line = next_line(line)) {
		fresh |= strncmp(line, "[tabell] ", 9) == 0;
		for (size_t i = 0; i < COUNT(names) && fresh; i++) {
			if (strncmp(line, names[i], strlen(names[i])) != 0)
				continue;
			fresh = false;
			if ((owner == LEVEL_KOMMUNE) != (i == 0) || (owner == LEVEL_FYLKESKOMMUNE) != (i == 3))
				disagree(r, "another level before the owner", line);
		}
	}
}

/* A heading has something below it, and nothing is told twice on end. */
static void check_sections(const struct reading *r)
{
	const char *before = "";

	for (const char *line = r->text; *line; before = line, line = next_line(line)) {
		size_t size = strcspn(line, "\n");

		if (strncmp(before, "## ", 3) == 0 && (strncmp(line, "## ", 3) == 0 || strncmp(line, "# ", 2) == 0))
			disagree(r, "an empty section", before);
		if (size > 20 && strcspn(before, "\n") == size && strncmp(before, line, size) == 0)
			disagree(r, "the same line twice", line);
	}
}

/* A row whose kroner are a loss does not become money with fewer posts, and one with a gain takes no more of them. */
static void check_persons(const struct reading *r)
{
	static const char *const saves[] = { "færre stilling", "går ut" };
	static const char *const takes[] = { "flere stilling", "fleire stilling", "nye avtal" };
	const char *row = rows_of(r, r->language == LANGUAGE_NB ? "Personene bak" : "Personane bak");
	char buffer[LINE], *cells[MOST_CELLS];

	for (; row && is_row(row); row = next_line(row)) {
		int count = split(row, buffer, cells);
		double kroner = number_in(cells[count - 1]);

		for (size_t i = 0; i < COUNT(saves); i++)
			if (kroner < 0 && strstr(cells[3], saves[i]))
				disagree(r, "a loss that saves", row);
		for (size_t i = 0; i < COUNT(takes); i++)
			if (kroner > 0 && strstr(cells[3], takes[i]))
				disagree(r, "a gain that takes more", row);
	}
}

/* From one amount to another, not to the same: "mellom 1 og 1 million kroner". */
static void check_ends(const struct reading *r)
{
	for (const char *at = strstr(r->text, "mellom "); at; at = strstr(at + 1, "mellom ")) {
		const char *first = at + 7, *second = strstr(first, " og ");
		size_t size = second ? (size_t)(second - first) : 0;

		if (isdigit((unsigned char)*first) && size < 30 && strncmp(first, second + 4, size) == 0 &&
		    !isdigit((unsigned char)second[4 + size]) && second[4 + size] != ',')
			disagree(r, "from an amount to the same", at);
	}
}

/* A grant is told of only where there is one, and the total gets none. */
static void check_grants(const struct reading *r, const struct scenario *s)
{
	static const char *const gets[LANGUAGES] = { "får tilskudd", "får tilskot" };
	bool any = false;

	for (size_t i = 0; i < s->cost_count; i++)
		any |= s->costs[i].kind == COST_GRANT;
	if (!any && strstr(r->text, gets[r->language]))
		disagree(r, "a grant that nobody gives", strstr(r->text, gets[r->language]));
}

/* A share of what has other parts is said to be neither nothing nor all of it. */
static void check_shares(const struct reading *r)
{
	static const char *const shares[] = {
		"\n0\u00a0prosent av gevinsten bl", " 0\u00a0prosent av gevinsten bl", ", 0\u00a0prosent b",
		"100\u00a0prosent av gevinsten bl",
	};

	for (size_t i = 0; i < COUNT(shares); i++)
		if (strstr(r->text, shares[i]))
			disagree(r, "a share of nothing or of all", strstr(r->text, shares[i]));
}

/* That all pay more than they get back is said only where each of them pays. */
static void check_all_pay(const struct reading *r, const struct study *study)
{
	static const char *const says[LANGUAGES] = { "Alle tre nivåene betaler", "Alle tre nivåa betaler" };
	bool all = true;

	for (int level = 0; level < LEVELS; level++)
		all &= study->results.implementation[level] < -0.5;
	if (!all && strstr(r->text, says[r->language]))
		disagree(r, "who pays", says[r->language]);
}

static void check_document(struct report_case *c, const char *scenario, enum language language)
{
	struct reading r = { scenario, case_build(c, "saksvedlegg", language), language };
	const char *summary = strstr(r.text, "# 1 ");

	assert_non_null(summary);
	check_levels(&r, summary);
	check_turning(&r);
	check_year(&r);
	check_words(&r);
	check_payers(&r, c->input.study);
	check_owner_first(&r, c->input.study->scenario->owner);
	check_sections(&r);
	check_persons(&r);
	check_shares(&r);
	check_all_pay(&r, c->input.study);
	check_ends(&r);
	check_grants(&r, c->input.study->scenario);
}

/* Sets the first cost so that next to nothing is left of the net: then most assumptions turn its sign. */
static void bring_near_zero(struct scenario *s, const struct dataset *data, struct arena *a)
{
	enum { STEP = 1000000 };
	struct results *now = NEW(a, struct results), *more = NEW(a, struct results);
	double amount = s->costs[0].amount, fall;

	calc(now, s, data);
	s->costs[0].amount += STEP;
	calc(more, s, data);
	fall = now->net[TOTAL] - more->net[TOTAL];
	s->costs[0].amount = fmax(0, amount + STEP * 0.999 * now->net[TOTAL] / fall);
}

static void check_scenario(struct report_case *c, const char *text, bool near_zero)
{
	struct dataset *data = NEW(&c->arena, struct dataset);
	struct study_options options = { .montecarlo = { MONTECARLO_SEED, DRAWS }, .rules = RULES_NOW };

	assert_true(dataset_read(data, "data", NULL, &c->arena, &c->diag));
	read_valid(&c->scenario, text, data, &c->arena);
	if (near_zero)
		bring_near_zero(&c->scenario, data, &c->arena);
	c->input = (struct report_input){
		.study = study_make(&c->scenario, data, &options, &c->arena, &c->diag),
		.notes = &c->notes,
		.templates = "templates",
		.today = { 2024, 2, 29 },
		.program = "utenfor 1.0.0",
	};
	assert_non_null(c->input.study);
	for (int language = 0; language < LANGUAGES; language++)
		check_document(c, text, (enum language)language);
}

static void sentences_agree_with_their_tables(void **state)
{
	(void)state;
	srand(SEED);
	for (int i = 0; i < SCENARIOS; i++) {
		struct report_case c = { .diag.arena = &c.arena };

		check_scenario(&c, random_scenario_text(&c.arena), i % 3 == 0);
		case_free(&c);
	}
}

#define CASE(with, costs, period)                                                                             \
	"utenfor: 1\nsak: {tittel: Prøve, kommune: Prøve}\nmålgruppe: {gruppe: lavinntekt-trygd, alder: 13-15}\n"    \
	"tiltak: {navn: Prøve, startår: 2025, varighet: 2, deltakere: 100, normalliv uten tiltak: 50 %, "            \
	"normalliv med tiltak: " with " %}\n" costs "analyse: {periode: " period ", prisår: 2024}\n"

#define PAYS(level) "  - {navn: Los hos " level ", betaler: " level ", beløp: 1000000}\n"

/* Cases that random scenarios seldom are. */
static void sentences_agree_in_odd_cases(void **state)
{
	static const char *const texts[] = {
		CASE("60", "kostnader:\n" PAYS("kommune"), "3"), /* next to nothing of the gain comes at once */
		CASE("45", "", "40"),				 /* all lose, and nobody pays */
		CASE("45", "kostnader:\n" PAYS("stat"), "40"),
		CASE("45", "kostnader:\n" PAYS("stat") PAYS("kommune") PAYS("fylkeskommune"), "40"),
		CASE("50", "kostnader:\n" PAYS("fylkeskommune"), "40"),
	};

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct report_case c = { .diag.arena = &c.arena };

		check_scenario(&c, texts[i], false);
		case_free(&c);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sentences_agree_with_their_tables),
		cmocka_unit_test(sentences_agree_in_odd_cases),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
