/* burgi vmf fit: the von Mises-Fisher law fitted to rows of features. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/files.h"
#include "cli/input.h"
#include "cli/range.h"
#include "cli/team.h"
#include "fits.h"
#include "io/newfile.h"
#include "output.h"
#include "statsfile.h"
#include "vmf.h"

static const char help[] =
    "Examples:\n"
    "  burgi vmf fit features.npy\n"
    "  burgi vmf fit train-images-idx3-ubyte.gz --labels train-labels-idx1-ubyte.gz\n"
    "  burgi vmf fit table.csv --label-column species --skip-columns id\n"
    "  burgi vmf fit model.safetensors --key embeddings.weight\n"
    "  burgi vmf fit glove.6B.300d.txt.gz\n"
    "  burgi vmf fit part1.csv part2.csv --json | jq .kappa_marginal\n"
    "  burgi vmf fit features.npy -o model.json      the report, and the model with its mu\n"
    "  burgi vmf fit features.npy -o - | jq .mu      the model alone\n"
    "  zstdcat features.csv.zst | burgi vmf fit -\n"
    "\n"
    "Usage: burgi vmf fit FILE... [OPTION...]\n"
    "\n"
    "Fits the law to the rows of all FILEs, each row divided by its length first.  A FILE is\n"
    "of one of the formats below, perhaps packed by gzip, zstd or xz; what it is, its\n"
    "content tells, or its name.  A directory stands for the files in it, by name; - is\n"
    "standard input; a file whose name begins with - is ./-NAME.  Arrays of more than two\n"
    "dimensions are flattened to rows.  Rows count from 1.\n"
    "\n" INPUT_HELP
    "  --labels FILE           a label for each row, integers (.npy, IDX, csv) or text (csv):\n"
    "                          fit each class too\n"
    "  --weights FILE          a weight for each row, numbers (.npy, IDX, csv): 0 or from "
    "1e-100 to\n"
    "                          1e100; n is then the effective number W^2/sum w^2\n"
    "  --center                subtract the mean of the rows of all files, as they are, from "
    "each\n"
    "                          row first; reads the files twice; the model keeps the mean\n"
    "  --rows A:B              only the rows from A on and before B of all files, counted from "
    "0\n"
    "                          (either may be left out)\n"
    "  --bad-rows=skip|fail    rows that are zero or not finite: leave them out and say so\n"
    "                          (default), or stop at the first\n"
    "  --kappa=WHICH           the estimate that leads the report and that the model names: "
    "mle\n"
    "                          (default), marginal, pairwise, or map (prior: one row of no\n"
    "                          direction); which to take: docs/vmf.md, section 7\n"
    "  --ci=WHICH              the 95 % interval of kappa: marginal (default), wald, profile\n"
    "  --sort=label|kappa|rows the order of the classes in the report: by label, or the\n"
    "                          largest first\n"
    "  --top N                 show so many classes (50); JSON has all\n"
    "  --stats-out FILE        also write the statistics of the rows, and of each class, to "
    "FILE,\n"
    "                          for burgi vmf merge\n"
    "  --threads N             so many threads; without it, one for each processor (the "
    "result\n"
    "                          is the same, bit for bit)\n"
    "  --json                  print JSON instead of text\n"
    "  -o, --output FILE       also write the JSON document to FILE, with the mean "
    "directions;\n"
    "                          - prints it in place of the report\n"
    "  --force                 let -o and --stats-out replace a file (never one that is read)\n"
    "  -h, --help              this text\n";

struct options {
    struct sources from;
    struct output out;
    const char *stats;
    bool center, help;
};

/* FINE, or USAGE after a line on stderr. */
static int check(const char *command, const struct options *o)
{
    if (files_check(command, o->from.file, o->from.files) != FINE)
        return USAGE;
    if (input_check(command, &o->from.in) != FINE)
        return USAGE;
    if (o->from.labels != NULL && o->from.in.label_column != NULL)
        return misuse(command, "--labels and --label-column; expected one of them");
    if (o->from.labels != NULL && *o->from.labels == '\0')
        return misuse(command, "--labels: expected a FILE, found an empty name");
    if (o->from.weights != NULL && *o->from.weights == '\0')
        return misuse(command, "--weights: expected a FILE, found an empty name");
    if (o->stats != NULL && *o->stats == '\0')
        return misuse(command, "--stats-out: expected a FILE, found an empty name");
    if (o->stats != NULL && o->center)
        return misuse(command, "--stats-out: statistics are of rows as they are; expected it "
                               "without --center");
    return output_check(command, &o->out);
}

