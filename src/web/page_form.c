/* The forms of the steps, made from the tables that the scenario is read by. */
#include "page.h"

#include "base/text.h"
#include "base/yaml.h"
#include "input/fields.h"
#include "input/scenario_edit.h"
#include "input/scenario_fields.h"

#include <string.h>

/* What a view shows, in its order: a field, or what a section has besides; in a fold when it has a heading. */
static const struct part {
	enum view view;
	const char *path, *fold;
} parts[] = {
	{ VIEW_GROUP, "målgruppe.gruppe", NULL },
	{ VIEW_GROUP, "målgruppe.alder", NULL },
	{ VIEW_MEASURE, "tiltak.navn", NULL },
	{ VIEW_MEASURE, "sak.kommune", NULL },
	{ VIEW_MEASURE, "sak.fylkeskommune", NULL },
	{ VIEW_MEASURE, "tiltak.startår", NULL },
	{ VIEW_MEASURE, "tiltak.deltakere", NULL },
	{ VIEW_MEASURE, "tiltak.varighet", NULL },
	{ VIEW_MEASURE, "tiltak.varighet per runde", NULL },
	{ VIEW_MEASURE, "tiltak.normalliv uten tiltak", NULL },
	{ VIEW_MEASURE, "tiltak.normalliv med tiltak", NULL },
	{ VIEW_MEASURE, "tiltak.kilde", NULL },
	{ VIEW_MEASURE, "tiltak.grad", NULL },
	{ VIEW_MEASURE, "tiltak", "mer_om_tiltaket" },
	{ VIEW_MEASURE, "sak", "mer_om_saken" },
	{ VIEW_COSTS, "kostnader", NULL },
	{ VIEW_RESULT, "analyse", "regnemaate" },
	{ VIEW_RESULT, "effekt", "virkningen" },
	{ VIEW_RESULT, "ikke-prissatte virkninger", "uten_pris" },
	{ VIEW_RESULT, "oppfølging.indikatorer", "oppfoelging" },
	{ VIEW_NOTES, "notater", NULL },
};
enum { PARTS = sizeof parts / sizeof *parts };

/* How much of `path` the part's is: 0 when it is none of it. */
static size_t covers(const struct part *part, const char *path)
{
	size_t size = strlen(part->path);

	return text_starts(path, part->path) && (path[size] == '.' || !path[size]) ? size : 0;
}

static const struct part *part_of(const char *path)
{
	const struct part *found = NULL;

	for (int i = 0; i < PARTS; i++)
		if (covers(&parts[i], path) > (found ? covers(found, path) : 0))
			found = &parts[i];
	return found;
}

enum view page_view_of(const char *path)
{
	const struct part *part = part_of(path);

	return part ? part->view : VIEW_TEXT;
}

/* Whether the fields of a step show the field itself, not as one of a section's others. */
static bool is_shown_alone(const char *path)
{
	for (int i = 0; i < PARTS; i++)
		if (text_equal(parts[i].path, path))
			return true;
	return false;
}

static void put_table_fields(struct screen *p, const struct field_table *table, const char *prefix)
{
	for (size_t i = 0; i < table->field_count; i++) {
		const struct field *f = &table->fields[i];
		const char *path = arena_printf(p->arena, "%s.%s", prefix, f->name);

		if (f->type == FIELD_SECTION)
			put_table_fields(p, f->table, path);
		else if (f->type != FIELD_LIST && !is_shown_alone(path))
			page_put_field(p, f, path);
	}
}

/* What an item of costs is: 0 a cost, 1 a grant, 2 what falls away, 3 none of them yet. */
static int cost_kind(const struct screen *p, const char *path)
{
	static const char *const keys[] = { "betaler", "tilskudd fra", "bortfall for" };

	for (int i = 0; i < 3; i++)
		if (*page_shown_at(p, arena_printf(p->arena, "%s.%s", path, keys[i])))
			return i;
	return 3;
}

/* Which keys of a cost say something of its kind. */
static bool belongs(const struct field *f, int kind)
{
	static const struct {
		const char *key;
		int kind;
	} owned[] = { { "betaler", 0 }, { "tilskudd fra", 1 }, { "til", 1 }, { "bortfall for", 2 } };

	for (size_t i = 0; i < sizeof owned / sizeof *owned; i++)
		if (text_equal(f->name, owned[i].key))
			return kind == 3 || owned[i].kind == kind;
	return true;
}

