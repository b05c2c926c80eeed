/* The figures there are, and what they share. */
#include "figures.h"

#include "figures_fill.h"
#include "live.h"
#include "prose.h"

const struct figure_entry figure_entries[] = {
	{ "betaler-faar-igjen", "hva hvert nivå betaler og får igjen, med spenn", CHART_ROWS, 6,
	  figure_pairs, false },
	{ "ti-aar", "eierens budsjett de første ti årene", CHART_COLUMNS, 10, figure_ten_years,
	  true },
	{ "innloesing",
	  "hvor mye av eierens gevinst som blir penger straks, når avtaler går ut og med færre stillinger",
	  CHART_SPLIT, 0, figure_realised, false },
	{ "balanse", "gevinst minus kostnad så langt, ett lite diagram per nivå", CHART_CURVES, 0,
	  figure_balance, true },
	{ "tidslinje", "når hvert nivå er i minus og i pluss", CHART_STRIPS, 0, figure_strips,
	  false },
	{ "sektorer", "gevinst og tap per sektor, trinn for trinn, med tiltakets kostnad",
	  CHART_ROWS, 0, figure_sectors, true },
	{ "livsloep", "hvor mye mer en i målgruppen koster enn gjennomsnittet, etter alder",
	  CHART_COLUMNS, 0, figure_course, true },
	{ "merkostnad", "merkostnad per tjeneste for en person i målgruppen", CHART_ROWS, 0,
	  figure_services, true },
	{ "usikkerhet",
	  "eierens resultat uten virkning, som forutsatt, med spenn, og når én forutsetning endres",
	  CHART_ROWS, 5, figure_uncertainty, true },
	{ "grense", "hvor mange av 100 som er forutsatt hjulpet, og grensen for tap", CHART_DOTS, 0,
	  figure_limit, false },
	{ "grense-nivaa", "det samme for hvert nivå", CHART_DOTS, 0, figure_limits, false },
	{ "hvem-betaler", "hvem som betaler for tiltaket, og hva som faller bort", CHART_SPLIT, 1,
	  figure_payers, false },
	{ "forsoek", "hva forsøk med lignende tiltak har funnet, med saken iblant", CHART_TRIALS, 4,
	  figure_trials, true },
	{ "hundre", "av hundre: hvem som klarer seg uansett, hvem tiltaket hjelper, og hvem som ikke får det til",
	  CHART_DOTS, 4, figure_hundred, false },
	{ "varianter", "samlet nettogevinst i hvert alternativ", CHART_ROWS, 0, figure_variants,
	  true },
};
const size_t figure_entry_count = sizeof figure_entries / sizeof *figure_entries;

/* "Mill. kr, nåverdi over 40 år". */
static const char *basis_of(const struct build *b, const struct chart *chart, const struct word_text *basis)
{
	const char *text = basis ? build_text(b, basis) : NULL;

	if (text && chart->unit)
		text = arena_printf(b->arena, "%s, %s", chart->unit, text);
	return text ? prose_capital(b->arena, text) : NULL;
}

void figure_add(const struct build *b, struct block *parent, size_t index)
{
	const struct figure_entry *entry = &figure_entries[index];
	struct figure_words texts = words_figure(b->words, (int)index);
	struct chart *chart = NEW(b->arena, struct chart);

	chart->type = entry->type;
	chart->id = entry->name;
	if (!entry->fill(b, chart, texts.labels))
		return;
	chart->title = build_text(b, texts.title);
	chart->basis = basis_of(b, chart, texts.basis);
	chart->alt = figure_alt(b, chart);
	if (!entry->has_axis)
		chart->unit = NULL;
	block_new(b->arena, BLOCK_FIGURE, parent)->chart = chart;
}
