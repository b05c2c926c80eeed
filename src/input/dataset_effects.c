/* effekter.csv: published effects of measures. */
#include "dataset_read.h"

#include "base/arena.h"
#include "base/excerpt.h"

#include <math.h>
#include <string.h>

const char *const effect_design_id[DESIGNS] = {
	[DESIGN_META] = "metaanalyse",        [DESIGN_TRIAL] = "RCT",
	[DESIGN_REVIEW] = "kunnskapsoversikt", [DESIGN_QUASI] = "kvasi-eksperiment",
	[DESIGN_BEFORE_AFTER] = "før-etter",
};

const char *const effect_result_id[RESULTS] = {
	[RESULT_WORKED] = "virket",     [RESULT_MIXED] = "blandet",  [RESULT_NONE] = "ingen",
	[RESULT_NEGATIVE] = "negativ", [RESULT_UNKNOWN] = "ukjent", [RESULT_UNCONTROLLED] = "uten kontroll",
};

const char *const effect_read_id[READS] = {
	[READ_FULL] = "fulltekst", [READ_ABSTRACT] = "sammendrag", [READ_PRESENTATION] = "omtale",
};

/* What may have been measured; the first says something of a life course. */
static const char *const outcome_types[] = { "livsløp", "læring", "psykisk helse", "atferd", "omsorg", "bolig",
					     "blandet" };

enum effect_column {
	EFFECT_ID, EFFECT_KIND, EFFECT_MEASURE, EFFECT_WHAT, EFFECT_GROUPS, EFFECT_AGES, EFFECT_COUNTRY,
	EFFECT_DESIGN, EFFECT_SIZE, EFFECT_OUTCOME, EFFECT_OUTCOME_TYPE, EFFECT_RESULT, EFFECT_TEXT,
	EFFECT_POINTS, EFFECT_UNCERTAINTY, EFFECT_FOLLOW_UP, EFFECT_SOURCE, EFFECT_ADDRESS, EFFECT_READ,
	EFFECT_REMARK, EFFECT_COLUMNS
};

static const char *const columns[EFFECT_COLUMNS] = {
	"id",     "slag",   "tiltak",    "hva",      "malgruppe", "alder",        "land",
	"design", "n",      "utfall",    "utfallstype", "resultat",  "effekt",       "prosentpoeng",
	"usikkerhet", "oppfoelging", "kilde", "adresse", "lest",      "merknad",
};

/* Columns that no row may leave empty. */
static const enum effect_column required[] = { EFFECT_KIND, EFFECT_MEASURE, EFFECT_COUNTRY, EFFECT_OUTCOME,
					       EFFECT_TEXT, EFFECT_SOURCE,  EFFECT_ADDRESS };

/* The row being read. */
struct effect_row {
	struct dataset_reader *reader;
	const struct csv *csv;
	size_t row;
};

static const char *cell(const struct effect_row *e, enum effect_column column)
{
	return e->csv->rows[e->row][column].text;
}

static struct place at(const struct effect_row *e, enum effect_column column)
{
	return csv_place(e->csv, e->row, (int)column);
}

/* The index of the cell's word among `words`; 0 after an error. */
static int word_index(const struct effect_row *e, enum effect_column column, const char *what,
		      const char *const words[], int count)
{
	for (int i = 0; i < count; i++)
		if (text_equal(cell(e, column), words[i]))
			return i;
	dataset_unknown(e->reader, at(e, column), what, cell(e, column), words, count);
	return 0;
}

/* One id of the cell of groups. Unknown ones are a warning: an archived basis has the rows of the groups it needs, and
 * all the effects. */
static void mark_group(struct published_effect *out, const struct effect_row *e, const char *id)
{
	const struct dataset *data = e->reader->out;
	const char *ids[LIMIT_GROUPS], *near;

	for (int i = 1; i < data->group_count; i++) {
		if (text_equal(data->groups[i].id, id)) {
			out->groups[i] = out->any_group = true;
			return;
		}
		ids[i - 1] = data->groups[i].id;
	}
	near = data->group_count > 1 ? text_nearest(e->reader->arena, id, ids, (size_t)data->group_count - 1) : NULL;
	diag_warning(e->reader->diag, at(e, EFFECT_GROUPS), "datasettet har ikke målgruppen «%s»; %s%s%s",
		     excerpt(e->reader->arena, id), near ? "mente du «" : "studien vises uten den",
		     near ? near : "", near ? "»?" : "");
}

static void read_groups(struct published_effect *out, const struct effect_row *e)
{
	const char *rest = cell(e, EFFECT_GROUPS);

	while (*rest) {
		size_t size = strcspn(rest, ";");

		mark_group(out, e, arena_text(e->reader->arena, rest, size));
		rest += size + (rest[size] == ';');
	}
}

