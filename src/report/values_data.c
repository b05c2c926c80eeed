/* Placeholders for what the result rests on, and what the scenario chose for itself. */
#include "study/departures.h"
#include "answers_text.h"
#include "prose.h"
#include "values.h"

#include <math.h>

/* Share of the result, in whole per cent, for which `part` is of this grade. */
static const char *grade_percent(const struct build *b, enum grade_part part, enum grade grade)
{
	double share = b->study->grades.share[part][TOTAL][grade];

	return prose_percent(b->arena, b->words, round(share * 100) / 100);
}

static const struct grade_range *weak(const struct build *b)
{
	return &b->study->grades.weak[TOTAL];
}

static bool is_fitted(const struct build *b)
{
	for (int service = 0; service < b->data->service_count; service++)
		if (b->data->calibrated[b->scenario->group][service])
			return true;
	return false;
}

#define GRADE_VALUES(TEXT, FLAG)                                                                   \
	FLAG(grade, finnes, "målgruppen skiller seg fra befolkningen",                             \
	     b->study->grades.share[PART_ALL][TOTAL][b->study->grades.weakest] > 0)                \
	TEXT(grade, pris_anslag, "andel av resultatet der prisen er et anslag",                    \
	     grade_percent(b, PART_PRICE, GRADE_ANSLAG))                                           \
	TEXT(grade, befolkning_anslag, "andel der befolkningens bruk er et anslag",                \
	     grade_percent(b, PART_POPULATION, GRADE_ANSLAG))                                      \
	TEXT(grade, gruppe_anslag, "andel der målgruppens bruk er et anslag",                      \
	     grade_percent(b, PART_GROUP, GRADE_ANSLAG))                                           \
	FLAG(grade, gruppe_har_anslag, "noe av målgruppens bruk er anslag",                        \
	     b->study->grades.share[PART_GROUP][TOTAL][GRADE_ANSLAG] >= 0.005)                     \
	FLAG(grade, gruppe_bare_anslag, "all bruken i målgruppen er anslag",                       \
	     b->study->grades.share[PART_GROUP][TOTAL][GRADE_ANSLAG] >= 0.9995)                    \
	FLAG(grade, tilpasset, "målgruppens tall er tilpasset et publisert eksempel",              \
	     is_fitted(b))                                                                         \
	TEXT(grade, svakeste, "den svakeste kvaliteten som resultatet bygger på",                  \
	     word_of(w, WORD_GRADES, (int)b->study->grades.weakest))                               \
	TEXT(grade, svakeste_sum, "hva delene med den kvaliteten gir, med ord for tap og gevinst", \
	     range_words(b, weak(b)->value, weak(b)->value))                                       \
	TEXT(grade, svakeste_spenn, "fra hva de gir når de er lave, til når de er høye",           \
	     range_words(b, weak(b)->low, weak(b)->high))
VALUE_GROUP(grade, GRADE_VALUES);

static bool has_departures(const struct build *b)
{
	return b->study->departures.count > 0;
}

#define LOCAL_VALUES(TEXT, FLAG)                                                                   \
	FLAG(local, finnes, "scenarioet har egne priser", s->price_count > 0)
VALUE_GROUP(local, LOCAL_VALUES);

/* The services that the data set has figures of its own for. */
static size_t own_services(const char *out[LIMIT_SERVICES], const struct build *b, int group)
{
	size_t count = 0;

	for (int service = 0; service < b->data->service_count; service++)
		if (dataset_is_own(b->data, group, service))
			out[count++] =
				prose_lower(b->arena, b->data->services[service].name[b->language]);
	return count;
}

static bool has_own(const struct build *b, int group)
{
	const char *names[LIMIT_SERVICES];

	return own_services(names, b, group) > 0;
}

static const char *own_list(const struct build *b, int group)
{
	const char *names[LIMIT_SERVICES];
	size_t count = own_services(names, b, group);

	return prose_list(b->arena, b->words, names, count);
}

static const char *given(const char *text)
{
	return text ? text : "";
}

#define OWN_VALUES(TEXT, FLAG)                                                                     \
	FLAG(own, bygger_paa, "datasettet bygger på et annet", b->data->base_name != NULL)         \
	TEXT(own, navn, "navnet på det datasettet bygger på", given(b->data->base_name))           \
	TEXT(own, versjon, "versjonen av det", given(b->data->base_version))                       \
	FLAG(own, gruppe, "datasettet har egne tall for målgruppen", has_own(b, s->group))         \
	TEXT(own, gruppe_tjenester, "tjenestene det gjelder", own_list(b, s->group))               \
	FLAG(own, befolkning, "datasettet har egne tall for befolkningen", has_own(b, 0))          \
	TEXT(own, befolkning_tjenester, "tjenestene det gjelder", own_list(b, 0))                  \
	FLAG(own, priser, "tjenestene og prisene er egne", b->data->own_services)                  \
	FLAG(own, ingen, "ingen av tallene for målgruppen, befolkningen eller prisene er egne",    \
	     !has_own(b, s->group) && !has_own(b, 0) && !b->data->own_services)
VALUE_GROUP(own, OWN_VALUES);

/* What the chosen distribution does to the owner's net gain, kr. */
static double shift(const struct build *b)
{
	const struct departure *d = departures_of(&b->study->departures, DEPARTURE_SHARES);

	return d ? d->net[b->scenario->owner] : 0;
}

static const struct distribution *chosen(const struct build *b)
{
	return &b->data->distributions[b->scenario->distribution];
}

static bool choice_moves(const struct build *b)
{
	for (int i = 0; i < b->study->departures.count; i++)
		for (int level = 0; level < LEVELS_AND_TOTAL; level++)
			if (amount_sign(b->study->departures.items[i].net[level]) != SIGN_ZERO)
				return true;
	return false;
}

#define CHOICE_VALUES(TEXT, FLAG)                                                                  \
	FLAG(choice, finnes, "scenarioet har valgt noe annet enn datasettet", has_departures(b))   \
	FLAG(choice, fordeling, "scenarioet har valgt en annen fordeling på nivåene",              \
	     s->distribution > 0)                                                                  \
	TEXT(choice, fordeling_navn, "fordelingen som er brukt",                                   \
	     given(chosen(b)->name[b->language]))                                                  \
	TEXT(choice, fordeling_beskrivelse, "hva som skiller den fra de andre",                    \
	     given(chosen(b)->description[b->language]))                                           \
	TEXT(choice, fordeling_standard, "fordelingen som ellers gjelder",                         \
	     given(b->data->distributions[0].name[b->language]))                                   \
	FLAG(choice, eier_mer, "fordelingen øker eierens nettogevinst",                      \
	     amount_sign(shift(b)) == SIGN_GAIN)                                                   \
	FLAG(choice, eier_mindre, "fordelingen senker eierens nettogevinst",                 \
	     amount_sign(shift(b)) == SIGN_LOSS)                                                   \
	TEXT(choice, eier_endring, "hvor mye fordelingen endrer eierens nettogevinst",       \
	     prose_about(a, w, shift(b)))                                                          \
	FLAG(choice, endrer, "minst ett av valgene endrer resultatet for noen", choice_moves(b))   \
	FLAG(choice, kommunal_deflator, "prisene på tjenester følger den kommunale deflatoren",    \
	     s->deflator == DEFLATOR_MUNICIPAL)
VALUE_GROUP(choice, CHOICE_VALUES);
