/* Forskjell: what one person of the group costs the public more than the average, by age. Virkning: what that is to
 * all who are helped, year by year. */
#include "workbook_sheets.h"

#include "base/arena.h"

#include <math.h>

/* Left of Forskjell's blocks: the age, and what a row of Mengder must fulfil to hold at that age. */
enum { CRITERIA = 2 };

/* The blocks of Forskjell. */
enum { BLOCK_AVERAGE, BLOCK_GROUP, BLOCK_KRONER, BLOCKS };

static struct spot block_spot(const struct workbook *w, int block, int row, int service)
{
	return (struct spot){ SHEET_DIFFERENCE, row, CRITERIA + 1 + block * (w->services + 1) + service };
}

static struct spot service_row(int service, int column)
{
	return (struct spot){ SHEET_SERVICES, SERVICE_FIRST + service, column };
}

static void write_block_heads(struct workbook *w, int block)
{
	const char *const titles[BLOCKS] = {
		say(w, "Mengde per person i befolkningen"),
		say(w, "Mengde per person i målgruppen"),
		arena_printf(w->arena, "%s %d", say(w, "Det offentlige sparer per person og år, kroner i"),
			     w->data->price_year),
	};
	struct book *b = w->book;

	book_write_text(b, block_spot(w, block, DIFFERENCE_ID - 1, 0), LOOK_HEADING, titles[block]);
	for (int i = 0; i < w->services; i++) {
		struct spot id = service_row(i, SERVICE_ID), name = service_row(i, SERVICE_NAME);

		book_text_formula(b, block_spot(w, block, DIFFERENCE_ID, i), LOOK_TEXT, w->data->services[i].id,
				  "=%s", book_address(b, id, SHEET_DIFFERENCE, "rc"));
		book_text_formula(b, block_spot(w, block, DIFFERENCE_ID + 1, i), LOOK_HEAD_NUMBERS,
				  w->data->services[i].name[w->in->language], "=%s",
				  book_address(b, name, SHEET_DIFFERENCE, "rc"));
		if (block != BLOCK_KRONER)
			continue;
		book_formula(b, block_spot(w, block, DIFFERENCE_PRICE, i), LOOK_PRICE,
			     calc_unit_price(w->s, w->data, i), "=%s",
			     book_address(b, service_row(i, SERVICE_PRICE), SHEET_DIFFERENCE, "rc"));
		book_formula(b, block_spot(w, block, DIFFERENCE_SIGN, i), LOOK_WHOLE,
			     w->data->services[i].revenue ? -1 : 1, "=IF(%s=\"inntekt\",-1,1)",
			     book_address(b, service_row(i, SERVICE_DIRECTION), SHEET_DIFFERENCE, "rc"));
	}
}

/* The share of the participants who start at an age: every age of an interval is equally likely, and two intervals
 * count the same. */
static double start_share(const struct scenario *s, int age)
{
	double share = 0;

	for (int i = 0; i < s->age_count; i++)
		if (age >= s->ages[i].from && age <= s->ages[i].to)
			share += 1.0 / (s->ages[i].to - s->ages[i].from + 1) / s->age_count;
	return share;
}

static struct spot start_spot(const struct workbook *w, int age)
{
	return block_spot(w, BLOCKS, DIFFERENCE_FIRST + age, 0);
}

static void write_start(struct workbook *w, int age, const char *years)
{
	book_formula(w->book, start_spot(w, age), LOOK_FACTOR, start_share(w->s, age),
		     "=(IF(%s<fra_1,0,IF(%s>til_1,0,1/(til_1-fra_1+1)))+IF(%s<fra_2,0,IF(%s>til_2,0,1/"
		     "(til_2-fra_2+1))))/2",
		     years, years, years, years);
}

