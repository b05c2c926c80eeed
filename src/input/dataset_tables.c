/* The CSV files of a data set. */
#include "dataset_table.h"

#include "base/arena.h"
#include "base/excerpt.h"


/* tjenester.csv */
enum service_column {
	SERVICE_ID,
	SERVICE_NB,
	SERVICE_NN,
	SERVICE_SECTOR,
	SERVICE_DIRECTION,
	SERVICE_UNIT,
	SERVICE_PRICE,
	SERVICE_YEAR,
	SERVICE_SHARE,
	SERVICE_SOURCE = SERVICE_SHARE + LEVELS,
	SERVICE_GRADE,
	SERVICE_REALISATION, /* may be missing, as in data sets from before it was asked for */
	SERVICE_SHARE_GRADE, /* may be missing or empty: set by law */
	SERVICE_COLUMNS
};

static const char *const service_columns[SERVICE_COLUMNS] = {
	"tjeneste", "navn_nb", "navn_nn",       "sektor", "retning", "enhet",    "pris",
	"prisaar",  "kommune", "fylkeskommune", "stat",   "kilde",   "kvalitet",
	"innloesing", "andel_kvalitet",
};

static void read_service_numbers(const struct rows *t, struct service *s)
{
	int year = t->reader->out->price_year;

	if (table_number(t, SERVICE_PRICE, 0, MOST_KRONER, &s->price) && s->price > 1 && s->unit &&
	    text_starts(s->unit, "krone "))
		diag_warning(t->reader->diag, table_at(t, SERVICE_PRICE),
			     "prisen på en %s er %g kr; skriv 1 når mengden er kroner, og 0.4 for 40 øre", s->unit,
			     s->price);
	if (table_whole(t, SERVICE_YEAR, 1900, 2100, &s->price_year) && s->price_year != year)
		diag_error(t->reader->diag, table_at(t, SERVICE_YEAR),
			   "prisen er fra %d, men datasettet har prisår %d; regn om prisen til %d-kroner",
			   s->price_year, year, year);
	table_shares(t, SERVICE_SHARE, s->share);
}

static void read_service_row(const struct rows *t, struct service *s, bool realised)
{
	static const char *const directions[] = { "utgift", "inntekt" };
	const struct dataset *data = t->reader->out;
	int direction = 0, realisation = REALISED_IN_CAPACITY, share_grade = GRADE_PUBLISERT;

	s->id = table_cell(t, SERVICE_ID);
	table_text(t, SERVICE_NB, "navn på bokmål", &s->name[LANGUAGE_NB]);
	table_text(t, SERVICE_NN, "navn på nynorsk", &s->name[LANGUAGE_NN]);
	table_text(t, SERVICE_UNIT, "enhet", &s->unit);
	table_id(t, SERVICE_SECTOR, "sektoren", data->sectors, sizeof data->sectors[0],
		data->sector_count, &s->sector);
	table_word(t, SERVICE_DIRECTION, "retningen", directions, 2, &direction);
	s->revenue = direction;
	read_service_numbers(t, s);
	table_origin(t, SERVICE_SOURCE, &s->source, &s->grade);
	if (realised)
		table_word(t, SERVICE_REALISATION, "innløsingen", realisation_id, REALISATIONS, &realisation);
	s->realisation = (enum realisation)realisation;
	if (*table_cell(t, SERVICE_SHARE_GRADE))
		table_word(t, SERVICE_SHARE_GRADE, "kvaliteten", grade_id, GRADES, &share_grade);
	s->share_grade = (enum grade)share_grade;
}

static const bool may_be_missing[SERVICE_COLUMNS] = { [SERVICE_REALISATION] = true, [SERVICE_SHARE_GRADE] = true };

/* A row that changes one of another data set has an id, and what it changes. */
static const bool may_be_as_before[SERVICE_COLUMNS] = {
	[SERVICE_NB] = true,          [SERVICE_NN] = true,         [SERVICE_SECTOR] = true,
	[SERVICE_DIRECTION] = true,   [SERVICE_UNIT] = true,       [SERVICE_PRICE] = true,
	[SERVICE_YEAR] = true,        [SERVICE_SHARE] = true,      [SERVICE_SHARE + 1] = true,
	[SERVICE_SHARE + 2] = true,   [SERVICE_SOURCE] = true,     [SERVICE_GRADE] = true,
	[SERVICE_REALISATION] = true, [SERVICE_SHARE_GRADE] = true,
};

