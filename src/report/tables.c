/* The tables there are, and what they share. */
#include "tables.h"

#include "live.h"
#include "tables_rows.h"

#include "base/text.h"

#include <math.h>
#include <string.h>

static const struct column fact_columns[] = { { ALIGN_LEFT, 0 }, { ALIGN_LEFT, 1 } };
static const struct column year_columns[] = {
	{ ALIGN_LEFT, 1 },  { ALIGN_RIGHT, 1 }, { ALIGN_RIGHT, 1 }, { ALIGN_RIGHT, 1 },
	{ ALIGN_RIGHT, 1 }, { ALIGN_RIGHT, 1 }, { ALIGN_RIGHT, 1 },
};
static const struct column amount_columns[] = {
	{ ALIGN_LEFT, 1 },  { ALIGN_RIGHT, 0 }, { ALIGN_RIGHT, 0 }, { ALIGN_RIGHT, 0 },
	{ ALIGN_RIGHT, 0 }, { ALIGN_RIGHT, 0 }, { ALIGN_RIGHT, 0 },
};
static const struct column matrix_columns[] = {
	{ ALIGN_LEFT, 1 }, { ALIGN_RIGHT, 3 }, { ALIGN_RIGHT, 3 }, { ALIGN_RIGHT, 3 }, { ALIGN_RIGHT, 3 },
};
static const struct column live_columns[] = {
	{ ALIGN_LEFT, 1 }, { ALIGN_RIGHT, 3 }, { ALIGN_RIGHT, 0 }, { ALIGN_RIGHT, 0 }, { ALIGN_RIGHT, 0 },
};
static const struct column person_columns[] = {
	{ ALIGN_LEFT, 0 }, { ALIGN_RIGHT, 3 }, { ALIGN_LEFT, 0 },
	{ ALIGN_LEFT, 0 }, { ALIGN_RIGHT, 0 }, { ALIGN_RIGHT, 0 },
};
static const struct column payback_columns[] = {
	{ ALIGN_LEFT, 1 },  { ALIGN_LEFT, 1 },  { ALIGN_RIGHT, 0 },
	{ ALIGN_RIGHT, 0 }, { ALIGN_RIGHT, 0 }, { ALIGN_LEFT, 2 },
};
static const struct column cost_columns[] = {
	{ ALIGN_LEFT, 3 },  { ALIGN_LEFT, 2 }, { ALIGN_LEFT, 2 },
	{ ALIGN_RIGHT, 0 }, { ALIGN_LEFT, 1 },
};
static const struct column note_columns[] = {
	{ ALIGN_RIGHT, 0 }, { ALIGN_LEFT, 3 }, { ALIGN_LEFT, 2 },
	{ ALIGN_LEFT, 2 },  { ALIGN_LEFT, 2 }, { ALIGN_LEFT, 1 },
};
static const struct column opinion_columns[] = {
	{ ALIGN_LEFT, 0 }, { ALIGN_RIGHT, 0 }, { ALIGN_RIGHT, 0 },
	{ ALIGN_LEFT, 1 }, { ALIGN_LEFT, 1 },  { ALIGN_LEFT, 1 },
};
static const struct column service_columns[] = {
	{ ALIGN_LEFT, 2 }, { ALIGN_LEFT, 1 }, { ALIGN_DECIMAL, 0 },
	{ ALIGN_LEFT, 0 }, { ALIGN_LEFT, 0 },
};
static const struct column unpriced_columns[] = {
	{ ALIGN_LEFT, 2 },
	{ ALIGN_LEFT, 1 },
	{ ALIGN_LEFT, 0 },
	{ ALIGN_LEFT, 3 },
};
static const struct column indicator_columns[] = {
	{ ALIGN_LEFT, 3 },
	{ ALIGN_LEFT, 2 },
	{ ALIGN_LEFT, 2 },
	{ ALIGN_LEFT, 1 },
};
static const struct column grade_columns[] = {
	{ ALIGN_LEFT, 2 },  { ALIGN_RIGHT, 0 }, { ALIGN_RIGHT, 0 },
	{ ALIGN_RIGHT, 0 }, { ALIGN_RIGHT, 0 },
};
static const struct column part_columns[] = {
	{ ALIGN_LEFT, 2 },  { ALIGN_LEFT, 1 },  { ALIGN_LEFT, 1 },  { ALIGN_LEFT, 1 },
	{ ALIGN_RIGHT, 0 }, { ALIGN_RIGHT, 0 }, { ALIGN_RIGHT, 0 },
};
static const struct column factor_columns[] = {
	{ ALIGN_LEFT, 3 },  { ALIGN_RIGHT, 0 }, { ALIGN_RIGHT, 0 }, { ALIGN_RIGHT, 1 },
	{ ALIGN_RIGHT, 2 }, { ALIGN_RIGHT, 2 }, { ALIGN_RIGHT, 2 },
};
static const struct column price_columns[] = {
	{ ALIGN_LEFT, 1 },  { ALIGN_RIGHT, 0 }, { ALIGN_RIGHT, 0 },
	{ ALIGN_RIGHT, 0 }, { ALIGN_RIGHT, 0 },
};
static const struct column usage_columns[] = {
	{ ALIGN_LEFT, 3 }, { ALIGN_LEFT, 1 }, { ALIGN_DECIMAL, 0 },
	{ ALIGN_LEFT, 1 }, { ALIGN_LEFT, 0 },
};
static const struct column index_columns[] = {
	{ ALIGN_LEFT, 0 },
	{ ALIGN_RIGHT, 0 },
	{ ALIGN_LEFT, 1 },
	{ ALIGN_LEFT, 0 },
};
static const struct column earlier_columns[] = {
	{ ALIGN_LEFT, 1 }, { ALIGN_LEFT, 2 }, { ALIGN_LEFT, 2 }, { ALIGN_RIGHT, 0 }, { ALIGN_RIGHT, 0 },
};
static const struct column value_columns[] = {
	{ ALIGN_LEFT, 2 },
	{ ALIGN_LEFT, 1 },
	{ ALIGN_LEFT, 1 },
};
static const struct column answer_columns[] = {
	{ ALIGN_LEFT, 1 }, { ALIGN_LEFT, 1 }, { ALIGN_LEFT, 1 },
	{ ALIGN_LEFT, 1 }, { ALIGN_LEFT, 1 }, { ALIGN_LEFT, 1 },
};
static const struct column probability_columns[] = {
	{ ALIGN_LEFT, 1 },  { ALIGN_RIGHT, 0 }, { ALIGN_RIGHT, 0 }, { ALIGN_RIGHT, 0 },
	{ ALIGN_RIGHT, 0 }, { ALIGN_RIGHT, 0 }, { ALIGN_RIGHT, 0 },
};
static const struct column sensitivity_columns[] = {
	{ ALIGN_LEFT, 2 },  { ALIGN_RIGHT, 0 }, { ALIGN_RIGHT, 0 },
	{ ALIGN_RIGHT, 0 }, { ALIGN_RIGHT, 0 }, { ALIGN_LEFT, 1 },
};

