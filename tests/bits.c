/* Scalar, batch and every instruction set return the same bits, over points of every kind. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdio.h>
#include <string.h>

#include "lib/functions.h"
#include "lib/points.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

enum { MAX_CASES = 512, ROUNDS = 60, ROUNDS_OF_SUMS = 9, SOME = 400, BLOCK = 256 };

struct run { /* which kernels, which function */
    int isa, function;
};

static struct criterion_test_params runs(void)
{
    static struct run run[MAX_CASES];
    size_t n = 0;
    for (int isa = 0; bg_isa_here((size_t)isa) != NULL; ++isa)
        for (int f = 0; f < (int)functions_count; ++f) {
            cr_assert(n < MAX_CASES);
            run[n++] = (struct run){ isa, f };
        }
    return cr_make_param_array(struct run, run, n);
}

/* Stable laws are sums over nodes, a hundred times as slow as the others. */
static bool is_sum(const struct function *f)
{
    return strncmp(f->name, "stable", 6) == 0;
}

static const struct bg_isa *base(void)
{
    const struct bg_isa *k = NULL, *next;
    for (size_t i = 0; (next = bg_isa_here(i)) != NULL; ++i)
        k = next;
    return k;
}

struct sample {
    size_t n;
    double arg[MAX_ARGS][POINTS];
};

static const double *const *columns(const struct sample *s, const double *at[MAX_ARGS])
{
    for (int k = 0; k < MAX_ARGS; ++k)
        at[k] = s->arg[k];
    return at;
}

static double scalar(const struct function *f, const struct bg_isa *k, const struct sample *s,
                     size_t i)
{
    const double arg[MAX_ARGS] = { s->arg[0][i], s->arg[1][i], s->arg[2][i], s->arg[3][i] };
    return f->scalar(k, arg);
}

/* The first of n elements that differs in its bits, as a message; NULL where none does. */
static const char *difference(const struct function *f, const struct sample *s,
                              const double *got, const double *want, size_t n)
{
    static char line[256];
    for (size_t i = 0; i < n; ++i)
        if (!same_bits(got[i], want[i])) {
            snprintf(line, sizeof line, "%s(%a, %a, %a, %a)[%zu of %zu]: %a, not %a", f->name,
                     s->arg[0][i], s->arg[1][i], s->arg[2][i], s->arg[3][i], i, n, got[i],
                     want[i]);
            return line;
        }
    return NULL;
}

ParameterizedTestParameters(bits, same_as_base)
{
    return runs();
}

/* Special values in all combinations, then points of every kind, then clusters, which fill
 * blocks with one regime or with the two sides of a cut-over. */
ParameterizedTest(struct run *r, bits, same_as_base)
{
    static struct sample s;
    static double want[POINTS], got[POINTS];
    static const ptrdiff_t one[MAX_ARGS] = { 1, 1, 1, 1 };
    const struct function *f = &functions[r->function];
    const struct bg_isa *k = bg_isa_here((size_t)r->isa), *b = base();
    struct random random = { 20260801 };

    const int rounds = is_sum(f) ? ROUNDS_OF_SUMS : ROUNDS;
    for (int round = 0; round < rounds; ++round) {
        s.n = round == 0       ? points_special(f->args, s.arg)
              : round % 2 == 1 ? points_mixed(&random, f->args, s.arg)
                               : points_cluster(&random, f->args, s.arg);
        s.n = round > 0 && is_sum(f) && s.n > SOME ? SOME : s.n;
        for (size_t i = 0; i < s.n; ++i) {
            want[i] = scalar(f, b, &s, i);
            got[i] = scalar(f, k, &s, i);
        }
        const char *broken = difference(f, &s, got, want, s.n);
        cr_assert(broken == NULL, "%s: %s", k->name, broken);

        const double *at[MAX_ARGS];
        f->batch(k)(s.n, columns(&s, at), one, got, 1);
        broken = difference(f, &s, got, want, s.n);
        cr_assert(broken == NULL, "%s batch: %s", k->name, broken);
    }
}

/* How a batch is laid out: n elements; the last argument steps by in, the value by out; over:
 * the value is written over the last argument (then in = out). */
struct layout {
    size_t n;
    ptrdiff_t in, out;
    bool over;
};

static const char *try_layout(const struct function *f, const struct bg_isa *k,
                              const struct sample *s, const struct layout *l)
{
    static struct sample seen; /* the arguments as the increments show them */
    static double want[POINTS], got[POINTS], input[2 * POINTS], output[2 * POINTS];
    const int last = f->args - 1;
    double *const x = input + POINTS, *const y = l->over ? x : output + POINTS;

    const double *at[MAX_ARGS];
    ptrdiff_t inc[MAX_ARGS] = { 1, 1, 1, 1 };
    columns(s, at);
    at[last] = x;
    inc[last] = l->in;
    for (size_t i = 0; i < l->n; ++i)
        x[(ptrdiff_t)i * l->in] = s->arg[last][i];
    seen = *s;
    for (size_t i = 0; i < l->n; ++i)
        seen.arg[last][i] = x[(ptrdiff_t)i * l->in];
    for (size_t i = 0; i < l->n; ++i)
        want[i] = scalar(f, k, &seen, i);

    f->batch(k)(l->n, at, inc, y, l->out);
    for (size_t i = 0; i < l->n; ++i)
        got[i] = y[(ptrdiff_t)i * l->out];
    return difference(f, &seen, got, want, l->n);
}

ParameterizedTestParameters(bits, lengths_and_increments)
{
    return runs();
}

/* Every length about a block's, of sums the first three, forwards, backwards, in steps, broadcast and in
 * place. */
ParameterizedTest(struct run *r, bits, lengths_and_increments)
{
    static const size_t length[] = { 1, 7, BLOCK + 1, 2, BLOCK - 1, BLOCK, 2 * BLOCK + 1 };
    static const ptrdiff_t step[] = { 1, -1, 2, -3, 0 };
    static struct sample s;
    const struct function *f = &functions[r->function];
    const struct bg_isa *k = bg_isa_here((size_t)r->isa);
    struct random random = { 7 };

    s.n = points_mixed(&random, f->args, s.arg);
    for (size_t n = 0; n < (is_sum(f) ? 3 : COUNT(length)); ++n)
        for (size_t in = 0; in < COUNT(step); ++in)
            for (size_t out = 0; out < COUNT(step) - 1; ++out) {
                struct layout l = { length[n], step[in], step[out], false };
                const char *broken = try_layout(f, k, &s, &l);
                l.over = in == out;
                if (broken == NULL && l.over)
                    broken = try_layout(f, k, &s, &l);
                cr_assert(broken == NULL, "%s, increments %td and %td%s: %s", k->name, l.in,
                          l.out, l.over ? ", in place" : "", broken);
            }
}