/* FINE, or USAGE after a line on stderr. */
static int parse(int argc, char **argv, struct options *o)
{
    enum { LABELS = 256, WEIGHTS, CENTER, ROWS, BAD_ROWS, STATS, THREADS };
    static const struct option longs[] = { { "help", no_argument, NULL, 'h' },
                                           { "labels", required_argument, NULL, LABELS },
                                           { "weights", required_argument, NULL, WEIGHTS },
                                           { "center", no_argument, NULL, CENTER },
                                           { "rows", required_argument, NULL, ROWS },
                                           { "bad-rows", required_argument, NULL, BAD_ROWS },
                                           { "stats-out", required_argument, NULL, STATS },
                                           { "threads", required_argument, NULL, THREADS },
                                           INPUT_OPTIONS,
                                           OUTPUT_OPTIONS,
                                           { NULL, 0, NULL, 0 } };
    int c;

    while ((c = next_option(argc, argv, ":ho:", longs)) != -1)
        switch (c) {
        case 'h':
            o->help = true;
            return FINE;
        case LABELS:
            o->from.labels = optarg;
            break;
        case WEIGHTS:
            o->from.weights = optarg;
            break;
        case CENTER:
            o->center = true;
            break;
        case ROWS:
            if (rows_option(argv[0], optarg, &o->from) != FINE)
                return USAGE;
            break;
        case STATS:
            o->stats = optarg;
            break;
        case THREADS:
            if (threads_option(argv[0], optarg, &o->from) != FINE)
                return USAGE;
            break;
        case BAD_ROWS:
            o->from.fail_on_bad_rows = strcmp(optarg, "fail") == 0;
            if (!o->from.fail_on_bad_rows && strcmp(optarg, "skip") != 0)
                return misuse(argv[0], "--bad-rows: expected skip or fail, found %s",
                              visible(optarg));
            break;
        default:
            if ((input_is_option(c) ? input_option(argv[0], c, optarg, &o->from.in)
                                    : output_option(argv[0], c, optarg, &o->out)) != FINE)
                return USAGE;
        }
    o->from.file = argv + optind;
    o->from.files = (size_t)(argc - optind);
    return check(argv[0], o);
}

/* Whether what is read is also what is to be written. */
static bool is_input(const struct options *o, const char *path)
{
    bool is = (o->from.labels != NULL && bg_newfile_is(path, o->from.labels)) ||
              (o->from.weights != NULL && bg_newfile_is(path, o->from.weights));
    for (size_t i = 0; i < o->from.files; ++i)
        is |= bg_newfile_is(path, o->from.file[i]);
    return is;
}

/* Before anything is read, which may take long. */
static bool check_outputs(const struct options *o)
{
    const char *const model = output_file(&o->out);
    if (model != NULL && !output_can(model, is_input(o, model), o->out.force))
        return false;
    if (o->stats != NULL && !output_can(o->stats, is_input(o, o->stats), o->out.force))
        return false;
    if (model == NULL || o->stats == NULL || strcmp(model, o->stats) != 0)
        return true;
    say("%s: is both --output and --stats-out; expected two files", model);
    return false;
}

static bool fit_files(const struct options *o)
{
    struct pool pool;
    struct fits fits;

    if (!check_outputs(o))
        return false;
    if (!pool_read(&pool, &o->from, o->center))
        return false;
    const bool ok = fits_make(&fits, &pool, &o->out.choice, o->from.threads) &&
                    (o->stats == NULL || stats_write(&pool, o->stats, o->out.force)) &&
                    output_give(&fits, &o->out);
    fits_free(&fits);
    pool_free(&pool);
    return ok;
}

static bool fit(struct options *o)
{
    struct files files;
    bool ok = files_find(&files, o->from.file, o->from.files);

    o->from.file = files.name;
    o->from.files = files.n;
    ok = ok && fit_files(o);
    files_free(&files);
    return ok;
}

int run_vmf_fit(int argc, char **argv)
{
    struct options o = { .from.threads = team_processors() };
    const int status = parse(argc, argv, &o);

    if (status != FINE)
        return status;
    if (o.help) {
        fputs(help, stdout);
        return FINE;
    }
    return fit(&o) ? FINE : FAILED;
}
