/* Reads CSV by libcsv, and finds the place of each cell. */
#include "csv.h"

#include "arena.h"
#include "excerpt.h"
#include "fail.h"
#include "limits.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

/* A byte of the text with its place. */
struct position {
	size_t byte;
	int line, column;
};

struct reader {
	struct csv *out;
	struct str text;
	const char *const *wanted;
	int wanted_count;
	int column_of[LIMIT_CSV_COLUMNS]; /* of each wanted column; −1 when missing */
	int column_count;                 /* 0 until the header has been read */
	/* Of the row being read; the last is one too many. */
	struct csv_cell cells[LIMIT_CSV_COLUMNS + 1];
	int cell_count;
	struct position now, cell_start, row_start;
	bool cell_ended; /* by the byte just read */
	bool row_begun;  /* something else than space since the last row */
	bool stopped;    /* a fault after which nothing more can be read */
	struct arena *arena;
	struct diag *diag;
};

static struct place place_of(const struct reader *r, struct position at)
{
	return (struct place){ r->out->file, at.line, at.column };
}

/* The first control character other than tab and line breaks, 0 when there is none. */
static unsigned control_character(const char *text)
{
	uint32_t c;

	while ((c = utf8_next(&text)) != 0)
		if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c < 0xA0))
			return c;
	return 0;
}

/* libcsv calls this at the byte that ends a cell. */
static void take_cell(void *data, size_t size, void *user)
{
	struct reader *r = user;
	int index = r->cell_count < LIMIT_CSV_COLUMNS ? r->cell_count : LIMIT_CSV_COLUMNS;
	struct csv_cell *cell = &r->cells[index];
	unsigned control;

	*cell = (struct csv_cell){ .text = arena_text(r->arena, data, size),
				   .line = r->cell_start.line,
				   .column = r->cell_start.column,
				   .start = r->cell_start.byte,
				   .end = r->now.byte };
	control = control_character(cell->text);
	if (control)
		diag_error(r->diag, place_of(r, r->cell_start),
			   "styretegn (U+%04X) i cellen; slett det", control);
	if (r->cell_count <= LIMIT_CSV_COLUMNS)
		r->cell_count++;
	r->cell_ended = true;
}

static int find_cell(const struct reader *r, const char *name)
{
	for (int i = 0; i < r->cell_count; i++)
		if (text_equal(r->cells[i].text, name))
			return i;
	return -1;
}

static bool is_wanted(const struct reader *r, const char *name)
{
	for (int i = 0; i < r->wanted_count; i++)
		if (text_equal(r->wanted[i], name))
			return true;
	return false;
}

static void report_missing_column(struct reader *r, const char *name)
{
	const char *names[LIMIT_CSV_COLUMNS]; /* of columns that are not asked for */
	const char *near;
	size_t count = 0;

	for (int i = 0; i < r->cell_count; i++)
		if (!is_wanted(r, r->cells[i].text))
			names[count++] = r->cells[i].text;
	near = text_nearest(r->arena, name, names, count);
	if (near)
		diag_error(r->diag, place_of(r, r->row_start),
			   "mangler kolonnen «%s»; rett «%s» i første linje", name,
			   excerpt(r->arena, near));
	else
		diag_error(r->diag, place_of(r, r->row_start),
			   "mangler kolonnen «%s»; legg den til i første linje", name);
}

static void take_header(struct reader *r)
{
	if (r->cell_count == 1 && r->wanted_count > 1 && strchr(r->cells[0].text, ';')) {
		diag_error(r->diag, place_of(r, r->row_start),
			   "cellene er skilt med semikolon; lagre filen med komma mellom cellene "
			   "og desimalpunktum");
		r->stopped = true;
		return;
	}
	if (r->cell_count > LIMIT_CSV_COLUMNS) {
		diag_error(r->diag, place_of(r, r->row_start), "for mange kolonner; grensen er %d",
			   LIMIT_CSV_COLUMNS);
		r->stopped = true;
		return;
	}
	for (int i = 0; i < r->cell_count; i++)
		if (find_cell(r, r->cells[i].text) != i)
			diag_error(r->diag,
				   (struct place){ r->out->file, r->cells[i].line,
						   r->cells[i].column },
				   "kolonnen «%s» står to ganger; slett den ene",
				   excerpt(r->arena, r->cells[i].text));
	for (int i = 0; i < r->wanted_count; i++) {
		r->column_of[i] = find_cell(r, r->wanted[i]);
		if (r->column_of[i] < 0) {
			report_missing_column(r, r->wanted[i]);
			r->stopped = true;
		}
	}
	r->column_count = r->cell_count;
}

static void take_data_row(struct reader *r)
{
	struct csv *out = r->out;
	struct csv_cell *row;

	if (r->cell_count != r->column_count) {
		diag_error(r->diag, place_of(r, r->row_start),
			   "raden har %d celler, men første linje har %d; sett tekst med komma i "
			   "anførselstegn",
			   r->cell_count, r->column_count);
		return;
	}
	row = NEW_ARRAY(r->arena, (size_t)r->wanted_count, struct csv_cell);
	for (int i = 0; i < r->wanted_count; i++)
		row[i] = r->cells[r->column_of[i]];
	out->rows = arena_grow(r->arena, out->rows, out->row_count, &out->row_capacity,
			       sizeof *out->rows);
	out->rows[out->row_count++] = row;
}

