/* The one way out when the environment fails. */
#include "fail.h"

#include "arena.h"
#include "tell.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

static const char *volatile temporaries[FAIL_TEMPORARIES];

void fail_remove_on_exit(int slot, const char *path)
{
	temporaries[slot] = path;
}

static void remove_temporaries(void)
{
	for (int i = 0; i < FAIL_TEMPORARIES; i++)
		if (temporaries[i])
			unlink(temporaries[i]);
}

static const int ending[] = { SIGINT, SIGTERM, SIGHUP };

/* Removes what is unfinished, then lets the signal do what it does by default. */
static void on_signal(int number)
{
	remove_temporaries();
	signal(number, SIG_DFL);
	raise(number);
}

void fail_catch_signals(void)
{
	struct sigaction action = { .sa_handler = on_signal };
	struct sigaction before;

	for (size_t i = 0; i < sizeof ending / sizeof *ending; i++)
		if (sigaction(ending[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
			sigaction(ending[i], &action, NULL);
	signal(SIGXFSZ, SIG_IGN);
}

void fail_hold_signals(sigset_t *before)
{
	sigset_t held;

	sigemptyset(&held);
	for (size_t i = 0; i < sizeof ending / sizeof *ending; i++)
		sigaddset(&held, ending[i]);
	sigprocmask(SIG_BLOCK, &held, before);
}

void fail_release_signals(const sigset_t *before)
{
	sigprocmask(SIG_SETMASK, before, NULL);
}

static _Noreturn void end(void)
{
	remove_temporaries();
	_exit(EXIT_ENVIRONMENT);
}

void fail_memory(void)
{
	static const char message[] = "utenfor: ikke nok minne; lukk andre programmer eller del opp notatene\n";
	ssize_t ignored = write(STDERR_FILENO, message, sizeof message - 1);

	(void)ignored;
	end();
}

void fail_environment(const char *format, ...)
{
	struct arena scratch = { 0 };
	va_list args;

	fflush(stdout);
	va_start(args, format);
	tell(stderr, "utenfor: %s", arena_vprintf(&scratch, format, args));
	va_end(args);
	end();
}
