#include "mixture_output.h"

#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/kernel.h"
#include "io/newfile.h"
#include "io/npy_write.h"
#include "output.h"

/* Directions of so many bytes and more have a file of their own. */
static const size_t mu_bytes = 1000000;

enum { FILES = 3 };

static bool to_stdout(const struct mixture_output *o)
{
    return o->model != NULL && strcmp(o->model, "-") == 0;
}

int mixture_output_check(const char *command, const struct mixture_output *o)
{
    static const char *const option[FILES] = { "--output", "--labels-out",
                                               "--responsibilities-out" };
    const char *const file[FILES] = { o->model, o->labels, o->responsibilities };

    for (size_t a = 0; a < FILES; ++a) {
        if (file[a] != NULL && *file[a] == '\0')
            return misuse(command, "%s: expected a FILE, found an empty name", option[a]);
        for (size_t b = 0; b < a; ++b)
            if (file[a] != NULL && file[b] != NULL && strcmp(file[a], file[b]) == 0)
                return misuse(command, "%s is both %s and %s; expected two files",
                              visible(file[a]), option[b], option[a]);
    }
    if (to_stdout(o) && o->json)
        return misuse(command, "-o - prints the document in place of the report; expected it "
                               "without --json, or a FILE");
    return FINE;
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

static bool is_input(const struct sources *from, const char *path)
{
    bool is = (from->labels != NULL && bg_newfile_is(path, from->labels)) ||
              (from->weights != NULL && bg_newfile_is(path, from->weights));

    for (size_t i = 0; i < from->files; ++i)
        is |= bg_newfile_is(path, from->file[i]);
    return is;
}

bool mixture_output_can(const struct mixture_output *o, const struct sources *from)
{
    char *const mu = o->model != NULL ? mu_path(o->model) : NULL;
    const char *const file[] = { to_stdout(o) ? NULL : o->model, o->labels,
                                 o->responsibilities };
    bool ok = true;

    for (size_t k = 0; ok && k < FILES; ++k)
        ok = file[k] == NULL || output_can(file[k], is_input(from, file[k]), o->force);
    if (ok && mu != NULL && !to_stdout(o)) /* it may be needed */
        ok = output_can(mu, is_input(from, mu), o->force);
    free(mu);
    return ok;
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

bool mixture_output_give(const struct mixture_output *o, const struct mixtures *f, int threads)
{
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
