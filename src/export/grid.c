/* Writes a grid in its three formats. */
#include "grid.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "columns.h"
#include "csv_rows.h"
#include "json.h"

#include <string.h>

static const char *const payback_id[] = {
	[PAYBACK_REACHED] = "naadd",
	[PAYBACK_NOT_IN_PERIOD] = "ikke_i_perioden",
	[PAYBACK_NO_INVESTMENT] = "ingen_investering",
};

/* `text` to the right in its column. */
static void column(struct buffer *out, const char *text)
{
	column_right(out, text, FIGURE_WIDTH);
}

static const char *value_text(const struct explore_axis *axis, int index, struct arena *a)
{
	double value = explore_value(axis, index);

	if (axis->words)
		return axis->words[index].name;
	return axis->percent ? arena_printf(a, "%s %%", number_short(a, value * 100, 3)) : number_short(a, value, 2);
}

/* Characters that the widest value of an axis takes at the beginning of a row. */
static int label_width(const struct explore_axis *axis, struct arena *a)
{
	size_t widest = 0;

	for (int i = 0; i < axis->count; i++) {
		const char *text = value_text(axis, i, a);
		size_t length = utf8_length(text, strlen(text));

		widest = length > widest ? length : widest;
	}
	return (int)widest + 2;
}

/* What a table shows: amounts, or years of break-even. */
enum shown { SHOWN_NET, SHOWN_PAYBACK };

static const char *cell_text(const struct explore_cell *cell, enum shown shown, int level, struct arena *a)
{
	if (!cell->valid)
		return "–";
	return shown == SHOWN_NET ? number_whole(a, cell->net[level]) : payback_short(&cell->payback[level], a);
}

/* The one axis down, the levels across. */
static void one_way(struct buffer *out, const struct grid *grid, enum shown shown, const char *title, struct arena *a)
{
	const struct explore_axis *down = &grid->axes[0];
	int width = label_width(down, a);

	buffer_printf(out, "%s når %s varierer\n\n", title, down->name);
	column_right(out, "", width);
	for (int i = 0; i < LEVELS_AND_TOTAL; i++)
		column(out, level_name[level_at(grid->owner, i)]);
	buffer_puts(out, "\n");
	for (int i = 0; i < down->count; i++) {
		column_right(out, value_text(down, i, a), width);
		for (int k = 0; k < LEVELS_AND_TOTAL && grid->cells[i].valid; k++)
			column(out, cell_text(&grid->cells[i], shown, level_at(grid->owner, k), a));
		buffer_puts(out, grid->cells[i].valid ? "\n" : "   verdien passer ikke til resten av scenarioet\n");
	}
}

/* One axis down and one across, of one level. */
static void two_way(struct buffer *out, const struct grid *grid, enum shown shown, int level, struct arena *a)
{
	const struct explore_axis *down = &grid->axes[0], *across = &grid->axes[1];
	int width = label_width(down, a);

	column_right(out, "", width);
	for (int j = 0; j < across->count; j++)
		column(out, value_text(across, j, a));
	buffer_puts(out, "\n");
	for (int i = 0; i < down->count; i++) {
		column_right(out, value_text(down, i, a), width);
		for (int j = 0; j < across->count; j++)
			column(out, cell_text(&grid->cells[i * across->count + j], shown, level, a));
		buffer_puts(out, "\n");
	}
}

static int cell_count(const struct grid *grid)
{
	return grid->axes[0].count * (grid->axis_count == 2 ? grid->axes[1].count : 1);
}

/* What every cell that is valid says of break-even for `level`; NULL when they differ. */
static const char *same_everywhere(const struct grid *grid, int level, struct arena *a)
{
	const char *first = NULL;

	for (int i = 0; i < cell_count(grid); i++) {
		const char *text = payback_short(&grid->cells[i].payback[level], a);

		if (grid->cells[i].valid && first && !text_equal(first, text))
			return NULL;
		first = !first && grid->cells[i].valid ? text : first;
	}
	return first;
}

static const char net_title[] = "Nettogevinst i kroner", payback_title[] = "Tjent inn";

