/* The worst errors that hill climbing finds, of every function and regime against its claims:
 *
 *   search [--function NAME]... [--seconds S | --rounds N] [--seed N] [--without-worst]
 *          [--headroom] [--print-rows]
 *
 * A round climbs once in each cell (climb/climb.h), and twice more where the worst is past two
 * thirds of its bound; the same rounds of the same seed find the same.  Seconds
 * are of processor time, the reference programs' included.  Without --function, all of
 * them.  --without-worst does not start from the tables of worst cases.  Fails where an error is over
 * its bound, or where bits differ that should not (climb/same.h); with --headroom also where it is
 * over 5/6 of the bound, "close".  --print-rows prints what is worse than the tables, as TABLE and
 * arguments, for tools/keep-worst.  With --seconds it says on stderr, as it goes, where the worst of
 * a cell grows past 5/6; SIGINT or SIGTERM end the climbing, and what was found is reported. */
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "climb/climb.h"
#include "lib/scan.h"

enum { FAILS = 10000 };

struct options {
    double seconds;
    long rounds;
    uint64_t seed;
    bool without_worst, headroom, print_rows;
    int named;
    const char *name[64];
};

static volatile sig_atomic_t stopped;

static void stop(int signal)
{
    (void)signal;
    stopped = 1;
}

/* Of processor time, so that a search finds as much on a busy machine. */
static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec + oracle_seconds();
}

static int usage(const char *what)
{
    fprintf(stderr,
            "search: %s\nusage: search [--function NAME]... [--seconds S | --rounds N] "
            "[--seed N] [--without-worst] [--headroom] [--print-rows]\n",
            what);
    return 2;
}

static bool known(const char *name)
{
    for (size_t k = 0; k < functions_count; ++k)
        if (strcmp(functions[k].name, name) == 0)
            return true;
    return strcmp(dd_functions[0].name, name) == 0 || strcmp(dd_functions[1].name, name) == 0;
}

static int parse(struct options *o, int argc, char **argv)
{
    char *end = "";
    for (int i = 1; i < argc; ++i) {
        const char *const a = argv[i], *const value = i + 1 < argc ? argv[i + 1] : "";
        if (strcmp(a, "--without-worst") == 0)
            o->without_worst = true;
        else if (strcmp(a, "--headroom") == 0)
            o->headroom = true;
        else if (strcmp(a, "--print-rows") == 0)
            o->print_rows = true;
        else if (i + 1 == argc)
            return usage(a);
        else if (strcmp(a, "--seconds") == 0)
            o->seconds = strtod(value, &end);
        else if (strcmp(a, "--rounds") == 0)
            o->rounds = strtol(value, &end, 10);
        else if (strcmp(a, "--seed") == 0)
            o->seed = strtoull(value, &end, 10);
        else if (strcmp(a, "--function") == 0 && known(value) && o->named < 64)
            o->name[o->named++] = value;
        else
            return usage(strcmp(a, "--function") == 0 ? value : a);
        if (a[2] == 's' || a[2] == 'r' || a[2] == 'f')
            ++i;
        if (*end != '\0')
            return usage(value);
    }
    if ((o->seconds > 0.0) == (o->rounds > 0))
        return usage("expected --seconds or --rounds above 0");
    if (o->print_rows && o->without_worst)
        return usage("expected no --print-rows where the worst cases are left out");
    return 0;
}

static bool chosen(const struct options *o, const char *name)
{
    bool is = o->named == 0;
    for (int i = 0; i < o->named; ++i)
        is = is || strcmp(o->name[i], name) == 0;
    return is;
}

static void round_of(struct subject *s)
{
    for (int i = 0; i < s->cells; ++i) {
        struct cell *const c = &s->cell[i];
        climb_once(c, FAILS);
        for (int j = 0; j < 2 && c->pool[0].share > 2.0 / 3.0; ++j)
            climb_once(c, FAILS);
    }
}

/* The cell that has had the least of its share of time, which grows by the nearness of its worst point
 * to its bound. */
static struct cell *most_due(struct subject **subject, size_t n)
{
    struct cell *due = NULL;
    double least = HUGE_VAL;
    for (size_t i = 0; i < n; ++i)
        for (int k = 0; k < subject[i]->cells; ++k) {
            struct cell *const c = &subject[i]->cell[k];
            const double share = c->points > 0 ? c->pool[0].share : 0.0;
            const double due_to_it = share > 0.75 ? 16.0 : share > 0.5 ? 4.0 : 1.0;
            const double had = c->seconds / due_to_it;
            if (had < least) {
                least = had;
                due = c;
            }
        }
    return due;
}

