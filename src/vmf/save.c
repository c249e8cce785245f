/* Statistics as words of 8 bytes, of a file, the lowest byte first, or of what a GPU left in memory.
 *
 * The words are those of core/vmf/vmf_image.h.  In a file a checksum follows the flags and another ends it, and
 * of sparse rows the p weights of its columns follow a pile's sums.  A checksum is that of all words before it: a
 * changed word changes it for certain, since each step is one to one. */
#include <burgi/vmf.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/vmf/vmf_image.h"
#include "vmf/stats.h"

enum { BUFFER = 512 };

struct words {
    FILE *file;
    const char *image; /* or this, with so many words left */
    size_t left;
    uint64_t sum;
    bool failed;
};

static void mix(struct words *w, uint64_t word)
{
    const uint64_t x = w->sum ^ word;
    w->sum = (x << 29 | x >> 35) * UINT64_C(0x100000001b3);
}

static void put(struct words *w, size_t n, const uint64_t *word)
{
    unsigned char bytes[BUFFER * 8];
    for (size_t i = 0; i < n && !w->failed;) {
        const size_t m = n - i < BUFFER ? n - i : BUFFER;
        for (size_t k = 0; k < m; ++k) {
            mix(w, word[i + k]);
            for (size_t b = 0; b < 8; ++b)
                bytes[8 * k + b] = (unsigned char)(word[i + k] >> 8 * b);
        }
        w->failed = fwrite(bytes, 8, m, w->file) != m;
        i += m;
    }
}

static void get_image(struct words *w, size_t n, uint64_t *word)
{
    w->failed = w->failed || n > w->left;
    if (w->failed)
        return;
    memcpy(word, w->image, n * sizeof *word);
    w->image += n * sizeof *word;
    w->left -= n;
}

static void get(struct words *w, size_t n, uint64_t *word)
{
    unsigned char bytes[BUFFER * 8];
    if (w->image != NULL) {
        get_image(w, n, word);
        return;
    }
    for (size_t i = 0; i < n && !w->failed;) {
        const size_t m = n - i < BUFFER ? n - i : BUFFER;
        w->failed = fread(bytes, 8, m, w->file) != m;
        for (size_t k = 0; k < m && !w->failed; ++k) {
            uint64_t x = 0;
            for (size_t b = 8; b-- > 0;)
                x = x << 8 | bytes[8 * k + b];
            mix(w, word[i + k] = x);
        }
        i += m;
    }
}

/* Doubles by way of their bits, which memcpy may read from and write to anything. */
static void put_doubles(struct words *w, size_t n, const double *x)
{
    uint64_t word[BUFFER];
    for (size_t i = 0; i < n; i += BUFFER) {
        const size_t m = n - i < BUFFER ? n - i : BUFFER;
        memcpy(word, x + i, m * sizeof *word);
        put(w, m, word);
    }
}

static void get_doubles(struct words *w, size_t n, double *x)
{
    uint64_t word[BUFFER];
    for (size_t i = 0; i < n && !w->failed; i += BUFFER) {
        const size_t m = n - i < BUFFER ? n - i : BUFFER;
        get(w, m, word);
        if (!w->failed)
            memcpy(x + i, word, m * sizeof *word);
    }
}

static void put_sum(struct words *w)
{
    const uint64_t sum = w->sum;
    put(w, 1, &sum);
}

static bool get_sum(struct words *w)
{
    if (w->image != NULL)
        return true;
    const uint64_t sum = w->sum;
    uint64_t word = 0;
    get(w, 1, &word);
    return !w->failed && word == sum;
}

static void put_part(struct words *w, size_t p, const struct bg_part *part)
{
    const double head[] = { part->weight.hi, part->weight.lo, part->m2.hi, part->m2.lo,
                            part->weight2 };
    put_doubles(w, 5, head);
    put_doubles(w, 2 * p, part->mean);
}

burgi_status burgi_vmf_stats_save(const burgi_vmf_stats *stats, FILE *file)
{
    const burgi_vmf_stats *s = stats;
    if (s == NULL || file == NULL)
        return BURGI_EINVAL;
    struct words w = { .file = file };
    const uint64_t head[BG_STATS_HEAD] = { BG_STATS_MAGIC, BG_STATS_FILE };
    const uint64_t numbers[BG_STATS_NUMBERS] = { s->p,
                                                 s->first,
                                                 s->next,
                                                 s->count,
                                                 s->skipped,
                                                 s->first_skipped,
                                                 s->tree.nodes,
                                                 s->pile.rows,
                                                 (s->open.mean != NULL ? BG_HAS_OPEN : 0u) |
                                                     (s->pile.sparse ? BG_IS_SPARSE : 0u) };
    put(&w, BG_STATS_HEAD, head);
    put(&w, BG_STATS_NUMBERS, numbers);
    put_sum(&w);
    for (size_t i = 0; i < s->tree.nodes; ++i) {
        const struct bg_node *n = &s->tree.node[i];
        const uint64_t place[] = { n->first, n->level };
        put(&w, 2, place);
        put_part(&w, s->p, &n->part);
    }
    if (s->open.mean != NULL)
        put_part(&w, s->p, &s->open);
    if (s->pile.rows > 0) {
        put_doubles(&w, 1, &s->pile.weight);
        put_doubles(&w, 2 * s->p, s->pile.shift);
        if (s->pile.sparse)
            put_doubles(&w, s->p, s->pile.there);
    }
    put_sum(&w);
    return w.failed ? BURGI_EIO : BURGI_OK;
}

