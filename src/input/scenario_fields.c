/* The tables of keys of a scenario. */
#include "scenario_fields.h"

#include "choices.h"
#include "scenario_draft.h"

/* Offsets in the draft's scenario, in the draft, and in the record of a list item. */
#define IN_SCENARIO(member) offsetof(struct draft, s.member)
#define IN_DRAFT(member) offsetof(struct draft, member)
#define IN(type, member) offsetof(struct type, member)

#define FIRST_YEAR 1990
#define LAST_YEAR 2100
#define MOST_KRONER 1e12 /* about the yearly budget of the state */

static const struct field_choice phases[] = {
	{ "forankring", PHASE_FORANKRING },
	{ "innsikt", PHASE_INNSIKT },
	{ "tjenesteutvikling", PHASE_TJENESTEUTVIKLING },
	{ "pilotering", PHASE_PILOTERING },
	{ "overgang til drift", PHASE_OVERGANG_TIL_DRIFT },
	{ "ny praksis", PHASE_NY_PRAKSIS },
	{ 0 },
};

static const struct field_choice grades[] = {
	{ "anslag", EVIDENCE_ANSLAG },
	{ "erfaring", EVIDENCE_ERFARING },
	{ "studie", EVIDENCE_STUDIE },
	{ "metaanalyse", EVIDENCE_METAANALYSE },
	{ 0 },
};

static const struct field_choice deflators[] = {
	{ "kpi", DEFLATOR_KPI },
	{ "kommunal", DEFLATOR_MUNICIPAL },
	{ 0 },
};

static const struct field case_fields[] = {
	{ .name = "tittel",
	  .words = "overskrift|sakstittel|saktittel|title",
	  .type = FIELD_LINE, .required = true, .offset = IN_SCENARIO(title),
	  .most = LIMIT_NAME, .example = "Los i ungdomsskolen",
	  .description = "Tittelen på dokumentet" },
	{ .name = "kommune",
	  .words = "kommunenavn|eier|kommunens navn|kommunen",
	  .type = FIELD_LINE, .required = true, .instead = "fylkeskommune",
	  .offset = IN_SCENARIO(owner_name), .at = IN_SCENARIO(owner_at), .most = LIMIT_NAME,
	  .example = "Eksempel kommune", .description = "Kommunen som eier saken" },
	{ .name = "fylkeskommune", .type = FIELD_LINE, .offset = IN_SCENARIO(owner_name), .at = IN_SCENARIO(owner_at),
	  .given = IN_DRAFT(county_given), .most = LIMIT_NAME, .example = "Eksempel fylkeskommune",
	  .description = "Fylkeskommunen som eier saken, når det ikke er en kommune" },
	{ .name = "saksnummer",
	  .words = "saksnr|saksnr.|arkivsak|journalnummer|sak nr",
	  .type = FIELD_LINE, .offset = IN_SCENARIO(case_number),
	  .most = LIMIT_NAME, .example = "21/1234", .description = "Saksnummer i arkivet" },
	{ .name = "dato",
	  .words = "saksdato",
	  .type = FIELD_DATE, .offset = IN_SCENARIO(date), .example = "2021-03-15",
	  .description = "Datoen som trykkes på dokumentet" },
	{ .name = "utarbeidet av",
	  .words = "forfatter|saksbehandler|utarbeidet|laget av|skrevet av",
	  .type = FIELD_LINE, .offset = IN_SCENARIO(prepared_by),
	  .most = LIMIT_NAME, .example = "Oppvekst og levekår",
	  .description = "Enheten som har laget regnestykket" },
	{ .name = "språk",
	  .words = "målform",
	  .type = FIELD_CHOICE, .offset = IN_SCENARIO(text_language),
	  .given = IN_SCENARIO(has_text_language), .choices = language_choices, .example = "nb",
	  .description = "Målformen i teksten dere skriver selv, når den er en annen enn dokumentets" },
	{ .name = "fase", .type = FIELD_CHOICE, .offset = IN_SCENARIO(phase), .choices = phases,
	  .example = "innsikt", .description = "Hvor saken står i Veikart for tjenesteinnovasjon" },
};

static const struct field_table case_table = { FIELD_TABLE("sak", case_fields, struct draft), 0 };

