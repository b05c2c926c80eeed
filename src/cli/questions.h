/* What `utenfor ny` asks and says, in bokmål; templates/ny/samtale.csv has it in nynorsk. */
#ifndef CLI_QUESTIONS_H
#define CLI_QUESTIONS_H

enum question_id {
	ASK_LANGUAGE,
	ASK_TITLE, ASK_OWNER, ASK_OWNER_LEVEL,
	ASK_GROUP, ASK_AGES,
	ASK_MEASURE, ASK_START, ASK_YEARS, ASK_PARTICIPANTS, ASK_WITHOUT, ASK_WITH, ASK_SOURCE, ASK_EVIDENCE,
	ASK_AMOUNT, ASK_PAYER, ASK_GRANT, ASK_GIVER, ASK_AVOIDED,
	ASK_PERIOD,
	QUESTIONS
};

/* How an answer is read and written. */
enum answer_form {
	ANSWER_LANGUAGE,
	ANSWER_TEXT,
	ANSWER_LEVEL,
	ANSWER_GROUP,
	ANSWER_AGES,
	ANSWER_YEAR,
	ANSWER_CHOICE, /* a word that the scenario's reader knows */
	ANSWER_COUNT,
	ANSWER_YEARS,
	ANSWER_PERCENT,
	ANSWER_KRONER,
	ANSWER_KRONER_OR_NONE
};

struct question {
	const char *name; /* in the templates */
	enum answer_form form;
	const char *text;
	const char *label;       /* in the summary */
	const char *explanation; /* or NULL */
	const char *suggestion; /* NULL: none, or found from the calendar and the other answers */
	const char *stand_in;   /* what the other answers are checked with while there is none; NULL for "" */
	const char *open; /* what stands in the scenario then, in < >; NULL when it is left out */
	const char *line;       /* how its line in the scenario begins */
};
extern const struct question questions[QUESTIONS];

/* The heading of the step that begins with the question; NULL when none does. */
const char *question_heading(enum question_id id);

/* The rest of what is said, a printf format where it takes a word. */
enum phrase {
	SAY_KEYS, SAY_NO_ARROWS,
	SAY_LEFT_OPEN, SAY_WRITTEN_AS, SAY_NOTE, SAY_IS_IT_RIGHT, SAY_FIRST,
	SAY_BROADEST, SAY_INTERVALS, SAY_PRICE_YEAR, SAY_STUDIES,
	SAY_SUMMARY, SAY_OPEN, SAY_NONE, SAY_CHANGE, SAY_WHICH, SAY_TO_FILL_IN, SAY_GROUP_NUMBER,
	SAY_STILL_OPEN, SAY_READY, SAY_NOTES,
	PHRASES
};
extern const char *const phrases[PHRASES];

#endif
