#include "privacy_plain.h"

#include "base/arena.h"

#include <ctype.h>
#include <string.h>

enum { MOST_TARGET = 300 /* bytes of a link that are looked through for its end */ };

struct fold {
	const char *begin, *at, *end;
	char *out;
	uint32_t *from;
	size_t size;
};

/* The first `count` characters as a number of `base`; `*stop` is after the last digit. */
static uint32_t read_number(const char *p, const char *end, unsigned base, int count, const char **stop)
{
	uint32_t value = 0;

	for (; p < end && count > 0; p++, count--) {
		if (isdigit((unsigned char)*p))
			value = value * base + (uint32_t)(*p - '0');
		else if (base == 16 && isxdigit((unsigned char)*p))
			value = value * base + (uint32_t)(tolower((unsigned char)*p) - 'a' + 10);
		else
			break;
	}
	*stop = p;
	return value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF) ? value : 0xFFFD;
}

static void put_byte(struct fold *f, char c, const char *source)
{
	f->from[f->size] = (uint32_t)(source - f->begin);
	f->out[f->size++] = c;
}

/* The character `c` that stands from `at` to `next`. */
static void put(struct fold *f, uint32_t c, const char *next)
{
	char bytes[4];
	int size = 0;

	c = utf8_plain(c);
	if (c)
		size = utf8_put(bytes, c);
	for (int i = 0; i < size; i++)
		put_byte(f, bytes[i], f->at);
	f->at = next;
}

/* "&#49;" "&#x31;" "&nbsp;": false when it is an ampersand only. */
static bool fold_reference(struct fold *f)
{
	static const struct {
		const char *name;
		uint32_t c;
	} names[] = {
		{ "nbsp;", ' ' },   { "ensp;", ' ' },   { "emsp;", ' ' },  { "thinsp;", ' ' }, { "numsp;", ' ' },
		{ "puncsp;", ' ' }, { "hairsp;", ' ' }, { "Tab;", ' ' },   { "NewLine;", ' ' }, { "shy;", 0xAD },
		{ "zwnj;", 0x200C }, { "zwj;", 0x200D }, { "lrm;", 0x200E }, { "rlm;", 0x200F }, { "ndash;", '-' },
		{ "mdash;", '-' },  { "dash;", '-' },   { "hyphen;", '-' }, { "minus;", '-' }, { "period;", '.' },
		{ "sol;", '/' },    { "plus;", '+' },   { "commat;", '@' }, { "lowbar;", '_' },
		{ "ZeroWidthSpace;", 0x200B }, { "NoBreak;", 0x2060 }, { "InvisibleTimes;", 0x2062 },
	};
	const char *p = f->at + 1, *stop;
	uint32_t c;

	if (p < f->end && *p == '#') {
		bool hex = p + 1 < f->end && (p[1] == 'x' || p[1] == 'X');
		const char *digits = p + 1 + hex;

		c = read_number(digits, f->end, hex ? 16 : 10, 7, &stop);
		if (stop == digits || stop == f->end || *stop != ';')
			return false;
		put(f, c, stop + 1);
		return true;
	}
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		size_t size = strlen(names[i].name);

		if ((size_t)(f->end - p) < size || memcmp(p, names[i].name, size) != 0)
			continue;
		put(f, names[i].c, p + size);
		return true;
	}
	return false;
}

/* A backslash of Markdown, before punctuation, or of YAML's double quotes. */
static bool fold_escape(struct fold *f)
{
	static const struct {
		char letter;
		int digits;
	} coded[] = { { 'x', 2 }, { 'u', 4 }, { 'U', 8 } };
	const char *p = f->at + 1, *stop;
	uint32_t c;

	if (p == f->end)
		return false;
	for (size_t i = 0; i < sizeof coded / sizeof *coded; i++) {
		if (*p != coded[i].letter)
			continue;
		c = read_number(p + 1, f->end, 16, coded[i].digits, &stop);
		if (stop - p - 1 != coded[i].digits)
			return false;
		put(f, c, stop);
		return true;
	}
	if (strchr("tnr_", *p)) {
		put(f, ' ', p + 1);
		return true;
	}
	if (!ispunct((unsigned char)*p) && *p != ' ' && *p != '\n')
		return false;
	f->at = p;
	if (*p != '\\' && *p != '&')
		return false; /* and what it protects is looked at in its own right */
	put(f, (unsigned char)*p, p + 1);
	return true;
}

/* "%2B" in the target of a link, where it stands for something a number or an address is written with. */
static bool fold_percent(struct fold *f)
{
	const char *stop;
	uint32_t c = read_number(f->at + 1, f->end, 16, 2, &stop);

	if (stop - f->at != 3 || c >= 0x80 || !(isdigit((int)c) || (c && strchr(" +-.@", (int)c))))
		return false;
	put(f, c, stop);
	return true;
}

/* The end of a link's target that opens at `p` with '(' or '[' and leads to no number or address; NULL otherwise. */
static const char *plain_target(const char *p, const char *end)
{
	char closing = *p == '(' ? ')' : ']';
	const char *most = end - p > MOST_TARGET ? p + MOST_TARGET : end;

	for (; p < most && *p != '\n' && *p != '@' && !isdigit((unsigned char)*p); p++)
		if (*p == closing)
			return p + 1;
	return NULL;
}

static bool digit_at(const struct fold *f, const char *p)
{
	return p < f->end && isdigit((unsigned char)*p);
}

/* Brackets of links and pictures whose text holds digits. */
static bool fold_bracket(struct fold *f)
{
	const char *p = f->at, *next = p + 1;
	bool after_digit = f->size && isdigit((unsigned char)f->out[f->size - 1]);

	if (*p == '!' && next < f->end && *next == '[')
		next++;
	else if (*p == '!')
		return false;
	if (!after_digit && (*p == ']' || !digit_at(f, next)))
		return false;
	if (*p == ']' && next < f->end && (*next == '(' || *next == '['))
		next = plain_target(next, f->end);
	if (!next || (*p == ']' && next == p + 1 && !digit_at(f, next)))
		return false;
	f->at = next;
	return true;
}

/* A mark of emphasis or code, and not of a list. */
static bool fold_mark(struct fold *f)
{
	const char *p = f->at;
	bool first = true;

	while (first && p > f->begin && p[-1] != '\n')
		first = *--p == ' ';
	if (*f->at == '*' && first && f->at + 1 < f->end && f->at[1] == ' ')
		return false;
	f->at++;
	return true;
}

static bool fold_special(struct fold *f)
{
	switch (*f->at) {
	case '&':
		return fold_reference(f);
	case '\\':
		return fold_escape(f);
	case '%':
		return fold_percent(f);
	case '!':
	case '[':
	case ']':
		return fold_bracket(f);
	case '*':
	case '_':
	case '`':
		return fold_mark(f);
	default:
		return false;
	}
}

void plain_read(struct plain *out, struct str source, struct arena *a)
{
	struct fold f = { .begin = source.data, .at = source.data, .end = source.data + source.size };

	f.out = arena_alloc(a, source.size + 1, 1);
	f.from = NEW_ARRAY(a, source.size + 1, uint32_t);
	while (f.at < f.end) {
		const char *next = f.at;
		uint32_t c;

		if (fold_special(&f))
			continue;
		next = f.at;
		c = utf8_next(&next);
		put(&f, c, next);
	}
	f.from[f.size] = (uint32_t)source.size;
	f.out[f.size] = '\0';
	*out = (struct plain){ f.out, f.size, f.from };
}
