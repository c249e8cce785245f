# The core is installed under burgi/core with its folders, for a user's own kernels.  Every file
# of src/core stands here, which tools/check-style verifies.
coreincludedir = $(includedir)/burgi/core
coreinclude_HEADERS = \
    src/core/all.h \
    src/core/const.h \
    src/core/dd.h \
    src/core/elem.h \
    src/core/elem_dd.h \
    src/core/elem_erf.h \
    src/core/elem_f32.h \
    src/core/elem_trig.h \
    src/core/elem_trig_dd.h \
    src/core/ff.h \
    src/core/fn.h \
    src/core/function.h \
    src/core/gamma.h \
    src/core/gamma_factors.h \
    src/core/log_long.h \
    src/core/log_short.h
coretablesdir = $(coreincludedir)/tables
coretables_DATA = \
    src/core/tables/atan.inc \
    src/core/tables/atanh.inc \
    src/core/tables/atanh_f32.inc \
    src/core/tables/atanh_half.inc \
    src/core/tables/atanh_short.inc \
    src/core/tables/const.inc \
    src/core/tables/const_f32.inc \
    src/core/tables/cos.inc \
    src/core/tables/dd_atanh.inc \
    src/core/tables/dd_cos.inc \
    src/core/tables/dd_exp.inc \
    src/core/tables/dd_sin.inc \
    src/core/tables/erf.inc \
    src/core/tables/erfc.inc \
    src/core/tables/exp.inc \
    src/core/tables/exp_f32.inc \
    src/core/tables/lgamma1p.inc \
    src/core/tables/sin.inc \
    src/core/tables/stirling.inc \
    src/core/tables/stirling_f32.inc
EXTRA_DIST += $(coretables_DATA)

corebesselincludedir = $(coreincludedir)/bessel
corebesselinclude_HEADERS = \
    src/core/bessel/bessel_dd.h \
    src/core/bessel/bessel_dd_debye.h \
    src/core/bessel/bessel_dd_small.h \
    src/core/bessel/bessel_debye.h \
    src/core/bessel/bessel_deriv.h \
    src/core/bessel/bessel_huge.h \
    src/core/bessel/bessel_lead.h \
    src/core/bessel/bessel_of.h \
    src/core/bessel/bessel_regime.h \
    src/core/bessel/bessel_slope.h \
    src/core/bessel/besseli.h \
    src/core/bessel/besseli_deriv.h \
    src/core/bessel/besseli_ratio.h \
    src/core/bessel/besseli_series.h \
    src/core/bessel/besselk.h \
    src/core/bessel/besselk_base.h \
    src/core/bessel/besselk_deriv.h \
    src/core/bessel/besselk_deriv_log.h \
    src/core/bessel/besselk_deriv_nodes.h \
    src/core/bessel/besselk_deriv_parts.h \
    src/core/bessel/besselk_deriv_up.h \
    src/core/bessel/besselk_order.h \
    src/core/bessel/besselk_product.h \
    src/core/bessel/besselk_ratio.h \
    src/core/bessel/besselk_temme.h \
    src/core/bessel/log_abs_besseli.h \
    src/core/bessel/log_besselik.h \
    src/core/bessel/log_h.h \
    src/core/bessel/log_hyp0f1.h
corebesself32includedir = $(coreincludedir)/bessel/f32
corebesself32include_HEADERS = \
    src/core/bessel/f32/besseli_f32.h \
    src/core/bessel/f32/besseli_ratio_f32.h \
    src/core/bessel/f32/besselk_base_f32.h \
    src/core/bessel/f32/besselk_f32.h \
    src/core/bessel/f32/debye_f32.h \
    src/core/bessel/f32/lead_f32.h
