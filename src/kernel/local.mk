# libburgi_kernel: what needs a CBLAS.  It calls libburgi by public names only.  libkernel: the whole of it
# with its hidden names, which tests and benches link.
if BUILD_KERNEL
noinst_LTLIBRARIES += libkernel.la libkernel_base.la
libkernel_la_SOURCES = src/isa/kernel/tiles.h src/kernel/dispatch.c \
    src/kernel/directions.c src/kernel/directions.h src/kernel/group.c src/kernel/group.h \
    src/kernel/mixture/describe.c src/kernel/mixture/describe.h src/kernel/mixture/em.c src/kernel/mixture/em.h src/kernel/mixture/engine.c src/kernel/mixture/engine.h src/kernel/mixture/fit.c src/kernel/mixture/law.c src/kernel/mixture/law.h \
    src/kernel/mixture/pass.c src/kernel/mixture/pass.h src/kernel/mixture/score.c src/kernel/mixture/score.h \
    src/kernel/mixture/seed.c src/kernel/mixture/seed.h src/kernel/mixture/step.c \
    src/kernel/mixture/step.h src/kernel/mixture/stream.c src/kernel/mixture/tile.c src/kernel/mixture/tile.h
libkernel_la_CPPFLAGS = $(AM_CPPFLAGS) $(BLAS_CPPFLAGS)
libkernel_la_CFLAGS = $(AM_CFLAGS) $(OPENMP_CFLAGS)
libkernel_la_LIBADD = libkernel_base.la

lib_LTLIBRARIES += libburgi_kernel.la
libburgi_kernel_la_SOURCES =
libburgi_kernel_la_LIBADD = libkernel.la $(BLAS_LIBS) -lm
libburgi_kernel_la_LDFLAGS = $(AM_LDFLAGS) $(OPENMP_CFLAGS) -no-undefined -version-info $(BURGI_KERNEL_ABI)
if LINKER_MAP
# libtool installs what depends on another of its libraries under configure's prefix only: so the linker is
# told of libburgi itself, which lies beside it.
libburgi_kernel_la_LDFLAGS += -Wl,--version-script=$(srcdir)/src/kernel/libburgi_kernel.map \
    -Wl,--no-as-needed,.libs/libburgi.so '-Wl,-rpath,$$ORIGIN'
EXTRA_libburgi_kernel_la_DEPENDENCIES = libburgi.la $(srcdir)/src/kernel/libburgi_kernel.map
else
libburgi_kernel_la_LIBADD += libburgi.la
libburgi_kernel_la_LDFLAGS += -export-symbols-regex '^burgi_'
endif

KERNEL_ISA_SOURCES = src/isa/kernel/tiles.c src/isa/kernel/tiles.h
libkernel_base_la_SOURCES = $(KERNEL_ISA_SOURCES)
libkernel_base_la_CPPFLAGS = $(AM_CPPFLAGS) -DBG_ISA=base
libkernel_base_la_CFLAGS = $(AM_CFLAGS) $(ISA_CFLAGS) $(BASE_CFLAGS)
if ISA_AVX2
noinst_LTLIBRARIES += libkernel_avx2.la
libkernel_la_LIBADD += libkernel_avx2.la
libkernel_avx2_la_SOURCES = $(KERNEL_ISA_SOURCES)
libkernel_avx2_la_CPPFLAGS = $(AM_CPPFLAGS) -DBG_ISA=avx2
libkernel_avx2_la_CFLAGS = $(AM_CFLAGS) $(ISA_CFLAGS) $(AVX2_CFLAGS)
endif
if ISA_AVX512
noinst_LTLIBRARIES += libkernel_avx512.la
libkernel_la_LIBADD += libkernel_avx512.la
libkernel_avx512_la_SOURCES = $(KERNEL_ISA_SOURCES)
libkernel_avx512_la_CPPFLAGS = $(AM_CPPFLAGS) -DBG_ISA=avx512
libkernel_avx512_la_CFLAGS = $(AM_CFLAGS) $(ISA_CFLAGS) $(AVX512_CFLAGS)
endif
if ISA_NEON
noinst_LTLIBRARIES += libkernel_neon.la
libkernel_la_LIBADD += libkernel_neon.la
libkernel_neon_la_SOURCES = $(KERNEL_ISA_SOURCES)
libkernel_neon_la_CPPFLAGS = $(AM_CPPFLAGS) -DBG_ISA=neon
libkernel_neon_la_CFLAGS = $(AM_CFLAGS) $(ISA_CFLAGS)
endif

burgiinclude_HEADERS += include/burgi/kernel.h include/burgi/mixture_engine.h include/burgi/rows.h include/burgi/vmf_mixture.h
nodist_pkgconfig_DATA += burgi-kernel.pc
endif
EXTRA_DIST += src/kernel/libburgi_kernel.map
