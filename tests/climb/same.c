#include "same.h"

#include <burgi/bessel.h>
#include <burgi/bessel_deriv.h>
#include <burgi/besselik.h>
#include <burgi/matern.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "../lib/points.h"

/* The members of log_besselik's result. */
static const struct {
    const char *name;
    size_t offset;
} members[] = {
    { "log_besseli", offsetof(burgi_besselik, log_i) },
    { "log_besselk", offsetof(burgi_besselik, log_k) },
    { "besseli_ratio", offsetof(burgi_besselik, ratio_i) },
    { "besselk_ratio", offsetof(burgi_besselik, ratio_k) },
    { "log_besseli_dx", offsetof(burgi_besselik, log_i_dx) },
    { "log_besselk_dx", offsetof(burgi_besselik, log_k_dx) },
    { "log_besseli_dnu", offsetof(burgi_besselik, log_i_dnu) },
    { "log_besselk_dnu", offsetof(burgi_besselik, log_k_dnu) },
};

/* As in src/functions_f32.c. */
#define NO_F32(name)
#define F32(name)                      { #name, burgi_##name##_f32 },
#define BURGI_FUNCTION(name, f32, ...) f32(name)
static const struct {
    const char *name;
    float (*f)(float a, float b);
} floats[] = {
#include "functions.def"
};

static bool report(const struct function *f, const double *arg, const char *what, double got,
                   double want)
{
    if (same_bits(got, want))
        return false;
    fprintf(stderr, "%s at", f->name);
    for (int k = 0; k < f->args; ++k)
        fprintf(stderr, " %s=%a", f->arg[k], arg[k]);
    fprintf(stderr, ": %s gives %a, not %a\n", what, got, want);
    return true;
}

bool differs(const struct function *f, const double *arg)
{
    const double want = f->scalar(bg_isa_picked(), arg);
    bool any = false;
    for (size_t i = 0; bg_isa_here(i) != NULL && !any; ++i)
        any = report(f, arg, bg_isa_here(i)->name, f->scalar(bg_isa_here(i), arg), want);
    for (size_t i = 0; i < sizeof members / sizeof *members; ++i)
        if (strcmp(members[i].name, f->name) == 0) {
            burgi_besselik all;
            double got;
            burgi_log_besselik(arg[0], arg[1], &all);
            memcpy(&got, (const char *)&all + members[i].offset, sizeof got);
            any = report(f, arg, "log_besselik", got, want) || any;
        }
    for (size_t i = 0; i < sizeof floats / sizeof *floats; ++i)
        if (strcmp(floats[i].name, f->name) == 0) {
            /* volatile: gcc 12 takes (double)(float) in pairs for nothing */
            const volatile float a = (float)arg[0], b = (float)arg[1];
            const double rounded[MAX_ARGS] = { (double)a, (double)b };
            const float one = (float)f->scalar(bg_isa_picked(), rounded);
            any = report(f, rounded, "the float function", (double)floats[i].f(a, b),
                         (double)one) ||
                  any;
        }
    return any;
}
