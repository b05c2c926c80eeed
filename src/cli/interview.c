/* Asks, checks each answer as the scenario's reader would, and asks again. */
#include "interview.h"

#include "base/number.h"
#include "base/tell.h"
#include "base/text.h"
#include "input/scenario_read.h"
#include "study/effects.h"
#include "tree/mustache.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum question_id {
	ASK_TITLE, ASK_MUNICIPALITY,
	ASK_GROUP, ASK_AGES,
	ASK_MEASURE, ASK_START, ASK_YEARS, ASK_PARTICIPANTS, ASK_WITHOUT, ASK_WITH, ASK_SOURCE, ASK_EVIDENCE,
	ASK_AMOUNT, ASK_PAYER, ASK_GRANT, ASK_GIVER, ASK_AVOIDED,
	ASK_PERIOD,
	QUESTIONS
};

enum { STUDIES_SHOWN = 4 };

/* How an answer is written in the scenario. */
enum answer_form { FORM_PLAIN, FORM_TEXT, FORM_GROUP, FORM_PERCENT, FORM_KRONER, FORM_KRONER_OR_NONE };

static const struct question {
	const char *name; /* in the templates */
	const char *text;
	enum answer_form form;
	const char *suggestion; /* NULL: found from the data set or the calendar */
	const char *explanation;
} questions[QUESTIONS] = {
	[ASK_TITLE] = { "tittel", "Hva heter saken?", FORM_TEXT,
			"Tidlig innsats for barn og unge" },
	[ASK_MUNICIPALITY] = { "kommune", "Hvilken kommune eller fylkeskommune?", FORM_TEXT,
			       "Eksempel kommune" },
	[ASK_GROUP] = { "gruppe", "Hvilken målgruppe? Skriv nummeret eller navnet.", FORM_GROUP },
	[ASK_AGES] = { "alder", "Hvor gamle er de når tiltaket starter?", FORM_PLAIN, NULL,
		       "Ett intervall gir det sikreste svaret. To må ligge inntil hverandre: "
		       "[13-15, 16-18]." },
	[ASK_MEASURE] = { "navn", "Hva heter tiltaket?", FORM_TEXT, "Los i ungdomsskolen" },
	[ASK_START] = { "startaar", "Hvilket år starter det?", FORM_PLAIN },
	[ASK_YEARS] = { "varighet", "Hvor mange år varer det?", FORM_PLAIN, "2" },
	[ASK_PARTICIPANTS] = { "deltakere", "Hvor mange barn og unge deltar?", FORM_PLAIN, "100" },
	[ASK_WITHOUT] = { "uten", "Hvor stor andel får et ordinært livsløp uten tiltaket?",
			  FORM_PERCENT, "50 %",
			  "Den som får et ordinært livsløp, koster det offentlige like mye som gjennomsnittet." },
	[ASK_WITH] = { "med", "Hvor stor andel får et ordinært livsløp med tiltaket?", FORM_PERCENT,
		       "55 %",
		       "Ta med dem som klarer seg uansett. "
		       "Forskjellen er suksessraten. "
		       "I studier som fant virkning, er den oftest 2–10 prosentpoeng, og mange fant ingen:" },
	[ASK_SOURCE] = { "kilde", "Hva bygger de to andelene på?", FORM_TEXT,
			 "Kommunens eget anslag" },
	[ASK_EVIDENCE] = { "grad", "Er det anslag, erfaring, studie eller metaanalyse?", FORM_PLAIN,
			   "anslag" },
	[ASK_AMOUNT] = { "beloep", "Hva koster tiltaket i året, i kroner?", FORM_KRONER,
			 "1 000 000" },
	[ASK_PAYER] = { "betaler", "Hvem betaler: kommune, fylkeskommune eller stat?", FORM_PLAIN,
			"kommune" },
	[ASK_GRANT] = { "tilskudd", "Hvor mye får den som betaler, i tilskudd i året?",
			FORM_KRONER_OR_NONE, "0",
			"Tilskudd flytter penger mellom nivåene. Skriv 0 når det ikke er noe." },
	[ASK_GIVER] = { "giver", "Hvem gir tilskuddet: kommune, fylkeskommune eller stat?",
			FORM_PLAIN, "stat" },
	[ASK_AVOIDED] = { "bortfall", "Hvor mye faller bort i året fordi noe annet kan avsluttes?",
			  FORM_KRONER_OR_NONE, "0" },
	[ASK_PERIOD] = { "periode", "Hvor mange år skal regnestykket omfatte?", FORM_PLAIN, "40",
			 "Gevinstene kommer gjerne lenge etter kostnadene." },
};

