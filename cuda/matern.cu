/* functions/matern.def on a GPU. */
#include "core/matern/matern.h"
#include "core/matern/matern_dist.h"
#include "core/matern/matern_dist_dnu.h"
#include "core/matern/matern_dnu.h"

#include "function.h"
#include "functions/matern.def"
