/* What people write is shown, word by word, or refused where it stands. */
#include "check.h"
#include "program.h"

#include "base/arena.h"
#include "base/text.h"
#include "page/image_read.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define CASE "tests/conformance/cases/everything"

/* --- nothing of a note disappears --- */

static uint32_t next(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525 + 1013904223;
	return (*seed >> 8) % below;
}

/* A word that is nowhere else: "qabaka" and the like. */
static const char *word(struct buffer *words, uint32_t *count)
{
	static const char *const parts[] = { "ba", "ke", "lo", "mi", "nu", "ra", "se", "ti", "vo", "gu" };
	const char *w = arena_printf(words->arena, "q%s%s%s", parts[*count / 100 % 10], parts[*count / 10 % 10],
				     parts[*count % 10]);

	++*count;
	buffer_printf(words, "%s\n", w);
	return w;
}

/* One piece of Markdown of some kind, with words where % stands. */
static void add_piece(struct buffer *note, struct buffer *words, uint32_t *count, uint32_t *seed)
{
	static const char *const pieces[] = {
		"% % *%* **%** `%`\n\n", "# % %\n\n", "%\n===\n\n", "- %\n- %\n  1. %\n\n", "> %\n> > %\n\n", "[%]: %\n\n",
		"[%]: % \"% %\"\n\n", "% [%](https://example.no/x \"%\")\n\n", "[%](%.pdf)\n\n", "%[^1]\n\n[^1]: % %\n\n",
		"[%][x%]\n\n", "```%\n% [%]: %\n```\n\n", "    %\n    [%]: %\n\n", "<!-- % -->\n\n", "<div>\n%\n</div>\n\n",
		"% <b>%</b> <%>\n\n", "| % | % |\n|---|--:|\n| % | *%* | % |\n| % |\n\n", "%:\n% | %\n--- | ---\n% | %\n\n",
		"> | % |\n> |---|\n> | [%]: % |\n\n", "%  \n%\\\n%\n\n", "***\n%\n***\n\n", "[%\n%]: %\n\n", "1) %\n\n   %\n\n",
		"\\*%\\* &amp;% &%;\n\n", "[%]: <%>\n[%]: %\n\n", "- [%]: %\n- [ ] %\n\n", "~~%~~ ==%== ^%^\n\n", "%: %\n: %\n\n",
		"1. | % | % |\n   |---|---|\n   | % | % |\n\n", "% <!-- % --> <!-->%<!---->\n\n", "<?% %?> %\n\n% <![CDATA[%]]>\n\n",
		"<%:%> <https://example.no/%>\n\n", "**%** **\n% _%\n\n", "[[%|%]] [%]{.%} $%$\n\n", "*[%]: %\n\n",
		"!!! % \"%\"\n    %\n\n", "~~~ % %\n%\n~~~\n\n", "10. %\n9. %\n\n", "#%\n#### % {#%}\n\n", "\\[%\\](%) \\%\n\n",
		"| % \\| % | `%` |\n|:-:|---|\n| <br>% | [%](%.pdf) |\n%\n\n", "> %\n%\n\n-     %\n\n", "<details><summary>%</summary>\n%\n\n",
	};
	const char *piece = pieces[next(seed, COUNT(pieces))];

	for (; *piece; piece++) {
		if (*piece == '%')
			buffer_puts(note, word(words, count));
		else
			buffer_add(note, piece, 1);
	}
}

/* The text of a PDF without what a line's end puts into a word. */
static char *joined(char *text)
{
	char *out = text;

	for (const char *p = text; *p; p++)
		if (!strchr(" \n\f-", *p))
			*out++ = *p;
	*out = '\0';
	return text;
}

