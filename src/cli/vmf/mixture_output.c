#include "mixture_output.h"

#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/kernel.h"
#include "cli/plot.h"
#include "cli/sources.h"
#include "io/newfile.h"
#include "io/npy_write.h"
#include "output.h"
#include "pictures.h"

/* Directions of so many bytes and more have a file of their own. */
static const size_t mu_bytes = 1000000;

/* What is written: the model and what its directions may need, of each row, the picture. */
enum { MODEL, MU, LABELS, RESPONSIBILITIES, PICTURE, FILES };
static const char *const option_of[FILES] = { "--output", "--output's .mu.npy", "--labels-out",
                                              "--responsibilities-out", "--plot" };

static bool to_stdout(const struct mixture_output *o)
{
    return o->model != NULL && strcmp(o->model, "-") == 0;
}

/* MODEL.mu.npy of MODEL or MODEL.json, to be freed. */
static char *mu_path(const char *model)
{
    const size_t n = strlen(model),
                 stem = n > 5 && strcmp(model + n - 5, ".json") == 0 ? n - 5 : n;
    char *const path = malloc(stem + sizeof ".mu.npy");

    if (path != NULL) {
        memcpy(path, model, stem);
        strcpy(path + stem, ".mu.npy");
    }
    return path;
}

/* Their names, NULL for those that are not asked for; MU's is to be freed. */
struct names {
    const char *of[FILES];
    char *mu;
};

static struct names names_of(const struct mixture_output *o)
{
    const char *const model = to_stdout(o) ? NULL : o->model;
    char *const mu = model != NULL ? mu_path(model) : NULL;
    return (struct names){ { model, mu, o->labels, o->responsibilities, o->plot }, mu };
}

static int check_names(const char *command, const char *const *file)
{
    for (int a = 0; a < FILES; ++a) {
        if (file[a] != NULL && *file[a] == '\0')
            return misuse(command, "%s: expected a FILE, found an empty name", option_of[a]);
        for (int b = 0; b < a; ++b)
            if (file[a] != NULL && file[b] != NULL && output_same(file[a], file[b]))
                return misuse(command, "%s is both %s and %s; expected two files",
                              visible(file[a]), option_of[b], option_of[a]);
    }
    return FINE;
}

int mixture_output_check(const char *command, const struct mixture_output *o)
{
    const struct names names = names_of(o);
    const int status = check_names(command, names.of);

    free(names.mu);
    if (status != FINE)
        return status;
    if (to_stdout(o) && o->json)
        return misuse(command, "-o - prints the document in place of the report; expected it "
                               "without --json, or a FILE");
    return o->plot != NULL ? plot_check(command, o->plot) : FINE;
}

bool mixture_output_can(const struct mixture_output *o, const struct sources *from)
{
    const struct names names = names_of(o);
    bool ok = true;

    for (int k = 0; ok && k < FILES; ++k)
        ok = names.of[k] == NULL ||
             output_can(names.of[k], sources_have(from, names.of[k]), o->force);
    free(names.mu);
    return ok && (o->plot == NULL || plot_can(o->plot));
}

/* A .npy file of an array. */
static bool write_array(const char *path, bool force, size_t rows, size_t cols,
                        const char *type, const void *x)
{
    const size_t n = rows * (cols > 0 ? cols : 1);
    struct bg_fault fault;
    struct bg_newfile file;

    bool ok = bg_newfile_begin(&file, path, force, &fault);
    if (ok && !bg_npy_write_header(file.stream, rows, cols, type, &fault)) {
        bg_newfile_abort(&file);
        ok = false;
    } else if (ok) {
        fwrite(x, (size_t)(type[1] - '0'), n, file.stream); /* the file is asked at its end */
        ok = bg_newfile_commit(&file, &fault);
    }
    if (!ok)
        say("%s: %s", path, fault.text);
    return ok;
}

