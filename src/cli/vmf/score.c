/* burgi vmf score: what a model says of each row. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/kernel.h"
#include "cli/plot.h"
#include "cli/sources.h"
#include "cli/team.h"
#include "io/newfile.h"
#include "io/stream.h"
#include "output.h"
#include "pictures.h"
#include "score_summary.h"
#include "vmf.h"

static const char help[] =
    "Examples:\n"
    "  burgi vmf fit train.npy --labels train_labels.npy -o model.json\n"
    "  burgi vmf score model.json test.npy >scores.tsv\n"
    "  burgi vmf score model.json test.npy --labels test_labels.npy --ood other.npy --json\n"
    "\n"
    "Usage: burgi vmf score MODEL FILE... [OPTION...]\n"
    "\n"
    "Prints what a model that vmf fit -o, of rows or of classes, or vmf mixture -o wrote says "
    "of\n"
    "each row of the FILEs, as a table with tabs:\n"
    "\n"
    "  row          its number, from 1\n"
    "  best         the class's label or component of the largest posterior; 0 for a plain "
    "fit;\n"
    "               of the uniform background of a mixture, the number of components\n"
    "  posterior    its probability, given the row; classes weigh as many rows as they had\n"
    "  log_density  of the row under the whole model, by surface measure, nats\n"
    "  cosine       between the row and the mean direction of best\n"
    "  angle_deg    the same as an angle, with its digits where it is small\n"
    "  p_value      the probability, if best is right, of a row at least as far from its "
    "direction\n"
    "\n"
    "A row without a direction has nan in all of them.  A summary goes to standard error.\n"
    "\n"
    "  --labels FILE           a label for each row, as of vmf fit: accuracy and confusion\n"
    "  --ood FILE              rows that the model should find unlikely: how well each score "
    "tells\n"
    "                          them from those of FILEs\n"
    "  --rows A:B              only the rows of FILEs from A on and before B, counted from 0\n"
    "  --bad-rows=skip|fail    rows that are zero or not finite: nan (default), or stop at "
    "the\n"
    "                          first\n"
    "  --threads N             so many threads; without it, one for each processor\n"
    "  --json                  print the summary as JSON instead of the table\n"
    "  --plot FILE             also draw FILE.svg, FILE.png or FILE.pdf, by gnuplot: the log "
    "densities\n"
    "                          of the rows, and of those of --ood\n"
    "  --force                 let --plot replace a file (never one that is read)\n"
    "  -h, --help              this text\n"
    "\n"
    "What FILEs are:\n"
    "\n" INPUT_HELP;

struct options {
    struct sources from;
    char *model, *ood;
    const char *plot; /* a file, or NULL */
    bool json, force, help;
};

/* FINE, or USAGE after a line on stderr. */
static int check(const char *command, struct options *o)
{
    if (o->from.files < 1)
        return misuse(command, "expected a MODEL and a FILE");
    o->model = o->from.file[0];
    ++o->from.file;
    --o->from.files;
    if (*o->model == '\0' || (o->ood != NULL && *o->ood == '\0'))
        return misuse(command, "expected a FILE, found an empty name");
    if (o->plot != NULL && plot_check(command, o->plot) != FINE)
        return USAGE;
    return sources_check(command, &o->from);
}

enum { OOD = 256, JSON, PLOT, FORCE };

static int take(const char *command, int c, struct options *o)
{
    switch (c) {
    case OOD:
        o->ood = optarg;
        return FINE;
    case JSON:
        o->json = true;
        return FINE;
    case PLOT:
        o->plot = optarg;
        return FINE;
    case FORCE:
        o->force = true;
        return FINE;
    default:
        return sources_option(command, c, optarg, &o->from);
    }
}

