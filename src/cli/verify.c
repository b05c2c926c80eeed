/* utenfor verifiser: is an archived decision basis what it was, and does it still come out? */
#include "session.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/number.h"
#include "base/text.h"
#include "export/columns.h"

#include <stdio.h>
#include <string.h>

struct verification {
	struct session *session;
	struct arena arena;
	struct diag diag;
	struct basis_file basis;
	size_t wrong; /* what does not fit */
};

enum { NAME_WIDTH = 46, VALUE_WIDTH = 22 };

/* A line of the report; the good ones are left out with --stille. All its texts may come from the
 * file. */
static void line(struct verification *v, const char *name, const char *value, bool good, const char *verdict)
{
	const char *shown = text_visible(&v->arena, name);
	int length = (int)utf8_length(shown, strlen(shown));
	struct buffer column = { .arena = &v->arena };

	v->wrong += !good;
	if (good && v->session->quiet)
		return;
	column_right(&column, text_visible(&v->arena, value), VALUE_WIDTH);
	printf("  %s%*s%s  %s\n", shown, length < NAME_WIDTH ? NAME_WIDTH - length : 0, "", buffer_text(&column),
	       text_visible(&v->arena, verdict));
}

static void heading(const struct verification *v, const char *text)
{
	if (!v->session->quiet)
		printf("\n%s\n", text);
}

static void show_origin(const struct verification *v)
{
	const struct basis_file *b = &v->basis;
	struct arena *a = &v->session->arena;

	if (v->session->quiet)
		return;
	printf("%s\n", text_visible(a, b->name));
	printf("  laget av %s, kontrollert av utenfor %s\n", text_visible(a, b->program), UTENFOR_VERSION);
	printf("  datasett: %s, versjon %s\n", text_visible(a, b->given.data_name),
	       text_visible(a, b->given.data_version));
}

/* The PDF beside the basis, or where the user says. */
static void check_document(struct verification *v, const char *path)
{
	const struct basis_document *d = &v->basis.document;
	const struct arguments *arguments = &v->session->arguments;
	struct diag fault = { .arena = &v->arena };
	struct place nowhere = { 0 };
	struct str pdf;
	bool there;

	if (arguments->operand_count > 1)
		there = file_read(&pdf, arguments->operands[1], LIMIT_PDF_BYTES, true, &v->arena, &fault, nowhere);
	else
		there = file_read_beside(&pdf, path, d->name, LIMIT_PDF_BYTES, &v->arena, &fault, nowhere);
	if (!there && !text_starts(fault.entries[0].message, "finner ikke"))
		line(v, d->name, "", false, arena_printf(&v->arena, "KAN IKKE LESES: %s", fault.entries[0].message));
	else if (!there)
		line(v, d->name, "", false, "MANGLER: legg PDF-en ved siden av grunnlaget, eller oppgi hvor den er");
	else if (pdf.size != d->size || !text_equal(hash_hex(&v->arena, pdf), d->sha256))
		line(v, d->name, "", false, "ENDRET: dette er ikke den PDF-en grunnlaget hører til");
	else
		line(v, d->name, "", true, "stemmer");
}

static void check_parts(struct verification *v)
{
	for (size_t i = 0; i < v->basis.check_count; i++) {
		const struct basis_check *check = &v->basis.checks[i];

		line(v, check->part, "", check->good, check->good ? "stemmer" : "ENDRET");
	}
}

static const char *value(struct arena *a, const struct named_value *f)
{
	return f->is_number ? arena_printf(a, "%.12g", f->number) : f->text;
}

/* Computes everything again from what the basis holds; NULL after faults. */
static const struct study *recompute(struct verification *v)
{
	struct study_options options = { .montecarlo = v->basis.montecarlo, .rules = v->basis.rules };
	struct scenario *scenario = NEW(&v->arena, struct scenario);
	struct earlier_basis *earlier = NEW(&v->arena, struct earlier_basis);
	const struct dataset *data;

	if (!basis_reopen(scenario, &data, &v->basis, NULL, &v->arena, &v->diag))
		return NULL;
	if (v->basis.earlier) {
		if (!basis_as_earlier(earlier, v->basis.earlier, data, &v->arena, &v->diag))
			return NULL;
		options.earlier = earlier;
	}
	return study_make(scenario, data, &options, &v->arena, &v->diag);
}

/* What comes out now and is not in the basis was taken out of it, unless another version made it, or other rules:
 * those may not have computed it. Sorts the basis' figures, so they must have been shown. */
static void compare_back(struct verification *v, const struct named_values *now)
{
	if (v->basis.rules != RULES_NOW || !text_equal(v->basis.program, "utenfor " UTENFOR_VERSION))
		return;
	named_values_sort(&v->basis.values);
	for (size_t i = 0; i < now->count; i++)
		if (!named_values_find(&v->basis.values, now->items[i].name))
			line(v, now->items[i].name, value(&v->arena, &now->items[i]), false,
			     "MANGLER i grunnlaget: er tatt ut");
}

static void compare(struct verification *v, const struct study *study)
{
	struct named_values now = named_values_of(study, &v->arena);

	named_values_sort(&now);
	for (size_t i = 0; i < v->basis.values.count; i++) {
		const struct named_value *then = &v->basis.values.items[i];
		const struct named_value *again = named_values_find(&now, then->name);
		const char *shown = value(&v->arena, then);

		if (!again)
			line(v, then->name, shown, false, "regnes ikke ut av denne versjonen");
		else if (named_values_equal(then, again))
			line(v, then->name, shown, true, "stemmer");
		else
			line(v, then->name, shown, false,
			     arena_printf(&v->arena, "AVVIK: nå %s", value(&v->arena, again)));
	}
	compare_back(v, &now);
}

static void conclude(const struct verification *v)
{
	struct arena *a = &v->session->arena;

	if (v->wrong)
		printf("\n%s av kontrollene stemmer ikke.\n", number_whole(a, (double)v->wrong));
	else if (!v->session->quiet)
		printf("\nAlt stemmer: ingen fil er endret, og alle %s verdiene kom ut igjen.\n",
		       number_whole(a, (double)v->basis.values.count));
	if (v->session->quiet)
		return;
	printf("SHA-256 av grunnlaget: %s\n", v->basis.sha256);
	puts("Er den en annen enn den som er notert i saken, er grunnlaget skrevet om.");
}

/* False when the basis cannot be read, or not be computed again. */
static bool verify(struct verification *v, const char *path)
{
	const struct study *study;
	struct str text;

	if (!file_read(&text, path, LIMIT_BASIS_BYTES, true, &v->arena, &v->diag,
		       (struct place){ 0 }) ||
	    !basis_read(&v->basis, text, path, &v->arena, &v->diag))
		return false;
	show_origin(v);
	heading(v, "Kontrollsummer");
	check_parts(v);
	check_document(v, path);
	study = recompute(v);
	if (!study)
		return false;
	heading(v, "Regnet ut på nytt");
	compare(v, study);
	conclude(v);
	return v->wrong == 0;
}

int run_verify(struct session *session)
{
	struct verification v = { .session = session };
	bool good;
	int status;

	v.diag = (struct diag){ .arena = &v.arena, .errors_only = true };
	good = verify(&v, session->arguments.operands[0]);
	fflush(stdout);
	status = session_tell(session, &v.diag, stderr);
	arena_free(&v.arena);
	return session_finish_output(good || status != EXIT_DONE ? status : EXIT_INPUT);
}
