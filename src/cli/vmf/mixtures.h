/* Mixtures fitted to the rows of files: one for each number of components, and the one that is chosen. */
#ifndef BURGI_CLI_VMF_MIXTURES_H
#define BURGI_CLI_VMF_MIXTURES_H

#include <burgi/vmf_mixture.h>
#include <stdio.h>

#include "matrix.h"

enum { MOST_SIZES = 1000 };

/* What the user asks for. */
struct mixture_words {
    size_t k[MOST_SIZES], sizes; /* numbers of components; 0 sizes: of classes */
    double holdout;              /* the share of rows that choose among them, or 0 */
    size_t mini_batch;           /* rows of a block, of which one is in memory; 0: all are */
    burgi_mixture_options options;
};

struct mixture_fit {
    size_t k;
    double log_likelihood, bic, aic, icl;
    double heldout; /* log-likelihood of rows that were held out; NaN without any */
};

struct mixtures {
    const struct matrix *matrix;
    struct mixture_fit *fit;
    size_t fits, chosen;
    burgi_vmf_mixture *m; /* the chosen one */
    double heldout_rows;  /* their weight */
    bool once;            /* the rows were taken once, in blocks */
    size_t *nearest;      /* of each component the one whose direction is nearest, */
    double *cosine;       /* and the cosine; NaN where there is no other */
};

/* False after a line on stderr. */
bool mixtures_fit(struct mixtures *f, const struct matrix *matrix, const struct sources *from,
                  const struct mixture_words *words);
/* The same from blocks of rows, of the first size. */
bool mixtures_stream(struct mixtures *f, struct matrix *matrix, const struct sources *from,
                     const struct mixture_words *words, bool center);
void mixtures_free(struct mixtures *f);

/* What is known of the chosen one once it is fitted.  False: out of memory. */
bool mixtures_look(struct mixtures *f);

/* A line on stderr for a fit of k components to rows of which so many have a direction that failed; false. */
bool mixtures_fail(const struct sources *from, size_t usable, size_t k, burgi_status status);

/* Warnings of a mixture, one text each, to be freed; NULL after the last. */
char *mixtures_warning(const struct mixtures *f, size_t i);

/* The report, and the document: with the directions of its components, or the name of the file that has
 * them, where mu asks for that.  False: out of memory. */
void mixture_report(const struct mixtures *f, FILE *to);
bool mixture_json(const struct mixtures *f, bool mu, const char *mu_file, FILE *to);

#endif
