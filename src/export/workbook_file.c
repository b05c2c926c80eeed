/* The spreadsheet's device: cells and names to libxlsxwriter, and its file to memory. */
#include "workbook_file.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/scratch.h"

#include <dlfcn.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <xlsxwriter.h>

/* What is used of libxlsxwriter. It is loaded when a workbook is to be made, not with the program: it brings
 * libcrypto along, which would cost every other command more than it takes to compute. */
#define LIBRARY(X)                                                                                                   \
	X(format_set_align)                                                                                          \
	X(format_set_indent)                                                                                         \
	X(format_set_bg_color)                                                                                       \
	X(format_set_bold) X(format_set_border) X(format_set_bottom) X(format_set_font_color)                        \
		X(format_set_font_name) X(format_set_font_size) X(format_set_num_format) X(format_set_text_wrap) X(  \
			lxw_strerror) X(workbook_add_format) X(workbook_add_worksheet)                               \
			X(workbook_close) X(workbook_define_name) X(workbook_new_opt) X(workbook_set_properties) X(  \
				worksheet_add_table) X(worksheet_conditional_format_range)                           \
				X(worksheet_data_validation_cell) X(worksheet_data_validation_range) X(              \
					worksheet_fit_to_pages) X(worksheet_freeze_panes) X(worksheet_gridlines)     \
					X(worksheet_repeat_rows) X(worksheet_set_column) X(worksheet_set_landscape)  \
						X(worksheet_set_paper) X(worksheet_write_blank)                      \
							X(worksheet_write_formula_num)                               \
								X(worksheet_write_formula_str)                       \
									X(worksheet_write_number)                    \
										X(worksheet_write_string)

#define MEMBER(name) __typeof__(name) *name;
static struct {
	LIBRARY(MEMBER)
} xlsx;

const char *workbook_load(void)
{
	void *library = dlopen("libxlsxwriter.so." LXW_SOVERSION, RTLD_NOW | RTLD_LOCAL);

	if (!library)
		return "biblioteket som skriver regneark mangler; installer pakken libxlsxwriter" LXW_SOVERSION
		       " (programmet i arkivet for alle slags Linux kan ikke bruke den)";
#define FIND(name)                                                                                                   \
	*(void **)&xlsx.name = dlsym(library, #name);                                                                \
	if (!xlsx.name)                                                                                              \
		return "biblioteket libxlsxwriter" LXW_SOVERSION " er en annen utgave enn den programmet er laget for";
	LIBRARY(FIND)
	return NULL;
}

#ifdef __has_feature /* clang's way to say it */
#if __has_feature(address_sanitizer)
#define ADDRESSES_WATCHED
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define ADDRESSES_WATCHED
#endif
#ifdef ADDRESSES_WATCHED
/* Version 1.1.4 forgets the lists of what may be chosen, some bytes for each. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:libxlsxwriter\n";
}
#endif

enum { MOST_SHEETS = 16 };

struct book {
	struct arena *arena;
	lxw_workbook *workbook;
	lxw_worksheet *sheets[MOST_SHEETS];
	const char *names[MOST_SHEETS];
	int sheet_count;
	lxw_format *formats[LOOKS], *faded;
	struct book_texts texts;
	struct buffer formula;
	struct scratch file;
	struct file_scratch folder;
	time_t made;
	lxw_error fault; /* the first */
};

/* The comma and the point of these are the reader's own; 414 is Norwegian. */
#define NORWEGIAN "[$-414]"
#define FORMAT_KRONER NORWEGIAN "#,##0;" NORWEGIAN "-#,##0;" NORWEGIAN "0"

