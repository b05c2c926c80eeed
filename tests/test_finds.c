/* What the gate makes of numbers and addresses in every form, beside tests/golden/finds.txt; UPDATE_GOLDEN in the
 * environment writes that anew. In a cell stands what was found: f for an identity number, k for an account, t for a
 * telephone, e for an address, '.' for nothing. */
#include "program.h"
#include "sentences.h"

#include <stdlib.h>

#define GOLDEN "tests/golden/finds.txt"

/* --- what is found of a text --- */

static char letter_of(const char *message)
{
	static const struct {
		const char *what;
		char letter;
	} kinds[] = { { "fødselsnummer", 'f' }, { "kontonummer", 'k' }, { "telefonnummer", 't' }, { "e-postadresse", 'e' } };

	for (size_t i = 0; i < COUNT(kinds); i++)
		if (strstr(message, kinds[i].what))
			return kinds[i].letter;
	fail_msg("of no kind: %s", message);
	return '?';
}

/* The gate of a municipality with a domain and a telephone of its own. */
static struct privacy gate_of(struct arena *a, struct diag *d)
{
	static const char *const domains[] = { "eksempel.no" }, *const phones[] = { "22334455" };

	*d = (struct diag){ .arena = a };
	return (struct privacy){ .municipality = "Søndre Land kommune", .domains = domains, .domain_count = 1,
				 .phones = phones, .phone_count = 1, .arena = a, .diag = d };
}

/* The letters of what is found in a joined text, "." for nothing. */
static const char *found_in(struct arena *a, const char *text)
{
	struct diag d;
	struct privacy gate = gate_of(a, &d);
	struct texts_piece piece = { .text = text, .size = strlen(text), .at = { "tekst", 1, 1 }, .kind = PIECE_PRINTED };
	struct texts texts = { .arena = a, .items = &piece, .count = 1, .joined = { .arena = a } };
	struct buffer out = { .arena = a };

	buffer_puts(&texts.joined, text);
	privacy_check(&gate, &texts);
	for (size_t i = 0; i < d.count; i++) {
		char letter = letter_of(d.entries[i].message);

		buffer_add(&out, &letter, 1);
	}
	return d.count ? buffer_text(&out) : ".";
}

/* A text as a row is headed by it. */
static void put_shown(struct buffer *b, const char *text)
{
	static const struct {
		char c;
		const char *shown;
	} marks[] = { { '\n', "⏎" }, { '\r', "␍" }, { '\v', "¦" }, { '\f', "¶" }, { '\x1C', "‖" }, { ' ', "·" } };

	for (; *text; text++) {
		size_t i = 0;

		while (i < COUNT(marks) && marks[i].c != *text)
			i++;
		if (i < COUNT(marks))
			buffer_puts(b, marks[i].shown);
		else
			buffer_add(b, text, 1);
	}
}

/* --- groups of digits --- */

/* The digits in groups of these sizes. */
static void put_groups(struct buffer *b, const char *digits, const char *sizes, const char *between)
{
	for (const char *size = sizes; *size; size++) {
		size_t count = *size == 'A' ? 10 : *size == 'B' ? 11 : (size_t)(*size - '0');

		if (size > sizes)
			buffer_puts(b, between);
		buffer_add(b, digits, count);
		digits += count;
	}
}

enum { MOST_SHAPES = 24 };

static const struct number {
	const char *name, *digits;
	const char *shapes[MOST_SHAPES];
} numbers[] = {
	{ "identity number", "01019050269",
	  { "B", "65", "2225", "22232", "632", "2432", "443", "425", "4232", "3332", "11111111111", "56", "74", "1A", "A1", "335",
	    "2333", "1235", "11225", "333101"} },
	{ "account", "12345678903",
	  { "B", "65", "2225", "443", "425", "4232", "3332", "11111111111", "56", "74", "1A", "A1", "335", "2333", "11225" } },
	{ "mobile telephone", "40000001", { "8", "44", "2222", "323", "332", "11111111", "26", "62", "35", "53", "233", "1133", "17" } },
	{ "telephone", "22000001", { "8", "44", "2222", "323", "332", "11111111", "26", "35", "233" } },
};

