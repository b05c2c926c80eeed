/* Guesses what was meant where libyaml gave up. */
#include "yaml_fault.h"

#include "arena.h"
#include "excerpt.h"
#include "odd.h"
#include "yaml_indent.h"
#include "yaml_line.h"

#include <stdbool.h>
#include <string.h>

/* The line where what was being read began. */
static struct yaml_line line_of_context(const struct yaml_trouble *t, struct arena *a)
{
	return yaml_line_at(t->text, t->context_offset, t->at.file, t->context_at.line, a);
}

/* "startår:2021" written without its space, or with one that is none; false when it is something
 * else. */
static bool report_missing_space(struct yaml_line line, struct diag *d)
{
	const char *colon = strchr(line.text, ':'), *value = colon ? colon + 1 : NULL;
	uint32_t odd = 0;

	if (!colon || colon == line.text || !colon[1] || strstr(line.text, ": ") ||
	    text_starts(colon, "://") || colon[strlen(colon) - 1] == ':')
		return false;
	for (const char *p = value; *p && odd_is_hidden(utf8_next(&p));) {
		const char *from = value;

		odd = utf8_next(&from);
		value = p;
	}
	line.at.column += (int)utf8_length(line.text, (size_t)(colon - line.text));
	value += strspn(value, " ");
	if (odd)
		diag_error(d, line.at,
			   "det er %s etter kolon; bruk et vanlig mellomrom: skriv «%.*s: %s»",
			   odd_name(odd), (int)(colon - line.text), line.text,
			   excerpt(d->arena, value));
	else
		diag_error(d, line.at, "mangler mellomrom etter kolon; skriv «%.*s: %s»",
			   (int)(colon - line.text), line.text, excerpt(d->arena, value));
	return true;
}

/* --- colons --- */

/* "- navn: x, betaler: y}" without its "{", or with a parenthesis for it. */
static bool report_missing_brace(const struct yaml_line *line, struct diag *d)
{
	size_t size = strlen(line->text);
	const char *from = line->text + (text_starts(line->text, "- ") ? 2 : 0);
	char last = size ? line->text[size - 1] : '\0';

	from += strspn(from, " ");
	if (strchr(line->text, '{') || (last != '}' && !(*from == '(' && last == ')')))
		return false;
	diag_error(d, line->at, "mangler «{» først; skriv «%.*s{%.*s}»", (int)(from - line->text),
		   line->text, (int)(line->text + size - 1 - from - (*from == '(')),
		   from + (*from == '('));
	return true;
}

/* The known key that ends at `end`, at most back to `start`; NULL when there is none. The longest.
 */
static const char *known_key(const struct yaml_trouble *t, const char *start, const char *end,
			     struct arena *a)
{
	for (const char *word = start; word < end; word++)
		if (*word != ' ' && (word == start || strchr(" ,;", word[-1])) &&
		    yaml_key_number(t, word, end, a) < t->key_count)
			return word;
	return NULL;
}

/* In braces: a value with a colon in it, or a comma that is missing or is a semicolon. */
static void report_colon_in_braces(const struct yaml_trouble *t, struct diag *d)
{
	struct yaml_line line = yaml_trouble_line(t, d->arena);
	const char *colon = t->text.data + t->offset, *value = colon, *key, *end;

	while (value > t->text.data + line.first &&
	       (value[-1] != ' ' || value < t->text.data + 2 || value[-2] != ':'))
		value--;
	key = known_key(t, value, colon, d->arena);
	for (end = key; end && end > value && strchr(" ;,.", end[-1]);)
		end--;
	if (!key || end == value)
		yaml_report_quoting(t->text, t->offset, t->at, "kolon i verdien", d->arena, d);
	else
		diag_error(d, t->at, "mangler komma foran «%.*s»; skriv «%.*s, %.*s:»",
			   (int)(colon - key), key, (int)(end - value), value, (int)(colon - key),
			   key);
}

/* "tittel: Los: x": true when the trouble is at a later colon than the first of the line. */
static bool is_second_colon(const struct yaml_trouble *t, const struct yaml_line *line)
{
	const char *colon = strstr(line->text, ": ");

	return colon &&
	       line->at.column + (int)utf8_length(line->text, (size_t)(colon - line->text)) <
		       t->at.column;
}

/* Whether `text` is "key: value, key: value" with keys that are known; how many there are. */
static int keys_with_commas(const struct yaml_trouble *t, const char *text, struct arena *a)
{
	int count = 0;

	for (const char *colon = strstr(text, ": "), *key = text; colon;
	     colon = strstr(colon + 1, ": "), count++) {
		for (const char *p = count ? colon : text; p > key; p--)
			if (text_starts(p - 1, ", ")) {
				key = p + 1;
				break;
			}
		if (known_key(t, key, colon, a) != key)
			return 0;
		text = colon;
	}
	return count;
}

