/* One line for each instruction set and function: a hash of its bits over points of every kind.
 * Two machines, two compilers or two versions agree where their lines do; tests/digest.sh
 * compares them with the committed ones. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lib/functions.h"
#include "lib/points.h"

/* A million values or so for every instruction set, with OTHERS; of stable laws, sums over nodes
 * that take a hundred times as long, SOME points a round. */
enum { ROUNDS = 13, SOME = 512 };

static const ptrdiff_t one[MAX_ARGS] = { 1, 1, 1, 1 };

struct sample {
    size_t n;
    double arg[POINT_ARGS][POINTS];
};

static uint64_t hash(uint64_t h, double x)
{
    uint64_t bits;
    if (isnan(x))
        x = nan("");
    memcpy(&bits, &x, sizeof bits);
    return (h ^ bits) * UINT64_C(0x100000001b3); /* FNV-1a, a word at a time */
}

/* A value that an argument of this name may have. */
static double inside(struct random *r, const char *name)
{
    const double u = 1.0 - random_uniform(r); /* in (0, 1] */
    const int k = (int)(random_bits(r) % 40);

    if (strcmp(name, "rbar") == 0 || strcmp(name, "delta") == 0)
        return k < 20 ? u : ldexp(u, 10 - k);
    if (strcmp(name, "q") == 0)
        return k < 20 ? u : ldexp(u, -25 * (k - 20));
    if (strcmp(name, "alpha") == 0)
        return k < 20   ? 2.0 * u
               : k < 30 ? 1.0 + ldexp(u, -4 * (k - 20))
                        : 2.0 - ldexp(u, 29 - k);
    if (strcmp(name, "cosine") == 0 || strcmp(name, "beta") == 0)
        return k < 20 ? 2.0 * u - 1.0 : 1.0 - ldexp(u, 20 - 3 * k);
    if (strcmp(name, "n") == 0)
        return k < 4 ? 1.0 + ldexp(u, -12 * k) : ldexp(1.0 + u, k);
    if (strcmp(name, "p") == 0)
        return k < 20 ? 2.0 + (double)(random_bits(r) % 512) : 1.0 + ldexp(u, k - 19);
    return k < 20 ? 64.0 * u : ldexp(u, k - 20);
}

static void fill(struct sample *s, struct random *r, int round, int args,
                 const char *const *name)
{
    if (round == 0)
        s->n = points_special(args, s->arg);
    else if (round % 3 == 1)
        s->n = points_mixed(r, args, s->arg);
    else if (round % 3 == 2)
        s->n = points_cluster(r, args, s->arg);
    else
        for (s->n = 0; s->n < POINTS; ++s->n)
            for (int k = 0; k < args; ++k)
                s->arg[k][s->n] = inside(r, name[k]);
}

static uint64_t digest_function(const struct function *f, const struct bg_isa *k)
{
    static struct sample s;
    static double y[POINTS];
    const double *const at[MAX_ARGS] = { s.arg[0], s.arg[1], s.arg[2], s.arg[3] };
    struct random random = { 20260802 };
    uint64_t h = UINT64_C(0xcbf29ce484222325);

    for (int round = 0; round < ROUNDS; ++round) {
        fill(&s, &random, round, f->args, f->arg);
        s.n = s.n > SOME && strncmp(f->name, "stable", 6) == 0 ? SOME : s.n;
        f->batch(k)(s.n, at, one, y, 1);
        for (size_t i = 0; i < s.n; ++i)
            h = hash(h, y[i]);
    }
    return h;
}

/* Those not of functions.def's form: what each adds to the hash at (nu, x). */
static uint64_t add_pair(uint64_t h, double (*f)(double, double, double *), double nu, double x)
{
    double second;
    const double first = f(nu, x, &second);
    return hash(hash(h, first), second);
}

static uint64_t add_dd(uint64_t h, const struct bg_isa *k, double nu, double x)
{
    return add_pair(add_pair(h, k->log_besseli_dd, nu, x), k->log_besselk_dd, nu, x);
}

static uint64_t add_bounds(uint64_t h, const struct bg_isa *k, double nu, double x)
{
    return add_pair(add_pair(h, k->log_besseli_bounds, nu, x), k->log_besselk_bounds, nu, x);
}

static uint64_t add_besselik(uint64_t h, const struct bg_isa *k, double nu, double x)
{
    double v[BG_IK_VALUES];
    k->log_besselik(nu, x, v);
    for (int i = 0; i < BG_IK_VALUES; ++i)
        h = hash(h, v[i]);
    return h;
}

static uint64_t add_sign(uint64_t h, const struct bg_isa *k, double nu, double x)
{
    int sign = 0;
    const double value = k->log_abs_besseli(nu, x, &sign);
    return hash(hash(h, value), (double)sign);
}

static const struct other {
    const char *name;
    uint64_t (*add)(uint64_t h, const struct bg_isa *k, double nu, double x);
} others[] = {
    { "log_bessel_dd", add_dd },
    { "log_bessel_bounds", add_bounds },
    { "log_besselik", add_besselik },
    { "log_abs_besseli_sign", add_sign },
};

static uint64_t digest_other(const struct other *f, const struct bg_isa *k)
{
    static const char *const name[] = { "nu", "x" };
    static struct sample s;
    struct random random = { 20260802 };
    uint64_t h = UINT64_C(0xcbf29ce484222325);

    for (int round = 0; round < 4; ++round) {
        fill(&s, &random, round, 2, name);
        for (size_t i = 0; i < s.n; ++i)
            h = f->add(h, k, s.arg[0][i], s.arg[1][i]);
    }
    return h;
}

int main(void)
{
    const struct bg_isa *k;
    for (size_t isa = 0; (k = bg_isa_here(isa)) != NULL; ++isa) {
        for (size_t i = 0; i < functions_count; ++i)
            printf("%016" PRIx64 " %s %s\n", digest_function(&functions[i], k),
                   functions[i].name, k->name);
        for (size_t i = 0; i < sizeof others / sizeof *others; ++i)
            printf("%016" PRIx64 " %s %s\n", digest_other(&others[i], k), others[i].name,
                   k->name);
    }
    return 0;
}
