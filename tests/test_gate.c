/* The privacy gate as the program has it: what a document shows was judged, and named with its place. */
#include "gate_case.h"
#include "program.h"

#include "base/file.h"
#include "base/path.h"
#include "page/font.h"
#include "page/layout.h"
#include "page/style.h"
#include "pdf/pdf.h"
#include "report/build.h"
#include "study/study.h"
#include "input/scenario_read.h"

#include <ctype.h>
#include <stdlib.h>

static const char SCENARIO[] =
	"utenfor: 1\nsak: {tittel: %s, kommune: Eksempel kommune, saksnummer: '010190', dato: 2021-03-15}\n"
	"målgruppe: {gruppe: lavinntekt-trygd, alder: 13-15}\n"
	"tiltak: {navn: Los, startår: 2021, varighet: 2, deltakere: 100, normalliv uten tiltak: 50 %%,\n"
	"  normalliv med tiltak: 60 %%, kilde: Egne tall, grad: anslag}\n"
	"kostnader: [{navn: Los, betaler: kommune, beløp: 1000000}]\nnotater: [notater.md]\n%s";

/* The scenario for the shell, with nothing after it. */
static const char *case_text(const char *title)
{
	static char text[2048];

	snprintf(text, sizeof text, SCENARIO, title, "");
	return text;
}

static void write_case(const char *folder, const char *title, const char *more, const char *notes)
{
	struct arena a = { 0 };

	write_text(path_join(&a, folder, "scenario.yaml"), arena_printf(&a, SCENARIO, title, more));
	write_text(path_join(&a, folder, "notater.md"), notes);
	arena_free(&a);
}

/* --- (a) whatever is shown whole was refused --- */

enum { NUMBERS = 90, ROUNDS = 4, VALUES = 12 };

static uint32_t state_of_random;

static uint32_t pick(uint32_t count)
{
	state_of_random = state_of_random * 1664525u + 1013904223u;
	return (state_of_random >> 8) % count;
}

static const char *any(const char *const list[], uint32_t count)
{
	return list[pick(count)];
}

/* A digit as Markdown, HTML and links write it. */
static void put_digit(struct buffer *out, char digit)
{
	static const char *const before[] = { "*", "**", "`", "<span lang=\"nn\">", "[", "&shy;", "\xC2\xAD", "&#8203;", "_",
					     "<span lang=\"en\">" };
	static const char *const after[] = { "*", "**", "`", "</span>", "](https://example.org/1)", "", "", "", "_", "</span>" };
	uint32_t i = pick(COUNT(before));

	if (pick(3)) {
		buffer_add(out, &digit, 1);
		return;
	}
	if (pick(3) == 0) {
		buffer_printf(out, pick(2) ? "&#%d;" : "&#x%x;", digit);
		return;
	}
	buffer_printf(out, "%s%c%s", before[i], digit, after[i]);
}

static void put_digits(struct buffer *out, const char *digits, size_t count)
{
	bool plain = pick(2) == 0;

	for (size_t i = 0; i < count; i++)
		if (plain)
			buffer_add(out, &digits[i], 1);
		else
			put_digit(out, digits[i]);
}

/* Anything that can stand between a date of birth and five digits. */
static const char *between(void)
{
	static const char *const list[] = {
		"", " ", "-", " - ", "&nbsp;", "&ndash;", "&NonBreakingSpace;", "&#160;", "\n", "\\\n", " \xC2\xAD\n", ", ", " / ",
		" (", ": ", ", personnr. ", "</span>", "<span lang=\"nn\">", "**", "__", "*", "\\_", "\\-", "&emsp13;", "\xC2\xAD\t",
		"[](https://example.org/x)", " [og](https://example.org/2021) ", "&shy;", "\n> ", " *bor hos mor* ",
		"&middot;", " | ", ":", "<br>", "<span lang=\"en\">", "&hellip;", " &bull; ", "&nbsp;&ndash;&nbsp;", "&sol;", "*<!-- x -->",
	};

	return any(list, COUNT(list));
}