static void every_word_of_a_note_is_printed(void **state)
{
	uint32_t seed = 20261128;

	(void)state;
	for (int i = 0; i < 16; i++) {
		struct arena a = { 0 };
		struct buffer note = { .arena = &a }, words = { .arena = &a };
		const char *folder = new_folder();
		uint32_t count = 0;
		struct run r;
		char *text, *page;

		buffer_puts(&note, "---\naktør: Rektor\n---\n\n");
		for (int k = 0; k < 40; k++)
			add_piece(&note, &words, &count, &seed);
		write_text(arena_printf(&a, "%s/n.md", folder), buffer_text(&note));
		r = run("sed 's/notater: .*/notater: [n.md]/; /^profil/d; /^tidligere/d' examples/publisert/scenario.yaml "
			">%s/s.yaml && $UTENFOR rapport -q %s/s.yaml -o %s/r.pdf && $UTENFOR rapport -q %s/s.yaml -o %s/r.html && "
			"pdftotext %s/r.pdf -",
			folder, folder, folder, folder, folder, folder);
		expect_status(&r, 0);
		text = joined(r.out);
		page = file_content(arena_printf(&a, "%s/r.html", folder), NULL);
		for (const char *w = words.data; *w; w = strchr(w, '\n') + 1) {
			const char *one = arena_text(&a, w, strcspn(w, "\n"));

			if (!strstr(text, one))
				fail_msg("«%s» is not printed:\n%s", one, buffer_text(&note));
			if (!strstr(page, one))
				fail_msg("«%s» is not on the page:\n%s", one, buffer_text(&note));
		}
		free(page);
		remove_folder();
		arena_free(&a);
	}
}

/* --- what cannot be shown right is refused, where it stands --- */

static const struct {
	const char *file, *after;
} places[] = {
	{ "scenario.yaml", "  tittel: \"" },      { "scenario.yaml", "  kommune: " },       { "scenario.yaml", "  saksnummer: \"" },
	{ "scenario.yaml", "  utarbeidet av: " }, { "scenario.yaml", "  navn: Los" },       { "scenario.yaml", "Ein los" },
	{ "scenario.yaml", "  kilde: \"" },       { "scenario.yaml", "navn: \"Team" },      { "scenario.yaml", "navn: \"Variant" },
	{ "scenario.yaml", "Rekneskapen" },       { "scenario.yaml", "navn: \"Tryggare" },  { "scenario.yaml", "Medelevar" },
	{ "scenario.yaml", "konfliktar" },        { "scenario.yaml", "Rektor" },            { "notater.md", "aktør: \"" },
	{ "notater.md", "sektor: " },             { "notater.md", "Setext to" },            { "profil.yaml", "navn: \"" },
};

static void expect_refused(const char *character, const char *said)
{
	for (size_t i = 0; i < COUNT(places); i++) {
		const char *folder = new_folder();
		struct run r = run("cp %s/* %s && cd %s && sed -i '0,/%s/s//&%s/' %s && grep -n '%s' %s | head -1", CASE, folder, folder,
				   places[i].after, character, places[i].file, character, places[i].file);
		int line = atoi(r.out);
		char wanted[160];

		assert_true(line > 0);
		snprintf(wanted, sizeof wanted, "%s:%d:", places[i].file, line);
		r = run("$UTENFOR rapport -q %s/scenario.yaml -o %s/x.pdf", folder, folder);
		expect_status(&r, 1);
		expect_contains(r.err, wanted);
		expect_contains(r.err, said);
		remove_folder();
	}
}

static void turned_text_is_refused(void **state)
{
	(void)state;
	expect_refused("\u202E", "snur leseretningen");
}

static void marks_without_a_letter_are_refused(void **state)
{
	(void)state;
	expect_refused("q\u0307", "settes på en bokstav");
}

static void right_to_left_is_refused(void **state)
{
	(void)state;
	expect_refused("\u05E9", "fra høyre mot venstre");
}

