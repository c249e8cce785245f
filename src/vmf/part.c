/* Parts are merged by Chan's formula, d being the way from one mean to the other,
 *
 *     M2 = M2_1 + M2_2 + W_1 W_2/(W_1 + W_2) |d|^2,   mean = mean_1 + W_2/(W_1 + W_2) d.
 *
 * - The mean is carried as hi + lo.  In plain double its error of 1e-16 would leave nine
 *   digits of a |d|^2 of 1e-15, as it is at kappa = 1e15; hi + lo leaves all.
 * - The new mean starts from the heavier of the two and moves by a share f <= 1/2 of d.  d is
 *   rounded, and its error f u |d| stays small beside the spread, of which sqrt(f/2) |d| is a
 *   lower bound.  A light mean, far off, would bring all of u |d| along.
 * The sums that grow with the rows, W and M2, are hi + lo too.
 *
 * The tree over the chunks of all rows is binary: nodes of level k + 1 are two of level k, so
 * the order of its merges depends on where rows stand and on nothing else.  Like a counter it
 * keeps the nodes that wait for their other half; a half without rows is no work. */
#include "vmf/part.h"

#include <stdlib.h>
#include <string.h>

#include "isa/table.h"

void bg_part_join(size_t p, const struct bg_part *left, const struct bg_part *right,
                  struct bg_part *to)
{
    const double a = left->weight.hi, b = right->weight.hi;
    struct bg_part sum = bg_part_both(left, right);
    const double all = sum.weight.hi;
    sum.mean = to->mean;
    const double way =
        b > a ? bg_isa_picked()->vmf_join(p, right->mean, left->mean, a / all, to->mean)
              : bg_isa_picked()->vmf_join(p, left->mean, right->mean, b / all, to->mean);
    bg_part_spread(&sum, a, b, way);
    *to = sum;
}

bool bg_part_copy(size_t p, const struct bg_part *from, struct bg_part *to)
{
    *to = *from;
    if (from->mean == NULL)
        return true;
    to->mean = malloc(2 * p * sizeof *to->mean);
    if (to->mean != NULL)
        memcpy(to->mean, from->mean, 2 * p * sizeof *to->mean);
    return to->mean != NULL;
}

bool bg_tree_append(struct bg_tree *t, const struct bg_node *node)
{
    if (t->nodes == t->room) {
        const size_t room = 2 * t->room + 4;
        struct bg_node *grown = realloc(t->node, room * sizeof *grown);
        if (grown == NULL)
            return false;
        t->node = grown;
        t->room = room;
    }
    t->node[t->nodes++] = *node;
    return true;
}

/* Raises node i by a level, with the other half if that has rows, which by then is one node; false
 * where it is not all known. */
static bool raise_node(struct bg_tree *t, size_t p, size_t i, uint64_t from, uint64_t to)
{
    struct bg_node *n = &t->node[i], *next = n + 1;
    const unsigned level = n->level + 1;
    const uint64_t span = UINT64_C(1) << level, first = n->first & ~(span - 1);

    if (first < from || span > to - first)
        return false;
    if (i > 0 && t->node[i - 1].first >= first)
        return false; /* a right half: its left one sees to it */
    if (i + 1 < t->nodes && next->first < first + span) {
        bg_part_join(p, &n->part, &next->part, &n->part);
        free(next->part.mean);
        memmove(next, next + 1, (t->nodes - i - 2) * sizeof *next);
        --t->nodes;
    }
    n->first = first;
    n->level = level;
    return true;
}

void bg_tree_settle(struct bg_tree *t, size_t p, uint64_t from, uint64_t to)
{
    if (from >= to)
        return;
    for (size_t i = t->nodes; i-- > 0;)
        while (raise_node(t, p, i, from, to)) {
        }
}

bool bg_tree_fold(const struct bg_tree *t, size_t p, struct bg_part *part)
{
    for (size_t i = t->nodes; i-- > 0;) {
        if (part->mean == NULL) {
            if (!bg_part_copy(p, &t->node[i].part, part))
                return false;
        } else
            bg_part_join(p, &t->node[i].part, part, part);
    }
    return true;
}

void bg_tree_free(struct bg_tree *t)
{
    for (size_t i = 0; i < t->nodes; ++i)
        free(t->node[i].part.mean);
    free(t->node);
    *t = (struct bg_tree){ .nodes = 0 };
}