/* A table for each level. */
static void two_ways(struct buffer *out, const struct grid *grid, struct arena *a)
{
	buffer_printf(out, "Nedover: %s. Bortover: %s\n", grid->axes[0].name, grid->axes[1].name);
	for (int i = 0; i < LEVELS_AND_TOTAL; i++) {
		buffer_printf(out, "\n%s: %s\n", net_title, level_definite[level_at(grid->owner, i)]);
		two_way(out, grid, SHOWN_NET, level_at(grid->owner, i), a);
	}
	for (int i = 0; i < LEVELS_AND_TOTAL; i++) {
		const char *same = same_everywhere(grid, level_at(grid->owner, i), a);

		buffer_printf(out, "\n%s: %s%s%s\n", payback_title, level_definite[level_at(grid->owner, i)],
			      same ? ", alle verdier: " : "", same ? same : "");
		if (!same)
			two_way(out, grid, SHOWN_PAYBACK, level_at(grid->owner, i), a);
	}
}

bool grid_text(struct str *out, const struct grid *grid, struct arena *a, struct diag *d)
{
	struct buffer text = { .arena = a };

	(void)d;
	if (grid->axis_count == 1) {
		one_way(&text, grid, SHOWN_NET, net_title, a);
		buffer_puts(&text, "\n");
		one_way(&text, grid, SHOWN_PAYBACK, payback_title, a);
	} else {
		two_ways(&text, grid, a);
	}
	if (grid->optimism > 0)
		buffer_printf(&text, "\nSuksessraten er satt ned med %s %% for optimisme.\n",
			      number_short(a, grid->optimism * 100, 1));
	*out = buffer_str(&text);
	return true;
}

/* Where cell `index` stands on axis `axis`. */
static int axis_index(const struct grid *grid, int index, int axis)
{
	if (grid->axis_count == 1)
		return index;
	return axis == 0 ? index / grid->axes[1].count : index % grid->axes[1].count;
}

static void csv_cell(struct csv_rows *c, const struct explore_cell *cell)
{
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		if (cell->valid)
			csv_put_kroner(c, cell->net[level]);
		else
			csv_put_text(c, "");
	csv_put_text(c, cell->valid ? payback_id[cell->payback[TOTAL].status] : "");
	for (int i = 0; i < LEVELS_AND_TOTAL; i++)
		if (cell->valid && cell->payback[level_at(LEVEL_KOMMUNE, i)].year)
			csv_put_whole(c, cell->payback[level_at(LEVEL_KOMMUNE, i)].year);
		else
			csv_put_text(c, "");
	csv_row_end(c);
}

static struct str csv(const struct grid *grid, bool norwegian, struct arena *a)
{
	static const char *const results[] = { "kommune", "fylkeskommune", "stat", "totalt", "tilbakebetaling",
					       "tilbakebetaling_aar", "tilbakebetaling_aar_kommune",
					       "tilbakebetaling_aar_fylkeskommune", "tilbakebetaling_aar_stat" };
	struct csv_rows c = csv_rows_new(norwegian, a);

	for (int axis = 0; axis < grid->axis_count; axis++)
		csv_put_text(&c, grid->axes[axis].name);
	csv_put_heads(&c, results, sizeof results / sizeof *results);
	for (int i = 0; i < cell_count(grid); i++) {
		for (int axis = 0; axis < grid->axis_count; axis++)
			if (grid->axes[axis].words)
				csv_put_text(&c, grid->axes[axis].words[axis_index(grid, i, axis)].name);
			else
				csv_put_number(&c, explore_value(&grid->axes[axis], axis_index(grid, i, axis)));
		csv_cell(&c, &grid->cells[i]);
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
		json_add(values, axis->words ? json_text(axis->words[i].name) : json_number(explore_value(axis, i)));
	json_put(one, "noekkel", json_text(axis->name));
	json_put(one, "verdier", values);
	return one;
}

static json_t *json_cell(const struct explore_cell *cell)
{
	json_t *one, *levels;

	if (!cell->valid)
		return json_null();
	one = json_new_object();
	levels = json_new_object();
	for (int level = 0; level < LEVELS_AND_TOTAL; level++)
		json_put(one, level_id[level], json_number(cell->net[level]));
	json_put(one, "tilbakebetaling", json_text(payback_id[cell->payback[TOTAL].status]));
	json_put(one, "aar", json_whole_or_null(cell->payback[TOTAL].year));
	for (int level = 0; level < LEVELS; level++)
		json_put(levels, level_id[level], json_whole_or_null(cell->payback[level].year));
	json_put(one, "aar_per_nivaa", levels);
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