/* Whether any row says how savings become money. */
static bool is_realised(struct rows *t)
{
	bool any = false;

	for (t->row = 0; t->row < t->csv.row_count; t->row++)
		any |= *table_cell(t, SERVICE_REALISATION) != 0;
	return any;
}

void dataset_read_services(struct dataset_reader *r, const struct dataset_part *whole,
			   const struct dataset_part *over)
{
	struct dataset *out = r->out;
	struct rows t = { .reader = r };
	struct csv own;
	bool realised;

	csv_read_some(&t.csv, whole->text, whole->path, service_columns, may_be_missing, SERVICE_COLUMNS, r->arena,
		      r->diag);
	if (over) {
		csv_read_some(&own, over->text, over->path, service_columns, may_be_as_before, SERVICE_COLUMNS,
			      r->arena, r->diag);
		csv_overlay(&t.csv, &own, SERVICE_COLUMNS, 1, true, r->arena);
	}
	if (!t.csv.row_count && dataset_sound(r))
		diag_error(r->diag, (struct place){ whole->path, 1, 1 },
			   "filen har ingen tjenester; legg til en rad");
	realised = is_realised(&t);
	for (t.row = 0; t.row < t.csv.row_count; t.row++) {
		const char *id = table_cell(&t, SERVICE_ID);

		if (!dataset_check_id(r, table_at(&t, SERVICE_ID), id))
			continue;
		if (dataset_service(out, id) >= 0) {
			diag_error(r->diag, table_at(&t, SERVICE_ID),
				   "tjenesten «%s» står to ganger; slett den ene", id);
			continue;
		}
		if (out->service_count == LIMIT_SERVICES) {
			diag_error(r->diag, table_at(&t, SERVICE_ID),
				   "for mange tjenester; grensen er %d", LIMIT_SERVICES);
			return;
		}
		read_service_row(&t, &out->services[out->service_count++], realised);
	}
	if (!realised && t.csv.row_count)
		diag_warning(
			r->diag, (struct place){ whole->path, 1, 1 },
			"mangler kolonnen «%s», så alt regnes som %s; skriv for hver tjeneste %s (en betaling faller bort), %s (når en avtale er over) eller %s (når stillinger trekkes inn)",
			service_columns[SERVICE_REALISATION], realisation_id[REALISED_IN_CAPACITY],
			realisation_id[REALISED_AT_ONCE], realisation_id[REALISED_BY_CONTRACT],
			realisation_id[REALISED_IN_CAPACITY]);
}

/* forbruk.csv */
enum usage_column {
	USAGE_GROUP,
	USAGE_SERVICE,
	USAGE_FROM,
	USAGE_TO,
	USAGE_AMOUNT,
	USAGE_MEASURE,
	USAGE_SOURCE,
	USAGE_GRADE,
	USAGE_HALF_WIDTH, /* may be missing or empty */
	USAGE_COLUMNS
};

static const char *const usage_columns[USAGE_COLUMNS] = {
	"malgruppe", "tjeneste", "alder_fra", "alder_til", "mengde", "maal", "kilde", "kvalitet",
	"halvbredde",
};
static const bool only_half_width[USAGE_COLUMNS] = { [USAGE_HALF_WIDTH] = true };

