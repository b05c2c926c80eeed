/* What becomes of a run that is interrupted. */
#ifndef BASE_SIGNALS_H
#define BASE_SIGNALS_H

#include <stdbool.h>

/* From now on SIGINT, SIGTERM and SIGHUP remove the temporary files (see fail.h) before they end the program, and a
 * file that grows past the system's limit is a failed write instead of a signal. */
void signals_catch(void);

/* From now on they are only noted, for a run that waits and ends by itself; a child of it calls signals_catch(). */
void signals_note(void);
/* Whether one was. */
bool signals_stopped(void);

/* Keeps those signals waiting, and lets them through again. Not one hold inside another. */
void signals_hold(void);
void signals_release(void);

#endif
