/* Figures of how sure, and what it takes. */
#include "answers_text.h"
#include "controls.h"
#include "figures_fill.h"
#include "prose.h"
#include "tree/value.h"

#include "base/number.h"
#include "base/text.h"
#include "study/effects.h"

#include <math.h>

/* Names of the rows of the uncertainty, in the order of `deler`. */
enum { ROW_NO_EFFECT, ROW_RISK, ROW_AS_TYPED, ROW_LIKELY, ROW_ONE_AT_A_TIME };

/* The tested value at which the owner's result is `net`; NULL when that is the case's own. */
static const struct sensitivity_point *point_of(const struct sensitivity_row *row, enum level owner, double net)
{
	for (int i = 0; i < row->point_count; i++)
		if (row->points[i].net[owner] == net)
			return &row->points[i];
	return NULL;
}

static bool moves(const struct sensitivity_row *row, enum level owner)
{
	return amount_sign(row->high[owner] - row->low[owner]) != SIGN_ZERO;
}

/* One end of a bar: what was tried, and what the result is then. The case's own end says nothing. */
static const char *end_text(const struct build *b, const struct sensitivity_row *row, double net)
{
	const struct sensitivity_point *point = point_of(row, build_owner(b), net);

	return point ? assumption_value(b, row, point) : NULL;
}

static void add_assumption(const struct build *b, struct chart *chart, const struct money *m,
			   const struct sensitivity_row *s)
{
	enum level owner = build_owner(b);
	double low = s->low[owner], high = s->high[owner], base = b->results->net[owner];
	struct chart_row *row = row_new(chart, assumption_name(b, s));

	row->fill = FILL_CHANGED;
	row->from = low / m->size;
	row->to = high / m->size;
	row->label_right = true;
	if (low != base) {
		row->low_text = end_text(b, s, low);
		row->start_label = money_signed(m, low);
		row->start_loss = amount_sign(low) == SIGN_LOSS;
	}
	if (high != base) {
		row->high_text = end_text(b, s, high);
		row->label = money_signed(m, high);
		row->label_loss = amount_sign(high) == SIGN_LOSS;
	}
}

static void add_mark(struct chart *chart, const struct money *m, const char *name, enum chart_shape shape,
		     double kroner)
{
	struct chart_row *row = row_new(chart, name);

	row->shape = shape;
	row->bold = true;
	row->from = row->to = kroner / m->size;
	row->label = money_signed(m, kroner);
	row->label_loss = amount_sign(kroner) == SIGN_LOSS;
}

static double largest_outcome(const struct build *b, enum level owner)
{
	const struct sensitivity *s = &b->study->sensitivity;
	const struct spread *d = &b->study->montecarlo.works[owner];
	double most = fmax(fabs(b->results->net[owner]), fabs(b->results->implementation[owner]));

	most = fmax(most, fmax(fabs(d->p10), fabs(d->p90)));
	for (int i = 0; i < s->row_count; i++)
		most = fmax(most, fmax(fabs(s->rows[i].low[owner]), fabs(s->rows[i].high[owner])));
	return most;
}

static void add_likely(const struct build *b, struct chart *chart, const struct money *m, const char *name)
{
	const struct spread *d = &b->study->montecarlo.works[build_owner(b)];
	struct chart_row *row;

	if (amount_sign(d->p90 - d->p10) == SIGN_ZERO)
		return;
	row = row_new(chart, name);
	row->shape = SHAPE_RANGE;
	row->bold = true;
	row->from = d->p10 / m->size;
	row->to = d->p90 / m->size;
	row->label = arena_printf(b->arena, "%s %s %s", money_cell_signed(m, d->p10), word(b->words, WORD_TO),
				  money_cell_signed(m, d->p90));
}

/* "Med 60 % risiko regnet inn". */
static const char *risk_words(const struct build *b, const struct word_text *text)
{
	struct value *v = value_new_map(b->arena);

	value_set_text(b->arena, v, "risiko", prose_percent_sign(b->arena, b->study->no_effect));
	return build_filled(b, text, v);
}

bool figure_uncertainty(const struct build *b, struct chart *chart, const struct word_text *labels)
{
	const struct sensitivity *s = &b->study->sensitivity;
	enum level owner = build_owner(b);
	double most = largest_outcome(b, owner);
	struct money m = chart_money(b, chart, most);
	int shown = 0;

	rows_begin(b, chart, s->row_count + 5);
	add_mark(chart, &m, build_text(b, &labels[ROW_NO_EFFECT]), SHAPE_RING, b->results->implementation[owner]);
	if (b->study->shows_probability)
		add_mark(chart, &m, risk_words(b, &labels[ROW_RISK]), SHAPE_DIAMOND, b->study->expected_net[owner]);
	add_mark(chart, &m, build_text(b, &labels[ROW_AS_TYPED]), SHAPE_DOT, b->results->net[owner]);
	add_likely(b, chart, &m, build_text(b, &labels[ROW_LIKELY]));
	for (int i = 0; i < s->row_count && shown < SENSITIVITY_SHOWN; i++) {
		const struct sensitivity_row *row = &s->rows[s->ranked[owner][i]];

		if (!moves(row, owner))
			continue;
		if (!shown++)
			row_new(chart, labels[ROW_ONE_AT_A_TIME].text)->shape = SHAPE_HEADING;
		add_assumption(b, chart, &m, row);
	}
	chart->reference = b->results->net[owner] / m.size;
	chart->has_reference = true;
	return amount_sign(most) != SIGN_ZERO;
}

