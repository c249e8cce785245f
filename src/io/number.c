/* Numbers in text, correctly rounded: what strtod() makes of them, at a fraction of its time.
 *
 * Up to 19 digits are an integer m < 2^64, hi + lo of two doubles exactly; so is each power of ten up to
 * 10^44 (5^44 < 2^103).  m 10^e as hi + lo is then wrong by less than 2^-99 of itself, and hi is the
 * nearest double unless lo is that close to half an ulp: then, and for all else, strtod() is asked. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cells.h"
#include "core/dd.h"

enum { MOST_DIGITS = 19, MOST_POWER = 44 };

/* Digits and perhaps a point among them, m, and the power of ten that it is to be multiplied by. */
struct decimal {
    uint64_t m; /* modulo 2^64 */
    int power;
    const char *end;
};

static const char *take_digits(const char *at, uint64_t *m)
{
    uint64_t v = *m;
    for (unsigned digit; (digit = (unsigned)(*at - '0')) < 10; ++at)
        v = 10 * v + digit;
    *m = v;
    return at;
}

/* Whether all digits from text on are in m: zeros in front are none. */
static bool fits(const char *text, const char *end)
{
    if (end - text <= MOST_DIGITS)
        return true;
    text += strspn(text, "0.");
    return end - text <= MOST_DIGITS + (memchr(text, '.', (size_t)(end - text)) != NULL);
}

/* The exponent, if there is one; large ones are of no use. */
static bool take_exponent(struct decimal *d)
{
    if (*d->end != 'e' && *d->end != 'E')
        return true;
    const char *at = d->end + 1;
    const bool negative = *at == '-';
    int e = 0;

    at += negative || *at == '+';
    if (*at < '0' || *at > '9')
        return false;
    for (; *at >= '0' && *at <= '9' && e < 10000; ++at)
        e = 10 * e + (*at - '0');
    d->power += negative ? -e : e;
    d->end = at;
    return true;
}

static bg_dd power_of_ten(int k)
{
    static const double exact[] = { 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                    1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                    1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };
    return k < 23 ? bg_dd_of(exact[k], 0.0) : bg_two_prod(exact[22], exact[k - 22]);
}

/* Whether hi is m 10^power, correctly rounded. */
static bool scale(const struct decimal *d, double *x)
{
    const double hi = (double)d->m;
    const int k = d->power < 0 ? -d->power : d->power;

    if (d->m <= UINT64_C(1) << 53 && k <= 22) { /* both are doubles: one rounding */
        const double ten = power_of_ten(k).hi;
        *x = d->power < 0 ? hi / ten : hi * ten;
        return true;
    }
    if (hi >= 0x1p64)
        return false;
    const bg_dd m = bg_fast_two_sum(hi, (double)(int64_t)(d->m - (uint64_t)hi)),
                t = power_of_ten(k);
    const bg_dd r = d->power < 0 ? bg_dd_div(m, t) : bg_dd_mul(m, t);
    const double error = 0x1p-98 * r.hi;
    *x = r.hi;
    return r.hi + (r.lo + error) == r.hi && r.hi + (r.lo - error) == r.hi;
}

static bool quick(const char *text, double *x)
{
    const bool negative = *text == '-';
    struct decimal d = { .m = 0 };

    text += negative || *text == '+';
    d.end = take_digits(text, &d.m);
    const bool point = *d.end == '.';
    if (point) {
        const char *const from = d.end + 1;
        d.end = take_digits(from, &d.m);
        d.power = from - d.end < -10000 ? -10000 : (int)(from - d.end);
    }
    if (d.end - text == point || !fits(text, d.end) || !take_exponent(&d) || *d.end != '\0' ||
        d.power < -MOST_POWER || d.power > MOST_POWER)
        return false;
    if (d.m > 0 && !scale(&d, x))
        return false;
    if (d.m == 0)
        *x = 0.0;
    if (negative)
        *x = -*x;
    return true;
}

bool bg_is_number(const char *text, double *value)
{
    char *end;
    if (quick(text, value))
        return true;
    *value = strtod(text, &end);
    return end > text && *end == '\0';
}
