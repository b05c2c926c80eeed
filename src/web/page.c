/* The program as a page: a case and a view in, markup out. From one call to the next only the last result is kept. */
#include "page.h"

#include "web.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/text.h"
#include "base/yaml.h"
#include "input/fields.h"
#include "input/scenario_edit.h"
#include "input/scenario_read.h"
#include "study/scenario_review.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_TEXTS = 100 };

/* Of the last call. */
static struct arena arena;
static struct screen screen;
static char *held; /* what it was handed */
static struct buffer state;

/* The words that a call hands over, one after another. */
struct hand {
	const char *at, *end;
};

static struct str next_text(struct hand *hand)
{
	struct str text = { hand->at, strlen(hand->at) };

	if (hand->at < hand->end)
		hand->at += text.size + 1;
	return text;
}

static const char *next_word(struct hand *hand)
{
	return hand->at < hand->end ? next_text(hand).data : "";
}

static enum view find_view(const char *id)
{
	for (enum view view = 0; view < VIEWS; view++)
		if (text_equal(view_id[view], id))
			return view;
	return VIEW_START;
}

static bool read_words(struct screen *p)
{
	const char *file = p->language == LANGUAGE_NN ? "templates/program/nn.yaml" : "templates/program/nb.yaml";
	struct diag d = { .arena = p->arena };
	struct str text;

	if (file_read_text(&text, file, LIMIT_TEMPLATE_BYTES, true, p->arena, &d, (struct place){ 0 }))
		p->words = yaml_parse(text, file, 0, p->arena, &d);
	return p->words != NULL;
}

/* A share is typed without its sign. */
static const char *typed(struct screen *p, const struct field *f, const char *value)
{
	bool share = f->type == FIELD_SHARE || f->type == FIELD_SHARE_RANGE || f->type == FIELD_RATE;

	while (*value == ' ')
		value++;
	if (share && *value && strspn(value, "0123456789,. ") == strlen(value))
		return arena_printf(p->arena, "%s %%", value);
	return value;
}

static void put_value(struct screen *p, const char *path, const char *value)
{
	const struct yaml *now;
	const struct field *f = scenario_field(path, NULL, &now, p->arena);
	struct str text;

	if (f && scenario_edit(&text, p->files[0].text, path, typed(p, f, value), p->arena))
		p->files[0].text = text;
}

static struct yaml *read_tree(struct screen *p)
{
	struct diag quiet = { .arena = p->arena };
	struct yaml *tree = yaml_parse(p->files[0].text, p->files[0].name, 0, p->arena, &quiet);

	return tree && tree->type == YAML_MAPPING && !quiet.errors ? tree : NULL; /* else no field can be changed */
}

/* The measure gives the case its title until somebody writes another. */
static void put_field(struct screen *p, const char *path, const char *value)
{
	const struct yaml *tree = read_tree(p), *title, *name;

	scenario_field("sak.tittel", tree, &title, p->arena);
	scenario_field("tiltak.navn", tree, &name, p->arena);
	if (text_equal(path, "tiltak.navn") &&
	    (!title || text_equal(scenario_shown(title, p->arena), scenario_shown(name, p->arena))))
		put_value(p, "sak.tittel", value);
	put_value(p, path, value);
}

static void put_fields(struct screen *p, const char *lines)
{
	while (*lines) {
		size_t size = strcspn(lines, "\n"), key = strcspn(lines, "=");

		if (key < size)
			put_value(p, arena_text(p->arena, lines, key),
				  arena_text(p->arena, lines + key + 1, size - key - 1));
		lines += size + (lines[size] == '\n');
	}
}

/* The owner's level is a key of its own: its name moves from one to the other. */
static void put_owner(struct screen *p, const char *key)
{
	const char *other = text_equal(key, "sak.kommune") ? "sak.fylkeskommune" : "sak.kommune";
	const struct yaml *name;

	scenario_field(other, read_tree(p), &name, p->arena);
	put_value(p, other, "");
	put_value(p, key, name ? scenario_shown(name, p->arena) : "?");
}

/* A case to begin with: this year's prices as far as the index goes. */
static void begin(struct screen *p, const char *year)
{
	p->files[0].text = str_of("utenfor: 1\n");
	put_value(p, "tiltak.startår", year);
	put_value(p, "analyse.prisår", arena_printf(p->arena, "%d", p->data->kpi.last));
}

