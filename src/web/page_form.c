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

const char *page_id(struct screen *p, const char *path)
{
	char *id = arena_text(p->arena, path, strlen(path));

	for (char *c = id; *c; c++)
		if (*c == ' ' || *c == '.')
			*c = '-';
	return id;
}

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

/* "kostnader.0.beløp" without its number, as the words have it. */
static const char *without_numbers(const struct screen *p, const char *path)
{
	struct buffer key = { .arena = p->arena };

	for (const char *c = path; *c;) {
		size_t size = strcspn(c, ".");

		if (strspn(c, "0123456789") < size)
			buffer_printf(&key, "%s%.*s", key.size ? "." : "", (int)size, c);
		c += size + (c[size] == '.');
	}
	return buffer_text(&key);
}

static const char *capital(const struct screen *p, const char *text)
{
	char *copy = arena_text(p->arena, text, strlen(text));

	if (*copy >= 'a' && *copy <= 'z')
		*copy += 'A' - 'a';
	return copy;
}

const char *page_label(struct screen *p, const char *path, const struct field *f)
{
	const char *label = page_word(p, arena_printf(p->arena, "felt.%s", without_numbers(p, path)));

	return *label ? label : capital(p, f->name);
}

/* The words' own explanation, else the manual's. */
static const char *help_of(const struct screen *p, const char *path, const struct field *f)
{
	const char *key = arena_printf(p->arena, "felt.%s", without_numbers(p, path));

	return page_has_word(p, key, 1) ? page_word_of(p, key, 1) : f->description;
}

static const char *shown_at(const struct screen *p, const char *path)
{
	const struct yaml *value;

	return scenario_field(path, p->tree, &value, p->arena) ? scenario_shown(value, p->arena) : "";
}

static bool is_share(const struct field *f)
{
	return f->type == FIELD_SHARE || f->type == FIELD_SHARE_RANGE || f->type == FIELD_RATE;
}

static bool is_number(const struct field *f)
{
	return is_share(f) || f->type == FIELD_WHOLE || f->type == FIELD_WHOLE_RANGE || f->type == FIELD_YEAR ||
	       f->type == FIELD_KRONER || f->type == FIELD_KRONER_RANGE || f->type == FIELD_SCORE;
}

/* A share is shown without its sign, which stands after the field; a range keeps its own. */
static const char *number_shown(const struct screen *p, const struct field *f, const char *shown)
{
	size_t size = strcspn(shown, "%");

	if (!is_share(f) || !shown[size] || shown[size + 1] || *shown == '{')
		return shown;
	while (size && shown[size - 1] == ' ')
		size--;
	return arena_text(p->arena, shown, size);
}

/* Buttons that put what mends the faults of a field. */
static void put_remedies(struct screen *p, const char *path)
{
	for (size_t i = 0; i < p->faults.count; i++)
		for (int k = 0; k < 2; k++) {
			int number = p->faults.items[i].entry->remedies[k];

			if (!number || !text_equal(p->faults.items[i].path, path))
				continue;
			html_put(&p->html, "<button type=\"button\" class=\"knapp mini\" data-do=\"put\"");
			html_attribute(&p->html, "data-path", path);
			html_format(&p->html, " data-value=\"%d\">", number);
			page_say_with(p, page_word(p, "bruk"), arena_printf(p->arena, "%d", number));
			html_put(&p->html, "</button> ");
		}
}

/* What is wrong with the field, above its control; or what is worth a second look, folded below it. */
static void put_messages(struct screen *p, const char *id, const char *path, enum severity severity)
{
	size_t count = 0;

	for (size_t i = 0; i < p->faults.count; i++) {
		const struct page_fault *fault = &p->faults.items[i];

		if (fault->entry->severity != severity || !text_equal(fault->path, path))
			continue;
		if (!count++ && severity == SEVERITY_ERROR) {
			html_format(&p->html, "<div class=\"melding\" id=\"%s-m\">", id);
		} else if (count == 1) {
			html_put(&p->html, "<details class=\"raad\"><summary>");
			page_say(p, "raad");
			html_put(&p->html, "</summary>");
		}
		html_put(&p->html, "<p lang=\"nb\">");
		html_text(&p->html, capital(p, fault->entry->message));
		html_put(&p->html, ".</p>\n");
	}
	if (count && severity == SEVERITY_ERROR)
		put_remedies(p, path);
	if (count)
		html_put(&p->html, severity == SEVERITY_ERROR ? "</div>\n" : "</details>\n");
}

static bool has_fault(const struct screen *p, const char *path)
{
	for (size_t i = 0; i < p->faults.count; i++)
		if (text_equal(p->faults.items[i].path, path) &&
		    p->faults.items[i].entry->severity == SEVERITY_ERROR)
			return true;
	return false;
}

