/* Constants that several files of the core need (src/core/const.h), each rounded to hi + lo, or to
 * its first part alone, from 400 bits:
 *
 *   coef/const          in parts of 53 bits
 *   coef/const f32      in parts of 24, for src/core/ff.h
 *
 * z0, the Laplace limit, is where sqrt(1 + z^2) = asinh(1/z); s0 is that root. */
#include "coef.h"

#include <stdio.h>
#include <string.h>

enum { BITS = 400, SHORT = 40, SHORT_F32 = 15 };

/* What a constant is in, and its full parts' bits. */
static const char *prefix = "BG_CONST";
static int full = 53;

/* Prints f's first part of so many bits, then what is left of it in full parts. */
static void print_parts(const char *name, int parts, int first_bits, const mpfr_t f,
                        const char *what)
{
    mpfr_t rest, part;
    mpfr_init2(rest, BITS);
    mpfr_set(rest, f, MPFR_RNDN);
    printf("%s%d(%s", prefix, parts, name);
    for (int i = 0; i < parts; ++i) {
        mpfr_init2(part, i == 0 ? first_bits : full);
        mpfr_set(part, rest, first_bits < full && i == 0 ? MPFR_RNDZ : MPFR_RNDN);
        mpfr_sub(rest, rest, part, MPFR_RNDN);
        printf(", %a", mpfr_get_d(part, MPFR_RNDN));
        mpfr_clear(part);
    }
    mpfr_printf(") /* %s = %.20Rg */\n", what, f);
    mpfr_clear(rest);
}

/* Bisection: the left side rises, the right side falls. */
static void laplace_limit(mpfr_t z, mpfr_t s)
{
    mpfr_t low, high, right;
    mpfr_inits2(BITS, low, high, right, (mpfr_ptr)0);
    mpfr_set_d(low, 0.5, MPFR_RNDN);
    mpfr_set_d(high, 1.0, MPFR_RNDN);
    for (int i = 0; i < BITS; ++i) {
        mpfr_add(z, low, high, MPFR_RNDN);
        mpfr_div_2ui(z, z, 1, MPFR_RNDN);
        mpfr_sqr(s, z, MPFR_RNDN);
        mpfr_add_ui(s, s, 1, MPFR_RNDN);
        mpfr_sqrt(s, s, MPFR_RNDN);
        mpfr_ui_div(right, 1, z, MPFR_RNDN);
        mpfr_asinh(right, right, MPFR_RNDN);
        mpfr_set(mpfr_cmp(s, right) < 0 ? low : high, z, MPFR_RNDN);
    }
    mpfr_clears(low, high, right, (mpfr_ptr)0);
}

/* log(c pi)/2, c = 2^k. */
static void half_log_pi(mpfr_t f, int k)
{
    mpfr_const_pi(f, MPFR_RNDN);
    mpfr_mul_2si(f, f, k, MPFR_RNDN);
    mpfr_log(f, f, MPFR_RNDN);
    mpfr_div_2ui(f, f, 1, MPFR_RNDN);
}

static void print_f32(void)
{
    mpfr_t f, z;
    mpfr_inits2(BITS, f, z, (mpfr_ptr)0);
    prefix = "BG_CONST_F32_";
    full = 24;
    printf("/* Printed by reference/coef/const f32. */\n");
    half_log_pi(f, 1);
    print_parts("half_log_2pi", 2, 24, f, "log(2 pi)/2");
    half_log_pi(f, -1);
    print_parts("half_log_half_pi", 2, 24, f, "log(pi/2)/2");
    mpfr_const_log2(f, MPFR_RNDN);
    print_parts("ln2_short", 2, SHORT_F32, f, "log 2, its first 15 bits and the rest");
    laplace_limit(z, f);
    print_parts("z0", 3, 24, z, "the Laplace limit");
    print_parts("s0", 2, 24, f, "sqrt(1 + z0^2) = asinh(1/z0)");
    mpfr_add_ui(f, f, 1, MPFR_RNDN);
    mpfr_div(f, z, f, MPFR_RNDN);
    print_parts("z0_over_s0_plus_1", 2, 24, f, "z0/(1 + s0)");
    mpfr_clears(f, z, (mpfr_ptr)0);
}

static void print_double(void)
{
    mpfr_t f, z;
    mpfr_inits2(BITS, f, z, (mpfr_ptr)0);

    printf("/* Printed by reference/coef/const. */\n");
    mpfr_const_pi(f, MPFR_RNDN);
    print_parts("pi", 2, 53, f, "pi");
    mpfr_div_2ui(f, f, 1, MPFR_RNDN);
    print_parts("half_pi", 3, 53, f, "pi/2");
    mpfr_ui_div(f, 1, f, MPFR_RNDN);
    print_parts("two_over_pi", 1, 53, f, "2/pi");
    mpfr_const_pi(f, MPFR_RNDN);
    mpfr_rec_sqrt(f, f, MPFR_RNDN);
    mpfr_mul_2ui(f, f, 1, MPFR_RNDN);
    print_parts("two_over_sqrt_pi", 2, 53, f, "2/sqrt(pi)");
    half_log_pi(f, 1);
    print_parts("half_log_2pi", 2, 53, f, "log(2 pi)/2");
    half_log_pi(f, -1);
    print_parts("half_log_half_pi", 2, 53, f, "log(pi/2)/2");
    mpfr_const_log2(f, MPFR_RNDN);
    print_parts("ln2", 2, 53, f, "log 2");
    print_parts("ln2_short", 3, SHORT, f, "log 2, its first 40 bits and the rest");
    mpfr_div_2ui(z, f, 1, MPFR_RNDN);
    print_parts("half_ln2_short", 2, SHORT, z, "log(2)/2");
    mpfr_ui_div(f, 1, f, MPFR_RNDN);
    print_parts("log2_e", 1, 53, f, "1/log 2");
    mpfr_sqrt_ui(f, 2, MPFR_RNDN);
    print_parts("sqrt2", 1, 53, f, "sqrt(2)");
    laplace_limit(z, f);
    print_parts("z0", 3, 53, z, "the Laplace limit");
    print_parts("s0", 2, 53, f, "sqrt(1 + z0^2) = asinh(1/z0)");
    mpfr_add_ui(f, f, 1, MPFR_RNDN);
    print_parts("s0_plus_1", 2, 53, f, "1 + s0");
    mpfr_clears(f, z, (mpfr_ptr)0);
}

int main(int argc, char **argv)
{
    const int f32 = argc == 2 && strcmp(argv[1], "f32") == 0;
    coef_require(f32 || argc == 1, "usage: coef/const [f32]");
    (f32 ? print_f32 : print_double)();
    mpfr_free_cache();
    return 0;
}