static void put_item(struct screen *p, const struct field_table *table, const char *path, const char *heading, int kind)
{
	const char *name = page_shown_at(p, arena_printf(p->arena, "%s.navn", path));

	html_put(&p->html, "<fieldset class=\"post\"><legend>");
	html_text(&p->html, heading);
	if (*name) {
		html_put(&p->html, ": ");
		html_text(&p->html, name);
	}
	html_put(&p->html, "</legend>\n<div class=\"rad\">");
	for (size_t i = 0; i < table->field_count; i++) {
		const struct field *f = &table->fields[i];

		if (belongs(f, kind))
			page_put_field(p, f, arena_printf(p->arena, "%s.%s", path, f->name));
	}
	html_put(&p->html, "</div>\n<button type=\"button\" class=\"knapp mini\" data-do=\"put\"");
	html_attribute(&p->html, "data-path", path);
	html_put(&p->html, " data-value=\"\">");
	page_say_with(p, page_word(p, "fjern"), *name ? name : heading);
	html_put(&p->html, "</button></fieldset>\n");
}

/* A button that puts what `puts` says, a "path=value" a line. */
static void put_adder(struct screen *p, const char *word, const char *puts)
{
	html_put(&p->html, "<button type=\"button\" class=\"knapp\" data-do=\"puts\"");
	html_attribute(&p->html, "data-value", puts);
	html_put(&p->html, ">+ ");
	html_text(&p->html, word);
	html_put(&p->html, "</button> ");
}

static void put_cost_adders(struct screen *p, const char *path, size_t count)
{
	const char *owner = *page_shown_at(p, "sak.fylkeskommune") ? "fylkeskommune" : "kommune";

	put_adder(p, page_word_of(p, "post_ny", 0), arena_printf(p->arena, "%s.%zu.betaler=%s", path, count, owner));
	put_adder(p, page_word_of(p, "post_ny", 1),
		  arena_printf(p->arena, "%s.%zu.tilskudd fra=stat\n%s.%zu.til=%s", path, count, path, count, owner));
	put_adder(p, page_word_of(p, "post_ny", 2),
		  arena_printf(p->arena, "%s.%zu.bortfall for=%s", path, count, owner));
}

static void put_list(struct screen *p, const struct field *f, const char *path)
{
	bool costs = text_equal(path, "kostnader");
	const struct yaml *list;
	size_t count = 0;

	scenario_field(path, p->tree, &list, p->arena);
	if (list && list->type == YAML_SEQUENCE)
		for (; count < list->count; count++) {
			const char *item = arena_printf(p->arena, "%s.%zu", path, count);
			int kind = costs ? cost_kind(p, item) : 3;
			const char *number = arena_printf(p->arena, "%s %zu", page_label(p, item, f), count + 1);
			const char *heading = costs ? page_word_of(p, "post", kind) : number;

			put_item(p, f->table, item, heading, kind);
		}
	html_put(&p->html, "<p class=\"neste\">");
	if (costs)
		put_cost_adders(p, path, count);
	else
		put_adder(p, page_word(p, "legg_til"), arena_printf(p->arena, "%s.%zu.navn=%s", path, count,
				     page_word(p, "ny_post")));
	html_put(&p->html, "</p>\n");
}

static void put_part(struct screen *p, const struct part *part)
{
	const struct yaml *value;
	const struct field *f = scenario_field(part->path, p->tree, &value, p->arena);

	if (part->fold) {
		html_format(&p->html, "<details class=\"fold\" id=\"%s-fold\"><summary>", page_id(p, part->path));
		page_say(p, part->fold);
		html_put(&p->html, "</summary>\n");
	}
	if (f->type == FIELD_LIST)
		put_list(p, f, part->path);
	else if (f->type == FIELD_SECTION)
		put_table_fields(p, f->table, part->path);
	else
		page_put_field(p, f, part->path);
	if (part->fold)
		html_put(&p->html, "</details>\n");
}

