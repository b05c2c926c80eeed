/* CSV: a scanner for cells with their places, rows from them, and numbers in cells. */
#include "csv.h"

#include "arena.h"
#include "excerpt.h"
#include "limits.h"

#include <stdlib.h>
#include <string.h>

struct csv_scan {
	struct csv *out;
	struct str text;
	const char *at; /* in the text, and where that is */
	int line, column;
	const char *const *wanted;
	const bool *is_optional; /* of each wanted column; NULL: none is */
	int wanted_count;
	int column_of[LIMIT_CSV_COLUMNS]; /* of each wanted column; −1 when missing */
	int column_count;                 /* 0 until the header has been read */
	/* Of the row being read; the last is one too many. */
	struct csv_cell cells[LIMIT_CSV_COLUMNS + 1];
	int cell_count;
	bool is_composed; /* the whole text: then its cells are */
	bool stopped; /* a fault after which nothing more can be read */
	struct arena *arena;
	struct diag *diag;
};

/* The first control character other than tab and line breaks, 0 when there is none. */
static unsigned control_character(const char *text)
{
	uint32_t c;

	do {
		while (*text >= ' ' && *text < 0x7F)
			text++;
		c = utf8_next(&text);
		if ((c && c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c < 0xA0) || utf8_turns(c))
			return c;
	} while (c);
	return 0;
}

static struct place cell_place(const struct csv_scan *r, const struct csv_cell *cell)
{
	return (struct place){ r->out->file, cell->line, cell->column };
}

static int find_cell(const struct csv_scan *r, const char *name)
{
	for (int i = 0; i < r->cell_count; i++)
		if (text_equal(r->cells[i].text, name))
			return i;
	return -1;
}

static bool is_wanted(const struct csv_scan *r, const char *name)
{
	for (int i = 0; i < r->wanted_count; i++)
		if (text_equal(r->wanted[i], name))
			return true;
	return false;
}

static void report_missing_column(struct csv_scan *r, const char *name)
{
	const char *names[LIMIT_CSV_COLUMNS]; /* of columns that are not asked for */
	const char *near;
	size_t count = 0;

	for (int i = 0; i < r->cell_count; i++)
		if (!is_wanted(r, r->cells[i].text))
			names[count++] = r->cells[i].text;
	near = text_nearest(r->arena, name, names, count);
	if (near)
		diag_error(r->diag, cell_place(r, r->cells),
			   "mangler kolonnen «%s»; rett «%s» i første linje", name,
			   excerpt(r->arena, near));
	else
		diag_error(r->diag, cell_place(r, r->cells),
			   "mangler kolonnen «%s»; legg den til i første linje", name);
}

static void take_header(struct csv_scan *r)
{
	if (r->cell_count == 1 && r->wanted_count > 1 && strpbrk(r->cells[0].text, ";\t")) {
		diag_error(r->diag, cell_place(r, r->cells),
			   "cellene er skilt med %s; lagre filen med komma mellom cellene og desimalpunktum",
			   strchr(r->cells[0].text, ';') ? "semikolon" : "tabulator");
		r->stopped = true;
		return;
	}
	if (r->cell_count > LIMIT_CSV_COLUMNS) {
		diag_error(r->diag, cell_place(r, r->cells), "for mange kolonner; grensen er %d",
			   LIMIT_CSV_COLUMNS);
		r->stopped = true;
		return;
	}
	for (int i = 0; i < r->cell_count; i++)
		if (find_cell(r, r->cells[i].text) != i)
			diag_error(r->diag,
				   cell_place(r, &r->cells[i]),
				   "kolonnen «%s» står to ganger; slett den ene",
				   excerpt(r->arena, r->cells[i].text));
	for (int i = 0; i < r->wanted_count; i++) {
		r->column_of[i] = find_cell(r, r->wanted[i]);
		if (r->column_of[i] < 0 && !(r->is_optional && r->is_optional[i])) {
			report_missing_column(r, r->wanted[i]);
			r->stopped = true;
		}
	}
	r->column_count = r->cell_count;
}

/* Of a column that the file does not have: it stands where the row does. */
static struct csv_cell missing_cell(const struct csv_scan *r)
{
	return (struct csv_cell){ .text = "", .file = r->out->file, .line = r->cells[0].line, .column = 1 };
}

/* "0,21" without quotation marks makes two cells of one, and the row one cell too long: the first of them, when only
 * one pair of cells can be that. */
