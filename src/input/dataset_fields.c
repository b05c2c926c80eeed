/* The tables of keys of the data set's YAML files. */
#include "dataset_fields.h"

#include "dataset_read.h"

#define IN(type, member) offsetof(struct type, member)

static const struct field_choice growths[] = { { "konsum", 0 }, { "tjeneste", 1 }, { 0 } };
static const struct field_choice yes_no[] = { { "ja", 1 }, { "nei", 0 }, { 0 } };

/* Two texts, in bokmål and nynorsk. */
#define TEXTS(texts, key, record, member, limit, nb_example, nn_example)                           \
	static const struct field texts##_fields[] = {                                             \
		{ .name = "nb", .type = FIELD_LINE, .required = true,                              \
		  .offset = IN(record, member[LANGUAGE_NB]), .most = (limit), .example = (nb_example), \
		  .description = "På bokmål" },                                                    \
		{ .name = "nn", .type = FIELD_LINE, .required = true,                              \
		  .offset = IN(record, member[LANGUAGE_NN]), .most = (limit), .example = (nn_example), \
		  .description = "På nynorsk" },                                                   \
	};                                                                                         \
	static const struct field_table texts = { FIELD_TABLE(key, texts##_fields, struct record), 0 }

TEXTS(sector_name, "navn", sector_entry, sector.name, LIMIT_NAME, "Helsetjenester", "Helsetenester");
TEXTS(distribution_name, "navn", distribution_entry, distribution.name, LIMIT_NAME,
      "Etter barnevernsreformen i 2022", "Etter barnevernsreforma i 2022");
TEXTS(distribution_description, "beskrivelse", distribution_entry, distribution.description,
      LIMIT_PARAGRAPH_BYTES, "Kommunen betaler hele fosterhjemmet",
      "Kommunen betaler heile fosterheimen");
TEXTS(reservation, "forbehold", head_draft, reservation, LIMIT_PARAGRAPH_BYTES, "Tallene er kommunens egne",
      "Tala er kommunen sine eigne");
TEXTS(group_name, "navn", group_entry, group.name, LIMIT_NAME, "Barn med hjelpetiltak i barnevernet",
      "Barn med hjelpetiltak i barnevernet");
TEXTS(group_definition, "definisjon", group_entry, group.definition, LIMIT_PARAGRAPH_BYTES,
      "Barn som har hatt hjelpetiltak før de fylte 16", "Barn som har hatt hjelpetiltak før dei fylte 16");
TEXTS(group_assessment, "vurdering", group_entry, group.assessment, LIMIT_PARAGRAPH_BYTES,
      "Forholdstallene er anslag", "Forholdstala er anslag");

static const struct field sector_fields[] = {
	{ .name = "id", .type = FIELD_LINE, .required = true, .offset = IN(sector_entry, sector.id),
	  .at = IN(sector_entry, at), .most = LIMIT_NAME, .example = "helsetjenester",
	  .description = "Navnet i tjenester.csv" },
	{ .name = "navn", .type = FIELD_SECTION, .table = &sector_name, .description = "Navnet i tabellene" },
	{ .name = "prisvekst", .type = FIELD_CHOICE, .offset = IN(sector_entry, growth), .choices = growths,
	  .example = "tjeneste",
	  .description = "Tjeneste når prisene kan følge den kommunale deflatoren; ellers følger de alltid konsumprisindeksen" },
};

static const struct field_table sector_table = {
	FIELD_TABLE("sektorer", sector_fields, struct sector_entry), IN(sector_entry, at)
};

static const struct field distribution_fields[] = {
	{ .name = "id", .type = FIELD_LINE, .required = true, .offset = IN(distribution_entry, distribution.id),
	  .at = IN(distribution_entry, at), .most = LIMIT_NAME, .example = "2022",
	  .description = "Navnet i fordeling.csv" },
	{ .name = "navn", .type = FIELD_SECTION, .table = &distribution_name,
	  .description = "Navnet i tabellene" },
	{ .name = "beskrivelse", .type = FIELD_SECTION, .table = &distribution_description,
	  .description = "Hva som skiller den fra de andre" },
	{ .name = "fra startår", .type = FIELD_YEAR, .offset = IN(distribution_entry, distribution.from),
	  .least = 1990, .most = 2100, .example = "2022",
	  .description = "Den som gjelder for tiltak som starter dette året eller senere, når scenarioet ikke velger" },
};

static const struct field_table distribution_table = {
	FIELD_TABLE("fordelinger", distribution_fields, struct distribution_entry), IN(distribution_entry, at)
};

static const struct field head_fields[] = {
	{ .name = "navn", .type = FIELD_LINE, .required = true, .offset = IN(head_draft, name),
	  .most = LIMIT_NAME, .example = "Eksempel kommunes datasett",
	  .description = "Navnet på datasettet" },
	{ .name = "versjon", .type = FIELD_LINE, .required = true, .offset = IN(head_draft, version),
	  .most = LIMIT_NAME, .example = "2024-1", .description = "Hvilken utgave dette er" },
	{ .name = "prisår", .type = FIELD_YEAR, .required = true, .offset = IN(head_draft, price_year),
	  .least = 1900, .most = 2100, .example = "2017", .description = "Året som alle priser gjelder" },
	{ .name = "illustrativ", .type = FIELD_CHOICE, .required = true, .offset = IN(head_draft, illustrative),
	  .choices = yes_no, .example = "nei",
	  .description = "Ja når tallene ikke er registerdata; da vises forbeholdet ved hvert resultat" },
	{ .name = "forbehold", .type = FIELD_SECTION, .table = &reservation,
	  .description = "Det leseren må vite om datasettet" },
	{ .name = "aldersintervaller", .type = FIELD_AGES, .required = true, .at = IN(head_draft, intervals_at),
	  .most = LIMIT_INTERVALS, .read = dataset_read_intervals, .example = "[0-5, 6-9, 10-12]",
	  .description = "Aldersintervallene et tiltak kan starte i, fra yngst til eldst" },
	{ .name = "sektorer", .type = FIELD_LIST, .required = true, .offset = IN(head_draft, sectors),
	  .count = IN(head_draft, sector_count), .most = LIMIT_SECTORS, .table = &sector_table,
	  .example = "- {id: barnevern, …}", .description = "Sektorene i tabellene, i rekkefølge" },
	{ .name = "fordelinger", .type = FIELD_LIST, .offset = IN(head_draft, distributions),
	  .count = IN(head_draft, distribution_count), .most = LIMIT_DISTRIBUTIONS, .table = &distribution_table,
	  .example = "- {id: 2022, …}",
	  .description = "Måter å fordele tjenestene på nivåene; den første er den i tjenester.csv" },
};

/* Of a data set that builds on another: the rest is as there. */
static const struct field overlay_fields[] = {
	{ .name = "navn", .type = FIELD_LINE, .required = true, .offset = IN(head_draft, name),
	  .most = LIMIT_NAME, .example = "Eksempel kommunes egne tall",
	  .description = "Navnet på datasettet" },
	{ .name = "versjon", .type = FIELD_LINE, .required = true, .offset = IN(head_draft, version),
	  .most = LIMIT_NAME, .example = "2024-1", .description = "Hvilken utgave dette er" },
	{ .name = DATASET_BASE_KEY, .type = FIELD_LINE, .required = true, .offset = IN(head_draft, base),
	  .most = LIMIT_NAME, .example = DATASET_BASE_STANDARD,
	  .description = "Datasettet som gir alt det som ikke står her: «" DATASET_BASE_STANDARD
	         "» for det som følger med programmet, eller mappen det ligger i, sett fra denne filen" },
	{ .name = "forbehold", .type = FIELD_SECTION, .table = &reservation,
	  .description = "Det leseren må vite om datasettet: hva som er deres egne tall, og hvor de er fra" },
};

const struct field_table dataset_overlay_table = { FIELD_TABLE(NULL, overlay_fields, struct head_draft), 0 };

const struct field_table dataset_head_table = { FIELD_TABLE(NULL, head_fields, struct head_draft), 0 };

static const struct field group_fields[] = {
	{ .name = "id", .type = FIELD_LINE, .required = true, .offset = IN(group_entry, group.id),
	  .at = IN(group_entry, at), .most = LIMIT_NAME, .example = "barnevern-hjelpetiltak",
	  .description = "Navnet i forbruk.csv og i scenarioene" },
	{ .name = "navn", .type = FIELD_SECTION, .table = &group_name, .description = "Navnet i rapporten" },
	{ .name = "definisjon", .type = FIELD_SECTION, .table = &group_definition,
	  .description = "Hvem som hører til gruppen" },
	{ .name = "størrelse", .type = FIELD_WHOLE, .required = true, .offset = IN(group_entry, size), .least = 1,
	  .most = 10000000, .example = "208376", .description = "Antall personer i registrene" },
	{ .name = "periode", .type = FIELD_LINE, .required = true, .offset = IN(group_entry, group.period),
	  .most = LIMIT_NAME, .example = "1998–2018", .description = "Årene registrene dekker" },
	{ .name = "kilde", .type = FIELD_LINE, .required = true, .offset = IN(group_entry, group.source),
	  .most = LIMIT_NAME, .example = "SSB", .description = "Hvor størrelse og definisjon kommer fra" },
	{ .name = "startalder", .type = FIELD_AGES, .required = true, .offset = IN(group_entry, ages),
	  .at = IN(group_entry, ages_at), .read = dataset_read_ages, .example = "0-15",
	  .description = "Alderen ved start som definisjonen passer for" },
	{ .name = "data til", .type = FIELD_WHOLE, .required = true, .offset = IN(group_entry, group.reach),
	  .least = 0, .most = AGES - 1, .example = "34",
	  .description = "Den eldste alderen registrene kan ha fulgt gruppen til" },
	{ .name = "personer i alderen", .type = FIELD_AGES, .offset = IN(group_entry, group.spread),
	  .at = IN(group_entry, spread_at), .read = dataset_read_ages, .example = "0-34",
	  .description = "Aldrene som personene i størrelsen er jevnt fordelt på; 0-59 når det ikke er oppgitt" },
	{ .name = "bredest", .type = FIELD_CHOICE, .offset = IN(group_entry, fallback), .choices = yes_no,
	  .example = "ja", .description = "Ja for gruppen å velge når ingen andre passer" },
	{ .name = "vurdering", .type = FIELD_SECTION, .table = &group_assessment,
	  .description = "Hva som er kjent, hva som er skjønn, og hvilken vei feilene trolig går" },
};

static const struct field_table group_table = {
	FIELD_TABLE("målgrupper", group_fields, struct group_entry), IN(group_entry, at)
};

static const struct field groups_fields[] = {
	{ .name = "målgrupper", .type = FIELD_LIST, .required = true, .offset = IN(groups_draft, groups),
	  .count = IN(groups_draft, group_count), .most = LIMIT_GROUPS, .table = &group_table,
	  .example = "- {id: befolkning, …}", .description = "Gjennomsnittet først, så målgruppene" },
};

const struct field_table dataset_groups_table = { FIELD_TABLE(NULL, groups_fields, struct groups_draft), 0 };
