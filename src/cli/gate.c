/* Hands over to the gate all that a report takes out of the house: files, names, and what is printed. */
#include "gate.h"

#include "session.h"

#include "base/file.h"
#include "base/path.h"
#include "guard/privacy.h"
#include "guard/texts.h"

#include <string.h>

/* Whether a cell is a number: a figure, whatever its digits. */
static bool is_figure(const char *text)
{
	return text[strspn(text, "0123456789.,-+eE\"\r")] == '\0';
}

/* The comma or line break after the cell at `from`, or where the file ends. */
static const char *cell_end(const char *from, const char *end)
{
	bool quoted = false;

	for (; from < end && (quoted || (*from != ',' && *from != '\n')); from++)
		quoted ^= *from == '"';
	return from;
}

/* Each cell of a CSV file that is no figure: beside each other, figures would make numbers. */
static void add_cells(struct texts *out, struct str text, const char *file, struct arena *a)
{
	const char *end = text.data + text.size;
	struct place at = { file, 1, 1 };

	for (const char *from = text.data, *stop; from < end; from = stop + 1) {
		const char *cell;

		stop = cell_end(from, end);
		cell = arena_text(a, from, (size_t)(stop - from));
		if (!is_figure(cell))
			texts_add(out, cell, at);
		if (stop == end)
			return;
		at.column += (int)utf8_length(from, (size_t)(stop + 1 - from));
		if (*stop == '\n')
			at = (struct place){ file, at.line + 1, 1 };
	}
}

/* The files of a data set of one's own, which the archived basis holds too; not those that it builds on. */
static void add_data(struct texts *out, const struct dataset *data, struct arena *a)
{
	static const char base[] = "grunnlag-";

	for (int i = 0; i < data->file_count; i++) {
		const char *name = data->files[i].name, *file = path_join(a, data->folder, name);

		if (text_starts(name, base))
			continue;
		if (strstr(name, ".csv"))
			add_cells(out, data->files[i].text, file, a);
		else
			texts_add_file(out, data->files[i].text, file);
	}
}

/* What is read along with the document: the texts as they are written, which the archived basis holds. */
static void add_files(struct texts *out, const struct work *work)
{
	for (size_t i = 0; i < work->sources.count; i++)
		texts_add_file(out, work->sources.items[i].text, work->sources.items[i].file);
}

static void add_values(struct texts *out, const struct work *work)
{
	if (work->scenario.tree)
		texts_add_values(out, work->scenario.tree);
	if (work->profile.tree)
		texts_add_values(out, work->profile.tree);
	for (size_t i = 0; i < work->notes.count; i++)
		if (work->notes.items[i].head)
			texts_add_values(out, work->notes.items[i].head);
}

/* Names that the archived basis holds. */
static void add_names(struct texts *out, const struct work *work, const struct session *session)
{
	const char *output = session->arguments.value[OPTION_OUTPUT];

	if (output)
		texts_add(out, file_is_folder(output) ? session_case_name(work->scenario.file, out->arena)
						      : path_name(output),
			  (struct place){ "-o", 1, 1 });
	if (work->earlier_file) {
		const struct basis_file *earlier = work->earlier_file;
		const char *const names[] = { earlier->program, earlier->name, earlier->given.scenario.name,
					      earlier->given.data_name, earlier->given.data_version };

		for (size_t i = 0; i < sizeof names / sizeof *names; i++)
			texts_add(out, names[i], (struct place){ earlier->name, 1, 1 });
	}
}

void gate_judge(struct work *work, const struct session *session, bool with_data,
		const struct document *const documents[], size_t count)
{
	struct arena scratch = { 0 };
	struct texts texts = { .arena = &scratch };
	const struct privacy gate = {
		.municipality = work->scenario.owner_name,
		.domains = work->profile.domains,
		.domain_count = work->profile.domain_count,
		.phones = work->profile.phones,
		.phone_count = work->profile.phone_count,
		.internal = session->arguments.value[OPTION_INTERNAL] != NULL,
		.arena = &work->arena,
		.diag = &work->diag,
	};

	add_files(&texts, work);
	if (with_data && session_has_own_data(session))
		add_data(&texts, session->data, &work->arena);
	add_values(&texts, work);
	add_names(&texts, work, session);
	for (size_t i = 0; i < work->cells.count; i++)
		texts_add(&texts, work->cells.items[i].text, (struct place){ .file = work->cells.items[i].place });
	for (size_t i = 0; i < count; i++)
		if (documents[i])
			texts_add_document(&texts, documents[i]);
	privacy_check(&gate, &texts);
	arena_free(&scratch);
}