static int parse(int argc, char **argv, struct options *o)
{
    static const struct option longs[] = { { "help", no_argument, NULL, 'h' },
                                           { "ood", required_argument, NULL, OOD },
                                           { "json", no_argument, NULL, JSON },
                                           { "plot", required_argument, NULL, PLOT },
                                           { "force", no_argument, NULL, FORCE },
                                           SOURCES_LABELS_OPTION,
                                           SOURCES_BAD_ROWS_OPTION,
                                           SOURCES_OPTIONS,
                                           { NULL, 0, NULL, 0 } };
    int c;

    while ((c = next_option(argc, argv, ":h", longs)) != -1) {
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

static bool take_values(struct values *to, const struct scores *s)
{
    for (size_t i = 0; i < s->n; ++i)
        if (!values_add(to, &(struct value){ s->kept[LOG_DENSITY][i], 1.0 }, 1))
            return false;
    return true;
}

/* The summary's order of things: what fails leaves no summary. */
static bool draw(const struct options *o, const struct scores *s, const struct scores *ood)
{
    const struct picture to = { o->plot, o->force };
    struct values side[2] = { { .value = NULL }, { .value = NULL } };
    const struct ood c = ood != NULL ? scores_compare(s, ood, LOG_DENSITY)
                                     : (struct ood){ (double)NAN, (double)NAN };
    const struct score_picture picture = {
        .model = bg_stream_name(o->model),
        .name = { s->rows.file[0].name, ood != NULL ? ood->rows.file[0].name : NULL },
        .side = { &side[0], ood != NULL ? &side[1] : NULL },
        .auroc = c.auroc,
        .fpr95 = c.fpr95
    };

    bool ok = take_values(&side[0], s) && (ood == NULL || take_values(&side[1], ood));
    if (!ok)
        say("out of memory");
    else
        ok = plot_scores(&to, &picture);
    values_free(&side[0]);
    values_free(&side[1]);
    return ok;
}

/* Asked before anything is read. */
static bool can_draw(const struct options *o)
{
    return o->plot == NULL ||
           (output_can(o->plot,
                       sources_have(&o->from, o->plot) || bg_newfile_is(o->plot, o->model) ||
                           (o->ood != NULL && bg_newfile_is(o->plot, o->ood)),
                       o->force) &&
            plot_can(o->plot));
}

static bool score(const struct options *o, const struct laws *laws)
{
    const int threads = (int)o->from.in.threads;
    struct scores s = { .laws = laws,
                        .threads = threads,
                        .table = o->json ? NULL : stdout,
                        .keep = o->ood != NULL || o->plot != NULL },
                  other = { .laws = laws, .threads = threads, .keep = true };
    struct sources from = o->from,
                   ood = { .file = (char **)&o->ood, .files = 1, .in = o->from.in };

    from.columns_of = ood.columns_of = bg_stream_name(o->model);
    ood.in.label_column = NULL;
    bool ok = scores_read(&s, &from);
    ok = ok && (o->ood == NULL || scores_read(&other, &ood));
    ok = ok && (o->plot == NULL || draw(o, &s, o->ood != NULL ? &other : NULL));
    ok = ok && score_give(o->json, &s, o->ood != NULL ? &other : NULL);
    scores_free(&s);
    scores_free(&other);
    return ok;
}

static bool run(struct options *o)
{
    struct files files;
    struct laws laws;
    struct bg_fault fault;
    bool ok = sources_find(&files, &o->from) && can_draw(o);

    if (ok && !laws_read(o->model, &laws, &fault)) {
        say("%s: %s", bg_stream_name(o->model), fault.text);
        ok = false;
    } else if (ok) {
        ok = score(o, &laws);
        laws_free(&laws);
    }
    files_free(&files);
    return ok;
}

int run_vmf_score(int argc, char **argv)
{
    struct options o = { .from.in.threads = team_processors() };
    const int status = parse(argc, argv, &o);

    if (status != FINE)
        return status;
    if (o.help) {
        fputs(help, stdout);
        return FINE;
    }
    return kernel_open() && run(&o) ? FINE : FAILED;
}
