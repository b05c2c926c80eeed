/* What the parts of the build stage share: values, tables, figures and blocks of one report. */
#ifndef REPORT_BUILD_PARTS_H
#define REPORT_BUILD_PARTS_H

#include "tree/anchor.h"
#include "build.h"
#include "tree/markdown.h"
#include "tree/mustache.h"
#include "words.h"

#include "study/study.h"

#include "base/arena.h"

struct chart;

struct build {
	const struct report_input *in;
	const struct study *study;
	const struct scenario *scenario; /* of the study, as its data and results */
	const struct dataset *data;
	const struct results *results;
	const struct notes *notes;
	enum language language;
	const char *folder; /* <templates>/<nb|nn> */
	const struct words *words;
	const struct value *values; /* NULL until they are all set */
	struct anchors anchors;     /* ids of the headings so far */
	struct markdown_count made; /* of Markdown so far */
	bool has_notes, has_description; /* placed in the document so far */
	LIST_OF(struct source_text) sources; /* the word list and the templates read so far, for faults */
	struct arena *arena;
	struct diag *diag;
};

/* Amounts below half a krone are printed as 0 and called zero. */
enum sign { SIGN_LOSS = -1, SIGN_ZERO, SIGN_GAIN };
enum sign amount_sign(double kroner);

/* The level whose case it is: first everywhere, and the one that finding and questions are about. */
enum level build_owner(const struct build *b);
/* The level at place `i` where all of them are listed: the owner's first, the total last. */
int build_level_at(const struct build *b, int i);

/* The scenario's date, else today's. */
struct date build_date(const struct build *b);
/* Title, language and length of the document, and what stands on each page. */
void build_describe(struct document *doc, const struct build *b);
/* What the edition is called: "Saksvedlegg"; "" for a template of the user's own. */
const char *build_edition(const struct build *b);
/* What every page says of the document's standing, or NULL. */
const char *build_mark(const struct build *b);
/* True when nothing says where the success rate comes from or how good it is. */
bool build_is_exploring(const struct build *b);

/* What a level, or the total, is called: one of WORD_LEVEL_NAMES, _DEFINITE and _SHORT. The kommune level is many
 * kommuner where a fylkeskommune owns the case. */
const char *build_level(const struct build *b, enum word id, int level);

/* A text of the word list with its placeholders filled in. */
const char *build_text(const struct build *b, const struct word_text *text);
/* A text with its placeholders filled in from `values`; a word with a single one. */
const char *build_filled(const struct build *b, const struct word_text *text,
			 const struct value *values);
const char *build_filled_one(const struct build *b, enum word id, const char *name,
			     const char *value);

/* The template `name`.md of the language, rendered and parsed into `parent`; false after faults. */
bool build_template(struct build *b, struct block *parent, const char *name, struct place at);

#endif
