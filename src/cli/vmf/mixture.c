/* burgi vmf mixture: a mixture of von Mises-Fisher laws fitted to rows of features. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/kernel.h"
#include "cli/sources.h"
#include "cli/team.h"
#include "mixture_output.h"
#include "mixture_words.h"
#include "vmf.h"

static const char help[] =
    "Examples:\n"
    "  burgi vmf mixture -k 10 features.npy\n"
    "  burgi vmf mixture -k 2-12 features.npy -o model.json      and the best of them\n"
    "  burgi vmf mixture -k 64 --assign hard --kappa common features.npy --labels-out c.npy\n"
    "\n"
    "Usage: burgi vmf mixture -k K[,K...] FILE... [OPTION...]\n"
    "\n"
    "Fits a mixture of K laws, by EM, to the rows of all FILEs, each row divided by its "
    "length\n"
    "first.  Of several K the one of the smallest BIC is kept, with --holdout that of the\n"
    "largest log-likelihood of the rows that were held out.  Components count from 0, rows\n"
    "from 1.\n"
    "\n"
    "  -k K[,K...]             numbers of components, ranges too: 2-8,16\n"
    "  --assign=HOW            rows to components: soft (default), by responsibilities; hard, "
    "to\n"
    "                          the most likely; stochastic, drawn for the first 50 steps, "
    "then\n"
    "                          soft\n"
    "  --kappa=WHICH           one for each component: free (default); one for all: common; or "
    "a\n"
    "                          number.  hard and common are spherical k-means\n"
    "  --estimate=WHICH        of kappa: mle (default), marginal, or map (prior: one row of "
    "no\n"
    "                          direction)\n"
    "  --background            a uniform component more\n"
    "  --init=HOW              start from rows chosen by kmeans++ (default) or random, or "
    "from\n"
    "                          labels: a component for each, -k may be left out\n"
    "  --labels FILE           a label for each row, as of vmf fit, for --init=labels\n"
    "  --restarts R            so many starts, of which the most likely is kept (1)\n"
    "  --seed S                of starts and draws, 0 to 2^64 - 1 (0): the same, the same fit\n"
    "  --holdout F             hold out a share F of the rows, chosen by the seed, 0 < F < 1\n"
    "  --mini-batch N          keep N rows in memory, no more: EM on the first N, whose rows "
    "should be\n"
    "                          of all kinds, and one step for each N that follow; reads files "
    "twice\n"
    "  --tol T                 a step that gains less than T, relative, is the last (1e-10)\n"
    "  --max-iterations N      so many steps at most (2000)\n"
    "  --weights FILE          a weight for each row, as of vmf fit\n"
    "  --center                subtract the mean of the rows, as of vmf fit\n"
    "  --rows A:B              only the rows from A on and before B, counted from 0\n"
    "  --bad-rows=skip|fail    rows that are zero or not finite: leave them out and say so\n"
    "                          (default), or stop at the first\n"
    "  --threads N             so many threads; without it, one for each processor (the "
    "result\n"
    "                          is the same, bit for bit)\n"
    "  --json                  print JSON instead of text\n"
    "  -o, --output FILE       also write the JSON document to FILE, with the directions; "
    "from\n"
    "                          1 MB on these are in FILE less .json, with .mu.npy; - prints "
    "it\n"
    "                          in place of the report\n"
    "  --labels-out FILE       write the component of each row, .npy; -1: no direction\n"
    "  --responsibilities-out FILE\n"
    "                          write the responsibilities, .npy, rows by components\n"
    "  --plot FILE             also draw FILE.svg, FILE.png or FILE.pdf, by gnuplot: the "
    "criteria over\n"
    "                          several K, or kappa of the components\n"
    "  --force                 let these replace a file (never one that is read)\n"
    "  -h, --help              this text\n"
    "\n"
    "What FILEs are:\n"
    "\n" INPUT_HELP;

struct options {
    struct sources from;
    struct mixture_words words;
    struct mixture_output out;
    bool center, help;
};

enum { CENTER = 256, JSON, LABELS_OUT, RESPONSIBILITIES_OUT, PLOT, FORCE };

static int take(const char *command, int c, struct options *o)
{
    switch (c) {
    case CENTER:
        o->center = true;
        return FINE;
    case JSON:
        o->out.json = true;
        return FINE;
    case FORCE:
        o->out.force = true;
        return FINE;
    case 'o':
        o->out.model = optarg;
        return FINE;
    case LABELS_OUT:
        o->out.labels = optarg;
        return FINE;
    case RESPONSIBILITIES_OUT:
        o->out.responsibilities = optarg;
        return FINE;
    case PLOT:
        o->out.plot = optarg;
        return FINE;
    default:
        return sources_is_option(c) ? sources_option(command, c, optarg, &o->from)
                                    : mixture_option(command, c, optarg, &o->words);
    }
}

/* FINE, or USAGE after a line on stderr. */
static int check(const char *command, const struct options *o)
{
    const bool by_labels = o->words.options.init == BURGI_INIT_LABELS,
               labels = o->from.labels != NULL || o->from.in.label_column != NULL;

    if (sources_check(command, &o->from) != FINE)
        return USAGE;
    if (by_labels && !labels)
        return misuse(command, "--init=labels: expected --labels FILE or --label-column NAME");
    if (o->from.labels != NULL && !by_labels)
        return misuse(command, "--labels: they start the fit; expected --init=labels with it");
    if (o->words.sizes == 0 && !by_labels)
        return misuse(command, "expected -k K");
    if (o->words.mini_batch > 0 &&
        (o->words.sizes != 1 || by_labels || o->words.holdout > 0.0 || o->out.labels != NULL ||
         o->out.responsibilities != NULL))
        return misuse(
            command,
            "--mini-batch: expected it with one K, and without --init=labels, --holdout, "
            "--labels-out and --responsibilities-out (burgi vmf score gives labels)");
    if (o->words.mini_batch > 0 && o->words.mini_batch < o->words.k[0])
        return misuse(command, "--mini-batch: expected at least -k rows, found %zu",
                      o->words.mini_batch);
    return mixture_output_check(command, &o->out);
}

