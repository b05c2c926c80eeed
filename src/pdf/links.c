/* What a reader jumps with: link annotations and the outline. */
#include "writer.h"

/* "/Dest[…]", or nothing when there is no such destination. */
static void put_destination(struct writer *w, struct buffer *b, int destination)
{
	const struct destination *to;

	if (destination < 0 || (size_t)destination >= w->pages->destination_count)
		return;
	to = &w->pages->destinations[destination];
	/* libharu's own destinations refuse to leave the zoom as it is. */
	buffer_puts(b, "/Dest[");
	put_reference(b, object_number(w->page[to->page]));
	buffer_puts(b, "/XYZ null ");
	put_decimal(b, w->pages->height - to->y, 2);
	buffer_puts(b, " null]");
}

/* F 4 is "print" [PDF/A-2 6.3.2-1]; Contents is what a screen reader says [PDF/UA-1 7.18.5-2]. */
static HPDF_Dict write_link(struct writer *w, const struct link *link, size_t key)
{
	HPDF_Dict object = object_new(w);
	struct buffer *b = body_start(w);

	buffer_puts(b, "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect");
	put_box(b, &link->box, w->pages->height);
	buffer_puts(b, "/Contents");
	put_text(b, link->contents ? link->contents : link->uri ? link->uri : "");
	buffer_printf(b, "/StructParent %zu", key);
	if (link->uri) {
		buffer_puts(b, "/A<</S/URI/URI");
		put_uri(b, link->uri);
		buffer_puts(b, ">>");
	} else {
		put_destination(w, b, link->target);
	}
	body_end(w, object);
	return object;
}

HPDF_Dict *links_write(struct writer *w, size_t first_key)
{
	const struct pages *pages = w->pages;
	HPDF_Dict *object = NEW_ARRAY(w->arena, pages->link_count, HPDF_Dict);
	HPDF_Array *annotations = NEW_ARRAY(w->arena, pages->page_count, HPDF_Array);

	for (size_t i = 0; i < pages->link_count && !w->fault; i++) {
		int page = pages->links[i].page;

		object[i] = write_link(w, &pages->links[i], first_key + i);
		if (!annotations[page]) {
			annotations[page] = HPDF_Array_New(w->doc->mmgr);
			writer_check(w, HPDF_Dict_Add(w->page[page], "Annots", annotations[page]));
		}
		if (!w->fault)
			writer_check(w, HPDF_Array_Add(annotations[page], object[i]));
	}
	return object;
}

/* An entry of the outline with its place in the tree: indices of other entries, −1 for none. */
struct entry {
	HPDF_Dict object;
	int parent, previous, next, first, last;
	int below; /* entries under it, all shown */
};

enum { NONE = -1 };

/* Finds each entry's relatives: its parent is the nearest one before it of a lower level. */
static void link_entries(struct entry *entries, const struct outline_entry *outline, int count)
{
	int top = NONE; /* the last entry without a parent */

	for (int i = 0; i < count; i++) {
		struct entry *e = &entries[i];
		int parent = i - 1;

		while (parent >= 0 && outline[parent].level >= outline[i].level)
			parent = entries[parent].parent;
		e->parent = parent;
		e->previous = parent >= 0 ? entries[parent].last : top;
		e->next = e->first = e->last = NONE;
		if (e->previous >= 0)
			entries[e->previous].next = i;
		if (parent < 0) {
			top = i;
			continue;
		}
		if (entries[parent].first < 0)
			entries[parent].first = i;
		entries[parent].last = i;
		for (; parent >= 0; parent = entries[parent].parent)
			entries[parent].below++;
	}
}

static void put_relative(struct buffer *b, const char *key, const struct entry *entries, int index)
{
	if (index < 0)
		return;
	buffer_puts(b, key);
	put_reference(b, object_number(entries[index].object));
}

static void write_entry(struct writer *w, const struct entry *entries, int index, HPDF_Dict root)
{
	const struct outline_entry *outline = &w->pages->outline[index];
	const struct entry *e = &entries[index];
	struct buffer *b = body_start(w);

	buffer_puts(b, "/Title");
	put_text(b, outline->title);
	buffer_puts(b, "/Parent ");
	put_reference(b, object_number(e->parent >= 0 ? entries[e->parent].object : root));
	put_relative(b, "/Prev ", entries, e->previous);
	put_relative(b, "/Next ", entries, e->next);
	put_relative(b, "/First ", entries, e->first);
	put_relative(b, "/Last ", entries, e->last);
	if (e->below)
		buffer_printf(b, "/Count %d", e->below);
	put_destination(w, b, outline->destination);
	body_end(w, e->object);
}

unsigned outline_write(struct writer *w)
{
	int count = (int)w->pages->outline_count, last = 0;
	struct entry *entries = NEW_ARRAY(w->arena, (size_t)count, struct entry);
	HPDF_Dict root;

	if (!count)
		return 0;
	root = object_new(w);
	for (int i = 0; i < count; i++)
		entries[i].object = object_new(w);
	link_entries(entries, w->pages->outline, count);
	for (int i = 0; i < count; i++) {
		write_entry(w, entries, i, root);
		if (entries[i].parent < 0)
			last = i;
	}
	object_printf(w, root, "/Type/Outlines/First %u 0 R/Last %u 0 R/Count %d",
		      object_number(entries[0].object), object_number(entries[last].object), count);
	return object_number(root);
}
