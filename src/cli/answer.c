/* Makes answers into values of a scenario. */
#include "answer.h"

#include "base/arena.h"
#include "base/number_fault.h"
#include "base/text.h"
#include "input/level_names.h"
#include "input/meant.h"

#include <stdlib.h>
#include <string.h>

/* The text that YAML reads as `text`, safe in braces too: in double quotes unless it is plain. */
static const char *yaml_text(struct arena *a, const char *text)
{
	struct buffer b = { .arena = a };

	if (!strpbrk(text, ":#,[]{}&*!|>'\"%@`\\-?~=<") && *text && *text != ' ')
		return text;
	buffer_puts(&b, "\"");
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			buffer_puts(&b, "\\");
		buffer_add(&b, text, 1);
	}
	buffer_puts(&b, "\"");
	return buffer_text(&b);
}

const char *answer_broadest_group(const struct dataset *data)
{
	for (int i = 1; i < data->group_count; i++)
		if (data->groups[i].fallback)
			return data->groups[i].id;
	return "";
}

/* By its number in the list or its name. */
static const char *read_group(const struct answer_reader *r, const char *answer, const char **wrong)
{
	const char *group = meant_group(answer, r->data, r->arena);
	int known = dataset_group(r->data, answer);
	char *end;
	long number = strtol(answer, &end, 10);

	if (known > 0)
		return r->data->groups[known].id;
	if (!*end || (*end == '.' && !end[1])) {
		if (number >= 1 && number < r->data->group_count)
			return r->data->groups[number].id;
		*wrong = r->which_group;
		return NULL;
	}
	return group ? group : answer;
}

static const char *read_level(const struct answer_reader *r, const char *answer)
{
	static const char *const ourselves[] = { "vi",      "oss",   "selv",
						 "vi selv", "sjølv", "vi sjølve" };
	const char *key = text_key(r->arena, answer);
	int level = level_meant(key);

	for (size_t i = 0; i < sizeof ourselves / sizeof *ourselves; i++)
		if (text_equal(key, ourselves[i]))
			return level_id[r->owner];
	return level >= 0 ? level_id[level] : answer;
}

static bool is_none(const char *answer, struct arena *a)
{
	static const char *const words[] = { "nei",        "ingen", "ingenting", "ikke noe",
					     "ikkje noko", "null",  "inkje",     "",
					     "ingen ting", "0",     "intet",     "nei takk" };
	const char *key = text_key(a, answer);
	double kroner;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (text_equal(key, words[i]))
			return true;
	return !number_read(&kroner, answer, NUMBER_KRONER, a) && kroner == 0;
}

/* Who writes 55 in answer to a share means per cent; 0,55 may be either. */
static const char *with_percent(struct arena *a, const char *answer)
{
	const char *added = arena_printf(a, "%s %%", answer);
	double value, from, to;

	if ((!number_read(&value, answer, NUMBER_DECIMAL, a) && (value > 1 || value == 0)) ||
	    (!strchr(answer, '%') && number_span(&from, &to, added, NUMBER_PERCENT, a) &&
	     from > .01))
		return added;
	return answer;
}

/* A number in { }, where a comma ends a value. */
static const char *in_braces(struct arena *a, const char *number)
{
	return strchr(number, ',') ? arena_printf(a, "\"%s\"", number) : number;
}

static const char *read_number(const struct answer_reader *r, enum number_kind kind, bool ranges,
			       const char *answer)
{
	struct arena *a = r->arena;
	const char *meant;
	double from, to, middle;

	if (kind == NUMBER_PERCENT)
		answer = with_percent(a, answer);
	if (ranges && number_span(&from, &to, answer, kind, a)) {
		middle = kind == NUMBER_PERCENT ? (from + to) / 2 : (double)(long)((from + to) / 2);
		return arena_printf(a, "{lav: %s, forventet: %s, høy: %s}",
				    in_braces(a, number_written(from, kind, a)),
				    in_braces(a, number_written(middle, kind, a)),
				    in_braces(a, number_written(to, kind, a)));
	}
	meant = number_meant(answer, kind, a);
	/* Costs stand in braces. */
	return !meant ? yaml_text(a, answer) : kind == NUMBER_KRONER ? in_braces(a, meant) : meant;
}

static const char *read_language(const char *answer, struct arena *a)
{
	const char *key = text_key(a, answer);

	if (text_starts("nynorsk", key) || text_equal(key, "nn"))
		return "nynorsk";
	return text_starts("bokmaal", key) || text_equal(key, "nb") ? "bokmål" : NULL;
}

const char *answer_written(const struct answer_reader *r, enum answer_form form, const char *answer,
			   const char **wrong)
{
	const char *meant;
	int year;

	*wrong = NULL;
	switch (form) {
	case ANSWER_LANGUAGE:
		meant = read_language(answer, r->arena);
		*wrong = meant ? NULL : "skriv bokmål eller nynorsk";
		return meant;
	case ANSWER_TEXT:
		return yaml_text(r->arena, answer);
	case ANSWER_LEVEL:
		return read_level(r, answer);
	case ANSWER_GROUP:
		return read_group(r, answer, wrong);
	case ANSWER_AGES:
		meant = meant_ages(answer, r->data, r->arena);
		return meant ? meant : yaml_text(r->arena, answer);
	case ANSWER_YEAR:
		year = meant_year(answer, 1990, 2100, r->arena);
		return year ? arena_printf(r->arena, "%d", year) : yaml_text(r->arena, answer);
	case ANSWER_CHOICE:
		return text_key(r->arena, answer);
	case ANSWER_COUNT:
		return read_number(r, NUMBER_COUNT, true, answer);
	case ANSWER_YEARS:
		return read_number(r, NUMBER_YEARS, false, answer);
	case ANSWER_PERCENT:
		return read_number(r, NUMBER_PERCENT, true, answer);
	case ANSWER_KRONER:
		return read_number(r, NUMBER_KRONER, true, answer);
	case ANSWER_KRONER_OR_NONE:
		return is_none(answer, r->arena) ? "" : read_number(r, NUMBER_KRONER, true, answer);
	}
	return answer;
}

/* The counties of 2024, without those that share their name with a municipality. */
static bool is_county(const char *key)
{
	static const char *const counties[] = { "agder",           "akershus",  "buskerud",
						"finnmark",        "innlandet", "nordland",
						"rogaland",        "telemark",  "troendelag",
						"vestfold",        "vestland",  "oestfold",
						"moere og romsdal" };

	for (size_t i = 0; i < sizeof counties / sizeof *counties; i++)
		if (text_equal(key, counties[i]))
			return true;
	return false;
}

bool answer_names_level(const char *owner, enum level *level, struct arena *a)
{
	const char *key = text_key(a, owner);
	int named = level_meant(key);

	if (named == LEVEL_KOMMUNE || named == LEVEL_FYLKESKOMMUNE) {
		*level = (enum level)named;
		return true;
	}
	*level = is_county(key) ? LEVEL_FYLKESKOMMUNE : LEVEL_KOMMUNE;
	return false;
}
