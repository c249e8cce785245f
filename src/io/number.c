/* Numbers in text, correctly rounded: what strtod() makes of them, at a fraction of its time.
 *
 * Up to 19 digits are an integer m < 2^64, and a power of ten is t 2^e, t in 128 bits rounded down: the
 * upper 128 bits of m t are then short of the truth by less than 2 of their units.  They round to the
 * nearest double unless half an ulp lies within these: then, and for all else, strtod() is asked. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cells.h"

enum { MOST_DIGITS = 19, MOST_POWER = 64 };

__extension__ typedef unsigned __int128 wide;

static const uint64_t ten[2 * MOST_POWER + 1][2] = {
#include "tables/ten.inc"
};

/* Digits and perhaps a point among them, m, and the power of ten that it is to be multiplied by. */
struct decimal {
    uint64_t m; /* modulo 2^64 */
    int power;
    const char *at;
};

static const uint64_t small[] = {
    1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000
};

/* How many of the eight bytes at at are digits before another, and the number that these are: without a
 * branch, for which lengths of numbers are too random. */
static unsigned up_to_eight(const char *at, uint64_t *number)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t v;

    memcpy(&v, at, sizeof v); /* the first in the lowest byte */
    v ^= '0' * ones;
    const uint64_t others = ((v + 0x76 * ones) | v) & 0x80 * ones; /* right up to the first */
    const unsigned n = others == 0 ? 8 : (unsigned)__builtin_ctzll(others) / 8;
    v = v << (32 - 4 * n) << (32 - 4 * n); /* zeros before them */
    v = (10 * v + (v >> 8)) & UINT64_C(0x00ff00ff00ff00ff);
    v = (100 * v + (v >> 16)) & UINT64_C(0x0000ffff0000ffff);
    *number = (10000 * v + (v >> 32)) & UINT32_MAX;
    return n;
}

static void take_digits(struct decimal *d, const char *end)
{
    uint64_t m = d->m, more;
    const char *at = d->at;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    for (unsigned n = 8; n == 8 && end - at >= 8; at += n) {
        n = up_to_eight(at, &more);
        m = small[n] * m + more;
    }
#endif
    for (unsigned digit; at < end && (digit = (unsigned)(*at - '0')) < 10; ++at)
        m = 10 * m + digit;
    d->m = m;
    d->at = at;
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
    if (*d->at != 'e' && *d->at != 'E')
        return true;
    const char *at = d->at + 1;
    const bool negative = *at == '-';
    int e = 0;

    at += negative || *at == '+';
    if (*at < '0' || *at > '9')
        return false;
    for (; *at >= '0' && *at <= '9' && e < 10000; ++at)
        e = 10 * e + (*at - '0');
    d->power += negative ? -e : e;
    d->at = at;
    return true;
}

static double power_of_two(int n)
{
    const uint64_t bits = (uint64_t)(n + 1023) << 52;
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* Whether x is m 10^power, correctly rounded; m > 0. */
static bool scale(uint64_t m, int power, double *x)
{
    const uint64_t *const t = ten[power + MOST_POWER];
    const int zeros = __builtin_clzll(m),
              e = (power * 217706) >> 16; /* floor(log2(10^power)) */
    m <<= zeros;
    const wide product = (wide)m * t[0] + (((wide)m * t[1]) >> 64);
    const uint64_t hi = (uint64_t)(product >> 64), lo = (uint64_t)product;
    const int cut = 10 + (int)(hi >> 63); /* bits of hi below the 53 of a double */
    const uint64_t half = UINT64_C(1) << (cut - 1), rest = hi & (2 * half - 1);

    if ((rest == half && lo == 0) || (rest == half - 1 && lo >= UINT64_MAX - 1))
        return false;
    *x = (double)((hi >> cut) + (rest >= half)) * power_of_two(e - zeros + 1 + cut);
    return true;
}

bool bg_take_number(const char **at, const char *end, double *x)
{
    const bool negative = **at == '-';
    struct decimal d = { .at = *at + (negative || **at == '+') };
    const char *const digits = d.at;

    take_digits(&d, end);
    const bool point = *d.at == '.';
    if (point) {
        const char *const from = ++d.at;
        take_digits(&d, end);
        d.power = from - d.at < -10000 ? -10000 : (int)(from - d.at);
    }
    if (d.at - digits == point || !fits(digits, d.at) || !take_exponent(&d) ||
        d.power < -MOST_POWER || d.power > MOST_POWER)
        return false;
    *x = 0.0;
    if (d.m > 0 && !scale(d.m, d.power, x))
        return false;
    *x = negative ? -*x : *x;
    *at = d.at;
    return true;
}

bool bg_take_numbers(const char *at, const char *end, char delimiter, size_t n, double *x)
{
    for (size_t j = 0; j < n; ++j, ++at)
        if (!bg_take_number(&at, end, &x[j]) || (j + 1 < n ? *at != delimiter : at != end))
            return false;
    return true;
}

bool bg_is_number(const char *text, double *value)
{
    const char *at = text, *const stop = text + strlen(text);
    char *end;

    if (bg_take_number(&at, stop, value) && at == stop)
        return true;
    *value = strtod(text, &end);
    return end > text && *end == '\0';
}
