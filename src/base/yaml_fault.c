/* Guesses what was meant where libyaml gave up. */
#include "yaml_fault.h"

#include "arena.h"
#include "excerpt.h"
#include "limits.h"
#include "odd.h"
#include "yaml_indent.h"
#include "yaml_line.h"
#include "yaml_write.h"

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

/* The known key that ends at `end`, at most back to `start`; NULL when there is none. The longest. */
static const char *known_key(const struct yaml_trouble *t, const char *start, const char *end,
			     struct arena *a)
{
	for (const char *word = end - start > LIMIT_KEY ? end - LIMIT_KEY : start; word < end; word++)
		if (*word != ' ' && (word == start || strchr(" ,;", word[-1])) &&
		    yaml_key_number(t, word, end, a) < t->key_count)
			return word;
	return NULL;
}

/* Where the text ends that is no comment. */
static const char *comment_or_end(const char *text)
{
	bool quoted = false;

	for (; *text; text++) {
		quoted ^= *text == '"';
		if (!quoted && text_starts(text, " #"))
			break;
	}
	return text;
}

/* How the value is written inside { }; one in quotation marks or brackets is as it should be. */
static const char *value_in_braces(const char *value, size_t size, struct arena *a)
{
	const char *text = arena_text(a, value, size);

	return size && strchr("\"'[", *text) ? text : yaml_written(text, true, a);
}

/* Whether `text` is "key: value, key: value" with keys that are known: how many there are, and how they are written
 * inside { }. */
static int pairs_in_braces(const struct yaml_trouble *t, const char *text, const char **out, struct arena *a)
{
	struct buffer pairs = { .arena = a };
	const char *key = text, *end = comment_or_end(text), *next;
	int count = 0;

	for (const char *colon = strstr(text, ": "); colon && colon < end; colon = next, count++) {
		const char *value = colon + 2 + strspn(colon + 2, " "), *last = end;

		if (known_key(t, key, colon, a) != key)
			return 0;
		next = strstr(colon + 1, ": ");
		next = next && next < end ? next : NULL;
		if (next)
			for (last = next; last > colon && !text_starts(last, ", ");)
				last--;
		while (last > value && last[-1] == ' ')
			last--;
		if (last < value)
			return 0;
		buffer_printf(&pairs, "%s%.*s: %s", count ? ", " : "", (int)(colon - key), key,
			      value_in_braces(value, (size_t)(last - value), a));
		key = last + 1 + strspn(last + 1, " ");
	}
	*out = buffer_text(&pairs);
	return count;
}

/* "- navn: x, betaler: y}" without its "{", or with a parenthesis for it. */
static bool report_missing_brace(const struct yaml_trouble *t, const struct yaml_line *line, struct diag *d)
{
	const char *from = line->text + (text_starts(line->text, "- ") ? 2 : 0), *end = comment_or_end(line->text),
		   *inside, *pairs;

	from += strspn(from, " ");
	while (end > from && end[-1] == ' ')
		end--;
	if (end == from || strchr(line->text, '{') || (end[-1] != '}' && !(*from == '(' && end[-1] == ')')))
		return false;
	inside = from + (*from == '(');
	inside = arena_text(d->arena, inside, (size_t)(end - 1 - inside));
	diag_error(d, line->at, "mangler «{» først; skriv «%.*s{%s}»", (int)(from - line->text), line->text,
		   pairs_in_braces(t, inside, &pairs, d->arena) ? pairs : inside);
	return true;
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


/* "- navn: x, betaler: y", "effekt: frafall: 2 %" and "effekt {frafall: 2 %}" without braces or the
 * colon before them. */
static bool report_without_braces(const struct yaml_trouble *t, const struct yaml_line *line,
				  struct diag *d)
{
	const char *colon = strstr(line->text, ": "), *brace = strchr(line->text, '{'),
		   *end = brace, *pairs;
	size_t point = text_starts(line->text, "- ") ? 2 : 0, size = strlen(line->text);
	int count;

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
	count = pairs_in_braces(t, line->text + point, &pairs, d->arena);
	if (count > 1 && point)
		diag_error(d, line->at, "flere nøkler på én linje skal stå i { }; skriv «- {%s}»", pairs);
	else if (count > 1)
		diag_error(d, line->at,
			   "flere nøkler på én linje; gi hver av dem en egen linje, uten komma");
	else if (pairs_in_braces(t, colon + 2, &pairs, d->arena))
		diag_error(d, line->at,
			   "flere nøkler på én linje skal stå i { }; skriv «%.*s: {%s}»",
			   (int)(colon - line->text), line->text, pairs);
	else
		return false;
	return true;
}

/* "- navn: "x", betaler: y", where the comma comes after a quotation mark. */
static bool report_pairs(const struct yaml_trouble *t, const struct yaml_line *line, struct diag *d)
{
	return strstr(line->text, ": ") && (report_without_braces(t, line, d) || report_missing_brace(t, line, d));
}

/* A second colon, which would begin another key. */
static void report_second_colon(const struct yaml_trouble *t, const struct yaml_line *line, struct diag *d)
{
	if (strchr(line->text, '{'))
		report_colon_in_braces(t, d);
	else if (!report_missing_brace(t, line, d))
		yaml_report_quoting(t->text, t->offset, t->at, "kolon i verdien", d->arena, d);
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

/* As yaml_fault(). */
static bool report_colon(const struct yaml_trouble *t, struct diag *d)
{
	struct yaml_line line = yaml_trouble_line(t, d->arena),
			 above = yaml_line_above(t->text, line, d->arena);

	if (is_second_colon(t, &line)) {
		if (report_without_braces(t, &line, d))
			return false;
		report_second_colon(t, &line, d);
		return t->offset < t->text.size && t->text.data[t->offset] == ':';
	}
	if (report_missing_space(above, d))
		return false;
	if (*above.text && *above.text != '-' && !strchr(above.text, ':'))
		report_without_colon(t, above, d);
	else if (!yaml_report_under_value(t, above, line, d))
		diag_error(
			d, line.at,
			"linjen er rykket for langt inn; la den begynne i samme kolonne som nøkkelen over");
	return false;
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
	else if (here == ',' && report_pairs(t, &line, d))
		return;
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
	if (yaml_report_beginning(t, d))
		return false;
	if (text_starts(t->problem, "mapping values are not allowed"))
		return report_colon(t, d);
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
		return false;
	}
	report_other(t, d);
	return false;
}