static const struct field group_fields[] = {
	{ .name = "gruppe",
	  .words = "målgruppe|gruppenavn|hvem",
	  .type = FIELD_GROUP, .required = true, .offset = IN_SCENARIO(group),
	  .at = IN_SCENARIO(group_at), .read = scenario_read_group, .example = "lavinntekt-trygd",
	  .description = "Målgruppen; «utenfor malgrupper» viser dem alle" },
	{ .name = "alder",
	  .words = "aldersgruppe|aldersintervall|aldersspenn|alder ved start",
	  .type = FIELD_AGES, .required = true, .offset = IN_SCENARIO(ages), .most = 2,
	  .at = IN_SCENARIO(ages_at), .read = scenario_read_ages, .example = "13-15",
	  .description = "Alderen ved start: ett intervall, eller en liste av to som følger etter hverandre" },
};

static const struct field_table group_table = { FIELD_TABLE("målgruppe", group_fields, struct draft), 0 };

static const struct field measure_fields[] = {
	{ .name = "navn",
	  .words = "navn på tiltak",
	  .type = FIELD_LINE, .required = true, .offset = IN_SCENARIO(measure),
	  .most = LIMIT_NAME, .example = "Los i ungdomsskolen", .description = "Navnet på tiltaket" },
	{ .name = "beskrivelse",
	  .words = "omtale|tekst|om tiltaket",
	  .type = FIELD_TEXT, .offset = IN_SCENARIO(description),
	  .at = IN_SCENARIO(description_at), .most = LIMIT_TEXT_BYTES, .example = "En los følger hver ungdom",
	  .description = "Hva tiltaket går ut på, i Markdown" },
	{ .name = "slag", .type = FIELD_KIND, .offset = IN_SCENARIO(kind), .read = scenario_read_kind,
	  .example = "oppfølging",
	  .description =
	         "Hva slags tiltak det er, som i «utenfor effekter»; studier av samme slag vises ved siden av suksessraten" },
	{ .name = "startår",
	  .words = "start|oppstart|oppstartsår|år|startdato|starter|fra",
	  .type = FIELD_YEAR, .required = true, .offset = IN_SCENARIO(start),
	  .at = IN_SCENARIO(start_at), .least = FIRST_YEAR, .most = LAST_YEAR, .example = "2021",
	  .description = "Året tiltaket starter" },
	{ .name = "varighet",
	  .words = "lengde|antall år|varer|år i alt|tiltaksperiode",
	  .type = FIELD_WHOLE, .in_years = true, .required = true, .offset = IN_SCENARIO(duration),
	  .at = IN_SCENARIO(duration_at), .least = 1, .most = LIMIT_PERIOD, .example = "2",
	  .description = "Hvor mange år tiltaket varer" },
	{ .name = "varighet per runde",
	  .words = "runde|per runde|runder|lengde per runde",
	  .type = FIELD_WHOLE, .in_years = true, .offset = IN_SCENARIO(round),
	  .at = IN_SCENARIO(round_at), .least = 1, .most = LIMIT_PERIOD, .example = "2",
	  .description = "Hvor mange år én gruppe deltakere er med; det samme som varigheten når den ikke er oppgitt" },
	{ .name = "deltakere",
	  .words = "antall deltakere|antall|deltagere|antall barn|barn|ungdommer|elever|personer|antall personer",
	  .type = FIELD_WHOLE_RANGE, .required = true,
	  .offset = IN_SCENARIO(participants_range), .least = 1, .most = LIMIT_PARTICIPANTS, .example = "100",
	  .description = "Antall deltakere i hver runde" },
	{ .name = "normalliv uten tiltak",
	  .words = "uten tiltak|normalliv uten|uten|andel uten tiltak",
	  .type = FIELD_SHARE_RANGE, .required = true,
	  .offset = IN_SCENARIO(without), .least = 0, .most = 1, .example = "50 %",
	  .description = "Andelen av deltakerne som får et ordinært livsløp uten tiltaket" },
	{ .name = "normalliv med tiltak",
	  .words = "med tiltak|normalliv med|med|andel med tiltak",
	  .type = FIELD_SHARE_RANGE, .required = true,
	  .offset = IN_SCENARIO(with), .least = 0, .most = 1, .example = "60 %",
	  .description = "Andelen av deltakerne som får et ordinært livsløp med tiltaket" },
	{ .name = "kilde",
	  .words = "kilder|referanse|kildehenvisning",
	  .type = FIELD_LINE, .offset = IN_SCENARIO(source), .most = LIMIT_NAME,
	  .example = "Kommunens eget anslag", .description = "Hva de to andelene bygger på" },
	{ .name = "grad",
	  .words = "evidens|evidensgrad|kvalitet|kildegrad|sikkerhet",
	  .type = FIELD_CHOICE, .offset = IN_SCENARIO(evidence), .choices = grades,
	  .example = "anslag", .description = "Hvor sikker kilden er" },
};

