#include "press.h"

#include "base/fail.h"
#include "base/file.h"
#include "input/scenario_read.h"
#include "report/build.h"
#include "page/font.h"
#include "page/layout.h"
#include "page/style.h"
#include "pages_dump.h"
#include "pdf/pdf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* With inputs this small there is memory enough: whoever ends the program in good order has met a size he should have
 * refused, or a library that failed. The linker puts these in the place of base/fail.c's and tell.c's (--wrap). */
_Noreturn void __wrap_fail_memory(void);
_Noreturn void __wrap_tell_and_end(const char *format, ...);

void __wrap_fail_memory(void)
{
	abort();
}

void __wrap_tell_and_end(const char *format, ...)
{
	(void)format;
	abort();
}

static FILE *nowhere(void)
{
	static FILE *out;

	if (!out)
		out = fopen("/dev/null", "w");
	return out ? out : stderr;
}

static void read_example(struct press *press, struct arena *a, struct diag *d)
{
	if (!dataset_read(&press->data, "data", NULL, a, d) ||
	    !file_read_text(&press->example, FUZZ_EXAMPLE, LIMIT_SCENARIO_BYTES, true, a, d, (struct place){ 0 }) ||
	    !scenario_read(&press->scenario, press->example, FUZZ_EXAMPLE, NULL, 0, &press->data, a, d) ||
	    (press->study = press_study(&press->data, &press->scenario, d)) == NULL) {
		diag_print(d, stderr, false);
		exit(EXIT_FAILURE);
	}
}

struct press *press_open(void)
{
	static struct press *press;
	static struct arena arena;
	struct diag d = { .arena = &arena };

	if (press)
		return press;
	press = NEW(&arena, struct press);
	press->templates = "templates";
	read_example(press, &arena, &d);
	press->fonts = fonts_open("fonts", &arena, &d);
	press->style = style_read(press->templates, &arena, &d);
	if (!press->fonts || !press->style) {
		diag_print(&d, stderr, false);
		exit(EXIT_FAILURE);
	}
	return press;
}

bool press_text(struct str *out, const uint8_t *data, size_t size, struct arena *a)
{
	const char *text = arena_text(a, (const char *)data, size);

	*out = (struct str){ text, size };
	return utf8_check(text, size) == size;
}

struct study *press_study(const struct dataset *data, const struct scenario *s, struct diag *d)
{
	struct study_options options = { .montecarlo = { .seed = MONTECARLO_SEED, .draws = 100 }, .rules = RULES_NOW };

	return study_make(s, data, &options, d->arena, d);
}

static bool set_pages(struct pages *pages, struct press *press, const struct study *study, const struct notes *notes,
		      const char *edition, struct diag *d)
{
	struct report_input input = {
		.study = study,
		.notes = notes,
		.templates = press->templates,
		.edition = edition,
		.language = LANGUAGE_NB,
		.today = { 2021, 3, 15 },
		.program = "utenfor",
		.even_faulty = true, /* «sjekk» lays out what there is */
	};
	size_t errors = d->errors;
	struct document *document = build(&input, d->arena, d);

	return document && layout(pages, document, press->style, press->fonts, d->arena, NULL, d) && d->errors == errors;
}

void press_report(struct press *press, const struct study *study, const struct notes *notes, const char *edition,
		  struct diag *d)
{
	struct pages pages;

	if (set_pages(&pages, press, study, notes, edition, d))
		dump_write(&pages, d->arena);
}

void press_pdf(struct press *press, const struct study *study, const struct notes *notes, const char *edition,
	       struct diag *d)
{
	struct pages pages;
	struct str pdf;
	const char *why;

	if (set_pages(&pages, press, study, notes, edition, d) &&
	    (!pdf_write(&pdf, &pages, press->fonts, d->arena, &why) || pdf.size < 5 || memcmp(pdf.data, "%PDF-", 5) != 0))
		abort();
}

void press_print(const struct diag *d)
{
	diag_print(d, nowhere(), true);
}
