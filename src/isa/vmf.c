/* functions/vmf.def for one instruction set. */
#include "core/vmf/vmf.h"

#include "function.h"
#include "functions/vmf.def"