enum { DOTS_WIDE = 20, DOTS_SQUARE = 10 };

/* A text of `grense`, with how many of how many, and whose limit it is. */
static const char *limit_said(const struct build *b, int index, const char *who, const char *count)
{
	struct value *v = value_new_map(b->arena);

	value_set_text(b->arena, v, "hvem", who);
	value_set_text(b->arena, v, "Hvem", prose_capital(b->arena, who));
	value_set_text(b->arena, v, "antall", count);
	value_set_text(b->arena, v, "av", arena_printf(b->arena, "%d", places_of(b)));
	return build_filled(b, words_text(b->words, one_participant(b) ? WORD_LIMITS_ONE : WORD_LIMITS, index), v);
}

static const char *limit_text(const struct build *b, int index, int level, const char *count)
{
	return limit_said(b, index, build_level(b, WORD_LEVEL_DEFINITE, level), count);
}

/* The texts of `grense`: what is assumed, what the frame is, and what the limit is. */
enum { TEXT_HELPED, TEXT_HARMED, TEXT_FRAME, FOUND, HIGHEST, ALWAYS, NO_EFFECT, LOSES, OUT_OF_REACH, UNLESS_HARM,
       UNLESS_HELP, PART };

/* The text that an answer has. */
static int limit_index(const struct answer *answer)
{
	int index = OUT_OF_REACH;

	switch (answer->status) {
	case ANSWER_FOUND:
		index = answer->highest ? HIGHEST : FOUND;
		break;
	case ANSWER_ALWAYS:
		index = ALWAYS;
		break;
	case ANSWER_NO_EFFECT:
		index = NO_EFFECT;
		break;
	case ANSWER_LOSES:
		index = LOSES;
		break;
	case ANSWER_UNLESS_HARM:
		index = UNLESS_HARM;
		break;
	case ANSWER_UNLESS_HELP:
		index = UNLESS_HELP;
		break;
	case ANSWER_OUT_OF_REACH:
	case ANSWER_NEVER:
	case ANSWER_NO_COST:
	case ANSWER_NOT_MONOTONE:
	case ANSWER_STATUSES:
		break;
	}
	return index;
}

/* "14,3 prosent" of the participants, or where there is one, "14,3 prosentpoeng". */
static const char *fraction_words(const struct build *b, double value)
{
	const char *points = number_short(b->arena, ceil(value * 1000) / 10, 1);

	return arena_printf(b->arena, "%s\u00a0%s", points,
			    word(b->words, one_participant(b) ? WORD_POINTS : WORD_PERCENT));
}

const char *limit_words(const struct build *b, int level)
{
	const struct answer *answer = answer_of(b, level, QUESTION_SUCCESS);

	if (answer->fraction_only)
		return limit_text(b, PART, level, fraction_words(b, answer->value));
	return limit_text(b, limit_index(answer), level, arena_printf(b->arena, "%d", limit_count(b, answer)));
}

/* "Verken kommunen eller det offentlige samlet taper, uansett …". */
static const char *neither_loses(const struct build *b)
{
	struct value *v = value_new_map(b->arena);

	value_set_text(b->arena, v, "en", build_level(b, WORD_LEVEL_DEFINITE, (int)build_owner(b)));
	value_set_text(b->arena, v, "annen", build_level(b, WORD_LEVEL_DEFINITE, TOTAL));
	return build_filled(b, words_text(b->words, WORD_LIMITS_NEITHER, one_participant(b)), v);
}

const char *limit_words_both(const struct build *b)
{
	const struct answer *owner = answer_of(b, (int)build_owner(b), QUESTION_SUCCESS);
	int index = limit_index(owner);
	const char *who;

	if (owner->status == ANSWER_ALWAYS && answer_of(b, TOTAL, QUESTION_SUCCESS)->status == ANSWER_ALWAYS)
		return neither_loses(b);
	if (owner->status != answer_of(b, TOTAL, QUESTION_SUCCESS)->status || index < NO_EFFECT || index == PART)
		return "";
	who = arena_printf(b->arena, "%s %s %s %s", word(b->words, WORD_BOTH),
			   build_level(b, WORD_LEVEL_DEFINITE, (int)build_owner(b)), word(b->words, WORD_AND),
			   build_level(b, WORD_LEVEL_DEFINITE, TOTAL));
	return limit_said(b, index, who, "");
}

static struct chart_dots *add_dots(const struct build *b, struct chart *chart, int level, int per_row)
{
	struct chart_dots *dots = &chart->dots[chart->dots_count++];
	int limit = limit_count(b, answer_of(b, level, QUESTION_SUCCESS));

	dots->places = places_of(b);
	dots->per_row = per_row;
	dots->filled = (int)lround(fabs(b->results->success_rate) * dots->places);
	dots->framed = limit > 0 ? limit : 0;
	dots->loss = b->results->success_rate < 0;
	return dots;
}

