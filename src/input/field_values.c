/* One reader for each type of value. */
#include "field_values.h"

#include "base/arena.h"
#include "base/excerpt.h"
#include "base/number.h"
#include "base/number_fault.h"
#include "base/odd.h"
#include "base/text.h"
#include "base/yaml.h"
#include "base/yaml_write.h"
#include "field_faults.h"
#include "meant.h"
#include "scenario.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

bool field_is_empty(const struct yaml *node)
{
	return node->type == YAML_SCALAR && !node->quoted && !*node->text;
}

static bool is_number(enum field_type type)
{
	return type == FIELD_WHOLE || type == FIELD_KRONER || type == FIELD_SHARE || type == FIELD_WHOLE_RANGE ||
	       type == FIELD_KRONER_RANGE || type == FIELD_SHARE_RANGE;
}

const char *field_scalar(struct field_reader *r, const struct field *f, const struct yaml *node)
{
	if (node->type == YAML_SCALAR && node->cut && !is_number(f->type))
		diag_error(r->diag, node->cut_at, "%s", node->cut);
	if (node->type == YAML_SCALAR && report_placeholder(r->diag, f->name, node->text, node->at))
		return NULL;
	if (node->type == YAML_SCALAR)
		return node->text;
	if (node->type == YAML_SEQUENCE && node->count == 1 && node->first->type == YAML_SCALAR)
		diag_error(r->diag, node->at, "«%s» skal være én verdi, ikke en liste; skriv «%s: %s»", f->name,
			   f->name, yaml_written(excerpt(r->arena, node->first->text), node->in_flow, r->arena));
	else
		diag_error(r->diag, node->at, "«%s» skal være én verdi, ikke %s; %s", f->name,
			   node->type == YAML_SEQUENCE ? "en liste" : "flere nøkler", field_to_fill(f, r->arena));
	return NULL;
}

const struct yaml *field_items(struct field_reader *r, const struct field *f, const struct yaml *node, size_t *count)
{
	if (node->type == YAML_SCALAR) {
		*count = 1;
		return node;
	}
	if (node->type == YAML_MAPPING || !node->count) {
		diag_error(r->diag, node->at,
			   "«%s» skal være en verdi eller en liste av verdier, for eksempel «%s»",
			   f->name, f->example);
		return NULL;
	}
	if (node->count > (size_t)f->most) {
		diag_error(r->diag, node->at, "«%s» har %zu verdier; bruk høyst %.0f", f->name, node->count, f->most);
		return NULL;
	}
	*count = node->count;
	return node->first;
}

/* Quotation marks of word processors around a whole text are no YAML, and are printed. */
static void warn_of_quotes(struct field_reader *r, const struct field *f, const struct yaml *node)
{
	uint32_t odd;
	const char *bare = odd_without(node->text, &odd, r->arena);

	/* After a fault of YAML the text is not quite as it was written. */
	if (odd_is_quote(odd) && odd != 0xAB && odd != 0xBB && !r->diag->errors)
		diag_warning(r->diag, node->at, "%s rundt «%s» blir trykt; skriv «%s: %s» hvis de ikke skal være med",
			     odd_name(odd), f->name, f->name,
			     yaml_written(excerpt(r->arena, bare), node->in_flow, r->arena));
}

static bool read_line(struct field_reader *r, const struct field *f, const struct yaml *node, void *record)
{
	const char *text = field_scalar(r, f, node);
	size_t size;

	if (!text)
		return false;
	size = strlen(text);
	while (size && (text[size - 1] == '\n' || text[size - 1] == ' '))
		size--;
	if (memchr(text, '\n', size) || memchr(text, '\r', size)) {
		diag_error(r->diag, node->at, "«%s» skal stå på én linje; kort den ned", f->name);
		return false;
	}
	if (utf8_length(text, size) > (size_t)f->most) {
		diag_error(r->diag, node->at, "«%s» er for lang; bruk høyst %.0f tegn", f->name, f->most);
		return false;
	}
	if (node->comment)
		diag_warning(r->diag, node->at,
			     "alt etter « #» er en kommentar; sett verdien i anførselstegn hvis det hører med");
	warn_of_quotes(r, f, node);
	if (size)
		*(const char **)field_target(f, record) = arena_text(r->arena, text, size);
	else if (f->required)
		diag_error(r->diag, node->at, "«%s» er tom; %s", f->name, field_to_fill(f, r->arena));
	return size > 0;
}

