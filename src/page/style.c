/* Reads the style by its table. */
#include "style.h"

#include "base/arena.h"
#include "base/colour.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/yaml.h"
#include "hyphen.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum kind { KIND_LENGTH, KIND_COUNT, KIND_COLOUR };

struct setting {
	const char *section, *key;
	enum kind kind;
	size_t offset;
};

#define AT(member) offsetof(struct style, member)

static const struct setting settings[] = {
	{ "ark", "bredde", KIND_LENGTH, AT(width) },
	{ "ark", "høyde", KIND_LENGTH, AT(height) },
	{ "ark", "marg venstre", KIND_LENGTH, AT(left) },
	{ "ark", "marg høyre", KIND_LENGTH, AT(right) },
	{ "ark", "marg topp", KIND_LENGTH, AT(top) },
	{ "ark", "marg bunn", KIND_LENGTH, AT(bottom) },
	{ "ark", "tekstbredde", KIND_LENGTH, AT(measure) },
	{ "ark", "rutenett", KIND_LENGTH, AT(grid) },
	{ "ark", "tettest", KIND_COUNT, AT(tightest) },
	{ "ark", "topptekst", KIND_LENGTH, AT(head_line) },
	{ "ark", "bunntekst", KIND_LENGTH, AT(foot_line) },
	{ "avstand", "innrykk liste", KIND_LENGTH, AT(list_indent) },
	{ "avstand", "innrykk sitat", KIND_LENGTH, AT(quote_indent) },
	{ "avstand", "polstring ramme", KIND_LENGTH, AT(box_padding) },
	{ "avstand", "kolonneskille", KIND_LENGTH, AT(column_gap) },
	{ "avstand", "cellepolstring", KIND_LENGTH, AT(cell_padding) },
	{ "avstand", "sebra polstring", KIND_LENGTH, AT(zebra_padding) },
	{ "avstand", "skrivelinje", KIND_LENGTH, AT(note_pitch) },
	{ "avstand", "spalteskille", KIND_LENGTH, AT(key_gap) },
	{ "avstand", "tabell før", KIND_LENGTH, AT(table_before) },
	{ "avstand", "tabell etter", KIND_LENGTH, AT(table_after) },
	{ "avstand", "logo høyde", KIND_LENGTH, AT(logo_height) },
	{ "avstand", "logo bredde", KIND_LENGTH, AT(logo_width) },
	{ "avstand", "tynn strek", KIND_LENGTH, AT(hairline) },
	{ "avstand", "strek", KIND_LENGTH, AT(rule_line) },
	{ "avstand", "sebra fra", KIND_COUNT, AT(zebra_rows) },
	{ "farge", "blekk", KIND_COLOUR, AT(ink) },
	{ "farge", "dempet", KIND_COLOUR, AT(muted) },
	{ "farge", "strek", KIND_COLOUR, AT(rule) },
	{ "farge", "lys strek", KIND_COLOUR, AT(light_rule) },
	{ "farge", "aksent 1", KIND_COLOUR, AT(accent[0]) },
	{ "farge", "aksent 2", KIND_COLOUR, AT(accent[1]) },
	{ "farge", "blek", KIND_COLOUR, AT(pale) },
	{ "farge", "endret", KIND_COLOUR, AT(chart.changed) },
	{ "farge", "tom plass", KIND_COLOUR, AT(chart.ring) },
	{ "farge", "ramme", KIND_COLOUR, AT(box) },
	{ "farge", "sebra", KIND_COLOUR, AT(zebra) },
	{ "diagram", "tekst", KIND_LENGTH, AT(chart.text_size) },
	{ "diagram", "liten tekst", KIND_LENGTH, AT(chart.small_size) },
	{ "diagram", "linje", KIND_LENGTH, AT(chart.line_width) },
	{ "diagram", "strek", KIND_LENGTH, AT(chart.rule_width) },
	{ "diagram", "omriss", KIND_LENGTH, AT(chart.outline_width) },
	{ "diagram", "søyle", KIND_LENGTH, AT(chart.bar_height) },
	{ "diagram", "søyleskille", KIND_LENGTH, AT(chart.bar_gap) },
};

enum { SETTINGS = sizeof settings / sizeof settings[0] };