/* `given`: a group may have an amount of its own in the place of a ratio. */
static void write_age(struct workbook *w, int age, bool given)
{
	struct book *b = w->book;
	int row = DIFFERENCE_FIRST + age;
	struct spot at = { SHEET_DIFFERENCE, row, 0 };
	struct spot from = { SHEET_DIFFERENCE, row, 1 }, to = { SHEET_DIFFERENCE, row, CRITERIA };
	const char *years = book_address(b, at, SHEET_DIFFERENCE, "c");
	const char *begins = book_address(b, from, SHEET_DIFFERENCE, "c");
	const char *ends = book_address(b, to, SHEET_DIFFERENCE, "c");

	book_write_number(b, at, LOOK_WHOLE, age);
	book_text_formula(b, from, LOOK_NOTE, arena_printf(w->arena, "<=%d", age), "=\"<=\"&%s", years);
	book_text_formula(b, to, LOOK_NOTE, arena_printf(w->arena, ">=%d", age), "=\">=\"&%s", years);
	write_start(w, age, years);
	for (int i = 0; i < w->services; i++) {
		struct spot average = block_spot(w, BLOCK_AVERAGE, row, i),
			    group = block_spot(w, BLOCK_GROUP, row, i);
		struct spot kroner = block_spot(w, BLOCK_KRONER, row, i);
		const char *x = book_address(b, average, SHEET_DIFFERENCE, "");
		const char *id = book_address(b, block_spot(w, BLOCK_GROUP, DIFFERENCE_ID, i), SHEET_DIFFERENCE, "r");
		const char *here = arena_printf(w->arena, "m_tjeneste,%s,m_fra,%s,m_til,%s", id, begins, ends);
		const char *own = arena_printf(
			w->arena, "+SUMIFS(m_mengde,m_gruppe,inn_gruppe,%s,m_maal,\"per_person\")", here);

		book_formula(b, average, LOOK_QUANTITY, w->data->quantity[0][i][age],
			     "=SUMIFS(m_mengde,m_gruppe,\"%s\",%s)", w->data->groups[0].id, here);
		book_formula(b, group, LOOK_QUANTITY, w->data->quantity[w->s->group][i][age],
			     "=%s*(1+SUMIFS(m_tillegg,m_gruppe,inn_gruppe,%s))%s", x, here, given ? own : "");
		book_formula(b, kroner, LOOK_KRONER, calc_difference(w->s, w->data, i, age), "=%s*%s*(%s-%s)",
			     book_address(b, block_spot(w, BLOCK_KRONER, DIFFERENCE_SIGN, i), SHEET_DIFFERENCE, "r"),
			     book_address(b, block_spot(w, BLOCK_KRONER, DIFFERENCE_PRICE, i), SHEET_DIFFERENCE, "r"),
			     book_address(b, group, SHEET_DIFFERENCE, ""), x);
	}
}

void workbook_difference(struct workbook *w)
{
	struct book *b = w->book;
	bool given = false;

	book_write_text(b, (struct spot){ SHEET_DIFFERENCE, 0, 0 }, LOOK_TITLE, say(w, "Forskjell"));
	book_write_text(b, (struct spot){ SHEET_DIFFERENCE, 1, 0 }, LOOK_NOTE,
			say(w,
			    "Mengden i målgruppen minus mengden i befolkningen, ganger prisen. "
			    "For en inntekt er fortegnet −1: mer av den er en gevinst."));
	for (int block = 0; block < BLOCKS; block++)
		write_block_heads(w, block);
	book_write_text(b, (struct spot){ SHEET_DIFFERENCE, DIFFERENCE_PRICE, 0 }, LOOK_TEXT, "Pris");
	book_write_text(b, (struct spot){ SHEET_DIFFERENCE, DIFFERENCE_SIGN, 0 }, LOOK_TEXT, say(w, "Fortegn"));
	book_write_text(b, (struct spot){ SHEET_DIFFERENCE, DIFFERENCE_FIRST - 1, 0 }, LOOK_HEAD, "Alder");
	book_write_text(b, (struct spot){ SHEET_DIFFERENCE, DIFFERENCE_FIRST - 1, 1 }, LOOK_HEAD,
			say(w, "Raden begynner ved"));
	book_write_text(b, (struct spot){ SHEET_DIFFERENCE, DIFFERENCE_FIRST - 1, CRITERIA }, LOOK_HEAD,
			say(w, "og slutter ved"));
	for (size_t i = 0; i < w->read->usage_count; i++)
		given |= w->read->usages[i].group && !w->read->usages[i].is_ratio;
	for (int age = 0; age < AGES; age++)
		write_age(w, age, given);
	book_write_text(b, start_spot(w, -1), LOOK_HEAD, say(w, "Andel av deltakerne som starter i alderen"));
	book_width(b, SHEET_DIFFERENCE, 0, CRITERIA, 10);
	book_width(b, SHEET_DIFFERENCE, CRITERIA + 1, start_spot(w, 0).column, 14);
	book_freeze(b, (struct spot){ SHEET_DIFFERENCE, DIFFERENCE_FIRST, 1 });
}

