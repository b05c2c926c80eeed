/* utenfor: the command line. */
#include "program.h"

#include "base/signals.h"

#include <fcntl.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* A standard stream that is closed must not become the next file that is opened. Output to it fails all the same. */
static void open_standard_streams(void)
{
	int fd;

	do
		fd = open("/dev/null", O_RDONLY);
	while (fd >= 0 && fd <= STDERR_FILENO);
	close(fd);
}

/* Large blocks come from the system, zeroed, and what is not used of them is never touched. Left alone, glibc takes
 * them from its heap once one as large has been freed, and then writes zeroes over all of each. */
enum { LARGE_BLOCK = 128 * 1024 };

int main(int argc, char **argv)
{
	static char buffer[BUFSIZ]; /* so that writing takes no memory that may not be there */
	bool colour = isatty(STDERR_FILENO) && !getenv("NO_COLOR");

	mallopt(M_MMAP_THRESHOLD, LARGE_BLOCK);
	open_standard_streams();
	setvbuf(stdout, buffer, isatty(STDOUT_FILENO) ? _IOLBF : _IOFBF, sizeof buffer);
	signals_catch();
	return program_run(argc, argv, colour);
}
