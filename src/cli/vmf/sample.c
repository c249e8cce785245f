/* burgi vmf sample: rows of the law. */
#include <burgi.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/device.h"
#include "cli/draw.h"
#include "io/cells.h"
#include "io/newfile.h"
#include "io/write.h"
#include "law.h"
#include "sample_rows.h"
#include "vmf.h"

static const char help[] =
    "Examples:\n"
    "  burgi vmf sample --dim 512 --kappa 300 -n 100000 -o rows.npy\n"
    "  burgi vmf sample --kappa 300 --mu mu.npy -n 1000 --dtype f32 -o rows.npy\n"
    "  burgi vmf sample model.json -n 1000 --seed 1 -o rows.npy\n"
    "  burgi vmf sample --dim 3 --kappa 10 -n 1000000 -o - | burgi vmf fit -\n"
    "\n"
    "Usage: burgi vmf sample --kappa K (--dim P | --mu FILE) -n N -o FILE [OPTION...]\n"
    "       burgi vmf sample MODEL.json -n N -o FILE [OPTION...]\n"
    "\n"
    "Writes N random rows of the von Mises-Fisher law, unit vectors, as .npy, .fbin or .fvecs: "
    "of\n"
    "concentration K about (1, 0, ..., 0) or the direction in a file, or of the law that "
    "burgi\n"
    "vmf fit -o wrote (MODEL - is standard input).  Seed and law tell the rows, on every "
    "machine;\n"
    "a longer sample begins with the shorter one.\n"
    "\n"
    "  --dim P             dimension, at least 2\n"
    "  --kappa K           concentration, from 0; inf is the direction itself\n"
    "  --mu FILE           the direction, of any length: P numbers, an array of one column or\n"
    "                      one a line\n"
    "  -n, --rows N        number of rows, at least 1\n"
    "  --seed S            0 to 2^64 - 1; without it chance chooses, and stderr tells\n"
    "  --dtype=f64|f32     double precision (default), or the same rows rounded to single, "
    "which is\n"
    "                      all that .fbin and .fvecs hold\n"
    "  -o, --output FILE   the file to write; - is standard output\n"
    "  --format NAME       npy, fbin or fvecs; without it the name of FILE tells, else npy\n"
    "  --device=cpu|auto|cuda[:NUMBER]\n"
    "                      what makes the rows: the processor (cpu, the default), the GPU of\n"
    "                      that NUMBER, from 0 (cuda: the first), or, from 65536 components\n"
    "                      on, the first GPU if there is one (auto); the same rows\n"
    "  --force             let -o replace a file (never one that is read)\n"
    "  -h, --help          this text\n";

struct options {
    struct law_words words;
    struct draw draw;
    struct device_choice device;
    enum bg_written format; /* BG_WRITTEN_NONE where not given */
    bool narrow, wide, help;
};

/* FINE, or USAGE after a line on stderr. */
static int check(const char *command, const struct options *o)
{
    if (o->words.model != NULL &&
        (!isnan(o->words.dim) || !isnan(o->words.kappa) || o->words.mu != NULL))
        return misuse(command, "%s and --%s; expected a MODEL, or --kappa with --dim or --mu",
                      visible(o->words.model),
                      !isnan(o->words.dim)     ? "dim"
                      : !isnan(o->words.kappa) ? "kappa"
                                               : "mu");
    if (o->words.model == NULL && isnan(o->words.kappa))
        return misuse(command, "expected a MODEL, or --kappa K");
    if (o->words.model == NULL && isnan(o->words.dim) && o->words.mu == NULL)
        return misuse(command, "expected --dim P or --mu FILE");
    if (!isnan(o->words.dim) &&
        !(o->words.dim >= 2.0 && o->words.dim <= 0x1p53 && o->words.dim == floor(o->words.dim)))
        return misuse(command, "--dim %g; expected an integer, at least 2", o->words.dim);
    if (o->words.kappa < 0.0)
        return misuse(command, "--kappa %g; expected at least 0", o->words.kappa);
    if ((o->words.mu != NULL && *o->words.mu == '\0') ||
        (o->words.model != NULL && *o->words.model == '\0'))
        return misuse(command, "expected a FILE, found an empty name");
    return draw_check(command, &o->draw);
}

/* The value of an option: FINE, or USAGE after a line on stderr. */
static int take(const char *command, int c, struct options *o)
{
    switch (c) {
    case 'm':
        o->words.mu = optarg;
        return FINE;
    case 'd':
    case 'k': {
        double *const to = c == 'd' ? &o->words.dim : &o->words.kappa;
        if (bg_is_number(optarg, to) && !isnan(*to))
            return FINE;
        return misuse(command, "--%s: expected a number, found %s", c == 'd' ? "dim" : "kappa",
                      visible(optarg));
    }
    case 'F':
        o->format = bg_written_named(optarg);
        if (o->format != BG_WRITTEN_NONE)
            return FINE;
        return misuse(command, "--format: expected npy, fbin or fvecs, found %s",
                      visible(optarg));
    case 'D':
        return device_take(command, optarg, &o->device);
    default: /* 't' */
        o->narrow = strcmp(optarg, "f32") == 0;
        o->wide = strcmp(optarg, "f64") == 0;
        if (o->narrow || o->wide)
            return FINE;
        return misuse(command, "--dtype: expected f64 or f32, found %s", visible(optarg));
    }
}

