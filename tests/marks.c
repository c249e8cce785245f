/* What vmf info keeps of a row: its length at any scale, and a hash that only equal rows share. */
#include <criterion/criterion.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "cli/marks.h"

static double length(double a, double b, double c)
{
    const double x[3] = { a, b, c };
    return mark_of(x, 3).length;
}

Test(marks, lengths_at_every_scale)
{
    double x[9];

    cr_assert(length(2.0, 3.0, -6.0) == 7.0);
    cr_assert(length(0.0, -0.0, 0.0) == 0.0);
    cr_assert(isnan(length(0.0, 1.0, (double)NAN)));
    cr_assert(isnan(length(0.0, -HUGE_VAL, 1.0)));
    cr_assert(isnan(length((double)NAN, HUGE_VAL, 1e300)));
    for (int e = -1071; e <= 1020; ++e) /* 2^-1071: 6 units of the least number, and 7 */
        cr_assert(length(ldexp(2.0, e), ldexp(3.0, e), ldexp(-6.0, e)) == ldexp(7.0, e), "%d",
                  e);
    cr_assert(length(DBL_MAX, DBL_MAX, 0.0) == HUGE_VAL);
    cr_assert(length(0.0, 0.0, 0x1p-1074) == 0x1p-1074);
    for (size_t p = 2; p <= 9; ++p) { /* every remainder of the division by 4 */
        for (size_t j = 0; j < p; ++j)
            x[j] = j + 1 == p ? 3.0 : j + 2 == p ? 4.0 : 0.0;
        cr_assert(mark_of(x, p).length == 5.0, "%zu", p);
    }
}

/* All rows of p small numbers, -a .. a: what has the same hash. */
static size_t repeated_of_grid(size_t p, int a, double unit, struct marks *marks)
{
    int at[8];
    double x[8];
    bool more = true;

    for (size_t j = 0; j < p; ++j)
        at[j] = -a;
    while (more) {
        for (size_t j = 0; j < p; ++j)
            x[j] = unit * at[j];
        const struct mark m = mark_of(x, p);
        cr_assert(marks_add(marks, &m, 1));
        more = false;
        for (size_t j = 0; j < p && !more; ++j) {
            more = at[j] < a;
            at[j] = more ? at[j] + 1 : -a;
        }
    }
    return marks_repeated(marks);
}

/* The number of equal ones of 64 bits among n that are sorted by the hash's first, or with these
 * exchanged. */
static size_t equal_halves(struct marks *marks)
{
    size_t equal = 0;
    for (int half = 0; half < 2; ++half) {
        for (size_t i = 0; i < marks->n; ++i) {
            const uint64_t first = marks->mark[i].hash[0];
            marks->mark[i].hash[0] = marks->mark[i].hash[1];
            marks->mark[i].hash[1] = first;
        }
        marks_repeated(marks);
        for (size_t i = 1; i < marks->n; ++i)
            equal += marks->mark[i].hash[0] == marks->mark[i - 1].hash[0];
    }
    return equal;
}

/* Half a million to a million rows, of which 64 bits alone would confuse none but by a chance of
 * 1e-7: numbers that differ in their high bits only, in their low bits only, and in sign. */
Test(marks, different_rows_differ)
{
    static const struct {
        size_t p;
        int a;
        double unit;
    } grid[] = { { 2, 400, 1.0 }, { 3, 45, 0.125 },       { 4, 14, 1.0 / 3.0 },
                 { 6, 4, 1.0 },   { 8, 2, 0x1.000001p0 }, { 2, 400, 0x1p-1074 } };

    for (size_t k = 0; k < sizeof grid / sizeof *grid; ++k) {
        struct marks marks = { .n = 0 };
        cr_assert(repeated_of_grid(grid[k].p, grid[k].a, grid[k].unit, &marks) == 0, "%zu", k);
        cr_assert(equal_halves(&marks) == 0, "half of it, %zu", k);
        marks_free(&marks);
    }
}

