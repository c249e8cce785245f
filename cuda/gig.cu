/* functions/gig.def on a GPU. */
#include "core/matern/gig.h"
#include "core/matern/gig_deriv.h"

#include "function.h"
#include "functions/gig.def"
