#include "input/notes.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/limits.h"
#include "check.h"
#include "faults.h"

#include <stdio.h>
#include <string.h>

#define MISSES_LINES(place)                                                                                             \
	place ": dette ligner hodet til et innspill, men mangler strekene; sett «---» på en linje over og en linje "     \
	      "under\n"
#define HEAD(actor) "---\naktør: " actor "\n---\n"

/* The notes of `text` on one line each, "actor@line: body" with line ends as '|', then what was found. */
static const char *outline(const char *text, struct arena *a)
{
	struct diag d = { .arena = a };
	struct notes notes = { 0 };
	struct buffer b = { .arena = a };

	assert_true(notes_read(&notes, (struct str){ text, strlen(text) }, "n", a, &d) == (d.errors == 0));
	for (size_t i = 0; i < notes.count; i++) {
		char *body = arena_text(a, notes.items[i].body, strlen(notes.items[i].body));

		for (char *c = body; *c; c++)
			*c = *c == '\n' ? '|' : *c == '\r' ? '<' : *c;
		assert_int_equal(notes.items[i].number, i + 1);
		buffer_printf(&b, "%s@%d: %s\n", *notes.items[i].actor ? notes.items[i].actor : "?",
			      notes.items[i].body_at.line, body);
	}
	buffer_puts(&b, faults_text(&d, a));
	return buffer_text(&b);
}

