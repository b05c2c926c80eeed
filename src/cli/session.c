/* Where a run finds what it needs, and how it reads a case. */
#include "session.h"

#include "formats.h"

#include "base/disk.h"
#include "base/file.h"
#include "base/number.h"
#include "base/path.h"
#include "base/tell.h"
#include "base/text.h"
#include "input/scenario_read.h"
#include "page/image_read.h"
#include "report/build.h"
#include "study/scenario_review.h"

#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *session_scratch_folder(void)
{
	const char *chosen = getenv("TMPDIR");

	return chosen && *chosen ? chosen : "/tmp";
}

const char *session_program_folder(struct arena *a)
{
	char path[4096];
	ssize_t size = readlink("/proc/self/exe", path, sizeof path);

#ifdef __linux__ /* where /proc is not mounted, as in a bare container, the name it was called by may tell */
	if (size < 0 && strchr(program_invocation_name, '/'))
		size = snprintf(path, sizeof path, "%s", program_invocation_name);
#endif
	if (size <= 0 || size >= (ssize_t)sizeof path)
		return "";
	while (size && path[size - 1] != '/')
		size--;
	return arena_text(a, path, (size_t)size);
}

/* Installed as PREFIX/bin/utenfor; built as build/utenfor or build/MODE/utenfor. */
static const char *const beside[] = { "../share/utenfor/", "../", "../../" };

/* As session_folder, but passes over the folder `other`, when that is given. */
static const char *other_folder(struct session *session, enum option_id option, const char *environment,
				const char *name, const char *other)
{
	const char *const asked[] = { session->arguments.value[option], getenv(environment) };
	struct arena *a = &session->arena;

	/* An empty variable is as none; an empty option is a fault to be told. */
	for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
		if (asked[i] && (*asked[i] || i == 0) && !(other && disk_is_same(asked[i], other)))
			return file_folder(asked[i], a);
	for (size_t i = 0; i < sizeof beside / sizeof *beside; i++) {
		const char *folder = arena_printf(a, "%s%s%s", session_program_folder(a), beside[i], name);

		if (file_is_folder(folder) && !(other && disk_is_same(folder, other)))
			return folder;
	}
	return name;
}

const char *session_folder(struct session *session, enum option_id option, const char *environment, const char *name)
{
	return other_folder(session, option, environment, name, NULL);
}

static const char data_environment[] = "UTENFOR_DATA", data_folder[] = "data";

bool session_has_own_data(const struct session *session)
{
	const char *const asked[] = { session->arguments.value[OPTION_DATA], getenv(data_environment) };
	struct arena scratch = { 0 };
	bool own = asked[0] || (asked[1] && *asked[1]);

	for (size_t i = 0; own && i < sizeof beside / sizeof *beside; i++)
		own = !disk_is_same(arena_printf(&scratch, "%s%s%s", session_program_folder(&scratch), beside[i],
						 data_folder),
				    session->data->folder);
	arena_free(&scratch);
	return own;
}

bool session_read_dataset(struct dataset *out, const char *folder, struct session *session, struct arena *a,
			  struct diag *d)
{
	return dataset_read(out, folder, other_folder(session, OPTION_DATA, data_environment, data_folder, folder), a,
			    d);
}

const char *session_word(struct session *session, const char *word)
{
	struct buffer quoted = { .arena = &session->arena };
	bool plain = *word != '\0';

	for (const char *p = word; *p; p++)
		plain &= (unsigned char)*p >= 0x80 || isalnum((unsigned char)*p) || strchr("/._-+", *p);
	if (plain)
		return word;
	buffer_puts(&quoted, "'");
	for (; *word; word++)
		if (*word == '\'')
			buffer_puts(&quoted, "'\\''");
		else
			buffer_add(&quoted, word, 1);
	buffer_puts(&quoted, "'");
	return buffer_text(&quoted);
}

const char *session_program(struct session *session)
{
	return session_word(session, session->called ? session->called : "utenfor");
}

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
	tell(stderr, "utenfor %s: --%s: %s", session->command->name, option_table[id].name,
	     wrong ? wrong : arena_printf(&session->arena, "skriv et helt tall fra %ld til %ld", least, most));
	return false;
}

bool session_study_options(struct session *session, struct study_options *out)
{
	long seed, draws;

	if (!session_number(session, OPTION_SEED, 0, UINT_MAX, MONTECARLO_SEED, &seed) ||
	    !session_number(session, OPTION_DRAWS, 1, LIMIT_DRAWS, MONTECARLO_DRAWS, &draws))
		return false;
	*out = (struct study_options){ .montecarlo = { .seed = (unsigned)seed, .draws = draws }, .rules = RULES_NOW };
	return true;
}

