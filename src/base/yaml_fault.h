/* What libyaml could not read, said in Norwegian with the likely cause and the way out. */
#ifndef BASE_YAML_FAULT_H
#define BASE_YAML_FAULT_H

#include "diag.h"
#include "text.h"

#include <stdbool.h>
#include <stddef.h>

#define YAML_DIRECTIVE "en linje kan ikke begynne med «%»; slett den, eller sett teksten i anførselstegn"

struct yaml_trouble {
	const char *problem, *context;    /* libyaml's words; context may be "" */
	struct place at, context_at;      /* where it stopped, and where what it was reading began */
	size_t offset, context_offset;    /* the same in bytes of `text` */
	struct str text;
	const char *const *keys; /* that may stand in the file, as far as is known */
	size_t key_count, outer; /* the first `outer` keys are those at the edge */
};

/* Adds the one error that `trouble` amounts to. True when it was a second colon, at `trouble->offset`: then the
 * text can be read on with another character in its place, to find what else is wrong. */
bool yaml_fault(const struct yaml_trouble *trouble, struct diag *d);

/* Text copied from a word processor may be indented with hard spaces, which are no indentation to YAML: an error at
 * `at`, and true, when `text` begins with one. */
bool yaml_report_hard_space(const char *text, struct place at, struct diag *d);

#endif
