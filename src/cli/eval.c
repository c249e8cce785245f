/* burgi eval: any public scalar function, at a point or for rows of stdin. */
#include "cli.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "eval_task.h"
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
    "  --device=cpu|auto|cuda[:NUMBER]\n"
    "               what evaluates: the processor (cpu, the default), the GPU of that NUMBER,\n"
    "               from 0 (cuda: the first), or, where 65536 rows come at once, the first\n"
    "               GPU if there is one (auto); the same digits\n"
    "  --list       list the functions and their arguments\n"
    "  -h, --help   this text\n";

static void show_help(void)
{
    fputs(help, stdout);
}

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

/* "2 numbers (nu x)" */
static const char *wanted(const struct function *f, char *text, size_t room)
{
    size_t n = (size_t)snprintf(text, room, "%zu numbers (", f->args);
    for (size_t k = 0; k < f->args; ++k)
        n += (size_t)snprintf(text + n, room - n, k > 0 ? " %s" : "%s", f->arg[k]);
    snprintf(text + n, room - n, ")");
    return text;
}

/* Appends the row of a line, which it takes apart; false where it is no row. */
static bool add_row(struct eval_task *t, char *line)
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

/* Whether there is no next line yet.  A GPU wants many rows: those that a pipe has ready, too. */
static bool waits(const struct eval_task *t, struct bg_stream *s)
{
    return t->device.kind == DEVICE_CPU ? !bg_stream_has_line(s) : bg_stream_line_waits(s);
}

/* Rows are evaluated when many are there, and before waiting for more. */
static bool eval_stream(struct eval_task *t, struct bg_stream *s)
{
    struct bg_fault fault;
    char *line, text[80];
    size_t length;
    int got;

    while ((got = bg_stream_line(s, &line, &length, &fault)) == 1) {
        if (strlen(line) == length && !is_row(line))
            continue;
        if (strlen(line) != length || !add_row(t, line)) {
            eval_flush(t); /* the rows before it are right */
            say("standard input: line %llu: expected %s",
                (unsigned long long)bg_stream_line_number(s), wanted(t->f, text, sizeof text));
            return false;
        }
        if ((t->n == t->most || waits(t, s)) && !eval_flush(t))
            return false;
    }
    if (got < 0)
        say("standard input: %s", fault.text);
    return eval_flush(t) && got == 0;
}

static int eval_rows(struct eval_task *t)
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
static int eval_point(struct eval_task *t, const char *command, const double *x, size_t n)
{
    char text[80];

    if (n != t->f->args)
        return misuse(command, "%s: expected %s, found %zu", t->f->name,
                      wanted(t->f, text, sizeof text), n);
    for (size_t k = 0; k < n; ++k)
        t->x[k][0] = x[k];
    t->n = t->most = 1;
    return eval_flush(t) ? FINE : FAILED;
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

/* What of the options and the function can't go together: FINE, or USAGE after a line on stderr. */
static int check(const char *command, struct eval_task *t)
{
    t->most = t->device.kind == DEVICE_CPU ? EVAL_CPU_ROWS : ROWS;
    if (t->device.kind != DEVICE_CPU && t->scalar)
        return misuse(command, "--scalar and --device; expected one of them");
    if (t->device.kind == DEVICE_CUDA && t->f->cuda == NULL)
        return misuse(command, "%s is not for GPUs; expected --device=cpu", t->f->name);
    return FINE;
}

static int parse(int argc, char **argv, struct eval_task *t)
{
    enum { LIST = 256, HEX, SCALAR, DEVICE };
    static const struct option longs[] = { { "help", no_argument, NULL, 'h' },
                                           { "list", no_argument, NULL, LIST },
                                           { "hex", no_argument, NULL, HEX },
                                           { "scalar", no_argument, NULL, SCALAR },
                                           { "device", required_argument, NULL, DEVICE },
                                           { NULL, 0, NULL, 0 } };
    int c;

    while ((c = next_option(argc, argv, ":h", longs)) != -1)
        if (c == 'h' || c == LIST) {
            t->show = c == 'h' ? show_help : list_functions;
            return FINE;
        } else if (c == HEX)
            t->hex = true;
        else if (c == SCALAR)
            t->scalar = true;
        else if (c != DEVICE || device_take(argv[0], optarg, &t->device) != FINE)
            return USAGE;
    if (optind == argc)
        return misuse(argv[0], "expected a function; --list lists them");
    t->f = function_named(argv[optind]);
    if (t->f == NULL)
        return misuse(argv[0], "unknown function %s; --list lists them", visible(argv[optind]));
    if (optind + 1 < argc)
        return misuse(argv[0], "expected a number, found %s", visible(argv[optind + 1]));
    return check(argv[0], t);
}

int run_eval(int argc, char **argv)
{
    static struct eval_task task;
    double x[MOST_ARGS];
    const size_t n = take_numbers(&argc, argv, x, MOST_ARGS);
    int status = parse(argc, argv, &task);

    if (status != FINE)
        return status;
    if (task.show != NULL) {
        task.show();
        return FINE;
    }
    if (!device_begin(&task.device))
        return FAILED;
    status = n > 0 ? eval_point(&task, argv[0], x, n) : eval_rows(&task);
    eval_device_end(&task.gpu);
    return status;
}
