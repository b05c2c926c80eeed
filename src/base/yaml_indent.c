/* Lines that begin where or as they should not: marks of lists, and indentation. */
#include "yaml_indent.h"

#include "arena.h"
#include "excerpt.h"
#include "odd.h"
#include "yaml_fault.h"

#include <string.h>

struct yaml_line yaml_trouble_line(const struct yaml_trouble *t, struct arena *a)
{
	return yaml_line_at(t->text, t->offset, t->at.file, t->at.line, a);
}

size_t yaml_key_number(const struct yaml_trouble *t, const char *start, const char *end, struct arena *a)
{
	const char *id = text_key(a, arena_text(a, start, (size_t)(end - start)));
	size_t number = 0;

	while (number < t->key_count && !text_equal(id, text_key(a, t->keys[number])))
		number++;
	return number;
}

/* Skips what stands where the "- " of a list should: another dash, a bullet, a number, no space.
 * NULL when nothing does; `*why` says what it is. */
static const char *after_marker(const char *text, const char **why, struct arena *a)
{
	const char *at = text;
	uint32_t c = utf8_next(&at);
	size_t digits = strspn(text, "0123456789");

	if (c == '-' && *at && *at != ' ' && *at != '-') {
		const char *next = at;
		uint32_t odd = utf8_next(&next);

		*why = odd_is_hidden(odd) ? arena_printf(a, "det er %s etter «-»", odd_name(odd))
					  : "mangler mellomrom etter «-»";
		return odd_is_hidden(odd) ? next + strspn(next, " ") : at;
	}
	if (c >= 0x80 && odd_name(c) && !odd_is_hidden(c) && !odd_is_quote(c)) {
		*why = arena_printf(a, "det er %s i stedet for «-»", odd_name(c));
	} else if ((c == '*' || c == '+') && *at == ' ') {
		*why = arena_printf(a, "et punkt i en liste begynner med «-», ikke «%c»", (char)c);
	} else if (digits && strchr(".)", text[digits]) && text[digits + 1] == ' ') {
		*why = "et punkt i en liste begynner med «-», ikke et nummer";
		at = text + digits + 1;
	} else {
		return NULL;
	}
	while (*at) {
		const char *next = at;

		if (!odd_is_hidden(utf8_next(&next)) && *at != ' ' && *at != '\t')
			break;
		at = next;
	}
	return at;
}

/* True when the line is a point of a list that is marked another way. */
static bool report_marker(const struct yaml_line *line, struct diag *d)
{
	const char *why, *rest = after_marker(line->text, &why, d->arena);

	if (!rest || !*rest || (*rest != '{' && !strstr(rest, ": ")))
		return false;
	diag_error(d, line->at, "%s; skriv «- %s»", why, excerpt(d->arena, rest));
	return true;
}

bool yaml_report_hard_space(const char *text, struct place at, struct diag *d)
{
	const char *p = text;
	uint32_t c = utf8_next(&p);

	if (!odd_is_hidden(c))
		return false;
	if (c == 0xA0)
		diag_error(d, at, "hardt mellomrom i innrykket; bruk vanlige mellomrom");
	else
		diag_error(d, at, "det er %s først på linjen; slett det", odd_name(c));
	return true;
}

bool yaml_report_beginning(const struct yaml_trouble *t, struct diag *d)
{
	struct yaml_line line = yaml_trouble_line(t, d->arena),
			 above = yaml_line_above(t->text, line, d->arena);

	return yaml_report_hard_space(line.text, line.at, d) ||
	       yaml_report_hard_space(above.text, above.at, d) || report_marker(&line, d) ||
	       report_marker(&above, d);
}

bool yaml_report_missing_dash(struct yaml_line line, struct yaml_line other, struct diag *d)
{
	if (*line.text != '{' || !text_starts(other.text, "- "))
		return false;
	diag_error(d, line.at, "mangler «- » foran punktet; skriv «- %s»",
		   excerpt(d->arena, line.text));
	return true;
}

/* Whether the key that ends at `colon` is known, and not as one that stands at the edge. */
static bool belongs_inside(const struct yaml_trouble *t, const struct yaml_line *line,
			   const char *colon, struct arena *a)
{
	size_t number = yaml_key_number(t, line->text, colon, a);

	return number >= t->outer && number < t->key_count;
}

static void report_column(struct yaml_line line, int column, const char *others, struct diag *d)
{
	diag_error(
		d, line.at,
		"linjen begynner i kolonne %d, men %s begynner i kolonne %d; la den begynne i kolonne %d",
		line.at.column, others, column, column);
}

