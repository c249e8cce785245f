/* The reader of weight files, from inside. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>

#include "io/weights.h"
#include "io_file.h"

static void expect(const char *name, size_t rows, const double *want, struct bg_weights *w)
{
    cr_assert(w->rows == rows, "%s: %zu rows", name, w->rows);
    for (size_t i = 0; i < rows; ++i)
        cr_expect(w->weight[i] == want[i], "%s: %g, not %g", name, w->weight[i], want[i]);
    bg_weights_free(w);
    cr_expect(w->rows == 0 && w->weight == NULL);
}

Test(io_weights, texts)
{
    static const struct {
        const char *text;
        size_t rows;
        double w[3];
    } c[] = { { "1\n0.5\n2e3\n", 3, { 1.0, 0.5, 2000.0 } },
              { "weight\n1\n0\n", 2, { 1.0, 0.0 } },
              { "\"1.5\"\n", 1, { 1.5 } },
              { "-0.0\n1e-100\n1e100", 3, { 0.0, 1e-100, 1e100 } } };
    for (size_t k = 0; k < sizeof c / sizeof *c; ++k) {
        struct bg_fault fault;
        struct bg_weights w;
        char *name = file_of(c[k].text, strlen(c[k].text));
        cr_assert(bg_weights_read(name, &w, &fault), "%s: %s", c[k].text, fault.text);
        expect(c[k].text, c[k].rows, c[k].w, &w);
        discard(name);
    }
}

/* More than the first room, of every type that a number can have. */
Test(io_weights, arrays)
{
    enum { MANY = 3000 };
    static const double few[] = { 3.0, 0.0, 100.0 };
    const uint8_t u1[] = { 3, 0, 100 };
    const int64_t i8[] = { 3, 0, 100 };
    const float f4[] = { 3.0f, 0.0f, 100.0f };
    const uint16_t f2[] = { 0x4200, 0, 0x5640 };
    double many[MANY];
    for (int i = 0; i < MANY; ++i)
        many[i] = i + 0.1;
    const struct {
        const char *head;
        const void *x;
        size_t bytes, rows;
        const double *want;
    } c[] = { { "{'descr': '|u1', 'fortran_order': False, 'shape': (3,), }\n", u1, 3, 3, few },
              { "{'descr': '<i8', 'fortran_order': False, 'shape': (3, 1), }\n", i8, 24, 3,
                few },
              { "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }\n", f4, 12, 3, few },
              { "{'descr': '<f2', 'fortran_order': False, 'shape': (3,), }\n", f2, 6, 3, few },
              { "{'descr': '<f8', 'fortran_order': False, 'shape': (3000,), }\n", many,
                sizeof many, MANY, many } };
    for (size_t k = 0; k < sizeof c / sizeof *c; ++k) {
        struct bg_fault fault;
        struct bg_weights w;
        char *name = npy_of(c[k].head, c[k].x, c[k].bytes);
        cr_assert(bg_weights_read(name, &w, &fault), "%s: %s", c[k].head, fault.text);
        expect(c[k].head, c[k].rows, c[k].want, &w);
        discard(name);
    }
}

Test(io_weights, refuses)
{
    static const struct {
        const char *text, *why;
    } c[] = { { "", "the file is empty" },
              { "weight\n", "line 1: 'weight', and no line follows; expected a weight a line" },
              { "0\n0\n", "all 2" },
              { "1\n-1\n", "line 2: weight 2 is -1; expected 0 or from 1e-100 to 1e+100" },
              { "1\nnan\n", "line 2: weight 2 is nan" },
              { "1\ninf\n", "line 2: weight 2 is inf" },
              { "1e101\n", "line 1: weight 1 is 1e+101" },
              { "1\nx\n", "line 2: 'x'; expected a weight, a number" },
              { "x\ny\n1\n", "line 2: 'y'" },
              { "1,2\n", "line 1: 2 cells; expected one weight" },
              { "1\n\n2\n", "line 2: empty; expected a weight" } };
    for (size_t k = 0; k < sizeof c / sizeof *c; ++k) {
        struct bg_fault fault;
        struct bg_weights w;
        char *name = file_of(c[k].text, strlen(c[k].text));
        cr_expect(!bg_weights_read(name, &w, &fault), "%s", c[k].text);
        cr_expect(strstr(fault.text, c[k].why) != NULL, "%s: %s", c[k].text, fault.text);
        cr_expect(w.rows == 0 && w.weight == NULL);
        discard(name);
    }
    static const struct {
        const char *head, *why;
        size_t bytes;
    } a[] = { { "{'descr': '<f8', 'fortran_order': False, 'shape': (3, 2), }\n",
                "expected one weight for each row", 48 },
              { "{'descr': '<f8', 'fortran_order': False, 'shape': (), }\n",
                "expected a weight for each row", 8 } };
    for (size_t k = 0; k < 2; ++k) {
        const double x[6] = { 1.0 };
        struct bg_fault fault;
        struct bg_weights w;
        char *name = npy_of(a[k].head, x, a[k].bytes);
        cr_expect(!bg_weights_read(name, &w, &fault));
        cr_expect(strstr(fault.text, a[k].why) != NULL, "%s", fault.text);
        discard(name);
    }
    const double ill[] = { 1.0, nan(""), 1.0 };
    struct bg_fault fault;
    struct bg_weights w;
    char *name =
        npy_of("{'descr': '<f8', 'fortran_order': False, 'shape': (3,), }\n", ill, sizeof ill);
    cr_expect(!bg_weights_read(name, &w, &fault));
    cr_expect(strstr(fault.text, "weight 2 is nan; expected 0 or from") != NULL, "%s",
              fault.text);
    discard(name);
}
