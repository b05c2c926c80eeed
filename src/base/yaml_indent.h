/* What is wrong with how a line begins: its mark, and how far in it stands. Each adds its error and returns true when
 * it is that. */
#ifndef BASE_YAML_INDENT_H
#define BASE_YAML_INDENT_H

#include "yaml_fault.h"
#include "yaml_line.h"

/* The line where the trouble is. */
struct yaml_line yaml_trouble_line(const struct yaml_trouble *t, struct arena *a);

/* Which of the keys that are known `start` … `end` is, in any spelling; `t->key_count` when it is none. */
size_t yaml_key_number(const struct yaml_trouble *t, const char *start, const char *end, struct arena *a);

/* What the line where the trouble is begins with, or the one above it. */
bool yaml_report_beginning(const struct yaml_trouble *t, struct diag *d);

/* "{navn: x}" among points that begin with "- ": in the line where the trouble is or the one above. */
bool yaml_report_missing_dash(struct yaml_line line, struct yaml_line other, struct diag *d);

/* A key under one that has a value already. */
bool yaml_report_under_value(const struct yaml_trouble *t, struct yaml_line above,
			     struct yaml_line line, struct diag *d);

/* The first key under another that is indented more than all that follow. */
bool yaml_report_first_indented(const struct yaml_trouble *t, struct yaml_line above, struct yaml_line line,
				struct diag *d);

/* Points of one list, where the first or a later one does not begin in the column of the others. */
bool yaml_report_uneven_points(const struct yaml_trouble *t, struct yaml_line above,
			       struct yaml_line line, struct diag *d);

/* "- startår: 2026" among keys, or keys without a "- " above a point. */
bool yaml_report_stray_dash(const struct yaml_trouble *t, struct yaml_line above,
			    struct yaml_line line, struct diag *d);

/* A key of the edge that is indented. */
bool yaml_report_outer(const struct yaml_trouble *t, struct yaml_line line, struct diag *d);

/* Text after "...", which ends a document; or below lines that are all indented. */
void yaml_report_document_start(const struct yaml_trouble *t, struct diag *d);

#endif
