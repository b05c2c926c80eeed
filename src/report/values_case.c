/* Placeholders for what the case officer entered: the case, the measure, the assumptions. */
#include "answers_text.h"
#include "guard/small.h"
#include "prose.h"
#include "values.h"

#include "input/profile.h"

#include "base/number.h"
#include "engine/factors.h"

#include <math.h>
#include <stdlib.h>

/* A success rate from here on is relatively high. */
static const double HIGH_SUCCESS = 0.10;
/* A start year and a price year further apart than this are pointed out. */
enum { PRICE_YEARS_APART = 3 };
/* Characters of a source where there is little room. */
enum { LONGEST_SOURCE = 90 };
/* Shares are typed with at most three decimals of a per cent: below this the difference is none. */
static const double SUCCESS_TOLERANCE = 1e-9;

static const char *given(const char *text)
{
	return text ? text : "";
}

static const char *year_text(const struct build *b, int year)
{
	return arena_printf(b->arena, "%d", year);
}

static const char *text_language(const struct build *b)
{
	enum language language = b->scenario->has_text_language ? b->scenario->text_language : b->language;

	return language == LANGUAGE_NN ? "nn" : "nb";
}

static const char *sender(const struct build *b)
{
	const struct profile *profile = b->in->profile;

	return profile && profile->name ? profile->name : b->scenario->owner_name;
}

#define CASE_VALUES(TEXT, FLAG)                                                                    \
	TEXT(case, tittel, "sakens tittel", s->title)                                              \
	TEXT(case, utgave,                                                                         \
	     "hva dokumentet er: saksvedlegg, møteark eller arkivert beslutningsgrunnlag",         \
	     build_edition(b))                                                                     \
	TEXT(case, avsender, "navnet i profilen, ellers eieren av saken", sender(b))               \
	TEXT(case, eier, "navnet på kommunen eller fylkeskommunen", s->owner_name)                 \
	FLAG(case, har_saksnummer, "saksnummer er oppgitt", s->case_number != NULL)                \
	TEXT(case, saksnummer, "saksnummer", given(s->case_number))                                \
	TEXT(case, dato, "sakens dato, ellers dagens", prose_date(a, w, build_date(b)))            \
	FLAG(case, har_utarbeidet_av, "det er oppgitt hvem som har laget saken",                   \
	     s->prepared_by != NULL)                                                               \
	TEXT(case, utarbeidet_av, "hvem som har laget saken", given(s->prepared_by))               \
	TEXT(case, spraak, "språket i det som er skrevet i saken: nb eller nn", text_language(b))
VALUE_GROUP(case, CASE_VALUES);

#define PHASE_VALUES(TEXT, FLAG)                                                                   \
	FLAG(phase, oppgitt, "fasen er oppgitt", s->phase != PHASE_NONE)                           \
	TEXT(phase, navn, "fasen i Veikart for tjenesteinnovasjon",                                \
	     s->phase == PHASE_NONE ? "" : word_of(w, WORD_PHASES, (int)s->phase - 1))             \
	FLAG(phase, forankring, "saken er i fasen forankring", s->phase == PHASE_FORANKRING)       \
	FLAG(phase, innsikt, "saken er i fasen innsikt", s->phase == PHASE_INNSIKT)                \
	FLAG(phase, tjenesteutvikling, "saken er i fasen tjenesteutvikling",                       \
	     s->phase == PHASE_TJENESTEUTVIKLING)                                                  \
	FLAG(phase, pilotering, "saken er i fasen pilotering", s->phase == PHASE_PILOTERING)       \
	FLAG(phase, overgang_til_drift, "saken er i fasen overgang til drift",                     \
	     s->phase == PHASE_OVERGANG_TIL_DRIFT)                                                 \
	FLAG(phase, ny_praksis, "saken er i fasen ny praksis", s->phase == PHASE_NY_PRAKSIS)
VALUE_GROUP(phase, PHASE_VALUES);

#define PROGRAM_VALUES(TEXT, FLAG)                                                                 \
	TEXT(program, navn, "programmets navn og versjon", b->in->program)                         \
	TEXT(program, scenario_sha256,                                                             \
	     "scenariofilens SHA-256; uten det som er observert når noe av det ikke vises",        \
	     given(small_sha256(b->study, a)))                                                     \
	TEXT(program, data_sha256, "datasettets SHA-256", dataset_sha256(b->data, a))
VALUE_GROUP(program, PROGRAM_VALUES);

