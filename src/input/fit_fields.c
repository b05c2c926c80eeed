/* The keys of the form for `data tilpass`. */
#include "fit_fields.h"

#include "scenario_fields.h"

#define IN(member) offsetof(struct fit_entry, member)
#define IN_FORM(member) offsetof(struct fit_draft, member)

#define MOST_KRONER 1e12

const char *const fit_line_key[FIT_LINES] = {
	"overføringer",   "skatt",     "helse",   "utdanning",     "kriminalomsorg",
	"barnevern",      "kommune",   "fylkeskommune", "stat",    "i alt",
};

/* An amount as printed: a loss has a minus in front. */
#define LINE(line, key, other, example_text, text)                                                                 \
	{ .name = (key), .alias = (other), .type = FIELD_KRONER, .required = true,                                 \
	  .offset = IN(typed) + (line) * sizeof(double), .at = IN(line_at) + (line) * sizeof(struct place),        \
	  .least = -MOST_KRONER, .most = MOST_KRONER, .example = (example_text), .description = (text) }

static const struct field sector_fields[] = {
	LINE(0, "overføringer", NULL, "5 820 178", "Gevinsten i sektoren Overføringer, i kroner"),
	LINE(1, "skatt", "skatteinnbetaling", "5 155 279", "Gevinsten i Skatteinnbetaling"),
	LINE(2, "helse", "helsetjenester", "547 288", "Gevinsten i Helsetjenester"),
	LINE(3, "utdanning", NULL, "−1 161 567", "Gevinsten i Utdanning; minus foran når den er negativ"),
	LINE(4, "kriminalomsorg", NULL, "396 639", "Gevinsten i Kriminalomsorg"),
	LINE(5, "barnevern", NULL, "2 990 391", "Gevinsten i Barnevern"),
	{ .name = "implementering", .alias = "implementering av tiltaket", .type = FIELD_KRONER,
	  .offset = IN(implementation), .at = IN(implementation_at), .given = IN(has_implementation),
	  .least = -MOST_KRONER, .most = MOST_KRONER, .example = "−980 769",
	  .description = "Implementering av tiltaket; må være med når tiltaket har kostnader" },
};

static const struct field level_fields[] = {
	LINE(FIT_TOTAL, "i alt", "totalt", "12 767 437", "Nettogevinsten i alt, i kroner"),
	LINE(FIT_LEVEL + LEVEL_KOMMUNE, "kommune", "kommunen", "2 770 980", "Nettogevinsten for kommunen"),
	LINE(FIT_LEVEL + LEVEL_FYLKESKOMMUNE, "fylkeskommune", "fylkeskommunen", "439 969",
	     "Nettogevinsten for fylkeskommunen"),
	LINE(FIT_LEVEL + LEVEL_STAT, "stat", "staten", "9 556 489", "Nettogevinsten for staten"),
};

static const struct field_table sector_table = { FIELD_TABLE("sektor", sector_fields, struct fit_entry), 0 };
static const struct field_table level_table = { FIELD_TABLE("nivå", level_fields, struct fit_entry), 0 };

/* What a table is printed on: in «felles», where `must` is true, or in the table itself. */
#define TERMS(must)                                                                                                \
	{ .name = "startår", .words = "start|oppstart|år",                                                         \
	  .type = FIELD_YEAR, .required = (must), .offset = IN(draft.s.start),                                     \
	  .at = IN(draft.s.start_at), .least = 1990, .most = 2100, .example = "2026",                              \
	  .description = "Året tiltaket starter" },                                                                \
	{ .name = "varighet", .type = FIELD_WHOLE, .in_years = true, .required = (must),                           \
	  .offset = IN(draft.s.duration),                                                                          \
	  .at = IN(draft.s.duration_at), .least = 1, .most = LIMIT_PERIOD, .example = "1",                         \
	  .description = "Hvor mange år tiltaket varer" },                                                         \
	{ .name = "varighet per runde", .type = FIELD_WHOLE, .in_years = true, .offset = IN(draft.s.round),        \
	  .at = IN(draft.s.round_at), .least = 1, .most = LIMIT_PERIOD, .example = "1",                            \
	  .description = "Hvor mange år én gruppe deltakere er med; som varigheten når den ikke er oppgitt" },     \
	{ .name = "deltakere", .words = "antall deltakere|antall",                                                 \
	  .type = FIELD_WHOLE, .required = (must), .offset = IN(draft.s.participants_range),                       \
	  .given = IN(has_participants), .least = 1, .most = LIMIT_PARTICIPANTS, .read = fit_read_participants,    \
	  .example = "10 000", .description = "Antall deltakere i hver runde; mange gir flere sifre i tabellene" }, \
	{ .name = "suksess", .words = "suksessrate",                                                               \
	  .type = FIELD_LINE, .required = (must), .given = IN(has_success),                                        \
	  .read = fit_read_success, .example = "0 % til 100 %",                                                    \
	  .description = "Andelen med ordinært livsløp uten tiltaket og med det" },                                \
	{ .name = "rente", .alias = "kalkulasjonsrente", .type = FIELD_RATE, .required = (must),                   \
	  .offset = IN(draft.s.rate), .given = IN(has_rate), .least = 0, .most = 0.2, .read = scenario_read_rate,  \
	  .example = "4 %", .description = "Kalkulasjonsrenten i regnearket, eller R-109" },                       \
	{ .name = "kostnad", .type = FIELD_KRONER, .offset = IN(cost), .given = IN(has_cost), .least = 0,          \
	  .most = 0, .read = fit_read_no_cost, .example = "0",                                                     \
	  .description = "0 når tiltaket er uten kostnader i regnearket; ellers kommer listen «kostnader»" },      \
	{ .name = "kostnader", .type = FIELD_LIST, .offset = IN(draft.costs), .count = IN(draft.cost_count),       \
	  .most = LIMIT_COSTS, .table = &scenario_cost_table,                                                      \
	  .example = "[{navn: Ny innsats, betaler: kommune, beløp: 1 000 000}]",                                   \
	  .description = "Kostnader, tilskudd og bortfall som i et scenario" }

