/* What a model says of rows: the table, and what is counted on the way. */
#ifndef BURGI_CLI_VMF_SCORES_H
#define BURGI_CLI_VMF_SCORES_H

#include <stdio.h>

#include "cli/rows.h"
#include "laws.h"

enum score { LOG_DENSITY, POSTERIOR, COSINE, P_VALUE, SCORES };

struct scores {
    const struct laws *laws;
    int threads;
    FILE *table; /* or NULL */
    bool keep;   /* the scores of each row that has a direction, */
    double *kept[SCORES];
    size_t room;
    struct rows rows;
    size_t n;              /* rows with a direction */
    double log_likelihood; /* of these */
    size_t *
        confusion; /* classes of the labels by laws, and the background last; NULL: no labels */
    size_t right;  /* rows whose best law is their label's */
    size_t without; /* rows of a label that no law has */
};

/* False after a line on stderr. */
bool scores_read(struct scores *s, const struct sources *from);
void scores_free(struct scores *s);

/* The law of a label, or SIZE_MAX. */
size_t scores_law_of(const struct laws *laws, const struct bg_label *label);

/* How well a score tells the rows of one from those of the other, which are less likely: the area under
 * the ROC curve, ties by half, and the share of the others above the 5 % point of the first.
 * Sorts both. */
struct ood {
    double auroc, fpr95;
};
struct ood scores_compare(const struct scores *in, const struct scores *out, enum score which);

#endif
