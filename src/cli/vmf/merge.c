/* burgi vmf merge: the fit to the rows of several files of statistics. */
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/team.h"
#include "io/newfile.h"
#include "output.h"
#include "statsfile.h"
#include "vmf.h"

static const char help[] =
    "Examples:\n"
    "  burgi vmf fit x.npy --rows :500000 --stats-out a.stats    on one machine\n"
    "  burgi vmf fit x.npy --rows 500000: --stats-out b.stats    on another\n"
    "  burgi vmf merge a.stats b.stats                           the fit of all rows\n"
    "\n"
    "Usage: burgi vmf merge FILE... [OPTION...]\n"
    "\n"
    "Fits the law to the rows of which burgi vmf fit --stats-out has written the statistics, "
    "of all\n"
    "FILEs together, and to those of each class; classes are joined by their labels.  Rows "
    "keep\n"
    "their numbers where one file goes on where another ends, in whatever order they are "
    "given;\n"
    "else they follow one another.  Parts that begin with a multiple of 4096 give the fit of "
    "the\n"
    "whole bit for bit, others to 13 digits.\n"
    "\n"
    "  --kappa=WHICH, --ci=WHICH, --sort=WHICH, --top N, --json, -o, --output FILE, --force\n"
    "               as in burgi vmf fit\n"
    "  -h, --help   this text\n";

struct options {
    char **file;
    size_t files;
    struct output out;
    bool help;
};

static int parse(int argc, char **argv, struct options *o)
{
    static const struct option longs[] = { { "help", no_argument, NULL, 'h' },
                                           OUTPUT_OPTIONS,
                                           { NULL, 0, NULL, 0 } };
    int c;

    while ((c = next_option(argc, argv, ":ho:", longs)) != -1) {
        o->help = c == 'h';
        if (o->help)
            return FINE;
        if (output_option(argv[0], c, optarg, &o->out) != FINE)
            return USAGE;
    }
    o->file = argv + optind;
    o->files = (size_t)(argc - optind);
    if (o->files == 0)
        return misuse(argv[0], "expected a FILE");
    for (size_t i = 0; i < o->files; ++i)
        if (*o->file[i] == '\0')
            return misuse(argv[0], "expected a FILE, found an empty name");
    return output_check(argv[0], &o->out);
}

/* As labels are sorted. */
static int compare(const struct bg_label *a, const struct bg_label *b)
{
    if (a->text != NULL)
        return strcmp(a->text, b->text);
    return (a->integer > b->integer) - (a->integer < b->integer);
}

/* Class c of from, or, where that is none, the rows of from passed over. */
static bool join_class(burgi_vmf_stats **to, const struct pool *all, const struct pool *from,
                       size_t c)
{
    const uint64_t first = burgi_vmf_stats_first_row(all->all);
    if (*to == NULL) {
        *to = burgi_vmf_stats_new_at(all->rows.p, first);
        if (*to == NULL ||
            burgi_vmf_stats_skip(*to, burgi_vmf_stats_next_row(all->all) - first) != BURGI_OK)
            return false;
    }
    return (c == SIZE_MAX ? burgi_vmf_stats_skip(*to, from->rows.n)
                          : burgi_vmf_stats_merge(*to, from->of_class[c])) == BURGI_OK;
}

/* The classes of both, in the order of their labels; all->all is still without from's rows.  False:
 * out of memory. */
static bool join_classes(struct pool *all, const struct pool *from)
{
    const struct bg_labels a = all->rows.labels, *b = &from->rows.labels;
    const size_t most = a.classes + b->classes + 1;
    struct bg_label *const label = calloc(most, sizeof *label);
    burgi_vmf_stats **const stats = calloc(most, sizeof *stats);
    size_t *const left_out = calloc(most, sizeof *left_out);
    bool ok = label != NULL && stats != NULL && left_out != NULL;
    size_t n = 0;

    for (size_t i = 0, j = 0; ok && (i < a.classes || j < b->classes); ++n) {
        const int order = i == a.classes    ? 1
                          : j == b->classes ? -1
                                            : compare(&a.label[i], &b->label[j]);
        label[n] = order <= 0 ? a.label[i] : b->label[j];
        left_out[n] = (order <= 0 ? all->rows.left_out_of[i] : 0) +
                      (order >= 0 ? from->rows.left_out_of[j] : 0);
        if (order <= 0) {
            stats[n] = all->of_class[i];
            all->of_class[i] = NULL;
        }
        ok = join_class(&stats[n], all, from, order >= 0 ? j : SIZE_MAX);
        i += order <= 0;
        j += order >= 0;
    }
    if (!ok) {
        for (size_t k = 0; stats != NULL && k <= n && k < most; ++k)
            burgi_vmf_stats_free(stats[k]);
        free(label);
        free(stats);
        free(left_out);
        return false;
    }
    free(all->of_class);
    free(all->rows.labels.label);
    free(all->rows.left_out_of);
    all->of_class = stats;
    all->rows.labels.label = label;
    all->rows.labels.classes = n;
    all->rows.left_out_of = left_out;
    return true;
}

