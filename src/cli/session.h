/* One run of the program: what was asked for, where things are, and what went wrong. */
#ifndef CLI_SESSION_H
#define CLI_SESSION_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/fail.h"
#include "tree/node.h"
#include "input/dataset.h"
#include "input/notes.h"
#include "input/profile.h"
#include "input/scenario.h"
#include "study/study.h"
#include "options.h"
#include "archive/basis.h"
#include "export/workbook.h"

struct format;

struct session {
	const char *called; /* the program, as it was called */
	const struct command *command;
	struct arguments arguments;
	struct arena arena; /* lives as long as the run: arguments, data set */
	struct dataset *data;
	bool quiet, colour;
};

/* A scenario with what it refers to, read for one report or calculation. */
struct work {
	struct arena arena;
	struct arena tree; /* of the document that is printed: see tree/node.h */
	struct diag diag;
	struct str text; /* of the scenario file */
	struct scenario scenario;
	bool whole; /* the scenario, and what it is compared with: figures can be made of it, whatever else is wrong */
	struct notes notes;
	struct profile profile;
	const struct image *logo; /* NULL when the profile has none */
	LIST_OF(struct basis_text) note_files;
	LIST_OF(struct source_text) sources; /* every text that people wrote for the document */
	struct book_texts cells; /* of the workbook, when one was made */
	struct basis_file *earlier_file; /* the basis of an earlier report, or NULL */
	struct earlier_basis earlier;
};

/* The program as it is to be called again, and `word` as the shell reads it, in the session's arena. */
const char *session_program(struct session *session);
const char *session_word(struct session *session, const char *word);

/* A whole number from `least` to `most` after option `id`, `standard` when it was not given; false after a message. */
bool session_number(struct session *session, enum option_id id, long least, long most, long standard, long *out);

/* What --froe and --trekninger ask for; false after a message. */
bool session_study_options(struct session *session, struct study_options *out);

/* Where a resource folder is: option, environment, beside the installed program, the source tree. */
const char *session_folder(struct session *session, enum option_id option, const char *environment,
			   const char *name);

/* The folder of the running program, or "" when the system does not tell. */
const char *session_program_folder(struct arena *a);

/* Where a library puts what it is not ready with, when there is no folder of the output. */
const char *session_scratch_folder(void);

/* Whether the run's data set is another than the one that comes with the program. */
bool session_has_own_data(const struct session *session);

/* Reads the data set in `folder` into `out`. What it builds on as «standard» is the data set that the program would
 * find without it: --data, UTENFOR_DATA, … */
bool session_read_dataset(struct dataset *out, const char *folder, struct session *session, struct arena *a,
			  struct diag *d);

/* Prints what was found to `err`. EXIT_DONE when none of it was an error, EXIT_ENVIRONMENT when a file that the user
 * named to the program could not be opened, else EXIT_INPUT. */
int session_tell(const struct session *session, const struct diag *d, FILE *err);

/* Reads the data set into `session->data`; tells what is wrong with it, as session_tell. */
int session_read_data(struct session *session);
/* After a data set with faults: the one that the program would find without it, to compute with, while `session->data`
 * becomes one to read a case by: the same with the groups that were read. NULL when there is none. */
const struct dataset *session_lend_data(struct session *session);

/* Is there an edition of this name, among the program's own or as a template beside them? False after a message. */
bool session_has_edition(struct session *session, const char *name, const char *templates, enum language language);

/* The target group that `name` spells; 0 for NULL, and −1 after a message. */
int session_find_group(struct session *session, const char *name);

/* Reads a scenario file, or standard input for "-", into `work`; faults stay in `work->diag`. */
bool work_read(struct work *work, struct session *session, const char *path);

/* What a report of the scenario at `path` is called in another folder: as the file without its suffix, or as the
 * file's folder where the file is just called scenario. */
const char *session_case_name(const char *path, struct arena *a);

/* The scenario of `work`, which was read well, as the file stands without --sett; NULL when there is no --sett, or the
 * file alone is faulty. */
const struct scenario *work_read_file(struct work *work, struct session *session);

/* As work_read, with all that goes into a document: notes, profile, and every text that gate_judge
 * is to look through. */
bool work_read_for_print(struct work *work, struct session *session, const char *path);
/* What the scenario is to be compared with, or NULL. */
const struct earlier_basis *work_earlier(const struct work *work);
/* Tells `document`, made of `work` and `data`, of all texts it comes from, so that faults can name their places. */
void work_add_sources(struct work *work, struct document *document, const struct dataset *data);
void work_free(struct work *work);

/* The format that the command is to write; NULL after a message, where --norsk is given and it is not CSV, or
 * where the file after -o has the suffix of another. */
const struct format *session_format(struct session *session);

/* Writes the result of a command to the file after -o, else to stdout. EXIT_ENVIRONMENT after a message. */
int session_write(const struct session *session, struct str text);

/* Ends output on stdout; EXIT_ENVIRONMENT with a message when it could not all be written. */
int session_finish_output(int status);

int run_report(struct session *session);
int run_compute(struct session *session);
int run_check(struct session *session);
int run_effects(struct session *session);
int run_groups(struct session *session);
int run_data(struct session *session);
int run_fit(struct session *session); /* `data tilpass` */
int run_templates(struct session *session);
int run_explore(struct session *session);
int run_new(struct session *session);
int run_verify(struct session *session);

#endif