/* The blocks of Virkning: one who is helped, the rounds, the calendar. */
enum { ROUND_YEARS = 2 * LIMIT_PERIOD - 1 };

static struct spot course_spot(int row, int service)
{
	return (struct spot){ SHEET_EFFECT, row, 2 + service };
}

static struct spot left_spot(int k)
{
	return (struct spot){ SHEET_EFFECT, EFFECT_FIRST + k, 1 };
}

/* Row 0 is the last year a round can begin, row LIMIT_PERIOD − 1 the start, and after that nothing began. */
static struct spot round_spot(const struct workbook *w, int row, int column)
{
	return (struct spot){ SHEET_EFFECT, EFFECT_FIRST + row, 2 + w->services + 1 + column };
}

/* φ·f(k): how much of the difference one success closes in the k-th year since the round began, none before it is
 * over. */
static double closed(const struct scenario *s, int k)
{
	int since = k - s->round;

	if (k >= s->period || since < 0 || (s->effect_years && since >= s->effect_years))
		return 0;
	return s->difference * (since ? pow(1 - s->fade, since) : 1);
}

static void write_course(struct workbook *w, int k)
{
	struct book *b = w->book;
	struct spot at = { SHEET_EFFECT, EFFECT_FIRST + k, 0 };
	const char *i = book_address(b, at, SHEET_EFFECT, "c"),
		   *left = book_address(b, left_spot(k), SHEET_EFFECT, "c");
	const char *starts;

	/* Who started at an age is k years older now. */
	starts = book_range(b, start_spot(w, 0), start_spot(w, AGES - 1 - k), SHEET_EFFECT, "rc");
	book_write_number(b, at, LOOK_WHOLE, k);
	book_formula(b, left_spot(k), LOOK_FACTOR, closed(w->s, k),
		     "=IFERROR(inn_andel*IF(%s<inn_varighet_per_runde,0,IF(%s>=inn_periode,0,"
		     "IF(inn_effekt_varighet=\"\",1,IF(%s-inn_varighet_per_runde<inn_effekt_varighet,1,0))*"
		     "IF(%s=inn_varighet_per_runde,1,(1-inn_frafall)^(%s-inn_varighet_per_runde)))),0)",
		     i, i, i, i, i);
	for (int service = 0; service < w->services; service++)
		book_formula(b, course_spot(at.row, service), LOOK_KRONER, w->course->gain[service][k],
			     "=%s*SUMPRODUCT(%s,%s)", left,
			     book_range(b, block_spot(w, BLOCK_KRONER, DIFFERENCE_FIRST + k, service),
					block_spot(w, BLOCK_KRONER, DIFFERENCE_FIRST + AGES - 1, service),
					SHEET_EFFECT, "r"),
			     starts);
}

static void write_rounds(struct workbook *w)
{
	struct book *b = w->book;
	const struct scenario *s = w->s;

	for (int row = 0; row < ROUND_YEARS; row++) {
		int year = LIMIT_PERIOD - 1 - row;
		const char *m = book_address(b, round_spot(w, row, 0), SHEET_EFFECT, "c");

		book_write_number(b, round_spot(w, row, 0), LOOK_YEAR, year);
		book_formula(b, round_spot(w, row, 1), LOOK_WHOLE,
			     year >= 0 && year < s->duration && year % s->round == 0,
			     "=IF(%s<0,0,IF(%s<inn_varighet,IFERROR(IF(ROUND(%s/inn_varighet_per_runde,0)*"
			     "inn_varighet_per_runde=%s,1,0),0),0))",
			     m, m, m, m);
	}
}

