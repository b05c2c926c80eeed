/* Telephones, addresses and accounts in disguise: whatever the PDF shows whole was refused, on the line that it is
 * written on. What stands for a digit or a sign, and what is between, is drawn at random. */
#include "check.h"
#include "program.h"

#include "base/arena.h"
#include "base/path.h"
#include "base/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const char SCENARIO[] =
	"utenfor: 1\nsak: {tittel: Prøve, kommune: Eksempel kommune, dato: 2021-03-15}\n"
	"målgruppe: {gruppe: lavinntekt-trygd, alder: 13-15}\n"
	"tiltak: {navn: Los, startår: 2021, varighet: 2, deltakere: 100, normalliv uten tiltak: 50 %,\n"
	"  normalliv med tiltak: 60 %, kilde: Egne tall, grad: anslag}\n"
	"kostnader: [{navn: Los, betaler: kommune, beløp: 1000000}]\nnotater: [notater.md]\n";

enum { CASES = 120, ROUNDS = 4, CODE = 2 };

static uint32_t state_of_random;

static uint32_t pick(uint32_t count)
{
	state_of_random = state_of_random * 1664525u + 1013904223u;
	return (state_of_random >> 8) % count;
}

#define ANY(...) any((const char *const[]){ __VA_ARGS__ }, COUNT(((const char *const[]){ __VA_ARGS__ })))

static const char *any(const char *const list[], size_t count)
{
	return list[pick((uint32_t)count)];
}

/* A text of ASCII with some of its characters written otherwise, and some in a style, a link or a span of their own. */
static void put_disguised(struct buffer *out, const char *text)
{
	static const char *const before[] = { "*", "**", "`", "<span lang=\"nn\">", "<span lang=\"en\">", "[" };
	static const char *const after[] = { "*", "**", "`", "</span>", "</span>", "](https://example.org/2021)" };

	for (; *text; text++) {
		uint32_t style = pick(COUNT(before) * 4);

		if (style < COUNT(before))
			buffer_puts(out, before[style]);
		if (pick(6) == 0 && style != CODE) /* there an entity is shown as it is written */
			buffer_printf(out, pick(2) ? "&#%d;" : "&#x%X;", *text);
		else
			buffer_add(out, text, 1);
		if (pick(6) == 0)
			buffer_puts(out, ANY("&shy;", "\xC2\xAD", "&#8203;", "&zwnj;", "\xE2\x80\x8B"));
		if (style < COUNT(before))
			buffer_puts(out, after[style]);
	}
}

/* Eight digits of a telephone in groups, after what says whose it is. */
static const char *put_phone(struct buffer *out, struct arena *a, int which)
{
	const char *digits = arena_printf(a, "4%07d", 1000001 + which);
	const char *sizes = ANY("8", "44", "323", "332", "2222"), *p = digits;
	const char *between = ANY(" ", "&nbsp;", "&thinsp;", "-", "&ndash;", ".", "&#183;", "\n");

	buffer_puts(out, ANY("tlf. ", "Mobil: ", "Mor: ", "Kari Nordmann, ", "Far nås på ", "Ring ", "+47 ", "Karis nummer er ",
			     "Legg igjen beskjed på ", "Foresatte: ", "Kari Nordmann (mor), "));
	for (; *sizes; p += *sizes++ - '0') {
		if (p > digits)
			buffer_puts(out, between);
		put_disguised(out, arena_text(a, p, (size_t)(*sizes - '0')));
	}
	return digits;
}

static const char *put_address(struct buffer *out, struct arena *a, int which)
{
	const char *name = arena_printf(a, "%s%d", ANY("kari", "ola.nordmann", "kari-anne"), 100 + which);
	const char *host = ANY("gmail", "online", "firma"), *top = ANY("com", "no");

	put_disguised(out, name);
	buffer_puts(out, ANY("@", " @ ", "&commat;", "(at)", " [at] ", " krøllalfa ", "*@*", "`@`", "@@", " (@) ", "<br>@", "%40",
			     "<span lang=\"nn\">@</span>", "\\@", "[@](https://example.org)"));
	put_disguised(out, host);
	buffer_puts(out, ANY(".", "&period;", "\\.", " (dot) ", " punktum ", "*.*", "`.`", "..", " ."));
	put_disguised(out, top);
	return arena_printf(a, "%s%s%s", name, host, top);
}

