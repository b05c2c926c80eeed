/* Writes a PDF in libharu's terms, and what it lacks in our own. */
#include "pdf.h"

#include "base/fail.h"
#include "writer.h"

#include <stdlib.h>

static void *take_memory(HPDF_UINT size)
{
	void *memory = malloc(size);

	if (!memory)
		fail_memory();
	return memory;
}

/* The published example takes 10 million instructions and 88 KB at this level, 21 million and 80 KB at the usual 6;
 * zlib takes 18 million and 93 KB at its fastest. */
enum { DEFLATE_LEVEL = 1 };

/* libharu calls this for some errors, and for each again; writer_fault keeps the first. */
static void on_error(HPDF_STATUS error, HPDF_STATUS detail, void *data)
{
	(void)detail;
	writer_check(data, error);
}

/* One resource dictionary serves all pages: fonts, images and forms are named alike on each. */
static void write_resources(struct writer *w)
{
	struct buffer b = { .arena = w->arena };
	HPDF_Dict resources = object_new(w);

	fonts_write(w, &b);
	xobjects_write(w, &b);
	object_set_body(w, resources, (struct str){ b.data, b.size });
	for (size_t i = 0; i < w->pages->page_count && !w->fault; i++)
		writer_check(w, HPDF_Dict_Add(w->page[i], "Resources", resources));
}

static void write_page(struct writer *w, size_t number)
{
	HPDF_Page page = HPDF_AddPage(w->doc);

	if (!page) {
		writer_check(w, HPDF_GetError(w->doc));
		return;
	}
	w->page[number] = page;
	writer_check(w, HPDF_Page_SetWidth(page, (HPDF_REAL)w->pages->width / 1000));
	writer_check(w, HPDF_Page_SetHeight(page, (HPDF_REAL)w->pages->height / 1000));
	writer_check(w, HPDF_Dict_AddNumber(page, "StructParents", (HPDF_INT32)number));
	/* Tabbing follows the structure [PDF/UA-1 7.18.3-1]. */
	writer_check(w, HPDF_Dict_AddName(page, "Tabs", "S"));
	content_write(w, number);
}

static void write_document(struct str *out, struct writer *w)
{
	unsigned structure, outline;

	w->page = NEW_ARRAY(w->arena, w->pages->page_count, HPDF_Page);
	writer_check(w, HPDF_SetCompressionMode(w->doc, HPDF_COMP_IMAGE));
	for (size_t i = 0; i < w->pages->page_count && !w->fault; i++)
		write_page(w, i);
	if (w->pages->parts)
		arena_free(&w->pages->parts->drawn);
	if (!w->fault) {
		write_resources(w);
		structure = structure_write(w);
		if (w->pages->parts)
			arena_free(&w->pages->parts->structure);
		outline = outline_write(w);
		metadata_write(w, structure, outline);
	}
	if (!w->fault)
		*out = save(w);
	writer_check(w, HPDF_GetError(w->doc));
}

bool pdf_write(struct str *out, const struct pages *pages, struct font_set *fonts, struct arena *a, const char **why)
{
	struct writer w = {
		.arena = a, .pages = pages, .fonts = fonts, .scratch.arena = a, .content.arena = a
	};

	if (!pages->page_count) {
		*why = "dokumentet har ingen sider";
		return false;
	}
	w.doc = HPDF_NewEx(on_error, take_memory, free, 0, &w);
	if (!w.doc) {
		*why = "libharu kunne ikke begynne på PDF-en";
		return false;
	}
	w.deflater = libdeflate_alloc_compressor(DEFLATE_LEVEL);
	if (!w.deflater)
		fail_memory();
	write_document(out, &w);
	libdeflate_free_compressor(w.deflater);
	HPDF_Free(w.doc);
	*why = w.fault;
	return !w.fault;
}

const char *pdf_library_version(void)
{
	return HPDF_GetVersion();
}

const char *pdf_deflate_version(void)
{
	return LIBDEFLATE_VERSION_STRING;
}
