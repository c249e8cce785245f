/* log I and log K as hi + lo for one instruction set, BG_ISA, as kernels.c has it: with an FMA
 * instruction they take two thirds of the time, and give the same bits. */
#include "bessel_dd.h"

static bg_dd value(int k, double nu, double x)
{
    return bg_log_bessel_dd(k, nu, x);
}

static bg_interval bounds(int k, double nu, double x)
{
    return bg_log_bessel_bounds(k, nu, x);
}

#define STR_(s)     #s
#define STR(s)      STR_(s)
#define TABLE_(isa) bg_bessel_dd_##isa
#define TABLE(isa)  TABLE_(isa)
const struct bg_bessel_dd TABLE(BG_ISA) = { STR(BG_ISA), value, bounds };
