/* The document tree: what the report says, before anybody knows how wide a page is.
 *
 * Built from Markdown templates, notes and results; read by the page stage. All of it lives in
 * one arena. Text is valid UTF-8 in NFC without control characters other than those named here. */
#ifndef TREE_NODE_H
#define TREE_NODE_H

#include "base/diag.h"
#include "base/language.h"
#include "base/text.h"
#include "chart.h"
#include "control.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct chart;
struct image;

enum { SPAN_STRONG = 1, SPAN_EMPHASIS = 2, SPAN_CODE = 4 };

/* Where the text of a span from byte `offset` on came from. */
struct span_mark {
	size_t offset;
	struct place at;
};

/* A run of text in one style. A paragraph is a list of them. */
struct span {
	const char *text;   /* never NULL; "" in a line break */
	const char *link;   /* NULL, or ASCII: "https://…", "mailto:…", or "#anchor" */
	struct place at;    /* where it came from, for faults such as a missing glyph */
	const struct span_mark *marks; /* of text from Markdown, in order: where it is from; NULL for `at` alone */
	uint32_t mark_count; /* 0: not from Markdown */
	uint8_t flags;      /* SPAN_… */
	bool line_break;    /* a hard line break instead of text */
	bool has_language;  /* differs from that of the text around it */
	enum language language : 8;
	struct span *next;
};

enum block_type {
	BLOCK_DOCUMENT,    /* children */
	BLOCK_LETTERHEAD,  /* the sender's logo, what the document is, and how it stands, above the title */
	BLOCK_TITLE,       /* spans */
	BLOCK_FINDING,     /* spans: what the document comes to, in a sentence */
	BLOCK_FACTS,       /* rows of case data in `facts` */
	BLOCK_CONTENTS,    /* table of contents, made by the page stage from the headings of level 1 */
	BLOCK_COLUMNS,     /* children are columns, side by side on one page */
	BLOCK_COLUMN,      /* spans = its title, or none; children */
	BLOCK_FOOT,        /* spans: a remark at the foot of the page where it stands */
	BLOCK_QUESTIONS,   /* children are items, each with room to write beside it */
	BLOCK_HEADING,     /* level 1–3, spans, anchor */
	BLOCK_PARAGRAPH,   /* spans */
	BLOCK_LIST,        /* children are items */
	BLOCK_ITEM,        /* children */
	BLOCK_QUOTE,       /* children */
	BLOCK_CODE,        /* text, lines kept */
	BLOCK_RULE,        /* thematic break */
	BLOCK_TABLE,       /* table */
	BLOCK_FIGURE,      /* chart */
	BLOCK_BOX,         /* children on a tint, e.g. fixed limits */
	BLOCK_KEY_FIGURES, /* facts in large type side by side: label, value and unit, remark */
	BLOCK_NOTE_LINES,  /* `lines` ruled lines to write on */
	BLOCK_PAGE_BREAK,
	/* Only in a live page: */
	BLOCK_PART,        /* `part`, children: what changes with the controls */
	BLOCK_FOLD,        /* spans = its title; children, shown when it is opened */
	BLOCK_CONTROLS,    /* controls */
};
enum { BLOCK_TYPES = BLOCK_CONTROLS + 1 };

enum tone { TONE_PLAIN, TONE_GAIN, TONE_LOSS };

/* A label with its value: case data, or a key figure. */
struct fact {
	const char *label, *value, *unit, *remark; /* unit and remark may be NULL */
	enum tone tone;
};

enum align { ALIGN_LEFT, ALIGN_RIGHT, ALIGN_DECIMAL }; /* decimal: figures line up on their unit's place */

struct cell {
	struct span *spans;
	int columns, rows;  /* how many it covers; 0 counts as 1 */
	bool header;        /* a row's header (TH with row scope) */
	bool has_bar;       /* a bar from zero stands before the text, on one scale for the table */
	double bar;
	bool has_filed;     /* in a live page: a dashed frame beside the bar, for what the case as filed has */
	double filed;
	enum chart_fill fill;
};

enum row_kind {
	ROW_PLAIN,
	ROW_TOTAL,
	ROW_GROUP,  /* one cell, a heading inside the body */
	ROW_REMARK, /* one cell that says more of the rows above it, back to the last remark or group */
};

struct row {
	struct cell *cells; /* those that start in this row; covered places are left out */
	int cell_count;
	enum row_kind kind; /* of heads: ROW_PLAIN */
};

