# The core is installed under burgi/core, for a user's own kernels.  Every file of src/core
# stands here, which tools/check-style verifies.
coreincludedir = $(includedir)/burgi/core
coreinclude_HEADERS = \
    src/core/bessel_dd.h \
    src/core/bessel_dd_debye.h \
    src/core/bessel_dd_small.h \
    src/core/bessel_debye.h \
    src/core/bessel_huge.h \
    src/core/bessel_lead.h \
    src/core/bessel_deriv.h \
    src/core/bessel_regime.h \
    src/core/bessel_slope.h \
    src/core/besseli.h \
    src/core/besseli_deriv.h \
    src/core/besseli_ratio.h \
    src/core/besseli_series.h \
    src/core/besselk.h \
    src/core/besselk_base.h \
    src/core/besselk_order.h \
    src/core/besselk_product.h \
    src/core/besselk_ratio.h \
    src/core/besselk_temme.h \
    src/core/besselk_deriv.h \
    src/core/besselk_deriv_log.h \
    src/core/besselk_deriv_nodes.h \
    src/core/besselk_deriv_parts.h \
    src/core/besselk_deriv_up.h \
    src/core/dd.h \
    src/core/elem.h \
    src/core/elem_dd.h \
    src/core/fn.h \
    src/core/gamma.h \
    src/core/gamma_factors.h \
    src/core/gig.h \
    src/core/gig_deriv.h \
    src/core/log_abs_besseli.h \
    src/core/log_besselik.h \
    src/core/log_hyp0f1.h \
    src/core/log_long.h \
    src/core/log_short.h \
    src/core/matern.h \
    src/core/matern_dnu.h \
    src/core/vmf.h \
    src/core/vmf_kappa.h \
    src/core/vmf_log_h.h \
    src/core/vmf_marginal.h \
    src/core/vmf_marginal_edge.h \
    src/core/vmf_norm.h \
    src/core/vmf_rows.h

coretablesdir = $(coreincludedir)/tables
coretables_DATA = \
    src/core/tables/atanh.inc \
    src/core/tables/atanh_half.inc \
    src/core/tables/atanh_short.inc \
    src/core/tables/besselk_base.inc \
    src/core/tables/besselk_degree.inc \
    src/core/tables/besselk_map.inc \
    src/core/tables/dd_atanh.inc \
    src/core/tables/dd_cosh.inc \
    src/core/tables/dd_debye.inc \
    src/core/tables/dd_exp.inc \
    src/core/tables/dd_rgamma.inc \
    src/core/tables/besselk_nodes.inc \
    src/core/tables/besselk_pq.inc \
    src/core/tables/besselk_pq_degree.inc \
    src/core/tables/debye_d.inc \
    src/core/tables/debye_dnu.inc \
    src/core/tables/debye_dnunu.inc \
    src/core/tables/debye_dxnu.inc \
    src/core/tables/debye_r.inc \
    src/core/tables/debye_rdx.inc \
    src/core/tables/exp.inc \
    src/core/tables/lgamma1p.inc \
    src/core/tables/sinpi.inc \
    src/core/tables/stirling.inc \
    src/core/tables/temme.inc \
    src/core/tables/temme_sinc.inc \
    src/core/tables/trigamma.inc \
    src/core/tables/vmf_kappa.inc \
    src/core/tables/vmf_p.inc \
    src/core/tables/zeta.inc
EXTRA_DIST += $(coretables_DATA)
