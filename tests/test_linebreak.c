#include "base/number.h"
#include "base/text.h"
#include "check.h"
#include "flow_sample.h"
#include "page/hyphen.h"
#include "page/linebreak.h"
#include "program.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <time.h>

#define PATTERNS "/usr/share/hyphen/hyph_nb_NO.dic"

/* `word` with '-' where it may be divided. */
static const char *divided(struct hyphenator *h, const char *word, struct arena *a)
{
	struct buffer b = { .arena = a };
	size_t size = strlen(word);
	bool *points = NEW_ARRAY(a, size + 1, bool);

	hyphenate(h, word, size, points);
	for (size_t i = 0; i < size; i++) {
		if (points[i])
			buffer_puts(&b, "-");
		buffer_add(&b, word + i, 1);
	}
	return buffer_text(&b);
}

static void words_are_divided_as_norwegians_do(void **state)
{
	static const char *const words[] = {
		"barne-vernet",        /* the patterns alone say barne-ver-net */
		"barne-vern-tje-nes-ten",
		"Barne-vernet",
		"utdan-ning",
		"utdan-nings-nivå",
		"fyl-kes-kom-mune",
		"fyl-kes-kom-mu-nen",
		"skatte-inn-be-ta-ling",
		"til-tak",
		"tje-nes-te-inno-va-sjo-nen",
		"gevinst-rea-li-se-rin-gen",
		"pris-året",
		"ramme-til-skudd",
		"uten-for-regn-ska-pet",
		"videre-gå-ende",
		"vidare-gå-ande",
		"kri-mi-nal-om-sorg",
		"suk-sess-rate",
		"hjelpe-til-tak",
		"uføre-trygd",
		"sosial-hjelps-mot-ta-ker",
		"spe-sia-list-helse-tje-nes-ten",
		"spe-sia-list-helse-te-nesta",
		"barne-verns-re-for-men",
		"arbeids-av-kla-rings-pen-ger",
		"inn-tekts-ut-jam-ning",
		"kal-ku-la-sjons-renta",
		"for-ut-set-nin-gen",
		"rus-om-sorg",          /* not ru-som-sorg */
		"rus-om-sor-gen",
		"tverr-etat-lig",       /* not tver-retat-lig */
		"effekt-eva-lu-e-ring", /* not effekteva-lu-e-ring */
		"NAV", "FHI", "KOSTRA", "SSB-tabell", /* abbreviations stay whole */
		"hest", "krav", "",
	};
	struct fixture *f = *state;
	struct arena *a = &f->sample.arena;

	for (size_t i = 0; i < COUNT(words); i++) {
		char *word = arena_text(a, words[i], strlen(words[i])), *to = word;

		if (!strstr(words[i], "SSB")) { /* its hyphen is the word's own */
			for (const char *from = words[i]; *from; from++)
				if (*from != '-')
					*to++ = *from;
			*to = '\0';
		}
		assert_string_equal(divided(f->flow.style.hyphenator, word, a), words[i]);
	}
}

/* Liang's rule as it is told: each pattern wherever it fits, the highest digit between two letters wins. */
static void divide_slowly(const char *patterns, const char *word, size_t letters, char *values)
{
	memset(values, '0', letters + 2);
	for (const char *line = strchr(patterns, '\n') + 1; *line; line += strcspn(line, "\n") + 1) {
		size_t size = strcspn(line, "\n");

		for (size_t start = 0; start <= letters; start++) {
			size_t at = start, i = 0;

			while (i < size && (isdigit((unsigned char)line[i]) || word[at] == line[i]))
				at += !isdigit((unsigned char)line[i++]);
			if (i < size)
				continue;
			at = start;
			for (i = 0; i < size; i++) {
				if (!isdigit((unsigned char)line[i]))
					at++;
				else if (line[i] > values[at])
					values[at] = line[i];
			}
		}
	}
}

