#include "marks.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Where squares overflow or vanish: of the row divided by a power of two. */
static double scaled_length(const double *x, size_t p)
{
    double most = 0.0, sum = 0.0;
    int e;

    for (size_t j = 0; j < p; ++j) {
        if (!(fabs(x[j]) <= DBL_MAX))
            return nan("");
        most = fmax(most, fabs(x[j]));
    }
    frexp(most, &e);
    for (size_t j = 0; j < p; ++j) {
        const double y = ldexp(x[j], -e);
        sum += y * y;
    }
    return ldexp(sqrt(sum), e);
}

/* The length, from four sums of squares, of every fourth column each, so that additions need not wait for
 * one another. */
static double root_of(const double *sum, const double *x, size_t n)
{
    const double all = (sum[0] + sum[1]) + (sum[2] + sum[3]);
    return all > 0x1p-900 && all < 0x1p1000 ? sqrt(all) : scaled_length(x, n);
}

static double length_of(const double *x, size_t p)
{
    double sum[4] = { 0.0 };
    size_t j = 0;

    for (; j + 4 <= p; j += 4)
        for (size_t k = 0; k < 4; ++k)
            sum[k] += x[j + k] * x[j + k];
    for (size_t k = 0; j + k < p; ++k)
        sum[k] += x[j + k] * x[j + k];
    return root_of(sum, x, p);
}

/* A bijection in which each bit has a part in all: a product carries upwards, a shift brings
 * that down.  The odd numbers here and below are the first 64 bits of square roots after the point. */
static uint64_t stir(uint64_t z)
{
    z = (z ^ z >> 32) * 0x6a09e667f3bcc909u; /* 2 */
    z = (z ^ z >> 29) * 0xbb67ae8584caa73bu; /* 3 */
    return z ^ z >> 32;
}

/* Two sums over the columns, in which a 0 counts nothing. */
static inline void add_number(uint64_t *hash, uint64_t j, double x)
{
    const double y = x + 0.0; /* -0 becomes 0 */
    uint64_t bits;

    memcpy(&bits, &y, sizeof bits);
    const uint64_t m = bits != 0 ? stir(bits ^ (j + 1) * 0x3c6ef372fe94f82bu) : 0; /* 5 */
    hash[0] += m;
    hash[1] += m * (j * 0xa54ff53a5f1d36f1u << 1 | 1); /* 7 */
}

struct mark mark_of(const double *x, size_t p)
{
    struct mark m = { .length = length_of(x, p) };
    for (size_t j = 0; m.length > 0.0 && j < p; ++j)
        add_number(m.hash, j, x[j]);
    return m;
}

struct mark mark_of_sparse(const double *x, const uint32_t *index, size_t n)
{
    double sum[4] = { 0.0 };
    struct mark m = { .length = 0.0 };

    for (size_t k = 0; k < n; ++k)
        sum[index[k] % 4] += x[k] * x[k];
    m.length = root_of(sum, x, n);
    for (size_t k = 0; m.length > 0.0 && k < n; ++k)
        add_number(m.hash, index[k], x[k]);
    return m;
}

bool marks_add(struct marks *to, const struct mark *mark, size_t n)
{
    if (n == 0) /* there may be no array at all */
        return true;
    if (n > to->room - to->n) {
        size_t room = to->room < 64 ? 64 : to->room, bytes;
        while (room - to->n < n)
            if (__builtin_mul_overflow(room, (size_t)2, &room))
                return false;
        if (__builtin_mul_overflow(room, sizeof *to->mark, &bytes))
            return false;
        struct mark *const grown = realloc(to->mark, bytes);
        if (grown == NULL)
            return false;
        to->mark = grown;
        to->room = room;
    }
    memcpy(to->mark + to->n, mark, n * sizeof *mark);
    to->n += n;
    return true;
}

void marks_free(struct marks *marks)
{
    free(marks->mark);
    *marks = (struct marks){ .n = 0 };
}

static bool is_before(const struct mark *a, const struct mark *b)
{
    return a->hash[0] != b->hash[0] ? a->hash[0] < b->hash[0] : a->hash[1] < b->hash[1];
}

static void insertion_sort(struct mark *m, size_t n)
{
    for (size_t i = 1; i < n; ++i) {
        const struct mark x = m[i];
        size_t k = i;
        for (; k > 0 && is_before(&x, &m[k - 1]); --k)
            m[k] = m[k - 1];
        m[k] = x;
    }
}

enum { HASH_BYTES = 16, DIGITS = 256 };

/* The byte of the hash that is so deep, from the highest on. */
static size_t digit(const struct mark *m, unsigned depth)
{
    return m->hash[depth / 8] >> (56 - 8 * (depth % 8)) & (DIGITS - 1);
}

/* By the bytes of the hash from this one on, in place and, whatever the rows, in linear time. */
static void sort(struct mark *m, size_t n, unsigned depth)
{
    enum { FEW = 32 };
    size_t next[DIGITS], end[DIGITS] = { 0 };

    if (n <= FEW || depth == HASH_BYTES) {
        if (depth < HASH_BYTES)
            insertion_sort(m, n);
        return;
    }
    for (size_t i = 0; i < n; ++i)
        ++end[digit(&m[i], depth)];
    for (size_t d = 0, at = 0; d < DIGITS; ++d) {
        next[d] = at;
        end[d] = at += end[d];
    }
    for (size_t d = 0; d < DIGITS; ++d)
        while (next[d] < end[d]) {
            const size_t to = digit(&m[next[d]], depth);
            const struct mark x = m[next[d]];
            m[next[d]] = m[next[to]];
            m[next[to]++] = x; /* to = d: where it is */
        }
    for (size_t d = 0, at = 0; d < DIGITS; at = end[d++])
        sort(m + at, end[d] - at, depth + 1);
}

size_t marks_repeated(struct marks *marks)
{
    size_t repeated = 0;

    sort(marks->mark, marks->n, 0);
    for (size_t i = 1; i < marks->n; ++i)
        repeated += !is_before(&marks->mark[i - 1], &marks->mark[i]);
    return repeated;
}

/* The k-th shortest, k from 0.  Numbers above 0 are in the order of their bits, of which 16 are found
 * with each pass. */
static double kth_length(const struct marks *marks, size_t k)
{
    enum { BITS = 16, VALUES = 1 << BITS };
    static size_t count[VALUES];
    uint64_t found = 0, mask = 0;
    double length;

    for (unsigned shift = 64; shift > 0;) {
        shift -= BITS;
        memset(count, 0, sizeof count);
        for (size_t i = 0; i < marks->n; ++i) {
            uint64_t bits;
            memcpy(&bits, &marks->mark[i].length, sizeof bits);
            if ((bits & mask) == found)
                ++count[bits >> shift & (VALUES - 1)];
        }
        uint64_t value = 0;
        while (k >= count[value])
            k -= count[value++];
        found |= value << shift;
        mask |= (uint64_t)(VALUES - 1) << shift;
    }
    memcpy(&length, &found, sizeof length);
    return length;
}

void marks_lengths(const struct marks *marks, double *least, double *median, double *most)
{
    const size_t n = marks->n;

    *least = *most = marks->mark[0].length;
    for (size_t i = 1; i < n; ++i) {
        *least = fmin(*least, marks->mark[i].length);
        *most = fmax(*most, marks->mark[i].length);
    }
    *median = kth_length(marks, n / 2);
    if (n % 2 == 0)
        *median = *median / 2 + kth_length(marks, n / 2 - 1) / 2; /* a sum might overflow */
}
