/* The live page at work: settings in, texts out. What it reads are the files that the page carries.
 */
#include "dialog.h"

#include "report.h"

#include "base/file.h"
#include "base/path.h"
#include "input/scenario_read.h"
#include "page/style.h"
#include "report/build.h"
#include "report/controls.h"
#include "study/study.h"
#include "tree/template_files.h"

#include <string.h>

/* Its figures take draws. */
static const char slow_part[] = "dialog-spenn";

struct dialog {
	enum language language;
	bool internal;
	struct dataset data;
	struct scenario filed;
	struct study *study; /* of the case as filed */
	const struct style *style;
	struct font_set *fonts;
	const struct words *words;
	const struct template_files *templates;
};

static struct study *compute(const struct dialog *dialog, const struct scenario *s, bool drawn,
			     struct arena *a, struct diag *d)
{
	const struct study_options options = {
		.montecarlo = { .seed = MONTECARLO_SEED, .draws = MONTECARLO_DRAWS },
		.figures_only = !drawn,
	};

	return study_make(s, &dialog->data, &options, a, d);
}

/* "nb 0 1 673128": language, internal, whether there is a colour, and it; then the data set's
 * files, a line each. */
static bool read_settings(struct dialog *out, uint32_t *colour, bool *has_colour, struct arena *a,
			  struct diag *d)
{
	struct place at = { "side", 1, 1 };
	struct dataset_file *files;
	char language[3] = "";
	int internal = 0, coloured = 0, count = 0;
	struct str text;
	const char *line;

	if (!file_read_text(&text, at.file, LIMIT_TEMPLATE_BYTES, true, a, d, (struct place){ 0 }))
		return false;
	if (sscanf(text.data, "%2s %d %d %u", language, &internal, &coloured, colour) != 4)
		return diag_error(d, at, "siden er ikke hel"), false;
	out->language = text_equal(language, "nn") ? LANGUAGE_NN : LANGUAGE_NB;
	out->internal = internal != 0;
	*has_colour = coloured != 0;
	files = NEW_ARRAY(a, DATASET_FILES, struct dataset_file);
	for (line = strchr(text.data, '\n'); line && line[1] && count < DATASET_FILES;
	     line = strchr(line + 1, '\n')) {
		struct dataset_file *file = &files[count++];

		file->name = arena_text(a, line + 1, strcspn(line + 1, "\n"));
		if (!file_read_text(&file->text, path_join(a, "data", file->name), LIMIT_DATA_BYTES,
				    true, a, d, (struct place){ 0 }))
			return false;
	}
	return dataset_parse(&out->data, files, count, "data", a, d);
}

struct dialog *dialog_open(struct arena *a, struct diag *d)
{
	struct dialog *out = NEW(a, struct dialog);
	struct style *style = NEW(a, struct style), *read;
	bool has_colour;
	uint32_t colour;
	struct str text;

	if (!read_settings(out, &colour, &has_colour, a, d) ||
	    !file_read_text(&text, "scenario.yaml", LIMIT_SCENARIO_BYTES, true, a, d,
			    (struct place){ 0 }) ||
	    !scenario_read(&out->filed, text, "scenario.yaml", NULL, 0, &out->data, a, d))
		return NULL;
	read = style_read("templates", a, d);
	out->words = build_words("templates", out->language, a, d);
	out->fonts = fonts_open("fonts", a, d);
	out->templates =
		template_files_read(build_template_folder("templates", out->language, a), a);
	out->study = compute(out, &out->filed, false, a, d);
	if (!read || !out->words || !out->fonts || !out->study)
		return NULL;
	*style = has_colour ? style_accented(read, colour) : *read;
	out->style = style;
	return out;
}

bool dialog_step(struct str *out, const struct dialog *dialog, const char *set, bool drawn,
		 struct arena *a, struct diag *d)
{
	struct report_input input = {
		.filed = dialog->study,
		.internal = dialog->internal,
		.templates = "templates",
		.template_files = dialog->templates,
		.words = dialog->words,
		.edition = "dialog",
		.language = dialog->language,
		.program = "utenfor " UTENFOR_VERSION,
	};
	struct scenario *s = NEW(a, struct scenario);
	struct named_override *changes;
	struct document *doc;

	input.change_count =
		controls_changes(&changes, &dialog->filed, &dialog->data, dialog->internal, set, a);
	input.changes = changes;
	if (!scenario_with_overrides(s, &dialog->filed, changes, input.change_count, &dialog->data,
				     a, d))
		return false;
	input.study = compute(dialog, s, drawn, a, d);
	doc = input.study ? build(&input, a, d) : NULL;
	if (!doc)
		return false;
	html_live_step(out, &(struct printing){ doc, dialog->style, dialog->fonts },
		       drawn ? NULL : slow_part, a);
	return true;
}
