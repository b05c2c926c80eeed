/* The structure tree, as content comes to it. */
#include "flow.h"

#include <string.h>

const char *const tag_name[TAGS] = {
	[TAG_DOCUMENT] = "Document",
	[TAG_SECT] = "Sect",
	[TAG_DIV] = "Div",
	[TAG_H1] = "H1",
	[TAG_H2] = "H2",
	[TAG_H3] = "H3",
	[TAG_P] = "P",
	[TAG_L] = "L",
	[TAG_LI] = "LI",
	[TAG_LBL] = "Lbl",
	[TAG_LBODY] = "LBody",
	[TAG_TABLE] = "Table",
	[TAG_THEAD] = "THead",
	[TAG_TBODY] = "TBody",
	[TAG_TR] = "TR",
	[TAG_TH] = "TH",
	[TAG_TD] = "TD",
	[TAG_CAPTION] = "Caption",
	[TAG_FIGURE] = "Figure",
	[TAG_TOC] = "TOC",
	[TAG_TOCI] = "TOCI",
	[TAG_REFERENCE] = "Reference",
	[TAG_LINK] = "Link",
	[TAG_NOTE] = "Note",
	[TAG_BLOCKQUOTE] = "BlockQuote",
	[TAG_CODE] = "Code",
	[TAG_SPAN] = "Span",
	[TAG_EM] = "EM",
	[TAG_STRONG] = "STRONG",
};

struct element *element_new(struct flow *f, enum tag tag, struct element *parent)
{
	struct element *e = NEW(f->structure, struct element);

	e->tag = tag;
	e->parent = parent;
	return e;
}

struct element *element_for(struct flow *f, enum tag tag, const struct block *block, struct area *p)
{
	struct element *e = element_new(f, tag, p->parent);

	if (block->has_language && block->language != p->language) {
		e->has_language = true;
		e->language = block->language;
		p->language = block->language;
	}
	return e;
}

void element_number(struct flow *f, struct element *e)
{
	element_own(f, e)->id = ++f->next_id;
}

struct element_more *element_own(struct flow *f, struct element *e)
{
	if (!e->more)
		e->more = NEW(f->structure, struct element_more);
	return e->more;
}

struct kid *kid_add(struct flow *f, struct element *e)
{
	size_t capacity = e->kid_capacity;

	/* most have one */
	if (!capacity)
		e->kids = arena_alloc(f->structure, capacity = 1, sizeof *e->kids);
	e->kids = arena_grow(f->structure, e->kids, e->kid_count, &capacity, sizeof *e->kids);
	e->kid_capacity = (uint32_t)capacity;
	return &e->kids[e->kid_count++];
}

void element_attach(struct flow *f, struct element *e)
{
	/* The depth is bounded by that of the document, see LIMIT_MARKDOWN_DEPTH. */
	if (e->attached)
		return;
	element_attach(f, e->parent);
	*kid_add(f, e->parent) = (struct kid){ .type = KID_ELEMENT, .element = e };
	e->attached = true;
}
