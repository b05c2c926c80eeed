/* Reads a profile by its table. */
#include "profile.h"

#include "base/arena.h"
#include "base/colour.h"
#include "base/excerpt.h"
#include "base/limits.h"
#include "base/number.h"
#include "base/yaml.h"
#include "field_values.h"
#include "fields.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define IN(member) offsetof(struct profile, member)

enum { WHITE = 0xFFFFFF };

/* Rounded down, so that what is too little never reads as enough. */
static const char *show_contrast(struct arena *a, double contrast)
{
	return number_short(a, floor(contrast * 10) / 10, 1);
}

static bool read_colour(struct field_reader *r, const struct field *f, const struct yaml *node, void *record)
{
	const char *text = field_scalar(r, f, node), *digits;
	struct profile *out = record;

	if (!text)
		return false;
	digits = text + (*text == '#');
	if (strlen(digits) != 6 || strspn(digits, "0123456789abcdefABCDEF") != 6) {
		diag_error(r->diag, node->at,
			   "«%s» er ikke en farge; skriv seks heksadesimale sifre, for eksempel «%s: %s»",
			   excerpt(r->arena, text), f->name, f->example);
		return false;
	}
	out->colour = (uint32_t)strtoul(digits, NULL, 16);
	out->has_colour = true;
	if (colour_contrast(out->colour, WHITE) >= LEAST_CONTRAST)
		return true;
	diag_error(r->diag, node->at,
		   "fargen #%06X har for liten kontrast mot hvitt: %s : 1, og den må ha minst 4,5 : 1; bruk en mørkere farge, for eksempel #%06X",
		   (unsigned)out->colour, show_contrast(r->arena, colour_contrast(out->colour, WHITE)),
		   (unsigned)colour_readable(out->colour, WHITE));
	return false;
}

/* Labels of letters, digits and hyphens with dots between, at least two. */
static bool is_domain(const char *text)
{
	int dots = 0;

	for (const char *p = text; *p; p++) {
		if (*p == '.' && (p == text || p[-1] == '.' || p[-1] == '-' || !p[1] || p[1] == '-'))
			return false;
		if (!isalnum((unsigned char)*p) && !strchr(".-", *p))
			return false;
		dots += *p == '.';
	}
	return dots > 0;
}

/* Where anybody can have an address, and ".kommune.no", which is below no municipality. */
static bool is_for_all(const char *domain)
{
	static const char *const providers[] = {
		"gmail.com", "googlemail.com", "hotmail.com", "hotmail.no", "outlook.com", "outlook.no",
		"live.com", "live.no", "msn.com", "yahoo.com", "yahoo.no", "ymail.com", "icloud.com",
		"me.com", "mac.com", "aol.com", "proton.me", "protonmail.com", "pm.me", "gmx.com", "gmx.net",
		"gmx.de", "mail.com", "tutanota.com", "tuta.io", "tuta.com", "fastmail.com", "hey.com",
		"zoho.com", "yandex.com", "yandex.ru", "mail.ru", "hushmail.com", "hotmail.co.uk",
		"yahoo.co.uk", "hotmail.se", "hotmail.dk", "online.no", "broadpark.no", "getmail.no",
		"start.no", "frisurf.no", "c2i.net", "lyse.net", "altibox.no", "epost.no", "chello.no",
		"tele2.no", "nextgentel.no", "bluezone.no", "enivest.net", "loqal.no", "haugnett.no",
		"eidsiva.net", "ntebb.no", "sensewave.com", "sf-nett.no", "vikenfiber.no", "telia.no",
		"combitel.no", "ebnett.no", "tussa.com", "mimer.no", "netcom.no", "powertech.no",
		"neasonline.no", "frisurf.com", "kommune.no",
	};

	for (size_t i = 0; i < sizeof providers / sizeof *providers; i++) {
		size_t size = strlen(domain), own = strlen(providers[i]);
		bool below = size > own && domain[size - own - 1] == '.' &&
			     text_equal(domain + size - own, providers[i]);

		if (text_equal(domain, providers[i]) || (below && !text_equal(providers[i], "kommune.no")))
			return true;
	}
	return false;
}

static bool read_domains(struct field_reader *r, const struct field *f, const struct yaml *node, void *record)
{
	struct profile *out = record;
	size_t count;
	const struct yaml *item = field_items(r, f, node, &count);

	if (!item)
		return false;
	out->domains = NEW_ARRAY(r->arena, count, const char *);
	for (size_t i = 0; i < count; i++, item = item->next) {
		const char *text = field_scalar(r, f, item);
		char *domain;

		if (!text)
			return false;
		domain = arena_text(r->arena, text + (*text == '@'), strlen(text + (*text == '@')));
		if (!is_domain(domain)) {
			diag_error(r->diag, item->at, "«%s» er ikke et e-postdomene; skriv for eksempel «%s»",
				   excerpt(r->arena, text), "eksempel.kommune.no");
			return false;
		}
		for (char *p = domain; *p; p++)
			*p = (char)tolower((unsigned char)*p);
		if (is_for_all(domain)) {
			diag_error(r->diag, item->at,
				   "«%s» er ikke kommunens eget domene, for der kan alle ha adresse; skriv for eksempel «%s»",
				   excerpt(r->arena, text), "eksempel.kommune.no");
			return false;
		}
		out->domains[out->domain_count++] = domain;
	}
	return true;
}

