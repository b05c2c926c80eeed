/* Locks a command in: what it may touch from before it reads anything. */
#ifndef CLI_LOCK_H
#define CLI_LOCK_H

struct session;

/* From here on only the folders that the command writes to can be written, and nothing asked of the kernel that no
 * command needs. Everything can be read. Where the kernel cannot restrict, the run goes on without. */
void lock_in(struct session *session);

#endif
