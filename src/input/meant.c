/* Reads ages, groups, years and dates as people write them. */
#include "meant.h"

#include "base/arena.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#define DIGITS "0123456789"

enum { MOST_NUMBERS = 8, NUMBER_DIGITS = 8, AGE_BEFORE_SCHOOL = 5 };

/* The runs of digits in a text. */
struct numbers {
	int value[MOST_NUMBERS], digits[MOST_NUMBERS];
	int count;
};

/* False when there are too many, or one is too long. */
static bool find_numbers(struct numbers *out, const char *text)
{
	*out = (struct numbers){ 0 };
	for (const char *p = text + strcspn(text, DIGITS); *p; p += strcspn(p, DIGITS)) {
		size_t size = strspn(p, DIGITS);

		if (out->count == MOST_NUMBERS || size > NUMBER_DIGITS)
			return false;
		out->digits[out->count] = (int)size;
		out->value[out->count++] = (int)strtol(p, NULL, 10);
		p += size;
	}
	return true;
}

/* `text` in lower case with ASCII dashes and spaces, what does not show left out, and letters like
 * digits beside digits as those. */
static const char *plain(const char *text, struct arena *a)
{
	struct buffer out = { .arena = a };
	char *copy;
	uint32_t c;

	while ((c = utf8_next(&text)) != 0) {
		c = utf8_plain(c);
		buffer_add_character(&out, c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
	}
	copy = arena_text(a, buffer_text(&out), out.size);
	for (char *p = copy; *p; p++)
		if (strchr("ol", *p) &&
		    ((p > copy && strchr(DIGITS, p[-1])) || (p[1] && strchr(DIGITS, p[1]))))
			*p = *p == 'o' ? '0' : '1';
	return copy;
}

/* --- ages --- */

/* An age at the school or kindergarten that the text names; −1 for none. */
static int age_at_school(const char *text)
{
	static const struct {
		const char *word;
		int age;
	} schools[] = {
		{ "barnehage", 3 },     { "småskole", 7 },      { "småtrinn", 7 },
		{ "mellomtrinn", 11 },  { "mellomsteg", 11 },   { "ungdomsskole", 14 },
		{ "ungdomstrinn", 14 }, { "ungdomsskule", 14 }, { "ungdomssteg", 14 },
		{ "videregående", 17 }, { "vidaregåande", 17 }, { "vgs", 17 },
	};

	for (size_t i = 0; i < sizeof schools / sizeof *schools; i++)
		if (strstr(text, schools[i].word))
			return schools[i].age;
	return -1;
}

/* Index of the interval that `age` is in; −1 for none. */
static int interval_of(const struct dataset *data, int age)
{
	for (int i = 0; i < data->interval_count; i++)
		if (age >= data->intervals[i].from && age <= data->intervals[i].to)
			return i;
	return -1;
}

/* "under 6" and "13 +" are open to one side, and no interval that holds the age. */
static bool has_bound(const char *text)
{
	static const char *const words[] = { "under", "over", "yngre", "eldre", "før",
					     "etter", "minst", "+",     "<",     ">" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strstr(text, words[i]))
			return true;
	return false;
}

const char *meant_ages(const char *text, const struct dataset *data, struct arena *a)
{
	const struct interval *known = data->intervals;
	int least, most, first, last;
	struct numbers ages;

	text = plain(text, a);
	if (!find_numbers(&ages, text) || has_bound(text))
		return NULL;
	for (int i = 0; i < ages.count; i++)
		ages.value[i] += strstr(text, "trinn") || strstr(text, "klasse") ? AGE_BEFORE_SCHOOL : 0;
	least = most = ages.count ? ages.value[0] : age_at_school(text);
	for (int i = 1; i < ages.count; i++) {
		least = ages.value[i] < least ? ages.value[i] : least;
		most = ages.value[i] > most ? ages.value[i] : most;
	}
	first = interval_of(data, least);
	last = interval_of(data, most);
	if (first < 0 || last < 0 || last > first + 1)
		return NULL;
	if (first == last)
		return arena_printf(a, "%d-%d", known[first].from, known[first].to);
	return arena_printf(a, "[%d-%d, %d-%d]", known[first].from, known[first].to,
			    known[last].from, known[last].to);
}

/* --- groups --- */

/* Whether each word of `words` begins a word of `key`, or is in one when it is long. */
static bool has_words(const char *key, const char *words)
{
	enum { LONG_WORD = 6 };

	for (const char *word = words; *word; word += strspn(word, " ,/")) {
		size_t size = strcspn(word, " ,/");
		bool found = false;

		for (const char *at = key; *at && !found; at++)
			found = (at == key || at[-1] == ' ' || size >= LONG_WORD) &&
				strncmp(at, word, size) == 0;
		if (!found)
			return false;
		word += size;
	}
	return *words != '\0';
}

const char *meant_group(const char *text, const struct dataset *data, struct arena *a)
{
	const char *words = text_key(a, text), *found = NULL;

	for (int i = 1; i < data->group_count; i++) {
		const struct group *group = &data->groups[i];
		bool fits = has_words(text_key(a, group->id), words);

		for (int l = 0; l < LANGUAGES && !fits; l++)
			fits = group->name[l] && has_words(text_key(a, group->name[l]), words);
		if (fits && found)
			return NULL;
		if (fits)
			found = group->id;
	}
	return found;
}

/* --- years and dates --- */

/* "26" means 2026. */
static int full_year(int value, int digits)
{
	return digits == 2 ? 2000 + value : digits == 4 ? value : 0;
}

int meant_year(const char *text, int least, int most, struct arena *a)
{
	struct numbers numbers;
	int found = 0;

	text = plain(text, a);
	if (!find_numbers(&numbers, text))
		return 0;
	for (int i = 0; i < numbers.count; i++) {
		int year = numbers.digits[i] == 4 || numbers.count == 1
				   ? full_year(numbers.value[i], numbers.digits[i])
				   : 0;

		if (year < least || year > most)
			continue;
		if (found && found != year)
			return 0;
		found = year;
	}
	/* "2026/27" is two of them. */
	if (numbers.count == 2 && numbers.digits[0] == 4 && numbers.digits[1] == 2)
		return 0;
	return found;
}

/* Whether `word` is the beginning of a month's name, or the other way round. */
static int month_of(const char *word, size_t size)
{
	static const char *const months[] = { "januar",    "februar", "mars",     "april",
					      "mai",       "juni",    "juli",     "august",
					      "september", "oktober", "november", "desember" };

	for (int m = 0; size >= 3 && m < 12; m++)
		if (strncmp(word, months[m], size) == 0)
			return m + 1;
	return 0;
}

static int find_month(const char *text)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz";

	for (const char *p = text; *p;) {
		size_t size = strspn(p, letters);
		int month = month_of(p, size);

		if (month)
			return month;
		p += size ? size : 1;
	}
	return 0;
}