static const char *disguise(struct arena *a, const char *number)
{
	struct buffer out = { .arena = a };

	switch (pick(6)) {
	case 0:
		buffer_puts(&out, "{{sak.saksnummer}}");
		break;
	case 1:
		buffer_puts(&out, pick(2) ? "01.01.1890," : "1. januar 1890:"); /* not in one with what follows */
		break;
	case 2:
		buffer_puts(&out, "[010190](https://example.org/2021/12345)");
		break;
	default:
		put_digits(&out, number, 6);
	}
	buffer_puts(&out, between());
	put_digits(&out, number + 6, 5);
	return buffer_text(&out);
}

/* A number in double quotes of YAML. */
static const char *disguise_in_yaml(struct arena *a, const char *number)
{
	struct buffer out = { .arena = a };

	for (int i = 0; i < 11; i++) {
		if (i == 6)
			buffer_puts(&out, any((const char *const[]){ "", " ", "\\_", "\\\n     ", "\\t", "\\u2009", "-", "\\xAD" }, 8));
		if (pick(3))
			buffer_add(&out, &number[i], 1);
		else
			buffer_printf(&out, any((const char *const[]){ "\\x%02x", "\\u%04x", "\\U%08x", "%c" }, 4), number[i]);
	}
	return buffer_text(&out);
}

static void make_numbers(char numbers[NUMBERS][12])
{
	for (int i = 0; i < NUMBERS; i++)
		make_born(numbers[i], "010190", i);
}

/* Whether `text` from "A<i>x" to "slutt" holds the date of the number and, with no letter between, its five last digits:
 * what a reader puts together. */
static bool shows(struct arena *a, const char *text, int i, const char *number)
{
	const char *start = strstr(text, arena_printf(a, "A%dx", i)), *end = start ? strstr(start, "slutt") : NULL;
	struct buffer seen = { .arena = a }, digits = { .arena = a };

	if (!end)
		return false;
	for (start = strchr(start, 'x'); start < end; start++) {
		if (isalnum((unsigned char)*start))
			buffer_add(&seen, start, 1);
		if (isdigit((unsigned char)*start))
			buffer_add(&digits, start, 1);
	}
	return strstr(buffer_text(&seen), number + 6) &&
	       (strstr(buffer_text(&digits), "010190") || strstr(buffer_text(&digits), "01011890") ||
		strstr(buffer_text(&digits), "11890"));
}

static bool is_told(const char *messages, const char *place)
{
	static const char said[] = " advarsel: dette ser ut som et fødselsnummer";

	for (const char *at = messages; (at = strstr(at, place)) != NULL; at++)
		if (strncmp(strchr(at, ' '), said, strlen(said)) == 0)
			return true;
	return false;
}