static const struct column effect_columns[] = {
	{ ALIGN_LEFT, 4 },
	{ ALIGN_LEFT, 2 },
	{ ALIGN_LEFT, 1 },
};

const struct table_entry table_entries[] = {
	{ "netto-per-nivaa", "nettogevinst for hvert nivå og samlet, i alt og per deltaker",
	  amount_columns, 3, 0, FOOTNOTE_ROUNDED, false, table_net },
	{ "naa-og-saken", "hva hvert nivå sitter igjen med på en dialogside, og endringen fra saken", live_columns,
	  5, 0, FOOTNOTE_NONE, false, table_live },
	{ "uten-virkning", "hva hvert nivå taper hvis tiltaket ikke virker", amount_columns, 2, 0,
	  FOOTNOTE_OWN, false, table_no_effect },
	{ "tilbakebetaling",
	  "når hvert nivå får igjen det tiltaket koster, og hvor langt i minus det er på det meste",
	  payback_columns, 6, 0, FOOTNOTE_OWN, false, table_payback },
	{ "sektorer", "nettogevinst per sektor, i alt og per deltaker", amount_columns, 3, 0,
	  FOOTNOTE_ROUNDED, false, table_sectors },
	{ "sektor-nivaa", "nettogevinst per sektor og nivå, og per deltaker", matrix_columns, 5, 2,
	  FOOTNOTE_ROUNDED, false, table_sectors_by_level },
	{ "personer",
	  "hvor mange færre eller flere som bruker tjenestene, hvem som betaler, og hvordan det blir penger",
	  person_columns, 6, 8, FOOTNOTE_OWN, true, table_persons },
	{ "oekonomiplan", "eierens fire første budsjettår", year_columns, 4, 0, FOOTNOTE_OWN, false,
	  table_budget },
	{ "aar", "hvert år i analyseperioden", year_columns, 7, 0, FOOTNOTE_OWN, true,
	  table_years },
	{ "tiltak", "tiltakets omfang og suksessrate", fact_columns, 2, 9, FOOTNOTE_NONE, false,
	  table_measure },
	{ "kostnader", "hver utgift, hvert tilskudd og hvert bortfall", cost_columns, 5, 0,
	  FOOTNOTE_NONE, false, table_costs },
	{ "kostnader-nivaa", "hvem som betaler for tiltaket", amount_columns, 5, 0, FOOTNOTE_OWN,
	  false, table_costs_by_level },
	{ "forutsetninger", "forutsetningene for beregningen", fact_columns, 2, 7, FOOTNOTE_NONE,
	  false, table_assumptions },
	{ "innspill", "hvem som mener hva", note_columns, 6, 0, FOOTNOTE_NONE, false, table_notes },
	{ "innspill-nivaa", "hvem som betaler, hvem som sparer, og hvem som er uenige",
	  opinion_columns, 6, 1, FOOTNOTE_OWN, false, table_notes_by_level },
	{ "tjenester", "pris, fordeling, kilde og kvalitet for hver tjeneste", service_columns, 5,
	  0, FOOTNOTE_NONE, true, table_services },
	{ "kvalitet", "hvor stor del av resultatet som bygger på tall av hver kvalitet",
	  grade_columns, 5, 4, FOOTNOTE_OWN, false, table_grades },
	{ "kvalitet-nivaa",
	  "hvor stor del av resultatet for hvert nivå som bygger på tall av hver kvalitet",
	  grade_columns, 5, 0, FOOTNOTE_ROUNDED, false, table_grade_levels },
	{ "kvalitet-tjenester", "kvaliteten på det som ligger bak hver tjeneste, og et spenn",
	  part_columns, 7, 0, FOOTNOTE_OWN, true, table_grade_services },
	{ "egne-valg", "hva egne priser, fordeling og prisindeks gjør med resultatet",
	  amount_columns, 5, 0, FOOTNOTE_ROUNDED, true, table_departures },
	{ "lokale-priser", "egne priser ved siden av datasettets", price_columns, 5, 0,
	  FOOTNOTE_NONE, false, table_local_prices },
	{ "forbruk", "forbruket av hver tjeneste etter alder, med kilder", usage_columns, 5, 2,
	  FOOTNOTE_NONE, true, table_usage },
	{ "hva-skal-til", "grensen for hver forutsetning og hvert nivå", answer_columns, 6, 1,
	  FOOTNOTE_OWN, true, table_needed },
	{ "samfinansiering", "hva andre må betale for at den som eier saken, skal gå i null",
	  amount_columns, 4, 0, FOOTNOTE_OWN, false, table_cofinancing },
	{ "lignende-tiltak", "suksessraten ved siden av publiserte virkninger", effect_columns, 3,
	  1, FOOTNOTE_OWN, true, table_effects },
	{ "foelsomhet", "nettogevinsten når én forutsetning endres om gangen", sensitivity_columns,
	  6, 0, FOOTNOTE_OWN, true, table_sensitivity },
	{ "sannsynlighet",
	  "sannsynlighet for å være i pluss etter noen år og ved slutten, og P10, P50 og P90",
	  probability_columns, 7, 0, FOOTNOTE_OWN, true, table_probability },
	{ "varianter", "alternativene side om side", amount_columns, 6, 0, FOOTNOTE_ROUNDED, true,
	  table_variants },
	{ "variant-forskjeller", "hva som gjør forskjellen i hvert alternativ", amount_columns, 3,
	  0, FOOTNOTE_ROUNDED, false, table_differences },
	{ "ikke-prissatte", "virkninger uten pris, på en skala fra −4 til +4", unpriced_columns, 4,
	  0, FOOTNOTE_OWN, false, table_unpriced },
	{ "indikatorer", "hvem som følger opp hva", indicator_columns, 4, 0, FOOTNOTE_NONE, false,
	  table_indicators },
	{ "oppfoelging", "prognose mot det som er observert", year_columns, 5, 0, FOOTNOTE_NONE,
	  false, table_observations },
	{ "forventning", "hva som nå er å vente", amount_columns, 5, 3, FOOTNOTE_ROUNDED, false,
	  table_expectations },
	{ "kontrollsummer", "SHA-256 av det beregningen bygger på", fact_columns, 2, 7,
	  FOOTNOTE_NONE, true, table_checksums },
	{ "inndata", "hver verdi i scenarioet, slik den er skrevet", fact_columns, 2, 0,
	  FOOTNOTE_NONE, true, table_inputs },
	{ "aar-nivaa", "gevinst, kostnad og nåverdi for hvert nivå og år", year_columns, 6, 0,
	  FOOTNOTE_ROUNDED, true, table_years_by_level },
	{ "hele-gruppen", "hva hele målgruppen bruker mer enn like mange i gjennomsnittet, i ett år",
	  amount_columns, 2, 0, FOOTNOTE_OWN, true, table_whole_group },
	{ "kalibrering",
	  "faktorene, prisene og andelene som mengdene ganges med, med sifre nok til å regne på",
	  factor_columns, 7, 0, FOOTNOTE_OWN, true, table_calibration },
	{ "regneeksempel", "ett av sakens beløp, regnet ut trinn for trinn", fact_columns, 2, 9,
	  FOOTNOTE_OWN, false, table_example },
	{ "prisindeks", "årene i prisindeksen som er brukt", index_columns, 4, 2, FOOTNOTE_NONE,
	  true, table_price_index },
	{ "endret-siden-sist", "hva hver endring siden det tidligere grunnlaget har gjort",
	  earlier_columns, 5, 2, FOOTNOTE_OWN, true, table_earlier },
	{ "endret-uten-virkning", "endringer uten virkning på resultatet", value_columns, 3, 0,
	  FOOTNOTE_NONE, true, table_earlier_others },
};
const size_t table_entry_count = sizeof table_entries / sizeof *table_entries;

