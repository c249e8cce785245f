/* Streaming statistics of unit vectors: weight W, mean, and M2 = sum w |x - mean|^2.
 *
 * Rows are summed in piles about the mean of the rows before them (add.c), piles make chunks of
 * BG_CHUNK rows, and chunks a binary tree (part.c).  Where a chunk begins is told by the number of
 * a row among all rows, whether or not it can be used; so the bits of the result are the same in
 * whatever calls, threads or parts the rows come, where parts begin with chunks. */
#include <burgi/vmf.h>

#include <stdlib.h>
#include <string.h>

#include "isa/table.h"
#include "vmf/stats.h"

burgi_vmf_stats *burgi_vmf_stats_new_at(size_t p, uint64_t first_row)
{
    if (p < 2 || p > SIZE_MAX / sizeof(double) / 4)
        return NULL;
    burgi_vmf_stats *s = calloc(1, sizeof *s);
    if (s != NULL) {
        s->p = p;
        s->first = s->next = first_row;
    }
    return s;
}

burgi_vmf_stats *burgi_vmf_stats_new(size_t p)
{
    return burgi_vmf_stats_new_at(p, 0);
}

static void clear(burgi_vmf_stats *s)
{
    bg_tree_free(&s->tree);
    free(s->open.mean);
    free(s->pile.shift);
    free(s->pile.there);
}

void burgi_vmf_stats_free(burgi_vmf_stats *stats)
{
    if (stats != NULL)
        clear(stats);
    free(stats);
}

/* The pile on top of the part, whose mean moves; the pile stays as it is. */
static void join_pile(size_t p, const struct bg_pile *t, struct bg_part *part)
{
    const double before = part->weight.hi;
    struct bg_pile_sums sum = { 0.0, 0.0, 0.0 };
    bg_add_to(&part->weight, t->weight);
    const double all = part->weight.hi;
    for (size_t j = 0; j < p; j += BG_STRIP) {
        const size_t n = p - j < BG_STRIP ? p - j : BG_STRIP;
        double filled[2 * BG_STRIP], *const mean = part->mean + j;
        const double *shift = t->shift + j, *square = shift + p;
        if (t->sparse) {
            bg_isa_picked()->vmf_fill(n, t->weight, t->there + j, mean, shift, square, filled);
            shift = filled;
            square = filled + BG_STRIP;
        }
        const struct bg_pile_sums more = bg_isa_picked()->vmf_close(
            n, t->weight, t->weight / all, shift, square, mean, mean + p);
        sum.own += more.own;
        sum.way += more.way;
        sum.square += more.square;
    }
    bg_part_pile(part, before, t->weight, t->rows > 1, sum);
}

void bg_vmf_close_pile(burgi_vmf_stats *s)
{
    struct bg_pile *t = &s->pile;
    if (t->rows == 0)
        return;
    join_pile(s->p, t, &s->open);
    memset(t->shift, 0, 2 * s->p * sizeof *t->shift);
    if (t->sparse)
        memset(t->there, 0, s->p * sizeof *t->there);
    t->rows = 0;
    t->weight = 0.0;
}

void bg_vmf_settle(burgi_vmf_stats *s)
{
    const uint64_t from = s->first / BG_CHUNK + (s->first % BG_CHUNK != 0);
    bg_tree_settle(&s->tree, s->p, from, s->next / BG_CHUNK);
}

bool bg_vmf_pass(burgi_vmf_stats *s, uint64_t n)
{
    const uint64_t chunk = s->next / BG_CHUNK;

    s->next += n;
    if (s->next / BG_CHUNK == chunk)
        return true;
    if (s->open.mean != NULL) {
        bg_vmf_close_pile(s);
        const struct bg_node node = { .first = chunk, .part = s->open };
        if (!bg_tree_append(&s->tree, &node))
            return false;
        s->open = (struct bg_part){ .mean = NULL };
    }
    bg_vmf_settle(s);
    return true;
}

burgi_status burgi_vmf_stats_skip(burgi_vmf_stats *stats, uint64_t n)
{
    if (stats == NULL || n > UINT64_MAX - stats->next)
        return BURGI_EINVAL;
    return bg_vmf_pass(stats, n) ? BURGI_OK : BURGI_ENOMEM;
}

bool bg_vmf_open_part(const burgi_vmf_stats *s, struct bg_part *part)
{
    if (!bg_part_copy(s->p, &s->open, part))
        return false;
    if (s->pile.rows > 0)
        join_pile(s->p, &s->pile, part);
    return true;
}

bool bg_vmf_total(const burgi_vmf_stats *s, struct bg_part *total)
{
    if (!bg_vmf_open_part(s, total))
        return false;
    if (bg_tree_fold(&s->tree, s->p, total))
        return true;
    free(total->mean);
    return false;
}

size_t burgi_vmf_stats_count(const burgi_vmf_stats *stats)
{
    return stats != NULL ? (size_t)stats->count : 0;
}

size_t burgi_vmf_stats_skipped(const burgi_vmf_stats *stats)
{
    return stats != NULL ? (size_t)stats->skipped : 0;
}

size_t burgi_vmf_stats_first_skipped(const burgi_vmf_stats *stats)
{
    return stats != NULL ? (size_t)stats->first_skipped : 0;
}

size_t burgi_vmf_stats_dim(const burgi_vmf_stats *stats)
{
    return stats != NULL ? stats->p : 0;
}

uint64_t burgi_vmf_stats_first_row(const burgi_vmf_stats *stats)
{
    return stats != NULL ? stats->first : 0;
}

uint64_t burgi_vmf_stats_next_row(const burgi_vmf_stats *stats)
{
    return stats != NULL ? stats->next : 0;
}
