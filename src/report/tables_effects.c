/* The table and the placeholders of published effects beside the success rate. */
#include "prose.h"
#include "tables_rows.h"
#include "values.h"

#include "base/number.h"
#include "base/text.h"
#include "study/effects.h"

#include <math.h>

enum { STUDIES_SHOWN = 5 };

static struct near_effects nearest(const struct build *b)
{
	struct near_effects near;

	effects_nearest(&near, b->data, b->scenario->group, b->scenario->kind, b->arena);
	return near;
}

static size_t shown(const struct near_effects *near)
{
	return near->life_count < STUDIES_SHOWN ? near->life_count : STUDIES_SHOWN;
}

static const char *points_text(const struct build *b, double points)
{
	return arena_printf(b->arena, "%s%s", points > 0 ? "+" : "", number_short(b->arena, points, 1));
}

static const char *in_language(const struct build *b, const char *text)
{
	return dataset_text(b->data, text, b->language);
}

/* "+10", "+12, blandet", or what was found where the figure is not read. */
static const char *finding(const struct build *b, const struct published_effect *e)
{
	const char *word_found = word_of(b->words, WORD_FINDINGS, (int)e->result);

	if (isnan(e->points))
		return word_found;
	if (e->result == RESULT_WORKED)
		return points_text(b, e->points);
	return arena_printf(b->arena, "%s, %s", points_text(b, e->points), prose_lower(b->arena, word_found));
}

/* "I jobb · 18 måneder · Reme mfl. 2017". */
static const char *measured(const struct build *b, const struct published_effect *e)
{
	bool when = *e->follow_up && !text_equal(e->follow_up, "ikke oppgitt");

	return arena_printf(b->arena, "%s%s%s · %s", in_language(b, e->outcome), when ? " · " : "",
			    when ? in_language(b, e->follow_up) : "", effect_citation(e, b->arena));
}

void table_effects(const struct build *b, struct table_rows *rows)
{
	struct near_effects near = nearest(b);

	if (!near.life_count)
		return;
	row_add(rows, ROW_TOTAL);
	cell_head(rows, rows->labels[0].text, NULL);
	cell_text(rows, b->scenario->evidence == EVIDENCE_NONE
				? NULL
				: prose_capital(b->arena,
						word_of(b->words, WORD_EVIDENCE, (int)b->scenario->evidence - 1)));
	cell_text(rows, points_text(b, b->results->success_rate * 100));
	for (size_t i = 0; i < shown(&near); i++) {
		const struct published_effect *e = near.life[i].effect;

		if (i == 0 || near.life[i].nearness != near.life[i - 1].nearness)
			row_add_group(rows, word_of(b->words, WORD_NEARNESS, (int)near.life[i].nearness));
		row_add(rows, ROW_PLAIN);
		cell_head(rows, in_language(b, e->measure), measured(b, e));
		cell_text(rows, arena_printf(b->arena, "%s, %s", word_of(b->words, WORD_DESIGNS, (int)e->design),
					     in_language(b, e->country)));
		cell_text(rows, finding(b, e));
	}
}

/* Those that measured something else than the life course: "PMTO individuell (atferd)". */
static const char *others(const struct build *b)
{
	struct near_effects near = nearest(b);
	const char **names = NEW_ARRAY(b->arena, near.other_count, const char *);

	for (size_t i = 0; i < near.other_count; i++) {
		const struct published_effect *e = near.other[i].effect;

		names[i] = arena_printf(b->arena, "%s (%s)", in_language(b, e->measure),
					in_language(b, e->outcome_type));
	}
	return prose_list(b->arena, b->words, names, near.other_count);
}

static const char *whole(const struct build *b, size_t count)
{
	return number_whole(b->arena, (double)count);
}

#define STUDIES_VALUES(TEXT, FLAG)										\
	FLAG(studies, i_datasettet, "datasettet har publiserte virkninger", b->data->effect_count > 0)		\
	FLAG(studies, finnes, "noen av dem gjelder samme målgruppe eller slag tiltak", nearest(b).life_count > 0)\
	FLAG(studies, flere, "de er fra minst to studier", nearest(b).tally.studies > 1) \
	TEXT(studies, antall, "hvor mange studier de er fra", whole(b, nearest(b).tally.studies)) \
	FLAG(studies, ingen_uten, "alle studiene fant noe", nearest(b).tally.without == 0)			\
	TEXT(studies, uten, "hvor mange av studiene som ikke fant noen sikker forskjell, eller en negativ",	\
	     whole(b, nearest(b).tally.without)) \
	FLAG(studies, har_forsoek, "datasettet har forsøk med loddtrekning og livsløp som mål",			\
	     effects_trials(b->data).studies > 0)								\
	TEXT(studies, forsoek, "hvor mange slike forsøk, for alle målgrupper",					\
	     whole(b, effects_trials(b->data).studies))								\
	TEXT(studies, forsoek_uten, "hvor mange av dem som endte uten sikker virkning, eller med skade",	\
	     whole(b, effects_trials(b->data).without))							\
	FLAG(studies, kuttet, "tabellen viser ikke alle", nearest(b).life_count > STUDIES_SHOWN)		\
	TEXT(studies, vist, "hvor mange rader tabellen viser", whole(b, STUDIES_SHOWN))				\
	TEXT(studies, rader, "hvor mange rader det er i alt", whole(b, nearest(b).life_count))			\
	FLAG(studies, har_andre, "det er studier av annet enn livsløp", nearest(b).other_count > 0)		\
	TEXT(studies, andre, "studier av annet enn livsløp", others(b))
VALUE_GROUP(studies, STUDIES_VALUES);
