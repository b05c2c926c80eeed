/* The file: objects, and where they are.
 *
 * libharu 2.3.0 writes each object by itself, with 20 bytes for it in a table that cannot be
 * compressed. A tagged report has thousands of structure elements of 50 bytes, and comes to twice
 * the size it need have. So here libharu writes the objects one by one into the object streams and
 * the cross-reference stream of PDF 1.5 [PDF 1.7, 7.5.7 and 7.5.8], which PDF/A-2 and PDF/UA-1
 * allow. */
#include "writer.h"

#include "base/hash.h"

#include <string.h>

enum {
	STREAM_OBJECTS = 200, /* in an object stream: a reader unpacks all of them to find one */
	ROW_BYTES = 7,        /* of the cross-reference stream: type, four bytes, two bytes */
};

/* Where an object is: at a byte of the file, or in an object stream. */
struct location {
	enum { LOCATION_FREE, LOCATION_BYTE, LOCATION_STREAM } type;
	uint32_t at; /* byte, or number of the object stream */
	unsigned index;
};

struct saver {
	struct writer *w;
	struct buffer file, packed;
	HPDF_Stream to_file, to_packed; /* write into these */
	struct location *places;        /* [object number] */
	struct buffer index;            /* of the object stream being filled: numbers and offsets */
	unsigned waiting[STREAM_OBJECTS], count; /* the objects in it */
};

static HPDF_STATUS write_to_buffer(HPDF_Stream stream, const HPDF_BYTE *data, HPDF_UINT size)
{
	buffer_add(stream->attr, (const char *)data, size);
	return HPDF_OK;
}

/* Streams may not be in object streams, and the numbers are lengths of streams: a reader that mends
 * a damaged file finds them best where they are plain to see. */
static bool is_packable(HPDF_Dict object)
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

static void flush_packed(struct saver *s)
{
	size_t first = s->index.size;
	HPDF_Dict stream;

	if (!s->count)
		return;
	buffer_add(&s->index, s->packed.data, s->packed.size);
	stream = object_stream(
		s->w, (struct str){ s->index.data, s->index.size },
		arena_printf(s->w->arena, "/Type/ObjStm/N %u/First %zu", s->count, first));
	for (unsigned i = 0; i < s->count; i++)
		s->places[s->waiting[i]] =
			(struct location){ LOCATION_STREAM, object_number(stream), i };
	s->index.size = s->packed.size = s->count = 0;
}

static void pack_object(struct saver *s, unsigned number, void *object)
{
	buffer_add_whole(&s->index, number);
	buffer_add(&s->index, " ", 1);
	buffer_add_whole(&s->index, (long)s->packed.size);
	buffer_add(&s->index, " ", 1);
	s->waiting[s->count++] = number;
	if (number < s->w->body_room && s->w->bodies[number].data) {
		buffer_puts(&s->packed, "<<");
		buffer_add(&s->packed, s->w->bodies[number].data, s->w->bodies[number].size);
		buffer_puts(&s->packed, ">>");
	} else {
		writer_check(s->w, HPDF_Obj_WriteValue(object, s->to_packed, NULL));
	}
	buffer_add(&s->packed, "\n", 1);
	if (s->count == STREAM_OBJECTS)
		flush_packed(s);
}

static void write_object(struct saver *s, unsigned number, void *object)
{
	s->places[number] = (struct location){ LOCATION_BYTE, (uint32_t)s->file.size, 0 };
	buffer_printf(&s->file, "%u 0 obj\n", number);
	writer_check(s->w, HPDF_Obj_WriteValue(object, s->to_file, NULL));
	buffer_puts(&s->file, "\nendobj\n");
}

/* The table of all places, each row as differences from the row before (PNG's "up"), deflated. */
static struct str cross_references(struct saver *s, unsigned size)
{
	uint8_t before[ROW_BYTES] = { 0 };
	struct buffer rows = { .arena = s->w->arena };

	for (unsigned number = 0; number < size; number++) {
		struct location p = s->places[number];
		const uint8_t row[ROW_BYTES] = { (uint8_t)p.type,       (uint8_t)(p.at >> 24),
						 (uint8_t)(p.at >> 16), (uint8_t)(p.at >> 8),
						 (uint8_t)p.at,         (uint8_t)(p.index >> 8),
						 (uint8_t)p.index };
		char line[1 + ROW_BYTES] = { 2 };

		for (int i = 0; i < ROW_BYTES; i++)
			line[1 + i] = (char)(row[i] - before[i]);
		memcpy(before, row, sizeof row);
		buffer_add(&rows, line, sizeof line);
	}
	return deflated(s->w, (struct str){ rows.data, rows.size });
}

/* The trailer, as the dictionary of the cross-reference stream. The ID [6.1.3-1] is a hash of all
 * that comes before it, by the algorithm that PDF 1.7, 14.4 names; libharu would take the clock. */
static void write_trailer(struct saver *s, unsigned number)
{
	const char *hash = hash_short_hex(s->w->arena, (struct str){ s->file.data, s->file.size });
	size_t start = s->file.size;
	struct str table;

	s->places[0] = (struct location){ LOCATION_FREE, 0, UINT16_MAX };
	s->places[number] = (struct location){ LOCATION_BYTE, (uint32_t)start, 0 };
	table = cross_references(s, number + 1);
	buffer_printf(
		&s->file,
		"%u 0 obj\n<</Type/XRef/Size %u/W[1 4 2]/Root %u 0 R/Info %u 0 R/ID[<%s><%s>]"
		"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns %d>>/Length %zu>>\nstream\r\n",
		number, number + 1, object_number(s->w->doc->catalog),
		object_number(s->w->doc->info), hash, hash, ROW_BYTES, table.size);
	buffer_add(&s->file, table.data, table.size);
	buffer_printf(&s->file, "\nendstream\nendobj\nstartxref\n%zu\n%%%%EOF\n", start);
}

static void write_objects(struct saver *s)
{
	HPDF_List entries = s->w->doc->xref->entries;
	unsigned count = entries->count;

	/* Besides what is there now: two objects for each object stream, and the trailer. */
	s->places = NEW_ARRAY(s->w->arena, count + 2 * (count / STREAM_OBJECTS + 1) + 1, struct location);
	for (unsigned i = 1; i < count; i++) {
		HPDF_XrefEntry entry = HPDF_List_ItemAt(entries, i);

		if (is_packable(entry->obj))
			pack_object(s, i, entry->obj);
	}
	flush_packed(s);
	buffer_puts(&s->file, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
	for (unsigned i = 1; i < entries->count && !s->w->fault; i++) {
		HPDF_XrefEntry entry = HPDF_List_ItemAt(entries, i);

		if (s->places[i].type == LOCATION_FREE)
			write_object(s, i, entry->obj);
	}
	write_trailer(s, entries->count);
}

struct str save(struct writer *w)
{
	struct saver s = {
		.w = w, .file.arena = w->arena, .packed.arena = w->arena, .index.arena = w->arena
	};

	s.to_file = HPDF_CallbackWriter_New(w->doc->mmgr, write_to_buffer, &s.file);
	s.to_packed = HPDF_CallbackWriter_New(w->doc->mmgr, write_to_buffer, &s.packed);
	if (s.to_file && s.to_packed)
		write_objects(&s);
	else
		writer_check(w, HPDF_GetError(w->doc));
	HPDF_Stream_Free(s.to_file);
	HPDF_Stream_Free(s.to_packed);
	return (struct str){ s.file.data, s.file.size };
}
