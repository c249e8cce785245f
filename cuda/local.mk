# libburgi_cuda: functions.def on device pointers, a family a file.
CUDA_SOURCES = cuda/bessel.cu cuda/bessel_deriv.cu cuda/bessel_fast.cu cuda/cublas.cu cuda/device.cu cuda/gig.cu cuda/matern.cu cuda/stable.cu \
    cuda/vmf.cu cuda/vmf_divergence.cu cuda/vmf_law.cu cuda/vmf_mixture_engine.cu cuda/vmf_mixture_rows.cu cuda/vmf_mixture_score.cu \
    cuda/vmf_mixture_sums.cu cuda/vmf_mixture_units.cu cuda/vmf_sample.cu cuda/vmf_stats.cu
CUDA_PARTS = cuda/cublas.h cuda/function.h cuda/launch.h cuda/sorted.h cuda/stats.h cuda/stats_chunk.h cuda/stats_take.h \
    cuda/stats_tree.h cuda/status.h cuda/vmf_mixture.h
EXTRA_DIST += $(CUDA_SOURCES) $(CUDA_PARTS) cuda/libburgi_cuda.map

# What each object depends on; nvcc and the host compiler write no lists that automake reads.
CUDA_NEEDS = $(CUDA_PARTS) src/core/rng.h src/core/vmf/vmf_sample.h include/burgi/cuda.h include/burgi/cuda_device.h include/burgi/cuda_mixture.h include/burgi/cuda_vmf.h include/burgi/mixture_engine.h \
    include/burgi/rows.h include/burgi/vmf_mixture.h $(corekernelinclude_HEADERS) $(coreinclude_HEADERS) $(corebesselinclude_HEADERS) $(corebesself32include_HEADERS) src/functions_fast.def \
    $(corematerninclude_HEADERS) $(corestableinclude_HEADERS) $(corevmfinclude_HEADERS)

if BUILD_CUDA
lib_LTLIBRARIES += libburgi_cuda.la
libburgi_cuda_la_SOURCES =
libburgi_cuda_la_LIBADD = $(CUDA_SOURCES:.cu=.lo) $(CUDART_LIBS)
libburgi_cuda_la_LDFLAGS = $(AM_LDFLAGS) -no-undefined -version-info $(BURGI_CUDA_ABI)
if LINKER_MAP
libburgi_cuda_la_LDFLAGS += -Wl,--version-script=$(srcdir)/cuda/libburgi_cuda.map
EXTRA_libburgi_cuda_la_DEPENDENCIES = $(CUDA_SOURCES:.cu=.lo) $(srcdir)/cuda/libburgi_cuda.map
else
libburgi_cuda_la_LDFLAGS += -export-symbols-regex '^burgi_'
EXTRA_libburgi_cuda_la_DEPENDENCIES = $(CUDA_SOURCES:.cu=.lo)
endif
burgiinclude_HEADERS += include/burgi/cuda.h include/burgi/cuda_device.h include/burgi/cuda_mixture.h include/burgi/cuda_vmf.h
if !BUILD_KERNEL
burgiinclude_HEADERS += include/burgi/mixture_engine.h include/burgi/rows.h include/burgi/vmf_mixture.h
endif
nodist_pkgconfig_DATA += burgi-cuda.pc

cuda/%.lo: cuda/%.cu $(CUDA_NEEDS)
	@$(MKDIR_P) cuda
	$(AM_V_GEN)NVCC='$(NVCC)' $(LIBTOOL) $(AM_V_lt) --tag=CC --mode=compile $(srcdir)/tools/nvcc \
	    $(NVCCFLAGS) $(AM_CPPFLAGS) -c $< -o $@
else
EXTRA_DIST += include/burgi/cuda.h include/burgi/cuda_device.h include/burgi/cuda_mixture.h include/burgi/cuda_vmf.h
endif

# For tools/check-ptx.
EXTRA_DIST += tests/cuda/mark.h tests/cuda/ptx.h tests/cuda/ptx.py tests/cuda/ptx_run.c

# The same sources by the C++ compiler, whose kernels run on the CPU: a library for the test programs, and one that the
# command opens in tests, libburgi_cuda.so as nvcc would make it.  Neither is installed.
if BUILD_CUDA_HOST
CUDA_HOST_OBJECTS = $(CUDA_SOURCES:cuda/%.cu=tests/cuda/%.lo)
check_LTLIBRARIES += libcudahost.la
libcudahost_la_SOURCES = tests/cuda/host.cc tests/cuda/host.h tests/cuda/host_blas.cc tests/cuda/host_blas.h tests/cuda/runtime.cc tests/cuda/runtime.h
libcudahost_la_CXXFLAGS = -std=c++17 -Wall -Wextra
libcudahost_la_LIBADD = $(CUDA_HOST_OBJECTS)
if BUILD_KERNEL
libcudahost_la_CPPFLAGS = $(AM_CPPFLAGS) $(BLAS_CPPFLAGS) -DBG_HOST_CBLAS
libcudahost_la_LIBADD += $(BLAS_LIBS)
endif
EXTRA_libcudahost_la_DEPENDENCIES = $(CUDA_HOST_OBJECTS)

if BUILD_SHARED
check_LTLIBRARIES += tests/cuda/libburgi_cuda.la
tests_cuda_libburgi_cuda_la_SOURCES =
tests_cuda_libburgi_cuda_la_LIBADD = libcudahost.la
tests_cuda_libburgi_cuda_la_LINK = $(CXXLINK) -shared -no-undefined -rpath /nowhere -version-info $(BURGI_CUDA_ABI)
if LINKER_MAP
tests_cuda_libburgi_cuda_la_LINK += -Wl,--version-script=$(srcdir)/cuda/libburgi_cuda.map
endif
endif

tests/cuda/%.lo: cuda/%.cu tests/cuda/host.h tests/cuda/runtime.h $(CUDA_NEEDS)
	@$(MKDIR_P) tests/cuda
	$(AM_V_CXX)$(LIBTOOL) $(AM_V_lt) --tag=CXX --mode=compile $(CXX) -x c++ -std=c++17 -O1 -ffp-contract=off \
	    $(AVX2_CFLAGS) -Wall -Wextra -Wno-unknown-pragmas $(INSTRUMENT_CFLAGS) $(AM_CPPFLAGS) \
	    -I$(srcdir)/tests/cuda -c $< -o $@
endif
