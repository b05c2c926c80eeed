/* Fills the blocks that a template places. */
#include "build_blocks.h"

#include "answers_text.h"
#include "figures.h"
#include "free_text.h"
#include "live.h"
#include "money.h"
#include "prose.h"
#include "tables.h"
#include "tables_rows.h"
#include "tree/template_files.h"

#include "engine/factors.h"
#include "base/file.h"
#include "base/number.h"
#include "base/path.h"

#include "input/profile.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_NOTE_LINES = 40, KEY_FIGURES = 4, MOST_FACTS = 7 };

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

/* What a column or a fold begins with in bold is its title. */
static void take_title(struct block *block)
{
	const struct block *first = block->first;

	if (!first || first->type != BLOCK_PARAGRAPH || !first->spans || first->spans->flags != SPAN_STRONG ||
	    first->spans->next)
		return;
	block->spans = first->spans;
	block->spans->flags = 0;
	block->first = first->next;
}

static void add_part(struct build *b, struct block *parent, const char *name, struct place at)
{
	struct block *part = block_new(b->arena, BLOCK_PART, parent);

	part->part = name;
	part->at = at;
	build_template(b, part, name, at);
}

static void add_fold(struct build *b, struct block *parent, const char *name, struct place at)
{
	struct block *fold = block_new(b->arena, BLOCK_FOLD, parent);

	fold->at = at;
	if (build_template(b, fold, name, at))
		take_title(fold);
}

/* Templates side by side, each a column. */
static void add_columns(struct build *b, struct block *parent, const char *names, struct place at)
{
	struct block *columns = block_new(b->arena, BLOCK_COLUMNS, parent);

	columns->at = at;
	for (const char *name = names; *name; name += strspn(name, " ")) {
		size_t size = strcspn(name, " ");
		struct block *column = block_new(b->arena, BLOCK_COLUMN, columns);

		if (!build_template(b, column, arena_text(b->arena, name, size), at))
			return;
		take_title(column);
		name += size;
	}
	if (!columns->first)
		diag_error(b->diag, at,
			   "spaltene mangler; skriv navnene på malene som skal stå ved siden av hverandre");
}

/* The items of the list in a template, with room to write at each. */
static void add_questions(struct build *b, struct block *parent, const char *name, struct place at)
{
	struct block *text = block_new(b->arena, BLOCK_DOCUMENT, NULL), *questions;

	if (!build_template(b, text, name, at))
		return;
	questions = block_new(b->arena, BLOCK_QUESTIONS, parent);
	questions->at = at;
	for (struct block *block = text->first; block; block = block->next)
		if (block->type == BLOCK_LIST && !questions->first)
			questions->first = block->first;
	if (!questions->first)
		diag_error(b->diag, at, "malen «%s» har ingen liste; skriv spørsmålene som en nummerert liste", name);
}

/* A sentence from a template, at the foot of the page. */
static void add_foot(struct build *b, struct block *parent, const char *name, struct place at)
{
	struct block *text = block_new(b->arena, BLOCK_DOCUMENT, NULL);

	if (build_template(b, text, name, at) && text->first)
		block_new(b->arena, BLOCK_FOOT, parent)->spans = text->first->spans;
}

static void add_fact(struct block *block, const char *label, const char *value)
{
	block->facts.items[block->facts.count++] = (struct fact){ .label = label, .value = value };
}

static void add_letterhead(struct build *b, struct block *parent, struct place at)
{
	const struct profile *profile = b->in->profile;
	struct block *block = block_new(b->arena, BLOCK_LETTERHEAD, parent);

	block->at = at;
	block->sender.logo = b->in->logo;
	block->sender.alt = profile ? profile->alt : NULL;
	block->sender.name = build_text(b, words_text(b->words, WORD_LETTERHEAD, 0));
	block->sender.mark = build_mark(b);
}

static void add_title(struct build *b, struct block *parent, const char *name, struct place at)
{
	const struct scenario *s = b->scenario;
	struct block *title, *finding;

	(void)name;
	add_letterhead(b, parent, at);
	title = block_new(b->arena, BLOCK_TITLE, parent);
	title->at = at;
	title->has_language = s->has_text_language;
	title->language = s->text_language;
	span_add(b->arena, &title->spans, s->title, 0);
	finding = block_new(b->arena, BLOCK_FINDING, parent);
	finding->at = at;
	span_add(b->arena, &finding->spans, build_text(b, words_text(b->words, WORD_FINDING, 0)), 0);
}

