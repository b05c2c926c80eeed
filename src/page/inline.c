/* Measures text, and keeps apart what is read apart. */
#include "inline.h"

#include "base/diag.h"
#include "base/limits.h"
#include "base/number.h"
#include "base/text.h"
#include "tree/origin.h"

#include <string.h>

/* A word is cut where it gets so long that its width might not fit a length. */
enum { UNIT_BYTES = 4096 };

/* Of the characters that no font has, so many are looked for in the sources, all of them each time. */
enum { MOST_PLACED = 1000 };

/* What is being cut into units. */
struct cutter {
	struct flow *flow;
	struct text *text;
	const struct ink *ink;   /* of the span */
	const struct ink *now;   /* of the unit: in another font when the span's lacks a character */
	const char *begin;       /* of the text */
	const char *start;       /* of the unit */
	bool address;            /* inside a URL or e-mail address */
	struct place at;
};

struct ink ink_of(const struct text_style *style, struct element *owner)
{
	return (struct ink){ owner, style->size, style->colour, -1, style->font, false };
}

length unit_space(struct flow *f, const struct unit *u)
{
	if (f->space.font != u->ink->font || f->space.size != u->ink->size)
		f->space = (struct space){ u->ink->font, u->ink->size,
					   font_advance(f->fonts, u->ink->font, ' ', u->ink->size) };
	return f->space.width;
}

static void cut(struct cutter *c, const char *end, enum after after)
{
	struct text *t = c->text;
	struct unit *u;

	if (end > c->start) {
		u = LIST_ADD(c->flow->words, &t->units);
		u->text = c->start;
		u->bytes = (uint16_t)(end - c->start);
		u->ink = c->now;
		u->width = font_width(c->flow->fonts, c->now->font, c->start, u->bytes, c->now->size);
		u->after = after;
		u->whole = c->address || c->now->font == FONT_MONO;
	} else if (t->units.count && after > t->units.items[t->units.count - 1].after) {
		t->units.items[t->units.count - 1].after = after;
	}
	c->start = end;
}

static const struct ink *ink_with_font(struct flow *f, const struct ink *ink, enum font font)
{
	struct ink *other;

	if (font == ink->font)
		return ink;
	other = NEW(f->words, struct ink);
	*other = *ink;
	other->font = font;
	return other;
}

static void report_missing(struct cutter *c, uint32_t character, const char *here)
{
	struct place at = c->at;
	char text[5] = "";
	size_t byte = character / 8;

	if (!c->flow->reported)
		c->flow->reported = NEW_ARRAY(c->flow->arena, 0x22000, uint8_t); /* for all 0x110000 characters */
	if (c->flow->reported[byte] & 1U << character % 8)
		return;
	c->flow->reported[byte] |= (uint8_t)(1U << character % 8);
	utf8_put(text, character);
	if (c->flow->diag->errors < MOST_PLACED)
		at = origin_of(c->flow->doc, c->begin, here, at);
	switch (utf8_setting(character)) {
	case UTF8_PLAIN:
		diag_error(
			c->flow->diag, at,
			"tegnet «%s» (U+%04X) finnes ikke i skriften; skriv det på en annen måte",
			text, (unsigned)character);
		break;
	case UTF8_MARK:
		diag_error(c->flow->diag, at,
			   "tegnet «◌%s» (U+%04X) settes på en bokstav, og skriften har ikke bokstaven med tegnet; skriv bokstaven uten det",
			   text, (unsigned)character);
		break;
	case UTF8_RIGHT_TO_LEFT:
		diag_error(c->flow->diag, at,
			   "tegnet «%s» (U+%04X) skrives fra høyre mot venstre og kan ikke vises riktig; skriv ordet med latinske bokstaver",
			   text, (unsigned)character);
		break;
	}
}

/* The font to set `character`, which is at `here`, in: the unit's, or the first that has it. Some fonts have marks and
 * letters that glyphs side by side would draw wrong. */
static enum font font_for(struct cutter *c, uint32_t character, const char *here)
{
	if (utf8_setting(character) != UTF8_PLAIN) {
		report_missing(c, character, here);
		return c->ink->font;
	}
	if (font_glyph(c->flow->fonts, c->ink->font, character))
		return c->ink->font;
	for (int i = 0; i < FONTS; i++)
		if (font_glyph(c->flow->fonts, (enum font)i, character))
			return (enum font)i;
	report_missing(c, character, here);
	return c->ink->font;
}

