/* utenfor verifiser: is an archived decision basis what it was, and does it still come out? */
#include "session.h"
#include "unpack.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/number.h"
#include "base/path.h"
#include "base/tell.h"
#include "base/text.h"
#include "export/columns.h"

#include <stdio.h>
#include <string.h>

struct verification {
	struct session *session;
	struct arena arena;
	struct diag diag;
	struct basis_file basis;
	const char *path, *pdf; /* the basis; the PDF where it was given, or NULL */
	struct buffer all, faults; /* lines about every check, and about those that do not fit */
	size_t wrong;
};

enum { NAME_WIDTH = 46, VALUE_WIDTH = 22 };

/* A line of the report. All its texts may come from the file. */
static void line(struct verification *v, const char *name, const char *value, bool good,
		 const char *verdict)
{
	const char *shown = text_line(&v->arena, name);
	int length = (int)utf8_length(shown, strlen(shown));
	struct buffer text = { .arena = &v->arena };

	buffer_printf(&text, "  %s%*s", shown, length < NAME_WIDTH ? NAME_WIDTH - length : 0, "");
	column_right(&text, text_line(&v->arena, value), VALUE_WIDTH);
	buffer_printf(&text, "  %s\n", text_line(&v->arena, verdict));
	buffer_add(&v->all, text.data, text.size);
	if (!good)
		buffer_add(&v->faults, text.data, text.size);
	v->wrong += !good;
}

static void heading(struct verification *v, const char *text)
{
	buffer_printf(&v->all, "\n%s\n", text);
}

/* The sum that was noted in the case, against that of the file. */
static void check_noted(struct verification *v)
{
	const char *noted = v->session->arguments.value[OPTION_SUM];
	bool good;

	if (!noted)
		return;
	good = text_equal(text_key(&v->arena, noted), v->basis.sha256);
	line(v, "SHA-256 av grunnlaget", "", good,
	     good ? "er den som er notert i saken"
		  : "ER IKKE den som er notert i saken: dette er et annet grunnlag, eller det er skrevet om");
}

static const char basis_suffix[] = ".grunnlag.json";

/* "sak.pdf" of "sak.grunnlag.json"; NULL when it is called otherwise. */
static const char *document_beside(const char *basis, struct arena *a)
{
	size_t size = strlen(basis), end = strlen(basis_suffix);

	if (size <= end || !text_equal(basis + size - end, basis_suffix))
		return NULL;
	return arena_printf(a, "%.*s.pdf", (int)(size - end), basis);
}

static bool is_missing(const struct diag *fault)
{
	return text_starts(fault->entries[0].message, "finner ikke");
}

/* The PDF: the one that was given, else the one the basis names, else the one that is called as the basis is. */
static bool read_document(struct verification *v, struct str *pdf, struct diag *fault)
{
	struct place nowhere = { 0 };
	const char *same;

	if (v->pdf)
		return file_read(pdf, v->pdf, LIMIT_PDF_BYTES, true, &v->arena, fault, nowhere);
	if (file_read_beside(pdf, v->path, v->basis.document.name, LIMIT_PDF_BYTES, &v->arena, fault, nowhere))
		return true;
	same = document_beside(path_name(v->path), &v->arena);
	if (!is_missing(fault) || !same)
		return false;
	*fault = (struct diag){ .arena = &v->arena };
	return file_read_beside(pdf, v->path, same, LIMIT_PDF_BYTES, &v->arena, fault, nowhere);
}

