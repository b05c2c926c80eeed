/* The CSV files of a data set. */
#include "dataset_read.h"

#include "base/arena.h"
#include "base/excerpt.h"

#include <math.h>
#include <string.h>

#define SHARE_TOLERANCE 1e-9
#define MOST_KRONER 1e9 /* per unit */

/* A table being read, and the row it is at. */
struct table {
	struct dataset_reader *reader;
	struct csv csv;
	size_t row;
};

static bool open_table(struct table *t, struct dataset_reader *r, struct str text, const char *file,
		       const char *const columns[], int count)
{
	*t = (struct table){ .reader = r };
	csv_read(&t->csv, text, file, columns, count, r->arena, r->diag);
	return t->csv.row_count > 0;
}

static const char *cell(const struct table *t, int column)
{
	return t->csv.rows[t->row][column].text;
}

static struct place at(const struct table *t, int column)
{
	return csv_place(&t->csv, t->row, column);
}

/* A cell that must hold text. */
static bool read_text(const struct table *t, int column, const char *what, const char **out)
{
	*out = cell(t, column);
	if (**out)
		return true;
	diag_error(t->reader->diag, at(t, column), "mangler %s; fyll ut cellen", what);
	return false;
}

static bool read_number(const struct table *t, int column, double least, double most, double *out)
{
	struct diag *d = t->reader->diag;

	if (!csv_number(out, &t->csv, t->row, column, d))
		return false;
	if (*out >= least && *out <= most)
		return true;
	diag_error(d, at(t, column), "«%s» skal være fra %.0f til %.0f", cell(t, column), least,
		   most);
	return false;
}

static bool read_whole(const struct table *t, int column, int least, int most, int *out)
{
	return csv_whole(out, &t->csv, t->row, column, least, most, t->reader->diag);
}

/* A word out of `words` as its index. */
static bool read_word(const struct table *t, int column, const char *what,
		      const char *const words[], int count, int *out)
{
	for (int i = 0; i < count; i++) {
		if (text_equal(cell(t, column), words[i])) {
			*out = i;
			return true;
		}
	}
	dataset_unknown(t->reader, at(t, column), what, cell(t, column), words, count);
	return false;
}

/* An id of what stands in another file, as its index. `ids` is an array of structs that begin with
 * the id. */
static bool read_id(const struct table *t, int column, const char *what, const void *items,
		    size_t size, int count, int *out)
{
	const char *ids[LIMIT_GROUPS + LIMIT_SERVICES];

	for (int i = 0; i < count; i++)
		ids[i] = *(const char *const *)((const char *)items + size * (size_t)i);
	return read_word(t, column, what, ids, count, out);
}

static bool read_group(const struct table *t, int column, int *out)
{
	const struct dataset *data = t->reader->out;

	return read_id(t, column, "målgruppen", data->groups, sizeof data->groups[0],
		       data->group_count, out);
}

static bool read_service(const struct table *t, int column, int *out)
{
	const struct dataset *data = t->reader->out;

	return read_id(t, column, "tjenesten", data->services, sizeof data->services[0],
		       data->service_count, out);
}

/* Source and grade, the last two columns of most tables. */
static bool read_origin(const struct table *t, int column, const char **source, enum grade *grade)
{
	int index = 0;
	bool good = read_text(t, column, "kilde", source);

	good &= read_word(t, column + 1, "kvaliteten", grade_id, GRADES, &index);
	*grade = (enum grade)index;
	return good;
}

/* Three columns, one per level, that sum to 1. */
static bool read_shares(const struct table *t, int column, double share[LEVELS])
{
	double sum = 0;

	for (int level = 0; level < LEVELS; level++) {
		if (!read_number(t, column + level, 0, 1, &share[level]))
			return false;
		sum += share[level];
	}
	if (fabs(sum - 1) <= SHARE_TOLERANCE)
		return true;
	diag_error(t->reader->diag, at(t, column),
		   "andelene til kommune, fylkeskommune og stat summerer til %.10g; de skal bli 1",
		   sum);
	return false;
}

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
	SERVICE_COLUMNS
};

static const char *const service_columns[SERVICE_COLUMNS] = {
	"tjeneste", "navn_nb", "navn_nn",       "sektor", "retning", "enhet",    "pris",
	"prisaar",  "kommune", "fylkeskommune", "stat",   "kilde",   "kvalitet", "innloesing",
};

