/* Placed strips into pages: marked content, links and the structure tree come about in reading order. */
#include "flow.h"

#include <string.h>

struct emitter {
	struct flow *flow;
	struct pages *out;
	struct page *page;
	int index;
	const struct element *owner; /* of the last item; NULL after an artifact */
	const struct strip *strip;   /* of the last link, with its number and line */
	int link;
	length link_y;
};

/* The mark for content of `owner`: the last one when it goes on. */
static int mark_for(struct emitter *e, struct element *owner)
{
	struct page *page = e->page;

	if (owner == e->owner)
		return page->marks - 1;
	page->owners = arena_grow(e->flow->structure, page->owners, (size_t)page->marks, &page->owner_capacity,
				  sizeof(struct element *));
	page->owners[page->marks] = owner;
	*kid_add(e->flow, owner) = (struct kid){ .type = KID_CONTENT, .page = e->index, .mark = page->marks };
	e->owner = owner;
	return page->marks++;
}

/* Adds the text item to the link's area on this line, which is a new one when the line begins. */
static void link_item(struct emitter *e, const struct strip *s, const struct item *item, int index)
{
	const struct flow_link *link = &e->flow->links.items[index];
	struct pages *out = e->out;
	length height = item->text.size * 12 / 10;
	struct link *area;

	if (e->strip == s && e->link == index && e->link_y == item->y) {
		area = &out->links[out->link_count - 1];
		area->box.w = item->x + item->text.width - area->box.x;
		return;
	}
	out->links = arena_grow(e->flow->arena, out->links, out->link_count, &out->link_capacity, sizeof *out->links);
	area = &out->links[out->link_count++];
	*area = (struct link){
		.page = e->index,
		.box = { item->x, item->y - item->text.size * 95 / 100, item->text.width, height },
		.uri = link->uri,
		.target = link->target,
		.contents = link->contents,
		.element = link->element,
	};
	*kid_add(e->flow, link->element) = (struct kid){ .type = KID_LINK, .link = (int)out->link_count - 1 };
	e->strip = s;
	e->link = index;
	e->link_y = item->y;
}

/* The number of the page where a destination stands, ending at the item's x. */
static void set_page_number(struct emitter *e, struct item *item, int destination)
{
	struct flow *f = e->flow;

	item->text.text = arena_printf(f->drawn, "%d", e->out->destinations[destination].page + 1);
	item->text.width = font_width(f->fonts, item->text.font, item->text.text, strlen(item->text.text),
				      item->text.size);
	item->x -= item->text.width;
}

/* Where the figure stands that `element` is. */
static void set_box(struct emitter *e, struct element *element, struct box box)
{
	struct element_more *more = element_own(e->flow, element);

	more->has_box = true;
	more->box_page = e->index;
	more->box = box;
}

static void emit_drawing(struct emitter *e, struct drawing *d, length y)
{
	struct flow *f = e->flow;
	struct chart_style style = drawing_style(f, d);
	struct item *items;
	size_t count;

	element_attach(f, d->element);
	set_box(e, d->element, (struct box){ d->x, y, d->width, drawing_height(f, d) });
	count = chart_draw(&items, d->chart, &style, f->fonts, d->x, y, d->width,
			   mark_for(e, d->element), f->drawn);
	for (size_t i = 0; i < count; i++)
		*item_add(f, e->page) = items[i];
}

static void emit_piece(struct emitter *e, const struct strip *s, const struct piece *piece, length y, bool artifact)
{
	struct item *item;

	if (piece->item.type == ITEM_PATH) {
		emit_drawing(e, piece->drawing, y + piece->item.y);
		return;
	}
	if (piece->owner && !artifact)
		element_attach(e->flow, piece->owner);
	if (piece->item.type == ITEM_TEXT && !piece->item.text.text)
		return;
	item = item_add(e->flow, e->page);
	*item = piece->item;
	item->y += y;
	if (piece->page_of >= 0)
		set_page_number(e, item, piece->page_of);
	if (item->type == ITEM_IMAGE)
		set_box(e, piece->owner, (struct box){ item->x, item->y, item->image.w, item->image.h });
	if (piece->owner && !artifact) {
		item->mark = mark_for(e, piece->owner);
		if (piece->link >= 0)
			link_item(e, s, item, piece->link);
	} else {
		item->mark = -1;
		item->artifact = artifact ? ARTIFACT_PAGINATION : ARTIFACT_LAYOUT;
		e->owner = NULL;
	}
}

