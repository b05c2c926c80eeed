/* The privacy gate: numbers by their form and the words around them. */
#include "privacy.h"

#include "base/arena.h"
#include "privacy_address.h"
#include "privacy_birth.h"
#include "privacy_digits.h"
#include "privacy_words.h"
#include "texts.h"
#include "tree/node.h"

#include <ctype.h>
#include <string.h>

static const char an_identity_number[] = "et fødselsnummer, D-nummer eller liknende", an_account[] = "et kontonummer",
		  a_phone[] = "et telefonnummer";

enum {
	MOST_MASKED = 80,  /* bytes of a find that are shown */
	MOST_FINDS = 1000, /* in the files, and in what is printed */
	MOST_CONTENT = 32, /* letters and digits of a find that it is known again by */
	LEAST_DIGITS = 8   /* of a number */
};

/* A kind of number that groups of these sizes can be; `alone`: only when no other groups stand beside them. */
static const struct shape {
	const char *sizes;
	bool identity, account, phone, alone;
} shapes[] = {
	{ ";", .identity = true, .account = true },
	{ "65", .identity = true },
	{ "56", .identity = true },
	{ "47", .identity = true },
	{ "74", .identity = true },
	{ "83", .identity = true },
	{ "92", .identity = true },
	{ "2225", .identity = true },
	{ "632", .identity = true },
	{ "2432", .identity = true },
	{ "22232", .identity = true },
	{ "443", .identity = true, .account = true },
	{ "425", .identity = true, .account = true },
	{ "4232", .identity = true, .account = true },
	{ "3332", .identity = true },
	{ "11111111111", .identity = true, .account = true, .alone = true },
	{ "2222", .phone = true, .alone = true },
	{ "323", .phone = true, .alone = true },
	{ "332", .phone = true, .alone = true },
};

/* "Sum: 20 30 40 50": a row of figures, by what stands before it or by its even steps. */
static bool is_row_of_figures(const struct digit_run *f, int first, int last, const struct passage *text)
{
	int step = 0;

	if (words_name_figures(text, f->groups[first].start))
		return true;
	if (last - first != 3)
		return false;
	for (int i = first + 1; i <= last; i++) {
		int difference = digits_pair(f->groups[i].start) - digits_pair(f->groups[i - 1].start);

		if (difference == 0 || (step && difference != step))
			return false;
		step = difference;
	}
	return true;
}

static const char *judge_shape(const struct shape *shape, const struct digit_run *f, int first,
			       const struct passage *text, int *last)
{
	int count = (int)strlen(shape->sizes);
	const char *start = f->groups[first].start, *stop;
	char digits[16] = "";
	bool amount, may_be_amount;

	*last = first + count - 1;
	if (!digits_has_shape(f, first, shape->sizes) || digits_is_wide(f, first, *last))
		return NULL;
	if (shape->alone && !digits_stands_alone(f, first, *last))
		return NULL;
	digits_join(digits, f, first, count);
	stop = digits_end(f, *last);
	amount = words_make_amount(text, start, stop);
	may_be_amount = amount && (count == 1 || digits_is_short(f, first, *last));
	if (shape->identity && (count == 1 || !may_be_amount) && privacy_is_identity_number(digits))
		return an_identity_number;
	if (shape->account && !may_be_amount && privacy_is_account_number(digits))
		return an_account;
	if (shape->phone && !amount && digits[0] >= '2' && digits_is_even(f, first, *last) &&
	    (words_name_phone(text, start, stop) || !is_row_of_figures(f, first, *last, text)))
		return a_phone;
	return NULL;
}

/* Eleven digits in any other groups, with nothing beside them. */
static bool is_grouped_identity(const struct digit_run *f, int first, const struct passage *text, int *last)
{
	char digits[16] = "";

	*last = digits_last(f, first, 11);
	if (*last <= first || !digits_stands_alone(f, first, *last) || digits_is_thousands(f, first, *last))
		return false;
	digits_join(digits, f, first, *last - first + 1);
	return digits[0] < '8' && privacy_is_identity_number(digits) &&
	       !(digits_is_short(f, first, *last) &&
		 words_make_amount(text, f->groups[first].start, digits_end(f, *last)));
}

/* Eleven digits within a longer row of them, as a number and what a placeholder stands for make; NULL when there are
 * none. Longer than any number that one would write, it is a checksum or the like. */
static const char *inner_identity(const struct group *g)
{
	enum { MOST = 20 };

	for (int i = 0; g->size > 11 && g->size <= MOST && i + 11 <= g->size; i++)
		if (g->start[i] < '8' && privacy_is_identity_number(g->start + i))
			return g->start + i;
	return NULL;
}