static void write_gains(struct workbook *w, int k)
{
	struct book *b = w->book;
	struct spot number = workbook_gain(w, -2, k), year = workbook_gain(w, -1, k);
	const char *at = book_address(b, number, SHEET_EFFECT, "c");
	const char *rounds = book_range(b, round_spot(w, LIMIT_PERIOD - 1 - k, 1),
					round_spot(w, 2 * LIMIT_PERIOD - 2 - k, 1), SHEET_EFFECT, "rc");

	book_write_number(b, number, LOOK_WHOLE, k);
	book_formula(b, year, LOOK_YEAR, w->s->start + k, "=IFERROR(inn_startaar+%s,0)", at);
	for (int service = 0; service < w->services; service++) {
		struct spot factor = workbook_gain(w, service, 0);

		factor.row = EFFECT_TIMES;
		book_formula(b, workbook_gain(w, service, k), LOOK_KRONER,
			     k < w->s->period ? w->gains->gain[service][k] : 0,
			     "=IF(%s<inn_periode,%s*SUMPRODUCT(%s,%s),0)", at,
			     book_address(b, factor, SHEET_EFFECT, "r"),
			     book_range(b, course_spot(EFFECT_FIRST, service),
					course_spot(EFFECT_FIRST + LIMIT_PERIOD - 1, service), SHEET_EFFECT, "r"),
			     rounds);
	}
}

/* What holds for a service, above its years. */
static void write_effect_heads(struct workbook *w, int service)
{
	struct book *b = w->book;
	const struct service *sv = &w->data->services[service];
	struct spot at = workbook_gain(w, service, 0), first = at, last = workbook_gain(w, service, LIMIT_PERIOD - 1);
	static const struct {
		int row, column;
	} links[] = { { EFFECT_ID, SERVICE_ID },
		      { EFFECT_NAME, SERVICE_NAME },
		      { EFFECT_SECTOR, SERVICE_SECTOR },
		      { EFFECT_REALISATION, SERVICE_REALISATION } };
	double factor;
	const char *const texts[] = { sv->id, sv->name[w->in->language], w->data->sectors[sv->sector].id,
				      realisation_id[sv->realisation] };

	for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
		at.row = links[i].row;
		book_text_formula(b, at, at.row == EFFECT_NAME ? LOOK_HEAD_NUMBERS : LOOK_TEXT, texts[i], "=%s",
				  book_address(b, service_row(service, links[i].column), SHEET_EFFECT, "rc"));
	}
	book_text_formula(b, course_spot(EFFECT_HEAD, service), LOOK_HEAD_NUMBERS, texts[1], "=%s",
			  book_address(b, service_row(service, SERVICE_NAME), SHEET_EFFECT, "rc"));
	factor = calc_price_factor(w->s, w->data, service, w->data->price_year, w->s->price_year);
	at.row = EFFECT_FACTOR;
	book_formula(b, at, LOOK_FACTOR, factor, "=%s",
		     book_address(b, service_row(service, SERVICE_FACTOR), SHEET_EFFECT, "rc"));
	book_formula(b, (struct spot){ at.sheet, EFFECT_TIMES, at.column }, LOOK_FACTOR,
		     factor * w->results->helped_per_round, "=hjulpet_per_runde*%s",
		     book_address(b, at, SHEET_EFFECT, "r"));
	for (int level = 0; level < LEVELS; level++) {
		at.row = EFFECT_SHARE + level;
		book_formula(b, at, LOOK_SHARE, sv->share[level], "=%s",
			     book_address(b, service_row(service, SERVICE_SHARE + level), SHEET_EFFECT, "rc"));
	}
	at.row = EFFECT_VALUE;
	book_formula(b, at, LOOK_SUM, w->results->service[service][TOTAL], "=SUMPRODUCT(%s,faktor)",
		     book_range(b, first, last, SHEET_EFFECT, "r"));
}

