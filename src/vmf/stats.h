/* What burgi_vmf_stats holds. */
#ifndef BURGI_VMF_STATS_H
#define BURGI_VMF_STATS_H

#include <burgi/base.h>

#include "vmf/part.h"

/* Rows that are summed about the mean of those before, y = x/|x| - mean. */
struct bg_pile {
    size_t rows;
    double weight; /* T */
    double *shift; /* sum w y, p numbers, and sum w y^2 in the p after; zero without rows */
    double *there; /* of sparse rows: the weight of those with a number in a column, or NULL */
    bool sparse;   /* sums are over the columns that rows have numbers in */
};

struct burgi_vmf_stats {
    size_t p;
    uint64_t first, next; /* rows first .. next - 1 of all rows have been passed */
    uint64_t count, skipped;
    uint64_t first_skipped; /* counted from 1, 0: none */
    struct bg_tree tree;    /* chunks before that of row next */
    struct bg_part open;    /* rows of that chunk, less those of the pile */
    struct bg_pile pile;    /* on top of open */
};

/* Makes the pile a part of the open chunk. */
void bg_vmf_close_pile(struct burgi_vmf_stats *s);

/* n rows more have been passed, all within a chunk or without a row among them.  False: out of
 * memory. */
bool bg_vmf_pass(struct burgi_vmf_stats *s, uint64_t n);

/* Joins the nodes of the tree that can be. */
void bg_vmf_settle(struct burgi_vmf_stats *s);

/* The open chunk with its pile, as a part of its own, as bg_vmf_total() gives it. */
bool bg_vmf_open_part(const struct burgi_vmf_stats *s, struct bg_part *part);

/* All rows together; total->mean is the caller's to free, NULL without rows.  False: out of
 * memory. */
bool bg_vmf_total(const struct burgi_vmf_stats *s, struct bg_part *total);

#endif