static void add_head(struct table_rows *rows, const struct word_text *columns)
{
	row_add(rows, ROW_PLAIN);
	for (int i = 0; i < rows->table->column_count; i++)
		cell_head(rows, build_text(rows->b, &columns[i]), NULL);
	rows->table->head_rows = 1;
}

/* "Netto, kr" becomes "Netto, mill. kr" over amounts that are told in millions. */
static void name_millions(struct table_rows *rows)
{
	const struct build *b = rows->b;
	const char *unit = arena_printf(b->arena, ", %s", word_of(b->words, WORD_SHORT_UNITS, 0));

	for (int i = 0; i < rows->table->column_count; i++) {
		struct span *head = rows->table->rows[0].cells[i].spans;
		size_t size = strlen(head->text), end = strlen(unit);

		if (rows->kroner_columns >> i & 1 && size > end && text_equal(head->text + size - end, unit))
			head->text = arena_printf(b->arena, "%.*s, %s", (int)(size - end), head->text,
						  word_of(b->words, WORD_SHORT_UNITS, 1));
	}
}

static void add_footnote(const struct build *b, struct table *table, enum footnote footnote,
			 const struct word_text *own)
{
	switch (footnote) {
	case FOOTNOTE_NONE:
		break;
	case FOOTNOTE_ROUNDED:
		span_add(b->arena, &table->footnote, word(b->words, WORD_ROUNDED), 0);
		break;
	case FOOTNOTE_OWN:
		if (*build_text(b, own))
			span_add(b->arena, &table->footnote, build_text(b, own), 0);
		break;
	}
}

