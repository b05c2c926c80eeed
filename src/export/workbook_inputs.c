/* Inndata: what may be changed, what is wrong with it, and what follows from it at once. */
#include "workbook_sheets.h"

#include "base/arena.h"

#include <string.h>

enum { COLUMN_LABEL, COLUMN_VALUE, COLUMN_NOTE, COLUMN_FAULT = COLUMN_NOTE + 5 /* a note runs over those between */ };
enum { FIRST_INPUT = 4 };

enum input_id {
	IN_GROUP,
	IN_AGES_1,
	IN_AGES_2,
	IN_START,
	IN_DURATION,
	IN_ROUND,
	IN_PARTICIPANTS,
	IN_WITHOUT,
	IN_WITH,
	IN_OPTIMISM,
	IN_NO_EFFECT,
	IN_SHARE,
	IN_FADE,
	IN_EFFECT_YEARS,
	IN_PERIOD,
	IN_RATE,
	IN_PRICE_YEAR,
	IN_DEFLATOR,
	IN_DISTRIBUTION,
	INPUT_COUNT
};

enum kind { KIND_LIST, KIND_WHOLE, KIND_SHARE, KIND_OWN /* checked in its own way */ };

static const struct input_row {
	const char *name, *label, *note;
	enum look look;
	enum kind kind;
	double least, most;
	const char *list; /* the name of what may be chosen */
} inputs[INPUT_COUNT] = {
	[IN_GROUP] = { "inn_gruppe", "Målgruppe",
	  NULL, LOOK_INPUT_TEXT, KIND_LIST, .list = "gruppe_id" },
	[IN_AGES_1] = { "inn_alder_1", "Alder ved start",
	  "velg i listen", LOOK_INPUT_TEXT, KIND_LIST, .list = "intervall_id" },
	[IN_AGES_2] = { "inn_alder_2", "Aldersintervall til",
	  "tomt, eller det som kommer før eller etter det første", LOOK_INPUT_TEXT, KIND_OWN, .list = "intervall_id" },
	[IN_START] = { "inn_startaar", "Startår",
	  "år", LOOK_INPUT_YEAR, KIND_WHOLE, .least = 1990, .most = 2100 },
	[IN_DURATION] = { "inn_varighet", "Varighet",
	  "år tiltaket varer", LOOK_INPUT_WHOLE, KIND_WHOLE, .least = 1, .most = LIMIT_PERIOD },
	[IN_ROUND] = { "inn_varighet_per_runde", "Varighet per runde",
	  "år én gruppe deltakere er med", LOOK_INPUT_WHOLE, KIND_OWN, .list = NULL },
	[IN_PARTICIPANTS] = { "inn_deltakere", "Deltakere",
	  "i hver runde", LOOK_INPUT_WHOLE, KIND_WHOLE, .least = 1, .most = LIMIT_PARTICIPANTS },
	[IN_WITHOUT] = { "inn_normalliv_uten", "Ordinært livsløp uten tiltaket",
	  "andel av deltakerne", LOOK_INPUT_SHARE, KIND_SHARE,
	  .least = 0, .most = 1 },
	[IN_WITH] = { "inn_normalliv_med", "Ordinært livsløp med tiltaket",
	  "andel av deltakerne", LOOK_INPUT_SHARE, KIND_SHARE,
	  .least = 0, .most = 1 },
	[IN_OPTIMISM] = { "inn_optimisme", "Optimisme",
	  "andel som trekkes fra suksessraten når den er over null", LOOK_INPUT_SHARE, KIND_SHARE,
	  .least = 0, .most = 1 },
	[IN_NO_EFFECT] = { "inn_ingen_virkning", "Sannsynlighet for ingen virkning",
	  "brukes bare i «regnet med at det kanskje ikke virker»", LOOK_INPUT_SHARE, KIND_SHARE,
	  .least = 0, .most = 1 },
	[IN_SHARE] = { "inn_andel", "Andel av forskjellen",
	  "hvor mye av forskjellen i registrene én som lykkes, lukker", LOOK_INPUT_SHARE, KIND_SHARE,
	  .least = 0, .most = 1 },
	[IN_FADE] = { "inn_frafall", "Frafall per år",
	  "andel av virkningen som går tapt hvert år", LOOK_INPUT_SHARE, KIND_SHARE,
	  .least = 0, .most = 1 },
	[IN_EFFECT_YEARS] = { "inn_effekt_varighet", "Virkningens varighet",
	  "år etter at en runde er over; tomt er uten grense", LOOK_INPUT_WHOLE, KIND_OWN, .list = NULL },
	[IN_PERIOD] = { "inn_periode", "Periode",
	  "år fra startåret", LOOK_INPUT_WHOLE, KIND_WHOLE, .least = 1, .most = LIMIT_PERIOD },
	[IN_RATE] = { "inn_kalkulasjonsrente", "Kalkulasjonsrente",
	  "per år, eller R-109 for den fallende renten", LOOK_INPUT_SHARE, KIND_OWN, .list = NULL },
	[IN_PRICE_YEAR] = { "inn_prisaar", "Prisår",
	  "året kronene gjelder", LOOK_INPUT_YEAR, KIND_OWN, .list = NULL },
	[IN_DEFLATOR] = { "inn_deflator", "Deflator",
	  "hva prisene på tjenester følger", LOOK_INPUT_TEXT, KIND_LIST, .list = "deflator_id" },
	[IN_DISTRIBUTION] = { "inn_fordeling", "Fordeling",
	  "hvem som betaler", LOOK_INPUT_TEXT, KIND_OWN, .list = "fordeling_id" },
};

