/* burgi vmf score: what a model says of each row. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/document.h"
#include "cli/files.h"
#include "cli/input.h"
#include "cli/kernel.h"
#include "cli/range.h"
#include "cli/team.h"
#include "io/stream.h"
#include "scores.h"
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
    "  -h, --help              this text\n"
    "\n"
    "What FILEs are:\n"
    "\n" INPUT_HELP;

struct options {
    struct sources from;
    char *model, *ood;
    bool json, help;
};

/* FINE, or USAGE after a line on stderr. */
static int check(const char *command, struct options *o)
{
    if (o->from.files < 1)
        return misuse(command, "expected a MODEL and a FILE");
    o->model = o->from.file[0];
    ++o->from.file;
    --o->from.files;
    if (*o->model == '\0' || (o->ood != NULL && *o->ood == '\0') ||
        (o->from.labels != NULL && *o->from.labels == '\0'))
        return misuse(command, "expected a FILE, found an empty name");
    if (files_check(command, o->from.file, o->from.files) != FINE)
        return USAGE;
    if (input_check(command, &o->from.in) != FINE)
        return USAGE;
    if (o->from.labels != NULL && o->from.in.label_column != NULL)
        return misuse(command, "--labels and --label-column; expected one of them");
    return FINE;
}

enum { LABELS = 256, OOD, ROWS, BAD_ROWS, THREADS, JSON };

static int take(const char *command, int c, struct options *o)
{
    switch (c) {
    case LABELS:
        o->from.labels = optarg;
        return FINE;
    case OOD:
        o->ood = optarg;
        return FINE;
    case ROWS:
        return rows_option(command, optarg, &o->from);
    case THREADS:
        return threads_option(command, optarg, &o->from);
    case BAD_ROWS:
        o->from.fail_on_bad_rows = strcmp(optarg, "fail") == 0;
        if (!o->from.fail_on_bad_rows && strcmp(optarg, "skip") != 0)
            return misuse(command, "--bad-rows: expected skip or fail, found %s",
                          visible(optarg));
        return FINE;
    case JSON:
        o->json = true;
        return FINE;
    default:
        return input_is_option(c) ? input_option(command, c, optarg, &o->from.in) : USAGE;
    }
}

