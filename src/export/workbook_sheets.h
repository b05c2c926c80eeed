/* What the sheets of the workbook share while they are written: the study, and where things stand. */
#ifndef EXPORT_WORKBOOK_SHEETS_H
#define EXPORT_WORKBOOK_SHEETS_H

#include "workbook.h"
#include "workbook_file.h"

enum sheet {
	SHEET_RESULTS,
	SHEET_INPUTS,
	SHEET_SERVICES,
	SHEET_DIFFERENCE,
	SHEET_EFFECT,
	SHEET_YEARS,
	SHEET_QUANTITIES,
	SHEET_ABOUT,
	SHEETS
};

struct workbook {
	struct book *book;
	struct arena *arena;
	struct diag *diag;
	const struct workbook_input *in;
	const struct scenario *written, *s; /* as typed, and as computed on */
	const struct dataset *data, *read;  /* with the shares chosen, and as read */
	const struct results *results;
	struct course *course;
	struct gains *gains;
	int *share_groups;     /* groups with shares of their own, after 0 for all others */
	int share_group_count;
	struct service *split; /* [share group][distribution][service]: whose shares each distribution makes what */
	int services;
};

/* `text`, which is bokmål, in the workbook's language; one that has no translation is a fault in `w->diag`. */
const char *say(const struct workbook *w, const char *text);

/* Tjenester: a row for each service from here on, and its columns. */
enum { SERVICE_FIRST = 4 };
enum {
	SERVICE_ID,
	SERVICE_NAME,
	SERVICE_SECTOR,
	SERVICE_DIRECTION,
	SERVICE_UNIT,
	SERVICE_DATA_PRICE,
	SERVICE_OWN_PRICE,
	SERVICE_OWN_YEAR,
	SERVICE_PRICE,
	SERVICE_FOLLOWS,
	SERVICE_FACTOR,
	SERVICE_SHARE,
	SERVICE_SOURCE = SERVICE_SHARE + LEVELS,
	SERVICE_GRADE,
	SERVICE_REALISATION,
	SERVICE_CHOICES = SERVICE_REALISATION + 2
};

/* Forskjell: a column for each service in each of three blocks, a row for each age. */
enum { DIFFERENCE_ID = 4, DIFFERENCE_PRICE = 6, DIFFERENCE_SIGN, DIFFERENCE_FIRST = 9 };

/* Virkning: rows for what holds for a service, then one for each year. */
enum {
	EFFECT_ID = 4,
	EFFECT_NAME,
	EFFECT_SECTOR,
	EFFECT_REALISATION,
	EFFECT_FACTOR,
	EFFECT_TIMES,
	EFFECT_SHARE,
	EFFECT_VALUE = EFFECT_SHARE + LEVELS,
	EFFECT_HEAD,
	EFFECT_FIRST
};

/* År: one row for each year; columns for each level. */
enum { YEAR_FIRST = 6, YEAR_NUMBER = 0, YEAR_YEAR, YEAR_RATE, YEAR_FACTOR, YEAR_LEVELS };
enum { YEAR_GAIN, YEAR_COST, YEAR_NET, YEAR_VALUE, YEAR_BALANCE, YEAR_STATUS, YEAR_COLUMNS };

/* Where a service's gain in a year stands on Virkning, and a level's figure on År. */
struct spot workbook_gain(const struct workbook *w, int service, int k);
struct spot workbook_year(int level, int column, int k);

/* The range of all services in row `row` of Virkning's years; of all years in a column of År. */
const char *workbook_services(const struct workbook *w, int row, int from);
const char *workbook_years(const struct workbook *w, int level, int column, int from);

void workbook_results(struct workbook *w);
void workbook_inputs(struct workbook *w);
/* From row `row` on. */
void workbook_costs(struct workbook *w, int row);
void workbook_prices(struct workbook *w);
void workbook_quantities(struct workbook *w);
void workbook_difference(struct workbook *w);
void workbook_effect(struct workbook *w);
void workbook_flow(struct workbook *w);
void workbook_about(struct workbook *w);

#endif
