/* Which command writes what, in which format. */
#include "formats.h"

#include "base/arena.h"
#include "base/path.h"
#include "base/tell.h"
#include "base/text.h"
#include "export/data.h"
#include "export/grid.h"
#include "export/results.h"
#include "export/workbook.h"
#include "html/html.h"
#include "page/layout.h"
#include "pdf/pdf.h"

#include <string.h>

static bool document_pdf(struct str *out, const struct printing *p, struct arena *a, struct diag *d)
{
	struct page_parts parts;
	struct pages pages;
	const char *why = NULL;
	bool made = layout(&pages, p->document, p->style, p->fonts, a, &parts, d);

	if (made && !pdf_write(out, &pages, p->fonts, a, &why))
		tell_and_end("kan ikke lage PDF: %s", why);
	arena_free(&parts.drawn);
	arena_free(&parts.structure);
	return made;
}

static const struct format study_norwegian = { "beregn", "csv", ".csv", .study = results_csv_norwegian };
static const struct format grid_norwegian = { "utforsk", "csv", ".csv", .grid = grid_csv_norwegian };
static const struct format groups_norwegian = { "malgrupper", "csv", ".csv", .data = groups_csv_norwegian };
static const struct format effects_norwegian = { "effekter", "csv", ".csv", .data = effects_csv_norwegian };
static const struct format data_norwegian = { "data", "csv", ".csv", .data = data_csv_norwegian };

const struct format format_table[] = {
	{ "rapport", "pdf", ".pdf", .archived = true, .document = document_pdf },
	{ "rapport", "html", ".html", .document = html_write },
	{ "rapport", "xlsx", ".xlsx", .workbook = workbook_write },
	{ "beregn", "tekst", ".txt", .study = results_text },
	{ "beregn", "json", ".json", .study = results_json },
	{ "beregn", "csv", ".csv", .study = results_csv, .norwegian = &study_norwegian },
	{ "utforsk", "tekst", ".txt", .grid = grid_text },
	{ "utforsk", "json", ".json", .grid = grid_json },
	{ "utforsk", "csv", ".csv", .grid = grid_csv, .norwegian = &grid_norwegian },
	{ "malgrupper", "tekst", ".txt", .data = groups_text },
	{ "malgrupper", "json", ".json", .data = groups_json },
	{ "malgrupper", "csv", ".csv", .data = groups_csv, .norwegian = &groups_norwegian },
	{ "effekter", "tekst", ".txt", .data = effects_text },
	{ "effekter", "json", ".json", .data = effects_json },
	{ "effekter", "csv", ".csv", .data = effects_csv, .norwegian = &effects_norwegian },
	{ "data", "tekst", ".txt", .data = data_text },
	{ "data", "json", ".json", .data = data_json },
	{ "data", "csv", ".csv", .data = data_csv, .norwegian = &data_norwegian },
};
const size_t format_count = sizeof format_table / sizeof *format_table;

const struct format *format_find(const char *command, const char *name, const char *output)
{
	const char *dot = output && !name ? strrchr(output, '.') : NULL;
	const struct format *first = NULL;

	for (const struct format *f = format_table; f < format_table + format_count; f++) {
		if (!text_equal(f->command, command))
			continue;
		if ((name && text_equal(f->name, name)) || (dot && text_equal(f->suffix, dot)))
			return f;
		if (!first)
			first = f;
	}
	return first;
}

bool format_fits(const char *command, const char *name, const char *output)
{
	const struct format *f = format_find(command, name, output);
	const char *dot = strrchr(path_name(output), '.');

	return dot && text_equal(f->suffix, dot);
}

bool format_takes(const struct format *format, const char *edition)
{
	return !text_equal(edition, "dialog") || text_equal(format->name, "html");
}

const char *formats_of(const char *command, struct arena *a)
{
	struct buffer names = { .arena = a };

	for (size_t i = 0; i < format_count; i++)
		if (text_equal(format_table[i].command, command))
			buffer_printf(&names, "%s%s", names.size ? "|" : "", format_table[i].name);
	return buffer_text(&names);
}

const char *suffixes_of(const char *command, struct arena *a)
{
	struct buffer all = { .arena = a };
	size_t left = 0;

	for (size_t i = 0; i < format_count; i++)
		left += text_equal(format_table[i].command, command);
	for (size_t i = 0; i < format_count; i++)
		if (text_equal(format_table[i].command, command))
			buffer_printf(&all, "%s%s", format_table[i].suffix, --left > 1 ? ", " : left ? " eller " : "");
	return buffer_text(&all);
}