static const char *const separators[] = {
	" ", "  ", "   ", "-", " - ", "- ", "--", ".", "..", "/", ",", ", ", ",  ", "_", "**", ":", " : ", "|", "\n", " \n ", "\n\n",
	"\n\n\n", "\n> ", "\r\n", "-\n", "-\r\n", "\v", "\f", ". ", " .", "\x1C",
};

/* What stands beside the groups. */
static const struct {
	const char *before, *after;
	bool parted; /* by what the groups are parted by, too */
	size_t separators;
} besides[] = {
	{ "", "", false, COUNT(separators) },
	{ "7", "", true, 11 },
	{ "", "7", true, 11 },
	{ "7\n", "\n7", false, 4 },
	{ "kr ", "", false, 4 },
	{ "", " kr", false, 4 },
	{ "tlf. ", "", false, 11 },
	{ "konto ", "", false, 11 },
	{ "Kari ", "", false, 11 },
	{ "Sum: ", "", false, 4 },
	{ "+", "", false, 4 },
	{ "00", "", false, 4 },
	{ "+47", "", true, 4 },
	{ "+46", "", true, 4 },
	{ "0047", "", true, 4 },
	{ "0046", "", true, 4 },
	{ "0056", "", true, 4 },
	{ "47", "", true, 4 },
	{ "NO93", "", true, 4 },
	{ "NO 9", "", true, 4 },
};

static void put_groups_row(struct buffer *b, const struct number *number, size_t beside, const char *between,
			   struct arena *a)
{
	bool parted = besides[beside].parted;

	put_shown(b, besides[beside].before);
	buffer_puts(b, "N");
	put_shown(b, between);
	buffer_puts(b, "N");
	put_shown(b, besides[beside].after);
	buffer_puts(b, " ");
	for (size_t i = 0; i < MOST_SHAPES && number->shapes[i]; i++) {
		struct buffer text = { .arena = a };

		buffer_printf(&text, "%s%s", besides[beside].before, parted && *besides[beside].before ? between : "");
		put_groups(&text, number->digits, number->shapes[i], between);
		buffer_printf(&text, "%s%s", parted && *besides[beside].after ? between : "", besides[beside].after);
		buffer_printf(b, " %s", found_in(a, buffer_text(&text)));
	}
	buffer_puts(b, "\n");
}

static void put_groupings(struct buffer *b, struct arena *a)
{
	for (size_t i = 0; i < COUNT(numbers); i++) {
		buffer_printf(b, "== %s %s, in groups of", numbers[i].name, numbers[i].digits);
		for (size_t k = 0; k < MOST_SHAPES && numbers[i].shapes[k]; k++)
			buffer_printf(b, " %s", numbers[i].shapes[k]);
		buffer_puts(b, "\n");
		for (size_t beside = 0; beside < COUNT(besides); beside++)
			for (size_t k = 0; k < besides[beside].separators; k++)
				put_groups_row(b, &numbers[i], beside, separators[k], a);
	}
}

/* --- dates of birth --- */

static const char *const dates[] = {
	"010190", "01.01.90", "01.01.1890", "1.1.1890", "1. januar 1890", "1 jan -90", "1/1-90", "1890-01-01", "18900101",
	"01011890", "1. januar 190", "1. foo 1890", "32.01.1890", "01.13.1890", "00.01.1890", "01.01.189", "001.01.1890",
	"01.001.1890", "01--01--90", "01 - - 01 1890", "01_01_90", "0*1*0*1*90", "810190", "0101901", "19000101", "17900101",
	"20900101", "21900101", "18901301", "90.01.01", "01.01.90.",
};

