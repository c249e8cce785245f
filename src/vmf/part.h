/* Statistics of a part of the rows, and the tree of parts. */
#ifndef BURGI_VMF_PART_H
#define BURGI_VMF_PART_H

#include <burgi/base.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/vmf/vmf_part.h"

/* Both parts together, the rows of left before those of right, neither empty.  to->mean is
 * left's, right's or another place. */
void bg_part_join(size_t p, const struct bg_part *left, const struct bg_part *right,
                  struct bg_part *to);

/* A copy with a mean of its own; of an empty part, an empty one.  False: out of memory. */
bool bg_part_copy(size_t p, const struct bg_part *from, struct bg_part *to);

/* Chunks first .. first + 2^level - 1, of which some may have no rows. */
struct bg_node {
    uint64_t first;
    unsigned level;
    struct bg_part part;
};

/* Nodes in the order of their chunks. */
struct bg_tree {
    struct bg_node *node;
    size_t nodes, room;
};

/* Takes a node that follows all others, with its mean.  False, and the mean is still the
 * caller's: out of memory. */
bool bg_tree_append(struct bg_tree *t, const struct bg_node *node);

/* Joins halves to wholes where all rows of chunks [from, to) are known, so that no half is
 * missing. */
void bg_tree_settle(struct bg_tree *t, size_t p, uint64_t from, uint64_t to);

/* Joins to *part, which may be empty and whose mean is its own, all nodes before it. */
bool bg_tree_fold(const struct bg_tree *t, size_t p, struct bg_part *part);

void bg_tree_free(struct bg_tree *t);

#endif
