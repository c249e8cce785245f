/* burgi vmf sample: rows of the law. */
#include <burgi.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "io/cells.h"
#include "io/newfile.h"
#include "io/npy_write.h"
#include "io/numbers.h"
#include "io/stream.h"
#include "model.h"
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
    "Writes N random rows of the von Mises-Fisher law, unit vectors, as an array of .npy: of\n"
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
    "  --dtype=f64|f32     double precision (default), or the same rows rounded to single\n"
    "  -o, --output FILE   the file to write; - is standard output\n"
    "  --force             let -o replace a file (never one that is read)\n"
    "  -h, --help          this text\n";

struct options {
    const char *model, *mu, *output;
    double dim, kappa; /* NaN where not given */
    uint64_t rows, seed;
    bool has_rows, has_seed, narrow, force, help;
};

struct law {
    size_t p;
    double *mu, kappa; /* mu may be null */
};

static bool to_stdout(const struct options *o)
{
    return strcmp(o->output, "-") == 0;
}

/* FINE, or USAGE after a line on stderr. */
static int check(const char *command, const struct options *o)
{
    if (o->model != NULL && (!isnan(o->dim) || !isnan(o->kappa) || o->mu != NULL))
        return misuse(command, "%s and --%s; expected a MODEL, or --kappa with --dim or --mu",
                      visible(o->model),
                      !isnan(o->dim)     ? "dim"
                      : !isnan(o->kappa) ? "kappa"
                                         : "mu");
    if (o->model == NULL && isnan(o->kappa))
        return misuse(command, "expected a MODEL, or --kappa K");
    if (o->model == NULL && isnan(o->dim) && o->mu == NULL)
        return misuse(command, "expected --dim P or --mu FILE");
    if (!isnan(o->dim) && !(o->dim >= 2.0 && o->dim <= 0x1p53 && o->dim == floor(o->dim)))
        return misuse(command, "--dim %g; expected an integer, at least 2", o->dim);
    if (o->kappa < 0.0)
        return misuse(command, "--kappa %g; expected at least 0", o->kappa);
    if (!o->has_rows)
        return misuse(command, "expected -n N");
    if (o->rows < 1)
        return misuse(command, "-n 0; expected at least 1");
    if (o->output == NULL)
        return misuse(command, "expected -o FILE");
    if (*o->output == '\0' || (o->mu != NULL && *o->mu == '\0') ||
        (o->model != NULL && *o->model == '\0'))
        return misuse(command, "expected a FILE, found an empty name");
    if (to_stdout(o) && isatty(STDOUT_FILENO))
        return misuse(command,
                      "-o - and standard output is a terminal; expected a FILE or a pipe");
    return FINE;
}

/* Whether all of the text is an integer that a uint64_t holds. */
static bool take_count(const char *text, uint64_t *to)
{
    char *end;
    errno = 0;
    *to = strtoull(text, &end, 10);
    return text[strspn(text, "0123456789")] == '\0' && end != text && errno == 0;
}

/* The value of an option: FINE, or USAGE after a line on stderr. */
static int take(const char *command, int c, struct options *o)
{
    switch (c) {
    case 'm':
        o->mu = optarg;
        return FINE;
    case 'd':
    case 'k': {
        double *const to = c == 'd' ? &o->dim : &o->kappa;
        if (bg_is_number(optarg, to) && !isnan(*to))
            return FINE;
        return misuse(command, "--%s: expected a number, found %s", c == 'd' ? "dim" : "kappa",
                      visible(optarg));
    }
    case 'n':
    case 's':
        if (take_count(optarg, c == 'n' ? &o->rows : &o->seed)) {
            *(c == 'n' ? &o->has_rows : &o->has_seed) = true;
            return FINE;
        }
        return misuse(command, "%s: expected an integer from 0 to 2^64 - 1, found %s",
                      c == 'n' ? "-n" : "--seed", visible(optarg));
    default: /* 't' */
        o->narrow = strcmp(optarg, "f32") == 0;
        if (o->narrow || strcmp(optarg, "f64") == 0)
            return FINE;
        return misuse(command, "--dtype: expected f64 or f32, found %s", visible(optarg));
    }
}

static int parse(int argc, char **argv, struct options *o)
{
    static const struct option longs[] = {
        { "help", no_argument, NULL, 'h' },        { "dim", required_argument, NULL, 'd' },
        { "kappa", required_argument, NULL, 'k' }, { "mu", required_argument, NULL, 'm' },
        { "rows", required_argument, NULL, 'n' },  { "seed", required_argument, NULL, 's' },
        { "dtype", required_argument, NULL, 't' }, { "output", required_argument, NULL, 'o' },
        { "force", no_argument, NULL, 'f' },       { NULL, 0, NULL, 0 }
    };
    int c, status = FINE;

    while (status == FINE && (c = next_option(argc, argv, ":hn:o:", longs)) != -1)
        if (c == '?')
            status = USAGE;
        else if (c == 'h') {
            o->help = true;
            return FINE;
        } else if (c == 'o')
            o->output = optarg;
        else if (c == 'f')
            o->force = true;
        else
            status = take(argv[0], c, o);
    if (status != FINE)
        return status;
    if (argc - optind > 1)
        return misuse(argv[0], "unexpected argument %s", visible(argv[optind + 1]));
    o->model = optind < argc ? argv[optind] : NULL;
    return check(argv[0], o);
}

/* Before anything is read. */
static bool check_output(const struct options *o, struct bg_fault *fault)
{
    const char *const input = o->model != NULL ? o->model : o->mu;
    if (to_stdout(o))
        return true;
    if (input != NULL && bg_newfile_is(o->output, input))
        return bg_fault(fault, "is read, too; expected another file");
    return bg_newfile_check(o->output, o->force, fault);
}

