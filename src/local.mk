# libinternal: the whole library with its hidden names, which tests and benches link.
# libburgi: the same objects, of which only the public names are seen.
noinst_LTLIBRARIES += libinternal.la
libinternal_la_SOURCES = src/bessel_dd.c src/dispatch.c src/functions.c src/functions.def \
    src/functions/bessel.def src/functions/bessel_deriv.def src/functions/gig.def \
    src/functions/matern.def src/functions/stable.def src/functions/vmf.def src/functions/vmf_divergence.def \
    src/functions/vmf_law.def src/functions_f32.c src/functions_fast.def src/isa/table.h src/quantile.c \
    src/quantile.h src/stable/data.c src/stable/data.h src/stable/fit.c src/stable/likelihood.c src/stable/likelihood.h \
    src/stable/plan.c src/stable/plan_tables.h src/stable/plan_inverse.c src/stable/plan_make.c src/stable/plan_piece.c src/stable/plan_polynomial.c src/stable/plan_slopes.c src/stable/sample.c src/stable/solve.c src/stable/solve.h src/stable/start.c src/stable/start.h src/status.c src/vmf/add.c src/vmf/add.h \
    src/vmf/estimates.c src/vmf/estimates.h src/vmf/fit.c src/vmf/interval.c \
    src/vmf/interval.h src/vmf/map.c src/vmf/merge.c src/vmf/part.c src/vmf/part.h \
    src/vmf/sample.c src/vmf/save.c src/vmf/sparse.c src/vmf/stats.c src/vmf/stats.h
libinternal_la_LIBADD = libbase.la

lib_LTLIBRARIES += libburgi.la
libburgi_la_SOURCES =
libburgi_la_LIBADD = libinternal.la -lm
libburgi_la_LDFLAGS = $(AM_LDFLAGS) -no-undefined -version-info $(BURGI_ABI)
if LINKER_MAP
libburgi_la_LDFLAGS += -Wl,--version-script=$(srcdir)/src/libburgi.map
EXTRA_libburgi_la_DEPENDENCIES = $(srcdir)/src/libburgi.map
else
libburgi_la_LDFLAGS += -export-symbols-regex '^burgi_'
endif
EXTRA_DIST += src/libburgi.map

# One library per instruction set; dispatch.c picks at run time.  They take most of the build's
# time, so a family is a file, and the static library takes the position-independent objects too.
ISA_SOURCES = src/isa/bessel.c src/isa/bessel_dd.c src/isa/bessel_deriv.c src/isa/block.c \
    src/isa/block.h src/isa/elem.c src/isa/elem.def src/isa/function.h src/isa/gig.c \
    src/isa/isa.h src/isa/log_abs_besseli.c src/isa/log_besselik.c src/isa/matern.c \
    src/isa/stable.c src/isa/stable_plan.c src/isa/stable_sample.c src/isa/table.c src/isa/vec.h src/isa/vmf.c src/isa/vmf_divergence.c src/isa/vmf_law.c \
    src/isa/vmf_rows.c \
    src/isa/vmf_sample.c
noinst_LTLIBRARIES += libbase.la
libbase_la_SOURCES = $(ISA_SOURCES)
libbase_la_LIBTOOLFLAGS = --tag=disable-static
libbase_la_CPPFLAGS = $(AM_CPPFLAGS) -DBG_ISA=base
libbase_la_CFLAGS = $(AM_CFLAGS) $(ISA_CFLAGS) $(BASE_CFLAGS)
if ISA_AVX2
noinst_LTLIBRARIES += libavx2.la
libinternal_la_LIBADD += libavx2.la
libavx2_la_SOURCES = $(ISA_SOURCES)
libavx2_la_LIBTOOLFLAGS = --tag=disable-static
libavx2_la_CPPFLAGS = $(AM_CPPFLAGS) -DBG_ISA=avx2
libavx2_la_CFLAGS = $(AM_CFLAGS) $(ISA_CFLAGS) $(AVX2_CFLAGS)
endif
if ISA_AVX512
noinst_LTLIBRARIES += libavx512.la
libinternal_la_LIBADD += libavx512.la
libavx512_la_SOURCES = $(ISA_SOURCES)
libavx512_la_LIBTOOLFLAGS = --tag=disable-static
libavx512_la_CPPFLAGS = $(AM_CPPFLAGS) -DBG_ISA=avx512
libavx512_la_CFLAGS = $(AM_CFLAGS) $(ISA_CFLAGS) $(AVX512_CFLAGS)
endif
if ISA_NEON
noinst_LTLIBRARIES += libneon.la
libinternal_la_LIBADD += libneon.la
libneon_la_SOURCES = $(ISA_SOURCES)
libneon_la_LIBTOOLFLAGS = --tag=disable-static
libneon_la_CPPFLAGS = $(AM_CPPFLAGS) -DBG_ISA=neon
libneon_la_CFLAGS = $(AM_CFLAGS) $(ISA_CFLAGS)
endif
