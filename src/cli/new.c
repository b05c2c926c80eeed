/* utenfor ny: a scenario and a notes file to start from. */
#include "session.h"

#include "base/file.h"
#include "base/number.h"
#include "base/tell.h"
#include "base/text.h"
#include "doc/mustache.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum answer_kind { ANSWER_TEXT, ANSWER_GROUP, ANSWER_AGES, ANSWER_YEAR, ANSWER_COUNT, ANSWER_PERCENT, ANSWER_KRONER,
		   ANSWER_LEVEL };

/* What is asked on a terminal, in the order of the four steps; without one the defaults are taken. */
static const struct question {
	const char *name, *text;
	enum answer_kind kind;
	const char *standard; /* NULL: this year */
} questions[] = {
	{ "tittel", "Hva heter saken?", ANSWER_TEXT, "Tidlig innsats for barn og unge" },
	{ "kommune", "Hvilken kommune eller fylkeskommune?", ANSWER_TEXT, "Eksempel kommune" },
	{ "gruppe", "Hvilken målgruppe? (se listen over)", ANSWER_GROUP, "lavinntekt-trygd" },
	{ "alder", "Hvilket aldersintervall?", ANSWER_AGES, "13-15" },
	{ "navn", "Hva heter tiltaket?", ANSWER_TEXT, "Los i ungdomsskolen" },
	{ "startaar", "Hvilket år starter det?", ANSWER_YEAR, NULL },
	{ "varighet", "Hvor mange år varer det?", ANSWER_COUNT, "2" },
	{ "deltakere", "Hvor mange barn og unge deltar?", ANSWER_COUNT, "100" },
	{ "uten", "Hvor stor andel får et ordinært livsløp uten tiltaket?", ANSWER_PERCENT, "50 %" },
	{ "med", "Hvor stor andel får et ordinært livsløp med tiltaket?", ANSWER_PERCENT, "55 %" },
	{ "beloep", "Hva koster tiltaket i året, i kroner?", ANSWER_KRONER, "1 000 000" },
	{ "betaler", "Hvem betaler: kommune, fylkeskommune eller stat?", ANSWER_LEVEL, "kommune" },
};

static bool known_age(const struct dataset *data, const char *answer, struct arena *a)
{
	for (int i = 0; i < data->interval_count; i++)
		if (text_equal(answer, arena_printf(a, "%d-%d", data->intervals[i].from, data->intervals[i].to)))
			return true;
	return false;
}

/* NULL when the answer can be used, else what to write instead. */
static const char *judge(const struct question *q, const char *answer, const struct dataset *data, struct arena *a)
{
	static const enum number_kind kinds[] = {
		[ANSWER_COUNT] = NUMBER_COUNT, [ANSWER_PERCENT] = NUMBER_PERCENT, [ANSWER_KRONER] = NUMBER_KRONER
	};
	double value;

	switch (q->kind) {
	case ANSWER_TEXT:
		return *answer ? NULL : "skriv noen ord";
	case ANSWER_GROUP:
		return dataset_group(data, answer) > 0 ? NULL : "skriv navnet på en av gruppene i listen";
	case ANSWER_AGES:
		return known_age(data, answer, a) ? NULL : "skriv ett av intervallene, for eksempel 13-15";
	case ANSWER_YEAR:
		return strlen(answer) == 4 && strspn(answer, "0123456789") == 4 ? NULL : "skriv et årstall";
	case ANSWER_COUNT:
	case ANSWER_PERCENT:
	case ANSWER_KRONER:
		return number_read(&value, answer, kinds[q->kind], a);
	case ANSWER_LEVEL:
		for (int level = 0; level < LEVELS; level++)
			if (text_equal(answer, level_id[level]))
				return NULL;
		return "skriv kommune, fylkeskommune eller stat";
	}
	return NULL;
}

/* One line from the terminal; an empty one, or the end, takes the default. */
static const char *ask(const struct question *q, const char *standard, const struct dataset *data, struct arena *a)
{
	char line[512];

	for (;;) {
		const char *wrong;
		size_t size;

		printf("%s [%s] ", q->text, standard);
		fflush(stdout);
		if (!fgets(line, sizeof line, stdin) || line[0] == '\n')
			return standard;
		size = strcspn(line, "\n");
		while (size && line[size - 1] == ' ')
			size--;
		line[size] = '\0';
		wrong = utf8_check(line, size) == size ? judge(q, line, data, a) : "skriv i UTF-8";
		if (!wrong)
			return arena_text(a, line, size);
		tell(stdout, "  %s", wrong);
	}
}