static const struct field_table measure_table = { FIELD_TABLE("tiltak", measure_fields, struct draft), 0 };

static const struct field cost_fields[] = {
	{ .name = "navn",
	  .words = "tekst|post|hva|tittel",
	  .type = FIELD_LINE, .offset = IN(cost_entry, cost.name), .most = LIMIT_NAME,
	  .example = "Ny innsats", .description = "Hva pengene går til" },
	{ .name = "betaler",
	  .words = "betales av|betalt av|hvem|hvem betaler|nivå",
	  .type = FIELD_CHOICE, .offset = IN(cost_entry, payer), .choices = level_choices,
	  .read = scenario_read_level, .example = "kommune",
	  .description = "Nivået som betaler; for kostnader ved tiltaket" },
	{ .name = "tilskudd fra",
	  .words = "tilskudd|fra|giver|tilskott frå",
	  .type = FIELD_CHOICE, .offset = IN(cost_entry, giver), .choices = level_choices,
	  .read = scenario_read_level, .example = "stat",
	  .description = "Nivået som gir tilskudd; for penger som flyttes mellom nivåene" },
	{ .name = "til",
	  .words = "mottaker|tilskudd til",
	  .type = FIELD_CHOICE, .offset = IN(cost_entry, receiver), .choices = level_choices,
	  .read = scenario_read_level, .example = "kommune", .description = "Nivået som får tilskuddet" },
	{ .name = "bortfall for",
	  .words = "bortfall|besparelse for|spart for|faller bort for",
	  .type = FIELD_CHOICE, .offset = IN(cost_entry, spared), .choices = level_choices,
	  .read = scenario_read_level, .example = "kommune",
	  .description = "Nivået som slipper en kostnad det har i dag" },
	{ .name = "beløp",
	  .words = "pris|sum|kostnad|kroner|kr|beløpet|årlig beløp|utgift",
	  .type = FIELD_KRONER_RANGE, .required = true, .offset = IN(cost_entry, cost.range),
	  .least = 0, .most = MOST_KRONER, .example = "1 000 000",
	  .description = "Kroner per år, i prisåret til scenarioet" },
	{ .name = "år",
	  .words = "årstall|når|startår|i år",
	  .type = FIELD_YEARS, .offset = IN(cost_entry, cost.years),
	  .count = IN(cost_entry, cost.year_count), .at = IN(cost_entry, years_at), .least = FIRST_YEAR,
	  .most = LAST_YEAR, .read = scenario_read_years, .example = "2021",
	  .description = "Året eller årene beløpet gjelder; hvert år tiltaket varer når det ikke er oppgitt" },
};

const struct field_table scenario_cost_table = {
	FIELD_TABLE("kostnader", cost_fields, struct cost_entry), IN(cost_entry, cost.at)
};

static const struct field effect_fields[] = {
	{ .name = "frafall per år",
	  .words = "frafall|årlig frafall|avtrapping",
	  .type = FIELD_SHARE_RANGE, .offset = IN_SCENARIO(fade_range), .least = 0,
	  .most = 1, .example = "2 %", .description = "Andelen av effekten som går tapt hvert år" },
	{ .name = "varighet",
	  .words = "lengde|varer|antall år",
	  .type = FIELD_WHOLE, .in_years = true, .offset = IN_SCENARIO(effect_years), .least = 1,
	  .most = LIMIT_PERIOD, .example = "40",
	  .description = "Hvor mange år effekten varer etter at en runde er over; uten grense når det ikke er oppgitt" },
	{ .name = "andel av forskjellen",
	  .words = "andel|andel av forskjell",
	  .type = FIELD_SHARE, .offset = IN_SCENARIO(difference), .least = 0,
	  .most = 1, .example = "71 %",
	  .description = "Hvor mye av forskjellen mellom målgruppen og befolkningen som blir borte når én person får et ordinært livsløp; 100 % når den ikke er oppgitt" },
};

