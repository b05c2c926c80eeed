/* The two written forms of Norwegian. */
#ifndef BASE_LANGUAGE_H
#define BASE_LANGUAGE_H

enum language { LANGUAGE_NB, LANGUAGE_NN, LANGUAGES };

extern const char *const language_tag[LANGUAGES]; /* "nb-NO", "nn-NO" */

#endif
