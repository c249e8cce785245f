/* The angle of each row to a direction. */
#ifndef BURGI_CLI_VMF_ANGLES_H
#define BURGI_CLI_VMF_ANGLES_H

#include "cli/rows.h"
#include "cli/values.h"

/* Reads the rows: their angles to mu, of length 1, in degrees, less those without a direction.  Near 0 and 180
 * they keep their digits.  False after a line on stderr; values_free() in either case. */
bool angles_read(struct values *angles, const struct sources *from, const double *mu);

#endif
