#include "climb.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/classify.h"
#include "../lib/scan.h"
#include "same.h"

static int64_t ordered(double x)
{
    int64_t i;
    memcpy(&i, &x, sizeof i);
    return i < 0 ? INT64_MIN - i : i;
}

static bool inside(const struct function *f, const double *arg)
{
    return !isnan(f->scalar(bg_isa_picked(), arg));
}

bool cell_has(const struct cell *c, const double *arg)
{
    const struct subject *s = c->subject;
    return (s->regime == NULL || s->regime(arg) == c->regime) &&
           (c->claim->where == NULL || c->claim->where(arg));
}

/* The point's error against v, the truth there. */
static struct point judged(const struct cell *c, const double *arg, struct value v)
{
    struct point p = { .climbs = 0 };
    memcpy(p.arg, arg, sizeof p.arg);
    p.error = c->claim->error(c->subject->f->scalar(bg_isa_picked(), arg), v.hi, v.lo);
    p.share = p.error == 0.0 ? 0.0 : p.error / allowed(c->claim, arg, v.hi);
    return p;
}

/* Whether each argument is in the same half of the same binade. */
static bool near(const struct point *a, const struct point *b)
{
    bool all = true;
    for (int k = 0; k < MAX_ARGS; ++k)
        all = all && ordered(a->arg[k]) >> 51 == ordered(b->arg[k]) >> 51;
    return all;
}

/* Of points that are near one another the worst stays: so the pool covers the cell, and its peaks
 * wherever they are have their turn. */
void keep(struct cell *c, struct point p)
{
    int at = 0, end = c->points;
    while (at < c->points && c->pool[at].share >= p.share)
        if (near(&c->pool[at++], &p))
            return;
    if (at == POOL)
        return;
    for (int i = at; i < c->points; ++i)
        if (near(&c->pool[i], &p)) {
            p.climbs += c->pool[i].climbs;
            end = i;
            break;
        }
    if (end == c->points && c->points < POOL)
        ++c->points;
    else if (end == c->points)
        --end;
    memmove(&c->pool[at + 1], &c->pool[at], (size_t)(end - at) * sizeof p);
    c->pool[at] = p;
}

static struct cell *cell_of(struct subject *s, const struct claim *claim, int regime,
                            uint64_t seed)
{
    for (int i = 0; i < s->cells; ++i)
        if (s->cell[i].claim == claim && s->cell[i].regime == regime)
            return &s->cell[i];
    if (s->cells == MAX_CELLS)
        abort();
    struct cell *const c = &s->cell[s->cells++];
    *c = (struct cell){ .subject = s, .claim = claim, .regime = regime };
    c->random.state = seed;
    for (const char *t = s->f->name; *t != '\0'; ++t) /* its own, whatever else is searched */
        c->random.state = c->random.state * 31 + (unsigned char)*t;
    c->random.state =
        (c->random.state * 64 + (uint64_t)(claim - s->claims)) * 64 + (uint64_t)regime;
    random_bits(&c->random);
    return c;
}

static void add_row(struct cell *c, size_t row)
{
    if ((c->rows & (c->rows - 1)) == 0) { /* full at powers of two */
        c->row = realloc(c->row, (c->rows ? 2 * c->rows : 1) * sizeof *c->row);
        if (c->row == NULL)
            abort();
    }
    c->row[c->rows++] = row;
}

