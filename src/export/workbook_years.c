/* År: rate, factor, and for each level gain, cost, net, present value and balance, year by year. */
#include "workbook_sheets.h"

#include "base/arena.h"

static struct spot year_spot(int column, int k)
{
	return (struct spot){ SHEET_YEARS, YEAR_FIRST + k, column };
}

static double rate_of(struct rate rate, int k)
{
	if (!rate.falling)
		return rate.yearly;
	return k <= 40 ? 0.04 : k <= 75 ? 0.03 : 0.02;
}

static void write_time(struct workbook *w, int k)
{
	struct book *b = w->book;
	const char *number = book_address(b, year_spot(YEAR_NUMBER, k), SHEET_YEARS, "c");

	book_write_number(b, year_spot(YEAR_NUMBER, k), LOOK_WHOLE, k);
	book_formula(b, year_spot(YEAR_YEAR, k), LOOK_YEAR, w->s->start + k, "=IFERROR(inn_startaar+%s,0)", number);
	book_formula(
		b, year_spot(YEAR_RATE, k), LOOK_SHARE, rate_of(w->s->rate, k),
		"=IF(inn_kalkulasjonsrente=\"R-109\",IF(%s<=40,0.04,IF(%s<=75,0.03,0.02)),"
		     "IFERROR(inn_kalkulasjonsrente+0,0))",
		number, number);
	if (k == 0)
		book_write_number(b, year_spot(YEAR_FACTOR, k), LOOK_FACTOR, 1);
	else
		book_formula(b, year_spot(YEAR_FACTOR, k), LOOK_FACTOR, discount_factor(w->s->rate, k), "=%s/(1+%s)",
			     book_address(b, year_spot(YEAR_FACTOR, k - 1), SHEET_YEARS, "c"),
			     book_address(b, year_spot(YEAR_RATE, k), SHEET_YEARS, "c"));
}

/* The three levels, summed. */
static const char *sum_of_levels(struct workbook *w, int column, int k)
{
	return arena_printf(w->arena, "%s+%s+%s",
			    book_address(w->book, workbook_year(LEVEL_KOMMUNE, column, k), SHEET_YEARS, ""),
			    book_address(w->book, workbook_year(LEVEL_FYLKESKOMMUNE, column, k), SHEET_YEARS, ""),
			    book_address(w->book, workbook_year(LEVEL_STAT, column, k), SHEET_YEARS, ""));
}

static void write_gain_and_cost(struct workbook *w, int level, int k, double gain, double cost)
{
	struct book *b = w->book;
	struct spot at = workbook_year(level, YEAR_GAIN, k);
	const char *number = book_address(b, year_spot(YEAR_NUMBER, k), SHEET_YEARS, "c");

	if (level == TOTAL) {
		book_formula(b, at, LOOK_KRONER, gain, "=%s", sum_of_levels(w, YEAR_GAIN, k));
		book_formula(b, workbook_year(level, YEAR_COST, k), LOOK_KRONER, cost, "=%s",
			     sum_of_levels(w, YEAR_COST, k));
		return;
	}
	book_formula(b, at, LOOK_KRONER, gain, "=SUMPRODUCT(%s,%s)",
		     workbook_services(w, EFFECT_FIRST + k, SHEET_YEARS),
		     workbook_services(w, EFFECT_SHARE + level, SHEET_YEARS));
	book_formula(b, workbook_year(level, YEAR_COST, k), LOOK_KRONER, cost,
		     "=IF(%s<inn_periode,IF(%s<inn_varighet,SUMIFS(kost_%s,kost_hvert_aar,1),0)"
		     "+SUMPRODUCT((kost_aar=%s)*kost_%s),0)",
		     number, number, level_id[level], book_address(b, year_spot(YEAR_YEAR, k), SHEET_YEARS, "c"),
		     level_id[level]);
}

/* Where a level stands after a year, half an øre counting as zero. */
enum standing { NEVER_BELOW, BELOW, PAID_BACK, BELOW_AGAIN };

static enum standing standing_after(enum standing before, double balance)
{
	if (balance < -BALANCE_TOLERANCE)
		return before >= PAID_BACK ? BELOW_AGAIN : BELOW;
	return before == NEVER_BELOW ? NEVER_BELOW : PAID_BACK;
}

static enum standing write_standing(struct workbook *w, int level, int k, enum standing before, double balance)
{
	struct book *b = w->book;
	enum standing now = standing_after(before, balance);
	struct spot at = workbook_year(level, YEAR_STATUS, k);
	const char *amount = book_address(b, workbook_year(level, YEAR_BALANCE, k), SHEET_YEARS, ""), *then;

