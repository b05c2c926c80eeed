/* Controls as a form's fields: a number with its slider, or a choice, and what the case as filed has. */
#include "writer.h"

#include <math.h>

static void put_number_control(struct html *h, const struct control *c)
{
	html_format(h,
		    "<input type=\"text\" inputmode=\"decimal\" autocomplete=\"off\" id=\"_c-%s\" name=\"%s\"",
		    c->id, c->id);
	html_attribute(h, "value", c->value);
	html_attribute(h, "data-filed", c->filed);
	html_attribute(h, "aria-describedby", arena_printf(h->arena, "_n-%s", c->id));
	/* The mark of the case stands where the middle of the slider's knob would. */
	html_format(h,
		    ">\n<svg class=\"mark\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path d=\"M%d 0h20l-10 10z\"/></svg>\n",
		    (int)(20 + 960 * fmin(fmax(c->place, 0), 1)) - 10);
	html_format(h,
		    "<input type=\"range\" id=\"_r-%s\" data-of=\"_c-%s\" min=\"%.10g\" max=\"%.10g\" step=\"%.10g\"",
		    c->id, c->id, c->least, c->most, c->step);
	html_attribute(h, "value", c->value);
	html_attribute(h, "aria-label", c->label);
	html_attribute(h, "aria-valuetext", c->spoken);
	html_put(h, ">\n");
}

static void put_choice(struct html *h, const struct control *c)
{
	html_format(h, "<select id=\"_c-%s\" name=\"%s\"", c->id, c->id);
	html_attribute(h, "data-filed", c->filed);
	html_attribute(h, "aria-describedby", arena_printf(h->arena, "_n-%s", c->id));
	html_put(h, ">");
	for (int i = 0; i < c->choice_count; i++) {
		html_put(h, "<option");
		html_attribute(h, "value", c->choices[i].value);
		html_put(h, text_equal(c->choices[i].value, c->value) ? " selected=\"\">" : ">");
		html_text(h, c->choices[i].label);
		html_put(h, "</option>");
	}
	html_put(h, "</select>\n");
}

const char *html_control_class(const struct html *h, const struct control *c)
{
	return arena_printf(h->arena, "field%s%s", c->choices ? " choice" : "",
			    c->changed ? " changed" : "");
}

void html_controls(struct html *h, const struct controls *controls)
{
	html_put(h, "<div class=\"controls\">\n");
	for (int i = 0; i < controls->count; i++) {
		const struct control *c = &controls->items[i];

		html_format(h, "<div class=\"%s\" id=\"_w-%s\"><label for=\"_c-%s\">",
			    html_control_class(h, c), c->id, c->id);
		html_text(h, c->label);
		html_put(h, "</label>");
		if (c->choices)
			put_choice(h, c);
		else
			put_number_control(h, c);
		html_format(h, "<p class=\"filed\" id=\"_n-%s\">", c->id);
		html_text(h, c->note);
		html_put(h, "</p></div>\n");
	}
	html_put(h, "</div>\n");
}