static void check_round(const char *folder, uint32_t seed, size_t *shown)
{
	struct arena a = { 0 };
	struct buffer notes = { .arena = &a }, values = { .arena = &a };
	char numbers[NUMBERS][12];
	int lines[NUMBERS], line = 4;
	char *text, *messages;
	struct run r;

	state_of_random = seed;
	make_numbers(numbers);
	buffer_puts(&notes, "---\naktør: Rektor\n---\n");
	for (int i = VALUES; i < NUMBERS; i++) {
		const char *paragraph = arena_printf(&a, "A%dx %s slutt\n\n", i, disguise(&a, numbers[i]));

		lines[i] = line;
		for (const char *p = paragraph; *p; p++)
			line += *p == '\n';
		buffer_puts(&notes, paragraph);
	}
	buffer_puts(&values, "ikke-prissatte virkninger:\n");
	for (int i = 0; i < VALUES; i++)
		buffer_printf(&values, "  - {navn: \"A%dx %s slutt\", for hvem: Alle, vurdering: +1}\n", i,
			      disguise_in_yaml(&a, numbers[i]));
	write_case(folder, "Prøve", buffer_text(&values), buffer_text(&notes));
	r = run("$UTENFOR rapport --intern -o %s/r.pdf %s/scenario.yaml >&2", folder, folder);
	expect_status(&r, 0);
	messages = strdup(r.err);
	r = run("pdftotext %s/r.pdf -", folder);
	text = strdup(r.out);
	for (int i = 0; i < NUMBERS; i++) {
		const char *place = i < VALUES ? "/scenario.yaml:" : arena_printf(&a, "/notater.md:%d:", lines[i]);

		if (!shows(&a, text, i, numbers[i]))
			continue;
		++*shown;
		if (!is_told(messages, place))
			fail_msg("seed %u: shown, but not told at %s:\n%s", (unsigned)seed, place,
				 strstr(i < VALUES ? buffer_text(&values) : buffer_text(&notes), arena_printf(&a, "A%dx", i)));
	}
	/* Each value on its own line, or two when its string goes on on the next. */
	for (int i = 0, at = 9; i < VALUES; i++, at++) {
		const char *value = strstr(buffer_text(&values), arena_printf(&a, "A%dx", i));

		if (!is_told(messages, arena_printf(&a, "/scenario.yaml:%d:", at)))
			fail_msg("seed %u: not told at line %d: %.60s", (unsigned)seed, at, value);
		at += memchr(value, '\n', (size_t)(strstr(value, "slutt") - value)) != NULL;
	}
	free(messages);
	free(text);
	arena_free(&a);
}

static void test_what_is_shown_was_refused(void **state)
{
	const char *folder = new_folder();
	size_t shown = 0;

	(void)state;
	for (uint32_t round = 1; round <= ROUNDS; round++)
		check_round(folder, round, &shown);
	assert_in_range(shown, NUMBERS * ROUNDS / 2, NUMBERS * ROUNDS); /* so that it tests something */
	remove_folder();
}

/* --- what only comes together in a document, and what is in no text --- */

/* `sjekk` finds the same as `rapport`, in whatever edition it stands. $N and $M are the parts of an identity number. */
static void test_found_by_check_and_report(void **state)
{
	static const struct {
		const char *title, *notes; /* and what is done in the folder first */
		const char *setup, *options, *place;
	} table[] = {
		{ "Prøve", "{{sak.saksnummer}} $M", NULL, "", "notater.md:4:" },
		{ "Prøve", "Æøå, {{sak.saksnummer}}, personnr. **$M**", NULL, "", "notater.md:4:6: " },
		{ "\"$N\\\n $M\"", "Fint", NULL, "", "scenario.yaml:2:" },
		{ "\"\\u0030${N#0} $M\"", "Fint", NULL, "", "scenario.yaml:2:" },
		{ "Prøve", "a\n\nb [c](https://example.org/%3$N%20$M)", NULL, "", "notater.md:6:" },
		{ "Prøve", "Fint", "cp -r templates $F/maler && echo \"{{sak.saksnummer}} $M\" >>$F/maler/nb/arkiv.md",
		  "--maler $F/maler -u arkiv", "arkiv.md:" },
		{ "Prøve", "Fint", "cp -r templates $F/maler && echo \"{{sak.saksnummer}} $M\" >>$F/maler/nn/moteark.md",
		  "--maler $F/maler -u moteark -m nn", "moteark.md:" },
		{ "Prøve", "Fint", "cp -r data $F/data && echo \"# $N $M\" >>$F/data/datasett.yaml", "--data $F/data -u arkiv",
		  "datasett.yaml:" },
		{ "Prøve", "Fint", "cp -r data $F/data && sed -i \"2s/[^,]*$/$N $M/\" $F/data/effekter.csv", "--data $F/data -u arkiv",
		  "effekter.csv:2:" },
		{ "Prøve", "Fint", /* the file's last cell, without a line break after it */
		  "cp -r data $F/data && sed -i \"\\$s/[^,]*\\$/$N $M/\" $F/data/effekter.csv && truncate -s -1 $F/data/effekter.csv",
		  "--data $F/data -u arkiv", "effekter.csv:" },
		{ "Prøve", "Fint",
		  "echo 'profil: profil.yaml' >>$F/scenario.yaml && echo \"navn: \\\"Skole \\x30${N#0} $M\\\"\" >$F/profil.yaml", "",
		  "profil.yaml:1:17: " },
		{ "Prøve", "Fint", "mv $F/notater.md \"$F/$N $M.md\" && sed -i \"s/notater.md/$N $M.md/\" $F/scenario.yaml", "",
		  "scenario.yaml:" },
	};
	char number[12];

	(void)state;
	make_born(number, "010190", 1);
	setenv("M", number + 6, 1);
	number[6] = '\0';
	setenv("N", number, 1);
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *folder = new_folder();
		struct run r;

		setenv("F", folder, 1);
		r = run("cat >$F/scenario.yaml <<END\n%s\nEND\nprintf -- '---\\naktør: Rektor\\n---\\n' >$F/notater.md; "
			"cat >>$F/notater.md <<END\n%s\nEND\n%s",
			case_text(table[i].title), table[i].notes, table[i].setup ? table[i].setup : ":");
		expect_status(&r, 0);
		r = run("$UTENFOR rapport -q %s -o $F/r.pdf $F/scenario.yaml", table[i].options);
		expect_status(&r, 1);
		expect_contains(r.err, table[i].place);
		expect_contains(r.err, "dette ser ut som et fødselsnummer");
		r = run("$UTENFOR sjekk -q $(echo %s | sed 's/-[um] [a-z]*//g') $F/scenario.yaml", table[i].options);
		expect_status(&r, 1);
		expect_contains(r.err, table[i].place);
		expect_contains(r.err, "dette ser ut som et fødselsnummer");
		remove_folder();
	}
}

