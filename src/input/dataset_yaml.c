/* datasett.yaml and malgrupper.yaml: read by their tables, then settled in the data set. */
#include "dataset_fields.h"
#include "dataset_read.h"

#include "base/arena.h"
#include "base/excerpt.h"

#include <stdio.h>
#include <string.h>

static bool parse_ages(struct interval *out, const char *text)
{
	const char *dash;
	int first = 0, last = 0;

	/* Widths are bounded, so no number overflows. */
	if (sscanf(text, "%2d%n", &out->from, &first) != 1 || out->from < 0)
		return false;
	dash = text + first;
	if (text_starts(dash, "–"))
		dash += strlen("–");
	else if (*dash++ != '-')
		return false;
	return strspn(dash, "0123456789") == strlen(dash) &&
	       sscanf(dash, "%2d%n", &out->to, &last) == 1 && !dash[last] && out->from <= out->to &&
	       out->to < AGES;
}

static bool read_interval(struct field_reader *r, const struct field *f, const struct yaml *node, struct interval *out)
{
	const char *text = field_scalar(r, f, node);

	if (!text)
		return false;
	if (parse_ages(out, text))
		return true;
	diag_error(r->diag, node->at,
		   "«%s» er ikke et aldersintervall; skriv fra og til mellom 0 og %d, som «6-9»",
		   excerpt(r->arena, text), AGES - 1);
	return false;
}

bool dataset_read_ages(struct field_reader *r, const struct field *f, const struct yaml *node, void *record)
{
	return read_interval(r, f, node, field_target(f, record));
}

bool dataset_read_intervals(struct field_reader *r, const struct field *f, const struct yaml *node, void *record)
{
	struct head_draft *draft = record;
	size_t count;
	const struct yaml *item = field_items(r, f, node, &count);
	int next = 0;

	if (!item)
		return false;
	for (; count--; item = item->next) {
		struct interval *interval = &draft->intervals[draft->interval_count];

		if (!read_interval(r, f, item, interval))
			return false;
		if (interval->from < next) {
			diag_error(r->diag, item->at,
				   "aldersintervallene skal gå fra yngst til eldst uten å overlappe; begynn på %d eller senere",
				   next);
			return false;
		}
		next = interval->to + 1;
		draft->interval_count++;
	}
	return true;
}

/* True when `id` is well formed and not found at an index before; `index` is that of the first with
 * the id. */
static bool check_new(struct dataset_reader *r, struct place at, const char *id, int index)
{
	if (!dataset_check_id(r, at, id))
		return false;
	if (index < 0)
		return true;
	diag_error(r->diag, at, "«%s» står to ganger; gi den ene en annen id", id);
	return false;
}

static void settle_sectors(struct dataset_reader *r, const struct head_draft *draft)
{
	for (size_t i = 0; i < draft->sector_count; i++) {
		const struct sector *sector = &draft->sectors[i].sector;
		struct place at = draft->sectors[i].at;

		if (!sector->id || !check_new(r, at, sector->id, dataset_sector(r->out, sector->id)))
			continue;
		if (text_equal(sector->id, "implementering"))
			diag_error(r->diag, at,
				   "«implementering» er linjen for kostnaden ved tiltaket og lages av programmet; fjern den");
		r->out->sectors[r->out->sector_count] = *sector;
		r->out->sectors[r->out->sector_count++].is_service = draft->sectors[i].growth;
	}
}

static void settle_distributions(struct dataset_reader *r, const struct head_draft *draft)
{
	for (size_t i = 0; i < draft->distribution_count; i++) {
		const struct distribution *dist = &draft->distributions[i].distribution;

		if (dist->id && check_new(r, draft->distributions[i].at, dist->id,
					  dataset_distribution(r->out, dist->id)))
			r->out->distributions[r->out->distribution_count++] = *dist;
	}
}

void dataset_read_head(struct dataset_reader *r, const struct yaml *root)
{
	struct field_reader reader = { .arena = r->arena, .diag = r->diag };
	struct head_draft draft = { 0 };
	struct dataset *out = r->out;

	fields_read(&reader, &dataset_head_table, root, &draft);
	out->name = draft.name;
	out->version = draft.version;
	out->price_year = draft.price_year;
	out->illustrative = draft.illustrative;
	memcpy(out->reservation, draft.reservation, sizeof out->reservation);
	memcpy(out->intervals, draft.intervals, sizeof out->intervals);
	out->interval_count = (int)draft.interval_count;
	settle_sectors(r, &draft);
	settle_distributions(r, &draft);
}

void dataset_read_overlay(struct dataset_reader *r, const struct yaml *root)
{
	struct field_reader reader = { .arena = r->arena, .diag = r->diag };
	struct head_draft draft = { 0 };
	struct dataset *out = r->out;

	fields_read(&reader, &dataset_overlay_table, root, &draft);
	out->base_name = out->name;
	out->base_version = out->version;
	out->name = draft.name;
	out->version = draft.version;
	memcpy(out->reservation, draft.reservation, sizeof out->reservation);
}

static void settle_group(struct dataset_reader *r, const struct group_entry *entry)
{
	struct group *group = &r->out->groups[r->out->group_count];
	const char *id = entry->group.id;

	if (!id || !check_new(r, entry->at, id, dataset_group(r->out, id)))
		return;
	if (text_equal(id, "befolkning") != (r->out->group_count == 0))
		diag_error(r->diag, entry->at,
			   "den første målgruppen skal være «befolkning», gjennomsnittet de andre måles mot");
	*group = entry->group;
	group->size = entry->size;
	group->fallback = entry->fallback;
	group->from = entry->ages.from;
	group->to = entry->ages.to;
	if (!entry->spread_at.file)
		group->spread = (struct interval){ 0, AGES - 1 };
	r->out->group_count++;
}

void dataset_read_groups(struct dataset_reader *r, const struct yaml *root)
{
	struct field_reader reader = { .arena = r->arena, .diag = r->diag };
	struct groups_draft draft = { 0 };
	const char *broadest = NULL;

	fields_read(&reader, &dataset_groups_table, root, &draft);
	for (size_t i = 0; i < draft.group_count; i++) {
		const struct group_entry *entry = &draft.groups[i];

		settle_group(r, entry);
		if (entry->fallback && broadest)
			diag_error(r->diag, entry->at, "både %s og %s er «bredest»; velg én",
				   broadest, entry->group.id ? entry->group.id : "denne");
		if (entry->fallback)
			broadest = entry->group.id;
	}
}
