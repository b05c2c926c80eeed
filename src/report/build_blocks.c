/* Fills the blocks that a template places. */
#include "build_blocks.h"

#include "figures.h"
#include "prose.h"
#include "tables.h"

#include "input/profile.h"

#include <stdlib.h>
#include <string.h>

/* The argument that asks for less: of the case data and key figures, where there is little room. */
static const char SHORT[] = "kort";

enum { LONGEST_TITLE = 100, LONGEST_FACT = 70 };
enum { MOST_NOTE_LINES = 40, KEY_FIGURES = LEVELS_AND_TOTAL + 1, MOST_FACTS = 7 };

static void report_unknown(struct build *b, struct place at, const char *what, const char *word,
			   const char *const names[], size_t count)
{
	const char *near = text_nearest(b->arena, word, names, count);

	if (near)
		diag_error(b->diag, at, "ukjent %s «%s»; mente du «%s»?", what, word, near);
	else
		diag_error(b->diag, at, "ukjent %s «%s»; se «utenfor maler vis»", what, word);
}

static void add_table(struct build *b, struct block *parent, const char *name, struct place at)
{
	const char **names = NEW_ARRAY(b->arena, table_entry_count, const char *);

	for (size_t i = 0; i < table_entry_count; i++) {
		names[i] = table_entries[i].name;
		if (text_equal(names[i], name)) {
			table_add(b, parent, i);
			return;
		}
	}
	report_unknown(b, at, "tabell", name, names, table_entry_count);
}

static void add_figure(struct build *b, struct block *parent, const char *name, struct place at)
{
	const char **names = NEW_ARRAY(b->arena, figure_entry_count, const char *);

	for (size_t i = 0; i < figure_entry_count; i++) {
		names[i] = figure_entries[i].name;
		if (text_equal(names[i], name)) {
			figure_add(b, parent, i);
			return;
		}
	}
	report_unknown(b, at, "figur", name, names, figure_entry_count);
}

static void add_box(struct build *b, struct block *parent, const char *name, struct place at)
{
	struct block *box = block_new(b->arena, BLOCK_BOX, parent);

	box->keep_together = true;
	build_template(b, box, name, at);
}

static void add_fact(struct block *block, const char *label, const char *value, const char *remark)
{
	block->facts.items[block->facts.count++] = (struct fact){ label, value, remark };
}

static void add_letterhead(struct build *b, struct block *parent, struct place at)
{
	const struct profile *profile = b->in->profile;
	struct block *block;

	if (!profile || (!b->in->logo && !profile->name))
		return;
	block = block_new(b->arena, BLOCK_LETTERHEAD, parent);
	block->at = at;
	block->sender.logo = b->in->logo;
	block->sender.alt = profile->alt;
	block->sender.name = profile->name;
}

/* False, with a fault, when a block was given an argument other than none or "kort". */
static bool is_short(struct build *b, const char *name, struct place at, bool *answer)
{
	*answer = text_equal(name, SHORT);
	if (*answer || *name == '\0')
		return true;
	diag_error(b->diag, at, "blokken kan ikke ha navnet «%s»; bruk «kort» eller ikke noe navn",
		   name);
	return false;
}

static void add_title(struct build *b, struct block *parent, const char *name, struct place at)
{
	const struct scenario *s = b->scenario;
	const char *values[MOST_FACTS] = {
		s->owner == LEVEL_KOMMUNE ? s->owner_name : NULL,
		s->owner == LEVEL_FYLKESKOMMUNE ? s->owner_name : NULL,
		s->case_number,
		prose_date(b->arena, b->words, build_date(b)),
		s->prepared_by,
		s->phase == PHASE_NONE ? NULL : word_of(b->words, WORD_PHASES, (int)s->phase - 1),
		s->measure,
	};
	static const bool essential[MOST_FACTS] = { true, true, false, true, false, false, true };
	struct block *title;
	bool brief;

	if (!is_short(b, name, at, &brief))
		return;
	add_letterhead(b, parent, at);
	title = block_new(b->arena, BLOCK_TITLE, parent);
	title->at = at;
	title->has_language = s->has_text_language;
	title->language = s->text_language;
	span_add(b->arena, &title->spans,
		 brief ? prose_cut(b->arena, s->title, LONGEST_TITLE) : s->title, 0);
	title->facts.items = NEW_ARRAY(b->arena, MOST_FACTS, struct fact);
	for (int i = 0; i < MOST_FACTS; i++)
		if (values[i] && *values[i] && (essential[i] || !brief))
			add_fact(title, word_of(b->words, WORD_CASE_FACTS, i),
				 brief ? prose_cut(b->arena, values[i], LONGEST_FACT) : values[i],
				 NULL);
	/* The name of the measure; other names are in no language. */
	title->facts.own = &title->facts.items[title->facts.count - 1];
}

static void add_contents(struct build *b, struct block *parent, const char *name, struct place at)
{
	const char *title = word(b->words, WORD_CONTENTS);
	struct block *heading = block_new(b->arena, BLOCK_HEADING, parent);

	(void)name;
	heading->at = at;
	heading->heading.level = 2;
	heading->heading.anchor = anchor_take(&b->anchors, b->arena, title);
	heading->heading.outside = true;
	span_add(b->arena, &heading->spans, title, 0)->at = at;
	block_new(b->arena, BLOCK_CONTENTS, parent)->at = at;
}

