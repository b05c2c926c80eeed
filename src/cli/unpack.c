/* utenfor verifiser --pakk-ut: files out of an archived basis. */
#include "unpack.h"

#include "session.h"

#include "base/disk.h"
#include "base/file.h"
#include "base/path.h"
#include "base/tell.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

struct unpacking {
	const char *folder;
	struct arena *arena;
	LIST_OF(struct basis_text) files; /* names are paths in `folder` */
};

/* A name in a basis may be anything: only one that stays in the folder is a name here. False after a message. */
static bool add(struct unpacking *u, const char *folder, const char *name, struct str text)
{
	const char *path = *folder ? path_join(u->arena, folder, name) : name;

	if (!*name || strchr(name, '/') || *name == '.' || !path_stays_inside(path)) {
		tell(stderr, "utenfor verifiser: «%s» i grunnlaget er ikke et filnavn; ingenting er pakket ut", name);
		return false;
	}
	for (size_t i = 0; i < u->files.count; i++)
		if (text_equal(u->files.items[i].name, path)) {
			tell(stderr, "utenfor verifiser: to filer i grunnlaget heter «%s»; ingenting er pakket ut",
			     path);
			return false;
		}
	*LIST_ADD(u->arena, &u->files) = (struct basis_text){ path, text };
	return true;
}

/* What a killed run was writing is gone; false after a message when one is there. */
static bool is_free(const struct unpacking *u)
{
	const char *there = NULL;

	for (size_t i = u->files.count; i-- > 0;) {
		const char *path = path_join(u->arena, u->folder, u->files.items[i].name);

		file_clear(path);
		there = file_is_there(path) ? path : there;
	}
	if (there)
		tell(stderr, "utenfor verifiser: «%s» finnes fra før; ingenting er pakket ut. Velg en annen mappe",
		     there);
	return !there;
}

static bool list(struct unpacking *u, const struct basis_file *basis)
{
	const struct basis_given *given = &basis->given;
	bool good = add(u, "", given->scenario.name, given->scenario.text);

	for (size_t i = 0; good && i < basis->note_count; i++)
		good = add(u, "", basis->notes[i].name, basis->notes[i].text);
	for (int i = 0; good && i < given->file_count; i++)
		good = add(u, "data", given->files[i].name, given->files[i].text);
	return good;
}

/* True when the folder is there afterwards. */
static bool make_folder(const char *path)
{
	int error = disk_make_folder(path);

	if (!error)
		return true;
	tell(stderr, "utenfor: kan ikke lage mappen «%s»: %s", path, file_reason(error));
	return false;
}

/* Says that `name`, which the scenario refers to, does not lie where the scenario looks for it. */
static void tell_missing(const struct unpacking *u, const char *name)
{
	const char *own = path_name(name);

	for (size_t i = 0; i < u->files.count; i++) {
		if (text_equal(u->files.items[i].name, name))
			return;
		if (text_equal(u->files.items[i].name, own)) {
			printf("  scenarioet viser til «%s»; flytt «%s» dit\n", text_line(u->arena, name),
			       text_line(u->arena, own));
			return;
		}
	}
	printf("  scenarioet viser til «%s», som ikke er i grunnlaget; hent filen der scenarioet ble skrevet\n",
	       text_line(u->arena, name));
}

/* Figures come from what is kept; a report also needs what only its looks and words come from. */
static void tell_missing_files(const struct unpacking *u, const struct basis_file *basis)
{
	struct diag ignored = { .arena = u->arena };
	const struct dataset *data;
	struct scenario s;

	if (!basis_reopen(&s, &data, basis, NULL, u->arena, &ignored))
		return;
	for (size_t i = 0; i < s.note_file_count; i++)
		tell_missing(u, s.note_files[i]);
	if (s.profile) {
		tell_missing(u, s.profile);
		printf("  en logo som profilen viser til, er heller ikke i grunnlaget, men bare i PDF-en\n");
	}
	if (s.earlier)
		tell_missing(u, s.earlier);
}

int unpack_basis(const struct basis_file *basis, const char *folder, struct session *session)
{
	struct unpacking u = { .folder = folder, .arena = &session->arena };

	if (!basis_is_whole(basis)) {
		tell(stderr, "utenfor verifiser: grunnlaget er endret, så det blir ikke pakket ut");
		return EXIT_INPUT;
	}
	if (!list(&u, basis) || !is_free(&u))
		return EXIT_INPUT;
	if (!make_folder(folder) || !make_folder(path_join(u.arena, folder, "data")))
		return EXIT_ENVIRONMENT;
	for (size_t i = 0; i < u.files.count; i++) {
		const char *path = path_join(u.arena, folder, u.files.items[i].name);
		const char *why = file_write(path, u.files.items[i].text.data, u.files.items[i].text.size);

		if (why) {
			tell(stderr, "utenfor: kan ikke skrive «%s»: %s", path, why);
			return EXIT_ENVIRONMENT;
		}
		if (!session->quiet)
			printf("%s\n", text_line(u.arena, path));
	}
	if (!session->quiet)
		tell_missing_files(&u, basis);
	for (size_t i = 0; !session->quiet && i < basis->given.override_count; i++)
		printf("  regnet ut med --sett \"%s\"\n", text_line(u.arena, basis->given.overrides[i].text));
	return EXIT_DONE;
}
