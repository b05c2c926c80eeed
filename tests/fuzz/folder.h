/* A folder of its own for a target whose input is files; removed when the process ends in good order. */
#ifndef FUZZ_FOLDER_H
#define FUZZ_FOLDER_H

#include <stddef.h>

/* A copy of folder `source`; made at the first call. */
const char *folder_copy_of(const char *source);

/* Makes `name` in it hold these bytes. */
void folder_put(const char *folder, const char *name, const void *data, size_t size);

#endif
