/* Placeholders for the notes, the life course and the follow-up. */
#include "figures.h"
#include "study/followup.h"
#include "prose.h"
#include "values.h"

#include <math.h>

static long count_stance(const struct build *b, enum stance stance)
{
	long count = 0;

	for (size_t i = 0; i < b->notes->count; i++)
		count += b->notes->items[i].stance == stance;
	return count;
}

/* Sceptics and opponents: those who have objections. */
static long count_objections(const struct build *b)
{
	return count_stance(b, STANCE_SKEPTISK) + count_stance(b, STANCE_IMOT);
}

static const char *counted_notes(const struct build *b, long count)
{
	return prose_counted(b->arena, b->words, WORD_NOTES, count);
}

#define NOTES_VALUES(TEXT, FLAG)                                                                   \
	FLAG(notes, finnes, "det er innspill", b->notes->count > 0)                                \
	TEXT(notes, antall, "antall innspill", counted_notes(b, (long)b->notes->count))            \
	FLAG(notes, flere, "det er minst to innspill", b->notes->count > 1)                        \
	FLAG(notes, noen_stoetter, "noen støtter tiltaket", count_stance(b, STANCE_STOETTER) > 0)  \
	TEXT(notes, stoetter, "antall som støtter",                                                \
	     counted_notes(b, count_stance(b, STANCE_STOETTER)))                                   \
	FLAG(notes, noen_noeytrale, "noen er nøytrale", count_stance(b, STANCE_NOEYTRAL) > 0)      \
	TEXT(notes, noeytrale, "antall nøytrale",                                                  \
	     counted_notes(b, count_stance(b, STANCE_NOEYTRAL)))                                   \
	FLAG(notes, noen_skeptiske, "noen er skeptiske", count_stance(b, STANCE_SKEPTISK) > 0)     \
	TEXT(notes, skeptiske, "antall skeptiske",                                                 \
	     counted_notes(b, count_stance(b, STANCE_SKEPTISK)))                                   \
	FLAG(notes, noen_imot, "noen er imot", count_stance(b, STANCE_IMOT) > 0)                   \
	TEXT(notes, imot, "antall imot", counted_notes(b, count_stance(b, STANCE_IMOT)))           \
	FLAG(notes, enige, "alle som tar stilling, støtter",                                       \
	     count_stance(b, STANCE_STOETTER) > 1 && count_objections(b) == 0)                     \
	FLAG(notes, uenige, "noen støtter, andre er skeptiske eller imot",                         \
	     count_stance(b, STANCE_STOETTER) > 0 && count_objections(b) > 0)                      \
	FLAG(notes, bare_innvendinger, "ingen støtter, minst én er skeptisk eller imot",           \
	     count_stance(b, STANCE_STOETTER) == 0 && count_objections(b) > 0)
VALUE_GROUP(notes, NOTES_VALUES);

static double difference(const struct build *b)
{
	double sum = 0;

	for (int service = 0; service < b->data->service_count; service++)
		sum += lifetime_difference(b, service);
	return sum;
}

/* The name of the service where the group differs most from the average. */
static const char *differs_most(const struct build *b)
{
	double most = -1;
	const char *name = "";

	for (int i = 0; i < b->data->service_count; i++) {
		double size = fabs(lifetime_difference(b, i));

		if (size > most) {
			most = size;
			name = b->data->services[i].name[b->language];
		}
	}
	return prose_lower(b->arena, name);
}

#define COURSE_VALUES(TEXT, FLAG)                                                                  \
	FLAG(course, mer, "målgruppen koster mer", amount_sign(difference(b)) == SIGN_GAIN)        \
	FLAG(course, mindre, "målgruppen koster mindre", amount_sign(difference(b)) == SIGN_LOSS)  \
	FLAG(course, likt, "målgruppen koster det samme", amount_sign(difference(b)) == SIGN_ZERO) \
	TEXT(course, forskjell, "forskjellen per person for alderen 0–59 år, ikke nåverdi",  \
	     prose_about(a, w, difference(b)))                                                     \
	TEXT(course, stoerst, "tjenesten med størst forskjell", differs_most(b))
VALUE_GROUP(course, COURSE_VALUES);

#define FOLLOWUP_VALUES(TEXT, FLAG)                                                                \
	FLAG(followup, har_uprissede, "det er lagt inn virkninger uten pris",                      \
	     s->unpriced_count > 0)                                                                \
	FLAG(followup, har_indikatorer, "det er lagt inn indikatorer", s->indicator_count > 0)     \
	FLAG(followup, har_observasjoner, "det er observert noe",                                  \
	     b->study->has_followup && b->study->followup.count > 0)
VALUE_GROUP(followup, FOLLOWUP_VALUES);
