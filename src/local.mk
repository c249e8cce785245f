# libinternal: the whole library with its hidden names, which tests and benches link.
# libburgi: the same objects, of which only the public names are seen.
noinst_LTLIBRARIES += libinternal.la
libinternal_la_SOURCES = src/block.h src/dispatch.c src/functions.c src/functions.def \
    src/kernels.h src/status.c
libinternal_la_LIBADD = libbase.la -lm

lib_LTLIBRARIES += libburgi.la
libburgi_la_SOURCES =
libburgi_la_LIBADD = libinternal.la -lm
libburgi_la_LDFLAGS = -no-undefined -version-info $(BURGI_ABI)

# One source, one library per instruction set; dispatch.c picks at run time.
noinst_LTLIBRARIES += libbase.la
libbase_la_SOURCES = src/kernels.c
libbase_la_CPPFLAGS = $(AM_CPPFLAGS) -DBG_ISA=base
if X86
noinst_LTLIBRARIES += libavx2.la libavx512.la
libinternal_la_LIBADD += libavx2.la libavx512.la
libavx2_la_SOURCES = src/kernels.c
libavx2_la_CPPFLAGS = $(AM_CPPFLAGS) -DBG_ISA=avx2
libavx2_la_CFLAGS = $(AM_CFLAGS) -O3 -mavx2 -mfma
libavx512_la_SOURCES = src/kernels.c
libavx512_la_CPPFLAGS = $(AM_CPPFLAGS) -DBG_ISA=avx512
libavx512_la_CFLAGS = $(AM_CFLAGS) -O3 -mavx512f -mavx512dq -mavx512vl -mavx512bw -mavx2 -mfma -mprefer-vector-width=512
endif
