/* Words that several kinds of files share. */
#ifndef INPUT_CHOICES_H
#define INPUT_CHOICES_H

#include "fields.h"

extern const struct field_choice language_choices[]; /* enum language */
extern const struct field_choice level_choices[];    /* enum level + 1, so that 0 is "not given" */

#endif
