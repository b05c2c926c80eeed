/* How text is divided into lines: paragraphs at many widths as text to compare with tests/golden/lines.txt (UPDATE_GOLDEN
 * in the environment writes it anew), after which characters a line may end, and what is measured and drawn. */
#include "check.h"
#include "flow_sample.h"
#include "golden.h"
#include "page/hyphen.h"
#include "page/linebreak.h"
#include "program.h"

static const struct text_style regular = { FONT_REGULAR, PT(10), PT(12), 0, 0, 0 };

static struct text text_of(struct fixture *f, const struct span *spans, const struct text_style *style)
{
	struct ink ink = ink_of(style, NULL);
	struct text t = { 0 };

	text_add(&t, &f->flow, spans, &ink);
	return t;
}

/* The lines of a text with '|' between. */
static const char *broken(struct fixture *f, const struct text *t, length width, enum hyphens hyphens)
{
	struct buffer b = { .arena = &f->sample.arena };
	struct lines lines = { 0 };

	lines_break(&lines, t, &f->flow, width, hyphens);
	for (size_t i = 0; i < lines.items.count; i++) {
		struct strip s = { 0 };

		line_pieces(&f->flow, &s, &lines.items.items[i], 0, 0);
		buffer_puts(&b, i ? "|" : "");
		for (size_t k = 0; k < s.pieces.count; k++)
			buffer_puts(&b, s.pieces.items[k].item.text.text);
	}
	return buffer_text(&b);
}

static const char *broken_text(struct fixture *f, const char *text, int width, enum hyphens hyphens)
{
	const struct text t = text_of(f, &(struct span){ .text = text }, &regular);

	return broken(f, &t, PT(width), hyphens);
}

/* Words, numbers with what is counted, addresses, dashes, what no line has room for, soft hyphens and hard spaces. */
static void paragraphs_at_many_widths(void **state)
{
	static const char *const texts[] = {
		"Barnevernsinstitusjonsplasseringsvedtak i samfunnsøkonomiske lønnsomhetsberegninger for fylkeskommunen",
		"Det koster 12 kroner, 2\u00a0770\u00a0980 kroner i 2022-kroner, 13–15 år og −5 % for 10 av 100 elever",
		"Se https://www.ks.no/utenfor/regnskapet?a=1&b=2#c eller post@barnevernstjenesten.kommune.no",
		"NB:Dette/heller er http:ikke/adresser, men www.kommune.no/plan_2025/barnevernstjenesten er det",
		"Kommunen – og staten — får mer, men–ikke fylket; –nei sa NAV-kontoret og/eller A/B 2021-03-15 15-åring",
		"Tallet 12345678901234567890 og kommunen – staten\u00a0og\u00a0fylket i1234567ord12\u00a0345\u00a0678",
		"barne\u00advern og ung\u00addom\u00admen, 1\u202f234\u202f567 kroner og 12\u00a0345\u00a0 til 9\u202f",
		"Én, to, tre, fire, fem, seks, sju, åtte, ni, ti, elleve, tolv, tretten, fjorten, femten, seksten og sytten.",
		SAMPLE_LINE,
	};
	static const int widths[] = { 4, 25, 35, 45, 60, 80, 110, 150, 200, 260 };
	static const char *const manners[] = { "freely", "sparingly", "needed" };
	struct fixture *f = *state;
	struct buffer all = { .arena = &f->sample.arena };

	for (size_t i = 0; i < COUNT(texts); i++) {
		for (size_t w = i + 1 == COUNT(texts) ? 4 : 0; w < COUNT(widths); w++) {
			const char *before = "";

			for (int manner = 0; manner < (int)COUNT(manners); manner++) {
				const char *lines = broken_text(f, texts[i], widths[w], (enum hyphens)manner);

				if (!text_equal(lines, before))
					buffer_printf(&all, "%d pt, %s: %s\n", widths[w], manners[manner], lines);
				before = lines;
			}
		}
	}
	golden_compare("lines.txt", buffer_text(&all));
}

