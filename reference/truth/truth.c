#include "truth.h"

#include "../mp/mpbessel.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE = 4096 };

/* The next line that is not a comment or blank, without its end. */
static bool next_row(char *line, size_t *number)
{
    while (fgets(line, LINE, stdin) != NULL) {
        ++*number;
        line[strcspn(line, "\r\n")] = '\0';
        if (line[0] != '#' && line[0] != '\0')
            return true;
    }
    return false;
}

/* Which column each argument is in. */
static bool read_header(const struct truth *t, char *line, int column[TRUTH_ARGS])
{
    for (int k = 0; k < t->args; ++k)
        column[k] = -1;
    int n = 0;
    for (char *s = strtok(line, "\t "); s != NULL; s = strtok(NULL, "\t "), ++n)
        for (int k = 0; k < t->args; ++k)
            if (strcmp(s, t->arg[k]) == 0)
                column[k] = n;
    for (int k = 0; k < t->args; ++k)
        if (column[k] < 0)
            return false;
    return true;
}

static bool read_row(const struct truth *t, char *line, const int column[TRUTH_ARGS],
                     double *arg)
{
    int n = 0, found = 0;
    for (char *s = strtok(line, "\t "); s != NULL; s = strtok(NULL, "\t "), ++n)
        for (int k = 0; k < t->args; ++k)
            if (column[k] == n) {
                char *end;
                arg[k] = strtod(s, &end);
                found += *end == '\0';
            }
    return found == t->args;
}

static void print_header(const struct truth *t, bool wide)
{
    printf("# %s\n", t->comment);
    for (int k = 0; k < t->args; ++k)
        printf("%s\t", t->arg[k]);
    for (int k = 0; k < t->values; ++k) {
        printf("%s\t%s.lo", t->value[k], t->value[k]);
        if (wide)
            printf("\t%s.lolo", t->value[k]);
        putchar(k + 1 < t->values ? '\t' : '\n');
    }
}

/* Takes the nearest double off the value. */
static double take(mpfr_ptr value)
{
    const double d = mpfr_get_d(value, MPFR_RNDN);
    if (mpfr_number_p(value) && d - d == 0.0)
        mpfr_sub_d(value, value, d, MPFR_RNDN);
    else
        mpfr_set_zero(value, 1); /* the value overflows, or is infinite by itself */
    return d;
}

static void print_row(const struct truth *t, const double *arg, mpfr_t *value, bool wide)
{
    mpfr_t rest;
    mpfr_init2(rest, 24);
    for (int k = 0; k < t->args; ++k)
        printf("%a\t", arg[k]);
    for (int k = 0; k < t->values; ++k) {
        printf("%a\t", take(value[k]));
        if (wide)
            printf("%a\t", take(value[k]));
        mpfr_set(rest, value[k], MPFR_RNDN);
        printf("%a%c", mpfr_get_d(rest, MPFR_RNDN), k + 1 < t->values ? '\t' : '\n');
    }
    mpfr_clear(rest);
}

static int fail(size_t number, const char *why)
{
    fprintf(stderr, "line %zu: %s\n", number, why);
    return EXIT_FAILURE;
}

/* Twenty bits beyond a double's, or beyond hi + lo. */
enum { DRAFT_BITS = 80, DRAFT_WIDE_BITS = 140 };

static int wanted = -1; /* of a draft */

bool truth_wants(int k)
{
    return wanted < 0 || wanted == k;
}

static int run(const struct truth *t, bool wide)
{
    const bool draft = wanted >= 0;
    char line[LINE];
    size_t number = 0;
    int column[TRUTH_ARGS];
    double arg[TRUTH_ARGS];
    mpfr_t value[TRUTH_VALUES];

    if (!next_row(line, &number) || !read_header(t, line, column))
        return fail(number, "expected a header that names the arguments");
    mpb_one_way = draft;
    if (draft)
        setvbuf(stdout, NULL, _IOLBF, 0);
    print_header(t, wide);
    for (int k = 0; k < t->values; ++k)
        mpfr_init2(value[k], !draft ? t->precision : wide ? DRAFT_WIDE_BITS : DRAFT_BITS);
    while (next_row(line, &number)) {
        if (!read_row(t, line, column, arg))
            return fail(number, "expected numbers");
        if (t->eval(value, arg))
            print_row(t, arg, value, wide);
        else if (draft)
            puts("refused");
        else
            return fail(number, "the two ways disagree");
    }
    for (int k = 0; k < t->values; ++k)
        mpfr_clear(value[k]);
    return fflush(stdout) == 0 && !ferror(stdin) ? EXIT_SUCCESS : fail(number, "failed");
}

static int program(int argc, char **argv, const struct truth *t, bool wide)
{
    if (argc == 3 && strcmp(argv[1], "--draft") == 0)
        for (int k = 0; k < t->values; ++k)
            if (strcmp(argv[2], t->value[k]) == 0)
                wanted = k;
    if (argc == 1 || wanted >= 0)
        return run(t, wide);
    fprintf(stderr, "%s: expected no argument or --draft and a value's name, not %s\n", argv[0],
            argv[argc - 1]);
    return 2;
}

int truth_main(int argc, char **argv, const struct truth *t)
{
    return program(argc, argv, t, false);
}

int truth_main_wide(int argc, char **argv, const struct truth *t)
{
    return program(argc, argv, t, true);
}
