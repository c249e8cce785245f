# MPFR and GMP programs, built on demand (make reference-programs): EXTRA_PROGRAMS and
# reference_programs += reference/NAME; LDADD is $(REFERENCE_LIBS).  What each prints, and
# into which table, stands in reference/tables.list, which tools/check-tables reads.
REFERENCE_LIBS = $(MPFR_LIBS) $(GMP_LIBS) -lm
reference_programs =
EXTRA_DIST += reference/tables.list reference/README.md docs/bessel_cutovers.md \
    docs/bessel_dd_terms.md docs/bessel_deriv_tiers.md docs/bessel_series.md docs/bessel_tiers.md \
    docs/vmf_cutovers.md docs/vmf_kappa.md docs/vmf_marginal.md

# Bessel functions in MPFR, two ways: for any program that needs truth.
MPBESSEL = reference/mpbessel.c reference/mpbessel.h reference/mpdebye.c reference/mpintegral.c \
    reference/mpseries.c reference/mpways.h
MPKORDER = reference/mpkorder.c reference/mpkorder.h reference/mpaverage.c reference/mpderiv.h \
    $(MPBESSEL)

if BUILD_REFERENCE
# One coefficient program for each group of tables in src/core/tables.
coef_programs = reference/coef_dd reference/coef_debye reference/coef_elem reference/coef_gamma \
    reference/coef_vmf reference/coef_besselk reference/coef_deriv reference/coef_temme
reference_programs += $(coef_programs)
reference_coef_dd_SOURCES = reference/coef_dd.c reference/coef.c reference/coef.h \
    reference/debye_q.c reference/debye_q.h
reference_coef_dd_LDADD = $(REFERENCE_LIBS)
reference_coef_debye_SOURCES = reference/coef_debye.c reference/coef.c reference/coef.h \
    reference/debye_q.c reference/debye_q.h
reference_coef_debye_LDADD = $(REFERENCE_LIBS)
reference_coef_elem_SOURCES = reference/coef_elem.c reference/coef.c reference/coef.h \
    reference/fit.c reference/fit.h
reference_coef_elem_LDADD = $(REFERENCE_LIBS)
reference_coef_gamma_SOURCES = reference/coef_gamma.c reference/coef.c reference/coef.h \
    reference/fit.c reference/fit.h
reference_coef_gamma_LDADD = $(REFERENCE_LIBS)
reference_coef_temme_SOURCES = reference/coef_temme.c reference/coef.c reference/coef.h \
    reference/fit.c reference/fit.h
reference_coef_temme_LDADD = $(REFERENCE_LIBS)
reference_coef_vmf_SOURCES = reference/coef_vmf.c reference/coef.c reference/coef.h \
    reference/poly.c reference/poly.h
reference_coef_vmf_LDADD = $(REFERENCE_LIBS)
reference_coef_besselk_SOURCES = reference/coef_besselk.c reference/coef.c reference/coef.h \
    reference/fit.c reference/fit.h $(MPBESSEL)
reference_coef_besselk_LDADD = $(REFERENCE_LIBS)
reference_coef_deriv_SOURCES = reference/coef_deriv.c reference/coef.c reference/coef.h
reference_coef_deriv_LDADD = $(REFERENCE_LIBS)
EXTRA_PROGRAMS += $(coef_programs)

# Truth, and the scans that justify the cut-overs.
bessel_programs = reference/bessel reference/bessel_dd reference/bessel_dd_points \
    reference/bessel_deriv reference/bessel_points reference/besseli reference/besselk reference/errors_dd \
    reference/hyp0f1 reference/hyp0f1_points reference/scan_dd reference/scan_debye \
    reference/scan_series reference/scan_tiers reference/scan_vmf reference/scan_kappa \
    reference/scan_marginal reference/scan_deriv reference/matern reference/matern_points \
    reference/gig reference/gig_points
reference_programs += $(bessel_programs)
EXTRA_PROGRAMS += $(bessel_programs)
reference_bessel_SOURCES = reference/bessel.c reference/truth.c reference/truth.h $(MPBESSEL)
reference_bessel_LDADD = $(REFERENCE_LIBS)
reference_bessel_dd_SOURCES = reference/bessel_dd.c reference/truth.c reference/truth.h $(MPBESSEL)
reference_bessel_dd_LDADD = $(REFERENCE_LIBS)
reference_bessel_dd_points_SOURCES = reference/bessel_dd_points.c reference/bessel_zero.c \
    reference/bessel_zero.h reference/dice.h
reference_bessel_dd_points_LDADD = -lm
reference_besseli_SOURCES = reference/besseli.c reference/mporders.c reference/mporders.h \
    reference/truth.c reference/truth.h $(MPBESSEL)
reference_besseli_LDADD = $(REFERENCE_LIBS)
reference_besselk_SOURCES = reference/besselk.c reference/mporders.c reference/mporders.h \
    reference/truth.c reference/truth.h $(MPBESSEL)