static void splits(void **state)
{
	static const struct {
		const char *text, *expected;
	} cases[] = {
		{ "Bare tekst\n", "Ikke navngitt@1: Bare tekst\n" },
		{ "\n\n# Tittel\n\nTekst\n\n", "Ikke navngitt@3: # Tittel||Tekst\n" },
		{ HEAD("A") "En\n", "A@4: En\n" },
		{ HEAD("A") "\n\nEn\n\n" HEAD("B") "To", "A@6: En\nB@11: To\n" },
		{ "---\r\naktør: A\r\n---\r\nEn\r\nTo\r\n---\r\nAKTOER: B\r\n---\r\nTre\r\n", "A@4: En<|To\nB@9: Tre\n" },
		{ "---\raktør: A\r---\rEn\r", "A@4: En\n" },
		/* Thematic breaks, and a setext heading. */
		{ HEAD("A") "En\n\n---\n\nTo\n\n---\nTre\n", "A@4: En||---||To||---|Tre\n" },
		{ HEAD("A") "En\n---\nTo: tre\n---\nFire\n", "A@4: En|---|To: tre|---|Fire\n" },
		{ HEAD("A") "En\n ---\nMerk: dette\n ---\n", "A@4: En| ---|Merk: dette| ---\n" },
		{ HEAD("A") "En\n\nNivå: kommune er for lavt.\n", "A@4: En||Nivå: kommune er for lavt.\n" },
		{ HEAD("A") "En\n---\nRolle og nivå: det er\nuklart.\n\n***\n", "A@4: En|---|Rolle og nivå: det er|uklart.||***\n" },
		{ HEAD("A") "En\n\n--\nVi mener: nei\n--\n", "A@4: En||--|Vi mener: nei|--\n" },
		{ HEAD("A") "Fra: foreldrene kom det mye.\n\n+++\n", "A@4: Fra: foreldrene kom det mye.||+++\n" },
		{ "---\n\"aktør\": A\n---\nEn\n---\n  aktør: B\n  rolle: deltaker\n---\nTo\n---\n{aktør: C}\n---\nTre\n",
		  "A@4: En\nB@9: To\nC@13: Tre\n" },
		{ "---\nTekst mellom streker\n---\nMer\n", "Ikke navngitt@1: ---|Tekst mellom streker|---|Mer\n" },
		{ HEAD("A") "En\n---\nVi sa:\naktør: B er med\n---\nTo\n",
		  "A@4: En\nB er med@9: To\nn:6:1: ukjent nøkkel «Vi sa»; her kan du bruke aktør, rolle, nivå, sektor, dato, "
		  "språk og holdning\n" },
		/* Code blocks hide what looks like a head. */
		{ HEAD("A") "```\n" HEAD("B") "```\nTo\n", "A@4: ```|---|aktør: B|---|```|To\n" },
		{ HEAD("A") "~~~ md\n```\n" HEAD("B") "~~~~\nTo\n", "A@4: ~~~ md|```|---|aktør: B|---|~~~~|To\n" },
		{ HEAD("A") "- x\n- ```\n  kode\n  ```\n" HEAD("B") "To\n", "A@4: - x|- ```|  kode|  ```\nB@11: To\n" },
		{ HEAD("A") "- ```\n  kode\n" HEAD("B") "To\n", "A@4: - ```|  kode\nB@9: To\n" },
		{ HEAD("A") "> ```\n> kode\n" HEAD("B") "To\n", "A@4: > ```|> kode\nB@9: To\n" },
		{ HEAD("A") "Slik ``` er det ikke\n" HEAD("B") "To\n", "A@4: Slik ``` er det ikke\nB@8: To\n" },
		{ HEAD("A") "``` a`b\n" HEAD("B") "To\n", "A@4: ``` a`b\nB@8: To\n" },
		{ HEAD("A") "    ```\n" HEAD("B") "To\n", "A@4:     ```\nB@8: To\n" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena arena = { 0 };

		assert_string_equal(outline(cases[i].text, &arena), cases[i].expected);
		arena_free(&arena);
	}
}

static void faults(void **state)
{
	static const struct {
		const char *text, *expected;
	} cases[] = {
		{ "", "n:1:1: advarsel: filen har ingen innspill; skriv et hode med «aktør» og teksten under\n" },
		{ "---\nrolle: deltaker\n---\nTekst\n",
		  "?@4: Tekst\nn:2:1: mangler «aktør»; skriv «aktør: <skriv hvem innspillet kommer fra>» og fyll ut\n" },
		{ "---\naktør: A\nrole: deltaker\nholdning: for\nnivå: fylket\ndato: i går\n---\nTekst\n",
		  "A@8: Tekst\n"
		  "n:3:1: ukjent nøkkel «role»; mente du «rolle»?\n"
		  "n:4:11: «for» passer ikke for «holdning»; velg mellom støtter, nøytral, skeptisk og imot\n"
		  "n:5:7: «fylket» er et navn, og «nivå» skal være et nivå; skriv «fylkeskommune»\n"
		  "n:6:7: «i går» er ikke en dato; skriv den som «2021-03-15» eller «15. mars 2021»\n" },
		{ HEAD("A") "En\n---\naktør: Rektor: skolen\n---\nTo\n",
		  "A@4: En\nRektor; skolen@8: To\n"
		  "n:6:14: kolon i verdien; sett hele verdien i anførselstegn: skriv «aktør: \"Rektor: skolen\"»\n" },
		{ HEAD("A") "En\n\n---\nrolle: deltaker\n---\nTo\n",
		  "A@4: En\n?@9: To\nn:7:1: mangler «aktør»; skriv «aktør: <skriv hvem innspillet kommer fra>» og fyll ut\n" },
		{ "---\naktør: A\n\nTekst\n",
		  "?@4: Tekst\nn:1:1: hodet til innspillet lukkes ikke; sett «---» på en egen linje etter linje 2\n" },
		{ HEAD("A") "En\n---\naktør: B\n\nTo\n" HEAD("C") "Tre\n",
		  "A@4: En\n?@8: To\nC@12: Tre\n"
		  "n:5:1: hodet til innspillet lukkes ikke; sett «---» på en egen linje etter linje 6\n" },
		{ HEAD("A") "En\n\naktør: B\nrolle: deltaker\n\nTo\n", "A@4: En\n?@9: To\n" MISSES_LINES("n:6:1") },
		{ HEAD("A") "En\naktør: B\n---\nTo\n", "A@4: En\n?@7: To\n" MISSES_LINES("n:5:1") },
		{ HEAD("A") "En\n\nAktør: B\nRolle: deltaker\nTo\n", "A@4: En\n?@8: To\n" MISSES_LINES("n:6:1") },
		{ HEAD("A") "En\n\n- aktør: B\n- rolle: deltaker\n\nTo\n", "A@4: En\n?@9: To\n" MISSES_LINES("n:6:1") },
		{ HEAD("A") "En\n\n--- aktør: B ---\nTo\n", "A@4: En\n?@7: To\n" MISSES_LINES("n:6:1") },
		{ HEAD("A"), "A@4: \nn:4:1: advarsel: innspillet har ingen tekst; skriv den under hodet\n" },
		{ "Først\n" HEAD("A") "En\n",
		  "Ikke navngitt@1: Først\nA@5: En\n"
		  "n:1:1: advarsel: teksten før det første hodet får ingen avsender; sett et hode med «aktør» over den\n" },
		{ "A\xFF", "n:1:1: ugyldig UTF-8; lagre filen med tegnkodingen UTF-8\n" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena arena = { 0 };

		assert_string_equal(outline(cases[i].text, &arena), cases[i].expected);
		arena_free(&arena);
	}
}

/* A head with a slip in it is a head or a fault; the text below it is never the stakeholder's above. */
static void slips(void **state)
{
	static const char *const fences[] = {
		"---", "----", " ---", "--", "+++", "—", "–––", "- - -", "***", "===", "‒‒‒", "−−−", "---  ", "――", "___",
		"\u00A0---", "\\---", "\u2003—", "\\-\\-\\-", "> ---", "───", "-", "--- B", "\uFEFF---",
	};
	static const char *const heads[] = {
		"aktør: B", "aktor: B", "navn: B", "\"aktør\": B", "  aktør: B", "Aktør : B", "AKTOER: B", "aktør = B",
		"**aktør:** B", "Aktør:B", "avsender: B", "aktær: B", "rolle: deltaker\naktor: B", "aktør:\n  B",
		"# kommentar\naktør: B", "\naktør: B", "'aktør': B", "name: B\nrole: deltaker", "sektor: skole\nnivå: stat",
		"aktør B", "> aktør: B", "# aktør: B", "- aktør: B", "fra: B\ndato: 2021-03-15", "Innsender: B",
		"“aktør”: B", "«aktør»: B", "‘Aktør’ : B", "1. aktør: B", "aktør; B", "• aktør – B", "avsendar: B",
		"kven: B\nhaldning: imot", "title: B",
	};

	(void)state;
	for (size_t above = 0; above < COUNT(fences); above++) {
		for (size_t below = 0; below < COUNT(fences); below++) {
			for (size_t i = 0; i < COUNT(heads); i++) {
				struct arena arena = { 0 };
				struct diag d = { .arena = &arena };
				struct notes notes = { 0 };
				const char *text = arena_printf(&arena, HEAD("A") "Far.\n\n%s\n%s\n%s\nMor.\n", fences[above],
								heads[i], fences[below]);

				notes_read(&notes, str_of(text), "n", &arena, &d);
				if (d.errors == 0 && (notes.count != 2 || !text_equal(notes.items[0].body, "Far.")))
					fail_msg("%s", text);
				if (above || below)
					assert_true(d.errors > 0 || fences[above][3] == ' ' || fences[below][3] == ' ');
				arena_free(&arena);
			}
		}
	}
}

/* Between other programs' fences nothing but a head is taken for one. */
static void foreign_fences(void **state)
{
	static const char *const fences[][2] = {
		{ "```", "```" }, { "```yaml", "```" }, { "~~~", "~~~" }, { "<!--", "-->" }, { "<hr>", "<hr/>" }, { "  ```", "```" },
	};
	static const struct {
		const char *text;
		bool head;
	} blocks[] = {
		{ "aktør: B", true }, { "Aktør: B\nholdning: imot", true }, { "rolle: deltaker\ndato: 2021-03-15", true },
		{ "navn: B\nnivå: kommune", true }, { "navn: B", false }, { "aktør: B\nog en linje til", false },
		{ "kode: 1", false }, { "En setning om aktøren.", false }, { "", false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(fences); i++)
		for (size_t k = 0; k < COUNT(blocks); k++) {
			struct arena arena = { 0 };
			struct diag d = { .arena = &arena };
			struct notes notes = { 0 };
			const char *text = arena_printf(&arena, HEAD("A") "Far.\n\n%s\n%s\n%s\n\nMor.\n", fences[i][0],
							blocks[k].text, fences[i][1]);

			notes_read(&notes, str_of(text), "n", &arena, &d);
			if ((d.errors > 0) != blocks[k].head)
				fail_msg("%s", text);
			arena_free(&arena);
		}
}

static void reads_the_head(void **state)
{
	static const char text[] = "---\naktør: NAV Eksempel\nrolle: Beslutningstaker\nnivå: staten\nsektor: arbeid\n"
				   "dato: 1. mars 2021\nspråk: nn\nholdning: imot\n---\nTekst\n" HEAD("B") "Mer\n";
	struct arena arena = { 0 };
	struct diag d = { .arena = &arena };
	struct notes notes = { 0 };
	const struct note *note;

	(void)state;
	assert_true(notes_read(&notes, (struct str){ text, sizeof text - 1 }, "n", &arena, &d));
	assert_int_equal(notes.count, 2);
	note = &notes.items[0];
	assert_string_equal(note->actor, "NAV Eksempel");
	assert_int_equal(note->role, ROLE_BESLUTNINGSTAKER);
	assert_int_equal(note->level, LEVEL_STAT);
	assert_string_equal(note->sector, "arbeid");
	assert_int_equal(note->date.day, 1);
	assert_true(note->has_language && note->language == LANGUAGE_NN);
	assert_int_equal(note->stance, STANCE_IMOT);
	note = &notes.items[1];
	assert_int_equal(note->role, ROLE_INTERESSENT);
	assert_int_equal(note->level, -1);
	assert_int_equal(note->stance, STANCE_NONE);
	assert_false(note->has_language || note->unnamed);
	arena_free(&arena);
}

static bool reads(size_t count)
{
	struct arena arena = { 0 };
	struct buffer text = { .arena = &arena };
	struct diag d = { .arena = &arena };
	struct notes notes = { 0 };
	bool good;

	for (size_t i = 0; i < count; i++)
		buffer_puts(&text, HEAD("A") "x\n");
	good = notes_read(&notes, (struct str){ text.data, text.size }, "n", &arena, &d);
	assert_int_equal(notes.count, good ? count : LIMIT_NOTES);
	arena_free(&arena);
	return good;
}

/* A head of so many characters between its fences, most of them in a comment. */
static bool reads_head(const char *letter, int length)
{
	static const char key[] = "aktør: A\n# ";
	struct arena arena = { 0 };
	struct diag d = { .arena = &arena };
	struct buffer text = { .arena = &arena };
	struct notes notes = { 0 };
	bool good;

	buffer_printf(&text, "---\n%s", key);
	for (int i = (int)utf8_length(key, strlen(key)) + 1; i < length; i++)
		buffer_puts(&text, letter);
	buffer_puts(&text, "\n---\nx\n");
	good = notes_read(&notes, str_of(buffer_text(&text)), "n", &arena, &d);
	arena_free(&arena);
	return good;
}

static void limits(void **state)
{
	(void)state;
	assert_true(reads_head("x", LIMIT_HEAD) && reads_head("å", LIMIT_HEAD)); /* characters count, not bytes */
	assert_false(reads_head("x", LIMIT_HEAD + 1) || reads_head("å", LIMIT_HEAD + 1));
	assert_true(reads(LIMIT_NOTES));
	assert_false(reads(LIMIT_NOTES + 1));
}

static void reads_the_examples(void **state)
{
	static const struct {
		const char *file;
		size_t notes;
	} cases[] = { { "examples/publisert/notater.md", 3 }, { "examples/runder/notater.md", 2 } };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena arena = { 0 };
		struct diag d = { .arena = &arena };
		struct notes notes = { 0 };
		struct str text;

		assert_true(file_read_text(&text, cases[i].file, LIMIT_NOTES_BYTES, true, &arena, &d,
					   (struct place){ 0 }));
		notes_read(&notes, text, cases[i].file, &arena, &d);
		assert_string_equal(faults_text(&d, &arena), "");
		assert_int_equal(notes.count, cases[i].notes);
		arena_free(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(splits),
		cmocka_unit_test(faults),
		cmocka_unit_test(slips), cmocka_unit_test(foreign_fences),
		cmocka_unit_test(reads_the_head),
		cmocka_unit_test(limits),
		cmocka_unit_test(reads_the_examples),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