/* What the case is about; the name of the measure is in the language of the case, other names are in none. */
static void add_case(struct build *b, struct block *parent, const char *name, struct place at)
{
	enum { OWNER_KOMMUNE, OWNER_FYLKESKOMMUNE, MEASURE, GROUP, PREPARED_BY, PHASE, MONEY };
	const struct scenario *s = b->scenario;
	const char *values[MOST_FACTS] = {
		[OWNER_KOMMUNE] = s->owner == LEVEL_KOMMUNE ? s->owner_name : NULL,
		[OWNER_FYLKESKOMMUNE] = s->owner == LEVEL_FYLKESKOMMUNE ? s->owner_name : NULL,
		[MEASURE] = s->measure,
		[GROUP] = b->data->groups[s->group].name[b->language],
		[PREPARED_BY] = s->prepared_by,
		[PHASE] = s->phase == PHASE_NONE
				  ? NULL
				  : prose_capital(b->arena, word_of(b->words, WORD_PHASES, (int)s->phase - 1)),
		[MONEY] = build_text(b, words_text(b->words, WORD_CASE_MONEY, 0)),
	};
	struct block *facts = block_new(b->arena, BLOCK_FACTS, parent);

	(void)name;
	facts->at = at;
	facts->has_language = s->has_text_language;
	facts->language = s->text_language;
	facts->facts.items = NEW_ARRAY(b->arena, MOST_FACTS, struct fact);
	for (int i = 0; i < MOST_FACTS; i++) {
		if (!values[i] || !*values[i])
			continue;
		if (i == MEASURE)
			facts->facts.own = &facts->facts.items[facts->facts.count];
		add_fact(facts, word_of(b->words, WORD_CASE_FACTS, i), values[i]);
	}
}

static void add_contents(struct build *b, struct block *parent, const char *name, struct place at)
{
	(void)name;
	block_new(b->arena, BLOCK_CONTENTS, parent)->at = at;
}

/* Value and unit of an amount as a key figure: "2,0" and "mill. kr". */
static void set_amount(const struct build *b, struct fact *fact, double kroner)
{
	double size = fabs(kroner);
	int unit = size >= 999.5e6 ? 2 : size >= 999500 ? 1 : 0;
	struct money m = money_for(b, unit == 2 ? 1e9 : 1e6);

	fact->unit = word_of(b->words, WORD_SHORT_UNITS, unit);
	if (unit)
		fact->value = money_text(&m, size);
	else
		fact->value = number_whole(b->arena, size < 1000 ? size : number_significant(size, 2));
}

/* How many of how many, or by how much where there is one participant. */
static void set_condition(const struct build *b, struct fact *fact)
{
	const struct results *r = b->results;
	double share = fabs(r->success_rate);

	fact->value = number_short(b->arena, share * places_of(b), 1);
	if (r->all_participants > 1)
		fact->unit = build_filled_one(b, WORD_OF_COUNT, "antall", arena_printf(b->arena, "%d", places_of(b)));
	else
		fact->unit = word(b->words, WORD_POINTS);
}

