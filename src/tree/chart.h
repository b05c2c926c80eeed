/* What a chart shows, as data; the page stage decides where the ink goes.
 *
 * Every chart has a title that states the finding, a line with its unit and basis, and an alternative text with the
 * numbers. Values are in the chart's own unit, texts as they are printed. Zero is in every scale, and no axis is cut.
 * What a text says in parts of several lines has a newline between them. */
#ifndef TREE_CHART_H
#define TREE_CHART_H

#include <stdbool.h>

enum chart_type {
	CHART_ROWS,    /* horizontal bars and marks on one scale: pairs, waterfall, uncertainty */
	CHART_COLUMNS, /* bars per year or age, stacked from zero, and a line on the same scale */
	CHART_CURVES,  /* a small line chart for each series, all on one scale */
	CHART_DOTS,    /* natural frequencies: how many of so many */
	CHART_STRIPS,  /* when each series is below and above zero */
	CHART_SPLIT,   /* one bar in parts */
	CHART_TRIALS,  /* what trials found, with the case among them */
	CHART_TYPES
};

/* What an area or a mark means, the same in every chart. Direction has a colour; a level never has. */
enum chart_fill {
	FILL_GAIN,     /* money in, or saved at once */
	FILL_LOSS,
	FILL_COST,     /* of the measure: hollow */
	FILL_TOTAL,
	FILL_CHANGED,  /* one assumption changed */
	FILL_LATER,    /* a gain when contracts end */
	FILL_CAPACITY, /* a gain only when there are fewer to do the work: hollow */
	FILL_AWAY,     /* what falls away: an outline */
	FILLS
};

enum chart_shape {
	SHAPE_BAR,     /* between `from` and `to` */
	SHAPE_RING,    /* marks at `to` */
	SHAPE_DIAMOND,
	SHAPE_DOT,
	SHAPE_RANGE,   /* a line with ends between `from` and `to` */
	SHAPE_HEADING, /* only the name */
};

/* A row, from top to bottom. Texts may be NULL. */
struct chart_row {
	const char *name;               /* NULL: goes on with what the row above names */
	const char *part;               /* what of it this row is: "betaler" */
	enum chart_shape shape;
	enum chart_fill fill;
	double from, to;
	bool has_range;                 /* a line below the bar */
	double low, high;
	const char *label, *remark;     /* at the end; the remark after it, less strong */
	const char *start_label;        /* at the lower end, when both ends have one */
	const char *low_text, *high_text; /* bars: what the ends stand for, inside where there is room */
	const char *net;                /* in a column to the right */
	bool label_loss, start_loss, net_loss, net_gain; /* texts in the colour of losses, and of gains */
	bool label_right;               /* at the right end and right of zero, whatever the bar's direction */
	bool bold, band, ruled;         /* ruled: a line above */
	bool linked;                    /* the bar starts where that of the row above ends */
};

/* One of what a column is stacked of; negative values go down. Where `fill` is a gain, they are losses. */
struct chart_stack {
	const char *label;
	enum chart_fill fill;
	const double *values;           /* `points` of them */
};

/* A row of figures under the columns. */
struct chart_figures {
	const char *name;
	const char *const *values;      /* `points` texts */
	const bool *losses;
	bool bold;
};

/* A series with a small chart or a strip of its own. */
struct chart_series {
	const char *name, *label, *note; /* label: at the line's end; note: what happens to it */
	const double *values;            /* `points` of them */
	int turn;                        /* the point where it has come above zero, or −1 */
	bool bold, total, label_loss;
};

struct chart_note {
	enum { NOTE_PLAIN, NOTE_FILLED, NOTE_FRAMED, NOTE_BEFORE, NOTE_EMPTY } mark;
	const char *text;
};

enum { CHART_NOTES = 3 };

/* A field of dots. */
struct chart_dots {
	const char *name, *headline;
	int places, filled, framed, per_row; /* framed 0: no frame; per_row at least 1 */
	int before;                     /* so many of the filled ones, the first, are so in any case */
	bool loss, bold;
	struct chart_note notes[CHART_NOTES];
	int note_count;
};

struct chart_part {
	double value;                   /* > 0 */
	enum chart_fill fill;
	const char *share;              /* inside: "53 %" */
	const char *amount, *name, *detail; /* below */
};

struct chart_trial {
	enum { TRIAL_NONE, TRIAL_MIXED, TRIAL_POSITIVE } outcome;
	double value;                   /* of positive ones */
	const char *label;
};

struct chart {
	enum chart_type type;
	const char *id, *title, *alt;
	const char *basis;              /* below the title: unit, kind of value, period */
	const char *note;               /* below the chart, or NULL */
	const char *unit;               /* at the axis; NULL: rows without an axis */

	struct chart_row *rows;
	int row_count;
	const char *net_title;
	double reference;               /* rows: a dashed line; trials: the case */
	bool has_reference;
	const char *reference_label;    /* trials: what is written at the case */
	double span_from, span_to;      /* trials: the scale over the whole width; else 0 */

	int points, first;              /* years or ages: how many, and the first of them */
	struct chart_stack *stacks;
	int stack_count;
	const double *line;             /* or NULL */
	const char *line_label;         /* at its end */
	const char *lowest_label;       /* below the line's lowest point, or NULL */
	int shaded;                     /* so many of the first columns stand on a tint */
	const char *shaded_label;
	struct chart_figures *figures;
	int figure_count;
	const char *figure_unit;
	bool unmarked;                  /* columns stand close, and only round years are named */

	struct chart_series *series;
	int series_count;
	struct chart_dots *dots;
	int dots_count;
	struct chart_part *parts;
	int part_count;
	struct chart_trial *trials;
	int trial_count;
	const char *trial_labels[3];    /* by outcome, NULL without any */
};

/* Hands every text of `chart` that is not empty to `text`, names before what is said of them. */
typedef void chart_text(void *context, const char *text);
void chart_texts(const struct chart *chart, chart_text *text, void *context);

#endif
