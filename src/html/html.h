/* The web page sink: a document as one HTML file that asks for nothing: no script, no font, no picture but its own.
 *
 * Tables are tables, charts are drawn as SVG by the code that draws them on pages, once for wide and once for narrow
 * screens, and the policy in the head lets nothing through but the style sheet, by its hash. */
#ifndef HTML_HTML_H
#define HTML_HTML_H

#include "base/text.h"
#include "page/layout.h"

#include <stdbool.h>

struct arena;
struct diag;

/* The file's bytes in `out`, in `a`: the same for the same document. False after a fault in `d`, when the style sheet
 * (nettside.css beside stil.yaml) cannot be read. */
bool html_write(struct str *out, const struct printing *printing, struct arena *a, struct diag *d);

#endif
