/* The summary in every case: golden texts of typical ones, rules for the sentences of all. */
#include "check.h"
#include "report_case.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

/* Results as a test wants them, instead of calculated ones. */
struct outcome {
	const char *name;
	double without, with;
	long participants;
	double net[LEVELS], cost[LEVELS];      /* present values, kr; cost > 0 is paid */
	double child_protection, tax, schools; /* what of the kommune's gain is which, kr */
	struct payback payback;                /* of the total */
};

#define REACHED(k, again, lasting)                                                                 \
	{                                                                                          \
		PAYBACK_REACHED, (k), 2021 + (k), (again), (lasting)                               \
	}
#define NEVER                                                                                      \
	{                                                                                          \
		PAYBACK_NOT_IN_PERIOD, 0, 0, 0, 0                                                  \
	}
#define NO_INVESTMENT                                                                              \
	{                                                                                          \
		PAYBACK_NO_INVESTMENT, 0, 0, 0, 0                                                  \
	}

static const struct outcome outcomes[] = {
	{ "alle sparer",
	  0.5,
	  0.6,
	  100,
	  { 2770980, 439969, 9556489 },
	  { 0, 0, 980769 },
	  2e6,
	  770980,
	  0,
	  REACHED(3, 0, 2024) },
	{ "bare staten sparer",
	  0.5,
	  0.55,
	  80,
	  { -1.2e6, -45000, 3e6 },
	  { 1.5e6, 0, 0 },
	  3e5,
	  0,
	  0,
	  REACHED(11, 0, 2032) },
	{ "bare kommunen sparer, staten går i null",
	  0.5,
	  0.55,
	  80,
	  { 1e6, -45000, 0 },
	  { 5e5, 0, 0 },
	  1.5e6,
	  0,
	  0,
	  REACHED(2, 0, 2023) },
	{ "ingen sparer",
	  0.5,
	  0.51,
	  50,
	  { -2e6, -1000, -600000 },
	  { 2.2e6, 0, 7e5 },
	  2e5,
	  0,
	  0,
	  NEVER },
	{ "samlet i null",
	  0.5,
	  0.51,
	  50,
	  { -1e6, 0, 1e6 },
	  { 1.2e6, 0, 0 },
	  2e5,
	  0,
	  0,
	  REACHED(40, 0, 2061) },
	{ "alt i null, ingen virkning og ingen kostnader",
	  0.5,
	  0.5,
	  20,
	  { 0, 0, 0 },
	  { 0, 0, 0 },
	  0,
	  0,
	  0,
	  NO_INVESTMENT },
	{ "ingen virkning, kostnader",
	  0.5,
	  0.5,
	  20,
	  { -980769, 0, 0 },
	  { 980769, 0, 0 },
	  0,
	  0,
	  0,
	  NEVER },
	{ "ingen virkning, mer faller bort enn det koster",
	  0.5,
	  0.5,
	  20,
	  { 1e5, 0, 0 },
	  { -1e5, 0, 0 },
	  0,
	  0,
	  0,
	  NO_INVESTMENT },
	{ "tiltaket skader",
	  0.5,
	  0.4,
	  100,
	  { -3e6, -5e5, -1e7 },
	  { 5e5, 0, 0 },
	  -2e6,
	  -5e5,
	  0,
	  NEVER },
	{ "tiltaket skader uten å koste",
	  0.5,
	  0.4,
	  10,
	  { -3e5, -5e4, -1e6 },
	  { 0, 0, 0 },
	  -2e5,
	  -1e5,
	  0,
	  NEVER },
	{ "tiltaket skader, men sparer penger",
	  0.5,
	  0.45,
	  100,
	  { 4e6, -5e5, -1e6 },
	  { -5e6, 0, 0 },
	  -1e6,
	  0,
	  0,
	  NO_INVESTMENT },
	{ "tiltaket skader, samlet i null",
	  0.5,
	  0.45,
	  100,
	  { 1e6, 0, -1e6 },
	  { -2e6, 0, 0 },
	  -1e6,
	  0,
	  0,
	  REACHED(1, 2025, 2061) },
	{ "ett barn",
	  0.5,
	  0.6,
	  1,
	  { 27710, 4400, 95565 },
	  { 0, 0, 9808 },
	  27710,
	  0,
	  0,
	  REACHED(3, 0, 2024) },
	{ "ett barn, tiltaket skader",
	  0.6,
	  0.5,
	  1,
	  { -27710, -4400, -95565 },
	  { 9808, 0, 0 },
	  -17902,
	  0,
	  0,
	  NEVER },
	{ "ett barn, ingen virkning",
	  0.5,
	  0.5,
	  1,
	  { -9808, 0, 0 },
	  { 9808, 0, 0 },
	  0,
	  0,
	  0,
	  NEVER },
	{ "en million deltakere",
	  0.5,
	  0.6,
	  1000000,
	  { 2.77098e10, 4.4e9, 9.5565e10 },
	  { 0, 0, 9.8e9 },
	  2.77098e10,
	  0,
	  0,
	  REACHED(3, 0, 2024) },
	{ "7,3 av 73",
	  0.5,
	  0.6,
	  73,
	  { 2e6, 3e5, 7e6 },
	  { 0, 0, 7e5 },
	  2e6,
	  0,
	  0,
	  REACHED(3, 0, 2024) },
	{ "1 av 10",
	  0.5,
	  0.6,
	  10,
	  { 2e5, 3e4, 7e5 },
	  { 0, 0, 7e4 },
	  2e5,
	  0,
	  0,
	  REACHED(1, 0, 2022) },
	{ "negativ igjen en tid",
	  0.5,
	  0.6,
	  100,
	  { 2e6, 3e5, 7e6 },
	  { 0, 0, 7e5 },
	  2e6,
	  0,
	  0,
	  REACHED(3, 2030, 2041) },
	{ "negativ igjen til slutt",
	  0.5,
	  0.6,
	  100,
	  { -2e6, -3e5, -7e5 },
	  { 1e6, 0, 7e5 },
	  1e6,
	  0,
	  -2e6,
	  REACHED(3, 2030, 0) },
	{ "gevinst uten kostnader",
	  0.5,
	  0.6,
	  100,
	  { 2e6, 3e5, 7e6 },
	  { 0, 0, 0 },
	  2e6,
	  0,
	  0,
	  NO_INVESTMENT },
	{ "kommunens gevinst fra flere kilder",
	  0.5,
	  0.6,
	  100,
	  { 2e6, 3e5, 7e6 },
	  { 0, 0, 7e5 },
	  9e5,
	  8e5,
	  3e5,
	  REACHED(3, 0, 2024) },
	{ "kommunens gevinst er tilskudd",
	  0.5,
	  0.6,
	  100,
	  { 2e6, 3e5, 7e6 },
	  { -3e6, 0, 7e5 },
	  -1e6,
	  0,
	  0,
	  REACHED(3, 0, 2024) },
	{ "kommunen taper på skole",
	  0.5,
	  0.6,
	  100,
	  { -2e6, 3e5, 7e6 },
	  { 5e5, 0, 0 },
	  5e5,
	  0,
	  -2e6,
	  REACHED(3, 0, 2024) },
	{ "kommunens tap fra flere kilder",
	  0.5,
	  0.6,
	  100,
	  { -2.5e6, 3e5, 7e6 },
	  { 9e5, 0, 0 },
	  -8e5,
	  -4e5,
	  -4e5,
	  REACHED(3, 0, 2024) },
	{ "to sparer mest",
	  0.5,
	  0.6,
	  100,
	  { 2e6, 3e5, 2e6 },
	  { 0, 0, 7e5 },
	  2e6,
	  0,
	  0,
	  REACHED(3, 0, 2024) },
	{ "alle sparer like mye",
	  0.5,
	  0.6,
	  100,
	  { 2e6, 2e6, 2e6 },
	  { 0, 0, 7e5 },
	  2e6,
	  0,
	  0,
	  REACHED(3, 0, 2024) },
};

