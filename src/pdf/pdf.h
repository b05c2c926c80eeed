/* The PDF sink: pages as one file that is PDF/A-2a and PDF/UA-1. The only folder that knows libharu
 * is src/pdf. */
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include "base/text.h"
#include "page/pages.h"

#include <stdbool.h>

struct arena;
struct font_set;

/* The file's bytes in `out`, in `a`. What the pages show, and their structure, is gone then (pages->parts). False, with
 * a Norwegian sentence in `*why`, when libharu failed. */
bool pdf_write(struct str *out, const struct pages *pages, struct font_set *fonts, struct arena *a, const char **why);

/* Versions of the libraries underneath: libharu, and libdeflate that it is made smaller with. */
const char *pdf_library_version(void);
const char *pdf_deflate_version(void);

#endif
