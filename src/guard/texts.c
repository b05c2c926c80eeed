/* Joins the texts of a document, in the order they are read. */
#include "texts.h"

#include "base/arena.h"
#include "base/yaml.h"
#include "tree/chart.h"
#include "tree/node.h"

#include <ctype.h>
#include <string.h>

enum {
	PERCENT_ROUNDS = 4, /* "%2540" is "%40" is "@" */
	NUMBER_DIGITS = 8   /* a cell with fewer is no number that its column's head could name */
};

static void separate(struct texts *out, char mark)
{
	if (out->joined.size)
		buffer_add(&out->joined, &mark, 1);
}

/* Whether a raised digit at `at` stands after an ordinary one, or goes on one that does. */
static bool may_be_note(const struct texts *t, size_t at)
{
	const struct texts_raised *last = t->raised.count ? &t->raised.items[t->raised.count - 1] : NULL;

	return at && (isdigit((unsigned char)t->joined.data[at - 1]) || (last && last->at == at - 1));
}

/* What is folded is never longer than what it is made of. */
static void fold(struct texts *t, const char *text, size_t size)
{
	struct buffer *joined = &t->joined;
	const char *end = text + size;
	char *out;

	buffer_reserve(joined, size);
	out = joined->data + joined->size;
	while (text < end) {
		const char *start = text;
		uint32_t c, written;

		while (text < end && (unsigned char)*text < 0x80 && *text >= ' ')
			text++;
		memcpy(out, start, (size_t)(text - start));
		out += text - start;
		if (text == end)
			break;
		written = utf8_next(&text);
		c = texts_plain(written);
		if (isdigit((int)c) && utf8_is_raised(written) && may_be_note(t, (size_t)(out - joined->data))) {
			*LIST_ADD(t->arena, &t->raised) =
				(struct texts_raised){ (size_t)(out - joined->data), (char)c };
			c = '^';
		}
		if (c)
			out += utf8_put(out, c < ' ' && c != '\n' && c != '\r' ? ' ' : c);
	}
	*out = '\0';
	joined->size = (size_t)(out - joined->data);
}

static struct texts_piece *add(struct texts *out, struct str text, struct place at)
{
	struct texts_piece *piece = LIST_ADD(out->arena, out);

	out->joined.arena = out->arena;
	*piece = (struct texts_piece){ .text = text.data, .size = text.size, .at = at, .start = out->joined.size,
				       .kind = PIECE_PRINTED };
	fold(out, text.data, text.size);
	return piece;
}

void texts_add_file(struct texts *out, struct str text, const char *file)
{
	separate(out, TEXTS_END);
	*LIST_ADD(out->arena, &out->files) = out->count;
	add(out, text, (struct place){ file, 1, 1 })->kind = PIECE_FILE;
	separate(out, TEXTS_END);
}

void texts_add(struct texts *out, const char *text, struct place at)
{
	if (!text || !*text)
		return;
	separate(out, TEXTS_BLOCK);
	add(out, str_of(text), at);
}

void texts_add_values(struct texts *out, const struct yaml *tree)
{
	if (tree->key) {
		separate(out, TEXTS_BLOCK);
		add(out, str_of(tree->key), tree->key_at)->kind = PIECE_VALUE;
	}
	if (tree->type == YAML_SCALAR && *tree->text) {
		separate(out, tree->key ? TEXTS_CELL : TEXTS_BLOCK);
		add(out, str_of(tree->text), tree->at)->kind = PIECE_VALUE;
	}
	for (const struct yaml *child = tree->first; child; child = child->next)
		texts_add_values(out, child); /* as deep as LIMIT_YAML_DEPTH */
}

/* --- links --- */

static int hex_digit(char c)
{
	return isdigit((unsigned char)c) ? c - '0' : tolower((unsigned char)c) - 'a' + 10;
}

/* "%40", but not "%00". */
static bool is_escape(const char *url)
{
	return url[0] == '%' && isxdigit((unsigned char)url[1]) && isxdigit((unsigned char)url[2]) &&
	       (url[1] != '0' || url[2] != '0');
}

/* `url` without %XX, false when it has none. What is no text is '?'. */
static bool decode(struct buffer *out, const char *url)
{
	bool found = false;

	for (; *url; url++) {
		char c = *url;

		if (is_escape(url)) {
			c = (char)(hex_digit(url[1]) * 16 + hex_digit(url[2]));
			url += 2;
			found = true;
		}
		buffer_add(out, &c, 1);
	}
	for (size_t bad; (bad = utf8_check(buffer_text(out), out->size)) < out->size;)
		out->data[bad] = '?';
	return found;
}

