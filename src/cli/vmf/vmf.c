/* burgi vmf: its commands. */
#include "vmf.h"

#include "cli/cli.h"

static const char help[] =
    "Examples:\n"
    "  burgi vmf fit features.npy                    fit a von Mises-Fisher law to the rows\n"
    "  burgi vmf fit train.idx.gz --labels y.idx.gz  and to the rows of each class\n"
    "  burgi vmf info features.npy                   what the rows are like, and what to do\n"
    "  burgi vmf mixture -k 10 features.npy          a mixture of 10 laws\n"
    "  burgi vmf score model.json test.npy           what a model says of each row\n"
    "  burgi vmf merge a.stats b.stats               the fit of several fits' rows\n"
    "  burgi vmf compare a.json b.json               how far two fitted laws are apart\n"
    "  burgi vmf test a.npy b.npy                    equal directions and concentrations?\n"
    "  burgi vmf kappa --dim 512 --rbar 0.3 --n 100  concentration from a resultant length\n"
    "  burgi vmf sample model.json -n 1000 -o x.npy  random rows of a fitted law\n"
    "\n"
    "Usage: burgi vmf fit FILE... [OPTION...]\n"
    "       burgi vmf info FILE... [OPTION...]\n"
    "       burgi vmf mixture -k K[,K...] FILE... [OPTION...]\n"
    "       burgi vmf score MODEL.json FILE... [OPTION...]\n"
    "       burgi vmf merge FILE... [OPTION...]\n"
    "       burgi vmf compare A.json B.json [OPTION...]\n"
    "       burgi vmf test FILE [FILE2] [OPTION...]\n"
    "       burgi vmf kappa --dim P (--rbar R | --delta D) [--n N]\n"
    "       burgi vmf sample (MODEL.json | --dim P --kappa K) -n N -o FILE [OPTION...]\n"
    "\n"
    "See 'burgi vmf fit --help' and so on.\n";

#if !BG_WITH_KERNEL
static int without_kernel(int argc, char **argv)
{
    (void)argc;
    say("%s: built without libburgi_kernel, which needs a CBLAS (Debian: "
        "libopenblas-openmp-dev)",
        argv[0]);
    return FAILED;
}
#define run_vmf_mixture without_kernel
#define run_vmf_score   without_kernel
#endif

int run_vmf(int argc, char **argv)
{
    static const struct command vmf[] = {
        { "fit", run_vmf_fit },         { "info", run_vmf_info },
        { "mixture", run_vmf_mixture }, { "merge", run_vmf_merge },
        { "compare", run_vmf_compare }, { "kappa", run_vmf_kappa },
        { "score", run_vmf_score },     { "sample", run_vmf_sample },
        { "test", run_vmf_test },
    };

    return run_one_of(vmf, sizeof vmf / sizeof *vmf, help, argc, argv);
}
