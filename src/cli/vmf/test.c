/* burgi vmf test: tests of rows of features. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/range.h"
#include "cli/sources.h"
#include "cli/team.h"
#include "io/stream.h"
#include "trial.h"
#include "vmf.h"

static const char help[] =
    "Examples:\n"
    "  burgi vmf test features.npy                   uniform? von Mises-Fisher?\n"
    "  burgi vmf test a.npy b.npy                    equal directions? equal concentrations?\n"
    "  burgi vmf test a.npy b.npy --permutations 9999 --json | jq .equal_mean.p_value\n"
    "  burgi vmf test features.npy --exit-status || echo not of the law\n"
    "\n"
    "Usage: burgi vmf test FILE [FILE2] [OPTION...]\n"
    "\n"
    "Tests the rows of a FILE, each divided by its length, for being uniformly spread\n"
    "(Rayleigh's test and the likelihood ratio), and for being of the von Mises-Fisher law\n"
    "fitted to them (goodness of fit, by samples that are simulated); or the rows of two "
    "FILEs\n"
    "for having the same mean direction and the same concentration, by permutations.  FILEs\n"
    "are what burgi vmf fit reads; a directory stands for the rows of all files in it.\n"
    "\n" INPUT_HELP "  --rows A:B              only the rows from A on and before B of each "
    "FILE, counted from\n"
    "                          0 (either may be left out)\n"
    "  --permutations N        so many permutations, or samples that are simulated: 199 to\n"
    "                          1000000 (999); no p-value of theirs is below 1/(N + 1)\n"
    "  --seed S                0 to 2^64 - 1, for these (1)\n"
    "  --threads N             so many threads; without it, one for each processor (the "
    "result\n"
    "                          is the same, bit for bit)\n"
    "  --exit-status           end with status 3 where goodness of fit, or of two FILEs one "
    "of\n"
    "                          the tests, rejects at 1 %\n"
    "  --json                  print JSON instead of text\n"
    "  -h, --help              this text\n";

struct options {
    struct sources from;
    struct draws draws;
    bool exit_status, json, help;
};

/* FINE, or USAGE after a line on stderr. */
static int check(const char *command, const struct options *o)
{
    if (sources_check(command, &o->from) != FINE)
        return USAGE;
    if (o->from.files > 2)
        return misuse(command, "expected one FILE or two, found %zu", o->from.files);
    if (o->from.files == 2 && strcmp(o->from.file[0], "-") == 0 &&
        strcmp(o->from.file[1], "-") == 0)
        return misuse(command, "- and -; standard input can be read once");
    return FINE;
}

static int draws_option(const char *command, const char *argument, struct draws *draws)
{
    if (count_parse(argument, &draws->n) && draws->n >= FEWEST_DRAWS && draws->n <= MOST_DRAWS)
        return FINE;
    return misuse(command, "--permutations: expected a number from %d to %d, found %s",
                  FEWEST_DRAWS, MOST_DRAWS, visible(argument));
}

static int seed_option(const char *command, const char *argument, struct draws *draws)
{
    size_t seed;
    if (!count_parse(argument, &seed))
        return misuse(command, "--seed: expected an integer from 0 to 2^64 - 1, found %s",
                      visible(argument));
    draws->seed = seed;
    return FINE;
}

