/* Pictures as objects, each once. */
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

void images_write(struct writer *w, struct buffer *resources)
{
	if (!w->images.count)
		return;
	buffer_puts(resources, "/XObject<<");
	for (size_t i = 0; i < w->images.count; i++)
		buffer_printf(resources, "/I%zu %u 0 R", i, object_number(w->images.items[i].object));
	buffer_puts(resources, ">>");
}
