/* burgi eval: any public scalar function, at a point or for rows of stdin. */
#include "cli.h"

#include <burgi.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

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
    "ends the command with status 1, after the results of the rows before it.  Of a function\n"
    "with two results (..._dd: hi and lo; ..._bounds: lower and upper) both are printed.\n"
    "\n"
    "  --hex      print hexadecimal numbers (%a) instead of 17 digits\n"
    "  --scalar   call the scalar function for each row, not the batch function: slower, and\n"
    "             the same digits\n"
    "  --list     list the functions and their arguments\n"
    "  --help     this text\n";

enum { MOST_ARGS = 3, ROWS = 4096 };

struct function {
    const char *name, *arg[MOST_ARGS];
    size_t args;
    double (*scalar)(const double *x);
    burgi_status (*batch)(size_t n, double (*x)[ROWS], double *y);
    double (*pair)(double a, double b, double *second); /* or this, which returns two */
};

#define BURGI_2(name, a, b)                                                                    \
    static double name##_scalar(const double *x)                                               \
    {                                                                                          \
        return burgi_##name(x[0], x[1]);                                                       \
    }                                                                                          \
    static burgi_status name##_batch(size_t n, double(*x)[ROWS], double *y)                    \
    {                                                                                          \
        return burgi_##name##_n(n, x[0], 1, x[1], 1, y, 1);                                    \
    }
#define BURGI_3(name, a, b, c)                                                                 \
    static double name##_scalar(const double *x)                                               \
    {                                                                                          \
        return burgi_##name(x[0], x[1], x[2]);                                                 \
    }                                                                                          \
    static burgi_status name##_batch(size_t n, double(*x)[ROWS], double *y)                    \
    {                                                                                          \
        return burgi_##name##_n(n, x[0], 1, x[1], 1, x[2], 1, y, 1);                           \
    }
#include "functions.def"

#define PAIR(f)                                                                                \
    {                                                                                          \
        .name = #f, .arg = { "nu", "x" }, .args = 2, .pair = burgi_##f                         \
    }
static const struct function functions[] = {
#define BURGI_2(name, a, b)    { #name, { #a, #b }, 2, name##_scalar, name##_batch, NULL },
#define BURGI_3(name, a, b, c) { #name, { #a, #b, #c }, 3, name##_scalar, name##_batch, NULL },
#include "functions.def"
    PAIR(log_besseli_dd),
    PAIR(log_besselk_dd),
    PAIR(log_besseli_bounds),
    PAIR(log_besselk_bounds),
};
enum { FUNCTIONS = sizeof functions / sizeof *functions };

struct task {
    const struct function *f;
    bool hex, scalar;
    size_t n;                  /* rows that wait */
    double x[MOST_ARGS][ROWS]; /* argument k of row i is x[k][i] */
};

static void list_functions(void)
{
    for (size_t i = 0; i < FUNCTIONS; ++i) {
        fputs(functions[i].name, stdout);
        for (size_t k = 0; k < functions[i].args; ++k)
            printf(" %s", functions[i].arg[k]);
        putchar('\n');
    }
}

static const struct function *find(const char *name)
{
    for (size_t i = 0; i < FUNCTIONS; ++i)
        if (strcmp(functions[i].name, name) == 0)
            return &functions[i];
    return NULL;
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
static burgi_status evaluate(struct task *t, double *y, double *second)
{
    if (t->f->pair == NULL && !t->scalar)
        return t->f->batch(t->n, t->x, y);
    for (size_t i = 0; i < t->n; ++i)
        y[i] = t->f->pair != NULL
                   ? t->f->pair(t->x[0][i], t->x[1][i], &second[i])
                   : t->f->scalar((double[MOST_ARGS]){ t->x[0][i], t->x[1][i], t->x[2][i] });
    return BURGI_OK;
}

/* Evaluates and prints them. */
static bool flush_rows(struct task *t)
{
    static double y[ROWS], second[ROWS];
    const burgi_status status = evaluate(t, y, second);

    if (status != BURGI_OK) {
        say("%s: %s", t->f->name, burgi_strerror(status));
        return false;
    }
    for (size_t i = 0; i < t->n; ++i) {
        print_number(y[i], t->hex);
        if (t->f->pair != NULL) {
            putchar(' ');
            print_number(second[i], t->hex);
        }
        putchar('\n');
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
    enum { HELP = 256, LIST, HEX, SCALAR };
    static const struct option longs[] = { { "help", no_argument, NULL, HELP },
                                           { "list", no_argument, NULL, LIST },
                                           { "hex", no_argument, NULL, HEX },
                                           { "scalar", no_argument, NULL, SCALAR },
                                           { NULL, 0, NULL, 0 } };
    static struct task task;
    double x[MOST_ARGS];
    const size_t n = take_numbers(&argc, argv, x, MOST_ARGS);
    int c;

    while ((c = next_option(argc, argv, ":", longs)) != -1)
        switch (c) {
        case HELP:
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
        return misuse(argv[0], "unknown function %s; --list lists them", argv[optind]);
    if (optind + 1 < argc)
        return misuse(argv[0], "expected a number, found %s", argv[optind + 1]);
    return n > 0 ? eval_point(&task, argv[0], x, n) : eval_rows(&task);
}