/* The model's directions first: a document that names a file is never without it. */
static bool write_model(const struct mixture_output *o, const struct mixtures *f)
{
    const burgi_vmf_mixture *const m = f->m;
    const bool apart = m->k * m->p >= mu_bytes / sizeof *m->mu;
    char *const mu = mu_path(o->model);
    struct bg_fault fault;
    struct bg_newfile file;

    if (mu == NULL) {
        say("out of memory");
        return false;
    }
    const char *const slash = strrchr(mu, '/');
    bool ok = !apart || write_array(mu, o->force, m->k, m->p, "f8", m->mu);
    if (ok) {
        ok = bg_newfile_begin(&file, o->model, o->force, &fault);
        if (ok &&
            !mixture_json(f, true, apart ? (slash != NULL ? slash + 1 : mu) : NULL,
                          file.stream) &&
            !ferror(file.stream)) {
            bg_newfile_abort(&file);
            ok = bg_fault_memory(&fault);
        } else if (ok)
            ok = bg_newfile_commit(&file, &fault);
        if (!ok)
            say("%s: %s", o->model, fault.text);
    }
    free(mu);
    return ok;
}

/* What the written parameters say of each row. */
static bool write_rows(const struct mixture_output *o, const struct mixtures *f, int threads)
{
    const burgi_rows rows = matrix_rows(f->matrix);
    const size_t n = rows.n, each = f->m->k + (f->m->background > 0.0);
    int32_t *const best = malloc(n * sizeof *best);
    double *const r = o->responsibilities != NULL ? malloc(n * each * sizeof *r) : NULL;
    bool ok = best != NULL && (r != NULL || o->responsibilities == NULL) &&
              kernel.mixture_score(f->m, &rows, threads, NULL, r, best, NULL, NULL) == BURGI_OK;

    if (!ok)
        say("out of memory");
    if (ok && o->labels != NULL)
        ok = write_array(o->labels, o->force, n, 0, "i4", best);
    if (ok && r != NULL)
        ok = write_array(o->responsibilities, o->force, n, each, "f8", r);
    free(best);
    free(r);
    return ok;
}

static int by_size(const void *x, const void *y)
{
    const struct sweep_row *const a = x, *const b = y;
    return (a->components > b->components) - (a->components < b->components);
}

/* Of several sizes how good they are, else of what the mixture consists. */
static bool draw(const struct mixture_output *o, const struct mixtures *f)
{
    const struct picture to = { o->plot, o->force };
    const char *const name = f->matrix->rows.file[0].name;

    if (f->fits == 1)
        return plot_components(&to, name, f->m);
    struct sweep_row *const row = malloc(f->fits * sizeof *row);
    if (row == NULL) {
        say("out of memory");
        return false;
    }
    for (size_t i = 0; i < f->fits; ++i) {
        const struct mixture_fit *const at = &f->fit[i];
        row[i] = (struct sweep_row){ at->k, at->bic, at->aic, at->icl,
                                     at->heldout / f->heldout_rows };
    }
    qsort(row, f->fits, sizeof *row, by_size);
    const struct sweep sweep = { row, f->fits, f->m->k,
                                 f->heldout_rows > 0.0 ? "Held-out log-likelihood" : "BIC" };
    const bool ok = plot_sweep(&to, name, &sweep);
    free(row);
    return ok;
}

bool mixture_output_give(const struct mixture_output *o, const struct mixtures *f, int threads)
{
    if (o->plot != NULL && !draw(o, f))
        return false;
    if (o->model != NULL && !to_stdout(o) && !write_model(o, f))
        return false;
    if ((o->labels != NULL || o->responsibilities != NULL) && !write_rows(o, f, threads))
        return false;
    if (!o->json && !to_stdout(o))
        mixture_report(f, stdout);
    else if (!mixture_json(f, to_stdout(o), NULL, stdout) && !ferror(stdout)) {
        say("out of memory");
        return false;
    }
    return flush_stdout();
}
