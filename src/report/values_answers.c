/* Placeholders for what it takes, how sure, and compared with what. */
#include "answers_text.h"
#include "prose.h"
#include "values.h"

#include "base/number.h"
#include "engine/range.h"

static const struct cofinancing *cofinancing(const struct build *b)
{
	return &b->study->answers.cofinancing;
}

static bool cofinancing_is(const struct build *b, enum cofinancing_status status)
{
	return cofinancing(b)->status == status;
}

#define COFINANCING_VALUES(TEXT, FLAG)                                                             \
	FLAG(cofinancing, oppgitt, "samfinansiering er regnet ut", true)                           \
	FLAG(cofinancing, trengs, "den som eier saken, taper, og andre sparer",                               \
	     cofinancing_is(b, COFINANCING_NEEDED))                                                \
	FLAG(cofinancing, trengs_ikke, "den som eier saken, taper ikke",                                      \
	     cofinancing_is(b, COFINANCING_NOT_NEEDED))                                            \
	FLAG(cofinancing, ingen_sparer, "den som eier saken, taper, og ingen andre sparer",                   \
	     cofinancing_is(b, COFINANCING_NO_GAINER))                                             \
	FLAG(cofinancing, dekkes, "de som betaler, sparer fortsatt etterpå",                       \
	     cofinancing_is_covered(cofinancing(b)))                                               \
	TEXT(cofinancing, per_aar, "det andre må dekke per år",                                    \
	     prose_about(a, w, cofinancing(b)->yearly[TOTAL]))                                     \
	TEXT(cofinancing, i_alt, "det andre må dekke i alt",                                       \
	     prose_about(a, w, cofinancing(b)->sum[TOTAL]))
VALUE_GROUP(cofinancing, COFINANCING_VALUES);

static enum answer_status status(const struct build *b, int level, enum question question)
{
	return answer_of(b, level, question)->status;
}

static const char *answer(const struct build *b, int level, enum question question)
{
	return answer_text(b, question, answer_of(b, level, question));
}

#define NEEDED_VALUES(TEXT, FLAG)                                                                  \
	FLAG(needed, suksess_funnet, "det finnes en suksessrate som gir null",                     \
	     status(b, i, QUESTION_SUCCESS) == ANSWER_FOUND)                                       \
	TEXT(needed, suksess_svar, "suksessraten som gir null, av 100 deltakere",                  \
	     answer(b, i, QUESTION_SUCCESS))                                                       \
	FLAG(needed, suksess_hoeyst, "det er en øvre grense: flere hjulpne gir tap",               \
	     answer_of(b, i, QUESTION_SUCCESS)->highest)                                           \
	FLAG(needed, suksess_alltid, "resultatet er ikke negativt med noen suksessrate",           \
	     status(b, i, QUESTION_SUCCESS) == ANSWER_ALWAYS)                                      \
	FLAG(needed, suksess_uten_skade, "taper bare fordi suksessraten er negativ",               \
	     status(b, i, QUESTION_SUCCESS) == ANSWER_UNLESS_HARM)                                 \
	FLAG(needed, suksess_uten_hjelp, "unngår tap bare fordi tiltaket ikke hjelper noen",       \
	     status(b, i, QUESTION_SUCCESS) == ANSWER_UNLESS_HELP)                                 \
	FLAG(needed, suksess_andel, "svaret er en andel: ikke en hel av 100",                      \
	     answer_of(b, i, QUESTION_SUCCESS)->fraction_only)                                     \
	FLAG(needed, suksess_for_hoey, "taper også om alle får et ordinært livsløp",               \
	     status(b, i, QUESTION_SUCCESS) == ANSWER_OUT_OF_REACH)                                \
	FLAG(needed, suksess_taper_paa_flere, "taper på hver deltaker som får hjelp",              \
	     status(b, i, QUESTION_SUCCESS) == ANSWER_LOSES)                                       \
	FLAG(needed, suksess_uten_virkning, "sparer ingenting på dem som får hjelp, og taper",     \
	     status(b, i, QUESTION_SUCCESS) == ANSWER_NO_EFFECT)                                   \
	FLAG(needed, suksess_umulig, "ingen suksessrate er nok, av en av de tre grunnene",         \
	     status(b, i, QUESTION_SUCCESS) != ANSWER_FOUND &&                                     \
		     status(b, i, QUESTION_SUCCESS) != ANSWER_ALWAYS &&                            \
		     status(b, i, QUESTION_SUCCESS) != ANSWER_UNLESS_HARM &&                       \
		     status(b, i, QUESTION_SUCCESS) != ANSWER_UNLESS_HELP)