/* Whether no row of the body says anything in `column`. */
static bool is_empty(const struct table *table, int column)
{
	for (int i = table->head_rows; i < table->row_count; i++) {
		const struct row *row = &table->rows[i];
		const struct span *spans;

		if (row->cell_count < table->column_count)
			continue;
		spans = row->cells[column].spans;
		if (spans->next || !text_equal(spans->text, CELL_NOTHING))
			return false;
	}
	return true;
}

static void drop_column(struct table *table, int column)
{
	table->column_count--;
	for (int k = column; k < table->column_count; k++)
		table->columns[k] = table->columns[k + 1];
	for (int i = 0; i < table->row_count; i++) {
		struct row *row = &table->rows[i];

		if (row->kind == ROW_GROUP || row->kind == ROW_REMARK) {
			row->cells[0].columns = table->column_count;
			continue;
		}
		row->cell_count--;
		for (int k = column; k < row->cell_count; k++)
			row->cells[k] = row->cells[k + 1];
	}
}

/* A table of so many columns has no room for amounts from so many kroner on. */
enum { WIDE_TABLE = 5 };
static const double LONG_AMOUNT = 1e11;

static void fill_rows(struct table_rows *rows, const struct table_entry *entry, const struct table_words *texts)
{
	struct table *table = rows->table;

	table->row_count = 0;
	table->caption = NULL;
	span_add(rows->b->arena, &table->caption, build_text(rows->b, texts->caption), 0);
	add_head(rows, texts->columns);
	entry->fill(rows->b, rows);
}

