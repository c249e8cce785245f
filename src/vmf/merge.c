/* The rows of two statistics together. */
#include <burgi/vmf.h>

#include <stdlib.h>
#include <string.h>

#include "vmf/stats.h"

/* Adds a part, whose mean stays the caller's, to the open chunk. */
static bool add_part(burgi_vmf_stats *s, const struct bg_part *part)
{
    if (part->mean == NULL)
        return true;
    if (s->open.mean == NULL)
        return bg_part_copy(s->p, part, &s->open);
    bg_vmf_close_pile(s);
    bg_part_join(s->p, &s->open, part, &s->open);
    return true;
}

/* The open chunk and the pile on top of it, into a chunk without rows. */
static bool copy_open(burgi_vmf_stats *dst, const burgi_vmf_stats *src)
{
    const size_t room = 2 * src->p * sizeof *src->pile.shift;
    if (!bg_part_copy(src->p, &src->open, &dst->open))
        return false;
    if (src->pile.rows == 0)
        return true;
    if (dst->pile.shift == NULL && (dst->pile.shift = malloc(room)) == NULL)
        return false;
    memcpy(dst->pile.shift, src->pile.shift, room);
    if (src->pile.sparse) {
        if (dst->pile.there == NULL && (dst->pile.there = malloc(room / 2)) == NULL)
            return false;
        memcpy(dst->pile.there, src->pile.there, room / 2);
    }
    dst->pile.sparse = src->pile.sparse;
    dst->pile.rows = src->pile.rows;
    dst->pile.weight = src->pile.weight;
    return true;
}

/* Adds all rows of src to the open chunk, where they need not belong. */
static bool add_total(burgi_vmf_stats *dst,
                      bool (*total_of)(const burgi_vmf_stats *, struct bg_part *),
                      const burgi_vmf_stats *src)
{
    struct bg_part part;
    if (!total_of(src, &part))
        return false;
    const bool ok = add_part(dst, &part);
    free(part.mean);
    return ok;
}

static void add_counts(burgi_vmf_stats *dst, const burgi_vmf_stats *src)
{
    if (dst->first_skipped == 0 && src->first_skipped != 0)
        dst->first_skipped = dst->next + (src->first_skipped - src->first);
    dst->count += src->count;
    dst->skipped += src->skipped;
}

/* Moves on to the chunk, whose rows are still to come, and takes a part of it. */
static bool go_to(burgi_vmf_stats *s, uint64_t chunk)
{
    const uint64_t row = chunk * BG_CHUNK;
    return row <= s->next || bg_vmf_pass(s, row - s->next);
}

/* src begins with the row that comes next in dst: node by node, into the same tree.  Its first
 * chunk and dst's last may be two pieces of one. */
static bool append(burgi_vmf_stats *dst, const burgi_vmf_stats *src)
{
    const struct bg_tree *t = &src->tree;
    for (size_t i = 0; i < t->nodes; ++i) {
        struct bg_node node = t->node[i];
        if (!go_to(dst, node.first))
            return false;
        if (dst->next % BG_CHUNK != 0) {
            if (!add_part(dst, &node.part))
                return false;
            continue;
        }
        if (!bg_part_copy(dst->p, &t->node[i].part, &node.part))
            return false;
        if (!bg_tree_append(&dst->tree, &node)) {
            free(node.part.mean);
            return false;
        }
        dst->next = (node.first + (UINT64_C(1) << node.level)) * BG_CHUNK;
    }
    if (!go_to(dst, src->next / BG_CHUNK))
        return false;
    if (!(dst->open.mean == NULL ? copy_open(dst, src) : add_total(dst, bg_vmf_open_part, src)))
        return false;
    const bool ok = bg_vmf_pass(dst, src->next - dst->next);
    bg_vmf_settle(dst);
    return ok;
}

static burgi_vmf_stats *copy(const burgi_vmf_stats *src)
{
    burgi_vmf_stats *s = burgi_vmf_stats_new_at(src->p, src->first);
    if (s == NULL)
        return NULL;
    add_counts(s, src);
    if (append(s, src))
        return s;
    burgi_vmf_stats_free(s);
    return NULL;
}

/* dst becomes what it was with src's rows before it. */
static bool prepend(burgi_vmf_stats *dst, const burgi_vmf_stats *src)
{
    burgi_vmf_stats *both = copy(src);
    if (both == NULL)
        return false;
    const bool empty = dst->next == dst->first;
    add_counts(both, dst);
    const bool ok = empty || append(both, dst);
    if (ok) {
        const burgi_vmf_stats old = *dst;
        *dst = *both;
        *both = old;
    }
    burgi_vmf_stats_free(both);
    return ok;
}

burgi_status burgi_vmf_stats_merge(burgi_vmf_stats *dst, const burgi_vmf_stats *src)
{
    bool ok;
    if (dst == NULL || src == NULL || dst->p != src->p)
        return BURGI_EINVAL;
    const uint64_t rows = src->next - src->first;
    if (rows > UINT64_MAX - dst->next)
        return BURGI_EINVAL;
    if (rows == 0)
        return BURGI_OK;

    if (src->next == dst->first || dst->next == dst->first)
        ok = prepend(dst, src);
    else if (src->first == dst->next) {
        add_counts(dst, src);
        ok = append(dst, src);
    } else {
        ok = add_total(dst, bg_vmf_total, src);
        add_counts(dst, src);
        ok = ok && bg_vmf_pass(dst, rows);
    }
    return ok ? BURGI_OK : BURGI_ENOMEM;
}
