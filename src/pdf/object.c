/* Objects that libharu has no call for. */
#include "writer.h"

#include "base/fail.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { NUMBER_MASK = 0x00FFFFFF }; /* of an object id in libharu; the rest are flags */

void writer_fault(struct writer *w, const char *format, ...)
{
	va_list args;
	char text[256];

	if (w->fault)
		return;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	w->fault = arena_printf(w->arena, "%s", text);
}

void writer_check(struct writer *w, HPDF_STATUS status)
{
	if (status == HPDF_OK)
		return;
	if (status == HPDF_FAILD_TO_ALLOC_MEM)
		fail_memory();
	writer_fault(w, "libharu ga opp med feil 0x%04lX (detalj %lu) mens PDF-en ble laget",
		     (unsigned long)status, (unsigned long)HPDF_GetErrorDetail(w->doc));
}

unsigned object_number(const void *object)
{
	return object ? ((const HPDF_Obj_Header *)object)->obj_id & NUMBER_MASK : 0;
}

static HPDF_STATUS write_body(HPDF_Dict object, HPDF_Stream stream)
{
	const struct str *body = object->attr;

	return HPDF_Stream_Write(stream, (const HPDF_BYTE *)body->data, (HPDF_UINT)body->size);
}

void object_set_body(struct writer *w, HPDF_Dict object, struct str body)
{
	struct str *kept;

	if (!object)
		return;
	kept = NEW(w->arena, struct str);
	*kept = (struct str){ arena_text(w->arena, body.data, body.size), body.size };
	object->attr = kept;
	object->write_fn = write_body;
}

void object_printf(struct writer *w, HPDF_Dict object, const char *format, ...)
{
	struct buffer *b = body_start(w);
	va_list args;
	char *text = NULL;
	int size;

	va_start(args, format);
	size = vasprintf(&text, format, args);
	va_end(args);
	if (size < 0)
		fail_memory();
	buffer_add(b, text, (size_t)size);
	free(text);
	body_end(w, object);
}

struct buffer *body_start(struct writer *w)
{
	w->scratch.size = 0;
	return &w->scratch;
}

void body_end(struct writer *w, HPDF_Dict object)
{
	object_set_body(w, object, buffer_str(&w->scratch));
}

HPDF_Dict object_new(struct writer *w)
{
	HPDF_Dict object = HPDF_Dict_New(w->doc->mmgr);

	/* HPDF_Xref_Add frees the object itself when it fails. It comes before the first reference:
	 * libharu writes an object inline for ever when it was added to another before that. */
	if (!object || HPDF_Xref_Add(w->doc->xref, object) != HPDF_OK) {
		writer_check(w, HPDF_GetError(w->doc));
		return NULL;
	}
	return object;
}

unsigned object_next(const struct writer *w)
{
	return w->doc->xref->start_offset + w->doc->xref->entries->count;
}

struct str deflated(struct writer *w, struct str data)
{
	size_t room = libdeflate_zlib_compress_bound(w->deflater, data.size);

	if (room > w->packed_room) {
		w->packed_room = room + room / 8;
		w->packed = arena_alloc(w->arena, w->packed_room, 1);
	}
	return (struct str){ w->packed,
			     libdeflate_zlib_compress(w->deflater, data.data, data.size, w->packed, room) };
}

static void set_deflated(struct writer *w, HPDF_Dict object, struct str packed, const char *entries)
{
	if (!object)
		return;
	/* libharu's own has room for 4 KB, and many hold a tenth of that. */
	HPDF_Stream_Free(object->stream);
	object->stream = HPDF_MemStream_New(w->doc->mmgr, (HPDF_UINT)packed.size);
	object->filter = HPDF_STREAM_FILTER_NONE;
	writer_check(w, HPDF_Stream_Write(object->stream, (const HPDF_BYTE *)packed.data, (HPDF_UINT)packed.size));
	object_printf(w, object, "/Filter/FlateDecode%s", entries);
}

/* libharu would deflate too, but in pieces of 4 KB, with a new deflater of 268 KB for each stream
 * and at the level that costs most of the time of a whole report for a few per cent of its size. */
void object_set_data(struct writer *w, HPDF_Dict object, struct str data, const char *entries)
{
	set_deflated(w, object, deflated(w, data), entries);
}

HPDF_Dict object_deflated(struct writer *w, struct str packed, const char *entries)
{
	HPDF_Dict object = HPDF_DictStream_New(w->doc->mmgr, w->doc->xref);

	if (!object)
		writer_check(w, HPDF_GetError(w->doc));
	set_deflated(w, object, packed, entries);
	return object;
}

HPDF_Dict object_stream(struct writer *w, struct str data, const char *entries)
{
	return object_deflated(w, deflated(w, data), entries);
}
