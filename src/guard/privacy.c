/* The privacy gate: what is found in the texts, and where it is told. */
#include "privacy.h"

#include "base/arena.h"
#include "privacy_address.h"
#include "privacy_birth.h"
#include "privacy_digits.h"
#include "privacy_iban.h"
#include "privacy_kinds.h"
#include "privacy_words.h"
#include "texts.h"
#include "texts_bare.h"
#include "tree/node.h"

#include <ctype.h>
#include <limits.h>
#include <string.h>

enum {
	MOST_MASKED = 80,  /* bytes of a find that are shown */
	MOST_FINDS = 1000, /* in the files, and in what is printed */
	MOST_CONTENT = 32, /* letters and digits of a find that it is known again by */
	LEAST_DIGITS = 8   /* of a number */
};

/* What was found, so that the same number in the same place is told once. */
struct find {
	char content[MOST_CONTENT + 1]; /* letters and digits, in lower case */
	struct place at;
	struct find *next;
};

struct scan {
	const struct privacy *gate;
	struct texts *texts;
	struct passage text;           /* the joined one, or a bare one of it */
	const struct texts_bare *bare; /* NULL: it is the joined one */
	size_t from;                   /* where in the joined one the bare one begins */
	struct find *finds[64];
	size_t count;
};

/* Letters and digits of a text; of numbers the digits alone, whatever is between them. */
static void set_content(char out[MOST_CONTENT + 1], const char *start, const char *stop, bool digits_only)
{
	size_t size = 0;

	for (; start < stop && size < MOST_CONTENT; start++)
		if (isdigit((unsigned char)*start) ||
		    (!digits_only && (isalpha((unsigned char)*start) || (unsigned char)*start >= 0x80)))
			out[size++] = (char)tolower((unsigned char)*start);
	out[size] = '\0';
}

static size_t hash_of(const char *content)
{
	size_t hash = 5381;

	for (; *content; content++)
		hash = hash * 33 + (unsigned char)*content;
	return hash;
}

/* Whether `text` has the letters and digits of `content` in a row, whatever is between. */
static bool holds(const char *text, const char *content)
{
	for (; *text; text++) {
		const char *c = content;

		for (const char *p = text; *p && *c; p++)
			if (tolower((unsigned char)*p) == *c)
				c++;
			else if (isalnum((unsigned char)*p))
				break;
		if (!*c)
			return true;
	}
	return false;
}

/* The last line of the value of YAML that `at` is in, where the next one begins: one may be of many lines, and what is
 * made of it is placed on its first. `at`'s own line when no value there has the find. */
static int last_line(const struct texts *texts, const struct place *at, const char *content)
{
	const struct texts_piece *value = NULL, *end = texts->items + texts->count;

	for (const struct texts_piece *p = texts->items; p < end; p++)
		if (p->kind == PIECE_VALUE && p->at.line <= at->line && text_equal(p->at.file, at->file))
			value = p;
	if (!value || !holds(value->text, content))
		return at->line;
	value++;
	return value < end && value->kind == PIECE_VALUE ? value->at.line : INT_MAX;
}

/* Whether a find is one that was told: in a file at the same place; in a value, or what is printed, on the same line of
 * the file it is from or another of its value, or, when the line is not known, in that file, or, when no file is known
 * or only the template that has a place for it, anywhere. `*last` is the last line of the value, 0 before it is looked
 * for. */
static bool is_told(const struct scan *scan, const struct find *told, const struct place *at,
		    const struct texts_piece *piece, int *last)
{
	bool same_file = at->file && told->at.file && text_equal(at->file, told->at.file);
	bool has_line = piece->span && piece->span->mark_count;

	if (piece->kind == PIECE_FILE)
		return same_file && at->line == told->at.line && at->column == told->at.column;
	if (same_file && told->at.line > at->line && !*last)
		*last = last_line(scan->texts, at, told->content);
	if (same_file && told->at.line >= at->line && told->at.line <= (*last ? *last : at->line))
		return true;
	if (piece->kind != PIECE_VALUE && (!piece->at.file || !texts_has_file(scan->texts, at->file)))
		return true;
	return same_file && !has_line && piece->kind != PIECE_VALUE;
}