/* Another note at the end of its file, which the case then names. */
static void add_note(struct screen *p)
{
	const struct yaml *named;
	struct page_file *file = &p->files[1];

	if (p->file_count == 1)
		*file = (struct page_file){ .name = "innspill.md" };
	p->file_count += p->file_count == 1;
	scenario_field("notater", read_tree(p), &named, p->arena);
	if (!named)
		put_value(p, "notater", file->name);
	file->text = str_of(arena_printf(p->arena, "%.*s%s%s", (int)file->text.size,
					 file->text.data ? file->text.data : "", file->text.size ? "\n" : "",
					 page_word(p, "innspill_mal")));
}

static void act(struct screen *p, const char *action, const char *path, const char *value)
{
	const char *before = p->files[0].text.data;
	size_t count = p->file_count, notes = p->files[1].text.size;

	if (text_equal(action, "put") && text_equal(path, "eier"))
		put_owner(p, value);
	else if (text_equal(action, "put"))
		put_field(p, path, value);
	else if (text_equal(action, "puts"))
		put_fields(p, value);
	else if (text_equal(action, "new"))
		begin(p, value);
	else if (text_equal(action, "note"))
		add_note(p);
	p->changed |= p->files[0].text.data != before || p->file_count != count || p->files[1].text.size != notes;
}

/* The field in whose lines `at` stands, below `node` at `path`. */
static const char *path_at(struct screen *p, const struct yaml *node, const char *path, struct place at)
{
	const struct yaml *value, *found = NULL;
	size_t number = 0, found_number = 0;
	const char *deeper;

	for (const struct yaml *child = node->first; child; child = child->next, number++) {
		struct place start = child->key ? child->key_at : child->at;

		if (at.line < start.line || at.line > child->last_line ||
		    (at.line == start.line && at.column && at.column < start.column))
			continue;
		found = child;
		found_number = number;
	}
	if (!found)
		return path;
	deeper = found->key ? arena_printf(p->arena, "%s%s%s", path, *path ? "." : "", found->key)
			    : arena_printf(p->arena, "%s.%zu", path, found_number);
	if (!scenario_field(deeper, NULL, &value, p->arena))
		return path;
	return found->type == YAML_SCALAR ? deeper : path_at(p, found, deeper, at);
}

static void place_faults(struct screen *p)
{
	for (size_t i = 0; i < p->diag.count; i++) {
		const struct diag_entry *entry = &p->diag.entries[i];
		bool in_case = entry->at.file && text_equal(entry->at.file, p->files[0].name);
		struct page_fault *fault;

		p->missing += entry->missing;
		if (entry->missing && p->tree)
			continue;
		fault = LIST_ADD(p->arena, &p->faults);
		*fault = (struct page_fault){ entry, "", in_case ? VIEW_TEXT : VIEW_NOTES };
		if (!in_case || !p->tree)
			continue;
		fault->path = path_at(p, p->tree, "", entry->at);
		fault->view = page_view_of(fault->path);
	}
}

static void read_notes(struct screen *p)
{
	for (size_t i = 0; i < p->scenario.note_file_count; i++)
		for (size_t k = 1; k < p->file_count; k++)
			if (text_equal(p->scenario.note_files[i], p->files[k].name))
				notes_read(&p->notes, p->files[k].text, p->files[k].name, p->arena, &p->diag);
}

static void read_case(struct screen *p)
{
	struct study_options options = { .montecarlo = { .seed = MONTECARLO_SEED, .draws = MONTECARLO_DRAWS } };
	struct page_file *file = &p->files[0];

	p->diag.arena = p->arena;
	if (!file->text.size)
		return;
	if (file->text.size > LIMIT_SCENARIO_BYTES) {
		file_too_big(file->name, LIMIT_SCENARIO_BYTES, &p->diag, (struct place){ file->name, 1, 1 });
		place_faults(p);
		return;
	}
	p->tree = read_tree(p);
	if (scenario_read(&p->scenario, file->text, file->name, NULL, 0, p->data, p->arena, &p->diag))
		scenario_review(&p->scenario, p->data, &p->diag);
	if (!p->diag.errors)
		p->study = study_make(&p->scenario, p->data, &options, p->arena, &p->diag);
	read_notes(p);
	place_faults(p);
}

static void put_step_link(struct screen *p, enum view view)
{
	size_t faults = page_errors(p, view), missing = p->tree ? page_count_missing(p, view) : 0;
	bool filled = p->tree && !missing && (view != VIEW_COSTS || p->scenario.cost_count);
	bool done = view != VIEW_RESULT && filled && !faults;
	const char *state = faults ? " feil" : done ? " ok" : "";

	html_format(&p->html, "<li><a href=\"#%s\"%s><span class=\"nr%s\" aria-hidden=\"true\">", view_id[view],
		    p->view == view ? " aria-current=\"page\"" : "", state);
	html_put(&p->html, faults ? "!" : done ? "✓" : arena_printf(p->arena, "%d", (int)view));
	html_put(&p->html, "</span><span>");
	page_say(p, arena_printf(p->arena, "visning.%s", view_id[view]));
	if (faults || (!done && view != VIEW_RESULT)) {
		html_format(&p->html, "<small class=\"%s\">", faults ? "feil" : "");
		if (faults)
			page_say_count(p, "antall_feil", faults);
		else
			page_say(p, "ikke_fylt_ut");
		html_put(&p->html, "</small>");
	}
	html_put(&p->html, "</span></a></li>\n");
}