/* An account of 11 digits with its control digit. */
static const char *put_account(struct buffer *out, struct arena *a, int which)
{
	static const int weights[] = { 5, 4, 3, 2, 7, 6, 5, 4, 3, 2 };
	const char *digits, *between = ANY("", " ", ".", "&nbsp;", "-", "&#183;", "/");
	int sum = 0;

	do {
		digits = arena_printf(a, "1234%06d", 560000 + 7 * which++);
		sum = 0;
		for (int i = 0; i < 10; i++)
			sum += weights[i] * (digits[i] - '0');
	} while (sum % 11 == 1);
	digits = arena_printf(a, "%s%d", digits, (11 - sum % 11) % 11);
	buffer_puts(out, ANY("Konto ", "Kontonr. ", "Betal til "));
	put_disguised(out, arena_text(a, digits, 4));
	buffer_puts(out, between);
	put_disguised(out, arena_text(a, digits + 4, 2));
	buffer_puts(out, between);
	put_disguised(out, digits + 6);
	return digits;
}

/* What a paragraph is: in a table, a list or the like. */
static const char *placed(struct arena *a, const char *text)
{
	const char *forms[] = { "%s", "\n- %s\n\n", "\n> %s\n\n", "\n| A | B |\n|---|---|\n| x | %s |\n\n", "(%s)", "\n## %s\n\n" };
	const char *form = forms[strchr(text, '\n') ? 0 : pick(COUNT(forms))], *at = strstr(form, "%s");

	return arena_printf(a, "%.*s%s%s", (int)(at - form), form, text, at + 2);
}

/* Whether `text` from "A<i>x" to "slutt" holds the letters and digits of `secret` in a row. */
static bool shows(struct arena *a, const char *text, int i, const char *secret)
{
	const char *start = strstr(text, arena_printf(a, "A%dx", i)), *end = start ? strstr(start, "slutt") : NULL;
	struct buffer seen = { .arena = a }, wanted = { .arena = a };

	if (!end)
		return false;
	for (start = strchr(start, 'x') + 1; start < end; start++)
		if (isalnum((unsigned char)*start))
			buffer_add(&seen, start, 1);
	for (; *secret; secret++)
		if (isalnum((unsigned char)*secret))
			buffer_add(&wanted, secret, 1);
	return strstr(buffer_text(&seen), buffer_text(&wanted)) != NULL;
}

/* Whether something was told on one of the lines from `first` to `last`. */
static bool is_told(struct arena *a, const char *messages, int first, int last)
{
	for (int line = first; line <= last; line++)
		if (strstr(messages, arena_printf(a, "/notater.md:%d:", line)))
			return true;
	return false;
}

static void check_round(const char *folder, uint32_t seed, size_t shown[3])
{
	static const char *(*const kinds[])(struct buffer *, struct arena *, int) = { put_phone, put_address, put_account };
	struct arena a = { 0 };
	struct buffer notes = { .arena = &a };
	const char *secrets[CASES], *paragraphs[CASES];
	int first[CASES + 1], line = 4;
	char *text, *messages;
	struct run r;

	state_of_random = seed;
	buffer_puts(&notes, "---\naktør: Rektor\n---\n");
	for (int i = 0; i < CASES; i++) {
		struct buffer one = { .arena = &a };

		secrets[i] = kinds[i % 3](&one, &a, i);
		paragraphs[i] = arena_printf(&a, "Her er A%dx %s slutt.\n\nOg så noe annet.\n\n", i, placed(&a, buffer_text(&one)));
		buffer_puts(&notes, paragraphs[i]);
		first[i] = line;
		for (const char *p = paragraphs[i]; *p; p++)
			line += *p == '\n';
	}
	first[CASES] = line;
	write_text(path_join(&a, folder, "scenario.yaml"), SCENARIO);
	write_text(path_join(&a, folder, "notater.md"), buffer_text(&notes));
	r = run("$UTENFOR rapport --intern -o %s/r.pdf %s/scenario.yaml >&2", folder, folder);
	expect_status(&r, 0);
	messages = strdup(r.err);
	r = run("pdftotext %s/r.pdf -", folder);
	text = strdup(r.out);
	for (int i = 0; i < CASES; i++) {
		if (!shows(&a, text, i, secrets[i]))
			continue;
		shown[i % 3]++;
		if (!is_told(&a, messages, first[i], first[i + 1] - 1))
			fail_msg("seed %u: shown, but not told: %s", (unsigned)seed, paragraphs[i]);
	}
	free(messages);
	free(text);
	arena_free(&a);
}

static void test_what_is_shown_was_refused(void **state)
{
	const char *folder = new_folder();
	size_t shown[3] = { 0 };

	(void)state;
	for (uint32_t round = 1; round <= ROUNDS; round++)
		check_round(folder, round, shown);
	for (int kind = 0; kind < 3; kind++) /* so that it tests something */
		assert_in_range(shown[kind], CASES * ROUNDS / 24, CASES * ROUNDS / 3);
	remove_folder();
}

int main(void)
{
	static const struct CMUnitTest tests[] = { cmocka_unit_test(test_what_is_shown_was_refused) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