/* Whether a line may end after `before` when `next` follows. */
static bool ends_after(struct fixture *f, const char *before, const char *next)
{
	const char *text = arena_printf(&f->sample.arena, "%s%srdet", before, next);
	const struct text t = text_of(f, &(struct span){ .text = text }, &regular);
	size_t bytes = 0;

	for (size_t i = 0; i < t.units.count; i++) {
		bytes += t.units.items[i].bytes;
		if (bytes == strlen(before))
			return t.units.items[i].after == AFTER_CHANCE;
	}
	return false;
}

/* After a hyphen and between dashes only letters go on a new line, after a slash digits too; after nothing but a
 * character or two no line ends, nor after what is no such sign. */
static void lines_end_after_signs(void **state)
{
	static const char *const letters[] = { "a", "m", "z", "A", "M", "Z", "À", "å", "Ø", "ɏ" };
	static const char *const digits[] = { "0", "5", "9" };
	static const char *const others[] = { "`", "{", "@", "[", "×", "÷", "ɐ", "α", "/", ":", "«", "½" };
	static const struct {
		const char *before;
		bool letters, digits;
	} cases[] = {
		{ "skole-", true, false }, { "skole\u2010", true, false }, { "skole–", true, false }, { "skole—", true, false },
		{ "og/", true, true }, { "a/", false, false }, { "-", false, false }, { "–", false, false },
		{ "15-", false, false }, { "9-", false, false }, { "0\u2010", false, false }, { "a:", false, false },
		{ "skole.", false, false }, { "skole_", false, false },
		{ "http://a.no/", true, true }, { "http://a.no/bc-", true, true }, { "http://a.no/bc?", true, true },
		{ "www.a.no/bc_", true, true }, { "ola@", true, true }, { "a@bc.", true, true }, { "http://a.no/bc+", false, false },
		{ "http://a.no/bc–", false, false }, { "http:a.no/bc_", false, false }, { "ww.a.no/bc_", false, false },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNT(cases); i++) {
		for (size_t k = 0; k < COUNT(letters); k++)
			if (ends_after(f, cases[i].before, letters[k]) != cases[i].letters)
				fail_msg("between «%s» and «%s»", cases[i].before, letters[k]);
		for (size_t k = 0; k < COUNT(digits); k++)
			if (ends_after(f, cases[i].before, digits[k]) != cases[i].digits)
				fail_msg("between «%s» and «%s»", cases[i].before, digits[k]);
		for (size_t k = 0; k < COUNT(others); k++)
			if (ends_after(f, cases[i].before, others[k]))
				fail_msg("between «%s» and «%s»", cases[i].before, others[k]);
	}
}

/* What a span adds to the style it stands in; code in other text is set a little smaller, 92 %. */
static void styles_are_added(void **state)
{
	enum { B = SPAN_STRONG, I = SPAN_EMPHASIS, C = SPAN_CODE };
	static const struct {
		enum font base;
		enum font with[8]; /* none, B, I, B I, and the same with C */
	} cases[] = {
		{ FONT_REGULAR, { FONT_REGULAR, FONT_BOLD, FONT_ITALIC, FONT_BOLD_ITALIC, FONT_MONO, FONT_MONO, FONT_MONO, FONT_MONO } },
		{ FONT_BOLD, { FONT_BOLD, FONT_BOLD, FONT_BOLD_ITALIC, FONT_BOLD_ITALIC, FONT_MONO, FONT_MONO, FONT_MONO, FONT_MONO } },
		{ FONT_ITALIC, { FONT_ITALIC, FONT_BOLD_ITALIC, FONT_ITALIC, FONT_BOLD_ITALIC, FONT_MONO, FONT_MONO, FONT_MONO, FONT_MONO } },
		{ FONT_BOLD_ITALIC, { FONT_BOLD_ITALIC, FONT_BOLD_ITALIC, FONT_BOLD_ITALIC, FONT_BOLD_ITALIC, FONT_MONO, FONT_MONO, FONT_MONO, FONT_MONO } },
		{ FONT_MONO, { FONT_MONO, FONT_MONO, FONT_MONO, FONT_MONO, FONT_MONO, FONT_MONO, FONT_MONO, FONT_MONO } },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNT(cases); i++)
		for (unsigned k = 0; k < 8; k++) {
			const unsigned flags = (k & 1 ? B : 0) | (k & 2 ? I : 0) | (k & 4 ? C : 0);
			const struct text_style style = { cases[i].base, PT(10), PT(12), 0, 0, 0 };
			const struct text t = text_of(f, &(struct span){ .text = "ord", .flags = flags }, &style);
			const struct ink *ink = t.units.items[0].ink;

			assert_int_equal(ink->font, cases[i].with[k]);
			assert_int_equal(ink->size, flags & C && cases[i].base != FONT_MONO ? 9200 : 10000);
			assert_int_equal(t.units.items[0].whole, ink->font == FONT_MONO);
		}
}

