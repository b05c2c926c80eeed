/* Solves for the factors that bring the published result back. */
#include "calibration.h"

#include "base/arena.h"
#include "base/csv.h"
#include "base/diag.h"

#include <string.h>

/* The county pays upper secondary school, so the published county result tells of it. */
static const char level_service[] = "videregaaende", rest_service[] = "hoeyere-utdanning";
/* Before 2022 state and kommune shared care measures by rules too fine for one figure. */
static const char shared_service[] = "omsorgstiltak";

/* Present values in kr that round to the printed ones and add up. */
struct targets {
	double level[LEVELS], sector[LIMIT_SECTORS];
};

/* The printed figures sum to a little more or less than the printed total, because each is rounded.
 * Spreads the difference by least squares: with total T + t, sectors S_i + s and levels L_i + l, the
 * adjustments are smallest for
 *
 *     t = (E_S/n_S + E_L/n_L) / (1 + 1/n_S + 1/n_L),  s = (t − E_S)/n_S,  l = (t − E_L)/n_L
 *
 * where E_S is how much the printed sectors and the unrounded implementation exceed T, and E_L how
 * much the printed levels do. */
static struct targets find_targets(const struct published *p, double implementation)
{
	int sectors = p->sector_count;
	double more_sectors = implementation - p->net[TOTAL].kroner;
	double more_levels = -p->net[TOTAL].kroner;
	struct targets out;
	double total;

	for (int i = 0; i < sectors; i++)
		more_sectors += p->sector[i].kroner;
	for (int level = 0; level < LEVELS; level++)
		more_levels += p->net[level].kroner;
	total = (more_sectors / sectors + more_levels / LEVELS) /
		(1 + 1.0 / sectors + 1.0 / LEVELS);
	for (int i = 0; i < sectors; i++)
		out.sector[i] = p->sector[i].kroner + (total - more_sectors) / sectors;
	for (int level = 0; level < LEVELS; level++)
		out.level[level] = p->net[level].kroner + (total - more_levels) / LEVELS;
	return out;
}

/* What is known while solving. */
struct fitting {
	struct calibration *out;
	const struct dataset *data;
	struct results unit; /* with κ = 1 */
	struct targets targets;
};

static double unit_gain(const struct fitting *f, int service)
{
	return f->unit.service[service][TOTAL];
}

/* What `level` gets of all services but `one` and `other`, less what it pays for the measure. */
static double level_without(const struct fitting *f, enum level level, int one, int other)
{
	double sum = f->unit.implementation[level];

	for (int s = 0; s < f->data->service_count; s++)
		if (s != one && s != other)
			sum += f->data->services[s].share[level] * f->out->factor[s] *
			       unit_gain(f, s);
	return sum;
}

/* One κ for each sector. */
static void fit_sectors(struct fitting *f)
{
	for (int s = 0; s < f->data->service_count; s++) {
		int sector = f->data->services[s].sector;

		f->out->factor[s] = f->targets.sector[sector] / f->unit.sector[sector][TOTAL];
		f->out->fit[s] = FIT_SECTOR;
	}
}

/* The county's target F and the sector's U give the gain v of upper secondary school:
 *     F = others + w_v · v + w_r · (U − v)   ⇒   v = (F − others − w_r · U) / (w_v − w_r) */
static void fit_education(struct fitting *f, int school, int rest)
{
	const struct service *services = f->data->services;
	double sector = f->targets.sector[services[school].sector];
	double w_school = services[school].share[LEVEL_FYLKESKOMMUNE];
	double w_rest = services[rest].share[LEVEL_FYLKESKOMMUNE];
	double others = level_without(f, LEVEL_FYLKESKOMMUNE, school, rest);
	double gain = (f->targets.level[LEVEL_FYLKESKOMMUNE] - others - w_rest * sector) /
		      (w_school - w_rest);

	f->out->factor[school] = gain / unit_gain(f, school);
	f->out->fit[school] = FIT_LEVEL;
	f->out->factor[rest] = (sector - gain) / unit_gain(f, rest);
	f->out->fit[rest] = FIT_REST;
}

static void fit_share(struct fitting *f, int service)
{
	double *share = f->out->share;
	double others = level_without(f, LEVEL_KOMMUNE, service, service);

	f->out->shared = service;
	memcpy(share, f->data->services[service].share, sizeof f->out->share);
	share[LEVEL_KOMMUNE] = (f->targets.level[LEVEL_KOMMUNE] - others) /
			       (f->out->factor[service] * unit_gain(f, service));
	share[LEVEL_STAT] = 1 - share[LEVEL_KOMMUNE] - share[LEVEL_FYLKESKOMMUNE];
}

