/* Published effects of measures, for `utenfor effekter`. */
#include "columns.h"
#include "csv_rows.h"
#include "data.h"
#include "json.h"

#include "base/arena.h"
#include "base/text.h"
#include "study/effects.h"

#include <math.h>

const char effects_reservation[] =
	"Studiene er håndplukket og for det meste bare lest som sammendrag eller omtale. "
	"Listen er ingen systematisk oversikt, og den sier ikke hvor ofte tiltak virker. "
	"Suksessraten er en forskjell mot dem som ikke fikk tiltaket; et nivå uten kontrollgruppe er ingen suksessrate.";

/* The ids of the groups it concerns, as the file has them. */
static const char *group_ids(const struct published_effect *e, const struct dataset *data, struct arena *a)
{
	struct buffer out = { .arena = a };

	for (int i = 1; i < data->group_count; i++)
		if (e->groups[i])
			buffer_printf(&out, "%s%s", out.size ? ";" : "", data->groups[i].id);
	return buffer_text(&out);
}

/* A heading where the design changes, then what was tried, what came of it, and where it stands. */
static void print_effect(struct buffer *out, const struct published_effect *e,
			 const struct dataset *data, struct arena *a)
{
	const char *groups = group_ids(e, data, a);

	buffer_printf(out, "%s\n", text_visible(a, e->measure));
	column_paragraph(out, 4,
			 text_visible(a, arena_printf(a, "%s. %s: %s", effect_finding(e, a),
						      e->outcome, e->text)));
	column_paragraph(
		out, 4,
		text_visible(a,
			     arena_printf(a, "%s · %s · n: %s · målt: %s · slag: %s · gruppe: %s%s",
					  e->country, *e->ages ? e->ages : "alder ikke oppgitt",
					  e->size, *e->follow_up ? e->follow_up : "ikke oppgitt",
					  e->kind, *groups ? groups : "ingen bestemt",
					  e->life_course ? "" : " · sier lite om livsløp")));
	if (*e->remark)
		column_paragraph(out, 4, text_visible(a, e->remark));
	column_paragraph(out, 4, text_visible(a, arena_printf(a, "%s (lest: %s)", e->source, effect_read_id[e->read])));
	buffer_printf(out, "    %s\n", text_visible(a, e->address));
}

/* The effects to show, in the order asked for. */
static const struct published_effect **shown(const struct data_view *view, size_t *count, struct arena *a)
{
	const struct dataset *data = view->data;
	const struct published_effect **all;

	if (!view->as_written)
		return effects_by_evidence(data, view->group, count, a);
	all = NEW_ARRAY(a, data->effect_count, const struct published_effect *);
	*count = 0;
	for (size_t i = 0; i < data->effect_count; i++)
		if (!view->group || data->effects[i].groups[view->group])
			all[(*count)++] = &data->effects[i];
	return all;
}

/* How many concern no group of their own, and may concern this one. */
static size_t count_general(const struct dataset *data)
{
	size_t count = 0;

	for (size_t i = 0; i < data->effect_count; i++)
		count += !data->effects[i].any_group;
	return count;
}

bool effects_text(struct str *result, const struct data_view *view, struct arena *a, struct diag *d)
{
	const struct dataset *data = view->data;
	size_t count;
	const struct published_effect **rows = shown(view, &count, a);
	struct buffer text = { .arena = a }, *out = &text;

	(void)d;
	column_paragraph(out, 0, effects_reservation);
	for (size_t i = 0; i < count; i++) {
		if (!view->as_written && (i == 0 || rows[i]->design != rows[i - 1]->design))
			buffer_printf(out, "\n== %s ==\n", effect_design_id[rows[i]->design]);
		buffer_puts(out, "\n");
		print_effect(out, rows[i], data, a);
	}
	if (view->group && count == 0)
		buffer_printf(out, "\nIngen studier gjelder %s.\n", data->groups[view->group].id);
	if (view->group)
		buffer_printf(out,
			      "\n%zu studier til gjelder ingen bestemt målgruppe; «utenfor effekter» viser alle.\n",
			      count_general(data));
	*result = buffer_str(&text);
	return true;
}

