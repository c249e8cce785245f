/* The method of "Accurate Computation of the Logarithm of Modified Bessel Functions on GPUs"
 * (Plesner, Sorensen, Hauberg, ICS 2024; arXiv 2409.08729), written from its tables.
 *
 * Whether x or the order is large decides between the expansion for large arguments (mu_N),
 * the uniform one (U_N) and, for what is left, the power series of I or Rothwell's integral
 * of K.  The series sums 41 terms about the largest; we form each from its neighbour, which
 * is faster than a logarithm of Gamma for each and no less accurate.
 *
 * The same source is compiled twice: as plain C, and with -ffast-math for AVX2, where gcc
 * turns the loops over the terms and nodes into vectors. */
#ifndef BURGI_BENCH_ICS2024_H
#define BURGI_BENCH_ICS2024_H

#if defined ICS2024_FAST
#define ICS2024_NAME(what) ics2024_fast_##what
#else
#define ICS2024_NAME(what) ics2024_##what
#endif

double ICS2024_NAME(log_i)(double nu, double x);
double ICS2024_NAME(log_k)(double nu, double x);

#endif
