/* burgi stable sample: random numbers of the law. */
#include <math.h>

#include "cli/cli.h"
#include "cli/draw.h"
#include "io/newfile.h"
#include "io/write.h"
#include "law.h"
#include "stable.h"

static const char help[] =
    "Examples:\n"
    "  burgi stable sample --alpha 1.5 --beta 0.5 -n 100000 --seed 1 -o x.npy\n"
    "  burgi stable sample --alpha 1.5 --beta 0.5 --gamma 2 --delta 1 -n 1000 -o -\n"
    "\n"
    "Usage: burgi stable sample --alpha A --beta B -n N -o FILE [OPTION...]\n"
    "\n"
    "Writes N random numbers of the alpha-stable law as .npy, f64 of N rows and one column.\n"
    "Seed and law tell the rows, on every machine; a longer sample begins with the shorter "
    "one.\n"
    "\n"
    "  --alpha A           index of stability, from 0.01 to 2\n"
    "  --beta B            skewness, from -1 to 1\n"
    "  --gamma G           scale, above 0 (default 1)\n"
    "  --delta D           location (default 0)\n"
    "  --param=0|1         what scale and location belong to: 0 (default), Nolan's S0, "
    "continuous\n"
    "                      in alpha; 1, Samorodnitsky and Taqqu's S1\n"
    "  -n, --rows N        how many, at least 1\n"
    "  --seed S            0 to 2^64 - 1; without it chance chooses, and stderr tells\n"
    "  -o, --output FILE   the file to write; - is standard output\n"
    "  --force             let -o replace a file\n"
    "  -h, --help          this text\n";

struct options {
    struct stable_law law;
    struct draw draw;
    bool help;
};

static int parse(int argc, char **argv, struct options *o)
{
    static const struct option longs[] = { { "help", no_argument, NULL, 'h' },
                                           STABLE_LAW_OPTIONS,
                                           DRAW_OPTIONS,
                                           { NULL, 0, NULL, 0 } };
    int c, status = FINE;

    while (status == FINE && (c = next_option(argc, argv, ":hn:o:", longs)) != -1)
        if (c == '?')
            status = USAGE;
        else if (c == 'h') {
            o->help = true;
            return FINE;
        } else
            status = draw_is_option(c) ? draw_take(argv[0], c, &o->draw)
                                       : stable_law_take(argv[0], c, &o->law);
    if (status != FINE)
        return status;
    if (optind < argc)
        return misuse(argv[0], "unexpected argument %s", visible(argv[optind]));
    if (draw_check(argv[0], &o->draw) != FINE)
        return USAGE;
    const enum bg_written format = bg_written_of(o->draw.output);
    if (format != BG_WRITTEN_NPY)
        return misuse(argv[0], "-o %s: .%s; expected a FILE.npy, in which numbers are written",
                      visible(o->draw.output), bg_written_name(format));
    return stable_law_check(argv[0], &o->law);
}

static bool write_rows(const struct options *o, FILE *to, struct bg_fault *fault)
{
    enum { BLOCK = 4096 };
    static double x[BLOCK];
    const struct bg_writer w = { to, BG_WRITTEN_NPY, 1, true };
    const struct stable_law *const l = &o->law;
    const uint64_t rows = o->draw.rows;
    bool ok = bg_write_header(&w, rows, fault);
    for (uint64_t at = 0; ok && at < rows; at += BLOCK) {
        const size_t n = rows - at < BLOCK ? (size_t)(rows - at) : BLOCK;
        burgi_stable_sample(l->alpha, l->beta, l->gamma, l->delta, l->param, o->draw.seed, at,
                            n, x);
        ok = bg_write_rows(&w, n, x, fault);
        show_progress(at + n, (double)(at + n) / (double)rows);
    }
    hide_progress();
    return ok;
}

static bool write_file(const struct options *o)
{
    struct bg_fault fault;
    struct bg_newfile file;
    bool ok = bg_newfile_begin(&file, o->draw.output, o->draw.force, &fault);
    if (ok && (!bg_newfile_room(&file, o->draw.rows * sizeof(double), &fault) ||
               !write_rows(o, file.stream, &fault))) {
        bg_newfile_abort(&file);
        ok = false;
    } else if (ok)
        ok = bg_newfile_commit(&file, &fault);
    if (!ok)
        say("%s: %s", o->draw.output, fault.text);
    return ok;
}

static bool sample(struct options *o)
{
    struct bg_fault fault;
    const bool to_file = !draw_to_stdout(&o->draw);
    if (to_file && !bg_newfile_check(o->draw.output, o->draw.force, &fault)) {
        say("%s: %s", o->draw.output, fault.text);
        return false;
    }
    if (!draw_choose_seed(&o->draw))
        return false;
    if (to_file)
        return write_file(o);
    if (write_rows(o, stdout, &fault))
        return true;
    say_stdout(fault.text);
    return false;
}

int run_stable_sample(int argc, char **argv)
{
    struct options o = { .law = STABLE_LAW_NONE };
    const int status = parse(argc, argv, &o);

    if (status != FINE)
        return status;
    if (o.help) {
        fputs(help, stdout);
        return FINE;
    }
    return sample(&o) ? FINE : FAILED;
}
