/* A model of any kind as a mixture: of one law, of the classes' laws, or of components. */
#ifndef BURGI_CLI_VMF_LAWS_H
#define BURGI_CLI_VMF_LAWS_H

#include <burgi/vmf_mixture.h>

#include "io/fault.h"
#include "io/labels.h"

struct laws {
    burgi_vmf_mixture *m;
    struct bg_label *label; /* of each law, where they are of classes; else NULL */
    double *center;         /* what was subtracted from the rows, or NULL */
};

bool laws_read(const char *path, struct laws *laws, struct bg_fault *fault);
void laws_free(struct laws *laws);

#endif
