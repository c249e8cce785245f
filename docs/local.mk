# Pages of derivations by hand, and in measured/ what programs print (reference/tables.list).
nobase_dist_doc_DATA += docs/accuracy.md docs/bessel.md docs/bessel_dd.md docs/cuda.md docs/matern.md docs/mixtures.md docs/python.md docs/stable.md docs/stable.svg docs/vmf.md \
    docs/measured/accuracy.md \
    docs/measured/bessel_cutovers.md \
    docs/measured/bessel_dd_terms.md \
    docs/measured/bessel_deriv_tiers.md \
    docs/measured/bessel_errors.md \
    docs/measured/bessel_operations.md \
    docs/measured/bessel_regimes.svg \
    docs/measured/bessel_series.md \
    docs/measured/bessel_tiers.md \
    docs/measured/cuda_kernels.md \
    docs/measured/elem_errors.md \
    docs/measured/matern_errors.md \
    docs/measured/vmf_cutovers.md \
    docs/measured/vmf_divergence_errors.md \
    docs/measured/vmf_divergence_terms.md \
    docs/measured/vmf_errors.md \
    docs/measured/vmf_law_errors.md \
    docs/measured/vmf_kappa.md \
    docs/measured/vmf_marginal.md \
    docs/measured/vmf_operations.md
EXTRA_DIST += docs/stable_gpu.patch docs/stable_picture.sh docs/vmf_device.patch