static const struct {
	const char *number;
	double size;
	bool bold, wrap, grey, red, right, rule, indented;
} looks[LOOKS] = {
	[LOOK_TITLE] = { .number = "@", .size = 16, .bold = true },
	[LOOK_HEADING] = { .number = "@", .size = 12, .bold = true },
	[LOOK_HEAD] = { .number = "@", .bold = true, .wrap = true, .rule = true },
	[LOOK_HEAD_NUMBERS] = { .number = "@", .bold = true, .wrap = true, .rule = true, .right = true },
	[LOOK_TEXT] = { .number = "@" },
	[LOOK_PARAGRAPH] = { .number = "@", .wrap = true },
	[LOOK_NOTE] = { .number = "@", .grey = true },
	[LOOK_BESIDE] = { .number = "@", .grey = true, .indented = true },
	[LOOK_FAULT] = { .number = "@", .bold = true, .red = true },
	[LOOK_KRONER] = { .number = FORMAT_KRONER },
	[LOOK_SUM] = { .number = FORMAT_KRONER, .bold = true },
	[LOOK_PRICE] = { .number = NORWEGIAN "#,##0.00" },
	[LOOK_SHARE] = { .number = NORWEGIAN "0.0###\\ %" },
	[LOOK_FACTOR] = { .number = NORWEGIAN "0.000000" },
	[LOOK_QUANTITY] = { .number = NORWEGIAN "0.0000##" },
	[LOOK_WHOLE] = { .number = NORWEGIAN "#,##0" },
	[LOOK_YEAR] = { .number = "0" },
	[LOOK_INPUT_TEXT] = { .number = "@", .right = true },
	[LOOK_INPUT_KRONER] = { .number = NORWEGIAN "#,##0" },
	[LOOK_INPUT_SHARE] = { .number = NORWEGIAN "0.0###\\ %" },
	[LOOK_INPUT_WHOLE] = { .number = NORWEGIAN "#,##0" },
	[LOOK_INPUT_YEAR] = { .number = "0" },
};

static lxw_format *make_format(lxw_workbook *workbook, enum look look)
{
	lxw_format *format = xlsx.workbook_add_format(workbook);

	xlsx.format_set_font_name(format, "Liberation Sans");
	xlsx.format_set_font_size(format, looks[look].size ? looks[look].size : 10);
	xlsx.format_set_num_format(format, looks[look].number);
	if (looks[look].bold)
		xlsx.format_set_bold(format);
	if (looks[look].wrap) {
		xlsx.format_set_text_wrap(format);
		xlsx.format_set_align(format, LXW_ALIGN_VERTICAL_BOTTOM);
	}
	if (looks[look].rule)
		xlsx.format_set_bottom(format, LXW_BORDER_THIN);
	if (looks[look].right)
		xlsx.format_set_align(format, LXW_ALIGN_RIGHT);
	if (looks[look].indented)
		xlsx.format_set_indent(format, 1);
	if (looks[look].grey)
		xlsx.format_set_font_color(format, 0x595959);
	if (looks[look].red)
		xlsx.format_set_font_color(format, 0xB00020);
	if (look >= LOOK_FIRST_INPUT) {
		xlsx.format_set_bg_color(format, 0xFFF4C2);
		xlsx.format_set_border(format, LXW_BORDER_HAIR);
	}
	return format;
}

static const char *reason(lxw_error fault)
{
	switch (fault) {
	case LXW_ERROR_MEMORY_MALLOC_FAILED:
		return "ikke nok minne";
	case LXW_ERROR_CREATING_TMPFILE:
	case LXW_ERROR_READING_TMPFILE:
		return "kan ikke lage midlertidige filer i mappen der arbeidsboken skal ligge";
	default:
		return xlsx.lxw_strerror(fault);
	}
}

static void note(struct book *b, lxw_error fault)
{
	if (fault != LXW_NO_ERROR && b->fault == LXW_NO_ERROR)
		b->fault = fault;
}

/* `why`, when there is no book after all. */
static struct book *give_up(struct book *b, const char *why_not, const char **why)
{
	*why = why_not;
	scratch_close(&b->file);
	return NULL;
}

struct book *book_new(const char *path, time_t made, struct arena *a, const char **why)
{
	struct book *b = NEW(a, struct book);
	lxw_workbook_options options = { 0 };

	*why = scratch_open(&b->file);
	if (*why)
		return NULL;
	*why = file_scratch_open(&b->folder, path);
	if (*why)
		return give_up(b, *why, why);
	options.tmpdir = b->folder.path;
	b->arena = a;
	b->formula.arena = a;
	b->made = made;
	b->workbook = xlsx.workbook_new_opt(b->file.path, &options);
	if (!b->workbook) {
		file_scratch_close(&b->folder);
		return give_up(b, reason(LXW_ERROR_MEMORY_MALLOC_FAILED), why);
	}
	for (int look = 0; look < LOOKS; look++)
		b->formats[look] = make_format(b->workbook, (enum look)look);
	b->faded = xlsx.workbook_add_format(b->workbook);
	xlsx.format_set_font_color(b->faded, 0xBFBFBF);
	return b;
}

