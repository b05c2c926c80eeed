/* How the parts of an archived basis are named and summed. */
#include "basis_form.h"

#include "export/json.h"

#include "base/arena.h"
#include "base/hash.h"

#include <stdio.h>
#include <string.h>

const char *const basis_parts[BASIS_PARTS] = {
	"utenfor_grunnlag", [BASIS_RULES] = "regler", "merknad", "program", "dokument", "scenario",
	"notater",          "data",      "maler",     "fonter",  "tidligere", "resultater",
};

json_t *basis_checksums(const json_t *root, struct arena *a)
{
	json_t *sums = json_new_object();

	for (int i = 0; i < BASIS_PARTS; i++) {
		const json_t *part = json_object_get(root, basis_parts[i]);

		if (part)
			json_put(sums, basis_parts[i], json_text(hash_hex(a, json_canonical(part, a))));
	}
	return sums;
}

const char *basis_date_text(struct date date, struct arena *a)
{
	return arena_printf(a, "%04d-%02d-%02d", date.year, date.month, date.day);
}

bool basis_date_parse(struct date *out, const char *text)
{
	int used = 0;

	/* Widths are bounded, so no number overflows. */
	return sscanf(text, "%4d-%2d-%2d%n", &out->year, &out->month, &out->day, &used) == 3 &&
	       used == (int)strlen(text) && out->year > 0 && out->month >= 1 && out->month <= 12 &&
	       out->day >= 1 && out->day <= 31;
}
