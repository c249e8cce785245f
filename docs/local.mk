# Pages of derivations and figures.  What programs print is listed in reference/tables.list.
nobase_dist_doc_DATA += docs/accuracy.md docs/bessel.md docs/bessel_dd.md docs/bessel_errors.md \
    docs/bessel_operations.md docs/bessel_regimes.svg docs/matern.md docs/matern_errors.md docs/vmf.md docs/vmf_errors.md \
    docs/vmf_operations.md
