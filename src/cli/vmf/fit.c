/* burgi vmf fit: the von Mises-Fisher law fitted to rows of features. */
#include <stdio.h>
#include <string.h>

#include "angles.h"
#include "cli/cli.h"
#include "cli/plot.h"
#include "cli/row_labels.h"
#include "cli/sources.h"
#include "cli/team.h"
#include "fits.h"
#include "io/newfile.h"
#include "output.h"
#include "pictures.h"
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
    "  --plot FILE             also draw FILE.svg, FILE.png or FILE.pdf, by gnuplot: the "
    "angles of the\n"
    "                          rows to the mean direction with the law of them (reads the "
    "files once\n"
    "                          more), or kappa of each class\n"
    "  --json                  print JSON instead of text\n"
    "  -o, --output FILE       also write the JSON document to FILE, with the mean "
    "directions;\n"
    "                          - prints it in place of the report\n"
    "  --force                 let -o, --stats-out and --plot replace a file (never one that "
    "is read)\n"
    "  -h, --help              this text\n";

struct options {
    struct sources from;
    struct output out;
    const char *stats, *plot; /* files, or NULL */
    bool center, help;
};

/* FINE, or USAGE after a line on stderr. */
static int check(const char *command, const struct options *o)
{
    if (sources_check(command, &o->from) != FINE)
        return USAGE;
    if (o->stats != NULL && *o->stats == '\0')
        return misuse(command, "--stats-out: expected a FILE, found an empty name");
    if (o->stats != NULL && o->center)
        return misuse(command, "--stats-out: statistics are of rows as they are; expected it "
                               "without --center");
    if (o->plot != NULL && plot_check(command, o->plot) != FINE)
        return USAGE;
    return output_check(command, &o->out);
}

enum { CENTER = 256, STATS, PLOT };

static int take(const char *command, int c, struct options *o)
{
    switch (c) {
    case CENTER:
        o->center = true;
        return FINE;
    case STATS:
        o->stats = optarg;
        return FINE;
    case PLOT:
        o->plot = optarg;
        return FINE;
    default:
        return sources_is_option(c) ? sources_option(command, c, optarg, &o->from)
                                    : output_option(command, c, optarg, &o->out);
    }
}

/* FINE, or USAGE after a line on stderr. */
static int parse(int argc, char **argv, struct options *o)
{
    static const struct option longs[] = { { "help", no_argument, NULL, 'h' },
                                           { "center", no_argument, NULL, CENTER },
                                           { "stats-out", required_argument, NULL, STATS },
                                           { "plot", required_argument, NULL, PLOT },
                                           SOURCES_LABELS_OPTION,
                                           SOURCES_WEIGHTS_OPTION,
                                           SOURCES_BAD_ROWS_OPTION,
                                           SOURCES_OPTIONS,
                                           OUTPUT_OPTIONS,
                                           { NULL, 0, NULL, 0 } };
    int c;

    while ((c = next_option(argc, argv, ":ho:", longs)) != -1) {
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

/* Whether the picture is of the angles of rows: of classes it is of their kappa. */
static bool plots_angles(const struct options *o)
{
    return o->plot != NULL && o->from.labels == NULL && o->from.in.label_column == NULL;
}

/* Before anything is read, which may take long. */
static bool check_outputs(const struct options *o)
{
    const struct {
        const char *option, *path;
    } out[] = { { "--output", output_file(&o->out) },
                { "--stats-out", o->stats },
                { "--plot", o->plot } };

    for (int i = 0; i < 3; ++i) {
        if (out[i].path == NULL)
            continue;
        if (!output_can(out[i].path, sources_have(&o->from, out[i].path), o->out.force))
            return false;
        for (int k = 0; k < i; ++k)
            if (out[k].path != NULL && output_same(out[k].path, out[i].path)) {
                say("%s: is both %s and %s; expected two files", out[i].path, out[k].option,
                    out[i].option);
                return false;
            }
    }
    return o->plot == NULL ||
           (plot_can(o->plot) && (!plots_angles(o) || can_read_twice(&o->from, "--plot")));
}

/* The rows are as they were for the fit. */
static bool draw_angles(const struct options *o, const struct picture *to,
                        const struct fits *fits)
{
    struct sources again = o->from;
    struct values angles;

    again.center = fits->center;
    again.pass = o->center ? 2 : 1;
    again.passes = again.pass + 1;
    const bool ok = angles_read(&angles, &again, fits->all.mu) && plot_law(to, fits, &angles);
    values_free(&angles);
    return ok;
}

static bool draw(const struct options *o, const struct fits *fits)
{
    const struct picture to = { o->plot, o->out.force };
    return plots_angles(o) ? draw_angles(o, &to, fits) : plot_classes(&to, fits);
}

static bool fit_files(struct options *o)
{
    struct pool pool;
    struct fits fits;

    if (!check_outputs(o))
        return false;
    o->from.passes = plots_angles(o);
    if (!pool_read(&pool, &o->from, o->center))
        return false;
    const bool ok = fits_make(&fits, &pool, &o->out.choice, o->from.in.threads) &&
                    (o->plot == NULL || draw(o, &fits)) &&
                    (o->stats == NULL || stats_write(&pool, o->stats, o->out.force)) &&
                    output_give(&fits, &o->out);
    fits_free(&fits);
    pool_free(&pool);
    return ok;
}

static bool fit(struct options *o)
{
    struct files files;
    const bool ok = sources_find(&files, &o->from) && fit_files(o);

    files_free(&files);
    return ok;
}

int run_vmf_fit(int argc, char **argv)
{
    struct options o = { .from.in.threads = team_processors() };
    const int status = parse(argc, argv, &o);

    if (status != FINE)
        return status;
    if (o.help) {
        fputs(help, stdout);
        return FINE;
    }
    return fit(&o) ? FINE : FAILED;
}
