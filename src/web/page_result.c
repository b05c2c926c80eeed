/* The results beside the forms: documents of the tree as every report, made of templates of their own. */
#include "page.h"

#include "base/text.h"
#include "input/profile.h"
#include "page/font.h"
#include "page/style.h"
#include "report/build.h"

#include <stdlib.h>
#include <string.h>

/* Read once: they do not change while the page is open. */
static struct {
	struct arena arena;
	const struct style *style;
	struct font_set *fonts;
} press;

/* The last result there was, for while there is a fault. */
static char *kept;

static bool has_press(struct diag *d)
{
	if (press.fonts)
		return true;
	press.style = style_read("templates", &press.arena, d);
	press.fonts = press.style ? fonts_open("fonts", &press.arena, d) : NULL;
	return press.fonts != NULL;
}

void page_put_document(struct screen *p, const char *edition)
{
	struct diag d = { .arena = p->arena };
	const struct profile profile = { 0 };
	struct report_input input = {
		.study = p->study,
		.notes = &p->notes,
		.profile = &profile,
		.templates = "templates",
		.edition = edition,
		.language = p->language,
		.program = "utenfor " UTENFOR_VERSION,
	};
	const struct document *document;

	if (!p->study || !has_press(&d))
		return;
	document = build(&input, p->arena, &d);
	if (!document)
		return;
	p->html.doc = document;
	p->html.style = press.style;
	p->html.fonts = press.fonts;
	html_blocks(&p->html, document->root->first, (struct spot){ .language = p->language });
}

static void put_heading(struct screen *p, const char *word)
{
	html_put(&p->html, "<h2>");
	page_say(p, word);
	html_put(&p->html, "</h2>\n");
}

/* What there was before the fault, greyed; and what it waits for. */
static void put_kept(struct screen *p)
{
	put_heading(p, "resultatet");
	html_put(&p->html, "<p class=\"gammelt\"><b>");
	page_say(p, kept ? "fra_foer" : "feil_foerst");
	html_put(&p->html, "</b></p>\n");
	if (!kept)
		return;
	html_put(&p->html, "<div class=\"vent\">");
	html_put(&p->html, kept);
	html_put(&p->html, "</div>\n");
}

static void put_now(struct screen *p)
{
	size_t start;

	put_heading(p, "resultatet_naa");
	start = p->html.out.size;
	page_put_document(p, "program-naa");
	free(kept);
	kept = strdup(buffer_text(&p->html.out) + start);
	if (!p->scenario.cost_count) {
		html_put(&p->html, "<p class=\"gammelt\">");
		page_say(p, "uten_kostnader");
		html_put(&p->html, "</p>\n");
	}
	if (p->data->illustrative) {
		html_put(&p->html, "<p class=\"hjelp\">");
		page_say(p, "ikke_registerdata");
		html_put(&p->html, "</p>\n");
	}
}

void page_put_result(struct screen *p)
{
	if (p->study) {
		put_now(p);
	} else if (p->tree && p->missing && p->diag.errors == p->missing) {
		put_heading(p, "resultatet");
		html_put(&p->html, "<p class=\"stor vent\">");
		page_say(p, "kommer");
		html_put(&p->html, "</p>\n");
		page_put_missing(p);
	} else {
		put_kept(p);
	}
}