/* The rows of a table that has the function's arguments, and their errors if it has its values. */
static void add_table(struct subject *s, const struct source *t, uint64_t seed)
{
    const double *arg[MAX_ARGS], *hi, *lo;
    const bool valued = source_columns(t, s->f, arg, &hi, &lo);
    if (!valued && !source_columns(t, s->f, arg, NULL, NULL))
        return;
    s->row = realloc(s->row, (s->rows + t->table.rows) * sizeof *s->row);
    if (s->row == NULL)
        abort();
    for (size_t i = 0; i < t->table.rows; ++i) {
        double *const a = s->row[s->rows];
        memset(a, 0, sizeof *s->row);
        for (int k = 0; k < s->f->args; ++k)
            a[k] = arg[k][i];
        const int regime = s->regime == NULL ? 0 : s->regime(a);
        if (s->regime != NULL && regime == 0)
            continue;
        for (size_t j = 0; j < s->claims_count; ++j) {
            const struct claim *const claim = &s->claims[j];
            if (strcmp(claim->function, s->f->name) != 0 || claim->share > 0.0 ||
                (claim->where != NULL && !claim->where(a)))
                continue;
            struct cell *const c = cell_of(s, claim, regime, seed);
            add_row(c, s->rows);
            if (!valued || !isfinite(hi[i]))
                continue;
            const struct point p = judged(c, a, (struct value){ hi[i], lo[i] });
            c->before = fmax(c->before, p.share);
            keep(c, p);
        }
        ++s->rows;
    }
}

void add_tables(struct subject *s, uint64_t seed, bool without_worst)
{
    for (size_t i = 0; i < sources_count; ++i)
        if (!without_worst || strstr(sources[i].name, "_worst") == NULL)
            add_table(s, &sources[i], seed);
}

void subject_free(struct subject *s)
{
    for (int i = 0; i < s->cells; ++i)
        free(s->cell[i].row);
    free(s->row);
    free(s);
}

static double from_ordered(int64_t i)
{
    double x;
    i = i < 0 ? INT64_MIN - i : i;
    memcpy(&x, &i, sizeof x);
    return x;
}

double step_by(double x, int64_t n)
{
    return from_ordered(ordered(x) + n);
}

double scaled_by(struct random *r, double x, double factor)
{
    const double size = fabs(x);
    if (size > 0.5 && size < 1.0 && random_bits(r) % 2)
        return copysign(1.0 - (1.0 - size) * factor, x);
    return x * factor;
}

/* 1 to 2^bits ulp up or down. */
static int64_t any_step(struct random *r, double bits)
{
    const int64_t n = (int64_t)exp2(bits * random_uniform(r));
    return random_bits(r) % 2 ? n : -n;
}

void move(struct random *r, const struct subject *s, const double *from, double *to)
{
    const unsigned which = 1 + (unsigned)(random_bits(r) % ((1u << s->f->args) - 1));
    memset(to, 0, MAX_ARGS * sizeof *to);
    for (int k = 0; k < s->f->args; ++k)
        to[k] =
            which >> k & 1 && from[k] != 0.0 ? step_by(from[k], any_step(r, 41.0)) : from[k];
}

static struct point by_patch(struct subject *s, struct cell *c, const struct patch *p,
                             const double *start, int fails)
{
    struct point best = judged(c, start, patch_value(p, start));
    const double hopeless = c->points > 0 ? 0.6 * c->pool[0].share : 0.0;
    size_t looks = 0;
    for (int failed = 0; failed < fails && (looks < 1000 || best.share > hopeless); ++failed) {
        double arg[MAX_ARGS];
        move(&c->random, s, best.arg, arg);
        if (!patch_covers(p, arg) || !cell_has(c, arg))
            continue;
        ++looks;
        const struct point tried = judged(c, arg, patch_value(p, arg));
        if (!(tried.share <= best.share)) {
            best = tried;
            failed = -1;
        }
    }
    s->looks += looks;
    return best;
}

