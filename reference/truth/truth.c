#include "truth.h"

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

static int run(const struct truth *t, bool wide)
{
    char line[LINE];
    size_t number = 0;
    int column[TRUTH_ARGS];
    double arg[TRUTH_ARGS];
    mpfr_t value[TRUTH_VALUES];

    if (!next_row(line, &number) || !read_header(t, line, column))
        return fail(number, "expected a header that names the arguments");
    print_header(t, wide);
    for (int k = 0; k < t->values; ++k)
        mpfr_init2(value[k], t->precision);
    while (next_row(line, &number)) {
        if (!read_row(t, line, column, arg))
            return fail(number, "expected numbers");
        if (!t->eval(value, arg))
            return fail(number, "the two ways disagree");
        print_row(t, arg, value, wide);
    }
    for (int k = 0; k < t->values; ++k)
        mpfr_clear(value[k]);
    return fflush(stdout) == 0 && !ferror(stdin) ? EXIT_SUCCESS : fail(number, "failed");
}

int truth_main(const struct truth *t)
{
    return run(t, false);
}

int truth_main_wide(const struct truth *t)
{
    return run(t, true);
}
