/* Which links a document may have. */
#ifndef TREE_LINK_H
#define TREE_LINK_H

struct arena;

/* `url` as the target of a link: http, https and mailto addresses with all but printable ASCII
 * percent-encoded, and "#anchor" as the id of a heading. NULL for everything else (other schemes,
 * paths, addresses over 2048 bytes), which stays text. */
const char *link_target(struct arena *a, const char *url);

#endif
