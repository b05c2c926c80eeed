/* What the file says of itself: Info, XMP, output intent and the catalog. */
#include "writer.h"

#include "base/language.h"

#define CREATOR "utenfor " UTENFOR_VERSION

/* Info and XMP must say the same [PDF/A-2 6.6.2.3.1]: both are written from this. */
struct description {
	const char *title, *author, *subject, *date, *producer, *language;
};

static void put_entry(struct buffer *b, const char *key, const char *value)
{
	if (!value)
		return;
	buffer_puts(b, key);
	put_text(b, value);
}

static void write_info(struct writer *w, const struct description *d)
{
	struct buffer *b = body_start(w);

	put_entry(b, "/Title", d->title);
	put_entry(b, "/Author", d->author);
	put_entry(b, "/Subject", d->subject);
	put_entry(b, "/Creator", CREATOR);
	put_entry(b, "/Producer", d->producer);
	buffer_puts(b, "/CreationDate");
	put_date(b, d->date);
	buffer_puts(b, "/ModDate");
	put_date(b, d->date);
	/* libharu has put its own name there as producer. */
	writer_check(w, HPDF_Dict_RemoveElement(w->doc->info, "Producer"));
	body_end(w, w->doc->info);
}

static void put_property(struct buffer *b, const char *before, const char *value, const char *after)
{
	if (!value)
		return;
	buffer_puts(b, before);
	put_xml(b, value);
	buffer_puts(b, after);
}

/* PDF/A-2 conformance A and PDF/UA-1 [6.6.4-1, 5-1]. The first allows only properties it knows, so
 * that of PDF/UA is described in an extension schema [6.6.2.3.3]. */
static const char identification[] =
	"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
	"<pdfuaid:part>1</pdfuaid:part>\n"
	"<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
	"<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
	"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
	"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
	"<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
	"<pdfaProperty:name>part</pdfaProperty:name>"
	"<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
	"<pdfaProperty:category>internal</pdfaProperty:category>"
	"<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>"
	"</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

static const char packet_start[] =
	"<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
	"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
	"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
	" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
	" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
	" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
	" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
	" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
	" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n";

static const char packet_end[] =
	"</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>\n";

/* The XMP packet; never compressed, so that archives find it without reading PDF [6.6.2.1]. */
static HPDF_Dict write_xmp(struct writer *w, const struct description *d)
{
	struct buffer b = { .arena = w->arena };
	HPDF_Dict object;

	buffer_puts(&b, packet_start);
	put_property(&b, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", d->title,
		     "</rdf:li></rdf:Alt></dc:title>\n");
	put_property(&b, "<dc:creator><rdf:Seq><rdf:li>", d->author, "</rdf:li></rdf:Seq></dc:creator>\n");
	put_property(&b, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", d->subject,
		     "</rdf:li></rdf:Alt></dc:description>\n");
	put_property(&b, "<dc:language><rdf:Bag><rdf:li>", d->language, "</rdf:li></rdf:Bag></dc:language>\n");
	put_property(&b, "<xmp:CreatorTool>", CREATOR, "</xmp:CreatorTool>");
	put_property(&b, "<xmp:CreateDate>", d->date, "</xmp:CreateDate>");
	put_property(&b, "<xmp:ModifyDate>", d->date, "</xmp:ModifyDate>");
	put_property(&b, "<pdf:Producer>", d->producer, "</pdf:Producer>\n");
	buffer_puts(&b, identification);
	buffer_puts(&b, packet_end);
	object = HPDF_DictStream_New(w->doc->mmgr, w->doc->xref);
	if (!object) {
		writer_check(w, HPDF_GetError(w->doc));
		return NULL;
	}
	writer_check(w, HPDF_Stream_Write(object->stream, (const HPDF_BYTE *)b.data, (HPDF_UINT)b.size));
	object_printf(w, object, "/Type/Metadata/Subtype/XML");
	return object;
}

/* HPDF_PDFA_AppendOutputIntents writes the key with a blank at its end, so this is ours [6.2.3]. */
static HPDF_Dict write_intent(struct writer *w)
{
	HPDF_Dict profile = object_stream(w, srgb_profile(w->arena), "/N 3"),
		  object = object_new(w);

	object_printf(w, object,
		      "/Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
		      "/Info(sRGB IEC61966-2.1)/DestOutputProfile %u 0 R",
		      object_number(profile));
	return object;
}

void metadata_write(struct writer *w, unsigned structure, unsigned outline)
{
	const struct pages *pages = w->pages;
	const struct description d = {
		.title = pages->title,
		.author = pages->author,
		.subject = pages->subject,
		.date = pages->date,
		.producer = arena_printf(w->arena, CREATOR ", libharu %s", HPDF_GetVersion()),
		.language = language_tag[pages->language],
	};
	HPDF_Dict xmp = write_xmp(w, &d), intent = write_intent(w);
	struct buffer *b;

	write_info(w, &d);
	/* Lang [7.2-1], Marked [6.7.2.2-1], DisplayDocTitle [7.1-10]. */
	b = body_start(w);
	buffer_printf(
		b,
		"/Lang(%s)/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>"
		"/StructTreeRoot %u 0 R/Metadata %u 0 R/OutputIntents[%u 0 R]",
		d.language, structure, object_number(xmp), object_number(intent));
	if (outline)
		buffer_printf(b, "/Outlines %u 0 R/PageMode/UseOutlines", outline);
	body_end(w, w->doc->catalog);
}
