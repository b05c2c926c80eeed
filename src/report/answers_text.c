/* Says what it takes, and what the result leans on. */
#include "answers_text.h"

#include "prose.h"

#include "base/number.h"

#include <math.h>

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

static const char *answer_value(const struct build *b, enum question question,
				const struct answer *answer)
{
	const char *whole = number_whole(b->arena, (double)answer->whole);

	switch (question) {
	case QUESTION_SUCCESS:
		return answer->fraction_only ? prose_percent_sign(b->arena, ceil(answer->value * 1000) / 1000)
					     : build_filled_one(b, WORD_OF_HUNDRED, "verdi", whole);
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

const struct spread *spreads_shown(const struct study *study)
{
	return study->shows_probability ? study->montecarlo.net : study->montecarlo.works;
}