static void put_navigation(struct screen *p)
{
	html_put(&p->html, "<nav class=\"ved\"");
	html_attribute(&p->html, "aria-label", page_word(p, "stegene"));
	html_put(&p->html, "><ol>");
	for (enum view view = VIEW_GROUP; view <= VIEW_RESULT; view++)
		put_step_link(p, view);
	html_put(&p->html, "</ol><ul>");
	for (enum view view = VIEW_NOTES; view <= VIEW_DOWNLOAD; view++) {
		html_format(&p->html, "<li><a href=\"#%s\"%s>", view_id[view],
			    p->view == view ? " aria-current=\"page\"" : "");
		page_say(p, arena_printf(p->arena, "visning.%s", view_id[view]));
		if (view == VIEW_NOTES && p->notes.count)
			html_format(&p->html, " (%zu)", p->notes.count);
		html_put(&p->html, "</a></li>\n");
	}
	html_put(&p->html, "</ul></nav>\n");
}

static void put_languages(struct screen *p)
{
	static const char *const words[] = { [LANGUAGE_NB] = "bokmaal", [LANGUAGE_NN] = "nynorsk" };

	html_put(&p->html, "<fieldset class=\"mal\"><legend class=\"vh\">");
	page_say(p, "maalform");
	html_put(&p->html, "</legend>");
	for (enum language language = 0; language < LANGUAGES; language++) {
		html_format(&p->html, "<label lang=\"%s\"><input type=\"radio\" name=\"maalform\" value=\"%s\"%s>",
			    language_tag[language], language == LANGUAGE_NN ? "nn" : "nb",
			    p->language == language ? " checked" : "");
		page_say(p, words[language]);
		html_put(&p->html, "</label>");
	}
	html_put(&p->html, "</fieldset>\n");
}

static void put_header(struct screen *p)
{
	const struct yaml *name, *owner;

	scenario_field("tiltak.navn", p->tree, &name, p->arena);
	scenario_field("sak.kommune", p->tree, &owner, p->arena);
	if (!owner)
		scenario_field("sak.fylkeskommune", p->tree, &owner, p->arena);
	html_put(&p->html, "<a class=\"hopp\" href=\"#innhold\">");
	page_say(p, "hopp");
	html_put(&p->html, "</a>\n<header class=\"topp\"><a class=\"merke\" href=\"#start\">");
	page_say(p, "navn");
	html_put(&p->html, "</a><div class=\"sak\">");
	if (p->view != VIEW_START && p->files[0].text.size) {
		html_put(&p->html, "<b>");
		html_text(&p->html, name ? scenario_shown(name, p->arena) : page_word(p, "ny_sak_navn"));
		html_put(&p->html, "</b><span role=\"status\">");
		html_text(&p->html, owner ? arena_printf(p->arena, "%s · ", scenario_shown(owner, p->arena)) : "");
		page_say(p, p->changed ? "ulagret" : "lagret");
		html_put(&p->html, "</span>");
	}
	html_put(&p->html, "</div>\n");
	put_languages(p);
	if (p->view != VIEW_START && p->files[0].text.size) {
		html_put(&p->html, "<button type=\"button\" class=\"knapp\" data-do=\"save\">");
		page_say(p, "lagre");
		html_put(&p->html, "</button>");
	}
	html_put(&p->html, "</header>\n");
}

/* On a phone the result is below the form: its first line stays in sight. */
static void put_strip(struct screen *p)
{
	if (!p->study || p->view == VIEW_RESULT)
		return;
	html_put(&p->html, "<section class=\"bunnlinje\"");
	html_attribute(&p->html, "aria-label", page_word(p, "resultatet_naa"));
	html_put(&p->html, "><div role=\"status\">");
	page_put_document(p, "program-linje");
	html_put(&p->html, "</div>");
	html_put(&p->html, "<a class=\"knapp hoved mini\" href=\"#steg4\">");
	page_say(p, "se_resultatet");
	html_put(&p->html, "</a></section>\n");
}