/* Day, month and year in their order; what is no month is the day when that is possible. */
static struct date put_together(int day, int month, int year)
{
	return month > 12 && day <= 12 ? (struct date){ year, day, month }
				       : (struct date){ year, month, day };
}

static int days_in(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

bool date_is_real(struct date date)
{
	return date.year >= 1900 && date.month >= 1 && date.month <= 12 && date.day >= 1 &&
	       date.day <= days_in(date.year, date.month);
}

bool meant_date(struct date *out, const char *text, struct arena *a)
{
	const char *words = plain(text, a), *clock = strstr(words, " kl");
	struct numbers n;
	int month;

	words = clock ? arena_text(a, words, (size_t)(clock - words)) : words;
	month = find_month(words);
	if (!find_numbers(&n, words))
		return false;
	*out = (struct date){ 0 };
	if (month && n.count == 2)
		*out = (struct date){ full_year(n.value[1], n.digits[1]), month, n.value[0] };
	else if (!month && n.count == 3 && n.digits[0] == 4)
		*out = put_together(n.value[2], n.value[1], n.value[0]);
	else if (!month && n.count == 3)
		*out = put_together(n.value[0], n.value[1], full_year(n.value[2], n.digits[2]));
	else if (!month && n.count == 1 && n.digits[0] == 8)
		*out = (struct date){ n.value[0] / 10000, n.value[0] / 100 % 100,
				      n.value[0] % 100 };
	return date_is_real(*out);
}