#define DATA_VALUES(TEXT, FLAG)                                                                    \
	TEXT(data, navn, "datasettets navn", dataset_text(b->data, b->data->name, b->language))    \
	TEXT(data, versjon, "datasettets versjon", b->data->version)                               \
	TEXT(data, prisaar, "datasettets prisår", year_text(b, b->data->price_year))               \
	FLAG(data, illustrerende, "datasettet er illustrerende", b->data->illustrative)            \
	FLAG(data, har_forbehold, "datasettet har et forbehold",                                   \
	     b->data->reservation[b->language] != NULL)                                            \
	TEXT(data, forbehold, "datasettets eget forbehold",                                        \
	     given(b->data->reservation[b->language]))
VALUE_GROUP(data, DATA_VALUES);

static const struct group *target(const struct build *b)
{
	return &b->data->groups[b->scenario->group];
}

static bool outside_definition(const struct build *b)
{
	const struct scenario *s = b->scenario;

	return s->ages[0].from > target(b)->to || s->ages[s->age_count - 1].to < target(b)->from;
}

#define GROUP_VALUES(TEXT, FLAG)                                                                   \
	TEXT(group, navn, "målgruppens navn", target(b)->name[b->language])                        \
	TEXT(group, navn_liten, "målgruppens navn med liten forbokstav",                           \
	     prose_lower(a, target(b)->name[b->language]))                                         \
	FLAG(group, har_definisjon, "målgruppen er definert",                                      \
	     target(b)->definition[b->language] != NULL)                                           \
	TEXT(group, definisjon, "målgruppens definisjon",                                          \
	     given(target(b)->definition[b->language]))                                            \
	FLAG(group, har_stoerrelse, "målgruppens størrelse er kjent", target(b)->size > 0)         \
	TEXT(group, stoerrelse, "personer i målgruppen i registrene",                              \
	     number_whole(a, (double)target(b)->size))                                             \
	TEXT(group, spredning, "aldrene som personene er regnet som jevnt fordelt på",              \
	     arena_printf(a, "%d–%d", target(b)->spread.from, target(b)->spread.to))               \
	FLAG(group, har_periode, "registerdataenes periode er kjent", target(b)->period != NULL)   \
	TEXT(group, periode, "registerdataenes periode", given(target(b)->period))                 \
	FLAG(group, har_vurdering, "det er sagt hvor sikre målgruppens tall er",                   \
	     target(b)->assessment[b->language] != NULL)                                           \
	TEXT(group, vurdering, "hvor sikre målgruppens tall er",                                   \
	     given(target(b)->assessment[b->language]))                                            \
	FLAG(group, bredest, "målgruppen er den bredeste", target(b)->fallback)                    \
	TEXT(group, alder, "deltakernes alder", prose_ages(a, w, s->ages, s->age_count))           \
	FLAG(group, to_intervaller, "to aldersintervaller er valgt", s->age_count > 1)             \
	FLAG(group, utenfor_definisjon, "alderen ligger utenfor målgruppens definisjon",           \
	     outside_definition(b))
VALUE_GROUP(group, GROUP_VALUES);

static bool has_cost(const struct scenario *s, enum cost_kind kind)
{
	for (size_t i = 0; i < s->cost_count; i++)
		if (s->costs[i].kind == kind && s->costs[i].amount > 0)
			return true;
	return false;
}

/* The undiscounted sums of all levels, kr. */
static struct financing financing(const struct build *b)
{
	struct financing by_level[LEVELS_AND_TOTAL];

	factors_financing(by_level, b->scenario, (struct rate){ 0 });
	return by_level[TOTAL];
}

