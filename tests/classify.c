#include "classify.h"

#include "core/besseli.h"
#include "core/besseli_deriv.h"
#include "core/besseli_ratio.h"
#include "core/besselk.h"
#include "core/besselk_deriv.h"
#include "core/besselk_ratio.h"
#include "core/gig.h"
#include "core/gig_deriv.h"
#include "core/log_hyp0f1.h"
#include "core/matern.h"
#include "core/matern_dnu.h"
#include "core/vmf.h"

#define BURGI_2(f, a, b)                                                                       \
    static int f##_regime(const double *x)                                                     \
    {                                                                                          \
        return bg_##f##_regime(x[0], x[1]);                                                    \
    }
#define BURGI_3(f, a, b, c)                                                                    \
    static int f##_regime(const double *x)                                                     \
    {                                                                                          \
        return bg_##f##_regime(x[0], x[1], x[2]);                                              \
    }
#include "functions.def"

#define NAME(regime, value) [regime] = #value,
#define BURGI_2(f, a, b)    { f##_regime, { BG_EACH_##f(NAME, a, b) } },
#define BURGI_3(f, a, b, c) { f##_regime, { BG_EACH_##f(NAME, a, b, c) } },
const struct classifier classifiers[] = {
#include "functions.def"
};
const size_t classifiers_count = sizeof classifiers / sizeof *classifiers;