struct column {
	enum align align;
	int weight; /* share of spare width; 0 = only as wide as needed */
};

struct table {
	const char *id;
	struct span *caption;  /* states what it shows */
	struct span *footnote; /* NULL or e.g. "Tallene er avrundet; summer kan avvike." */
	struct column *columns;
	int column_count;
	struct row *rows; /* the first `head_rows` are the head, repeated on each page */
	int row_count, head_rows;
	bool small; /* wide tables in smaller type */
};

struct block {
	enum block_type type;
	struct block *first, *last, *next; /* children in order, and the next sibling */
	struct span *spans;
	struct place at;
	bool has_language; /* differs from the document's */
	enum language language;
	bool keep_next; /* a paragraph on the same page as what follows; headings always are */
	union {
		struct {
			int level;          /* 1–3 */
			const char *anchor; /* unique id for links and the contents */
			bool outside;       /* not in the contents or outline (headings inside notes) */
		} heading;
		struct {
			bool ordered, tight;
			int start;
		} list;
		const char *code;
		struct table *table;
		struct chart *chart;
		struct {
			struct fact *items;
			int count;
			const struct fact *own; /* whose value is in the title's language; NULL = none */
		} facts;
		struct {
			const struct image *logo; /* page/image.h, or NULL */
			const char *alt;          /* what the logo shows */
			const char *name;         /* who, what and when, on a line */
			const char *mark;         /* at its end, or NULL */
		} sender;
		int lines;
		bool keep_together; /* BLOCK_BOX */
		const char *part;   /* BLOCK_PART: a name, ASCII */
		struct controls controls;
	};
};

/* A text that people wrote, and the file it is from. */
struct source_text {
	const char *file;
	struct str text;
	bool template; /* other texts go through it, and have its place */
};

/* What a live page says around its document; see html/live.h. */
struct live_page {
	const char *status;      /* "2 verdier endret" */
	bool changed;
	const char *back, *copy; /* its two buttons */
	const char *copied;      /* said when the second has done its work */
	const char *still;       /* why nothing answers, where there is no script */
	const char *controls, *results, *talk; /* names of its three regions */
};

/* A whole document and what its file says of itself. */
struct document {
	struct block *root; /* BLOCK_DOCUMENT */
	struct arena *tree;  /* what is from Markdown is made of, but for its words: layout() frees it when lines are
				set. NULL: it lives with the rest */
	struct block *aside; /* the same for what was read and is not printed in this edition, for the gate; or NULL */
	enum language language;
	const char *title, *author, *subject; /* metadata; author and subject may be NULL */
	const char *running_head;  /* the document, the case: at the top of each page but the first */
	const char *page_label;    /* "Side %d av %d" in the document's language */
	const char *continued; /* after the heading of a part of a table that goes on from the page
				  before, or NULL */
	const char *mark;          /* NULL, or e.g. "Utforskende beregning" on every page */
	struct {
		const char *skip, *contents, *numbers, *year; /* "Hopp til innholdet", "Innhold", "Vis tallene", "År" */
	} web;                     /* words that only a web page has */
	const struct live_page *live; /* NULL, or what a page has that answers to its controls */
	const char *date;          /* "2021-03-15T00:00:00Z": created and modified */
	int exact_pages;           /* 0, or what the edition must come to (moteark: 2) */
	int most_pages;            /* 0, or how many it should have at most, if less white is enough for that */
	const struct source_text *sources; /* what it was made from, for faults: see origin.h */
	size_t source_count;
};

/* A new block at the end of `parent`'s children; NULL is a parent for the root. */
struct block *block_new(struct arena *a, enum block_type type, struct block *parent);
/* Adds a span at the end of the list `*head`; text is copied. A long list is built in linear time
 * by passing the last span's `&next`. */
struct span *span_add(struct arena *a, struct span **head, const char *text, unsigned flags);
/* Says that the spans of a list are in `language`. */
void spans_set_language(struct span *spans, enum language language);
/* The text of a span list without its styles. */
const char *span_text(struct arena *a, const struct span *spans);

/* What a tree says, one line per block, row or span, two spaces further in per level; for golden
 * tests and for people. `block_dump` shows a block with all it holds, `document_dump` a document
 * with its metadata. */
const char *block_dump(struct arena *a, const struct block *block);
const char *document_dump(struct arena *a, const struct document *document);

#endif
