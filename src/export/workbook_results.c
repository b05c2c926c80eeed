/* Resultat: the figures that the report leads with. Om: what the workbook is, and what of the program is not in it.
 */
#include "workbook_sheets.h"

#include "base/arena.h"

static struct spot at(int row, int column)
{
	return (struct spot){ SHEET_RESULTS, row, column };
}

/* The total first, then the owner of the case. */
static int level_in_order(const struct workbook *w, int i)
{
	const int order[LEVELS_AND_TOTAL] = { TOTAL, (int)w->s->owner,
					      w->s->owner == LEVEL_KOMMUNE ? LEVEL_FYLKESKOMMUNE : LEVEL_KOMMUNE,
					      LEVEL_STAT };

	return order[i];
}

static const char *name_of(const struct workbook *w, int level)
{
	return level == TOTAL ? say(w, "Samlet") : level_name[level];
}

static void write_heads(struct workbook *w, int row, const char *const *heads, int count)
{
	for (int i = 0; i < count; i++)
		book_write_text(w->book, at(row, i), LOOK_HEAD, heads[i]);
}

static void write_year_or_nothing(struct workbook *w, struct spot cell, int level, int column, int year)
{
	const char *years = workbook_years(w, level, column, SHEET_RESULTS);

	if (year)
		book_formula(w->book, cell, LOOK_YEAR, year, "=IF(gyldig*SUM(%s)>0,MIN(%s),\"\")", years, years);
	else
		book_text_formula(w->book, cell, LOOK_YEAR, "", "=IF(gyldig*SUM(%s)>0,MIN(%s),\"\")", years, years);
}

static void write_status(struct workbook *w, struct spot cell, struct spot year, int level)
{
	const char *const words[] = {
		[PAYBACK_REACHED] = say(w, "tjent inn"),
		[PAYBACK_NOT_IN_PERIOD] = say(w, "ikke i perioden"),
		[PAYBACK_NO_INVESTMENT] = "aldri i minus",
	};

	book_text_formula(w->book, cell, LOOK_TEXT, words[w->results->payback[level].status],
			  "=IF(gyldig=0,\"\",IF(%s<>\"\",\"%s\",IF(MIN(%s)<-0.005,\"%s\",\"%s\")))",
			  book_address(w->book, year, SHEET_RESULTS, "c"), words[PAYBACK_REACHED],
			  workbook_years(w, level, YEAR_BALANCE, SHEET_RESULTS), words[PAYBACK_NOT_IN_PERIOD],
			  words[PAYBACK_NO_INVESTMENT]);
}

static int write_levels(struct workbook *w, int row)
{
	struct book *b = w->book;
	const struct results *r = w->results;
	const char *const heads[] = {
		"Nettogevinst, kr",
		"Netto",
		say(w, "Per deltaker"),
		say(w, "Tjent inn ved starten av"),
		"År etter start",
		say(w, "I minus igjen"),
		"",
	};

	write_heads(w, row++, heads, sizeof heads / sizeof *heads);
	for (int i = 0; i < LEVELS_AND_TOTAL; i++, row++) {
		int level = level_in_order(w, i);
		const struct payback *p = &r->payback[level];
		const char *net = book_address(b, at(row, 1), SHEET_RESULTS, "c");
		const char *year = book_address(b, at(row, 3), SHEET_RESULTS, "c");

		book_write_text(b, at(row, 0), LOOK_TEXT, name_of(w, level));
		book_formula(b, at(row, 1), i ? LOOK_KRONER : LOOK_SUM, r->net[level], "=IF(gyldig=1,SUM(%s),\"\")",
			     workbook_years(w, level, YEAR_VALUE, SHEET_RESULTS));
		book_formula(b, at(row, 2), LOOK_KRONER, r->net[level] / (double)r->all_participants,
			     "=IF(gyldig=1,%s/deltakere_i_alt,\"\")", net);
		write_year_or_nothing(w, at(row, 3), level, YEAR_PAID_BACK, p->year);
		if (p->years)
			book_formula(b, at(row, 4), LOOK_WHOLE, p->years, "=IF(%s=\"\",\"\",%s-inn_startaar)", year,
				     year);
		else
			book_text_formula(b, at(row, 4), LOOK_WHOLE, "", "=IF(%s=\"\",\"\",%s-inn_startaar)", year,
					  year);
		write_year_or_nothing(w, at(row, 5), level, YEAR_NEGATIVE, p->negative_again);
		write_status(w, at(row, 6), at(row, 3), level);
		book_name(b, arena_printf(w->arena, "ut_netto_%s", level_id[level]), at(row, 1), at(row, 1));
		book_name(b, arena_printf(w->arena, "ut_tilbakebetaling_%s", level_id[level]), at(row, 3),
			  at(row, 3));
	}
	return row + 1;
}

