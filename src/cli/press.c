/* What reports are called and where they are written, and what is refused before one is made. */
#include "press.h"

#include "formats.h"

#include "base/file.h"
#include "base/path.h"
#include "base/tell.h"
#include "base/text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Whether -o names a folder, which there may be no such yet. */
static bool is_folder(const char *output)
{
	return file_is_folder(output) || (*output && output[strlen(output) - 1] == '/');
}

const char *press_output(const struct press *press, const char *scenario, struct arena *a)
{
	const char *output = press->session->arguments.value[OPTION_OUTPUT];
	const char *added = press->format->workbook || text_equal(press->edition, "saksvedlegg")
				    ? ""
				    : arena_printf(a, "-%s", press->edition);
	const char *ending = arena_printf(a, "%s%s%s", added, press->language == LANGUAGE_NN ? "-nn" : "",
					  press->format->suffix);

	if (!output)
		return arena_printf(a, "%s%s",
				    path_with_suffix(a, text_equal(scenario, "-") ? "scenario" : scenario, ""), ending);
	if (is_folder(output))
		return path_join(a, output, arena_printf(a, "%s%s", session_case_name(scenario, a), ending));
	return output;
}

struct output {
	const char *path, *scenario;
};

static int compare_outputs(const void *left, const void *right)
{
	return strcmp(((const struct output *)left)->path, ((const struct output *)right)->path);
}

/* Many scenarios cannot share one output file: not one given by -o, nor one that two of them are named after. */
static bool outputs_differ(const struct press *press)
{
	const struct arguments *arguments = &press->session->arguments;
	const char *output = arguments->value[OPTION_OUTPUT];
	size_t count = arguments->operand_count;
	struct arena *a = &press->session->arena;
	struct output *outputs;

	if (count < 2)
		return true;
	if (output && !is_folder(output)) {
		tell(stderr,
		     "utenfor rapport: -o må være en mappe når det er flere scenarioer enn ett; skriv for eksempel «-o rapporter/»");
		return false;
	}
	outputs = NEW_ARRAY(a, count, struct output);
	for (size_t i = 0; i < count; i++)
		outputs[i] = (struct output){ press_output(press, arguments->operands[i], a), arguments->operands[i] };
	qsort(outputs, count, sizeof *outputs, compare_outputs);
	for (size_t i = 1; i < count; i++) {
		if (!text_equal(outputs[i - 1].path, outputs[i].path))
			continue;
		tell(stderr,
		     "utenfor rapport: «%s» og «%s» ville begge blitt «%s»; gi scenarioene ulike navn, eller utelat -o så hver rapport havner ved siden av sitt scenario",
		     outputs[i - 1].scenario, outputs[i].scenario, outputs[i].path);
		return false;
	}
	return true;
}

/* What the file is called says what it is: another suffix was hardly meant for it, and may be that of a scenario that
 * -o took for its own. False after a message. */
static bool output_fits(const struct press *press)
{
	const struct session *session = press->session;
	const char *path = session->arguments.value[OPTION_OUTPUT], *suffix = press->format->suffix;
	const char *format = press->live ? "html" : session->arguments.value[OPTION_FORMAT];
	struct arena *a = &press->session->arena;

	if (!path || !*path || is_folder(path) || press->is_streamed ||
	    format_fits(session->command->name, format, path))
		return true;
	tell(stderr,
	     "utenfor rapport: «%s» slutter ikke på %s; skriv for eksempel «-o %s», eller «-o %s/» når det er en mappe",
	     path, format ? suffix : suffixes_of(session->command->name, a),
	     path_with_suffix(a, path, suffix), path);
	return false;
}

/* Standard output takes one file, and a terminal cannot show it. False after a message. */
static bool can_stream(const struct press *press)
{
	bool is_pair = press->archives && press->format->archived;
	const char *suffix = press->format->suffix;

	if (!press->is_streamed)
		return true;
	if (is_pair)
		tell(stderr,
		     "utenfor rapport: arkivutgaven er to filer som hører sammen; skriv «-o NAVN.pdf» i stedet for «-o -»");
	else if (isatty(STDOUT_FILENO))
		tell(stderr,
		     "utenfor rapport: «-o -» skriver filen til standard ut, som her er en terminal; skriv «-o rapport%s», eller send den videre med «> rapport%s»", suffix, suffix);
	return !is_pair && !isatty(STDOUT_FILENO);
}

int press_make_folder(const struct press *press)
{
	const char *output = press->session->arguments.value[OPTION_OUTPUT];

	if (!output || text_equal(output, "-") || !is_folder(output))
		return EXIT_DONE;
	if (mkdir(output, 0777) == 0 || errno == EEXIST)
		return EXIT_DONE;
	tell(stderr, "utenfor: kan ikke lage mappen «%s»: %s", output, file_reason(errno));
	return EXIT_ENVIRONMENT;
}

/* One report at a time, of files, into a file. False after a message. */
static bool can_follow(const struct press *press)
{
	const struct arguments *arguments = &press->session->arguments;
	const char *wrong = NULL;

	if (!arguments->value[OPTION_FOLLOW])
		return true;
	if (arguments->operand_count > 1)
		wrong = "ett scenario om gangen; kjør kommandoen én gang for hvert";
	else if (text_equal(arguments->operands[0], "-") || press->is_streamed)
		wrong = "filer; skriv navnet på scenarioet, og på rapporten etter «-o»";
	else if (press->archives)
		wrong = "utkast; arkiver med «--utgave arkiv» når saken er ferdig";
	if (wrong)
		tell(stderr, "utenfor rapport: --folg gjelder %s", wrong);
	return !wrong;
}

bool press_can_write(const struct press *press)
{
	return outputs_differ(press) && output_fits(press) && can_stream(press) && can_follow(press);
}