static void put_page(struct screen *p)
{
	bool beside = p->view != VIEW_RESULT && p->view != VIEW_VERIFY;

	put_header(p);
	if (p->view == VIEW_START) {
		html_put(&p->html, "<main id=\"innhold\" tabindex=\"-1\">");
		page_put_view(p);
		html_put(&p->html, "</main>\n");
		return;
	}
	html_format(&p->html, "<div class=\"flate%s\">", beside ? "" : " bred");
	put_navigation(p);
	html_put(&p->html, "<main class=\"midten\" id=\"innhold\" tabindex=\"-1\">\n");
	page_put_view(p);
	html_put(&p->html, "</main>\n");
	if (beside) {
		html_put(&p->html, "<aside class=\"res\"");
		html_attribute(&p->html, "aria-label", page_word(p, "resultatet"));
		html_put(&p->html, "><div>");
		page_put_result(p);
		html_put(&p->html, "</div></aside>\n");
	}
	html_put(&p->html, "</div>\n");
	put_strip(p);
}

size_t page_errors(const struct screen *p, enum view view)
{
	size_t count = 0;

	for (size_t i = 0; i < p->faults.count; i++)
		count += p->faults.items[i].entry->severity == SEVERITY_ERROR &&
			 (view == VIEWS || p->faults.items[i].view == view);
	return count;
}

void page_put_faults(struct screen *p, enum view view)
{
	size_t count = page_errors(p, view);

	if (!count)
		return;
	html_put(&p->html, "<div class=\"feilboks\" role=\"alert\"><h2>");
	page_say_count(p, "maa_rettes", count);
	html_put(&p->html, "</h2><ul>\n");
	for (size_t i = 0; i < p->faults.count; i++) {
		const struct page_fault *fault = &p->faults.items[i];

		if (fault->entry->severity != SEVERITY_ERROR || (view != VIEWS && fault->view != view))
			continue;
		html_put(&p->html, "<li>");
		if (*fault->path && fault->view != VIEW_TEXT)
			page_link(p, fault->path);
		else
			page_say_with(p, page_word(p, "linje"), arena_printf(p->arena, "%d", fault->entry->at.line));
		html_put(&p->html, "<span lang=\"nb\">: ");
		html_text(&p->html, fault->entry->message);
		html_put(&p->html, ".</span></li>\n");
	}
	html_put(&p->html, "</ul></div>\n");
}

/* What the page keeps: what the case's files may be called, the runs that were asked for, whether the case has changed
 * since it was saved, and the texts. */
static void keep_state(struct screen *p, const char *runs)
{
	state = (struct buffer){ .arena = p->arena };
	buffer_puts(&state, page_file_name(p));
	buffer_add(&state, "", 1);
	buffer_puts(&state, runs);
	buffer_add(&state, "", 1);
	buffer_puts(&state, p->changed ? "1" : "0");
	for (size_t i = 0; i < p->file_count; i++) {
		buffer_add(&state, "", 1);
		buffer_puts(&state, p->files[i].name);
		buffer_add(&state, "", 1);
		buffer_add(&state, p->files[i].text.data, p->files[i].text.size);
	}
}

const char *web_state(void)
{
	return state.data;
}

size_t web_state_size(void)
{
	return state.size;
}

int web_page(char *words, size_t size)
{
	struct hand hand = { words, words + size };
	const char *action, *path, *value;
	struct screen *p = &screen;

	free(held);
	held = words;
	arena_free(&arena);
	memset(p, 0, sizeof *p);
	p->arena = &arena;
	p->html = (struct html){ .out.arena = &arena, .arena = &arena };
	p->language = text_equal(next_word(&hand), "nn") ? LANGUAGE_NN : LANGUAGE_NB;
	p->view = find_view(next_word(&hand));
	p->changed = *next_word(&hand) == '1';
	p->status = *next_word(&hand) == '1';
	p->said = next_word(&hand);
	action = next_word(&hand);
	path = next_word(&hand);
	value = next_word(&hand);
	p->files = NEW_ARRAY(&arena, MOST_TEXTS + 1, struct page_file);
	while (hand.at < hand.end && p->file_count < MOST_TEXTS)
		p->files[p->file_count++] = (struct page_file){ next_word(&hand), next_text(&hand) };
	p->data = web_data();
	if (!p->data || !p->file_count || !read_words(p))
		return 1;
	act(p, action, path, value);
	if (!p->files[0].text.size && p->view != VIEW_TEXT && p->view != VIEW_VERIFY)
		p->view = VIEW_START; /* nothing is open: the page was loaded anew at an address */
	read_case(p);
	put_page(p);
	keep_state(p, text_equal(action, "make") ? page_runs(p, value) : "");
	web_give(buffer_str(&p->html.out));
	return 0;
}
