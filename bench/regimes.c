#include "regimes.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/all.h"

/* What the core evaluates in each regime, as text. */
#define TEXT(regime, value) [regime] = #value,
#define BESSEL(name)                                                                           \
    {                                                                                          \
#name, BG_##name##_REGIMES, bg_##name##_regime,                                        \
        {                                                                                      \
            BG_EACH_##name(TEXT, nu, x)                                                        \
        }                                                                                      \
    }
static const struct regimes {
    const char *function;
    int count;
    int (*classify)(double nu, double x);
    const char *value[BG_log_besseli_REGIMES + BG_log_besselk_REGIMES];
} all[] = {
    BESSEL(log_besseli),        BESSEL(log_besselk),    BESSEL(log_besseli_scaled),
    BESSEL(log_besselk_scaled), BESSEL(besseli_ratio),  BESSEL(besseli_ratio_compl),
    BESSEL(besseli_ratio_dx),   BESSEL(besselk_ratio),  BESSEL(log_besseli_dx),
    BESSEL(log_besseli_dnu),    BESSEL(log_besselk_dx), BESSEL(log_besselk_dnu),
};

static const struct regimes *find(const struct function *f)
{
    for (size_t i = 0; i < sizeof all / sizeof *all; ++i)
        if (strcmp(all[i].function, f->name) == 0)
            return &all[i];
    return NULL;
}

int regimes_count(const struct function *f)
{
    return find(f) == NULL ? 0 : find(f)->count;
}

/* Takes the last argument off "name(a, b", whose parenthesis is open. */
static void cut_argument(char *name)
{
    char *comma = strrchr(name, ','), *open = strchr(name, '(');
    if (open != NULL)
        *(comma != NULL ? comma : open) = '\0';
}

static bool last_begins(const char *name, const char *with)
{
    const char *comma = strrchr(name, ','), *open = strchr(name, '(');
    const char *last = comma != NULL ? comma + 2 : open + 1;
    return open != NULL && strncmp(last, with, strlen(with)) == 0;
}

/* bg_log_besselk_small(BG_K_TEMME, 8, 0, nu, x): what stands behind the last _ before the
 * parenthesis, with the arguments but for nu, x and the form: scaled or not, which ratio or
 * derivative, of which function. */
void regime_name(const struct function *f, int regime, char name[REGIME_NAME])
{
    const char *value = find(f)->value[regime], *open = strchr(value, '('), *from = open;
    while (from > value && from[-1] != '_')
        --from;
    snprintf(name, REGIME_NAME, "%s", from);
    cut_argument(name);
    cut_argument(name);
    const bool scaled = strstr(f->name, "ratio") == NULL && strstr(f->name, "_d") == NULL;
    while (last_begins(name, "BG_D") || last_begins(name, "BG_OF") ||
           last_begins(name, "BG_RATIO"))
        cut_argument(name);
    if (scaled)
        cut_argument(name);
    if (strchr(name, '(') != NULL)
        strncat(name, ")", REGIME_NAME - strlen(name) - 1);
}

int regime_of(const struct function *f, const double *arg)
{
    return find(f)->classify(arg[0], arg[1]);
}

static double log_uniform(struct random *r, double a, double b)
{
    return exp(log(a) + (log(b) - log(a)) * random_uniform(r));
}

void point_anywhere(struct random *r, double *nu, double *x)
{
    const double w = log_uniform(r, 1.0, 1e6), angle = 1.5707963 * random_uniform(r);
    *nu = w * sin(angle);
    *x = w * cos(angle);
    switch (random_bits(r) % 8) {
    case 0: /* low orders */
        *nu = 1.5 * random_uniform(r);
        *x = 30.0 * random_uniform(r);
        break;
    case 1:
        *nu = 30.0 * random_uniform(r);
        *x = log_uniform(r, 1e-3, 30.0);
        break;
    case 2:
        *nu = 30.0 * random_uniform(r);
        *x = 30.0 * random_uniform(r);
        break;
    case 3: /* one is huge */
        *nu = log_uniform(r, 1.0, 1e300);
        *x = log_uniform(r, 1e151, 1e300);
        if (random_bits(r) % 2) {
            const double t = *nu;
            *nu = *x;
            *x = t;
        }
        break;
    case 4: /* x is tiny */
        *nu = log_uniform(r, 1.0, 1e3);
        *x = log_uniform(r, 1e-300, 1e-37);
        break;
    case 5: /* special values */
        *nu = random_bits(r) % 2 ? *nu : 0.0;
        *x = random_bits(r) % 2 ? HUGE_VAL : 0.0;
        break;
    default:
        break;
    }
}

size_t points_of_regime(const struct function *f, int regime, size_t n, struct inputs *in)
{
    struct random r = { (unsigned)regime };
    in->n = 0;
    for (long tries = 0; tries < 1000000 && in->n < n; ++tries) {
        double arg[2];
        point_anywhere(&r, &arg[0], &arg[1]);
        if (regime_of(f, arg) != regime)
            continue;
        in->arg[0][in->n] = arg[0];
        in->arg[1][in->n++] = arg[1];
    }
    in->n -= in->n % 8;
    return in->n;
}