/* False when the find was told before. */
static bool remember(struct scan *scan, const char *content, const struct place *at, const struct texts_piece *piece)
{
	int last = 0;
	struct find *find, **head = &scan->finds[hash_of(content) % (sizeof scan->finds / sizeof *scan->finds)];

	for (const struct find *told = *head; told; told = told->next)
		if (text_equal(told->content, content) && is_told(scan, told, at, piece, &last))
			return false;
	find = NEW(scan->gate->arena, struct find);
	memcpy(find->content, content, strlen(content) + 1);
	find->at = *at;
	find->next = *head;
	*head = find;
	return true;
}

/* The find with a dot for each letter and digit. */
static const char *mask(struct arena *a, const char *start, const char *stop)
{
	struct buffer masked = { .arena = a };

	for (const char *p = start; p < stop; p++) {
		if ((*p & 0xC0) == 0x80)
			continue;
		if (p >= start + MOST_MASKED) {
			buffer_puts(&masked, "…");
			break;
		}
		if (isalnum((unsigned char)*p) || (unsigned char)*p >= 0x80)
			buffer_puts(&masked, "•");
		else
			buffer_add(&masked, *p == '\n' || *p == '\r' ? " " : p, 1);
	}
	return buffer_text(&masked);
}

/* The digits of a telephone number without its country code; returns how many there are. */
static size_t phone_digits(char out[16], const char *start, const char *stop)
{
	size_t count = 0;

	for (; start < stop && count < 15; start++)
		if (isdigit((unsigned char)*start))
			out[count++] = *start;
	out[count] = '\0';
	if (count == 12 && memcmp(out, "0047", 4) == 0)
		memmove(out, out + 4, 9);
	else if (count == 10 && memcmp(out, "47", 2) == 0)
		memmove(out, out + 2, 9);
	return strlen(out);
}

static bool is_own_phone(const struct privacy *gate, const char *start, const char *stop)
{
	char digits[16];

	phone_digits(digits, start, stop);
	for (size_t i = 0; i < gate->phone_count; i++)
		if (text_equal(gate->phones[i], digits))
			return true;
	return false;
}

/* Where in the joined text `p` is. */
static size_t position(const struct scan *scan, const char *p)
{
	size_t at = (size_t)(p - (scan->bare ? scan->bare->text.data : scan->text.begin));

	return scan->from + (scan->bare ? texts_bare_origin(scan->bare, at) : at);
}

/* `content` is what the find is known again by. */
static void report(struct scan *scan, const char *what, const char *content, const char *start, const char *stop)
{
	const struct privacy *gate = scan->gate;
	const struct texts_piece *piece;
	const char *masked;
	struct place at;

	if (scan->count == MOST_FINDS) /* to find a place takes time */
		return;
	scan->count++;
	at = texts_place(scan->texts, position(scan, start), &piece);
	if (!remember(scan, content, &at, piece))
		return;
	masked = mask(gate->arena, start, stop);
	if (gate->internal)
		diag_warning(gate->diag, at, "dette ser ut som %s: %s; dokumentet merkes internt", what, masked);
	else
		diag_error(gate->diag, at,
			   "dette ser ut som %s: %s; fjern det før dokumentet kan bli offentlig, eller bruk --intern",
			   what, masked);
}

static void report_birth(void *scan, const char digits[11], const char *start, const char *stop)
{
	char content[MOST_CONTENT + 1];

	set_content(content, digits, digits + 11, true);
	report(scan, an_identity_number, content, start, stop);
}

static void report_address(void *context, const char *meant, const char *start, const char *stop)
{
	char content[MOST_CONTENT + 1];

	set_content(content, meant, meant + strlen(meant), false);
	report(context, "en e-postadresse utenfor kommunens eget domene", content, start, stop);
}

static void report_iban(void *context, const char *start, const char *stop)
{
	char content[MOST_CONTENT + 1];

	set_content(content, start, stop, true);
	report(context, an_account, content, start, stop);
}

static void report_number(struct scan *scan, const char *what, const char *start, const char *stop)
{
	char content[MOST_CONTENT + 1];

	if (text_equal(what, a_phone) && is_own_phone(scan->gate, start, stop))
		return;
	set_content(content, start, stop, true);
	report(scan, what, content, start, stop);
}

