/* The files that the FILEs of a command line stand for. */
#ifndef BURGI_CLI_FILES_H
#define BURGI_CLI_FILES_H

#include <stdbool.h>
#include <stddef.h>

struct files {
    char **name;
    size_t n;
};

/* Whether there is one, and none of an empty name: FINE, or USAGE after a line on stderr. */
int files_check(const char *command, char **word, size_t words);

/* A directory stands for the files in it, less the hidden ones, in the order of their names' bytes;
 * any other word for itself.  False, after one line on stderr, where a directory can't be read, is
 * empty or holds what is no regular file.  files_free() in either case. */
bool files_find(struct files *files, char **word, size_t words);
void files_free(struct files *files);

#endif
