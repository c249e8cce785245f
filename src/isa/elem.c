/* elem.def for one instruction set. */
#include "core/elem_erf.h"
#include "core/elem_trig.h"

#include "function.h"

#include "elem.def"