/* Of the municipality and the county, the one that owns the case. */
static bool is_other_owner(const struct screen *p, const char *path)
{
	bool county = *page_shown_at(p, "sak.fylkeskommune") && !*page_shown_at(p, "sak.kommune");

	return text_equal(path, county ? "sak.kommune" : "sak.fylkeskommune");
}

/* The owner is of one level or the other, and is asked for by name in the field that follows. */
static void put_owner_choice(struct screen *p, const char *path)
{
	static const struct {
		const char *path, *word;
	} owners[] = { { "sak.kommune", "eier_kommune" }, { "sak.fylkeskommune", "eier_fylke" } };

	html_put(&p->html, "<fieldset class=\"aldre\"><legend>");
	page_say(p, "hvem_eier");
	html_put(&p->html, "</legend><div>");
	for (int i = 0; i < 2; i++) {
		html_format(&p->html, "<label><input type=\"radio\" name=\"eier\" value=\"%s\"%s>", owners[i].path,
			    text_equal(owners[i].path, path) ? " checked" : "");
		page_say(p, owners[i].word);
		html_put(&p->html, "</label>");
	}
	html_put(&p->html, "</div></fieldset>\n");
}

void page_put_fields(struct screen *p, enum view view)
{
	bool in_row = false;

	for (int i = 0; i < PARTS; i++) {
		const struct part *part = &parts[i];
		bool success = text_starts(part->path, "tiltak.normalliv");

		if (part->view != view || view == VIEW_NOTES || is_other_owner(p, part->path))
			continue;
		if (success && !in_row) {
			page_put_successes(p);
			html_put(&p->html, "<div class=\"rad\">");
		}
		if (!success && in_row) {
			html_put(&p->html, "</div></div></div>\n");
			page_put_studies(p);
		}
		in_row = success;
		if (text_equal(part->path, "sak.kommune") || text_equal(part->path, "sak.fylkeskommune"))
			put_owner_choice(p, part->path);
		put_part(p, part);
	}
}

/* 1 when the field must be there and is not: then it is also said, as a link. */
static size_t miss(struct screen *p, const struct field *f, const char *path, bool say)
{
	const struct yaml *value;

	if (!f->required || is_other_owner(p, path))
		return 0;
	scenario_field(path, p->tree, &value, p->arena);
	if (*scenario_shown(value, p->arena))
		return 0;
	if (say) {
		html_put(&p->html, "<li>");
		page_link(p, path);
		html_put(&p->html, "</li>\n");
	}
	return 1;
}

static size_t miss_in_list(struct screen *p, const struct field *list, const char *path, size_t items, bool say)
{
	size_t count = 0;

	for (size_t i = 0; i < items; i++)
		for (size_t k = 0; k < list->table->field_count; k++) {
			const struct field *f = &list->table->fields[k];

			count += miss(p, f, arena_printf(p->arena, "%s.%zu.%s", path, i, f->name), say);
		}
	return count;
}

/* What must be there and is not, in the parts of a view, or of all. */
static size_t each_missing(struct screen *p, enum view view, bool say)
{
	size_t count = 0;

	for (int i = 0; i < PARTS; i++) {
		const char *path = parts[i].path;
		const struct yaml *value;
		const struct field *f = scenario_field(path, p->tree, &value, p->arena);

		if (view != VIEWS && parts[i].view != view)
			continue;
		if (f->type == FIELD_LIST && value && value->type == YAML_SEQUENCE)
			count += miss_in_list(p, f, path, value->count, say);
		else if (f->type != FIELD_SECTION && f->type != FIELD_LIST)
			count += miss(p, f, path, say);
	}
	return count;
}

size_t page_count_missing(struct screen *p, enum view view)
{
	return each_missing(p, view, false);
}

void page_put_missing(struct screen *p)
{
	html_put(&p->html, "<ul class=\"mangler\">\n");
	each_missing(p, VIEWS, true);
	html_put(&p->html, "</ul>\n");
}

void page_link(struct screen *p, const char *path)
{
	const struct yaml *value;
	const struct field *f = scenario_field(path, p->tree, &value, p->arena);

	html_format(&p->html, "<a href=\"#%s/%s\">", view_id[page_view_of(path)], page_id(p, path));
	html_text(&p->html, f ? page_label(p, path, f) : path);
	html_put(&p->html, "</a>");
}