/* A number is told once, where it is written, in however many places templates and sheets put it. */
static void test_told_once(void **state)
{
	static const char *const formats[] = {
		"-o $F/r.pdf", "-o $F/r.html", "-o $F/r.xlsx", "-o $F/r.pdf -u arkiv", "-o $F/r.pdf -u moteark",
	};
	const char *folder = new_folder();

	(void)state;
	setenv("F", folder, 1);
	write_case(folder, "Mobil 40000001", "", "---\naktør: Rektor\n---\nFint\n");
	for (size_t i = 0; i < COUNT(formats); i++) {
		struct run r = run("$UTENFOR rapport -q %s $F/scenario.yaml 2>&1 | grep 'ser ut som' | sed 's|.*/||'",
				   formats[i]);

		if (!strstr(r.out, "scenario.yaml:2:21: dette ser ut som et telefonnummer") ||
		    strchr(r.out, '\n') != r.out + strlen(r.out) - 1)
			fail_msg("%s: %s", formats[i], r.out);
	}
	remove_folder();
}

/* The name after -o is in the basis, and so is the program that made an earlier one. */
static void test_names_in_the_basis(void **state)
{
	const char *folder = new_folder();
	struct run r;

	(void)state;
	setenv("F", folder, 1);
	write_case(folder, "Prøve", "", "---\naktør: Rektor\n---\nFint\n");
	r = run("$UTENFOR rapport -q -u arkiv -o \"$F/tlf 40000001.pdf\" $F/scenario.yaml");
	expect_status(&r, 1);
	expect_contains(r.err, "-o:1:5: dette ser ut som et telefonnummer");
	r = run("$UTENFOR rapport -q -u arkiv -o $F/foer.pdf $F/scenario.yaml && cd $F && "
		"sed 's/\"navn\": *\"utenfor\"/\"navn\": \"tlf 40000001\"/' foer.grunnlag.json >endret.json && "
		"echo 'tidligere: endret.json' >>scenario.yaml");
	expect_status(&r, 0);
	r = run("$UTENFOR sjekk -q $F/scenario.yaml");
	expect_status(&r, 1);
	expect_contains(r.err, "endret.json:1:5: dette ser ut som et telefonnummer");
	remove_folder();
}