/* `word` with '-' where it may be divided. */
static const char *divided(struct hyphenator *h, const char *word, struct arena *a)
{
	struct buffer b = { .arena = a };
	bool points[HYPHEN_WORD] = { false };
	int count = hyphenate(h, word, strlen(word), points);

	for (size_t i = 0; word[i]; i++) {
		count -= points[i];
		buffer_printf(&b, "%s%c", points[i] ? "-" : "", word[i]);
	}
	assert_int_equal(count, 0); /* as many as it says */
	return buffer_text(&b);
}

/* "barne-vern~" is a stem, "NAV-et" a whole word; the longest one decides, and between two stems a word is divided. The
 * words of the list are tried without patterns. */
static void the_longest_stem_decides(void **state)
{
	static const char list[] = "# merknad\nbarne-vern~\nbarne~\nbarne-verns-tje-nes-te~ \r\nvern-kaffe\nskole~\nåre-mål~\n"
				   "innover~\n";
	static const struct {
		const char *word, *divided;
	} cases[] = {
		{ "barnevern", "barne-vern" }, { "barnevernet", "barne-vernet" }, { "Barnevernet", "Barne-vernet" },
		{ "barnevernskolen", "barne-vern-skolen" }, { "barneskolen", "barne-skolen" },
		{ "barnevernstjenesten", "barne-verns-tje-nes-ten" }, { "barnevernstjeneste", "barne-verns-tje-neste" },
		{ "vernkaffe", "vern-kaffe" }, { "vernkaffen", "vernkaffen" }, { "åremålet", "åre-målet" },
		{ "Åremålet", "Åre-målet" }, { "BARnevern", "BARnevern" }, { "innover", "innover" }, { "skolebarnet", "skole-barnet" }, { "skole", "skole" },
		{ "barn", "barn" }, { "", "" },
	};
	struct fixture *f = *state;
	struct arena *a = &f->sample.arena;
	struct hyphenator *h = hyphenator_new("/finnes/ikke.dic", STR(list), "ord.txt", a, &f->sample.diag);

	assert_int_equal(f->sample.diag.errors, 0);
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(divided(h, cases[i].word, a), cases[i].divided);
}

/* The line after the character set is the first pattern; the highest number between two letters decides, and an odd one
 * allows a break, three letters from each end at least: bar-ne-vern. */