static const char *const fives[] = {
	"%s 50269", "%s, 50269", "%s og 50269", "%s 502 69", "%s (502-69)", "%s 5026 9", "%s 5*02*69", "%s 50269,5", "%s 50269.5",
	"%s 50269.", "%s 502690", "%s 50269 kr", "%s fnr. 50269 kr", "%s og 50269 barn", "%s fnr. 50269 barn", "%s 50269 barn",
	"%s\n50269", "%s\n\n50269", "%s\f50269", "%s\fa 50269", "%s\ffnr 50269", "%s\03450269", "%s/50269", "sak %s/50269",
	"50269 %s", "50269, født %s", "502 69 født %s", "fnr 50269\fa\f%s", "21/50269 %s", "2021/50269 %s", "2/50269 %s",
	"50270 50269 %s 50270", "%s 50270 50269", "02.02.1890 %s 50269", "50269 %s 02.02.1890", "%s [^1] 50269", "%s[^123456789] 50269",
	"50269[^1]\f%s",
};

static void put_births(struct buffer *b, struct arena *a)
{
	buffer_puts(b, "== dates of birth\n");
	for (size_t i = 0; i < COUNT(dates); i++)
		buffer_printf(b, "%zu %s\n", i + 1, dates[i]);
	buffer_puts(b, "== the dates, and five digits\n");
	for (size_t k = 0; k < COUNT(fives); k++) {
		put_shown(b, fives[k]);
		buffer_puts(b, " ");
		for (size_t i = 0; i < COUNT(dates); i++)
			buffer_printf(b, " %s", found_in(a, arena_printf(a, fives[k], dates[i])));
		buffer_puts(b, "\n");
	}
}

/* --- addresses --- */

static const char *const signs[] = {
	"@", "(at)", "(AT)", "[at]", "{at}", "<at>", "(a)", "(alfa)", "(krøllalfa)", "(snabel-a)", "(ät)", "-at-", "_at_", "*at*",
	"-(at)-", "at", "At", "AT", "krøllalfa", "Krøllalfa", "alfakrøll", "snabel-a", "Snabela", "og", "(og)", "(at", "@@",
};
static const char *const around_signs[] = {
	"kari%sgmail.com", "kari%s gmail.com", "kari %sgmail.com", "kari %s gmail.com", "kari   %s   gmail.com", "kari    %s gmail.com",
	"kari %s    gmail.com", "kari.nordmann %s gmail.com", "kari.n %s gmail.com", "karinord. %s gmail.com", "kari.1nord %s gmail.com",
	"1kari.nord %s gmail.com", "kari %s gmail dot com", "kari%sgmail", "kari%sgmail.", "kari%sgmail.1a", "kari%s1.com", "kari%sgmail.1",
	"%sgmail.com", "kari%s", "kari%s-gmail-.com", "kari%s*gmail*.com", ".kari.%sgmail.com", "...%sgmail.com", "a%sb.c", "kari%s.com",
};
static const char *const dots[] = {
	".", ",", " . ", "(dot)", "(DOT)", "[dot]", "{dot}", "(punktum)", "(punkt)", "(.)", "[.]", "-dot-", "_dot_", "dot", "punktum",
	"punkt", "og", "(og)", "..", ":",
};
static const char *const around_dots[] = {
	"kari@gmail%scom", "kari@gmail %scom", "kari@gmail%s com", "kari@gmail %s com", "kari@gmail   %s   com", "kari@gmail    %s com",
	"kari at gmail%scom", "kari at gmail %s com", "kari@a.gmail%scom", "kari@gmail%s1", "kari@gmail%s", "post@eksempel%sno",
	"post@eksempel %s no", "kari@gmail.com%sno",
};
static const char *const domains[] = {
	"eksempel.no", "EKSEMPEL.NO", "post.eksempel.no", "xeksempel.no", "eksempel.no.a.com", "sempel.no", "sondre-land.kommune.no",
	"SONDRE-LAND.KOMMUNE.NO", "søndreland.kommune.no", "SØNDRELAND.kommune.no", "sondre-land.kommune.se", "a.sondre-land.kommune.no", "a.b.sondre-land.kommune.no",
	"land.kommune.no", "sondre.land.kommune.no", "sondre-land.a.kommune.no", "kommune.no", "x.kommune.no", "sondrelandkommune.no",
	"sondre-land.kommune.no.", "sondre-land.kommune.no-", "sandreland.kommune.no", "s1ondreland.kommune.no",
};