/* Whether the first line has a column of this name. */
static bool has_column(struct dataset_reader *r, struct str text, const char *file, const char *const *column)
{
	const char *end = text.size ? memchr(text.data, '\n', text.size) : NULL;
	struct diag ignored = { .arena = r->arena };
	struct csv csv;

	if (end)
		text.size = (size_t)(end - text.data);
	return csv_read(&csv, text, file, column, 1, r->arena, &ignored);
}

static void read_service_numbers(const struct table *t, struct service *s)
{
	int year = t->reader->out->price_year;

	if (read_number(t, SERVICE_PRICE, 0, MOST_KRONER, &s->price) && s->price > 1 && s->unit &&
	    text_starts(s->unit, "krone "))
		diag_warning(t->reader->diag, at(t, SERVICE_PRICE),
			     "prisen på en %s er %g kr; skriv 1 når mengden er kroner, og 0.4 for 40 øre", s->unit,
			     s->price);
	if (read_whole(t, SERVICE_YEAR, 1900, 2100, &s->price_year) && s->price_year != year)
		diag_error(t->reader->diag, at(t, SERVICE_YEAR),
			   "prisen er fra %d, men datasettet har prisår %d; regn om prisen til "
			   "%d-kroner",
			   s->price_year, year, year);
	read_shares(t, SERVICE_SHARE, s->share);
}

static void read_service_row(const struct table *t, struct service *s, bool realised)
{
	static const char *const directions[] = { "utgift", "inntekt" };
	const struct dataset *data = t->reader->out;
	int direction = 0, realisation = REALISED_IN_CAPACITY;

	s->id = cell(t, SERVICE_ID);
	read_text(t, SERVICE_NB, "navn på bokmål", &s->name[LANGUAGE_NB]);
	read_text(t, SERVICE_NN, "navn på nynorsk", &s->name[LANGUAGE_NN]);
	read_text(t, SERVICE_UNIT, "enhet", &s->unit);
	read_id(t, SERVICE_SECTOR, "sektoren", data->sectors, sizeof data->sectors[0],
		data->sector_count, &s->sector);
	read_word(t, SERVICE_DIRECTION, "retningen", directions, 2, &direction);
	s->revenue = direction;
	read_service_numbers(t, s);
	read_origin(t, SERVICE_SOURCE, &s->source, &s->grade);
	if (realised)
		read_word(t, SERVICE_REALISATION, "innløsingen", realisation_id, REALISATIONS, &realisation);
	s->realisation = (enum realisation)realisation;
}

