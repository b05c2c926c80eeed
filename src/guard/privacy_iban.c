/* Finds account numbers of other countries. */
#include "privacy_iban.h"

#include <ctype.h>
#include <string.h>

enum {
	LONGEST = 34,
	MOST_BETWEEN = 2 /* spaces or marks between two characters */
};

/* Two letters of a country, and how many characters its numbers have (the registry of SWIFT). */
static const struct country {
	char name[3];
	int size;
} countries[] = {
	{ "AT", 20 }, { "BE", 16 }, { "BG", 22 }, { "CH", 21 }, { "CY", 28 }, { "CZ", 24 },
	{ "DE", 22 }, { "DK", 18 }, { "EE", 20 }, { "ES", 24 }, { "FI", 18 }, { "FO", 18 },
	{ "FR", 27 }, { "GB", 22 }, { "GL", 18 }, { "GR", 27 }, { "HR", 21 }, { "HU", 28 },
	{ "IE", 22 }, { "IS", 26 }, { "IT", 27 }, { "LT", 20 }, { "LU", 20 }, { "LV", 21 },
	{ "MT", 31 }, { "NL", 18 }, { "PL", 28 }, { "PT", 25 }, { "RO", 24 }, { "SE", 24 },
	{ "SI", 19 }, { "SK", 24 }, { "TR", 26 }, { "UA", 29 },
};

static int size_at(const char *p)
{
	int first = toupper((unsigned char)p[0]), second = toupper((unsigned char)p[1]);

	for (size_t i = 0; i < sizeof countries / sizeof *countries; i++)
		if (first == countries[i].name[0] && second == countries[i].name[1])
			return countries[i].size;
	return 0;
}

/* What is left when the number is divided by 97, the first four characters last, letters as 10–35.
 */
static int remainder_97(const char *characters, int size)
{
	int left = 0;

	for (int i = 0; i < size; i++) {
		char c = characters[(i + 4) % size];

		left = isdigit((unsigned char)c)
			       ? left * 10 + c - '0'
			       : left * 100 + toupper((unsigned char)c) - 'A' + 10;
		left %= 97;
	}
	return left;
}

/* The end of the number of `size` characters at `p`, NULL when it is none. */
static const char *end_of(const struct passage *text, const char *p, int size)
{
	char characters[LONGEST] = "";
	int count = 0;

	while (count < size) {
		int between = 0;

		for (; count && between < MOST_BETWEEN && p < text->end && strchr(" -./*_\n\v", *p);
		     between++)
			p++;
		if (p == text->end || !isalnum((unsigned char)*p))
			return NULL;
		characters[count++] = *p++;
	}
	if (p < text->end && isalnum((unsigned char)*p))
		return NULL;
	return isdigit((unsigned char)characters[2]) && isdigit((unsigned char)characters[3]) &&
			       remainder_97(characters, size) == 1
		       ? p
		       : NULL;
}

void iban_look_through(const struct passage *text, iban_found *found, void *context)
{
	for (const char *p = text->begin, *word; p < text->end; p += p < text->end) {
		const char *end;
		int size;

		word = p;
		while (p < text->end && word_has(*p))
			p++;
		size = p - word == 2 ? size_at(word) : 0;
		end = size ? end_of(text, word, size) : NULL;
		if (end)
			found(context, word, end);
	}
}