static int parse(int argc, char **argv, struct options *o)
{
    static const struct option longs[] = {
        { "help", no_argument, NULL, 'h' },
        { "center", no_argument, NULL, CENTER },
        { "json", no_argument, NULL, JSON },
        { "output", required_argument, NULL, 'o' },
        { "labels-out", required_argument, NULL, LABELS_OUT },
        { "responsibilities-out", required_argument, NULL, RESPONSIBILITIES_OUT },
        { "plot", required_argument, NULL, PLOT },
        { "force", no_argument, NULL, FORCE },
        MIXTURE_OPTIONS,
        SOURCES_LABELS_OPTION,
        SOURCES_WEIGHTS_OPTION,
        SOURCES_BAD_ROWS_OPTION,
        SOURCES_OPTIONS,
        { NULL, 0, NULL, 0 }
    };
    int c;

    while ((c = next_option(argc, argv, ":hk:o:", longs)) != -1) {
        o->help = c == 'h';
        if (o->help)
            return FINE;
        if (take(argv[0], c, o) != FINE)
            return USAGE;
    }
    o->from.file = argv + optind;
    o->from.files = (size_t)(argc - optind);
    return check(argv[0], o);
}

static bool read_and_fit(const struct options *o, struct matrix *matrix,
                         struct mixtures *mixtures)
{
    if (o->words.mini_batch > 0)
        return mixtures_stream(mixtures, matrix, &o->from, &o->words, o->center);
    if (!matrix_read(matrix, &o->from, o->center))
        return false;
    const bool ok = mixtures_fit(mixtures, matrix, &o->from, &o->words);
    if (!ok)
        matrix_free(matrix);
    return ok;
}

static bool fit(struct options *o)
{
    const bool by_labels = o->words.options.init == BURGI_INIT_LABELS;
    struct files files;
    struct matrix matrix;
    struct mixtures mixtures;

    o->from.unlabelled = !by_labels;
    o->words.options.threads = (int)o->from.in.threads;
    bool ok = sources_find(&files, &o->from) && mixture_output_can(&o->out, &o->from);
    if (ok && (ok = read_and_fit(o, &matrix, &mixtures))) {
        ok = mixture_output_give(&o->out, &mixtures, (int)o->from.in.threads);
        mixtures_free(&mixtures);
        matrix_free(&matrix);
    }
    files_free(&files);
    return ok;
}

int run_vmf_mixture(int argc, char **argv)
{
    static struct options o; /* it is large */

    o.from.in.threads = team_processors();
    o.words.options.struct_size = sizeof o.words.options;
    const int status = parse(argc, argv, &o);
    if (status != FINE)
        return status;
    if (o.help) {
        fputs(help, stdout);
        return FINE;
    }
    return kernel_open() && fit(&o) ? FINE : FAILED;
}
