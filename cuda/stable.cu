/* functions/stable.def on a GPU. */
#include "core/stable/stable.h"

#include "function.h"
#include "functions/stable.def"
