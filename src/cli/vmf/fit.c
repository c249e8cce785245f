/* burgi vmf fit: the von Mises-Fisher law fitted to rows of features. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "fits.h"
#include "io/newfile.h"
#include "vmf.h"

static const char help[] =
    "Examples:\n"
    "  burgi vmf fit features.npy\n"
    "  burgi vmf fit train-images-idx3-ubyte.gz --labels train-labels-idx1-ubyte.gz\n"
    "  burgi vmf fit part1.csv part2.csv --json | jq .kappa_marginal\n"
    "  burgi vmf fit features.npy -o model.json      the report, and the model with its mu\n"
    "  zstdcat features.csv.zst | burgi vmf fit -\n"
    "\n"
    "Usage: burgi vmf fit FILE... [OPTION...]\n"
    "\n"
    "Fits the law to the rows of all FILEs, each row divided by its length first.  A FILE is\n"
    ".npy, IDX, csv or tsv, or gzip of one; what it is, its content tells.  - is standard\n"
    "input.  Arrays of more than two dimensions are flattened to rows.  Rows count from 1.\n"
    "\n"
    "  --labels FILE           a label for each row, integers (.npy, IDX, csv) or text (csv):\n"
    "                          fit each class too\n"
    "  --bad-rows=skip|fail    rows that are zero or not finite: leave them out and say so\n"
    "                          (default), or stop at the first\n"
    "  --json                  print JSON instead of text\n"
    "  -o, --output FILE       also write the JSON document to FILE, with the mean directions\n"
    "  --force                 let -o replace a file\n"
    "  --help                  this text\n";

struct options {
    struct sources from;
    const char *output;
    bool json, force, help;
};

/* FINE, or USAGE after a line on stderr. */
static int parse(int argc, char **argv, struct options *o)
{
    enum { HELP = 256, LABELS, BAD_ROWS, JSON, FORCE };
    static const struct option longs[] = { { "help", no_argument, NULL, HELP },
                                           { "labels", required_argument, NULL, LABELS },
                                           { "bad-rows", required_argument, NULL, BAD_ROWS },
                                           { "json", no_argument, NULL, JSON },
                                           { "output", required_argument, NULL, 'o' },
                                           { "force", no_argument, NULL, FORCE },
                                           { NULL, 0, NULL, 0 } };
    int c;

    while ((c = next_option(argc, argv, ":o:", longs)) != -1)
        switch (c) {
        case HELP:
            o->help = true;
            return FINE;
        case LABELS:
            o->from.labels = optarg;
            break;
        case BAD_ROWS:
            o->from.fail_on_bad_rows = strcmp(optarg, "fail") == 0;
            if (!o->from.fail_on_bad_rows && strcmp(optarg, "skip") != 0)
                return misuse(argv[0], "--bad-rows: expected skip or fail, found %s", optarg);
            break;
        case JSON:
            o->json = true;
            break;
        case 'o':
            o->output = optarg;
            break;
        case FORCE:
            o->force = true;
            break;
        default:
            return USAGE;
        }
    o->from.file = argv + optind;
    o->from.files = (size_t)(argc - optind);
    if (o->from.files == 0)
        return misuse(argv[0], "expected a FILE");
    return FINE;
}

static bool write_model(const struct fits *fits, const struct options *o)
{
    struct bg_fault fault;
    struct bg_newfile file;

    bool ok = bg_newfile_begin(&file, o->output, o->force, &fault);
    if (ok && !write_json(fits, true, file.stream) && !ferror(file.stream)) {
        bg_newfile_abort(&file);
        ok = bg_fault_memory(&fault);
    } else if (ok)
        ok = bg_newfile_commit(&file, &fault);
    if (!ok)
        say("%s: %s", o->output, fault.text);
    return ok;
}

/* The model is written before anything is printed: a closed pipe does not cost it. */
static bool give_out(const struct fits *fits, const struct options *o)
{
    if (o->output != NULL && !write_model(fits, o))
        return false;
    if (!o->json)
        report(fits, stdout);
    else if (!write_json(fits, false, stdout) && !ferror(stdout)) {
        say("out of memory");
        return false;
    }
    return flush_stdout();
}

static bool fit(const struct options *o)
{
    struct bg_fault fault;
    struct pool pool;
    struct fits fits;

    if (o->output != NULL && !bg_newfile_check(o->output, o->force, &fault)) {
        say("%s: %s", o->output, fault.text);
        return false;
    }
    if (!pool_read(&pool, &o->from))
        return false;
    const bool ok = fits_make(&fits, &pool) && give_out(&fits, o);
    fits_free(&fits);
    pool_free(&pool);
    return ok;
}

int run_vmf_fit(int argc, char **argv)
{
    struct options o = { .json = false };
    const int status = parse(argc, argv, &o);

    if (status != FINE)
        return status;
    if (o.help) {
        fputs(help, stdout);
        return FINE;
    }
    return fit(&o) ? FINE : FAILED;
}
