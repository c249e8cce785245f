/* functions/bessel.def on a GPU. */
#include "core/bessel/besseli.h"
#include "core/bessel/besseli_ratio.h"
#include "core/bessel/besselk.h"
#include "core/bessel/besselk_ratio.h"
#include "core/bessel/log_hyp0f1.h"

#include "function.h"
#include "functions/bessel.def"
