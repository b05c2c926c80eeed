/* The table of costs on Inndata, and what each of them is to each level. */
#include "workbook_sheets.h"

#include "base/arena.h"

/* The costs: what is typed, then what it is to each level. */
enum { COST_NAME, COST_KIND, COST_LEVEL, COST_RECEIVER, COST_AMOUNT, COST_YEARS };
enum { SPARE_COSTS = 20, LEAST_COST_YEARS = 6 };

static const char *const kind_keys[] = {
	[COST_GROSS] = "betaler", [COST_GRANT] = "tilskudd fra", [COST_AVOIDED] = "bortfall for"
};

static int most_years(const struct scenario *s)
{
	size_t most = LEAST_COST_YEARS;

	for (size_t i = 0; i < s->cost_count; i++)
		if (s->costs[i].year_count > most)
			most = s->costs[i].year_count;
	return (int)most;
}

/* What a level pays in a year that the cost falls in. */
static double paid(const struct cost *cost, int level)
{
	switch (cost->kind) {
	case COST_GROSS:
		return cost->level == (enum level)level ? cost->amount : 0;
	case COST_AVOIDED:
		return cost->level == (enum level)level ? -cost->amount : 0;
	case COST_GRANT:
		return (cost->level == (enum level)level ? cost->amount : 0) -
		       (cost->receiver == (enum level)level ? cost->amount : 0);
	}
	return 0;
}

/* A year that is written twice counts once. */
static bool is_repeated(const struct cost *cost, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (cost->years[k] == cost->years[i])
			return true;
	return false;
}

static void write_cost(struct workbook *w, const struct cost *cost, int row, int years)
{
	struct book *b = w->book;

	if (!cost) {
		for (int column = 0; column < COST_YEARS + years; column++)
			book_write_blank(b, (struct spot){ SHEET_INPUTS, row, column },
					 column < COST_AMOUNT    ? LOOK_INPUT_TEXT
					 : column == COST_AMOUNT ? LOOK_INPUT_KRONER
								 : LOOK_INPUT_YEAR);
		return;
	}
	book_write_text(b, (struct spot){ SHEET_INPUTS, row, COST_NAME }, LOOK_INPUT_TEXT, cost->name);
	book_write_text(b, (struct spot){ SHEET_INPUTS, row, COST_KIND }, LOOK_INPUT_TEXT, kind_keys[cost->kind]);
	book_write_text(b, (struct spot){ SHEET_INPUTS, row, COST_LEVEL }, LOOK_INPUT_TEXT, level_id[cost->level]);
	if (cost->kind == COST_GRANT)
		book_write_text(b, (struct spot){ SHEET_INPUTS, row, COST_RECEIVER }, LOOK_INPUT_TEXT,
				level_id[cost->receiver]);
	else
		book_write_blank(b, (struct spot){ SHEET_INPUTS, row, COST_RECEIVER }, LOOK_INPUT_TEXT);
	book_write_number(b, (struct spot){ SHEET_INPUTS, row, COST_AMOUNT }, LOOK_INPUT_KRONER, cost->amount);
	for (int i = 0; i < years; i++) {
		struct spot at = { SHEET_INPUTS, row, COST_YEARS + i };

		if (!cost->every_year && (size_t)i < cost->year_count && !is_repeated(cost, (size_t)i))
			book_write_number(b, at, LOOK_INPUT_YEAR, cost->years[i]);
		else
			book_write_blank(b, at, LOOK_INPUT_YEAR);
	}
}

