/* Alternative texts: what a figure shows, with its numbers, for those who do not see it. */
#include "figures.h"

#include "build_parts.h"
#include "prose.h"
#include "tree/value.h"

/* "i 2024", "ved 16 år": lines run over years, differences over ages. */
static const char *at_x(const struct build *b, const struct chart *chart, int point)
{
	struct value *v = value_new_map(b->arena);

	value_set_text(b->arena, v, "x", arena_printf(b->arena, "%d", chart->x_first + point));
	return build_filled(b, words_text(b->words, WORD_ALT_AT, chart->type == CHART_DIFFERENCE),
			    v);
}

static void describe_bar(const struct build *b, struct value *v, const struct chart *chart,
			 const struct chart_bar *bar)
{
	value_set_text(b->arena, v, "navn", bar->label);
	value_set_text(b->arena, v, "verdi", bar->value_label);
	value_set_flag(b->arena, v, "grenser", chart->has_reference);
	value_set_text(b->arena, v, "lav_ved", bar->low_label ? bar->low_label : "");
	value_set_text(b->arena, v, "hoey_ved", bar->high_label ? bar->high_label : "");
	value_set_text(b->arena, v, "lav", prose_short(b->arena, b->words, bar->low));
	value_set_text(b->arena, v, "hoey", prose_short(b->arena, b->words, bar->high));
}

static void describe_series(const struct build *b, struct value *v, const struct chart *chart,
			    const struct chart_series *series)
{
	int lowest = 0, highest = 0, last = chart->points - 1;

	for (int k = 0; k < chart->points; k++) {
		if (series->values[k] < series->values[lowest])
			lowest = k;
		if (series->values[k] > series->values[highest])
			highest = k;
	}
	value_set_text(b->arena, v, "navn", series->label);
	value_set_flag(b->arena, v, "bunn", lowest != 0 && lowest != last);
	value_set_flag(b->arena, v, "topp", highest != 0 && highest != last);
	value_set_text(b->arena, v, "foerste", prose_short(b->arena, b->words, series->values[0]));
	value_set_text(b->arena, v, "fra", at_x(b, chart, 0));
	value_set_text(b->arena, v, "siste", prose_short(b->arena, b->words, series->values[last]));
	value_set_text(b->arena, v, "til", at_x(b, chart, last));
	value_set_text(b->arena, v, "lavest",
		       prose_short(b->arena, b->words, series->values[lowest]));
	value_set_text(b->arena, v, "lavest_ved", at_x(b, chart, lowest));
	value_set_text(b->arena, v, "hoeyest",
		       prose_short(b->arena, b->words, series->values[highest]));
	value_set_text(b->arena, v, "hoeyest_ved", at_x(b, chart, highest));
}

static void add_sentence(struct buffer *out, const char *sentence)
{
	if (out->size > 0)
		buffer_puts(out, " ");
	buffer_puts(out, sentence);
}

static void add_bars(const struct build *b, struct buffer *out, const struct chart *chart)
{
	enum word id = chart->type == CHART_RANGES ? WORD_ALT_RANGE : WORD_ALT_BAR;
	const char **items = NEW_ARRAY(b->arena, (size_t)chart->bar_count, const char *);

	for (int i = 0; i < chart->bar_count; i++) {
		struct value *v = value_new_map(b->arena);

		describe_bar(b, v, chart, &chart->bars[i]);
		items[i] = build_filled(b, words_text(b->words, id, 0), v);
	}
	buffer_printf(out, " %s.", prose_list(b->arena, b->words, items, (size_t)chart->bar_count));
}

static void add_lines(const struct build *b, struct buffer *out, const struct chart *chart)
{
	for (int i = 0; i < chart->series_count; i++) {
		struct value *v = value_new_map(b->arena);

		describe_series(b, v, chart, &chart->series[i]);
		add_sentence(out, build_filled(b, words_text(b->words, WORD_ALT_LINE, 0), v));
	}
	for (int i = 0; i < chart->mark_count; i++)
		add_sentence(out, arena_printf(b->arena, "%s: %s.",
					       chart->series[chart->marks[i].series].label,
					       chart->marks[i].label));
}

const char *figure_alt(const struct build *b, const struct chart *chart)
{
	struct buffer out = { .arena = b->arena };

	buffer_printf(&out, "%s.", chart->title);
	switch (chart->type) {
	case CHART_BARS:
	case CHART_RANGES:
		add_bars(b, &out, chart);
		break;
	case CHART_LINES:
	case CHART_DIFFERENCE:
		add_lines(b, &out, chart);
		break;
	}
	return buffer_text(&out);
}
