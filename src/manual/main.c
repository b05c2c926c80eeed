/* build/manual WHAT writes one generated file to standard output. */
#include "manual.h"

#include "base/fail.h"
#include "base/text.h"

static const struct {
	const char *name;
	void (*write)(FILE *out);
} outputs[] = {
	{ "utenfor.1", manual_program },
	{ "utenfor-scenario.5", manual_scenario },
	{ "scenario.schema.json", manual_scenario_schema },
	{ "profil.schema.json", manual_profile_schema },
	{ "tilpass.schema.json", manual_fit_schema },
	{ "datasett.schema.json", manual_dataset_schema },
	{ "malgrupper.schema.json", manual_groups_schema },
	{ "utenfor.bash", manual_bash },
	{ "_utenfor", manual_zsh },
};

int main(int argc, char **argv)
{
	for (size_t i = 0; argc == 2 && i < sizeof outputs / sizeof *outputs; i++) {
		if (!text_equal(argv[1], outputs[i].name))
			continue;
		outputs[i].write(stdout);
		return fflush(stdout) || ferror(stdout) ? EXIT_ENVIRONMENT : EXIT_DONE;
	}
	fputs("usage: manual WHAT, which is one of:\n", stderr);
	for (size_t i = 0; i < sizeof outputs / sizeof *outputs; i++)
		fprintf(stderr, "  %s\n", outputs[i].name);
	return EXIT_USAGE;
}
