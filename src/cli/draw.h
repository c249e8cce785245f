/* What commands that write a random sample share: how many rows, of which seed, into which file. */
#ifndef BURGI_CLI_DRAW_H
#define BURGI_CLI_DRAW_H

#include <getopt.h>
#include <stdbool.h>
#include <stdint.h>

struct draw {
    const char *output;
    uint64_t rows, seed;
    bool has_rows, has_seed, force;
};

/* The rows of getopt_long, whose letters are "n:o:", and the value of one: FINE, or USAGE after a line
 * on stderr. */
#define DRAW_OPTIONS                                                                           \
    { "rows", required_argument, NULL, 'n' }, { "seed", required_argument, NULL, 's' },        \
        { "output", required_argument, NULL, 'o' },                                            \
    {                                                                                          \
        "force", no_argument, NULL, 'f'                                                        \
    }
bool draw_is_option(int c);
int draw_take(const char *command, int c, struct draw *d);
int draw_check(const char *command, const struct draw *d);

bool draw_to_stdout(const struct draw *d);

/* A seed by chance, of which stderr tells, where none was given; false after a line on stderr. */
bool draw_choose_seed(struct draw *d);

#endif
