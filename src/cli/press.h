/* What the parts of `utenfor rapport` share: only its own files include it. */
#ifndef CLI_PRESS_H
#define CLI_PRESS_H

#include "archive.h"
#include "dialog.h"
#include "session.h"

/* What all reports of a run share. */
struct press {
	struct session *session;
	const struct format *format;
	const char *templates, *font_folder, *edition;
	enum language language;
	struct font_set *fonts;
	const struct style *style;
	const struct template_files *template_files;
	const struct words *words;
	const struct csv *cell_words; /* of the workbook in nynorsk, or NULL */
	struct date today;
	struct study_options options;
	bool archives;    /* the edition is archived with its basis */
	bool live;        /* the edition is a live page, with the module */
	struct dialog_module module;
	bool is_streamed; /* -o -: to standard output */
	int workers;
	struct fingerprints fingerprints;
};

/* Where the report of `scenario` is to be written. */
const char *press_output(const struct press *press, const char *scenario, struct arena *a);

/* Whether what is asked for can be written where it is asked for. False after a message. */
bool press_can_write(const struct press *press);

/* Makes the folder that -o names, where it is not there. A status to end with: EXIT_DONE when it is. */
int press_make_folder(const struct press *press);

#endif