/* The municipality's own numbers and domains may stand there; a mail provider is no domain of its own. */
static void test_own(void **state)
{
	static const struct {
		const char *profile, *message; /* NULL: nothing is found */
	} table[] = {
		{ "telefon: [22 33 44 55]", NULL },
		{ "telefon: +47 22334455", NULL },
		{ "telefon: ['0047 22 33 44 55', 02800]", NULL },
		{ "telefon: [22 33 44 56]", "notater.md:4:10: dette ser ut som et telefonnummer" },
		{ "telefon: ring oss", "profil.yaml:1:10: «ring oss» er ikke et telefonnummer; skriv for eksempel «22 33 44 55»" },
		{ "domene: gmail.com", "profil.yaml:1:9: «gmail.com» er ikke kommunens eget domene" },
		{ "domene: [eksempel.no, Online.NO]", "profil.yaml:1:23: «Online.NO» er ikke kommunens eget domene" },
		{ "domene: mail.hotmail.com", "profil.yaml:1:9: «mail.hotmail.com» er ikke kommunens eget domene" },
		{ "domene: kommune.no", "profil.yaml:1:9: «kommune.no» er ikke kommunens eget domene" },
	};
	const char *folder = new_folder();

	(void)state;
	setenv("F", folder, 1);
	write_case(folder, "Prøve", "profil: profil.yaml", "---\naktør: Rektor\n---\nRing oss 22 33 44 55 eller (+47) 22334455.\n");
	for (size_t i = 0; i < COUNT(table); i++) {
		struct arena a = { 0 };
		struct run r;

		write_text(path_join(&a, folder, "profil.yaml"), table[i].profile);
		r = run("$UTENFOR sjekk -q $F/scenario.yaml");
		expect_status(&r, table[i].message ? 1 : 0);
		if (table[i].message)
			expect_contains(r.err, table[i].message);
		arena_free(&a);
	}
	remove_folder();
}

/* Of the archived edition that was made last. */
static void check_basis(void)
{
	struct run r = run("cd $F && grep -c 'unna det som er offentlig' said && mv 2.pdf r.pdf && "
			   "$OLDPWD/$UTENFOR verifiser r.grunnlag.json >/dev/null && pdftotext -layout r.pdf - | "
			   "grep -c 'Scenario uten det som er observert'");

	expect_status(&r, 0);
	assert_string_equal(r.out, "1\n1\n");
}

/* Hidden counts leave no trace in the file, not even in its checksums; the basis is whole all the same. */
static void test_hidden_counts_leave_no_trace(void **state)
{
	static const char *const editions[] = { "saksvedlegg", "moteark", "arkiv" };
	const char *folder = new_folder();

	(void)state;
	setenv("F", folder, 1);
	for (size_t i = 0; i < COUNT(editions); i++) {
		struct run r;

		setenv("U", editions[i], 1);
		r = run("cp examples/runder/* $F && cd $F && for n in 0 1 2; do "
			"sed -i \"s/hjulpet: [0-9]*/hjulpet: $n/\" scenario.yaml && "
			"rm -f r.grunnlag.json && $OLDPWD/$UTENFOR rapport -u $U -o r.pdf scenario.yaml >said && mv r.pdf $n.pdf || exit 1; done; "
			"cmp 0.pdf 1.pdf && cmp 1.pdf 2.pdf");
		expect_status(&r, 0);
	}
	check_basis();
	remove_folder();
}
/* --- (b) what the PDF says was judged --- */

/* Letters and digits as the gate reads them, the rest left out. */
static const char *letters(struct arena *a, const char *text, size_t size)
{
	struct buffer out = { .arena = a };
	const char *end = text + size;

	while (text < end) {
		uint32_t c = texts_plain(utf8_next(&text));
		char bytes[4];

		if (c == 0xFB01 || c == 0xFB02) /* ligatures */
			buffer_puts(&out, c == 0xFB01 ? "fi" : "fl");
		else if (c && (c >= 0x80 ? c != 0x2022 && c != 0x2013 : isalnum((int)c)))
			buffer_add(&out, bytes, (size_t)utf8_put(bytes, c));
	}
	return buffer_text(&out);
}