static const struct field common_fields[] = { TERMS(true) };

static const struct field table_fields[] = {
	{ .name = "alder", .type = FIELD_AGES, .required = true, .offset = IN(draft.s.ages), .most = 2,
	  .at = IN(draft.s.ages_at), .read = scenario_read_ages, .example = "13-15",
	  .description = "Alderen ved start: ett intervall, eller en liste av to som følger etter hverandre" },
	{ .name = "periode",
	  .words = "analyseperiode|antall år",
	  .type = FIELD_WHOLE, .in_years = true, .required = true, .offset = IN(draft.s.period),
	  .at = IN(draft.s.period_at), .least = 1, .most = LIMIT_PERIOD, .example = "40",
	  .description = "Antall år gevinsten er regnet over" },
	{ .name = "nivå", .type = FIELD_SECTION, .table = &level_table,
	  .description = "Nettogevinsten i alt og for hvert forvaltningsnivå" },
	{ .name = "sektor", .type = FIELD_SECTION, .table = &sector_table, .description = "Gevinsten i hver sektor" },
	TERMS(false),
};

static const struct field_table common_table = { FIELD_TABLE("felles", common_fields, struct fit_entry), 0 };
static const struct field_table table_table = { FIELD_TABLE("tabeller", table_fields, struct fit_entry), IN(at) };
static const struct field_table trial_table = { FIELD_TABLE("prøve", table_fields, struct fit_entry), IN(at) };

static const struct field form_fields[] = {
	{ .name = "utenfor-tilpass", .type = FIELD_WHOLE, .required = true, .offset = IN_FORM(version), .least = 1,
	  .most = 1, .example = "1", .description = "Utgaven av filformatet, alltid 1" },
	{ .name = "målgruppe",
	  .words = "gruppe",
	  .type = FIELD_GROUP, .required = true, .offset = IN_FORM(group),
	  .at = IN_FORM(group_at), .read = scenario_read_group, .example = "barnevern-hjelpetiltak",
	  .description = "Målgruppen som er valgt i regnearket; «utenfor malgrupper» viser dem alle" },
	{ .name = "kilde", .type = FIELD_LINE, .offset = IN_FORM(source), .most = LIMIT_NAME,
	  .example = "KS Utenfor-regnskapet (xlsm), lest av 20. november 2026",
	  .description = "Hvilken utgave av regnearket tallene er fra, og når de ble lest av" },
	{ .name = "felles", .type = FIELD_SECTION, .table = &common_table,
	  .description = "Det som er likt for alle tabellene; en tabell kan ha sitt eget" },
	{ .name = "tabeller", .type = FIELD_LIST, .required = true, .offset = IN_FORM(tables),
	  .count = IN_FORM(table_count), .most = LIMIT_FIT_TABLES, .table = &table_table,
	  .example = "- {alder: 13-15, periode: 40, …}",
	  .description = "Resultattabellene som tallene tilpasses" },
	{ .name = "prøve", .type = FIELD_LIST, .offset = IN_FORM(trials), .count = IN_FORM(trial_count),
	  .most = LIMIT_FIT_TABLES, .table = &trial_table, .example = "- {alder: 16-18, periode: 20, …}",
	  .description = "Tabeller som holdes utenfor, og viser hvor godt tilpasningen treffer" },
};

const struct field_table fit_fields = { FIELD_TABLE(NULL, form_fields, struct fit_draft), 0 };
