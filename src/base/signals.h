/* What becomes of a run that is interrupted. */
#ifndef BASE_SIGNALS_H
#define BASE_SIGNALS_H

/* From now on SIGINT, SIGTERM and SIGHUP remove the temporary files (see fail.h) before they end the program, and a
 * file that grows past the system's limit is a failed write instead of a signal. */
void signals_catch(void);

/* Keeps those signals waiting, and lets them through again. Not one hold inside another. */
void signals_hold(void);
void signals_release(void);

#endif