/* What layout makes itself: numbers of pages and of axes. */
static bool is_of_layout(const char *word)
{
	return strlen(word) <= 4 && strspn(word, "0123456789") == strlen(word);
}

static void check_words(struct arena *a, const char *pdf, const struct texts *judged)
{
	const char *all = letters(a, buffer_text(&judged->joined), judged->joined.size);
	size_t words = 0;

	while (*pdf) {
		size_t size = strcspn(pdf, " \n\f\t");
		const char *word = letters(a, pdf, size);

		if (*word && !is_of_layout(word) && !strstr(all, word))
			fail_msg("not judged: %.*s (%s)", (int)size, pdf, word);
		words += *word != '\0';
		pdf += size;
		pdf += strspn(pdf, " \n\f\t");
	}
	assert_true(words > 300);
}

static void check_document(struct font_set *fonts, const struct style *style, const struct study *study,
			   const struct notes *notes, const char *edition, enum language language, struct arena *a)
{
	struct diag d = { .arena = a };
	struct report_input input = { .study = study, .notes = notes, .templates = "templates", .edition = edition,
				      .language = language, .today = { 2021, 3, 15 }, .program = "utenfor" };
	struct document *document = build(&input, a, &d);
	struct texts judged = { .arena = a };
	struct pages pages;
	const char *why;
	struct str pdf;
	struct run r;

	assert_non_null(document);
	assert_true(layout(&pages, document, style, fonts, a, NULL, &d) && pdf_write(&pdf, &pages, fonts, a, &why));
	texts_add_document(&judged, document);
	assert_null(file_write(path_join(a, "build", "judged.pdf"), pdf.data, pdf.size));
	r = run("pdftotext build/judged.pdf - && pdfinfo build/judged.pdf | sed -n 's/^Title: *//p;s/^Author: *//p;s/^Subject: *//p'");
	expect_status(&r, 0);
	check_words(a, r.out, &judged);
}

static void test_text_of_pdf_was_judged(void **state)
{
	static const char *const cases[] = { "examples/publisert", "examples/runder", "examples/skadelig" };
	static const char *const editions[] = { "saksvedlegg", "moteark", "arkiv" };
	static const struct study_options options = { .montecarlo = { .seed = MONTECARLO_SEED, .draws = 100 } };
	struct arena a = { 0 };
	struct diag d = { .arena = &a };
	struct dataset *data = NEW(&a, struct dataset);
	struct font_set *fonts = fonts_open("fonts", &a, &d);
	const struct style *style = style_read("templates", &a, &d);

	(void)state;
	assert_true(dataset_read(data, "data", NULL, &a, &d));
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *path = path_join(&a, cases[i], "scenario.yaml");
		const char *notes_path = path_join(&a, cases[i], "notater.md");
		struct scenario scenario;
		struct notes notes = { 0 };
		struct str text;

		assert_true(file_read_text(&text, path, LIMIT_SCENARIO_BYTES, true, &a, &d, (struct place){ 0 }) &&
			    scenario_read(&scenario, text, path, NULL, 0, data, &a, &d));
		if (file_read_text(&text, notes_path, LIMIT_NOTES_BYTES, true, &a, &d, (struct place){ 0 }))
			notes_read(&notes, text, notes_path, &a, &d);
		for (size_t e = 0; e < COUNT(editions); e++)
			for (int language = 0; language < LANGUAGES; language++)
				check_document(fonts, style, study_make(&scenario, data, &options, &a, &d), &notes,
					       editions[e], (enum language)language, &a);
	}
	fonts_close(fonts);
	remove("build/judged.pdf");
	arena_free(&a);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_is_shown_was_refused),
		cmocka_unit_test(test_found_by_check_and_report),
		cmocka_unit_test(test_told_once),
		cmocka_unit_test(test_names_in_the_basis),
		cmocka_unit_test(test_own),
		cmocka_unit_test(test_hidden_counts_leave_no_trace),
		cmocka_unit_test(test_text_of_pdf_was_judged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
