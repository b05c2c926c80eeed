/* The municipality's profile: what is read and refused, and what it does to a document. */
#include "check.h"
#include "program.h"

#include "base/arena.h"
#include "base/colour.h"
#include "base/limits.h"
#include "layout_sample.h"
#include "guard/privacy.h"
#include "guard/texts.h"
#include "input/profile.h"
#include "page/image.h"
#include "page/pages.h"

#include <stdio.h>
#include <string.h>

static bool read_text(struct profile *out, const char *text, struct arena *a, struct diag *d)
{
	*d = (struct diag){ .arena = a };
	return profile_read(out, (struct str){ text, strlen(text) }, "profil.yaml", a, d);
}

/* WCAG 2.1: white on white is 1, black 21; #767676 is the lightest grey with 4.5, #777777 has 4.48. */
static void test_contrast(void **state)
{
	(void)state;
	CHECK_NEAR(colour_contrast(0xFFFFFF, 0xFFFFFF), 1, 1e-9);
	CHECK_NEAR(colour_contrast(0x000000, 0xFFFFFF), 21, 1e-9);
	CHECK_NEAR(colour_contrast(0x767676, 0xFFFFFF), 4.54, 0.005);
	CHECK_NEAR(colour_contrast(0x777777, 0xFFFFFF), 4.48, 0.005);
	CHECK_NEAR(colour_contrast(0xFF0000, 0xFFFFFF), 4.00, 0.005);
	CHECK_NEAR(colour_contrast(0x0000FF, 0xFFFFFF), 8.59, 0.005);
}

static void test_read(void **state)
{
	struct arena a = { 0 };
	struct diag d;
	struct profile p;

	(void)state;
	assert_true(read_text(&p,
			      "navn: Søndre Eksempel kommune\nlogo: bilder/logo.png\nalternativ tekst: Et tre\n"
			      "farge: \"#1f5C3A\"\ndomene: [Eksempel.kommune.no, '@skole-eksempel.no']\n",
			      &a, &d));
	assert_string_equal(p.name, "Søndre Eksempel kommune");
	assert_string_equal(p.logo, "bilder/logo.png");
	assert_string_equal(p.alt, "Et tre");
	assert_true(p.has_colour);
	assert_int_equal(p.colour, 0x1F5C3A);
	assert_int_equal(p.domain_count, 2);
	assert_string_equal(p.domains[0], "eksempel.kommune.no");
	assert_string_equal(p.domains[1], "skole-eksempel.no");
	assert_true(read_text(&p, "farge: 767676", &a, &d));
	assert_true(read_text(&p, "domene: eksempel.no", &a, &d));
	arena_free(&a);
}

static void test_faults(void **state)
{
	static const struct {
		const char *text;
		int line;
		const char *message;
	} cases[] = {
		{ "navn: A\nfarge: \"#777777\"", 2, "4,4 : 1, og den må ha minst 4,5 : 1" },
		{ "farge: \"#777777\"", 1, "for eksempel #767676" },
		{ "farge: FFFFFF", 1, "1 : 1" },
		{ "farge: #0A4D68", 1, "anførselstegn" },
		{ "farge: grønn", 1, "ikke en farge" },
		{ "farge: 12345", 1, "ikke en farge" },
		{ "farge: [a]", 1, "én verdi" },
		{ "navn: A\nlogo: logo.png", 2, "alternativ tekst" },
		{ "domene: eksempel", 1, "ikke et e-postdomene" },
		{ "domene: [eksempel.no, .no]", 1, "ikke et e-postdomene" },
		{ "domene: eksempel..no", 1, "ikke et e-postdomene" },
		{ "domene: post@eksempel.no", 1, "ikke et e-postdomene" },
		{ "lgo: logo.png", 1, "mente du «logo»" },
		{ "- logo", 1, "nøkler" },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct diag d;
		struct profile p;

		assert_false(read_text(&p, cases[i].text, &a, &d));
		assert_int_equal(d.errors, 1);
		assert_int_equal(d.entries[0].at.line, cases[i].line);
		expect_contains(d.entries[0].message, cases[i].message);
	}
	arena_free(&a);
}

/* The colour that is suggested has contrast enough itself, whatever was written. */
static void test_suggestions(void **state)
{
	struct arena a = { 0 };

	(void)state;
	for (uint32_t colour = 0; colour <= 0xFFFFFF; colour += 0x010B0D) {
		struct diag d;
		struct profile p;
		const char *hash;

		if (colour_contrast(colour, 0xFFFFFF) >= LEAST_CONTRAST)
			continue;
		assert_false(read_text(&p, arena_printf(&a, "farge: %06X", colour), &a, &d));
		hash = strrchr(d.entries[0].message, '#');
		assert_true(colour_contrast((uint32_t)strtoul(hash + 1, NULL, 16), 0xFFFFFF) >= LEAST_CONTRAST);
	}
	arena_free(&a);
}

