/* floor LIST plain|utf8 OUT.pdf: a bare libharu program that writes the text and lines of a report in its fonts, and
 * nothing else: no tags, no links, no metadata. What a report cannot cost less than with this library. */
#include <hpdf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void on_error(HPDF_STATUS error, HPDF_STATUS detail, void *context)
{
	(void)context;
	fprintf(stderr, "libharu: %04lx %lu\n", error, detail);
	exit(1);
}

enum { FONTS = 3 };

static const struct {
	char letter;
	const char *plain, *file;
} faces[FONTS] = {
	{ 'R', "Helvetica", "fonts/LiberationSans-Regular.ttf" },
	{ 'B', "Helvetica-Bold", "fonts/LiberationSans-Bold.ttf" },
	{ 'I', "Helvetica-Oblique", "fonts/LiberationSans-Italic.ttf" },
};

static void open_fonts(HPDF_Font fonts[FONTS], HPDF_Doc doc, int plain)
{
	if (!plain)
		HPDF_UseUTFEncodings(doc);
	for (int i = 0; i < FONTS; i++)
		fonts[i] = plain ? HPDF_GetFont(doc, faces[i].plain, "WinAnsiEncoding")
				 : HPDF_GetFont(doc, HPDF_LoadTTFontFromFile(doc, faces[i].file, HPDF_TRUE), "UTF-8");
}

static HPDF_Font font_of(const HPDF_Font fonts[FONTS], char letter)
{
	for (int i = 0; i < FONTS; i++)
		if (faces[i].letter == letter)
			return fonts[i];
	return fonts[0];
}

/* UTF-8 to Latin-1, which is nearly WinAnsi; what is not in it becomes '?'. */
static void narrow(char *text)
{
	unsigned char *out = (unsigned char *)text;

	for (const unsigned char *p = out; *p; p++) {
		if (*p < 0x80)
			*out++ = *p;
		else if (*p == 0xC2 || *p == 0xC3)
			*out++ = (unsigned char)((*p & 3) << 6 | (p[1] & 0x3F));
		else if (*p >= 0xC4)
			*out++ = '?';
		if (*p == 0xC2 || *p == 0xC3)
			p++;
	}
	*out = '\0';
}

static void draw(HPDF_Page page, const HPDF_Font fonts[FONTS], char *line, int plain)
{
	float a, b, c, d;
	char letter;
	int at;

	if (sscanf(line, "L %f %f %f %f", &a, &b, &c, &d) == 4) {
		HPDF_Page_MoveTo(page, a, b);
		HPDF_Page_LineTo(page, c, d);
		HPDF_Page_Stroke(page);
	} else if (sscanf(line, "T %c %f %f %f %n", &letter, &a, &b, &c, &at) == 4) {
		line[strcspn(line, "\n")] = '\0';
		if (plain)
			narrow(line + at);
		HPDF_Page_SetFontAndSize(page, font_of(fonts, letter), c);
		HPDF_Page_BeginText(page);
		HPDF_Page_TextOut(page, a, b, line + at);
		HPDF_Page_EndText(page);
	}
}

int main(int argc, char **argv)
{
	HPDF_Doc doc = HPDF_New(on_error, NULL);
	FILE *list = argc == 4 ? fopen(argv[1], "r") : NULL;
	HPDF_Page page = NULL;
	HPDF_Font fonts[FONTS];
	char line[4096];
	int plain;

	if (!doc || !list)
		return 2;
	plain = strcmp(argv[2], "plain") == 0;
	open_fonts(fonts, doc, plain);
	HPDF_SetCompressionMode(doc, HPDF_COMP_ALL);
	while (fgets(line, sizeof line, list)) {
		if (line[0] == 'P') {
			page = HPDF_AddPage(doc);
			HPDF_Page_SetSize(page, HPDF_PAGE_SIZE_A4, HPDF_PAGE_PORTRAIT);
		} else {
			draw(page, fonts, line, plain);
		}
	}
	fclose(list);
	HPDF_SaveToFile(doc, argv[3]);
	HPDF_Free(doc);
	return 0;
}