/* Costs – the owner pays – and gets back – if: four cells that read as one sentence. */
static void add_key_figures(struct build *b, struct block *parent, const char *name, struct place at)
{
	enum { COSTS, PAYS, GETS, IF };
	const struct results *r = b->results;
	int owner = (int)build_owner(b);
	double pays = -r->implementation[owner], gets = r->net[owner] + pays;
	struct financing payers[LEVELS_AND_TOTAL];
	struct block *block = block_new(b->arena, BLOCK_KEY_FIGURES, parent);
	struct fact *facts = NEW_ARRAY(b->arena, KEY_FIGURES, struct fact);

	(void)name;
	factors_financing(payers, b->scenario, (struct rate){ 0 });
	block->at = at;
	block->facts.items = facts;
	block->facts.count = KEY_FIGURES;
	for (int i = 0; i < KEY_FIGURES; i++) {
		facts[i].label = build_text(b, words_text(b->words, WORD_STRIP, i));
		facts[i].remark = build_text(b, words_text(b->words, WORD_STRIP_REMARKS, i));
	}
	set_amount(b, &facts[COSTS], payers[TOTAL].gross);
	set_amount(b, &facts[PAYS], pays);
	set_amount(b, &facts[GETS], gets);
	set_condition(b, &facts[IF]);
	facts[PAYS].tone = amount_sign(pays) == SIGN_GAIN ? TONE_LOSS : TONE_PLAIN;
	facts[GETS].tone = (enum tone[]){ TONE_LOSS, TONE_PLAIN, TONE_GAIN }[amount_sign(gets) + 1];
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
	build_free_text(b, parent, FREE_CASE, s->description, s->description_at);
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
			build_free_text(b, parent, FREE_CASE, s->unpriced[i].reason, s->unpriced[i].reason_at);
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
	{ "tittel", "brevhodet, sakens tittel og funnet i en setning", add_title },
	{ "saksdata", "hva saken gjelder", add_case },
	{ "innhold", "innholdsfortegnelsen", add_contents },
	{ "noekkeltall", "hva tiltaket koster, hva eieren betaler og får igjen, og hvis hva", add_key_figures },
	{ "spalter", "malene NAVN NAVN … side om side, hver med sin tittel i fet skrift", add_columns },
	{ "spoersmaal", "listen i malen NAVN.md med plass til å skrive ved hvert spørsmål", add_questions },
	{ "fot", "setningen i malen NAVN.md nederst på siden", add_foot },
	{ "beskrivelse", "tiltakets beskrivelse fra scenarioet", add_description },
	{ "innspill", "innspillene, ordnet etter rolle", build_notes },
	{ "notatlinjer", "så mange linjer å skrive på", add_note_lines },
	{ "sideskift", "ny side", add_page_break },
	{ "del", "malen NAVN.md som den delen av en dialogside som følger styringene", add_part },
	{ "fold", "malen NAVN.md bak sin tittel i fet skrift, på en dialogside", add_fold },
	{ "styring", "verdiene NAVN NAVN … som kan endres på en dialogside", live_controls },
	{ "personer-naa", "hvor mange som blir hjulpet, og hvem som bruker tjenestene, ved siden av saken",
	  live_persons },
	{ "nivaa-naa", "hva de viktigste nivåene kommer ut med, ved siden av saken", live_strip },
	{ "verdier", "det som er endret på en dialogside, til å lime inn i scenarioet", live_values },
};
const size_t block_kind_count = sizeof block_kinds / sizeof *block_kinds;

/* An embed_block for markdown_parse; `context` is a struct build. A kind or name that does not
 * exist is an error in its diag at `at`, with the nearest one that does. */
static bool build_block(void *context, struct block *parent, const char *kind, const char *name,
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

static bool keep_source(struct build *b, const char *file, struct str text)
{
	for (size_t i = 0; i < b->sources.count; i++)
		if (text_equal(b->sources.items[i].file, file))
			return true;
	*LIST_ADD(b->arena, &b->sources) = (struct source_text){ file, text, true };
	return true;
}

/* Where template `name` lies; and its text, true, when the run has read it. */
static bool find_template(struct build *b, const char *name, struct str *text, const char **file)
{
	*file = path_join(b->arena, b->folder, arena_printf(b->arena, "%s.md", name));
	return b->in->template_files && template_files_find(b->in->template_files, name, text) &&
	       keep_source(b, *file, *text);
}

static bool read_template(struct build *b, const char *name, struct str *text, const char **file)
{
	struct place nowhere = { 0 };

	return find_template(b, name, text, file) ||
	       (file_read_text(text, *file, LIMIT_TEMPLATE_BYTES, true, b->arena, b->diag, nowhere) &&
		keep_source(b, *file, *text));
}

/* One that is not there is told of where it is named. */
static bool load_partial(void *context, const char *name, struct str *text, const char **file)
{
	struct build *b = context;

	if (!build_is_template_name(name))
		return false;
	if (find_template(b, name, text, file))
		return true;
	return file_is_there(*file) && read_template(b, name, text, file);
}

bool build_template(struct build *b, struct block *parent, const char *name, struct place at)
{
	struct buffer out = { .arena = b->arena };
	struct line_map map = { 0 };
	struct mustache m = {
		.values = b->values,
		.escape = ESCAPE_MARKDOWN,
		.load = load_partial,
		.context = b,
		.arena = b->arena,
		.diag = b->diag,
	};
	struct markdown markdown = {
		.anchors = &b->anchors,
		.embed = build_block,
		.made = &b->made,
		.context = b,
		.tree = b->in->tree,
		.arena = b->arena,
		.diag = b->diag,
	};
	struct str text;
	const char *file;

	if (!build_is_template_name(name)) {
		diag_error(b->diag, at,
			   "malnavnet «%s» kan bare ha små bokstaver a–z, sifre og bindestrek",
			   name);
		return false;
	}
	return read_template(b, name, &text, &file) &&
	       mustache_render(&out, &map, &m, text, file, 1) &&
	       markdown_parse(parent, buffer_text(&out), &map, &markdown);
}