static void emit_lines(struct emitter *e, const struct strip *s)
{
	for (int i = 0; i < s->extra_lines; i++)
		emit_piece(e, s, &s->pieces.items[s->pieces.count - 1], s->y + (i + 1) * s->pitch, false);
}

static void emit_strip(struct emitter *e, const struct strip *s, bool first)
{
	if (first && s->head)
		for (size_t i = 0; i < s->head->pieces.count; i++)
			emit_piece(e, s, &s->head->pieces.items[i], s->y - s->head->height, true);
	for (size_t i = 0; i < s->pieces.count; i++)
		emit_piece(e, s, &s->pieces.items[i], s->y, false);
	emit_lines(e, s);
}

static void frame_rectangle(struct emitter *e, const struct frame *frame)
{
	struct item *item = item_add(e->flow, e->page);

	*item = (struct item){
		.type = ITEM_RECTANGLE,
		.mark = -1,
		.artifact = ARTIFACT_LAYOUT,
		.colour = frame->colour,
		.x = frame->x,
		.y = frame->top,
		.rectangle = { frame->side_rule ? frame->padding : frame->width, frame->bottom - frame->top },
	};
}

struct frames {
	LIST_OF(struct frame *) items;
};

/* Stretches `frame` and those around it over `s`, which stands `padding` inside; those that begin there are added,
 * outer ones first. */
static void stretch_frames(struct emitter *e, struct frames *frames, struct frame *frame, const struct strip *s,
			   length padding)
{
	if (!frame)
		return;
	padding += frame->side_rule ? 0 : frame->padding;
	stretch_frames(e, frames, frame->outer, s, padding);
	if (frame->page != e->index) {
		frame->page = e->index;
		frame->top = s->y - padding;
		*LIST_ADD(e->flow->passing, &frames->items) = frame;
	}
	frame->bottom = s->y + s->height + s->extra_lines * s->pitch + padding;
}

/* Tints and side rules, before anything that stands on them. */
static void emit_frames(struct emitter *e, size_t from, size_t end)
{
	const struct strip *s = e->flow->strips.items;
	struct frames frames = { 0 };

	for (size_t i = from; i < end; i++)
		stretch_frames(e, &frames, s[i].frame, &s[i], 0);
	for (size_t i = 0; i < frames.items.count; i++)
		frame_rectangle(e, frames.items.items[i]);
}

static void set_destinations(struct flow *f, struct pages *out)
{
	for (size_t i = 0; i < f->strips.count; i++) {
		const struct strip *s = &f->strips.items[i];

		if (s->destination >= 0) {
			out->destinations[s->destination].page = s->page;
			out->destinations[s->destination].y = s->y;
		}
	}
}

void emit(struct pages *out, struct flow *f, int page_count)
{
	struct emitter e = { .flow = f, .out = out };
	struct page room = { 0 };
	size_t at = 0;

	out->root = f->root;
	out->destinations = f->destinations.items;
	out->destination_count = f->destinations.count;
	out->outline = f->outline.items;
	out->outline_count = f->outline.count;
	out->page_count = (size_t)page_count;
	out->pages = NEW_ARRAY(f->arena, out->page_count, struct page);
	set_destinations(f, out);
	for (e.index = 0; e.index < page_count; e.index++) {
		size_t end = at;

		e.page = &out->pages[e.index];
		e.page->items = room.items; /* one list for all, so that none keeps more than it has */
		e.page->item_capacity = room.item_capacity;
		e.owner = NULL;
		while (end < f->strips.count && f->strips.items[end].page == e.index)
			end++;
		furniture_add(e.page, f, e.index, page_count);
		emit_frames(&e, at, end);
		for (size_t i = at; i < end; i++)
			emit_strip(&e, &f->strips.items[i], i == at);
		at = end;
		room = *e.page;
		e.page->items = NEW_ARRAY(f->drawn, room.item_count, struct item);
		for (size_t i = 0; i < room.item_count; i++)
			e.page->items[i] = room.items[i];
	}
}