static struct spot input_spot(int id)
{
	return (struct spot){ SHEET_INPUTS, FIRST_INPUT + id, COLUMN_VALUE };
}

static const char *interval_id(const struct workbook *w, struct interval ages)
{
	return arena_printf(w->arena, "%d-%d", ages.from, ages.to);
}

static const char *distribution_id(const struct workbook *w)
{
	return w->read->distribution_count ? w->read->distributions[w->written->distribution].id : "–";
}

/* The first distribution that begins after the year `from`, 0 when none does. */
static int distribution_after(const struct dataset *data, int from)
{
	int best = 0;

	for (int i = 1; i < data->distribution_count; i++)
		if (data->distributions[i].from > from &&
		    (!best || data->distributions[i].from < data->distributions[best].from))
			best = i;
	return best;
}

/* The distribution of the start year, as dataset_default_distribution() has it: the latest that has begun. */
static const char *default_distribution(const struct workbook *w)
{
	const struct dataset *data = w->read;
	const char *formula = arena_printf(w->arena, "\"%s\"", data->distributions[0].id);
	int from = 0, next;

	for (; (next = distribution_after(data, from)) > 0; from = data->distributions[next].from)
		formula = arena_printf(w->arena, "IF(inn_startaar>=%d,\"%s\",%s)", data->distributions[next].from,
				       data->distributions[next].id, formula);
	return formula;
}

/* What was not typed follows what it is when nothing is typed: then the cell is a formula itself. */
static void write_value(struct workbook *w, int id)
{
	const struct scenario *s = w->written;
	struct spot at = input_spot(id);
	enum look look = inputs[id].look;

	switch ((enum input_id)id) {
	case IN_GROUP:
		book_write_text(w->book, at, look, w->read->groups[s->group].id);
		break;
	case IN_AGES_1:
		book_write_text(w->book, at, look, interval_id(w, s->ages[0]));
		break;
	case IN_AGES_2:
		if (s->age_count > 1)
			book_write_text(w->book, at, look, interval_id(w, s->ages[1]));
		else
			book_write_blank(w->book, at, look);
		break;
	case IN_START:
		book_write_number(w->book, at, look, s->start);
		break;
	case IN_DURATION:
		book_write_number(w->book, at, look, s->duration);
		break;
	case IN_ROUND:
		if (s->round_at.file)
			book_write_number(w->book, at, look, s->round);
		else
			book_formula(w->book, at, look, s->round, "=inn_varighet");
		break;
	case IN_PARTICIPANTS:
		book_write_number(w->book, at, look, s->participants);
		break;
	case IN_WITHOUT:
		book_write_number(w->book, at, look, s->without.expected);
		break;
	case IN_WITH:
		book_write_number(w->book, at, look, s->with.expected);
		break;
	case IN_OPTIMISM:
		book_write_number(w->book, at, look, s->optimism);
		break;
	case IN_NO_EFFECT:
		book_write_number(w->book, at, look, w->in->study->no_effect);
		break;
	case IN_SHARE:
		book_write_number(w->book, at, look, s->difference);
		break;
	case IN_FADE:
		book_write_number(w->book, at, look, s->fade);
		break;
	case IN_EFFECT_YEARS:
		if (s->effect_years)
			book_write_number(w->book, at, look, s->effect_years);
		else
			book_write_blank(w->book, at, look);
		break;
	case IN_PERIOD:
		book_write_number(w->book, at, look, s->period);
		break;
	case IN_RATE:
		if (s->rate.falling)
			book_write_text(w->book, at, look, "R-109");
		else
			book_write_number(w->book, at, look, s->rate.yearly);
		break;
	case IN_PRICE_YEAR:
		book_write_number(w->book, at, look, s->price_year);
		break;
	case IN_DEFLATOR:
		book_write_text(w->book, at, look, s->deflator == DEFLATOR_MUNICIPAL ? "kommunal" : "kpi");
		break;
	case IN_DISTRIBUTION:
		if (s->distribution_at.file || !w->read->distribution_count)
			book_write_text(w->book, at, look, distribution_id(w));
		else
			book_text_formula(w->book, at, look, distribution_id(w), "=%s", default_distribution(w));
		break;
	case INPUT_COUNT:
		break;
	}
}

