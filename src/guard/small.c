/* Decides which observed counts may be shown. */
#include "small.h"

#include "base/arena.h"
#include "base/hash.h"
#include "base/text.h"
#include "input/inputs.h"

#include <math.h>

void small_decide(struct small *out, const struct followup *f, const struct scenario *s, struct arena *a)
{
	double shown = 0;

	*out = (struct small){
		.helped = NEW_ARRAY(a, f->count, bool),
		.cost = NEW_ARRAY(a, f->count, bool),
		.expected_helped = true,
		.expected_cost = true,
	};
	for (size_t i = 0; i < f->count; i++) {
		const struct observation *seen = &f->years[i].observed;
		double participants = (double)scenario_begun(s, seen->year);

		out->helped[i] = isnan(seen->helped) || (seen->helped - shown >= SMALL_COUNT &&
							 participants - seen->helped >= SMALL_COUNT);
		out->cost[i] = isnan(seen->cost) || participants >= SMALL_COUNT;
		out->any_hidden |= !out->helped[i] || !out->cost[i];
		if (!isnan(seen->helped))
			out->expected_helped = out->helped[i];
		if (!isnan(seen->cost))
			out->expected_cost = out->cost[i];
		if (out->helped[i] && !isnan(seen->helped))
			shown = seen->helped;
	}
	out->expected_net = out->expected_helped && out->expected_cost;
}

bool small_hides(const struct study *study, struct arena *a)
{
	struct small may_show;

	if (!study->has_followup)
		return false;
	small_decide(&may_show, &study->followup, study->scenario, a);
	return may_show.any_hidden;
}

const char *small_sha256(const struct study *study, struct arena *a)
{
	struct buffer rest = { .arena = a };
	struct input_values values;

	if (!study->scenario->tree || !small_hides(study, a))
		return study->scenario->sha256;
	values = inputs_list(study->scenario->tree, a);
	for (size_t i = 0; i < values.count; i++)
		if (!text_starts(values.items[i].id, "oppfoelging.observert"))
			buffer_printf(&rest, "%s: %s\n", values.items[i].id, values.items[i].text);
	return hash_hex(a, (struct str){ buffer_text(&rest), rest.size });
}