static void test_limits(void **state)
{
	struct arena a = { 0 };
	struct diag d;
	struct profile p;

	(void)state;
	for (int over = 0; over < 2; over++) {
		struct buffer list = { .arena = &a };

		assert_int_equal(read_text(&p, arena_printf(&a, "navn: %0*d", LIMIT_PROFILE_NAME + over, 0), &a, &d), !over);
		for (int i = 0; i < LIMIT_DOMAINS + over; i++)
			buffer_printf(&list, "%sa%d.no", i ? ", " : "domene: [", i);
		buffer_puts(&list, "]");
		assert_int_equal(read_text(&p, buffer_text(&list), &a, &d), !over);
	}
	arena_free(&a);
}

/* Addresses at the profile's domains and below them pass the privacy gate, others do not. */
static void test_domains(void **state)
{
	static const char *const domains[] = { "skole-eksempel.no" };
	static const struct {
		const char *text;
		size_t errors;
	} cases[] = {
		{ "post@skole-eksempel.no", 0 },    { "post@SKOLE-eksempel.NO", 0 }, { "rektor@nord.skole-eksempel.no", 0 },
		{ "post@ungskole-eksempel.no", 1 }, { "ola@eksempel.no", 1 },        { "post@eksempel.kommune.no", 0 },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct diag d = { .arena = &a };
		struct privacy gate = { .municipality = "Eksempel kommune", .domains = domains,
					.domain_count = COUNT(domains), .arena = &a, .diag = &d };
		struct texts texts = { .arena = &a };

		texts_add(&texts, cases[i].text, (struct place){ "notater.md", 1, 1 });
		privacy_check(&gate, &texts);
		assert_int_equal(d.errors, cases[i].errors);
	}
	arena_free(&a);
}

static struct block *add_title(struct sample *s)
{
	struct block *title = block_new(&s->arena, BLOCK_TITLE, s->doc->root);

	span_add(&s->arena, &title->spans, "Los for ungdom", 0);
	return title;
}

static struct block *add_letterhead(struct sample *s, const struct image *logo)
{
	struct block *block = block_new(&s->arena, BLOCK_LETTERHEAD, s->doc->root);

	block->sender.logo = logo;
	block->sender.alt = "Et tre";
	block->sender.name = "Eksempel kommune";
	return block;
}

static const struct item *find_image(const struct page *page)
{
	for (size_t i = 0; i < page->item_count; i++)
		if (page->items[i].type == ITEM_IMAGE)
			return &page->items[i];
	return NULL;
}

/* Logos of every shape keep theirs, stand in the top margin, and move nothing. */
static void test_letterhead(void **state)
{
	static const uint8_t pixels[3];
	static const struct image shapes[] = { { 100, 100, 1, pixels }, { 2000, 1, 1, pixels }, { 1, 2000, 1, pixels },
					       { 160, 192, 3, pixels } };
	length title_y = 0;

	(void)state;
	for (size_t i = 0; i <= COUNT(shapes); i++) {
		const struct image *logo = i ? &shapes[i - 1] : NULL;
		const struct item *item;
		const struct element *figure;
		struct sample s;

		sample_start(&s);
		add_letterhead(&s, logo);
		add_title(&s);
		assert_true(sample_layout(&s));
		for (size_t k = 0; k < s.pages.pages[0].item_count; k++) {
			const struct item *text = &s.pages.pages[0].items[k];

			if (text->type != ITEM_TEXT || strncmp(text->text.text, "Los", 3) != 0)
				continue;
			title_y = title_y ? title_y : text->y;
			assert_int_equal(text->y, title_y);
		}
		item = find_image(&s.pages.pages[0]);
		assert_int_equal(item != NULL, logo != NULL);
		if (logo) {
			figure = s.pages.pages[0].owners[item->mark];
			assert_int_equal(figure->tag, TAG_FIGURE);
			assert_string_equal(element_more(figure).alt, "Et tre");
			assert_int_equal(element_more(figure).box.w, item->image.w);
			assert_true(item->y > 0 && item->y + item->image.h <= s.style->top);
			assert_true(item->image.w <= s.style->logo_width && item->image.h <= s.style->logo_height);
			CHECK_NEAR((double)item->image.w / item->image.h, (double)logo->width / logo->height,
				   logo->width > 1000 ? 10 : 0.01);
		}
		sample_end(&s);
	}
}

/* The colour takes the place of the first accent wherever that stood, and of nothing else. */
static void test_colour(void **state)
{
	struct sample s;
	struct style own;

	(void)state;
	sample_start(&s);
	own = style_accented(s.style, 0x1F5C3A);
	assert_int_equal(own.accent[0], 0x1F5C3A);
	assert_int_equal(own.chart.gain, 0x1F5C3A);
	assert_int_equal(own.text[TEXT_TITLE].colour, 0x1F5C3A);
	assert_int_equal(own.text[TEXT_HEADING_1].colour, 0x1F5C3A);
	assert_int_equal(own.text[TEXT_BODY].colour, s.style->text[TEXT_BODY].colour);
	assert_int_equal(own.accent[1], s.style->accent[1]);
	sample_end(&s);
}

