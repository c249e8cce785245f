/* A mixture of rows that need not fit into memory: one pass over blocks of them for the parameters, one for what
 * they say of all rows. */
#include <math.h>
#include <stdlib.h>

#include "cli/cli.h"
#include "cli/kernel.h"
#include "cli/row_labels.h"
#include "mixtures.h"
#include "pool.h"

struct blocks {
    const burgi_mixture_options *options;
    burgi_mixture_stream *stream; /* from the first block on */
    size_t first;                 /* its rows */
    burgi_status status;          /* BURGI_OK, or why it has failed: then blocks pass by */
};

static void take(void *of, const burgi_rows *rows)
{
    struct blocks *const b = of;

    if (b->status != BURGI_OK)
        return;
    if (b->stream != NULL)
        b->status = kernel.stream_add(b->stream, rows);
    else {
        b->first = rows->n;
        b->status = kernel.stream_new(rows, b->options, &b->stream);
    }
}

static void look(void *of, const burgi_rows *rows)
{
    struct blocks *const b = of;

    if (b->status == BURGI_OK)
        b->status = kernel.stream_look(b->stream, rows);
}

/* Both passes; the second one's notes are the first one's. */
static bool pass_twice(struct matrix *matrix, struct blocks *b, const struct sources *from,
                       bool center)
{
    const unsigned passes = 2 + center;

    matrix->of = b;
    matrix->full = take;
    if (!matrix_pass(matrix, from, center, passes))
        return false;
    if (b->status != BURGI_OK)
        return mixtures_fail(from, b->stream == NULL ? b->first : matrix->rows.n, b->options->k,
                             b->status);
    rows_free(&matrix->rows);
    matrix->full = look;
    if (!matrix_pass(matrix, from, 1 + center, passes))
        return false;
    return b->status == BURGI_OK ||
           mixtures_fail(from, matrix->rows.n, b->options->k, b->status);
}

bool mixtures_stream(struct mixtures *f, struct matrix *matrix, const struct sources *from,
                     const struct mixture_words *words, bool center)
{
    burgi_mixture_options options = words->options;
    struct blocks b = { .options = &options };
    double rbar;

    *f = (struct mixtures){ .matrix = matrix, .fits = 1, .once = true };
    *matrix = (struct matrix){ .most = words->mini_batch };
    options.k = words->k[0];
    f->fit = malloc(sizeof *f->fit);
    bool ok = f->fit != NULL && can_read_twice(from, "--mini-batch");
    ok = ok && (!center || (matrix->center = pool_center(from, &rbar)) != NULL);
    ok = ok && pass_twice(matrix, &b, from, center);
    if (ok) {
        f->m = kernel.stream_end(b.stream);
        f->fit[0] = (struct mixture_fit){ f->m->k,   f->m->log_likelihood, f->m->bic, f->m->aic,
                                          f->m->icl, (double)NAN };
        matrix->n = matrix->rows.n;
        ok = mixtures_look(f);
    } else if (b.stream != NULL)
        kernel.stream_free(b.stream);
    if (!ok) {
        mixtures_free(f);
        matrix_free(matrix);
    }
    return ok;
}