static void add_payback(struct build *b, struct block *block)
{
	const struct payback *p = &b->results->payback[TOTAL];
	const char *label = word(b->words, WORD_KEY_PAYBACK);

	if (p->status == PAYBACK_REACHED)
		add_fact(block, label, arena_printf(b->arena, "%d", p->year),
			 build_text(b, words_text(b->words, WORD_KEY_AFTER, 0)));
	else
		add_fact(block, label, word_of(b->words, WORD_PAYBACK, (int)p->status), NULL);
}

static void add_net(struct build *b, struct block *block, int level)
{
	add_fact(block, build_level(b, WORD_LEVEL_NAMES, level),
		 prose_short(b->arena, b->words, b->results->net[level]),
		 level == TOTAL ? build_text(b, words_text(b->words, WORD_KEY_PERIOD, 0)) : NULL);
}

/* The total, when it is paid back, and the levels; in short the total, the owner of the case, and when. */
static void add_key_figures(struct build *b, struct block *parent, const char *name,
			    struct place at)
{
	struct block *block;
	bool brief;

	if (!is_short(b, name, at, &brief))
		return;
	block = block_new(b->arena, BLOCK_KEY_FIGURES, parent);
	block->at = at;
	block->facts.items = NEW_ARRAY(b->arena, KEY_FIGURES, struct fact);
	add_net(b, block, TOTAL);
	if (!brief)
		add_payback(b, block);
	add_net(b, block, b->scenario->owner);
	for (enum level level = 0; level < LEVELS && !brief; level++)
		if (level != b->scenario->owner)
			add_net(b, block, level);
	if (brief)
		add_payback(b, block);
}

bool build_free_text(struct build *b, struct block *parent, const char *text, struct place at)
{
	struct buffer out = { .arena = b->arena };
	struct line_map map = { 0 };
	struct mustache m = {
		.values = b->values,
		.escape = ESCAPE_MARKDOWN,
		.plain_only = true,
		.arena = b->arena,
		.diag = b->diag,
	};
	struct markdown markdown = {
		.heading_shift = 3,
		.anchors = &b->anchors,
		.outside = true,
		.made = &b->made,
		.arena = b->arena,
		.diag = b->diag,
	};

	return mustache_render(&out, &map, &m, str_of(text), at.file,
			       at.line) &&
	       markdown_parse(parent, buffer_text(&out), &map, &markdown);
}

static void add_description(struct build *b, struct block *parent, const char *name,
			    struct place at)
{
	const struct scenario *s = b->scenario;

	(void)name;
	(void)at;
	b->has_description = true;
	if (!s->description)
		return;
	if (s->has_text_language && s->text_language != b->language) {
		parent = block_new(b->arena, BLOCK_QUOTE, parent);
		parent->has_language = true;
		parent->language = s->text_language;
	}
	build_free_text(b, parent, s->description, s->description_at);
}

void build_unplaced(struct build *b, struct block *parent)
{
	const struct scenario *s = b->scenario;
	struct place nowhere = { 0 };

	if (!b->has_notes)
		build_notes(b, parent, "", nowhere);
	if (!b->has_description)
		add_description(b, parent, "", nowhere);
	for (size_t i = 0; i < s->unpriced_count; i++)
		if (s->unpriced[i].reason)
			build_free_text(b, parent, s->unpriced[i].reason, s->unpriced[i].reason_at);
}

static void add_note_lines(struct build *b, struct block *parent, const char *name, struct place at)
{
	int lines = atoi(name);

	if (lines < 1 || lines > MOST_NOTE_LINES)
		diag_error(b->diag, at, "antall notatlinjer er «%s»; skriv et tall fra 1 til %d",
			   name, MOST_NOTE_LINES);
	else
		block_new(b->arena, BLOCK_NOTE_LINES, parent)->lines = lines;
}

static void add_page_break(struct build *b, struct block *parent, const char *name, struct place at)
{
	(void)name;
	block_new(b->arena, BLOCK_PAGE_BREAK, parent)->at = at;
}

const struct block_kind block_kinds[] = {
	{ "tabell", "en tabell; navnet er ett av tabellnavnene", add_table },
	{ "figur", "en figur; navnet er ett av figurnavnene", add_figure },
	{ "boks", "malen NAVN.md i en uthevet boks", add_box },
	{ "tittel", "sakens tittel med saksdata; «kort»: bare de viktigste", add_title },
	{ "innhold", "innholdsfortegnelsen", add_contents },
	{ "noekkeltall", "hovedresultatene med stor skrift; «kort»: tre av dem", add_key_figures },
	{ "beskrivelse", "tiltakets beskrivelse fra scenarioet", add_description },
	{ "innspill", "innspillene, ordnet etter rolle", build_notes },
	{ "notatlinjer", "så mange linjer å skrive på", add_note_lines },
	{ "sideskift", "ny side", add_page_break },
};
const size_t block_kind_count = sizeof block_kinds / sizeof *block_kinds;

bool build_block(void *context, struct block *parent, const char *kind, const char *name,
		 struct place at)
{
	struct build *b = context;
	const char **names = NEW_ARRAY(b->arena, block_kind_count, const char *);

	for (size_t i = 0; i < block_kind_count; i++) {
		names[i] = block_kinds[i].kind;
		if (text_equal(names[i], kind)) {
			block_kinds[i].add(b, parent, name ? name : "", at);
			return true;
		}
	}
	report_unknown(b, at, "blokk", kind, names, block_kind_count);
	return true;
}