static const char *const role_name[TEXT_ROLES] = {
	[TEXT_BODY] = "brødtekst",
	[TEXT_TITLE] = "tittel",
	[TEXT_FINDING] = "funn",
	[TEXT_HEADING_1] = "overskrift 1",
	[TEXT_HEADING_2] = "overskrift 2",
	[TEXT_HEADING_3] = "overskrift 3",
	[TEXT_CAPTION] = "bildetekst",
	[TEXT_PANEL] = "rutetittel",
	[TEXT_TABLE] = "tabell",
	[TEXT_TABLE_SMALL] = "liten tabell",
	[TEXT_REMARK] = "merknad",
	[TEXT_CODE] = "kode",
	[TEXT_QUOTE] = "sitat",
	[TEXT_FACT] = "saksopplysning",
	[TEXT_KEY_VALUE] = "nøkkeltall",
	[TEXT_KEY_UNIT] = "nøkkeltall enhet",
	[TEXT_KEY_LABEL] = "nøkkelord",
	[TEXT_CONTENTS] = "innhold",
	[TEXT_RUNNING] = "kolofon",
};

static const char *const font_word[FONTS] = {
	[FONT_REGULAR] = "normal", [FONT_BOLD] = "halvfet", [FONT_ITALIC] = "kursiv",
	[FONT_BOLD_ITALIC] = "halvfet kursiv", [FONT_MONO] = "fast",
};

enum { LONGEST_POINTS = 5000 };

struct style_reading {
	struct style *style;
	const struct yaml *root;
	struct arena *arena;
	struct diag *diag;
};

/* The child of `map` with this key, NULL when there is none or `map` is no mapping. */
static const struct yaml *child(const struct style_reading *r, const struct yaml *map, const char *key)
{
	const char *id = text_key(r->arena, key);

	if (!map || map->type != YAML_MAPPING)
		return NULL;
	for (const struct yaml *y = map->first; y; y = y->next)
		if (text_equal(y->key_id, id))
			return y;
	return NULL;
}

/* A length in points or, with the unit, millimetres. */
static bool read_length(length *out, const struct yaml *y, struct diag *d)
{
	char *end = NULL;
	double value = y->type == YAML_SCALAR ? strtod(y->text, &end) : -1;

	if (end && text_equal(end, " mm")) {
		value *= 72 / 25.4;
		end += 3;
	}
	if (!end || end == y->text || *end || !(value >= 0 && value <= LONGEST_POINTS)) {
		diag_error(d, y->at, "«%s» er ingen lengde; skriv for eksempel 10.5 (punkt) eller 25 mm",
			   y->type == YAML_SCALAR ? y->text : "listen");
		return false;
	}
	*out = PT(value);
	return true;
}

static void read_count(int *out, const struct yaml *y, int most, struct diag *d)
{
	char *end = NULL;
	long value = y->type == YAML_SCALAR ? strtol(y->text, &end, 10) : -1;

	if (!end || end == y->text || (*end && !text_equal(end, " %")) || value < 0 || value > most)
		diag_error(d, y->at, "her skal det stå et helt tall fra 0 til %d", most);
	else
		*out = (int)value;
}

/* "#RRGGBB", or the key of one of the colours under `farge`. */
static void read_colour(uint32_t *out, const struct yaml *y, const struct style_reading *r)
{
	const struct yaml *named = y->type == YAML_SCALAR ? child(r, child(r, r->root, "farge"), y->text) : NULL;
	const char *text = named && named->type == YAML_SCALAR ? named->text : y->text;

	if (y->type != YAML_SCALAR || strlen(text) != 7 || text[0] != '#' ||
	    strspn(text + 1, "0123456789abcdefABCDEF") != 6)
		diag_error(r->diag, y->at, "her skal det stå en farge, som \"#0A4D68\" eller et navn under «farge»");
	else
		*out = (uint32_t)strtoul(text + 1, NULL, 16);
}

/* The value of `section`.`key`; NULL after a fault. */
static const struct yaml *required(const struct style_reading *r, const char *section, const char *key)
{
	const struct yaml *in = child(r, r->root, section), *value = child(r, in, key);

	if (!value)
		diag_error(r->diag, in ? in->at : r->root->at,
			   "«%s: %s» mangler; ta det med fra den vanlige stil.yaml", section, key);
	return value;
}

static void read_setting(const struct style_reading *r, const struct setting *setting)
{
	const struct yaml *value = required(r, setting->section, setting->key);
	void *out = (char *)r->style + setting->offset;

	if (!value)
		return;
	switch (setting->kind) {
	case KIND_LENGTH:
		read_length(out, value, r->diag);
		break;
	case KIND_COUNT:
		read_count(out, value, 1000, r->diag);
		break;
	case KIND_COLOUR:
		read_colour(out, value, r);
		break;
	}
}