static void write_sector(struct workbook *w, int row, const char *id, const char *name,
			 const double by_level[LEVELS_AND_TOTAL], bool is_cost)
{
	struct book *b = w->book;
	const char *total = book_address(b, at(row, 1), SHEET_RESULTS, "c");
	const char *key = book_address(b, at(row, 6), SHEET_RESULTS, "c");

	book_write_text(b, at(row, 0), LOOK_TEXT, name);
	book_write_text(b, at(row, 6), LOOK_NOTE, id);
	book_formula(b, at(row, 1), LOOK_SUM, by_level[TOTAL], "=IF(gyldig=1,SUM(%s),\"\")",
		     book_range(b, at(row, 3), at(row, 5), SHEET_RESULTS, "c"));
	book_formula(b, at(row, 2), LOOK_KRONER, by_level[TOTAL] / (double)w->results->all_participants,
		     "=IF(gyldig=1,%s/deltakere_i_alt,\"\")", total);
	for (int level = 0; level < LEVELS; level++) {
		struct spot cell = at(row, 3 + level);

		if (is_cost)
			book_formula(b, cell, LOOK_KRONER, by_level[level],
				     "=IF(gyldig=1,-SUMPRODUCT(%s,faktor),\"\")",
				     workbook_years(w, level, YEAR_COST, SHEET_RESULTS));
		else
			book_formula(b, cell, LOOK_KRONER, by_level[level],
				     "=IF(gyldig=1,SUMPRODUCT((%s=%s)*%s*%s),\"\")",
				     workbook_services(w, EFFECT_SECTOR, SHEET_RESULTS), key,
				     workbook_services(w, EFFECT_VALUE, SHEET_RESULTS),
				     workbook_services(w, EFFECT_SHARE + level, SHEET_RESULTS));
	}
}

static int write_sectors(struct workbook *w, int row)
{
	const struct dataset *data = w->data;
	const char *const heads[] = { "Sektor, kr", "Netto", say(w, "Per deltaker"), "Kommunen", "Fylkeskommunen",
				      "Staten",     "Id" };

	write_heads(w, row++, heads, sizeof heads / sizeof *heads);
	for (int i = 0; i < data->sector_count; i++)
		write_sector(w, row++, data->sectors[i].id, data->sectors[i].name[w->in->language],
			     w->results->sector[i], false);
	write_sector(w, row++, "implementering", "Kostnader ved tiltaket", w->results->implementation, true);
	return row + 1;
}

static int write_spread(struct workbook *w, int row)
{
	struct book *b = w->book;
	const struct montecarlo *m = &w->in->study->montecarlo;
	const char *const heads[] = { say(w, "Hvor sikkert, kr"), say(w, "Lav (1 av 10 er lavere)"), "Midt i",
				      say(w, "Høy (1 av 10 er høyere)") };

	write_heads(w, row++, heads, sizeof heads / sizeof *heads);
	for (int i = 0; i < LEVELS_AND_TOTAL; i++, row++) {
		const struct spread *net = &m->net[level_in_order(w, i)];

		book_write_text(b, at(row, 0), LOOK_TEXT, name_of(w, level_in_order(w, i)));
		book_write_number(b, at(row, 1), LOOK_KRONER, net->p10);
		book_write_number(b, at(row, 2), LOOK_KRONER, net->p50);
		book_write_number(b, at(row, 3), LOOK_KRONER, net->p90);
	}
	book_write_text(b, at(row, 0), LOOK_NOTE,
			say(w, "Dette er verdier fra programmets tilfeldige trekninger, ikke formler: de gjelder "
			       "inndata slik de var da arbeidsboken ble laget."));
	return row + 2;
}

