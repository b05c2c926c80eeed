/* The data set: what a person of each age uses of public services, what it costs, and who pays.
 *
 * Read from a folder (see data/README.md), checked as strictly as a scenario, then constant.
 * Amounts are kroner in the data set's price year. */
#ifndef INPUT_DATASET_H
#define INPUT_DATASET_H

#include "base/language.h"
#include "base/limits.h"
#include "base/text.h"
#include "level.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diag;

enum { AGES = 60 }; /* ages 0–59: the span of the register data behind the original model */

/* How sure a figure is; later is weaker, and a derived figure takes the weakest of its inputs. */
enum grade { GRADE_PUBLISERT, GRADE_AVLEDET, GRADE_KALIBRERT, GRADE_ANSLAG, GRADES };
extern const char *const grade_id[GRADES];

/* How a saving becomes money. */
enum realisation {
	REALISED_AT_ONCE,     /* straks: a payment falls away, or a tax comes in */
	REALISED_BY_CONTRACT, /* avtale: when a placement or a contract ends */
	REALISED_IN_CAPACITY, /* kapasitet: staff time, money only when posts are withdrawn */
	REALISATIONS
};
extern const char *const realisation_id[REALISATIONS]; /* "straks", "avtale", "kapasitet" */

struct sector {
	const char *id, *name[LANGUAGES];
	bool is_service; /* its prices follow the deflator where the scenario asks for that; else the KPI */
};

struct service {
	const char *id, *name[LANGUAGES];
	int sector;             /* index in dataset.sectors */
	bool revenue;           /* inntekt: more of it is a gain */
	const char *unit;       /* what one of it is, e.g. "barn med tiltak i året" */
	double price;           /* kr per unit, in the data set's price year */
	int price_year;         /* as stated in the file; equals the data set's */
	double share[LEVELS];   /* w_s,l; sums to 1 */
	const char *source;
	enum grade grade;       /* of its price */
	enum grade share_grade; /* of the shares: their own where the file says it; else GRADE_PUBLISERT */
	enum realisation realisation;
	double share_half_width; /* of the shares, 80 % interval; 0 where none is given */
	const char *share_source; /* when they are not those of tjenester.csv, else NULL */
};

struct interval {
	int from, to; /* starting ages, both included */
};

/* Another way to split services between the levels, for the scenario to choose: fordeling.csv. Services it
 * does not name keep their share. The first is the one in tjenester.csv and names none. */
struct distribution {
	const char *id, *name[LANGUAGES], *description[LANGUAGES];
	int from; /* the default of measures that start in this year or later; 0 = only when chosen */
	bool names[LIMIT_SERVICES];
	double share[LIMIT_SERVICES][LEVELS];
	bool is_ratio[LIMIT_SERVICES]; /* share: how much the kommune and the fylkeskommune keep of theirs */
	const char *source[LIMIT_SERVICES];
	enum grade grade[LIMIT_SERVICES];
};

/* What one group's services cost each level, where that is not as for the others: a row of fordeling.csv with a group.
 * Of the first distribution it takes the place of tjenester.csv. */
struct group_share {
	int distribution, service, group;
	bool is_ratio; /* share: of the group's in the first distribution */
	double share[LEVELS], half_width;
	const char *source;
	enum grade grade;
};

/* A row of tilpasning.csv: what the figures of a group were fitted to, and how well. Amounts are kr, present value. */
enum fitted_kind {
	FITTED_TABLE, /* a line of a typed table */
	FITTED_TRIAL, /* of one that was kept out of the fit */
	FITTED_WIDTH, /* what one helped person gives at other ages and periods, and how sure that is */
	FITTED_STRAIN, /* mean square of the equations under the prior, as `computed` */
	FITTED_KINDS
};
struct fitted_row {
	enum fitted_kind kind;
	int group;
	struct interval ages[2];
	int age_count, period, duration, round;
	double rate; /* 0.04 = 4 % */
	bool falling; /* */
	double helped; /* in each round */
	int sector, level; /* the line: one of them, the other −1; level TOTAL is all of it */
	double typed, computed, cost, half_width; /* cost: of the measure, for the level; half_width: 80 % interval */
	const char *source;
};