static void put_grid(struct buffer *b, const char *name, const char *const columns[], size_t column_count,
		     const char *const rows[], size_t row_count, struct arena *a)
{
	buffer_printf(b, "== %s\n", name);
	for (size_t k = 0; k < column_count; k++) {
		buffer_printf(b, "%zu ", k + 1);
		put_shown(b, columns[k]);
		buffer_puts(b, "\n");
	}
	for (size_t i = 0; i < row_count; i++) {
		put_shown(b, rows[i]);
		buffer_puts(b, " ");
		for (size_t k = 0; k < column_count; k++)
			buffer_printf(b, " %s", found_in(a, arena_printf(a, columns[k], rows[i])));
		buffer_puts(b, "\n");
	}
}

static void put_addresses(struct buffer *b, struct arena *a)
{
	static const char *const column[] = { "post@%s" };

	put_grid(b, "signs of addresses", around_signs, COUNT(around_signs), signs, COUNT(signs), a);
	put_grid(b, "dots of addresses", around_dots, COUNT(around_dots), dots, COUNT(dots), a);
	put_grid(b, "own domains", column, 1, domains, COUNT(domains), a);
}

/* --- how far words reach --- */

static const struct {
	const char *before, *filler, *after;
	int most; /* fillers */
} reaches[] = {
	{ "Telefon", " x", " 22000001", 9 },
	{ "Telefon ", "x", " 22000001", 125 },
	{ "Telefon", " ", "22000001", 125 },
	{ "Telefon", ". x", " 22000001", 2 },
	{ "Telefon", "! ", "22000001", 2 },
	{ "Tlf", ". x", " 22000001", 3 },
	{ "Tlf", ". ", "22000001", 2 },
	{ "Nås", " x", " på 22000001", 8 },
	{ "Nås på", " x", " 22000001", 2 },
	{ "Nå", " meg", " på 22000001", 2 },
	{ "Nummeret", " x", " hennes 22000001", 2 },
	{ "Nummeret hennes", " x", " 22000001", 8 },
	{ "Nummer", " x", " mor 22000001", 6 },
	{ "mitt", " x", " nummer 22000001", 2 },
	{ "mitt", ".", " nummer 22000001", 2 },
	{ "Signal", " x", " 22000001", 2 },
	{ "T:", " x", " 22000001", 2 },
	{ "T", ":", " 22000001", 2 },
	{ "(+47)", " ", "22000001", 9 },
	{ "22000001", " ", "(mobil)", 130 },
	{ "22000001", " x", " mobil", 2 },
	{ "22000001", " er", " mobilen", 3 },
	{ "22000001", " ", "ringer", 1 },
	{ "Kari", " ", "40000001", 130 },
	{ "Kari", ",", "40000001", 4 },
	{ "Kari", " x", " 40000001", 2 },
	{ "Kari N", ".", " 40000001", 4 },
	{ "Kari", " ", "N. 40000001", 4 },
	{ "Zoran Petrovi", "c", " 40000001", 2 },
	{ "Zoran", " ", "Petrovic 40000001", 2 },
	{ "Zo", "r", " Pe 40000001", 2 },
	{ "Z", "o", " Petrovic 40000001", 2 },
	{ "Zoran P", "e", " 40000001", 2 },
	{ "40000001", " ", "(mor)", 4 },
	{ "40000001", ",", " Kari", 4 },
	{ "40000001 ", "(", "mor)", 2 },
	{ "Konto", " x", " 1 2345678903", 6 },
	{ "Konto ", "x", " 1 2345678903", 125 },
	{ "fnr", " x", " 50269 kr 01.01.1890", 5 },
	{ "fnr ", "x", " 50269 kr 01.01.1890", 125 },
	{ "Sum", " x", " 22 33 45 56", 5 },
	{ "Sum ", "x", " 22 33 45 56", 125 },
	{ "kr", " ", "12345678903", 125 },
	{ "kr", ".", "12345678903", 3 },
	{ "12345678903", " ", "kr", 125 },
	{ "12345678903 (", "i ", "mill.)", 2 },
	{ "12345678903 ", "(", "kr)", 3 },
	{ "12345678903", ",", "-", 2 },
	{ "12345678903 kr", "x", "", 2 },
	{ "01.01.1890 ", "a", " 50269", 85 },
	{ "01.01.1890 ", "a", " fnr 50269", 310 },
	{ "50269 ", "a", " 01.01.1890", 85 },
	{ "fnr 50269 ", "a", " 01.01.1890", 310 },
	{ "fnr 50269 ", "a\f", " 01.01.1890", 5 },
	{ "01.01.1890", " ", "50269", 85 },
	{ "01.01.1890 ", "\f", "50269", 3 },
	{ "01", " ", "01.1890 50269", 6 },
	{ "01.01", " ", "1890 50269", 6 },
	{ "01.01.1890 [", "^", "] 50269", 8 },
	{ "50269 barn", "e", " 01.01.1890", 6 },
	{ "01.01.1890 budsjett", " x", " 50269", 2 },
	{ "01.01.1890 budsjett", ".", " 50269", 2 },
	{ "", "a", "01019050269", 58 },
	{ "", "a", "@gmail.com", 330 },
	{ "kari@", "a", ".com", 330 },
	{ "kari@a", ".a", ".com", 170 },
	{ "kari", " ", "@gmail.com", 5 },
	{ "kari@", " ", "gmail.com", 5 },
	{ "kari@gmail", " ", ".com", 5 },
	{ "kari@gmail.", " ", "com", 5 },
	{ "kari at gmail", " ", "dot com", 5 },
	{ "kari.", "n", " at gmail.com", 4 },
	{ "k", "a", ".n at gmail.com", 6 },
	{ "kari@", "*", "gmail.com", 3 },
	{ "40", "0", "", 8 },
	{ "+4", "0", "", 16 },
	{ "00", "4", "", 16 },
	{ "0047", "0", "", 16 },
	{ "+47 40000001", " 1", "", 8 },
	{ "+47 ", "4", "", 12 },
	{ "NO93 8601 1117 94", "7", "", 3 },
	{ "1", " 1", " 01019050269", 70 },
	{ "0", "\n\n1", "", 11 },
};

