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

static const char *counted_notes(const struct build *b, long count)
{
	return prose_counted(b->arena, b->words, WORD_NOTES, count);
}

static struct value *counted_value(const struct build *b, long count)
{
	struct value *values = value_new_map(b->arena);

	value_set_text(b->arena, values, "antall", prose_count(b->arena, b->words, count));
	return values;
}

/* "Én støtter tiltaket, to er skeptiske og én tar ikke stilling." */
static const char *stances(const struct build *b)
{
	static const enum stance order[] = { STANCE_STOETTER, STANCE_NOEYTRAL, STANCE_SKEPTISK, STANCE_IMOT,
					     STANCE_NONE };
	const char *parts[sizeof order / sizeof *order];
	size_t count = 0;

	if (b->notes->count == 1)
		return word_of(b->words, WORD_STANCE_ONE, (int)b->notes->items[0].stance);
	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		long of = count_stance(b, order[i]);
		int text = 2 * (int)order[i] + (of > 1);

		if (of)
			parts[count++] = build_filled(b, words_text(b->words, WORD_STANCE_SOME, text),
						      counted_value(b, of));
	}
	if (count == 0)
		return "";
	return prose_sentence(b->arena, prose_capital(b->arena, prose_list(b->arena, b->words, parts, count)));
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
	TEXT(notes, imot, "antall imot", counted_notes(b, count_stance(b, STANCE_IMOT))) \
	TEXT(notes, fordeling, "hvor mange avsendere som mener hva, som setning", stances(b))
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
