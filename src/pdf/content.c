/* Page contents: items as PDF operators, in marked content that belongs to the structure tree. */
#include "writer.h"

#include <string.h>


/* Where the stream stands: what is open, and the graphics state, so that nothing is said twice. */
struct content {
	struct writer *w;
	struct buffer *b;
	const struct page *page;
	size_t number;     /* the page's, from 0 */
	bool *seen;        /* [mark] it has been opened */
	bool marked, text; /* inside BDC, inside BT */
	bool joined;       /* round line joins are set: a mitre would reach far beyond a sharp corner */
	int mark;          /* the open BDC's */
	enum artifact artifact;
	int64_t fill, stroke; /* colours; −1: the default, not yet said */
	int font;
	length size, line_width, dash;
	int64_t x, y; /* start of the last line of text, 1/100 pt */
};

static int64_t hundredths(length value)
{
	return value >= 0 ? (value + 5) / 10 : -((-(int64_t)value + 5) / 10);
}

static void put_hundredths(struct content *c, int64_t value)
{
	put_decimal(c->b, value * 10, 2);
	buffer_add(c->b, " ", 1);
}

static void put_point(struct content *c, length x, length y)
{
	put_hundredths(c, hundredths(x));
	put_hundredths(c, hundredths(c->w->pages->height - y));
}

static void put_colour(struct content *c, int64_t *current, uint32_t colour, const char *operator)
{
	if (*current == colour)
		return;
	*current = colour;
	for (int shift = 16; shift >= 0; shift -= 8) {
		put_decimal(c->b, ((colour >> shift & 0xFF) * 1000 + 127) / 255, 3);
		buffer_add(c->b, " ", 1);
	}
	buffer_puts(c->b, operator);
}

static void end_text(struct content *c)
{
	if (c->text)
		buffer_puts(c->b, "ET\n");
	c->text = false;
}

static void end_mark(struct content *c)
{
	end_text(c);
	if (c->marked)
		buffer_puts(c->b, "EMC\n");
	c->marked = false;
}

static bool is_first(const struct content *c, const struct element *owner, int mark)
{
	const struct kid *first = owner->kids;

	return owner->kid_count && first->type == KID_CONTENT && first->page == (int)c->number &&
	       first->mark == mark;
}

/* The replacement text of an element is told where its content is too, for readers that leave the structure tree
 * alone: all of it by the first piece, and nothing by the rest. No marked content stands inside other marked content:
 * poppler loses what follows the inner one.
 *
 * An MCID names one sequence of its stream, and belongs to one element [PDF 1.7, 14.7.4]. */
static void begin_element(struct content *c, int mark)
{
	const struct page *page = c->page;
	const struct element *owner = mark < page->marks ? page->owners[mark] : NULL;

	if (!owner || c->seen[mark]) {
		writer_fault(c->w, "intern feil: merke %d på side %zu er brukt galt", mark, c->number + 1);
		return;
	}
	c->seen[mark] = true;
	buffer_puts(c->b, "/");
	buffer_puts(c->b, tag_name[owner->tag]);
	buffer_puts(c->b, "<</MCID ");
	buffer_add_whole(c->b, mark);
	if (owner->more && owner->more->actual) {
		buffer_puts(c->b, "/ActualText");
		put_text(c->b, is_first(c, owner, mark) ? owner->more->actual : "");
	}
	buffer_puts(c->b, ">>BDC\n");
}

/* Everything on a page is either real content or an artifact [PDF/UA-1 7.1-3]. */
static void begin_mark(struct content *c, const struct item *item)
{
	int mark = item->mark < 0 ? -1 : item->mark;

	if (c->marked && c->mark == mark && (mark >= 0 || c->artifact == item->artifact))
		return;
	end_mark(c);
	c->marked = true;
	c->mark = mark;
	c->artifact = item->artifact;
	if (mark >= 0)
		begin_element(c, mark);
	else
		switch (item->artifact) {
		case ARTIFACT_PAGINATION:
			buffer_puts(c->b, "/Artifact<</Type/Pagination>>BDC\n");
			break;
		case ARTIFACT_NONE:
		case ARTIFACT_LAYOUT:
			buffer_puts(c->b, "/Artifact<</Type/Layout>>BDC\n");
			break;
		}
}

