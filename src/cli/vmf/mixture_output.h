/* Where a mixture goes. */
#ifndef BURGI_CLI_VMF_MIXTURE_OUTPUT_H
#define BURGI_CLI_VMF_MIXTURE_OUTPUT_H

#include "mixtures.h"

struct mixture_output {
    const char *model, *labels, *responsibilities,
        *plot; /* files to write, or NULL; model may be "-" */
    bool json, force;
};

/* Asked before anything is read: FINE, or USAGE after a line on stderr; and false after one. */
int mixture_output_check(const char *command, const struct mixture_output *o);
bool mixture_output_can(const struct mixture_output *o, const struct sources *from);

/* False after a line on stderr. */
bool mixture_output_give(const struct mixture_output *o, const struct mixtures *f, int threads);

#endif