/* Where no patch holds, every move asks the oracle: fewer of them, and none where it has taken long. */
static void by_oracle(struct subject *s, struct cell *c, const double *start)
{
    enum { ASKS = 20, AT_ONCE = 10, SECONDS = 5 };
    const double until = oracle_seconds() + SECONDS;
    double arg[AT_ONCE][MAX_ARGS];
    struct point best = { .share = 0.0 };
    struct value v[AT_ONCE];
    memcpy(best.arg, start, sizeof best.arg);
    memcpy(arg[0], start, sizeof arg[0]);
    truth_at(&s->truth, 1, arg, v);
    if (!isfinite(v[0].hi))
        return;
    for (int i = 0; i < ASKS && oracle_seconds() < until; ++i) {
        for (int j = 0; j < AT_ONCE; ++j) {
            move(&c->random, s, best.arg, arg[j]);
            if (!cell_has(c, arg[j]) || !inside(s->f, arg[j]))
                memcpy(arg[j], best.arg, sizeof arg[j]);
        }
        truth_at(&s->truth, AT_ONCE, arg, v);
        s->looks += AT_ONCE;
        for (int j = 0; j < AT_ONCE; ++j) {
            const struct point p = judged(c, arg[j], v[j]);
            if (isfinite(v[j].hi) && !(p.share <= best.share))
                best = p;
        }
    }
    best.climbs = 1;
    keep(c, best);
}

/* One of the worst few, or the worst of three drawn. */
static struct point *parent(struct cell *c)
{
    struct random *const r = &c->random;
    int i = 0;
    if (random_bits(r) % 3 == 0) {
        while (i + 1 < c->points && random_bits(r) % 3 == 0)
            ++i;
        return &c->pool[i];
    }
    i = c->points;
    for (int j = 0; j < 3; ++j) {
        const int drawn = (int)(random_bits(r) % (unsigned)c->points);
        i = drawn < i ? drawn : i;
    }
    return &c->pool[i];
}

/* From the pool: a point where it is at first, then off by 2^-13 to a half. */
static void pool_start(struct cell *c, double *arg)
{
    struct random *const r = &c->random;
    struct point *const p = parent(c);
    for (int tries = 0; tries < 40; ++tries) {
        for (int k = 0; k < MAX_ARGS; ++k) {
            const double off = exp2(-13.0 + 12.0 * random_uniform(r));
            arg[k] = p->climbs == 0            ? p->arg[k]
                     : random_bits(r) % 3 == 0 ? p->arg[k]
                     : random_bits(r) % 2      ? scaled_by(r, p->arg[k], 1.0 + off)
                                               : scaled_by(r, p->arg[k], 1.0 - off);
        }
        ++p->climbs;
        if (cell_has(c, arg) && inside(c->subject->f, arg))
            return;
    }
    memcpy(arg, p->arg, sizeof p->arg);
}

static void climb_by_patch(struct cell *c, const double *start, int fails)
{
    struct subject *const s = c->subject;
    struct patch p;
    struct value v;
    if (!patch_make(&p, &s->truth, start, inside, c->claim->error)) {
        by_oracle(s, c, start);
        return;
    }
    struct point best = by_patch(s, c, &p, start, fails);
    truth_at(&s->truth, 1, &best.arg, &v); /* what is kept is by the oracle */
    best = judged(c, best.arg, v);
    best.climbs = 1;
    if (isfinite(v.hi))
        keep(c, best);
}

void climb_once(struct cell *c, int fails)
{
    struct subject *const s = c->subject;
    double start[MAX_ARGS] = { 0 };
    if (c->points > 0 && random_bits(&c->random) % 4 != 0)
        pool_start(c, start);
    else
        fresh_start(c, start);
    ++s->climbs;
    s->climb(c, start, fails);
    if (s->differing == 0 && c->points > 0 &&
        (differs(s->f, start) || differs(s->f, c->pool[0].arg)))
        ++s->differing;
}

struct subject *subject_new(size_t k, uint64_t seed, bool without_worst)
{
    struct subject *const s = calloc(1, sizeof *s);
    if (s == NULL)
        abort();
    s->f = &functions[k];
    s->claims = claims;
    s->claims_count = claims_count;
    s->climb = climb_by_patch;
    if (k < classifiers_count) {
        s->regime = classifiers[k].regime;
        s->name = classifiers[k].name;
    }
    s->truth = truth_of(s->f);
    if (s->truth.oracle != NULL)
        add_tables(s, seed, without_worst);
    return s;
}