/* In a data set and a word list of one's own, and where the same mark is right elsewhere. */
static void in_data_and_words(void **state)
{
	static const struct {
		const char *file, *after, *character;
	} cases[] = {
		{ "data/tjenester.csv", "ufoeretrygd,Uføre", "\u202E" },  { "data/tjenester.csv", "ufoeretrygd,Uføre", "\u05E9" },
		{ "data/datasett.yaml", "navn: Illustrativt", "\u206A" }, { "data/datasett.yaml", "navn: Illustrativt", " \u0301" },
		{ "templates/nb/ord.yaml", "Tabell fra", "\u0915" },	 { "templates/nb/ord.yaml", "Tabell fra", "\u2067" },
		{ "templates/nb/forbehold-kort.md", "Virkningen", " \u0301" },
	};
	const char *folder = new_folder();

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *file = cases[i].file;
		struct run r = run("rm -rf %s/* && cp -r data templates %s && cp %s/* %s && cd %s && printf '\\nCafe\u0301\\n' "
				   ">>notater.md && sed -i '0,/%s/s//&%s/' %s && grep -n '%s%s' %s | head -1",
				   folder, folder, CASE, folder, folder, cases[i].after, cases[i].character, file, cases[i].after,
				   cases[i].character, file);
		int line = atoi(r.out);
		char wanted[160];

		assert_true(line > 0);
		snprintf(wanted, sizeof wanted, "%s:%d:", file, line);
		r = run("$UTENFOR sjekk -q --data %s/data --maler %s/templates %s/scenario.yaml", folder, folder, folder);
		expect_status(&r, 1);
		expect_contains(r.err, wanted);
		assert_null(strstr(r.err, "notater.md:92"));
	}
	remove_folder();
}

static void other_ways_in(void **state)
{
	struct run r = run("$UTENFOR sjekk -q --sett \"sak.tittel=a\u202Eb\" examples/publisert/scenario.yaml");

	(void)state;
	expect_status(&r, 1);
	expect_contains(r.err, "snur leseretningen");
	/* The archive's edition alone prints the names of files. */
	r = run("d=$(mktemp -d) && cp examples/publisert/* $d && mv $d/notater.md $d/שש.md && "
		"sed -i 's/^notater: .*/notater: [שש.md]/' $d/scenario.yaml; $UTENFOR sjekk -q $d/scenario.yaml; s=$?; rm -r $d; exit $s");
	expect_status(&r, 1);
	expect_contains(r.err, "scenario.yaml:42:11: tegnet «ש»");
	r = run("sed 's/saksnummer: .*/saksnummer: \"a\\\\u202Eb\"/' examples/publisert/scenario.yaml | $UTENFOR beregn -q -");
	expect_status(&r, 1);
	expect_contains(r.err, "snur leseretningen");
}

/* --- letters in two characters are letters --- */

/* The same files with every å as an a and a ring, as some programs write it, make the same document. */
static void decomposed_text_is_the_same(void **state)
{
	static const char *const folders[] = { CASE, "data", "templates" };
	const char *folder = new_folder();
	struct run r;

	(void)state;
	for (size_t i = 0; i < COUNT(folders); i++) {
		r = run("cp -r %s %s/%zu && cd %s/%zu && find . -type f | python3 -c '\n"
			"import sys, unicodedata\n"
			"for name in sys.stdin.read().split():\n"
			"    try: text = open(name, newline=\"\").read()\n"
			"    except UnicodeDecodeError: continue\n"
			"    open(name, \"w\", newline=\"\").write(unicodedata.normalize(\"NFD\", text))'", folders[i], folder, i,
			folder, i);
		expect_status(&r, 0);
	}
	r = run("$UTENFOR rapport -q %s/scenario.yaml -o %s/a.pdf && $UTENFOR rapport -q --maler %s/2 --data %s/1 %s/0/scenario.yaml "
		"-o %s/b.pdf && pdftotext %s/a.pdf && pdftotext %s/b.pdf && cmp %s/a.txt %s/b.txt", CASE, folder, folder, folder, folder,
		folder, folder, folder, folder, folder);
	expect_status(&r, 0);
	remove_folder();
}

/* --- files and pictures --- */

