/* Where fits go: a report or a document on standard output, and a model. */
#ifndef BURGI_CLI_VMF_OUTPUT_H
#define BURGI_CLI_VMF_OUTPUT_H

#include <getopt.h>

#include "fits.h"

struct output {
    struct choice choice; /* of what leads */
    const char *path;     /* of the model, "-" or NULL */
    bool json, force;
};

/* The long options of all commands that give out fits; -o is theirs, too. */
enum { OUTPUT_KAPPA = 512, OUTPUT_CI, OUTPUT_SORT, OUTPUT_TOP, OUTPUT_JSON, OUTPUT_FORCE };
#define OUTPUT_OPTIONS                                                                         \
    { "kappa", required_argument, NULL, OUTPUT_KAPPA },                                        \
        { "ci", required_argument, NULL, OUTPUT_CI },                                          \
        { "sort", required_argument, NULL, OUTPUT_SORT },                                      \
        { "top", required_argument, NULL, OUTPUT_TOP },                                        \
        { "json", no_argument, NULL, OUTPUT_JSON },                                            \
        { "output", required_argument, NULL, 'o' },                                            \
    {                                                                                          \
        "force", no_argument, NULL, OUTPUT_FORCE                                               \
    }

/* Takes one of them, with its argument; FINE, or USAGE, after a line on stderr where it is one of these
 * but for its argument. */
int output_option(const char *command, int option, const char *argument, struct output *o);

/* FINE, or USAGE after a line on stderr. */
int output_check(const char *command, const struct output *o);

/* The file that the model goes to, or NULL. */
const char *output_file(const struct output *o);

/* Whether a file that is an input or not can be written, asked before anything is read; else a line
 * on stderr. */
bool output_can(const char *path, bool is_input, bool force);

/* Whether two names are of one file, which need not be there yet. */
bool output_same(const char *a, const char *b);

/* False after a line on stderr. */
bool output_give(const struct fits *fits, const struct output *o);

#endif