static void check_document(struct verification *v)
{
	const struct basis_document *d = &v->basis.document;
	struct diag fault = { .arena = &v->arena };
	struct str pdf;

	if (!read_document(v, &pdf, &fault))
		line(v, d->name, "", false,
		     is_missing(&fault) ? "MANGLER: legg PDF-en ved siden av grunnlaget, eller oppgi hvor den er"
					: arena_printf(&v->arena, "KAN IKKE LESES: %s", fault.entries[0].message));
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

/* The verdict, what does not fit, and what this cannot know. */
static void conclude(const struct verification *v, bool computed)
{
	const struct basis_file *b = &v->basis;
	struct arena *a = &v->session->arena;
	bool quiet = v->session->quiet, noted = v->session->arguments.value[OPTION_SUM];

	if (v->wrong)
		printf("%s av kontrollene stemmer ikke.\n%s", number_whole(a, (double)v->wrong),
		       buffer_text(&v->faults));
	else if (!computed)
		puts("Summene i grunnlaget stemmer, men tallene kan ikke regnes ut på nytt.");
	else if (!quiet)
		printf(noted ?
			       "Alt stemmer: grunnlaget er det som er notert i saken, ingen fil er endret, og alle %s verdiene kom ut igjen.\n" :
			       "Alt stemmer med grunnlaget: filene har summene som står der, og alle %s verdiene kom ut igjen. "
			       "Om grunnlaget selv er skrevet om, viser bare summen som er notert i saken.\n",
		       number_whole(a, (double)b->values.count));
	if (quiet)
		return;
	printf("\n%s: laget av %s, kontrollert av utenfor %s\n", text_line(a, b->name), text_line(a, b->program),
	       UTENFOR_VERSION);
	printf("  datasett: %s, versjon %s\n", text_line(a, b->given.data_name),
	       text_line(a, b->given.data_version));
	printf("  SHA-256 av grunnlaget: %s\n", b->sha256);
	puts(noted ? "Kontrollen viser ikke hvem som har laget filene."
		   : "«--sum HEX» sammenligner den med summen som er notert i saken.\n"
		     "Kontrollen viser ikke hvem som har laget filene.");
	if (v->session->arguments.value[OPTION_ALL])
		fputs(buffer_text(&v->all), stdout);
	else
		puts("«--alt» viser hver kontroll.");
}

/* False when the basis cannot be read, or not be computed again, or something does not fit. */
static bool verify(struct verification *v)
{
	const struct study *study;
	struct str text;

	if (!file_read(&text, v->path, LIMIT_BASIS_BYTES, true, &v->arena, &v->diag,
		       (struct place){ 0 }) ||
	    !basis_read(&v->basis, text, v->path, &v->arena, &v->diag))
		return false;
	heading(v, "Kontrollsummer");
	check_noted(v);
	check_parts(v);
	check_document(v);
	study = recompute(v);
	if (study) {
		heading(v, "Regnet ut på nytt");
		compare(v, study);
	}
	conclude(v, study != NULL);
	return study && v->wrong == 0;
}

/* What a file says it is, or else is called. */
static bool is_pdf(const char *path)
{
	const char *dot = strrchr(path_name(path), '.');
	char start[5] = "";
	FILE *f = fopen(path, "rb");
	bool found = f && fread(start, 1, sizeof start, f) == sizeof start && memcmp(start, "%PDF-", sizeof start) == 0;

	if (f)
		fclose(f);
	return found || (dot && (text_equal(dot, ".pdf") || text_equal(dot, ".PDF")));
}

/* Finds which of the operands is what; the basis of a PDF alone lies beside it. False after a message. */
static bool find_files(struct verification *v)
{
	const struct arguments *arguments = &v->session->arguments;

	for (size_t i = 0; i < arguments->operand_count; i++) {
		const char *path = arguments->operands[i], **place = is_pdf(path) ? &v->pdf : &v->path;

		if (*place) {
			tell(stderr, "utenfor verifiser: «%s» og «%s» er begge %s; oppgi ett grunnlag og høyst én PDF",
			     *place, path, place == &v->pdf ? "PDF-er" : "grunnlag");
			return false;
		}
		*place = path;
	}
	if (!v->path)
		v->path = path_with_suffix(&v->arena, v->pdf, basis_suffix);
	return true;
}

/* A SHA-256 in hexadecimal digits; false after a message. */
static bool sum_is_sum(const struct session *session)
{
	const char *sum = session->arguments.value[OPTION_SUM];

	if (!sum || (strlen(sum) == 64 && strspn(sum, "0123456789abcdefABCDEF") == 64))
		return true;
	tell(stderr,
	     "utenfor verifiser: --sum skal være en SHA-256 på 64 sifre og bokstaver fra a til f; «%s» er det ikke", sum);
	return false;
}

int run_verify(struct session *session)
{
	struct verification v = { .session = session };
	const char *folder = session->arguments.value[OPTION_UNPACK];
	bool good;
	int status;

	v.diag = (struct diag){ .arena = &v.arena, .errors_only = true };
	v.all.arena = v.faults.arena = &v.arena;
	if (!find_files(&v) || !sum_is_sum(session)) {
		arena_free(&v.arena);
		return EXIT_USAGE;
	}
	good = verify(&v);
	fflush(stdout);
	status = session_tell(session, &v.diag, stderr);
	if (folder && status == EXIT_DONE)
		status = unpack_basis(&v.basis, folder, session);
	arena_free(&v.arena);
	return session_finish_output(good || status != EXIT_DONE ? status : EXIT_INPUT);
}
