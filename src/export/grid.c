/* Writes a grid in its three formats. */
#include "grid.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "csv_rows.h"
#include "json.h"

#include <string.h>

static const char *const payback_id[] = {
	[PAYBACK_REACHED] = "naadd",
	[PAYBACK_NOT_IN_PERIOD] = "ikke_i_perioden",
	[PAYBACK_NO_INVESTMENT] = "ingen_investering",
};

enum { COLUMN = 16 };

/* `text` to the right in its column. */
static void column(struct buffer *out, const char *text)
{
	int length = (int)utf8_length(text, strlen(text));

	buffer_printf(out, "%*s%s", length < COLUMN ? COLUMN - length : 1, "", text);
}

static const char *value_text(const struct explore_axis *axis, int index, struct arena *a)
{
	double value = explore_value(axis, index);

	return axis->percent ? arena_printf(a, "%s %%", number_short(a, value * 100, 3)) : number_short(a, value, 2);
}

static const char *payback_text(const struct payback *p, struct arena *a)
{
	switch (p->status) {
	case PAYBACK_REACHED:
		return arena_printf(a, "%d (%d år)", p->year, p->years);
	case PAYBACK_NOT_IN_PERIOD:
		return "ikke i perioden";
	case PAYBACK_NO_INVESTMENT:
		return "aldri i minus";
	}
	return "";
}

static void one_way(struct buffer *out, const struct grid *grid, struct arena *a)
{
	static const char *const head[] = { "samlet", "kommunen", "fylkeskommunen", "staten", "spart inn igjen" };

	buffer_printf(out, "Nettogevinst i kroner når %s varierer\n\n", grid->axes[0].name);
	column(out, "verdi");
	for (size_t i = 0; i < sizeof head / sizeof *head; i++)
		column(out, head[i]);
	buffer_puts(out, "\n");
	for (int i = 0; i < grid->axes[0].count; i++) {
		const struct explore_cell *cell = &grid->cells[i];

		column(out, value_text(&grid->axes[0], i, a));
		if (!cell->valid) {
			buffer_puts(out, "   verdien passer ikke til resten av scenarioet\n");
			continue;
		}
		for (int level = 0; level < LEVELS_AND_TOTAL; level++)
			column(out, number_whole(a, cell->net[(level + TOTAL) % LEVELS_AND_TOTAL]));
		column(out, payback_text(&cell->payback, a));
		buffer_puts(out, "\n");
	}
}

static void two_way(struct buffer *out, const struct grid *grid, struct arena *a)
{
	const struct explore_axis *down = &grid->axes[0], *across = &grid->axes[1];

	buffer_printf(out, "Samlet nettogevinst i kroner. Nedover: %s. Bortover: %s\n\n", down->name, across->name);
	column(out, "");
	for (int j = 0; j < across->count; j++)
		column(out, value_text(across, j, a));
	buffer_puts(out, "\n");
	for (int i = 0; i < down->count; i++) {
		column(out, value_text(down, i, a));
		for (int j = 0; j < across->count; j++) {
			const struct explore_cell *cell = &grid->cells[i * across->count + j];

			column(out, cell->valid ? number_whole(a, cell->net[TOTAL]) : "–");
		}
		buffer_puts(out, "\n");
	}
}

bool grid_text(struct str *out, const struct grid *grid, struct arena *a, struct diag *d)
{
	struct buffer text = { .arena = a };

	(void)d;
	if (grid->axis_count == 1)
		one_way(&text, grid, a);
	else
		two_way(&text, grid, a);
	if (grid->optimism > 0)
		buffer_printf(&text, "\nSuksessraten er satt ned med %s %% for optimisme.\n",
			      number_short(a, grid->optimism * 100, 1));
	*out = buffer_str(&text);
	return true;
}

static int cell_count(const struct grid *grid)
{
	return grid->axes[0].count * (grid->axis_count == 2 ? grid->axes[1].count : 1);
}

/* Where cell `index` stands on axis `axis`. */
static int axis_index(const struct grid *grid, int index, int axis)
{
	if (grid->axis_count == 1)
		return index;
	return axis == 0 ? index / grid->axes[1].count : index % grid->axes[1].count;
}

static struct str csv(const struct grid *grid, bool norwegian, struct arena *a)
{
	static const char *const results[] = { "kommune", "fylkeskommune", "stat", "totalt", "tilbakebetaling",
					       "tilbakebetaling_aar" };
	struct csv_rows c = csv_rows_new(norwegian, a);

	for (int axis = 0; axis < grid->axis_count; axis++)
		csv_put_text(&c, grid->axes[axis].name);
	csv_put_heads(&c, results, sizeof results / sizeof *results);
	for (int i = 0; i < cell_count(grid); i++) {
		const struct explore_cell *cell = &grid->cells[i];

		for (int axis = 0; axis < grid->axis_count; axis++)
			csv_put_number(&c, explore_value(&grid->axes[axis], axis_index(grid, i, axis)));
		for (int level = 0; level < LEVELS_AND_TOTAL; level++)
			if (cell->valid)
				csv_put_kroner(&c, cell->net[level]);
			else
				csv_put_text(&c, "");
		csv_put_text(&c, cell->valid ? payback_id[cell->payback.status] : "");
		if (cell->valid && cell->payback.year)
			csv_put_whole(&c, cell->payback.year);
		else
			csv_put_text(&c, "");
		csv_row_end(&c);
	}
	return buffer_str(&c.text);
}

bool grid_csv(struct str *out, const struct grid *grid, struct arena *a, struct diag *d)
{
	(void)d;
	*out = csv(grid, false, a);
	return true;
}

bool grid_csv_norwegian(struct str *out, const struct grid *grid, struct arena *a, struct diag *d)
{
	(void)d;
	*out = csv(grid, true, a);
	return true;
}

static json_t *json_axis(const struct explore_axis *axis)
{
	json_t *one = json_new_object(), *values = json_new_array();

	for (int i = 0; i < axis->count; i++)
		json_add(values, json_number(explore_value(axis, i)));
	json_put(one, "noekkel", json_text(axis->name));
	json_put(one, "verdier", values);
	return one;
}

static json_t *json_cell(const struct explore_cell *cell)
{
	json_t *one;

	if (!cell->valid)
		return json_null();
	one = json_new_object();
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		json_put(one, level_id[level], json_number(cell->net[level]));
	json_put(one, "tilbakebetaling", json_text(payback_id[cell->payback.status]));
	json_put(one, "aar", json_whole_or_null(cell->payback.year));
	return one;
}

bool grid_json(struct str *out, const struct grid *grid, struct arena *a, struct diag *d)
{
	json_t *root = json_new_object(), *axes = json_new_array(), *cells = json_new_array();

	(void)d;
	for (int axis = 0; axis < grid->axis_count; axis++)
		json_add(axes, json_axis(&grid->axes[axis]));
	for (int i = 0; i < cell_count(grid); i++)
		json_add(cells, json_cell(&grid->cells[i]));
	json_put(root, "utenfor", json_integer(1));
	json_put(root, "optimisme", json_number(grid->optimism));
	json_put(root, "akser", axes);
	json_put(root, "celler", cells);
	*out = json_take(root, a);
	return true;
}