/* Sets the results of `o`; what is not said of the kommune's sectors is other levels' transfers. */
static void set_outcome(struct report_case *c, const struct outcome *o)
{
	struct results *r = &c->study.results;

	memset(r->sector, 0, sizeof r->sector);
	memset(r->service, 0, sizeof r->service);
	c->scenario.without.expected = o->without;
	c->scenario.with.expected = o->with;
	c->scenario.participants = (int)o->participants;
	r->all_participants = o->participants;
	r->success_rate = o->with - o->without;
	r->helped = r->helped_per_round = r->success_rate * (double)o->participants;
	r->net[TOTAL] = r->implementation[TOTAL] = 0;
	for (int level = 0; level < LEVELS; level++) {
		r->net[level] = o->net[level];
		r->implementation[level] = -o->cost[level];
		r->net[TOTAL] += o->net[level];
		r->implementation[TOTAL] -= o->cost[level];
		r->sector[SECTOR_OVERFOERINGER][level] = level ? o->net[level] + o->cost[level] : 0;
		r->service[0][level] = r->sector[SECTOR_OVERFOERINGER][level];
	}
	r->service[6][LEVEL_KOMMUNE] = r->sector[SECTOR_BARNEVERN][LEVEL_KOMMUNE] =
		o->child_protection;
	r->service[2][LEVEL_KOMMUNE] = r->sector[SECTOR_SKATT][LEVEL_KOMMUNE] = o->tax;
	r->service[4][LEVEL_KOMMUNE] = r->sector[SECTOR_UTDANNING][LEVEL_KOMMUNE] = o->schools;
	r->payback[TOTAL] = o->payback;
	c->scenario.cost_count = o->cost[0] == 0 && o->cost[2] == 0 ? 0 : 3;
}

