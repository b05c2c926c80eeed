/* fordeling.csv: who pays, when not as in tjenester.csv. */
#include "dataset_table.h"

#include "base/arena.h"

/* Those that tell one row from another come first. */
enum distribution_column {
	DISTRIBUTION_ID,
	DISTRIBUTION_SERVICE,
	DISTRIBUTION_GROUP,
	DISTRIBUTION_KEYS,
	DISTRIBUTION_SHARE = DISTRIBUTION_KEYS,
	DISTRIBUTION_SOURCE = DISTRIBUTION_SHARE + LEVELS,
	DISTRIBUTION_GRADE,
	DISTRIBUTION_MEASURE,
	DISTRIBUTION_HALF_WIDTH,
	DISTRIBUTION_COLUMNS
};

static const char *const distribution_columns[DISTRIBUTION_COLUMNS] = {
	"fordeling", "tjeneste", "malgruppe", "kommune", "fylkeskommune",
	"stat",      "kilde",    "kvalitet",  "maal",    "halvbredde",
};

static const bool is_optional[DISTRIBUTION_COLUMNS] = {
	[DISTRIBUTION_GROUP] = true,
	[DISTRIBUTION_MEASURE] = true,
	[DISTRIBUTION_HALF_WIDTH] = true,
};

/* «andel»: of the service; «forhold»: of what the kommune and the fylkeskommune have in
 * tjenester.csv, and no cell for the state, which takes the rest. */
static bool read_measure(const struct rows *t, bool *is_ratio, double share[LEVELS])
{
	static const char *const measures[] = { "andel", "forhold" };
	int measure = 0;
	bool good = true;

	if (*table_cell(t, DISTRIBUTION_MEASURE) &&
	    !table_word(t, DISTRIBUTION_MEASURE, "målet", measures, 2, &measure))
		return false;
	*is_ratio = measure;
	if (!measure)
		return table_shares(t, DISTRIBUTION_SHARE, share);
	for (int level = 0; level < LEVEL_STAT; level++)
		good &= table_number(t, DISTRIBUTION_SHARE + level, 0, 1, &share[level]);
	if (!*table_cell(t, DISTRIBUTION_SHARE + LEVEL_STAT))
		return good;
	diag_error(t->reader->diag, table_at(t, DISTRIBUTION_SHARE + LEVEL_STAT),
		   "med målet «forhold» får staten det som er til overs; la cellen stå tom");
	return false;
}

static bool read_group_share(const struct rows *t, struct group_share *out)
{
	struct diag *d = t->reader->diag;
	bool good = table_group(t, DISTRIBUTION_GROUP, &out->group);

	good &= read_measure(t, &out->is_ratio, out->share);
	good &= table_origin(t, DISTRIBUTION_SOURCE, &out->source, &out->grade);
	if (*table_cell(t, DISTRIBUTION_HALF_WIDTH))
		good &= table_number(t, DISTRIBUTION_HALF_WIDTH, 0, 1, &out->half_width);
	if (good && out->group == 0) {
		diag_error(d, table_at(t, DISTRIBUTION_GROUP),
			   "befolkningen har ingen egne andeler; la cellen stå tom, så gjelder raden alle");
		good = false;
	}
	if (good && out->is_ratio && !out->distribution) {
		diag_error(d, table_at(t, DISTRIBUTION_MEASURE),
			   "andelene i fordelingen «%s» er det andre fordelinger måles mot; skriv dem som «andel»",
			   t->reader->out->distributions[0].id);
		good = false;
	}
	return good;
}

/* A row for one group: only where it stands beside those of a data set that this one builds on. */
static void add_group_share(const struct rows *t, struct group_share *one)
{
	struct dataset_reader *r = t->reader;
	struct dataset *out = r->out;

	if (!r->builds_on) {
		diag_error(r->diag, table_at(t, DISTRIBUTION_GROUP),
			   "andeler for én målgruppe hører til i et datasett som bygger på et annet; la cellen stå tom");
		return;
	}
	if (!read_group_share(t, one))
		return;
	for (size_t i = 0; i < out->group_share_count; i++) {
		const struct group_share *other = &out->group_shares[i];

		if (other->distribution == one->distribution && other->service == one->service &&
		    other->group == one->group) {
			diag_error(r->diag, table_at(t, DISTRIBUTION_SERVICE),
				   "«%s» står to ganger for %s i fordelingen «%s»; slett den ene",
				   out->services[one->service].id, out->groups[one->group].id,
				   out->distributions[one->distribution].id);
			return;
		}
	}
	out->group_shares = arena_grow(r->arena, out->group_shares, out->group_share_count,
				       &r->group_share_capacity, sizeof *one);
	out->group_shares[out->group_share_count++] = *one;
}

static void read_distribution_row(const struct rows *t)
{
	struct dataset *out = t->reader->out;
	struct diag *d = t->reader->diag;
	struct group_share own = { 0 };
	struct distribution *dist;
	bool good =
		table_id(t, DISTRIBUTION_ID, "fordelingen", out->distributions,
			 sizeof out->distributions[0], out->distribution_count, &own.distribution);
	int service;

	good &= table_service(t, DISTRIBUTION_SERVICE, &own.service);
	if (!good)
		return;
	service = own.service;
	dist = &out->distributions[own.distribution];
	if (*table_cell(t, DISTRIBUTION_GROUP)) {
		add_group_share(t, &own);
	} else if (own.distribution == 0) {
		diag_error(d, table_at(t, DISTRIBUTION_ID),
			   "fordelingen «%s» er den i tjenester.csv; skriv andelene der", dist->id);
	} else if (dist->names[service]) {
		diag_error(d, table_at(t, DISTRIBUTION_SERVICE),
			   "«%s» står to ganger i fordelingen «%s»; slett den ene",
			   out->services[service].id, dist->id);
	} else {
		dist->names[service] = true;
		read_measure(t, &dist->is_ratio[service], dist->share[service]);
		table_origin(t, DISTRIBUTION_SOURCE, &dist->source[service], &dist->grade[service]);
	}
}

void dataset_read_distributions(struct dataset_reader *r, const struct dataset_part *whole,
				const struct dataset_part *over)
{
	struct rows t = { .reader = r };
	struct csv own;

	csv_read_some(&t.csv, whole->text, whole->path, distribution_columns, is_optional,
		      DISTRIBUTION_COLUMNS, r->arena, r->diag);
	if (over) {
		csv_read_some(&own, over->text, over->path, distribution_columns, is_optional,
			      DISTRIBUTION_COLUMNS, r->arena, r->diag);
		csv_overlay(&t.csv, &own, DISTRIBUTION_COLUMNS, DISTRIBUTION_KEYS, false, r->arena);
	}
	for (t.row = 0; t.row < t.csv.row_count; t.row++)
		read_distribution_row(&t);
}
