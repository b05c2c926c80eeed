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

/* A file to be written, and the template it is made of in each language. */
struct new_file {
	const char *path, *template[LANGUAGES];
	struct str text[LANGUAGES]; /* of the template */
};

enum { NEW_FILES = 2 };

struct new_case {
	struct session *session;
	const char *folder, *templates;
	bool form; /* the form for `data tilpass`, not a scenario */
	struct new_file files[NEW_FILES]; /* the scenario first */
	int file_count;
};

/* What has no words is one for both languages. */
static void add_file(struct new_case *c, const char *name, const char *template)
{
	struct new_file *file = &c->files[c->file_count++];
	struct arena *a = &c->session->arena;

	file->path = path_join(a, c->folder, name);
	for (int l = 0; l < LANGUAGES; l++)
		file->template[l] = path_join(a, c->templates,
					      arena_printf(a, template, l == LANGUAGE_NN ? "nn" : "nb"));
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
		for (int k = 0; k < c->file_count; k++)
			file_clear(c->files[k].path);
		tell(stderr, "utenfor: «%s» finnes fra før og er ikke rørt; velg en annen mappe", c->files[i].path);
		return false;
	}
	return true;
}

static bool read_templates(struct new_case *c, struct interview *interview)
{
	struct diag diag = { .arena = &c->session->arena };

	for (int i = 0; i < c->file_count; i++)
		for (int l = 0; l < LANGUAGES; l++)
			file_read_text(&c->files[i].text[l], c->files[i].template[l], LIMIT_TEMPLATE_BYTES, true,
				       &c->session->arena, &diag, (struct place){ 0 });
	interview->words = phrasebook_read(path_join(&c->session->arena, c->templates, "ny/samtale.csv"),
					   &c->session->arena, &diag);
	interview->messages = phrasebook_read(path_join(&c->session->arena, c->templates, "ny/meldinger.csv"),
					      &c->session->arena, &diag);
	diag_print(&diag, stderr, c->session->colour);
	return diag.errors == 0;
}

static int write_new(struct session *session, const struct new_file *file, const struct interview *interview)
{
	struct arena *a = &session->arena;
	struct diag diag = { .arena = a };
	struct buffer out = { .arena = a };
	struct line_map map = { 0 };
	struct mustache m = { .values = interview_values(interview), .escape = ESCAPE_NONE, .arena = a, .diag = &diag };
	enum language language = interview->language;
	const char *why;

	if (!mustache_render(&out, &map, &m, file->text[language], file->template[language], 1)) {
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

static int write_all(const struct new_case *c, const struct interview *interview)
{
	int status = EXIT_DONE, error = make_folder(c->folder, &c->session->arena);

	if (error) {
		tell(stderr, "utenfor: kan ikke lage mappen «%s»: %s", c->folder, file_reason(error));
		return EXIT_ENVIRONMENT;
	}
	for (int i = 0; i < c->file_count && status == EXIT_DONE; i++)
		status = write_new(c->session, &c->files[i], interview);
	return status;
}

/* The fourth step: what the answers lead to; false when that cannot be told. */
static bool show_results(const struct new_case *c)
{
	struct session *session = c->session;
	struct results results;
	struct work work;
	struct buffer summary = { .arena = &work.arena };
	bool good = work_read_for_print(&work, session, c->files[0].path);

	putchar('\n');
	if (good) {
		calc(&results, &work.scenario, session->data);
		results_summary_text(&summary, work.scenario.owner, &results, &work.arena);
		printf("%s\n", buffer_text(&summary));
	}
	diag_print(&work.diag, stdout, false);
	work_free(&work);
	return good;
}

/* The way on, as commands that can be run from here. */
static int show_way_on(const struct new_case *c, const struct interview *interview)
{
	const char *program = session_program(c->session), *path = c->files[0].path;
	const char *word = session_word(c->session, path);
	const char *nynorsk = interview->language == LANGUAGE_NN ? " -m nn" : "";
	bool open = interview_is_open(interview), good = open || show_results(c);

	putchar('\n');
	if (open) {
		tell(stdout, "%s", interview_phrase(interview, SAY_TO_FILL_IN, path));
		tell(stdout, "  %s sjekk %s", program, word);
	}
	tell(stdout, "%s", interview_phrase(interview, open ? SAY_STILL_OPEN : SAY_READY, ""));
	tell(stdout, "  %s rapport%s %s", program, nynorsk, word);
	if (c->file_count > 1)
		tell(stdout, "%s", interview_phrase(interview, SAY_NOTES, c->files[1].path));
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
		add_file(c, "tilpass.yaml", "ny/%s/tilpass.yaml");
		return true;
	}
	add_file(c, "scenario.yaml", minimal ? "ny/minimal.yaml" : "ny/%s/scenario.yaml");
	if (!minimal)
		add_file(c, "notater.md", "ny/%s/notater.md");
	return true;
}

int run_new(struct session *session)
{
	struct new_case c = {
		.session = session,
		.templates = session_folder(session, OPTION_TEMPLATES, "UTENFOR_MALER", "templates"),
	};
	bool asks = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
	struct interview interview = { .session = session };
	const char *language = arguments_choice(&session->arguments, OPTION_LANGUAGE, &session->arena);
	int status;

	if (!choose_files(&c))
		return EXIT_USAGE;
	asks &= !c.form;
	status = session_read_data(session);
	if (status != EXIT_DONE)
		return status;
	if (!is_free(&c) || !read_templates(&c, &interview))
		return EXIT_INPUT;
	interview.language = language && text_equal(language, "nn") ? LANGUAGE_NN : LANGUAGE_NB;
	if (session->arguments.value[OPTION_LANGUAGE])
		interview.written[ASK_LANGUAGE] = interview.shown[ASK_LANGUAGE] =
			interview.language == LANGUAGE_NN ? "nynorsk" : "bokmål";
	memcpy(interview.template, c.files[0].text, sizeof interview.template);
	memcpy(interview.file, c.files[0].template, sizeof interview.file);
	if (asks && !interview_ask(&interview))
		return EXIT_INPUT;
	status = write_all(&c, &interview);
	if (asks && status == EXIT_DONE && !session->quiet)
		status = show_way_on(&c, &interview);
	return session_finish_output(status);
}