static void add_note(struct chart_dots *dots, int mark, const char *text)
{
	dots->notes[dots->note_count].mark = mark;
	dots->notes[dots->note_count++].text = text;
}

int limit_level(const struct build *b)
{
	int owner = (int)build_owner(b);

	return answer_of(b, owner, QUESTION_SUCCESS)->status == ANSWER_ALWAYS ? TOTAL : owner;
}

bool figure_limit(const struct build *b, struct chart *chart, const struct word_text *labels)
{
	int level = limit_level(b);
	struct chart_dots *dots;

	(void)labels;
	chart->dots = NEW(b->arena, struct chart_dots);
	dots = add_dots(b, chart, level, DOTS_WIDE);
	add_note(dots, NOTE_FILLED, limit_text(b, dots->loss ? TEXT_HARMED : TEXT_HELPED, level,
				     number_short(b->arena, fabs(b->results->success_rate) * dots->places, 1)));
	if (dots->framed)
		add_note(dots, NOTE_FRAMED,
			 limit_text(b, TEXT_FRAME, level,
				    arena_printf(b->arena, "%d", dots->framed)));
	add_note(dots, NOTE_PLAIN, limit_words(b, level == TOTAL ? (int)build_owner(b) : TOTAL));
	return b->results->all_participants >= FEWEST_DOTS;
}

bool figure_limits(const struct build *b, struct chart *chart, const struct word_text *labels)
{
	(void)labels;
	chart->dots = NEW_ARRAY(b->arena, LEVELS_AND_TOTAL, struct chart_dots);
	for (int i = 0; i < LEVELS_AND_TOTAL; i++) {
		int level = build_level_at(b, i);
		struct chart_dots *dots = add_dots(b, chart, level, DOTS_SQUARE);

		dots->name = build_level(b, WORD_LEVEL_SHORT, level);
		dots->bold = level == TOTAL || level == (int)build_owner(b);
		add_note(dots, NOTE_PLAIN, limit_words(b, level));
	}
	return b->results->all_participants >= FEWEST_DOTS;
}

/* Texts of the trials, in the order of `deler`. */
enum { TRIALS_CASE, TRIALS_UNIT, TRIALS_WITHOUT, TRIALS_MIXED };

/* Fewer studies than this are told of in the table alone. */
enum { FEWEST_STUDIES = 3 };

static void add_trial(const struct build *b, struct chart *chart, const struct published_effect *e)
{
	struct chart_trial *trial = &chart->trials[chart->trial_count];

	switch (e->result) {
	case RESULT_WORKED:
		trial->outcome = isnan(e->points) ? TRIAL_MIXED : TRIAL_POSITIVE;
		break;
	case RESULT_NONE:
	case RESULT_NEGATIVE:
		trial->outcome = TRIAL_NONE;
		break;
	case RESULT_MIXED:
		trial->outcome = TRIAL_MIXED;
		break;
	case RESULT_UNKNOWN:
	case RESULT_UNCONTROLLED:
	case RESULTS:
		return;
	}
	trial->value = isnan(e->points) ? 0 : e->points;
	trial->label = arena_printf(b->arena, "%s: %s", effect_citation(e, b->arena),
				    number_short(b->arena, trial->value, 1));
	chart->trial_count++;
}

/* "8 uten sikker virkning"; NULL when there are none. */
static const char *counted(const struct build *b, const struct chart *chart, int outcome, const struct word_text *text)
{
	struct value *v = value_new_map(b->arena);
	int count = 0;

	for (int i = 0; i < chart->trial_count; i++)
		count += (int)chart->trials[i].outcome == outcome;
	value_set_text(b->arena, v, "antall", arena_printf(b->arena, "%d", count));
	return count ? build_filled(b, text, v) : NULL;
}

bool figure_trials(const struct build *b, struct chart *chart, const struct word_text *labels)
{
	struct near_effects near;

	effects_nearest(&near, b->data, b->scenario->group, b->scenario->kind, b->arena);
	chart->trials = NEW_ARRAY(b->arena, near.life_count, struct chart_trial);
	for (size_t i = 0; i < near.life_count; i++)
		if (effect_is_last(&near, i))
			add_trial(b, chart, near.life[i].effect);
	chart->trial_labels[TRIAL_NONE] = counted(b, chart, TRIAL_NONE, &labels[TRIALS_WITHOUT]);
	chart->trial_labels[TRIAL_MIXED] = counted(b, chart, TRIAL_MIXED, &labels[TRIALS_MIXED]);
	chart->has_reference = true;
	chart->reference = b->results->success_rate * 100;
	/* Under a slider, the scale is the slider's. */
	if (text_equal(b->in->edition, "dialog"))
		controls_success_span(b, &chart->span_from, &chart->span_to);
	chart->reference_label =
		build_text(b, b->in->change_count ? words_text(b->words, WORD_LIVE_NOW, 0) : &labels[TRIALS_CASE]);
	chart->unit = labels[TRIALS_UNIT].text;
	return chart->trial_count >= FEWEST_STUDIES;
}