/* A share after the measure is no difference from what would have been. */
static void read_points(struct published_effect *out, const struct effect_row *e)
{
	struct diag *d = e->reader->diag;

	out->points = NAN;
	if (!*cell(e, EFFECT_POINTS) || !csv_number(&out->points, e->csv, e->row, EFFECT_POINTS, d))
		return;
	if (fabs(out->points) > 100)
		diag_error(d, at(e, EFFECT_POINTS), "«%s» skal være prosentpoeng fra -100 til 100",
			   cell(e, EFFECT_POINTS));
	else if (out->result == RESULT_UNCONTROLLED)
		diag_error(d, at(e, EFFECT_POINTS),
			   "uten kontrollgruppe er tallet et nivå og ingen forskjell; la cellen være tom, og skriv nivået under «effekt»");
}

static void read_words(struct published_effect *out, const struct effect_row *e)
{
	int type = word_index(e, EFFECT_OUTCOME_TYPE, "utfallstypen", outcome_types,
			      sizeof outcome_types / sizeof *outcome_types);

	out->design = (enum effect_design)word_index(e, EFFECT_DESIGN, "designet", effect_design_id, DESIGNS);
	out->result = (enum effect_result)word_index(e, EFFECT_RESULT, "resultatet", effect_result_id, RESULTS);
	out->read = (enum effect_read)word_index(e, EFFECT_READ, "ordet", effect_read_id, READS);
	out->outcome_type = outcome_types[type];
	out->life_course = type == 0;
}

static void read_row(struct published_effect *out, const struct effect_row *e)
{
	struct diag *d = e->reader->diag;

	*out = (struct published_effect){
		.id = cell(e, EFFECT_ID),
		.kind = cell(e, EFFECT_KIND),
		.measure = cell(e, EFFECT_MEASURE),
		.what = cell(e, EFFECT_WHAT),
		.ages = cell(e, EFFECT_AGES),
		.country = cell(e, EFFECT_COUNTRY),
		.size = cell(e, EFFECT_SIZE),
		.outcome = cell(e, EFFECT_OUTCOME),
		.text = cell(e, EFFECT_TEXT),
		.uncertainty = cell(e, EFFECT_UNCERTAINTY),
		.follow_up = cell(e, EFFECT_FOLLOW_UP),
		.source = cell(e, EFFECT_SOURCE),
		.address = cell(e, EFFECT_ADDRESS),
		.remark = cell(e, EFFECT_REMARK),
	};
	for (size_t i = 0; i < sizeof required / sizeof *required; i++)
		if (!*cell(e, required[i]))
			diag_error(d, at(e, required[i]), "mangler «%s»; fyll ut cellen", columns[required[i]]);
	if (*out->address && !text_starts(out->address, "https://") && !text_starts(out->address, "http://"))
		diag_error(d, at(e, EFFECT_ADDRESS), "adressen «%s» skal begynne med https://",
			   excerpt(e->reader->arena, out->address));
	read_groups(out, e);
	read_words(out, e);
	read_points(out, e);
}

/* Is the row's id one that no row before it has? An error when not. */
static bool check_id(const struct effect_row *e)
{
	const struct dataset *data = e->reader->out;
	const char *id = cell(e, EFFECT_ID);

	if (!dataset_check_id(e->reader, at(e, EFFECT_ID), id))
		return false;
	for (size_t i = 0; i < data->effect_count; i++) {
		if (!text_equal(data->effects[i].id, id))
			continue;
		diag_error(e->reader->diag, at(e, EFFECT_ID), "studien «%s» står to ganger; slett den ene", id);
		return false;
	}
	return true;
}

void dataset_read_effects(struct dataset_reader *r, struct str text, const char *file)
{
	struct dataset *out = r->out;
	struct csv csv = { 0 };
	struct effect_row e = { .reader = r, .csv = &csv };

	csv_read(&csv, text, file, columns, EFFECT_COLUMNS, r->arena, r->diag);
	out->effects = NEW_ARRAY(r->arena, csv.row_count < LIMIT_EFFECTS ? csv.row_count : LIMIT_EFFECTS,
				 struct published_effect);
	for (e.row = 0; e.row < csv.row_count; e.row++) {
		if (out->effect_count == LIMIT_EFFECTS) {
			diag_error(r->diag, at(&e, EFFECT_ID), "for mange studier; grensen er %d", LIMIT_EFFECTS);
			return;
		}
		if (check_id(&e))
			read_row(&out->effects[out->effect_count++], &e);
	}
}
