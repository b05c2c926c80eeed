/* The domain of an e-mail address, as people write it. */
#ifndef GUARD_PRIVACY_DOMAIN_H
#define GUARD_PRIVACY_DOMAIN_H

#include "base/text.h"

#include "privacy_words.h"

enum {
	DOMAIN_MOST = 320 /* bytes of a domain, or of a name before it */
};

/* What stands for a sign in an address, in lower case. */
struct spelling {
	const char *text;
	bool spaced; /* a word: it needs spaces around it */
};

struct domain {
	struct buffer meant; /* with its dots; the giver's arena */
	const char *end;     /* in the text */
	bool spelt;          /* a dot was written as a word */
	bool bare;           /* it has no top: "gmail" */
	bool of_provider;    /* one of those that everybody has addresses at */
};

/* The end of the spelling of `list` that stands at `p`, or NULL. */
const char *spelling_end(const struct passage *text, const char *p, const struct spelling *list, size_t count);

/* Past a few spaces, a line's end or a cell's. */
const char *domain_skip_spaces(const struct passage *text, const char *p);

/* Reads the domain at `p`: "gmail.com", "gmail (dot) com", "gmail com"; false when there is none. */
bool domain_read(struct domain *out, const struct passage *text, const char *p);

/* Whether it ends as those of countries and the like do. */
bool domain_has_top(const struct domain *domain);

#endif