void workbook_results(struct workbook *w)
{
	struct book *b = w->book;
	int row = 4;

	book_write_text(b, at(0, 0), LOOK_TITLE, w->written->title);
	book_write_text(b, at(1, 0), LOOK_TEXT, w->written->measure);
	book_write_text(b, at(1, 3), LOOK_TEXT, w->written->owner_name);
	if (w->read->illustrative)
		book_write_text(b, at(2, 0), LOOK_NOTE, w->read->reservation[w->in->language]);
	book_text_formula(b, at(3, 0), LOOK_FAULT, "", "=IF(gyldig=1,\"\",\"%s\")",
			  say(w, "Noe i inndata kan ikke brukes: se de røde tekstene på arket Inndata"));
	row = write_levels(w, row);
	row = write_sectors(w, row);
	write_spread(w, row);
	book_width(b, SHEET_RESULTS, 0, 0, 34);
	book_width(b, SHEET_RESULTS, 1, 6, 18);
}

/* What the program does that cannot be a formula here, and why. */
static const char *const left_out[] = {
	"Tilfeldige trekninger (usikkerhet): hver trekning er et helt regnestykke; arket Resultat viser "
	"verdiene.",
	"Følsomhet, hva som skal til og varianter: endre inndata her, eller se rapporten.",
	"Oppfølging og sammenligning med en tidligere rapport: de gjelder observasjoner og et annet grunnlag.",
	"Lav og høy verdi av inndata: arbeidsboken regner på den forventede.",
};

static const char *const about[] = {
	"Arbeidsboken regner ut nettogevinsten på nytt hver gang en gul celle endres. Hver formel er lagret med "
	"verdien som programmet regnet ut.",
	"Les arkene fra venstre: Inndata og Tjenester gir Forskjell (alder og tjeneste), Virkning (år og "
	"tjeneste), År "
	"og Resultat. Mengder har radene i datasettet.",
	"Alt i kroner i prisåret. Nettogevinsten er budsjettvirkning for kommunen, fylkeskommunen og staten, "
	"ikke "
	"samfunnsøkonomisk lønnsomhet.",
};

static int write_paragraphs(struct workbook *w, int row, const char *const *paragraphs, size_t count)
{
	for (size_t i = 0; i < count; i++)
		book_write_text(w->book, (struct spot){ SHEET_ABOUT, row++, 0 }, LOOK_TEXT, say(w, paragraphs[i]));
	return row + 1;
}

static void write_fact(struct workbook *w, int row, const char *name, const char *value)
{
	book_write_text(w->book, (struct spot){ SHEET_ABOUT, row, 0 }, LOOK_TEXT,
			arena_printf(w->arena, "%s: %s", name, value));
}

void workbook_about(struct workbook *w)
{
	struct book *b = w->book;
	int row = 2;

	book_write_text(b, (struct spot){ SHEET_ABOUT, 0, 0 }, LOOK_TITLE, say(w, "Om arbeidsboken"));
	row = write_paragraphs(w, row, about, sizeof about / sizeof *about);
	book_write_text(b, (struct spot){ SHEET_ABOUT, row++, 0 }, LOOK_HEADING, say(w, "Ikke med som formler"));
	row = write_paragraphs(w, row, left_out, sizeof left_out / sizeof *left_out);
	book_write_text(b, (struct spot){ SHEET_ABOUT, row++, 0 }, LOOK_HEADING, "Grunnlag");
	write_fact(w, row++, "Program", w->in->program);
	write_fact(w, row++, "Datasett",
		   arena_printf(w->arena, "%s, %s %s", w->read->name, "versjon", w->read->version));
	write_fact(w, row++, "SHA-256 av datasettet", w->read->sha256);
	write_fact(w, row++, "SHA-256 av scenarioet", w->written->sha256);
	if (w->written->source)
		write_fact(w, row++, say(w, "Kilde for suksessraten"), w->written->source);
	if (w->read->illustrative)
		book_write_text(b, (struct spot){ SHEET_ABOUT, row + 1, 0 }, LOOK_TEXT,
				w->read->reservation[w->in->language]);
	book_width(b, SHEET_ABOUT, 0, 0, 110);
}