/* FINE, or USAGE after a line on stderr. */
static int parse(int argc, char **argv, struct options *o)
{
    enum { PERMUTATIONS = 256, SEED, EXIT_STATUS, JSON };
    static const struct option longs[] = { { "help", no_argument, NULL, 'h' },
                                           { "permutations", required_argument, NULL,
                                             PERMUTATIONS },
                                           { "seed", required_argument, NULL, SEED },
                                           { "exit-status", no_argument, NULL, EXIT_STATUS },
                                           { "json", no_argument, NULL, JSON },
                                           SOURCES_OPTIONS,
                                           { NULL, 0, NULL, 0 } };
    int c, status = FINE;

    while (status == FINE && (c = next_option(argc, argv, ":h", longs)) != -1)
        switch (c) {
        case 'h':
            o->help = true;
            return FINE;
        case PERMUTATIONS:
            status = draws_option(argv[0], optarg, &o->draws);
            break;
        case SEED:
            status = seed_option(argv[0], optarg, &o->draws);
            break;
        case EXIT_STATUS:
            o->exit_status = true;
            break;
        case JSON:
            o->json = true;
            break;
        default:
            status = sources_option(argv[0], c, optarg, &o->from);
        }
    o->from.file = argv + optind;
    o->from.files = (size_t)(argc - optind);
    return status == FINE ? check(argv[0], o) : status;
}

/* The rows of a FILE, and their fit. */
static bool read_file(const struct options *o, size_t i, struct kept *kept,
                      burgi_vmf_result *fit)
{
    struct sources from = o->from;
    struct files files;
    burgi_status status = BURGI_OK;
    from.file = &o->from.file[i];
    from.files = 1;
    bool ok = sources_find(&files, &from);
    ok = ok && kept_read(&kept[i], &from, o->from.files == 1 ? goodness_rows : permuted_rows);
    if (ok && kept[i].rows.p != kept[0].rows.p) {
        say("%s: row 1: %zu columns; expected %zu, as in %s", kept[i].rows.file[0].name,
            kept[i].rows.p, kept[0].rows.p, bg_stream_name(o->from.file[0]));
        ok = false;
    }
    *fit = (burgi_vmf_result){ .struct_size = sizeof *fit };
    if (ok && (status = burgi_vmf_fit(kept[i].stats, fit, NULL)) != BURGI_OK)
        say("the fit failed: %s", burgi_strerror(status));
    files_free(&files);
    return ok && status == BURGI_OK;
}

static bool try(struct trial *t)
{
    const struct batch *const a = &t->kept[0].batch, *const b = &t->kept[1].batch;
    bool ok;
    if (t->files == 1) {
        t->uniform = uniform_of(&t->fit[0]);
        ok = goodness_of(&t->goodness, a->p, a->n, a->x, &t->draws);
    } else {
        const struct sample s[] = { { a->n, a->x }, { b->n, b->x } };
        ok = permuted_of(&t->permuted, a->p, s, &t->draws);
    }
    if (!ok)
        say("out of memory");
    return ok;
}

static int give(const struct options *o, const struct trial *t)
{
    if (o->exit_status && !trial_has_verdict(t)) {
        say("--exit-status: %s: too few rows, or all alike; expected rows with a test",
            t->name[0]);
        return FAILED;
    }
    if (!o->json)
        trial_report(t, stdout);
    else if (!trial_json(t, stdout) && !ferror(stdout)) {
        say("out of memory");
        return FAILED;
    }
    return o->exit_status && trial_rejects(t) ? REJECTED : FINE;
}

static int test(const struct options *o)
{
    struct kept kept[2] = { { .stats = NULL }, { .stats = NULL } };
    struct trial t = { .files = o->from.files, .kept = kept, .draws = o->draws };
    bool ok = true;

    for (size_t i = 0; i < o->from.files && ok; ++i) {
        t.name[i] = bg_stream_name(o->from.file[i]);
        ok = read_file(o, i, kept, &t.fit[i]);
    }
    t.draws.threads = o->from.in.threads;
    const int status = ok && try(&t) ? give(o, &t) : FAILED;
    kept_free(&kept[0]);
    kept_free(&kept[1]);
    return status;
}

int run_vmf_test(int argc, char **argv)
{
    struct options o = { .from.in.threads = team_processors(), .draws = { USUAL_DRAWS, 1, 1 } };
    const int status = parse(argc, argv, &o);

    if (status != FINE)
        return status;
    if (o.help) {
        fputs(help, stdout);
        return FINE;
    }
    return test(&o);
}
