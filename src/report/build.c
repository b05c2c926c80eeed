/* Builds the document of an edition. */
#include "build.h"

#include "build_blocks.h"
#include "build_parts.h"
#include "catalog.h"
#include "live.h"
#include "prose.h"
#include "tree/template_files.h"
#include "values.h"

#include "base/file.h"
#include "base/path.h"

#include <math.h>
#include <string.h>

/* What is special about an edition; others are the template alone. */
struct edition {
	const char *name;
	int exact_pages, most_pages;
};
static const struct edition editions[] = {
	{ "saksvedlegg", 0, 14 },
	{ "moteark", 2, 0 },
	{ "arkiv", 0, 0 },
	{ "dialog", 0, 0 },
};

enum sign amount_sign(double kroner)
{
	return kroner >= 0.5 ? SIGN_GAIN : kroner <= -0.5 ? SIGN_LOSS : SIGN_ZERO;
}

struct date build_date(const struct build *b)
{
	return b->scenario->date.year ? b->scenario->date : b->in->today;
}

bool build_is_exploring(const struct build *b)
{
	return !b->scenario->source || b->scenario->evidence == EVIDENCE_NONE;
}

const char *build_level(const struct build *b, enum word id, int level)
{
	bool many = level == LEVEL_KOMMUNE && b->scenario->owner == LEVEL_FYLKESKOMMUNE;

	return many ? word_of(b->words, WORD_MUNICIPALITIES, (int)id - WORD_LEVEL_NAMES) : word_of(b->words, id, level);
}

bool build_is_template_name(const char *name)
{
	return *name && strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(name);
}

const char *build_template_folder(const char *templates, enum language language, struct arena *a)
{
	return path_join(a, templates, language == LANGUAGE_NN ? "nn" : "nb");
}

/* Where template `name` lies; and its text, true, when the run has read it. */
static bool find_template(struct build *b, const char *name, struct str *text, const char **file)
{
	*file = path_join(b->arena, b->folder, arena_printf(b->arena, "%s.md", name));
	return b->in->template_files && template_files_find(b->in->template_files, name, text);
}

static bool read_template(struct build *b, const char *name, struct str *text, const char **file)
{
	struct place nowhere = { 0 };

	return find_template(b, name, text, file) ||
	       file_read_text(text, *file, LIMIT_TEMPLATE_BYTES, true, b->arena, b->diag, nowhere);
}

/* One that is not there is told of where it is named. */
static bool load_partial(void *context, const char *name, struct str *text, const char **file)
{
	struct build *b = context;

	if (!build_is_template_name(name))
		return false;
	if (find_template(b, name, text, file))
		return true;
	return file_is_there(*file) && read_template(b, name, text, file);
}

bool build_template(struct build *b, struct block *parent, const char *name, struct place at)
{
	struct buffer out = { .arena = b->arena };
	struct line_map map = { 0 };
	struct mustache m = {
		.values = b->values,
		.escape = ESCAPE_MARKDOWN,
		.load = load_partial,
		.context = b,
		.arena = b->arena,
		.diag = b->diag,
	};
	struct markdown markdown = {
		.anchors = &b->anchors,
		.embed = build_block,
		.made = &b->made,
		.context = b,
		.arena = b->arena,
		.diag = b->diag,
	};
	struct str text;
	const char *file;

	if (!build_is_template_name(name)) {
		diag_error(b->diag, at,
			   "malnavnet «%s» kan bare ha små bokstaver a–z, sifre og bindestrek",
			   name);
		return false;
	}
	return read_template(b, name, &text, &file) &&
	       mustache_render(&out, &map, &m, text, file, 1) &&
	       markdown_parse(parent, buffer_text(&out), &map, &markdown);
}

static const char *render_text(const struct build *b, const struct value *values, const char *text,
			       struct place at)
{
	struct buffer out = { .arena = b->arena };
	struct line_map map = { 0 };
	struct mustache m = {
		.values = values, .escape = ESCAPE_NONE, .arena = b->arena, .diag = b->diag
	};

	if (!strstr(text, "{{"))
		return text;
	mustache_render(&out, &map, &m, str_of(text), at.file, at.line);
	return buffer_text(&out);
}

const char *build_text(const struct build *b, const struct word_text *text)
{
	return render_text(b, b->values, text->text, text->at);
}

const char *build_filled(const struct build *b, const struct word_text *text,
			 const struct value *values)
{
	return render_text(b, values, text->text, text->at);
}

