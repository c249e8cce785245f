/* What must have the same bits as a function. */
#ifndef BURGI_TESTS_CLIMB_SAME_H
#define BURGI_TESTS_CLIMB_SAME_H

#include <stdbool.h>

#include "../lib/functions.h"

/* Whether another instruction set's value, log_besselik's member or the float function's value at
 * the rounded arguments differs from the function's; a line on stderr if so. */
bool differs(const struct function *f, const double *arg);

#endif
