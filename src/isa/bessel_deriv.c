/* functions/bessel_deriv.def for one instruction set. */
#include "core/bessel/besseli_deriv.h"
#include "core/bessel/besselk_deriv.h"

#include "function.h"
#include "functions/bessel_deriv.def"
