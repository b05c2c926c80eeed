/* Tables, shared by the three files that set them: structure (table.c), widths, rows. */
#ifndef PAGE_TABLE_H
#define PAGE_TABLE_H

#include "linebreak.h"

struct table_cell {
	const struct cell *cell;
	struct element *element;
	int row, column, columns, rows;
	struct text text;
	struct lines lines;
	length narrowest, widest;
	length before_unit; /* decimal columns: width up to the unit's place; −1 when it holds no number */
};

/* Where a column's bars are: before its text, with 0 at `zero`. */
struct table_bars {
	bool any;
	length text; /* width of the widest text */
	length zero;
	double rate; /* length of one unit, the same in all columns */
};

struct table_setting {
	struct flow *flow;
	const struct table *table;
	struct area place;
	const struct text_style *style;
	struct element *element, *head, *body;
	LIST_OF(struct table_cell) cells; /* in reading order */
	size_t *row_start;                /* [row_count + 1] index of each row's first cell */
	int *covered;                     /* [row × column_count + column] index of the cell there, −1 = none */
	length *width, *x;                /* [column_count] */
	length *height;                   /* [row_count] set row by row, as its strip is made, and */
	length *top;                      /* [row_count + 1] below the strip's upper edge; the end of its last row */
	length gap;                       /* between columns */
	struct table_bars *bars;          /* [column_count] or NULL when no cell has a bar */
	length *after_unit;               /* [column_count] room right of the unit's place */
	bool zebra, remarks;              /* every other row tinted; some rows are remarks */
	length padding;                   /* above and below the text of a row */
};

/* How a table fits its place: each cell on one line, with lines broken between words, or with words divided. */
enum table_fit { TABLE_DIVIDED, TABLE_BROKEN, TABLE_UNBROKEN };

/* table_width.c: measures the cells and sets width, x and after_unit so that the table is no wider than its
 * place. */
enum table_fit table_widths(struct table_setting *t);

/* table_row.c: the strips of rows first … end−1, which share cells that span them. A row taller than
 * a page is cut between lines. */
void table_rows(struct table_setting *t, int first, int end, const struct strip *head);
/* End of the rows that have to stay with row `first` because a cell spans them. */
int table_group_end(const struct table_setting *t, int first);

#endif