static const struct csv_cell *parted_decimal(const struct csv_scan *r)
{
	enum { MOST_WHOLE = 3, LEAST_DECIMALS = 2 };
	const struct csv_cell *found = NULL;

	if (r->cell_count != r->column_count + 1)
		return NULL;
	for (int i = 0; i + 1 < r->cell_count; i++) {
		const char *whole = r->cells[i].text, *decimals = r->cells[i + 1].text;
		size_t left = strlen(whole), right = strlen(decimals);

		if (!left || left > MOST_WHOLE || right < LEAST_DECIMALS || strspn(whole, "0123456789") != left ||
		    strspn(decimals, "0123456789") != right)
			continue;
		if (found)
			return NULL;
		found = &r->cells[i];
	}
	return found;
}

static void take_data_row(struct csv_scan *r)
{
	struct csv *out = r->out;
	const struct csv_cell *parted = parted_decimal(r);
	struct csv_cell *row;

	if (parted) {
		diag_error(r->diag, cell_place(r, parted), "«%s,%s» er blitt to celler; skriv «%s.%s»", parted->text,
			   parted[1].text, parted->text, parted[1].text);
		return;
	}
	if (r->cell_count != r->column_count) {
		diag_error(r->diag, cell_place(r, r->cells),
			   "raden har %d celler, men første linje har %d; skriv desimaler med punktum, og sett tekst med komma i anførselstegn",
			   r->cell_count, r->column_count);
		return;
	}
	row = NEW_ARRAY(r->arena, (size_t)r->wanted_count, struct csv_cell);
	for (int i = 0; i < r->wanted_count; i++)
		row[i] = r->column_of[i] >= 0 ? r->cells[r->column_of[i]] : missing_cell(r);
	out->rows = arena_grow(r->arena, out->rows, out->row_count, &out->row_capacity,
			       sizeof *out->rows);
	out->rows[out->row_count++] = row;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* The first byte from `p` on that `skip` does not have; the end of the text, where its NUL stands, has none. */
static const char *after(const char *p, const char *skip)
{
	return p + strspn(p, skip);
}

static void go_to(struct csv_scan *r, const char *to)
{
	const char *end;

	while ((end = memchr(r->at, '\n', (size_t)(to - r->at))) != NULL) {
		r->line++;
		r->column = 1;
		r->at = end + 1;
	}
	r->column += (int)utf8_length(r->at, (size_t)(to - r->at));
	r->at = to;
}

static const char *report_quote(struct csv_scan *r, struct place at, const char *message)
{
	diag_error(r->diag, at, "%s", message);
	r->stopped = true;
	return NULL;
}

/* Reads a cell whose opening mark stands at `p`. Returns where it ends, NULL after an error. */
static const char *read_quoted(struct csv_scan *r, struct csv_cell *cell, const char *p)
{
	struct buffer content = { .arena = r->arena };

	for (const char *mark; (mark = strchr(++p, '"')) != NULL; p = mark) {
		buffer_add(&content, p, (size_t)(mark - p));
		cell->text = buffer_text(&content);
		if (*++mark != '"')
			return after(mark, " \t");
		buffer_puts(&content, "\"");
	}
	return report_quote(r, cell_place(r, cell),
			    "anførselstegnet som begynner cellen, har ingen slutt; sett et anførselstegn sist i cellen");
}

/* Reads one without; blanks around it are no part of it. */
static const char *read_plain(struct csv_scan *r, struct csv_cell *cell, const char *p)
{
	const char *end = p + strcspn(p, ",\"\r\n"), *last = end;

	while (last > p && is_blank(last[-1]))
		last--;
	cell->text = arena_text(r->arena, p, (size_t)(last - p));
	return end;
}

/* Takes the cell that begins here, and goes to the byte that ends it. */
static void take_cell(struct csv_scan *r)
{
	struct csv_cell cell = { .file = r->out->file, .line = r->line, .column = r->column,
				 .start = (size_t)(r->at - r->text.data) };
	const char *first = after(r->at, " \t");
	const char *end = *first == '"' ? read_quoted(r, &cell, first) : read_plain(r, &cell, first);
	unsigned control;

	if (!end)
		return;
	go_to(r, end);
	if (*end && !strchr(",\r\n", *end)) {
		report_quote(r, (struct place){ r->out->file, r->line, r->column },
			     "anførselstegn inne i en celle; sett hele cellen i anførselstegn, og skriv \"\" for hvert tegn inni");
		return;
	}
	cell.end = (size_t)(end - r->text.data);
	if (!r->is_composed)
		cell.text = text_compose(r->arena, cell.text);
	control = control_character(cell.text);
	if (utf8_turns(control))
		diag_error(r->diag, cell_place(r, &cell), UTF8_TURNS_FAULT, control);
	else if (control)
		diag_error(r->diag, cell_place(r, &cell), "styretegn (U+%04X) i cellen; slett det", control);
	r->cells[r->cell_count < LIMIT_CSV_COLUMNS ? r->cell_count : LIMIT_CSV_COLUMNS] = cell;
	if (r->cell_count <= LIMIT_CSV_COLUMNS)
		r->cell_count++;
}

/* Rows end with a line; lines with nothing on them are none. */
static void take_rows(struct csv_scan *r)
{
	for (;;) {
		go_to(r, after(r->at, " \t\r\n"));
		if (!*r->at)
			return;
		r->cell_count = 0;
		take_cell(r);
		while (!r->stopped && *r->at == ',') {
			go_to(r, r->at + 1);
			take_cell(r);
		}
		if (!r->stopped && r->column_count)
			take_data_row(r);
		else if (!r->stopped)
			take_header(r);
		if (r->stopped)
			return;
	}
}

bool csv_read(struct csv *out, struct str text, const char *file, const char *const wanted[],
	      int count, struct arena *a, struct diag *d)
{
	return csv_read_some(out, text, file, wanted, NULL, count, a, d);
}

bool csv_read_some(struct csv *out, struct str text, const char *file, const char *const wanted[],
		   const bool is_optional[], int count, struct arena *a, struct diag *d)
{
	struct csv_scan *r = NEW(a, struct csv_scan);
	size_t errors = d->errors;

	*out = (struct csv){ .file = file };
	r->out = out;
	r->text = text;
	r->wanted = wanted;
	r->wanted_count = count;
	r->is_optional = is_optional;
	r->at = text.data;
	r->line = r->column = 1;
	r->arena = a;
	r->diag = d;
	r->is_composed = text_compose(a, text.data) == text.data;
	take_rows(r);
	if (!r->column_count && d->errors == errors)
		diag_error(d, (struct place){ file, 1, 1 },
			   "filen er tom; første linje skal navngi kolonnene");
	return d->errors == errors;
}

static bool same_keys(const struct csv_cell *left, const struct csv_cell *right, int keys)
{
	for (int i = 0; i < keys; i++)
		if (!text_equal(left[i].text, right[i].text))
			return false;
	return true;
}

void csv_overlay(struct csv *base, const struct csv *own, int count, int keys, bool by_cell, struct arena *a)
{
	size_t base_count = base->row_count;
	bool *taken = NEW_ARRAY(a, base_count, bool);

	for (size_t k = 0; k < own->row_count; k++) {
		struct csv_cell *row = NEW_ARRAY(a, (size_t)count, struct csv_cell);
		size_t at = 0;

		memcpy(row, own->rows[k], (size_t)count * sizeof *row);
		while (at < base_count && (taken[at] || !same_keys(base->rows[at], row, keys)))
			at++;
		for (int i = 0; by_cell && at < base_count && i < count; i++)
			if (!*row[i].text)
				row[i] = base->rows[at][i];
		if (at == base_count) {
			base->rows = arena_grow(a, base->rows, base->row_count, &base->row_capacity,
						sizeof *base->rows);
			at = base->row_count++;
		} else {
			taken[at] = true;
		}
		base->rows[at] = row;
	}
}

struct place csv_place(const struct csv *csv, size_t row, int column)
{
	const struct csv_cell *cell = &csv->rows[row][column];

	return (struct place){ cell->file, cell->line, cell->column };
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

/* "0,21" and "1 000" as the file has numbers; NULL when it is something else, or may be thousands. */
static const char *plain_number(const char *text, struct arena *a)
{
	const char *comma = strchr(text, ',');
	struct buffer out = { .arena = a };

	if (comma && (strchr(text, '.') || strspn(comma + 1, "0123456789") == 3))
		return NULL;
	for (const char *p = text; *p;) {
		uint32_t c = utf8_next(&p);

		if (utf8_plain(c) == ' ')
			continue;
		c = c == ',' ? '.' : utf8_plain(c);
		if (c == 0 || c >= 0x80)
			return NULL;
		buffer_add(&out, &(char){ (char)c }, 1);
	}
	return is_number(buffer_text(&out)) ? buffer_text(&out) : NULL;
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
	else if (plain_number(text, d->arena))
		diag_error(d, csv_place(csv, row, column), "«%s» er skrevet med komma eller mellomrom; skriv «%s»",
			   excerpt(d->arena, text), plain_number(text, d->arena));
	else if (strchr(text, ','))
		diag_error(d, csv_place(csv, row, column),
			   "«%s» har komma; skriv desimaler med punktum og ingen skilletegn mellom tusener",
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