/* Reports what is in the figure; returns where to go on. */
static const char *check_digits(struct scan *scan, const struct digit_run *f)
{
	int first = 0;

	while (first < f->count && !(f->cut && first >= DIGITS_GROUPS - DIGITS_LONGEST)) {
		int last;
		const char *start = f->groups[first].start, *what = kinds_judge(f, first, &scan->text, &last);
		const char *inner = what ? NULL : kinds_inner_identity(&f->groups[first]);

		if (what)
			report_number(scan, what, start, digits_end(f, last));
		else if (inner)
			report_number(scan, an_identity_number, inner, inner + 11);
		first = what ? last + 1 : first + 1;
	}
	return first < f->count ? f->groups[first].start : f->end;
}

static const char *check_wide(struct scan *scan, const struct digit_run *f)
{
	const char *what = kinds_judge_wide(f, &scan->text);

	if (what)
		report_number(scan, what, f->groups[0].start, digits_end(f, f->count - 1));
	return f->end;
}

static void look_through(struct scan *scan, enum digits_reach reach)
{
	const char *p = scan->text.begin;
	struct digit_run f = { 0 };

	while ((p = digits_next(p, scan->text.end)) < scan->text.end) {
		const char *end;

		end = words_checksum_end(&scan->text, p);
		if (end) {
			p = end;
			continue;
		}
		digits_read(&f, p, scan->text.end, reach, f.cut);
		if (digits_count(&f) < LEAST_DIGITS)
			p = f.end;
		else
			p = reach == DIGITS_WIDE ? check_wide(scan, &f) : check_digits(scan, &f);
	}
}

static void judge_text(struct scan *scan)
{
	look_through(scan, DIGITS_NARROW);
	look_through(scan, DIGITS_WIDE);
	iban_look_through(&scan->text, report_iban, scan);
	address_look_through(scan->gate, &scan->text, report_address, scan);
	birth_look_through(&scan->text, report_birth, scan);
}

static void judge_part(struct scan *scan, size_t from, size_t to)
{
	const char *begin = scan->texts->joined.data;

	scan->text = (struct passage){ begin + from, begin + to };
	scan->from = from;
	scan->bare = NULL;
	scan->count = 0;
	judge_text(scan);
}

/* The paragraphs and rows of a bare text from which marks are left out, and what is within reach of those. */
static struct passage around_jumps(const struct texts_bare *bare, size_t *next)
{
	enum { REACH = 512 }; /* more than what is looked at beside a number */
	const struct texts_jump *jumps = bare->jumps.items;
	const char *begin = bare->text.data, *end = begin + bare->text.size, *start = begin + jumps[*next].at, *stop;

	start = start - begin > REACH ? start - REACH : begin;
	while (start > begin && start[-1] != TEXTS_BLOCK)
		start--;
	do {
		stop = begin + jumps[(*next)++].at;
		stop = end - stop > REACH ? stop + REACH : end;
		while (stop < end && *stop != TEXTS_BLOCK)
			stop++;
	} while (*next < bare->jumps.count && begin + jumps[*next].at < stop + REACH);
	return (struct passage){ start, stop };
}

/* What is printed is also judged without the marks that are printed by mistake. */
static void judge_bare(struct scan *scan, size_t from, size_t to)
{
	struct arena scratch = { 0 };
	struct texts_bare bare = { .text = { .arena = &scratch } };

	if (texts_bare_make(&bare, scan->texts->joined.data + from, to - from)) {
		scan->from = from;
		scan->bare = &bare;
		scan->count = 0;
		for (size_t next = 0; next < bare.jumps.count;) {
			scan->text = around_jumps(&bare, &next);
			judge_text(scan);
		}
		scan->bare = NULL;
	}
	arena_free(&scratch);
}

/* The files come first, for their places are the exact ones. What can be read in two ways is judged in both. */
void privacy_check(const struct privacy *gate, struct texts *texts)
{
	struct scan scan = { .gate = gate, .texts = texts };
	size_t files = 0, end = texts->joined.size;

	while (files < texts->count && texts->items[files].kind == PIECE_FILE)
		files++;
	if (!end)
		return;
	files = files < texts->count ? texts->items[files].start : end;
	judge_part(&scan, 0, files);
	judge_part(&scan, files, end);
	judge_bare(&scan, files, end);
	if (!texts_read_otherwise(texts))
		return;
	judge_part(&scan, 0, files);
	judge_part(&scan, files, end);
	judge_bare(&scan, files, end);
}