/* What is found with 0, 1, 2 … fillers: "t×7 .×3" when it is a telephone with up to six. */
static void put_reach(struct buffer *b, size_t i, struct arena *a)
{
	const char *last = NULL;
	int count = 0;

	put_shown(b, reaches[i].before);
	buffer_puts(b, "[");
	put_shown(b, reaches[i].filler);
	buffer_puts(b, "]");
	put_shown(b, reaches[i].after);
	buffer_puts(b, " ");
	for (int fillers = 0; fillers <= reaches[i].most; fillers++) {
		struct buffer text = { .arena = a };
		const char *found;

		buffer_puts(&text, reaches[i].before);
		for (int k = 0; k < fillers; k++)
			buffer_puts(&text, reaches[i].filler);
		buffer_puts(&text, reaches[i].after);
		found = found_in(a, buffer_text(&text));
		if (last && !text_equal(last, found)) {
			buffer_printf(b, " %s×%d", last, count);
			count = 0;
		}
		last = found;
		count++;
	}
	buffer_printf(b, " %s×%d\n", last, count);
}

/* --- where it is told of, and how it is shown --- */

/* Of a note: the place and the masked find of each. */
static void put_sentence(struct buffer *b, const char *sentence, struct arena *a)
{
	struct diag d;
	size_t finds = count_finds(a, fill(a, sentence), "Eksempel kommune", &d);

	put_shown(b, sentence);
	for (size_t i = 0; i < finds; i++) {
		const char *message = d.entries[i].message, *masked = strstr(message, ": ") + 2;

		if (!text_starts(message, "dette ser ut som")) /* an image, which is refused */
			continue;
		buffer_printf(b, " | %c %d:%d «%.*s»", letter_of(message), d.entries[i].at.line, d.entries[i].at.column,
			      (int)strcspn(masked, ";"), masked);
	}
	buffer_puts(b, "\n");
}

