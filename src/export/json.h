/* JSON by jansson, with its allocation failures ending the program: an incomplete result is never written. */
#ifndef EXPORT_JSON_H
#define EXPORT_JSON_H

#include "base/text.h"

#include <jansson.h>

struct arena;

/* A new, empty object or array. */
json_t *json_new_object(void);
json_t *json_new_array(void);

/* Put `value`, which is taken over, under `key` or at the end. */
void json_put(json_t *object, const char *key, json_t *value);
void json_add(json_t *array, json_t *value);

/* A text, or null when `text` is NULL; a number, or null when it is not finite; a year or count, or null for 0. */
json_t *json_text(const char *text);
json_t *json_number(double value);
json_t *json_whole_or_null(long value);

/* `root` as text in `a`, with a final newline: keys in the order they were put, numbers to 17 digits. One value has
 * one text. */
struct str json_canonical(const json_t *root, struct arena *a);

/* The same, and frees `root`. */
struct str json_take(json_t *root, struct arena *a);

/* Version of the library underneath, Jansson. */
const char *json_library_version(void);

#endif