static void any_dictionary_is_read(void **state)
{
	static const struct {
		const char *patterns, *divided;
	} cases[] = {
		{ "X\nr1n\n", "bar-nevern" }, { "X\nr1n\ne1v", "bar-ne-vern" }, { "X\nr1n\ne1v\ne2v\n", "bar-nevern" },
		{ "X\ne2v\n3ver\n", "barne-vern" }, { "X\ne3v\n2ver\n", "barne-vern" }, { "X\n.bar1\n", "bar-nevern" },
		{ "X\n.arn1\n", "barnevern" }, { "X\nrn1.\n3r2n.\n", "barnevern" }, { "X\nern3.\nver4n.\n1vern.\n", "barne-vern" },
		{ "X\nne1v\nr1n\nne1v\n", "bar-ne-vern" }, { "X\nne1v\nnev1\nner1\n", "barne-v-ern" }, { "X\n1n\r\n1v \n", "bar-ne-vern" },
		{ "X\n\n\nr1n\n", "bar-nevern" }, { "X\n1n\n1v\n2ne\n", "barne-vern" }, { "", "barnevern" }, { "X", "barnevern" },
		{ "r1n\n", "barnevern" }, { "X\nbarnevernet1\nbarne1vernx\nbarne1vern\n", "barne-vern" },
	};
	struct fixture *f = *state;
	struct arena *a = &f->sample.arena;
	const char *folder = new_folder(), *path = arena_printf(a, "%s/p.dic", folder);

	for (size_t i = 0; i < COUNT(cases); i++) {
		write_text(path, cases[i].patterns);
		assert_string_equal(divided(hyphenator_new(path, STR(""), "", a, &f->sample.diag), "barnevern", a), cases[i].divided);
	}
	remove_folder();
}

/* Of a text: the widest part that no line divides, with and without hyphens, and all of it on one line. Digits are 556 of
 * 1000 wide, a hyphen 333 and a space 278: at 10 points 5.56, 3.33 and 2.78. */
static void widths_are_measured(void **state)
{
	static const struct {
		const char *text;
		double narrowest, divided, widest;
	} cases[] = {
		{ "", 0, 0, 0 },
		{ "1", 5.56, 5.56, 5.56 },
		{ "1 22", 11.12, 11.12, 5.56 + 2.78 + 11.12 },
		{ "22 1", 11.12, 11.12, 11.12 + 2.78 + 5.56 },
		{ "1\u00AD22", 11.12, 11.12, 16.68 },
		{ "22\u00AD1", 11.12 + 3.33, 11.12 + 3.33, 16.68 },
		{ "1 – 22", 5.56 + 2.78 + 5.56, 5.56 + 2.78 + 5.56, 5.56 + 2.78 + 5.56 + 2.78 + 11.12 },
		{ "000", 16.68, 16.68, 16.68 },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct text t = text_of(f, &(struct span){ .text = cases[i].text }, &regular);

		CHECK_NEAR(text_narrowest(&t, &f->flow, false), 1000 * cases[i].narrowest, 40);
		CHECK_NEAR(text_narrowest(&t, &f->flow, true), 1000 * cases[i].divided, 40);
		CHECK_NEAR(text_widest(&t, &f->flow), 1000 * cases[i].widest, 40);
	}
}

/* A hard break ends a line whatever its width; words divided are narrower than whole ones. */
static void breaks_and_words_are_measured(void **state)
{
	struct fixture *f = *state;
	struct span last = { .text = "1" }, hard = { .line_break = true, .next = &last },
		    first = { .text = "22 333", .next = &hard };
	struct text t = text_of(f, &first, &regular), word = text_of(f, &(struct span){ .text = "fylkeskommunen" }, &regular);
	length widest = font_width(f->flow.fonts, FONT_REGULAR, "kom-", 4, PT(10));

	assert_string_equal(broken(f, &t, PT(100), HYPHENS_FREELY), "22 333|1");
	CHECK_NEAR(text_widest(&t, &f->flow), 1000 * (11.12 + 2.78 + 16.68), 40);
	CHECK_NEAR(text_narrowest(&word, &f->flow, true), widest, 40); /* fyl-kes-kom-mu-nen */
	CHECK_NEAR(text_narrowest(&word, &f->flow, false), text_widest(&word, &f->flow), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(paragraphs_at_many_widths, start, end),
		cmocka_unit_test_setup_teardown(lines_end_after_signs, start, end),
		cmocka_unit_test_setup_teardown(styles_are_added, start, end),
		cmocka_unit_test_setup_teardown(the_longest_stem_decides, start, end),
		cmocka_unit_test_setup_teardown(any_dictionary_is_read, start, end),
		cmocka_unit_test_setup_teardown(widths_are_measured, start, end),
		cmocka_unit_test_setup_teardown(breaks_and_words_are_measured, start, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
