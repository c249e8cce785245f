#include "eval_task.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cli.h"

/* Evaluates the rows that wait, by the processor. */
static burgi_status evaluate(struct eval_task *t)
{
    if (t->f->batch != NULL && !t->scalar)
        return t->f->batch(t->n, t->x, t->y);
    for (size_t i = 0; i < t->n; ++i) {
        double x[MOST_ARGS], y[MOST_RESULTS];
        for (size_t k = 0; k < t->f->args; ++k)
            x[k] = t->x[k][i];
        t->f->scalar(x, y);
        for (size_t k = 0; k < t->f->results; ++k)
            t->y[k][i] = y[k];
    }
    return BURGI_OK;
}

/* By what --device says; false after a line on stderr. */
static bool evaluate_somewhere(struct eval_task *t)
{
    struct bg_fault fault;
    bool gpu = false;
    burgi_status status = BURGI_OK;

    if (t->f->cuda != NULL && !device_pick(&t->device, (double)t->n, &gpu, &fault)) {
        say("%s", fault.text);
        return false;
    }
    if (gpu && !eval_on_device(&t->gpu, t->f, t->most, t->n, t->x, t->y, &fault))
        say("%s: %s", t->f->name, fault.text);
    else if (!gpu && (status = evaluate(t)) != BURGI_OK)
        say("%s: %s", t->f->name, burgi_strerror(status));
    else
        return true;
    return false;
}

/* Whether row i has a result that is NaN, though none of its arguments is. */
static bool is_outside(const struct eval_task *t, size_t i)
{
    bool nan_in = false, nan_out = false;
    for (size_t k = 0; k < t->f->args; ++k)
        nan_in |= isnan(t->x[k][i]);
    for (size_t k = 0; k < t->f->results; ++k)
        nan_out |= isnan(t->y[k][i]);
    return nan_out && !nan_in;
}

static void warn_outside(const struct eval_task *t, size_t i)
{
    const struct function *f = t->f;
    const bool order = strncmp(f->name, "log_besseli", 11) == 0 && t->x[0][i] < 0.0;
    bool finite = true;
    char point[120];
    size_t n = 0;

    for (size_t k = 0; k < f->args; ++k) {
        finite &= (bool)isfinite(t->x[k][i]);
        n += (size_t)snprintf(point + n, sizeof point - n, "%s%s = %.17g", k > 0 ? ", " : "",
                              f->arg[k], t->x[k][i]);
    }
    say("warning: %s: %snan at %s, %s%s", f->name, t->rows ? "the first " : "", point,
        finite ? "outside the domain" : "where there is no limit",
        order ? " (log_abs_besseli takes negative orders)" : "");
}

bool eval_flush(struct eval_task *t)
{
    if (!evaluate_somewhere(t))
        return false;
    for (size_t i = 0; i < t->n; ++i) {
        for (size_t k = 0; k < t->f->results; ++k) {
            if (k > 0)
                putchar(' ');
            print_number(t->y[k][i], t->hex);
        }
        putchar('\n');
        if (!t->warned && is_outside(t, i)) {
            t->warned = true;
            warn_outside(t, i);
        }
    }
    t->n = 0;
    return flush_stdout();
}
