/* burgi eval: any public scalar function, at a point or for rows of stdin. */
#include "cli.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "functions.h"
#include "io/cells.h"
#include "io/stream.h"

static const char help[] =
    "Examples:\n"
    "  burgi eval log_besseli 1000 3.5           log I_1000(3.5)\n"
    "  seq 1 9 | sed 's/^/0.5 /' | burgi eval log_besselk    one result for each row of stdin\n"
    "  burgi eval --hex vmf_kappa 512 0x1p-2     exact digits, in and out\n"
    "  burgi eval --list                         the functions and their arguments\n"
    "\n"
    "Usage: burgi eval FUNCTION [ARG...] [OPTION...]\n"
    "\n"
    "FUNCTION is the name of a function of burgi.h without burgi_.  Without ARGs it is "
    "applied\n"
    "to the rows of standard input: numbers, decimal or hexadecimal, with spaces or tabs\n"
    "between them; blank lines and lines that begin with # are skipped.  A row that is not so\n"
    "ends the command with status 1, after the results of the rows before it.  All results of\n"
    "a function are printed: of ..._dd hi and lo, of ..._bounds lower and upper, of\n"
    "log_abs_besseli the logarithm and the sign of I, of log_besselik log I, log K, both\n"
    "ratios, and the derivatives of log I and log K in x, then in nu.\n"
    "\n"
    "  --hex        print hexadecimal numbers (%a) instead of 17 digits\n"
    "  --scalar     call the scalar function for each row, not the batch function: slower,\n"
    "               and the same digits\n"
    "  --list       list the functions and their arguments\n"
    "  -h, --help   this text\n";

struct task {
    const struct function *f;
    bool hex, scalar;
    bool rows;   /* of standard input, not one point */
    bool warned; /* of a point outside the domain */
    size_t n;    /* rows that wait */
    double x[MOST_ARGS][ROWS], y[MOST_RESULTS][ROWS];
};

static void list_functions(void)
{
    const struct function *f;
    for (size_t i = 0; (f = function_at(i)) != NULL; ++i) {
        fputs(f->name, stdout);
        for (size_t k = 0; k < f->args; ++k)
            printf(" %s", f->arg[k]);
        putchar('\n');
    }
}

static const struct function *find(const char *name)
{
    const struct function *f;
    for (size_t i = 0; (f = function_at(i)) != NULL && strcmp(f->name, name) != 0;)
        ++i;
    return f;
}

/* "2 numbers (nu x)" */
static const char *wanted(const struct function *f, char *text, size_t room)
{
    size_t n = (size_t)snprintf(text, room, "%zu numbers (", f->args);
    for (size_t k = 0; k < f->args; ++k)
        n += (size_t)snprintf(text + n, room - n, k > 0 ? " %s" : "%s", f->arg[k]);
    snprintf(text + n, room - n, ")");
    return text;
}

/* Evaluates the rows that wait. */
static burgi_status evaluate(struct task *t)
{
    if (t->f->batch != NULL && !t->scalar)
        return t->f->batch(t->n, t->x, t->y);
    for (size_t i = 0; i < t->n; ++i) {
        double x[MOST_ARGS], y[MOST_RESULTS];
        for (size_t k = 0; k < t->f->args; ++k)
            x[k] = t->x[k][i];
        t->f->scalar(x, y);
        for (size_t k = 0; k < t->f->results; ++k)
            t->y[k][i] = y[k];
    }
    return BURGI_OK;
}

/* Whether row i has a result that is NaN, though none of its arguments is. */
static bool is_outside(const struct task *t, size_t i)
{
    bool nan_in = false, nan_out = false;
    for (size_t k = 0; k < t->f->args; ++k)
        nan_in |= isnan(t->x[k][i]);
    for (size_t k = 0; k < t->f->results; ++k)
        nan_out |= isnan(t->y[k][i]);
    return nan_out && !nan_in;
}

static void warn_outside(const struct task *t, size_t i)
{
    const struct function *f = t->f;
    const bool order = strncmp(f->name, "log_besseli", 11) == 0 && t->x[0][i] < 0.0;
    bool finite = true;
    char point[120];
    size_t n = 0;

    for (size_t k = 0; k < f->args; ++k) {
        finite &= (bool)isfinite(t->x[k][i]);
        n += (size_t)snprintf(point + n, sizeof point - n, "%s%s = %.17g", k > 0 ? ", " : "",
                              f->arg[k], t->x[k][i]);
    }
    say("warning: %s: %snan at %s, %s%s", f->name, t->rows ? "the first " : "", point,
        finite ? "outside the domain" : "where there is no limit",
        order ? " (log_abs_besseli takes negative orders)" : "");
}

