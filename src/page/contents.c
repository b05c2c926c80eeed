/* The table of contents. Its page numbers are put in when the pages are known, see emit.c. */
#include "flow.h"
#include "linebreak.h"

enum { NUMBER_ROOM = PT(24) };

static void flow_entry(struct flow *f, const struct outline_entry *entry, struct element *toc, struct area p,
		       length right)
{
	const struct text_style *style = &f->style.text[TEXT_CONTENTS];
	struct element *item = element_new(f, TAG_TOCI, toc);
	struct element *link = element_new(f, TAG_LINK, element_new(f, TAG_REFERENCE, item));
	struct span title = { .text = entry->title };
	struct ink ink = ink_of(style, link);
	struct lines lines = { 0 };
	struct text t = { 0 };

	ink.link = (int)f->links.count;
	*LIST_ADD(f->passing, &f->links) = (struct flow_link){ NULL, entry->destination, entry->title, link };
	text_add(&t, f, &title, &ink);
	lines_break(&lines, &t, f, p.width, HYPHENS_NEEDED);
	for (size_t i = 0; i < lines.items.count; i++) {
		struct strip *s = strip_add(f, &p, i ? 0 : style->before, style->leading);
		bool last = i + 1 == lines.items.count;
		struct piece *number;

		s->keep |= !last;
		line_pieces(f, s, &lines.items.items[i], p.x, baseline(f, style));
		if (!last)
			continue;
		s->pieces.items[s->pieces.count - 1].item.text.space_after = true;
		number = piece_text(f, s, link, style, "", right, baseline(f, style));
		number->link = ink.link;
		number->page_of = entry->destination;
	}
	f->after = style->after;
}

void flow_contents(struct flow *f, const struct block *contents, struct area p)
{
	struct element *toc = element_for(f, TAG_TOC, contents, &p);
	length right = p.x + p.wide;
	size_t first = f->strips.count;

	p.width = p.wide - NUMBER_ROOM;
	for (size_t i = 0; i < f->outline.count; i++)
		if (f->outline.items[i].level == 1)
			flow_entry(f, &f->outline.items[i], toc, p, right);
	for (size_t i = first; i + 1 < f->strips.count; i++)
		f->strips.items[i].together = true;
	f->after = f->style.table_after;
}