/* Eleven digits, in any groups, that the text calls an account. */
static bool is_named_account(const struct digit_run *f, int first, const struct passage *text, int *last)
{
	char digits[16] = "";

	*last = digits_last(f, first, 11);
	if (*last < 0 || !words_name_account(text, f->groups[first].start))
		return false;
	digits_join(digits, f, first, *last - first + 1);
	return privacy_is_account_number(digits) &&
	       !(digits_is_short(f, first, *last) &&
		 words_make_amount(text, f->groups[first].start, digits_end(f, *last)));
}

static bool begins_here(const struct digit_run *f, int first)
{
	return first == 0 || f->groups[first].before == '\n';
}

/* Eight digits, in any groups, that the text calls a telephone; 47 may stand before them. */
static bool is_named_phone(const struct digit_run *f, int first, const struct passage *text, int *last)
{
	const char *start = f->groups[first].start, *stop;

	*last = digits_last(f, first, 8);
	if (*last < 0 && text->end - start >= 2 && memcmp(start, "47", 2) == 0)
		*last = digits_last(f, first, 10);
	if (*last < 0 || *start < '2' || !begins_here(f, first))
		return false;
	stop = digits_end(f, *last);
	return !words_make_amount(text, start, stop) && words_name_phone(text, start, stop);
}

/* Whether eight digits that begin at `p` may be a telephone's: mobile ones are, others in one group are. 20210315 is a
 * date, and no series begins with 20. */
static bool may_be_phone(const char *p, bool grouped)
{
	bool mobile = *p == '4' || *p == '9';

	return mobile || (!grouped && strchr("23567", *p) && memcmp(p, "20", 2) != 0);
}

/* Eight digits beside somebody's name, of a mobile telephone or in one group, and not grouped like an amount. */
static bool is_persons_phone(const struct digit_run *f, int first, const struct passage *text, int *last)
{
	const char *start = f->groups[first].start, *stop;

	*last = digits_last(f, first, 8);
	if (*last < 0 || !begins_here(f, first) || !may_be_phone(start, *last > first) ||
	    !digits_stands_alone(f, first, *last) || digits_is_thousands(f, first, *last))
		return false;
	stop = digits_end(f, *last);
	return !words_make_amount(text, start, stop) && words_name_person(text, start, stop);
}

/* An IBAN of Norway: NO, two digits, and an account. */
static bool is_iban(const struct digit_run *f, const struct passage *text, int *last)
{
	const char *start = f->groups[0].start, *p = start;
	char digits[16] = "";

	while (p > text->begin && p[-1] == ' ')
		p--;
	if (p - text->begin < 2 || strncasecmp(p - 2, "NO", 2) != 0)
		return false;
	*last = digits_last(f, 0, 13);
	return *last >= 0 && digits_join(digits, f, 0, *last + 1) == 13 && privacy_is_account_number(digits + 2);
}

/* Whether `count` digits can be a number abroad: not an amount with its sign, nor a long number with zeros first. */
static bool is_abroad(const struct digit_run *f, const char digits[16], int count, bool plus)
{
	if (count > 15)
		return false;
	if (plus)
		return count >= 9 && digits[0] > '0' && !digits_is_thousands(f, 0, f->count - 1);
	return count >= 11 && memcmp(digits, "00", 2) == 0 && strchr("34", digits[2]);
}

/* +47 and other country codes, 0047 and others of Europe; only +47 may have a space after the sign. */
static bool is_international(const struct digit_run *f, const struct passage *text, int *last)
{
	char digits[16] = "";
	int count = digits_join(digits, f, 0, f->count);
	const char *start = f->groups[0].start, *p = start;
	bool norwegian, plus;

	while (p > text->begin && p[-1] == ' ')
		p--;
	plus = p > text->begin && p[-1] == '+';
	norwegian = memcmp(digits, plus ? "47" : "0047", plus ? 2 : 4) == 0;
	*last = norwegian ? digits_last(f, 0, plus ? 10 : 12) : -1;
	if (*last < 0 && !(plus && p < start) && is_abroad(f, digits, count, plus))
		*last = f->count - 1;
	return *last >= 0 && !words_make_amount(text, start, digits_end(f, *last));
}