/* Words of Debian's Norwegian spelling dictionary, one in 2000. */
static void patterns_are_applied_by_liangs_rule(void **state)
{
	struct fixture *f = *state;
	struct arena *a = &f->sample.arena;
	struct hyphenator *own = hyphenator_new(PATTERNS, STR(""), "", a, &f->sample.diag);
	char *patterns = file_content(PATTERNS, NULL), line[300], padded[120], utf8[240], values[120];
	FILE *words = fopen("/usr/share/hunspell/nb_NO.dic", "r");
	bool points[240];
	int compared = 0;

	assert_non_null(words);
	assert_non_null(patterns);
	for (int number = 0; fgets(line, sizeof line, words); number++) {
		size_t letters = 0, bytes = 0;

		while ((line[letters] >= 'a' && line[letters] <= 'z') || (unsigned char)line[letters] >= 0xE0)
			letters++;
		if (number % 2000 || letters < 6 || letters > 90)
			continue;
		snprintf(padded, sizeof padded, ".%.*s.", (int)letters, line);
		divide_slowly(patterns, padded, letters, values);
		for (size_t i = 0; i < letters; i++)
			bytes += (size_t)utf8_put(utf8 + bytes, (unsigned char)line[i]);
		hyphenate(own, utf8, bytes, points);
		for (size_t i = 0, at = 0; i < letters; at += (unsigned char)line[i++] < 0x80 ? 1 : 2)
			if (points[at] != (i >= HYPHEN_BEFORE && letters - i >= HYPHEN_AFTER && values[i + 1] % 2))
				fail_msg("%.*s: wrong before letter %zu", (int)bytes, utf8, i + 1);
		compared++;
	}
	fclose(words);
	free(patterns);
	assert_true(compared > 100);
}

static void a_missing_dictionary_leaves_the_exceptions(void **state)
{
	struct fixture *f = *state;
	struct arena *a = &f->sample.arena;
	struct hyphenator *h = hyphenator_new("/finnes/ikke.dic", STR("# merknad\nbarne-vern~\n"), "x", a, &f->sample.diag);

	assert_string_equal(divided(h, "barnevernet", a), "barne-vernet");
	assert_string_equal(divided(h, "spesialist", a), "spesialist");
	assert_int_equal(f->sample.diag.errors, 0);
}

static void faults_in_the_list_have_a_line(void **state)
{
	struct fixture *f = *state;
	struct diag *d = &f->sample.diag;
	char list[4 * HYPHEN_WORD] = "barne-vern~\n\nto ord\nfem5\na~b\n";
	size_t size = strlen(list);

	memset(list + size, 'a', 2 * HYPHEN_WORD + 2);
	list[size + HYPHEN_WORD] = '\n'; /* as long as it may be, and one letter more */
	hyphenator_new(PATTERNS, (struct str){ list, strlen(list) }, "ord.txt", &f->sample.arena, d);
	assert_int_equal(d->errors, 4);
	for (int i = 0; i < 4; i++)
		assert_int_equal(d->entries[i].at.line, i < 3 ? 3 + i : 7);
	assert_string_equal(d->entries[0].at.file, "ord.txt");
}

/* The lines of `text` at `width` with '|' between, hyphens shown. */
static const char *broken(struct fixture *f, const char *text, length width, enum hyphens hyphens)
{
	static struct text_style style = { FONT_REGULAR, PT(10), PT(12), 0, 0, 0 };
	struct span span = { .text = text };
	struct ink ink = ink_of(&style, NULL);
	struct buffer b = { .arena = &f->sample.arena };
	struct lines lines = { 0 };
	struct text t = { 0 };

	text_add(&t, &f->flow, &span, &ink);
	lines_break(&lines, &t, &f->flow, width, hyphens);
	for (size_t i = 0; i < lines.items.count; i++) {
		struct strip s = { 0 };
		const struct item *item;

		line_pieces(&f->flow, &s, &lines.items.items[i], 0, 0);
		assert_int_equal(s.pieces.count, 1);
		item = &s.pieces.items[0].item;
		/* The sum of rounded widths may be off by half a unit for each of them. */
		CHECK_NEAR(item->text.width, font_width(f->flow.fonts, item->text.font, item->text.text,
							strlen(item->text.text), item->text.size), 40);
		buffer_printf(&b, "%s%s", i ? "|" : "", item->text.text);
	}
	return buffer_text(&b);
}

