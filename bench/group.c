#include "group.h"

#include <stdlib.h>
#include <string.h>

struct field field_enter(const struct function *f, const char *tables, const struct options *o)
{
    struct field field = { .truths = truths_read(f, tables, o->every) };
    field.contenders = contenders(f, o->peers, field.contender);
    for (size_t i = 0; i < field.contenders; ++i)
        field.value[i] = truths_values(&field.truths, &field.contender[i]);
    return field;
}

void field_leave(struct field *field)
{
    for (size_t i = 0; i < field->contenders; ++i)
        free(field->value[i]);
    truths_free(&field->truths);
}

struct inputs group_inputs(void)
{
    static double arg[MAX_ARGS][MAX_INPUTS];
    return (struct inputs){ MAX_INPUTS, { arg[0], arg[1], arg[2], arg[3] } };
}

static bool asked(const struct contender *c, const struct inputs *in)
{
    for (size_t i = 0; i < in->n; ++i)
        if (!contender_asked(c, in->arg[0][i]))
            return false;
    return true;
}

static bool is_latency(const char *kind)
{
    return strcmp(kind, "latency") == 0;
}

/* Trials for the units, a scalar log's latency and, if it is here, a vector log, then two for each
 * contender that can. */
static size_t trials_of(const struct field *field, const struct inputs *in,
                        const struct rows *rows, const struct verdict *verdict, struct trial *t)
{
    struct log_way way[LOG_WAYS];
    const size_t ways = log_ways(way);
    size_t n = 0;
    for (size_t i = 0; i < ways; ++i)
        if (is_latency(way[i].kind) || strcmp(way[i].isa, LOG_UNIT_ISA) == 0)
            t[n++] = (struct trial){ .log = way[i].batch, .latency = is_latency(way[i].kind) };
    for (size_t i = 0; i < field->contenders; ++i) {
        const struct contender *c = &field->contender[i];
        const bool in_the_dark = rows->regime && verdict[i].rows == 0;
        if (c->batch == NULL && (in_the_dark || !asked(c, in)))
            continue;
        t[n++] = (struct trial){ .contender = c };
        if (contender_has_call(c))
            t[n++] = (struct trial){ .contender = c, .latency = true };
    }
    return n;
}

size_t group_run(struct report *r, const struct field *field, const char *name,
                 const struct inputs *in, const struct rows *rows, const struct options *o)
{
    struct trial trial[MAX_TRIALS];
    struct verdict verdict[CONTENDERS];
    double unit[2] = { 0.0, 0.0 }; /* of throughput and latency */
    size_t own_failures = 0;

    for (size_t i = 0; i < field->contenders; ++i)
        verdict[i] = truths_judge(&field->truths, &field->contender[i], field->value[i], rows);
    const size_t trials = trials_of(field, in, rows, verdict, trial);
    time_interleaved(trial, trials, in, &o->effort);
    for (size_t i = 0; i < trials; ++i) {
        const struct trial *t = &trial[i];
        const struct contender *c = t->contender;
        if (c == NULL) {
            unit[t->latency] = t->best;
            continue;
        }
        const struct verdict v = verdict[c - field->contender];
        if (rows->beside_own && c == field->contender)
            unit[t->latency] = t->best;
        if (c->batch != NULL)
            own_failures += v.failed;
        const struct row row = {
            .function = c->function->name,
            .group = rows->regime ? "regime" : "mix",
            .inputs = name,
            .implementation = c->name,
            .version = c->version,
            .isa = c->isa,
            .kind = t->latency ? "latency" : "throughput",
            .unit = "ns",
            .n = t->n,
            .repetitions = t->repetitions,
            .best = t->best,
            .median = t->median,
            .relative = unit[t->latency] > 0.0 ? t->best / unit[t->latency] : 0.0,
            .yardstick = !(unit[t->latency] > 0.0) ? NULL
                         : rows->beside_own        ? "burgi's own"
                         : t->latency              ? "scalar log (glibc, latency)"
                                                   : "vector log (libmvec " LOG_UNIT_ISA ")",
            .measure = v.rows > 0 ? measure_name(c->function) : NULL,
            .rows = v.rows,
            .failed = v.failed,
            .worst = v.worst,
        };
        report_row(r, &row);
    }
    return own_failures;
}

void group_logs(struct report *r, const struct options *o)
{
    struct log_way way[LOG_WAYS];
    struct trial trial[LOG_WAYS];
    const size_t ways = log_ways(way);
    for (size_t i = 0; i < ways; ++i)
        trial[i] = (struct trial){ .log = way[i].batch };
    const struct inputs in = group_inputs();
    time_interleaved(trial, ways, &in, &o->effort);
    for (size_t i = 0; i < ways; ++i) {
        const struct row row = { .function = "log",
                                 .group = "mix",
                                 .inputs = "x in (0,150)",
                                 .implementation = way[i].name,
                                 .version = r->host.libc,
                                 .isa = way[i].isa,
                                 .kind = way[i].kind,
                                 .unit = "ns",
                                 .n = trial[i].n,
                                 .repetitions = trial[i].repetitions,
                                 .best = trial[i].best,
                                 .median = trial[i].median };
        report_row(r, &row);
    }
}