const char *build_filled_one(const struct build *b, enum word id, const char *name,
			     const char *value)
{
	struct value *values = value_new_map(b->arena);

	value_set_text(b->arena, values, name, value);
	return build_filled(b, words_text(b->words, id, 0), values);
}

enum level build_owner(const struct build *b)
{
	return b->scenario->owner;
}

int build_level_at(const struct build *b, int i)
{
	int owner = (int)build_owner(b);

	if (i == 0 || i > owner)
		return i == 0 ? owner : i;
	return i - 1;
}

const char *build_mark(const struct build *b)
{
	const char *exploring = build_is_exploring(b) ? word(b->words, WORD_EXPLORING) : NULL;
	const char *internal = b->in->internal ? word(b->words, WORD_INTERNAL) : NULL;

	if (exploring && internal)
		return arena_printf(b->arena, "%s · %s", internal, exploring);
	return internal ? internal : exploring;
}

/* The index of the edition that is built, −1 for a template of the user's own. */
static int edition_of(const struct build *b)
{
	for (size_t i = 0; i < sizeof editions / sizeof *editions; i++)
		if (text_equal(b->in->edition, editions[i].name))
			return (int)i;
	return -1;
}

const char *build_edition(const struct build *b)
{
	return edition_of(b) < 0 ? "" : word_of(b->words, WORD_EDITIONS, edition_of(b));
}

static void describe(struct document *doc, const struct build *b)
{
	const struct scenario *s = b->scenario;
	struct date date = build_date(b);
	const char *kind = edition_of(b) < 0 ? NULL : build_edition(b);

	if (kind) {
		doc->exact_pages = editions[edition_of(b)].exact_pages;
		doc->most_pages = editions[edition_of(b)].most_pages;
	}
	doc->language = b->language;
	doc->title = s->title;
	doc->author = s->prepared_by ? s->prepared_by : s->owner_name;
	doc->subject = kind;
	doc->running_head = kind ? arena_printf(b->arena, "%s · %s", kind, s->title) : s->title;
	doc->page_label = word(b->words, WORD_PAGE);
	doc->mark = build_mark(b);
	doc->continued = word(b->words, WORD_CONTINUED);
	doc->web.skip = word_of(b->words, WORD_WEB_PAGE, 0);
	doc->web.contents = word(b->words, WORD_CONTENTS);
	doc->web.numbers = word_of(b->words, WORD_WEB_PAGE, 1);
	doc->web.year = word_of(b->words, WORD_WEB_PAGE, 2);
	doc->date =
		arena_printf(b->arena, "%04d-%02d-%02dT00:00:00Z", date.year, date.month, date.day);
}

/* Lifts headings that skip a level below the one before them: a template may begin with any, and free text stands
 * under headings it does not know. Blocks are as deep as LIMIT_MARKDOWN_DEPTH lets them be. */
static void close_levels(struct block *block, int *level)
{
	for (; block; block = block->next) {
		if (block->type == BLOCK_TITLE)
			*level = 1;
		if (block->type == BLOCK_HEADING) {
			if (block->heading.level > *level + 1)
				block->heading.level = *level + 1;
			*level = block->heading.level;
		}
		close_levels(block->first, level);
	}
}

const struct words *build_words(const char *templates, enum language language, struct arena *a,
				struct diag *d)
{
	return catalog_words(path_join(a, build_template_folder(templates, language, a), "ord.yaml"), a, d);
}

struct document *build(const struct report_input *in, struct arena *a, struct diag *d)
{
	static const struct notes no_notes;
	struct document *doc = NEW(a, struct document);
	struct place nowhere = { 0 };
	size_t errors = d->errors;
	int level = 0;
	struct build b = {
		.in = in,
		.study = in->study,
		.scenario = in->study->scenario,
		.data = in->study->data,
		.results = &in->study->results,
		.notes = in->notes ? in->notes : &no_notes,
		.language = in->language,
		.folder = build_template_folder(in->templates, in->language, a),
		.arena = a,
		.diag = d,
	};

	b.words = in->words ? in->words : build_words(in->templates, in->language, a, d);
	if (!b.words)
		return NULL;
	b.values = values_make(&b);
	describe(doc, &b);
	doc->root = block_new(a, BLOCK_DOCUMENT, NULL);
	build_template(&b, doc->root, in->edition, nowhere);
	close_levels(doc->root, &level);
	doc->live = text_equal(in->edition, "dialog") ? live_page(&b) : NULL;
	doc->aside = block_new(a, BLOCK_DOCUMENT, NULL);
	build_unplaced(&b, doc->aside);
	return d->errors == errors ? doc : NULL;
}
