/* The workbook from its first sheet to its last. */
#include "workbook_sheets.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/tell.h"

static const char *const sheet_names[SHEETS] = {
	[SHEET_RESULTS] = "Resultat",     [SHEET_INPUTS] = "Inndata",  [SHEET_SERVICES] = "Tjenester",
	[SHEET_DIFFERENCE] = "Forskjell", [SHEET_EFFECT] = "Virkning", [SHEET_YEARS] = "År",
	[SHEET_QUANTITIES] = "Mengder",   [SHEET_ABOUT] = "Om",
};

bool workbook_write(struct str *out, const struct workbook_input *in, struct arena *a, struct diag *d)
{
	const struct study *study = in->study;
	size_t before = d->errors;
	const char *why;
	struct workbook w = {
		.arena = a,
		.diag = d,
		.in = in,
		.written = study->written,
		.s = study->scenario,
		.data = study->data,
		.read = in->data,
		.results = &study->results,
		.course = NEW(a, struct course),
		.gains = NEW(a, struct gains),
		.services = study->data->service_count,
	};

	w.book = book_new(in->path, in->made, a, &why);
	if (!w.book)
		tell_and_end("kan ikke lage arbeidsboken: %s", why);
	calc_course(w.course, w.s, w.data);
	calc_gains(w.gains, w.s, w.data);
	for (int i = 0; i < SHEETS; i++)
		book_sheet(w.book, sheet_names[i]);
	book_title(w.book, w.written->title, in->program);
	workbook_results(&w);
	workbook_inputs(&w);
	workbook_prices(&w);
	workbook_difference(&w);
	workbook_effect(&w);
	workbook_flow(&w);
	workbook_quantities(&w);
	workbook_about(&w);
	if (in->texts)
		*in->texts = *book_texts(w.book);
	if (!book_finish(out, w.book, &why))
		tell_and_end("kan ikke lage arbeidsboken: %s", why);
	return d->errors == before;
}
