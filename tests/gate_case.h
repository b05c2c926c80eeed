/* Texts for the privacy gate. Numbers are made here from their rules, so that no real person's number is in the sources:
 * those of births 1855–1899, who have individual numbers from 500 to 749. */
#ifndef TESTS_GATE_CASE_H
#define TESTS_GATE_CASE_H

#include "check.h"

#include "base/arena.h"
#include "guard/privacy.h"
#include "guard/texts.h"
#include "tree/markdown.h"

#include <stdio.h>
#include <string.h>

/* Appends the control digits that satisfy the registry's rule to nine digits; `remainder` is what the
 * first one may leave (0 before 2032, 0–3 after). Returns false where no digit does. */
static inline bool complete(char out[12], const char *nine, int remainder)
{
	static const int first[] = { 3, 7, 6, 1, 8, 9, 4, 5, 2 };
	static const int second[] = { 5, 4, 3, 2, 7, 6, 5, 4, 3, 2 };
	int sum = 0;

	strcpy(out, nine);
	for (int i = 0; i < 9; i++)
		sum += first[i] * (out[i] - '0');
	sum = (11 + remainder - sum % 11) % 11;
	if (sum == 10)
		return false;
	out[9] = (char)('0' + sum);
	sum = 0;
	for (int i = 0; i < 10; i++)
		sum += second[i] * (out[i] - '0');
	sum = (11 - sum % 11) % 11;
	out[10] = (char)('0' + sum);
	out[11] = '\0';
	return sum != 10;
}

/* The identity number of the `which`th child born on `date`, ddmmyy. */
static inline void make_born(char out[12], const char *date, int which)
{
	for (int i = 500; i < 750; i++) {
		char nine[32];

		snprintf(nine, sizeof nine, "%.6s%d", date, i);
		if (complete(out, nine, 0) && which-- == 0)
			return;
	}
	fail_msg("no number for %s", date);
}

/* The text as a note, as the program has it judged: the file, and the document made of it. */
static inline size_t count_finds(struct arena *a, const char *text, const char *municipality, struct diag *d)
{
	static const char *const phones[] = { "22334455" };
	struct privacy gate = { .municipality = municipality, .phones = phones, .phone_count = 1, .arena = a, .diag = d };
	struct document doc = { .root = block_new(a, BLOCK_DOCUMENT, NULL) };
	struct markdown markdown = { .arena = a, .diag = d };
	struct texts texts = { .arena = a };
	LIST_OF(struct place) lines = { 0 };
	int count = 1;

	*d = (struct diag){ .arena = a };
	*LIST_ADD(a, &lines) = (struct place){ "notat.md", 1, 1 };
	for (const char *p = text; *p; p++)
		if (*p == '\n')
			*LIST_ADD(a, &lines) = (struct place){ "notat.md", ++count, 1 };
	if (!markdown_parse(doc.root, text, &(struct line_map){ lines.items, lines.count, lines.count }, &markdown))
		return d->errors; /* an image: refused before anybody judges it */
	texts_add_file(&texts, str_of(text), "notat.md");
	texts_add_document(&texts, &doc);
	privacy_check(&gate, &texts);
	return d->errors;
}

#endif
