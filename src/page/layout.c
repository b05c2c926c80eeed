/* Composes pages, again with less room where they must be fewer. */
#include "layout.h"

#include "base/diag.h"
#include "base/excerpt.h"
#include "tree/chart.h"
#include "flow.h"
#include "inline.h"

static void start(struct flow *f, const struct document *doc, const struct style *style, struct font_set *fonts,
		  struct arena *a, struct diag *d)
{
	*f = (struct flow){
		.arena = a, .drawn = a, .structure = a, .passing = a, .words = a, .diag = d, .doc = doc, .fonts = fonts,
		.style = *style
	};
	f->root = element_new(f, TAG_DOCUMENT, NULL);
	f->root->attached = true;
	f->root->has_language = true;
	f->root->language = doc->language;
	anchors_collect(f);
}

/* Of a page's height, in per cent: its title and source want room too. */
enum { CHART_MOST = 88 };

static bool compose(struct flow *f, bool cut_notes)
{
	struct style *s = &f->style;
	struct area p = {
		.x = s->left,
		.width = s->measure,
		.wide = s->width - s->left - s->right,
		.parent = f->root,
		.language = f->doc->language,
		.role = TEXT_BODY,
		.cut_notes = cut_notes,
	};

	s->chart.tallest = (length)((int64_t)page_room(f) * CHART_MOST / 100);
	flow_blocks(f, f->doc->root->first, p);
	return paginate(f);
}

/* The block of the document that takes most room. */
static const struct block *largest_block(const struct flow *f)
{
	const struct block *block = f->doc->root->first, *largest = NULL;
	length most = 0;
	size_t at = 0;

	for (int number = 1; block; block = block->next, number++) {
		length height = 0;

		for (; at < f->strips.count && f->strips.items[at].block == number; at++)
			height += f->strips.items[at].height + f->strips.items[at].before;
		if (height > most) {
			most = height;
			largest = block;
		}
	}
	return largest;
}

/* The words by which a reader knows `block`, "" when it has none. */
static const char *block_name(const struct flow *f, const struct block *block)
{
	if (block && block->type == BLOCK_TABLE)
		return span_text(f->arena, block->table->caption);
	if (block && block->type == BLOCK_FIGURE)
		return block->chart->title;
	return block ? span_text(f->arena, block->spans) : "";
}

static void report_too_long(const struct flow *f)
{
	const struct block *block = largest_block(f);
	struct place at = block ? block->at : f->doc->root->at;
	const char *name = block_name(f, block);

	diag_error(f->diag, at,
		   "utgaven skal være på %d sider, men teksten fyller %d også med minste skrift; kort ned den, først det som tar mest plass%s%s%s",
		   f->doc->exact_pages, f->page_count, *name ? " («" : "", excerpt(f->arena, name), *name ? "»)" : "");
}

/* Forgets what was composed, and the memory it took is there for the next attempt. */
static void start_again(struct flow *f, const struct flow *start_state, const struct style *style)
{
	arena_clear(start_state->arena);
	arena_clear(start_state->drawn);
	arena_clear(start_state->structure);
	arena_clear(start_state->passing);
	*f = *start_state;
	f->style = *style;
}

/* An edition with a fixed number of pages: lines to write on are cut to the fewest first, then space and type get
 * smaller step by step as the style allows; what is left of the pages is filled with lines again. */
static bool compose_exact(struct flow *f, const struct style *style)
{
	struct flow start_state = *f;

	for (int step = 0; step < style->fit_count; step++) {
		size_t errors = f->diag->errors;
		struct style fitted = style_fitted(style, style->fit[step]);

		start_again(f, &start_state, &fitted);
		if (!compose(f, true) || f->diag->errors > errors)
			return false;
		if (f->page_count <= f->doc->exact_pages) {
			paginate_fill(f);
			f->page_count = f->doc->exact_pages;
			return true;
		}
	}
	report_too_long(f);
	return false;
}

/* An edition that should not be longer than so many pages gets less white and smaller figures if that is enough;
 * type stays as large as it is. */
static bool compose_within(struct flow *f, const struct style *style)
{
	struct flow start_state = *f;

	for (int step = 0; step < style->fit_count; step++) {
		size_t errors = f->diag->errors;
		struct style fitted = style_fitted(style, style->fit[step]);

		if (style->fit[step].text < 100)
			continue;
		start_again(f, &start_state, &fitted);
		if (!compose(f, false) || f->diag->errors > errors)
			return false;
		if (f->page_count <= f->doc->most_pages) {
			paginate_spread(f, style->fit[step].space);
			return true;
		}
	}
	start_again(f, &start_state, style);
	return compose(f, false);
}

static bool compose_any(struct flow *f, const struct style *style)
{
	if (f->doc->exact_pages)
		return compose_exact(f, style);
	return f->doc->most_pages ? compose_within(f, style) : compose(f, false);
}

static void make_pages(struct pages *out, struct flow *f)
{
	*out = (struct pages){
		.width = f->style.width,
		.height = f->style.height,
		.language = f->doc->language,
		.title = f->doc->title,
		.author = f->doc->author,
		.subject = f->doc->subject,
		.date = f->doc->date,
	};
	emit(out, f, f->page_count);
}

bool layout(struct pages *out, const struct document *doc, const struct style *style, struct font_set *fonts,
	    struct arena *a, struct page_parts *parts, struct diag *d)
{
	size_t errors = d->errors;
	struct arena attempt = { 0 }, passing = { 0 };
	struct page_parts own = { 0 };
	bool composed;
	struct flow f;

	start(&f, doc, style, fonts, a, d);
	text_check(&f, doc->running_head, doc->root->at);
	text_check(&f, doc->mark, doc->root->at);
	f.arena = &attempt;
	f.drawn = &own.drawn;
	f.structure = &own.structure;
	f.passing = f.words = &passing;
	composed = compose_any(&f, style) && d->errors == errors;
	arena_adopt(a, &attempt);
	f.arena = a;
	if (doc->tree)
		arena_free(doc->tree);
	if (composed)
		make_pages(out, &f);
	arena_free(&passing);
	if (parts) {
		*parts = own;
	} else {
		arena_adopt(a, &own.drawn);
		arena_adopt(a, &own.structure);
	}
	if (composed)
		out->parts = parts;
	return composed;
}