static struct str csv(const struct data_view *view, bool norwegian, struct arena *a)
{
	static const char *const heads[] = { "id", "slag", "tiltak", "hva", "malgruppe", "alder", "land", "design", "n",
					     "utfall", "utfallstype", "resultat", "effekt", "prosentpoeng",
					     "usikkerhet", "oppfoelging", "kilde", "adresse", "lest", "merknad" };
	const struct dataset *data = view->data;
	struct csv_rows c = csv_rows_new(norwegian, a);
	size_t count;
	const struct published_effect **rows = shown(view, &count, a);

	csv_put_heads(&c, heads, sizeof heads / sizeof *heads);
	for (size_t i = 0; i < count; i++) {
		const struct published_effect *e = rows[i];
		const char *const before[] = { e->id, e->kind, e->measure, e->what, group_ids(e, data, a), e->ages,
					       e->country, effect_design_id[e->design], e->size, e->outcome,
					       e->outcome_type, effect_result_id[e->result], e->text };
		const char *const after[] = { e->uncertainty, e->follow_up, e->source, e->address,
					      effect_read_id[e->read], e->remark };

		for (size_t k = 0; k < sizeof before / sizeof *before; k++)
			csv_put_text(&c, text_visible(a, before[k]));
		if (isnan(e->points))
			csv_put_text(&c, "");
		else
			csv_put_number(&c, e->points);
		for (size_t k = 0; k < sizeof after / sizeof *after; k++)
			csv_put_text(&c, text_visible(a, after[k]));
		csv_row_end(&c);
	}
	return buffer_str(&c.text);
}

bool effects_csv(struct str *out, const struct data_view *view, struct arena *a, struct diag *d)
{
	(void)d;
	*out = csv(view, false, a);
	return true;
}

bool effects_csv_norwegian(struct str *out, const struct data_view *view, struct arena *a, struct diag *d)
{
	(void)d;
	*out = csv(view, true, a);
	return true;
}

static json_t *effect_object(const struct published_effect *e, const struct dataset *data)
{
	json_t *one = json_new_object(), *groups = json_new_array();

	for (int i = 1; i < data->group_count; i++)
		if (e->groups[i])
			json_add(groups, json_text(data->groups[i].id));
	json_put(one, "id", json_text(e->id));
	json_put(one, "slag", json_text(e->kind));
	json_put(one, "tiltak", json_text(e->measure));
	json_put(one, "hva", json_text(e->what));
	json_put(one, "maalgrupper", groups);
	json_put(one, "alder", json_text(e->ages));
	json_put(one, "land", json_text(e->country));
	json_put(one, "design", json_text(effect_design_id[e->design]));
	json_put(one, "n", json_text(e->size));
	json_put(one, "utfall", json_text(e->outcome));
	json_put(one, "utfallstype", json_text(e->outcome_type));
	json_put(one, "livsloep", json_boolean(e->life_course));
	json_put(one, "resultat", json_text(effect_result_id[e->result]));
	json_put(one, "effekt", json_text(e->text));
	json_put(one, "prosentpoeng", json_number(e->points));
	json_put(one, "usikkerhet", json_text(e->uncertainty));
	json_put(one, "oppfoelging", json_text(e->follow_up));
	json_put(one, "kilde", json_text(e->source));
	json_put(one, "adresse", json_text(e->address));
	json_put(one, "lest", json_text(effect_read_id[e->read]));
	json_put(one, "merknad", json_text(e->remark));
	return one;
}

bool effects_json(struct str *result, const struct data_view *view, struct arena *a, struct diag *d)
{
	const struct dataset *data = view->data;
	size_t count;
	const struct published_effect **rows = shown(view, &count, a);
	json_t *root = json_new_object(), *all = json_new_array();

	(void)d;
	for (size_t i = 0; i < count; i++)
		json_add(all, effect_object(rows[i], data));
	json_put(root, "utenfor", json_integer(1));
	json_put(root, "forbehold", json_text(effects_reservation));
	json_put(root, "maalgruppe", view->group ? json_text(data->groups[view->group].id) : json_null());
	json_put(root, "effekter", all);
	*result = json_take(root, a);
	return true;
}
