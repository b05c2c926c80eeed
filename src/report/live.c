/* The parts of a live page: now, and beside it the case as filed. */
#include "live.h"

#include "answers_text.h"
#include "controls.h"
#include "persons.h"
#include "prose.h"

#include "base/number.h"
#include "base/text.h"

#include <math.h>
#include <string.h>

enum { PERSON_FIGURES = 3, DECIMALS = 2, HUNDRED = 100, ACROSS = 10 };

/* Above this the needed success rate has seldom been seen in trials. */
static const double SELDOM_SEEN = 0.10;

static const struct study *filed_of(const struct build *b)
{
	return b->in->filed ? b->in->filed : b->study;
}

static bool is_changed(const struct build *b)
{
	return b->in->change_count > 0;
}

/* "saken: 2,77". */
static const char *filed_text(const struct build *b, const char *value)
{
	return build_filled_one(b, WORD_LIVE_FILED, "verdi", value);
}

void live_controls(struct build *b, struct block *parent, const char *names, struct place at)
{
	struct controls controls = controls_make(b, names);
	struct block *block;

	if (!controls.count)
		return;
	block = block_new(b->arena, BLOCK_CONTROLS, parent);
	block->at = at;
	block->controls = controls;
}

void live_values(struct build *b, struct block *parent, const char *name, struct place at)
{
	const char *yaml = controls_as_yaml(b);
	struct block *block;

	(void)name;
	if (!*yaml)
		return;
	block = block_new(b->arena, BLOCK_CODE, parent);
	block->at = at;
	block->code = yaml;
}

/* An amount in the unit, with two decimals of millions; `plus` before gains. */
static const char *amount(const struct money *m, double kroner, bool plus)
{
	struct arena *a = m->b->arena;
	const char *text = m->size >= 1e6 ? number_decimal(a, kroner / m->size, DECIMALS)
					  : number_whole(a, kroner / m->size);

	return plus && kroner > 0 && strpbrk(text, "123456789") ? arena_printf(a, "+%s", text)
								: text;
}

static struct money unit_of(const struct build *b)
{
	double most = 0;

	for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
		most = fmax(most, fabs(filed_of(b)->results.net[level]));
		most = fmax(most, fabs(filed_of(b)->results.implementation[level]));
	}
	return money_for(b, fmax(most, 1));
}

/* A second line, less strong. */
static void cell_remark(struct table_rows *rows, const char *text)
{
	struct row *row = &rows->table->rows[rows->table->row_count - 1];
	struct span **spans = &row->cells[row->cell_count - 1].spans;

	span_add(rows->b->arena, spans, "", 0)->line_break = true;
	span_add(rows->b->arena, spans, text, SPAN_EMPHASIS);
}

/* How many must succeed, and whether that has been seen. */
static void needed_cell(struct table_rows *rows, int level)
{
	const struct build *b = rows->b;
	const struct answer *answer = answer_of(b, level, QUESTION_SUCCESS);

	cell_text(rows, answer_text(b, QUESTION_SUCCESS, answer));
	if (answer->status == ANSWER_FOUND && !answer->highest && answer->value > SELDOM_SEEN)
		cell_remark(rows, word(b->words, WORD_LIVE_SELDOM));
}

static void change_cell(struct table_rows *rows, const struct money *m, int level)
{
	const struct build *b = rows->b;
	double net = b->results->net[level], filed = filed_of(b)->results.net[level];

	if (!is_changed(b)) {
		cell_text(rows, word(b->words, WORD_LIVE_SAME));
		return;
	}
	cell_text(rows, amount(m, net - filed, true));
	cell_remark(rows, filed_text(b, amount(m, filed, true)));
}

void table_live(const struct build *b, struct table_rows *rows)
{
	struct money m = unit_of(b);

	span_add(b->arena, &rows->table->caption, arena_printf(b->arena, ", %s", m.name), 0);
	for (int i = 0; i < LEVELS_AND_TOTAL; i++) {
		int level = build_level_at(b, i);
		double net = b->results->net[level];
		const struct row *row;
		struct cell *bar;

		row_add(rows, level == TOTAL ? ROW_TOTAL : ROW_PLAIN);
		cell_head(rows, build_level(b, WORD_LEVEL_SHORT, level), balance_words(b, level));
		cell_bar(rows, amount(&m, net, false), net / m.size,
			 net < 0          ? FILL_LOSS
			 : level == TOTAL ? FILL_TOTAL
					  : FILL_GAIN);
		row = &rows->table->rows[rows->table->row_count - 1];
		bar = &row->cells[row->cell_count - 1];
		bar->has_filed = true;
		bar->filed = filed_of(b)->results.net[level] / m.size;
		change_cell(rows, &m, level);
		needed_cell(rows, level);
		cell_text(rows, amount(&m, b->results->implementation[level], false));
	}
}

/* Those who are helped, of all. */
static void set_helped(const struct build *b, struct fact *fact)
{
	double helped = b->results->helped;

	fact->label = word(b->words, WORD_LIVE_HELPED);
	fact->value = number_short(b->arena, fabs(helped), 1);
	fact->unit = word_of(b->words, WORD_FEWER_MORE, helped < 0 ? 0 : 1);
	fact->remark = filed_text(b, number_short(b->arena, filed_of(b)->results.helped, 1));
	fact->tone = helped < 0 ? TONE_LOSS : TONE_GAIN;
}

