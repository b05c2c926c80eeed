/* Asks, goes back, and shows what was answered. */
#include "interview.h"

#include "answer.h"
#include "line_editor.h"

#include "base/tell.h"
#include "base/text.h"
#include "input/scenario_read.h"
#include "study/effects.h"
#include "study/scenario_review.h"
#include "tree/mustache.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { STUDIES_SHOWN = 4 };

/* In the language of the talk. */
static const char *in_language(const struct interview *iv, const char *text)
{
	const char *nynorsk = text && iv->language == LANGUAGE_NN ? phrasebook_find(iv->words, text) : NULL;

	return nynorsk ? nynorsk : text;
}

static const char *say(const struct interview *iv, enum phrase phrase)
{
	return in_language(iv, phrases[phrase]);
}

const char *interview_phrase(const struct interview *iv, enum phrase phrase, const char *word)
{
	const char *text = say(iv, phrase), *place = strstr(text, "%s");

	return place ? arena_printf(&iv->session->arena, "%.*s%s%s", (int)(place - text), text,
				    word, place + 2)
		     : text;
}

static struct arena *arena_of(const struct interview *iv)
{
	return &iv->session->arena;
}

/* What who reads the answer says, in bokmål, in the language of the talk. */
static const char *message_in_language(const struct interview *iv, const char *message)
{
	return iv->language == LANGUAGE_NN ? phrasebook_reword(iv->messages, message, arena_of(iv)) : message;
}

static enum level owner_of(const struct interview *iv)
{
	enum level level = LEVEL_KOMMUNE;

	if (iv->written[ASK_OWNER_LEVEL])
		return text_equal(iv->written[ASK_OWNER_LEVEL], "fylkeskommune")
			       ? LEVEL_FYLKESKOMMUNE
			       : LEVEL_KOMMUNE;
	if (iv->shown[ASK_OWNER])
		answer_names_level(iv->shown[ASK_OWNER], &level, arena_of(iv));
	return level;
}

/* --- values --- */

/* What Enter gives; NULL for nothing. */
static const char *suggestion(const struct interview *iv, enum question_id id)
{
	time_t now = time(NULL);

	switch (id) {
	case ASK_LANGUAGE:
		return iv->language == LANGUAGE_NN ? "nynorsk" : "bokmål";
	case ASK_OWNER_LEVEL:
	case ASK_PAYER:
		return level_id[owner_of(iv)];
	case ASK_START:
		return arena_printf(arena_of(iv), "%d", localtime(&now)->tm_year + 1900);
	case ASK_GIVER: /* money moves between levels: never to the giver */
		return iv->written[ASK_PAYER] && text_equal(iv->written[ASK_PAYER], "stat")
			       ? level_id[owner_of(iv)]
			       : "stat";
	default:
		return questions[id].suggestion;
	}
}

/* What stands in for an answer when the others are checked. */
static const char *stand_in(const struct interview *iv, enum question_id id)
{
	const struct dataset *data = iv->session->data;

	if (id == ASK_GROUP)
		return data->group_count > 1 ? data->groups[1].id : "";
	if (id == ASK_AGES && data->interval_count)
		return arena_printf(arena_of(iv), "%d-%d", data->intervals[0].from,
				    data->intervals[0].to);
	if (id == ASK_START || id == ASK_PAYER || id == ASK_GIVER || id == ASK_OWNER_LEVEL)
		return suggestion(iv, id);
	return questions[id].stand_in ? questions[id].stand_in : "";
}

static struct value *values_of(const struct interview *iv, bool checking)
{
	static const char *const items[][2] = { { "kostnad", "Ny innsats" },
						{ "tilskuddet", "Tilskudd" },
						{ "bortfallet", "Det som faller bort" } };
	struct arena *a = arena_of(iv);
	struct value *values = value_new_map(a);
	time_t now = time(NULL);

	for (enum question_id id = 0; id < QUESTIONS; id++) {
		const struct question *q = &questions[id];
		const char *value = iv->written[id];

		if (!value && checking)
			value = stand_in(iv, id);
		else if (!value)
			value = q->open ? in_language(iv, q->open)
				: id == ASK_PERIOD || id == ASK_OWNER_LEVEL ? suggestion(iv, id)
									    : "";
		value_set_text(a, values, q->name, value);
	}
	for (size_t i = 0; i < sizeof items / sizeof *items; i++)
		value_set_text(a, values, items[i][0], in_language(iv, items[i][1]));
	value_set_text(a, values, "prisaar", arena_printf(a, "%d", iv->session->data->kpi.last));
	value_set_text(a, values, "aar", arena_printf(a, "%d", localtime(&now)->tm_year + 1900));
	value_set_flag(a, values, "nynorsk", iv->language == LANGUAGE_NN);
	return values;
}

