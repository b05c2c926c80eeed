/* Files that a run wrote: there is no disk to put them on, so the page takes them. */
#ifndef WEB_MADE_H
#define WEB_MADE_H

#include <stddef.h>

size_t made_count(void);
/* Of number `i`; they hold until the next run. */
const char *made_path(size_t i);
const void *made_bytes(size_t i);
size_t made_size(size_t i);

void made_forget(void);

#endif
