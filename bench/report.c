#include "report.h"

#include <burgi/base.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static void text(const char *key, const char *value)
{
    printf("\"%s\":\"", key);
    for (const char *s = value; *s != '\0'; ++s)
        if (*s == '"' || *s == '\\')
            printf("\\%c", *s);
        else if ((unsigned char)*s >= ' ')
            putchar(*s);
    putchar('"');
}

static void number(const char *key, double value)
{
    if (isfinite(value))
        printf(",\"%s\":%.6g", key, value);
    else
        printf(",\"%s\":null", key);
}

static void host(const struct host *h)
{
    putchar(',');
    text("cpu", h->cpu);
    putchar(',');
    text("compiler", h->compiler);
    putchar(',');
    text("libc", h->libc);
}

struct report report_begin(const char *bench, bool json)
{
    struct report r = { .json = json, .host = host_find() };
    if (json) {
        printf("{\"record\":\"host\",");
        text("bench", bench);
        putchar(',');
        text("burgi", burgi_version());
        putchar(',');
        text("isa", burgi_isa());
        host(&r.host);
        printf("}\n");
    } else {
        printf("bench/%s: burgi %s (%s by default), %s, %s, %s\n", bench, burgi_version(),
               burgi_isa(), r.host.cpu, r.host.compiler, r.host.libc);
        printf("ns an element; u = 2^-53; failed: not finite where the truth is, or off by "
               "more than 1e6 u\n");
    }
    return r;
}

static void json_row(const struct report *r, const struct row *row)
{
    printf("{\"record\":\"row\",");
    const char *const key[] = { "function", "group", "inputs", "implementation",
                                "version",  "isa",   "kind",   "unit" };
    const char *const value[] = { row->function, row->group, row->inputs, row->implementation,
                                  row->version,  row->isa,   row->kind,   row->unit };
    for (size_t i = 0; i < sizeof key / sizeof *key; ++i) {
        text(key[i], value[i]);
        putchar(',');
    }
    printf("\"n\":%zu,\"repetitions\":%d", row->n, row->repetitions);
    number("best", row->best);
    number("median", row->median);
    if (row->yardstick != NULL) {
        putchar(',');
        text("yardstick", row->yardstick);
        number("relative", row->relative);
    }
    if (row->measure != NULL) {
        putchar(',');
        text("measure", row->measure);
        printf(",\"rows\":%zu,\"failed\":%zu", row->rows, row->failed);
        number("error", row->worst);
    }
    host(&r->host);
    printf("}\n");
}

static void table_row(struct report *r, const struct row *row)
{
    if (strcmp(r->last_function, row->function) != 0 ||
        strcmp(r->last_inputs, row->inputs) != 0) {
        snprintf(r->last_function, sizeof r->last_function, "%s", row->function);
        snprintf(r->last_inputs, sizeof r->last_inputs, "%s", row->inputs);
        printf("\n%s, %s\n", row->function, row->inputs);
        printf("  %-18s %-7s %-10s %11s %10s  %-13s %10s %7s/%s, measure\n", "implementation",
               "isa", "kind", "best", "median", "of yardstick", "error, u", "failed", "rows");
    }
    printf("  %-18s %-7s %-10s %6.4g %-4s %10.4g", row->implementation, row->isa, row->kind,
           row->best, row->unit, row->median);
    if (row->yardstick != NULL)
        printf("  %-13.3g", row->relative);
    else
        printf("  %-13s", "-");
    if (row->measure == NULL)
        printf("\n");
    else if (isnan(row->worst))
        printf(" %10s %7zu/%zu\n", "-", row->failed, row->rows);
    else
        printf(" %10.3g %7zu/%zu %s\n", row->worst, row->failed, row->rows, row->measure);
}

void report_row(struct report *r, const struct row *row)
{
    if (r->json)
        json_row(r, row);
    else
        table_row(r, row);
}

void report_absent(const struct report *r, const char *line)
{
    if (r->json) {
        printf("{\"record\":\"absent\",");
        text("peer", line);
        printf("}\n");
    } else {
        printf("absent: %s\n", line);
    }
}

bool report_end(const struct report *r)
{
    (void)r;
    return fflush(stdout) == 0 && !ferror(stdout);
}
