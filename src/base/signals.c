/* Signals that end a run: none may leave a half-written file. */
#include "signals.h"

#include "fail.h"

#include <signal.h>
#include <stddef.h>
#include <unistd.h>

enum { SHELL_KILLED = 128 }; /* as a shell tells of a signal in a status */

static const int ending[] = { SIGINT, SIGTERM, SIGHUP };

/* What was held already, while signals_hold() is in force. */
static sigset_t held_before;

/* Removes what is unfinished, then lets the signal do what it does by default. */
static void on_signal(int number)
{
	fail_remove_temporaries();
	signal(number, SIG_DFL);
	if (raise(number)) /* a child of who has locked itself in can send none */
		_exit(SHELL_KILLED + number);
}

static void handle(void (*handler)(int number))
{
	struct sigaction action = { .sa_handler = handler };
	struct sigaction before;

	for (size_t i = 0; i < sizeof ending / sizeof *ending; i++)
		if (sigaction(ending[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
			sigaction(ending[i], &action, NULL);
}

void signals_catch(void)
{
	handle(on_signal);
	signal(SIGXFSZ, SIG_IGN);
}

static volatile sig_atomic_t stopped;

static void note(int number)
{
	(void)number;
	stopped = 1;
}

void signals_note(void)
{
	handle(note);
}

bool signals_stopped(void)
{
	return stopped;
}

void signals_hold(void)
{
	sigset_t held;

	sigemptyset(&held);
	for (size_t i = 0; i < sizeof ending / sizeof *ending; i++)
		sigaddset(&held, ending[i]);
	sigprocmask(SIG_BLOCK, &held, &held_before);
}

void signals_release(void)
{
	sigprocmask(SIG_SETMASK, &held_before, NULL);
}
