# A Criterion test: criterion_tests += tests/NAME, from tests/NAME.c, with
#   tests_NAME_LDADD = $(TEST_LIBS)
# A script: dist_check_SCRIPTS += tests/NAME.sh, run in the build folder; exit 77 means skipped,
# for the reason that it printed last.  Its environment: srcdir, BURGI (the command), and CC,
# CXX, FC, PYTHON (empty where there is none).  A script that makes many checks ends with a
# line "N passed, N failed, N skipped", and then counts as so many; of each that it skips it prints
# a line "SKIP: why".  A Criterion case that can't run calls cr_skip_test.
# A fuzz target, built by make fuzz-targets after configure --enable-fuzz with clang:
# fuzz_targets += tests/fuzz_NAME, with tests_fuzz_NAME_LDFLAGS = -fsanitize=fuzzer.
TEST_LIBS = libtest.la libinternal.la $(CRITERION_LIBS) -lm
criterion_tests =
dist_check_SCRIPTS =
fuzz_targets =

# The reader of truth tables, the error measures and the scan, which need no Criterion.
check_LTLIBRARIES += libtest.la
libtest_la_SOURCES = tests/lib/claims.c tests/lib/claims.h tests/lib/claims_stable.c tests/lib/claims_stable.h tests/lib/functions.c tests/lib/functions.h \
    tests/lib/manifest.c tests/lib/manifest.h tests/lib/points.c tests/lib/points.h tests/lib/scan.c tests/lib/scan.h tests/lib/table.c tests/lib/table.h

# In plain C, for machines without Criterion and under qemu: tests/tables scans every truth
# table with every instruction set, tests/digest prints a hash of each function's bits.
check_PROGRAMS += tests/digest tests/tables
tests_digest_LDADD = libtest.la libinternal.la -lm
tests_tables_LDADD = libtest.la libinternal.la -lm

# The figures of docs/accuracy.md.
EXTRA_PROGRAMS += tests/accuracy
tests_accuracy_LDADD = libtest.la libinternal.la -lm
.PHONY: accuracy
accuracy: tests/accuracy
	@srcdir='$(srcdir)' tests/accuracy -v && srcdir='$(srcdir)' tests/accuracy

# The worst errors of every function, climbed to, with the reference programs beside it.
if BUILD_REFERENCE
EXTRA_PROGRAMS += tests/search
reference_programs += tests/search
tests_search_SOURCES = tests/climb/climb.c tests/climb/climb.h tests/climb/dd.c \
    tests/climb/oracle.c tests/climb/oracle.h tests/climb/patch.c tests/climb/patch.h \
    tests/climb/same.c tests/climb/same.h tests/climb/starts.c tests/lib/classify.c \
    tests/lib/classify.h tests/search.c
tests_search_LDADD = libtest.la libinternal.la -lm
endif

# Prints docs/measured/bessel_errors.md and docs/measured/vmf_errors.md, which the script compares.
check_PROGRAMS += tests/regimes
reference_programs += tests/regimes
tests_regimes_SOURCES = tests/lib/classify.c tests/lib/classify.h tests/regimes.c
tests_regimes_LDADD = libtest.la libinternal.la -lm
dist_check_SCRIPTS += tests/regimes.sh

criterion_tests += tests/api tests/bessel tests/bessel_dd tests/bessel_deriv tests/besseli \
    tests/besselik tests/bits tests/block tests/elem tests/f32 tests/f32_fast tests/gig tests/hyp0f1 tests/matern tests/measure \
    tests/properties \
    tests/quantile tests/stable tests/stable_fit tests/stable_plan tests/stable_sample tests/truth tests/vmf tests/vmf_bias tests/vmf_estimates tests/vmf_fit \
    tests/vmf_divergence tests/vmf_law tests/vmf_merge tests/vmf_parts tests/vmf_sampler tests/vmf_sampler_law \
    tests/vmf_save tests/vmf_stats tests/vmf_weights
