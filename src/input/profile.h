/* A municipality's profile: its name, logo, one colour, and the e-mail domains and telephone numbers that are
 * its own. */
#ifndef INPUT_PROFILE_H
#define INPUT_PROFILE_H

#include "base/diag.h"
#include "base/text.h"

#include <stdint.h>

struct field_table;
struct yaml;
extern const struct field_table profile_fields;

struct profile {
	const char *name;  /* printed beside the logo, NULL for none */
	const char *logo;  /* path as written, relative to the profile; NULL for none */
	const char *alt;   /* what the logo shows; there is one when there is a logo */
	uint32_t colour;   /* 0xRRGGBB */
	bool has_colour;
	const char **domains; /* without "@", in lower case */
	size_t domain_count;
	const char **phones; /* its own telephone numbers: digits alone, without 47 before them */
	size_t phone_count;
	struct place logo_at, colour_at;
	const struct yaml *tree; /* all that it says; NULL when it could not be read */
};

/* Reads the profile in `text` (of `file`) into `out`; every fault goes to `d`, true when there was none.
 * Everything lives as long as `a`. */
bool profile_read(struct profile *out, struct str text, const char *file, struct arena *a, struct diag *d);

#endif
