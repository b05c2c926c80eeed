/* Key figures that read as one sentence: beside one another a word, a value in large type with its unit, and a remark.
 *
 *     ━━━━━━━━━━━  ━━━━━━━━━━━━━━  ━━━━━━━━━━━
 *     Tiltaket     kommunen        og får
 *     koster       betaler         igjen
 *     2,0 mill. kr 0 kr            2,8 mill. kr
 *     i 2021       nåverdi         over 40 år   */
#include "flow.h"
#include "linebreak.h"

#include <string.h>

enum { MOST_COLUMNS = 4, SIZES = 4 };

/* The part of a figure that is set in one style. */
struct part {
	struct lines lines;
	const struct text_style *style;
	length height;
};

static length larger(length a, length b)
{
	return a > b ? a : b;
}

static length text_width(struct flow *f, const struct text_style *style, const char *text)
{
	return text ? font_width(f->fonts, style->font, text, strlen(text), style->size) : 0;
}

static length unit_gap(const struct flow *f)
{
	return f->style.text[TEXT_KEY_UNIT].size / 3;
}

/* The value's style: as large as lets every value of the row stand beside its unit, by the steps of the type scale. */
static struct text_style value_style(struct flow *f, const struct block *figures, length width)
{
	static const int sizes[SIZES] = { 100, 84, 69, 58 };
	const struct text_style *usual = &f->style.text[TEXT_KEY_VALUE], *unit = &f->style.text[TEXT_KEY_UNIT];
	struct text_style style = *usual;

	for (int step = 0; step < SIZES; step++) {
		length widest = 0;

		style.size = (length)((int64_t)usual->size * sizes[step] / 100);
		style.leading = (length)((int64_t)usual->leading * sizes[step] / 100);
		for (int i = 0; i < figures->facts.count; i++) {
			const struct fact *fact = &figures->facts.items[i];

			widest = larger(widest, text_width(f, &style, fact->value) + unit_gap(f) +
							text_width(f, unit, fact->unit));
		}
		if (widest <= width)
			break;
	}
	return style;
}

static struct part break_part(struct flow *f, const char *text, enum text_role role, struct place at,
			      struct element *body, length width)
{
	struct part part = { .style = &f->style.text[role] };
	struct span span = { .text = text ? text : "", .at = at };
	struct ink ink = ink_of(part.style, element_new(f, TAG_P, body));
	struct text t = { 0 };

	text_add(&t, f, &span, &ink);
	lines_break(&part.lines, &t, f, width, HYPHENS_NEEDED);
	part.height = (length)part.lines.items.count * part.style->leading;
	return part;
}

static void draw_part(struct flow *f, struct strip *s, const struct part *part, length x, length y)
{
	for (size_t i = 0; i < part->lines.items.count; i++)
		line_pieces(f, s, &part->lines.items.items[i], x,
			    y + (length)i * part->style->leading + baseline(f, part->style));
}

static uint32_t tone_colour(const struct style *style, enum tone tone)
{
	return tone == TONE_GAIN ? style->accent[0] : tone == TONE_LOSS ? style->accent[1] : style->ink;
}

/* Value and unit on one line, in the colour of what they mean. */
static void draw_value(struct flow *f, struct strip *s, const struct fact *fact, const struct text_style *large,
		       struct element *body, length x, length y)
{
	struct text_style value = *large, unit = f->style.text[TEXT_KEY_UNIT];
	struct element *owner = element_new(f, TAG_P, body);
	struct piece *piece;

	value.colour = unit.colour = tone_colour(&f->style, fact->tone);
	piece = piece_text(f, s, owner, &value, fact->value, x, y);
	x += piece->item.text.width + unit_gap(f);
	piece->item.text.space_after = true;
	if (fact->unit && *fact->unit)
		piece_text(f, s, owner, &unit, fact->unit, x, y);
}

void flow_key_figures(struct flow *f, const struct block *figures, struct area p)
{
	struct element *list = element_for(f, TAG_L, figures, &p);
	const struct style *style = &f->style;
	int count = figures->facts.count < MOST_COLUMNS ? figures->facts.count : MOST_COLUMNS;
	length width = count ? (p.wide + style->key_gap) / count - style->key_gap : p.wide;
	struct text_style value = value_style(f, figures, width);
	length top = style->grid / 2, labels = 0, remarks = 0;
	struct element *bodies[MOST_COLUMNS];
	struct part label[MOST_COLUMNS], remark[MOST_COLUMNS];
	struct strip *s;

	for (int i = 0; i < count; i++) {
		bodies[i] = element_new(f, TAG_LBODY, element_new(f, TAG_LI, list));
		label[i] = break_part(f, figures->facts.items[i].label, TEXT_KEY_LABEL, figures->at, bodies[i], width);
		labels = larger(labels, label[i].height);
	}
	for (int i = 0; i < count; i++) {
		text_check(f, figures->facts.items[i].value, figures->at);
		text_check(f, figures->facts.items[i].unit, figures->at);
	}
	s = strip_add(f, &p, style->grid, 0);
	for (int i = 0; i < count; i++) {
		length x = p.x + i * (width + style->key_gap), y = top;

		piece_rectangle(f, s, (struct box){ x, 0, width, style->rule_line }, style->ink);
		draw_part(f, s, &label[i], x, y + labels - label[i].height);
		y += labels;
		draw_value(f, s, &figures->facts.items[i], &value, bodies[i], x, y + baseline(f, &value));
		remark[i] = break_part(f, figures->facts.items[i].remark, TEXT_REMARK, figures->at, bodies[i], width);
		draw_part(f, s, &remark[i], x, y + value.leading);
		remarks = larger(remarks, remark[i].height);
	}
	s->height = top + labels + value.leading + remarks;
	f->after = style->table_after;
}