static bool read_text(struct field_reader *r, const struct field *f, const struct yaml *node, void *record)
{
	const char *text = field_scalar(r, f, node);

	if (!text)
		return false;
	if (strlen(text) > (size_t)f->most) {
		diag_error(r->diag, node->at, "«%s» er for lang; bruk høyst %.0f kB", f->name, f->most / 1024);
		return false;
	}
	if (node->block && report_placeholder_lines(r->diag, f->name, text,
						    (struct place){ node->at.file, node->at.line + 1, 0 }))
		return false;
	*(const char **)field_target(f, record) = text;
	return true;
}

/* How a number of this type is read, and how its bounds are written. */
static enum number_kind kind_of(const struct field *f)
{
	if (f->type == FIELD_SHARE || f->type == FIELD_SHARE_RANGE)
		return NUMBER_PERCENT;
	if (f->type == FIELD_KRONER || f->type == FIELD_KRONER_RANGE)
		return NUMBER_KRONER;
	return f->in_years ? NUMBER_YEARS : NUMBER_COUNT;
}

static const char *show_bound(struct arena *a, double value, enum number_kind kind)
{
	if (kind == NUMBER_PERCENT)
		return arena_printf(a, "%s %%", number_short(a, value * 100, 3));
	return arena_printf(a, "%s%s", number_short(a, value, 2), kind == NUMBER_KRONER ? " kr" : "");
}

const char *field_number_fault(const char *fault, const struct yaml *node, struct arena *a)
{
	static const char open[] = "«", close[] = "»";
	struct buffer out = { .arena = a };
	const char *rest = strrchr(fault, ';'), *start, *end;

	if (!rest || !node || !node->in_flow || node->quoted)
		return fault;
	buffer_add(&out, fault, (size_t)(rest - fault));
	while ((start = strstr(rest, open)) && (end = strstr(start, close))) {
		start += strlen(open);
		buffer_add(&out, rest, (size_t)(start - rest));
		buffer_puts(&out, yaml_written(arena_text(a, start, (size_t)(end - start)), true, a));
		rest = end;
	}
	buffer_puts(&out, rest);
	return buffer_text(&out);
}

static bool read_number(struct field_reader *r, const struct field *f, const struct yaml *node, double *out)
{
	enum number_kind kind = kind_of(f);
	const char *text = field_scalar(r, f, node), *fault;
	double value = 0;

	if (!text)
		return false;
	fault = number_read_like(&value, text, kind, f->example, r->arena);
	if (fault) {
		diag_error(r->diag, node->at, "%s", field_number_fault(fault, node, r->arena));
		return false;
	}
	if (f->least == f->most && value != f->least) {
		diag_error(r->diag, node->at, "«%s» skal være %s, ikke %s", f->name,
			   show_bound(r->arena, f->least, kind), show_bound(r->arena, value, kind));
		return false;
	}
	if (value < f->least || value > f->most) {
		diag_error(r->diag, node->at, "«%s» skal være fra %s til %s, ikke %s", f->name,
			   show_bound(r->arena, f->least, kind),
			   show_bound(r->arena, f->most, kind), show_bound(r->arena, value, kind));
		return false;
	}
	if (node->cut)
		diag_error(r->diag, node->cut_at, "%s", node->cut);
	*out = value;
	return !node->cut;
}

bool field_whole(struct field_reader *r, const struct field *f, const struct yaml *node, int *out)
{
	double value;

	if (!read_number(r, f, node, &value))
		return false;
	*out = (int)value;
	return true;
}

