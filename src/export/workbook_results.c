/* Resultat: the figures that the report leads with. Om: what the workbook is, and what of the program is not in it.
 */
#include "workbook_sheets.h"

#include "base/arena.h"
#include "base/text.h"

enum { FIRST_LEVEL = 5 };

static struct spot at(int row, int column)
{
	return (struct spot){ SHEET_RESULTS, row, column };
}

enum { RESULT_NOTE = 6 }; /* the column to the right of the numbers */

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
		book_write_text(w->book, at(row, i), i && i < RESULT_NOTE ? LOOK_HEAD_NUMBERS : LOOK_HEAD, heads[i]);
}

/* When the level's status is `status` for the first time: at the end of that year, or `before` years earlier; nothing
 * when it never is. */
static void write_year_or_nothing(struct workbook *w, struct spot spot, int level, int status, int before, int year)
{
	const char *format = "=IF(gyldig=1,IFERROR(inn_startaar+MATCH(%d,%s,0)-%d,\"\"),\"\")";
	const char *all = workbook_years(w, level, YEAR_STATUS, SHEET_RESULTS);

	if (year)
		book_formula(w->book, spot, LOOK_YEAR, year, format, status, all, before);
	else
		book_text_formula(w->book, spot, LOOK_YEAR, "", format, status, all, before);
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
		write_year_or_nothing(w, at(row, 3), level, 2, 0, p->year);
		if (p->years)
			book_formula(b, at(row, 4), LOOK_WHOLE, p->years, "=IF(%s=\"\",\"\",%s-inn_startaar)", year,
				     year);
		else
			book_text_formula(b, at(row, 4), LOOK_WHOLE, "", "=IF(%s=\"\",\"\",%s-inn_startaar)", year,
					  year);
		write_year_or_nothing(w, at(row, 5), level, 3, 1, p->negative_again);
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
	book_write_text(b, at(row, RESULT_NOTE), LOOK_BESIDE, id);
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

/* Each service: its present value by level, and how much less or more of it is used. */
static void write_service_result(struct workbook *w, int row, int service)
{
	struct book *b = w->book;
	const struct use *use = &w->in->study->made_of.use[service];
	struct spot gain = workbook_gain(w, service, 0), last = workbook_gain(w, service, LIMIT_PERIOD - 1),
		    value = gain, factor = gain, price = { SHEET_SERVICES, SERVICE_FIRST + service, SERVICE_PRICE };
	const char *p = book_address(b, price, SHEET_RESULTS, ""), *f;
	double unit = calc_unit_price(w->s, w->data, service);

	value.row = EFFECT_VALUE;
	factor.row = EFFECT_FACTOR;
	f = book_address(b, factor, SHEET_RESULTS, "");
	book_write_text(b, at(row, 0), LOOK_TEXT, w->data->services[service].name[w->in->language]);
	book_formula(b, at(row, 1), LOOK_SUM, w->results->service[service][TOTAL], "=IF(gyldig=1,%s,\"\")",
		     book_address(b, value, SHEET_RESULTS, ""));
	for (int level = 0; level < LEVELS; level++) {
		struct spot share = gain;

		share.row = EFFECT_SHARE + level;
		book_formula(b, at(row, 3 + level), LOOK_KRONER, w->results->service[service][level],
			     "=IF(gyldig=1,%s*%s,\"\")", book_address(b, at(row, 1), SHEET_RESULTS, "c"),
			     book_address(b, share, SHEET_RESULTS, ""));
	}
	/* Without a price the quantity cannot be told from the kroner. */
	if (unit == 0)
		book_text_formula(b, at(row, 2), LOOK_QUANTITY, "", "=IF(gyldig*%s*%s=0,\"\",%sSUM(%s)/%s/%s)", p, f,
				  w->data->services[service].revenue ? "" : "-",
				  book_range(b, gain, last, SHEET_RESULTS, ""), p, f);
	else
		book_formula(b, at(row, 2), LOOK_QUANTITY, use->sum, "=IF(gyldig*%s*%s=0,\"\",%sSUM(%s)/%s/%s)", p, f,
			     w->data->services[service].revenue ? "" : "-",
			     book_range(b, gain, last, SHEET_RESULTS, ""), p, f);
	book_write_text(b, at(row, RESULT_NOTE), LOOK_BESIDE,
			dataset_text(w->data, w->data->services[service].unit, w->in->language));
}

static int write_services(struct workbook *w, int row)
{
	const char *const heads[] = { say(w, "Tjeneste, kr"),
				      "Netto",
				      say(w, "Endret bruk i perioden, enheter"),
				      "Kommunen",
				      "Fylkeskommunen",
				      "Staten",
				      say(w, "Enhet") };

	write_heads(w, row++, heads, sizeof heads / sizeof *heads);
	for (int i = 0; i < w->services; i++)
		write_service_result(w, row++, i);
	return row + 1;
}

/* The cell of a level's net, and of what the measure costs it, further up. */
static struct spot level_net(const struct workbook *w, int level)
{
	int i = 0;

	while (level_in_order(w, i) != level)
		i++;
	return at(FIRST_LEVEL + i, 1);
}

static struct spot level_cost(const struct workbook *w, int level)
{
	int row = FIRST_LEVEL + LEVELS_AND_TOTAL + 2 + w->data->sector_count;

	return at(row, level == TOTAL ? 1 : 3 + level);
}

/* How the gain becomes money, by level. */
static int write_realised(struct workbook *w, int row)
{
	struct book *b = w->book;
	const char *const heads[] = { say(w, "Når nettogevinsten blir penger, kr"),
				      say(w, "Straks, kostnaden ved tiltaket trukket fra"),
				      say(w, "Når en avtale er over"), say(w, "Bare når stillinger trekkes inn") };

	write_heads(w, row++, heads, sizeof heads / sizeof *heads);
	for (int i = 0; i < LEVELS_AND_TOTAL; i++, row++) {
		int level = level_in_order(w, i);

		book_write_text(b, at(row, 0), LOOK_TEXT, name_of(w, level));
		for (int how = 0; how < REALISATIONS; how++) {
			bool paid = how == REALISED_AT_ONCE; /* the measure itself is paid as it goes */
			const char *share =
				level == TOTAL ? "1" : workbook_services(w, EFFECT_SHARE + level, SHEET_RESULTS);

			book_formula(b, at(row, 1 + how), LOOK_KRONER, w->in->study->made_of.realised[how][level],
				     "=IF(gyldig=1,SUMPRODUCT((%s=\"%s\")*%s*%s)%s%s,\"\")",
				     workbook_services(w, EFFECT_REALISATION, SHEET_RESULTS), realisation_id[how],
				     workbook_services(w, EFFECT_VALUE, SHEET_RESULTS), share, paid ? "+" : "",
				     paid ? book_address(b, level_cost(w, level), SHEET_RESULTS, "") : "");
		}
	}
	return row + 1;
}

/* The result if nothing comes of the measure, with that counted in, and the range if it works. */
static int write_spread(struct workbook *w, int row)
{
	struct book *b = w->book;
	const struct study *study = w->in->study;
	const char *const heads[] = { say(w, "Hvor sikkert, kr"),
				      say(w, "Hvis det ikke virker"),
				      say(w, "Regnet med at det kanskje ikke virker"),
				      say(w, "Hvis det virker: lav (1 av 10 er lavere)"),
				      say(w, "Hvis det virker: midt i"),
				      say(w, "Hvis det virker: høy (1 av 10 er høyere)") };

	write_heads(w, row++, heads, sizeof heads / sizeof *heads);
	for (int i = 0; i < LEVELS_AND_TOTAL; i++, row++) {
		int level = level_in_order(w, i);
		const struct spread *works = &study->montecarlo.works[level];
		const char *cost = book_address(b, level_cost(w, level), SHEET_RESULTS, "");
		const char *net = book_address(b, level_net(w, level), SHEET_RESULTS, "");

		book_write_text(b, at(row, 0), LOOK_TEXT, name_of(w, level));
		book_formula(b, at(row, 1), LOOK_KRONER, w->results->implementation[level], "=%s", cost);
		book_formula(b, at(row, 2), LOOK_KRONER, study->expected_net[level],
			     "=IF(gyldig=1,(1-inn_ingen_virkning)*(%s-%s)+%s,\"\")", net, cost, cost);
		book_write_number(b, at(row, 3), LOOK_KRONER, works->p10);
		book_write_number(b, at(row, 4), LOOK_KRONER, works->p50);
		book_write_number(b, at(row, 5), LOOK_KRONER, works->p90);
	}
	book_write_text(
		b, at(row, 0), LOOK_NOTE,
		say(w,
		    "De tre siste kolonnene er verdier fra programmets tilfeldige trekninger, ikke formler: de gjelder inndata slik de var da arbeidsboken ble laget."));
	return row + 2;
}

void workbook_results(struct workbook *w)
{
	struct book *b = w->book;
	int row = FIRST_LEVEL - 1;

	book_write_text(b, at(0, 0), LOOK_TITLE, w->written->title);
	book_write_text(b, at(1, 0), LOOK_TEXT, w->written->measure);
	book_write_text(b, at(1, 3), LOOK_TEXT, w->written->owner_name);
	if (w->read->illustrative)
		book_write_text(b, at(2, 0), LOOK_NOTE,
				say(w, "Datasettet er illustrativt: les forbeholdet på arket Om."));
	book_text_formula(b, at(3, 0), LOOK_FAULT, "", "=IF(gyldig=1,\"\",\"%s\")",
			  say(w, "Noe i inndata kan ikke brukes: se de røde tekstene på arket Inndata"));
	row = write_levels(w, row);
	row = write_sectors(w, row);
	row = write_services(w, row);
	row = write_realised(w, row);
	write_spread(w, row);
	book_width(b, SHEET_RESULTS, 0, 0, 34);
	book_width(b, SHEET_RESULTS, 1, RESULT_NOTE - 1, 18);
	book_width(b, SHEET_RESULTS, RESULT_NOTE, RESULT_NOTE, 30);
}

/* What the program does that cannot be a formula here, and why. */
static const char *const left_out[] = {
	"Tilfeldige trekninger (usikkerhet): hver trekning er et helt regnestykke; arket Resultat viser verdiene.",
	"Følsomhet, hva som skal til og varianter: endre inndata her, eller se rapporten.",
	"Oppfølging og sammenligning med en tidligere rapport: de gjelder observasjoner og et annet grunnlag.",
	"Lav og høy verdi av inndata: arbeidsboken regner på den forventede.",
};

static const char *const about[] = {
	"Arbeidsboken regner ut nettogevinsten på nytt hver gang en gul celle endres. "
	"Hver formel er lagret med verdien som programmet regnet ut.",
	"Les arkene fra venstre: Inndata og Tjenester gir Forskjell (alder og tjeneste), Virkning (år og tjeneste), År og Resultat. "
	"Mengder har radene i datasettet.",
	"Alt i kroner i prisåret. "
	"Nettogevinsten er budsjettvirkning for kommunen, fylkeskommunen og staten, ikke samfunnsøkonomisk lønnsomhet.",
};

static int write_paragraphs(struct workbook *w, int row, const char *const *paragraphs, size_t count)
{
	for (size_t i = 0; i < count; i++)
		book_write_text(w->book, (struct spot){ SHEET_ABOUT, row++, 0 }, LOOK_PARAGRAPH, say(w, paragraphs[i]));
	return row + 1;
}

static void write_fact(struct workbook *w, int row, const char *name, const char *value)
{
	book_write_text(w->book, (struct spot){ SHEET_ABOUT, row, 0 }, LOOK_PARAGRAPH,
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
	write_fact(w, row++, "SHA-256 av datasettet", dataset_sha256(w->read, w->arena));
	write_fact(w, row++, text_equal(w->in->scenario_sha256, w->written->sha256)
			? "SHA-256 av scenarioet" : say(w, "SHA-256 av scenarioet uten det som er observert"),
		   w->in->scenario_sha256);
	if (w->written->source)
		write_fact(w, row++, say(w, "Kilde for suksessraten"), w->written->source);
	if (w->read->illustrative)
		book_write_text(b, (struct spot){ SHEET_ABOUT, row + 1, 0 }, LOOK_PARAGRAPH,
				w->read->reservation[w->in->language]);
	book_width(b, SHEET_ABOUT, 0, 0, 110);
}
