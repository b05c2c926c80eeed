/* The word list of a language: every label, unit and turn of phrase that the program itself puts
 * into a document, read from templates/<nb|nn>/ord.yaml. No such word stands in C code.
 *
 * A word is one text or a sequence of a fixed number of texts. Captions and titles may hold
 * placeholders, as the templates do. */
#ifndef REPORT_WORDS_H
#define REPORT_WORDS_H

#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct source_text;

/* name in C, path in ord.yaml, number of texts */
#define WORDS(WORD)                                                                                \
	WORD(AND, "og", 1)                                                                         \
	WORD(NUMERALS, "tallord", 11) /* from two to twelve */                                     \
	WORD(MONTHS, "maaneder", 12)                                                               \
	WORD(KRONER, "kroner", 2) /* one, several */                                               \
	WORD(MILLIONS, "millioner", 2)                                                             \
	WORD(BILLIONS, "milliarder", 2)                                                            \
	WORD(SHORT_UNITS, "korte_enheter", 3) /* kr, mill. kr, mrd. kr */                          \
	WORD(PERCENT, "prosent", 1)                                                                \
	WORD(ROUGHLY, "omtrent", 3) /* rounded up a good deal, little, down a good deal */         \
	WORD(YEARS, "aar", 2)       /* one with its numeral, several without */                    \
	WORD(PARTICIPANTS, "deltakere", 2)                                                         \
	WORD(ROUNDS, "runder", 2)                                                                  \
	WORD(NOTES, "innspill", 2)                                                                 \
	WORD(AGES, "alder", 1) /* what follows "13–15" and "40" */                               \
	WORD(LEVEL_NAMES, "nivaa.navn", 4)                                                         \
	WORD(LEVEL_DEFINITE, "nivaa.bestemt", 4)                                                   \
	WORD(LEVEL_SHORT, "nivaa.kort", 4)                                                         \
	WORD(MUNICIPALITIES, "nivaa.kommunene", 3) /* instead of "kommunen" in the three above */  \
	WORD(PHASES, "fase", 6)                                                                    \
	WORD(EVIDENCE, "grad", 4)                                                                  \
	WORD(EVIDENCE_PHRASES, "grad_setning", 4)                                                  \
	WORD(GRADES, "kvalitet", 4)                                                                \
	WORD(DESIGNS, "studiedesign", 5)    /* as enum effect_design */                            \
	WORD(FINDINGS, "studieresultat", 6) /* as enum effect_result */                            \
	WORD(NEARNESS, "studienaerhet", 3)  /* as enum nearness */                                 \
	WORD(ROLES, "rolle", 3)                                                                    \
	WORD(ROLE_ONE, "rolle_entall", 3)                                                          \
	WORD(STANCES, "holdning", 4)                                                               \
	WORD(FREE_TABLES, "tabell_fra", 2) /* of a note, of other free text */                     \
	WORD(UNNAMED, "ikke_navngitt", 1)                                                          \
	WORD(NOT_GIVEN, "ikke_oppgitt", 1)                                                         \
	WORD(EDITIONS, "utgave", 4) /* saksvedlegg, moteark, arkiv, dialog */                              \
	WORD(PAGE, "side", 1)                                                                      \
	WORD(CONTENTS, "innhold", 1)                                                               \
	WORD(WEB_PAGE, "nettside", 3) /* skip to the text, show the numbers, year */                \
	WORD(SOURCE, "kilde", 1)                                                                   \
	WORD(SHARES, "fordeling_her", 1)                                                           \
	WORD(EXPLORING, "utforskende", 1)                                                          \
	WORD(CASE_FACTS, "saksdata",                                                               \
	     7) /* kommune, fylkeskommune, tiltak, målgruppe, utarbeidet av, fase, kroner */      \
	WORD(CASE_MONEY, "saksdata_kroner", 1)                                                     \
	WORD(LETTERHEAD, "brevhode", 1)                                                            \
	WORD(FINDING, "funn", 1)                                                                   \
	WORD(STRIP, "stripe", 4) /* costs, pays, gets back, if */                                  \
	WORD(STRIP_REMARKS, "stripe_merknad", 4)                                                   \
	WORD(CONTINUED, "forts", 1)                                                                \
	WORD(ROUNDED, "avrundet", 1)                                                               \
	WORD(HIDDEN, "skjult", 1)                                                                  \
	WORD(SUM, "sum", 1)                                                                        \
	WORD(IMPLEMENTATION, "implementering", 2) /* all pay; some receive or are spared */        \
	WORD(FALLING_RATE, "fallende_rente", 1)                                                    \
	WORD(COST_KINDS, "kostnad", 3) /* gross, grant, avoided */                                 \
	WORD(TO, "til", 1)                                                                         \
	WORD(EVERY_YEAR, "hvert_aar", 1)                                                           \
	WORD(COST_PHRASE, "kostnadene", 2) /* own costs, grants alone */ \
	WORD(GRANT_PHRASE, "tilskudd", 3) /* grants and avoided costs, one of them */ \
	WORD(LESS_EXPENSE, "mindre_utgift", 1) /* placeholder: navn */                             \
	WORD(MORE_EXPENSE, "mer_utgift", 1)                                                        \
	WORD(MORE_REVENUE, "mer_inntekt", 1)                                                       \
	WORD(LESS_REVENUE, "mindre_inntekt", 1)                                                    \
	WORD(PAYBACK, "tilbakebetaling", 3)      /* reached, not in the period, no investment */   \
	WORD(PAID_BACK, "tilbakebetalt", 1)      /* placeholder: aar */                            \
	WORD(NEGATIVE_AGAIN, "negativ_igjen", 1) /* placeholder: aar */                            \
	WORD(SIZES, "stoerrelse", 5)             /* of an unpriced effect: 0 to 4 */               \
	WORD(INTERNAL, "intern", 1)                                                                \
	WORD(STANCE_ONE, "holdning_en", 5)       /* one sender alone; as enum stance */            \
	WORD(STANCE_SOME, "holdning_antall", 10) /* one, several; placeholder: antall */           \
	WORD(BOTH, "baade", 1)                                                                     \
	WORD(FIELDS, "felt", 36) /* as in earlier_words.c */                                       \
	WORD(FIELD_LISTS, "feltliste", 4)                                                          \
	WORD(FEWER_MORE, "faerre_flere", 2)                                                        \
	WORD(RESULT, "resultat", 4) /* loss, zero, gain, next to nothing; placeholder: beloep */   \
	WORD(RANGES, "resultatspenn", 8)             /* placeholders: spenn, lavest, hoeyest */    \
	WORD(RESULT_INVERTED, "resultat_omvendt", 4) /* placeholders: hvem, beloep */              \
	WORD(MEASURES, "maal", 2)                    /* per person, ratio */                       \
	WORD(ANSWERS, "svar", 10)  /* found, then the reasons of enum answer_status */             \
	WORD(NOTE_NUMBER, "innspill_nr", 1) /* placeholder: nr */ \
	WORD(FADE_ENDS, "frafall_ytterst", 2) /* shares: next to none, next to all */                  \
	WORD(AT_LEAST, "minst", 1) /* placeholder: verdi */                                        \
	WORD(AT_MOST, "hoeyst", 1)                                                                 \
	WORD(OF_COUNT, "av_antall", 1) /* placeholder: antall */                                   \
	WORD(POINTS, "prosentpoeng", 1)                                                            \
	WORD(OF_SO_MANY, "av_saa_mange", 1) /* placeholders: verdi, antall */                      \
	WORD(ASSUMPTIONS, "antakelse", 11)  /* as enum assumption; prices: placeholder sektor */   \
	WORD(ASSUMPTIONS_DEFINITE, "antakelse_bestemt", 11) /* inside a sentence */                \
	WORD(PROBABILITY_ENDS, "sannsynlighet_ytterst", 2)                                         \
	WORD(EXCESS, "merforbruk", 2)    /* low, high */                                           \
	WORD(DEPARTURES, "egne_valg", 3) /* as enum departure_kind */                              \
	WORD(OWN_FIGURES, "egne_tall", 1)                                                          \
	WORD(BASES, "grunnlag", 3) /* as enum range_basis */                                       \
	WORD(FALLING_SHORT, "fallende_kort", 1)                                                    \
	WORD(MAIN_CASE, "hovedalternativ", 1)                                                      \
	WORD(NO_DIFFERENCE, "ingen_forskjell", 1)                                                  \
	WORD(INPUTS, "inndata", 15)     /* as enum input */                                        \
	WORD(REALISED, "innloesing", 6) /* gains: at once, when contracts end, only with fewer posts; losses */ \
	WORD(CHART_UNITS, "figurenheter", 3) /* 1 000 kr, mill. kr, mrd. kr */                     \
	WORD(ABOUT_ZERO, "om_lag_null", 1)                                                         \
	WORD(BALANCES, "balanse",                                                                  \
	     7) /* never negative, always, from a year, to a year, at the end, again, zero; aar */ \
	WORD(LIVE_STATUS, "dialog.status", 3)   /* as filed, one changed, what follows several */  \
	WORD(LIVE_PAGE, "dialog.side", 7)       /* as in live.c */                                 \
	WORD(LIVE_FILED, "dialog.saken", 1)     /* placeholder: verdi */                           \
	WORD(LIVE_SAME, "dialog.som_saken", 1)                                                     \
	WORD(LIVE_SELDOM, "dialog.sjelden", 1)                                                     \
	WORD(LIVE_NOW, "dialog.naa", 1)                                                            \
	WORD(LIVE_HELPED, "dialog.hjulpet", 1)                                                     \
	WORD(LIVE_PERSON_YEARS, "dialog.personaar", 2)                                             \
	WORD(LIVE_CONTROLS, "dialog.styring", 10) /* as enum knob_id in controls.c */              \
	WORD(LIVE_COSTS, "dialog.kostnad", 6) /* by kind: each year, else; placeholders: navn, hvem */ \
	WORD(LIMITS, "grense", 12) /* what it takes, on its field of dots: see figures_answers.c */ \
	WORD(LIMITS_ONE, "grense_en", 12) /* the same of one participant */                        \
	WORD(LIMITS_NEITHER, "grense_ingen", 2) /* two that cannot lose; of one participant */

