/* Which function is meant: I or K, as the sign of eta in its logarithm; as it stands, or e^-x I and
 * e^x K. */
#ifndef BURGI_CORE_BESSEL_BESSEL_OF_H
#define BURGI_CORE_BESSEL_BESSEL_OF_H

typedef enum bg_bessel_of { BG_OF_I = 1, BG_OF_K = -1 } bg_bessel_of;
typedef enum bg_scaling { BG_PLAIN, BG_SCALED } bg_scaling;

#endif