/* A condition that is 1 when the value is allowed; an error in it counts as a fault. */
static const char *condition(struct workbook *w, int id, const char **wanted)
{
	const struct input_row *in = &inputs[id];
	const char *v = in->name;

	*wanted = say(w, "Velg en verdi i listen");
	switch ((enum input_id)id) {
	case IN_AGES_2:
		*wanted = say(w, "Velg nabointervallet, eller tøm cellen");
		return "IF(inn_alder_2=\"\",1,"
		       "(MATCH(inn_alder_2,intervall_id,0)-MATCH(inn_alder_1,intervall_id,0))^2=1)";
	case IN_ROUND:
		*wanted = say(w, "Varigheten må gå opp i hele runder");
		return "(inn_varighet_per_runde>=1)*(ROUND(inn_varighet_per_runde,0)=inn_varighet_per_runde)*"
		       "(ROUND(inn_varighet/inn_varighet_per_runde,0)*inn_varighet_per_runde=inn_varighet)";
	case IN_EFFECT_YEARS:
		*wanted = say(w, "Skriv et helt tall fra 1 til 60, eller tøm cellen");
		return "IF(inn_effekt_varighet=\"\",1,(ROUND(inn_effekt_varighet,0)=inn_effekt_varighet)*"
		       "(inn_effekt_varighet>=1)*(inn_effekt_varighet<=60))";
	case IN_RATE:
		*wanted = say(w, "Skriv en andel fra 0 % til 20 %, eller R-109");
		return "IF(inn_kalkulasjonsrente=\"R-109\",1,(inn_kalkulasjonsrente+0>=0)*(inn_kalkulasjonsrente<=0."
		       "2))";
	case IN_PRICE_YEAR:
		*wanted = say(w, "Velg et år som prisindeksene har");
		return "(INDEX(indeks_kpi,MATCH(inn_prisaar,indeks_aar,0))>0)*"
		       "IF(inn_deflator=\"kommunal\",INDEX(indeks_deflator,MATCH(inn_prisaar,indeks_aar,0))>0,1)";
	case IN_DISTRIBUTION:
		return "MATCH(inn_fordeling&\"\",fordeling_id,0)>0";
	default:
		break;
	}
	if (in->kind == KIND_LIST)
		return arena_printf(w->arena, "MATCH(%s,%s,0)>0", v, in->list);
	if (in->kind == KIND_SHARE) {
		*wanted = say(w, "Skriv en andel fra 0 % til 100 %");
		return arena_printf(w->arena, "(%s+0>=0)*(%s<=1)", v, v);
	}
	*wanted = arena_printf(w->arena, "%s %.0f–%.0f", say(w, "Skriv et helt tall:"), in->least, in->most);
	return arena_printf(w->arena, "(ROUND(%s,0)=%s)*(%s>=%.0f)*(%s<=%.0f)", v, v, v, in->least, v, in->most);
}

static void write_input(struct workbook *w, int id)
{
	const struct input_row *in = &inputs[id];
	struct spot value = input_spot(id), label = value, note = value, fault = value;
	const char *wanted, *holds = condition(w, id, &wanted);

	label.column = COLUMN_LABEL;
	note.column = COLUMN_NOTE;
	fault.column = COLUMN_FAULT;
	book_write_text(w->book, label, LOOK_TEXT, say(w, in->label));
	write_value(w, id);
	if (in->note)
		book_write_text(w->book, note, LOOK_BESIDE, say(w, in->note));
	else
		book_text_formula(w->book, note, LOOK_BESIDE, w->read->groups[w->s->group].name[w->in->language],
				  "=IFERROR(INDEX(gruppe_navn,MATCH(inn_gruppe,gruppe_id,0)),\"\")");
	book_text_formula(w->book, fault, LOOK_FAULT, "", "=IFERROR(IF(%s,\"\",\"%s\"),\"%s\")", holds, wanted,
			  wanted);
	book_name(w->book, in->name, value, value);
	if (in->list)
		book_allow_list(w->book, value, value, in->list);
	else if (in->kind != KIND_OWN)
		book_allow_number(w->book, value, in->kind == KIND_WHOLE, in->least, in->most, wanted);
}

struct derived {
	const char *name, *label, *formula;
	enum look look;
	double value;
};

/* Where the two intervals stand in the list; one alone counts as both, which leaves the mean as it is. */
#define PLACE_1 "IFERROR(MATCH(inn_alder_1,intervall_id,0),1)"
#define PLACE_2 "IF(inn_alder_2=\"\"," PLACE_1 ",IFERROR(MATCH(inn_alder_2,intervall_id,0),1))"

