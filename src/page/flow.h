/* The parts that the page stage is made of, shared by its files only.
 *
 *   document ─ block.c, table.c, … ─► strips ─ paginate.c ─► strips with places ─ emit.c ─► pages
 *
 * A strip is a horizontal band of the page that is never divided: a line of text, a table row, a chart.
 * Its pieces are items with their x on the page and their y below the strip's upper edge. */
#ifndef PAGE_FLOW_H
#define PAGE_FLOW_H

#include "base/arena.h"
#include "tree/node.h"
#include "font.h"
#include "pages.h"
#include "style.h"

#include <stdbool.h>

struct diag;

struct piece {
	struct item item;      /* text NULL: nothing is drawn, only the owner gets its place in the tree; ITEM_PATH: a
				  chart is drawn at item.y */
	union {
		struct element *owner; /* NULL: an artifact */
		struct drawing *drawing; /* of ITEM_PATH */
	};
	int link;              /* index in flow.links, −1 = none */
	int page_of;           /* the text is this destination's page number, ending at item.x; −1 = no */
};

/* A tint or a side rule behind strips, on each page where they stand. */
struct frame {
	struct frame *outer;
	length x, width, padding;
	uint32_t colour;
	bool side_rule; /* only a rule to the left, as for quotes */
	int page;       /* used while a page is drawn, −1 before: where it starts and ends there */
	length top, bottom;
};

struct drawn_height {
	int wanted; /* as drawing.height */
	length height;
};

/* A chart and what it belongs to. */
struct drawing {
	const struct chart *chart;
	struct element *element;
	length x, width;
	int height; /* in per cent of the usual, as chart_style.height */
	LIST_OF(struct drawn_height) known; /* what drawing_height() has found */
};

struct strip {
	LIST_OF(struct piece) pieces;
	struct frame *frame;
	const struct strip *head;      /* table head to repeat when a page starts here */
	struct drawing *drawing; /* that can be lower, in the last piece */
	length before;  /* white above; dropped at the top of a page */
	length height;
	bool keep;      /* on the same page as the next strip */
	bool together;  /* rather on the same page as the next strip, if a page has room for all that are */
	bool snap;      /* starts on the grid */
	bool page_break;
	bool at_foot;    /* at the page's foot, and takes no room */
	int destination;               /* −1 = none */
	length pitch;                  /* > 0: the last of some lines to write on; more can follow */
	int extra_lines;               /* how many more it got */
	int block;                     /* number of the top block it came from, for messages */
	int page;                      /* set by paginate() */
	length y;
};

struct flow_link {
	const char *uri;  /* NULL: inside the document */
	int target;
	const char *contents;
	struct element *element;
};

struct flow {
	struct arena *arena;   /* what the pages are made of */
	struct arena *drawn;   /* what the items on them are made of, */
	struct arena *structure; /* and their elements */
	struct arena *passing; /* what is not needed when there are pages: strips, tables, links */
	struct arena *words;   /* what is not needed when a text has become pieces */
	struct diag *diag;
	const struct document *doc;
	struct font_set *fonts;
	struct style style;
	LIST_OF(struct strip) strips;
	LIST_OF(struct flow_link) links;
	LIST_OF(struct destination) destinations;
	LIST_OF(struct outline_entry) outline;
	const struct destination **anchors; /* sorted by anchor, for links */
	struct element *root;
	int next_id;       /* of elements that are referred to */
	int page_count;
	length after;      /* white that the last block wants below it */
	length padding;    /* white that frames begun or ended since want */
	bool page_break;   /* the next strip starts a page */
	bool has_letterhead; /* on the first page */
	int block;
	int next_heading;   /* index of the next heading's destination */
	struct piece label; /* list label for the next strip when owner is set */
	struct space {
		enum font font;
		length size, width;
	} space;            /* the last that was asked for; size 0: none yet */
	uint8_t *reported;  /* bit set of characters that were reported as missing */
};

/* Where blocks stand. */
struct area {
	length x, width;       /* for text */
	length wide;           /* for tables, figures and boxes: from x to the right margin */
	struct element *parent;
	struct frame *frame;
	enum language language;
	enum text_role role;   /* of paragraphs */
	bool keep;             /* all strips together */
	bool narrow;           /* in a column beside others */
	bool cut_notes;        /* lines to write on may be cut to fit */
};

