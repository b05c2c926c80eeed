/* A live page: a document with controls (tree/control.h), and a module that answers them.
 *
 * The page says all of the case as filed before any script runs. What a step changes comes from
 * html_live_step() as texts, which the page's script puts in their places. */
#ifndef HTML_LIVE_H
#define HTML_LIVE_H

#include "html.h"

/* What the page carries: its script, and the module with its files, packed as the script unpacks
 * them. */
struct live_files {
	struct str script, bundle;
};

/* As html_write, of a document with `live`. */
bool html_write_live(struct str *out, const struct printing *printing,
		     const struct live_files *files, struct arena *a, struct diag *d);

/* What the document's controls have changed: for each place "id 0x1F attribute 0x1F value 0x1E";
 * without an attribute the value is the element's content, and without a value the attribute goes.
 * The part named `slow`, NULL for none, is left as it was. */
void html_live_step(struct str *out, const struct printing *printing, const char *slow,
		    struct arena *a);

#endif