static bool is_letter(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7);
}

static bool is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/* Is the word that starts here a URL or an e-mail address? */
static bool is_address(const char *word)
{
	const char *end = word + strcspn(word, " \n:@");

	if (text_starts(word, "www."))
		return true;
	while (*end == ':' && !text_starts(end, "://"))
		end += 1 + strcspn(end + 1, " \n:@");
	return *end == ':' || *end == '@';
}

/* May a line break after `character`, which stands at `at`, ends `before` bytes into its unit and is followed by
 * `next`? A number and its unit stay together: 2017-kroner, 15-åring. */
static bool is_chance(const struct cutter *c, uint32_t character, const char *at, uint32_t next, size_t before)
{
	if (c->address)
		return before > 2 && character < 0x80 && strchr("/.-_?&=#,;:@%", (int)character) &&
		       (is_letter(next) || is_digit(next));
	switch (character) {
	case '-':
	case 0x2010:
		return at > c->start && !is_digit((unsigned char)at[-1]) && is_letter(next);
	case 0x2013:
	case 0x2014:
		return at > c->start && is_letter(next);
	case '/':
		return before > 2 && (is_letter(next) || is_digit(next));
	}
	return false;
}

/* A space ends the unit. Before a dash that stands alone no line breaks, nor inside a number. */
static void cut_space(struct cutter *c, const char *at, const char *next)
{
	bool dash = text_starts(next, "– ") || text_starts(next, "— ");

	cut(c, at, dash || number_goes_on(c->begin, at) ? AFTER_GLUE : AFTER_SPACE);
	c->start = next;
	c->address = is_address(next);
}

static void cut_text(struct cutter *c, const char *text)
{
	const char *at = text, *next = text;
	uint32_t character;

	c->begin = c->start = text;
	c->now = c->ink;
	c->address = is_address(text);
	for (; (character = utf8_next(&next)) != 0; at = next) {
		const char *peek = next;
		enum font font;

		if (character == ' ' || character == '\n' || character == '\t') {
			cut_space(c, at, next);
			continue;
		}
		if (character == 0xAD) {
			cut(c, at, AFTER_HYPHEN);
			c->start = next;
			continue;
		}
		font = font_for(c, character, at);
		if (font != c->now->font) {
			cut(c, at, AFTER_NOTHING);
			c->now = ink_with_font(c->flow, c->ink, font);
		}
		if ((size_t)(next - c->start) >= UNIT_BYTES)
			cut(c, next, AFTER_NOTHING);
		if (!is_letter(character) && is_chance(c, character, at, utf8_next(&peek), (size_t)(next - c->start)))
			cut(c, next, AFTER_CHANCE);
	}
	cut(c, at, AFTER_NOTHING);
}

static enum font font_with(enum font base, unsigned flags)
{
	bool bold = base == FONT_BOLD || base == FONT_BOLD_ITALIC || flags & SPAN_STRONG;
	bool italic = base == FONT_ITALIC || base == FONT_BOLD_ITALIC || flags & SPAN_EMPHASIS;

	if (base == FONT_MONO || flags & SPAN_CODE)
		return FONT_MONO;
	return bold ? italic ? FONT_BOLD_ITALIC : FONT_BOLD : italic ? FONT_ITALIC : FONT_REGULAR;
}

/* Adds to what a link is called, which is said again on each line it takes; false when that is long enough. */
static bool add_name(struct buffer *name, const char *text)
{
	while (*text && name->size < LIMIT_NAME)
		buffer_add_character(name, utf8_next(&text));
	if (*text)
		buffer_puts(name, "…");
	return !*text;
}

/* Where the link of `span` and its neighbours with the same target leads; −1 for an unknown anchor. */
static int link_add(struct flow *f, const struct span *span, struct element *owner)
{
	struct buffer contents = { .arena = f->arena };
	int target = -1;
	struct flow_link *link;

	if (span->link[0] == '#') {
		target = anchor_find(f, span->link + 1);
		if (target < 0) {
			diag_warning(f->diag, span->at,
				     "lenken «%s» fører ikke til noen overskrift og blir vanlig tekst", span->link);
			return -1;
		}
	}
	for (const struct span *s = span; s && s->link && text_equal(s->link, span->link); s = s->next)
		if (!add_name(&contents, s->text))
			break;
	link = LIST_ADD(f->passing, &f->links);
	link->uri = target < 0 ? span->link : NULL;
	link->target = target;
	link->contents = buffer_text(&contents);
	link->element = element_new(f, TAG_LINK, owner);
	return (int)f->links.count - 1;
}

