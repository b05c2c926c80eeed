/* Pages: positioned text, rules and shapes, and the logical structure they belong to.
 *
 * The output of the page stage and the input of every sink. Lengths are integers of 1/1000 point,
 * x to the right and y down from the page's upper left corner; only the PDF sink knows floats.
 * Nothing here changes once the page stage has returned it. */
#ifndef PAGE_PAGES_H
#define PAGE_PAGES_H

#include "base/arena.h"
#include "base/language.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef int32_t length; /* 1/1000 pt */
#define PT(points) ((length)((points) * 1000))
#define MM(millimetres) ((length)((millimetres) * 72000 / 25.4))

enum font {
	FONT_REGULAR,
	FONT_BOLD,
	FONT_ITALIC,
	FONT_BOLD_ITALIC,
	FONT_MONO,
	FONTS
};

/* Standard structure types of PDF 1.7; EM and STRONG are mapped to Span. */
enum tag {
	TAG_DOCUMENT,
	TAG_SECT,
	TAG_DIV,
	TAG_H1,
	TAG_H2,
	TAG_H3,
	TAG_P,
	TAG_L,
	TAG_LI,
	TAG_LBL,
	TAG_LBODY,
	TAG_TABLE,
	TAG_THEAD,
	TAG_TBODY,
	TAG_TR,
	TAG_TH,
	TAG_TD,
	TAG_CAPTION,
	TAG_FIGURE,
	TAG_TOC,
	TAG_TOCI,
	TAG_REFERENCE,
	TAG_LINK,
	TAG_NOTE,
	TAG_BLOCKQUOTE,
	TAG_CODE,
	TAG_SPAN,
	TAG_EM,
	TAG_STRONG,
	TAGS
};

enum scope { SCOPE_NONE, SCOPE_COLUMN, SCOPE_ROW, SCOPE_BOTH };
enum numbering { NUMBERING_NONE, NUMBERING_DISC, NUMBERING_DECIMAL };

struct box {
	length x, y, w, h;
};

/* A child of a structure element: another element, marked content on a page, or a link's annotation. */
struct kid {
	enum { KID_ELEMENT, KID_CONTENT, KID_LINK } type;
	int page; /* KID_CONTENT: index of the page */
	union {
		struct element *element;
		int mark; /* KID_CONTENT: marked-content id on that page */
		int link; /* KID_LINK: index in pages.links */
	};
};

/* What only a few elements have: figures, cells of tables, notes, and words that a line divides. */
struct element_more {
	const char *alt, *actual;   /* alternative and replacement text, or NULL */
	const int *headers;         /* ids of the header cells of this cell */
	int header_count;
	int id;                     /* > 0: referred to by `headers`, or a Note's; unique in the document */
	int columns, rows;          /* cells: how many they cover when > 1 */
	bool has_box;
	int box_page;
	struct box box;             /* figures: where the drawing stands */
};

/* Each run of text in a style of its own has one, so there are many. */
struct element {
	struct element *parent;
	struct kid *kids;
	uint32_t kid_count, kid_capacity;
	struct element_more *more;  /* see element_more(), or NULL */
	uint32_t number;            /* for a sink that numbers them */
	enum tag tag : 8;
	enum scope scope : 8;
	enum numbering numbering : 8; /* lists */
	enum language language : 4;   /* when it differs from its parent's */
	bool has_language : 1;
	bool attached : 1;          /* its parent has it as a kid; without content it is not in the tree */
};

/* What `e` has that most do not: all zero when it has nothing. */
static inline struct element_more element_more(const struct element *e)
{
	return e->more ? *e->more : (struct element_more){ 0 };
}

enum item_type { ITEM_TEXT, ITEM_RECTANGLE, ITEM_PATH, ITEM_IMAGE };

/* A circle is a path of its own, in one step. */
enum path_op { PATH_MOVE, PATH_LINE, PATH_CURVE, PATH_CLOSE, PATH_CIRCLE };
struct path_step {
	enum path_op op;
	length x, y;             /* end point; the centre of a circle */
	length x1, y1, x2, y2;   /* control points of a curve; x1: the radius of a circle */
};

struct image; /* decoded pixels, see page/image.h when there is one */

enum artifact { ARTIFACT_NONE, ARTIFACT_PAGINATION, ARTIFACT_LAYOUT };

struct item {
	enum item_type type : 8;
	enum artifact artifact : 8; /* what kind of, when mark is −1 */
	int mark;               /* marked-content id on this page; −1 for an artifact */
	uint32_t colour;        /* 0xRRGGBB: text, fill of rectangles */
	length x, y;            /* text: start of the baseline; paths: none; else the upper left corner */
	union {
		struct {
			const char *text; /* UTF-8, one line, no control characters */
			length size;
			length width;         /* as measured */
			length word_space;    /* added to each U+0020 */
			enum font font : 8;
			bool hyphen;          /* ends in a hyphen that the line break put there: not part of the word */
			bool space_after;     /* a space stood here before the line was broken: readers need it */
			bool break_after;     /* or the author ended the line here, which readers get as a line break */
		} text;
		struct {
			length w, h;
		} rectangle;
		struct {
			const struct path_step *steps;
			int count : 30;
			bool fill : 1, stroke : 1;
			uint32_t stroke_colour;
			length stroke_width;
			length dash; /* on and off length; 0 = solid */
		} path;
		struct {
			const struct image *image;
			length w, h;
		} image;
	};
};

struct page {
	struct item *items; /* in reading order; artifacts anywhere */
	size_t item_count, item_capacity;
	int marks; /* marked-content ids used: 0 … marks−1 */
	struct element **owners; /* [mark] the element the marked content belongs to */
	size_t owner_capacity;
};

struct link {
	int page;
	struct box box;
	const char *uri;      /* NULL for a link inside the document */
	int target;           /* index in pages.destinations when uri is NULL */
	const char *contents; /* what it leads to, in words */
	struct element *element;
};

struct destination {
	const char *anchor;
	int page;
	length y;
};

struct outline_entry {
	const char *title;
	int level; /* 1–3 */
	int destination;
};

struct pages {
	length width, height;
	struct page *pages;
	size_t page_count, page_capacity;
	struct element *root; /* TAG_DOCUMENT */
	struct link *links;
	size_t link_count, link_capacity;
	struct destination *destinations;
	size_t destination_count, destination_capacity;
	struct outline_entry *outline;
	size_t outline_count, outline_capacity;
	enum language language;
	const char *title, *author, *subject, *date; /* as in struct document */
	struct page_parts *parts; /* what a sink may let go of as it is written; NULL: it lives with the rest */
};

/* The parts of pages that take most memory. */
struct page_parts {
	struct arena drawn;     /* items */
	struct arena structure; /* elements, and which marks are theirs */
};

/* Names of tags as PDF writes them: "H1", "TD", … */
extern const char *const tag_name[TAGS];

#endif
