/* The views of the page: where to begin, the four steps, and the texts. */
#include "page.h"

#include "base/number.h"
#include "base/text.h"
#include "base/yaml.h"
#include "input/scenario_edit.h"
#include "report/build.h"
#include "report/words.h"
#include "study/effects.h"

#include <math.h>
#include <string.h>

enum { STUDIES_SHOWN = 8 };

const char *const view_id[VIEWS] = { "start",    "steg1", "steg2",    "steg3",   "steg4",
				     "innspill", "tekst", "last-ned", "kontroll" };

static const char *view_word(const struct screen *p, enum view view, int index)
{
	return page_word_of(p, arena_printf(p->arena, "visning.%s", view_id[view]), index);
}

static void put_paragraph(struct screen *p, const char *class, const char *word)
{
	html_format(&p->html, "<p class=\"%s\">", class);
	page_say(p, word);
	html_put(&p->html, "</p>\n");
}

/* A heading and a paragraph; what follows belongs to them. */
static void put_card(struct screen *p, const char *class, const char *word)
{
	html_format(&p->html, "<section class=\"%s\"><h2>", class);
	page_say(p, word);
	html_put(&p->html, "</h2>\n<p>");
	page_say(p, arena_printf(p->arena, "%s_om", word));
	html_put(&p->html, "</p>\n");
}

static void put_button(struct screen *p, const char *class, const char *action, const char *word)
{
	html_format(&p->html, "<button type=\"button\" class=\"knapp %s\" data-do=\"%s\"", class, action);
	if (p->changed && p->view == VIEW_START) /* what these begin takes the place of the case */
		html_attribute(&p->html, "data-ask", page_word(p, "start.erstatt"));
	html_put(&p->html, ">");
	page_say(p, word);
	html_put(&p->html, "</button>\n");
}

static bool is_open(const struct screen *p)
{
	return p->files[0].text.size > 0;
}

static void put_start(struct screen *p)
{
	html_put(&p->html, "<div class=\"start\"><h1 tabindex=\"-1\">");
	page_say(p, "start.tittel");
	html_put(&p->html, "</h1>\n");
	put_paragraph(p, "ingress", "start.ingress");
	if (*p->said) {
		html_put(&p->html, "<div class=\"feilboks\" role=\"alert\"><p>");
		page_say_with(p, page_word(p, "start.ikke_aapnet"), p->said);
		html_put(&p->html, "</p></div>\n");
	}
	html_put(&p->html, "<div class=\"tre\">");
	put_card(p, "kort forst", "start.ny");
	if (is_open(p)) {
		html_put(&p->html, "<a class=\"knapp hoved\" href=\"#steg1\">");
		page_say(p, "start.fortsett_knapp");
		html_put(&p->html, "</a>\n");
	}
	put_button(p, is_open(p) ? "" : "hoved", "new", "start.ny_knapp");
	html_put(&p->html, "</section>\n");
	put_card(p, "kort slipp", "start.aapne");
	put_button(p, "", "open", "start.aapne_knapp");
	html_put(&p->html, "</section>\n");
	put_card(p, "kort", "start.eksempel");
	put_button(p, "", "example", "start.eksempel_knapp");
	html_put(&p->html, "</section></div>\n<ol class=\"fire\">");
	for (enum view view = VIEW_GROUP; view <= VIEW_RESULT; view++) {
		html_put(&p->html, "<li><b>");
		html_text(&p->html, view_word(p, view, 1));
		html_put(&p->html, "</b>");
		html_text(&p->html, view_word(p, view, 2));
		html_put(&p->html, "</li>\n");
	}
	html_put(&p->html, "</ol>\n<div class=\"lagres\">");
	put_card(p, "", "start.lagres");
	html_put(&p->html, "</section>\n");
	put_card(p, "", "start.kontroll");
	html_put(&p->html, "<p><a href=\"#kontroll\">");
	page_say(p, "start.kontroll_lenke");
	html_put(&p->html, "</a></p></section></div></div>\n");
}

/* How many of 100, read as the scenario's reader would; NAN when it is not known. */
static double of_hundred(const struct screen *p, const char *path)
{
	const struct yaml *value, *expected;
	const char *text;
	double share;

	if (!scenario_field(path, p->tree, &value, p->arena) || !value)
		return NAN;
	expected = value->type == YAML_MAPPING ? yaml_find(value, "forventet") : value;
	text = expected && expected->type == YAML_SCALAR ? expected->text : "";
	return number_read(&share, text, NUMBER_PERCENT, p->arena) || !(share >= 0 && share <= 1) ? NAN : share * 100;
}