/* Text in the colour can be read in boxes and tinted rows too; what is drawn keeps the colour. */
static void test_tinted_grounds(void **state)
{
	static const uint32_t colour = 0x767676; /* 4.54 : 1 to white, 4.1 : 1 in a box */
	struct sample s;
	struct style own;

	(void)state;
	sample_start(&s);
	own = style_accented(s.style, colour);
	assert_true(colour_contrast(colour, own.box) < LEAST_CONTRAST);
	assert_int_equal(own.accent[0], colour);
	assert_int_equal(own.chart.gain, colour);
	assert_int_equal(own.text[TEXT_TITLE].colour, own.link);
	for (int i = 0; i < TEXT_ROLES; i++) {
		assert_true(colour_contrast(own.text[i].colour, own.box) >= LEAST_CONTRAST);
		assert_true(colour_contrast(own.text[i].colour, own.zebra) >= LEAST_CONTRAST);
	}
	assert_true(colour_contrast(own.link, own.box) >= LEAST_CONTRAST);
	assert_true(colour_contrast(own.link, own.zebra) >= LEAST_CONTRAST);
	assert_true(colour_contrast(own.link, own.box) < LEAST_CONTRAST + 0.1); /* and is no darker than it must be */
	sample_end(&s);
}

/* A scenario in `folder` with this profile. */
static void write_case(const char *folder, const char *profile)
{
	struct run r = run("{ sed '/^notater/d' examples/publisert/scenario.yaml; echo 'profil: p.yaml'; } >%s/scenario.yaml",
			   folder);
	char path[200];

	expect_status(&r, 0);
	snprintf(path, sizeof path, "%s/p.yaml", folder);
	write_text(path, profile);
}

/* What the program says of a profile, with the place it is at. */
static void test_program(void **state)
{
	static const struct {
		const char *profile, *message;
	} cases[] = {
		{ "logo: ../logo.png\nalternativ tekst: X", "p.yaml:1:7: «../logo.png» ligger utenfor mappen" },
		{ "logo: borte.png\nalternativ tekst: X", "p.yaml:1:7: " },
		{ "logo: scenario.yaml\nalternativ tekst: X", "p.yaml:1:7: logoen kan ikke brukes: filen er verken PNG" },
		{ "navn: ring 912 34 567", "p.yaml:1:12: dette ser ut som et telefonnummer" },
		{ "farge: EEEEEE", "p.yaml:1:8: fargen #EEEEEE har for liten kontrast" },
	};
	const char *folder = new_folder();
	struct run r;

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		write_case(folder, cases[i].profile);
		r = run("$UTENFOR sjekk %s/scenario.yaml", folder);
		expect_status(&r, 1);
		expect_contains(r.err, cases[i].message);
	}
	write_case(folder, "navn: Eksempel kommune\n");
	r = run("rm %s/p.yaml && ln -s scenario.yaml %s/p.yaml && $UTENFOR sjekk %s/scenario.yaml", folder, folder, folder);
	expect_status(&r, 1);
	expect_contains(r.err, "scenario.yaml:");
	remove_folder();
}

/* Files of the most bytes allowed are read, one byte more is refused. Padding is a comment in the profile, and
 * what follows the end of the picture in the logo. */
static void test_file_limits(void **state)
{
	static const struct {
		const char *file;
		int limit;
		const char *padding;
	} cases[] = {
		{ "p.yaml", LIMIT_PROFILE_BYTES, "\\043" },
		{ "logo.png", LIMIT_IMAGE_BYTES, "\\000" },
	};
	const char *folder = new_folder();

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		for (int over = 0; over < 2; over++) {
			struct run r;

			write_case(folder, "logo: logo.png\nalternativ tekst: Et skjold\n#");
			r = run("cd %s && cp $OLDPWD/examples/runder/logo.png . && size=$(stat -c %%s %s) && "
				"head -c $((%d - size)) /dev/zero | tr '\\000' '%s' >>%s && cd - && "
				"$UTENFOR sjekk %s/scenario.yaml",
				folder, cases[i].file, cases[i].limit + over, cases[i].padding, cases[i].file, folder);
			expect_status(&r, over);
		}
	}
	remove_folder();
}

/* The example's logo reaches the file with its alternative text. */
static void test_example(void **state)
{
	const char *folder = new_folder();
	struct run r;

	(void)state;
	r = run("$UTENFOR rapport -q examples/runder/scenario.yaml -o %s/r.pdf && pdfinfo -struct %s/r.pdf && "
		"pdfimages -list %s/r.pdf", folder, folder, folder);
	expect_status(&r, 0);
	expect_contains(r.out, "Figure");
	expect_contains(r.out, "    80    96  rgb");
	remove_folder();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_contrast),    cmocka_unit_test(test_read),   cmocka_unit_test(test_faults),
		cmocka_unit_test(test_suggestions), cmocka_unit_test(test_limits), cmocka_unit_test(test_domains),
		cmocka_unit_test(test_letterhead),  cmocka_unit_test(test_colour), cmocka_unit_test(test_tinted_grounds),
		cmocka_unit_test(test_program),     cmocka_unit_test(test_file_limits), cmocka_unit_test(test_example),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