static const struct field_table effect_table = { FIELD_TABLE("effekt", effect_fields, struct draft), 0 };

static const struct field no_effect_fields[] = {
	{ .name = "andel", .type = FIELD_SHARE, .offset = IN_SCENARIO(no_effect.share),
	  .at = IN_SCENARIO(no_effect.at),
	  .given = IN_SCENARIO(no_effect.given), .least = 0, .most = 1, .example = "20 %",
	  .description = "Hvor sannsynlig det er at tiltaket ikke virker i det hele tatt" },
	{ .name = "kilde", .type = FIELD_LINE, .offset = IN_SCENARIO(no_effect.source),
	  .at = IN_SCENARIO(no_effect.source_at), .most = LIMIT_NAME,
	  .example = "Egen vurdering av to forsøk",
	  .description = "Hva det bygger på; uten kilde trykker rapporten ingen sannsynligheter" },
};

static const struct field_table no_effect_table = {
	FIELD_TABLE("sannsynlighet for ingen virkning", no_effect_fields, struct draft), 0
};

static const struct field analysis_fields[] = {
	{ .name = "periode",
	  .words = "analyseperiode|antall år|tidshorisont|horisont",
	  .type = FIELD_WHOLE, .in_years = true, .offset = IN_SCENARIO(period),
	  .at = IN_SCENARIO(period_at),
	  .least = 1, .most = LIMIT_PERIOD, .example = "40",
	  .description = "Hvor mange år regnestykket omfatter, fra startåret; 40 når det ikke er oppgitt" },
	{ .name = "kalkulasjonsrente",
	  .words = "rente|diskonteringsrente|rentesats|diskontering",
	  .type = FIELD_RATE, .offset = IN_SCENARIO(rate), .least = 0, .most = 0.2,
	  .read = scenario_read_rate, .example = "4 %",
	  .description =
	         "Realrente per år fra 0 til 20 %, eller R-109 for den fallende renten i Finansdepartementets rundskriv; 4 % når den ikke er oppgitt" },
	{ .name = "prisår",
	  .words = "kroneverdi|prisnivå|kroneår|kroner",
	  .type = FIELD_YEAR, .offset = IN_SCENARIO(price_year),
	  .at = IN_SCENARIO(price_year_at), .least = FIRST_YEAR, .most = LAST_YEAR, .example = "2017",
	  .description = "Året kronene gjelder; datasettets prisår når det ikke er oppgitt" },
	{ .name = "deflator", .type = FIELD_CHOICE, .offset = IN_SCENARIO(deflator), .choices = deflators,
	  .read = scenario_read_deflator, .example = "kpi",
	  .description = "Hva prisene på tjenester følger fra datasettets prisår: konsumprisindeksen, eller den kommunale deflatoren; kpi når den ikke er oppgitt" },
	{ .name = "fordeling", .type = FIELD_DISTRIBUTION, .offset = IN_SCENARIO(distribution),
	  .at = IN_SCENARIO(distribution_at), .read = scenario_read_distribution, .example = "2022-utjevnet",
	  .description = "Hvem som betaler: 2017 (skatten før inntektsutjevning, barnevernet før reformen), 2022 (etter barnevernsreformen), utjevnet (skatten etter inntektsutjevning), 2022-utjevnet (begge deler) eller 2022-utjevnet-minste (begge deler, for en kommune med under 90 % av skatten i snitt); 2017 for tiltak som starter før 2022, ellers 2022-utjevnet" },
	{ .name = "sannsynlighet for ingen virkning", .type = FIELD_SECTION, .table = &no_effect_table,
	  .example = "{andel: 20 %, kilde: Egen vurdering av to forsøk}",
	  .description = "Sjansen for at tiltaket ikke virker: 60 % for anslag og erfaring, 50 % for en studie og 35 % for en metaanalyse når den ikke er oppgitt" },
	{ .name = "optimisme", .type = FIELD_SHARE, .offset = IN_SCENARIO(optimism), .least = 0, .most = 1,
	  .example = "50 %",
	  .description = "Andel som trekkes fra suksessraten fordi anslag og publiserte virkninger pleier å være for gode; da 21 forsøk ble gjentatt, var virkningen i snitt om lag halvparten (Camerer mfl. 2018). Ingen når den ikke er oppgitt" },
};

