/* Numbers in text, correctly rounded: what strtod() makes of them, at a fraction of its time.
 *
 * Up to 19 digits are an integer m < 2^64, and a power of ten is t 2^e, t in 128 bits rounded down: the
 * upper 128 bits of m t are then short of the truth by less than 2 of their units.  They round to the
 * nearest double unless half an ulp lies within these: then, and for all else, strtod() is asked. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cells.h"
#include "core/fn.h"

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

/* The eight bytes at at, the first in the lowest. */
BG_FN uint64_t eight(const void *at)
{
    uint64_t v;
    memcpy(&v, at, sizeof v);
#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
    v = __builtin_bswap64(v);
#endif
    return v;
}

static const uint64_t ones = UINT64_C(0x0101010101010101);

/* Of eight bytes less '0', a bit in those that are no digits: right up to the first. */
BG_FN uint64_t no_digits(uint64_t v)
{
    return ((v + 0x76 * ones) | v) & 0x80 * ones;
}

/* The first n of eight digits, zeros before them. */
BG_FN uint64_t first_of(uint64_t v, unsigned n)
{
    return v << (32 - 4 * n) << (32 - 4 * n);
}

/* Eight digits as a number. */
BG_FN uint64_t value_of(uint64_t v)
{
    v = (10 * v + (v >> 8)) & UINT64_C(0x00ff00ff00ff00ff);
    v = (100 * v + (v >> 16)) & UINT64_C(0x0000ffff0000ffff);
    return (10000 * v + (v >> 32)) & UINT32_MAX;
}

/* How many of the eight bytes at at are digits before another, and the number that these are: without a
 * branch, for which lengths of numbers are too random. */
BG_FN unsigned up_to_eight(const char *at, uint64_t *number)
{
    const uint64_t v = eight(at) ^ '0' * ones, others = no_digits(v);
    const unsigned n = others == 0 ? 8 : (unsigned)__builtin_ctzll(others) / 8;
    *number = value_of(first_of(v, n));
    return n;
}

static void take_digits(struct decimal *d, const char *end)
{
    uint64_t m = d->m, more;
    const char *at = d->at;
    for (unsigned n = 8; n == 8 && end - at >= 8; at += n) {
        n = up_to_eight(at, &more);
        m = small[n] * m + more;
    }
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
BG_FN bool scale(uint64_t m, int power, double *x)
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

/* m with n <= 8 more digits, which are at at; *others gets a bit where there is a byte that is none. */
BG_FN uint64_t longer(uint64_t m, const char *at, unsigned n, uint64_t *others)
{
    const uint64_t v = first_of(eight(at) ^ '0' * ones, n);
    *others |= no_digits(v);
    return m * small[n] + value_of(v);
}

/* The number from from to to if it is a sign, digits, a point and digits, as nearly all are.  Where it ends
 * is known, so it does not wait for those before it, and up to 16 digits no branch depends on how many
 * they are. */
BG_FN bool take_plain(const char *from, const char *to, char point, double *x)
{
    static const double tens[] = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10 };
    enum { FEW = sizeof tens / sizeof *tens };
    static const double signs[] = { 1.0, -1.0 };
    const size_t negative = *from == '-';
    const double sign = signs[negative];
    const char *at = from + negative;
    uint64_t m, others = 0;
    const unsigned whole = up_to_eight(at, &m);
    double y = (double)(int64_t)m;

    at += whole;
    if (at == to && whole > 0) {
        *x = sign * y;
        return true;
    }
    const size_t rest = (size_t)(to - at);
    if (rest == 0 || *at++ != point || whole + rest > MOST_DIGITS || whole + rest < 2)
        return false;
    const unsigned n = (unsigned)rest - 1, n1 = n < 8 ? n : 8, n2 = n - n1 < 8 ? n - n1 : 8;
    m = longer(m, at, n1, &others);
    m = longer(m, at + n1, n2, &others);
    if (n >= FEW) /* most that have so many have more than 16 */
        m = longer(m, at + 16, n > 16 ? n - 16 : 0, &others);
    if (others != 0)
        return false;
    if (n < FEW && m < UINT64_C(1) << 53)
        y = (double)(int64_t)m / tens[n]; /* both are exact */
    else if (m > 0 && !scale(m, -(int)n, &y))
        return false;
    *x = sign * y;
    return true;
}

/* A space before it is no part of it. */
static bool take_cell(const char *from, const char *to, char point, double *x)
{
    if (take_plain(from, to, point, x))
        return true;
    from += *from == ' ';
    return point == '.' && bg_take_number(&from, to, x) && from == to;
}

/* The delimiters of a line, found 64 bytes at a time: those from at on that are left. */
struct marks {
    const char *at, *end;
    uint64_t left;
    char delimiter;
};

static void find_marks(struct marks *m, const char *at)
{
    unsigned char is[64];

    m->at = at;
    m->left = 0;
#pragma omp simd
    for (size_t i = 0; i < sizeof is; ++i)
        is[i] = at[i] == m->delimiter;
    for (unsigned k = 0; k < 64; k += 8) /* the lowest bits of eight bytes, side by side */
        m->left |= eight(is + k) * UINT64_C(0x0102040810204080) >> 56 << k;
}

/* The next delimiter, or the end of the line. */
BG_FN const char *next_mark(struct marks *m)
{
    while (m->left == 0 && m->end - m->at > 64)
        find_marks(m, m->at + 64);
    if (m->left == 0)
        return m->end;
    const char *const at = m->at + __builtin_ctzll(m->left);
    m->left &= m->left - 1;
    return at < m->end ? at : m->end;
}

bool bg_take_line(const struct bg_plain *p, const char *line, const char *end, double *x,
                  struct bg_word *label)
{
    const bool spaces = p->delimiter == ' ';
    const char *from = line, *to;
    struct bg_word other;

    while (spaces && end > line && end[-1] == ' ')
        --end;
    struct marks m = { .end = end, .delimiter = p->delimiter };
    find_marks(&m, line);
    for (size_t k = 0; k < p->n; ++k, from = to + 1) {
        while ((to = next_mark(&m)) == from && spaces && to < end)
            ++from;
        if ((to == end) != (k + 1 == p->n))
            return false;
        if (p->skip == NULL || !p->skip[k]) {
            if (!take_cell(from, to, p->point, x++))
                return false;
        } else if (!bg_take_word(from, to, p->delimiter, k == p->label ? label : &other)) {
            return false;
        }
    }
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
