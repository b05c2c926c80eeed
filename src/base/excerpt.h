/* Input quoted in messages: one line, not too long. */
#ifndef BASE_EXCERPT_H
#define BASE_EXCERPT_H

struct arena;

/* The first line of `text`, cut after 60 characters with "…" when there was more. */
const char *excerpt(struct arena *a, const char *text);

#endif