/* Evaluates and prints them. */
static bool flush_rows(struct task *t)
{
    const burgi_status status = evaluate(t);

    if (status != BURGI_OK) {
        say("%s: %s", t->f->name, burgi_strerror(status));
        return false;
    }
    for (size_t i = 0; i < t->n; ++i) {
        for (size_t k = 0; k < t->f->results; ++k) {
            if (k > 0)
                putchar(' ');
            print_number(t->y[k][i], t->hex);
        }
        putchar('\n');
        if (!t->warned && is_outside(t, i)) {
            t->warned = true;
            warn_outside(t, i);
        }
    }
    t->n = 0;
    return flush_stdout();
}

/* Appends the row of a line, which it takes apart; false where it is no row. */
static bool add_row(struct task *t, char *line)
{
    char *rest, *word = strtok_r(line, " \t", &rest);
    size_t k = 0;

    for (; word != NULL && k < t->f->args; ++k, word = strtok_r(NULL, " \t", &rest))
        if (!bg_is_number(word, &t->x[k][t->n]))
            return false;
    const bool whole = word == NULL && k == t->f->args;
    t->n += whole;
    return whole;
}

static bool is_row(const char *line)
{
    line += strspn(line, " \t");
    return *line != '\0' && *line != '#';
}

/* Rows are evaluated when many are there, and before waiting for more. */
static bool eval_stream(struct task *t, struct bg_stream *s)
{
    struct bg_fault fault;
    char *line, text[80];
    size_t length;
    int got;

    while ((got = bg_stream_line(s, &line, &length, &fault)) == 1) {
        if (strlen(line) == length && !is_row(line))
            continue;
        if (strlen(line) != length || !add_row(t, line)) {
            flush_rows(t); /* the rows before it are right */
            say("standard input: line %llu: expected %s",
                (unsigned long long)bg_stream_line_number(s), wanted(t->f, text, sizeof text));
            return false;
        }
        if ((t->n == ROWS || !bg_stream_has_line(s)) && !flush_rows(t))
            return false;
    }
    if (got < 0)
        say("standard input: %s", fault.text);
    return flush_rows(t) && got == 0;
}

static int eval_rows(struct task *t)
{
    struct bg_fault fault;
    struct bg_stream *s = bg_stream_from(STDIN_FILENO, "rows of numbers", &fault);

    if (s == NULL) {
        say("standard input: %s", fault.text);
        return FAILED;
    }
    t->rows = true;
    const bool ok = eval_stream(t, s);
    bg_stream_close(s);
    return ok ? FINE : FAILED;
}

/* Through the batch function too, unless --scalar. */
static int eval_point(struct task *t, const char *command, const double *x, size_t n)
{
    char text[80];

    if (n != t->f->args)
        return misuse(command, "%s: expected %s, found %zu", t->f->name,
                      wanted(t->f, text, sizeof text), n);
    for (size_t k = 0; k < n; ++k)
        t->x[k][0] = x[k];
    t->n = 1;
    return flush_rows(t) ? FINE : FAILED;
}

/* Moves numbers, which getopt would take for options where they are negative, out of argv;
 * returns how many there were, of which x gets as many as it holds. */
static size_t take_numbers(int *argc, char **argv, double *x, size_t room)
{
    size_t n = 0;
    int kept = 1;
    double value;

    for (int i = 1; i < *argc; ++i)
        if (!bg_is_number(argv[i], &value))
            argv[kept++] = argv[i];
        else if (n++ < room)
            x[n - 1] = value;
    *argc = kept;
    argv[kept] = NULL;
    return n;
}

int run_eval(int argc, char **argv)
{
    enum { LIST = 256, HEX, SCALAR };
    static const struct option longs[] = { { "help", no_argument, NULL, 'h' },
                                           { "list", no_argument, NULL, LIST },
                                           { "hex", no_argument, NULL, HEX },
                                           { "scalar", no_argument, NULL, SCALAR },
                                           { NULL, 0, NULL, 0 } };
    static struct task task;
    double x[MOST_ARGS];
    const size_t n = take_numbers(&argc, argv, x, MOST_ARGS);
    int c;

    while ((c = next_option(argc, argv, ":h", longs)) != -1)
        switch (c) {
        case 'h':
            fputs(help, stdout);
            return FINE;
        case LIST:
            list_functions();
            return FINE;
        case HEX:
            task.hex = true;
            break;
        case SCALAR:
            task.scalar = true;
            break;
        default:
            return USAGE;
        }
    if (optind == argc)
        return misuse(argv[0], "expected a function; --list lists them");
    task.f = find(argv[optind]);
    if (task.f == NULL)
        return misuse(argv[0], "unknown function %s; --list lists them", visible(argv[optind]));
    if (optind + 1 < argc)
        return misuse(argv[0], "expected a number, found %s", visible(argv[optind + 1]));
    return n > 0 ? eval_point(&task, argv[0], x, n) : eval_rows(&task);
}
