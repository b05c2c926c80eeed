/* Takes what people wrote out of an archived basis again. */
#ifndef CLI_UNPACK_H
#define CLI_UNPACK_H

struct basis_file;
struct session;

/* Writes scenario, notes and the rows of the data set that were used into `folder`, which is made when it is not
 * there. Files that are there from before stay as they are: then nothing is written. Returns an exit status. */
int unpack_basis(const struct basis_file *basis, const char *folder, struct session *session);

#endif