tests_api_LDADD = libburgi.la $(CRITERION_LIBS) -lm
tests_bessel_SOURCES = tests/bessel.c tests/balance.h
tests_bessel_LDADD = $(TEST_LIBS)
tests_bessel_dd_SOURCES = tests/bessel_dd.c tests/balance.h
tests_bessel_dd_LDADD = $(TEST_LIBS)
tests_besseli_LDADD = $(TEST_LIBS)
tests_besselik_LDADD = $(TEST_LIBS)
tests_bessel_deriv_SOURCES = tests/bessel_deriv.c tests/balance.h
tests_bessel_deriv_LDADD = $(TEST_LIBS)
tests_bits_LDADD = $(TEST_LIBS)
tests_block_LDADD = $(TEST_LIBS)
tests_elem_LDADD = $(TEST_LIBS)
tests_f32_LDADD = $(TEST_LIBS)
tests_f32_fast_SOURCES = tests/f32_fast.c tests/f32_fast_worst.inc
tests_f32_fast_LDADD = $(TEST_LIBS)
tests_gig_LDADD = $(TEST_LIBS)
tests_matern_LDADD = $(TEST_LIBS)
tests_hyp0f1_LDADD = $(TEST_LIBS)
tests_measure_LDADD = $(TEST_LIBS)
tests_properties_LDADD = $(TEST_LIBS)
tests_quantile_LDADD = $(TEST_LIBS)
tests_truth_LDADD = $(TEST_LIBS)
tests_vmf_SOURCES = tests/vmf.c tests/balance.h
tests_vmf_LDADD = $(TEST_LIBS)
tests_vmf_bias_LDADD = $(TEST_LIBS)
tests_stable_LDADD = $(TEST_LIBS)
tests_stable_fit_LDADD = $(TEST_LIBS)
tests_stable_sample_LDADD = $(TEST_LIBS)
tests_stable_plan_LDADD = $(TEST_LIBS)
tests_vmf_divergence_LDADD = $(TEST_LIBS)
tests_vmf_estimates_SOURCES = tests/vmf_estimates.c tests/vmf_sample.h
tests_vmf_estimates_LDADD = $(TEST_LIBS)
tests_vmf_fit_LDADD = $(TEST_LIBS)
tests_vmf_law_LDADD = $(TEST_LIBS)
tests_vmf_merge_SOURCES = tests/vmf_merge.c tests/vmf_sample.h
tests_vmf_merge_LDADD = $(TEST_LIBS)
tests_vmf_parts_SOURCES = tests/vmf_parts.c tests/vmf_sample.h
tests_vmf_parts_LDADD = $(TEST_LIBS)
tests_vmf_sampler_LDADD = $(TEST_LIBS)
tests_vmf_sampler_law_LDADD = $(TEST_LIBS)
tests_vmf_save_SOURCES = tests/stats_words.h tests/vmf_sample.h tests/vmf_save.c
tests_vmf_save_LDADD = $(TEST_LIBS)
tests_vmf_stats_SOURCES = tests/vmf_sample.h tests/vmf_stats.c
tests_vmf_stats_LDADD = $(TEST_LIBS)
tests_vmf_weights_SOURCES = tests/vmf_sample.h tests/vmf_weights.c
tests_vmf_weights_LDADD = $(TEST_LIBS)

if BUILD_KERNEL
criterion_tests += tests/vmf_mixture tests/vmf_mixture_digits tests/vmf_mixture_odd \
    tests/vmf_mixture_ways
KERNEL_TEST_LIBS = libkernel.la $(BLAS_LIBS) $(TEST_LIBS)
tests_vmf_mixture_SOURCES = tests/mixture.h tests/vmf_mixture.c
tests_vmf_mixture_LDADD = $(KERNEL_TEST_LIBS)
tests_vmf_mixture_LDFLAGS = $(OPENMP_CFLAGS)
tests_vmf_mixture_digits_SOURCES = tests/mixture.h tests/mixture_digits.h tests/vmf_mixture_digits.c
tests_vmf_mixture_digits_LDADD = $(KERNEL_TEST_LIBS)
tests_vmf_mixture_digits_LDFLAGS = $(OPENMP_CFLAGS)
tests_vmf_mixture_odd_SOURCES = tests/mixture.h tests/vmf_mixture_odd.c
tests_vmf_mixture_odd_LDADD = $(KERNEL_TEST_LIBS)
tests_vmf_mixture_odd_LDFLAGS = $(OPENMP_CFLAGS)
tests_vmf_mixture_ways_SOURCES = tests/mixture.h tests/vmf_mixture_ways.c
tests_vmf_mixture_ways_LDADD = $(KERNEL_TEST_LIBS)
tests_vmf_mixture_ways_LDFLAGS = $(OPENMP_CFLAGS)
endif

