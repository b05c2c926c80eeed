/* How the pages look: read from templates/stil.yaml, never from code. */
#ifndef PAGE_STYLE_H
#define PAGE_STYLE_H

#include "page/chart/chart.h"
#include "pages.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct diag;
struct hyphenator;

/* Hyphenation patterns of Debian's hyphen-no, one file for both nb and nn; without it nothing is hyphenated. */
#define STYLE_PATTERNS "/usr/share/hyphen/hyph_nb_NO.dic"

enum text_role {
	TEXT_BODY,
	TEXT_TITLE,
	TEXT_FINDING,
	TEXT_HEADING_1, /* levels 1–3 follow one another */
	TEXT_HEADING_2,
	TEXT_HEADING_3,
	TEXT_CAPTION,
	TEXT_PANEL,  /* titles of columns side by side, and of figures in them */
	TEXT_TABLE,
	TEXT_TABLE_SMALL,
	TEXT_REMARK, /* footnotes, sources */
	TEXT_CODE,
	TEXT_QUOTE,
	TEXT_FACT,   /* case data in the title block */
	TEXT_KEY_VALUE,
	TEXT_KEY_UNIT,
	TEXT_KEY_LABEL,
	TEXT_CONTENTS,
	TEXT_RUNNING,
	TEXT_ROLES
};

struct text_style {
	enum font font;
	length size, leading, before, after;
	uint32_t colour;
};

/* One step of making an edition fit its number of pages, in per cent. */
struct fit {
	int text, space, figure; /* figure: height of charts */
};

enum { FIT_STEPS = 12 };

struct style {
	const char *folder;        /* where it was read from, and what else shapes the document lies */
	length width, height, left, right, top, bottom; /* the sheet and its margins */
	length measure;            /* width of running text */
	length grid;               /* lines of text stand on multiples of it below the top margin */
	int tightest;              /* white and the height of figures, in per cent, where it fills a page */
	length head_line, foot_line; /* baselines, from the top and the bottom edge */
	length list_indent, quote_indent, box_padding;
	length column_gap, cell_padding, zebra_padding, note_pitch, key_gap;
	length table_before, table_after;
	length logo_height, logo_width; /* the most a logo may take */
	length hairline, rule_line;
	int zebra_rows;            /* tables with at least so many rows get tinted ones */
	uint32_t ink, muted, rule, light_rule, accent[2], pale, box, zebra;
	uint32_t link;             /* text of links, the first accent */
	struct text_style text[TEXT_ROLES];
	struct chart_style chart;
	int figure;                /* height of charts in per cent of the usual */
	struct fit fit[FIT_STEPS];
	int fit_count;
	struct hyphenator *hyphenator;
};

/* Reads `folder`/stil.yaml and `folder`/orddeling.txt. NULL after faults in `d`. Lives as long as `a`. */
struct style *style_read(const char *folder, struct arena *a, struct diag *d);

/* A copy of `style` made smaller by `fit`. */
struct style style_fitted(const struct style *style, struct fit fit);

/* A copy of `style` with `colour` in the place of its first accent; text, which may stand on a tinted ground, gets a
 * shade of it that can be read there. */
struct style style_accented(const struct style *style, uint32_t colour);

#endif