static char *put_byte(char *out, char byte)
{
	/* A carriage return in a string is read as a line feed, so it is written as \r. */
	if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r') {
		*out++ = '\\';
		if (byte == '\r')
			byte = 'r';
	}
	*out++ = byte;
	return out;
}

/* Writes `code` as two bytes of a string at `out`, escaped; returns how many: at most 4. */
static int code_bytes(char *out, uint16_t code)
{
	return (int)(put_byte(put_byte(out, (char)(code >> 8)), (char)code) - out);
}

/* Shows the text of `item`. Tw does not act on codes of two bytes [PDF 1.7, 9.3.3], so the word space
 * is an adjustment after each space. */
static void show_text(struct content *c, const struct item *item)
{
	const char *at = item->text.text;
	int64_t adjustment = -(int64_t)item->text.word_space * 1000000 / item->text.size;
	uint32_t end = item->text.break_after ? '\n' : item->text.space_after ? ' ' : 0;
	char codes[256];
	int size = 0;

	if (!*at && !end)
		return;
	buffer_add(c->b, "[(", 2);
	while (*at) {
		uint32_t shown = utf8_next(&at);

		size += code_bytes(codes + size, font_code(c->w, item->text.font, shown, shown));
		if (size > (int)sizeof codes - 8 || (shown == ' ' && adjustment)) {
			buffer_add(c->b, codes, (size_t)size);
			size = 0;
		}
		if (shown == ' ' && adjustment && *at) {
			buffer_add(c->b, ")", 1);
			put_decimal(c->b, adjustment, 1);
			buffer_add(c->b, "(", 1);
		}
	}
	if (end)
		size += code_bytes(codes + size, font_code(c->w, item->text.font, end, ' '));
	buffer_add(c->b, codes, (size_t)size);
	buffer_add(c->b, ")]TJ\n", 5);
}

static void put_font(struct content *c, enum font font, length size)
{
	if (c->font == (int)font && c->size == size)
		return;
	c->font = (int)font;
	c->size = size;
	buffer_puts(c->b, "/F");
	buffer_add_whole(c->b, c->font);
	buffer_add(c->b, " ", 1);
	put_decimal(c->b, size, 3);
	buffer_puts(c->b, " Tf\n");
}

static void draw_text(struct content *c, const struct item *item)
{
	int64_t x = hundredths(item->x), y = hundredths(c->w->pages->height - item->y);

	if (item->text.size <= 0)
		return;
	put_colour(c, &c->fill, item->colour, "rg\n");
	if (!c->text) {
		buffer_puts(c->b, "BT\n");
		c->text = true;
		c->x = c->y = 0;
	}
	put_font(c, item->text.font, item->text.size);
	put_hundredths(c, x - c->x);
	put_hundredths(c, y - c->y);
	buffer_puts(c->b, "Td\n");
	c->x = x;
	c->y = y;
	show_text(c, item);
}

static void draw_rectangle(struct content *c, const struct item *item)
{
	/* Rounding the edges, not the sizes, keeps rectangles that touch touching. */
	int64_t left = hundredths(item->x), right = hundredths(item->x + item->rectangle.w);
	int64_t top = hundredths(c->w->pages->height - item->y);
	int64_t bottom = hundredths(c->w->pages->height - item->y - item->rectangle.h);

	put_colour(c, &c->fill, item->colour, "rg\n");
	put_hundredths(c, left);
	put_hundredths(c, bottom);
	put_hundredths(c, right - left);
	put_hundredths(c, top - bottom);
	buffer_puts(c->b, "re f\n");
}

