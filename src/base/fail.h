/* Ends the program when the environment fails (memory, disk): one message,
 * temporary files removed, status 3. */
#ifndef BASE_FAIL_H
#define BASE_FAIL_H

enum exit_status { EXIT_DONE = 0, EXIT_INPUT = 1, EXIT_USAGE = 2, EXIT_ENVIRONMENT = 3 };

_Noreturn void fail_memory(void);
_Noreturn void fail_environment(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The temporary file to remove when the program ends early; NULL for none. Async-signal-safe to read. */
void fail_remove_on_exit(const char *path);
const char *fail_temporary(void);

#endif