static void write_paid(struct workbook *w, const struct cost *cost, int row, int years)
{
	struct book *b = w->book;
	int after = COST_YEARS + years + 1;
	const char *kind = book_address(b, (struct spot){ SHEET_INPUTS, row, COST_KIND }, SHEET_INPUTS, "c");
	const char *payer = book_address(b, (struct spot){ SHEET_INPUTS, row, COST_LEVEL }, SHEET_INPUTS, "c");
	const char *receiver = book_address(b, (struct spot){ SHEET_INPUTS, row, COST_RECEIVER }, SHEET_INPUTS, "c");
	const char *amount = book_address(b, (struct spot){ SHEET_INPUTS, row, COST_AMOUNT }, SHEET_INPUTS, "c");

	book_formula(b, (struct spot){ SHEET_INPUTS, row, after }, LOOK_WHOLE, !cost || cost->every_year,
		     "=IF(SUM(%s)=0,1,0)",
		     book_range(b, (struct spot){ SHEET_INPUTS, row, COST_YEARS },
				(struct spot){ SHEET_INPUTS, row, COST_YEARS + years - 1 }, SHEET_INPUTS, "c"));
	for (int level = 0; level < LEVELS; level++)
		book_formula(
			b, (struct spot){ SHEET_INPUTS, row, after + 1 + level }, LOOK_KRONER,
			cost ? paid(cost, level) : 0,
			"=%s*(IF(%s=\"%s\",1,0)*IF(%s=\"%s\",-1,IF(%s=\"\",0,1))-IF(%s=\"%s\",IF(%s=\"%s\",1,0),0))",
			amount, payer, level_id[level], kind, kind_keys[COST_AVOIDED], kind, kind,
			kind_keys[COST_GRANT], receiver, level_id[level]);
}

static void write_cost_heads(struct workbook *w, int row, int years)
{
	const char **heads = NEW_ARRAY(w->arena, (size_t)(COST_YEARS + years), const char *);
	const char *const names[COST_YEARS] = { say(w, "Navn"), say(w, "Hva"), "Nivå", "Til", "Beløp per år" };
	const char *const after[] = {
		say(w, "Hvert år tiltaket varer (1 = ja)"),
		"Kommunen betaler",
		"Fylkeskommunen betaler",
		"Staten betaler",
	};

	for (int i = 0; i < COST_YEARS + years; i++)
		heads[i] = i < COST_YEARS ? names[i] : arena_printf(w->arena, "År %d", i - COST_YEARS + 1);
	book_table(w->book, "inn_kostnader", (struct spot){ SHEET_INPUTS, row, 0 },
		   (struct spot){ SHEET_INPUTS, row + (int)w->written->cost_count + SPARE_COSTS,
				  COST_YEARS + years - 1 },
		   heads);
	for (size_t i = 0; i < sizeof after / sizeof *after; i++)
		book_write_text(w->book, (struct spot){ SHEET_INPUTS, row, COST_YEARS + years + 1 + (int)i },
				LOOK_HEAD_NUMBERS, after[i]);
	book_width(w->book, SHEET_INPUTS, COST_YEARS + years + 1,
		   COST_YEARS + years + (int)(sizeof after / sizeof *after), 14);
}

void workbook_costs(struct workbook *w, int row)
{
	const struct scenario *s = w->written;
	int years = most_years(s), first = row + 1, last = row + (int)s->cost_count + SPARE_COSTS;
	int after = COST_YEARS + years + 1;
	static const char *const names[] = { "kost_hvert_aar", "kost_kommune", "kost_fylkeskommune", "kost_stat" };

	write_cost_heads(w, row, years);
	for (int i = first; i <= last; i++) {
		const struct cost *cost = (size_t)(i - first) < s->cost_count ? &s->costs[i - first] : NULL;

		write_cost(w, cost, i, years);
		write_paid(w, cost, i, years);
	}
	for (int i = 0; i < 1 + LEVELS; i++)
		book_name(w->book, names[i], (struct spot){ SHEET_INPUTS, first, after + i },
			  (struct spot){ SHEET_INPUTS, last, after + i });
	book_name(w->book, "kost_aar", (struct spot){ SHEET_INPUTS, first, COST_YEARS },
		  (struct spot){ SHEET_INPUTS, last, COST_YEARS + years - 1 });
	book_allow_list(w->book, (struct spot){ SHEET_INPUTS, first, COST_KIND },
			(struct spot){ SHEET_INPUTS, last, COST_KIND }, "slag_id");
	book_allow_list(w->book, (struct spot){ SHEET_INPUTS, first, COST_LEVEL },
			(struct spot){ SHEET_INPUTS, last, COST_RECEIVER }, "nivaa_id");
}
