/* burgi vmf info: what rows of features are like, and what to do next. */
#include <stdio.h>

#include "cli/cli.h"
#include "cli/sources.h"
#include "cli/team.h"
#include "survey.h"
#include "vmf.h"

static const char help[] =
    "Examples:\n"
    "  burgi vmf info features.npy\n"
    "  burgi vmf info shards/                        all files of a directory\n"
    "  burgi vmf info features.npy --json | jq .duplicate_rows\n"
    "\n"
    "Usage: burgi vmf info FILE... [OPTION...]\n"
    "\n"
    "Says what the FILEs are, how many of their rows can be used, are zero, not finite or\n"
    "equal to an earlier one, how long the rows are and how far they point the same way, and\n"
    "what to do next.  FILEs are what burgi vmf fit reads.\n"
    "\n" INPUT_HELP
    "  --rows A:B              only the rows from A on and before B of all files, counted from "
    "0\n"
    "                          (either may be left out)\n"
    "  --threads N             so many threads; without it, one for each processor (the "
    "result\n"
    "                          is the same, bit for bit)\n"
    "  --json                  print JSON instead of text\n"
    "  -h, --help              this text\n";

struct options {
    struct sources from;
    bool json, help;
};

/* FINE, or USAGE after a line on stderr. */
static int parse(int argc, char **argv, struct options *o)
{
    enum { JSON = 256 };
    static const struct option longs[] = { { "help", no_argument, NULL, 'h' },
                                           { "json", no_argument, NULL, JSON },
                                           SOURCES_OPTIONS,
                                           { NULL, 0, NULL, 0 } };
    int c;

    while ((c = next_option(argc, argv, ":h", longs)) != -1) {
        o->help = c == 'h';
        if (o->help)
            return FINE;
        if (c == JSON)
            o->json = true;
        else if (sources_option(argv[0], c, optarg, &o->from) != FINE)
            return USAGE;
    }
    o->from.file = argv + optind;
    o->from.files = (size_t)(argc - optind);
    return sources_check(argv[0], &o->from);
}

static bool print(const struct survey *survey, bool json)
{
    if (!json)
        survey_report(survey, stdout);
    else if (!survey_json(survey, stdout) && !ferror(stdout)) {
        say("out of memory");
        return false;
    }
    return flush_stdout();
}

static bool info(struct options *o)
{
    struct files files;
    struct survey survey = { .usable = 0 };
    const bool ok = sources_find(&files, &o->from) && survey_make(&survey, &o->from) &&
                    print(&survey, o->json);

    survey_free(&survey);
    files_free(&files);
    return ok;
}

int run_vmf_info(int argc, char **argv)
{
    struct options o = { .from.in.threads = team_processors() };
    const int status = parse(argc, argv, &o);

    if (status != FINE)
        return status;
    if (o.help) {
        fputs(help, stdout);
        return FINE;
    }
    return info(&o) ? FINE : FAILED;
}