/* The digits of a telephone number as it is written, without +47 or 0047; NULL when it is none. */
static const char *phone_digits(struct arena *a, const char *text)
{
	enum { LEAST = 3, MOST = 15, NORWEGIAN = 8 };
	struct buffer out = { .arena = a };
	const char *digits;

	for (const char *p = text; *p; p++) {
		if (isdigit((unsigned char)*p))
			buffer_add(&out, p, 1);
		else if (!strchr(" .-()", *p) && !(*p == '+' && p == text) && (unsigned char)*p < 0x80)
			return NULL;
	}
	digits = buffer_text(&out);
	if (out.size == NORWEGIAN + 4 && text_starts(digits, "0047"))
		digits += 4;
	else if (out.size == NORWEGIAN + 2 && text_starts(digits, "47"))
		digits += 2;
	return out.size >= LEAST && out.size <= MOST ? digits : NULL;
}

static bool read_phones(struct field_reader *r, const struct field *f, const struct yaml *node, void *record)
{
	struct profile *out = record;
	size_t count;
	const struct yaml *item = field_items(r, f, node, &count);

	if (!item)
		return false;
	out->phones = NEW_ARRAY(r->arena, count, const char *);
	for (size_t i = 0; i < count; i++, item = item->next) {
		const char *text = field_scalar(r, f, item);
		const char *digits = text ? phone_digits(r->arena, text) : NULL;

		if (!text)
			return false;
		if (!digits) {
			diag_error(r->diag, item->at, "«%s» er ikke et telefonnummer; skriv for eksempel «%s»",
				   excerpt(r->arena, text), "22 33 44 55");
			return false;
		}
		out->phones[out->phone_count++] = digits;
	}
	return true;
}

static const struct field fields[] = {
	{ .name = "navn",
	  .words = "kommune|kommunenavn|tittel",
	  .type = FIELD_LINE, .offset = IN(name), .most = LIMIT_PROFILE_NAME,
	  .example = "Eksempel kommune", .description = "Navnet øverst på første side, ved siden av logoen" },
	{ .name = "logo",
	  .words = "bilde|våpen|kommunevåpen",
	  .type = FIELD_LINE, .offset = IN(logo), .at = IN(logo_at), .most = LIMIT_NAME,
	  .example = "logo.png", .description = "Bildefil (PNG eller JPEG), sett fra mappen til profilen" },
	{ .name = "alternativ tekst",
	  .words = "alttekst|bildetekst|alt",
	  .type = FIELD_LINE, .offset = IN(alt), .most = LIMIT_NAME,
	  .example = "Kommunevåpenet til Eksempel kommune",
	  .description = "Hva logoen viser, for dem som ikke ser den; må være med når det er en logo" },
	{ .name = "farge", .type = FIELD_LINE, .offset = IN(colour), .at = IN(colour_at), .read = read_colour,
	  .example = "\"0A4D68\"",
	  .description = "Fargen på overskrifter, nøkkeltall og søyler, med minst 4,5 : 1 i kontrast mot hvitt" },
	{ .name = "domene",
	  .words = "domener|e-postdomene",
	  .type = FIELD_FILES, .offset = IN(domains), .count = IN(domain_count),
	  .most = LIMIT_DOMAINS, .read = read_domains, .example = "[eksempel.kommune.no]",
	  .description = "Kommunens egne e-postdomener; adresser der kan stå i dokumentet" },
	{ .name = "telefon", .type = FIELD_FILES, .offset = IN(phones), .count = IN(phone_count),
	  .most = LIMIT_DOMAINS, .read = read_phones, .example = "[22 33 44 55]",
	  .description = "Kommunens egne telefonnumre, som sentralbordet; de kan stå i dokumentet" },
};

const struct field_table profile_fields = { FIELD_TABLE(NULL, fields, struct profile), 0 };

/* YAML takes «farge: #0A4D68» for a key with a comment after it. */
static void check_hash(const struct yaml *root, struct diag *d)
{
	const struct yaml *colour = yaml_find(root, "farge");

	if (colour && field_is_empty(colour))
		diag_error(d, colour->key_at,
			   "«farge» er tom, for # begynner en kommentar; sett fargen i anførselstegn, for eksempel «farge: \"#0A4D68\"»");
}

bool profile_read(struct profile *out, struct str text, const char *file, struct arena *a, struct diag *d)
{
	struct field_reader reader = { .arena = a, .diag = d };
	size_t errors = d->errors;
	const struct yaml *root = yaml_parse(text, file, 0, a, d);

	*out = (struct profile){ .tree = root };
	if (!root)
		return false;
	fields_read(&reader, &profile_fields, root, out);
	if (root->type == YAML_MAPPING)
		check_hash(root, d);
	if (out->logo && !out->alt)
		diag_error(d, out->logo_at,
			   "logoen mangler en alternativ tekst for dem som ikke ser den; skriv «alternativ tekst: <skriv hva logoen viser>» og fyll ut");
	return d->errors == errors;
}