/* What the groups from `first` on are, in Norwegian, or NULL; `*last` is their last. */
static const char *judge(const struct digit_run *f, int first, const struct passage *text, int *last)
{
	if (first == 0 && !f->resumed && is_iban(f, text, last))
		return an_account;
	if (first == 0 && !f->resumed && is_international(f, text, last))
		return a_phone;
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		const char *what = judge_shape(&shapes[i], f, first, text, last);

		if (what)
			return what;
	}
	if (is_grouped_identity(f, first, text, last))
		return an_identity_number;
	if (is_named_account(f, first, text, last))
		return an_account;
	if (is_named_phone(f, first, text, last) || is_persons_phone(f, first, text, last))
		return a_phone;
	return NULL;
}

/* What all groups of a wide reading are, "01, 01, 90, 50188" and cells of a row, or NULL. More or fewer are figures,
 * and so are those that some of are an amount. */
static const char *judge_wide(const struct digit_run *f, const struct passage *text)
{
	int last = f->count - 1, count = f->count ? digits_count(f) : 0;
	char digits[16] = "";

	if (f->resumed || f->cut || (count != 8 && count != 11) || !digits_is_wide(f, 0, last) ||
	    digits_has_amount(f))
		return NULL;
	digits_join(digits, f, 0, f->count);
	if (count == 11 && digits_is_dated(f, 0, last) && digits[0] < '8' && privacy_is_identity_number(digits))
		return an_identity_number;
	if (count == 11 && digits_has_shape(f, 0, "425") && words_name_account(text, f->groups[0].start) &&
	    privacy_is_account_number(digits))
		return an_account;
	if (digits_has_shape(f, 0, "2222") && f->groups[1].before == ';' &&
	    words_name_phone(text, f->groups[0].start, digits_end(f, last)))
		return a_phone;
	return NULL;
}

/* What was found, so that the same number in the same place is told once. */
struct find {
	char content[MOST_CONTENT + 1]; /* letters and digits, in lower case */
	struct place at;
	struct find *next;
};

struct scan {
	const struct privacy *gate;
	struct texts *texts;
	struct passage text; /* the joined one */
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

/* Whether a find is one that was told: in a file at the same place; in what is printed on the same line of the file it
 * is from, or, when the line is not known, in that file, or, when no file is known, anywhere. */
static bool is_told(const struct find *told, const struct place *at, const struct texts_piece *piece)
{
	bool same_file = at->file && told->at.file && text_equal(at->file, told->at.file);
	bool has_line = piece->span && piece->span->mark_count;

	if (piece->kind == PIECE_FILE)
		return same_file && at->line == told->at.line && at->column == told->at.column;
	if (!piece->at.file)
		return true;
	return same_file && (!has_line || at->line == told->at.line);
}

/* False when the find was told before. */
static bool remember(struct scan *scan, const char *content, const struct place *at, const struct texts_piece *piece)
{
	struct find *find, **head = &scan->finds[hash_of(content) % (sizeof scan->finds / sizeof *scan->finds)];

	for (const struct find *told = *head; told; told = told->next)
		if (text_equal(told->content, content) && is_told(told, at, piece))
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
	at = texts_place(scan->texts, (size_t)(start - scan->texts->joined.data), &piece);
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

static void report_address(void *context, const char *start, const char *stop)
{
	char content[MOST_CONTENT + 1];

	set_content(content, start, stop, false);
	report(context, "en e-postadresse utenfor kommunens eget domene", content, start, stop);
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
		const char *start = f->groups[first].start, *what = judge(f, first, &scan->text, &last);
		const char *inner = what ? NULL : inner_identity(&f->groups[first]);

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
	const char *what = judge_wide(f, &scan->text);

	if (what)
		report_number(scan, what, f->groups[0].start, digits_end(f, f->count - 1));
	return f->end;
}

static void look_through(struct scan *scan, enum digits_reach reach)
{
	const char *p = scan->text.begin;
	struct digit_run f = { 0 };

	while (p < scan->text.end) {
		const char *end;

		if (!isdigit((unsigned char)*p)) {
			p++;
			continue;
		}
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

static void judge_part(struct scan *scan, size_t from, size_t to)
{
	const char *begin = scan->texts->joined.data;

	scan->text = (struct passage){ begin + from, begin + to };
	scan->count = 0;
	look_through(scan, DIGITS_NARROW);
	look_through(scan, DIGITS_WIDE);
	address_look_through(scan->gate, &scan->text, report_address, scan);
	birth_look_through(&scan->text, report_birth, scan);
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
	if (!texts_read_otherwise(texts))
		return;
	judge_part(&scan, 0, files);
	judge_part(&scan, files, end);
}