/* One number in a long row of zeros, at every place: nothing but the place differs. */
Test(marks, places_count)
{
    enum { P = 3000 };
    double x[P] = { 0.0 };
    struct marks marks = { .n = 0 };

    for (size_t j = 0; j < P; ++j)
        for (int v = 1; v <= 8; ++v) {
            x[j] = v;
            const struct mark m = mark_of(x, P);
            cr_assert(marks_add(&marks, &m, 1));
            x[j] = 0.0;
        }
    cr_assert(marks_repeated(&marks) == 0);
    cr_assert(equal_halves(&marks) == 0);
    marks_free(&marks);
}

/* A row of few numbers that are not 0, of every number of columns: the same bits either way, with or without
 * zeros among them. */
Test(marks, sparse_rows_are_the_same)
{
    for (size_t p = 1; p <= 40; ++p)
        for (int e = -1060; e <= 1000; e += 412) {
            double x[40] = { 0.0 }, few[40];
            uint32_t index[40];
            size_t n = 0;
            for (size_t j = 0; j < p; ++j)
                if (j * j % 7 == p % 3 || j + 1 == p) {
                    x[j] = j % 5 == 0 ? -0.0 : ldexp((double)j - 11.3, e);
                    few[n] = x[j];
                    index[n++] = (uint32_t)j;
                }
            const struct mark a = mark_of(x, p), b = mark_of_sparse(few, index, n);
            cr_assert(a.length == b.length, "%zu, %d", p, e);
            cr_assert(a.hash[0] == b.hash[0] && a.hash[1] == b.hash[1], "%zu, %d", p, e);
        }
}

Test(marks, zeros_are_equal)
{
    const double a[2] = { 0.0, 3.0 }, b[2] = { -0.0, 3.0 }, c[2] = { 3.0, 0.0 };
    const struct mark m[3] = { mark_of(a, 2), mark_of(b, 2), mark_of(c, 2) };
    struct marks marks = { .n = 0 };

    cr_assert(marks_add(&marks, m, 3));
    cr_assert(marks_repeated(&marks) == 1);
    marks_free(&marks);
}

/* Of n rows, each in so many copies, in an order that is none. */
Test(marks, repeated_are_counted)
{
    for (size_t n = 1; n <= 100000; n = 3 * n + 1)
        for (size_t copies = 1; copies <= n; copies = 10 * copies + 1) {
            struct marks marks = { .n = 0 };
            for (size_t i = 0; i < n; ++i) {
                const double x[2] = { 1.0, (double)(i * 7919 % n / copies) };
                const struct mark m = mark_of(x, 2);
                cr_assert(marks_add(&marks, &m, 1));
            }
            const size_t different = (n + copies - 1) / copies;
            cr_assert(n % 7919 == 0 || marks_repeated(&marks) == n - different, "%zu in %zu", n,
                      copies);
            marks_free(&marks);
        }
}

/* The second half of a hash counts where the first is the same. */
Test(marks, both_halves_count)
{
    struct marks marks = { .n = 0 };

    for (uint64_t i = 0; i < 1000; ++i) {
        const uint64_t v = i * 7919 % 500; /* ten for each of 50 first bytes */
        const struct mark m = { { 7, v % 50 << 56 | v / 50 }, 1.0 };
        cr_assert(marks_add(&marks, &m, 1));
    }
    cr_assert(marks_repeated(&marks) == 500);
    marks_free(&marks);
}

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Against a sort: lengths of all scales, and of one. */
Test(marks, median_of_lengths)
{
    for (size_t n = 1; n <= 300; ++n)
        for (int spread = 0; spread <= 600; spread += 300) {
            struct marks marks = { .n = 0 };
            double sorted[300], least, median, most;
            for (size_t i = 0; i < n; ++i) {
                struct mark m = { .length = ldexp(1.0 + (double)(i * i % 13) / 13.0,
                                                  (int)(i * 31 % 17) * spread / 10 - spread) };
                sorted[i] = m.length;
                cr_assert(marks_add(&marks, &m, 1));
            }
            qsort(sorted, n, sizeof *sorted, ascending);
            marks_lengths(&marks, &least, &median, &most);
            cr_assert(least == sorted[0] && most == sorted[n - 1]);
            cr_assert(median == (sorted[(n - 1) / 2] + sorted[n / 2]) / 2, "%zu, %d", n,
                      spread);
            marks_free(&marks);
        }
}
