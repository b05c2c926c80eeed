/* The scenario: one measure for one target group, as the case officer wrote it. */
#ifndef INPUT_SCENARIO_H
#define INPUT_SCENARIO_H

#include "base/diag.h"
#include "base/language.h"
#include "base/limits.h"
#include "base/text.h"
#include "dataset.h"
#include "level.h"

struct arena;
struct yaml;

enum phase { /* of Veikart for tjenesteinnovasjon */
	PHASE_NONE,
	PHASE_FORANKRING,
	PHASE_INNSIKT,
	PHASE_TJENESTEUTVIKLING,
	PHASE_PILOTERING,
	PHASE_OVERGANG_TIL_DRIFT,
	PHASE_NY_PRAKSIS
};

enum evidence { EVIDENCE_NONE, EVIDENCE_ANSLAG, EVIDENCE_ERFARING, EVIDENCE_STUDIE, EVIDENCE_METAANALYSE };

struct date {
	int year, month, day; /* year 0 = not given */
};

struct estimate {
	double low, expected, high; /* low = high = expected when only one figure is given */
	bool has_range;
	struct place at;
};

enum cost_kind { COST_GROSS, COST_GRANT, COST_AVOIDED };

struct cost {
	const char *name;
	enum cost_kind kind;
	enum level level;    /* who pays (gross), gives (grant), or is spared (avoided) */
	enum level receiver; /* of a grant */
	double amount;       /* kr per year, price year of the scenario; ≥ 0; the expected one of `range` */
	struct estimate range;
	bool every_year;     /* in each year of the measure; else in `years` */
	int *years;
	size_t year_count;
	struct place at;
};

struct local_price {
	int service;
	double price; /* kr per unit in `price_year`; the expected one of `range` */
	struct estimate range;
	int price_year;
	bool has_price_year; /* else it follows the scenario's */
	const char *source;
	struct place at;
};

/* Discount rate: constant, or the falling one of circular R-109. */
struct rate {
	double yearly; /* 0.04 = 4 % */
	bool falling;  /* 4 % for years 1–40, 3 % for 41–75, 2 % after */
};

/* What brings the price of a service from one year to another; transfers and tax always follow the KPI. */
enum deflator { DEFLATOR_KPI, DEFLATOR_MUNICIPAL };

/* How likely it is that the measure does nothing: p0. */
struct no_effect {
	double share;       /* 0–1, when given */
	bool given;         /* else it follows the grade of the evidence */
	const char *source; /* NULL when not given */
	struct place at, source_at; /* of the share, and of the source */
};

/* One value put in the place of another: "tiltak.deltakere" = "80". A list item goes by its name:
 * "kostnader.Ny innsats.beløp". */
struct named_override {
	const char *key, *value;  /* as written; the value of a list as "[13-15, 16-18]" */
	const struct yaml *node;  /* the value where it is more than text, or NULL */
	struct place at;          /* of the key; a message about it names the override */
};

struct variant {
	const char *name;
	struct named_override *overrides;
	size_t override_count;
	struct place at;
};

/* An effect that has no price. */
struct unpriced {
	const char *name;
	const char *affected; /* who it concerns, or NULL */
	int score;            /* −4 (very large negative) … 0 … +4 (very large positive) */
	const char *reason;   /* Markdown, or NULL */
	struct place at, reason_at;
};

/* What is to be followed, and by whom. */
struct indicator {
	const char *name, *responsible, *target; /* both NULL when not given */
	struct date date;
	struct place at;
};

/* What was seen at the end of a year: sums from the start of the measure. */
struct observation {
	int year;
	double helped; /* children; NAN when not observed */
	double cost;   /* gross, kr; NAN when not observed */
};

struct scenario {
	const char *file, *sha256; /* of the file's bytes, in hex */
	const struct yaml *tree;   /* as read, overrides applied: what scenario_with_overrides starts from */

	/* sak */
	const char *title, *case_number, *prepared_by; /* NULL when not given */
	enum level owner;       /* LEVEL_KOMMUNE or LEVEL_FYLKESKOMMUNE: whose case, and whose budget, it is */
	const char *owner_name; /* "Eksempel kommune" */
	struct place owner_at;
	struct date date;
	enum language text_language; /* of the free text */
	bool has_text_language;
	enum phase phase;

	/* målgruppe */
	int group;
	struct interval ages[2]; /* by rising age */
	int age_count;
	struct place group_at, ages_at;

	/* tiltak */
	const char *measure, *description; /* description: Markdown, NULL when not given */
	struct place description_at;       /* of its first line, for faults inside it */
	const char *kind;                  /* the kind of measure, as the data set's effects have it, or NULL */
	int start, duration, round;        /* year, years, years per round */
	int participants;                  /* per round; the expected one of the range */
	struct estimate participants_range;
	struct estimate without, with;     /* shares with an ordinary life course, 0–1 */
	struct place start_at, duration_at, round_at; /* file NULL when not given */
	const char *source;
	enum evidence evidence;

	struct cost *costs;
	size_t cost_count;

	/* effekt */
	double fade;      /* yearly share lost, 0–1; the expected one of the range */
	struct estimate fade_range;
	int effect_years; /* years after the round is over until the effect is 0; 0 = no limit */
	double difference; /* φ: how much of the difference from the population one success closes, 0–1 */

	/* analyse */
	int period; /* years */
	struct place period_at;
	struct rate rate;
	int price_year;
	struct place price_year_at; /* file NULL when it is the default */
	enum deflator deflator;
	int distribution; /* of services on the levels: index in the data set; 0 = that of tjenester.csv */
	struct place distribution_at; /* file NULL when it is the default of the start year */
	struct no_effect no_effect;
	double optimism; /* share taken off the success rate, 0–1; 0 = none */

	struct local_price *prices;
	size_t price_count;
	struct variant *variants;
	size_t variant_count;
	struct unpriced *unpriced; /* ikke-prissatte virkninger */
	size_t unpriced_count;
	struct indicator *indicators; /* oppfølging */
	size_t indicator_count;
	struct observation *observations; /* in order of year */
	size_t observation_count;
	const char *earlier; /* the decision basis of an earlier report, as written, or NULL */
	struct place earlier_at;
	const char **note_files; /* as written */
	struct place *note_files_at;
	size_t note_file_count;
	const char *profile; /* as written, or NULL */
	struct place profile_at;
};

/* Whether prices can be brought to `year` by all the indices that `s` uses. */
bool scenario_has_price_year(const struct scenario *s, const struct dataset *data, int year);

/* A count of people below this can point to somebody: Statistics Norway's rule of thumb. */
enum { SMALL_COUNT = 3 };

/* The success rate σ = with − without. */
double scenario_success_rate(const struct scenario *s);
/* Rounds R = D / d, and all participants N·R. */
int scenario_rounds(const struct scenario *s);
long scenario_all_participants(const struct scenario *s);
/* Participants of the rounds that have begun by the end of `year`, which is within the measure. */
long scenario_begun(const struct scenario *s, int year);

#endif