void book_sheet(struct book *b, const char *name)
{
	lxw_worksheet *sheet = xlsx.workbook_add_worksheet(b->workbook, name);

	if (!sheet) {
		note(b, LXW_ERROR_MEMORY_MALLOC_FAILED);
		return;
	}
	xlsx.worksheet_set_landscape(sheet);
	xlsx.worksheet_set_paper(sheet, 9); /* A4 */
	xlsx.worksheet_fit_to_pages(sheet, 1, 0);
	xlsx.worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
	b->names[b->sheet_count] = name;
	b->sheets[b->sheet_count++] = sheet;
}

static char *copy(struct book *b, const char *text)
{
	return arena_text(b->arena, text, strlen(text));
}

void book_title(struct book *b, const char *title, const char *program)
{
	lxw_doc_properties properties = {
		.title = copy(b, title),
		.author = copy(b, program),
		.created = b->made,
	};

	note(b, xlsx.workbook_set_properties(b->workbook, &properties));
}

void book_write_text(struct book *b, struct spot at, enum look look, const char *text)
{
	*LIST_ADD(b->arena, &b->texts) = (struct book_text){ text, book_address(b, at, -1, "") };
	note(b, xlsx.worksheet_write_string(b->sheets[at.sheet], (lxw_row_t)at.row, (lxw_col_t)at.column, text,
					    b->formats[look]));
}

void book_write_number(struct book *b, struct spot at, enum look look, double value)
{
	note(b, xlsx.worksheet_write_number(b->sheets[at.sheet], (lxw_row_t)at.row, (lxw_col_t)at.column, value,
					    b->formats[look]));
}

void book_write_blank(struct book *b, struct spot at, enum look look)
{
	note(b, xlsx.worksheet_write_blank(b->sheets[at.sheet], (lxw_row_t)at.row, (lxw_col_t)at.column,
					   b->formats[look]));
}

static const char *put_formula(struct book *b, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));
static const char *put_formula(struct book *b, const char *format, va_list args)
{
	enum { USUAL = 1024 };
	va_list again;
	int size;

	va_copy(again, args);
	b->formula.size = 0;
	buffer_reserve(&b->formula, USUAL);
	size = vsnprintf(b->formula.data, USUAL, format, args);
	if (size >= USUAL) {
		buffer_reserve(&b->formula, (size_t)size);
		vsnprintf(b->formula.data, (size_t)size + 1, format, again);
	}
	va_end(again);
	return b->formula.data;
}

void book_formula(struct book *b, struct spot at, enum look look, double value, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	note(b, xlsx.worksheet_write_formula_num(b->sheets[at.sheet], (lxw_row_t)at.row, (lxw_col_t)at.column,
						 put_formula(b, format, args), b->formats[look], value));
	va_end(args);
}

void book_text_formula(struct book *b, struct spot at, enum look look, const char *value, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	note(b, xlsx.worksheet_write_formula_str(b->sheets[at.sheet], (lxw_row_t)at.row, (lxw_col_t)at.column,
						 put_formula(b, format, args), b->formats[look], value));
	va_end(args);
}

void book_name(struct book *b, const char *name, struct spot from, struct spot to)
{
	bool one = from.row == to.row && from.column == to.column;
	const char *cells = one ? book_address(b, from, -1, "rc") : book_range(b, from, to, -1, "rc");

	note(b, xlsx.workbook_define_name(b->workbook, name, arena_printf(b->arena, "=%s", cells)));
}

void book_table(struct book *b, const char *name, struct spot from, struct spot to, const char *const *headers)
{
	int count = to.column - from.column + 1;
	lxw_table_column *columns = NEW_ARRAY(b->arena, (size_t)count, lxw_table_column);
	lxw_table_column **list = NEW_ARRAY(b->arena, (size_t)count + 1, lxw_table_column *);
	lxw_table_options options = { .name = copy(b, name),
				      .no_autofilter = LXW_TRUE,
				      .columns = list,
				      .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
				      .style_type_number = 1 };

	for (int i = 0; i < count; i++) {
		columns[i] =
			(lxw_table_column){ .header = copy(b, headers[i]), .header_format = b->formats[LOOK_HEAD] };
		list[i] = &columns[i];
	}
	note(b, xlsx.worksheet_add_table(b->sheets[from.sheet], (lxw_row_t)from.row, (lxw_col_t)from.column,
					 (lxw_row_t)to.row, (lxw_col_t)to.column, &options));
}