static const char *decoded(struct arena *a, const char *url)
{
	for (int i = 0; i < PERCENT_ROUNDS && strchr(url, '%'); i++) {
		struct buffer out = { .arena = a };
		bool found = decode(&out, url);

		url = buffer_text(&out);
		if (!found)
			break;
	}
	return url;
}

static void note_links(struct texts *out, const struct span *spans)
{
	const char *before = NULL;

	for (; spans; spans = spans->next) {
		if (spans->link && spans->link != before)
			*LIST_ADD(out->arena, &out->links) = spans;
		before = spans->link;
	}
}

static void add_links(struct texts *out)
{
	for (size_t i = 0; i < out->links.count; i++) {
		const struct span *span = out->links.items[i];

		separate(out, TEXTS_BLOCK);
		add(out, str_of(decoded(out->arena, span->link)), span->at)->span = span;
	}
	out->links.count = 0;
}

/* --- blocks --- */

static void add_run(struct texts *out, const struct span *spans, struct place at)
{
	for (; spans; spans = spans->next) {
		struct texts_piece *piece;

		if (spans->line_break) {
			separate(out, ' '); /* a document may begin with a break */
			continue;
		}
		piece = add(out, str_of(spans->text), spans->at.file ? spans->at : at);
		piece->span = spans;
	}
}

static void add_spans(struct texts *out, const struct span *spans, struct place at)
{
	if (!spans)
		return;
	separate(out, TEXTS_BLOCK);
	add_run(out, spans, at);
	note_links(out, spans);
}

static void add_cell(struct texts *out, const char *text, struct place at)
{
	if (!text || !*text)
		return;
	separate(out, TEXTS_CELL);
	add(out, str_of(text), at);
}

/* Digits of any script; what begins with C2 or E2 is spaces, dashes and signs. */
static bool has_number(const struct span *spans)
{
	int digits = 0;

	for (; spans && digits < NUMBER_DIGITS; spans = spans->next)
		for (const unsigned char *p = (const unsigned char *)spans->text; *p; p++)
			digits += isdigit(*p) || (*p > 0xC3 && *p != 0xE2);
	return digits >= NUMBER_DIGITS;
}

static int columns_of(const struct cell *cell)
{
	return cell->columns ? cell->columns : 1;
}

/* The cell of the head above `column`; NULL when there is none. */
static const struct cell *head_of(const struct table *table, int column)
{
	const struct row *head = &table->rows[table->head_rows - 1];
	int first = 0;

	for (int i = 0; table->head_rows && i < head->cell_count; i++) {
		first += columns_of(&head->cells[i]);
		if (column < first)
			return &head->cells[i];
	}
	return NULL;
}

/* What a number is may stand in the head of its column: «Mobil». */
static void add_under_heads(struct texts *out, const struct table *table, const struct row *row, struct place at)
{
	int column = 0;

	for (int i = 0; i < row->cell_count; i++) {
		const struct cell *cell = &row->cells[i],
				  *head = has_number(cell->spans) ? head_of(table, column) : NULL;

		column += columns_of(cell);
		if (!head || !head->spans)
			continue;
		separate(out, TEXTS_END);
		add_run(out, head->spans, at);
		separate(out, TEXTS_CELL);
		add_run(out, cell->spans, at);
	}
}

static void add_table(struct texts *out, const struct table *table, struct place at)
{
	add_spans(out, table->caption, at);
	for (int i = 0; i < table->row_count; i++) {
		const struct row *row = &table->rows[i];

		separate(out, TEXTS_BLOCK);
		for (int j = 0; j < row->cell_count; j++) {
			if (j)
				separate(out, TEXTS_CELL);
			add_run(out, row->cells[j].spans, at);
		}
		for (int j = 0; j < row->cell_count; j++)
			note_links(out, row->cells[j].spans);
		if (i >= table->head_rows)
			add_under_heads(out, table, row, at);
	}
	add_spans(out, table->footnote, at);
}

struct chart_place {
	struct texts *out;
	struct place at;
};

static void add_chart_text(void *context, const char *text)
{
	const struct chart_place *p = context;

	texts_add(p->out, text, p->at);
}

static void add_chart(struct texts *out, const struct chart *chart, struct place at)
{
	struct chart_place p = { out, at };

	chart_texts(chart, add_chart_text, &p);
}

static void add_facts(struct texts *out, const struct block *block)
{
	separate(out, TEXTS_BLOCK);
	for (int i = 0; i < block->facts.count; i++) {
		add_cell(out, block->facts.items[i].label, block->at);
		add_cell(out, block->facts.items[i].value, block->at);
		add_cell(out, block->facts.items[i].unit, block->at);
		add_cell(out, block->facts.items[i].remark, block->at);
	}
}