#define MEASURE_VALUES(TEXT, FLAG)                                                                 \
	TEXT(measure, navn, "tiltakets navn", s->measure)                                          \
	FLAG(measure, har_beskrivelse, "tiltaket er beskrevet", s->description != NULL)            \
	TEXT(measure, startaar, "tiltakets første år", year_text(b, s->start))                     \
	TEXT(measure, siste_aar, "tiltakets siste år", year_text(b, s->start + s->duration - 1))   \
	FLAG(measure, flere_aar, "tiltaket varer i mer enn ett år", s->duration > 1)               \
	FLAG(measure, utover_perioden, "tiltaket varer lenger enn analyseperioden", s->duration > s->period) \
	TEXT(measure, varighet, "hvor lenge tiltaket varer",                                       \
	     prose_counted(a, w, WORD_YEARS, s->duration))                                         \
	TEXT(measure, rundetid, "hvor lenge en runde varer",                                       \
	     prose_counted(a, w, WORD_YEARS, s->round))                                            \
	FLAG(measure, flere_runder, "tiltaket har mer enn én runde", r->rounds > 1)                \
	TEXT(measure, runder, "antall runder", prose_counted(a, w, WORD_ROUNDS, r->rounds))        \
	TEXT(measure, deltakere, "deltakere per runde",                                            \
	     prose_counted(a, w, WORD_PARTICIPANTS, s->participants))                              \
	TEXT(measure, deltakere_i_alt, "deltakere i alle runder",                                  \
	     prose_counted(a, w, WORD_PARTICIPANTS, r->all_participants))                          \
	TEXT(measure, deltakere_i_alt_stor, "det samme med stor forbokstav",                       \
	     prose_capital(a, prose_counted(a, w, WORD_PARTICIPANTS, r->all_participants)))        \
	TEXT(measure, antall_i_alt, "deltakere i alle runder, med siffer",                         \
	     prose_number(a, w, (double)r->all_participants))                                      \
	FLAG(measure, en_deltaker, "tiltaket har én deltaker i alt", r->all_participants == 1)     \
	FLAG(measure, har_kostnader, "tiltaket har kostnader", has_cost(s, COST_GROSS))            \
	FLAG(measure, har_tilskudd, "tiltaket får tilskudd", has_cost(s, COST_GRANT))              \
	FLAG(measure, har_bortfall, "utgifter faller bort", has_cost(s, COST_AVOIDED))             \
	FLAG(measure, har_poster, "det er lagt inn kostnader, tilskudd eller bortfall",            \
	     s->cost_count > 0)                                                                    \
	TEXT(measure, kostnad, "samlede kostnader ved tiltaket, alle år",                          \
	     prose_about(a, w, financing(b).gross))                                        \
	TEXT(measure, tilskudd, "samlede tilskudd, alle år",                                       \
	     prose_about(a, w, financing(b).given))                                        \
	TEXT(measure, bortfall, "samlede utgifter som faller bort, alle år",                       \
	     prose_about(a, w, financing(b).avoided))
VALUE_GROUP(measure, MEASURE_VALUES);

/* As people are counted in text: whole, or with one decimal. */
static const char *people(const struct build *b, double count)
{
	return prose_number(b->arena, b->words, round(fabs(count) * 10) / 10);
}

static bool is_whole(double value)
{
	return fabs(value - round(value)) < 1e-6;
}

/* How many get an ordinary life course without (or with) the measure, all rounds. */
static double ordinary(const struct build *b, double share)
{
	return share * (double)b->results->all_participants;
}

static const char *percent_number(const struct build *b, double share)
{
	return number_short(b->arena, share * 100, 2);
}

/* "10 av 100", "2 av 40"; "" when none is helped, or there is only one to help. */
static const char *of_hundred(const struct build *b)
{
	const struct results *r = b->results;

	if (r->success_rate <= SUCCESS_TOLERANCE || r->all_participants < 2)
		return "";
	return of_places(b, number_short(b->arena, r->success_rate * places_of(b), 1));
}

#define SUCCESS_VALUES(TEXT, FLAG)                                                                 \
	FLAG(success, positiv, "flere får et ordinært livsløp med tiltaket",                       \
	     r->success_rate > SUCCESS_TOLERANCE)                                                  \
	FLAG(success, null, "like mange får et ordinært livsløp med som uten tiltaket",            \
	     fabs(r->success_rate) <= SUCCESS_TOLERANCE)                                           \
	FLAG(success, negativ, "færre får et ordinært livsløp med tiltaket",                       \
	     r->success_rate < -SUCCESS_TOLERANCE)                                                 \
	FLAG(success, hoey, "suksessraten er 10 prosent eller mer",                                \
	     r->success_rate >= HIGH_SUCCESS - SUCCESS_TOLERANCE)                                  \
	TEXT(success, rate, "suksessraten", prose_percent(a, w, r->success_rate))                  \
	TEXT(success, av_hundre, "hvor mange av 100 som er forutsatt hjulpet, av alle når de er færre; kan være tom", \
	     of_hundred(b))                                                                        \
	TEXT(success, poeng, "det samme i prosentpoeng", arena_printf(a, "%s\u00a0%s",            \
	     number_short(a, r->success_rate * 100, 1), word(w, WORD_POINTS)))                      \
	TEXT(success, rate_uten_fortegn, "suksessratens størrelse",                                \
	     prose_percent(a, w, fabs(r->success_rate)))                                           \
	TEXT(success, uten, "andel med ordinært livsløp uten tiltaket",                            \
	     prose_percent(a, w, s->without.expected))                                             \
	TEXT(success, med, "andel med ordinært livsløp med tiltaket",                              \
	     prose_percent(a, w, s->with.expected))                                                \
	TEXT(success, uten_tall, "det samme som tall", percent_number(b, s->without.expected))     \
	TEXT(success, hjulpet, "hvor mange flere (eller færre) som får et ordinært livsløp",       \
	     people(b, r->helped))                                                                 \
	FLAG(success, en_hjulpet, "det er nøyaktig én", fabs(fabs(r->helped) - 1) < 1e-6)          \
	FLAG(success, i_snitt, "antallet er ikke et helt tall", !is_whole(r->helped))              \
	TEXT(success, antall_uten, "antall med ordinært livsløp uten tiltaket",                    \
	     people(b, ordinary(b, s->without.expected)))                                          \
	TEXT(success, antall_med, "antall med ordinært livsløp med tiltaket",                      \
	     people(b, ordinary(b, s->with.expected)))                                             \
	FLAG(success, har_spenn, "lav og høy er oppgitt",                                          \
	     s->with.has_range || s->without.has_range)                                            \
	FLAG(success, har_kilde, "suksessraten har en kilde", s->source != NULL)                   \
	TEXT(success, kilde, "suksessratens kilde", given(s->source))                              \
	TEXT(success, kilde_kort, "suksessratens kilde som setning, kuttet når den er lang",       \
	     prose_sentence(a, prose_cut(a, given(s->source), LONGEST_SOURCE)))                    \
	FLAG(success, har_grad, "suksessraten har en grad", s->evidence != EVIDENCE_NONE)          \
	TEXT(success, grad, "hva slags kunnskap suksessraten bygger på",                           \
	     s->evidence == EVIDENCE_NONE ? "" : word_of(w, WORD_EVIDENCE, (int)s->evidence - 1))  \
	TEXT(success, grad_setning, "det samme inne i en setning",                                 \
	     s->evidence == EVIDENCE_NONE                                                          \
		     ? ""                                                                          \
		     : word_of(w, WORD_EVIDENCE_PHRASES, (int)s->evidence - 1))                    \
	FLAG(success, nedjustert, "suksessraten er satt ned for optimisme", b->study->optimism > 0) \
	TEXT(success, nedjustering, "hvor mye suksessraten er satt ned",                           \
	     prose_percent(a, w, b->study->optimism))                                              \
	FLAG(success, utforskende, "suksessraten mangler kilde eller grad", build_is_exploring(b))