if BUILD_CUDA_HOST
criterion_tests += tests/cuda_device tests/cuda_functions tests/cuda_sample tests/cuda_stats
tests_cuda_device_SOURCES = tests/cuda/control.h tests/cuda/need.h tests/cuda_device.c
tests_cuda_device_LDADD = libcudahost.la $(TEST_LIBS)
tests_cuda_device_LINK = $(CXXLINK)
tests_cuda_functions_SOURCES = tests/cuda/control.h tests/cuda/need.h tests/cuda_functions.c
tests_cuda_functions_LDADD = libcudahost.la $(TEST_LIBS)
tests_cuda_functions_LINK = $(CXXLINK)
tests_cuda_sample_SOURCES = tests/cuda/control.h tests/cuda/need.h tests/cuda_sample.c
tests_cuda_sample_LDADD = libcudahost.la $(TEST_LIBS)
tests_cuda_sample_LINK = $(CXXLINK)
tests_cuda_stats_SOURCES = tests/cuda/control.h tests/cuda/need.h tests/cuda_stats.c
tests_cuda_stats_LDADD = libcudahost.la $(TEST_LIBS)
tests_cuda_stats_LINK = $(CXXLINK)
if BUILD_KERNEL
criterion_tests += tests/cuda_mixture tests/cuda_mixture_fit tests/cuda_mixture_odd tests/cuda_mixture_pass
CUDA_MIXTURE_PARTS = tests/cuda/arrays.h tests/cuda/control.h tests/cuda/host_blas.h tests/cuda/need.h \
    tests/cuda_mixture.h tests/mixture.h tests/mixture_digits.h
CUDA_MIXTURE_LIBS = libcudahost.la $(KERNEL_TEST_LIBS)
tests_cuda_mixture_SOURCES = $(CUDA_MIXTURE_PARTS) tests/cuda_mixture.c
tests_cuda_mixture_LDADD = $(CUDA_MIXTURE_LIBS)
tests_cuda_mixture_LDFLAGS = $(OPENMP_CFLAGS)
tests_cuda_mixture_LINK = $(CXXLINK)
tests_cuda_mixture_fit_SOURCES = $(CUDA_MIXTURE_PARTS) tests/cuda_mixture_fit.c
tests_cuda_mixture_fit_LDADD = $(CUDA_MIXTURE_LIBS)
tests_cuda_mixture_fit_LDFLAGS = $(OPENMP_CFLAGS)
tests_cuda_mixture_fit_LINK = $(CXXLINK)
tests_cuda_mixture_odd_SOURCES = $(CUDA_MIXTURE_PARTS) tests/cuda_mixture_odd.c
tests_cuda_mixture_odd_LDADD = $(CUDA_MIXTURE_LIBS)
tests_cuda_mixture_odd_LDFLAGS = $(OPENMP_CFLAGS)
tests_cuda_mixture_odd_LINK = $(CXXLINK)
tests_cuda_mixture_pass_SOURCES = $(CUDA_MIXTURE_PARTS) tests/cuda_mixture_pass.c
tests_cuda_mixture_pass_LDADD = $(CUDA_MIXTURE_LIBS)
tests_cuda_mixture_pass_LDFLAGS = $(OPENMP_CFLAGS)
tests_cuda_mixture_pass_LINK = $(CXXLINK)
endif
endif

fuzz_targets += tests/fuzz_bessel
tests_fuzz_bessel_LDADD = libtest.la libinternal.la -lm
tests_fuzz_bessel_LDFLAGS = -fsanitize=fuzzer

dist_check_SCRIPTS += tests/counts.sh tests/digest.sh tests/headers.sh

fuzz_targets += tests/fuzz_stats
tests_fuzz_stats_SOURCES = tests/fuzz_stats.c tests/stats_words.h
tests_fuzz_stats_LDADD = libinternal.la -lm
tests_fuzz_stats_LDFLAGS = -fsanitize=fuzzer
fuzz_targets += tests/fuzz_vmf
tests_fuzz_vmf_LDADD = libtest.la libinternal.la -lm
tests_fuzz_vmf_LDFLAGS = -fsanitize=fuzzer

include tests/cli.mk

# make distcheck runs a few only (--enable-smoke); without Criterion, tests/tables does duty.
if SMOKE
TESTS += tests/headers.sh tests/cli_usage.sh
smoke_tests = tests/api tests/measure
if BUILD_TESTS
TESTS += $(smoke_tests)
check_PROGRAMS += $(smoke_tests)
endif
else
TESTS += $(dist_check_SCRIPTS)
if BUILD_TESTS
TESTS += $(criterion_tests)
check_PROGRAMS += $(criterion_tests)
else
TESTS += tests/tables
endif
endif

# For those who run some of them.
.PHONY: print-tests
print-tests:
	@echo $(TESTS)

EXTRA_PROGRAMS += $(fuzz_targets)
.PHONY: fuzz-targets
fuzz-targets: $(fuzz_targets)

AM_TESTS_ENVIRONMENT = \
    srcdir='$(srcdir)'; export srcdir; \
    BURGI='$(abs_builddir)/burgi$(EXEEXT)'; export BURGI; \
    CC='$(CC)'; export CC; \
    CXX='$(CXX)'; export CXX; \
    FC='$(FC)'; export FC; \
    PYTHON='$(PYTHON)'; export PYTHON; \
    CRITERION_VERBOSITY_LEVEL=1; export CRITERION_VERBOSITY_LEVEL;
EXTRA_DIST += tests/core.cc tests/data tests/faults.list
