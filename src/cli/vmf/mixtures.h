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
    size_t *nearest;      /* of each component the one whose direction is nearest, */
    double *cosine;       /* and the cosine; NaN where there is no other */
};

/* False after a line on stderr. */
bool mixtures_fit(struct mixtures *f, const struct matrix *matrix, const struct sources *from,
                  const struct mixture_words *words);
void mixtures_free(struct mixtures *f);

/* Warnings of a mixture, one text each, to be freed; NULL after the last. */
char *mixtures_warning(const struct mixtures *f, size_t i);

/* The report, and the document: with the directions of its components, or the name of the file that has
 * them, where mu asks for that.  False: out of memory. */
void mixture_report(const struct mixtures *f, FILE *to);
bool mixture_json(const struct mixtures *f, bool mu, const char *mu_file, FILE *to);

#endif