/* A part, whose mean is new. */
static burgi_status get_part(struct words *w, size_t p, struct bg_part *part)
{
    double head[5] = { 0.0 };
    get_doubles(w, 5, head);
    if (w->failed || !(head[0] > 0.0 && isfinite(head[0])))
        return BURGI_EIO;
    part->mean = malloc(2 * p * sizeof *part->mean);
    if (part->mean == NULL)
        return BURGI_ENOMEM;
    part->weight = bg_dd_of(head[0], head[1]);
    part->m2 = bg_dd_of(head[2], head[3]);
    part->weight2 = head[4];
    get_doubles(w, 2 * p, part->mean);
    return w->failed ? BURGI_EIO : BURGI_OK;
}

static burgi_status get_nodes(struct words *w, burgi_vmf_stats *s, uint64_t nodes)
{
    uint64_t from = s->first / BG_CHUNK;
    while (nodes-- > 0) {
        uint64_t place[2] = { 0 };
        get(w, 2, place);
        const uint64_t end = s->next / BG_CHUNK;
        if (w->failed || place[1] > 52 || place[0] < from || place[0] >= end ||
            place[0] % (UINT64_C(1) << place[1]) != 0 ||
            end - place[0] < UINT64_C(1) << place[1])
            return BURGI_EIO;
        struct bg_node node = { .first = place[0], .level = (unsigned)place[1] };
        burgi_status status = get_part(w, s->p, &node.part);
        if (status == BURGI_OK && !bg_tree_append(&s->tree, &node))
            status = BURGI_ENOMEM;
        if (status != BURGI_OK) {
            free(node.part.mean);
            return status;
        }
        from = node.first + (UINT64_C(1) << node.level);
    }
    return BURGI_OK;
}

static burgi_status get_pile(struct words *w, burgi_vmf_stats *s)
{
    struct bg_pile *t = &s->pile;
    t->shift = malloc(2 * s->p * sizeof *t->shift);
    if (t->shift == NULL || (t->sparse && (t->there = malloc(s->p * sizeof *t->there)) == NULL))
        return BURGI_ENOMEM;
    get_doubles(w, 1, &t->weight);
    get_doubles(w, 2 * s->p, t->shift);
    if (t->sparse)
        get_doubles(w, s->p, t->there);
    return w->failed || !(t->weight > 0.0) ? BURGI_EIO : BURGI_OK;
}

/* Whether numbers of the header go together; rows that were used are somewhere. */
static bool is_sound(const uint64_t *h)
{
    const uint64_t first = h[1], next = h[2], count = h[3], nodes = h[6], pile = h[7],
                   flags = h[8];
    const bool open = flags & BG_HAS_OPEN;
    return h[0] <= SIZE_MAX && first <= next && count <= next - first && pile <= BG_PILE &&
           pile <= count && (pile == 0 || open) && (count > 0) == (nodes > 0 || open) &&
           flags <= (BG_HAS_OPEN | BG_IS_SPARSE);
}

/* What follows the header. */
static burgi_status get_body(struct words *w, burgi_vmf_stats *s, uint64_t nodes, bool open)
{
    burgi_status status = get_nodes(w, s, nodes);
    if (status == BURGI_OK && open)
        status = get_part(w, s->p, &s->open);
    if (status == BURGI_OK && s->pile.rows > 0)
        status = get_pile(w, s);
    if (status == BURGI_OK && !get_sum(w))
        status = BURGI_EIO;
    return status;
}

static burgi_status read_stats(struct words *w, uint64_t format, burgi_vmf_stats **stats)
{
    uint64_t head[BG_STATS_HEAD] = { 0 }, h[BG_STATS_NUMBERS] = { 0 };
    get(w, BG_STATS_HEAD, head);
    if (w->failed || head[0] != BG_STATS_MAGIC || head[1] != format)
        return BURGI_EIO;
    get(w, BG_STATS_NUMBERS, h);
    if (!w->failed && w->image != NULL && h[8] == BG_BAD_WEIGHT)
        return BURGI_EDOM;
    if (!get_sum(w) || w->failed || !is_sound(h))
        return BURGI_EIO;
    burgi_vmf_stats *s = burgi_vmf_stats_new_at((size_t)h[0], h[1]);
    if (s == NULL)
        return h[0] < 2 ? BURGI_EIO : BURGI_ENOMEM;
    s->next = h[2];
    s->count = h[3];
    s->skipped = h[4];
    s->first_skipped = h[5];
    s->pile.rows = (size_t)h[7];
    s->pile.sparse = h[8] & BG_IS_SPARSE;
    const burgi_status status = get_body(w, s, h[6], h[8] & BG_HAS_OPEN);
    if (status == BURGI_OK)
        *stats = s;
    else
        burgi_vmf_stats_free(s);
    return status;
}

burgi_status burgi_vmf_stats_load(burgi_vmf_stats **stats, FILE *file)
{
    if (stats == NULL || file == NULL)
        return BURGI_EINVAL;
    *stats = NULL;
    struct words w = { .file = file };
    return read_stats(&w, BG_STATS_FILE, stats);
}

burgi_status burgi_vmf_stats_of_image(burgi_vmf_stats **stats, size_t size, const void *image)
{
    if (stats == NULL || image == NULL)
        return BURGI_EINVAL;
    *stats = NULL;
    struct words w = { .image = image, .left = size / sizeof(uint64_t) };
    return read_stats(&w, BG_STATS_IMAGE, stats);
}