int session_tell(const struct session *session, const struct diag *d, FILE *err)
{
	diag_print(d, err, session->colour);
	if (!d->errors)
		return EXIT_DONE;
	return d->unreadable ? EXIT_ENVIRONMENT : EXIT_INPUT;
}

int session_read_data(struct session *session)
{
	struct diag diag = { .arena = &session->arena, .errors_only = session->quiet };
	const char *folder = session_folder(session, OPTION_DATA, data_environment, data_folder);

	session->data = NEW(&session->arena, struct dataset);
	session_read_dataset(session->data, folder, session, &session->arena, &diag);
	return session_tell(session, &diag, stderr);
}

const struct dataset *session_lend_data(struct session *session)
{
	struct dataset *faulty = session->data, *lent = NEW(&session->arena, struct dataset);
	struct diag ignored = { .arena = &session->arena, .errors_only = true };
	const char *folder = other_folder(session, OPTION_DATA, data_environment, data_folder, faulty->folder);

	if (disk_is_same(folder, faulty->folder) ||
	    !session_read_dataset(lent, folder, session, &session->arena, &ignored))
		return NULL;
	session->data = NEW(&session->arena, struct dataset);
	*session->data = *lent;
	if (faulty->group_count > 1) {
		memcpy(session->data->groups, faulty->groups, sizeof faulty->groups);
		session->data->group_count = faulty->group_count;
	}
	return lent;
}

bool session_has_edition(struct session *session, const char *name, const char *templates, enum language language)
{
	struct arena *a = &session->arena;
	const char *folder = build_template_folder(templates, language, a);
	const char *path = path_join(a, folder, arena_printf(a, "%s.md", name));

	if (option_has_choice(OPTION_EDITION, name, a) || (build_is_template_name(name) && file_is_there(path)))
		return true;
	tell(stderr, "utenfor %s: --utgave kan ikke være «%s»; velg %s, eller lag malen «%s»",
	     session->command->name, name, option_table[OPTION_EDITION].choices, path);
	return false;
}

/* Keeps a text that goes into the document, or along with it, for the gate and for the places of faults. */
static void add_source(struct work *work, struct str text, const char *file)
{
	*LIST_ADD(&work->arena, &work->sources) = (struct source_text){ file, text, false };
}

/* Reads the text file `name`, a path written in the scenario: it stays in its folder unless the user allows
 * otherwise. */
static bool read_written(struct str *out, const char *name, size_t limit, struct work *work,
			 const struct session *session, struct place at)
{
	const char *file = work->scenario.file;
	struct arena *a = &work->arena;

	if (session->arguments.value[OPTION_ALLOW_PATH])
		return file_read_text(out, path_beside(a, file, name), limit, false, a, &work->diag, at);
	if (path_stays_inside(name))
		return file_read_text_beside(out, file, name, limit, a, &work->diag, at);
	diag_error(&work->diag, at,
		   "«%s» ligger utenfor mappen til scenarioet; flytt filen dit, eller bruk --tillat-sti", name);
	return false;
}

static void add_overrides(struct work *work, const struct override *overrides, size_t count)
{
	for (size_t i = 0; i < count; i++)
		add_source(work, str_of(overrides[i].text), "--sett");
}

static void read_logo(struct work *work, const struct session *session, const char *profile)
{
	const char *name = work->profile.logo;
	struct arena *a = &work->arena;
	struct place at = work->profile.logo_at;
	struct str bytes;
	bool good;

	if (session->arguments.value[OPTION_ALLOW_PATH])
		good = file_read(&bytes, path_beside(a, profile, name), LIMIT_IMAGE_BYTES, false, a, &work->diag, at);
	else
		good = file_read_beside(&bytes, profile, name, LIMIT_IMAGE_BYTES, a, &work->diag, at);
	if (good)
		work->logo = image_read(bytes, at, a, &work->diag);
}

static void read_profile(struct work *work, const struct session *session)
{
	const struct scenario *s = &work->scenario;
	const char *path;
	struct str text;

	if (!s->profile || !read_written(&text, s->profile, LIMIT_PROFILE_BYTES, work, session, s->profile_at))
		return;
	path = path_beside(&work->arena, s->file, s->profile);
	profile_read(&work->profile, text, path, &work->arena, &work->diag);
	add_source(work, text, path);
	if (work->profile.logo)
		read_logo(work, session, path);
}