	if (k == 0) {
		book_formula(b, at, LOOK_YEAR, now, "=IF(%s<-0.005,1,0)", amount);
		return now;
	}
	then = book_address(b, workbook_year(level, YEAR_STATUS, k - 1), SHEET_YEARS, "");
	book_formula(b, at, LOOK_YEAR, now, "=IF(%s<-0.005,IF(%s>=2,3,1),IF(%s=0,0,2))", amount, then, then);
	return now;
}

static void write_level(struct workbook *w, int level)
{
	struct book *b = w->book;
	const struct results *r = w->results;
	double balance[LIMIT_PERIOD];
	enum standing standing = NEVER_BELOW;

	for (int k = 0; k < LIMIT_PERIOD; k++) {
		bool within = k < r->period;
		double gain = within ? r->gain[k][level] : 0, cost = within ? r->cost[k][level] : 0;
		struct spot net = workbook_year(level, YEAR_NET, k), value = workbook_year(level, YEAR_VALUE, k);
		const char *discounted = book_address(b, value, SHEET_YEARS, "");

		balance[k] = within ? r->balance[k][level] : k ? balance[k - 1] : 0;
		write_gain_and_cost(w, level, k, gain, cost);
		book_formula(b, net, LOOK_KRONER, gain - cost, "=%s-%s",
			     book_address(b, workbook_year(level, YEAR_GAIN, k), SHEET_YEARS, ""),
			     book_address(b, workbook_year(level, YEAR_COST, k), SHEET_YEARS, ""));
		book_formula(b, value, LOOK_KRONER, (gain - cost) * discount_factor(w->s->rate, k), "=%s*%s",
			     book_address(b, net, SHEET_YEARS, ""),
			     book_address(b, year_spot(YEAR_FACTOR, k), SHEET_YEARS, "c"));
		if (k == 0)
			book_formula(b, workbook_year(level, YEAR_BALANCE, k), LOOK_KRONER, balance[k], "=%s",
				     discounted);
		else
			book_formula(b, workbook_year(level, YEAR_BALANCE, k), LOOK_KRONER, balance[k], "=%s+%s",
				     book_address(b, workbook_year(level, YEAR_BALANCE, k - 1), SHEET_YEARS, ""),
				     discounted);
		standing = write_standing(w, level, k, standing, balance[k]);
	}
}

static void write_year_heads(struct workbook *w)
{
	struct book *b = w->book;
	const char *const times[] = { "År etter start", "År", "Rente", "Diskonteringsfaktor" };
	const char *const columns[YEAR_COLUMNS] = {
		[YEAR_GAIN] = "Gevinst",
		[YEAR_COST] = "Kostnad ved tiltaket",
		[YEAR_NET] = "Netto",
		[YEAR_VALUE] = say(w, "Nåverdi"),
		[YEAR_BALANCE] = say(w, "Nåverdi så langt"),
		[YEAR_STATUS] = say(w, "Status: 0 aldri i minus, 1 i minus, 2 tjent inn, 3 i minus igjen"),
	};

	for (int i = 0; i < YEAR_LEVELS; i++)
		book_write_text(b, year_spot(i, -1), LOOK_HEAD_NUMBERS, times[i]);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++) {
		book_write_text(b, workbook_year(level, YEAR_GAIN, -2), LOOK_HEADING,
				level == TOTAL ? say(w, "Samlet") : level_name[level]);
		for (int i = 0; i < YEAR_COLUMNS; i++)
			book_write_text(b, workbook_year(level, i, -1), LOOK_HEAD_NUMBERS, columns[i]);
	}
}

void workbook_flow(struct workbook *w)
{
	struct book *b = w->book;

	book_write_text(b, (struct spot){ SHEET_YEARS, 0, 0 }, LOOK_TITLE, "År for år");
	book_write_text(b, (struct spot){ SHEET_YEARS, 1, 0 }, LOOK_NOTE,
			say(w,
			    "Kroner i prisåret. "
			    "Startåret blir ikke diskontert. "
			    "År etter perioden er grå og teller ikke med."));
	write_year_heads(w);
	for (int k = 0; k < LIMIT_PERIOD; k++)
		write_time(w, k);
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		write_level(w, level);
	book_name(b, "faktor", year_spot(YEAR_FACTOR, 0), year_spot(YEAR_FACTOR, LIMIT_PERIOD - 1));
	book_width(b, SHEET_YEARS, 0, YEAR_LEVELS + LEVELS_AND_TOTAL * YEAR_COLUMNS - 1, 14);
	book_freeze(b, (struct spot){ SHEET_YEARS, YEAR_FIRST, YEAR_RATE });
	book_fade(b, year_spot(0, 0), workbook_year(TOTAL, YEAR_COLUMNS - 1, LIMIT_PERIOD - 1),
		  arena_printf(w->arena, "=%s>=inn_periode",
			       book_address(b, year_spot(YEAR_NUMBER, 0), SHEET_YEARS, "c")));
}
