/* Builds the document of an edition. */
#include "build.h"

#include "build_blocks.h"
#include "build_parts.h"
#include "catalog.h"
#include "live.h"
#include "values.h"

#include "base/path.h"
#include "base/text.h"

const char *build_template_folder(const char *templates, enum language language, struct arena *a)
{
	return path_join(a, templates, language == LANGUAGE_NN ? "nn" : "nb");
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

/* The notes as they stand in the document, by role, with the numbers they have there. */
static const struct notes *notes_by_role(const struct notes *notes, struct arena *a)
{
	struct notes *sorted = NEW(a, struct notes);

	sorted->items = NEW_ARRAY(a, notes->count + 1, struct note);
	for (int role = 0; role < ROLES; role++)
		for (size_t i = 0; i < notes->count; i++) {
			if ((int)notes->items[i].role != role)
				continue;
			sorted->items[sorted->count] = notes->items[i];
			sorted->items[sorted->count].number = (int)sorted->count + 1;
			sorted->count++;
		}
	return sorted;
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
		.notes = notes_by_role(in->notes ? in->notes : &no_notes, a),
		.language = in->language,
		.folder = build_template_folder(in->templates, in->language, a),
		.arena = a,
		.diag = d,
	};

	b.words = in->words ? in->words : build_words(in->templates, in->language, a, d);
	if (!b.words)
		return NULL;
	b.values = values_make(&b);
	build_describe(doc, &b);
	*LIST_ADD(a, &b.sources) = *words_source(b.words);
	doc->tree = in->tree;
	doc->root = block_new(a, BLOCK_DOCUMENT, NULL);
	build_template(&b, doc->root, in->edition, nowhere);
	close_levels(doc->root, &level);
	doc->live = text_equal(in->edition, "dialog") ? live_page(&b) : NULL;
	doc->aside = block_new(a, BLOCK_DOCUMENT, NULL);
	build_unplaced(&b, doc->aside);
	doc->sources = b.sources.items;
	doc->source_count = b.sources.count;
	return d->errors == errors || in->even_faulty ? doc : NULL;
}
