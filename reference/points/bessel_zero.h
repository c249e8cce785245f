/* Where log I_nu, log K_nu and log(e^x K_nu) vanish, to about 1e-14 relative: for points that
 * approach these zeros. */
#ifndef BURGI_REFERENCE_POINTS_BESSEL_ZERO_H
#define BURGI_REFERENCE_POINTS_BESSEL_ZERO_H

enum bessel_zero { ZERO_LOG_I, ZERO_LOG_K, ZERO_LOG_K_SCALED, ZEROS };

/* The x of the zero, for nu in (0, 1e15]; log I_0 has none but x = 0. */
double bessel_zero(enum bessel_zero which, double nu);

#endif