/* A hundred persons: who manage anyway, whom the measure helps or harms, and who do not manage. */
static void put_dots(struct screen *p, double without, double with)
{
	static const char *const class[] = { "p-uansett", "p-hjelp", "p-skade", "p-ikke" };
	int counts[4] = { (int)round(fmin(without, with)), 0, 0, 0 }, kind = 0, left;

	counts[with > without ? 1 : 2] = (int)round(fmax(without, with)) - counts[0];
	counts[3] = 100 - counts[0] - counts[1] - counts[2];
	left = counts[0];
	html_put(&p->html, "<svg viewBox=\"0 0 152 152\" role=\"img\" aria-label=\"");
	for (int i = 0; i < 4; i++)
		if (counts[i] > 0) {
			html_format(&p->html, "%d ", counts[i]);
			html_text(&p->html, page_word_of(p, "prikker", i));
			html_put(&p->html, ". ");
		}
	html_put(&p->html, "\">");
	for (int i = 0; i < 100; i++, left--) {
		while (left <= 0)
			left = counts[++kind];
		html_format(&p->html, "<circle cx=\"%d.5\" cy=\"%d.5\" r=\"5.6\" class=\"%s\"/>", i % 10 * 15 + 8,
			   i / 10 * 15 + 8, class[kind]);
	}
	html_put(&p->html, "</svg>\n");
}

/* The heading over the two shares, the dots, and what they come to; the fields follow. */
void page_put_successes(struct screen *p)
{
	double without = of_hundred(p, "tiltak.normalliv uten tiltak");
	double with = of_hundred(p, "tiltak.normalliv med tiltak");

	html_put(&p->html, "<h2>");
	page_say(p, "lykkes");
	html_put(&p->html, "</h2>\n");
	put_paragraph(p, "hjelp", "lykkes_om");
	html_put(&p->html, "<div class=\"hundre\">");
	if (!isnan(without) && !isnan(with))
		put_dots(p, without, with);
	html_put(&p->html, "<div>");
	if (!isnan(without) && !isnan(with)) {
		const char *word = with > without ? "hjelper" : with < without ? "skader" : "hjelper_ingen";

		html_put(&p->html, "<p><b>");
		page_say_with(p, page_word(p, word), number_short(p->arena, fabs(with - without), 1));
		html_put(&p->html, "</b></p>\n");
	}
}

static void put_study(struct screen *p, const struct words *words, const struct published_effect *effect)
{
	struct arena *a = p->arena;

	html_put(&p->html, "<li><b>");
	if (isnan(effect->points))
		html_text(&p->html, word_of(words, WORD_FINDINGS, (int)effect->result));
	else
		html_text(&p->html, arena_printf(a, "%s%s av 100", effect->points > 0 ? "+" : "",
						number_short(a, effect->points, 1)));
	html_put(&p->html, "</b> ");
	html_text(&p->html, dataset_text(p->data, effect->measure, p->language));
	html_put(&p->html, " <small>");
	html_text(&p->html, arena_printf(a, "%s, %s, %s. %s", dataset_text(p->data, effect->outcome, p->language),
					effect->country, word_of(words, WORD_DESIGNS, (int)effect->design),
					effect_citation(effect, a)));
	html_put(&p->html, "</small></li>\n");
}

/* What studies of the group, and of the kind of measure, have found. */
void page_put_studies(struct screen *p)
{
	struct diag quiet = { .arena = p->arena };
	const struct words *words = build_words("templates", p->language, p->arena, &quiet);
	const struct yaml *group, *kind;
	struct near_effects near = { 0 };
	int index;

	scenario_field("målgruppe.gruppe", p->tree, &group, p->arena);
	scenario_field("tiltak.slag", p->tree, &kind, p->arena);
	index = group ? dataset_group(p->data, scenario_shown(group, p->arena)) : -1;
	html_put(&p->html, "<aside class=\"studier\"><h2>");
	page_say(p, "studier");
	html_put(&p->html, "</h2>\n");
	if (index > 0)
		effects_nearest(&near, p->data, index, kind && *scenario_shown(kind, p->arena) ?
				scenario_shown(kind, p->arena) : NULL, p->arena);
	put_paragraph(p, "hjelp", index <= 0 ? "studier_velg" : near.life_count ? "studier_om" : "studier_ingen");
	html_put(&p->html, near.life_count && words ? "<ul>\n" : "");
	for (size_t i = 0; words && i < near.life_count && i < STUDIES_SHOWN; i++)
		put_study(p, words, near.life[i].effect);
	html_put(&p->html, near.life_count && words ? "</ul></aside>\n" : "</aside>\n");
}

