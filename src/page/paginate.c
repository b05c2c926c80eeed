/* Strips onto pages: as many as fit, groups that belong together on one. Each strip is looked at a
 * bounded number of times, so the time is linear in their number. */
#include "base/diag.h"
#include "base/limits.h"
#include "flow.h"

struct cursor {
	int page;
	length y;
	bool fresh;   /* nothing on the page yet */
	size_t first; /* strip of the page */
	int step;     /* by which it is tighter than usual */
	bool spilled; /* the page began with what the one before had no room for */
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

/* A page may get tighter in so many steps. */
enum { STEPS = 4 };

/* What is left, in per cent, of white and figures after `step`. */
static int tightness(const struct flow *f, int step)
{
	return 100 - (100 - f->style.tightest) * step / STEPS;
}

/* Puts `s` at the cursor; false when it does not fit. A tighter page keeps no grid, which would take back what its
 * white gives. */
static bool place(const struct flow *f, struct strip *s, struct cursor *c)
{
	length y = c->y + (length)((int64_t)s->before * tightness(f, c->step) / 100), grid = f->style.grid;

	if (s->at_foot) {
		s->page = c->page;
		s->y = f->style.height - f->style.foot_line;
		return true;
	}
	if (c->fresh)
		y = f->style.top + frame_padding(s->frame) + (s->head ? s->head->height : 0);
	else if (s->snap && !c->step)
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

static struct cursor page_start(const struct flow *f, int page, size_t first, int step)
{
	return (struct cursor){ page, f->style.top, true, first, step, false };
}

/* End of what should stand together from `from` on, or has to when that is more than a page. */
static size_t unit_end(const struct flow *f, size_t from)
{
	const struct strip *strips = f->strips.items;
	length height = together_height(f, from);
	size_t end = from;

	if (!height || height > page_room(f))
		return group_end(f, from);
	while (end + 1 < f->strips.count && (strips[end].keep || strips[end].together))
		end++;
	return end + 1;
}

static void tighten_figures(struct flow *f, size_t from, size_t end, int step)
{
	for (size_t i = from; i < end; i++) {
		struct strip *s = &f->strips.items[i];

		if (!s->drawing)
			continue;
		s->drawing->height = tightness(f, step);
		s->height = drawing_height(f, s->drawing);
	}
}

/* Places the strips from `from` to `end`; false when they are too many. */
static bool place_all(const struct flow *f, size_t from, size_t end, struct cursor c)
{
	for (size_t i = from; i < end; i++)
		if (!place(f, &f->strips.items[i], &c))
			return false;
	return true;
}

/* A page that is half full may end where something would be divided that need not be. */
static bool is_half_full(const struct flow *f, const struct cursor *c)
{
	return 2 * (c->y - f->style.top) >= page_room(f);
}

/* Whether what starts at `at` should go to a new page to stand together there. */
static bool starts_page(const struct flow *f, size_t at, const struct cursor *c)
{
	length height = together_height(f, at);

	return height && height <= page_room(f) && is_half_full(f, c) && !place_all(f, at, unit_end(f, at), *c);
}

/* Whether the template's page break before `at` is taken: not after what the page before had no room for, unless the
 * pages are counted. */
static bool breaks_page(const struct flow *f, size_t at, const struct cursor *c)
{
	return f->strips.items[at].page_break && (!c->spilled || f->doc->exact_pages || is_half_full(f, c));
}

/* A page is only made tighter when a larger part of it would stay white. */
enum { WHITE_PER_CENT = 10 };

/* Makes the page so much tighter, white and figures, that what starts at `at` fits as well; the page then starts
 * anew, at most STEPS times. */
static bool make_room(struct flow *f, struct cursor *c, size_t at)
{
	size_t end = unit_end(f, at);

	if ((bottom(f) - c->y) * 100 <= page_room(f) * WHITE_PER_CENT)
		return false;
	for (int step = c->step + 1; step <= STEPS; step++) {
		struct cursor tighter = page_start(f, c->page, c->first, step);

		tighter.spilled = c->spilled;
		tighten_figures(f, c->first, end, step);
		if (place_all(f, c->first, end, tighter)) {
			*c = tighter;
			return true;
		}
	}
	tighten_figures(f, c->first, at, c->step);
	tighten_figures(f, at, end, 0);
	place_all(f, c->first, at, page_start(f, c->page, c->first, c->step));
	return false;
}

/* What starts at `at` comes on the next page, unless room can be made for it. Returns where to go on. */
static size_t turn_page(struct flow *f, struct cursor *c, size_t at)
{
	bool wanted = breaks_page(f, at, c);

	if (!wanted && make_room(f, c, at))
		return c->first;
	*c = page_start(f, c->page + 1, at, 0);
	c->spilled = !wanted;
	return at;
}

bool paginate(struct flow *f)
{
	struct cursor c = page_start(f, 0, 0, 0);
	size_t at = 0;

	while (at < f->strips.count && c.page < LIMIT_PAGES) {
		size_t end = group_end(f, at), placed = at;
		struct cursor after = c;

		if (!c.fresh && (breaks_page(f, at, &c) || starts_page(f, at, &c))) {
			at = turn_page(f, &c, at);
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
		if (c.fresh) {
			at = placed > at ? placed : at + 1;
			c = page_start(f, c.page + 1, at, 0);
			c.spilled = true;
		} else {
			at = turn_page(f, &c, at);
		}
	}
	f->page_count = c.fresh && c.page ? c.page : c.page + 1;
	if (at < f->strips.count) {
		diag_error(f->diag, f->doc->root->at, "dokumentet blir på mer enn %d sider; del opp notatene",
			   LIMIT_PAGES);
		return false;
	}
	return true;
}

/* The lines that the strips first … end−1 of a page get more of share what is white below them. */
static void fill_page(struct flow *f, size_t first, size_t end)
{
	struct strip *strips = f->strips.items, *last = &strips[end - 1];
	length room = bottom(f) - frame_padding(last->frame) - last->y - last->height, moved = 0;
	int left = 0;

	for (size_t i = first; i < end; i++)
		left += strips[i].pitch > 0;
	for (size_t i = first; i < end; i++) {
		strips[i].y += moved;
		if (!strips[i].pitch)
			continue;
		/* NOLINTNEXTLINE(clang-analyzer-core.DivideZero): this one was counted */
		strips[i].extra_lines = room > 0 ? room / left / strips[i].pitch : 0;
		moved += strips[i].extra_lines * strips[i].pitch;
		room -= strips[i].extra_lines * strips[i].pitch;
		left--;
	}
}

void paginate_fill(struct flow *f)
{
	size_t first = 0;

	for (size_t i = 1; i <= f->strips.count; i++) {
		if (i < f->strips.count && f->strips.items[i].page == f->strips.items[first].page)
			continue;
		fill_page(f, first, i);
		first = i;
	}
}

/* What the white above strip `i`, which is not the first on its page, lacks when it should be `space` per cent of
 * the usual; the grid may have given it some. */
static length lacking(const struct strip *strips, size_t i, size_t above, int space)
{
	length white = strips[i].y - strips[above].y - strips[above].height;
	length usual = (length)((int64_t)strips[i].before * 100 / space);

	return usual > white ? usual - white : 0;
}

/* White of the strips first … end−1 of a page that was made tighter, given back as far as it has room; from the last
 * up, so that what is above a strip has not moved when it is looked at. */
static void spread_page(struct flow *f, size_t first, size_t end, int space)
{
	struct strip *strips = f->strips.items;
	size_t last = first, *above = NEW_ARRAY(f->passing, end - first, size_t);
	int64_t wanted = 0, room, given;

	for (size_t i = first + 1; i < end; i++) {
		if (strips[i].at_foot)
			continue;
		above[i - first] = last;
		wanted += lacking(strips, i, last, space);
		last = i;
	}
	room = bottom(f) - frame_padding(strips[last].frame) - strips[last].y - strips[last].height;
	given = room < wanted ? room : wanted;
	if (given <= 0)
		return;
	for (int64_t left = wanted; last > first; last = above[last - first]) {
		length lack = lacking(strips, last, above[last - first], space);

		strips[last].y += (length)(given * left / wanted);
		left -= lack;
	}
}

void paginate_spread(struct flow *f, int space)
{
	const struct strip *strips = f->strips.items;
	size_t first = 0;

	for (size_t i = 1; i < f->strips.count; i++) {
		if (strips[i].page == strips[first].page)
			continue;
		if (strips[i].page_break)
			spread_page(f, first, i, space);
		first = i;
	}
}
