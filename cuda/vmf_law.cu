/* functions/vmf_law.def on a GPU. */
#include "core/vmf/vmf_law.h"

#include "function.h"
#include "functions/vmf_law.def"