/* "- navn: x, betaler: y", "effekt: frafall: 2 %" and "effekt {frafall: 2 %}" without braces or the
 * colon before them. */
static bool report_without_braces(const struct yaml_trouble *t, const struct yaml_line *line,
				  struct diag *d)
{
	const char *colon = strstr(line->text, ": "), *brace = strchr(line->text, '{'),
		   *end = brace;
	size_t point = text_starts(line->text, "- ") ? 2 : 0, size = strlen(line->text);

	while (end && end > line->text && strchr(" :", end[-1]))
		end--;
	if (end && brace < colon && end > line->text &&
	    known_key(t, line->text, end, d->arena) == line->text) {
		diag_error(d, line->at, "mangler «: » foran «{»; skriv «%.*s: %s»",
			   (int)(end - line->text), line->text, excerpt(d->arena, brace));
		return true;
	}
	if (brace || (size && strchr("})", line->text[size - 1])))
		return false;
	if (keys_with_commas(t, line->text + point, d->arena) > 1 && point)
		diag_error(d, line->at, "flere nøkler på én linje skal stå i { }; skriv «- {%s}»",
			   line->text + point);
	else if (keys_with_commas(t, line->text, d->arena) > 1)
		diag_error(d, line->at,
			   "flere nøkler på én linje; gi hver av dem en egen linje, uten komma");
	else if (keys_with_commas(t, colon + 2, d->arena))
		diag_error(d, line->at,
			   "flere nøkler på én linje skal stå i { }; skriv «%.*s: {%s}»",
			   (int)(colon - line->text), line->text, colon + 2);
	else
		return false;
	return true;
}

/* The second colon would begin another key. */
static bool report_second_colon(const struct yaml_trouble *t, struct yaml_line line, struct diag *d)
{
	if (!is_second_colon(t, &line))
		return false;
	if (report_without_braces(t, &line, d))
		return true;
	if (strchr(line.text, '{'))
		report_colon_in_braces(t, d);
	else if (!report_missing_brace(&line, d))
		yaml_report_quoting(t->text, t->offset, t->at, "kolon i verdien", d->arena, d);
	return true;
}

/* Cells with tabs, or with two or more other marks, between them. */
static bool is_row(const char *text)
{
	int tabs = 0, marks = 0, commas = 0;

	for (const char *p = text; *p; p++) {
		tabs += *p == '\t';
		marks += *p == ';' || *p == '|';
		commas += *p == ',' && p[1] && p[1] != ' ';
	}
	return tabs || marks > 1 || commas > 2;
}

static void report_without_colon(const struct yaml_trouble *t, struct yaml_line line,
				 struct diag *d)
{
	struct yaml_line below = yaml_line_below(t->text, line, d->arena);
	bool holds = *below.text && below.at.column > line.at.column;

	if (is_row(line.text)) {
		diag_error(
			d, line.at,
			"dette ser ut som en rad fra et regneark; skriv den som «nøkkel: verdi», eller som et punkt «- {nøkkel: verdi, nøkkel: verdi}»");
		return;
	}
	diag_error(
		d, line.at, "mangler kolon etter nøkkelen; skriv «%s»",
		excerpt(d->arena, yaml_with_colon(&line, holds, t->keys, t->key_count, d->arena)));
}

static void report_colon(const struct yaml_trouble *t, struct diag *d)
{
	struct yaml_line line = yaml_trouble_line(t, d->arena),
			 above = yaml_line_above(t->text, line, d->arena);

	if (report_second_colon(t, line, d) || report_missing_space(above, d))
		return;
	if (*above.text && *above.text != '-' && !strchr(above.text, ':'))
		report_without_colon(t, above, d);
	else if (!yaml_report_under_value(t, above, line, d))
		diag_error(
			d, line.at,
			"linjen er rykket for langt inn; la den begynne i samme kolonne som nøkkelen over");
}

static void report_line_without_colon(const struct yaml_trouble *t, struct diag *d)
{
	struct yaml_line line = line_of_context(t, d->arena);

	if (!report_missing_space(line, d))
		report_without_colon(t, line, d);
}

/* --- values --- */

static void report_first_character(const struct yaml_trouble *t, struct diag *d)
{
	const char *end, *start = t->text.data + t->offset;

	if (t->offset >= t->text.size) {
		diag_error(d, t->at, "verdien mangler; skriv «nøkkel: verdi»");
	} else if (*start == '\t') {
		diag_error(d, t->at, "tabulator i innrykket; bruk mellomrom");
	} else if (*start == ',') {
		diag_error(d, t->at,
			   "komma uten verdi foran; slett det, eller sett verdien i anførselstegn");
	} else {
		end = start;
		utf8_next(&end);
		yaml_report_quoting(t->text, t->offset, t->at,
				    arena_printf(d->arena, "en verdi kan ikke begynne med «%.*s»",
						 (int)(end - start), start),
				    d->arena, d);
	}
}

