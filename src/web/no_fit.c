/* Fitting a data set stays with the command line: it writes a folder. */
#include "cli/session.h"

#include "base/tell.h"

int run_fit(struct session *session)
{
	(void)session;
	tell(stderr, "utenfor data tilpass: kan ikke brukes her; kjør kommandoen i en terminal");
	return EXIT_USAGE;
}