/* The elements for strong, emphasis and code, from the outside in. */
static struct element *owner_for(struct flow *f, unsigned flags, struct element *owner)
{
	static const struct {
		unsigned flag;
		enum tag tag;
	} levels[] = { { SPAN_STRONG, TAG_STRONG }, { SPAN_EMPHASIS, TAG_EM }, { SPAN_CODE, TAG_CODE } };

	for (size_t i = 0; i < sizeof levels / sizeof levels[0]; i++)
		if (flags & levels[i].flag)
			owner = element_new(f, levels[i].tag, owner);
	return owner;
}

/* Text in another language than what is around it says so. */
static struct element *owner_in(struct flow *f, const struct span *span, struct element *owner)
{
	const struct element *around = owner;
	struct element *e;

	while (!around->has_language)
		around = around->parent;
	if (around->language == span->language)
		return owner;
	e = element_new(f, TAG_SPAN, owner);
	e->has_language = true;
	e->language = span->language;
	return e;
}

static bool same_style(const struct span *a, const struct span *b)
{
	return a->flags == b->flags && a->has_language == b->has_language && a->language == b->language;
}

/* The ink of `span`; the one of the span before when nothing changes. */
static const struct ink *ink_for(struct flow *f, const struct span *span, const struct span *last,
				 const struct ink *last_ink, const struct ink *base)
{
	bool same_link = last && (span->link ? last->link && text_equal(span->link, last->link) : !last->link);
	struct ink *ink;
	struct element *owner = base->owner;

	if (same_link && same_style(last, span))
		return last_ink;
	if (!span->link && !span->flags && !span->has_language)
		return base;
	ink = NEW(f->words, struct ink);
	*ink = *base;
	if (span->link && owner) {
		ink->link = same_link ? last_ink->link : link_add(f, span, owner);
		if (ink->link >= 0) {
			owner = f->links.items[ink->link].element;
			ink->colour = f->style.link;
			ink->underlined = true; /* colour alone would not tell a link */
		}
	}
	if (owner && span->has_language)
		owner = owner_in(f, span, owner);
	ink->owner = owner ? owner_for(f, span->flags, owner) : NULL;
	ink->font = font_with(base->font, span->flags);
	if (span->flags & SPAN_CODE && base->font != FONT_MONO)
		ink->size = base->size * 92 / 100; /* the fixed font looks larger than the text's */
	return ink;
}

void text_add(struct text *t, struct flow *f, const struct span *spans, const struct ink *base)
{
	const struct span *last = NULL;
	struct ink *kept = NEW(f->words, struct ink);
	const struct ink *ink = kept;

	*kept = *base;
	for (const struct span *span = spans; span; span = span->next) {
		struct cutter c = { .flow = f, .text = t, .at = span->at };

		if (span->line_break) {
			cut(&c, c.start, AFTER_BREAK);
			continue;
		}
		ink = ink_for(f, span, last, ink, kept);
		c.ink = ink;
		cut_text(&c, span->text);
		last = span;
	}
	if (t->units.count)
		t->units.items[t->units.count - 1].after = AFTER_END;
}

void text_add_line(struct text *t, struct flow *f, const char *text, struct place at, const struct ink *ink)
{
	struct cutter c = { .flow = f, .text = t, .ink = ink, .now = ink, .begin = text, .start = text, .at = at };
	const char *next = text, *here = text;
	uint32_t character;

	for (; (character = utf8_next(&next)) != 0; here = next) {
		enum font font = font_for(&c, character, here);

		if (font != c.now->font) {
			cut(&c, here, AFTER_NOTHING);
			c.now = ink_with_font(f, ink, font);
		}
		if (character == ' ')
			cut(&c, next, AFTER_CHANCE);
		else if ((size_t)(next - c.start) >= UNIT_BYTES)
			cut(&c, next, AFTER_NOTHING);
	}
	cut(&c, here, AFTER_BREAK);
}

void text_check(struct flow *f, const char *text, struct place at)
{
	const struct ink ink = ink_of(&f->style.text[TEXT_RUNNING], NULL);
	struct cutter c = { .flow = f, .ink = &ink, .begin = text, .at = at };
	const char *next = text;
	uint32_t character;

	for (; text && (character = utf8_next(&next)) != 0; text = next)
		font_for(&c, character, text);
}
