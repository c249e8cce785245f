/* Divergences of two von Mises-Fisher laws in MPFR, for every p >= 2, kappas >= 0 and cosine, from
 * mpbessel.h: what mpvmf.h says of it holds here too, and all is relative. */
#ifndef BURGI_REFERENCE_MP_MPDIVERGENCE_H
#define BURGI_REFERENCE_MP_MPDIVERGENCE_H

#include <mpfr.h>
#include <stdbool.h>

/* Kullback-Leibler's divergence of the second law from the first. */
bool mpv_kl(mpfr_ptr y, double p, double kappa1, double kappa2, double cosine);

/* -log of Bhattacharyya's coefficient. */
bool mpv_bhattacharyya(mpfr_ptr y, double p, double kappa1, double kappa2, double cosine);

#endif
