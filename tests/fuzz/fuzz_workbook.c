/* A scenario as a workbook: a file comes out, each of its texts is clean and has a cell, and the gate takes them. */
#include "press.h"

#include "base/phrasebook.h"
#include "export/workbook.h"
#include "guard/privacy.h"
#include "guard/small.h"
#include "guard/texts.h"
#include "input/scenario_read.h"

#include <stdlib.h>
#include <string.h>

/* Of the sheets' names none has a mark of its own: "Inndata!B3". */
static bool is_cell(const char *place)
{
	const char *mark = strchr(place, '!');

	return mark && mark > place && mark[1] >= 'A' && mark[1] <= 'Z';
}

static void judge(const struct book_texts *book, struct arena *a)
{
	struct diag d = { .arena = a };
	const struct privacy gate = { .municipality = "Eksempel kommune", .arena = a, .diag = &d };
	struct texts texts = { .arena = a };

	for (size_t i = 0; i < book->count; i++) {
		const char *text = book->items[i].text;

		if (utf8_check(text, strlen(text)) != strlen(text) || !is_cell(book->items[i].place))
			abort();
		texts_add(&texts, text, (struct place){ book->items[i].place, 0, 0 });
	}
	privacy_check(&gate, &texts);
	press_print(&d);
}

static void make_book(const struct press *press, const struct study *study, enum language language, struct arena *a)
{
	struct diag d = { .arena = a };
	struct book_texts texts = { .items = NULL, .count = 0, .capacity = 0 };
	struct workbook_input input = {
		.study = study,
		.data = &press->data,
		.language = language,
		.words = language == LANGUAGE_NN ? phrasebook_read("templates/arbeidsbok.csv", a, &d) : NULL,
		.program = "utenfor",
		.scenario_sha256 = small_sha256(study, a),
		.made = 0,
		.path = "/tmp/utenfor-fuzz.xlsx",
		.texts = &texts,
	};
	struct str out;

	if (!workbook_write(&out, &input, a, &d) || out.size < 4 || memcmp(out.data, "PK\x03\x04", 4) != 0 || !texts.count)
		abort();
	judge(&texts, a);
}

/* Once, and it stays, as in the program. */
static void load(void)
{
	static bool loaded;

	if (!loaded && workbook_load())
		abort();
	loaded = true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct press *press = press_open();
	struct arena arena = { 0 };
	struct diag d = { .arena = &arena };
	struct study *study = NULL;
	struct scenario s;
	struct str text;

	load();
	if (press_text(&text, data, size, &arena) &&
	    scenario_read(&s, text, "scenario.yaml", NULL, 0, &press->data, &arena, &d))
		study = press_study(&press->data, &s, &d);
	if (study)
		make_book(press, study, size % 2 ? LANGUAGE_NN : LANGUAGE_NB, &arena);
	press_print(&d);
	arena_free(&arena);
	return 0;
}