static void put_stroke_state(struct content *c, const struct item *item)
{
	if (!c->joined)
		buffer_puts(c->b, "1 j\n");
	c->joined = true;
	put_colour(c, &c->stroke, item->path.stroke_colour, "RG\n");
	if (c->line_width != item->path.stroke_width) {
		c->line_width = item->path.stroke_width;
		put_decimal(c->b, c->line_width, 3);
		buffer_puts(c->b, " w\n");
	}
	if (c->dash != item->path.dash) {
		c->dash = item->path.dash;
		buffer_add(c->b, "[", 1);
		if (c->dash)
			put_decimal(c->b, c->dash, 2);
		buffer_puts(c->b, "]0 d\n");
	}
}

/* By the form of all circles of its size: a chart has hundreds of them. */
static void draw_circle(struct content *c, const struct path_step *circle, const char *paint)
{
	buffer_puts(c->b, "q 1 0 0 1 ");
	put_point(c, circle->x, circle->y);
	buffer_puts(c->b, "cm/C");
	buffer_add_whole(c->b, (long)circle_place(c->w, circle->x1, paint));
	buffer_puts(c->b, " Do Q\n");
}

static void draw_path(struct content *c, const struct item *item)
{
	bool fill = item->path.fill, stroke = item->path.stroke;
	const char *paint = fill && stroke ? "B" : fill ? "f" : stroke ? "S" : "n";

	if (fill)
		put_colour(c, &c->fill, item->colour, "rg\n");
	if (stroke)
		put_stroke_state(c, item);
	for (int i = 0; i < item->path.count; i++) {
		const struct path_step *step = &item->path.steps[i];

		switch (step->op) {
		case PATH_MOVE:
			put_point(c, step->x, step->y);
			buffer_puts(c->b, "m\n");
			break;
		case PATH_LINE:
			put_point(c, step->x, step->y);
			buffer_puts(c->b, "l\n");
			break;
		case PATH_CURVE:
			put_point(c, step->x1, step->y1);
			put_point(c, step->x2, step->y2);
			put_point(c, step->x, step->y);
			buffer_puts(c->b, "c\n");
			break;
		case PATH_CLOSE:
			buffer_puts(c->b, "h\n");
			break;
		case PATH_CIRCLE:
			draw_circle(c, step, paint);
			return;
		}
	}
	buffer_puts(c->b, paint);
	buffer_puts(c->b, "\n");
}

static void draw_image(struct content *c, const struct item *item)
{
	buffer_puts(c->b, "q ");
	put_hundredths(c, hundredths(item->image.w));
	buffer_puts(c->b, "0 0 ");
	put_hundredths(c, hundredths(item->image.h));
	put_point(c, item->x, item->y + item->image.h);
	buffer_puts(c->b, "cm/I");
	buffer_add_whole(c->b, (long)image_place(c->w, item->image.image));
	buffer_puts(c->b, " Do Q\n");
}

static void draw_item(struct content *c, const struct item *item)
{
	begin_mark(c, item);
	if (item->type != ITEM_TEXT)
		end_text(c);
	switch (item->type) {
	case ITEM_TEXT:
		draw_text(c, item);
		break;
	case ITEM_RECTANGLE:
		draw_rectangle(c, item);
		break;
	case ITEM_PATH:
		draw_path(c, item);
		break;
	case ITEM_IMAGE:
		draw_image(c, item);
		break;
	}
}

void content_write(struct writer *w, size_t number)
{
	const struct page *page = &w->pages->pages[number];
	struct content c = { .w = w,
			     .b = &w->content,
			     .page = page,
			     .number = number,
			     .fill = -1,
			     .stroke = -1,
			     .font = -1,
			     .line_width = PT(1) };
	HPDF_PageAttr attr = w->page[number]->attr;

	w->content.size = 0;
	c.seen = NEW_ARRAY(w->arena, (size_t)page->marks, bool);
	for (size_t i = 0; i < page->item_count && !w->fault; i++)
		draw_item(&c, &page->items[i]);
	end_mark(&c);
	object_set_data(w, attr->contents, buffer_str(c.b), "");
}
