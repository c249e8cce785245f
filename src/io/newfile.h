/* A file that appears whole or not at all. */
#ifndef BURGI_IO_NEWFILE_H
#define BURGI_IO_NEWFILE_H

#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>

#include "fault.h"

struct bg_newfile {
    const char *path;
    bool over; /* may replace a regular file */
    char *temporary;
    FILE *stream;
};

/* Whether path can be made: there is nothing there, or a regular file that may be replaced. */
bool bg_newfile_check(const char *path, bool over, struct bg_fault *fault);

/* Whether path is the file that is read as input, by whatever name; "-" is standard input. */
bool bg_newfile_is(const char *path, const char *input);

/* Opens stream, on a temporary file beside path.  Until it is committed or aborted, SIGHUP,
 * SIGINT, SIGQUIT, SIGTERM and SIGXCPU remove the file before they end the process; one file at a time. */
bool bg_newfile_begin(struct bg_newfile *f, const char *path, bool over,
                      struct bg_fault *fault);

/* A process that makes what is written, which these signals end, too; 0: none any more. */
void bg_newfile_maker(pid_t pid);

/* Whether there is room for so many bytes in its folder, as far as the system tells: asked before a
 * long work, so that it does not end with a full disk. */
bool bg_newfile_room(const struct bg_newfile *f, uint64_t bytes, struct bg_fault *fault);

/* Gives it its name, or, where writing failed or something has come to stand there, removes
 * it. */
bool bg_newfile_commit(struct bg_newfile *f, struct bg_fault *fault);
void bg_newfile_abort(struct bg_newfile *f);

#endif