static const struct field_table analysis_table = { FIELD_TABLE("analyse", analysis_fields, struct draft), 0 };

static const struct field variant_fields[] = {
	{ .name = "navn", .type = FIELD_LINE, .required = true, .offset = IN(variant, name),
	  .most = LIMIT_NAME, .example = "Halv effekt", .description = "Navnet på varianten" },
	{ .name = "sett", .type = FIELD_OVERRIDES, .required = true, .offset = IN(variant, overrides),
	  .count = IN(variant, override_count), .most = 50, .read = scenario_read_overrides,
	  .example = "{tiltak.normalliv med tiltak: 55 %}",
	  .description = "Verdiene som er annerledes: nøkkel med punktum mellom nivåene, og ny verdi" },
};

static const struct field_table variant_table = {
	FIELD_TABLE("varianter", variant_fields, struct variant), IN(variant, at)
};

static const struct field price_fields[] = {
	{ .name = "pris",
	  .words = "beløp|enhetspris|kostnad",
	  .type = FIELD_KRONER_RANGE, .required = true, .offset = IN(local_price, range),
	  .least = 0, .most = MOST_KRONER, .example = "1 650 000",
	  .description = "Kroner per enhet, som i datasettet" },
	{ .name = "prisår",
	  .words = "år|kroneår",
	  .type = FIELD_YEAR, .offset = IN(local_price, price_year),
	  .given = IN(local_price, has_price_year), .least = FIRST_YEAR, .most = LAST_YEAR, .example = "2020",
	  .description = "Året prisen gjelder; scenarioets prisår når det ikke er oppgitt" },
	{ .name = "kilde",
	  .words = "kilder",
	  .type = FIELD_LINE, .offset = IN(local_price, source), .most = LIMIT_NAME,
	  .example = "Kommunens regnskap 2020", .description = "Hvor prisen er hentet fra" },
};

static const struct field_table price_table = {
	FIELD_TABLE("priser", price_fields, struct local_price), IN(local_price, at)
};

static const struct field unpriced_fields[] = {
	{ .name = "navn", .alias = "virkning", .type = FIELD_LINE, .required = true, .offset = IN(unpriced, name),
	  .most = LIMIT_NAME, .example = "Tryggere skolemiljø", .description = "Virkningen, med få ord" },
	{ .name = "for hvem", .alias = "gruppe", .type = FIELD_LINE, .offset = IN(unpriced, affected),
	  .most = LIMIT_NAME, .example = "Medelever", .description = "Hvem virkningen gjelder" },
	{ .name = "vurdering",
	  .words = "skår|poeng|score|verdi",
	  .type = FIELD_SCORE, .required = true, .offset = IN(unpriced, score),
	  .least = -4, .most = 4, .read = scenario_read_score, .example = "+2",
	  .description = "Fra −4 (svært stor negativ) til +4 (svært stor positiv); 0 er ingen virkning" },
	{ .name = "begrunnelse",
	  .words = "hvorfor|forklaring|beskrivelse",
	  .type = FIELD_TEXT, .offset = IN(unpriced, reason),
	  .at = IN(unpriced, reason_at), .most = LIMIT_TEXT_BYTES, .example = "Færre konflikter i friminuttene",
	  .description = "Hvorfor virkningen er vurdert slik, i Markdown" },
};

static const struct field_table unpriced_table = {
	FIELD_TABLE("ikke-prissatte virkninger", unpriced_fields, struct unpriced), IN(unpriced, at)
};