/* After a value, where a key, a comma or a closing bracket should be. */
static void report_after_value(const struct yaml_trouble *t, struct diag *d)
{
	struct yaml_line line = yaml_trouble_line(t, d->arena),
			 above = yaml_line_above(t->text, line, d->arena);
	size_t at = t->offset < t->text.size ? t->offset : t->text.size;
	char here = at < t->text.size ? t->text.data[at] : '\0';

	while (at > line.start && t->text.data[at - 1] == ' ')
		at--;
	if (here == ':' && line.at.column == t->at.column)
		diag_error(d, t->at, "mangler nøkkel foran kolon; skriv «nøkkel: verdi»");
	else if (at > line.start && strchr("'\"", t->text.data[at - 1]))
		yaml_report_quoting(t->text, t->offset, t->at,
				    "det står mer etter det siste anførselstegnet", d->arena, d);
	else if (at > line.start && strchr("]}", t->text.data[at - 1]))
		yaml_report_quoting(t->text, t->offset, t->at,
				    "det står mer etter klammen som lukkes", d->arena, d);
	else if (!yaml_report_missing_dash(above, line, d) &&
		 !yaml_report_missing_dash(line, above, d) &&
		 !yaml_report_uneven_points(t, above, line, d) &&
		 !yaml_report_stray_dash(t, above, line, d) &&
		 !yaml_report_under_value(t, above, line, d) &&
		 !yaml_report_first_indented(t, above, line, d) && !yaml_report_outer(t, line, d))
		diag_error(
			d, t->at,
			"linjen begynner i kolonne %d, men ingen av nøklene over gjør det; la den begynne i samme kolonne som nøklene den hører sammen med",
			line.at.column);
}

/* The line on which the bracket that opens on `from` should have been closed: the last before one
 * that begins as a line outside of it does. */
static struct yaml_line last_inside(const struct yaml_trouble *t, struct yaml_line from,
				    struct arena *a)
{
	struct yaml_line last = from;

	for (struct yaml_line next = yaml_line_below(t->text, from, a); *next.text;
	     next = yaml_line_below(t->text, next, a)) {
		size_t word = strcspn(next.text, ":,{}[]\"'");

		if (next.at.column <= from.at.column || text_starts(next.text, "- ") ||
		    strpbrk(last.text, "}]") ||
		    (next.text[word] == ':' && last.text[strlen(last.text) - 1] != ','))
			break;
		last = next;
	}
	return last;
}

static void report_open_bracket(const struct yaml_trouble *t, struct diag *d)
{
	char open = t->context_offset < t->text.size ? t->text.data[t->context_offset] : '{';
	char close = open == '[' ? ']' : '}',
	     here = t->offset < t->text.size ? t->text.data[t->offset] : '\0';
	struct yaml_line last;
	size_t size;

	if (here == ':' && t->at.line == t->context_at.line) {
		report_colon_in_braces(t, d);
		return;
	}
	if (here && strchr("]}", here) && here != close) {
		diag_error(d, t->at, "«%c» lukkes med «%c»; skriv «%c»", open, here, close);
		return;
	}
	last = last_inside(t, line_of_context(t, d->arena), d->arena);
	size = strcspn(last.text, "#");
	while (size && last.text[size - 1] == ' ')
		size--;
	last.at.column += (int)utf8_length(last.text, size);
	if (size && last.text[size - 1] == ')')
		diag_error(d, last.at, "«%c» lukkes ikke; skriv «%c» i stedet for «)»", open,
			   close);
	else
		diag_error(d, last.at, "«%c» fra linje %d:%d lukkes ikke; sett inn «%c» her", open,
			   t->context_at.line, t->context_at.column, close);
}

/* A value that begins with a character of YAML's own. */
static void report_own_character(const struct yaml_trouble *t, struct diag *d)
{
	const char *start = t->text.data + t->context_offset;

	yaml_report_quoting(t->text, t->context_offset, t->context_at,
			    arena_printf(d->arena,
					 "«%c» først i en verdi har en egen betydning i YAML",
					 *start),
			    d->arena, d);
}

static void report_dash(const struct yaml_trouble *t, struct diag *d)
{
	const char *before = t->text.data + t->offset;

	while (before > t->text.data && before[-1] == ' ')
		before--;
	if (before > t->text.data && before[-1] == '}') {
		diag_error(
			d, t->at,
			"et punkt til på samme linje; flytt det som begynner med «- » her, til en linje for seg");
		return;
	}
	yaml_report_quoting(
		t->text, t->offset, t->at,
		"en liste begynner på en egen linje, og «-» først i en verdi er en liste", d->arena,
		d);
}

