/* Rows of a CSV file, for programs and for Excel in Norwegian. */
#include "csv_rows.h"

#include "csv_text.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

struct csv_rows csv_rows_new(bool norwegian, struct arena *a)
{
	struct csv_rows c = { .text = { .arena = a }, .norwegian = norwegian };

	if (norwegian)
		buffer_puts(&c.text, "\xEF\xBB\xBF");
	return c;
}

static void next_cell(struct csv_rows *c)
{
	if (c->inside)
		buffer_puts(&c->text, c->norwegian ? ";" : ",");
	c->inside = true;
}

void csv_put_text(struct csv_rows *c, const char *text)
{
	next_cell(c);
	csv_text(&c->text, text);
}

void csv_put_whole(struct csv_rows *c, long value)
{
	next_cell(c);
	buffer_printf(&c->text, "%ld", value);
}

void csv_put_number(struct csv_rows *c, double value)
{
	char digits[DBL_MAX_10_EXP + 16];
	size_t size;

	next_cell(c);
	if (!c->norwegian) {
		buffer_printf(&c->text, "%.17g", value);
		return;
	}
	size = (size_t)snprintf(digits, sizeof digits, "%.6f", fabs(value) < 0.5e-6 ? 0 : value);
	*strchr(digits, '.') = ',';
	while (digits[size - 1] == '0')
		size--;
	size -= digits[size - 1] == ',';
	buffer_add(&c->text, digits, size);
}

void csv_put_kroner(struct csv_rows *c, double kroner)
{
	double whole = round(kroner);

	next_cell(c);
	if (c->norwegian)
		buffer_printf(&c->text, "%.0f", whole == 0 ? 0 : whole); /* no minus before nothing */
	else
		buffer_printf(&c->text, "%.17g", kroner);
}

void csv_row_end(struct csv_rows *c)
{
	buffer_puts(&c->text, "\r\n");
	c->inside = false;
}

void csv_put_heads(struct csv_rows *c, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		csv_put_text(c, names[i]);
	csv_row_end(c);
}
