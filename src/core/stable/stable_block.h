/* A block of points, each of a law of its own, up to their paths: all but the scouts is straight-line
 * arithmetic, whose vectors go along the points. */
#ifndef BURGI_CORE_STABLE_STABLE_BLOCK_H
#define BURGI_CORE_STABLE_STABLE_BLOCK_H

#include "stable_value.h"

enum { BG_STABLE_BLOCK = 8 };

/* The members of a law and of a point. */
#define BG_STABLE_EACH_LAW(F)                                                                  \
    F(alpha, alpha)                                                                            \
    F(eps, eps)                                                                                \
    F(eps_lo, eps_lo)                                                                          \
    F(beta, beta)                                                                              \
    F(sine, sine.hi)                                                                           \
    F(sine_lo, sine.lo)                                                                        \
    F(cosine, cosine.hi) F(cosine_lo, cosine.lo) F(cot, cot.hi) F(cot_lo, cot.lo)
#define BG_STABLE_EACH_POINT(F)                                                                \
    F(alpha, alpha)                                                                            \
    F(eps, eps)                                                                                \
    F(eps_lo, eps_lo)                                                                          \
    F(beta, beta)                                                                              \
    F(one_beta, one_beta)                                                                      \
    F(mirrored, mirrored)                                                                      \
    F(by_x1, by_x1)                                                                            \
    F(x0, x0)                                                                                  \
    F(x1, x1)                                                                                  \
    F(im, im) F(x, x.hi) F(x_lo, x.lo) F(p, p.hi) F(p_lo, p.lo) F(q, q.hi) F(q_lo, q.lo)

#define BG_FIELD(name)          double name[BG_STABLE_BLOCK];
#define BG_MEMBER(name, member) double name[BG_STABLE_BLOCK];
typedef struct bg_stable_block {
    struct {
        BG_STABLE_EACH_LAW(BG_MEMBER)
    } law;
    struct {
        BG_STABLE_EACH_POINT(BG_MEMBER)
    } point;
    struct {
        BG_STABLE_EACH_START(BG_FIELD)
    } start;
    struct {
        BG_STABLE_EACH_PLACE(BG_FIELD)
    } place;
    double alpha[BG_STABLE_BLOCK], beta[BG_STABLE_BLOCK], x[BG_STABLE_BLOCK];
    double s1[BG_STABLE_BLOCK], end[BG_STABLE_BLOCK]; /* x is S1's where s1 isn't 0 */
} bg_stable_block;
#undef BG_FIELD
#undef BG_MEMBER

BG_FN void bg_stable_block_put(bg_stable_block *b, int i, bg_stable_given given, double x,
                               double alpha, double beta)
{
    b->alpha[i] = alpha;
    b->beta[i] = beta;
    b->x[i] = x;
    b->s1[i] = given == BG_STABLE_S1 ? 1.0 : 0.0;
}

BG_FN bg_stable_start bg_stable_block_start(const bg_stable_block *b, int i)
{
    bg_stable_start r;
#define BG_FIELD(name) r.name = b->start.name[i];
    BG_STABLE_EACH_START(BG_FIELD)
#undef BG_FIELD
    return r;
}

BG_FN bg_stable_place bg_stable_block_place(const bg_stable_block *b, int i)
{
    bg_stable_place r;
#define BG_FIELD(name) r.name = b->place.name[i];
    BG_STABLE_EACH_PLACE(BG_FIELD)
#undef BG_FIELD
    return r;
}

BG_FN bg_stable_law bg_stable_block_law(const bg_stable_block *b, int i)
{
    bg_stable_law r;
#define BG_MEMBER(name, member) r.member = b->law.name[i];
    BG_STABLE_EACH_LAW(BG_MEMBER)
#undef BG_MEMBER
    return r;
}

BG_FN bg_stable_point bg_stable_block_point(const bg_stable_block *b, int i)
{
    bg_stable_point r;
#define BG_MEMBER(name, member) r.member = b->point.name[i];
    BG_STABLE_EACH_POINT(BG_MEMBER)
#undef BG_MEMBER
    return r;
}

/* No law is known yet. */
BG_FN void bg_stable_block_begin(bg_stable_block *b)
{
    for (int i = 0; i < BG_STABLE_BLOCK; ++i)
        b->law.alpha[i] = b->law.beta[i] = BG_NAN;
}

/* The laws of n points, unless they are those of the points before: runs of one law, or searches that go on. */
BG_FN void bg_stable_block_laws(bg_stable_block *b, int n)
{
    int known = 1;
    for (int i = 0; i < n; ++i)
        known &= (b->alpha[i] == b->law.alpha[i]) & (b->beta[i] == b->law.beta[i]);
    if (known)
        return;
    BG_SIMD
    for (int i = 0; i < n; ++i) {
        bg_stable_law l = bg_stable_law_of(b->alpha[i], b->beta[i]);
#define BG_MEMBER(name, member) b->law.name[i] = l.member;
        BG_STABLE_EACH_LAW(BG_MEMBER)
#undef BG_MEMBER
    }
}

/* n points before their scouts, and after. */
BG_FN void bg_stable_block_starts(bg_stable_block *b, int n)
{
    BG_SIMD
    for (int i = 0; i < n; ++i) {
        bg_stable_point p = bg_stable_point_of(bg_stable_block_law(b, i), b->x[i], b->s1[i]);
        bg_stable_start r = bg_stable_start_of(p);
#define BG_MEMBER(name, member) b->point.name[i] = p.member;
        BG_STABLE_EACH_POINT(BG_MEMBER)
#undef BG_MEMBER
#define BG_FIELD(name) b->start.name[i] = r.name;
        BG_STABLE_EACH_START(BG_FIELD)
#undef BG_FIELD
    }
}

BG_FN void bg_stable_block_places(bg_stable_block *b, int n)
{
    BG_SIMD
    for (int i = 0; i < n; ++i) {
        bg_stable_place r = bg_stable_place_of(bg_stable_block_point(b, i),
                                               bg_stable_block_start(b, i), b->end[i]);
#define BG_FIELD(name) b->place.name[i] = r.name;
        BG_STABLE_EACH_PLACE(BG_FIELD)
#undef BG_FIELD
    }
}

/* Of n points that are put in. */
BG_FN void bg_stable_block_of(bg_stable_block *b, int n)
{
    bg_stable_block_laws(b, n);
    bg_stable_block_starts(b, n);
    for (int i = 0; i < n; ++i)
        b->end[i] = bg_stable_end_of(bg_stable_block_point(b, i), bg_stable_block_start(b, i));
    bg_stable_block_places(b, n);
}

/* Point i with its nodes. */
BG_FN void bg_stable_block_eval(bg_stable_eval *e, const bg_stable_block *b, int i)
{
    e->law = bg_stable_block_law(b, i);
    e->point = bg_stable_block_point(b, i);
    e->course = bg_stable_course_of(e->point, bg_stable_block_start(b, i),
                                    bg_stable_block_place(b, i), b->end[i]);
    bg_stable_eval_nodes(e);
}

#endif