corebesseltablesdir = $(corebesselincludedir)/tables
corebesseltables_DATA = \
    src/core/bessel/tables/besselk_base.inc \
    src/core/bessel/tables/besselk_base_f32.inc \
    src/core/bessel/tables/besselk_degree.inc \
    src/core/bessel/tables/besselk_degree_f32.inc \
    src/core/bessel/tables/besselk_map.inc \
    src/core/bessel/tables/besselk_map_f32.inc \
    src/core/bessel/tables/besselk_nodes.inc \
    src/core/bessel/tables/besselk_pq.inc \
    src/core/bessel/tables/besselk_pq_degree.inc \
    src/core/bessel/tables/dd_cosh.inc \
    src/core/bessel/tables/dd_debye.inc \
    src/core/bessel/tables/dd_rgamma.inc \
    src/core/bessel/tables/debye_d.inc \
    src/core/bessel/tables/debye_d_f32.inc \
    src/core/bessel/tables/debye_dnu.inc \
    src/core/bessel/tables/debye_dnunu.inc \
    src/core/bessel/tables/debye_dxnu.inc \
    src/core/bessel/tables/debye_r.inc \
    src/core/bessel/tables/debye_r_f32.inc \
    src/core/bessel/tables/debye_rdx.inc \
    src/core/bessel/tables/log_h_p.inc \
    src/core/bessel/tables/sinpi.inc \
    src/core/bessel/tables/temme.inc \
    src/core/bessel/tables/temme_f32.inc \
    src/core/bessel/tables/temme_sinc.inc \
    src/core/bessel/tables/temme_sinc_f32.inc \
    src/core/bessel/tables/trigamma.inc \
    src/core/bessel/tables/zeta.inc
EXTRA_DIST += $(corebesseltables_DATA)

corematernincludedir = $(coreincludedir)/matern
corematerninclude_HEADERS = \
    src/core/matern/gig.h \
    src/core/matern/gig_deriv.h \
    src/core/matern/matern.h \
    src/core/matern/matern_dist.h \
    src/core/matern/matern_dist_dnu.h \
    src/core/matern/matern_dnu.h

corestableincludedir = $(coreincludedir)/stable
corestableinclude_HEADERS = \
    src/core/stable/stable.h \
    src/core/stable/stable_block.h \
    src/core/stable/stable_elem.h \
    src/core/stable/stable_law.h \
    src/core/stable/stable_nodes.h \
    src/core/stable/stable_path.h \
    src/core/stable/stable_ray.h \
    src/core/stable/stable_scout.h \
    src/core/stable/stable_search.h \
    src/core/stable/stable_sums.h \
    src/core/stable/stable_table.h \
    src/core/stable/stable_table_value.h \
    src/core/stable/stable_value.h
corestabletablesdir = $(corestableincludedir)/tables
corestabletables_DATA = \
    src/core/stable/tables/stable_h.inc
EXTRA_DIST += $(corestabletables_DATA)

corevmfincludedir = $(coreincludedir)/vmf
corevmfinclude_HEADERS = \
    src/core/vmf/law.h \
    src/core/vmf/law_cdf.h \
    src/core/vmf/law_laws.h \
    src/core/vmf/law_point.h \
    src/core/vmf/law_quantile.h \
    src/core/vmf/law_tail.h \
    src/core/vmf/vmf.h \
    src/core/vmf/vmf_divergence.h \
    src/core/vmf/vmf_divergence_debye.h \
    src/core/vmf/vmf_divergence_series.h \
    src/core/vmf/vmf_kappa.h \
    src/core/vmf/vmf_image.h \
    src/core/vmf/vmf_law.h \
    src/core/vmf/vmf_log_h.h \
    src/core/vmf/vmf_marginal.h \
    src/core/vmf/vmf_marginal_edge.h \
    src/core/vmf/vmf_norm.h \
    src/core/vmf/vmf_part.h \
    src/core/vmf/vmf_rows.h
# Not installed: these need Random123, which users may not have.
EXTRA_DIST += \
    src/core/rng.h \
    src/core/stable/stable_sample.h \
    src/core/vmf/vmf_sample.h
corevmftablesdir = $(corevmfincludedir)/tables
corevmftables_DATA = \
    src/core/vmf/tables/vmf_kappa.inc \
    src/core/vmf/tables/vmf_tail.inc
EXTRA_DIST += $(corevmftables_DATA)

corekernelincludedir = $(coreincludedir)/kernel
corekernelinclude_HEADERS = \
    src/core/kernel/exp_short.h
