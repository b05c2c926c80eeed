/* The workbook stays with the command line: its library writes files. */
#include "export/workbook.h"

#include "base/diag.h"

static const char why[] = "arbeidsboken kan ikke lages her; bruk «utenfor rapport --format xlsx»";

const char *workbook_load(void)
{
	return why;
}

bool workbook_write(struct str *out, const struct workbook_input *in, struct arena *a, struct diag *d)
{
	(void)out, (void)in, (void)a;
	diag_error(d, (struct place){ 0 }, "%s", why);
	return false;
}
