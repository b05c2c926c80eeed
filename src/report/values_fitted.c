/* Placeholders for the tables of KS's workbook that a group's figures were fitted to. */
#include "answers_text.h"
#include "prose.h"
#include "values.h"

#include <math.h>

static const struct fitted *fitted(const struct build *b)
{
	return &b->study->fitted;
}

static bool has_trial(const struct build *b)
{
	return fitted(b)->trial[TOTAL] != NULL;
}

static double typed(const struct build *b, int level)
{
	return has_trial(b) && fitted(b)->trial[level] ? fitted(b)->trial[level]->typed : 0;
}

static double computed(const struct build *b, int level)
{
	return has_trial(b) && fitted(b)->trial[level] ? fitted(b)->trial[level]->computed : 0;
}

/* Of what was typed. */
static double miss(const struct build *b, int level)
{
	return typed(b, level) != 0 ? fabs(computed(b, level) - typed(b, level)) / fabs(typed(b, level)) : 0;
}

static double expected(const struct build *b, int level)
{
	return typed(b, level) != 0 ? fitted(b)->trial[level]->half_width / fabs(typed(b, level)) : 0;
}

static const char *trial_ages(const struct build *b)
{
	const struct fitted_row *row = fitted(b)->trial[TOTAL];

	return row ? prose_ages(b->arena, b->words, row->ages, row->age_count) : "";
}

static int trial_period(const struct build *b)
{
	return has_trial(b) ? fitted(b)->trial[TOTAL]->period : 0;
}

static const char *width(const struct build *b, int level)
{
	double half_width = fitted(b)->half_width[level];

	return prose_percent(b->arena, b->words, isnan(half_width) ? 0 : half_width);
}

static const char *source(const struct build *b)
{
	return fitted(b)->source ? dataset_text(b->data, fitted(b)->source, b->language) : "";
}

#define FITTED_VALUES(TEXT, FLAG)                                                                  \
	FLAG(fitted, finnes, "målgruppens tall er tilpasset tabeller fra KS sitt regneark",        \
	     fitted(b)->status != FITTED_NOT)                                                      \
	FLAG(fitted, ks_sitt, "scenarioet er som en av tabellene, og resultatet er det samme",     \
	     fitted(b)->status == FITTED_AS_KS)                                                    \
	FLAG(fitted, andre_valg, "alder og periode er som i en tabell, men noe annet i saken er det ikke", \
	     fitted(b)->status == FITTED_OTHERWISE)                                                \
	FLAG(fitted, mellom, "resultatet er regnet mellom tabellene",                              \
	     fitted(b)->status == FITTED_BETWEEN)                                                  \
	TEXT(fitted, usikkerhet, "hvor sikkert det er, til hver side, i åtte av ti tilfeller",     \
	     width(b, TOTAL))                                                                      \
	TEXT(fitted, usikkerhet_eier, "det samme for den som eier saken", width(b, s->owner))      \
	TEXT(fitted, kilde, "hvor mange tabeller, og hvor de er fra", source(b))                   \
	FLAG(fitted, strammer, "tabellene strammer mot datasettet", fitted(b)->strain > 6)         \
	FLAG(fitted, har_proeve, "det er skrevet av en tabell som prøve", has_trial(b))            \
	FLAG(fitted, flere_proever, "det er flere prøver; verdiene er for den som bommer mest",    \
	     fitted(b)->trials > 1)                                                                \
	TEXT(fitted, proeve_alder, "alderen i prøven", trial_ages(b))                              \
	TEXT(fitted, proeve_periode, "perioden i prøven", prose_year_count(a, w, trial_period(b))) \
	TEXT(fitted, proeve_skrevet, "nettogevinsten som er skrevet av",                           \
	     range_words(b, typed(b, TOTAL), typed(b, TOTAL)))                                                   \
	TEXT(fitted, proeve_regnet, "nettogevinsten som er regnet",                                \
	     range_words(b, computed(b, TOTAL), computed(b, TOTAL)))                                                \
	TEXT(fitted, proeve_avvik, "avviket mellom dem", prose_percent(a, w, miss(b, TOTAL)))      \
	TEXT(fitted, proeve_ventet, "avviket som er ventet", prose_percent(a, w, expected(b, TOTAL))) \
	TEXT(fitted, proeve_avvik_kommune, "avviket for kommunen",                                 \
	     prose_percent(a, w, miss(b, LEVEL_KOMMUNE)))                                          \
	TEXT(fitted, proeve_ventet_kommune, "avviket som er ventet for kommunen",                  \
	     prose_percent(a, w, expected(b, LEVEL_KOMMUNE)))
VALUE_GROUP(fitted, FITTED_VALUES);