void dataset_read_services(struct dataset_reader *r, struct str text, const char *file)
{
	bool realised = has_column(r, text, file, &service_columns[SERVICE_REALISATION]);
	struct dataset *out = r->out;
	struct table t;

	if (!open_table(&t, r, text, file, service_columns, realised ? SERVICE_COLUMNS : SERVICE_REALISATION)) {
		if (dataset_sound(r))
			diag_error(r->diag, (struct place){ file, 1, 1 },
				   "filen har ingen tjenester; legg til en rad");
		return;
	}
	for (t.row = 0; t.row < t.csv.row_count; t.row++) {
		const char *id = cell(&t, SERVICE_ID);

		if (!dataset_check_id(r, at(&t, SERVICE_ID), id))
			continue;
		if (dataset_service(out, id) >= 0) {
			diag_error(r->diag, at(&t, SERVICE_ID),
				   "tjenesten «%s» står to ganger; slett den ene", id);
			continue;
		}
		if (out->service_count == LIMIT_SERVICES) {
			diag_error(r->diag, at(&t, SERVICE_ID),
				   "for mange tjenester; grensen er %d", LIMIT_SERVICES);
			return;
		}
		read_service_row(&t, &out->services[out->service_count++], realised);
	}
	if (!realised)
		diag_warning(r->diag, (struct place){ file, 1, 1 },
			     "mangler kolonnen «%s», så alt regnes som %s; skriv for hver tjeneste %s (en betaling faller "
			     "bort), %s (når en avtale er over) eller %s (når stillinger trekkes inn)",
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
	USAGE_COLUMNS
};

static const char *const usage_columns[USAGE_COLUMNS] = {
	"malgruppe", "tjeneste", "alder_fra", "alder_til", "mengde", "maal", "kilde", "kvalitet",
};

static bool read_usage_row(const struct table *t, struct usage *u)
{
	static const char *const measures[] = { "per_person", "forhold" };
	struct diag *d = t->reader->diag;
	int measure = 0;
	bool good = read_group(t, USAGE_GROUP, &u->group);

	good &= read_service(t, USAGE_SERVICE, &u->service);
	good &= read_word(t, USAGE_MEASURE, "målet", measures, 2, &measure);
	good &= read_origin(t, USAGE_SOURCE, &u->source, &u->grade);
	good &= read_number(t, USAGE_AMOUNT, 0, MOST_KRONER, &u->amount);
	u->is_ratio = measure;
	if (!read_whole(t, USAGE_FROM, 0, AGES - 1, &u->from) ||
	    !read_whole(t, USAGE_TO, 0, AGES - 1, &u->to))
		return false;
	if (u->from > u->to) {
		diag_error(d, at(t, USAGE_FROM), "alderen går fra %d til %d; bytt om", u->from,
			   u->to);
		return false;
	}
	if (good && u->group == 0 && u->is_ratio) {
		diag_error(d, at(t, USAGE_MEASURE),
			   "befolkningen er det andre måles mot; skriv mengden «per_person»");
		return false;
	}
	return good;
}

/* Marks the ages of a row; false when another row has one of them. */
static bool claim_ages(const struct table *t, const struct usage *u, size_t index)
{
	struct dataset_reader *r = t->reader;
	size_t *rows = r->rows[u->group][u->service];

	for (int age = u->from; age <= u->to; age++) {
		if (rows[age]) {
			diag_error(r->diag, at(t, USAGE_FROM),
				   "alderen %d står allerede på linje %d for samme målgruppe og "
				   "tjeneste; la hver alder ha én rad",
				   age, r->usage_at[rows[age] - 1].line);
			return false;
		}
	}
	for (int age = u->from; age <= u->to; age++)
		rows[age] = index + 1;
	return true;
}

static void add_usage(const struct table *t, const struct usage *u)
{
	struct dataset_reader *r = t->reader;
	struct dataset *out = r->out;

	out->usages = arena_grow(r->arena, out->usages, out->usage_count, &r->usage_capacity,
				 sizeof *out->usages);
	r->usage_at = arena_grow(r->arena, r->usage_at, out->usage_count, &r->usage_at_capacity,
				 sizeof *r->usage_at);
	r->usage_at[out->usage_count] = at(t, USAGE_AMOUNT);
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
	struct table t;

	r->usage_file = file;
	open_table(&t, r, text, file, usage_columns, USAGE_COLUMNS);
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

static void read_factor_row(const struct table *t)
{
	struct dataset *out = t->reader->out;
	struct diag *d = t->reader->diag;
	const char *source;
	int group, service;
	double factor;
	bool good = read_group(t, FACTOR_GROUP, &group);

	good &= read_service(t, FACTOR_SERVICE, &service);
	good &= read_number(t, FACTOR_VALUE, 0, 1000, &factor);
	good &= read_text(t, FACTOR_SOURCE, "kilde", &source);
	if (!good)
		return;
	if (group == 0) {
		diag_error(d, at(t, FACTOR_GROUP), "befolkningen kan ikke kalibreres; slett raden");
	} else if (out->calibrated[group][service]) {
		diag_error(d, at(t, FACTOR_SERVICE), "%s har allerede en faktor for %s; slett den ene",
			   out->groups[group].id, out->services[service].id);
	} else {
		out->calibration[group][service] = factor;
		out->calibrated[group][service] = true;
	}
}

void dataset_read_calibration(struct dataset_reader *r, struct str text, const char *file)
{
	struct table t;

	for (int group = 0; group < LIMIT_GROUPS; group++)
		for (int service = 0; service < LIMIT_SERVICES; service++)
			r->out->calibration[group][service] = 1;
	open_table(&t, r, text, file, calibration_columns, FACTOR_COLUMNS);
	for (t.row = 0; t.row < t.csv.row_count; t.row++)
		read_factor_row(&t);
}

/* nynorsk.csv */
enum translation_column { TRANSLATION_NB, TRANSLATION_NN, TRANSLATION_COLUMNS };

static const char *const translation_columns[TRANSLATION_COLUMNS] = { "bokmaal", "nynorsk" };

void dataset_read_translations(struct dataset_reader *r, struct str text, const char *file)
{
	struct dataset *out = r->out;
	struct table t;

	open_table(&t, r, text, file, translation_columns, TRANSLATION_COLUMNS);
	for (t.row = 0; t.row < t.csv.row_count; t.row++) {
		struct translation one;

		if (!read_text(&t, TRANSLATION_NB, "teksten på bokmål", &one.nb) ||
		    !read_text(&t, TRANSLATION_NN, "teksten på nynorsk", &one.nn))
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
static bool read_index_row(const struct table *t, struct price_index *out)
{
	double value = 0;
	int year, i;

	if (!read_whole(t, INDEX_YEAR, 1900, 2100, &year))
		return false;
	if (t->row == 0)
		out->first = year;
	i = year - out->first;
	if (i != (int)t->row || i == LIMIT_INDEX_YEARS) {
		diag_error(
			t->reader->diag, at(t, INDEX_YEAR),
			"her skal året %d stå; skriv hvert år én gang, i rekkefølge, høyst %d år",
			out->first + (int)t->row, LIMIT_INDEX_YEARS);
		return false;
	}
	out->last = year;
	read_origin(t, INDEX_SOURCE, &out->source[i], &out->grade[i]);
	if (read_number(t, INDEX_VALUE, 0, 1e6, &value) && value == 0)
		diag_error(t->reader->diag, at(t, INDEX_VALUE),
			   "indeksen er 0; skriv et tall over 0");
	else if (i && (value > out->value[i - 1] * INDEX_RISE || value < out->value[i - 1] * INDEX_FALL))
		diag_warning(t->reader->diag, at(t, INDEX_VALUE),
			     "indeksen går fra %g til %g på ett år; sjekk desimalene, og at hele rekken har samme "
			     "basisår",
			     out->value[i - 1], value);
	out->value[i] = value;
	return true;
}

void dataset_read_index(struct dataset_reader *r, struct price_index *out, struct str text,
			const char *file)
{
	int year = r->out->price_year;
	struct table t;

	open_table(&t, r, text, file, index_columns, INDEX_COLUMNS);
	for (t.row = 0; t.row < t.csv.row_count; t.row++)
		if (!read_index_row(&t, out))
			return;
	if (year && !price_index_has(out, year))
		diag_error(r->diag, (struct place){ file, 1, 1 },
			   "mangler året %d, prisåret til datasettet; legg til en rad", year);
}

/* fordeling.csv */
enum distribution_column {
	DISTRIBUTION_ID,
	DISTRIBUTION_SERVICE,
	DISTRIBUTION_SHARE,
	DISTRIBUTION_SOURCE = DISTRIBUTION_SHARE + LEVELS,
	DISTRIBUTION_GRADE,
	DISTRIBUTION_COLUMNS
};

static const char *const distribution_columns[DISTRIBUTION_COLUMNS] = {
	"fordeling", "tjeneste", "kommune", "fylkeskommune", "stat", "kilde", "kvalitet",
};

static void read_distribution_row(const struct table *t)
{
	struct dataset *out = t->reader->out;
	struct diag *d = t->reader->diag;
	struct distribution *dist;
	int index, service;
	bool good = read_id(t, DISTRIBUTION_ID, "fordelingen", out->distributions,
			    sizeof out->distributions[0], out->distribution_count, &index);

	good &= read_service(t, DISTRIBUTION_SERVICE, &service);
	if (!good)
		return;
	dist = &out->distributions[index];
	if (index == 0) {
		diag_error(d, at(t, DISTRIBUTION_ID),
			   "fordelingen «%s» er den i tjenester.csv; skriv andelene der", dist->id);
	} else if (dist->names[service]) {
		diag_error(d, at(t, DISTRIBUTION_SERVICE),
			   "«%s» står to ganger i fordelingen «%s»; slett den ene",
			   out->services[service].id, dist->id);
	} else {
		dist->names[service] = true;
		read_shares(t, DISTRIBUTION_SHARE, dist->share[service]);
		read_origin(t, DISTRIBUTION_SOURCE, &dist->source[service], &dist->grade[service]);
	}
}

void dataset_read_distributions(struct dataset_reader *r, struct str text, const char *file)
{
	struct table t;

	open_table(&t, r, text, file, distribution_columns, DISTRIBUTION_COLUMNS);
	for (t.row = 0; t.row < t.csv.row_count; t.row++)
		read_distribution_row(&t);
}