bool yaml_report_under_value(const struct yaml_trouble *t, struct yaml_line above,
			     struct yaml_line line, struct diag *d)
{
	const char *colon = strstr(above.text, ": "),
		   *value = colon ? colon + 1 + strspn(colon + 1, " ") : "";
	struct yaml_line below = yaml_line_below(t->text, line, d->arena);

	if (!colon || line.at.column <= above.at.column || *above.text == '-')
		return false;
	if (yaml_line_above(t->text, above, d->arena).at.column == line.at.column &&
	    belongs_inside(t, &above, colon, d->arena)) {
		report_column(above, line.at.column, "de over og under", d);
		return true;
	}
	/* Several lines belong together under it; one alone is only indented too far. */
	if (*below.text && below.at.column == line.at.column &&
	    line.text[strlen(line.text) - 1] != ':')
		diag_error(d, above.at,
			   "«%.*s» har både en verdi og linjer under seg; slett verdien «%s»",
			   (int)(colon - above.text), above.text, excerpt(d->arena, value));
	else
		diag_error(
			d, line.at,
			"linjen er rykket for langt inn; la den begynne i kolonne %d, som linjen over",
			above.at.column);
	return true;
}

bool yaml_report_first_indented(const struct yaml_trouble *t, struct yaml_line above,
				struct yaml_line line, struct diag *d)
{
	struct yaml_line parent = yaml_line_above(t->text, above, d->arena);
	size_t size = strlen(parent.text);

	if (!size || parent.text[size - 1] != ':' || parent.at.column >= line.at.column ||
	    above.at.column <= line.at.column)
		return false;
	report_column(above, line.at.column, "de under", d);
	return true;
}

static bool is_point(struct yaml_line line)
{
	return text_starts(line.text, "- ");
}

bool yaml_report_uneven_points(const struct yaml_trouble *t, struct yaml_line above,
			       struct yaml_line line, struct diag *d)
{
	if (!is_point(above) || !is_point(line) || above.at.column == line.at.column)
		return false;
	if (is_point(yaml_line_above(t->text, above, d->arena)))
		report_column(line, above.at.column, "de over", d);
	else
		report_column(above, line.at.column, "de under", d);
	return true;
}

bool yaml_report_stray_dash(const struct yaml_trouble *t, struct yaml_line above,
			    struct yaml_line line, struct diag *d)
{
	struct yaml_line below = yaml_line_below(t->text, line, d->arena), first = above,
			 next = above;

	if (!is_point(line) || !*above.text || is_point(above) || above.at.column != line.at.column)
		return false;
	for (; *next.text && next.at.column == line.at.column;
	     next = yaml_line_above(t->text, next, d->arena))
		first = next;
	if (line.text[2] != '{' && !(is_point(below) && below.at.column == line.at.column))
		diag_error(
			d, line.at,
			"«- » hører til en liste, og linjen over er ikke et punkt i en; slett «- »");
	else if (first.at.line == above.at.line)
		diag_error(d, above.at, "mangler «- » foran punktet; skriv «- %s»",
			   excerpt(d->arena, above.text));
	else
		diag_error(
			d, first.at,
			"mangler «- » foran punktet; sett det inn her, og rykk resten av punktet, til og med linje %d, to mellomrom inn",
			above.at.line);
	return true;
}

bool yaml_report_outer(const struct yaml_trouble *t, struct yaml_line line, struct diag *d)
{
	const char *colon = strchr(line.text, ':');
	size_t number;

	if (!colon || line.at.column == 1)
		return false;
	number = yaml_key_number(t, line.text, colon, d->arena);
	if (number >= t->outer)
		return false;
	diag_error(d, line.at, "«%s» står for langt inne; la den begynne i kolonne 1", t->keys[number]);
	return true;
}

void yaml_report_document_start(const struct yaml_trouble *t, struct diag *d)
{
	struct yaml_line line = yaml_trouble_line(t, d->arena), first = yaml_line_above(t->text, line, d->arena);
	bool ended = false;

	for (struct yaml_line above = first; *above.text; above = yaml_line_above(t->text, above, d->arena)) {
		ended |= text_starts(above.text, "...");
		first = above;
	}
	if (*first.text && !ended && first.at.column > line.at.column)
		diag_error(d, first.at,
			   "linjen begynner i kolonne %d, men linje %d begynner i kolonne %d; la dem begynne i samme kolonne",
			   first.at.column, line.at.line, line.at.column);
	else
		diag_error(d, t->at, "tekst etter «...», som avslutter dokumentet; slett linjen med «...»");
}
