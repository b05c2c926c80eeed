/* Does a job again and again, as what it reads changes. */
#ifndef CLI_FOLLOW_H
#define CLI_FOLLOW_H

struct session;

/* Reads files, writes others, and returns an exit status. */
typedef int follow_job(void *context);

/* Does the job in a child process, so that it sees everything anew, and again when a file that it read has changed;
 * until SIGINT, SIGTERM or SIGHUP. What it made before stays until it has made something better. The first status when
 * a file that the command line names cannot be read at all, else EXIT_DONE. */
int follow(struct session *session, follow_job *job, void *context);

#endif
