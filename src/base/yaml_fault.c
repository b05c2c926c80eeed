/* Guesses what was meant where libyaml gave up. */
#include "yaml_fault.h"

#include "arena.h"
#include "excerpt.h"

#include <stdbool.h>
#include <string.h>

#define HARD_SPACE "\xC2\xA0" /* U+00A0 */

/* One line of the file with its indentation and line end cut off. */
struct source_line {
	const char *text; /* NUL-terminated copy */
	struct place at;  /* of its first character */
	size_t start;     /* its first byte, indentation included */
};

static struct source_line line_around(const struct yaml_trouble *t, size_t offset, int number, struct arena *a)
{
	const char *text = t->text.data;
	size_t start = offset < t->text.size ? offset : t->text.size, end = start, first;

	while (start > 0 && text[start - 1] != '\n' && text[start - 1] != '\r')
		start--;
	while (end < t->text.size && text[end] != '\n' && text[end] != '\r')
		end++;
	for (first = start; first < end && text[first] == ' '; first++)
		;
	while (end > first && (text[end - 1] == ' ' || text[end - 1] == '\t'))
		end--;
	return (struct source_line){ arena_text(a, text + first, end - first),
			      { t->at.file, number, (int)(first - start) + 1 },
			      start };
}

/* The nearest line above with something on it other than a comment; its text is "" when there is
 * none. */
static struct source_line line_above(const struct yaml_trouble *t, struct source_line from, struct arena *a)
{
	struct source_line line = from;

	while (line.start > 0) {
		size_t end = line.start - 1;

		if (end > 0 && t->text.data[end] == '\n' && t->text.data[end - 1] == '\r')
			end--;
		line = line_around(t, end, line.at.line - 1, a);
		if (*line.text && *line.text != '#')
			return line;
	}
	line.text = "";
	return line;
}

/* "startår:2021" written without its space; false when it is something else. */
static bool report_missing_space(struct source_line line, struct diag *d)
{
	const char *colon = strchr(line.text, ':');

	if (!colon || colon == line.text || !colon[1] || strstr(line.text, ": ") ||
	    text_starts(colon, "://") || colon[strlen(colon) - 1] == ':')
		return false;
	line.at.column += (int)utf8_length(line.text, (size_t)(colon - line.text));
	diag_error(d, line.at, "mangler mellomrom etter kolon; skriv «%.*s: %s»",
		   (int)(colon - line.text), line.text, excerpt(d->arena, colon + 1));
	return true;
}

/* "tittel: Los: x": the first colon of a line in which the trouble is at a later one, else NULL. */
static const char *colon_before(const struct yaml_trouble *t, struct source_line line)
{
	const char *colon = strstr(line.text, ": ");

	if (!colon || line.at.column + (int)utf8_length(line.text, (size_t)(colon - line.text)) >= t->at.column)
		return NULL;
	return colon;
}

/* The second colon would begin another key. */
static bool report_second_colon(const struct yaml_trouble *t, struct source_line line, struct diag *d)
{
	const char *colon = colon_before(t, line);
	const char *value, *quote;

	if (!colon)
		return false;
	value = colon + 1 + strspn(colon + 1, " ");
	quote = strchr(value, '"') ? "'" : "\"";
	if (strchr(line.text, '{') || strchr(value, '\''))
		diag_error(d, t->at, "kolon i verdien; sett hele verdien i anførselstegn");
	else
		diag_error(d, t->at, "kolon i verdien; sett den i anførselstegn: %.*s: %s%s%s",
			   (int)(colon - line.text), line.text, quote, excerpt(d->arena, value),
			   quote);
	return true;
}

static void report_colon(const struct yaml_trouble *t, struct diag *d)
{
	struct source_line line = line_around(t, t->offset, t->at.line, d->arena);
	struct source_line above = line_above(t, line, d->arena);

	if (report_second_colon(t, line, d) || report_missing_space(above, d))
		return;
	if (*above.text && *above.text != '-' && !strchr(above.text, ':'))
		diag_error(d, above.at,
			   "mangler kolon etter «%s»; skriv «%s:», eller rett innrykket på linjen under",
			   excerpt(d->arena, above.text), excerpt(d->arena, above.text));
	else
		diag_error(d, line.at,
			   "linjen er rykket for langt inn; la den begynne i samme kolonne som nøkkelen over");
}

static void report_line_without_colon(const struct yaml_trouble *t, struct diag *d)
{
	struct source_line line = line_around(t, t->context_offset, t->context_at.line, d->arena);

	if (!report_missing_space(line, d))
		diag_error(
			d, t->context_at,
			"linjen har ikke kolon; skriv «nøkkel: verdi», eller rykk den inn hvis den fortsetter teksten over");
}

static void report_first_character(const struct yaml_trouble *t, struct diag *d)
{
	const char *end, *start = t->text.data + t->offset;

	if (t->offset >= t->text.size) {
		diag_error(d, t->at, "verdien mangler; skriv «nøkkel: verdi»");
	} else if (*start == '\t') {
		diag_error(d, t->at, "tabulator i innrykket; bruk mellomrom");
	} else if (*start == ',') {
		diag_error(d, t->at, "komma uten verdi foran; slett det, eller sett verdien i anførselstegn");
	} else {
		end = start;
		utf8_next(&end);
		diag_error(d, t->at,
			   "en verdi kan ikke begynne med «%.*s»; sett den i anførselstegn",
			   (int)(end - start), start);
	}
}

