/* The placeholders there are. */
#include "values.h"

#include "base/text.h"

const struct value_group value_groups[] = {
	{ "sak", "saken", SCOPE_ONE, case_rows, &case_row_count },
	{ "fase", "fasen i Veikart for tjenesteinnovasjon", SCOPE_ONE, phase_rows,
	  &phase_row_count },
	{ "program", "programmet og kontrollsummene", SCOPE_ONE, program_rows, &program_row_count },
	{ "data", "datasettet", SCOPE_ONE, data_rows, &data_row_count },
	{ "maalgruppe", "målgruppen", SCOPE_ONE, group_rows, &group_row_count },
	{ "tiltak", "tiltaket", SCOPE_ONE, measure_rows, &measure_row_count },
	{ "suksess", "suksessraten", SCOPE_ONE, success_rows, &success_row_count },
	{ "studier", "publiserte virkninger av lignende tiltak", SCOPE_ONE, studies_rows, &studies_row_count },
	{ "analyse", "analysen", SCOPE_ONE, analysis_rows, &analysis_row_count },
	{ "effekt", "hvor lenge virkningen varer", SCOPE_ONE, effect_rows, &effect_row_count },
	{ "netto", "nettogevinsten til bruk i innspill", SCOPE_MEMBERS, net_rows, &net_row_count },
	{ "<nivå>", "resultatet for et forvaltningsnivå eller samlet", SCOPE_LEVELS, level_rows,
	  &level_row_count },
	{ "eier", "resultatet for den som eier saken: kommunen eller fylkeskommunen", SCOPE_OWNER, level_rows,
	  &level_row_count },
	{ "eier", "hvem som eier saken", SCOPE_OWNER, owner_rows, &owner_row_count },
	{ "vinner", "hvem som sparer mest", SCOPE_ONE, winner_rows, &winner_row_count },
	{ "taperne", "hvem som taper mest", SCOPE_ONE, loser_rows, &loser_row_count },
	{ "betalerne", "hvem som betaler mest", SCOPE_ONE, payer_rows, &payer_row_count },
	{ "mottakerne", "hvem som får mest igjen", SCOPE_ONE, receiver_rows, &receiver_row_count },
	{ "ti_aar", "eierens budsjett de første ti årene", SCOPE_ONE, decade_rows, &decade_row_count },
	{ "utfall", "eierens resultat fra det laveste til det høyeste som er prøvd", SCOPE_ONE, outcome_rows,
	  &outcome_row_count },
	{ "hviler", "hva året da utgiftene er tjent inn, hviler på", SCOPE_ONE, rest_rows, &rest_row_count },
	{ "grense", "hvor mange som må bli hjulpet", SCOPE_ONE, limit_rows, &limit_row_count },
	{ "innloesing", "hvordan eierens gevinst blir penger", SCOPE_ONE, realised_rows, &realised_row_count },
	{ "forside", "det som står på første side", SCOPE_ONE, front_rows, &front_row_count },
	{ "innspill", "innspillene", SCOPE_ONE, notes_rows, &notes_row_count },
	{ "datagrunnlag", "hva resultatet bygger på", SCOPE_ONE, grade_rows, &grade_row_count },
	{ "hva_skal_til", "om det er regnet ut hva som skal til", SCOPE_ONE, question_rows,
	  &question_row_count },
	{ "samfinansiering", "bidrag som bringer den som eier saken, i null", SCOPE_ONE, cofinancing_rows,
	  &cofinancing_row_count },
	{ "foelsomhet", "hvilke forutsetninger som betyr mest", SCOPE_ONE, sensitivity_rows,
	  &sensitivity_row_count },
	{ "spenn", "hvor langt til hver side en forutsetning varierer når saken ikke selv oppgir lav og høy", SCOPE_ONE,
	  width_rows, &width_row_count },
	{ "usikkerhet", "sannsynligheter", SCOPE_ONE, uncertainty_rows, &uncertainty_row_count },
	{ "varianter", "alternativer i scenarioet", SCOPE_ONE, variant_rows, &variant_row_count },
	{ "livsloep", "målgruppen mot gjennomsnittet gjennom livet", SCOPE_ONE, course_rows,
	  &course_row_count },
	{ "oppfoelging", "virkninger uten pris, indikatorer og observasjoner", SCOPE_ONE,
	  followup_rows, &followup_row_count },
	{ "tidligere", "hva som er endret siden et tidligere grunnlag", SCOPE_ONE, earlier_rows,
	  &earlier_row_count },
	{ "grunnlag", "datasettet som datasettet bygger på, og egne tall", SCOPE_ONE, own_rows, &own_row_count },
	{ "tilpasning", "tabellene fra KS sitt regneark som målgruppens tall er tilpasset", SCOPE_ONE, fitted_rows,
	  &fitted_row_count },
	{ "valg", "det scenarioet har valgt annerledes enn datasettet", SCOPE_ONE, choice_rows, &choice_row_count },
	{ "lokale_priser", "egne priser i scenarioet", SCOPE_ONE, local_rows, &local_row_count },
};
const size_t value_group_count = sizeof value_groups / sizeof *value_groups;

struct row_maker {
	struct value_maker maker; /* first: the one is the other */
	const struct build *b;
	const struct value_row *row;
	int index;
};

static const char *make_row(const struct value_maker *maker)
{
	const struct row_maker *m = (const struct row_maker *)maker;

	return m->row->text(m->b, m->index);
}

/* Of some hundred texts, a document uses a part. */
static void set_row(const struct build *b, struct value *map, const char *name,
		    const struct value_row *row, int index)
{
	if (row->text) {
		struct row_maker *m = NEW(b->arena, struct row_maker);

		*m = (struct row_maker){ { make_row }, b, row, index };
		value_set_maker(b->arena, map, name, &m->maker);
	} else {
		value_set_flag(b->arena, map, name, row->flag(b, index));
	}
}

static void set_rows(const struct build *b, struct value *map, const char *prefix,
		     const struct value_group *group, int index)
{
	for (size_t i = 0; i < *group->row_count; i++) {
		const struct value_row *row = &group->rows[i];
		const char *name =
			*prefix ? arena_printf(b->arena, "%s.%s", prefix, row->name) : row->name;

		set_row(b, map, name, row, index);
	}
}

static void set_group(const struct build *b, struct value *map, const struct value_group *group)
{
	switch (group->scope) {
	case SCOPE_ONE:
		set_rows(b, map, group->name, group, 0);
		break;
	case SCOPE_LEVELS:
		for (int level = 0; level < LEVELS_AND_TOTAL; level++)
			set_rows(b, map, level_id[level], group, level);
		break;
	case SCOPE_OWNER:
		set_rows(b, map, group->name, group, b->scenario->owner);
		break;
	case SCOPE_MEMBERS:
		for (int level = 0; level < LEVELS_AND_TOTAL; level++)
			set_row(b, map,
				arena_printf(b->arena, "%s.%s", group->name, level_id[level]),
				group->rows, level);
		break;
	}
}

const struct value *values_make(const struct build *b)
{
	struct value *map = value_new_map(b->arena);

	for (size_t i = 0; i < value_group_count; i++)
		set_group(b, map, &value_groups[i]);
	return map;
}