static const struct field indicator_fields[] = {
	{ .name = "navn",
	  .words = "indikator|hva",
	  .type = FIELD_LINE, .required = true, .offset = IN(indicator, name),
	  .most = LIMIT_NAME, .example = "Fullført ungdomsskole", .description = "Hva som skal måles" },
	{ .name = "ansvarlig",
	  .words = "hvem|eier",
	  .type = FIELD_LINE, .offset = IN(indicator, responsible), .most = LIMIT_NAME,
	  .example = "Rektor", .description = "Rollen eller enheten som følger med" },
	{ .name = "mål",
	  .words = "måltall",
	  .type = FIELD_LINE, .offset = IN(indicator, target), .most = LIMIT_NAME,
	  .example = "90 % fullfører", .description = "Hva dere vil nå" },
	{ .name = "dato",
	  .words = "frist|når",
	  .type = FIELD_DATE, .offset = IN(indicator, date), .example = "2022-06-30",
	  .description = "Når målet skal være nådd" },
};

static const struct field_table indicator_table = {
	FIELD_TABLE("indikatorer", indicator_fields, struct indicator), IN(indicator, at)
};

static const struct field observation_fields[] = {
	{ .name = "år",
	  .words = "årstall|når",
	  .type = FIELD_YEAR, .required = true, .offset = IN(observation_entry, year),
	  .least = FIRST_YEAR, .most = LAST_YEAR, .example = "2022",
	  .description = "Året tallene er talt opp, ved årets slutt" },
	{ .name = "hjulpet",
	  .words = "antall hjulpet|antall",
	  .type = FIELD_WHOLE, .offset = IN(observation_entry, helped),
	  .given = IN(observation_entry, has_helped), .least = 0, .most = 1e9, .example = "4",
	  .description = "Hvor mange tiltaket har hjulpet så langt" },
	{ .name = "kostnad",
	  .words = "beløp|kostnader|sum",
	  .type = FIELD_KRONER, .offset = IN(observation_entry, cost),
	  .given = IN(observation_entry, has_cost), .least = 0, .most = MOST_KRONER, .example = "950 000",
	  .description = "Hva tiltaket har kostet så langt, uten fradrag for tilskudd og bortfall" },
};

static const struct field_table observation_table = {
	FIELD_TABLE("observert", observation_fields, struct observation_entry), IN(observation_entry, at)
};

static const struct field follow_up_fields[] = {
	{ .name = "indikatorer",
	  .words = "indikator|mål",
	  .type = FIELD_LIST, .offset = IN_SCENARIO(indicators),
	  .count = IN_SCENARIO(indicator_count), .most = LIMIT_COSTS, .table = &indicator_table,
	  .example = "[{navn: Fullført ungdomsskole, ansvarlig: Rektor}]",
	  .description = "Det som skal følges, og hvem som gjør det" },
	{ .name = "observert",
	  .words = "observasjoner|resultater|observasjon",
	  .type = FIELD_LIST, .offset = IN_DRAFT(observations),
	  .count = IN_DRAFT(observation_count), .most = LIMIT_PERIOD, .table = &observation_table,
	  .example = "[{år: 2022, hjulpet: 4, kostnad: 950 000}]",
	  .description = "Det som faktisk har skjedd, år for år" },
};

static const struct field_table follow_up_table = {
	FIELD_TABLE("oppfølging", follow_up_fields, struct draft), 0
};