static void print_point(FILE *to, const struct subject *s, const double *arg)
{
    for (int k = 0; k < s->f->args; ++k)
        fprintf(to, " %s=%a", s->f->arg[k], arg[k]);
}

static void print_cell(FILE *to, const struct subject *s, const struct cell *c)
{
    const struct point *const p = &c->pool[0];
    fprintf(to, "%-5s %6.3g of %g %s, %s",
            p->share > 1.0         ? "OVER"
            : p->share > 5.0 / 6.0 ? "close"
                                   : "",
            p->error, allowed(c->claim, p->arg, s->f->scalar(bg_isa_picked(), p->arg)),
            c->claim->error == error_mixed ? "mixed" : "relative", s->f->name);
    print_point(to, s, p->arg);
    fprintf(to, "  # %s%s\n",
            s->name != NULL && s->name[c->regime] != NULL ? s->name[c->regime] : "",
            p->share > c->before ? ", new" : "");
}

static void climb_for(double seconds, struct subject **subject, size_t n)
{
    const double until = now() + seconds;
    signal(SIGINT, stop);
    signal(SIGTERM, stop);
    for (double start = now(), end; n > 0 && start < until && !stopped; start = end) {
        struct cell *const c = most_due(subject, n);
        const double before = c->points > 0 ? c->pool[0].share : 0.0;
        climb_once(c, FAILS);
        if (c->points > 0 && c->pool[0].share > fmax(before, 5.0 / 6.0))
            print_cell(stderr, c->subject, c);
        end = now();
        c->seconds += end - start;
    }
}

/* The table of worst cases that has the function; none has hi + lo, which is proved. */
static const char *worst_table(const struct function *f)
{
    const double *arg[MAX_ARGS], *hi, *lo;
    for (size_t i = 0; i < sources_count; ++i)
        if (strstr(sources[i].name, "_worst") != NULL &&
            source_columns(&sources[i], f, arg, &hi, &lo))
            return sources[i].name;
    return NULL;
}

/* What is to be kept: a point worse by a twentieth than the tables' of its cell, or than the claim's. */
static bool worth_a_row(const struct subject *s, const struct cell *c)
{
    double before = 0.0;
    for (int i = 0; i < s->cells; ++i)
        if (s->cell[i].claim == c->claim)
            before = fmax(before, s->cell[i].before);
    return c->pool[0].share > 1.05 * c->before || c->pool[0].share > before;
}

static void print_row(const struct subject *s, const struct cell *c)
{
    const char *const table = worst_table(s->f);
    if (table == NULL || !worth_a_row(s, c))
        return;
    const bool even =
        strncmp(s->f->name, "log_besselk", 11) == 0; /* in nu; the others have none < 0 */
    printf("row %s", table);
    for (int k = 0; k < s->f->args; ++k)
        printf(" %a", k == 0 && even ? fabs(c->pool[0].arg[k]) : c->pool[0].arg[k]);
    putchar('\n');
}

static double report(const struct subject *s, const struct options *o)
{
    double worst = 0.0;
    for (int i = 0; i < s->cells; ++i)
        if (s->cell[i].points > 0) {
            print_cell(stdout, s, &s->cell[i]);
            if (o->print_rows)
                print_row(s, &s->cell[i]);
            worst = fmax(worst, s->cell[i].pool[0].share);
        }
    return worst;
}

int main(int argc, char **argv)
{
    struct options o = { .seed = 1 };
    struct subject *subject[128];
    size_t n = 0, climbs = 0, looks = 0, differing = 0;
    double worst = 0.0;
    const int bad = parse(&o, argc, argv);
    if (bad)
        return bad;
    sources_read();
    for (size_t k = 0; k < functions_count; ++k)
        if (chosen(&o, functions[k].name))
            subject[n++] = subject_new(k, o.seed, o.without_worst);
    for (int k = 0; k < 2; ++k)
        if (chosen(&o, dd_functions[k].name))
            subject[n++] = subject_new_dd(k, o.seed, o.without_worst);
    if (o.seconds > 0.0)
        climb_for(o.seconds, subject, n);
    for (long round = 0; round < o.rounds; ++round)
        for (size_t i = 0; i < n; ++i)
            round_of(subject[i]);
    const double seconds = now();
    for (size_t i = 0; i < n; ++i) {
        worst = fmax(worst, report(subject[i], &o));
        climbs += subject[i]->climbs;
        looks += subject[i]->looks;
        differing += subject[i]->differing;
        subject_free(subject[i]);
    }
    printf("%zu climbs, %zu points looked at, %zu asked for, %.0f s; the worst at %.2f of its "
           "bound\n",
           climbs, looks, oracle_asked, seconds, worst);
    const bool over = worst > 1.0 || (o.headroom && worst > 5.0 / 6.0);
    return over || differing > 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