static void read_font(enum font *out, const struct yaml *y, struct diag *d)
{
	for (int i = 0; y->type == YAML_SCALAR && i < FONTS; i++) {
		if (text_equal(y->text, font_word[i])) {
			*out = (enum font)i;
			return;
		}
	}
	diag_error(d, y->at, "ukjent skrift; bruk normal, halvfet, kursiv, «halvfet kursiv» eller fast");
}

static const struct yaml *role_field(const struct style_reading *r, const struct yaml *role, const char *key)
{
	const struct yaml *field = child(r, role, key);

	if (!field)
		diag_error(r->diag, role->at,
			   "«%s» mangler her; skriv for eksempel {skrift: normal, størrelse: 10.5, linje: 15, før: 0, etter: 7.5, farge: blekk}", key);
	return field;
}

static void read_role(const struct style_reading *r, struct text_style *out, const char *name)
{
	const struct yaml *role = required(r, "tekst", name), *field;
	const struct {
		const char *key;
		length *value;
	} lengths[] = { { "størrelse", &out->size },
			{ "linje", &out->leading },
			{ "før", &out->before },
			{ "etter", &out->after } };

	if (!role)
		return;
	for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++)
		if ((field = role_field(r, role, lengths[i].key)) != NULL)
			read_length(lengths[i].value, field, r->diag);
	if ((field = role_field(r, role, "skrift")) != NULL)
		read_font(&out->font, field, r->diag);
	if ((field = role_field(r, role, "farge")) != NULL)
		read_colour(&out->colour, field, r);
}

static void read_fit(const struct style_reading *r)
{
	const struct yaml *list = child(r, r->root, "tilpasning");
	struct style *style = r->style;

	for (const struct yaml *step = list ? list->first : NULL; step; step = step->next) {
		const struct yaml *text = child(r, step, "tekst"), *space = child(r, step, "avstand");
		const struct yaml *figure = child(r, step, "figur");
		struct fit *fit = &style->fit[style->fit_count];

		if (!text || !space || !figure || style->fit_count == FIT_STEPS) {
			diag_error(r->diag, step->at,
				   "et trinn skrives {tekst: 96 %%, avstand: 70 %%, figur: 80 %%}; høyst %d trinn",
				   FIT_STEPS);
			return;
		}
		read_count(&fit->text, text, 100, r->diag);
		read_count(&fit->space, space, 100, r->diag);
		read_count(&fit->figure, figure, 100, r->diag);
		style->fit_count++;
	}
	if (!style->fit_count)
		style->fit[style->fit_count++] = (struct fit){ 100, 100, 100 };
}

/* What is too small for a page to come out of it. */
static void check(const struct style *style, const struct yaml *root, struct diag *d)
{
	length least = PT(200);

	if (style->measure < least || style->measure > style->width - style->left - style->right)
		diag_error(d, root->at, "tekstbredden skal være minst 200 pt og få plass mellom margene");
	if (style->height - style->top - style->bottom < least)
		diag_error(d, root->at, "det skal være minst 200 pt mellom topp- og bunnmarg");
	if (style->grid < PT(1) || style->note_pitch < PT(1))
		diag_error(d, root->at, "rutenett og skrivelinje skal være minst 1 pt");
	for (int i = 0; i < style->fit_count; i++)
		if (style->fit[i].text < 50 || style->fit[i].figure < 50)
			diag_error(d, root->at, "tekst og figurer kan ikke bli mindre enn 50 %%");
	if (style->tightest < 60 || style->tightest > 100)
		diag_error(d, root->at, "«ark: tettest» skal være fra 60 %% til 100 %%");
	for (int i = 0; i < TEXT_ROLES; i++)
		if (style->text[i].size < PT(4) || style->text[i].leading < style->text[i].size)
			diag_error(d, root->at, "«%s» skal være minst 4 pt og linjen minst like høy", role_name[i]);
}

/* `colour` with so many per cent of it left on white. */
static uint32_t lighter(uint32_t colour, uint32_t per_cent)
{
	uint32_t mixed = 0;

	for (int shift = 16; shift >= 0; shift -= 8) {
		uint32_t part = colour >> shift & 0xFF;

		mixed |= ((part * per_cent + 0xFF * (100 - per_cent)) / 100) << shift;
	}
	return mixed;
}

