/* What only shows when all files of a data set have been read. */
#include "dataset_read.h"

#include "base/arena.h"

/* A band this many times larger or smaller than both its neighbours is hardly meant so; a band at
 * the end of the ages has one neighbour, and from one age to the next a real rise can be steep
 * (students at 18 and 19). */
#define JUMP_BOTH 5.0
#define JUMP_ONE 50.0
/* A ratio above this was hardly meant as a ratio. */
#define RATIO_MOST 20.0
/* Units that count people: of them a person can be one at most. */
static const char *const people[] = { "mottaker ", "elev ", "student ", "barn ", "person " };

/* Row of usages for an age as an index, or −1. */
static int row_of(const struct dataset_reader *r, int group, int service, int age)
{
	return age < 0 || age >= AGES ? -1 : (int)r->rows[group][service][age] - 1;
}

/* "25–29", or "25". */
static const char *span(const struct dataset_reader *r, int from, int to)
{
	return from == to ? arena_printf(r->arena, "%d", from) : arena_printf(r->arena, "%d–%d", from, to);
}

static int first_row(const struct dataset_reader *r, int group, int service)
{
	for (int age = 0; age < AGES; age++)
		if (r->rows[group][service][age])
			return row_of(r, group, service, age);
	return -1;
}

/* An age that the population has figures for and the group does not counts as the population; if
 * that was meant, the row may say so. */
static void check_gaps(struct dataset_reader *r, int group, int service, int first)
{
	const struct dataset *data = r->out;

	for (int age = 0; age < AGES; age++) {
		int to = age;

		if (row_of(r, group, service, age) >= 0 || row_of(r, 0, service, age) < 0)
			continue;
		while (to + 1 < AGES && row_of(r, group, service, to + 1) < 0 && row_of(r, 0, service, to + 1) >= 0)
			to++;
		diag_warning(r->diag, r->usage_at[first],
			     "%s mangler %s for alderen %s og regnes som befolkningen der; legg til en rad om det ikke er ment",
			     data->groups[group].id, data->services[service].id, span(r, age, to));
		age = to;
	}
}

/* Does the population lack a row where it must have one: between two others, or where one was replaced? */
static bool is_hole(const struct dataset_reader *r, int service, int age, struct interval used)
{
	return row_of(r, 0, service, age) < 0 &&
	       ((age > used.from && age < used.to) || r->replaced[service][age]);
}

/* Such an age counts as 0, which is hardly ever meant. `first` is the row of the lowest age. */
static void check_holes(struct dataset_reader *r, int service, int first)
{
	struct interval used = { r->out->usages[first].from, AGES - 1 };

	while (row_of(r, 0, service, used.to) < 0)
		used.to--;
	for (int age = 0; age < AGES; age++) {
		int from = age, before = row_of(r, 0, service, age - 1);

		while (age < AGES && is_hole(r, service, age, used))
			age++;
		if (age > from)
			diag_warning(r->diag, r->usage_at[before < 0 ? first : before],
				     "befolkning mangler %s for alderen %s og regnes som 0 der; legg til en rad",
				     r->out->services[service].id, span(r, from, age - 1));
	}
}

static void check_coverage(struct dataset_reader *r)
{
	const struct dataset *data = r->out;

	for (int group = 0; group < data->group_count; group++) {
		for (int service = 0; service < data->service_count; service++) {
			int first = first_row(r, group, service);

			if (first >= 0 && group == 0)
				check_holes(r, service, first);
			else if (first >= 0)
				check_gaps(r, group, service, first);
			else
				diag_error(r->diag, (struct place){ r->usage_file, 0, 0 },
					   "mangler rader for %s og %s; legg dem til%s",
					   data->groups[group].id, data->services[service].id,
					   group ? ", med forhold 1 om gruppen er som befolkningen"
						 : "");
		}
	}
}

static double times(double a, double b)
{
	return a > b ? a / b : b / a;
}

/* How far `u` is from the band at `row`: how many times larger (> 0) or smaller (< 0); 0 when they
 * cannot be compared. */
static double jump(const struct dataset *data, const struct usage *u, int row)
{
	const struct usage *other = row < 0 ? NULL : &data->usages[row];

	if (!other || other->is_ratio != u->is_ratio || other->amount == 0 || u->amount == 0)
		return 0;
	return u->amount > other->amount ? times(u->amount, other->amount)
					 : -times(u->amount, other->amount);
}

