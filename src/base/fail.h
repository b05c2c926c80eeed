/* Ends the program when the environment fails (memory, disk): one message,
 * temporary files removed, status 3. */
#ifndef BASE_FAIL_H
#define BASE_FAIL_H

#include <signal.h>

enum exit_status { EXIT_DONE = 0, EXIT_INPUT = 1, EXIT_USAGE = 2, EXIT_ENVIRONMENT = 3 };

/* Of what two parts of a run ended with, what the run ends with. */
static inline int worse_status(int one, int other)
{
	return one > other ? one : other;
}

_Noreturn void fail_memory(void);
_Noreturn void fail_environment(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The temporary files to remove when the program ends early, by a failure or a signal; NULL for none. */
enum { FAIL_TEMPORARIES = 2 };
void fail_remove_on_exit(int slot, const char *path);

/* From now on SIGINT, SIGTERM and SIGHUP remove the temporary file before they end the program, and a file that
 * grows past the system's limit is a failed write instead of a signal. */
void fail_catch_signals(void);

/* Keeps those signals waiting, and lets them through again. */
void fail_hold_signals(sigset_t *before);
void fail_release_signals(const sigset_t *before);

#endif
