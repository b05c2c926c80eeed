/* A field of the forms: its label, help, control, and what is wrong with it. */
#include "page.h"

#include "base/text.h"
#include "base/yaml.h"
#include "input/fields.h"
#include "input/scenario_edit.h"
#include "input/scenario_fields.h"

#include <string.h>

const char *page_id(struct screen *p, const char *path)
{
	char *id = arena_text(p->arena, path, strlen(path));

	for (char *c = id; *c; c++)
		if (*c == ' ' || *c == '.')
			*c = '-';
	return id;
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

const char *page_shown_at(const struct screen *p, const char *path)
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

void page_put_field(struct screen *p, const struct field *f, const char *path)
{
	const char *id = page_id(p, path), *shown = page_shown_at(p, path);
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
