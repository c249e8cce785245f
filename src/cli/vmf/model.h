/* The model that vmf fit -o writes, read again. */
#ifndef BURGI_CLI_VMF_MODEL_H
#define BURGI_CLI_VMF_MODEL_H

#include <jansson.h>
#include <stddef.h>

#include "io/fault.h"

/* Where the domain of <burgi/vmf_law.h> ends. */
#define MODEL_KAPPA_END 0x1p200

struct model {
    size_t p;
    double *mu, kappa; /* the estimate that the model names */
    double mle;        /* the maximum-likelihood one, NaN where infinite or absent */
    double n;          /* rows, of weighted ones their effective number; NaN where absent */
    double *center;    /* what was subtracted from the rows, p numbers, or NULL */
};

bool model_read(const char *path, struct model *m, struct bg_fault *fault);
void model_free(struct model *m);

/* For other readers of models: the file's document; p numbers of a list, to be freed, key being for messages;
 * and the key of the estimate that the model names, kappa or kappa_NAME. */
enum { MODEL_KEY = 40 };
json_t *model_load(const char *path, struct bg_fault *fault);
double *model_list(const json_t *list, const char *key, size_t p, struct bg_fault *fault);
bool model_kappa_key(const json_t *document, char key[MODEL_KEY], struct bg_fault *fault);

#endif