/* A composed å and a decomposed one are one name, each way. */
static void names_are_found_however_composed(void **state)
{
	static const char *const spellings[] = { "m\u00F8te p\u00E5 skolen.md", "m\u00F8te pa\u030A skolen.md" };

	(void)state;
	for (size_t written = 0; written < 2; written++) {
		for (size_t stored = 0; stored < 2; stored++) {
			const char *folder = new_folder();
			struct run r = run("printf -- '---\\naktør: A\\n---\\nHei\\n' >'%s/%s' && sed 's/notater: .*/notater: [\"%s\"]/; "
					   "/^profil/d; /^tidligere/d' examples/publisert/scenario.yaml >%s/s.yaml && $UTENFOR sjekk "
					   "-q %s/s.yaml", folder, spellings[stored], spellings[written], folder, folder);

			expect_status(&r, 0);
			remove_folder();
		}
	}
}

/* So is a folder that an option or the environment names. */
static void folders_are_found_however_composed(void **state)
{
	static const char *const spellings[] = { "p\u00E5", "pa\u030A" };
	const char *folder = new_folder();

	(void)state;
	for (size_t stored = 0; stored < 2; stored++) {
		const char *named = spellings[1 - stored];
		struct run r = run("cd %s && rm -rf * && mkdir %s", folder, spellings[stored]);

		expect_status(&r, 0);
		r = run("cp -r data templates fonts %s/%s && $UTENFOR sjekk -q --data %s/%s/data --maler %s/%s/templates "
			"--fonter %s/%s/fonts examples/publisert/scenario.yaml", folder, spellings[stored], folder, named, folder, named,
			folder, named);
		expect_status(&r, 0);
		r = run("UTENFOR_DATA=%s/%s/data $UTENFOR beregn -q examples/publisert/scenario.yaml", folder, named);
		expect_status(&r, 0);
		r = run("$UTENFOR data sjekk -q %s/%s/data", folder, named);
		expect_status(&r, 0);
	}
	remove_folder();
}

/* The orientation in Exif data of either byte order; anything else is upright. */
static void orientation_is_read(void **state)
{
	static const uint8_t big[] = "Exif\0\0MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0\6\0\0\0\0\0\0";
	static const uint8_t little[] = "Exif\0\0II*\0\10\0\0\0\1\0\22\1\3\0\1\0\0\0\10\0\0\0\0\0\0\0";
	uint8_t broken[sizeof big];

	(void)state;
	assert_int_equal(exif_orientation(big, sizeof big - 1), 6);
	assert_int_equal(exif_orientation(little, sizeof little - 1), 8);
	for (size_t size = 0; size < 26; size++)
		assert_int_equal(exif_orientation(big, size), 1);
	for (size_t i = 0; i < sizeof big; i++) {
		memcpy(broken, big, sizeof big);
		broken[i] ^= 0xFF;
		assert_in_range(exif_orientation(broken, sizeof broken - 1), 1, 8);
	}
}

/* The corner of a 3 × 2 picture that comes to the upper left, and where its neighbour along the row is from. */
static void pictures_are_turned(void **state)
{
	static const char *const upright[] = { NULL, "abc/def", "cba/fed", "fed/cba", "def/abc", "ad/be/cf", "da/eb/fc",
					       "fc/eb/da", "cf/be/ad" };

	(void)state;
	for (int orientation = 1; orientation <= 8; orientation++) {
		struct arena a = { 0 };
		struct image image = { 3, 2, 1, (const uint8_t *)"abcdef" };
		struct buffer rows = { .arena = &a };

		image_turn(&image, orientation, &a);
		for (int y = 0; y < image.height; y++)
			buffer_printf(&rows, "%s%.*s", y ? "/" : "", image.width, (const char *)image.data + y * image.width);
		assert_string_equal(buffer_text(&rows), upright[orientation]);
		arena_free(&a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_word_of_a_note_is_printed),
		cmocka_unit_test(turned_text_is_refused),
		cmocka_unit_test(marks_without_a_letter_are_refused),
		cmocka_unit_test(right_to_left_is_refused),
		cmocka_unit_test(in_data_and_words),
		cmocka_unit_test(other_ways_in),
		cmocka_unit_test(decomposed_text_is_the_same),
		cmocka_unit_test(names_are_found_however_composed),
		cmocka_unit_test(folders_are_found_however_composed),
		cmocka_unit_test(orientation_is_read),
		cmocka_unit_test(pictures_are_turned),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
