# MPFR and GMP programs, built on demand (make reference-programs):
#
#   coef/    print coefficients: src/core/**/tables
#   truth/   print values at the points that stdin names: tests/data
#   points/  print such points
#   scan/    print what justifies a choice: docs/measured
#
# What each prints, and into which table, stands in reference/tables.list, which
# tools/check-tables reads.  mp/ is what they share: functions in MPFR, two ways.
reference_programs =
EXTRA_DIST += reference/tables.list reference/README.md

if BUILD_REFERENCE
EXTRA_LTLIBRARIES += libreference.la
libreference_la_SOURCES = \
    reference/coef/coef.c reference/coef/coef.h \
    reference/coef/debye_q.c reference/coef/debye_q.h \
    reference/coef/fit.c reference/coef/fit.h \
    reference/coef/poly.c reference/coef/poly.h \
    reference/mp/mpaverage.c reference/mp/mpaverage.h reference/mp/mpaverage_series.c \
    reference/mp/mpbessel.c reference/mp/mpbessel.h \
    reference/mp/mpdebye.c \
    reference/mp/mpderiv.c reference/mp/mpderiv.h \
    reference/mp/mpdivergence.c reference/mp/mpdivergence.h \
    reference/mp/mpintegral.c \
    reference/mp/mpkorder.c reference/mp/mpkorder.h \
    reference/mp/mplaw.c reference/mp/mplaw.h \
    reference/mp/mpmatern.c reference/mp/mpmatern.h \
    reference/mp/mporders.c reference/mp/mporders.h \
    reference/mp/mpseries.c \
    reference/mp/mpstable.c reference/mp/mpstable.h reference/mp/mpstable_law.c \
    reference/mp/mpstable_node.c reference/mp/mpstable_node.h reference/mp/mpstable_quantile.c reference/mp/mpstable_ray.c \
    reference/mp/mpstable_ray.h reference/mp/mpstable_series.c reference/mp/mpstable_skew.c \
    reference/mp/mpvmf.c reference/mp/mpvmf.h \
    reference/mp/mpways.h \
    reference/points/bessel_zero.c reference/points/bessel_zero.h reference/points/dice.h \
    reference/points/print.c reference/points/print.h reference/points/vmf_dimension.h reference/points/vmf_sliver.h \
    reference/scan/mean.h \
    reference/truth/truth.c reference/truth/truth.h
REFERENCE_LIBS = libreference.la $(MPFR_LIBS) $(GMP_LIBS) -lm

mpfr_programs =
EXTRA_PROGRAMS += $(mpfr_programs)
reference_programs += $(mpfr_programs)

mpfr_programs += reference/coef/besselk
reference_coef_besselk_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/coef/const
reference_coef_const_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/coef/dd
reference_coef_dd_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/coef/debye
reference_coef_debye_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/coef/deriv
reference_coef_deriv_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/coef/elem
reference_coef_elem_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/coef/gamma
reference_coef_gamma_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/coef/stable
reference_coef_stable_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/coef/temme
reference_coef_temme_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/coef/ten
reference_coef_ten_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/coef/vmf
reference_coef_vmf_LDADD = $(REFERENCE_LIBS)

mpfr_programs += reference/truth/bessel
reference_truth_bessel_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/truth/bessel_dd
reference_truth_bessel_dd_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/truth/bessel_deriv
reference_truth_bessel_deriv_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/truth/besseli
reference_truth_besseli_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/truth/besselk
reference_truth_besselk_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/truth/elem
reference_truth_elem_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/truth/gig
reference_truth_gig_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/truth/hyp0f1
reference_truth_hyp0f1_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/truth/matern
reference_truth_matern_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/truth/matern_dist
reference_truth_matern_dist_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/truth/stable
reference_truth_stable_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/truth/vmf
reference_truth_vmf_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/truth/vmf_divergence
reference_truth_vmf_divergence_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/truth/vmf_law
reference_truth_vmf_law_LDADD = $(REFERENCE_LIBS)

mpfr_programs += reference/points/bessel
reference_points_bessel_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/points/bessel_dd
reference_points_bessel_dd_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/points/elem
reference_points_elem_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/points/gig
reference_points_gig_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/points/hyp0f1
reference_points_hyp0f1_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/points/matern
reference_points_matern_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/points/stable
reference_points_stable_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/points/vmf
reference_points_vmf_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/points/vmf_divergence
reference_points_vmf_divergence_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/points/vmf_law
reference_points_vmf_law_LDADD = $(REFERENCE_LIBS)

mpfr_programs += reference/scan/dd
reference_scan_dd_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/scan/debye
reference_scan_debye_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/scan/deriv
reference_scan_deriv_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/scan/errors_dd
reference_scan_errors_dd_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/scan/kappa
reference_scan_kappa_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/scan/marginal
reference_scan_marginal_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/scan/series
reference_scan_series_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/scan/tiers
reference_scan_tiers_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/scan/vmf
reference_scan_vmf_LDADD = $(REFERENCE_LIBS)
mpfr_programs += reference/scan/vmf_divergence
reference_scan_vmf_divergence_LDADD = $(REFERENCE_LIBS)
endif

# The core asked where its regimes are, for a picture; no MPFR.
EXTRA_PROGRAMS += reference/scan/draw_regimes
reference_programs += reference/scan/draw_regimes
reference_scan_draw_regimes_LDADD = -lm

# The core compiled as C++ with a number that counts: operations, not truth.
if HAVE_CXX
EXTRA_PROGRAMS += reference/scan/count_bessel
reference_programs += reference/scan/count_bessel
reference_scan_count_bessel_SOURCES = reference/scan/count_bessel.cc
reference_scan_count_bessel_CXXFLAGS = -std=c++17 -ffp-contract=off -Wall -Wextra -Wno-extra \
    -Wno-unknown-pragmas $(INSTRUMENT_CFLAGS)
# It runs for a second: a minute of optimising would be wasted.
reference/scan/reference_scan_count_bessel-count_bessel.$(OBJEXT): override CXXFLAGS += -O0
endif

.PHONY: reference-programs
reference-programs: $(reference_programs)