static void put_heading(struct screen *p)
{
	html_put(&p->html, "<h1 tabindex=\"-1\">");
	if (p->view >= VIEW_GROUP && p->view <= VIEW_RESULT)
		html_format(&p->html, "%d ", (int)p->view);
	html_text(&p->html, view_word(p, p->view, 1));
	html_put(&p->html, "</h1>\n");
	if (page_has_word(p, arena_printf(p->arena, "%s_om", view_id[p->view]), 0))
		put_paragraph(p, "inn", arena_printf(p->arena, "%s_om", view_id[p->view]));
}

static void put_way_on(struct screen *p)
{
	html_put(&p->html, "<p class=\"neste\">");
	if (p->view > VIEW_GROUP) {
		html_format(&p->html, "<a class=\"knapp\" href=\"#%s\">", view_id[p->view - 1]);
		page_say(p, "tilbake");
		html_put(&p->html, "</a> ");
	}
	html_format(&p->html, "<a class=\"knapp hoved\" href=\"#%s\">",
		   view_id[p->view == VIEW_RESULT ? VIEW_DOWNLOAD : p->view + 1]);
	if (p->view == VIEW_RESULT)
		page_say(p, "lag_dokumentene");
	else
		page_say_with(p, page_word(p, "neste"), view_word(p, p->view + 1, 1));
	html_put(&p->html, "</a></p>\n");
}

/* Nothing can be shown of a case that cannot be read. */
static void put_unreadable(struct screen *p)
{
	html_put(&p->html, "<div class=\"feilboks\"><p>");
	page_say(p, "feil_i_teksten");
	html_put(&p->html, " <a href=\"#tekst\">");
	page_say(p, "til_teksten");
	html_put(&p->html, "</a></p></div>\n");
}

static void put_step(struct screen *p)
{
	put_heading(p);
	if (!p->tree) {
		put_unreadable(p);
		return;
	}
	page_put_faults(p, p->view);
	if (p->view == VIEW_COSTS) {
		html_put(&p->html, "<p class=\"hjelp\">");
		page_say_with(p, page_word(p, "prisaar_om"), arena_printf(p->arena, "%d", p->scenario.price_year));
		html_put(&p->html, "</p>\n");
	}
	if (p->view == VIEW_RESULT && p->study)
		page_put_document(p, "program-resultat");
	else if (p->view == VIEW_RESULT)
		page_put_result(p);
	page_put_fields(p, p->view);
	if (p->view == VIEW_RESULT)
		put_paragraph(p, "hjelp", "i_teksten");
	put_way_on(p);
}

/* The numbers of the lines, those with faults marked. */
static void put_numbers(struct screen *p, const struct page_file *file, int lines)
{
	bool *wrong = arena_alloc(p->arena, (size_t)lines + 1, sizeof *wrong);

	for (size_t i = 0; i < p->faults.count; i++) {
		const struct diag_entry *e = p->faults.items[i].entry;

		if (e->severity == SEVERITY_ERROR && e->at.file && text_equal(e->at.file, file->name) &&
		    e->at.line > 0 && e->at.line <= lines)
			wrong[e->at.line] = true;
	}
	html_put(&p->html, "<pre aria-hidden=\"true\">"); /* not a list: a case may have very many lines */
	for (int line = 1; line <= lines; line++)
		html_format(&p->html, wrong[line] ? "<b>! %d</b>\n" : "%d\n", line);
	html_put(&p->html, "</pre>");
}

/* A text to edit; the case has numbers at its lines, which are not broken then. */
static void put_editor(struct screen *p, const struct page_file *file, const char *label, const char *id, bool numbers)
{
	int lines = 1;

	for (size_t i = 0; i < file->text.size; i++)
		lines += file->text.data[i] == '\n';
	html_format(&p->html, "<div class=\"tekstflate\"><label for=\"%s\">", id);
	html_text(&p->html, label);
	html_format(&p->html, "</label><div class=\"kode%s\">", numbers ? "" : " fri");
	if (numbers)
		put_numbers(p, file, lines);
	html_format(&p->html, "<textarea id=\"%s\" spellcheck=\"%s\" rows=\"%d\"", id, numbers ? "false" : "true",
		    lines + 1);
	html_attribute(&p->html, "data-file", file->name);
	html_put(&p->html, ">\n");
	html_text(&p->html, arena_text(p->arena, file->text.data, file->text.size));
	html_put(&p->html, "</textarea></div></div>\n");
}