static bool read_usage_row(const struct rows *t, struct usage *u)
{
	static const char *const measures[] = { "per_person", "forhold" };
	struct diag *d = t->reader->diag;
	int measure = 0;
	bool good = table_group(t, USAGE_GROUP, &u->group);

	good &= table_service(t, USAGE_SERVICE, &u->service);
	good &= table_word(t, USAGE_MEASURE, "målet", measures, 2, &measure);
	good &= table_origin(t, USAGE_SOURCE, &u->source, &u->grade);
	good &= table_number(t, USAGE_AMOUNT, 0, MOST_KRONER, &u->amount);
	if (*table_cell(t, USAGE_HALF_WIDTH))
		good &= table_number(t, USAGE_HALF_WIDTH, 0, MOST_KRONER, &u->half_width);
	u->is_ratio = measure;
	if (!table_whole(t, USAGE_FROM, 0, AGES - 1, &u->from) ||
	    !table_whole(t, USAGE_TO, 0, AGES - 1, &u->to))
		return false;
	if (u->from > u->to) {
		diag_error(d, table_at(t, USAGE_FROM), "alderen går fra %d til %d; bytt om", u->from,
			   u->to);
		return false;
	}
	if (good && u->group == 0 && u->is_ratio) {
		diag_error(d, table_at(t, USAGE_MEASURE),
			   "befolkningen er det andre måles mot; skriv mengden «per_person»");
		return false;
	}
	return good;
}

/* Marks the ages of a row; false when another row has one of them. */
static bool claim_ages(const struct rows *t, const struct usage *u, size_t index)
{
	struct dataset_reader *r = t->reader;
	size_t *rows = r->rows[u->group][u->service];

	for (int age = u->from; age <= u->to; age++) {
		if (rows[age]) {
			diag_error(r->diag, table_at(t, USAGE_FROM),
				   "alderen %d står allerede på linje %d for samme målgruppe og tjeneste; la hver alder ha én rad",
				   age, r->usage_at[rows[age] - 1].line);
			return false;
		}
	}
	for (int age = u->from; age <= u->to; age++)
		rows[age] = index + 1;
	return true;
}

static void add_usage(const struct rows *t, const struct usage *u)
{
	struct dataset_reader *r = t->reader;
	struct dataset *out = r->out;

	out->usages = arena_grow(r->arena, out->usages, out->usage_count, &r->usage_capacity,
				 sizeof *out->usages);
	r->usage_at = arena_grow(r->arena, r->usage_at, out->usage_count, &r->usage_at_capacity,
				 sizeof *r->usage_at);
	r->usage_at[out->usage_count] = table_at(t, USAGE_AMOUNT);
	out->usages[out->usage_count++] = *u;
	r->given[u->group][u->service] = true;
}

/* Keeps the ages of a row for the population that another has taken the place of. */
static void pass_over(struct dataset_reader *r, const struct usage *u)
{
	for (int age = u->from; age <= u->to && u->group == 0; age++)
		r->replaced[u->service][age] = true;
}

void dataset_read_usages(struct dataset_reader *r, struct str text, const char *file)
{
	struct dataset *out = r->out;
	struct rows t = { .reader = r };

	r->usage_file = file;
	csv_read_some(&t.csv, text, file, usage_columns, only_half_width, USAGE_COLUMNS, r->arena, r->diag);
	for (t.row = 0; t.row < t.csv.row_count; t.row++) {
		struct usage u = { .own = r->own_rows };

		if (!read_usage_row(&t, &u))
			continue;
		if (r->taken[u.group][u.service])
			pass_over(r, &u);
		else if (claim_ages(&t, &u, out->usage_count))
			add_usage(&t, &u);
	}
}

/* kalibrering.csv */
enum calibration_column {
	FACTOR_GROUP,
	FACTOR_SERVICE,
	FACTOR_VALUE,
	FACTOR_SOURCE,
	FACTOR_COLUMNS
};

static const char *const calibration_columns[FACTOR_COLUMNS] = { "malgruppe", "tjeneste", "faktor",
								 "kilde" };

static void read_factor_row(const struct rows *t)
{
	struct dataset *out = t->reader->out;
	struct diag *d = t->reader->diag;
	const char *source;
	int group, service;
	double factor;
	bool good = table_group(t, FACTOR_GROUP, &group);

	good &= table_service(t, FACTOR_SERVICE, &service);
	good &= table_number(t, FACTOR_VALUE, 0, 1000, &factor);
	good &= table_text(t, FACTOR_SOURCE, "kilde", &source);
	if (!good)
		return;
	if (group == 0) {
		diag_error(d, table_at(t, FACTOR_GROUP), "befolkningen kan ikke kalibreres; slett raden");
	} else if (out->calibrated[group][service]) {
		diag_error(d, table_at(t, FACTOR_SERVICE), "%s har allerede en faktor for %s; slett den ene",
			   out->groups[group].id, out->services[service].id);
	} else {
		out->calibration[group][service] = factor;
		out->calibrated[group][service] = true;
	}
}