/* After a value, where a key, a comma or a closing bracket should be. */
static void report_after_value(const struct yaml_trouble *t, struct diag *d)
{
	struct source_line line = line_around(t, t->offset, t->at.line, d->arena);
	size_t at = t->offset < t->text.size ? t->offset : t->text.size;
	char here = at < t->text.size ? t->text.data[at] : '\0';

	while (at > line.start && t->text.data[at - 1] == ' ')
		at--;
	if (here == ':' && line.at.column == t->at.column)
		diag_error(d, t->at, "mangler nøkkel foran kolon; skriv «nøkkel: verdi»");
	else if (at > line.start && strchr("'\"", t->text.data[at - 1]))
		diag_error(d, t->at,
			   "tekst etter det siste anførselstegnet; sett hele verdien i anførselstegn, og bruk den andre sorten (' eller \") inni");
	else
		diag_error(d, t->at,
			   "innrykket stemmer ikke med linjene over; la nøkler på samme nivå begynne i samme kolonne");
}

static void report_open_bracket(const struct yaml_trouble *t, struct diag *d)
{
	char open = t->context_offset < t->text.size ? t->text.data[t->context_offset] : '{';

	if (t->offset >= t->text.size)
		diag_error(d, t->context_at, "«%c» lukkes ikke; sett inn «%c»", open, open == '[' ? ']' : '}');
	else if (t->text.data[t->offset] == ':' && t->at.line == t->context_at.line)
		diag_error(d, t->at, "kolon i verdien; sett hele verdien i anførselstegn");
	else
		diag_error(d, t->context_at,
			   "«%c» lukkes ikke før linje %d:%d; sett inn «%c» eller komma der", open,
			   t->at.line, t->at.column, open == '[' ? ']' : '}');
}

/* What libyaml says, by the beginning of its problem or, where that is NULL, of its context. A
 * message is placed where the problem is, or where what it was reading began. */
static const struct rule {
	const char *problem, *context;
	void (*report)(const struct yaml_trouble *t, struct diag *d);
	const char *message;
	bool at_context;
} rules[] = {
	{ "mapping values are not allowed", NULL, report_colon, NULL, false },
	{ "could not find expected ':'", NULL, report_line_without_colon, NULL, false },
	{ "found character that cannot start", NULL, report_first_character, NULL, false },
	{ "did not find expected node content", NULL, report_first_character, NULL, false },
	{ "did not find expected key", NULL, report_after_value, NULL, false },
	{ "did not find expected ',' or", NULL, report_open_bracket, NULL, false },
	{ "found a tab character", NULL, NULL, "tabulator i innrykket; bruk mellomrom", false },
	{ "did not find expected '-'", NULL, NULL,
	  "linjen hører ikke til listen over; la hvert punkt begynne med «- » og nøklene under det i samme kolonne",
	  false },
	{ "block sequence entries", NULL, NULL,
	  "en liste begynner på en egen linje; er «-» en del av verdien, sett den i anførselstegn",
	  false },
	{ "did not find expected <document start>", NULL, NULL,
	  "tekst etter «...», som avslutter dokumentet; slett linjen med «...»", false },
	{ "found unknown escape", NULL, NULL,
	  "«\\» er et styretegn mellom doble anførselstegn; skriv «\\\\» eller bruk enkle", false },
	{ "did not find expected hexdecimal", NULL, NULL,
	  "«\\» er et styretegn mellom doble anførselstegn; skriv «\\\\» eller bruk enkle", false },
	{ NULL, "while scanning a quoted scalar", NULL,
	  "anførselstegnet her lukkes ikke; sett ett til der teksten slutter", true },
	{ NULL, "while scanning a block scalar", NULL,
	  "«|» og «>» begynner en tekst på linjene under; flytt teksten dit, eller sett verdien i anførselstegn",
	  true },
	{ NULL, "while scanning an alias", NULL,
	  "«*» først i en verdi er en henvisning i YAML; sett verdien i anførselstegn", true },
	{ NULL, "while scanning an anchor", NULL,
	  "«&» først i en verdi er et anker i YAML; sett verdien i anførselstegn", true },
	{ NULL, "while scanning a tag", NULL,
	  "«!» først i en verdi er et typemerke i YAML; sett verdien i anførselstegn", true },
	{ NULL, "while parsing a tag", NULL,
	  "«!» først i en verdi er et typemerke i YAML; sett verdien i anførselstegn", true },
	{ NULL, "while scanning a directive", NULL, YAML_DIRECTIVE, true },
};

bool yaml_report_hard_space(const char *text, struct place at, struct diag *d)
{
	if (!text_starts(text, HARD_SPACE))
		return false;
	diag_error(d, at, "hardt mellomrom i innrykket; bruk vanlige mellomrom");
	return true;
}

/* Where the trouble is, or on the line above it. */
static bool report_hard_space(const struct yaml_trouble *t, struct diag *d)
{
	struct source_line line = line_around(t, t->offset, t->at.line, d->arena);
	struct source_line above = line_above(t, line, d->arena);

	return yaml_report_hard_space(line.text, line.at, d) || yaml_report_hard_space(above.text, above.at, d);
}

bool yaml_fault(const struct yaml_trouble *t, struct diag *d)
{
	if (report_hard_space(t, d))
		return false;
	for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
		const struct rule *rule = &rules[i];

		if (!text_starts(rule->problem ? t->problem : t->context,
				 rule->problem ? rule->problem : rule->context))
			continue;
		if (rule->report)
			rule->report(t, d);
		else
			diag_error(d, rule->at_context ? t->context_at : t->at, "%s", rule->message);
		return rule->report == report_colon && t->offset < t->text.size &&
		       t->text.data[t->offset] == ':' &&
		       colon_before(t, line_around(t, t->offset, t->at.line, d->arena));
	}
	diag_error(d, t->at, "kan ikke lese YAML-en her; sjekk innrykk, kolon og anførselstegn");
	return false;
}
