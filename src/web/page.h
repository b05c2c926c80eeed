/* The program as a page: what its parts share. They write markup to `html`, and words from templates/program. */
#ifndef WEB_PAGE_H
#define WEB_PAGE_H

#include "base/diag.h"
#include "base/language.h"
#include "html/writer.h"
#include "input/notes.h"
#include "input/scenario.h"
#include "study/study.h"

struct field;
struct field_table;
struct yaml;

enum view {
	VIEW_START,
	VIEW_GROUP, /* the four steps */
	VIEW_MEASURE,
	VIEW_COSTS,
	VIEW_RESULT,
	VIEW_NOTES,
	VIEW_TEXT,
	VIEW_DOWNLOAD,
	VIEW_VERIFY,
	VIEWS
};
extern const char *const view_id[VIEWS]; /* "start", "steg1", …: in the address and in the words */

/* A text that is open: the case first, then its notes and the like. */
struct page_file {
	const char *name;
	struct str text;
};

/* What is wrong, or worth a second look, and where in the forms. */
struct page_fault {
	const struct diag_entry *entry;
	const char *path; /* of the field: "tiltak.deltakere"; "" when no form shows it */
	enum view view;
};

struct screen {
	struct html html;
	struct arena *arena;
	enum language language;
	enum view view;
	const struct yaml *words;
	const struct dataset *data;
	bool changed;     /* since the case was saved */
	const char *said; /* by the last run of a command; "" for none */
	int status;       /* of that run */

	struct page_file *files;
	size_t file_count;
	const struct yaml *tree; /* of the case; NULL when it cannot be read */
	struct scenario scenario;
	struct notes notes;
	struct study *study; /* NULL when the case lacks something or has a fault */
	struct diag diag;
	size_t missing; /* faults that are fields not filled in */
	LIST_OF(struct page_fault) faults; /* the others, and warnings */
};

/* The word at `key`, "start.tittel"; a list's word number `index`. */
const char *page_word(const struct screen *p, const char *key);
const char *page_word_of(const struct screen *p, const char *key, int index);
bool page_has_word(const struct screen *p, const char *key, int index);
/* The same, written as text, with `text` in the place of "{}". */
void page_say(struct screen *p, const char *key);
void page_say_with(struct screen *p, const char *word, const char *text);
/* One, or so many: the two words at `key`. */
void page_say_count(struct screen *p, const char *key, size_t count);

/* A link to the field, to where the case lacks it or has a fault. */
void page_link(struct screen *p, const char *path);
/* What a field is called. */
const char *page_label(struct screen *p, const char *path, const struct field *f);
/* The view that shows the field at `path`; VIEW_TEXT when no form does. */
enum view page_view_of(const char *path);
/* `path` as an id in the page. */
const char *page_id(struct screen *p, const char *path);
/* What is typed at `path`; "" for nothing. */
const char *page_shown_at(const struct screen *p, const char *path);
/* The field with its label, help, control and messages. */
void page_put_field(struct screen *p, const struct field *f, const char *path);
/* The faults of a view that are errors. */
size_t page_errors(const struct screen *p, enum view view);
/* A box of the faults of `view`, each with a link; nothing when there are none. */
void page_put_faults(struct screen *p, enum view view);

/* The fields of a view; of those that must be there, how many are not; and the ones that are not, as links. */
void page_put_fields(struct screen *p, enum view view);
size_t page_count_missing(struct screen *p, enum view view);
void page_put_missing(struct screen *p);
void page_put_successes(struct screen *p);
void page_put_studies(struct screen *p);

void page_put_view(struct screen *p);
void page_put_result(struct screen *p);
void page_put_document(struct screen *p, const char *edition);
void page_put_downloads(struct screen *p);
/* The runs of commands that make what was chosen, a word per tab and a run per line; `chosen` is "edition/format", …,
 * "nb", "intern", one a line. */
const char *page_runs(struct screen *p, const char *chosen);
/* What files of the case are called when nobody has said so: "los-i-ungdomsskolen". */
const char *page_file_name(struct screen *p);

#endif
