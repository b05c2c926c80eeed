/* The objects that a PDF has most of, compressed as they come. */
#include "writer.h"

#include <string.h>

/* Streams may not be in object streams, and the numbers are lengths of streams: a reader that mends
 * a damaged file finds them best where they are plain to see. */
bool is_packable(HPDF_Dict object)
{
	switch (object->header.obj_class & HPDF_OCLASS_ANY) {
	case HPDF_OCLASS_NUMBER:
		return false;
	case HPDF_OCLASS_DICT:
		return !object->stream;
	default:
		return true;
	}
}

void packing_add(struct packing *packing, unsigned number)
{
	buffer_add_whole(&packing->index, number);
	buffer_add(&packing->index, " ", 1);
	buffer_add_whole(&packing->index, (long)packing->bodies.size);
	buffer_add(&packing->index, " ", 1);
	packing->count++;
}

/* Which of them share a stream with nothing else, when all objects before them are in streams before. */
static void find_packed(struct run *run)
{
	unsigned before = 0, head, whole;

	for (unsigned i = 1; i < run->before->entries->count; i++)
		before += is_packable(((HPDF_XrefEntry)HPDF_List_ItemAt(run->before->entries, i))->obj);
	head = (STREAM_OBJECTS - before % STREAM_OBJECTS) % STREAM_OBJECTS;
	whole = run->count > head ? (run->count - head) / STREAM_OBJECTS * STREAM_OBJECTS : 0;
	run->packed_from = run->first + head;
	run->packed_to = run->packed_from + whole;
}

void run_begin(struct writer *w, struct run *run, unsigned count)
{
	HPDF_Xref after = HPDF_Xref_New(w->doc->mmgr, object_next(w) + count);

	if (!after) {
		writer_check(w, HPDF_GetError(w->doc));
		return;
	}
	*run = (struct run){ .first = object_next(w), .count = count, .before = w->doc->xref };
	run->packing.index.arena = run->packing.bodies.arena = w->arena;
	find_packed(run);
	/* libharu takes the table before for what an earlier version of the file had, and frees it with this one. */
	after->prev = w->doc->xref;
	w->doc->xref = after;
}

static void pack(struct writer *w, struct run *run)
{
	struct packing *packing = &run->packing;
	size_t first = packing->index.size;
	struct str data;

	buffer_add(&packing->index, packing->bodies.data, packing->bodies.size);
	data = deflated(w, buffer_str(&packing->index));
	*LIST_ADD(w->arena, &run->streams) =
		(struct packed_run){ { arena_text(w->arena, data.data, data.size), data.size }, first };
	packing->index.size = packing->bodies.size = packing->count = 0;
}

void run_add(struct writer *w, struct run *run)
{
	struct buffer *bodies = &run->packing.bodies;
	unsigned number = run->first + run->added++;

	if (number < run->packed_from || number >= run->packed_to) {
		*LIST_ADD(w->arena, &run->kept) =
			(struct str){ arena_text(w->arena, w->scratch.data, w->scratch.size), w->scratch.size };
		return;
	}
	packing_add(&run->packing, number);
	buffer_puts(bodies, "<<");
	buffer_add(bodies, w->scratch.data, w->scratch.size);
	buffer_puts(bodies, ">>\n");
	if (run->packing.count == STREAM_OBJECTS)
		pack(w, run);
}
