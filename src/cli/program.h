/* The whole program, but for what a process has: signals and the state of its standard streams. */
#ifndef CLI_PROGRAM_H
#define CLI_PROGRAM_H

#include <stdbool.h>

/* Does what `argv` asks for, `argv[0]` being the program; faults on standard error in colour if `colour`. An enum
 * exit_status. */
int program_run(int argc, char **argv, bool colour);

#endif