/* What stands above a question that begins a step. */
static const struct step {
	enum question_id first;
	const char *heading;
} steps[] = {
	{ ASK_TITLE, "Saken" },
	{ ASK_GROUP, "1. Målgruppen" },
	{ ASK_MEASURE, "2. Tiltaket" },
	{ ASK_AMOUNT, "3. Kostnadene, per år tiltaket varer" },
	{ ASK_PERIOD, "4. Vurderingen" },
};

/* The text that YAML reads as `text`, safe in braces too: in double quotes unless it is plain. */
static const char *yaml_text(struct arena *a, const char *text)
{
	struct buffer b = { .arena = a };

	if (!strpbrk(text, ":#,[]{}&*!|>'\"%@`\\-?~") && *text && *text != ' ')
		return text;
	buffer_puts(&b, "\"");
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			buffer_puts(&b, "\\");
		buffer_add(&b, text, 1);
	}
	buffer_puts(&b, "\"");
	return buffer_text(&b);
}

/* The group that goes by its number in the list, else `answer`. */
static const char *group_name(const struct dataset *data, const char *answer)
{
	for (int i = 1; i < data->group_count; i++) {
		char number[16];

		snprintf(number, sizeof number, "%d", i);
		if (text_equal(answer, number))
			return data->groups[i].id;
	}
	return answer;
}

/* `answer` as it stands in the scenario; "" for an amount of none, which the templates leave out. */
static const char *written(const struct session *session, enum answer_form form, const char *answer, struct arena *a)
{
	double kroner;

	switch (form) {
	case FORM_PLAIN:
		return answer;
	case FORM_GROUP:
		return group_name(session->data, answer);
	case FORM_PERCENT: /* who writes 55 in answer to a share means per cent */
		return strspn(answer, "0123456789") == strlen(answer) ? arena_printf(a, "%s %%", answer) : answer;
	case FORM_KRONER_OR_NONE:
		if (!number_read(&kroner, answer, NUMBER_KRONER, a) && kroner == 0)
			return "";
		return yaml_text(a, answer);
	case FORM_TEXT:
	case FORM_KRONER:
		return yaml_text(a, answer);
	}
	return answer;
}

static void put(const struct session *session, struct value *values, enum question_id id, const char *answer,
		struct arena *a)
{
	value_set_text(a, values, questions[id].name, written(session, questions[id].form, answer, a));
}

static const char *interval_text(struct arena *a, struct interval interval)
{
	return arena_printf(a, "%d-%d", interval.from, interval.to);
}

/* The broadest group, which is the one to take when none fits; the first where none is called so. */
static const char *suggested_group(const struct dataset *data)
{
	for (int i = 1; i < data->group_count; i++)
		if (data->groups[i].fallback)
			return data->groups[i].id;
	return data->group_count > 1 ? data->groups[1].id : "";
}

/* The interval of the ages 13 to 15, as in the published example; the first where there is none. */
static const char *suggested_ages(const struct dataset *data, struct arena *a)
{
	for (int i = 0; i < data->interval_count; i++)
		if (data->intervals[i].from == 13)
			return interval_text(a, data->intervals[i]);
	return data->interval_count ? interval_text(a, data->intervals[0]) : "";
}

static const char *suggestion(const struct session *session, const struct value *values, enum question_id id,
			      struct arena *a)
{
	time_t now = time(NULL);

	switch (id) {
	case ASK_GROUP:
		return suggested_group(session->data);
	case ASK_AGES:
		return suggested_ages(session->data, a);
	case ASK_START:
		return arena_printf(a, "%d", localtime(&now)->tm_year + 1900);
	case ASK_GIVER: /* money moves between levels: never to the giver */
		return strstr(value_text(value_find(values, questions[ASK_PAYER].name)), "stat") ? "kommune" : "stat";
	default:
		return questions[id].suggestion;
	}
}

struct value *interview_suggest(struct session *session)
{
	struct arena *a = &session->arena;
	struct value *values = value_new_map(a);

	for (enum question_id id = 0; id < QUESTIONS; id++)
		put(session, values, id, suggestion(session, values, id, a), a);
	value_set_text(a, values, "prisaar", arena_printf(a, "%d", session->data->kpi.last));
	value_set_flag(a, values, "spurt", false);
	return values;
}

/* The first fault in the scenario that `values` make; NULL when there is none. */
static const char *fault(const struct session *session, const struct value *values, struct str template,
			 const char *file, struct arena *a)
{
	struct diag diag = { .arena = a, .errors_only = true };
	struct mustache m = { .values = values, .escape = ESCAPE_NONE, .arena = a, .diag = &diag };
	struct buffer text = { .arena = a };
	struct line_map map = { 0 };
	struct scenario s;

	if (mustache_render(&text, &map, &m, template, file, 1))
		scenario_read(&s, buffer_str(&text), file, NULL, 0, session->data, a, &diag);
	return diag.count ? diag.entries[0].message : NULL;
}

