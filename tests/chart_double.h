/* What the tests of charts share: fonts whose widths they can count on, a style, and chance. */
#ifndef CHART_DOUBLE_H
#define CHART_DOUBLE_H

#include "base/text.h"
#include "page/chart/chart.h"

/* In place of the font module: half the size for every character, 0.6 in bold. The
 * proportions are those of the real ones. */
static struct font_metrics metrics = { .ascent = 905, .descent = -212, .cap_height = 688 };

const struct font_metrics *font_metrics(struct font_set *fonts, enum font font)
{
	(void)fonts;
	(void)font;
	return &metrics;
}

length font_advance(struct font_set *fonts, enum font font, uint32_t c, length size)
{
	(void)fonts;
	(void)c;
	return font == FONT_BOLD ? size * 6 / 10 : size / 2;
}

length font_width(struct font_set *fonts, enum font font, const char *text, size_t bytes,
		  length size)
{
	return (length)utf8_length(text, bytes) * font_advance(fonts, font, 'x', size);
}

static const struct chart_style style = {
	.ink = 0x111111,
	.muted = 0x555555,
	.rule = 0xDDDDDD,
	.gain = 0x1B4F72,
	.later = 0x7695AA,
	.loss = 0xA8401F,
	.pale = 0xF6E9E2,
	.changed = 0x66717C,
	.ring = 0x8A95A0,
	.band = 0xF0F4F5,
	.text_size = PT(9),
	.small_size = PT(8),
	.line_width = 1600,
	.rule_width = 500,
	.outline_width = 900,
	.bar_height = PT(10),
	.bar_gap = PT(8),
};

/* Numbers that look random and are the same every time. */
static uint64_t seed;

static inline double chance(void)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (double)(seed >> 11) / (double)(1ull << 53);
}

static inline int below(int limit)
{
	return (int)(chance() * limit);
}

#endif