enum { MOST_WORDS = 260, LONG_WORD = 6, LIX_LIMIT = 40, SENTENCE_LIMIT = 12, PULL_DIFFERENCE = 2 };

/* Letters of the word at `text`, in characters. */
static int word_length(const char *text, size_t size)
{
	int length = 0;

	for (size_t i = 0; i < size; i++)
		length += ((unsigned char)text[i] & 0xC0) != 0x80 &&
			  (isalnum((unsigned char)text[i]) || (unsigned char)text[i] >= 0xC3);
	return length;
}

struct reading {
	double words, long_words, sentences;
};

static struct reading read_text(const char *text, const char *end)
{
	struct reading r = { 0 };

	while (text < end) {
		size_t size = strcspn(text, " \n");
		int length = word_length(text, size);

		r.words += length > 0;
		r.long_words += length > LONG_WORD;
		r.sentences += size > 0 && (text[size - 1] == '.' || text[size - 1] == ':');
		text += size + 1;
	}
	return r;
}

/* Words of the list item that begins with `label`; 0 when there is none. */
static double item_words(const char *text, const char *label)
{
	const char *item = strstr(text, label);

	return item ? read_text(item, strchr(item, '\n')).words : 0;
}

/* LIX = words per sentence + long words in per cent, long ones having more than six letters (Björnsson 1968). */
static void check_readable(const char *text)
{
	struct reading r = read_text(text, text + strlen(text));
	double up = item_words(text, "- Trekker opp:") + item_words(text, "- Trekkjer opp:");
	double down = item_words(text, "- Trekker ned:") + item_words(text, "- Trekkjer ned:");

	if (r.words > MOST_WORDS || r.words / r.sentences > SENTENCE_LIMIT + 0.05 ||
	    r.words / r.sentences + 100 * r.long_words / r.words >= LIX_LIMIT)
		fail_msg("%g words, %g sentences, %g long words in: %s", r.words, r.sentences, r.long_words, text);
	if (fabs(up - down) > PULL_DIFFERENCE)
		fail_msg("%g words pull up and %g down in: %s", up, down, text);
}

/* What `add` writes of a case in each language, as golden text: tests/golden/text/NAME-nb.txt and -nn.txt. */
static void check_languages(const char *name, void (*add)(struct report_case *c, struct buffer *out))
{
	for (int language = 0; language < LANGUAGES; language++) {
		struct report_case c;
		struct buffer out = { 0 };
		char file[40];

		case_make(&c);
		c.input.language = (enum language)language;
		out.arena = &c.arena;
		add(&c, &out);
		snprintf(file, sizeof file, "%s-%s.txt", name, language_name[language]);
		golden_check(file, buffer_text(&out));
		case_free(&c);
	}
}

static void add_summaries(struct report_case *c, struct buffer *out)
{
	for (size_t i = 0; i < COUNT(outcomes); i++) {
		const char *text;

		set_outcome(c, &outcomes[i]);
		text = case_build(c, "sammendrag", c->input.language);

		check_readable(text);
		buffer_printf(out, "== %s\n%s\n", outcomes[i].name, text);
	}
}

/* The summary of every outcome, one after the other. */
static void test_summary(void **state)
{
	(void)state;
	check_languages("sammendrag", add_summaries);
}

/* The title of the figure `id`, "" when the document has none. */
static const char *figure_title(const struct document *doc, const char *id)
{
	for (const struct block *block = doc->root->first; block; block = block->next)
		if (block->type == BLOCK_FIGURE && strcmp(block->chart->id, id) == 0)
			return block->chart->title;
	return "";
}

