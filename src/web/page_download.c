/* What can be downloaded, and the commands that make it. */
#include "page.h"

#include "base/text.h"
#include "cli/formats.h"
#include "cli/options.h"
#include "input/scenario_edit.h"

#include <string.h>

const char *page_file_name(struct screen *p)
{
	const struct yaml *value;
	const char *name;

	scenario_field("tiltak.navn", p->tree, &value, p->arena);
	name = text_id(p->arena, scenario_shown(value, p->arena));
	for (const char *c = name; *c; c++)
		if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789-", *c))
			return "sak";
	return *name ? name : "sak";
}

/* A choice with its explanation and the kind of file. */
static void put_choice(struct screen *p, const char *value, const char *name, const char *about, const char *file,
		       bool chosen)
{
	html_put(&p->html, "<li><label><input type=\"checkbox\" name=\"dok\"");
	html_attribute(&p->html, "value", value);
	html_put(&p->html, chosen ? " checked><span><b>" : "><span><b>");
	html_text(&p->html, name);
	html_put(&p->html, "</b><small>");
	html_text(&p->html, about);
	html_put(&p->html, "</small></span><span class=\"fil\">");
	html_text(&p->html, file);
	html_put(&p->html, "</span></label></li>\n");
}

/* Every edition in every format that writes documents. */
static void put_documents(struct screen *p)
{
	const struct command *command = command_find(p->arena, "rapport");
	const char *editions = option_choices(command, OPTION_EDITION, p->arena);

	while (*editions) {
		size_t size = strcspn(editions, "|");
		const char *edition = arena_text(p->arena, editions, size);
		const char *key = arena_printf(p->arena, "utgaver.%s", edition);

		for (const struct format *f = format_table; f < format_table + format_count; f++) {
			bool pdf = text_equal(f->name, "pdf");

			if (!text_equal(f->command, "rapport") || !f->document || !format_takes(f, edition))
				continue;
			put_choice(p, arena_printf(p->arena, "%s/%s", edition, f->name), page_word_of(p, key, 0),
				   page_word_of(p, key, 1), f->name, pdf && text_equal(edition, "saksvedlegg"));
		}
		editions += size + (editions[size] == '|');
	}
}

static void put_check(struct screen *p, const char *value, const char *word, bool chosen)
{
	html_format(&p->html, "<label><input type=\"checkbox\" name=\"dok\" value=\"%s\"%s>", value,
		   chosen ? " checked" : "");
	page_say(p, word);
	html_put(&p->html, "</label>\n");
}

static void put_outcome(struct screen *p)
{
	if (!*p->said)
		return;
	html_format(&p->html, "<div class=\"dom%s\" role=\"status\"><p class=\"s\">", p->status ? " galt" : "");
	page_say(p, p->status ? "ikke_laget" : "dokumenter_laget");
	html_put(&p->html, "</p><pre lang=\"nb\" tabindex=\"0\">");
	html_text(&p->html, p->said);
	html_put(&p->html, "</pre></div>\n");
}

void page_put_downloads(struct screen *p)
{
	page_put_faults(p, VIEWS);
	if (p->tree && page_count_missing(p, VIEWS)) {
		html_put(&p->html, "<div class=\"gammelt\"><p>");
		page_say(p, "mangler_foerst");
		html_put(&p->html, "</p>\n");
		page_put_missing(p);
		html_put(&p->html, "</div>\n");
	}
	put_outcome(p);
	html_put(&p->html, "<form data-do=\"make\"><fieldset><legend>");
	page_say(p, "dokumentene");
	html_put(&p->html, "</legend><ul class=\"ned\">\n");
	put_documents(p);
	html_put(&p->html, "</ul></fieldset>\n<fieldset class=\"aldre\"><legend>");
	page_say(p, "maalform_i");
	html_put(&p->html, "</legend><div>");
	put_check(p, "nb", "bokmaal", p->language == LANGUAGE_NB);
	put_check(p, "nn", "nynorsk", p->language == LANGUAGE_NN);
	html_put(&p->html, "</div></fieldset>\n<fieldset class=\"aldre\"><legend>");
	page_say(p, "intern_tittel");
	html_put(&p->html, "</legend><p class=\"hjelp\">");
	page_say(p, "intern_om");
	html_put(&p->html, "</p><div>");
	put_check(p, "intern", "intern", false);
	html_format(&p->html, "</div></fieldset>\n<p class=\"neste\"><button class=\"knapp hoved\"%s>",
		   p->study ? "" : " disabled");
	page_say(p, "lag");
	html_put(&p->html, "</button> <button type=\"button\" class=\"knapp\" data-do=\"save\">");
	page_say(p, "lagre");
	html_put(&p->html, "</button></p></form>\n<p class=\"hjelp\">");
	page_say(p, "ned_om");
	html_put(&p->html, "</p>\n");
}

const char *page_runs(struct screen *p, const char *chosen)
{
	struct buffer runs = { .arena = p->arena };
	bool internal = strstr(chosen, "intern") != NULL;

	for (int language = 0; language < LANGUAGES; language++) {
		const char *tag = language == LANGUAGE_NN ? "nn" : "nb", *line = chosen;

		if (!strstr(arena_printf(p->arena, "\n%s\n", chosen), arena_printf(p->arena, "\n%s\n", tag)))
			continue;
		for (size_t size; *line; line += size + (line[size] == '\n')) {
			const char *slash = memchr(line, '/', size = strcspn(line, "\n"));

			if (!slash)
				continue;
			buffer_printf(&runs, "%srapport\t%s\t-u\t%.*s\t-f\t%.*s\t-m\t%s%s", runs.size ? "\n" : "",
				      p->files[0].name, (int)(slash - line), line, (int)(line + size - slash - 1),
				      slash + 1, tag, internal ? "\t--intern" : "");
		}
	}
	return buffer_text(&runs);
}
