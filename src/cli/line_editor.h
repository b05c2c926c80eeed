/* Reads lines that people type, with arrow keys where the library for it is there. */
#ifndef CLI_LINE_EDITOR_H
#define CLI_LINE_EDITOR_H

#include <stdbool.h>

struct arena;

/* Finds the library; false when lines can only be typed and rubbed out. */
bool line_editor_open(void);

/* One line without its end and spaces around it, in `a`, after `prompt`; NULL when there is no
 * more. A line that is too long or not UTF-8 is "", with what is wrong in `*wrong`, else NULL
 * there. */
const char *line_editor_read(const char *prompt, const char **wrong, struct arena *a);

#endif
