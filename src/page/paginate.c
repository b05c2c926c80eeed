/* Strips onto pages: as many as fit, groups that belong together on one. Each strip is looked at a
 * bounded number of times, so the time is linear in their number. */
#include "base/diag.h"
#include "base/limits.h"
#include "flow.h"

struct cursor {
	int page;
	length y;
	bool fresh; /* nothing on the page yet */
};

static length frame_padding(const struct frame *frame)
{
	length sum = 0;

	for (; frame; frame = frame->outer)
		sum += frame->side_rule ? 0 : frame->padding;
	return sum;
}

static length bottom(const struct flow *f)
{
	return f->style.height - f->style.bottom;
}

length page_room(const struct flow *f)
{
	return bottom(f) - f->style.top;
}

/* Puts `s` at the cursor; false when it does not fit. */
static bool place(const struct flow *f, struct strip *s, struct cursor *c)
{
	length y = c->y + s->before, grid = f->style.grid;

	if (c->fresh)
		y = f->style.top + frame_padding(s->frame) + (s->head ? s->head->height : 0);
	else if (s->snap)
		y = f->style.top + (y - f->style.top + grid - 1) / grid * grid;
	s->page = c->page;
	s->y = y;
	if (y + s->height + frame_padding(s->frame) > bottom(f))
		return false;
	c->y = y + s->height;
	c->fresh = false;
	return true;
}

/* End of the group that starts at `from`: strips kept together, though not more than a page of them. */
static size_t group_end(const struct flow *f, size_t from)
{
	const struct strip *strips = f->strips.items;
	length height = 0;
	size_t end = from;

	do {
		height += strips[end].height;
		end++;
	} while (end < f->strips.count && strips[end - 1].keep && !strips[end].page_break &&
		 height <= page_room(f));
	return end;
}

/* Height of the strips from `from` that should rather stand together; 0 when they begin before it. */
static length together_height(const struct flow *f, size_t from)
{
	const struct strip *strips = f->strips.items;
	length height = 0;
	bool any = false;

	if (from > 0 && strips[from - 1].together)
		return 0;
	for (size_t i = from; i < f->strips.count && height <= page_room(f); i++) {
		height += strips[i].height + (i > from ? strips[i].before : 0);
		any |= strips[i].together;
		if (!strips[i].keep && !strips[i].together)
			break;
	}
	return any ? height : 0;
}

/* A page that is full to so many per cent may end where something would be divided that need not be. */
enum { FULL_ENOUGH = 40 };

/* Whether what starts at `at` should go to a new page to stand together there. */
static bool starts_page(const struct flow *f, size_t at, const struct cursor *c)
{
	length height = together_height(f, at), room = page_room(f);

	return height && height <= room && c->y + f->strips.items[at].before + height > bottom(f) &&
	       c->y - f->style.top > room * FULL_ENOUGH / 100;
}

bool paginate(struct flow *f)
{
	struct cursor c = { 0, f->style.top, true };
	size_t at = 0;

	while (at < f->strips.count && c.page < LIMIT_PAGES) {
		size_t end = group_end(f, at), placed = at;
		struct cursor after = c;

		if (!c.fresh && (f->strips.items[at].page_break || starts_page(f, at, &c))) {
			c = (struct cursor){ c.page + 1, f->style.top, true };
			continue;
		}
		while (placed < end && place(f, &f->strips.items[placed], &after))
			placed++;
		if (placed == end) {
			c = after;
			at = end;
			continue;
		}
		/* A group that fills more than a page is divided where the page ends. */
		if (c.fresh)
			at = placed > at ? placed : at + 1;
		c = (struct cursor){ c.page + 1, f->style.top, true };
	}
	f->page_count = at == f->strips.count && c.fresh && c.page ? c.page : c.page + 1;
	if (at < f->strips.count) {
		diag_error(f->diag, f->doc->root->at, "dokumentet blir på mer enn %d sider; del opp notatene",
			   LIMIT_PAGES);
		return false;
	}
	return true;
}

void paginate_fill(struct flow *f)
{
	size_t end = f->strips.count;

	while (end > 0) {
		struct strip *strips = f->strips.items, *last = &strips[end - 1];
		size_t first = end, at = end;
		length room = bottom(f) - frame_padding(last->frame) - last->y - last->height;

		while (first > 0 && strips[first - 1].page == last->page)
			first--;
		while (at > first && !strips[at - 1].pitch)
			at--;
		if (at > first && room >= strips[at - 1].pitch) {
			strips[at - 1].extra_lines = room / strips[at - 1].pitch;
			for (size_t i = at; i < end; i++)
				strips[i].y += strips[at - 1].extra_lines * strips[at - 1].pitch;
		}
		end = first;
	}
}
