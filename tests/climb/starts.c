/* Fresh starts for climbs: all from the rows of the tables, which know the domains. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "climb.h"

/* Any row of the subject, or of the cell. */
static const double *any_row(struct cell *c, bool own)
{
    const struct subject *s = c->subject;
    return own ? s->row[c->row[random_bits(&c->random) % c->rows]]
               : s->row[random_bits(&c->random) % s->rows];
}

static double scaled(struct random *r, double x)
{
    const double size = exp2(-10.0 * random_uniform(r));
    return scaled_by(r, x, exp2(random_bits(r) % 2 ? size : -size));
}

/* What a bisection asks of a point: whether it is the cell's; whether f is above the level. */
struct question {
    const struct cell *cell;
    bool of_level;
    double level;
};

static bool answer(const struct question *q, const double *arg)
{
    const struct function *f = q->cell->subject->f;
    return q->of_level ? f->scalar(bg_isa_picked(), arg) > q->level : cell_has(q->cell, arg);
}

static int64_t doubles_between(double a, double b)
{
    int64_t i, j;
    memcpy(&i, &a, sizeof i);
    memcpy(&j, &b, sizeof j);
    return j - i; /* of one sign */
}

/* Moves a to the last double before the answer changes on the way to b, in argument k. */
static void bisect(const struct question *q, double *a, double b, int k)
{
    double end[MAX_ARGS];
    memcpy(end, a, sizeof end);
    end[k] = b;
    if (a[k] == 0.0 || b == 0.0 || signbit(a[k]) != signbit(b) ||
        answer(q, a) == answer(q, end))
        return;
    const bool at_a = answer(q, a);
    for (int i = 0; i < 64; ++i) {
        const int64_t n = doubles_between(a[k], end[k]) / 2;
        double middle[MAX_ARGS];
        memcpy(middle, a, sizeof middle);
        const double m = signbit(b) ? step_by(a[k], -n) : step_by(a[k], n);
        if (n == 0)
            break;
        middle[k] = m;
        *(answer(q, middle) == at_a ? &a[k] : &end[k]) = m;
    }
}

static void draw(struct cell *c, double *arg)
{
    static const double level[] = { 0.0, 1.0, -1.0 };
    struct random *const r = &c->random;
    const struct function *f = c->subject->f;
    const int k = (int)(random_bits(r) % (unsigned)f->args);
    struct question q = { .cell = c };
    memcpy(arg, any_row(c, true), MAX_ARGS * sizeof *arg);
    switch (random_bits(r) % 6) {
    case 0: /* a row, off by up to twice */
        for (int i = 0; i < f->args; ++i)
            arg[i] = scaled(r, arg[i]);
        break;
    case 1: /* a seam */
        bisect(&q, arg, any_row(c, false)[k], k);
        break;
    case 2:
        q.of_level = true;
        q.level = level[random_bits(r) % 3];
        bisect(&q, arg, any_row(c, true)[k], k);
        break;
    case 3:
        arg[0] = step_by(0.5 * round(2.0 * arg[0]), (int64_t)(random_bits(r) % 9) - 4);
        break;
    case 4:
        arg[k] = any_row(c, true)[k];
        break;
    default:
        arg[k] = any_row(c, true)[k];
        bisect(&q, arg, any_row(c, false)[k], k);
    }
}

/* Beyond 2^+-64 truth takes hundreds of bits or thousands of nodes. */
static bool costly(const double *arg)
{
    bool any = false;
    for (int k = 0; k < MAX_ARGS; ++k)
        any = any || (arg[k] != 0.0 && abs(ilogb(arg[k])) > 64);
    return any;
}

void fresh_start(struct cell *c, double *arg)
{
    for (int tries = 0; tries < 100; ++tries) {
        draw(c, arg);
        if (cell_has(c, arg) && isfinite(c->subject->f->scalar(bg_isa_picked(), arg)) &&
            (!costly(arg) || tries > 50 || random_bits(&c->random) % 16 == 0))
            return;
    }
    memcpy(arg, any_row(c, true), MAX_ARGS * sizeof *arg);
}