reference_besselk_LDADD = $(REFERENCE_LIBS)
reference_matern_SOURCES = reference/matern.c reference/truth.c reference/truth.h $(MPKORDER)
reference_matern_LDADD = $(REFERENCE_LIBS)
reference_matern_points_SOURCES = reference/matern_points.c reference/dice.h
reference_matern_points_LDADD = -lm
reference_gig_SOURCES = reference/gig.c reference/truth.c reference/truth.h $(MPKORDER)
reference_gig_LDADD = $(REFERENCE_LIBS)
reference_gig_points_SOURCES = reference/gig_points.c reference/dice.h $(MPKORDER)
reference_gig_points_LDADD = $(REFERENCE_LIBS)
reference_hyp0f1_SOURCES = reference/hyp0f1.c reference/truth.c reference/truth.h $(MPBESSEL)
reference_hyp0f1_LDADD = $(REFERENCE_LIBS)
reference_hyp0f1_points_SOURCES = reference/hyp0f1_points.c reference/dice.h
reference_hyp0f1_points_LDADD = -lm
reference_bessel_points_SOURCES = reference/bessel_points.c reference/bessel_zero.c \
    reference/bessel_zero.h reference/dice.h
reference_bessel_points_LDADD = -lm
reference_errors_dd_SOURCES = reference/errors_dd.c $(MPBESSEL)
reference_errors_dd_LDADD = $(REFERENCE_LIBS)
reference_scan_dd_SOURCES = reference/scan_dd.c reference/coef.c reference/coef.h \
    reference/debye_q.c reference/debye_q.h
reference_scan_dd_LDADD = $(REFERENCE_LIBS)
reference_bessel_deriv_SOURCES = reference/bessel_deriv.c reference/mpaverage.c reference/mpderiv.c \
    reference/mpderiv.h reference/truth.c reference/truth.h $(MPBESSEL)
reference_bessel_deriv_LDADD = $(REFERENCE_LIBS)
reference_scan_deriv_SOURCES = reference/scan_deriv.c reference/coef.c reference/coef.h
reference_scan_deriv_LDADD = $(REFERENCE_LIBS)
reference_scan_debye_SOURCES = reference/scan_debye.c $(MPBESSEL)
reference_scan_debye_LDADD = $(REFERENCE_LIBS)
reference_scan_series_SOURCES = reference/scan_series.c reference/coef.c reference/coef.h $(MPBESSEL)
reference_scan_series_LDADD = $(REFERENCE_LIBS)
reference_scan_tiers_SOURCES = reference/scan_tiers.c reference/coef.c reference/coef.h $(MPBESSEL)
reference_scan_tiers_LDADD = $(REFERENCE_LIBS)
reference_scan_vmf_SOURCES = reference/scan_vmf.c reference/coef.c reference/coef.h $(MPBESSEL)
reference_scan_vmf_LDADD = $(REFERENCE_LIBS)
reference_scan_kappa_SOURCES = reference/scan_kappa.c reference/scan_mean.h reference/coef.c \
    reference/coef.h $(MPBESSEL)
reference_scan_kappa_LDADD = $(REFERENCE_LIBS)
reference_scan_marginal_SOURCES = reference/scan_marginal.c reference/scan_mean.h \
    reference/coef.c reference/coef.h $(MPBESSEL)
reference_scan_marginal_LDADD = $(REFERENCE_LIBS)

vmf_programs = reference/vmf reference/vmf_points
reference_programs += $(vmf_programs)
EXTRA_PROGRAMS += $(vmf_programs)
reference_vmf_SOURCES = reference/vmf.c reference/mpvmf.c reference/mpvmf.h reference/truth.c \
    reference/truth.h $(MPBESSEL)
reference_vmf_LDADD = $(REFERENCE_LIBS)
reference_vmf_points_SOURCES = reference/vmf_points.c reference/dice.h reference/mpvmf.c \
    reference/mpvmf.h $(MPBESSEL)
reference_vmf_points_LDADD = $(REFERENCE_LIBS)
endif

# The core asked where its regimes are, for a picture; no MPFR.
EXTRA_PROGRAMS += reference/draw_regimes
reference_programs += reference/draw_regimes
reference_draw_regimes_LDADD = -lm

# The core compiled as C++ with a number that counts: operations, not truth.
if HAVE_CXX
EXTRA_PROGRAMS += reference/count_bessel
reference_programs += reference/count_bessel
reference_count_bessel_SOURCES = reference/count_bessel.cc
reference_count_bessel_CXXFLAGS = -std=c++17 -ffp-contract=off -Wall -Wextra -Wno-extra \
    -Wno-unknown-pragmas $(INSTRUMENT_CFLAGS)
# It runs for a second: a minute of optimising would be wasted.
reference/reference_count_bessel-count_bessel.$(OBJEXT): override CXXFLAGS += -O0
endif

.PHONY: reference-programs
reference-programs: $(reference_programs)
