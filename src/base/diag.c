/* Collects faults, and prints them in the order of their places. */
#include "diag.h"

#include "arena.h"
#include "limits.h"
#include "text.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* Faults without end must not fill the memory; of errors and of the rest the first DIAG_KEPT are kept. */
static bool is_kept(const struct diag *d, enum severity severity)
{
	size_t errors_kept = d->errors < DIAG_KEPT ? d->errors : DIAG_KEPT;

	if (severity == SEVERITY_ERROR)
		return d->errors <= DIAG_KEPT;
	return !d->errors_only && d->count - errors_kept < DIAG_KEPT;
}

/* A message may quote a line, and a line may be as long as its file. */
static const char *cut(const char *message, struct arena *a)
{
	size_t size = LIMIT_MESSAGE;

	if (strnlen(message, LIMIT_MESSAGE + 1) <= LIMIT_MESSAGE)
		return message;
	while (((unsigned char)message[size] & 0xC0) == 0x80)
		size--;
	return arena_printf(a, "%.*s…", (int)size, message);
}

static void add(struct diag *d, enum severity severity, bool missing, struct place at, const char *format, va_list args)
{
	if (severity == SEVERITY_ERROR)
		d->errors++;
	else if (severity == SEVERITY_WARNING)
		d->warnings++;
	if (!is_kept(d, severity)) {
		d->dropped += !d->errors_only || severity == SEVERITY_ERROR;
		return;
	}
	d->entries = arena_grow(d->arena, d->entries, d->count, &d->capacity, sizeof *d->entries);
	d->entries[d->count++] = (struct diag_entry){ .severity = severity, .at = at, .missing = missing,
						      .message = cut(arena_vprintf(d->arena, format, args), d->arena) };
}

#define DIAG_FUNCTION(name, severity, missing)                                                              \
	void name(struct diag *d, struct place at, const char *format, ...)                        \
	{                                                                                          \
		va_list args;                                                                      \
                                                                                                   \
		va_start(args, format);                                                            \
		add(d, severity, missing, at, format, args);                                                \
		va_end(args);                                                                      \
	}

DIAG_FUNCTION(diag_error, SEVERITY_ERROR, false)
DIAG_FUNCTION(diag_missing, SEVERITY_ERROR, true)
DIAG_FUNCTION(diag_warning, SEVERITY_WARNING, false)

void diag_add(struct diag *d, const struct diag *from)
{
	for (size_t i = 0; i < from->count; i++) {
		const struct diag_entry *e = &from->entries[i];

		if (e->severity == SEVERITY_ERROR)
			diag_error(d, e->at, "%s", e->message);
		else
			diag_warning(d, e->at, "%s", e->message);
	}
}

void diag_remedy(struct diag *d, int number)
{
	struct diag_entry *last = d->count ? &d->entries[d->count - 1] : NULL;

	if (last)
		last->remedies[last->remedies[0] != 0] = number;
}

/* By file, line, column; what has the same place keeps its order. */
static int by_place(const void *left, const void *right)
{
	const struct diag_entry *const *a = left, *const *b = right;
	const struct place *p = &(*a)->at, *q = &(*b)->at;
	int files = p->file && q->file ? strcmp(p->file, q->file) : (p->file != NULL) - (q->file != NULL);

	if (files)
		return files;
	if (p->line != q->line)
		return p->line < q->line ? -1 : 1;
	if (p->column != q->column)
		return p->column < q->column ? -1 : 1;
	return *a < *b ? -1 : *a > *b;
}

/* The errors first, for when not all is shown. */
static int by_severity(const void *left, const void *right)
{
	const struct diag_entry *const *a = left, *const *b = right;

	return (*a)->severity != (*b)->severity ? (int)(*a)->severity - (int)(*b)->severity : by_place(left, right);
}

static void print_entry(const struct diag_entry *e, FILE *out, bool colour, struct arena *a)
{
	static const char *const label[] = { [SEVERITY_ERROR] = "", [SEVERITY_WARNING] = "advarsel: " };
	static const char *const code[] = { [SEVERITY_ERROR] = "\033[1;31m", [SEVERITY_WARNING] = "\033[1;33m" };

	if (colour)
		fputs(code[e->severity], out);
	if (e->at.file) {
		fputs(text_line(a, e->at.file), out);
		if (e->at.line)
			fprintf(out, ":%d", e->at.line);
		if (e->at.line && e->at.column)
			fprintf(out, ":%d", e->at.column);
		fputs(": ", out);
	}
	if (colour)
		fputs("\033[0m", out);
	fputs(label[e->severity], out);
	fprintf(out, "%s\n", text_line(a, e->message));
}

static bool same(const struct diag_entry *a, const struct diag_entry *b)
{
	return a->at.line == b->at.line && a->at.column == b->at.column && a->severity == b->severity &&
	       text_equal(a->at.file ? a->at.file : "", b->at.file ? b->at.file : "") &&
	       text_equal(a->message, b->message);
}

bool diag_has(const struct diag *d, const struct diag_entry *entry)
{
	for (size_t i = 0; i < d->count; i++)
		if (same(&d->entries[i], entry))
			return true;
	return false;
}

void diag_print(const struct diag *d, FILE *out, bool colour)
{
	const struct diag_entry **sorted = arena_alloc(d->arena, d->count, sizeof *sorted);
	size_t shown = 0;

	for (size_t i = 0; i < d->count; i++)
		sorted[i] = &d->entries[i];
	qsort(sorted, d->count, sizeof *sorted, d->count > DIAG_SHOWN ? by_severity : by_place);
	for (size_t i = 0; i < d->count; i++) {
		if (i && same(sorted[i], sorted[i - 1]))
			continue;
		if (shown++ < DIAG_SHOWN)
			print_entry(sorted[i], out, colour, d->arena);
	}
	shown += d->dropped;
	if (shown > DIAG_SHOWN)
		fprintf(out, "… og %zu til; rett disse først\n", shown - DIAG_SHOWN);
}
