/* floor LIST plain|utf8 OUT.pdf: a bare libharu program that writes the text and lines of a report, and nothing
 * else: no tags, no links, no metadata. What a report cannot cost less than with this library. */
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

static HPDF_Font open_font(HPDF_Doc doc, const char *kind)
{
	if (strcmp(kind, "plain") == 0)
		return HPDF_GetFont(doc, "Helvetica", "WinAnsiEncoding");
	HPDF_UseUTFEncodings(doc);
	return HPDF_GetFont(doc, HPDF_LoadTTFontFromFile(doc, "fonts/LiberationSans-Regular.ttf", HPDF_TRUE), "UTF-8");
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

static void draw(HPDF_Page page, HPDF_Font font, char *line, int plain)
{
	float a, b, c, d;
	int at;

	if (sscanf(line, "L %f %f %f %f", &a, &b, &c, &d) == 4) {
		HPDF_Page_MoveTo(page, a, b);
		HPDF_Page_LineTo(page, c, d);
		HPDF_Page_Stroke(page);
	} else if (sscanf(line, "T %f %f %f %n", &a, &b, &c, &at) == 3) {
		line[strcspn(line, "\n")] = '\0';
		if (plain)
			narrow(line + at);
		HPDF_Page_SetFontAndSize(page, font, c);
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
	HPDF_Font font;
	char line[4096];

	if (!doc || !list)
		return 2;
	font = open_font(doc, argv[2]);
	HPDF_SetCompressionMode(doc, HPDF_COMP_ALL);
	while (fgets(line, sizeof line, list)) {
		if (line[0] == 'P') {
			page = HPDF_AddPage(doc);
			HPDF_Page_SetSize(page, HPDF_PAGE_SIZE_A4, HPDF_PAGE_PORTRAIT);
		} else {
			draw(page, font, line, strcmp(argv[2], "plain") == 0);
		}
	}
	fclose(list);
	HPDF_SaveToFile(doc, argv[3]);
	HPDF_Free(doc);
	return 0;
}