void book_allow_list(struct book *b, struct spot from, struct spot to, const char *list)
{
	lxw_data_validation rule = { .validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
				     .value_formula = arena_printf(b->arena, "=%s", list) };

	note(b,
	     xlsx.worksheet_data_validation_range(b->sheets[from.sheet], (lxw_row_t)from.row, (lxw_col_t)from.column,
						  (lxw_row_t)to.row, (lxw_col_t)to.column, &rule));
}

void book_allow_number(struct book *b, struct spot at, bool whole, double least, double most, const char *message)
{
	lxw_data_validation rule = {
		.validate = whole ? LXW_VALIDATION_TYPE_INTEGER : LXW_VALIDATION_TYPE_DECIMAL,
		.criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
		.minimum_number = least,
		.maximum_number = most,
		.error_message = copy(b, message),
	};

	note(b, xlsx.worksheet_data_validation_cell(b->sheets[at.sheet], (lxw_row_t)at.row, (lxw_col_t)at.column,
						    &rule));
}

void book_width(struct book *b, int sheet, int first, int last, double width)
{
	note(b, xlsx.worksheet_set_column(b->sheets[sheet], (lxw_col_t)first, (lxw_col_t)last, width, NULL));
}

void book_freeze(struct book *b, struct spot at)
{
	xlsx.worksheet_freeze_panes(b->sheets[at.sheet], (lxw_row_t)at.row, (lxw_col_t)at.column);
	if (at.row)
		note(b,
		     xlsx.worksheet_repeat_rows(b->sheets[at.sheet], (lxw_row_t)at.row - 1, (lxw_row_t)at.row - 1));
}

void book_fade(struct book *b, struct spot from, struct spot to, const char *formula)
{
	lxw_conditional_format rule = { .type = LXW_CONDITIONAL_TYPE_FORMULA,
					.value_string = copy(b, formula),
					.format = b->faded };

	note(b, xlsx.worksheet_conditional_format_range(b->sheets[from.sheet], (lxw_row_t)from.row,
							(lxw_col_t)from.column, (lxw_row_t)to.row,
							(lxw_col_t)to.column, &rule));
}

enum { ADDRESS_SIZE = 64 }; /* of a range with its sheet */

static char *put(char *out, const char *text)
{
	size_t size = strlen(text);

	memcpy(out, text, size);
	return out + size;
}

/* Written by hand: a workbook has some ten thousand of them. */
static char *put_address(char *out, struct spot at, const char *mark)
{
	char reversed[12];
	int count = 0;

	if (strchr(mark, 'c'))
		*out++ = '$';
	for (int column = at.column + 1; column; column = (column - 1) / 26)
		reversed[count++] = (char)('A' + (column - 1) % 26);
	while (count)
		*out++ = reversed[--count];
	if (strchr(mark, 'r'))
		*out++ = '$';
	for (int row = at.row + 1; row; row /= 10)
		reversed[count++] = (char)('0' + row % 10);
	while (count)
		*out++ = reversed[--count];
	return out;
}

/* Names with other letters than those of ASCII are quoted. */
static char *put_sheet(char *out, const struct book *b, struct spot at, int from)
{
	const char *name = b->names[at.sheet];
	bool plain = utf8_length(name, strlen(name)) == strlen(name);

	if (at.sheet == from)
		return out;
	out = put(out, plain ? "" : "'");
	out = put(out, name);
	return put(out, plain ? "!" : "'!");
}

const char *book_address(struct book *b, struct spot at, int from, const char *mark)
{
	char address[ADDRESS_SIZE], *end = put_address(put_sheet(address, b, at, from), at, mark);

	return arena_text(b->arena, address, (size_t)(end - address));
}

const char *book_range(struct book *b, struct spot first, struct spot last, int from, const char *mark)
{
	char range[ADDRESS_SIZE], *end = put_address(put_sheet(range, b, first, from), first, mark);

	*end++ = ':';
	end = put_address(end, last, mark);
	return arena_text(b->arena, range, (size_t)(end - range));
}

const struct book_texts *book_texts(const struct book *b)
{
	return &b->texts;
}

bool book_finish(struct str *out, struct book *b, const char **why)
{
	lxw_error closed = xlsx.workbook_close(b->workbook);

	file_scratch_close(&b->folder);
	note(b, closed);
	*why = b->fault == LXW_NO_ERROR ? scratch_read(out, &b->file, b->arena) : reason(b->fault);
	scratch_close(&b->file);
	return !*why;
}