VALUE_GROUP(needed, NEEDED_VALUES);

static const struct sensitivity_row *widest(const struct build *b)
{
	const struct sensitivity *s = &b->study->sensitivity;

	return s->row_count > 0 && assumption_moves(&s->rows[0]) ? &s->rows[0] : NULL;
}

/* True when the result can change sign within the range of `row`. */
static bool crosses_zero(const struct sensitivity_row *row)
{
	return amount_sign(row->low[TOTAL]) == SIGN_LOSS &&
	       amount_sign(row->high[TOTAL]) == SIGN_GAIN;
}

static int crossing_count(const struct build *b)
{
	int count = 0;

	for (int i = 0; i < b->study->sensitivity.row_count; i++)
		count += crosses_zero(&b->study->sensitivity.rows[i]);
	return count;
}

#define SENSITIVITY_VALUES(TEXT, FLAG)                                                             \
	FLAG(sensitivity, beregnet, "følsomheten er regnet ut", true)                              \
	FLAG(sensitivity, oppgitt, "minst én forutsetning endrer resultatet", widest(b) != NULL)   \
	TEXT(sensitivity, stoerst, "forutsetningen som betyr mest",                                \
	     widest(b) ? assumption_definite(b, widest(b)) : "")                                   \
	TEXT(sensitivity, lavest, "samlet netto når den er på det minst gunstige, med fortegn",    \
	     widest(b) ? prose_signed(a, w, widest(b)->low[TOTAL]) : "")                           \
	TEXT(sensitivity, hoeyest, "samlet netto når den er på det gunstigste, med fortegn",       \
	     widest(b) ? prose_signed(a, w, widest(b)->high[TOTAL]) : "")                          \
	FLAG(sensitivity, kan_snu, "minst én forutsetning kan alene snu fortegnet",                \
	     crossing_count(b) > 0)
VALUE_GROUP(sensitivity, SENSITIVITY_VALUES);

static const char *width(const struct build *b, double share)
{
	return prose_percent_sign(b->arena, share);
}

#define WIDTH_VALUES(TEXT, FLAG)                                                                   \
	TEXT(width, suksessrate, "av suksessraten, etter graden", width(b, range_of_evidence[s->evidence])) \
	TEXT(width, deltakere, "av antallet deltakere", width(b, range_of_participants))           \
	TEXT(width, kostnad, "av kostnaden", width(b, range_of_cost))                              \
	TEXT(width, publisert, "av priser og bruk som er offentliggjort",                          \
	     width(b, range_of_grade[GRADE_PUBLISERT]))                                            \
	TEXT(width, avledet, "av priser og bruk som er regnet ut", width(b, range_of_grade[GRADE_AVLEDET])) \
	TEXT(width, kalibrert, "av bruk som er tilpasset", width(b, range_of_grade[GRADE_KALIBRERT])) \
	TEXT(width, anslag, "av priser og bruk som er anslag", width(b, range_of_grade[GRADE_ANSLAG]))
VALUE_GROUP(width, WIDTH_VALUES);

static const char *probability(const struct build *b, int level)
{
	return arena_printf(b->arena, "%s\u00a0%s",
			    probability_text(b, &b->study->montecarlo.net[level].chance),
			    word(b->words, WORD_PERCENT));
}

static double percentile(const struct build *b, bool high)
{
	const struct spread *total = &spreads_shown(b->study)[TOTAL];

	return high ? total->p90 : total->p10;
}

