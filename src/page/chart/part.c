/* What the kinds of charts share. */
#include "kinds.h"

length chart_gap(const struct ink *ink)
{
	return ink->style->text_size / 2;
}

length chart_lowered(const struct ink *ink, length usual)
{
	return ink->style->height ? (length)((int64_t)usual * ink->style->height / 100) : usual;
}

length length_larger(length a, length b)
{
	return a > b ? a : b;
}

length length_smaller(length a, length b)
{
	return a < b ? a : b;
}

struct setting text_setting(const struct ink *ink, bool bold, uint32_t colour, length width)
{
	return (struct setting){ bold ? FONT_BOLD : FONT_REGULAR, ink->style->text_size, colour, width, 1 };
}

struct setting small_setting(const struct ink *ink, length width)
{
	return (struct setting){ FONT_REGULAR, ink->style->small_size, ink->style->muted, width, 1 };
}