/* The attributes that a control shares with all others. */
static void put_name(struct screen *p, const struct field *f, const char *id, const char *path)
{
	bool wrong = has_fault(p, path), help = *help_of(p, path, f) != '\0';

	html_attribute(&p->html, "id", id);
	html_attribute(&p->html, "name", path);
	if (help || wrong)
		html_attribute(&p->html, "aria-describedby",
			      arena_printf(p->arena, "%s%s%s%s%s", help ? id : "", help ? "-h" : "",
					   help && wrong ? " " : "", wrong ? id : "", wrong ? "-m" : ""));
	if (wrong)
		html_put(&p->html, " aria-invalid=\"true\"");
}

static void put_option(struct screen *p, const char *value, const char *label, bool chosen)
{
	html_put(&p->html, "<option");
	html_attribute(&p->html, "value", value);
	html_put(&p->html, chosen ? " selected>" : ">");
	html_text(&p->html, label);
	html_put(&p->html, "</option>");
}

static const char *choice_label(const struct screen *p, const char *name)
{
	const char *word = page_word(p, arena_printf(p->arena, "valg.%s", name));

	return *word ? word : capital(p, name);
}

/* What can be chosen, each once; and what stands there though it cannot. */
static void put_options(struct screen *p, const struct field *f, const char *shown)
{
	bool found = !*shown;
	const struct dataset *data = p->data;

	put_option(p, "", page_word(p, "ikke_valgt"), !*shown);
	for (const struct field_choice *c = f->choices; c && c->name; c++) {
		bool again = false, same = text_equal(text_key(p->arena, c->name), text_key(p->arena, shown));

		for (const struct field_choice *before = f->choices; before < c; before++)
			again |= before->value == c->value;
		if (!again || same)
			put_option(p, c->name, choice_label(p, c->name), same);
		found |= same;
	}
	for (int i = 0; f->type == FIELD_DISTRIBUTION && i < data->distribution_count; i++) {
		bool same = text_equal(data->distributions[i].id, shown);

		put_option(p, data->distributions[i].id, data->distributions[i].name[p->language], same);
		found |= same;
	}
	for (size_t i = 0; f->type == FIELD_KIND && i < data->effect_count; i++) {
		const char *kind = data->effects[i].kind;
		bool again = false, same = text_equal(kind, shown);

		for (size_t k = 0; k < i; k++)
			again |= text_equal(data->effects[k].kind, kind);
		if (!again)
			put_option(p, kind, capital(p, kind), same);
		found |= same;
	}
	if (!found)
		put_option(p, shown, shown, true);
}

static void put_input(struct screen *p, const struct field *f, const char *id, const char *path, const char *shown)
{
	html_put(&p->html, "<input type=\"text\" autocomplete=\"off\"");
	put_name(p, f, id, path);
	html_attribute(&p->html, "value", number_shown(p, f, shown));
	if (is_number(f))
		html_format(&p->html, " class=\"%s\"%s",
			    strpbrk(shown, "{[") || f->type == FIELD_KRONER_RANGE ? "midt" : "smal",
			   f->type == FIELD_RATE ? "" : " inputmode=\"decimal\"");
	html_put(&p->html, ">");
	if (is_share(f) && *shown != '{') {
		html_put(&p->html, " <span class=\"enhet\">");
		page_say(p, text_starts(f->name, "normalliv") ? "av_100" : "prosent");
		html_put(&p->html, "</span>");
	}
}

static void put_control(struct screen *p, const struct field *f, const char *id, const char *path, const char *shown)
{
	if (f->type == FIELD_TEXT) {
		html_put(&p->html, "<textarea rows=\"5\"");
		put_name(p, f, id, path);
		html_put(&p->html, ">\n");
		html_text(&p->html, shown);
		html_put(&p->html, "</textarea>");
	} else if (f->type == FIELD_CHOICE || f->type == FIELD_DISTRIBUTION || f->type == FIELD_KIND) {
		html_put(&p->html, "<select");
		put_name(p, f, id, path);
		html_put(&p->html, ">");
		put_options(p, f, shown);
		html_put(&p->html, "</select>");
	} else {
		put_input(p, f, id, path, shown);
	}
}

static void put_help(struct screen *p, const char *id, const char *text)
{
	if (!*text)
		return;
	html_format(&p->html, "<p class=\"hjelp\" id=\"%s-h\">", id);
	html_text(&p->html, text);
	html_put(&p->html, "</p>\n");
}

