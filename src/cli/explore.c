/* utenfor utforsk: results over a range of one or two inputs. */
#include "formats.h"
#include "session.h"

#include "base/limits.h"
#include "base/number.h"
#include "base/text.h"
#include "study/explore.h"

#include <stdio.h>

/* Reads the --varier options; their faults go to `work->diag`. */
static bool read_axes(struct explore_axis *axes, const struct session *session, struct work *work)
{
	const struct arguments *arguments = &session->arguments;
	bool good = true;
	double cells = 1;

	for (size_t i = 0; i < arguments->varied_count; i++) {
		good &= explore_read_axis(&axes[i], arguments->varied[i], &work->scenario, session->data, &work->arena,
					  &work->diag);
		cells *= good ? axes[i].count : 1;
	}
	if (!good)
		return false;
	if (arguments->varied_count == EXPLORE_AXES && explore_same_key(&axes[0], &axes[1]))
		diag_error(&work->diag, (struct place){ 0 },
			   "--varier gjelder det samme begge gangene, %s; varier to ulike verdier",
			   axes[0].key == axes[1].key
				   ? arena_printf(&work->arena, "«%s»", axes[0].name)
				   : arena_printf(&work->arena, "«%s» og «%s»", axes[0].name, axes[1].name));
	else if (cells > LIMIT_CELLS)
		diag_error(&work->diag, (struct place){ 0 },
			   "--varier gir flere enn %s beregninger; ta lengre steg",
			   number_whole(&work->arena, LIMIT_CELLS));
	return work->diag.errors == 0;
}

int run_explore(struct session *session)
{
	const struct arguments *arguments = &session->arguments;
	const struct format *format = session_format(session);
	struct explore_axis axes[EXPLORE_AXES];
	struct work work;
	int status;

	if (arguments->varied_count < 1 || arguments->varied_count > EXPLORE_AXES) {
		fputs("utenfor utforsk: oppgi --varier én eller to ganger, for eksempel --varier \"tiltak.deltakere=50..200:10\"\n", stderr);
		return EXIT_USAGE;
	}
	if (!format)
		return EXIT_USAGE;
	status = session_read_data(session);
	if (status != EXIT_DONE)
		return status;
	if (work_read(&work, session, arguments->operands[0]))
		read_axes(axes, session, &work);
	status = session_tell(session, &work.diag, stderr);
	if (status == EXIT_DONE) {
		struct grid grid;
		struct str text;

		explore_run(&grid, axes, (int)arguments->varied_count, &work.scenario,
			    session->data, &work.arena);
		if (format->grid(&text, &grid, &work.arena, &work.diag))
			status = session_write(session, text);
	}
	work_free(&work);
	return session_finish_output(status);
}