struct value *interview_values(const struct interview *iv)
{
	return values_of(iv, false);
}

static bool is_asked(const struct interview *iv, enum question_id id)
{
	enum level ignored;

	switch (id) {
	case ASK_OWNER_LEVEL:
		return iv->shown[ASK_OWNER] &&
		       !answer_names_level(iv->shown[ASK_OWNER], &ignored, arena_of(iv));
	case ASK_EVIDENCE:
		return iv->written[ASK_SOURCE] != NULL;
	case ASK_GIVER:
		return iv->written[ASK_GRANT] && *iv->written[ASK_GRANT];
	default:
		return true;
	}
}

static bool is_open(const struct interview *iv, enum question_id id)
{
	return is_asked(iv, id) && !iv->written[id] && questions[id].open;
}

bool interview_is_open(const struct interview *iv)
{
	for (enum question_id id = 0; id < QUESTIONS; id++)
		if (is_open(iv, id))
			return true;
	return false;
}

/* --- judging --- */

/* The number of the first line of `text` that begins with `start` after spaces; 0 for none. */
static int find_line(const char *text, const char *start)
{
	int number = 1;

	for (const char *line = text; *line; number++) {
		if (text_starts(line + strspn(line, " "), start))
			return number;
		line += strcspn(line, "\n");
		line += *line == '\n';
	}
	return 0;
}

/* What the scenario that the answers make is, with stand-ins for those that are open. */
struct judgement {
	const char *fault; /* the first, or NULL */
	const char *doubt; /* the first warning at the line of the question, or NULL */
	bool grave;        /* one that has to be confirmed */
};

static struct judgement judge(const struct interview *iv, enum question_id id)
{
	struct arena *a = arena_of(iv);
	const char *file = iv->file[iv->language];
	struct diag diag = { .arena = a }, doubts = { .arena = a };
	struct mustache m = {
		.values = values_of(iv, true), .escape = ESCAPE_NONE, .arena = a, .diag = &diag
	};
	struct judgement found = { 0 };
	struct buffer text = { .arena = a };
	struct line_map map = { 0 };
	struct scenario s = { 0 };
	int line;

	if (mustache_render(&text, &map, &m, iv->template[iv->language], file, 1))
		scenario_read(&s, buffer_str(&text), file, NULL, 0, iv->session->data, a, &diag);
	for (size_t i = 0; i < diag.count && !found.fault; i++)
		if (diag.entries[i].severity == SEVERITY_ERROR)
			found.fault = diag.entries[i].message;
	line = questions[id].line ? find_line(buffer_text(&text), questions[id].line) : 0;
	if (found.fault || !line)
		return found;
	scenario_review(&s, iv->session->data, &doubts);
	for (size_t i = 0; i < doubts.count && !found.doubt; i++)
		if (doubts.entries[i].at.line == line ||
		    (id >= ASK_AMOUNT && doubts.entries[i].at.line > line &&
		     doubts.entries[i].at.line <= line + 2))
			found.doubt = doubts.entries[i].message;
	found.grave = id == ASK_AMOUNT || id == ASK_GRANT || id == ASK_AVOIDED ||
		      (id == ASK_WITH && scenario_success_rate(&s) <= 0);
	return found;
}

/* --- talking --- */

enum reply { REPLY_GIVEN, REPLY_BACK, REPLY_ENDED };

static bool is_word(const char *line, const char *word)
{
	return text_equal(line, word);
}

/* Whether the answer is right after all. */
static bool confirm(const struct interview *iv)
{
	const char *wrong, *line = line_editor_read(say(iv, SAY_IS_IT_RIGHT), &wrong, arena_of(iv));

	return line && (*line == 'j' || *line == 'J');
}

static void set(struct interview *iv, enum question_id id, const char *written, const char *shown)
{
	iv->written[id] = written;
	iv->shown[id] = shown;
	if (id == ASK_LANGUAGE && written)
		iv->language = text_equal(written, "nynorsk") ? LANGUAGE_NN : LANGUAGE_NB;
	if (id == ASK_OWNER) /* the name may say it */
		iv->written[ASK_OWNER_LEVEL] =
			is_asked(iv, ASK_OWNER_LEVEL) ? NULL : level_id[owner_of(iv)];
	if (id == ASK_PAYER) /* whom a grant may come from */
		iv->written[ASK_GIVER] = iv->shown[ASK_GIVER] = NULL;
}

