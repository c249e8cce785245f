#include "options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

static void usage(FILE *to, const char *program)
{
    fprintf(
        to,
        "usage: %s [--json] [--long | --smoke] [--no-peers] [--function NAME]\n"
        "  --json           JSON lines in place of the table\n"
        "  --long           more repetitions, every row of the truth tables\n"
        "  --smoke          a second or two, to see that it works\n"
        "  --no-peers       burgi alone\n"
        "  --function NAME  this function alone, such as log_besseli (bench/vmf: data_pass)\n",
        program);
}

struct options options_read(int argc, char **argv)
{
    static const struct option long_options[] = {
        { "json", no_argument, NULL, 'j' },
        { "long", no_argument, NULL, 'l' },
        { "smoke", no_argument, NULL, 's' },
        { "no-peers", no_argument, NULL, 'n' },
        { "function", required_argument, NULL, 'f' },
        { "help", no_argument, NULL, 'h' },
        { NULL, 0, NULL, 0 },
    };
    static const struct effort brief = { 1e6, 128, 7 }, full = { 2e6, 256, 15 },
                               smoke = { 1e3, 8, 1 };
    struct options o = { .peers = true, .every = 4, .effort = brief };

    for (int c; (c = getopt_long(argc, argv, "", long_options, NULL)) != -1;)
        switch (c) {
        case 'j':
            o.json = true;
            break;
        case 'l':
            o.every = 1;
            o.effort = full;
            break;
        case 's':
            o.smoke = true;
            o.every = 64;
            o.effort = smoke;
            break;
        case 'n':
            o.peers = false;
            break;
        case 'f':
            o.function = optarg;
            break;
        default:
            usage(c == 'h' ? stdout : stderr, argv[0]);
            exit(c == 'h' ? EXIT_SUCCESS : 2);
        }
    if (optind < argc) {
        usage(stderr, argv[0]);
        exit(2);
    }
    setenv("srcdir", BENCH_SRCDIR, 0);
    return o;
}