#define WORD_NAME(name, path, count) WORD_##name,
enum word { WORDS(WORD_NAME) WORD_COUNT };
#undef WORD_NAME

/* One text of the list and where it stands. */
struct word_text {
	const char *text;
	struct place at;
};

struct words;

/* What the list has of a table or a figure, under `tabell: NAME:` or `figur: NAME:`. */
struct words_section {
	const char *name;
	int columns, labels; /* numbers of texts; a figure has no columns */
	bool footnote;       /* must be there; of a table only */
};

/* All of them. */
struct words_catalog {
	const struct words_section *tables, *figures;
	size_t table_count, figure_count;
};

/* Reads `file` into a word list with what `catalog` names. A word that the program does not know, one that is missing,
 * and a wrong number of texts are errors in `d` with file and line; NULL after an error. */
struct words *words_read(const char *file, const struct words_catalog *catalog, struct arena *a, struct diag *d);

/* The file as it was read. */
const struct source_text *words_source(const struct words *w);

/* The word, or text `index` (from 0) of a sequence. */
const char *word(const struct words *w, enum word id);
const char *word_of(const struct words *w, enum word id, int index);
/* The same with its place, to fill in its placeholders. */
const struct word_text *words_text(const struct words *w, enum word id, int index);

/* The texts of a table (index in the catalogue): caption, columns, row labels, and footnote or
 * NULL. */
struct table_words {
	const struct word_text *caption, *columns, *labels, *footnote;
};
/* The texts of a figure: title, labels of its parts, and what its amounts are or NULL. */
struct figure_words {
	const struct word_text *title, *labels, *basis;
};
struct table_words words_table(const struct words *w, int table);
struct figure_words words_figure(const struct words *w, int figure);

/* What a sector or service means for the public purse when it saves or loses: "lavere utgifter til
 * barnevern"; NULL when the list has no phrase of its own for `id`. */
const char *words_phrase(const struct words *w, const char *id, bool gain);

#endif
