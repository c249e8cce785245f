/* Options of a mixture: how many components, and how they are fitted. */
#ifndef BURGI_CLI_VMF_MIXTURE_WORDS_H
#define BURGI_CLI_VMF_MIXTURE_WORDS_H

#include <getopt.h>

#include "mixtures.h"

enum {
    MIXTURE_ASSIGN = 512,
    MIXTURE_KAPPA,
    MIXTURE_ESTIMATE,
    MIXTURE_BACKGROUND,
    MIXTURE_INIT,
    MIXTURE_RESTARTS,
    MIXTURE_SEED,
    MIXTURE_HOLDOUT,
    MIXTURE_MINI_BATCH,
    MIXTURE_TOL,
    MIXTURE_MAX_ITERATIONS
};
#define MIXTURE_OPTIONS                                                                        \
    { "assign", required_argument, NULL, MIXTURE_ASSIGN },                                     \
        { "kappa", required_argument, NULL, MIXTURE_KAPPA },                                   \
        { "estimate", required_argument, NULL, MIXTURE_ESTIMATE },                             \
        { "background", no_argument, NULL, MIXTURE_BACKGROUND },                               \
        { "init", required_argument, NULL, MIXTURE_INIT },                                     \
        { "restarts", required_argument, NULL, MIXTURE_RESTARTS },                             \
        { "seed", required_argument, NULL, MIXTURE_SEED },                                     \
        { "holdout", required_argument, NULL, MIXTURE_HOLDOUT },                               \
        { "mini-batch", required_argument, NULL, MIXTURE_MINI_BATCH },                         \
        { "tol", required_argument, NULL, MIXTURE_TOL },                                       \
    {                                                                                          \
        "max-iterations", required_argument, NULL, MIXTURE_MAX_ITERATIONS                      \
    }

/* Takes one of them, or k, with its argument; FINE, or USAGE, after a line on stderr where it is one of these but for its
 * argument. */
int mixture_option(const char *command, int option, const char *argument,
                   struct mixture_words *words);

#endif
