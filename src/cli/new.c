/* utenfor ny: a scenario and a notes file to start from. */
#include "interview.h"

#include "base/disk.h"
#include "base/file.h"
#include "base/path.h"
#include "base/tell.h"
#include "base/text.h"
#include "tree/mustache.h"
#include "engine/calc.h"
#include "export/results.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* A file to be written, and the template it is made of. */
struct new_file {
	const char *path, *template;
	struct str text; /* of the template */
};

enum { NEW_FILES = 2 };

struct new_case {
	struct session *session;
	const char *folder, *templates;
	bool form; /* the form for `data tilpass`, not a scenario */
	struct new_file files[NEW_FILES]; /* the scenario first */
	int file_count;
};

static void add_file(struct new_case *c, const char *name, const char *template)
{
	struct arena *a = &c->session->arena;

	c->files[c->file_count++] = (struct new_file){ .path = path_join(a, c->folder, name),
						       .template = path_join(a, c->templates, template) };
}

/* Whether `path` is that of a file, or is spelt like one. */
static bool names_file(const char *path)
{
	const char *dot = strrchr(path_name(path), '.');

	return (dot && (text_equal(dot, ".yaml") || text_equal(dot, ".yml"))) ||
	       (access(path, F_OK) == 0 && !file_is_folder(path));
}

/* Whether the files can be written, as far as can be known before anybody is asked anything. False after a message. */
static bool is_free(const struct new_case *c)
{
	if (names_file(c->folder)) {
		tell(stderr, "utenfor ny: «%s» er navnet på en fil; skriv navnet på en mappe", c->folder);
		return false;
	}
	for (int i = 0; i < c->file_count; i++) {
		if (access(c->files[i].path, F_OK))
			continue;
		tell(stderr, "utenfor: «%s» finnes fra før og er ikke rørt; velg en annen mappe", c->files[i].path);
		return false;
	}
	return true;
}

static bool read_templates(struct new_case *c)
{
	struct diag diag = { .arena = &c->session->arena };

	for (int i = 0; i < c->file_count; i++)
		file_read_text(&c->files[i].text, c->files[i].template, LIMIT_TEMPLATE_BYTES, true, &c->session->arena,
			       &diag, (struct place){ 0 });
	diag_print(&diag, stderr, c->session->colour);
	return diag.errors == 0;
}

static struct value *suggest(const struct new_case *c)
{
	struct arena *a = &c->session->arena;
	struct value *values = interview_suggest(c->session);

	value_set_text(a, values, "dato", arena_printf(a, "%s-01-31", value_text(value_find(values, "startaar"))));
	value_set_text(a, values, "skjema", path_join(a, c->templates,
		       arena_printf(a, "../data/skjema/%s.schema.json", c->form ? "tilpass" : "scenario")));
	return values;
}

static int write_new(struct session *session, const struct new_file *file, const struct value *values)
{
	struct arena *a = &session->arena;
	struct diag diag = { .arena = a };
	struct buffer out = { .arena = a };
	struct line_map map = { 0 };
	struct mustache m = { .values = values, .escape = ESCAPE_NONE, .arena = a, .diag = &diag };
	const char *why;

	if (!mustache_render(&out, &map, &m, file->text, file->template, 1)) {
		diag_print(&diag, stderr, session->colour);
		return EXIT_INPUT;
	}
	why = file_write(file->path, buffer_text(&out), out.size);
	if (why) {
		tell(stderr, "utenfor: kan ikke skrive «%s»: %s", file->path, why);
		return EXIT_ENVIRONMENT;
	}
	if (!session->quiet)
		tell(stdout, "%s", file->path);
	return EXIT_DONE;
}

/* Makes the folder, and those it is to lie in; 0 or an errno. */
static int make_folder(const char *path, struct arena *a)
{
	for (const char *end = strchr(path, '/'); end; end = strchr(end + 1, '/')) {
		int error = end > path ? disk_make_folder(arena_text(a, path, (size_t)(end - path))) : 0;

		if (error)
			return error;
	}
	return disk_make_folder(path);
}

static int write_all(const struct new_case *c, const struct value *values)
{
	int status = EXIT_DONE, error = make_folder(c->folder, &c->session->arena);

	if (error) {
		tell(stderr, "utenfor: kan ikke lage mappen «%s»: %s", c->folder, file_reason(error));
		return EXIT_ENVIRONMENT;
	}
	for (int i = 0; i < c->file_count && status == EXIT_DONE; i++)
		status = write_new(c->session, &c->files[i], values);
	return status;
}

/* The fourth step: what the answers lead to, and the way on. */
static int assess(const struct new_case *c)
{
	struct session *session = c->session;
	const char *path = c->files[0].path;
	struct results results;
	struct work work;
	struct buffer summary = { .arena = &work.arena };
	bool good = work_read_for_print(&work, session, path);

	putchar('\n');
	if (good) {
		calc(&results, &work.scenario, session->data);
		results_summary_text(&summary, &results, &work.arena);
		printf("%s\n", buffer_text(&summary));
	}
	diag_print(&work.diag, stdout, false);
	work_free(&work);
	tell(stdout, "Rett og utfyll filene, og lag rapporten: utenfor rapport %s", path);
	return good ? EXIT_DONE : EXIT_INPUT;
}

/* The files that are asked for, and where. False after a message. */
static bool choose_files(struct new_case *c)
{
	const struct arguments *arguments = &c->session->arguments;
	bool minimal = arguments->value[OPTION_MINIMAL] != NULL;
	size_t folders;

	c->form = arguments->operand_count && text_equal(arguments->operands[0], "tilpass");
	folders = arguments->operand_count - c->form;
	c->folder = folders ? arguments->operands[arguments->operand_count - 1] : ".";
	if (folders > 1 || (c->form && minimal)) {
		fputs("utenfor ny: skriv «utenfor ny [MAPPE]», eller «utenfor ny tilpass [MAPPE]» uten --minimal\n",
		      stderr);
		return false;
	}
	if (c->form) {
		add_file(c, "tilpass.yaml", "ny/tilpass.yaml");
		return true;
	}
	add_file(c, "scenario.yaml", minimal ? "ny/minimal.yaml" : "ny/scenario.yaml");
	if (!minimal)
		add_file(c, "notater.md", "ny/notater.md");
	return true;
}

int run_new(struct session *session)
{
	struct new_case c = {
		.session = session,
		.templates = session_folder(session, OPTION_TEMPLATES, "UTENFOR_MALER", "templates"),
	};
	bool asks = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
	struct value *values;
	int status;

	if (!choose_files(&c))
		return EXIT_USAGE;
	asks &= !c.form;
	status = session_read_data(session);
	if (status != EXIT_DONE)
		return status;
	if (!is_free(&c) || !read_templates(&c))
		return EXIT_INPUT;
	values = suggest(&c);
	if (asks && !interview_ask(session, values, c.files[0].text, c.files[0].template))
		return EXIT_INPUT;
	status = write_all(&c, values);
	if (asks && status == EXIT_DONE && !session->quiet)
		status = assess(&c);
	return session_finish_output(status);
}
