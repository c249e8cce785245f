/* functions/gig.def for one instruction set. */
#include "core/matern/gig.h"
#include "core/matern/gig_deriv.h"

#include "function.h"
#include "functions/gig.def"
