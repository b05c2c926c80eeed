/* What the two written forms of Norwegian are called by programs. */
#include "language.h"

const char *const language_tag[LANGUAGES] = { "nb-NO", "nn-NO" };
