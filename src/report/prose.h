/* Numbers, dates and lists as running Norwegian text, in the language of the word list. */
#ifndef REPORT_PROSE_H
#define REPORT_PROSE_H

#include "input/scenario.h"
#include "words.h"

struct arena;

/* How an amount was rounded, and by how much. */
struct rounding {
	double value; /* as printed, ≥ 0 */
	double by;    /* (printed − exact) / exact; 0 when exact */
};

/* Rounds the size of `kroner` as running text wants it: exact below 1 000, two significant digits below a million,
 * then one decimal of millions or milliards, none from 100 of them. */
struct rounding prose_round(double kroner);

/* Without sign: "2,8 millioner kroner", "440 000 kroner", "1 krone". */
const char *prose_amount(struct arena *a, const struct words *w, double kroner);
/* The same with how it was rounded: "om lag 12,8 millioner kroner", "nær 450 000 kroner". */
const char *prose_about(struct arena *a, const struct words *w, double kroner);
/* The sizes of two amounts for one sentence: the last with the unit of the larger, both with as many decimals, "4,0"
 * and "5,9 millioner kroner". Each has its own unit where the smaller would read as nothing,
 * or as the other. */
void prose_pair(const char **first, const char **last, struct arena *a, const struct words *w, double one,
		double other);
/* The sizes of two amounts of one sign, the smaller first: "1,5 og 4,1 millioner kroner". */
const char *prose_span(struct arena *a, const struct words *w, double one, double other);
/* Signed, for key figures and charts: "2,77 mill. kr", "−440 000 kr"; three significant digits. */
const char *prose_short(struct arena *a, const struct words *w, double kroner);
/* Signed and exact: "2 770 980 kr". */
const char *prose_exact(struct arena *a, const struct words *w, double kroner);

/* "10 prosent", "2,5 prosent" of a share (0.1 = 10 %), at most one decimal, two below 1 %. */
const char *prose_percent(struct arena *a, const struct words *w, double share);
/* "10 %" for tables. */
const char *prose_percent_sign(struct arena *a, double share);

/* A count with figures: "9 500", "1 000 300", "10 millioner", "1,5 millioner". */
const char *prose_number(struct arena *a, const struct words *w, double count);
/* "to" … "tolv", else figures. */
const char *prose_count(struct arena *a, const struct words *w, long count);
/* With its noun: "én deltaker", "to deltakere", "100 deltakere". `noun` has two texts. */
const char *prose_counted(struct arena *a, const struct words *w, enum word noun, long count);

/* "9 år" for tables. */
const char *prose_year_count(struct arena *a, const struct words *w, long count);

/* "a", "a og b", "a, b og c". */
const char *prose_list(struct arena *a, const struct words *w, const char *const items[],
		       size_t count);
/* "15. mars 2021". */
const char *prose_date(struct arena *a, const struct words *w, struct date date);
/* "13–15 år", "13–18 år": adjacent intervals as one. */
const char *prose_ages(struct arena *a, const struct words *w, const struct interval *ages,
		       int count);
/* "2021", "2021–2022" or "2021 og 2023". */
const char *prose_years(struct arena *a, const struct words *w, const int *years, size_t count);

/* First letter in lower case unless the word is an abbreviation: "Barnevern" → "barnevern", "AAP"
 * stays. */
const char *prose_lower(struct arena *a, const char *text);
/* At most `most` characters: cut after a whole word, with an ellipsis. */
const char *prose_cut(struct arena *a, const char *text, size_t most);
/* With a full stop, unless `text` is empty or already ends as a sentence does. */
const char *prose_sentence(struct arena *a, const char *text);
/* First letter in upper case. */
const char *prose_capital(struct arena *a, const char *text);

#endif