static int parse(int argc, char **argv, struct options *o)
{
    static const struct option longs[] = { { "help", no_argument, NULL, 'h' },
                                           { "labels", required_argument, NULL, LABELS },
                                           { "ood", required_argument, NULL, OOD },
                                           { "rows", required_argument, NULL, ROWS },
                                           { "bad-rows", required_argument, NULL, BAD_ROWS },
                                           { "threads", required_argument, NULL, THREADS },
                                           { "json", no_argument, NULL, JSON },
                                           INPUT_OPTIONS,
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

static const char *const names[SCORES] = { "log_density", "posterior", "cosine", "p_value" };

static json_t *label_of(const struct bg_label *label)
{
    return label->text != NULL ? json_text(label->text) : json_integer(label->integer);
}

/* Rows are the labels, columns what the model says: its labels or components, and the background. */
static json_t *confusion_of(const struct scores *s)
{
    const struct bg_labels *const labels = &s->rows.labels;
    const size_t laws = s->laws->m->k, columns = laws + (s->laws->m->background > 0.0);
    json_t *const rows = json_array(), *const said = json_array(), *const counts = json_array();

    for (size_t a = 0; a < labels->classes; ++a) {
        json_t *const row = json_array();
        for (size_t b = 0; b < columns; ++b)
            json_array_append_new(row,
                                  json_integer((json_int_t)s->confusion[a * (laws + 1) + b]));
        json_array_append_new(counts, row);
        json_array_append_new(rows, label_of(&labels->label[a]));
    }
    for (size_t b = 0; b < columns; ++b)
        json_array_append_new(said, s->laws->label != NULL ? label_of(&s->laws->label[b])
                                                           : json_integer((json_int_t)b));
    return json_pack("{s:o, s:o, s:o}", "labels", rows, "best", said, "counts", counts);
}

static json_t *warnings_of(const struct scores *s, const struct nulls *nulls)
{
    json_t *const list = json_array();
    char text[200];

    for (size_t i = 0; i < s->rows.notes; ++i)
        json_array_append_new(list, json_text(s->rows.note[i]));
    if (s->without > 0 && s->laws->label != NULL) {
        snprintf(text, sizeof text,
                 "%zu rows have a label that no class of the model has: they count as wrong",
                 s->without);
        json_array_append_new(list, json_text(text));
    }
    warn_of_nulls(list, nulls);
    return list;
}

static double accuracy_of(const struct scores *s)
{
    return (double)s->right / (double)s->n;
}

static bool print_json(const struct scores *s, struct scores *ood)
{
    struct nulls nulls = { "" };
    json_t *const o = document_new();

    json_object_set_new(o, "rows", json_integer((json_int_t)s->rows.n));
    json_object_set_new(o, "n", json_integer((json_int_t)s->n));
    set_number(o, "log_likelihood", s->log_likelihood, &nulls);
    if (s->confusion != NULL && s->laws->label != NULL)
        set_number(o, "accuracy", accuracy_of(s), &nulls);
    if (s->confusion != NULL)
        json_object_set_new(o, "confusion", confusion_of(s));
    if (ood != NULL) {
        json_t *const of = json_object();
        for (int k = 0; k < SCORES; ++k) {
            const struct ood c = scores_compare(s, ood, (enum score)k);
            json_t *const one = json_object();
            set_number(one, "auroc", c.auroc, &nulls);
            set_number(one, "fpr95", c.fpr95, &nulls);
            json_object_set_new(of, names[k], one);
        }
        json_object_set_new(o, "ood", of);
    }
    json_object_set_new(o, "warnings", warnings_of(s, &nulls));
    return document_write(o, stdout);
}

/* On standard error, since standard output is the table. */
static void summarise(const struct scores *s, struct scores *ood)
{
    fprintf(stderr, "%zu rows, %zu with a direction; log-likelihood %.9g nats\n", s->rows.n,
            s->n, s->log_likelihood);
    if (s->confusion != NULL && s->laws->label != NULL)
        fprintf(stderr, "accuracy %.6g: best is the label of %zu rows\n", accuracy_of(s),
                s->right);
    for (int k = 0; ood != NULL && k < SCORES; ++k) {
        const struct ood c = scores_compare(s, ood, (enum score)k);
        fprintf(stderr, "against the %zu other rows, by %-12s AUROC %.4f, FPR at 95 %% %.4f\n",
                ood->n, names[k], c.auroc, c.fpr95);
    }
    for (size_t i = 0; i < s->rows.notes; ++i) {
        fputs("* ", stderr);
        show_text(stderr, s->rows.note[i]);
        putc('\n', stderr);
    }
    if (s->without > 0 && s->laws->label != NULL)
        fprintf(stderr,
                "* %zu rows have a label that no class of the model has: they count as wrong\n",
                s->without);
}

static bool give(const struct options *o, struct scores *s, struct scores *ood)
{
    if (!o->json)
        summarise(s, ood);
    else if (!print_json(s, ood) && !ferror(stdout)) {
        say("out of memory");
        return false;
    }
    return flush_stdout();
}

static bool score(const struct options *o, const struct laws *laws)
{
    const int threads = (int)o->from.threads;
    struct scores s = { .laws = laws,
                        .threads = threads,
                        .table = o->json ? NULL : stdout,
                        .keep = o->ood != NULL },
                  other = { .laws = laws, .threads = threads, .keep = true };
    struct sources from = o->from,
                   ood = { .file = (char **)&o->ood, .files = 1, .in = o->from.in };

    from.columns_of = ood.columns_of = bg_stream_name(o->model);
    ood.in.label_column = NULL;
    bool ok = scores_read(&s, &from);
    ok = ok && (o->ood == NULL || scores_read(&other, &ood));
    ok = ok && give(o, &s, o->ood != NULL ? &other : NULL);
    scores_free(&s);
    scores_free(&other);
    return ok;
}

static bool run(struct options *o)
{
    struct files files;
    struct laws laws;
    struct bg_fault fault;
    bool ok = files_find(&files, o->from.file, o->from.files);

    o->from.file = files.name;
    o->from.files = files.n;
    if (ok && (ok = laws_read(o->model, &laws, &fault))) {
        ok = score(o, &laws);
        laws_free(&laws);
    } else if (files.n > 0)
        say("%s: %s", bg_stream_name(o->model), fault.text);
    files_free(&files);
    return ok;
}

int run_vmf_score(int argc, char **argv)
{
    struct options o = { .from.threads = team_processors() };
    const int status = parse(argc, argv, &o);

    if (status != FINE)
        return status;
    if (o.help) {
        fputs(help, stdout);
        return FINE;
    }
    return kernel_open() && run(&o) ? FINE : FAILED;
}