static void add_controls(struct texts *out, const struct block *block)
{
	for (int i = 0; i < block->controls.count; i++) {
		const struct control *control = &block->controls.items[i];

		separate(out, TEXTS_BLOCK);
		add_cell(out, control->label, block->at);
		add_cell(out, control->spoken, block->at);
		for (int k = 0; k < control->choice_count; k++)
			add_cell(out, control->choices[k].label, block->at);
	}
}

/* Blocks are as deep as LIMIT_MARKDOWN_DEPTH lets them be. */
static void add_block(struct texts *out, const struct block *block)
{
	add_spans(out, block->spans, block->at);
	switch (block->type) {
	case BLOCK_LETTERHEAD:
		texts_add(out, block->sender.alt, block->at);
		texts_add(out, block->sender.name, block->at);
		break;
	case BLOCK_FACTS:
	case BLOCK_KEY_FIGURES:
		add_facts(out, block);
		break;
	case BLOCK_CODE:
		texts_add(out, block->code, block->at);
		break;
	case BLOCK_TABLE:
		add_table(out, block->table, block->at);
		break;
	case BLOCK_FIGURE:
		add_chart(out, block->chart, block->at);
		break;
	case BLOCK_CONTROLS:
		add_controls(out, block);
		break;
	case BLOCK_DOCUMENT:
	case BLOCK_TITLE:
	case BLOCK_FINDING:
	case BLOCK_COLUMNS:
	case BLOCK_COLUMN:
	case BLOCK_FOOT:
	case BLOCK_QUESTIONS:
	case BLOCK_CONTENTS:
	case BLOCK_HEADING:
	case BLOCK_PARAGRAPH:
	case BLOCK_LIST:
	case BLOCK_ITEM:
	case BLOCK_QUOTE:
	case BLOCK_RULE:
	case BLOCK_BOX:
	case BLOCK_NOTE_LINES:
	case BLOCK_PAGE_BREAK:
	case BLOCK_PART:
	case BLOCK_FOLD:
		break;
	}
	for (const struct block *child = block->first; child; child = child->next)
		add_block(out, child);
}

/* Short items of a list are read like the cells of a row: «Født: …», «Nummer: …». */
static void add_list(struct texts *out, const struct block *list)
{
	bool first = true;

	for (const struct block *item = list->first; item; item = item->next) {
		if (!item->first || !item->first->spans)
			continue;
		separate(out, first ? TEXTS_END : TEXTS_CELL); /* told before, in its place */
		first = false;
		add_run(out, item->first->spans, item->first->at);
	}
}

static void add_lists(struct texts *out, const struct block *block)
{
	for (const struct block *child = block->first; child; child = child->next) {
		if (child->type == BLOCK_LIST)
			add_list(out, child);
		add_lists(out, child);
	}
}

/* The digit that a letter is taken for, 0 for none. */
static char digit_like(char c)
{
	static const char letters[] = "OoIlSBZ", digits[] = "0011582";
	const char *found = c ? strchr(letters, c) : NULL;

	return found ? digits[found - letters] : '\0';
}

static bool is_of_word(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* Reads the letters of the word from `p` to `end` as digits, if it is most of it digits: "O1O19O", "2OOO". */
static bool read_word(char *p, const char *end)
{
	enum { LEAST_DIGITS = 3, LEAST = 5 };
	int digits = 0, letters = 0;

	for (const char *q = p; q < end; q++) {
		digits += isdigit((unsigned char)*q) != 0;
		letters += digit_like(*q) != '\0';
	}
	if (!letters || digits < LEAST_DIGITS || digits + letters < LEAST || digits + letters != end - p)
		return false;
	for (; p < end; p++)
		if (!isdigit((unsigned char)*p))
			*p = digit_like(*p);
	return true;
}

bool texts_read_otherwise(struct texts *t)
{
	char *p = t->joined.data, *end = p + t->joined.size;
	bool changed = t->raised.count > 0;

	for (size_t i = 0; i < t->raised.count; i++)
		p[t->raised.items[i].at] = t->raised.items[i].digit;
	for (char *last = p, *start; p < end; last = p) {
		while (p < end && (*p < '0' || *p > '9')) /* most words have no digit */
			p++;
		for (start = p; start > last && is_of_word(start[-1]);)
			start--;
		while (p < end && is_of_word(*p))
			p++;
		changed |= read_word(start, p);
	}
	return changed;
}

void texts_add_document(struct texts *out, const struct document *doc)
{
	const char *const told[] = { doc->title, doc->author, doc->subject, doc->running_head,
				     doc->mark,  doc->page_label, doc->continued };

	separate(out, TEXTS_END);
	for (size_t i = 0; i < sizeof told / sizeof *told; i++)
		texts_add(out, told[i], (struct place){ 0 });
	add_block(out, doc->root);
	add_lists(out, doc->root);
	if (doc->aside)
		add_block(out, doc->aside);
	add_links(out);
}
