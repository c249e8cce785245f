/* What the commands of burgi stable share: the options that name a law. */
#ifndef BURGI_CLI_STABLE_LAW_H
#define BURGI_CLI_STABLE_LAW_H

#include <burgi/stable_sample.h>
#include <getopt.h>
#include <stdbool.h>

struct stable_law {
    double alpha, beta, gamma, delta; /* NaN where not given */
    burgi_stable_param param;
};

/* Below, the functions are NaN. */
#define STABLE_LEAST_ALPHA 0.01

#define STABLE_LAW_NONE                                                                        \
    {                                                                                          \
        (double)NAN, (double)NAN, 1.0, 0.0, BURGI_STABLE_S0                                    \
    }

/* The rows of getopt_long, and the value of one: FINE, or USAGE after a line on stderr. */
#define STABLE_LAW_OPTIONS                                                                     \
    { "alpha", required_argument, NULL, 'a' }, { "beta", required_argument, NULL, 'b' },       \
        { "gamma", required_argument, NULL, 'g' }, { "delta", required_argument, NULL, 'd' },  \
    {                                                                                          \
        "param", required_argument, NULL, 'p'                                                  \
    }
int stable_law_take(const char *command, int c, struct stable_law *law);
int stable_law_check(const char *command, const struct stable_law *law);

/* What location is in truth: at alpha = 1 S1 adds to delta. */
double stable_law_location(const struct stable_law *law);

/* Moves what parses as a number from argv to number, options' values stay; the new argc. */
int stable_take_numbers(int argc, char **argv, const struct option *longs, double *number,
                        int *numbers);

#endif