static void read_notes(struct work *work, const struct session *session)
{
	const struct scenario *s = &work->scenario;
	size_t total = 0;

	for (size_t i = 0; i < s->note_file_count; i++) {
		const char *name = s->note_files[i], *path = path_beside(&work->arena, s->file, name);
		struct place at = s->note_files_at[i];
		struct str text;

		if (!read_written(&text, name, LIMIT_NOTES_BYTES, work, session, at))
			continue;
		total += text.size;
		if (total > LIMIT_ALL_NOTES_BYTES) {
			diag_error(&work->diag, at, "notatene er større enn %d MB til sammen; ta med færre",
				   LIMIT_ALL_NOTES_BYTES >> 20);
			return;
		}
		add_source(work, text, path);
		*LIST_ADD(&work->arena, &work->note_files) = (struct basis_text){ path_name(path), text };
		notes_read(&work->notes, text, path, &work->arena, &work->diag);
	}
}

/* The earlier basis as scenario and data set; what is wrong inside it is told at the key that names it. */
static bool reopen_earlier(struct work *work, const struct session *session, struct place at)
{
	const struct basis_file *file = work->earlier_file;
	struct diag own = { .arena = &work->arena, .errors_only = true };

	for (size_t i = 0; i < file->check_count; i++)
		if (!file->checks[i].good)
			diag_error(&work->diag, at,
				   "«%s» er endret etter at den ble arkivert: kontrollsummen for %s stemmer ikke; hent filen fra arkivet på nytt",
				   file->name, file->checks[i].part);
	if (!basis_is_whole(file))
		return false;
	if (basis_as_earlier(&work->earlier, file, session->data, &work->arena, &own))
		return true;
	for (size_t i = 0; i < own.count; i++)
		diag_error(&work->diag, at, "det tidligere grunnlaget kan ikke leses: %s", own.entries[i].message);
	return false;
}

static bool read_earlier(struct work *work, const struct session *session)
{
	const struct scenario *s = &work->scenario;
	const char *path;
	struct str text;

	if (!s->earlier)
		return true;
	path = path_beside(&work->arena, s->file, s->earlier);
	if (!read_written(&text, s->earlier, LIMIT_BASIS_BYTES, work, session, s->earlier_at))
		return false;
	work->earlier_file = NEW(&work->arena, struct basis_file);
	return basis_read(work->earlier_file, text, path, &work->arena, &work->diag) &&
	       reopen_earlier(work, session, s->earlier_at);
}

/* Who names the folder means the scenario in it. */
static void refuse_folder(struct work *work, const char *path)
{
	const char *inside = path_join(&work->arena, path, "scenario.yaml");

	if (file_is_there(inside))
		diag_error(&work->diag, (struct place){ .file = path }, "«%s» er en mappe; skriv «%s»", path, inside);
	else
		diag_error(&work->diag, (struct place){ .file = path },
			   "«%s» er en mappe; skriv navnet på en fil i den", path);
}

bool work_read(struct work *work, struct session *session, const char *path)
{
	const struct arguments *arguments = &session->arguments;
	const char *name = text_equal(path, "-") ? "standard inn" : path;
	bool good;

	*work = (struct work){ 0 };
	work->diag = (struct diag){ .arena = &work->arena, .errors_only = session->quiet };
	if (file_is_folder(path)) {
		refuse_folder(work, path);
		return false;
	}
	if (!file_read_text(&work->text, path, LIMIT_SCENARIO_BYTES, true, &work->arena, &work->diag,
			    (struct place){ 0 }))
		return false;
	good = scenario_read(&work->scenario, work->text, name, arguments->overrides, arguments->override_count,
			     session->data, &work->arena, &work->diag);
	if (good)
		scenario_review(&work->scenario, session->data, &work->diag);
	return read_earlier(work, session) && good;
}

const char *session_case_name(const char *path, struct arena *a)
{
	const char *name = path_name(path_with_suffix(a, text_equal(path, "-") ? "scenario" : path, ""));
	bool unnamed = text_equal(name, "scenario") && !text_equal(path, "-");
	const char *folder = unnamed ? disk_real_path(path_folder(a, path), a) : NULL;

	return folder && *path_name(folder) ? path_name(folder) : name;
}

const struct scenario *work_read_file(struct work *work, struct session *session)
{
	struct diag own = { .arena = &work->arena, .errors_only = true };
	struct scenario *s = NEW(&work->arena, struct scenario);

	if (!session->arguments.override_count)
		return NULL;
	return scenario_read(s, work->text, work->scenario.file, NULL, 0, session->data, &work->arena, &own) ? s : NULL;
}