/* Takes `line` as the answer; false, after a message, when it cannot be used, and then nothing is
 * changed. */
static bool take(struct interview *iv, enum question_id id, const char *line)
{
	const struct answer_reader reader = {
		iv->session->data,
		interview_phrase(
			iv, SAY_GROUP_NUMBER,
			arena_printf(arena_of(iv), "%d", iv->session->data->group_count - 1)),
		owner_of(iv), arena_of(iv)
	};
	struct interview before = *iv;
	struct judgement judgement = { 0 };
	const char *wrong, *written = answer_written(&reader, questions[id].form, line, &wrong);

	if (!wrong) {
		set(iv, id, written, line);
		judgement = judge(iv, id);
		wrong = judgement.fault;
	}
	if (wrong) {
		tell(stdout, "  %s", message_in_language(iv, wrong));
		*iv = before;
		return false;
	}
	if (questions[id].form != ANSWER_TEXT && *written && !text_equal(written, line))
		tell(stdout, "  %s", interview_phrase(iv, SAY_WRITTEN_AS, written));
	if (judgement.doubt)
		tell(stdout, "  %s", interview_phrase(iv, SAY_NOTE, message_in_language(iv, judgement.doubt)));
	if (judgement.doubt && judgement.grave && !confirm(iv)) {
		*iv = before;
		return false;
	}
	return true;
}

/* Asks until the answer can be used. */
static enum reply ask(struct interview *iv, enum question_id id)
{
	for (;;) {
		const char *given = iv->shown[id] ? iv->shown[id] : suggestion(iv, id), *wrong,
			   *line;
		const char *text = in_language(iv, questions[id].text);

		line = line_editor_read(given ? arena_printf(arena_of(iv), "%s [%s] ", text, given)
					      : arena_printf(arena_of(iv), "%s ", text),
					&wrong, arena_of(iv));
		if (!line)
			return REPLY_ENDED;
		if (is_word(line, "tilbake") || is_word(line, "attende"))
			return REPLY_BACK;
		if (wrong) {
			tell(stdout, "  %s", message_in_language(iv, wrong));
		} else if (!*line && !given) {
			set(iv, id, NULL, NULL);
			if (is_open(iv, id))
				tell(stdout, "  %s", say(iv, SAY_LEFT_OPEN));
			return REPLY_GIVEN;
		} else if (take(iv, id, *line ? line : given)) {
			return REPLY_GIVEN;
		}
	}
}

static void print_groups(const struct interview *iv)
{
	const struct dataset *data = iv->session->data;

	for (int i = 1; i < data->group_count; i++)
		tell(stdout, "  %d  %-24s %s", i, data->groups[i].id,
		     data->groups[i].name[iv->language]);
	if (*answer_broadest_group(data))
		tell(stdout, "  %s",
		     interview_phrase(iv, SAY_BROADEST, answer_broadest_group(data)));
}

static void print_intervals(const struct interview *iv)
{
	const struct dataset *data = iv->session->data;
	struct buffer text = { .arena = arena_of(iv) };

	for (int i = 0; i < data->interval_count; i++)
		buffer_printf(&text, "%s%d-%d", i ? ", " : "", data->intervals[i].from,
			      data->intervals[i].to);
	tell(stdout, "  %s", interview_phrase(iv, SAY_INTERVALS, buffer_text(&text)));
}

/* What studies of the group found, so that nobody has to guess what is usual. */
static void print_studies(const struct interview *iv)
{
	struct arena *a = arena_of(iv);
	int group = iv->written[ASK_GROUP]
			    ? dataset_group(iv->session->data, iv->written[ASK_GROUP])
			    : 0;
	struct near_effects near;
	const char *id;

	if (group <= 0)
		return;
	id = iv->session->data->groups[group].id;
	effects_nearest(&near, iv->session->data, group, NULL, a);
	for (size_t i = 0; i < near.life_count && i < STUDIES_SHOWN; i++)
		tell(stdout, "  – %s", effect_line(near.life[i].effect, a));
	if (near.life_count)
		tell(stdout, "  %s",
		     interview_phrase(
			     iv, SAY_STUDIES,
			     arena_printf(a, "%s effekter %s", session_program(iv->session), id)));
}