static void write_effect_labels(struct workbook *w)
{
	struct book *b = w->book;
	const char *const rows[] = {
		[EFFECT_ID] = "Id",
		[EFFECT_NAME] = say(w, "Tjeneste"),
		[EFFECT_SECTOR] = "Sektor",
		[EFFECT_REALISATION] = say(w, "Blir til penger"),
		[EFFECT_FACTOR] = "Faktor til prisåret",
		[EFFECT_TIMES] = say(w, "Ganger: hjulpet i hver runde · faktor"),
		[EFFECT_SHARE] = say(w, "Kommunens andel"),
		say(w, "Fylkeskommunens andel"),
		say(w, "Statens andel"),
		[EFFECT_VALUE] = say(w, "Nåverdi, kr"),
	};
	struct spot at = workbook_gain(w, -2, 0);

	for (int row = EFFECT_ID; row <= EFFECT_VALUE; row++) {
		at.row = row;
		book_write_text(b, at, LOOK_TEXT, rows[row]);
	}
	book_write_text(
		b, (struct spot){ SHEET_EFFECT, EFFECT_ID - 1, 0 }, LOOK_HEADING,
		arena_printf(w->arena, "%s %d", say(w, "Én som lykkes, per år: kroner i"), w->data->price_year));
	at.row = EFFECT_ID - 1;
	book_write_text(b, at, LOOK_HEADING, say(w, "Alle som lykkes: kr i prisåret per år"));
	book_write_text(b, (struct spot){ SHEET_EFFECT, EFFECT_HEAD, 0 }, LOOK_HEAD,
			say(w, "År siden runden begynte"));
	book_write_text(b, (struct spot){ SHEET_EFFECT, EFFECT_HEAD, 1 }, LOOK_HEAD,
			say(w, "Andel av forskjellen som er lukket"));
	at = round_spot(w, 0, 0);
	at.row = EFFECT_ID - 1;
	book_write_text(b, at, LOOK_HEADING, say(w, "Rundene, siste år først"));
	at.row = EFFECT_HEAD;
	book_write_text(b, at, LOOK_HEAD, "År etter start");
	at.column++;
	book_write_text(b, at, LOOK_HEAD, say(w, "En runde begynner (1 = ja)"));
	at = workbook_gain(w, -2, 0);
	at.row = EFFECT_HEAD;
	book_write_text(b, at, LOOK_HEAD, "År etter start");
	at.column++;
	book_write_text(b, at, LOOK_HEAD, "År");
}

void workbook_effect(struct workbook *w)
{
	struct book *b = w->book;

	book_write_text(b, (struct spot){ SHEET_EFFECT, 0, 0 }, LOOK_TITLE, say(w, "Virkning"));
	book_write_text(b, (struct spot){ SHEET_EFFECT, 1, 0 }, LOOK_NOTE,
			say(w,
			    "Til venstre det én som lykkes gir hvert år etter at runden begynte: forskjellen i den alderen, veid med hvor mange som startet så mange år yngre. "
			    "Til høyre alle rundene lagt sammen, ganger dem som lykkes."));
	book_write_text(b, (struct spot){ SHEET_EFFECT, 2, 0 }, LOOK_NOTE,
			say(w,
			    "Rundene står med siste år først fordi en runde som begynte for i år siden, er i sitt i-te år: SUMPRODUCT ganger hvert år i forløpet med rundene som er der."));
	write_effect_labels(w);
	write_rounds(w);
	for (int k = 0; k < LIMIT_PERIOD; k++) {
		write_course(w, k);
		write_gains(w, k);
	}
	for (int service = 0; service < w->services; service++)
		write_effect_heads(w, service);
	book_width(b, SHEET_EFFECT, 0, 2 * w->services + 7, 14);
	book_freeze(b, (struct spot){ SHEET_EFFECT, EFFECT_FIRST, 0 });
	book_fade(b, workbook_gain(w, -2, 0), workbook_gain(w, w->services - 1, LIMIT_PERIOD - 1),
		  arena_printf(w->arena, "=%s>=inn_periode",
			       book_address(b, workbook_gain(w, -2, 0), SHEET_EFFECT, "c")));
}
