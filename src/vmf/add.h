/* How rows get into the open chunk. */
#ifndef BURGI_VMF_ADD_H
#define BURGI_VMF_ADD_H

#include "vmf/stats.h"

/* Whether each weight is 0 or can be summed, and its square, without a care; NULL: all are 1. */
bool bg_vmf_weights_ok(const double *weights, size_t n);

/* Notes a row that is left out, i rows after row next. */
void bg_vmf_leave_out(struct burgi_vmf_stats *s, size_t i);

/* Makes room for a pile.  False: out of memory. */
bool bg_vmf_pile_room(struct burgi_vmf_stats *s);

/* Begins the open chunk, with a mean of 2 p numbers still to be set, by a row of weight w.
 * False: out of memory. */
bool bg_vmf_begin_chunk(struct burgi_vmf_stats *s, double w);

/* Closes a pile that has no room for a row of weight w, or is not of its kind.  False where the row
 * outweighs all before it: then no pile is open, and it is to be a part of its own. */
bool bg_vmf_pile_for(struct burgi_vmf_stats *s, double w, bool sparse);

/* A row that outweighs all before it, as a part whose mean is still to be set: the pile, which is
 * closed, lends it room until it is joined. */
struct bg_part bg_vmf_heavy(const struct burgi_vmf_stats *s, double w);
void bg_vmf_join_heavy(struct burgi_vmf_stats *s, const struct bg_part *heavy);

/* Notes a row of the pile. */
static inline void bg_vmf_count_row(struct burgi_vmf_stats *s, double w)
{
    ++s->count;
    s->open.weight2 += w * w;
    s->pile.weight += w;
    ++s->pile.rows;
}

#endif