static void add_title(struct report_case *c, struct buffer *out, const double *net)
{
	struct outcome o = { .without = 0.5, .with = 0.6, .participants = 100, .cost = { 1e5, 0, 0 } };
	const struct document *doc;

	memcpy(o.net, net, sizeof o.net);
	o.payback = net[0] + net[1] + net[2] < 0 ? (struct payback)NEVER : (struct payback)NO_INVESTMENT;
	set_outcome(c, &o);
	c->input.edition = "moteark";
	doc = build(&c->input, &c->arena, &c->diag);
	assert_non_null(doc);
	for (int level = 0; level < LEVELS; level++)
		buffer_printf(out, "%2.0f ", net[level] / 1e6);
	buffer_printf(out, " %s\n", figure_title(doc, "netto-per-nivaa"));
}

static void add_titles(struct report_case *c, struct buffer *out)
{
	for (int i = 0; i < 54; i++) {
		int signs[LEVELS] = { i % 3 - 1, i / 3 % 3 - 1, i / 9 % 3 - 1 };
		double net[LEVELS];

		for (int level = 0; level < LEVELS; level++)
			net[level] = signs[level] * (i < 27 ? level + 2 : 2) * 1e6;
		add_title(c, out, net);
	}
}

/* The finding above the figure of levels, for every sign of every level and for those that tie. */
static void test_level_titles(void **state)
{
	(void)state;
	check_languages("nivaatitler", add_titles);
}

static int occurrences(const char *text, const char *part)
{
	int count = 0;

	for (; (text = strstr(text, part)) != NULL; text++)
		count++;
	return count;
}

/* What is true of any summary, however its sentences are chosen. */
static void check_sentences(const char *text)
{
	static const char *const wrong[] = { "{{",        "}}",   "  ",  " .",          " ,",
					     "..",        ",.",   "( ",  "null kroner", "−",
					     " 0 kroner", " nan", " inf" };
	for (size_t i = 0; i < COUNT(wrong); i++)
		if (strstr(text, wrong[i]))
			fail_msg("«%s» in: %s", wrong[i], text);
	for (const char *line = text; *line; line = strchr(line, '\n') + 1) {
		const char *end = strchr(line, '\n');

		assert_true(end > line + 1);
		assert_true(end[-1] == '.' || end[-1] == ':');
	}
}

/* Every sign of every level, with every sign of the success rate and every way of paying back. */
static void test_summary_combinations(void **state)
{
	static const char *const verbs[LANGUAGES][3] = { { "taper", "går i null", "kommer ut" },
							 { "taper", "går i null", "kjem ut" } };
	static const struct payback paybacks[] = { REACHED(3, 0, 2024), REACHED(1, 2030, 2035),
						   REACHED(2, 2030, 0), NEVER, NO_INVESTMENT };
	struct report_case c;

	(void)state;
	case_make(&c);
	for (int i = 0; i < 81; i++) {
		int signs[LEVELS] = { i % 3, i / 3 % 3, i / 9 % 3 }, success = i / 27 - 1;
		enum language language = (enum language)(i % 2);
		struct outcome o = { .without = 0.5,
				     .with = 0.5 + success * 0.1,
				     .participants = 100,
				     .cost = { 1e5, 0, 0 } };
		const char *text;
		int count[3] = { 0 };

		for (int level = 0; level < LEVELS; level++) {
			o.net[level] = (signs[level] - 1) * 1.7e6 * (level + 1);
			count[signs[level]]++;
		}
		o.payback = paybacks[i % (int)COUNT(paybacks)];
		o.child_protection = o.net[0] + o.cost[0];
		set_outcome(&c, &o);
		text = case_build(&c, "sammendrag", language);
		check_sentences(text);
		for (int level = 0; level < LEVELS; level++) {
			static const char *const names[] = { "- Kommunen", "- Fylkeskommunen",
							     "- Staten" };
			char line[60];

			snprintf(line, sizeof line, "%s %s", names[level],
				 verbs[language][signs[level]]);
			if (!strstr(text, line))
				fail_msg("no «%s» in: %s", line, text);
		}
		/* the levels and the total; what pulls up and what pulls down when it helps */
		assert_int_equal(occurrences(text, "\n- "), LEVELS_AND_TOTAL + (success > 0 ? 2 : 0));
		check_readable(text);
	}
	case_free(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_summary),
		cmocka_unit_test(test_level_titles),
		cmocka_unit_test(test_summary_combinations),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
