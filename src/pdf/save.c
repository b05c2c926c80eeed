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

enum { ROW_BYTES = 7 }; /* of the cross-reference stream: type, four bytes, two bytes */

/* Where an object is: at a byte of the file, or in an object stream. */
struct location {
	uint32_t at; /* byte, or number of the object stream */
	uint16_t index;
	enum { LOCATION_FREE, LOCATION_BYTE, LOCATION_STREAM } type : 8;
};

struct saver {
	struct writer *w;
	struct buffer file;
	struct packing packing;          /* the object stream that is being filled, */
	unsigned waiting[STREAM_OBJECTS]; /* and which objects are in it */
	HPDF_Stream to_file, to_packed;  /* write into these */
	struct location *places;         /* [object number] */
};

static HPDF_STATUS write_to_buffer(HPDF_Stream stream, const HPDF_BYTE *data, HPDF_UINT size)
{
	buffer_add(stream->attr, (const char *)data, size);
	return HPDF_OK;
}

static void place_packed(struct saver *s, HPDF_Dict stream, unsigned index, unsigned number)
{
	s->places[number] = (struct location){ object_number(stream), (uint16_t)index, LOCATION_STREAM };
}

static const char *stream_entries(struct saver *s, unsigned count, size_t first)
{
	return arena_printf(s->w->arena, "/Type/ObjStm/N %u/First %zu", count, first);
}

static void flush_packed(struct saver *s)
{
	struct packing *p = &s->packing;
	size_t first = p->index.size;
	HPDF_Dict stream;

	if (!p->count)
		return;
	buffer_add(&p->index, p->bodies.data, p->bodies.size);
	stream = object_stream(s->w, buffer_str(&p->index), stream_entries(s, p->count, first));
	for (unsigned i = 0; i < p->count; i++)
		place_packed(s, stream, i, s->waiting[i]);
	p->index.size = p->bodies.size = p->count = 0;
}

/* Begins an object in the object stream, whose body is written next; pack_end() ends it. */
static void pack_begin(struct saver *s, unsigned number)
{
	s->waiting[s->packing.count] = number;
	packing_add(&s->packing, number);
}

static void pack_end(struct saver *s)
{
	buffer_add(&s->packing.bodies, "\n", 1);
	if (s->packing.count == STREAM_OBJECTS)
		flush_packed(s);
}

static void pack_objects(struct saver *s, HPDF_Xref table)
{
	unsigned count = table->entries->count; /* with its streams it gets longer */

	for (unsigned i = table->start_offset ? 0 : 1; i < count; i++) {
		HPDF_XrefEntry entry = HPDF_List_ItemAt(table->entries, i);

		if (!is_packable(entry->obj))
			continue;
		pack_begin(s, table->start_offset + i);
		writer_check(s->w, HPDF_Obj_WriteValue(entry->obj, s->to_packed, NULL));
		pack_end(s);
	}
}

/* The streams that are ready, between those of what comes before and after them. */
static void pack_run(struct saver *s, const struct run *run)
{
	const struct str *kept = run->kept.items;
	const struct packed_run *packed = run->streams.items;

	for (unsigned number = run->first; number < run->first + run->added;) {
		HPDF_Dict stream;

		if (number < run->packed_from || number >= run->packed_to) {
			pack_begin(s, number++);
			buffer_puts(&s->packing.bodies, "<<");
			buffer_add(&s->packing.bodies, kept->data, kept->size);
			buffer_puts(&s->packing.bodies, ">>");
			pack_end(s);
			kept++;
			continue;
		}
		stream = object_deflated(s->w, packed->data, stream_entries(s, STREAM_OBJECTS, packed->first));
		for (unsigned i = 0; i < STREAM_OBJECTS; i++)
			place_packed(s, stream, i, number++);
		packed++;
	}
}

static void write_object(struct saver *s, unsigned number, HPDF_Dict object)
{
	s->places[number] = (struct location){ (uint32_t)s->file.size, 0, LOCATION_BYTE };
	buffer_printf(&s->file, "%u 0 obj\n", number);
	writer_check(s->w, HPDF_Obj_WriteValue(object, s->to_file, NULL));
	buffer_puts(&s->file, "\nendobj\n");
	if ((object->header.obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT && object->stream)
		HPDF_MemStream_FreeData(object->stream); /* the file has it now */
}

static void write_table(struct saver *s, HPDF_Xref table)
{
	for (unsigned i = table->start_offset ? 0 : 1; i < table->entries->count && !s->w->fault; i++) {
		unsigned number = table->start_offset + i;
		HPDF_XrefEntry entry = HPDF_List_ItemAt(table->entries, i);

		if (s->places[number].type == LOCATION_FREE)
			write_object(s, number, entry->obj);
	}
}

/* The table of all places, each row as differences from the row before (PNG's "up"), deflated. */
static struct str cross_references(struct saver *s, unsigned size)
{
	uint8_t before[ROW_BYTES] = { 0 };
	struct buffer rows = { .arena = s->w->arena };

	buffer_reserve(&rows, (size_t)size * (1 + ROW_BYTES));
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

	s->places[0] = (struct location){ 0, UINT16_MAX, LOCATION_FREE };
	s->places[number] = (struct location){ (uint32_t)start, 0, LOCATION_BYTE };
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
	struct writer *w = s->w;
	unsigned count = object_next(w);

	/* Besides what is there now: two objects for each object stream, and the trailer. */
	s->places = NEW_ARRAY(w->arena, count + 2 * (count / STREAM_OBJECTS + 1) + 1, struct location);
	pack_objects(s, w->elements.before);
	pack_run(s, &w->elements);
	pack_objects(s, w->doc->xref);
	flush_packed(s);
	buffer_puts(&s->file, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
	write_table(s, w->elements.before);
	write_table(s, w->doc->xref);
	write_trailer(s, object_next(w));
}

struct str save(struct writer *w)
{
	struct saver s = { .w = w, .file.arena = w->arena,
			   .packing = { .index.arena = w->arena, .bodies.arena = w->arena } };

	s.to_file = HPDF_CallbackWriter_New(w->doc->mmgr, write_to_buffer, &s.file);
	s.to_packed = HPDF_CallbackWriter_New(w->doc->mmgr, write_to_buffer, &s.packing.bodies);
	if (s.to_file && s.to_packed)
		write_objects(&s);
	else
		writer_check(w, HPDF_GetError(w->doc));
	HPDF_Stream_Free(s.to_file);
	HPDF_Stream_Free(s.to_packed);
	return (struct str){ s.file.data, s.file.size };
}