/* «"Los”» was closed by a word processor's own. */
static const char *without_last_quote(const char *value, struct arena *a)
{
	const char *last = value, *p = value;

	while (*p) {
		last = p;
		utf8_next(&p);
	}
	p = last;
	return odd_is_quote(utf8_next(&p)) ? arena_text(a, value, (size_t)(last - value)) : value;
}

/* The quote that is not closed is most often meant for the line it is on. */
static void report_open_quote(const struct yaml_trouble *t, struct diag *d)
{
	struct yaml_line line = line_of_context(t, d->arena);
	struct yaml_pair pair;
	char quote = t->text.data[t->context_offset];

	if (yaml_pair_at(&pair, &line, t->context_offset, d->arena) &&
	    !strchr(pair.value + 1, quote) && !pair.in_braces &&
	    utf8_length(pair.value, strlen(pair.value)) < 60)
		diag_error(d, t->context_at, "anførselstegnet her lukkes ikke; skriv «%s: %s%c»",
			   pair.key, without_last_quote(pair.value, d->arena), quote);
	else
		diag_error(d, t->context_at,
			   "anførselstegnet her lukkes ikke; sett ett til der teksten slutter");
}

/* Below points of a list. */
static void report_not_in_list(const struct yaml_trouble *t, struct diag *d)
{
	const char *here = t->text.data + t->offset, *before = here;
	struct yaml_line line = yaml_trouble_line(t, d->arena),
			 above = yaml_line_above(t->text, line, d->arena);

	while (before > t->text.data && before[-1] == ' ')
		before--;
	if (t->offset < t->text.size && strchr(",}])", *here) && before > t->text.data && strchr("}]", before[-1]))
		diag_error(d, t->at, "«%c» etter «%c» hører ikke med; slett det", *here, before[-1]);
	else if (!yaml_report_uneven_points(t, above, line, d) && !yaml_report_outer(t, line, d))
		diag_error(d, t->at,
			   "linjen hører ikke til listen over; la hvert punkt begynne med «- » og nøklene under det i samme kolonne");
}

static void report_other(const struct yaml_trouble *t, struct diag *d)
{
	struct yaml_line line = yaml_trouble_line(t, d->arena);
	struct yaml_pair pair;

	if (yaml_pair_at(&pair, &line, t->offset, d->arena))
		yaml_report_quoting(t->text, t->offset, t->at, "verdien kan ikke leses", d->arena,
				    d);
	else
		diag_error(d, t->at,
			   "kan ikke lese YAML-en her; sjekk innrykk, kolon og anførselstegn");
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
	{ "did not find expected '-'", NULL, report_not_in_list, NULL, false },
	{ "block sequence entries", NULL, report_dash, NULL, false },
	{ "did not find expected <document start>", NULL, yaml_report_document_start, NULL, false },
	{ "found unknown escape", NULL, NULL,
	  "«\\» er et styretegn mellom doble anførselstegn; skriv «\\\\» eller bruk enkle", false },
	{ "did not find expected hexdecimal", NULL, NULL,
	  "«\\» er et styretegn mellom doble anførselstegn; skriv «\\\\» eller bruk enkle", false },
	{ NULL, "while scanning a quoted scalar", report_open_quote, NULL, false },
	{ NULL, "while scanning a block scalar", report_own_character, NULL, false },
	{ NULL, "while scanning an alias", report_own_character, NULL, false },
	{ NULL, "while scanning an anchor", report_own_character, NULL, false },
	{ NULL, "while scanning a tag", report_own_character, NULL, false },
	{ NULL, "while parsing a tag", report_own_character, NULL, false },
	{ NULL, "while scanning a directive", NULL, YAML_DIRECTIVE, true },
};

bool yaml_fault(const struct yaml_trouble *t, struct diag *d)
{
	struct yaml_line line = yaml_trouble_line(t, d->arena);

	if (yaml_report_beginning(t, d))
		return false;
	for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
		const struct rule *rule = &rules[i];

		if (!text_starts(rule->problem ? t->problem : t->context,
				 rule->problem ? rule->problem : rule->context))
			continue;
		if (rule->report)
			rule->report(t, d);
		else
			diag_error(d, rule->at_context ? t->context_at : t->at, "%s",
				   rule->message);
		return rule->report == report_colon && t->offset < t->text.size &&
		       t->text.data[t->offset] == ':' && is_second_colon(t, &line) &&
		       !report_without_braces(t, &line, &(struct diag){ .arena = d->arena });
	}
	report_other(t, d);
	return false;
}
