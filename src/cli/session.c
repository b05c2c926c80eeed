#include "session.h"

#include "base/file.h"
#include "base/number.h"
#include "base/text.h"
#include "model/privacy.h"
#include "page/image_read.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The folder of the running program, or "" when the system does not tell. */
static const char *program_folder(struct arena *a)
{
	char path[4096];
	ssize_t size = readlink("/proc/self/exe", path, sizeof path);

	if (size <= 0 || size == sizeof path)
		return "";
	while (size && path[size - 1] != '/')
		size--;
	return arena_text(a, path, (size_t)size);
}

const char *session_folder(struct session *session, enum option_id option, const char *environment,
			   const char *name)
{
	/* Installed as PREFIX/bin/utenfor; built as build/utenfor or build/MODE/utenfor. */
	static const char *const beside[] = { "../share/utenfor/", "../", "../../" };
	struct arena *a = &session->arena;
	const char *folder = session->arguments.value[option];

	if (folder)
		return folder;
	folder = getenv(environment);
	if (folder && *folder)
		return folder;
	for (size_t i = 0; i < sizeof beside / sizeof *beside; i++) {
		folder = arena_printf(a, "%s%s%s", program_folder(a), beside[i], name);
		if (path_is_folder(folder))
			return folder;
	}
	return name;
}

/* A whole number from `least` to `most` after option `id`, `standard` when it was not given. False after a message. */
bool session_number(struct session *session, enum option_id id, long least, long most, long standard, long *out)
{
	const char *text = session->arguments.value[id];
	const char *wrong;
	double value;

	*out = standard;
	if (!text)
		return true;
	wrong = number_read(&value, text, NUMBER_COUNT, &session->arena);
	if (!wrong && value >= (double)least && value <= (double)most) {
		*out = (long)value;
		return true;
	}
	fprintf(stderr, "utenfor %s: --%s: %s\n", session->command->name, option_table[id].name,
		wrong ? wrong : arena_printf(&session->arena, "skriv et helt tall fra %ld til %ld", least, most));
	return false;
}

bool session_study_options(struct session *session, struct study_options *out)
{
	long seed, draws;

	if (!session_number(session, OPTION_SEED, 0, UINT_MAX, MONTECARLO_SEED, &seed) ||
	    !session_number(session, OPTION_DRAWS, 1, MONTECARLO_MOST_DRAWS, MONTECARLO_DRAWS, &draws))
		return false;
	out->montecarlo = (struct montecarlo_options){ .seed = (unsigned)seed, .draws = draws, .threads = 1 };
	return true;
}

bool session_read_data(struct session *session)
{
	struct diag diag = { .arena = &session->arena, .errors_only = session->quiet };
	const char *folder = session_folder(session, OPTION_DATA, "UTENFOR_DATA", "data");
	bool good;

	session->data = NEW(&session->arena, struct dataset);
	good = dataset_read(session->data, folder, &session->arena, &diag);
	diag_print(&diag, stderr, session->colour);
	return good;
}

/* A path written in a scenario stays in its folder unless the user allows otherwise. */
static bool path_allowed(const struct session *session, const char *name, struct place at, struct diag *d)
{
	if (session->arguments.value[OPTION_ALLOW_PATH] || path_stays_inside(name))
		return true;
	diag_error(d, at, "«%s» ligger utenfor mappen til scenarioet; flytt filen dit, eller bruk --tillat-sti",
		   name);
	return false;
}

/* What is printed in a document must not hold personal data; --intern lets it through with a warning. */
static void guard_privacy(struct work *work, struct session *session, struct str text, const char *file)
{
	struct privacy gate = {
		.municipality = work->scenario.municipality,
		.domains = work->profile.domains,
		.domain_count = work->profile.domain_count,
		.internal = session->arguments.value[OPTION_INTERNAL] != NULL,
		.arena = &work->arena,
		.diag = &work->diag,
	};

	privacy_check(&gate, text, file);
}

static void read_logo(struct work *work, const struct session *session, const char *profile)
{
	struct place at = work->profile.logo_at;
	struct str bytes;

	if (path_allowed(session, work->profile.logo, at, &work->diag) &&
	    file_read(&bytes, path_beside(&work->arena, profile, work->profile.logo), LIMIT_IMAGE_BYTES, false,
		      &work->arena, &work->diag, at))
		work->logo = image_read(bytes, at, &work->arena, &work->diag);
}

static void read_profile(struct work *work, struct session *session)
{
	const struct scenario *s = &work->scenario;
	const char *path;
	struct str text;

	if (!s->profile)
		return;
	path = path_beside(&work->arena, s->file, s->profile);
	if (!path_allowed(session, s->profile, s->profile_at, &work->diag) ||
	    !file_read_text(&text, path, LIMIT_PROFILE_BYTES, false, &work->arena, &work->diag, s->profile_at) ||
	    !profile_read(&work->profile, text, path, &work->arena, &work->diag))
		return;
	guard_privacy(work, session, text, path);
	if (work->profile.logo)
		read_logo(work, session, path);
}

static void read_notes(struct work *work, struct session *session)
{
	const struct scenario *s = &work->scenario;

	for (size_t i = 0; i < s->note_file_count; i++) {
		const char *path = path_beside(&work->arena, s->file, s->note_files[i]);
		struct place at = s->note_files_at[i];
		struct str text;

		if (!path_allowed(session, s->note_files[i], at, &work->diag) ||
		    !file_read_text(&text, path, LIMIT_NOTES_BYTES, false, &work->arena, &work->diag, at))
			continue;
		guard_privacy(work, session, text, path);
		notes_read(&work->notes, text, path, &work->arena, &work->diag);
	}
}

bool work_read(struct work *work, struct session *session, const char *path)
{
	const struct arguments *arguments = &session->arguments;
	const char *name = text_equal(path, "-") ? "standard inn" : path;

	*work = (struct work){ 0 };
	work->diag = (struct diag){ .arena = &work->arena, .errors_only = session->quiet };
	if (!file_read_text(&work->text, path, LIMIT_SCENARIO_BYTES, true, &work->arena, &work->diag,
			    (struct place){ 0 }))
		return false;
	if (!scenario_read(&work->scenario, work->text, name, arguments->overrides, arguments->override_count,
			   session->data, &work->arena, &work->diag))
		return false;
	scenario_review(&work->scenario, session->data, &work->diag);
	return true;
}

bool work_read_for_print(struct work *work, struct session *session, const char *path)
{
	if (!work_read(work, session, path))
		return false;
	read_profile(work, session);
	guard_privacy(work, session, work->text, work->scenario.file);
	for (size_t i = 0; i < session->arguments.override_count; i++) {
		const char *text = session->arguments.overrides[i].text;

		guard_privacy(work, session, (struct str){ text, strlen(text) }, "--sett");
	}
	read_notes(work, session);
	return work->diag.errors == 0;
}

void work_free(struct work *work)
{
	arena_free(&work->arena);
}

int session_finish_output(int status)
{
	if (fflush(stdout) || ferror(stdout)) {
		fprintf(stderr, "utenfor: kan ikke skrive resultatet: %s\n", file_reason(errno));
		return EXIT_ENVIRONMENT;
	}
	return status;
}
