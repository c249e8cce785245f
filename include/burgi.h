/* burgi: log-domain special functions and the kernel mathematics built on them.
 * Include this header, or only the one you need from burgi/. */
#ifndef BURGI_H
#define BURGI_H

#include <burgi/base.h>
#include <burgi/bessel.h>
#include <burgi/bessel_deriv.h>
#include <burgi/besselik.h>
#include <burgi/gig.h>
#include <burgi/matern.h>
#include <burgi/stable.h>
#include <burgi/stable_fit.h>
#include <burgi/stable_plan.h>
#include <burgi/stable_sample.h>
#include <burgi/version.h>
#include <burgi/vmf.h>
#include <burgi/vmf_divergence.h>
#include <burgi/vmf_law.h>

#endif