/* One row of forbruk.csv, kept for the data appendix and the archived basis. */
struct usage {
	int group;         /* index in dataset.groups; the first is the population */
	int service;
	int from, to;      /* ages, both included */
	double amount;     /* per person-year, or a ratio to the population */
	bool is_ratio;
	const char *source;
	enum grade grade;
	bool own; /* from the data set itself, not from what it builds on */
	double half_width; /* of the amount, 80 % interval; 0 where none is given */
};

/* An index of prices by year. */
struct price_index {
	int first, last; /* years with an index; 0 when there is none */
	double value[LIMIT_INDEX_YEARS]; /* [year − first] */
	enum grade grade[LIMIT_INDEX_YEARS];
	const char *source[LIMIT_INDEX_YEARS];
};

struct group {
	const char *id, *name[LANGUAGES], *definition[LANGUAGES];
	long size;         /* persons in the original's register data */
	const char *period, *source;
	const char *assessment[LANGUAGES]; /* what is known, what is judged, which way the errors go */
	bool fallback;     /* the broadest group: the one to take when none fits */
	int from, to;      /* ages at which the group's definition makes sense as a start */
	int reach;         /* the oldest age at which the original's register years can have met the group */
	struct interval spread; /* the ages that the persons of `size` are taken to be evenly spread over */
};

/* How an effect was measured, the strongest first; what was found; and how much of the source was read. */
enum effect_design { DESIGN_META, DESIGN_TRIAL, DESIGN_REVIEW, DESIGN_QUASI, DESIGN_BEFORE_AFTER, DESIGNS };
enum effect_result {
	RESULT_WORKED,
	RESULT_MIXED,
	RESULT_NONE,        /* no sure difference in what matters most, or at the last measurement */
	RESULT_NEGATIVE,
	RESULT_UNKNOWN,     /* not measured */
	RESULT_UNCONTROLLED, /* a level after the measure, with nothing to hold it against: never a success rate */
	RESULTS
};
enum effect_read { READ_FULL, READ_ABSTRACT, READ_PRESENTATION, READS };
extern const char *const effect_design_id[DESIGNS], *const effect_result_id[RESULTS], *const effect_read_id[READS];

/* A published effect of a measure: a row of effekter.csv. Texts are as in the file, "" where it says nothing. */
struct published_effect {
	const char *id, *kind, *measure, *what;
	bool groups[LIMIT_GROUPS]; /* those it concerns; none: no target group of its own */
	bool any_group;            /* it concerns at least one of them */
	const char *ages, *country;
	enum effect_design design;
	const char *size, *outcome, *outcome_type;
	bool life_course; /* outcome_type is work, education or benefits: what a success rate is about */
	enum effect_result result;
	const char *text;
	double points; /* percentage points, with measure minus without; NAN where the source's figure is not read */
	const char *uncertainty, *follow_up, *source, *address;
	enum effect_read read;
	const char *remark;
};

/* One file of a data set. */
struct dataset_file {
	const char *name; /* "forbruk.csv"; "grunnlag-forbruk.csv" of what a data set builds on */
	struct str text;
};
enum { DATASET_FILES = 22 }; /* at most: eleven kinds, and those of the base */

/* Units and sources are written in bokmål; this is one of them in nynorsk. */
struct translation {
	const char *nb, *nn;
};

struct dataset {
	const char *folder, *name, *version;
	const char *sha256; /* when it is known without its files; ask dataset_sha256() */
	const char *base_name, *base_version;         /* of the data set that this one builds on, or NULL */
	struct dataset_file files[DATASET_FILES];     /* what was read, in name order, the base's last */
	int file_count;
	int price_year;
	bool illustrative;              /* shown with every result when true */
	const char *reservation[LANGUAGES];
	struct interval intervals[LIMIT_INTERVALS];
	int interval_count;
	struct sector sectors[LIMIT_SECTORS];
	int sector_count;
	struct service services[LIMIT_SERVICES];
	int service_count;
	bool own_services;              /* tjenester.csv is the data set's own though it builds on another */
	struct group groups[LIMIT_GROUPS]; /* [0] is the population average, "befolkning" */
	int group_count;
	struct usage *usages;
	size_t usage_count;
	double calibration[LIMIT_GROUPS][LIMIT_SERVICES]; /* κ_g,s; 1 where none is given */
	bool calibrated[LIMIT_GROUPS][LIMIT_SERVICES];    /* where one is given */
	double quantity[LIMIT_GROUPS][LIMIT_SERVICES][AGES]; /* x_g,s(a) per person-year */
	enum grade quantity_grade[LIMIT_GROUPS][LIMIT_SERVICES][AGES];
	enum grade row_grade[LIMIT_GROUPS][LIMIT_SERVICES][AGES]; /* of the group's own row, κ included */
	struct distribution distributions[LIMIT_DISTRIBUTIONS];
	int distribution_count;
	struct published_effect *effects; /* as they stand in the file; NULL when there is none */
	size_t effect_count;
	struct group_share *group_shares;
	size_t group_share_count;
	struct fitted_row *fitted;
	size_t fitted_count;
	struct translation *translations; /* the data set's own before the base's */
	size_t translation_count;
	struct price_index kpi, deflator; /* the deflator is that of the kommuner, and may be missing */
};

