/* Options that say what files are, of all commands that read features. */
#ifndef BURGI_CLI_INPUT_H
#define BURGI_CLI_INPUT_H

#include <getopt.h>
#include <stdbool.h>

#include "io/input.h"

enum { INPUT_FORMAT = 1024 };
#define INPUT_OPTIONS                                                                          \
    {                                                                                          \
        "format", required_argument, NULL, INPUT_FORMAT                                        \
    }

#define INPUT_HELP                                                                             \
    "  --format NAME           what the files are, where neither content nor name tell:\n"     \
    "                          npy, idx, csv\n"

/* Whether it is one of them. */
bool input_is_option(int option);

/* Takes one of them, with its argument; FINE, or USAGE after a line on stderr. */
int input_option(const char *command, int option, const char *argument, struct bg_input *in);

#endif
