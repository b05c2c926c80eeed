/* Headings are known before anything is laid out, so that contents and links can point ahead. */
#include "flow.h"

#include <stdlib.h>
#include <string.h>

static void collect(struct flow *f, const struct block *block)
{
	for (; block; block = block->next) {
		if (block->type == BLOCK_HEADING) {
			struct destination *to = LIST_ADD(f->arena, &f->destinations);

			*to = (struct destination){ block->heading.anchor ? block->heading.anchor : "", 0, 0 };
			if (!block->heading.outside)
				*LIST_ADD(f->arena, &f->outline) = (struct outline_entry){
					span_text(f->arena, block->spans), block->heading.level,
					(int)f->destinations.count - 1
				};
		}
		collect(f, block->first);
	}
}

static int compare(const void *left, const void *right)
{
	const struct destination *const *a = left, *const *b = right;

	return strcmp((*a)->anchor, (*b)->anchor);
}

void anchors_collect(struct flow *f)
{
	size_t count;

	collect(f, f->doc->root);
	count = f->destinations.count;
	f->anchors = NEW_ARRAY(f->arena, count, const struct destination *);
	for (size_t i = 0; i < count; i++)
		f->anchors[i] = &f->destinations.items[i];
	qsort(f->anchors, count, sizeof *f->anchors, compare);
}

int anchor_find(const struct flow *f, const char *anchor)
{
	const struct destination wanted = { .anchor = anchor }, *key = &wanted, **found;

	found = bsearch(&key, f->anchors, f->destinations.count, sizeof *f->anchors, compare);
	return found ? (int)(*found - f->destinations.items) : -1;
}
