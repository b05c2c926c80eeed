/* Makes the page: what it says, and packed in it the module with all that the module reads. */
#include "dialog.h"

#include "report.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/path.h"
#include "base/tell.h"
#include "input/scenario_settled.h"
#include "page/style.h"
#include "study/study.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

enum { LEVEL = 9, LIMIT_MODULE = 8 << 20 };

#ifndef UTENFOR_WEB
#define UTENFOR_WEB ""
#endif
const char dialog_stamp[] = UTENFOR_WEB;

static const char wasm_name[] = "dialog.wasm", script_name[] = "dialog.js";

bool dialog_find(struct dialog_module *out, struct session *session)
{
	static const char *const places[] = { "web", "../share/utenfor/web", "../web" };
	struct arena *a = &session->arena;
	struct diag unsaid = { .arena = a };
	struct place nowhere = { 0 };

	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		const char *folder = arena_printf(a, "%s%s", session_program_folder(a), places[i]);

		if (file_read(&out->wasm, path_join(a, folder, wasm_name), LIMIT_MODULE, true, a,
			      &unsaid, nowhere) &&
		    file_read_text(&out->script, path_join(a, folder, script_name), LIMIT_MODULE,
				   true, a, &unsaid, nowhere)) {
			if (text_starts(out->script.data, arena_printf(a, "/* %s */", dialog_stamp)))
				return true;
			tell(stderr,
			     "utenfor rapport: regnestykket til dialogsiden i «%s» er ikke bygget av samme kildekode som programmet; kjør «make web» der kildekoden ligger, og installer på nytt om programmet er installert",
			     folder);
			return false;
		}
	}
	tell(stderr,
	     "utenfor rapport: dialogsiden har med seg selve regnestykket, og det er ikke bygget her; kjør «%s» og så «%s» der kildekoden ligger",
	     "make web-deps", "make web");
	return false;
}

static void add_text(struct work *work, const char *text, const char *place)
{
	*LIST_ADD(&work->arena, &work->cells) = (struct book_text){ text, place };
}

void dialog_check(struct work *work, struct session *session, const char *date)
{
	const struct arguments *arguments = &session->arguments;
	const struct dataset *data = session->data;
	struct place at = { .file = work->scenario.file };

	if (scenario_all_participants(&work->scenario) < SMALL_COUNT &&
	    !arguments->value[OPTION_INTERNAL])
		diag_error(&work->diag, at,
			   "tiltaket har færre enn tre deltakere, og dialogsiden viser og bærer med seg alle tall; lag den med --intern når den ikke skal bli offentlig, eller lag rapporten som PDF");
	if (session_has_own_data(session)) {
		if (!arguments->value[OPTION_WITH_DATA])
			diag_error(&work->diag, at,
				   "dialogsiden bærer med seg datasettet den regner med, og dette er ikke det som følger med programmet; bruk --ta-med-data når siden kan ha det i seg");
		for (int i = 0; i < data->file_count; i++)
			add_text(work, data->files[i].text.data,
				 path_join(&work->arena, data->folder, data->files[i].name));
	}
	if (work->scenario.tree)
		add_text(work, scenario_settled(&work->scenario, date, &work->arena).data,
			 work->scenario.file);
}

/* --- what goes along --- */

/* A file: its path and size on a line, then its bytes. */
static void pack(struct buffer *out, const char *path, struct str content)
{
	buffer_printf(out, "%s\t%zu\n", path, content.size);
	buffer_add(out, content.data, content.size);
}

struct packing {
	struct buffer *out;
	const char *from, *to;
	struct diag *diag;
};

/* A template, and the word list. */
static bool pack_named(void *context, const char *name)
{
	const struct packing *p = context;
	const char *dot = strrchr(name, '.');
	struct str text;

	if (dot &&
	    (text_equal(dot, ".md") || text_equal(dot, ".yaml") || text_equal(dot, ".txt")) &&
	    file_read_text(&text, path_join(p->out->arena, p->from, name), LIMIT_TEMPLATE_BYTES,
			   true, p->out->arena, p->diag, (struct place){ 0 }))
		pack(p->out, path_join(p->out->arena, p->to, name), text);
	return true;
}