/* Also false for a number that is none. */
static bool is_sound(const struct calibration *c, const struct dataset *data, struct diag *d)
{
	bool good = true;

	for (int s = 0; s < data->service_count; s++) {
		if (c->factor[s] > 0 && c->factor[s] < 1000)
			continue;
		diag_error(d, (struct place){ 0 },
			   "%s får faktoren %g, som ikke kan brukes; gi forholdet i forbruk.csv riktig side av 1",
			   data->services[s].id, c->factor[s]);
		good = false;
	}
	if (c->share[LEVEL_KOMMUNE] >= 0 && c->share[LEVEL_STAT] >= 0)
		return good;
	diag_error(d, (struct place){ 0 },
		   "kommunens andel av %s blir %g, som ikke kan brukes; endre forholdene for kommunens tjenester",
		   data->services[c->shared].id, c->share[LEVEL_KOMMUNE]);
	return false;
}

/* The example with κ = 1 for its group. */
static void compute_unit(struct results *out, const struct dataset *data,
			 const struct scenario *example, struct arena *a)
{
	struct dataset *copy = NEW(a, struct dataset);

	*copy = *data;
	for (int s = 0; s < copy->service_count; s++)
		copy->calibration[example->group][s] = 1;
	dataset_expand(copy);
	calc(out, example, copy);
}

bool calibration_solve(struct calibration *out, const struct dataset *data,
		       const struct scenario *example, const struct published *published,
		       struct arena *a, struct diag *d)
{
	struct fitting *f = NEW(a, struct fitting);
	int school = dataset_service(data, level_service);
	int rest = dataset_service(data, rest_service);
	int shared = dataset_service(data, shared_service);

	if (school < 0 || rest < 0 || shared < 0) {
		diag_error(d, (struct place){ 0 }, "kalibreringen trenger tjenestene %s, %s og %s",
			   level_service, rest_service, shared_service);
		return false;
	}
	memset(out, 0, sizeof *out);
	out->group = example->group;
	f->out = out;
	f->data = data;
	compute_unit(&f->unit, data, example, a);
	f->targets = find_targets(published, f->unit.implementation[TOTAL]);
	fit_sectors(f);
	fit_education(f, school, rest);
	fit_share(f, shared);
	return is_sound(out, data, d);
}

void calibration_apply(const struct calibration *c, struct dataset *data)
{
	for (int s = 0; s < data->service_count; s++) {
		data->calibration[c->group][s] = c->factor[s];
		data->calibrated[c->group][s] = true;
	}
	memcpy(data->services[c->shared].share, c->share, sizeof c->share);
	dataset_expand(data);
}

const char *calibration_table(const struct calibration *c, const struct dataset *data, struct arena *a)
{
	static const char *const fitted_to[] = {
		[FIT_SECTOR] = "sektoren",
		[FIT_LEVEL] = "fylkeskommunen",
		[FIT_REST] = "resten av sektoren",
	};
	struct buffer text = { .arena = a };

	buffer_puts(&text, "malgruppe,tjeneste,faktor,kilde\n");
	for (int s = 0; s < data->service_count; s++) {
		const struct service *service = &data->services[s];

		buffer_printf(&text, "%s,%s,%.15f,Regnet ut av publisert.csv: %s (%s)\n",
			      data->groups[c->group].id, service->id, c->factor[s],
			      fitted_to[c->fit[s]], data->sectors[service->sector].id);
	}
	return buffer_text(&text);
}

/* The text with one row's share cells replaced. */
static const char *replace_shares(const struct calibration *c, struct str text,
				  const struct csv_cell *share, struct arena *a)
{
	struct buffer out = { .arena = a };
	size_t kept = 0;

	/* The cells may stand in any order: the next is the first after what is kept. */
	for (int i = 0; i < LEVELS; i++) {
		int next = -1;

		for (int level = 0; level < LEVELS; level++)
			if (share[level].start >= kept && (next < 0 || share[level].start < share[next].start))
				next = level;
		buffer_add(&out, text.data + kept, share[next].start - kept);
		if (next == LEVEL_FYLKESKOMMUNE)
			buffer_puts(&out, share[next].text);
		else
			buffer_printf(&out, "%.15f", c->share[next]);
		kept = share[next].end;
	}
	buffer_add(&out, text.data + kept, text.size - kept);
	return buffer_text(&out);
}

const char *calibration_services(const struct calibration *c, const struct dataset *data,
				 struct str services, struct arena *a, struct diag *d)
{
	static const char *const columns[] = { "kommune", "fylkeskommune", "stat", "tjeneste" };
	struct csv csv;

	if (!csv_read(&csv, services, "tjenester.csv", columns, LEVELS + 1, a, d))
		return NULL;
	for (size_t row = 0; row < csv.row_count; row++)
		if (text_equal(csv.rows[row][LEVELS].text, data->services[c->shared].id))
			return replace_shares(c, services, csv.rows[row], a);
	return NULL;
}