static const struct field root_fields[] = {
	{ .name = "utenfor",
	  .words = "versjon|utgave",
	  .type = FIELD_WHOLE, .required = true, .offset = IN_DRAFT(version), .least = 1,
	  .most = 1, .example = "1", .description = "Utgaven av filformatet" },
	{ .name = "sak",
	  .words = "saken|prosjekt",
	  .type = FIELD_SECTION, .required = true, .table = &case_table,
	  .example = "{tittel: Los i ungdomsskolen, kommune: Eksempel kommune}",
	  .description = "Saken regnestykket hører til" },
	{ .name = "målgruppe",
	  .words = "gruppe|målgruppen|målgrupper",
	  .type = FIELD_SECTION, .required = true, .table = &group_table,
	  .example = "{gruppe: lavinntekt-trygd, alder: 13-15}",
	  .description = "Barna og ungdommene tiltaket er for" },
	{ .name = "tiltak",
	  .words = "tiltaket|intervensjon",
	  .type = FIELD_SECTION, .required = true, .table = &measure_table,
	  .example = "{navn: Los i ungdomsskolen, startår: 2021}", .description = "Innsatsen og hva den oppnår" },
	{ .name = "kostnader",
	  .words = "utgifter|kostnadene|budsjett|kostnader per år",
	  .type = FIELD_LIST, .offset = IN_DRAFT(costs), .count = IN_DRAFT(cost_count),
	  .most = LIMIT_COSTS, .table = &scenario_cost_table,
	  .example = "[{navn: Ny innsats, betaler: kommune, beløp: 1 000 000}]",
	  .description = "Hva tiltaket koster, tilskudd, og kostnader som faller bort" },
	{ .name = "effekt",
	  .words = "virkning|virkninger|effekter",
	  .type = FIELD_SECTION, .table = &effect_table,
	  .example = "{frafall per år: 2 %, varighet: 40}",
	  .description = "Hvor stor virkningen er, og hvor lenge den varer" },
	{ .name = "analyse",
	  .words = "beregning|analysen|forutsetninger",
	  .type = FIELD_SECTION, .table = &analysis_table,
	  .example = "{periode: 40, kalkulasjonsrente: 4 %}", .description = "Hvordan det regnes" },
	{ .name = "varianter",
	  .words = "alternativer|alternativ|scenarioer",
	  .type = FIELD_LIST, .offset = IN_SCENARIO(variants),
	  .count = IN_SCENARIO(variant_count), .most = LIMIT_VARIANTS, .table = &variant_table,
	  .example = "[{navn: Halv effekt, sett: {tiltak.normalliv med tiltak: 55 %}}]",
	  .description = "Alternativer som sammenlignes med scenarioet" },
	{ .name = "priser",
	  .words = "enhetspriser|lokale priser|egne priser",
	  .type = FIELD_PRICES, .offset = IN_SCENARIO(prices),
	  .count = IN_SCENARIO(price_count), .table = &price_table, .read = scenario_read_prices,
	  .example = "{omsorgstiltak: {pris: 1 650 000, prisår: 2020}}",
	  .description = "Egne enhetspriser i stedet for datasettets, etter tjeneste" },
	{ .name = "ikke-prissatte virkninger",
	  .words = "ikke prissatt|kvalitative virkninger|andre virkninger",
	  .type = FIELD_LIST, .offset = IN_SCENARIO(unpriced),
	  .count = IN_SCENARIO(unpriced_count), .most = LIMIT_COSTS, .table = &unpriced_table,
	  .example = "[{navn: Tryggere skolemiljø, vurdering: +2}]",
	  .description = "Virkninger som ikke er regnet i kroner" },
	{ .name = "oppfølging",
	  .words = "evaluering|måling",
	  .type = FIELD_SECTION, .table = &follow_up_table,
	  .example = "{observert: [{år: 2022, hjulpet: 4}]}", .description = "Det som følges når tiltaket er i gang" },
	{ .name = "tidligere", .type = FIELD_LINE, .offset = IN_SCENARIO(earlier),
	  .at = IN_SCENARIO(earlier_at), .most = LIMIT_NAME, .example = "rapport-2020.grunnlag.json",
	  .description = "Grunnlagsfilen til en tidligere rapport, som det sammenlignes med" },
	{ .name = "notater",
	  .words = "innspill|merknader|uttalelser",
	  .type = FIELD_FILES, .offset = IN_SCENARIO(note_files),
	  .count = IN_SCENARIO(note_file_count), .most = LIMIT_NOTE_FILES, .read = scenario_read_files,
	  .example = "[notater.md]", .description = "Filer med innspill, sett fra mappen til scenarioet" },
	{ .name = "profil",
	  .words = "kommuneprofil",
	  .type = FIELD_LINE, .offset = IN_SCENARIO(profile),
	  .at = IN_SCENARIO(profile_at), .most = LIMIT_NAME, .example = "profil.yaml",
	  .description = "Fil med kommunens navn, logo og farge" },
};

const struct field_table scenario_fields = { FIELD_TABLE(NULL, root_fields, struct draft), 0 };