/* The sum of all that the data set holds; see data/README.md for how it is made. */
const char *dataset_sha256(const struct dataset *data, struct arena *a);

/* Reads and checks the data set in `folder` into `out`, which is zero; every fault goes to `d`. One that builds on
 * another («bygger på» in datasett.yaml) has the files it changes: forbruk.csv takes the place of the
 * base's rows for the groups and services it has rows for, tjenester.csv and fordeling.csv of rows, any other file that
 * of the base's file.
 * The base is a folder, or «standard»: the one in `standard`, NULL when there is none.
 * Everything lives as long as `a`. True when there was no error. */
bool dataset_read(struct dataset *out, const char *folder, const char *standard, struct arena *a,
		  struct diag *d);

/* The same from files in memory; `place` stands for the folder in faults. */
bool dataset_parse(struct dataset *out, const struct dataset_file *given, int count, const char *place,
		   struct arena *a, struct diag *d);

/* Computes quantity and the grades from the usages and the calibration: x_g = given per person,
 * or x_avg · (1 + κ · (ratio − 1)). An age without a row is 0 for the population and as the population
 * for a group. The grade is the weakest of what went in. dataset_read does this; so must whoever
 * changes the calibration. */
void dataset_expand(struct dataset *data);

/* Splits the services of `group`, which are as they were read, as `distribution` says: the group's own shares before
 * those for all. */
void dataset_distribute(struct dataset *data, int distribution, int group);

/* Whether the group has shares of its own in any distribution. */
bool dataset_has_own_shares(const struct dataset *data, int group);

/* Whether the figures of a group are fitted to typed tables. */
bool dataset_is_fitted(const struct dataset *data, int group);

/* The weaker grade of price and shares, whoever gave the shares. */
enum grade service_grade(const struct service *service);

/* What a person uses from 0 to 59 years. */
struct lifetime {
	double amount;   /* units of the service */
	double kroner;   /* at the unit price, undiscounted, price year of the data set */
	double extra;    /* what a person of the group costs the public more than the average, kr; a revenue is less */
	enum grade grade; /* the weakest of the group's rows and of what they are ratios to, where there is any use */
};
struct lifetime dataset_lifetime(const struct dataset *data, int group, int service);

/* What the whole group cost the public more in a year than as many of the average, kr in the data set's price year:
 * its size, spread evenly over the ages of `spread`, times the difference. A revenue that is less counts as more. An
 * estimate whatever the figures: the ages are not known. */
double dataset_whole_group(const struct dataset *data, int group, int service);

/* True when any row of the group's use of the service is the data set's own while it builds on another. */
bool dataset_is_own(const struct dataset *data, int group, int service);

/* A unit or source in `language`: as written where the data set has no other text for it. */
const char *dataset_text(const struct dataset *data, const char *text, enum language language);

/* Index by id, −1 when there is none. Spelling as text_id(). */
int dataset_group(const struct dataset *data, const char *id);
int dataset_service(const struct dataset *data, const char *id);
int dataset_sector(const struct dataset *data, const char *id);
int dataset_distribution(const struct dataset *data, const char *id);

/* The distribution of a measure that starts in `year` and whose scenario chooses none. */
int dataset_default_distribution(const struct dataset *data, int year);

/* kr of year `from` in kr of year `to`. Both years must be in the index. */
double price_index_factor(const struct price_index *index, int from, int to);
bool price_index_has(const struct price_index *index, int year);

#endif
