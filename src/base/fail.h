/* Ends the program when the environment fails (memory, disk): temporary files removed, status 3. Nothing here takes
 * memory. */
#ifndef BASE_FAIL_H
#define BASE_FAIL_H

enum exit_status { EXIT_DONE = 0, EXIT_INPUT = 1, EXIT_USAGE = 2, EXIT_ENVIRONMENT = 3 };

/* Of what two parts of a run ended with, what the run ends with. */
static inline int worse_status(int one, int other)
{
	return one > other ? one : other;
}

/* Says that there is no more memory, and ends. */
_Noreturn void fail_memory(void);
/* Ends; the one who calls has said why (see tell_and_end). */
_Noreturn void fail_end(void);

/* The temporary files to remove when the program ends early, by a failure or a signal; NULL for none. `remove` may be
 * called by a signal's handler. */
enum { FAIL_TEMPORARIES = 3 };
void fail_remove_on_exit(int slot, const char *path, void (*remove)(const char *path));
/* Removes them now; may be called by a signal's handler. */
void fail_remove_temporaries(void);

#endif