void dataset_read_calibration(struct dataset_reader *r, struct str text, const char *file)
{
	struct rows t;

	for (int group = 0; group < LIMIT_GROUPS; group++)
		for (int service = 0; service < LIMIT_SERVICES; service++)
			r->out->calibration[group][service] = 1;
	table_open(&t, r, text, file, calibration_columns, FACTOR_COLUMNS);
	for (t.row = 0; t.row < t.csv.row_count; t.row++)
		read_factor_row(&t);
}

/* nynorsk.csv */
enum translation_column { TRANSLATION_NB, TRANSLATION_NN, TRANSLATION_COLUMNS };

static const char *const translation_columns[TRANSLATION_COLUMNS] = { "bokmaal", "nynorsk" };

void dataset_read_translations(struct dataset_reader *r, struct str text, const char *file)
{
	struct dataset *out = r->out;
	struct rows t;

	table_open(&t, r, text, file, translation_columns, TRANSLATION_COLUMNS);
	for (t.row = 0; t.row < t.csv.row_count; t.row++) {
		struct translation one;

		if (!table_text(&t, TRANSLATION_NB, "teksten på bokmål", &one.nb) ||
		    !table_text(&t, TRANSLATION_NN, "teksten på nynorsk", &one.nn))
			continue;
		out->translations = arena_grow(r->arena, out->translations, out->translation_count,
					       &r->translation_capacity, sizeof one);
		out->translations[out->translation_count++] = one;
	}
}

/* kpi.csv and deflator.csv */
enum index_column { INDEX_YEAR, INDEX_VALUE, INDEX_SOURCE, INDEX_GRADE, INDEX_COLUMNS };

static const char *const index_columns[INDEX_COLUMNS] = { "aar", "indeks", "kilde", "kvalitet" };

/* A change from one year to the next beyond these was hardly meant. */
#define INDEX_RISE 1.2
#define INDEX_FALL 0.95

/* False when the years after this one cannot be placed. */
static bool read_index_row(const struct rows *t, struct price_index *out)
{
	double value = 0;
	int year, i;

	if (!table_whole(t, INDEX_YEAR, 1900, 2100, &year))
		return false;
	if (t->row == 0)
		out->first = year;
	i = year - out->first;
	if (i != (int)t->row || i == LIMIT_INDEX_YEARS) {
		diag_error(
			t->reader->diag, table_at(t, INDEX_YEAR),
			"her skal året %d stå; skriv hvert år én gang, i rekkefølge, høyst %d år",
			out->first + (int)t->row, LIMIT_INDEX_YEARS);
		return false;
	}
	out->last = year;
	table_origin(t, INDEX_SOURCE, &out->source[i], &out->grade[i]);
	if (table_number(t, INDEX_VALUE, 0, 1e6, &value) && value == 0)
		diag_error(t->reader->diag, table_at(t, INDEX_VALUE),
			   "indeksen er 0; skriv et tall over 0");
	else if (i && (value > out->value[i - 1] * INDEX_RISE || value < out->value[i - 1] * INDEX_FALL))
		diag_warning(t->reader->diag, table_at(t, INDEX_VALUE),
			     "indeksen går fra %g til %g på ett år; sjekk desimalene, og at hele rekken har samme basisår",
			     out->value[i - 1], value);
	out->value[i] = value;
	return true;
}

void dataset_read_index(struct dataset_reader *r, struct price_index *out, struct str text,
			const char *file)
{
	int year = r->out->price_year;
	struct rows t;

	table_open(&t, r, text, file, index_columns, INDEX_COLUMNS);
	for (t.row = 0; t.row < t.csv.row_count; t.row++)
		if (!read_index_row(&t, out))
			return;
	if (year && !price_index_has(out, year))
		diag_error(r->diag, (struct place){ file, 1, 1 },
			   "mangler året %d, prisåret til datasettet; legg til en rad", year);
}
