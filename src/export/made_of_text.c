/* What the amounts are made of, in columns. */
#include "made_of_text.h"

#include "base/arena.h"
#include "base/number.h"
#include "columns.h"

enum { COUNT_WIDTH = 14, MOST_DECIMALS = 2 };

static const char *const realised_name[REALISATIONS] = {
	[REALISED_AT_ONCE] = "straks",
	[REALISED_BY_CONTRACT] = "når avtaler går ut",
	[REALISED_IN_CAPACITY] = "bare med færre stillinger",
};

/* Small numbers with decimals; kroner whole. */
static const char *count_text(const struct use *use, double count, struct arena *a)
{
	return use->counts_persons ? number_short(a, count, MOST_DECIMALS) : number_whole(a, count);
}

/* "staten", or "kommunen 25 %, staten 75 %", the owner of the case first. */
static const char *payers(const struct service *s, enum level owner, struct arena *a)
{
	struct buffer all = { .arena = a };

	for (int i = 0; i < LEVELS; i++) {
		int level = (int)level_after_owner(owner, i);

		if (s->share[level] == 0)
			continue;
		buffer_printf(&all, "%s%s", all.size ? ", " : "", level_definite[level]);
		if (s->share[level] < 1)
			buffer_printf(&all, " %s %%", number_whole(a, s->share[level] * 100));
	}
	return buffer_text(&all);
}

static void uses(struct buffer *out, const struct study *study, struct arena *a)
{
	int first = study->scenario->round < study->results.period ? study->scenario->round : 0;

	buffer_puts(out, "\n");
	column_label(out, "Endring i bruk, minus er færre");
	column_right(out, arena_printf(a, "%d", study->results.start + first), COUNT_WIDTH);
	column_right(out, "i perioden", COUNT_WIDTH);
	column_right(out, "per hjulpet", COUNT_WIDTH);
	buffer_puts(out, "  blir til penger; hos hvem\n");
	for (int i = 0; i < study->data->service_count; i++) {
		const struct service *s = &study->data->services[i];
		const struct use *use = &study->made_of.use[i];

		if (use->sum == 0)
			continue;
		column_label(out, text_visible(a, s->name[LANGUAGE_NB]));
		column_right(out, count_text(use, use->year[first], a), COUNT_WIDTH);
		column_right(out, count_text(use, use->sum, a), COUNT_WIDTH);
		column_right(out, count_text(use, use->per_success, a), COUNT_WIDTH);
		buffer_printf(out, "  %s; %s (%s)\n", realised_name[s->realisation],
			      payers(s, study->scenario->owner, a), text_visible(a, s->unit));
	}
	buffer_puts(out, "Tallene er forventet i snitt av mange slike tiltak, ikke for dette ene.\n");
}

static void realised(struct buffer *out, const struct study *study, struct arena *a)
{
	enum level owner = study->scenario->owner;

	column_levels(out, owner, "Når nettogevinsten blir til penger, kr");
	for (int how = 0; how < REALISATIONS; how++)
		column_by_level(out, owner, realised_name[how], study->made_of.realised[how], a);
	buffer_puts(out, "Kostnaden ved tiltaket betales straks.\n");
}

static const char *year_of(const struct payback *p, struct arena *a)
{
	return p->status == PAYBACK_REACHED ? arena_printf(a, "%d", p->year) : "ikke i perioden";
}

static void rests(struct buffer *out, const struct study *study, struct arena *a)
{
	enum level owner = study->scenario->owner;
	bool any = false;

	for (int i = 0; i < LEVELS_AND_TOTAL; i++) {
		const struct rest *rest = &study->made_of.rest[level_at(owner, i)];
		const struct service *s;

		if (rest->service < 0)
			continue;
		if (!any)
			buffer_puts(out, "\nHva året for tilbakebetaling hviler på\n");
		any = true;
		s = &study->data->services[rest->service];
		column_label(out, level_name[level_at(owner, i)]);
		buffer_printf(out, "%s: %s i %d; uten: %s, uten hele %s: %s\n", text_visible(a, s->name[LANGUAGE_NB]),
			      count_text(&study->made_of.use[rest->service], rest->fewer, a),
			      study->results.payback[level_at(owner, i)].year - 1, year_of(&rest->without, a),
			      text_visible(a, study->data->sectors[s->sector].name[LANGUAGE_NB]),
			      year_of(&rest->without_sector, a));
	}
}

void made_of_text(struct buffer *out, const struct study *study, struct arena *a)
{
	bool changes = false;

	for (int i = 0; i < study->data->service_count; i++)
		changes |= study->made_of.use[i].sum != 0;
	if (changes)
		uses(out, study, a);
	realised(out, study, a);
	rests(out, study, a);
}