static void golden_finds(void **state)
{
	struct arena a = { 0 };
	struct buffer b = { .arena = &a };
	char *golden;

	(void)state;
	put_groupings(&b, &a);
	put_births(&b, &a);
	put_addresses(&b, &a);
	buffer_puts(&b, "== how far it reaches\n");
	for (size_t i = 0; i < COUNT(reaches); i++)
		put_reach(&b, i, &a);
	buffer_puts(&b, "== notes, and where it stands\n");
	for (size_t i = 0; i < COUNT(personal); i++)
		put_sentence(&b, personal[i], &a);
	if (getenv("UPDATE_GOLDEN"))
		write_text(GOLDEN, buffer_text(&b));
	golden = file_content(GOLDEN, NULL);
	assert_non_null(golden);
	if (strcmp(golden, buffer_text(&b)) != 0) {
		write_text("build/finds.txt", buffer_text(&b));
		free(golden);
		fail_msg("compare %s with build/finds.txt", GOLDEN);
	}
	free(golden);
	arena_free(&a);
}

/* --- a part of a text ends where it ends --- */

/* The number of finds in `text`, of which the first `files` bytes are a file's and the rest is printed. */
static size_t count_in_parts(const char *text, size_t size, size_t files)
{
	struct arena a = { 0 };
	struct diag d;
	struct privacy gate = gate_of(&a, &d);
	struct texts_piece pieces[] = {
		{ .text = text, .size = files, .at = { "notat.md", 1, 1 }, .kind = PIECE_FILE },
		{ .text = text + files, .size = size - files, .at = { "trykt", 1, 1 }, .start = files, .kind = PIECE_PRINTED },
	};
	struct texts texts = { .arena = &a, .items = pieces, .count = 2, .joined = { .arena = &a } };

	buffer_add(&texts.joined, text, size);
	privacy_check(&gate, &texts);
	arena_free(&a);
	return d.count;
}

/* Wherever the end of the file falls. */
static void check_parts(const char *text)
{
	struct arena a = { 0 };
	size_t size = strlen(text);

	for (size_t files = 0; files <= size; files++) {
		const char *first = arena_text(&a, text, files);
		size_t both = count_in_parts(text, size, files);
		size_t alone = count_in_parts(first, files, files) + count_in_parts(text + files, size - files, 0);

		if (both != alone)
			fail_msg("%zu finds, but %zu of «%s» and «%s»", both, alone, first, text + files);
	}
	arena_free(&a);
}

/* Files, and after them what is printed, lie side by side: neither is read into the other. */
static void test_parts_are_read_alone(void **state)
{
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(personal); i++)
		check_parts(fill(&a, personal[i]));
	for (size_t i = 0; i < COUNT(harmless); i++)
		check_parts(fill(&a, harmless[i]));
	for (size_t i = 0; i < COUNT(separators); i++)
		for (size_t k = 0; k < MOST_SHAPES && numbers[0].shapes[k]; k++) {
			struct buffer text = { .arena = &a };

			put_groups(&text, numbers[0].digits, numbers[0].shapes[k], separators[i]);
			check_parts(buffer_text(&text));
		}
	arena_free(&a);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(golden_finds),
		cmocka_unit_test(test_parts_are_read_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