/* In their order in the case as filed, so that none changes place. */
static void set_person(const struct build *b, struct fact *fact, const struct person_row *filed)
{
	double fewer = -b->study->made_of.use[filed->service - b->data->services].sum;

	fact->label = filed->service->name[b->language];
	fact->value = number_decimal(b->arena, fabs(fewer), 1);
	fact->unit = word_of(b->words, WORD_LIVE_PERSON_YEARS, fewer < 0 ? 1 : 0);
	fact->remark = arena_printf(b->arena, "%s %s",
				    filed_text(b, number_decimal(b->arena, fabs(filed->fewer), 1)),
				    word_of(b->words, WORD_FEWER_MORE, filed->fewer < 0 ? 1 : 0));
	fact->tone = b->results->service[filed->service - b->data->services][TOTAL] < 0 ? TONE_LOSS
											: TONE_GAIN;
}

void live_persons(struct build *b, struct block *parent, const char *name, struct place at)
{
	struct person_row *list =
		NEW_ARRAY(b->arena, (size_t)b->data->service_count, struct person_row);
	int count = person_rows(b, filed_of(b), list);
	struct block *block = block_new(b->arena, BLOCK_KEY_FIGURES, parent);

	(void)name;
	block->at = at;
	block->facts.items = NEW_ARRAY(b->arena, PERSON_FIGURES + 1, struct fact);
	set_helped(b, &block->facts.items[block->facts.count++]);
	for (int i = 0;
	     i < count && i < PERSON_FIGURES && b->results->all_participants >= FEWEST_PARTICIPANTS;
	     i++)
		set_person(b, &block->facts.items[block->facts.count++], &list[i]);
}

/* The owner, the level that gets most of the rest, and the total: so that a movement on a phone is
 * answered. */
void live_strip(struct build *b, struct block *parent, const char *name, struct place at)
{
	const int levels[] = { (int)build_owner(b), LEVEL_STAT, TOTAL },
		  count = sizeof levels / sizeof *levels;
	struct block *block = block_new(b->arena, BLOCK_KEY_FIGURES, parent);
	struct money m = unit_of(b);

	(void)name;
	block->at = at;
	block->facts.items = NEW_ARRAY(b->arena, (size_t)count, struct fact);
	for (int i = 0; i < count; i++) {
		struct fact *fact = &block->facts.items[block->facts.count++];
		double net = b->results->net[levels[i]],
		       filed = filed_of(b)->results.net[levels[i]];

		fact->label = build_level(b, WORD_LEVEL_SHORT, levels[i]);
		fact->value = amount(&m, net, true);
		fact->unit = m.name;
		fact->remark = is_changed(b) ? filed_text(b, amount(&m, filed, true))
					     : word(b->words, WORD_LIVE_SAME);
		fact->tone = amount_sign(net) == SIGN_LOSS ? TONE_LOSS : TONE_GAIN;
	}
}

const struct live_page *live_page(const struct build *b)
{
	enum { BACK, COPY, COPIED, STILL, CONTROLS, ANSWERS, TALK };
	struct live_page *page = NEW(b->arena, struct live_page);
	int count = controls_changed(b);

	*page = (struct live_page){
		.status = count == 0 ? word_of(b->words, WORD_LIVE_STATUS, 0)
			  : count == 1
				  ? word_of(b->words, WORD_LIVE_STATUS, 1)
				  : prose_capital(
					    b->arena,
					    arena_printf(b->arena, "%s %s",
							 prose_count(b->arena, b->words, count),
							 word_of(b->words, WORD_LIVE_STATUS, 2))),
		.changed = count > 0,
		.back = word_of(b->words, WORD_LIVE_PAGE, BACK),
		.copy = word_of(b->words, WORD_LIVE_PAGE, COPY),
		.copied = word_of(b->words, WORD_LIVE_PAGE, COPIED),
		.still = word_of(b->words, WORD_LIVE_PAGE, STILL),
		.controls = word_of(b->words, WORD_LIVE_PAGE, CONTROLS),
		.results = word_of(b->words, WORD_LIVE_PAGE, ANSWERS),
		.talk = word_of(b->words, WORD_LIVE_PAGE, TALK),
	};
	return page;
}

static void add_note(const struct build *b, struct chart_dots *dots, int mark,
		     const struct word_text *text, double share)
{
	struct chart_note *note = &dots->notes[dots->note_count++];
	struct value *values = value_new_map(b->arena);

	value_set_text(b->arena, values, "antall",
		       number_short(b->arena, fabs(share) * HUNDRED, 1));
	note->mark = mark;
	note->text = build_filled(b, text, values);
}

bool figure_hundred(const struct build *b, struct chart *chart, const struct word_text *labels)
{
	enum { ANYWAY, HELPED, HARMED, OTHERS };
	const double without = b->scenario->without.expected, rate = b->results->success_rate;
	struct chart_dots *dots = NEW(b->arena, struct chart_dots);

	chart->dots = dots;
	chart->dots_count = 1;
	dots->places = HUNDRED;
	dots->per_row = ACROSS;
	dots->before = (int)lround(fmin(without, without + rate) * HUNDRED);
	dots->filled = dots->before + (int)lround(fabs(rate) * HUNDRED);
	dots->loss = rate < 0;
	add_note(b, dots, NOTE_BEFORE, &labels[ANYWAY], fmin(without, without + rate));
	add_note(b, dots, NOTE_FILLED, &labels[rate < 0 ? HARMED : HELPED], rate);
	add_note(b, dots, NOTE_EMPTY, &labels[OTHERS], 1 - fmax(without, without + rate));
	return true;
}
