/* What an edition is called, how long it may be, and what it says of itself. */
#include "build_parts.h"

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

void build_describe(struct document *doc, const struct build *b)
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
