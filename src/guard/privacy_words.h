/* The words around a number, for the privacy gate: what a telephone, an account or a person is called. */
#ifndef GUARD_PRIVACY_WORDS_H
#define GUARD_PRIVACY_WORDS_H

#include "privacy_word.h"

/* True when a unit of money or quantity follows `stop`, or one of money stands before `start`: then it is an amount. */
bool words_make_amount(const struct passage *text, const char *start, const char *stop);

/* True when what is counted stands right after `stop`, or a word for a sum before `start`. */
bool words_count(const struct passage *text, const char *start, const char *stop);

/* Whether the text calls the number from `start` to `stop` a telephone, or it stands beside a person's name. */
bool words_name_phone(const struct passage *text, const char *start, const char *stop);
bool words_name_person(const struct passage *text, const char *start, const char *stop);
/* Whether the text calls the number from `start` to `stop` an account. */
bool words_name_account(const struct passage *text, const char *start, const char *stop);
/* Whether the text calls the number at `start` somebody's identity number. */
bool words_name_identity(const struct passage *text, const char *start);
/* Whether a word right before the number at `start` says that it is a case's, a project's or the like. */
bool words_name_case(const struct passage *text, const char *start);
/* Whether the text calls the date at `start` somebody's birth. */
bool words_name_birth(const struct passage *text, const char *start);
/* Whether the text tells that numbers from `start` on are a row of figures. */
bool words_name_figures(const struct passage *text, const char *start);

/* The end of the SHA-256 that the digit at `p` is part of: its digits are no number. NULL when it is in none. */
const char *words_checksum_end(const struct passage *text, const char *p);

#endif