void table_add(const struct build *b, struct block *parent, size_t index)
{
	const struct table_entry *entry = &table_entries[index];
	struct table_words texts = words_table(b->words, (int)index);
	struct table *table = NEW(b->arena, struct table);
	struct table_rows rows = { .b = b, .table = table, .labels = texts.labels };

	table->id = entry->name;
	table->columns = NEW_ARRAY(b->arena, (size_t)entry->column_count, struct column);
	for (int i = 0; i < entry->column_count; i++)
		table->columns[i] = entry->columns[i];
	table->column_count = entry->column_count;
	table->small = entry->small;
	fill_rows(&rows, entry, &texts);
	if (entry->column_count >= WIDE_TABLE && rows.largest >= LONG_AMOUNT) {
		rows.millions = true;
		fill_rows(&rows, entry, &texts);
		name_millions(&rows);
	}
	if (table->row_count == table->head_rows)
		return;
	for (int column = table->column_count - 1; column > 0; column--)
		if (is_empty(table, column))
			drop_column(table, column);
	add_footnote(b, table, entry->footnote, texts.footnote);
	if (rows.hidden) {
		if (table->footnote)
			span_add(b->arena, &table->footnote, " ", 0);
		span_add(b->arena, &table->footnote, word(b->words, WORD_HIDDEN), 0);
	}
	block_new(b->arena, BLOCK_TABLE, parent)->table = table;
}
