/* Placeholders for what has changed since an earlier decision basis. */
#include "study/earlier.h"
#include "prose.h"
#include "values.h"

static const struct earlier *earlier(const struct build *b)
{
	return b->study->earlier;
}

/* −1, 0 or 1: less, as much or more than before, as printed. */
static enum sign direction(const struct build *b, int level)
{
	return earlier(b) ? amount_sign(earlier(b)->difference[level]) : SIGN_ZERO;
}

static const char *result_then(const struct build *b, int level)
{
	const double *net = earlier(b)->before;
	struct value *values = value_new_map(b->arena);

	value_set_text(b->arena, values, "beloep", prose_about(b->arena, b->words, net[level]));
	return build_filled(b, words_text(b->words, WORD_RESULT, (int)amount_sign(net[level]) + 1), values);
}

#define TEXT_OF(expression) (earlier(b) ? (expression) : "")

#define EARLIER_VALUES(TEXT, FLAG)                                                                 \
	FLAG(earlier, finnes, "scenarioet viser til et tidligere grunnlag", earlier(b) != NULL)    \
	TEXT(earlier, dato, "datoen på det tidligere dokumentet",                                  \
	     TEXT_OF(prose_date(a, w, earlier(b)->basis->date)))                                   \
	TEXT(earlier, fil, "filen med det tidligere grunnlaget", TEXT_OF(earlier(b)->basis->file)) \
	TEXT(earlier, program, "programmet som laget det", TEXT_OF(earlier(b)->basis->program))    \
	TEXT(earlier, eier_da, "hva den som eier saken, sparte eller tapte i det",                        \
	     TEXT_OF(result_then(b, s->owner)))                                               \
	TEXT(earlier, samlet_da, "hva det offentlige samlet sparte eller tapte i det",             \
	     TEXT_OF(result_then(b, TOTAL)))                                                       \
	FLAG(earlier, eier_bedre, "eierens resultat er bedre nå",                            \
	     direction(b, s->owner) == SIGN_GAIN)                                             \
	FLAG(earlier, eier_likt, "eierens resultat er det samme",                            \
	     direction(b, s->owner) == SIGN_ZERO)                                             \
	FLAG(earlier, eier_daarligere, "eierens resultat er dårligere nå",                   \
	     direction(b, s->owner) == SIGN_LOSS)                                             \
	TEXT(earlier, eier_endring, "hvor mye eierens resultat er endret",                   \
	     TEXT_OF(prose_about(a, w, earlier(b)->difference[s->owner])))                    \
	FLAG(earlier, samlet_bedre, "det samlede resultatet er bedre nå",                          \
	     direction(b, TOTAL) == SIGN_GAIN)                                                     \
	FLAG(earlier, samlet_likt, "det samlede resultatet er det samme",                          \
	     direction(b, TOTAL) == SIGN_ZERO)                                                     \
	FLAG(earlier, samlet_daarligere, "det samlede resultatet er dårligere nå",                 \
	     direction(b, TOTAL) == SIGN_LOSS)                                                     \
	TEXT(earlier, samlet_endring, "hvor mye det samlede resultatet er endret",                 \
	     TEXT_OF(prose_about(a, w, earlier(b)->difference[TOTAL])))                            \
	FLAG(earlier, har_endringer, "noe som virker på resultatet, er endret",                    \
	     earlier(b) && earlier(b)->explained && earlier(b)->change_count > 0)                  \
	FLAG(earlier, kan_ikke_forklares, "de to kan ikke sammenlignes post for post",             \
	     earlier(b) && !earlier(b)->explained)                                                 \
	FLAG(earlier, regnet_annerledes, "programmet regner annerledes enn den gangen",            \
	     earlier(b) && !earlier(b)->reproduced)                                                \
	FLAG(earlier, har_andre, "noe uten virkning på resultatet er endret",                      \
	     earlier(b) && earlier(b)->other_count > 0)
VALUE_GROUP(earlier, EARLIER_VALUES);