/* libcsv calls this at the byte that ends a row. */
static void take_row(int end, void *user)
{
	struct reader *r = user;

	(void)end;
	if (r->column_count)
		take_data_row(r);
	else
		take_header(r);
	r->cell_count = 0;
	r->row_begun = false;
}

static void step(struct position *at, const char *piece, size_t size)
{
	at->byte += size;
	if (*piece == '\n') {
		at->line++;
		at->column = 1;
	} else {
		at->column += (int)utf8_length(piece, size);
	}
}

/* What stands within a cell whatever stands around it. */
static bool is_plain(char c)
{
	return (unsigned char)c > ' ' && c != ',' && c != '"';
}

/* Size of the piece that begins at `at`: bytes that neither begin nor end a cell or row, or one that may. */
static size_t piece_size(struct str text, size_t at)
{
	size_t end = at;

	while (end < text.size && is_plain(text.data[end]))
		end++;
	return end > at ? end - at : 1;
}

static void report_quote(struct reader *r, struct csv_parser *parser, struct position at,
			 const char *message)
{
	if (csv_error(parser) != CSV_EPARSE)
		fail_memory();
	diag_error(r->diag, place_of(r, at), "%s", message);
	r->stopped = true;
}

/* Whatever may end a cell comes alone, so that each cell's place is known. A quotation mark that libcsv refuses is
 * refused at the first byte of a piece. */
static void parse(struct reader *r, struct csv_parser *parser)
{
	size_t size;

	for (size_t i = 0; i < r->text.size && !r->stopped; i += size) {
		const char *piece = r->text.data + i;

		size = piece_size(r->text, i);
		r->cell_ended = false;
		if (!strchr(" \t\r\n", *piece))
			r->row_begun = true;
		if (csv_parse(parser, piece, size, take_cell, take_row, r) != size)
			report_quote(r, parser, r->now,
				     "anførselstegn inne i en celle; sett hele cellen i "
				     "anførselstegn, og skriv \"\" for hvert tegn inni");
		step(&r->now, piece, size);
		if (r->cell_ended || !r->row_begun)
			r->cell_start = r->now;
		if (!r->row_begun)
			r->row_start = r->now;
	}
	if (!r->stopped && csv_fini(parser, take_cell, take_row, r))
		report_quote(r, parser, r->cell_start,
			     "anførselstegnet som begynner cellen, har ingen slutt; sett et "
			     "anførselstegn sist i cellen");
}

bool csv_read(struct csv *out, struct str text, const char *file, const char *const wanted[],
	      int count, struct arena *a, struct diag *d)
{
	struct reader *r = NEW(a, struct reader);
	struct csv_parser parser;
	size_t errors = d->errors;

	*out = (struct csv){ .file = file };
	r->out = out;
	r->text = text;
	r->wanted = wanted;
	r->wanted_count = count;
	r->now = r->cell_start = r->row_start = (struct position){ 0, 1, 1 };
	r->arena = a;
	r->diag = d;
	if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI))
		fail_memory();
	parse(r, &parser);
	csv_free(&parser);
	if (!r->column_count && d->errors == errors)
		diag_error(d, (struct place){ file, 1, 1 },
			   "filen er tom; første linje skal navngi kolonnene");
	return d->errors == errors;
}

struct place csv_place(const struct csv *csv, size_t row, int column)
{
	const struct csv_cell *cell = &csv->rows[row][column];

	return (struct place){ csv->file, cell->line, cell->column };
}

/* Digits, perhaps a minus sign in front and a point with digits after it; few enough to be exact in
 * a double. */
static bool is_number(const char *text)
{
	size_t whole, decimals = 0;

	text += *text == '-';
	whole = strspn(text, "0123456789");
	text += whole;
	if (*text == '.') {
		decimals = strspn(text + 1, "0123456789");
		if (!decimals)
			return false;
		text += 1 + decimals;
	}
	return whole && whole <= 15 && decimals <= 20 && !*text;
}

bool csv_number(double *out, const struct csv *csv, size_t row, int column, struct diag *d)
{
	const char *text = csv->rows[row][column].text;

	if (is_number(text)) {
		*out = strtod(text, NULL);
		return true;
	}
	if (!*text)
		diag_error(d, csv_place(csv, row, column), "cellen er tom; skriv et tall");
	else if (strchr(text, ','))
		diag_error(d, csv_place(csv, row, column),
			   "«%s» har komma; skriv desimaler med punktum og ingen skilletegn mellom "
			   "tusener",
			   excerpt(d->arena, text));
	else
		diag_error(
			d, csv_place(csv, row, column),
			"«%s» er ikke et tall; skriv bare sifre, med desimalpunktum om det trengs",
			excerpt(d->arena, text));
	return false;
}

bool csv_whole(int *out, const struct csv *csv, size_t row, int column, int least, int most,
	       struct diag *d)
{
	double value;

	if (!csv_number(&value, csv, row, column, d))
		return false;
	if (value < least || value > most || value != (double)(int)value) {
		diag_error(d, csv_place(csv, row, column),
			   "«%s» skal være et helt tall fra %d til %d", csv->rows[row][column].text,
			   least, most);
		return false;
	}
	*out = (int)value;
	return true;
}
