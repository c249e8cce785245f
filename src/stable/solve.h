/* Linear equations of a fit's four unknowns, some of which are held. */
#ifndef BURGI_STABLE_SOLVE_H
#define BURGI_STABLE_SOLVE_H

#include <stdbool.h>

/* Solves information step = right by elimination, held parameters aside; a pivot that has vanished holds
 * its parameter, too. */
void bg_stable_solve(const double information[4][4], bool held[4], const double right[4],
                     double step[4]);

#endif
