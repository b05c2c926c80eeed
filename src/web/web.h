/* What a page calls: texts in, texts out. A text is handed in by taking room for it, filling it and naming it; what
 * comes out is a text and its size, which hold until the next call. */
#ifndef WEB_WEB_H
#define WEB_WEB_H

#include "base/diag.h"
#include "base/text.h"

#include <stddef.h>

struct dataset;

/* Room for `size` bytes and a NUL; the one who fills it hands it on to one of the calls below. */
char *web_room(size_t size);

/* From now on the file `path` is there, with `size` bytes of `content`; both are rooms, which are kept. */
void web_keep(char *path, char *content, size_t size);

/* Computes the scenario in `text`, a room that is given back, with the data set among the files. 0 when it could be
 * computed: the result is then what `utenfor beregn --format json` writes. */
int web_compute(char *text, size_t size);

/* A step of the live page: `text`, a room that is given back, is "1" when draws are wanted, else
 * "0", and then the form's settings. 0 when done: the result is then what html/live.h says. */
int web_live(char *text, size_t size);

/* Does what a command line would: `words` is a room with the words after the program's name, a NUL after each. What is
 * written to standard output and standard error goes through WASI's fd_write, and files are kept until the next run
 * (made.h). The program's status; when the environment fails it ends, and the module with it. */
int web_run(char *words, size_t size);

/* Draws the page: `words`, a room, has a NUL after each of them. In order the language, the view, whether the case has
 * changed since it was saved and whether the last run failed ("1" or "0"), what that run said, what was done, where and
 * with what value (see page.c), then name and text of each text that is open, the case first. 0 when it could be drawn:
 * the result is then markup, and the state is what files of the case may be called, the runs of web_run() that were
 * asked for, whether the case has changed now, and the texts as they are now, with a NUL between. */
int web_page(char *words, size_t size);
const char *web_state(void);
size_t web_state_size(void);

/* For the parts of the module: the data set, NULL when it cannot be read; and a result, which holds until the next. */
const struct dataset *web_data(void);
void web_give(struct str text);

/* What web_compute() made, and what it said: a line for each fault and warning. */
const char *web_result(void);
size_t web_result_size(void);
const char *web_messages(void);
size_t web_messages_size(void);

/* For the calls of other files: what comes out of the last one. */
void web_answer(struct str out, const struct diag *d);

#endif