static void write_derived(struct workbook *w, int row)
{
	const struct scenario *s = w->s;
	const struct results *r = w->results;
	const struct interval *last = &s->ages[s->age_count - 1];
	const struct derived all[] = {
		{ "gyldig", "Inndata er gyldige (1 = ja)", NULL, LOOK_WHOLE, 1 },
		{ "runder", "Runder", "IFERROR(inn_varighet/inn_varighet_per_runde,0)", LOOK_WHOLE, r->rounds },
		{ "deltakere_i_alt", "Deltakere i alt",
		  "IFERROR(inn_deltakere*runder,0)", LOOK_WHOLE, (double)r->all_participants },
		{ "suksessrate_skrevet", "Suksessrate, med minus uten",
		  "IFERROR(inn_normalliv_med-inn_normalliv_uten,0)", LOOK_SHARE, scenario_success_rate(w->written) },
		{ "suksessrate", "Suksessrate det er regnet med",
		  "IFERROR(IF(suksessrate_skrevet>0,suksessrate_skrevet*(1-inn_optimisme),"
		  "suksessrate_skrevet),0)", LOOK_SHARE,
		  r->success_rate },
		{ "hjulpet_per_runde", "Hjulpet i hver runde",
		  "IFERROR(inn_deltakere*suksessrate,0)", LOOK_QUANTITY, r->helped_per_round },
		{ "fra_1", "Første intervall, fra alder",
		  "INDEX(intervall_fra," PLACE_1 ")", LOOK_WHOLE, s->ages[0].from },
		{ "til_1", "Første intervall, til alder",
		  "INDEX(intervall_til," PLACE_1 ")", LOOK_WHOLE, s->ages[0].to },
		{ "fra_2", "Andre intervall, fra alder", "INDEX(intervall_fra," PLACE_2 ")", LOOK_WHOLE, last->from },
		{ "til_2", "Andre intervall, til alder", "INDEX(intervall_til," PLACE_2 ")", LOOK_WHOLE, last->to },
		{ "fordeling_nr", "Fordelingens nummer",
		  "IFERROR(MATCH(inn_fordeling&\"\",fordeling_id,0),1)", LOOK_WHOLE, s->distribution + 1 },
	};
	struct spot first = input_spot(0), end = input_spot(INPUT_COUNT - 1);

	first.column = end.column = COLUMN_FAULT;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct spot value = { SHEET_INPUTS, row + (int)i, COLUMN_VALUE }, label = value;

		label.column = COLUMN_LABEL;
		book_write_text(w->book, label, LOOK_TEXT, say(w, all[i].label));
		if (all[i].formula)
			book_formula(w->book, value, all[i].look, all[i].value, "=%s", all[i].formula);
		else
			book_formula(w->book, value, all[i].look, all[i].value, "=IF(SUMPRODUCT((%s<>\"\")*1)=0,1,0)",
				     book_range(w->book, first, end, SHEET_INPUTS, "rc"));
		book_name(w->book, all[i].name, value, value);
	}
}

void workbook_inputs(struct workbook *w)
{
	struct book *b = w->book;
	int row = FIRST_INPUT + INPUT_COUNT + 1;

	book_write_text(b, (struct spot){ SHEET_INPUTS, 0, 0 }, LOOK_TITLE, "Inndata");
	book_write_text(b, (struct spot){ SHEET_INPUTS, 1, 0 }, LOOK_NOTE,
			say(w, "Endre de gule cellene. Alt annet i arbeidsboken regnes ut av dem."));
	book_write_text(b, (struct spot){ SHEET_INPUTS, 2, 0 }, LOOK_TEXT, w->written->title);
	for (int id = 0; id < INPUT_COUNT; id++)
		write_input(w, id);
	book_write_text(b, (struct spot){ SHEET_INPUTS, row, 0 }, LOOK_HEADING, say(w, "Regnet ut av inndata"));
	write_derived(w, row + 1);
	row += 14;
	book_write_text(b, (struct spot){ SHEET_INPUTS, row, 0 }, LOOK_HEADING, "Kostnader ved tiltaket");
	book_write_text(
		b, (struct spot){ SHEET_INPUTS, row + 1, 0 }, LOOK_NOTE,
		say(w, "Uten år gjelder beløpet hvert år tiltaket varer. Et år utenfor perioden teller ikke."));
	workbook_costs(w, row + 2);
	book_width(b, SHEET_INPUTS, COLUMN_LABEL, COLUMN_LABEL, 34);
	book_width(b, SHEET_INPUTS, COLUMN_VALUE, COLUMN_VALUE, 20);
	book_width(b, SHEET_INPUTS, COLUMN_NOTE, COLUMN_NOTE, 16);
	book_width(b, SHEET_INPUTS, COLUMN_NOTE + 1, COLUMN_NOTE + 2, 16);
}