struct name_list {
	LIST_OF(const char *) names;
	struct arena *arena;
};

static bool add_name(void *context, const char *name)
{
	struct name_list *l = context;

	*LIST_ADD(l->arena, &l->names) = arena_text(l->arena, name, strlen(name));
	return l->names.count < LIMIT_TEMPLATE_FILES;
}

static int compare_names(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* A folder's files by name, so that the page is the same each time. */
static void pack_folder(const struct packing *p)
{
	struct name_list list = { .arena = p->out->arena };

	file_list(p->from, add_name, &list);
	if (list.names.count)
		qsort(list.names.items, list.names.count, sizeof *list.names.items, compare_names);
	for (size_t i = 0; i < list.names.count; i++)
		pack_named((void *)p, list.names.items[i]);
}

/* The fonts without their outlines, all that drawing charts needs, and a manifest of them. */
static void pack_fonts(struct buffer *out, struct font_set *fonts)
{
	struct buffer manifest = { .arena = out->arena };

	buffer_puts(&manifest, "file,size,sha256\n");
	for (int i = 0; i < FONTS; i++) {
		struct str measures = font_without_outlines(
			fonts, i == FONT_BOLD || i == FONT_BOLD_ITALIC ? FONT_BOLD : FONT_REGULAR,
			out->arena);

		buffer_printf(&manifest, "%s,%zu,-\n", font_file_name((enum font)i), measures.size);
		pack(out, arena_printf(out->arena, "fonts/%s", font_file_name((enum font)i)), measures);
	}
	pack(out, "fonts/manifest.csv", buffer_str(&manifest));
}

/* What the module has to know beside its files: see read_settings. */
static const char *settings_text(const struct dialog_source *source, struct arena *a)
{
	const struct profile *profile = &source->work->profile;
	const struct dataset *data = source->session->data;
	struct buffer out = { .arena = a };

	buffer_printf(&out, "%s %d %d %u\n", source->language == LANGUAGE_NN ? "nn" : "nb",
		      source->internal, profile->has_colour,
		      profile->has_colour ? (unsigned)profile->colour : 0);
	for (int i = 0; i < data->file_count; i++)
		buffer_printf(&out, "%s\n", data->files[i].name);
	return buffer_text(&out);
}

static struct str deflate(struct str bytes, struct arena *a)
{
	struct libdeflate_compressor *deflater = libdeflate_alloc_compressor(LEVEL);
	size_t most;
	char *out;

	if (!deflater)
		fail_memory();
	most = libdeflate_zlib_compress_bound(deflater, bytes.size);
	out = arena_alloc(a, most, 1);
	bytes = (struct str){ out, libdeflate_zlib_compress(deflater, bytes.data, bytes.size, out,
							    most) };
	libdeflate_free_compressor(deflater);
	return bytes;
}

bool dialog_write(struct str *out, const struct printing *printing,
		  const struct dialog_source *source, struct arena *a, struct diag *d)
{
	const struct dataset *data = source->session->data;
	const char *language = source->language == LANGUAGE_NN ? "nn" : "nb";
	struct buffer all = { .arena = a };
	size_t errors = d->errors;
	struct live_files files;

	pack(&all, wasm_name, source->module->wasm);
	pack(&all, "side", str_of(settings_text(source, a)));
	pack(&all, "scenario.yaml", scenario_settled(&source->work->scenario, source->date, a));
	for (int i = 0; i < data->file_count; i++)
		pack(&all, path_join(a, "data", data->files[i].name), data->files[i].text);
	pack_folder(&(struct packing){ &all, path_join(a, source->templates, language),
				       path_join(a, "templates", language), d });
	pack_named(&(struct packing){ &all, source->templates, "templates", d }, "stil.yaml");
	pack_named(&(struct packing){ &all, source->templates, "templates", d }, "orddeling.txt");
	pack_fonts(&all, printing->fonts);
	if (d->errors > errors)
		return false;
	files = (struct live_files){ source->module->script, deflate(buffer_str(&all), a) };
	return html_write_live(out, printing, &files, a, d);
}