static void lines_break_where_they_may(void **state)
{
	static const struct {
		const char *text;
		int width;
		enum hyphens hyphens;
		const char *lines;
	} cases[] = {
		{ "", 100, HYPHENS_FREELY, "" },
		{ "   ", 100, HYPHENS_FREELY, "" },
		{ "ett  to", 100, HYPHENS_FREELY, "ett to" },
		{ "en to tre fire", 40, HYPHENS_FREELY, "en to tre|fire" },
		{ "1\u00a0000\u00a0000 kroner", 45, HYPHENS_FREELY, "1\u00a0000\u00a0000|kroner" },   /* NBSP holds */
		{ "i 1 000 000 kroner", 45, HYPHENS_FREELY, "i|1 000 000|kroner" },                      /* as typed, too */
		{ "i 2021 100 av", 45, HYPHENS_FREELY, "i 2021|100 av" },
		{ "1\u202f000\u202f000 kroner", 45, HYPHENS_FREELY, "1\u202f000\u202f000|kroner" },
		{ "opplæring og/eller arbeid", 75, HYPHENS_NEEDED, "opplæring og/|eller arbeid" },
		{ "NAV-kontoret i kommunen", 50, HYPHENS_NEEDED, "NAV-|kontoret i|kommunen" },
		{ "år 2021-03-15 og −500", 55, HYPHENS_NEEDED, "år|2021-03-15|og −500" },             /* not in dates */
		{ "i 2022-kroner", 55, HYPHENS_NEEDED, "i|2022-kroner" },                                /* nor after numbers */
		{ "fra 9–19 timer", 40, HYPHENS_NEEDED, "fra 9–19|timer" },
		{ "kommunen – staten", 62, HYPHENS_NEEDED, "kommunen –|staten" },                       /* no line starts with a dash */
		{ "barne\u00advern", 40, HYPHENS_NEEDED, "barne-|vern" },                               /* soft hyphen */
		{ "barne\u00advern", 80, HYPHENS_NEEDED, "barnevern" },
		{ "skatteinnbetaling", 50, HYPHENS_NEEDED, "skatteinn-|betaling" },
		{ "Hvert år i økonomiplanen", 95, HYPHENS_FREELY, "Hvert år i|økonomiplanen" },            /* no rest alone */
		{ "endres etter det kommunen nå vet", 110, HYPHENS_FREELY, "endres etter det|kommunen nå vet" },
		{ "Se https://www.ks.no/utenfor/regnskapet", 90, HYPHENS_FREELY, "Se https://www.|ks.no/utenfor/|regnskapet" },
		{ "12345678901234567890", 60, HYPHENS_FREELY, "1234567890|1234567890" },                /* despair */
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(broken(f, cases[i].text, PT(cases[i].width), cases[i].hyphens), cases[i].lines);
}

/* With ordinary spaces for hard ones, as people type it. */
static const char *as_typed(struct arena *a, const char *number)
{
	struct buffer out = { .arena = a };

	for (; *number; number++) {
		bool space = strncmp(number, "\u00A0", 2) == 0;

		buffer_add(&out, space ? " " : number, 1);
		number += space;
	}
	return buffer_text(&out);
}

/* A number that is wider than its line is divided between groups of three digits, never inside one, nor after a sign. */
static void numbers_are_divided_between_groups(void **state)
{
	struct fixture *f = *state;
	struct arena *a = &f->sample.arena;

	for (int digits = 1; digits <= 60; digits++) {
		int kind = digits / 15; /* below zero, and typed */
		const char *number =
			number_whole(a, (kind % 2 ? -1 : 1) * floor(pow(10, 1 + digits % 15) * 0.987654321));

		number = kind > 1 ? as_typed(a, number) : number;
		for (int width = 24; width <= 100; width++) { /* points: three digits with a sign take 23 */
			const char *lines = broken(f, number, PT(width), HYPHENS_FREELY);

			const char *first = lines + strcspn(lines, "0123456789");

			for (const char *p = first; *p; p++) {
				size_t run = strspn(p, "0123456789");

				if ((run && p > first && run != 3) || first[-(first > lines)] == '|')
					fail_msg("%s became %s at %d points", number, lines, width);
				p += run ? run - 1 : 0;
			}
		}
	}
}

/* What is read of `spans` in a paragraph 40 points wide: elements between «», with what they say whole after '='. */
static const char *read_whole(struct fixture *f, const struct span *spans)
{
	static struct text_style style = { FONT_REGULAR, PT(10), PT(12), 0, 0, 0 };
	struct element paragraph = { .tag = TAG_P, .has_language = true };
	struct ink ink = ink_of(&style, &paragraph);
	const struct element *last = NULL;
	struct buffer b = { .arena = &f->sample.arena };
	struct lines lines = { 0 };
	struct text t = { 0 };

	text_add(&t, &f->flow, spans, &ink);
	lines_break(&lines, &t, &f->flow, PT(40), HYPHENS_NEEDED);
	for (size_t i = 0; i < lines.items.count; i++)
		for (size_t k = 0; k < lines.items.items[i].count; k++) {
			const struct unit *u = &lines.items.items[i].units[k];
			const struct element *owner = u->ink->owner;

			if (element_more(owner).actual && owner != last)
				buffer_printf(&b, "[%s%s]", owner->parent == &paragraph ? "" : "in ", element_more(owner).actual);
			else if (!element_more(owner).actual)
				buffer_add(&b, u->text, u->bytes);
			last = owner;
		}
	return buffer_text(&b);
}

/* A word that a line divides is read as one, whatever its styles are; of one that is a link in part, the part. */
static void divided_words_are_read_whole(void **state)
{
	struct fixture *f = *state;
	static const struct {
		struct span first, second;
		const char *read;
	} cases[] = {
		{ { .text = "barne\u00ADvern" }, { .text = " nå" }, "[barnevern ]nå" },
		{ { .text = "barne", .flags = SPAN_STRONG }, { .text = "\u00ADvern nå" }, "[barnevern ]nå" },
		{ { .text = "barne\u00AD" }, { .text = "vern", .flags = SPAN_EMPHASIS }, "[barnevern]" },
		{ { .text = "b", .flags = SPAN_STRONG }, { .text = "arne\u00ADvern nå" }, "[barnevern ]nå" },
		{ { .text = "barne\u00ADvern", .link = "https://a.no" }, { .text = " nå" }, "[in barnevern ]nå" },
		{ { .text = "barne", .link = "https://a.no" }, { .text = "\u00ADvern nå" }, "[in barne]vernnå" },
		{ { .text = "ikke" }, { .text = "delt", .flags = SPAN_STRONG }, "ikkedelt" },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct span first = cases[i].first, second = cases[i].second;

		first.next = &second;
		assert_string_equal(read_whole(f, &first), cases[i].read);
	}
}

/* At every width: nothing is wider, nothing is lost, and no three hyphens stand on top of one another. */
static void lines_hold_at_every_width(void **state)
{
	static const char text[] = SAMPLE_TEXT SAMPLE_TEXT;
	struct fixture *f = *state;

	for (int width = 30; width <= 400; width += 7) {
		const char *lines = broken(f, text, PT(width), HYPHENS_FREELY), *original = text;
		int hyphens = 0;

		for (const char *p = lines; *p;) {
			size_t size = strcspn(p, "|");

			assert_true(font_width(f->flow.fonts, FONT_REGULAR, p, size, PT(10)) <= PT(width) + 40);
			for (size_t i = 0; i < size; i++) {
				while ((*original == ' ' || *original == '\n') && p[i] != ' ')
					original++;
				if (p[i] == *original || (p[i] == ' ' && *original == '\n'))
					original++;
				else
					assert_true(p[i] == '-' && i + 1 == size);
			}
			hyphens = p[size - 1] == '-' ? hyphens + 1 : 0;
			if (width > 100)
				assert_true(hyphens <= 2);
			p += size + (p[size] == '|');
		}
		assert_int_equal(strspn(original, " \n"), strlen(original));
	}
}

static void running_text_is_rarely_hyphenated(void **state)
{
	struct fixture *f = *state;
	const char *lines = broken(f, SAMPLE_TEXT, PT(356), HYPHENS_FREELY);
	int hyphens = 0;

	for (const char *p = lines; (p = strstr(p, "-|")) != NULL; p++)
		hyphens++;
	assert_true(hyphens <= 1);
}

static const char *repeat(struct arena *a, const char *text, size_t count)
{
	struct buffer b = { .arena = a };

	while (count-- > 0)
		buffer_puts(&b, text);
	return buffer_text(&b);
}

/* Text without spaces fills its lines, but for the first, which the word before it may have begun, and the last. */
static void lines_inside_words_are_full(void **state)
{
	static const char *const starts[] = { "", "Se ", "Ordet er " };
	struct fixture *f = *state;
	struct arena *a = &f->sample.arena;

	for (size_t i = 0; i < COUNT(starts); i++) {
		const char *text = arena_printf(a, "%s%s", starts[i], repeat(a, "(", 1000));
		const char *lines = broken(f, text, PT(100), HYPHENS_FREELY), *second = strchr(lines, '|') + 1;
		size_t full = strcspn(second, "|"), rest = strlen(second) % (full + 1);

		assert_int_equal(full, PT(100) / font_width(f->flow.fonts, FONT_REGULAR, "(", 1, PT(10)));
		for (const char *p = second; p + full < second + strlen(second) - rest; p += full + 1)
			assert_true(p[full] == '|' && strcspn(p, "|") == full);
	}
}

/* What is exactly as wide as the line stays whole; with one more character it does not. */
static void a_full_line_is_no_overfull_one(void **state)
{
	struct fixture *f = *state;

	for (int count = 1; count < 40; count++) {
		const char *run = repeat(&f->sample.arena, "(", count);
		length width = font_width(f->flow.fonts, FONT_REGULAR, run, strlen(run), PT(10)),
		       sum = count * font_width(f->flow.fonts, FONT_REGULAR, "(", 1, PT(10));

		width = width > sum ? width : sum; /* they are rounded, whole or each */
		assert_string_equal(broken(f, run, width, HYPHENS_FREELY), run);
		assert_string_equal(broken(f, arena_printf(&f->sample.arena, "%s %s %s", run, run, run), width,
					   HYPHENS_FREELY),
				    arena_printf(&f->sample.arena, "%s|%s|%s", run, run, run));
		assert_non_null(strchr(broken(f, arena_printf(&f->sample.arena, "%s(", run), width, HYPHENS_FREELY), '|'));
	}
}

/* The least of three. */
static double seconds_to_break(struct fixture *f, const char *text, length width)
{
	static struct text_style style = { FONT_REGULAR, PT(10), PT(12), 0, 0, 0 };
	struct span span = { .text = text };
	struct ink ink = ink_of(&style, NULL);
	double least = INFINITY;

	for (int i = 0; i < 3; i++) {
		clock_t start = clock();
		struct lines lines = { 0 };
		struct text t = { 0 };

		text_add(&t, &f->flow, &span, &ink);
		lines_break(&lines, &t, &f->flow, width, HYPHENS_FREELY);
		least = fmin(least, (double)(clock() - start) / CLOCKS_PER_SEC);
	}
	return least;
}

/* A line ten times as long holds ten times the characters that its last one could be tried against. */
static void text_without_spaces_is_broken_fast(void **state)
{
	struct fixture *f = *state;
	const char *text = repeat(&f->sample.arena, "(", 200000);
	double narrow = seconds_to_break(f, text, PT(40)), wide = seconds_to_break(f, text, PT(400));

	if (wide > 3 * narrow)
		fail_msg("%.0f ms in narrow lines, %.0f ms in wide ones", narrow * 1e3, wide * 1e3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(words_are_divided_as_norwegians_do, start, end),
		cmocka_unit_test_setup_teardown(patterns_are_applied_by_liangs_rule, start, end),
		cmocka_unit_test_setup_teardown(a_missing_dictionary_leaves_the_exceptions, start, end),
		cmocka_unit_test_setup_teardown(faults_in_the_list_have_a_line, start, end),
		cmocka_unit_test_setup_teardown(lines_break_where_they_may, start, end),
		cmocka_unit_test_setup_teardown(divided_words_are_read_whole, start, end),
		cmocka_unit_test_setup_teardown(lines_hold_at_every_width, start, end),
		cmocka_unit_test_setup_teardown(numbers_are_divided_between_groups, start, end),
		cmocka_unit_test_setup_teardown(running_text_is_rarely_hyphenated, start, end),
		cmocka_unit_test_setup_teardown(lines_inside_words_are_full, start, end),
		cmocka_unit_test_setup_teardown(a_full_line_is_no_overfull_one, start, end),
		cmocka_unit_test_setup_teardown(text_without_spaces_is_broken_fast, start, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