/* What carries meaning is to have 3 : 1 to white: WCAG 2.1, success criterion 1.4.11. */
#define LEAST_GRAPHIC_CONTRAST 3.0

static void set_gain(struct chart_style *chart, uint32_t colour)
{
	chart->gain = colour;
	chart->later = lighter(colour, 60);
	if (colour_contrast(chart->later, 0xFFFFFF) < LEAST_GRAPHIC_CONTRAST)
		chart->later = lighter(colour, 70);
}

static void read_settings(const struct style_reading *r)
{
	struct style *style = r->style;

	for (int i = 0; i < SETTINGS; i++)
		read_setting(r, &settings[i]);
	for (int i = 0; i < TEXT_ROLES; i++)
		read_role(r, &style->text[i], role_name[i]);
	read_fit(r);
	style->figure = 100;
	style->link = style->accent[0];
	style->chart.ink = style->ink;
	style->chart.muted = style->muted;
	style->chart.rule = style->light_rule;
	style->chart.loss = style->accent[1];
	style->chart.pale = style->pale;
	style->chart.band = style->box;
	set_gain(&style->chart, style->accent[0]);
}

struct style *style_read(const char *folder, struct arena *a, struct diag *d)
{
	const char *path = path_join(a, folder, "stil.yaml");
	const char *exceptions_path = path_join(a, folder, "orddeling.txt");
	struct style *style = NEW(a, struct style);
	size_t errors = d->errors;
	struct str text, exceptions;
	struct yaml *root;

	style->folder = folder;
	if (!file_read_text(&text, path, LIMIT_TEMPLATE_BYTES, true, a, d, (struct place){ 0 }) ||
	    !file_read_text(&exceptions, exceptions_path, LIMIT_TEMPLATE_BYTES, true, a, d, (struct place){ 0 }))
		return NULL;
	exceptions = str_of(text_compose(a, arena_text(a, exceptions.data, exceptions.size)));
	root = yaml_parse(text, path, 0, a, d);
	if (!root)
		return NULL;
	read_settings(&(struct style_reading){ style, root, a, d });
	if (d->errors == errors)
		check(style, root, d);
	style->hyphenator = hyphenator_new(STYLE_PATTERNS, exceptions, exceptions_path, a, d);
	return d->errors == errors ? style : NULL;
}

static void scale(length *value, int per_cent)
{
	*value = (length)((int64_t)*value * per_cent / 100);
}

static length larger(length a, length b)
{
	return a > b ? a : b;
}

static length smaller(length a, length b)
{
	return a < b ? a : b;
}

/* White that stays between the running head or foot and the text. */
enum { CLEARANCE = PT(22) };

struct style style_fitted(const struct style *style, struct fit fit)
{
	struct style s = *style;

	for (int i = 0; i < TEXT_ROLES; i++) {
		scale(&s.text[i].size, fit.text);
		scale(&s.text[i].leading, fit.text);
		scale(&s.text[i].before, fit.space);
		scale(&s.text[i].after, fit.space);
	}
	/* The margins give half of what the white between blocks gives. */
	scale(&s.top, (100 + fit.space) / 2);
	scale(&s.bottom, (100 + fit.space) / 2);
	s.top = larger(s.top, smaller(style->top, s.head_line + CLEARANCE));
	s.bottom = larger(s.bottom, smaller(style->bottom, s.foot_line + CLEARANCE));
	scale(&s.grid, fit.text);
	s.figure = fit.figure;
	scale(&s.box_padding, fit.space);
	scale(&s.cell_padding, fit.space);
	scale(&s.zebra_padding, fit.space);
	scale(&s.table_before, fit.space);
	scale(&s.table_after, fit.space);
	scale(&s.chart.text_size, fit.text);
	scale(&s.chart.small_size, fit.text);
	scale(&s.chart.bar_height, fit.text);
	scale(&s.chart.bar_gap, fit.space);
	return s;
}

struct style style_accented(const struct style *style, uint32_t colour)
{
	struct style s = *style;
	uint32_t before = style->accent[0];

	s.link = colour_readable(colour_readable(colour, style->box), style->zebra);
	for (int i = 0; i < TEXT_ROLES; i++)
		if (s.text[i].colour == before)
			s.text[i].colour = s.link;
	s.accent[0] = colour;
	set_gain(&s.chart, colour);
	return s;
}
