# Small programs that use the library, and digits.npy.  examples/check.sh builds and runs them
# as a test; each begins with the line that builds it against an installed burgi.
dist_check_SCRIPTS += examples/check.sh
AM_TESTS_ENVIRONMENT += INSTRUMENT_CFLAGS='$(INSTRUMENT_CFLAGS)'; export INSTRUMENT_CFLAGS;
nobase_dist_doc_DATA += examples/README.md examples/digits.npy examples/digits_labels.npy \
    examples/besseli.c examples/gig_fit.c examples/vmf_fit.c examples/core.c examples/matern.cc \
    examples/besselk.f90 examples/cuda_besselk.c examples/cuda_core.cu examples/vmf_fit.py