static bool fits_together(const char *path, const struct pool *from, const char *first,
                          const struct pool *all)
{
    const struct bg_labels *a = &all->rows.labels, *b = &from->rows.labels;
    if (from->rows.p != all->rows.p)
        say("%s: %zu columns; expected %zu, as in %s", path, from->rows.p, all->rows.p, first);
    else if (a->classes > 0 && b->classes > 0 &&
             (a->label[0].text == NULL) != (b->label[0].text == NULL))
        say("%s: labels are %s; expected them as in %s", path,
            b->label[0].text != NULL ? "text" : "integers", first);
    else
        return true;
    return false;
}

/* Adds the rows of from, whose labels' texts it goes on to own. */
static bool join(struct pool *all, const struct pool *from)
{
    if (!join_classes(all, from) || burgi_vmf_stats_merge(all->all, from->all) != BURGI_OK) {
        say("out of memory");
        return false;
    }
    all->rows.n += from->rows.n;
    all->rows.left_out += from->rows.left_out;
    all->rows.weights.rows |= from->rows.weights.rows;
    return true;
}

/* In the order of their first rows; those of the same one stay as they were given. */
static void sort(struct pool *pool, size_t n)
{
    for (size_t i = 1; i < n; ++i) {
        const struct pool one = pool[i];
        const uint64_t first = burgi_vmf_stats_first_row(one.all);
        size_t k = i;
        for (; k > 0 && burgi_vmf_stats_first_row(pool[k - 1].all) > first; --k)
            pool[k] = pool[k - 1];
        pool[k] = one;
    }
}

/* Reads so many pools. */
static bool read_pools(const struct options *o, struct pool *pool, size_t *read)
{
    for (*read = 0; *read < o->files; ++*read) {
        if (!stats_read(&pool[*read], o->file[*read]))
            return false;
        if (!fits_together(o->file[*read], &pool[*read], o->file[0], &pool[0])) {
            ++*read;
            return false;
        }
    }
    return true;
}

static bool give(struct pool *all, const struct options *o)
{
    struct rows *rows = &all->rows;
    struct fits fits;
    if (rows->left_out == rows->n) {
        say("%s: no usable row in any file; expected one", o->file[0]);
        return false;
    }
    if (rows->left_out > 0 &&
        !rows_note(rows, "%zu of %zu rows are left out, zero or not finite", rows->left_out,
                   rows->n))
        return false;
    const bool ok =
        fits_make(&fits, all, &o->out.choice, team_processors()) && output_give(&fits, &o->out);
    fits_free(&fits);
    return ok;
}

static bool merge(const struct options *o)
{
    const char *const model = output_file(&o->out);
    bool is_input = false;
    for (size_t i = 0; model != NULL && i < o->files; ++i)
        is_input |= bg_newfile_is(model, o->file[i]);
    if (model != NULL && !output_can(model, is_input, o->out.force))
        return false;

    struct pool *const pool = calloc(o->files, sizeof *pool);
    size_t read = 0;
    if (pool == NULL) {
        say("out of memory");
        return false;
    }
    bool ok = read_pools(o, pool, &read);
    if (ok)
        sort(pool, read);
    for (size_t i = 1; ok && i < read; ++i)
        ok = join(&pool[0], &pool[i]);
    ok = ok && give(&pool[0], o);
    for (size_t i = 0; i < read; ++i)
        pool_free(&pool[i]);
    free(pool);
    return ok;
}

int run_vmf_merge(int argc, char **argv)
{
    struct options o = { .files = 0 };
    const int status = parse(argc, argv, &o);

    if (status != FINE)
        return status;
    if (o.help) {
        fputs(help, stdout);
        return FINE;
    }
    return merge(&o) ? FINE : FAILED;
}
