/* Pictures and circles as objects, each once. */
#include "writer.h"

#include "page/image.h"

size_t image_place(struct writer *w, const struct image *image)
{
	struct placed_image *placed;

	for (size_t i = 0; i < w->images.count; i++)
		if (w->images.items[i].image == image)
			return i;
	placed = LIST_ADD(w->arena, &w->images);
	placed->image = image;
	/* The filter is set by libharu because of the document's compression mode. */
	placed->object = HPDF_LoadRawImageFromMem(
		w->doc, image->data, (HPDF_UINT)image->width, (HPDF_UINT)image->height,
		image->components == 1 ? HPDF_CS_DEVICE_GRAY : HPDF_CS_DEVICE_RGB, 8);
	if (!placed->object)
		writer_check(w, HPDF_GetError(w->doc));
	return w->images.count - 1;
}

/* Four Bézier curves with their handles at 0.5523 of the radius. */
static void put_circle(struct buffer *b, length radius, const char *paint)
{
	static const int turn[][2] = { { 1, 0 }, { 0, 1 }, { -1, 0 }, { 0, -1 }, { 1, 0 } };
	const length handle = (length)(radius * 0.5523);

	for (int i = 0; i < 5; i++) {
		const int *to = turn[i], *from = i ? turn[i - 1] : to;
		const length points[] = { from[0] * radius + to[0] * handle, from[1] * radius + to[1] * handle,
					  to[0] * radius + from[0] * handle, to[1] * radius + from[1] * handle,
					  to[0] * radius, to[1] * radius };

		for (int k = i ? 0 : 4; k < 6; k++) {
			put_decimal(b, points[k], 2);
			buffer_puts(b, " ");
		}
		buffer_puts(b, i ? "c\n" : "m\n");
	}
	buffer_puts(b, "h\n");
	buffer_puts(b, paint);
	buffer_puts(b, "\n");
}

size_t circle_place(struct writer *w, length radius, const char *paint)
{
	struct buffer drawing = { .arena = w->arena };
	struct placed_circle *placed;
	const int reach = (int)(2 * radius / 1000 + 1); /* with its line */
	const char *entries;

	for (size_t i = 0; i < w->circles.count; i++)
		if (w->circles.items[i].radius == radius && text_equal(w->circles.items[i].paint, paint))
			return i;
	put_circle(&drawing, radius, paint);
	entries = arena_printf(w->arena, "/Type/XObject/Subtype/Form/BBox[%d %d %d %d]/Resources<<>>", -reach, -reach,
			       reach, reach);
	placed = LIST_ADD(w->arena, &w->circles);
	*placed = (struct placed_circle){ radius, paint, object_stream(w, buffer_str(&drawing), entries) };
	return w->circles.count - 1;
}

void xobjects_write(struct writer *w, struct buffer *resources)
{
	if (!w->images.count && !w->circles.count)
		return;
	buffer_puts(resources, "/XObject<<");
	for (size_t i = 0; i < w->images.count; i++)
		buffer_printf(resources, "/I%zu %u 0 R", i, object_number(w->images.items[i].object));
	for (size_t i = 0; i < w->circles.count; i++)
		buffer_printf(resources, "/C%zu %u 0 R", i, object_number(w->circles.items[i].object));
	buffer_puts(resources, ">>");
}
