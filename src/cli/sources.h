/* The words of a command line that say which rows are read: of all commands that read features. */
#ifndef BURGI_CLI_SOURCES_H
#define BURGI_CLI_SOURCES_H

#include "files.h"
#include "input.h"
#include "rows.h"

enum { SOURCES_LABELS = 768, SOURCES_WEIGHTS, SOURCES_BAD_ROWS, SOURCES_ROWS, SOURCES_THREADS };

/* Those of all commands, and of some. */
#define SOURCES_OPTIONS                                                                        \
    { "rows", required_argument, NULL, SOURCES_ROWS },                                         \
        { "threads", required_argument, NULL, SOURCES_THREADS }, INPUT_OPTIONS
#define SOURCES_LABELS_OPTION                                                                  \
    {                                                                                          \
        "labels", required_argument, NULL, SOURCES_LABELS                                      \
    }
#define SOURCES_WEIGHTS_OPTION                                                                 \
    {                                                                                          \
        "weights", required_argument, NULL, SOURCES_WEIGHTS                                    \
    }
#define SOURCES_BAD_ROWS_OPTION                                                                \
    {                                                                                          \
        "bad-rows", required_argument, NULL, SOURCES_BAD_ROWS                                  \
    }

/* Whether it is one of them. */
bool sources_is_option(int option);

/* Takes one of them, with its argument; FINE, or USAGE, after a line on stderr where it is one of these but
 * for its argument. */
int sources_option(const char *command, int option, const char *argument, struct sources *from);

/* Whether they go together, and the words that are files; FINE, or USAGE after a line on stderr. */
int sources_check(const char *command, const struct sources *from);

/* The files that from's words stand for, which take their place: false after a line on stderr; files_free() in
 * either case. */
bool sources_find(struct files *files, struct sources *from);

/* Whether the file is one that is read. */
bool sources_have(const struct sources *from, const char *path);

#endif