static void check_jump(struct dataset_reader *r, size_t index)
{
	const struct dataset *data = r->out;
	const struct usage *u = &data->usages[index];
	double before = jump(data, u, row_of(r, u->group, u->service, u->from - 1));
	double after = jump(data, u, row_of(r, u->group, u->service, u->to + 1));
	bool peak = before > JUMP_BOTH && after > JUMP_BOTH;
	bool dip = before < -JUMP_BOTH && after < -JUMP_BOTH;
	bool cliff =
		before > JUMP_ONE || before < -JUMP_ONE || after > JUMP_ONE || after < -JUMP_ONE;

	if (peak || dip || cliff)
		diag_warning(r->diag, r->usage_at[index],
			     "mengden %g for alderen %s er svært ulik alderen ved siden av; sjekk desimalene",
			     u->amount, span(r, u->from, u->to));
}

/* A group's own amount at an age that the population has no row for is all counted as excess. */
static void check_compared(struct dataset_reader *r, size_t index)
{
	const struct dataset *data = r->out;
	const struct usage *u = &data->usages[index];
	int from = u->from, to;

	while (from <= u->to && row_of(r, 0, u->service, from) >= 0)
		from++;
	if (u->group == 0 || u->amount == 0 || from > u->to)
		return;
	for (to = from; to < u->to && row_of(r, 0, u->service, to + 1) < 0; to++)
		continue;
	diag_warning(r->diag, r->usage_at[index],
		     "befolkningen har ingen rad for %s i alderen %s og regnes som 0 der; sjekk at begge er talt på samme måte",
		     data->services[u->service].id, span(r, from, to));
}

/* What the unit counts when that is people, with the space after it; else NULL. */
static const char *counted_people(const struct dataset *data, int service)
{
	for (size_t i = 0; i < sizeof people / sizeof people[0]; i++)
		if (text_starts(data->services[service].unit, people[i]))
			return people[i];
	return NULL;
}

/* A rate in percent, or per thousand, where a share of the persons belongs. */
static void check_people(struct dataset_reader *r, size_t index)
{
	const struct usage *u = &r->out->usages[index];
	const char *who = counted_people(r->out, u->service);

	if (who && u->amount > 1)
		diag_warning(r->diag, r->usage_at[index],
			     "mengden %g er mer enn én %sper person; er den i prosent, så del den på 100",
			     u->amount, who);
}

/* A ratio that makes more than everybody of a part of the population, and is not told of otherwise. */
static void check_people_ratio(struct dataset_reader *r, size_t index)
{
	const struct dataset *data = r->out;
	const struct usage *u = &data->usages[index];
	const char *who = counted_people(data, u->service);
	double times = 1 + data->calibration[u->group][u->service] * (u->amount - 1);

	for (int age = u->from; who && u->amount <= RATIO_MOST && age <= u->to; age++) {
		int row = row_of(r, 0, u->service, age);

		if (row < 0 || data->usages[row].amount > 1 || data->usages[row].amount * times <= 1)
			continue;
		diag_warning(r->diag, r->usage_at[index],
			     "forholdet %g gir %.3g, mer enn én %sper person, i alderen %d; sett det lavere der",
			     u->amount, data->usages[row].amount * times, who, age);
		return;
	}
}

static void check_ratio(struct dataset_reader *r, size_t index)
{
	const struct usage *u = &r->out->usages[index];
	double factor = r->out->calibration[u->group][u->service];

	if (u->amount > RATIO_MOST)
		diag_warning(r->diag, r->usage_at[index],
			     "forholdet %g er svært høyt; 1.5 betyr halvannen gang så mye som befolkningen",
			     u->amount);
	if (1 + factor * (u->amount - 1) < 0)
		diag_error(r->diag, r->usage_at[index],
			   "forholdet %g gir en negativ mengde med kalibreringsfaktoren %.3f; kjør kalibreringen på nytt, eller sett forholdet nærmere 1",
			   u->amount, factor);
}

static void check_sectors(struct dataset_reader *r)
{
	const struct dataset *data = r->out;

	for (int sector = 0; sector < data->sector_count; sector++) {
		bool used = false;

		for (int service = 0; service < data->service_count; service++)
			used |= data->services[service].sector == sector;
		if (!used)
			diag_warning(r->diag, (struct place){ 0 },
				     "sektoren «%s» har ingen tjenester og vises som 0",
				     data->sectors[sector].id);
	}
}

/* A fit gives each age its own amount, and some beyond the ages of the population. */
static bool is_fitted(const struct dataset *data, const struct usage *u)
{
	return u->own && u->grade == GRADE_KALIBRERT && dataset_is_fitted(data, u->group);
}

void dataset_check(struct dataset_reader *r)
{
	check_sectors(r);
	check_coverage(r);
	for (size_t i = 0; i < r->out->usage_count; i++) {
		if (is_fitted(r->out, &r->out->usages[i]))
			continue;
		check_jump(r, i);
		if (r->out->usages[i].is_ratio) {
			check_ratio(r, i);
			check_people_ratio(r, i);
		} else {
			check_compared(r, i);
			check_people(r, i);
		}
	}
}
