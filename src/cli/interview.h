/* The talk of `utenfor ny`: asks, checks each answer as the scenario's reader would, and shows all
 * before it is saved. */
#ifndef CLI_INTERVIEW_H
#define CLI_INTERVIEW_H

#include "base/phrasebook.h"
#include "questions.h"
#include "session.h"
#include "tree/value.h"

/* The answers so far. */
struct interview {
	struct session *session;
	struct str template[LANGUAGES]; /* of the scenario */
	const char *file[LANGUAGES];    /* where those are from */
	const struct csv *words;        /* what is said, in nynorsk too */
	const struct csv *messages;     /* phrases of what readers say, with their nynorsk */
	enum language language;
	const char *written[QUESTIONS]; /* as in the scenario, "" for none; NULL while open */
	const char *shown[QUESTIONS];   /* as answered */
};

/* What the templates in ny/ can name. What is not answered is told to be filled in, or left out. In
 * the session's arena. */
struct value *interview_values(const struct interview *iv);

/* Whether something must be filled in before the scenario can be used. */
bool interview_is_open(const struct interview *iv);

/* A phrase in the language of the talk, with `word` in the place of its %s, where it has one. */
const char *interview_phrase(const struct interview *iv, enum phrase phrase, const char *word);

/* Asks on the terminal. False, after a message, when the user ends it or the template cannot be
 * used. */
bool interview_ask(struct interview *iv);

#endif