bool work_read_for_print(struct work *work, struct session *session, const char *path)
{
	const char *name = path_name(path);
	bool whole = work_read(work, session, path);

	/* A fault in the scenario hides none in what it refers to; of a file that could not be read
	 * there is no tree. */
	if (!whole && !work->scenario.tree)
		return false;
	work->whole = whole;
	read_profile(work, session);
	add_source(work, work->text, work->scenario.file);
	add_source(work, str_of(name), "filnavnet");
	add_overrides(work, session->arguments.overrides, session->arguments.override_count);
	if (work->earlier_file && work->earlier_file->given.scenario.text.data && basis_is_whole(work->earlier_file)) {
		const struct basis_given *given = &work->earlier_file->given;

		add_source(work, given->scenario.text, work->earlier_file->name);
		add_overrides(work, given->overrides, given->override_count);
	}
	read_notes(work, session);
	return work->diag.errors == 0;
}

const struct earlier_basis *work_earlier(const struct work *work)
{
	return work->earlier_file ? &work->earlier : NULL;
}

void work_add_sources(struct work *work, struct document *document, const struct dataset *data)
{
	struct arena *a = &work->arena;
	LIST_OF(struct source_text) all = { 0 };

	for (size_t i = 0; i < work->sources.count; i++)
		*LIST_ADD(a, &all) = work->sources.items[i];
	for (size_t i = 0; i < DATASET_FILES && data->files[i].name; i++)
		*LIST_ADD(a, &all) = (struct source_text){ path_join(a, data->folder, data->files[i].name),
							   data->files[i].text, false };
	for (size_t i = 0; i < document->source_count; i++)
		*LIST_ADD(a, &all) = document->sources[i];
	document->sources = all.items;
	document->source_count = all.count;
}

void work_free(struct work *work)
{
	arena_free(&work->arena);
	arena_free(&work->tree);
}

/* What a text's file is called says what it is; a report's has rules of its own. False after a message. */
static bool output_fits(struct session *session, const struct format *format)
{
	const char *path = session->arguments.value[OPTION_OUTPUT], *command = session->command->name;
	struct arena *a = &session->arena;

	if (!path || format->document || format->workbook || text_equal(path, "-") ||
	    format_fits(command, session->arguments.value[OPTION_FORMAT], path))
		return true;
	tell(stderr, "utenfor %s: «%s» slutter ikke på %s; skriv for eksempel «-o %s»", command, path,
	     session->arguments.value[OPTION_FORMAT] ? format->suffix : suffixes_of(command, a),
	     path_with_suffix(a, path, format->suffix));
	return false;
}

const struct format *session_format(struct session *session)
{
	const char *const *value = session->arguments.value;
	const struct format *format = format_find(session->command->name, value[OPTION_FORMAT], value[OPTION_OUTPUT]);

	if (!output_fits(session, format))
		return NULL;
	if (!value[OPTION_NORWEGIAN])
		return format;
	if (!format->norwegian)
		tell(stderr, "utenfor %s: --norsk gjelder CSV; skriv «--format csv» også", session->command->name);
	return format->norwegian;
}

int session_write(const struct session *session, struct str text)
{
	const char *path = session->arguments.value[OPTION_OUTPUT], *why;

	if (!path || text_equal(path, "-")) {
		fwrite(text.data, 1, text.size, stdout);
		return EXIT_DONE;
	}
	why = file_write(path, text.data, text.size);
	if (why)
		tell(stderr, "utenfor: kan ikke skrive «%s»: %s; en eldre fil der er urørt", path, why);
	else if (!session->quiet)
		tell(stdout, "%s", path);
	return why ? EXIT_ENVIRONMENT : EXIT_DONE;
}

int session_finish_output(int status)
{
	if (fflush(stdout) || ferror(stdout)) {
		fprintf(stderr, "utenfor: kan ikke skrive resultatet: %s\n", file_reason(errno));
		return EXIT_ENVIRONMENT;
	}
	return status;
}

int session_find_group(struct session *session, const char *name)
{
	const struct dataset *data = session->data;
	const char *ids[LIMIT_GROUPS], *near;
	int group = name ? dataset_group(data, name) : 0;

	if (group >= 0)
		return group;
	for (int i = 1; i < data->group_count; i++)
		ids[i - 1] = data->groups[i].id;
	near = text_nearest(&session->arena, name, ids, (size_t)(data->group_count - 1));
	tell(stderr, "utenfor %s: ukjent målgruppe «%s»; %s«utenfor malgrupper» viser dem alle", session->command->name,
	     name, near ? arena_printf(&session->arena, "mente du «%s»? ", near) : "");
	return -1;
}
