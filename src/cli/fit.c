/* utenfor data tilpass: fits a target group to printed tables of KS's workbook. */
#include "session.h"

#include "base/file.h"
#include "base/path.h"
#include "base/tell.h"
#include "base/text.h"
#include "export/fit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct fitting {
	struct session *session;
	const char *folder;           /* to be written; NULL: only told of */
	const struct dataset *before; /* what is in it, or NULL */
	struct fit_form form;
	struct diag diag;
};

/* Only a folder that was made by a fit is written into. */
static bool read_before(struct fitting *f)
{
	struct session *session = f->session;
	struct arena *a = &session->arena;
	struct dataset *before = NEW(a, struct dataset);
	struct diag own = { .arena = a, .errors_only = true };

	if (!f->folder || access(f->folder, F_OK))
		return true;
	if (file_is_folder(f->folder) && !access(path_join(a, f->folder, "tilpasning.csv"), F_OK)) {
		f->before = before;
		if (!session_read_dataset(before, f->folder, session, a, &own)) {
			session_tell(session, &own, stderr);
		} else if (!text_equal(before->base_name, session->data->name) ||
			   !text_equal(before->base_version, session->data->version)) {
			tell(stderr,
			     "utenfor data tilpass: «%s» bygger på «%s», versjon %s, men dette tilpasses ut fra «%s», versjon %s; velg en ny mappe",
			     f->folder, before->base_name, before->base_version,
			     session->data->name, session->data->version);
		} else {
			return true;
		}
		return false;
	}
	tell(stderr,
	     "utenfor data tilpass: «%s» finnes fra før og er ikke laget av en tilpasning; velg en mappe som ikke finnes",
	     f->folder);
	return false;
}

/* What the written data set builds on: the word for the program's own, or where the one of --data
 * is. */
static const char *base_of(struct session *session)
{
	char *whole = session->arguments.value[OPTION_DATA] ? realpath(session->data->folder, NULL)
							    : NULL;
	const char *base = whole ? arena_text(&session->arena, whole, strlen(whole)) : "standard";

	free(whole);
	return base;
}

static int cannot_write(const char *path, const char *why)
{
	tell(stderr, "utenfor: kan ikke skrive «%s»: %s", path, why);
	return EXIT_ENVIRONMENT;
}

static int write_into(const char *folder, const struct dataset_file files[FIT_FILES],
		      struct arena *a)
{
	for (int i = 0; i < FIT_FILES; i++) {
		const char *path = path_join(a, folder, files[i].name);
		const char *why = file_write(path, files[i].text.data, files[i].text.size);

		if (why)
			return cannot_write(path, why);
	}
	return EXIT_DONE;
}

static int write_new(const char *folder, const struct dataset_file files[FIT_FILES],
		     struct arena *a)
{
	struct file_output outputs[FIT_FILES];
	size_t size = strlen(folder);
	const char *why;

	while (size > 1 && folder[size - 1] == '/')
		size--;
	folder = arena_text(a, folder, size);
	for (int i = 0; i < FIT_FILES; i++)
		outputs[i] = (struct file_output){ files[i].name, files[i].text.data, files[i].text.size };
	why = file_write_folder(folder, outputs, FIT_FILES);
	return why ? cannot_write(folder, why) : EXIT_DONE;
}

static int write_folder(struct fitting *f, const struct fit *fit)
{
	struct dataset_file files[FIT_FILES];
	struct arena *a = &f->session->arena;
	const char *group = f->session->data->groups[f->form.group].id;
	bool replaces = f->before && dataset_is_fitted(f->before, dataset_group(f->before, group));
	int status;

	if (!fit_files(files, fit, f->before, base_of(f->session), a, &f->diag))
		return EXIT_INPUT;
	status = f->before ? write_into(f->folder, files, a) : write_new(f->folder, files, a);
	if (status == EXIT_DONE && !f->session->quiet)
		tell(stdout, "Skrevet: %s%s. Bruk det slik: utenfor rapport SCENARIO --data %s",
		     f->folder,
		     replaces    ? arena_printf(a, ", der %s er byttet ut", group)
		     : f->before ? arena_printf(a, ", der %s er lagt til", group)
				 : "",
		     f->folder);
	return status;
}

static int fit_and_write(struct fitting *f)
{
	struct arena *a = &f->session->arena;
	const struct fit *fit = fit_make(&f->form, f->session->data, a);
	struct str text;

	fit_text(&text, fit, a, &f->diag);
	if (!f->session->quiet)
		fwrite(text.data, 1, text.size, stdout);
	if (f->folder)
		return write_folder(f, fit);
	if (!f->session->quiet)
		puts("Ingenting er skrevet; oppgi mappen med -o MAPPE.");
	return EXIT_DONE;
}

static bool read_form(struct fitting *f, const char *path)
{
	struct session *session = f->session;
	struct arena *a = &session->arena;
	struct str text;
	bool good;

	if (!file_read_text(&text, path, LIMIT_FIT_BYTES, true, a, &f->diag, (struct place){ 0 }))
		return false;
	good = fit_form_read(&f->form, text, path, session->data, a, &f->diag);
	return fit_check(&f->form, session->data, a, &f->diag) && good;
}

int run_fit(struct session *session)
{
	const struct arguments *arguments = &session->arguments;
	struct fitting f = { .session = session,
			     .folder = arguments->value[OPTION_OUTPUT],
			     .diag = { .arena = &session->arena, .errors_only = session->quiet } };
	int status = EXIT_DONE, told;

	if (arguments->operand_count != 2) {
		fputs("utenfor data tilpass: oppgi ett skjema; skriv «utenfor data tilpass SKJEMA -o MAPPE». "
		      "«utenfor ny tilpass» lager skjemaet\n",
		      stderr);
		return EXIT_USAGE;
	}
	status = session_read_data(session);
	if (status != EXIT_DONE)
		return status;
	if (!read_before(&f))
		return EXIT_INPUT;
	if (read_form(&f, arguments->operands[1]))
		status = fit_and_write(&f);
	told = session_tell(session, &f.diag, stderr);
	return worse_status(status, told);
}