#define UNCERTAINTY_VALUES(TEXT, FLAG)                                                             \
	FLAG(uncertainty, oppgitt, "sannsynlighetene er regnet ut, og resultatet varierer",        \
	     b->study->montecarlo.works[TOTAL].deviation > 0)                                      \
	FLAG(uncertainty, vises, "det er grunnlag for å oppgi sannsynligheter", b->study->shows_probability) \
	TEXT(uncertainty, ingen_virkning, "hvor sannsynlig det er at tiltaket ikke virker",           \
	     prose_percent(a, w, b->study->no_effect))                                             \
	TEXT(uncertainty, uten_virkning, "samlet nettogevinst hvis tiltaket ikke virker, med fortegn", \
	     prose_signed(a, w, b->results->implementation[TOTAL]))                                \
	TEXT(uncertainty, totalt, "sannsynlighet for at det offentlige samlet ikke taper",         \
	     probability(b, TOTAL))                                                                \
	TEXT(uncertainty, eier, "sannsynlighet for at den som eier saken, ikke taper",                     \
	     probability(b, s->owner))                                                        \
	TEXT(uncertainty, lav, "samlet nettogevinst, P10, med fortegn",                            \
	     prose_signed(a, w, percentile(b, false)))                                             \
	TEXT(uncertainty, hoey, "samlet nettogevinst, P90, med fortegn",                           \
	     prose_signed(a, w, percentile(b, true)))                                              \
	TEXT(uncertainty, trekninger, "antall trekninger",                                         \
	     number_whole(a, (double)b->study->montecarlo.draws))                                  \
	TEXT(uncertainty, foerste_horisont, "hvor mange år etter oppstart, første kolonne",        \
	     prose_year_count(a, w, horizons_shown[0]))                                            \
	TEXT(uncertainty, andre_horisont, "det samme, andre kolonne",                              \
	     prose_year_count(a, w, horizons_shown[1]))                                            \
	TEXT(uncertainty, froe, "startverdien for trekningene",                                    \
	     arena_printf(a, "%u", b->study->montecarlo.seed))
VALUE_GROUP(uncertainty, UNCERTAINTY_VALUES);

/* The alternative with the highest total, the main case among them. */
static const char *best_variant(const struct build *b)
{
	double most = b->results->net[TOTAL];
	const char *name = word(b->words, WORD_MAIN_CASE);

	for (size_t i = 0; i < b->study->variant_count; i++)
		if (b->study->variants[i].results.net[TOTAL] > most) {
			most = b->study->variants[i].results.net[TOTAL];
			name = arena_printf(b->arena, "«%s»", b->study->variants[i].name);
		}
	return name;
}

static bool variants_equal(const struct build *b)
{
	for (size_t i = 0; i < b->study->variant_count; i++)
		if (amount_sign(b->study->variants[i].results.net[TOTAL] - b->results->net[TOTAL]) != SIGN_ZERO)
			return false;
	return true;
}

#define VARIANT_VALUES(TEXT, FLAG)                                                                 \
	FLAG(variant, finnes, "saken har flere alternativer", b->study->variant_count > 0)         \
	FLAG(variant, likt, "alle alternativene har samme samlede nettogevinst", variants_equal(b)) \
	TEXT(variant, best, "alternativet med størst samlet nettogevinst", best_variant(b))
VALUE_GROUP(variant, VARIANT_VALUES);

/* Whether the table of what it takes says why there is no limit somewhere, for this reason. */
static bool is_said(const struct build *b, enum answer_status reason)
{
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		for (int question = 0; question < QUESTIONS; question++)
			if (answer_of(b, level, (enum question)question)->status == reason)
				return true;
	return false;
}

#define QUESTION_VALUES(TEXT, FLAG)                                                                \
	FLAG(question, oppgitt, "det er regnet ut hva som skal til", true)                         \
	FLAG(question, aldri_tap, "tabellen sier «aldri tap»", is_said(b, ANSWER_ALWAYS))          \
	FLAG(question, paavirker_ikke, "tabellen sier «påvirker ikke»", is_said(b, ANSWER_NO_EFFECT)) \
	FLAG(question, mer_gir_tap, "tabellen sier «mer gir tap»", is_said(b, ANSWER_LOSES))       \
	FLAG(question, umulig, "tabellen sier «umulig»", is_said(b, ANSWER_OUT_OF_REACH))          \
	FLAG(question, alltid_tap, "tabellen sier «alltid tap»", is_said(b, ANSWER_NEVER))         \
	FLAG(question, ingen_grense, "tabellen sier «ingen enkel grense»", is_said(b, ANSWER_NOT_MONOTONE)) \
	FLAG(question, uten_skade, "tabellen sier «uten skade»", is_said(b, ANSWER_UNLESS_HARM))   \
	FLAG(question, uten_hjelp, "tabellen sier «uten hjelp»", is_said(b, ANSWER_UNLESS_HELP))   \
	TEXT(question, flest_deltakere, "det høyeste antallet deltakere som kan regnes ut",        \
	     number_whole(a, LIMIT_PARTICIPANTS))                                                  \
	TEXT(question, lengste_periode, "den lengste perioden som kan regnes ut",                  \
	     prose_year_count(a, w, LIMIT_PERIOD))
VALUE_GROUP(question, QUESTION_VALUES);
