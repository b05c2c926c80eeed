/* Knows which level a body by name belongs to. */
#include "level_names.h"

#include "base/arena.h"
#include "base/excerpt.h"
#include "base/text.h"
#include "base/yaml.h"
#include "choices.h"
#include "field_values.h"
#include "level.h"

#include <string.h>

/* How a word, as a key, tells of a level: whole, or by its beginning or end. */
enum word_form { WORD_WHOLE, WORD_BEGINS, WORD_ENDS };

static const struct {
	const char *word;
	enum word_form form;
	enum level level;
} words[] = {
	{ "fylke", WORD_WHOLE, LEVEL_FYLKESKOMMUNE },
	{ "fylkesting", WORD_BEGINS, LEVEL_FYLKESKOMMUNE },
	{ "fylkeskommune", WORD_ENDS, LEVEL_FYLKESKOMMUNE },
	{ "fylkeskommunen", WORD_ENDS, LEVEL_FYLKESKOMMUNE },
	{ "fylkkasuohkan", WORD_ENDS, LEVEL_FYLKESKOMMUNE },
	{ "fylket", WORD_ENDS, LEVEL_FYLKESKOMMUNE },
	{ "kommune", WORD_ENDS, LEVEL_KOMMUNE },
	{ "kommunen", WORD_ENDS, LEVEL_KOMMUNE },
	{ "kommunal", WORD_BEGINS, LEVEL_KOMMUNE },
	{ "kommuneadministrasjonen", WORD_WHOLE, LEVEL_KOMMUNE },
	{ "suohkan", WORD_ENDS, LEVEL_KOMMUNE },
	{ "bydel", WORD_BEGINS, LEVEL_KOMMUNE },
	{ "stat", WORD_WHOLE, LEVEL_STAT },
	{ "staten", WORD_WHOLE, LEVEL_STAT },
	{ "statlig", WORD_BEGINS, LEVEL_STAT },
	{ "statleg", WORD_BEGINS, LEVEL_STAT },
	{ "statsforvalter", WORD_BEGINS, LEVEL_STAT },
	{ "direktorat", WORD_ENDS, LEVEL_STAT },
	{ "direktoratet", WORD_ENDS, LEVEL_STAT },
	{ "departement", WORD_ENDS, LEVEL_STAT },
	{ "departementet", WORD_ENDS, LEVEL_STAT },
	{ "nav", WORD_WHOLE, LEVEL_STAT },
	{ "bufdir", WORD_WHOLE, LEVEL_STAT },
	{ "bufetat", WORD_WHOLE, LEVEL_STAT },
	{ "imdi", WORD_WHOLE, LEVEL_STAT },
	{ "udir", WORD_WHOLE, LEVEL_STAT },
	{ "helseforetak", WORD_ENDS, LEVEL_STAT },
	{ "helseforetaket", WORD_ENDS, LEVEL_STAT },
	{ "sykehus", WORD_ENDS, LEVEL_STAT },
	{ "sykehuset", WORD_ENDS, LEVEL_STAT },
};

static bool is_of(const char *word, size_t size, const char *known, enum word_form form)
{
	size_t length = strlen(known);

	if (size < length || (form == WORD_WHOLE && size > length))
		return false;
	return memcmp(form == WORD_ENDS ? word + size - length : word, known, length) == 0;
}

/* The level that a word of a key tells of, the first that fits; LEVELS for none. */
static int level_of_word(const char *word, size_t size)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (is_of(word, size, words[i].word, words[i].form))
			return words[i].level;
	return LEVELS;
}

static bool is_choice(const struct field *f, const char *key, struct arena *a)
{
	for (const struct field_choice *c = f->choices; c->name; c++)
		if (text_equal(text_key(a, c->name), key))
			return true;
	return false;
}

int level_meant(const char *key)
{
	static const char between[] = " ,/()+&.";
	int found = -1;

	for (const char *word = key + strspn(key, between); *word; word += strspn(word, between)) {
		size_t size = strcspn(word, between);
		int level = level_of_word(word, size);

		if (level < LEVELS)
			found = found == -1 || found == level ? level : -2;
		word += size;
	}
	return found;
}

/* True after an error. */
static bool report_name(struct field_reader *r, const struct field *f, const struct yaml *node)
{
	const char *key = text_key(r->arena, node->text);
	int level = is_choice(f, key, r->arena) ? -1 : level_meant(key);

	if (level >= 0)
		diag_error(r->diag, node->at, "«%s» er et navn, og «%s» skal være et nivå; skriv «%s»",
			   excerpt(r->arena, node->text), f->name, level_id[level]);
	else if (level == -2)
		diag_error(r->diag, node->at,
			   "«%s» er flere nivåer; lag ett punkt for hvert, med delen av beløpet som er deres",
			   excerpt(r->arena, node->text));
	return level != -1;
}

bool level_read(struct field_reader *r, const struct field *f, const struct yaml *node, void *record)
{
	return field_scalar(r, f, node) && !report_name(r, f, node) &&
	       field_value_readers[FIELD_CHOICE](r, f, node, record);
}
