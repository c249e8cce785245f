/* burgi: the command. */
#include "cli.h"

#include <burgi.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char help[] =
    "Examples:\n"
    "  burgi vmf fit features.npy                    fit a von Mises-Fisher law to the rows\n"
    "  burgi vmf fit train.idx.gz --labels y.idx.gz  and to the rows of each class\n"
    "  burgi vmf kappa --dim 512 --rbar 0.3 --n 100  concentration from a resultant length\n"
    "  burgi vmf sample model.json -n 1000 -o x.npy  random rows of a fitted law\n"
    "  burgi eval log_besseli 1000 3.5               log I_1000(3.5)\n"
    "\n"
    "Usage: burgi COMMAND [ARGUMENT...]\n"
    "  vmf fit          fit the von Mises-Fisher law to rows of features\n"
    "  vmf info         what rows of features are like, and what to do next\n"
    "  vmf mixture      fit a mixture of von Mises-Fisher laws\n"
    "  vmf score        what a fitted law, or the laws of classes or of a mixture, say of each "
    "row\n"
    "  vmf merge        the fit of all rows, from statistics that fits of parts have written\n"
    "  vmf compare      how far two fitted laws are apart\n"
    "  vmf kappa        the law's concentration from a mean resultant length\n"
    "  vmf sample       random rows of the law\n"
    "  vmf test         are rows uniform, of the law, or of one law with others\n"
    "  stable pdf       density of an alpha-stable law; logpdf, cdf, sf, logcdf and logsf "
    "alike\n"
    "  stable quantile  where its distribution function is Q; isf for the survival function\n"
    "  stable sample    random numbers of the law\n"
    "  stable fit       fit the law to numbers\n"
    "  eval             evaluate a special function\n"
    "\n"
    "  help COMMAND, or COMMAND --help: that command's own text\n"
    "\n"
    "  -h, --help   this text\n"
    "  --version    the version, and the instruction set that runs\n"
    "\n"
    "Results go to standard output, everything else to standard error.  Exit status: 0 fine,\n"
    "1 the data or reading, writing and running failed, 2 wrong usage, 3 a test that\n"
    "--exit-status asks for rejects.\n";

static bool asks_for_help(const char *word)
{
    return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0;
}

int run_one_of(const struct command *command, size_t n, const char *text, int argc, char **argv)
{
    static char option[] = "--help";
    char who[64];

    if (argc > 2 && strcmp(argv[1], "help") == 0) { /* help COMMAND...: COMMAND... --help */
        memmove(argv + 1, argv + 2, (size_t)(argc - 2) * sizeof *argv);
        argv[argc - 1] = option;
    }
    if (argc < 2)
        return misuse(argv[0], "expected a command");
    if (asks_for_help(argv[1]) || strcmp(argv[1], "help") == 0) {
        fputs(text, stdout);
        return FINE;
    }
    for (size_t k = 0; k < n; ++k)
        if (strcmp(argv[1], command[k].name) == 0) {
            snprintf(who, sizeof who, "%s %s", argv[0], argv[1]);
            argv[1] = who;
            return command[k].run(argc - 1, argv + 1);
        }
    return misuse(argv[0], argv[1][0] == '-' ? "unknown option %s" : "unknown command %s",
                  visible(argv[1]));
}

static int run(int argc, char **argv)
{
    static const struct command all[] = { { "vmf", run_vmf },
                                          { "stable", run_stable },
                                          { "eval", run_eval } };

    if (argc > 1 && strcmp(argv[1], "--version") == 0) {
        printf("burgi %s\nlibburgi %s, instruction set %s\n", BURGI_VERSION, burgi_version(),
               burgi_isa());
        return FINE;
    }
    return run_one_of(all, 3, help, argc, argv);
}

/* A standard stream that is closed would become the next file that is opened.  What takes its
 * place can't be written, so that output fails as it should. */
static void hold_standard_streams(void)
{
    for (int fd = 0; fd < 3; ++fd)
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY) < 0)
            _exit(FAILED);
}

int main(int argc, char **argv)
{
    static char name[] = "burgi";
    hold_standard_streams();
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is a failed write, */
    signal(SIGXFSZ, SIG_IGN); /* and so is a file that may not grow */
    if (argc < 1)
        return misuse(name, "expected a command");
    argv[0] = name;
    const int status = run(argc, argv);
    return flush_stdout() || status != FINE ? status : FAILED;
}
