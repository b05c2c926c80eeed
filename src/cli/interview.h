/* The questions of `utenfor ny`, in the four steps of Utenfor-regnskapet. */
#ifndef CLI_INTERVIEW_H
#define CLI_INTERVIEW_H

#include "tree/value.h"
#include "session.h"

/* What the templates in ny/ can name: the suggested answers. Lives in the session's arena. */
struct value *interview_suggest(struct session *session);

/* Asks on the terminal, with those answers as suggestions, and puts what was answered in their place. An answer is
 * taken when the scenario it makes of `template` (of `file`) is without faults. False, after a message, when the
 * user ends it or the template cannot be used. */
bool interview_ask(struct session *session, struct value *values, struct str template, const char *file);

#endif
