/* What the program says to its user, other than faults: safe on a terminal whatever names are in it. */
#ifndef BASE_TELL_H
#define BASE_TELL_H

#include <stdio.h>

/* Prints a line; control characters in it, line breaks included, are made visible. */
void tell(FILE *out, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Says on standard error why the environment fails, as tell() with the program's name before it, and ends the program
 * (see fail.h). */
_Noreturn void tell_and_end(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
