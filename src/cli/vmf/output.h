/* Where fits go: a report or a document on standard output, and a model. */
#ifndef BURGI_CLI_VMF_OUTPUT_H
#define BURGI_CLI_VMF_OUTPUT_H

#include "fits.h"

struct output {
    const char *path; /* of the model, "-" or NULL */
    bool json, force;
};

/* FINE, or USAGE after a line on stderr. */
int output_check(const char *command, const struct output *o);

/* The file that the model goes to, or NULL. */
const char *output_file(const struct output *o);

/* Whether a file that is an input or not can be written, asked before anything is read; else a line
 * on stderr. */
bool output_can(const char *path, bool is_input, bool force);

/* False after a line on stderr. */
bool output_give(const struct fits *fits, const struct output *o);

#endif
