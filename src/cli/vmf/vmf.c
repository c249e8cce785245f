/* burgi vmf: its commands. */
#include "vmf.h"

#include "cli/cli.h"

static const char help[] =
    "Examples:\n"
    "  burgi vmf fit features.npy                    fit a von Mises-Fisher law to the rows\n"
    "  burgi vmf fit train.idx.gz --labels y.idx.gz  and to the rows of each class\n"
    "  burgi vmf kappa --dim 512 --rbar 0.3 --n 100  concentration from a resultant length\n"
    "\n"
    "Usage: burgi vmf fit FILE... [OPTION...]\n"
    "       burgi vmf kappa --dim P (--rbar R | --delta D) [--n N]\n"
    "\n"
    "See 'burgi vmf fit --help' and 'burgi vmf kappa --help'.\n";

int run_vmf(int argc, char **argv)
{
    static const struct command vmf[] = { { "fit", run_vmf_fit }, { "kappa", run_vmf_kappa } };

    return run_one_of(vmf, 2, help, argc, argv);
}
