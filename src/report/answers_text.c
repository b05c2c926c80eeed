/* Says what it takes, and what the result leans on. */
#include "answers_text.h"

#include "prose.h"

#include "base/number.h"

#include <math.h>
#include <string.h>

enum { OF_MANY = 100 };

const int horizons_shown[HORIZONS_SHOWN] = { 5, 10 };

const struct answer *answer_of(const struct build *b, int level, enum question question)
{
	const struct needed *needed = &b->study->answers.needed[level];

	switch (question) {
	case QUESTION_SUCCESS:
		return &needed->success_rate;
	case QUESTION_PARTICIPANTS:
		return &needed->participants;
	case QUESTION_COST:
		return &needed->cost_per_participant;
	case QUESTION_FADE:
		return &needed->fade;
	case QUESTION_PERIOD:
	case QUESTIONS:
		break;
	}
	return &needed->period;
}

int places_of(const struct build *b)
{
	long all = b->results->all_participants;
	double helped = b->results->helped;

	return all >= FEWEST_DOTS && all < OF_MANY && fabs(helped - round(helped)) < 1e-6 ? (int)all : OF_MANY;
}

int limit_count(const struct build *b, const struct answer *answer)
{
	double count = answer->value * places_of(b);

	if (answer->status != ANSWER_FOUND)
		return -1;
	return (int)(answer->highest ? floor(count + 1e-9) : ceil(count - 1e-9));
}

bool one_participant(const struct build *b)
{
	return b->results->all_participants == 1;
}

const char *of_places(const struct build *b, const char *count)
{
	struct value *v = value_new_map(b->arena);

	if (one_participant(b))
		return arena_printf(b->arena, "%s\u00a0%s", count, word(b->words, WORD_POINTS));
	value_set_text(b->arena, v, "verdi", count);
	value_set_text(b->arena, v, "antall", arena_printf(b->arena, "%d", places_of(b)));
	return build_filled(b, words_text(b->words, WORD_OF_SO_MANY, 0), v);
}

static const char *answer_value(const struct build *b, enum question question,
				const struct answer *answer)
{
	const char *whole = number_whole(b->arena, (double)answer->whole);

	switch (question) {
	case QUESTION_SUCCESS:
		return answer->fraction_only ? prose_percent_sign(b->arena, ceil(answer->value * 1000) / 1000)
					     : of_places(b, arena_printf(b->arena, "%d", limit_count(b, answer)));
	case QUESTION_FADE:
		return arena_printf(b->arena, "%s\u00a0%%", whole);
	case QUESTION_PERIOD:
		return prose_year_count(b->arena, b->words, answer->whole);
	case QUESTION_PARTICIPANTS:
	case QUESTION_COST:
	case QUESTIONS:
		break;
	}
	return whole;
}

const char *answer_text(const struct build *b, enum question question, const struct answer *answer)
{
	if (answer->status != ANSWER_FOUND)
		return word_of(b->words, WORD_ANSWERS, (int)answer->status);
	if (question == QUESTION_FADE && (answer->whole == 0 || answer->whole == 100))
		return word_of(b->words, WORD_FADE_ENDS, answer->whole == 100);
	return build_filled_one(b, answer->highest ? WORD_AT_MOST : WORD_AT_LEAST, "verdi",
				answer_value(b, question, answer));
}

static const char *named(const struct build *b, const struct sensitivity_row *row, enum word id)
{
	struct value *values = value_new_map(b->arena);

	if (row->sector >= 0)
		value_set_text(
			b->arena, values, "sektor",
			prose_lower(b->arena, b->data->sectors[row->sector].name[b->language]));
	return build_filled(b, words_text(b->words, id, (int)row->assumption), values);
}

const char *assumption_name(const struct build *b, const struct sensitivity_row *row)
{
	return named(b, row, WORD_ASSUMPTIONS);
}

const char *assumption_definite(const struct build *b, const struct sensitivity_row *row)
{
	return named(b, row, WORD_ASSUMPTIONS_DEFINITE);
}

const char *assumption_value(const struct build *b, const struct sensitivity_row *row,
			     const struct sensitivity_point *point)
{
	struct arena *a = b->arena;

	switch (row->assumption) {
	case ASSUMPTION_SUCCESS_RATE:
	case ASSUMPTION_FADE:
	case ASSUMPTION_DIFFERENCE:
	case ASSUMPTION_NO_EFFECT:
		return prose_percent_sign(a, point->value);
	case ASSUMPTION_RATE:
		return point->falling ? word(b->words, WORD_FALLING_SHORT)
				      : prose_percent_sign(a, point->value);
	case ASSUMPTION_PARTICIPANTS:
		return number_whole(a, point->value);
	case ASSUMPTION_COST:
		/* the range may be that of a grant or an avoided cost, which leaves the cost itself as it is */
		if (fabs(row->points[0].value - row->points[row->point_count - 1].value) < 0.5)
			return word_of(b->words, WORD_EXCESS,
				       point->net[TOTAL] < b->study->sensitivity.net[TOTAL]);
		return prose_short(a, b->words, point->value);
	case ASSUMPTION_PRICES:
		return arena_printf(a, "%s%s", point->value > 1 ? "+" : "",
				    prose_percent_sign(a, round(point->value * 100) / 100 - 1));
	case ASSUMPTION_EXCESS:
		return word_of(b->words, WORD_EXCESS, point->value > row->base);
	case ASSUMPTION_PERIOD:
	case ASSUMPTION_EFFECT_START:
	case ASSUMPTIONS:
		break;
	}
	return prose_year_count(a, b->words, (long)point->value);
}

bool assumption_moves(const struct sensitivity_row *row)
{
	return row->high[TOTAL] - row->low[TOTAL] >= 0.5;
}

const char *probability_text(const struct build *b, const struct chance *chance)
{
	if (!chance->certain && chance->probability < 0.01)
		return word_of(b->words, WORD_PROBABILITY_ENDS, 0);
	if (!chance->certain && chance->probability > 0.99)
		return word_of(b->words, WORD_PROBABILITY_ENDS, 1);
	return number_whole(b->arena, chance->probability * 100);
}

const char *range_words(const struct build *b, double low, double high)
{
	/* as the texts stand in the word list: loss, loss to nothing, both, nothing, nothing to gain, gain; then one
	 * amount alone */
	static const int index[3][3] = { { 0, 1, 2 }, { 3, 3, 4 }, { 5, 5, 5 } };
	enum { LOSSES = 0, BOTH = 2, GAINS = 5, ONE_LOSS, ONE_GAIN };
	struct value *values = value_new_map(b->arena);
	int text = index[amount_sign(low) + 1][amount_sign(high) + 1];
	const char *first = prose_amount(b->arena, b->words, low), *last = prose_amount(b->arena, b->words, high);
	const char *span = prose_span(b->arena, b->words, low, high);

	if (text == LOSSES && strcmp(first, last) == 0)
		text = ONE_LOSS;
	if (text == GAINS && strcmp(first, last) == 0)
		text = ONE_GAIN;
	if (text == BOTH)
		prose_pair(&first, &last, b->arena, b->words, low, high);
	value_set_text(b->arena, values, "spenn", span);
	value_set_text(b->arena, values, "lavest", first);
	value_set_text(b->arena, values, "hoeyest", last);
	return build_filled(b, words_text(b->words, WORD_RANGES, text), values);
}

const struct spread *spreads_shown(const struct study *study)
{
	return study->shows_probability ? study->montecarlo.net : study->montecarlo.works;
}