enum { NOTE_LINES_LEAST = 2 };

/* structure.c */
struct element *element_new(struct flow *f, enum tag tag, struct element *parent);
/* A new element for `block`, with its language when that differs from its place's; updates `p`. */
struct element *element_for(struct flow *f, enum tag tag, const struct block *block, struct area *p);
/* Gives `e` an id, once, to be referred to by. */
void element_number(struct flow *f, struct element *e);
/* What only a few elements have, for `e` to have it. */
struct element_more *element_own(struct flow *f, struct element *e);
/* Makes `e` and its ancestors kids of their parents, in the order in which they first get content. */
void element_attach(struct flow *f, struct element *e);
struct kid *kid_add(struct flow *f, struct element *e);

/* strip.c: strips are added at the end of the flow. The pointer holds until the next addition. */
struct strip *strip_add(struct flow *f, const struct area *p, length before, length height);
struct piece *piece_add(struct flow *f, struct strip *s, struct element *owner);
/* A rectangle that is an artifact. */
void piece_rectangle(struct flow *f, struct strip *s, struct box box, uint32_t colour);
/* One line of unbroken text in a style, with its baseline at (x, y). */
struct piece piece_of_text(struct flow *f, struct element *owner, const struct text_style *style, const char *text,
			   length x, length y);
/* The same, on a strip. */
struct piece *piece_text(struct flow *f, struct strip *s, struct element *owner, const struct text_style *style,
			 const char *text, length x, length y);
/* `text` cut at a character, with an ellipsis, so that it is no wider than `room`. */
const char *text_fitted(struct flow *f, const struct text_style *style, const char *text, length room);
/* Baseline below the top of a line of `style`: the text is centred in its leading by x-height and descent. */
length baseline(struct flow *f, const struct text_style *style);
/* The height of a page that strips can fill. */
length page_room(const struct flow *f);

/* drawing.c: the style that `drawing` is drawn in, and the height it takes, at most a page. */
struct chart_style drawing_style(const struct flow *f, const struct drawing *drawing);
length drawing_height(const struct flow *f, struct drawing *drawing);

/* block.c, list.c, keyfigures.c, title.c, contents.c, table.c */
void flow_blocks(struct flow *f, const struct block *first, struct area p);
/* `spans` as a text block in `style`, in strips of their own; the last is kept with what follows when `keep_next`.
 * Returns the number of lines. */
int flow_text(struct flow *f, const struct area *p, struct span *spans, const struct text_style *style,
	      struct element *owner, bool keep_next);
void flow_list(struct flow *f, const struct block *list, struct area p);
void flow_letterhead(struct flow *f, const struct block *letterhead, struct area p);
void flow_title(struct flow *f, const struct block *title, struct area p);
void flow_facts(struct flow *f, const struct block *facts, struct area p);
void flow_columns(struct flow *f, const struct block *columns, struct area p);
void flow_questions(struct flow *f, const struct block *questions, struct area p);
void flow_contents(struct flow *f, const struct block *contents, struct area p);
void flow_key_figures(struct flow *f, const struct block *figures, struct area p);
void flow_table(struct flow *f, const struct table *table, struct area p);

/* anchors.c: destinations and outline of all headings, before any strip is made. */
void anchors_collect(struct flow *f);
/* The index of an anchor, −1 when no heading has it. */
int anchor_find(const struct flow *f, const char *anchor);

/* paginate.c: gives each strip its page and place. False when the limit of pages is passed. */
bool paginate(struct flow *f);
/* On each page that ends in white, the last lines to write on are followed by as many more as there is
 * room for. What stands below them moves down. */
void paginate_fill(struct flow *f);
/* Gives white that is `space` per cent of the usual back on the pages that end where the template says so. */
void paginate_spread(struct flow *f, int space);

/* emit.c: pages from placed strips. */
void emit(struct pages *out, struct flow *f, int page_count);

/* furniture.c: the next item of a page that is being made; running head, foot and mark of page `index`. */
struct item *item_add(struct flow *f, struct page *page);
void furniture_add(struct page *page, struct flow *f, int index, int page_count);

#endif
