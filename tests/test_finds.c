/* What the gate makes of numbers and addresses in every form, beside tests/golden/finds.txt; UPDATE_GOLDEN in the
 * environment writes that anew. In a cell stands what was found: f for an identity number, k for an account, t for a
 * telephone, e for an address, '.' for nothing. */
#include "find_forms.h"
#include "golden.h"
#include "program.h"
#include "sentences.h"

#include <stdlib.h>

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
	static const char *const own[] = { "eksempel.no" }, *const phones[] = { "22334455" };

	*d = (struct diag){ .arena = a };
	return (struct privacy){ .municipality = "Søndre Land kommune", .domains = own, .domain_count = 1,
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

static const char *with_date(struct arena *a, const char *form, const char *written, const char *number)
{
	struct buffer out = { .arena = a };

	for (; *form; form++)
		if (*form >= 'V' && *form <= 'Z')
			buffer_add(&out, &number[6 + *form - 'V'], 1);
		else if (form[0] == '{' && form[1] == '}')
			buffer_puts(&out, (form++, written));
		else
			buffer_add(&out, form, 1);
	return buffer_text(&out);
}

static void put_births(struct buffer *b, struct arena *a)
{
	buffer_puts(b, "== dates of birth\n");
	for (size_t i = 0; i < COUNT(dates); i++)
		buffer_printf(b, "%zu %s: %s\n", i + 1, dates[i].date, dates[i].written);
	buffer_puts(b, "== the dates, and five digits\n");
	for (size_t k = 0; k < COUNT(fives); k++) {
		put_shown(b, fives[k]);
		buffer_puts(b, " ");
		for (size_t i = 0; i < COUNT(dates); i++) {
			char number[12];

			make_born(number, dates[i].date, 1);
			buffer_printf(b, " %s", found_in(a, with_date(a, fives[k], dates[i].written, number)));
		}
		buffer_puts(b, "\n");
	}
}

/* --- addresses --- */

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

/* The kind, the place and the masked find of each. */
static void put_messages(struct buffer *b, const struct diag *d)
{
	for (size_t i = 0; i < d->count; i++) {
		const char *message = d->entries[i].message, *masked = strstr(message, ": ") + 2;

		if (!text_starts(message, "dette ser ut som")) /* an image, which is refused */
			continue;
		buffer_printf(b, " | %c %d:%d «%.*s»", letter_of(message), d->entries[i].at.line, d->entries[i].at.column,
			      (int)strcspn(masked, ";"), masked);
	}
	buffer_puts(b, "\n");
}

static void put_other(struct buffer *b, const char *text, struct arena *a)
{
	struct diag d;
	struct privacy gate = gate_of(a, &d);
	struct texts texts = { .arena = a };

	texts_add(&texts, text, (struct place){ "tekst", 1, 1 });
	privacy_check(&gate, &texts);
	put_shown(b, text);
	put_messages(b, &d);
}

/* Of a note. */
static void put_sentence(struct buffer *b, const char *sentence, struct arena *a)
{
	struct diag d;

	count_finds(a, fill(a, sentence), "Eksempel kommune", &d);
	put_shown(b, sentence);
	put_messages(b, &d);
}

static void golden_finds(void **state)
{
	struct arena a = { 0 };
	struct buffer b = { .arena = &a };

	(void)state;
	put_groupings(&b, &a);
	put_births(&b, &a);
	put_addresses(&b, &a);
	buffer_puts(&b, "== how far it reaches\n");
	for (size_t i = 0; i < COUNT(reaches); i++)
		put_reach(&b, i, &a);
	buffer_puts(&b, "== others, and where they stand\n");
	for (size_t i = 0; i < COUNT(others); i++)
		put_other(&b, others[i], &a);
	buffer_puts(&b, "== notes, and where it stands\n");
	for (size_t i = 0; i < COUNT(personal); i++)
		put_sentence(&b, personal[i], &a);
	golden_compare("finds.txt", buffer_text(&b));
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
	for (size_t i = 0; i < COUNT(fives); i++)
		for (size_t k = 1; k < 4; k++)
			check_parts(with_date(&a, fives[i], dates[k].written, numbers[0].digits));
	for (size_t i = 0; i < COUNT(domains); i++)
		check_parts(arena_printf(&a, "post@%s", domains[i]));
	for (size_t i = 0; i < COUNT(reaches); i++)
		check_parts(arena_printf(&a, "%s%s%s", reaches[i].before, reaches[i].filler, reaches[i].after));
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
