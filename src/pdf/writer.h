/* What the files of the PDF sink share: one file being written, its objects, and PDF syntax.
 *
 * libharu keeps the objects, the page tree and the compressed streams. The bodies of our own
 * dictionaries are composed as text and handed to libharu through its write hook, as terse as PDF allows.
 * The elements of the structure, of which there are as many as runs of text, it is not told of: they
 * have numbers that it passes over, and are compressed as they are composed. */
#ifndef PDF_WRITER_H
#define PDF_WRITER_H

#include "base/arena.h"
#include "base/text.h"
#include "page/pages.h"

#include <hpdf.h>
#include <hpdf_doc.h>
#include <libdeflate.h>
#include <stdbool.h>

struct font_set;
struct font_use;
struct image;

struct placed_image {
	const struct image *image;
	HPDF_Dict object;
};

/* A form: what is drawn around the origin in the colours and the line width of who asks for it. */
struct placed_circle {
	length radius;
	const char *paint; /* the operator */
	HPDF_Dict object;
};

/* The codes that a font's characters have got: row[character / CODE_ROW][character % CODE_ROW], 0 or NULL for none. */
enum { CODE_ROW = 256, CODE_ROWS = 0x110000 / CODE_ROW };
struct code_rows {
	uint16_t *row[CODE_ROWS];
};

enum { STREAM_OBJECTS = 200 }; /* in an object stream: a reader unpacks all of them to find one */

/* Objects on their way into an object stream. */
struct packing {
	struct buffer index, bodies; /* their numbers and offsets, and what they are */
	unsigned count;
};

/* Dictionaries numbered one after the other, of which libharu knows nothing. Object streams are filled in the order of
 * numbers: those in a stream that nothing else is in are compressed when it is full, the others kept as text. */
struct run {
	unsigned first, count; /* their numbers: first … first+count−1 */
	unsigned added;        /* so many of them there are */
	unsigned packed_from, packed_to; /* those that are compressed, in `streams` */
	HPDF_Xref before;      /* libharu's objects of lower numbers */
	struct packing packing;
	LIST_OF(struct packed_run {
		struct str data;
		size_t first; /* byte of it where the bodies begin, before it was deflated */
	}) streams;
	LIST_OF(struct str) kept;
};

struct writer {
	HPDF_Doc doc;
	struct arena *arena;
	const struct pages *pages;
	struct font_set *fonts;
	HPDF_Page *page;              /* libharu's page, one for each of pages->pages */
	struct font_use *font[FONTS]; /* NULL until a font is used, as its codes */
	const struct code_rows *codes[FONTS];
	LIST_OF(struct placed_image) images;
	struct run elements;   /* of the structure */
	LIST_OF(struct placed_circle) circles;
	struct buffer scratch; /* where bodies are composed */
	struct buffer content; /* where page contents are composed */
	struct libdeflate_compressor *deflater; /* one for all streams */
	char *packed;      /* what came out of it last */
	size_t packed_room;
	const char *fault; /* the first fault, a Norwegian sentence; NULL while all is well */
};

/* Keeps the first fault; printf. Everything goes on harmlessly, and pdf_write reports it once. */
void writer_fault(struct writer *w, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Records a fault of libharu's when `status` is one. */
void writer_check(struct writer *w, HPDF_STATUS status);

/* Objects: object.c. A handle is NULL only after a fault, and every function takes NULL. */
HPDF_Dict object_new(struct writer *w);
/* A stream with `data` deflated, and `entries` as the further body of its dictionary. */
HPDF_Dict object_stream(struct writer *w, struct str data, const char *entries);
/* Gives a stream its data, deflated, and `entries` as its dictionary's further body. */
void object_set_data(struct writer *w, HPDF_Dict object, struct str data, const char *entries);
/* The same of data that deflated() has made. */
HPDF_Dict object_deflated(struct writer *w, struct str packed, const char *entries);
/* `data` deflated; good until the next call. */
struct str deflated(struct writer *w, struct str data);
unsigned object_number(const void *object);

/* Adds `body`, the entries of a dictionary as PDF text, to what libharu itself writes there. */
void object_set_body(struct writer *w, HPDF_Dict object, struct str body);
void object_printf(struct writer *w, HPDF_Dict object, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* The number that the next object gets. */
unsigned object_next(const struct writer *w);

/* The emptied scratch buffer; good until the next call of body_start or object_printf. */
struct buffer *body_start(struct writer *w);
void body_end(struct writer *w, HPDF_Dict object);

/* PDF syntax: syntax.c. */
void put_reference(struct buffer *b, unsigned number);
/* `value` thousandths as a decimal number of at most `decimals` (1–3) decimals: "12.5", "-.25". */
void put_decimal(struct buffer *b, int64_t value, int decimals);
/* The rectangle `box`, turned upside down as PDF counts from the lower left corner. */
void put_box(struct buffer *b, const struct box *box, length page_height);
/* A text string: PDFDocEncoding where that holds every character, else UTF-16. */
void put_text(struct buffer *b, const char *text);
/* `c` in UTF-16 as hex digits: four or eight. */
void put_utf16(struct buffer *b, uint32_t c);
/* A URI as a string of ASCII: other bytes are percent-encoded. */
void put_uri(struct buffer *b, const char *uri);
/* "D:20210315000000Z" of "2021-03-15T00:00:00Z". */
void put_date(struct buffer *b, const char *date);
void put_xml(struct buffer *b, const char *text);

/* Fonts: fonts.c. The code that stands for `meant` in `font`, drawn as `shown`; most characters have got theirs. */
uint16_t font_code_new(struct writer *w, enum font font, uint32_t meant, uint32_t shown);
static inline uint16_t font_code(struct writer *w, enum font font, uint32_t meant, uint32_t shown)
{
	const uint16_t *row = w->codes[font] ? w->codes[font]->row[meant / CODE_ROW] : NULL;

	return row && row[meant % CODE_ROW] ? row[meant % CODE_ROW] : font_code_new(w, font, meant, shown);
}
void fonts_write(struct writer *w, struct buffer *resources);

/* The pages' drawing: content.c. Fills w->images and w->circles. */
void content_write(struct writer *w, size_t number);

/* What is drawn more than once: xobjects.c. Index in w->images and w->circles. */
size_t image_place(struct writer *w, const struct image *image);
size_t circle_place(struct writer *w, length radius, const char *paint);
void xobjects_write(struct writer *w, struct buffer *resources);

/* The structure tree with its annotations: tree.c and links.c. Return the object's number. */
unsigned structure_write(struct writer *w);
/* Annotation objects for all links, with StructParent keys from `first_key`. */
HPDF_Dict *links_write(struct writer *w, size_t first_key);
/* The outline's object; 0 when there is no outline. */
unsigned outline_write(struct writer *w);

/* What the file says of itself: metadata.c and srgb.c. */
void metadata_write(struct writer *w, unsigned structure, unsigned outline);
struct str srgb_profile(struct arena *a);

/* Dictionaries by the thousand: run.c. Those of `run` get the `count` next numbers; run_add takes what body_start holds
 * as the next one, in the order of numbers. */
void run_begin(struct writer *w, struct run *run, unsigned count);
void run_add(struct writer *w, struct run *run);
/* Adds an object's number to those that wait for their stream, whose body its caller writes to packing->bodies. */
void packing_add(struct packing *packing, unsigned number);
/* Whether an object goes into an object stream. */
bool is_packable(HPDF_Dict object);

/* All objects as a file: save.c. */
struct str save(struct writer *w);

#endif