VALUE_GROUP(success, SUCCESS_VALUES);

/* The fixed rate is also that of R-109 as long as the period ends before the circular lets it fall. */
static bool follows_circular(const struct scenario *s)
{
	const struct rate circular = { .falling = true };
	int last = s->period - 1;

	return fabs(discount_factor(s->rate, last) / discount_factor(circular, last) - 1) < 1e-9;
}

#define ANALYSIS_VALUES(TEXT, FLAG)                                                                \
	TEXT(analysis, periode, "analyseperioden", prose_counted(a, w, WORD_YEARS, s->period))     \
	FLAG(analysis, for_kort, "perioden er over før virkningen starter", s->round >= s->period)  \
	TEXT(analysis, siste_aar, "analyseperiodens siste år",                                     \
	     year_text(b, s->start + s->period - 1))                                               \
	FLAG(analysis, fallende_rente, "kalkulasjonsrenten følger R-109", s->rate.falling)         \
	FLAG(analysis, rente_etter_r109, "kalkulasjonsrenten er den i R-109 gjennom hele perioden",\
	     follows_circular(s))                                                                  \
	TEXT(analysis, rente, "kalkulasjonsrenten når den er fast",                                \
	     prose_percent(a, w, s->rate.yearly))                                                  \
	FLAG(analysis, uten_rente, "kalkulasjonsrenten er null",                                   \
	     !s->rate.falling && s->rate.yearly == 0)                                              \
	TEXT(analysis, prisaar, "prisåret", year_text(b, s->price_year))                           \
	FLAG(analysis, prisaar_langt_unna,                                                         \
	     "startår og prisår ligger mer enn tre år fra hverandre",                              \
	     abs(s->start - s->price_year) > PRICE_YEARS_APART)                                    \
	FLAG(analysis, prisjustert, "gevinstene er justert til et annet prisår enn datasettets",   \
	     s->price_year != b->data->price_year)                                                 \
	TEXT(analysis, prisendring, "hvor mye gevinstene er justert",                              \
	     prose_percent(a, w, r->price_factor - 1))
VALUE_GROUP(analysis, ANALYSIS_VALUES);

#define EFFECT_VALUES(TEXT, FLAG)                                                                  \
	FLAG(effect, har_frafall, "virkningen avtar", s->fade > 0)                                 \
	TEXT(effect, frafall, "hvor mye virkningen avtar per år", prose_percent(a, w, s->fade))    \
	FLAG(effect, har_varighet, "virkningen tar slutt", s->effect_years > 0)                    \
	TEXT(effect, varighet, "år til virkningen tar slutt",                                      \
	     prose_counted(a, w, WORD_YEARS, s->effect_years))
VALUE_GROUP(effect, EFFECT_VALUES);
