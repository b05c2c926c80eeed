/* Filling a table: rows from top to bottom, cells from left to right. */
#ifndef REPORT_TABLES_ROWS_H
#define REPORT_TABLES_ROWS_H

#include "build_parts.h"
#include "tables.h"

#include <stdint.h>

struct table_rows {
	const struct build *b;
	struct table *table;
	size_t capacity;
	const struct word_text *labels; /* row labels from the word list, or NULL */
	bool hidden; /* a colon stands for something: the footnote says why */
	bool millions; /* amounts are told in millions */
	double largest; /* of the amounts, kr */
	uint32_t kroner_columns; /* a bit for each that has amounts */
};

/* A new row; its cells follow. */
void row_add(struct table_rows *rows, enum row_kind kind);
/* A row that is a heading over all columns. */
void row_add_group(struct table_rows *rows, const char *heading);

/* A row that tells where the rows above it are from, back to the last such row or heading. */
void row_add_source(struct table_rows *rows, const char *source);

/* What stands in a cell that has nothing to say, so that none is read as forgotten. */
#define CELL_NOTHING "–"
/* The next cell of the row: text; NULL and "" become CELL_NOTHING. */
void cell_text(struct table_rows *rows, const char *text);
/* The same of Markdown that people wrote, on a line for each paragraph or list item; NULL for none. */
void cell_markdown(struct table_rows *rows, const char *text, struct place at);
/* The last cell is free text of the scenario, in its language. */
void cell_is_free(struct table_rows *rows);
/* One more line in the last cell. */
void cell_line(struct table_rows *rows, const char *text);
/* The row's header; `remark` stands below in emphasis, or is NULL. */
void cell_head(struct table_rows *rows, const char *text, const char *remark);
/* Exact kroner without unit, the column's head has it; millions where a wide table would not hold the digits. */
void cell_kroner(struct table_rows *rows, double kroner);
/* An amount with a bar: `size` kr are a unit of it. */
void cell_bar(struct table_rows *rows, const char *text, double units, enum chart_fill fill);
void cell_whole(struct table_rows *rows, double number);

/* Takes the rows out again when they all say the same: then the table says nothing. */
void rows_drop_alike(struct table_rows *rows);

/* A row of label `index` and text, for tables of two columns. */
void row_fact(struct table_rows *rows, int label, const char *text);

/* How the tables are filled, by subject. */
void table_net(const struct build *b, struct table_rows *rows);
void table_no_effect(const struct build *b, struct table_rows *rows);
void table_payback(const struct build *b, struct table_rows *rows);
void table_sectors(const struct build *b, struct table_rows *rows);
void table_sectors_by_level(const struct build *b, struct table_rows *rows);
void table_budget(const struct build *b, struct table_rows *rows);
void table_years(const struct build *b, struct table_rows *rows);

void table_persons(const struct build *b, struct table_rows *rows);

void table_measure(const struct build *b, struct table_rows *rows);
void table_costs(const struct build *b, struct table_rows *rows);
void table_costs_by_level(const struct build *b, struct table_rows *rows);
void table_assumptions(const struct build *b, struct table_rows *rows);

void table_notes(const struct build *b, struct table_rows *rows);
void table_notes_by_level(const struct build *b, struct table_rows *rows);

void table_services(const struct build *b, struct table_rows *rows);
void table_grades(const struct build *b, struct table_rows *rows);
void table_grade_levels(const struct build *b, struct table_rows *rows);
void table_grade_services(const struct build *b, struct table_rows *rows);
void table_local_prices(const struct build *b, struct table_rows *rows);
void table_departures(const struct build *b, struct table_rows *rows);
void table_usage(const struct build *b, struct table_rows *rows);

void table_needed(const struct build *b, struct table_rows *rows);
void table_cofinancing(const struct build *b, struct table_rows *rows);
void table_effects(const struct build *b, struct table_rows *rows);
void table_sensitivity(const struct build *b, struct table_rows *rows);
void table_probability(const struct build *b, struct table_rows *rows);
void table_variants(const struct build *b, struct table_rows *rows);
void table_differences(const struct build *b, struct table_rows *rows);

void table_unpriced(const struct build *b, struct table_rows *rows);
void table_indicators(const struct build *b, struct table_rows *rows);
void table_observations(const struct build *b, struct table_rows *rows);
void table_expectations(const struct build *b, struct table_rows *rows);

void table_inputs(const struct build *b, struct table_rows *rows);
void table_years_by_level(const struct build *b, struct table_rows *rows);
void table_whole_group(const struct build *b, struct table_rows *rows);
void table_calibration(const struct build *b, struct table_rows *rows);
void table_example(const struct build *b, struct table_rows *rows);
void table_price_index(const struct build *b, struct table_rows *rows);
void table_checksums(const struct build *b, struct table_rows *rows);

void table_earlier(const struct build *b, struct table_rows *rows);
void table_earlier_others(const struct build *b, struct table_rows *rows);

#endif
