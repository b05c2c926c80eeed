/* The target groups, for `utenfor malgrupper`. */
#include "csv_rows.h"
#include "data.h"
#include "json.h"

#include "base/number.h"
#include "base/text.h"

bool groups_text(struct str *out, const struct data_view *view, struct arena *a, struct diag *d)
{
	struct buffer text = { .arena = a };
	const struct dataset *data = view->data;

	(void)d;
	for (int i = 1; i < data->group_count; i++) {
		const struct group *g = &data->groups[i];

		buffer_printf(&text, "%s\n  %s\n  %s\n  %s personer (%s)\n", g->id,
			      text_visible(a, g->name[LANGUAGE_NB]),
			      text_visible(a, g->definition[LANGUAGE_NB]),
			      number_whole(a, (double)g->size), text_visible(a, g->period));
		if (g->fallback)
			buffer_puts(&text, "  Favner bredest: velg denne når ingen av de andre passer.\n");
		buffer_puts(&text, "\n");
	}
	buffer_puts(&text, "Aldersintervaller:");
	for (int i = 0; i < data->interval_count; i++)
		buffer_printf(&text, "%s %d–%d", i ? "," : "", data->intervals[i].from, data->intervals[i].to);
	buffer_puts(&text, " år. Velg ett, eller to som ligger inntil hverandre.\n");
	*out = buffer_str(&text);
	return true;
}

static struct str csv(const struct dataset *data, bool norwegian, struct arena *a)
{
	static const char *const heads[] = { "malgruppe", "navn", "definisjon", "stoerrelse", "periode", "kilde",
					     "startalder_fra", "startalder_til", "data_til", "bredest" };
	struct csv_rows c = csv_rows_new(norwegian, a);

	csv_put_heads(&c, heads, sizeof heads / sizeof *heads);
	for (int i = 1; i < data->group_count; i++) {
		const struct group *g = &data->groups[i];

		csv_put_text(&c, text_visible(a, g->id));
		csv_put_text(&c, text_visible(a, g->name[LANGUAGE_NB]));
		csv_put_text(&c, text_visible(a, g->definition[LANGUAGE_NB]));
		csv_put_whole(&c, g->size);
		csv_put_text(&c, text_visible(a, g->period));
		csv_put_text(&c, text_visible(a, g->source));
		csv_put_whole(&c, g->from);
		csv_put_whole(&c, g->to);
		csv_put_whole(&c, g->reach);
		csv_put_text(&c, g->fallback ? "ja" : "nei");
		csv_row_end(&c);
	}
	return buffer_str(&c.text);
}

bool groups_csv(struct str *out, const struct data_view *view, struct arena *a, struct diag *d)
{
	(void)d;
	*out = csv(view->data, false, a);
	return true;
}

bool groups_csv_norwegian(struct str *out, const struct data_view *view, struct arena *a, struct diag *d)
{
	(void)d;
	*out = csv(view->data, true, a);
	return true;
}

static json_t *interval(int from, int to)
{
	json_t *one = json_new_object();

	json_put(one, "fra", json_integer(from));
	json_put(one, "til", json_integer(to));
	return one;
}

json_t *group_object(const struct group *g)
{
	json_t *one = json_new_object();

	json_put(one, "id", json_text(g->id));
	json_put(one, "navn", json_text(g->name[LANGUAGE_NB]));
	json_put(one, "definisjon", json_text(g->definition[LANGUAGE_NB]));
	json_put(one, "stoerrelse", json_integer(g->size));
	json_put(one, "periode", json_text(g->period));
	json_put(one, "kilde", json_text(g->source));
	json_put(one, "startalder", interval(g->from, g->to));
	json_put(one, "data_til", json_integer(g->reach));
	json_put(one, "bredest", json_boolean(g->fallback));
	json_put(one, "vurdering", json_text(g->assessment[LANGUAGE_NB]));
	return one;
}

bool groups_json(struct str *out, const struct data_view *view, struct arena *a, struct diag *d)
{
	const struct dataset *data = view->data;
	json_t *root = json_new_object(), *groups = json_new_array(), *intervals = json_new_array();

	(void)d;
	for (int i = 1; i < data->group_count; i++)
		json_add(groups, group_object(&data->groups[i]));
	for (int i = 0; i < data->interval_count; i++)
		json_add(intervals, interval(data->intervals[i].from, data->intervals[i].to));
	json_put(root, "utenfor", json_integer(1));
	json_put(root, "maalgrupper", groups);
	json_put(root, "aldersintervaller", intervals);
	*out = json_take(root, a);
	return true;
}