static bool is_finite(double x)
{
    return isfinite(x);
}

static bool read_mu(const struct options *o, struct law *law, struct bg_fault *fault)
{
    static const struct bg_numbers_kind kind = { "component", "a component", is_finite,
                                                 "a finite number" };
    struct bg_numbers v;
    bool some = false;

    if (!bg_numbers_read(o->mu, &kind, &v, fault))
        return false;
    for (size_t j = 0; j < v.n; ++j)
        some |= v.x[j] != 0.0;
    law->p = v.n;
    law->mu = v.x;
    if (v.n < 2)
        return bg_fault(fault, "row 1: %zu component; expected at least 2", v.n);
    if (!isnan(o->dim) && o->dim != (double)v.n)
        return bg_fault(fault, "row %zu: %zu components; expected %.0f, by --dim", v.n, v.n,
                        o->dim);
    return some ||
           bg_fault(fault, "row 1: all %zu components are 0; expected a direction", v.n);
}

/* The law that the options name; false after a line on stderr. */
static bool find_law(const struct options *o, struct law *law)
{
    struct bg_fault fault;
    bool ok = true;

    *law = (struct law){ .p = isnan(o->dim) ? 0 : (size_t)o->dim, .kappa = o->kappa };
    if (o->model != NULL) {
        struct model m;
        ok = model_read(o->model, &m, &fault);
        *law = (struct law){ m.p, m.mu, m.kappa };
        if (ok && m.centered)
            say("%s: rows are of the law less its center, which is not added",
                bg_stream_name(o->model));
    } else if (o->mu != NULL)
        ok = read_mu(o, law, &fault);
    if (!ok)
        say("%s: %s", bg_stream_name(o->model != NULL ? o->model : o->mu), fault.text);
    return ok;
}

/* A seed by chance. */
static bool choose_seed(uint64_t *seed)
{
    FILE *const from = fopen("/dev/urandom", "rb");
    const bool ok = from != NULL && fread(seed, sizeof *seed, 1, from) == 1;
    if (from != NULL)
        fclose(from);
    if (ok)
        say("seed %llu", (unsigned long long)*seed);
    else
        say("/dev/urandom: cannot be read; expected --seed S");
    return ok;
}

/* The array, block by block: at most BLOCK bytes of rows, or one row. */
static bool write_rows(const struct options *o, const struct law *law, FILE *to,
                       struct bg_fault *fault)
{
    static const size_t BLOCK = (size_t)1 << 22;
    const size_t p = law->p, size = o->narrow ? sizeof(float) : sizeof(double);

    const size_t most = BLOCK / size / p, rows = most < 1 ? 1 : most < o->rows ? most : o->rows;
    void *const x = malloc(rows * p * size);
    burgi_status status = x != NULL ? BURGI_OK : BURGI_ENOMEM;
    bool fits = true;
    for (uint64_t at = 0; status == BURGI_OK && fits && at < o->rows; at += rows) {
        const size_t n = o->rows - at < rows ? (size_t)(o->rows - at) : rows;
        status = o->narrow ? burgi_vmf_sample_f32(p, law->mu, law->kappa, o->seed, at, n, x, p)
                           : burgi_vmf_sample_f64(p, law->mu, law->kappa, o->seed, at, n, x, p);
        if (status == BURGI_OK && at == 0) /* nothing is written until there is a row */
            fits = bg_npy_write_header(to, o->rows, p, !o->narrow, fault);
        if (status == BURGI_OK && fits && fwrite(x, size, n * p, to) != n * p)
            fits = bg_fault(fault, "cannot write: %s", strerror(errno));
        show_progress(at + n);
    }
    hide_progress();
    free(x);
    return fits && (status == BURGI_OK || bg_fault(fault, "%s", burgi_strerror(status)));
}

/* Whether the disk has room for the rows; what overflows is for the header to refuse. */
static bool has_room(const struct options *o, const struct law *law,
                     const struct bg_newfile *file, struct bg_fault *fault)
{
    uint64_t bytes;
    return __builtin_mul_overflow(o->rows, (uint64_t)law->p, &bytes) ||
           __builtin_mul_overflow(bytes, o->narrow ? sizeof(float) : sizeof(double), &bytes) ||
           bg_newfile_room(file, bytes, fault);
}

static bool write_file(const struct options *o, const struct law *law)
{
    struct bg_fault fault;
    struct bg_newfile file;

    bool ok = bg_newfile_begin(&file, o->output, o->force, &fault);
    if (ok && (!has_room(o, law, &file, &fault) || !write_rows(o, law, file.stream, &fault))) {
        bg_newfile_abort(&file);
        ok = false;
    } else if (ok)
        ok = bg_newfile_commit(&file, &fault);
    if (!ok)
        say("%s: %s", o->output, fault.text);
    return ok;
}

static bool sample(struct options *o)
{
    struct bg_fault fault;
    struct law law = { .mu = NULL };

    if (!check_output(o, &fault)) {
        say("%s: %s", o->output, fault.text);
        return false;
    }
    bool ok = find_law(o, &law) && (o->has_seed || choose_seed(&o->seed));
    if (ok && !to_stdout(o))
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
    struct options o = { .dim = (double)NAN, .kappa = (double)NAN };
    const int status = parse(argc, argv, &o);

    if (status != FINE)
        return status;
    if (o.help) {
        fputs(help, stdout);
        return FINE;
    }
    return sample(&o) ? FINE : FAILED;
}