/* Text as a YAML scalar that is safe in braces too: in double quotes unless it is plain. */
static const char *yaml_text(struct arena *a, const char *text)
{
	struct buffer b = { .arena = a };

	if (!strpbrk(text, ":#,[]{}&*!|>'\"%@`\\-?") && *text && *text != ' ')
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

static void print_groups(const struct dataset *data)
{
	puts("Målgrupper:");
	for (int i = 1; i < data->group_count; i++)
		tell(stdout, "  %-24s %s", data->groups[i].id, data->groups[i].name[LANGUAGE_NB]);
	putchar('\n');
}

static struct value *collect(struct session *session, const char *templates)
{
	struct arena *a = &session->arena;
	struct value *values = value_new_map(a);
	bool terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
	time_t now = time(NULL);
	const char *year = arena_printf(a, "%d", localtime(&now)->tm_year + 1900);

	if (terminal)
		print_groups(session->data);
	for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
		const struct question *q = &questions[i];
		const char *answer = q->standard ? q->standard : year;

		if (terminal)
			answer = ask(q, answer, session->data, a);
		if (q->kind == ANSWER_TEXT || q->kind == ANSWER_KRONER)
			answer = yaml_text(a, answer);
		value_set_text(a, values, q->name, answer);
	}
	value_set_text(a, values, "prisaar", arena_printf(a, "%d", session->data->kpi.last));
	value_set_text(a, values, "dato", arena_printf(a, "%s-01-31", year));
	value_set_text(a, values, "skjema", path_join(a, templates, "../data/skjema/scenario.schema.json"));
	return values;
}

/* Writes template `source` with the answers as `path`, unless that is there already. */
static int write_new(struct session *session, const char *source, const char *path, const struct value *values)
{
	struct arena *a = &session->arena;
	struct diag diag = { .arena = a };
	struct buffer out = { .arena = a };
	struct line_map map = { 0 };
	struct mustache m = { .values = values, .escape = ESCAPE_NONE, .arena = a, .diag = &diag };
	struct str text;
	const char *why;

	if (access(path, F_OK) == 0) {
		tell(stderr, "utenfor: «%s» finnes fra før og er ikke rørt; velg en annen mappe", path);
		return EXIT_INPUT;
	}
	if (!file_read_text(&text, source, LIMIT_TEMPLATE_BYTES, true, a, &diag, (struct place){ 0 }) ||
	    !mustache_render(&out, &map, &m, text, source, 1)) {
		diag_print(&diag, stderr, session->colour);
		return EXIT_INPUT;
	}
	why = file_write(path, buffer_text(&out), out.size);
	if (why) {
		tell(stderr, "utenfor: kan ikke skrive «%s»: %s", path, why);
		return EXIT_ENVIRONMENT;
	}
	if (!session->quiet)
		tell(stdout, "%s", path);
	return EXIT_DONE;
}

int run_new(struct session *session)
{
	const struct arguments *arguments = &session->arguments;
	struct arena *a = &session->arena;
	const char *folder = arguments->operand_count ? arguments->operands[0] : ".";
	const char *templates = session_folder(session, OPTION_TEMPLATES, "UTENFOR_MALER", "templates");
	bool minimal = arguments->value[OPTION_MINIMAL] != NULL;
	const struct value *values;
	int status;

	if (!session_read_data(session))
		return EXIT_INPUT;
	if (mkdir(folder, 0777) && errno != EEXIST) {
		tell(stderr, "utenfor: kan ikke lage mappen «%s»: %s", folder, file_reason(errno));
		return EXIT_ENVIRONMENT;
	}
	values = collect(session, templates);
	status = write_new(session, path_join(a, templates, minimal ? "ny/minimal.yaml" : "ny/scenario.yaml"),
			   path_join(a, folder, "scenario.yaml"), values);
	if (status == EXIT_DONE && !minimal)
		status = write_new(session, path_join(a, templates, "ny/notater.md"),
				   path_join(a, folder, "notater.md"), values);
	return session_finish_output(status);
}
