/* The pictures of --plot, from numbers alone. */
#ifndef BURGI_CLI_VMF_PICTURES_H
#define BURGI_CLI_VMF_PICTURES_H

#include <burgi/vmf_mixture.h>

#include "cli/values.h"
#include "fits.h"
#include "gap.h"

/* Where a picture goes. */
struct picture {
    const char *path; /* NULL: none is asked for */
    bool force;       /* replaces a file */
};

/* The histogram of angles, which it sorts, with the law of them that was fitted.  False, as all of these, after
 * a line on stderr. */
bool plot_law(const struct picture *to, const struct fits *fits, struct values *angles);

/* kappa of each class, with its interval: in the order, and as many, as the report has. */
bool plot_classes(const struct picture *to, const struct fits *fits);

/* What a row of the law of one of two models, and one of the other, says for the first. */
bool plot_laws(const struct picture *to, const char *const *name, const struct model *m,
               const struct gap *gap);

/* Mixtures of different numbers of components.  NaN: not known; a criterion of which all are is left out. */
struct sweep_row {
    size_t components;
    double bic, aic, icl; /* in nats, the lower the better */
    double held_out;      /* mean log-likelihood of a row, in nats */
};
struct sweep {
    const struct sweep_row *row;
    size_t n, chosen;      /* rows, by their components; those of the chosen one */
    const char *criterion; /* by which it was */
};
bool plot_sweep(const struct picture *to, const char *name, const struct sweep *sweep);

/* Components by weight and kappa. */
bool plot_components(const struct picture *to, const char *name, const burgi_vmf_mixture *m);

/* Log densities, which it sorts, of rows that are like those of the model, at least one, and of rows that are
 * not, or NULL. */
struct score_picture {
    const char *model, *name[2]; /* files */
    struct values *side[2];
    double auroc, fpr95;
};
bool plot_scores(const struct picture *to, const struct score_picture *scores);

#endif
