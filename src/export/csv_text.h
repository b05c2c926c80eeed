/* One text cell of a CSV file. */
#ifndef EXPORT_CSV_TEXT_H
#define EXPORT_CSV_TEXT_H

struct buffer;

/* Quoted where RFC 4180 wants it; what a spreadsheet would take for a formula, after a semicolon or tab too, gets an
 * apostrophe first. */
void csv_text(struct buffer *out, const char *text);

#endif
