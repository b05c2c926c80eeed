/* JPEG by libjpeg, from memory. A warning of libjpeg's means that it made pixels up: the file is damaged. */
#include "image_read.h"

#include "base/arena.h"
#include "base/fail.h"
#include "base/limits.h"

#include <setjmp.h>
#include <stdio.h>

#include <jerror.h>
#include <jpeglib.h>

enum { EXIF_MARKER = JPEG_APP0 + 1 };

struct job {
	struct jpeg_decompress_struct jpeg; /* first, so that the callbacks find the rest */
	struct jpeg_error_mgr errors;
	struct jpeg_progress_mgr progress;
	jmp_buf out;
};

_Noreturn static void on_error(j_common_ptr jpeg)
{
	struct job *job = (struct job *)jpeg;

	if (jpeg->err->msg_code == JERR_OUT_OF_MEMORY)
		fail_memory();
	longjmp(job->out, 1);
}

static void on_message(j_common_ptr jpeg, int level)
{
	if (level < 0)
		on_error(jpeg);
}

static void on_progress(j_common_ptr jpeg)
{
	if (((struct job *)jpeg)->jpeg.input_scan_number > LIMIT_IMAGE_SCANS)
		on_error(jpeg);
}

static const char *format_fault(const struct jpeg_decompress_struct *jpeg, struct arena *a)
{
	if (jpeg->jpeg_color_space != JCS_GRAYSCALE && jpeg->jpeg_color_space != JCS_YCbCr &&
	    jpeg->jpeg_color_space != JCS_RGB)
		return "JPEG-filen er i trykkfarger (CMYK); lagre den i RGB";
	return image_size_fault(jpeg->image_width, jpeg->image_height, a);
}

static int saved_orientation(const struct jpeg_decompress_struct *jpeg)
{
	for (const struct jpeg_marker_struct *m = jpeg->marker_list; m; m = m->next) {
		int orientation = m->marker == EXIF_MARKER ? exif_orientation(m->data, m->data_length) : 1;

		if (orientation != 1)
			return orientation;
	}
	return 1;
}

/* Everything between libjpeg's jumps; what it makes is only in `image` and the arena. */
static const char *read_jpeg(struct image *image, struct job *job, struct str bytes, struct arena *a)
{
	struct jpeg_decompress_struct *jpeg = &job->jpeg;
	const char *fault;
	size_t row_size;
	uint8_t *pixels;
	int orientation;

	jpeg_create_decompress(jpeg);
	jpeg->progress = &job->progress;
	jpeg_mem_src(jpeg, (const unsigned char *)bytes.data, (unsigned long)bytes.size);
	jpeg_save_markers(jpeg, EXIF_MARKER, 0xFFFF);
	jpeg_read_header(jpeg, TRUE);
	fault = format_fault(jpeg, a);
	if (fault)
		return fault;
	jpeg->out_color_space = jpeg->jpeg_color_space == JCS_GRAYSCALE ? JCS_GRAYSCALE : JCS_RGB;
	jpeg_start_decompress(jpeg);
	row_size = jpeg->output_width * (size_t)jpeg->output_components;
	pixels = arena_alloc(a, jpeg->output_height, row_size);
	while (jpeg->output_scanline < jpeg->output_height) {
		JSAMPROW row = pixels + jpeg->output_scanline * row_size;

		jpeg_read_scanlines(jpeg, &row, 1);
	}
	orientation = saved_orientation(jpeg);
	jpeg_finish_decompress(jpeg);
	*image = (struct image){ (int)jpeg->output_width, (int)jpeg->output_height, jpeg->output_components, pixels };
	image_turn(image, orientation, a);
	return NULL;
}

const char *image_read_jpeg(struct image *out, struct str bytes, struct arena *a)
{
	struct job *job = NEW(a, struct job);
	const char *fault;

	job->jpeg.err = jpeg_std_error(&job->errors);
	job->errors.error_exit = on_error;
	job->errors.emit_message = on_message;
	job->progress.progress_monitor = on_progress;
	if (setjmp(job->out)) {
		jpeg_destroy_decompress(&job->jpeg);
		return "JPEG-filen er skadet, avkortet eller av en uvanlig type; lagre den på nytt";
	}
	fault = read_jpeg(out, job, bytes, a);
	jpeg_destroy_decompress(&job->jpeg);
	return fault;
}
