/* functions_fast.def on a GPU. */
#include "core/bessel/f32/besseli_f32.h"
#include "core/bessel/f32/besseli_ratio_f32.h"
#include "core/bessel/f32/besselk_f32.h"

#include "function.h"
#include "functions_fast.def"
