/* burgi stable: its commands. */
#include "stable.h"

#include "cli/cli.h"

static const char help[] =
    "Examples:\n"
    "  burgi stable pdf 0 1.5 -3 --alpha 1.5 --beta 0.5              the density\n"
    "  burgi stable quantile 0.01 0.99 --alpha 1.7 --beta 0          and quantiles\n"
    "  burgi stable sample --alpha 1.5 --beta 0 -n 1000 -o x.npy     random numbers\n"
    "  burgi stable fit x.npy                                        and the law of them\n"
    "\n"
    "Usage: burgi stable pdf|logpdf|cdf|sf|logcdf|logsf (X...|FILE) --alpha A --beta B "
    "[OPTION...]\n"
    "       burgi stable quantile|isf (Q...|FILE) --alpha A --beta B [OPTION...]\n"
    "       burgi stable sample --alpha A --beta B -n N -o FILE [OPTION...]\n"
    "       burgi stable fit FILE [OPTION...]\n"
    "\n"
    "See 'burgi stable pdf --help' and so on.\n";

int run_stable(int argc, char **argv)
{
    static const struct command stable[] = {
        { "pdf", run_stable_value },      { "logpdf", run_stable_value },
        { "cdf", run_stable_value },      { "sf", run_stable_value },
        { "logcdf", run_stable_value },   { "logsf", run_stable_value },
        { "quantile", run_stable_value }, { "isf", run_stable_value },
        { "sample", run_stable_sample },  { "fit", run_stable_fit },
    };

    return run_one_of(stable, sizeof stable / sizeof *stable, help, argc, argv);
}
