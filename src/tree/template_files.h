/* The Markdown files of a language's template folder, read once for all reports of a run. */
#ifndef TREE_TEMPLATE_FILES_H
#define TREE_TEMPLATE_FILES_H

#include "base/text.h"

#include <stdbool.h>

struct arena;
struct template_files;

/* Reads <folder>/NAME.md, all of them, into `a`. What cannot be read is left out: the report that asks for it reads
 * it then, and tells what is wrong. */
const struct template_files *template_files_read(const char *folder, struct arena *a);

/* The text of template NAME; false when it is not among them. */
bool template_files_find(const struct template_files *files, const char *name, struct str *text);

#endif