/* What stands above the question. */
static void introduce(const struct interview *iv, enum question_id id)
{
	const char *heading = in_language(iv, question_heading(id)),
		   *explanation = in_language(iv, questions[id].explanation);

	if (heading)
		printf("\n%s\n", heading);
	if (id == ASK_GROUP)
		print_groups(iv);
	if (id == ASK_AGES)
		print_intervals(iv);
	if (id == ASK_AMOUNT)
		tell(stdout, "  %s",
		     interview_phrase(
			     iv, SAY_PRICE_YEAR,
			     arena_printf(arena_of(iv), "%d", iv->session->data->kpi.last)));
	if (explanation)
		tell(stdout, "  %s", explanation);
	if (id == ASK_WITH)
		print_studies(iv);
}

/* The question asked before `id`; `id` itself when there is none. */
static enum question_id before(const struct interview *iv, enum question_id id)
{
	for (enum question_id k = id; k > 0; k--)
		if (is_asked(iv, k - 1))
			return k - 1;
	tell(stdout, "  %s", say(iv, SAY_FIRST));
	return id;
}

/* Asks from `id` on what is not asked yet. False when it is ended. */
static bool ask_all(struct interview *iv, enum question_id id, bool asked[QUESTIONS])
{
	while (id < QUESTIONS) {
		if (!is_asked(iv, id) || asked[id]) {
			id++;
			continue;
		}
		introduce(iv, id);
		switch (ask(iv, id)) {
		case REPLY_GIVEN: /* and what hangs on it is to be asked again */
			asked[id] = true;
			asked[ASK_OWNER_LEVEL] &= id != ASK_OWNER;
			asked[ASK_GIVER] &= id != ASK_PAYER;
			id++;
			break;
		case REPLY_BACK:
			id = before(iv, id);
			asked[id] = false;
			break;
		case REPLY_ENDED:
			return false;
		}
	}
	return true;
}

/* All answers with numbers; what each number is of goes to `ids`. */
static int print_summary(const struct interview *iv, enum question_id ids[QUESTIONS])
{
	int count = 0;

	printf("\n%s\n", say(iv, SAY_SUMMARY));
	for (enum question_id id = 0; id < QUESTIONS; id++) {
		const char *label = in_language(iv, questions[id].label), *value = iv->shown[id];

		if (!is_asked(iv, id))
			continue;
		if (is_open(iv, id))
			value = say(iv, SAY_OPEN);
		else if (!iv->written[id] || !*iv->written[id])
			value = say(iv, SAY_NONE);
		else if (questions[id].form != ANSWER_TEXT)
			value = iv->written[id];
		ids[count++] = id;
		tell(stdout, "  %2d  %s%*s  %s", count, label,
		     (int)(32 - utf8_length(label, strlen(label))), "", value);
	}
	return count;
}

/* Shows the answers until they may be saved. */
static bool settle(struct interview *iv, bool asked[QUESTIONS])
{
	for (;;) {
		enum question_id ids[QUESTIONS];
		int count = print_summary(iv, ids);
		const char *wrong,
			*line = line_editor_read(say(iv, SAY_CHANGE), &wrong, arena_of(iv));
		char *end;
		long number;

		if (!line)
			return false;
		if (!*line && !wrong)
			return true;
		number = strtol(line, &end, 10);
		if (is_word(line, "tilbake"))
			number = count;
		else if (*end || number < 1 || number > count) {
			tell(stdout, "  %s", say(iv, SAY_WHICH));
			continue;
		}
		asked[ids[number - 1]] = false;
		if (!ask_all(iv, ids[number - 1], asked))
			return false;
	}
}

bool interview_ask(struct interview *iv)
{
	const char *fault = judge(iv, ASK_LANGUAGE).fault;
	bool arrows = line_editor_open(), asked[QUESTIONS] = { false };

	if (fault) { /* no answer would mend it */
		tell(stderr, "%s: %s", iv->file[iv->language], fault);
		return false;
	}
	tell(stdout, "%s", say(iv, SAY_KEYS));
	if (!arrows)
		tell(stdout, "%s", say(iv, SAY_NO_ARROWS));
	asked[ASK_LANGUAGE] = iv->written[ASK_LANGUAGE] != NULL;
	if (ask_all(iv, 0, asked) && settle(iv, asked))
		return true;
	putchar('\n');
	tell(stderr, "utenfor ny: avbrutt; ingenting er lagret");
	return false;
}