/* The target groups with their definitions, all of them in sight. */
static void put_groups(struct screen *p, const char *id, const char *path, const char *shown)
{
	int chosen = dataset_group(p->data, shown);

	html_put(&p->html, "<fieldset class=\"gruppe\"><legend class=\"unseen\">");
	page_say(p, arena_printf(p->arena, "felt.%s", path));
	html_format(&p->html, "</legend>\n<span id=\"%s\" tabindex=\"-1\"></span>", id);
	for (int i = 1; i < p->data->group_count; i++) {
		const struct group *group = &p->data->groups[i];

		html_put(&p->html, "<label><input type=\"radio\"");
		html_attribute(&p->html, "name", path);
		html_attribute(&p->html, "value", group->id);
		html_put(&p->html, i == chosen ? " checked><span><b>" : "><span><b>");
		html_text(&p->html, group->name[p->language]);
		html_put(&p->html, "</b>");
		if (group->fallback) {
			html_put(&p->html, " <em>");
			page_say(p, "favner_bredest");
			html_put(&p->html, "</em>");
		}
		html_put(&p->html, "<small>");
		html_text(&p->html, group->definition[p->language]);
		html_put(&p->html, "</small></span></label>\n");
	}
	html_put(&p->html, "</fieldset>\n");
}

static void put_ages(struct screen *p, const struct field *f, const char *id, const char *path, const char *shown)
{
	html_format(&p->html, "<fieldset class=\"aldre\" aria-describedby=\"%s-h\"><legend>", id);
	html_text(&p->html, page_label(p, path, f));
	html_put(&p->html, "</legend>\n");
	put_help(p, id, help_of(p, path, f));
	html_format(&p->html, "<div id=\"%s\" tabindex=\"-1\">", id);
	for (int i = 0; i < p->data->interval_count; i++) {
		const struct interval *ages = &p->data->intervals[i];
		const char *value = arena_printf(p->arena, "%d-%d", ages->from, ages->to);
		const char *found = strstr(shown, value);
		bool whole = found && (found == shown || !strchr("0123456789", found[-1])) &&
			     !(found[strlen(value)] && strchr("0123456789", found[strlen(value)]));

		html_put(&p->html, "<label><input type=\"checkbox\"");
		html_attribute(&p->html, "name", path);
		html_attribute(&p->html, "value", value);
		html_format(&p->html, "%s>%d–%d ", whole ? " checked" : "", ages->from, ages->to);
		page_say(p, "aar");
		html_put(&p->html, "</label>");
	}
	html_put(&p->html, "</div></fieldset>\n");
}

static void put_field(struct screen *p, const struct field *f, const char *path)
{
	const char *id = page_id(p, path), *shown = shown_at(p, path);
	bool whole = f->type == FIELD_GROUP || f->type == FIELD_AGES;

	html_format(&p->html, "<div class=\"felt%s%s\">", has_fault(p, path) ? " galt" : "",
		    is_number(f) ? " lite" : "");
	if (whole) {
		put_messages(p, id, path, SEVERITY_ERROR);
		if (f->type == FIELD_GROUP)
			put_groups(p, id, path, shown);
		else
			put_ages(p, f, id, path, shown);
		put_messages(p, id, path, SEVERITY_WARNING);
		html_put(&p->html, "</div>\n");
		return;
	}
	html_format(&p->html, "<label for=\"%s\">", id);
	html_text(&p->html, page_label(p, path, f));
	html_put(&p->html, "</label>\n");
	put_help(p, id, help_of(p, path, f));
	put_messages(p, id, path, SEVERITY_ERROR);
	put_control(p, f, id, path, shown);
	put_messages(p, id, path, SEVERITY_WARNING);
	html_put(&p->html, "</div>\n");
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
			put_field(p, f, path);
	}
}

/* What an item of costs is: 0 a cost, 1 a grant, 2 what falls away, 3 none of them yet. */
static int cost_kind(const struct screen *p, const char *path)
{
	static const char *const keys[] = { "betaler", "tilskudd fra", "bortfall for" };

	for (int i = 0; i < 3; i++)
		if (*shown_at(p, arena_printf(p->arena, "%s.%s", path, keys[i])))
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
	const char *name = shown_at(p, arena_printf(p->arena, "%s.navn", path));

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
			put_field(p, f, arena_printf(p->arena, "%s.%s", path, f->name));
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
	const char *owner = *shown_at(p, "sak.fylkeskommune") ? "fylkeskommune" : "kommune";

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
		put_field(p, f, part->path);
	if (part->fold)
		html_put(&p->html, "</details>\n");
}

/* Of the municipality and the county, the one that owns the case. */
static bool is_other_owner(const struct screen *p, const char *path)
{
	bool county = *shown_at(p, "sak.fylkeskommune") && !*shown_at(p, "sak.kommune");

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