bool field_year(struct field_reader *r, const struct field *f, const struct yaml *node, int *out)
{
	const char *text = field_scalar(r, f, node);
	int year = 0, meant;

	if (!text)
		return false;
	if (strspn(text, "0123456789") == 4 && strlen(text) == 4)
		year = (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 +
		       text[3] - '0';
	meant = year < f->least || year > f->most ? meant_year(text, (int)f->least, (int)f->most, r->arena) : 0;
	if (meant) {
		diag_error(r->diag, node->at, "«%s» er ikke et år med fire sifre; skriv «%d»", excerpt(r->arena, text),
			   meant);
		return false;
	}
	if (year < f->least || year > f->most) {
		diag_error(r->diag, node->at,
			   "«%s» er ikke et år fra %.0f til %.0f; skriv det med fire sifre, som «%s»",
			   excerpt(r->arena, text), f->least, f->most, f->example);
		return false;
	}
	*out = year;
	return true;
}

static bool read_whole(struct field_reader *r, const struct field *f, const struct yaml *node, void *record)
{
	return field_whole(r, f, node, field_target(f, record));
}

static bool read_year(struct field_reader *r, const struct field *f, const struct yaml *node, void *record)
{
	return field_year(r, f, node, field_target(f, record));
}

static bool read_double(struct field_reader *r, const struct field *f, const struct yaml *node, void *record)
{
	return read_number(r, f, node, field_target(f, record));
}

/* {lav, forventet, høy}: all three, in rising order. */
static bool read_three(struct field_reader *r, const struct field *f, const struct yaml *node, struct estimate *out)
{
	static const char *const names[] = { "lav", "forventet", "høy" };
	double values[3];
	bool good = true;

	for (const struct yaml *child = node->first; child; child = child->next) {
		if (text_equal(child->key_id, "lav") || text_equal(child->key_id, "forventet") ||
		    text_equal(child->key_id, "hoey"))
			continue;
		diag_error(r->diag, child->key_at,
			   "ukjent nøkkel «%s»; her kan du bruke lav, forventet og høy",
			   excerpt(r->arena, child->key));
		return false;
	}
	for (int i = 0; i < 3; i++) {
		const struct yaml *child = yaml_find(node, names[i]);

		if (!child) {
			diag_error(r->diag, node->at,
				   "mangler «%s» i «%s»; oppgi lav, forventet og høy", names[i],
				   f->name);
			good = false;
		} else {
			good &= read_number(r, f, child, &values[i]);
		}
	}
	if (!good)
		return false;
	if (values[0] > values[1] || values[1] > values[2]) {
		diag_error(r->diag, node->at,
			   "i «%s» skal lav være minst, så forventet, så høy; bytt om verdiene",
			   f->name);
		return false;
	}
	*out = (struct estimate){ values[0], values[1], values[2], true, node->at };
	return true;
}

/* "100-120" is told with the three to write instead. True when the value is that. */
static bool report_span(struct field_reader *r, const struct field *f, const struct yaml *node)
{
	enum number_kind kind = kind_of(f);
	double from, to, middle;
	const char *text = node->text;

	if (node->type != YAML_SCALAR)
		return false;
	if (kind == NUMBER_PERCENT && !strchr(text, '%'))
		text = arena_printf(r->arena, "%s %%", text);
	/* "150-200 000" may mean thousands on the left too. */
	if (!number_span(&from, &to, text, kind, r->arena) || to > 100 * from)
		return false;
	middle = kind == NUMBER_COUNT ? floor((from + to) / 2) : (from + to) / 2;
	diag_error(r->diag, node->at,
		   "«%s» er et spenn; skriv {lav: %s, forventet: %s, høy: %s}, med det dere venter i midten",
		   excerpt(r->arena, node->text), yaml_written(number_written(from, kind, r->arena), true, r->arena),
		   yaml_written(number_written(middle, kind, r->arena), true, r->arena),
		   yaml_written(number_written(to, kind, r->arena), true, r->arena));
	return true;
}

/* "[50 %, 55 %, 60 %]" is told with its keys. True when the value is that. */
static bool report_three(struct field_reader *r, const struct field *f, const struct yaml *node)
{
	enum { VALUES = 3 };
	const char *texts[VALUES] = { "", "", "" };
	size_t count = 0;
	double value;

	for (const struct yaml *item = node->first; item; item = item->next) {
		if (count == VALUES || item->type != YAML_SCALAR ||
		    number_read(&value, item->text, kind_of(f), r->arena))
			return false;
		texts[count++] = yaml_written(excerpt(r->arena, item->text), true, r->arena);
	}
	if (count < VALUES)
		return false;
	diag_error(r->diag, node->at, "de tre verdiene skal ha navn; skriv {lav: %s, forventet: %s, høy: %s}",
		   texts[0], texts[1], texts[2]);
	return true;
}

static bool read_range(struct field_reader *r, const struct field *f, const struct yaml *node, void *record)
{
	struct estimate *out = field_target(f, record);
	double value;

	if (node->type == YAML_MAPPING)
		return read_three(r, f, node, out);
	if (node->type == YAML_SEQUENCE && report_three(r, f, node))
		return false;
	if (report_span(r, f, node) || !read_number(r, f, node, &value))
		return false;
	*out = (struct estimate){ value, value, value, false, node->at };
	return true;
}

/* "15. mars 2021"; month 0 when it is no month's name. */
static struct date parse_written_date(const char *key)
{
	static const char *const months[] = { "januar",    "februar", "mars",     "april",
					      "mai",       "juni",    "juli",     "august",
					      "september", "oktober", "november", "desember" };
	struct date date = { 0 };
	char word[16] = "";
	int end = 0;

	if (sscanf(key, "%2d. %15[a-z] %4d%n", &date.day, word, &date.year, &end) != 3 || key[end])
		return (struct date){ 0 };
	for (int m = 0; m < 12; m++)
		if (text_equal(word, months[m]))
			date.month = m + 1;
	return date;
}

static bool read_date(struct field_reader *r, const struct field *f, const struct yaml *node, void *record)
{
	const char *text = field_scalar(r, f, node);
	struct date date = { 0 };
	int end = 0;

	if (!text)
		return false;
	/* Widths are bounded, so no number overflows. */
	if (sscanf(text, "%4d-%2d-%2d%n", &date.year, &date.month, &date.day, &end) != 3 ||
	    text[end]) {
		date = (struct date){ 0 };
		if (sscanf(text, "%2d.%2d.%4d%n", &date.day, &date.month, &date.year, &end) != 3 || text[end])
			date = parse_written_date(text_key(r->arena, text));
	}
	if (!date_is_real(date) && meant_date(&date, text, r->arena)) {
		diag_error(r->diag, node->at, "«%s» er en dato skrevet på en annen måte; skriv «%04d-%02d-%02d»",
			   excerpt(r->arena, text), date.year, date.month, date.day);
		return false;
	}
	if (!date_is_real(date)) {
		diag_error(r->diag, node->at,
			   "«%s» er ikke en dato; skriv den som «2021-03-15» eller «15. mars 2021»",
			   excerpt(r->arena, text));
		return false;
	}
	*(struct date *)field_target(f, record) = date;
	return true;
}

/* The names that are suggested: the first one of each value. */
static size_t suggested(const struct field_choice *choices, const char **names)
{
	size_t count = 0;

	for (const struct field_choice *c = choices; c->name; c++) {
		bool first = true;

		for (const struct field_choice *before = choices; before < c; before++)
			first &= before->value != c->value;
		if (first)
			names[count++] = c->name;
	}
	return count;
}

static void report_choice(struct field_reader *r, const struct field *f, const struct yaml *node)
{
	const char **names, *nearest;
	size_t count = 0;

	while (f->choices[count].name)
		count++;
	names = arena_alloc(r->arena, count, sizeof *names);
	count = suggested(f->choices, names);
	nearest = text_nearest(r->arena, node->text, names, count);
	if (nearest)
		diag_error(r->diag, node->at,
			   "«%s» passer ikke for «%s»; mente du «%s»? Velg mellom %s",
			   excerpt(r->arena, node->text), f->name, nearest,
			   listing(r->arena, names, count));
	else
		diag_error(r->diag, node->at, "«%s» passer ikke for «%s»; velg mellom %s",
			   excerpt(r->arena, node->text), f->name, listing(r->arena, names, count));
}

static bool read_choice(struct field_reader *r, const struct field *f, const struct yaml *node, void *record)
{
	const char *text = field_scalar(r, f, node), *key;

	if (!text)
		return false;
	key = text_key(r->arena, text);
	for (const struct field_choice *c = f->choices; c->name; c++) {
		if (text_equal(text_key(r->arena, c->name), key)) {
			*(int *)field_target(f, record) = c->value;
			return true;
		}
	}
	report_choice(r, f, node);
	return false;
}

field_value_reader *const field_value_readers[] = {
	[FIELD_LINE] = read_line,         [FIELD_TEXT] = read_text,
	[FIELD_WHOLE] = read_whole,       [FIELD_YEAR] = read_year,
	[FIELD_SHARE] = read_double,      [FIELD_KRONER] = read_double,
	[FIELD_WHOLE_RANGE] = read_range, [FIELD_KRONER_RANGE] = read_range,
	[FIELD_SHARE_RANGE] = read_range, [FIELD_DATE] = read_date,
	[FIELD_CHOICE] = read_choice,     [FIELD_OVERRIDES] = NULL,
};