/* One line without its end and the spaces there, in `line`. NULL when it can be read, "" when there is no more,
 * else what is wrong. */
static const char *read_line(char *line, int size)
{
	size_t length;

	if (!fgets(line, size, stdin))
		return "";
	length = strcspn(line, "\n");
	if (!line[length]) { /* the rest of it would be the next answer */
		for (int c = 0; c != EOF && c != '\n'; )
			c = getchar();
		return "skriv det kortere";
	}
	while (length && line[length - 1] == ' ')
		length--;
	line[length] = '\0';
	return utf8_check(line, length) == length ? NULL : "skriv det i UTF-8";
}

/* Asks until the answer can be used. False when there is no more to read. */
static bool ask(struct session *session, struct value *values, enum question_id id, struct str template,
		const char *file)
{
	struct arena *a = &session->arena;
	const char *suggested = suggestion(session, values, id, a);
	char line[512];

	for (;;) {
		const char *wrong;

		printf("%s [%s] ", questions[id].text, suggested);
		fflush(stdout);
		wrong = read_line(line, sizeof line);
		if (wrong && !*wrong)
			return false;
		if (!wrong) {
			put(session, values, id, *line ? line : suggested, a);
			wrong = fault(session, values, template, file, a);
		}
		if (!wrong)
			return true;
		tell(stdout, "  %s", wrong);
	}
}

static void print_groups(const struct dataset *data)
{
	for (int i = 1; i < data->group_count; i++)
		tell(stdout, "  %d  %-24s %s", i, data->groups[i].id, data->groups[i].name[LANGUAGE_NB]);
	tell(stdout, "  Passer ingen, velg %s; den favner bredest.", suggested_group(data));
}

static void print_intervals(const struct dataset *data, struct arena *a)
{
	struct buffer text = { .arena = a };

	for (int i = 0; i < data->interval_count; i++)
		buffer_printf(&text, "%s%s", i ? ", " : "", interval_text(a, data->intervals[i]));
	tell(stdout, "  Du kan velge %s.", buffer_text(&text));
}

/* What studies of the group found, so that nobody has to guess what is usual. */
static void print_studies(const struct session *session, const struct value *values, struct arena *a)
{
	int group = dataset_group(session->data, value_text(value_find(values, questions[ASK_GROUP].name)));
	struct near_effects near;

	if (group <= 0)
		return;
	effects_nearest(&near, session->data, group, NULL, a);
	for (size_t i = 0; i < near.life_count && i < STUDIES_SHOWN; i++)
		tell(stdout, "  – %s", effect_line(near.life[i].effect, a));
	if (near.life_count)
		tell(stdout, "  Et håndplukket utvalg; «utenfor effekter %s» viser flere, med kilder.",
		     session->data->groups[group].id);
}

/* What stands above the question. */
static void introduce(struct session *session, const struct value *values, enum question_id id)
{
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		if (steps[i].first == id)
			printf("\n%s\n", steps[i].heading);
	if (id == ASK_GROUP)
		print_groups(session->data);
	if (id == ASK_AGES)
		print_intervals(session->data, &session->arena);
	if (id == ASK_AMOUNT)
		tell(stdout, "  Skriv kostnadene i %d-kroner.", session->data->kpi.last);
	if (questions[id].explanation)
		tell(stdout, "  %s", questions[id].explanation);
	if (id == ASK_WITH)
		print_studies(session, values, &session->arena);
}

static bool is_asked(const struct value *values, enum question_id id)
{
	return id != ASK_GIVER || value_is_true(value_find(values, questions[ASK_GRANT].name));
}

bool interview_ask(struct session *session, struct value *values, struct str template, const char *file)
{
	struct arena *a = &session->arena;
	const char *wrong;

	value_set_flag(a, values, "spurt", true);
	wrong = fault(session, values, template, file, a);
	if (wrong) { /* no answer would mend it */
		tell(stderr, "%s: %s", file, wrong);
		return false;
	}
	puts("Trykk Enter for å ta forslaget i klammer. Ctrl-C avbryter, og da blir ingenting lagret.");
	for (enum question_id id = 0; id < QUESTIONS; id++) {
		if (!is_asked(values, id))
			continue;
		if (id == ASK_GRANT) /* a grant is judged with its giver, who is asked for next */
			put(session, values, ASK_GIVER, suggestion(session, values, ASK_GIVER, a), a);
		introduce(session, values, id);
		if (ask(session, values, id, template, file))
			continue;
		putchar('\n');
		tell(stderr, "utenfor ny: avbrutt; ingenting er lagret");
		return false;
	}
	return true;
}
