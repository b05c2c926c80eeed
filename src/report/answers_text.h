/* Answers, sensitivity and variants as cells, labels and phrases. */
#ifndef REPORT_ANSWERS_TEXT_H
#define REPORT_ANSWERS_TEXT_H

#include "build_parts.h"

#include "study/answers.h"
#include "study/montecarlo.h"
#include "study/study.h"
#include "study/sensitivity.h"
#include "study/variants.h"

/* What an answer is an answer to, in the order of the table's columns. */
enum question {
	QUESTION_SUCCESS,
	QUESTION_PARTICIPANTS,
	QUESTION_COST,
	QUESTION_FADE,
	QUESTION_PERIOD,
	QUESTIONS
};

const struct answer *answer_of(const struct build *b, int level, enum question question);
/* "minst 7 av 100", "høyst 12 000 kr", or why there is none. */
const char *answer_text(const struct build *b, enum question question, const struct answer *answer);

/* What a level's limit is, of 100 participants or as many as there are: "1 av 100 er nok til at staten ikke taper". */
const char *limit_words(const struct build *b, int level);
/* The same of the owner and the total together, "både kommunen og det offentlige samlet taper selv om …"; "" when they
 * differ, or do not lose. */
const char *limit_words_both(const struct build *b);
/* The level that the limit is told of first: the owner, unless it cannot lose. */
int limit_level(const struct build *b);

/* Of how many a success rate and its limit are told: all participants when they are few and those helped a whole
 * number, else 100. */
int places_of(const struct build *b);
/* How many of those places have to be helped, to the safe side; −1 without a limit. */
int limit_count(const struct build *b, const struct answer *answer);
/* With one participant it is the chance that changes, in percentage points. */
bool one_participant(const struct build *b);
/* "7 av 100": `count` of those places; with one participant "7 prosentpoeng". */
const char *of_places(const struct build *b, const char *count);
/* Of fewer participants a field of dots says less than a sentence. */
enum { FEWEST_DOTS = 10 };

/* How many assumptions the document shows, the widest first; the results as data have them all. */
enum { SENSITIVITY_SHOWN = 8 };

/* "Suksessrate", "Priser, barnevern". */
const char *assumption_name(const struct build *b, const struct sensitivity_row *row);
/* "suksessraten", "prisene for barnevern": inside a sentence. */
const char *assumption_definite(const struct build *b, const struct sensitivity_row *row);
/* A value of the assumption, as a reader writes it: "8 %", "120", "30 år". */
const char *assumption_value(const struct build *b, const struct sensitivity_row *row,
			     const struct sensitivity_point *point);
/* A probability of draws in whole per cent: "97", and at the ends "under 1" and "over 99" unless it
 * is certain. */
const char *probability_text(const struct build *b, const struct chance *chance);

/* After how many years the document tells the chances of having paid back; the results as data have more. */
enum { HORIZONS_SHOWN = 2 };
extern const int horizons_shown[HORIZONS_SHOWN];

/* Rows that move the total by half a krone or more are shown; the rest say nothing. */
bool assumption_moves(const struct sensitivity_row *row);

/* Whether all alternatives come to the same in sum. */
bool variants_equal(const struct build *b);

/* From `low` to `high` kr in words, the unit once: "et tap på mellom 12,5 og 13,9 millioner kroner". */
const char *range_words(const struct build *b, double low, double high);

/* The spreads of net gain that a report may show: with the chance of no effect where probabilities are shown, else
 * those if the measure works as assumed. */
const struct spread *spreads_shown(const struct study *study);

#endif