/* The format that option or name tell, and its type; FINE, or USAGE after a line on stderr. */
static int settle_format(const char *command, struct options *o)
{
    if (o->format == BG_WRITTEN_NONE)
        o->format = bg_written_of(o->draw.output);
    if (o->format == BG_WRITTEN_NPY)
        return FINE;
    o->narrow = true;
    return !o->wide ? FINE
                    : misuse(command, "--dtype f64: .%s holds single precision; expected f32",
                             bg_written_name(o->format));
}

static int parse(int argc, char **argv, struct options *o)
{
    static const struct option longs[] = { { "help", no_argument, NULL, 'h' },
                                           { "dim", required_argument, NULL, 'd' },
                                           { "kappa", required_argument, NULL, 'k' },
                                           { "mu", required_argument, NULL, 'm' },
                                           { "dtype", required_argument, NULL, 't' },
                                           DRAW_OPTIONS,
                                           { "device", required_argument, NULL, 'D' },
                                           { "format", required_argument, NULL, 'F' },
                                           { NULL, 0, NULL, 0 } };
    int c, status = FINE;

    while (status == FINE && (c = next_option(argc, argv, ":hn:o:", longs)) != -1)
        if (c == '?')
            status = USAGE;
        else if (c == 'h') {
            o->help = true;
            return FINE;
        } else
            status = draw_is_option(c) ? draw_take(argv[0], c, &o->draw) : take(argv[0], c, o);
    if (status != FINE)
        return status;
    if (argc - optind > 1)
        return misuse(argv[0], "unexpected argument %s", visible(argv[optind + 1]));
    o->words.model = optind < argc ? argv[optind] : NULL;
    return check(argv[0], o) == FINE ? settle_format(argv[0], o) : USAGE;
}

/* Before anything is read. */
static bool check_output(const struct options *o, struct bg_fault *fault)
{
    const char *const input = o->words.model != NULL ? o->words.model : o->words.mu;
    if (draw_to_stdout(&o->draw))
        return true;
    if (input != NULL && bg_newfile_is(o->draw.output, input))
        return bg_fault(fault, "is read, too; expected another file");
    return bg_newfile_check(o->draw.output, o->draw.force, fault);
}

/* The array, block by block. */
static bool write_rows(const struct options *o, const struct law *law, FILE *to,
                       struct bg_fault *fault)
{
    const struct bg_writer w = { to, o->format, law->p, !o->narrow };
    struct sample_rows rows = { .law = law, .seed = o->draw.seed, .narrow = o->narrow };

    bool ok = sample_rows_begin(&rows, &o->device, o->draw.rows, fault);
    for (uint64_t at = 0; ok && at < o->draw.rows; at += rows.most) {
        const size_t n =
            o->draw.rows - at < rows.most ? (size_t)(o->draw.rows - at) : rows.most;
        ok = sample_rows_make(&rows, at, n, fault);
        if (ok && at == 0) /* nothing is written until there is a row */
            ok = bg_write_header(&w, o->draw.rows, fault);
        ok = ok && bg_write_rows(&w, n, rows.x, fault);
        show_progress(at + n, (double)(at + n) / (double)o->draw.rows);
    }
    hide_progress();
    sample_rows_end(&rows);
    return ok;
}

/* Whether the disk has room for the rows; what overflows is for the header to refuse. */
static bool has_room(const struct options *o, const struct law *law,
                     const struct bg_newfile *file, struct bg_fault *fault)
{
    uint64_t bytes;
    return __builtin_mul_overflow(o->draw.rows, (uint64_t)law->p, &bytes) ||
           __builtin_mul_overflow(bytes, o->narrow ? sizeof(float) : sizeof(double), &bytes) ||
           bg_newfile_room(file, bytes, fault);
}

static bool write_file(const struct options *o, const struct law *law)
{
    struct bg_fault fault;
    struct bg_newfile file;

    bool ok = bg_newfile_begin(&file, o->draw.output, o->draw.force, &fault);
    if (ok && (!has_room(o, law, &file, &fault) || !write_rows(o, law, file.stream, &fault))) {
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
    struct law law = { .mu = NULL };

    if (!check_output(o, &fault)) {
        say("%s: %s", o->draw.output, fault.text);
        return false;
    }
    bool ok =
        device_begin(&o->device) && law_find(&o->words, &law) && draw_choose_seed(&o->draw);
    if (ok && !draw_to_stdout(&o->draw))
        ok = write_file(o, &law);
    else if (ok && !write_rows(o, &law, stdout, &fault)) {
        say_stdout(fault.text);
        ok = false;
    }
    free(law.mu);
    return ok;
}

int run_vmf_sample(int argc, char **argv)
{
    struct options o = { .words = { .dim = (double)NAN, .kappa = (double)NAN },
                         .format = BG_WRITTEN_NONE };
    const int status = parse(argc, argv, &o);

    if (status != FINE)
        return status;
    if (o.help) {
        fputs(help, stdout);
        return FINE;
    }
    return sample(&o) ? FINE : FAILED;
}