static void put_note(struct screen *p, const struct note *note, const struct words *words)
{
	static const char *const class[] = { "", "st", "", "sk", "sk" };

	html_put(&p->html, "<li class=\"notat\">");
	if (note->stance != STANCE_NONE) {
		html_format(&p->html, "<span class=\"hold %s\">", class[note->stance]);
		html_text(&p->html, word_of(words, WORD_STANCES, (int)note->stance - 1));
		html_put(&p->html, "</span>");
	}
	html_put(&p->html, "<b>");
	html_text(&p->html, note->actor);
	html_put(&p->html, "</b> <small>");
	html_text(&p->html, word_of(words, WORD_ROLE_ONE, (int)note->role));
	html_put(&p->html, "</small></li>\n");
}

static void put_notes(struct screen *p)
{
	struct diag quiet = { .arena = p->arena };
	const struct words *words = build_words("templates", p->language, p->arena, &quiet);

	put_heading(p);
	page_put_faults(p, VIEW_NOTES);
	for (size_t i = 1; i < p->file_count; i++)
		put_editor(p, &p->files[i],
			   arena_printf(p->arena, "%s (%s)", page_word(p, "innspill_tekst"), p->files[i].name),
			   arena_printf(p->arena, "notat-%zu", i), false);
	html_put(&p->html, "<p class=\"neste\">");
	put_button(p, p->file_count > 1 ? "" : "hoved", "note", "nytt_innspill");
	html_put(&p->html, "</p>\n");
	put_paragraph(p, "hjelp", "innspill_hjelp");
	if (!words || !p->notes.count)
		return;
	html_put(&p->html, "<h2>");
	page_say(p, "innspill_lest");
	html_put(&p->html, "</h2>\n<ul class=\"notater\">");
	for (size_t i = 0; i < p->notes.count; i++)
		put_note(p, &p->notes.items[i], words);
	html_put(&p->html, "</ul>\n");
}

static void put_text_view(struct screen *p)
{
	put_heading(p);
	page_put_faults(p, VIEWS);
	put_editor(p, &p->files[0], p->files[0].name, "saken", true);
}

static void put_said(struct screen *p)
{
	const char *rest = p->said + strcspn(p->said, "\n");

	if (!*p->said)
		return;
	html_format(&p->html, "<div class=\"dom%s\" role=\"status\"><p class=\"s\">", p->status ? " galt" : "");
	page_say(p, p->status ? "ikke_uendret" : "uendret");
	html_put(&p->html, "</p><p lang=\"nb\">");
	html_text(&p->html, arena_text(p->arena, p->said, (size_t)(rest - p->said)));
	html_put(&p->html, "</p></div>\n");
	if (!p->status) {
		html_put(&p->html, "<p>");
		put_button(p, "hoved", "unpack", "hent_ut");
		html_put(&p->html, "</p>\n");
	}
	html_put(&p->html, "<details class=\"fold\"><summary>");
	page_say(p, "kontroll_alt");
	html_put(&p->html, "</summary><pre lang=\"nb\" tabindex=\"0\">");
	html_text(&p->html, rest + (*rest == '\n'));
	html_put(&p->html, "</pre></details>\n");
}

static void put_verify(struct screen *p)
{
	put_heading(p);
	html_put(&p->html, "<div class=\"slippflate\">");
	put_button(p, "hoved", "verify", "kontroll_knapp");
	html_put(&p->html, "</div>\n");
	put_said(p);
}

void page_put_view(struct screen *p)
{
	switch (p->view) {
	case VIEW_START:
		put_start(p);
		break;
	case VIEW_GROUP:
	case VIEW_MEASURE:
	case VIEW_COSTS:
	case VIEW_RESULT:
		put_step(p);
		break;
	case VIEW_NOTES:
		put_notes(p);
		break;
	case VIEW_TEXT:
		put_text_view(p);
		break;
	case VIEW_DOWNLOAD:
		put_heading(p);
		page_put_downloads(p);
		break;
	case VIEW_VERIFY:
		put_verify(p);
		break;
	case VIEWS:
		break;
	}
}
