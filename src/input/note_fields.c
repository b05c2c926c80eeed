/* The keys of a note's head. */
#include "notes.h"

#include "base/limits.h"
#include "choices.h"
#include "fields.h"
#include "level_names.h"

static const struct field_choice roles[] = {
	{ "beslutningstaker", ROLE_BESLUTNINGSTAKER },
	{ "deltaker", ROLE_DELTAKER },
	{ "interessent", ROLE_INTERESSENT },
	{ 0 },
};

static const struct field_choice stances[] = {
	{ "støtter", STANCE_STOETTER },
	{ "nøytral", STANCE_NOEYTRAL },
	{ "skeptisk", STANCE_SKEPTISK },
	{ "imot", STANCE_IMOT },
	{ 0 },
};

static const struct field fields[] = {
	{ .name = "aktør",
	  .words = "avsender|avsendar|navn|namn|hvem|kven|person|actor|name|author|"
		   "fra|frå|innsender|innsendar|from|sender|forfatter|forfattar|tittel|title",
	  .type = FIELD_LINE,
	  .required = true,
	  .offset = offsetof(struct note, actor),
	  .most = LIMIT_NAME,
	  .example = "Rektor",
	  .description = "Hvem innspillet kommer fra" },
	{ .name = "rolle",
	  .words = "role|stilling|instans",
	  .type = FIELD_CHOICE,
	  .offset = offsetof(struct note, role),
	  .choices = roles,
	  .example = "deltaker",
	  .description = "Aktørens rolle i saken; interessent når den ikke er oppgitt" },
	{ .name = "nivå",
	  .words = "forvaltningsnivå|level",
	  .type = FIELD_CHOICE,
	  .offset = offsetof(struct note, level),
	  .choices = level_choices,
	  .read = level_read,
	  .example = "kommune",
	  .description = "Forvaltningsnivået aktøren hører til" },
	{ .name = "sektor",
	  .words = "sector",
	  .type = FIELD_LINE,
	  .offset = offsetof(struct note, sector),
	  .most = LIMIT_NAME,
	  .example = "utdanning",
	  .description = "Sektoren aktøren hører til" },
	{ .name = "dato",
	  .words = "date|når",
	  .type = FIELD_DATE,
	  .offset = offsetof(struct note, date),
	  .example = "2021-03-15",
	  .description = "Datoen innspillet er gitt" },
	{ .name = "språk",
	  .words = "målform",
	  .type = FIELD_CHOICE,
	  .offset = offsetof(struct note, language),
	  .given = offsetof(struct note, has_language),
	  .choices = language_choices,
	  .example = "nn",
	  .description = "Målformen i innspillet, når den er en annen enn dokumentets" },
	{ .name = "holdning",
	  .words = "mening|meining|standpunkt|syn|stance",
	  .type = FIELD_CHOICE,
	  .offset = offsetof(struct note, stance),
	  .choices = stances,
	  .example = "støtter",
	  .description = "Hva aktøren mener om tiltaket" },
};

const struct field_table note_fields = { FIELD_TABLE(NULL, fields, struct note), 0 };
