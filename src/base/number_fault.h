/* Tells why a text is no number, and which number it seems to say. */
#ifndef BASE_NUMBER_FAULT_H
#define BASE_NUMBER_FAULT_H

#include "number.h"

#include <stddef.h>

/* `text` as it is read: every kind of space as ' ', U+2212 as '-', lower case ASCII, trimmed. */
const char *number_plain(const char *text, struct arena *a);

/* What to say of `text`, which number_read could not read; `plain` is the text in lower case with
 * ordinary spaces and `example` a number of the kind. A number is named only when it means what is
 * written: a word for another unit gets none, or the one it comes to. */
const char *number_fault(const char *text, const char *plain, enum number_kind kind,
			 const char *example, struct arena *a);

/* `value` as the kind is written, "1 200 000" and "55 %"; what is no whole number of people or
 * years is NULL. */
const char *number_written(double value, enum number_kind kind, struct arena *a);

/* The number that `text` says, as it is to be written: "1 200 000" for "1,2 mill"; `text` when it can be read as it is,
 * NULL when only people know. */
const char *number_meant(const char *text, enum number_kind kind, struct arena *a);

/* "100-120", "50 til 60 %": the two numbers, the lesser first; false when it is something else. */
bool number_span(double *from, double *to, const char *text, enum number_kind kind,
		 struct arena *a);

/* Whether `text` is a number as it stands; and `size` bytes of text without the spaces around them. */
bool number_reads(double *out, const char *text, enum number_kind kind, struct arena *a);
const char *number_trimmed(struct arena *a, const char *text, size_t size);

#endif
