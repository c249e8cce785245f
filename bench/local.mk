# Benches: benches += bench/NAME.  make check builds them and runs each for a second, to see
# that it works; make bench runs them in short, with BENCH_FLAGS (--json);
# bench/NAME --help tells the longer ways.
benches =

BENCH_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests -DBENCH_SRCDIR='"$(abs_srcdir)"' \
    -DBENCH_PYTHON='"$(PYTHON)"'
BENCH_COMMON = bench/clock.h bench/contender.c bench/contender.h bench/group.c bench/group.h \
    bench/host.c bench/host.h bench/logs.c bench/logs.h bench/options.c bench/options.h \
    bench/peers.h bench/python.c bench/python.h bench/report.c bench/report.h bench/timing.c \
    bench/timing.h bench/truths.c bench/truths.h
BENCH_LIBS = libpeers.la libtest.la libinternal.la $(LIBSTABLE_LIBS)
EXTRA_DIST += bench/classes.sh bench/compare.sh bench/levels.sh bench/mixture.py bench/python.py bench/python_peer.py bench/reading.py bench/stable_peers.py bench/tables.py bench/vmf_peers.R bench/words.py \
    bench/vmf_peers.py
nobase_dist_doc_DATA += docs/benchmarks.md

# The peers, one convenience library; what is absent is left out and said so by the bench.
EXTRA_LTLIBRARIES += libpeers.la libics2024fast.la libpeerboost.la
libpeers_la_SOURCES = bench/ics2024.c bench/ics2024.h bench/peer_ics2024.c bench/peers.h
libpeers_la_CPPFLAGS = $(BENCH_CPPFLAGS)
libpeers_la_LIBADD =
if HAVE_GSL
BENCH_CPPFLAGS += -DBENCH_GSL
libpeers_la_SOURCES += bench/peer_gsl.c
libpeers_la_LIBADD += $(GSL_LIBS)
endif
if HAVE_LIBMVEC
# What plain C gains from fast-math and AVX2; bench/contender.c asks the processor first.
BENCH_CPPFLAGS += -DBENCH_LIBMVEC -DBENCH_ICS2024_FAST
libpeers_la_LIBADD += libics2024fast.la -lmvec
libics2024fast_la_SOURCES = bench/ics2024.c bench/ics2024.h bench/peer_ics2024.c bench/peers.h
libics2024fast_la_CPPFLAGS = $(BENCH_CPPFLAGS) -DICS2024_FAST
libics2024fast_la_CFLAGS = $(AM_CFLAGS) -ffast-math $(AVX2_CFLAGS)
endif
if HAVE_BOOST
BENCH_CPPFLAGS += -DBENCH_BOOST
libpeers_la_LIBADD += libpeerboost.la
BENCH_LINK = $(CXXLINK)
libpeerboost_la_SOURCES = bench/peer_boost.cc bench/peers.h
libpeerboost_la_CPPFLAGS = $(BENCH_CPPFLAGS) $(BOOST_CPPFLAGS)
libpeerboost_la_CXXFLAGS = -std=c++14
if HAVE_BOOST_LAWS
BENCH_CPPFLAGS += -DBENCH_BOOST_LAWS
libpeerboost_la_SOURCES += bench/peer_boost_laws.cc
endif
else
BENCH_LINK = $(LINK)
endif
if HAVE_LIBSTABLE
BENCH_CPPFLAGS += -DBENCH_LIBSTABLE='"$(LIBSTABLE_VERSION)"' -DBENCH_LIBSTABLE_QUANTILE=$(LIBSTABLE_QUANTILE)
libpeers_la_SOURCES += bench/peer_libstable.c
endif

benches += bench/bessel
bench_bessel_SOURCES = bench/bessel.c bench/besselik.c bench/besselik.h bench/gig.c bench/gig.h \
    bench/mixes.c bench/mixes.h bench/regimes.c bench/regimes.h $(BENCH_COMMON)
bench_bessel_CPPFLAGS = $(BENCH_CPPFLAGS)
bench_bessel_LINK = $(BENCH_LINK)
bench_bessel_LDADD = $(BENCH_LIBS) -lm

benches += bench/bessel_dd
bench_bessel_dd_SOURCES = bench/bessel_dd.c $(BENCH_COMMON)
bench_bessel_dd_CPPFLAGS = $(BENCH_CPPFLAGS)
bench_bessel_dd_LINK = $(BENCH_LINK)
bench_bessel_dd_LDADD = $(BENCH_LIBS) -lm

benches += bench/vmf
bench_vmf_SOURCES = bench/bandwidth.c bench/bandwidth.h bench/draws.c bench/draws.h bench/rows.c \
    bench/rows.h bench/sparse.c bench/sparse.h bench/vmf.c $(BENCH_COMMON)
bench_vmf_CPPFLAGS = $(BENCH_CPPFLAGS)
bench_vmf_LINK = $(BENCH_LINK)
bench_vmf_LDFLAGS = $(AM_LDFLAGS) -pthread
bench_vmf_LDADD = $(BENCH_LIBS) -lm

benches += bench/stable
bench_stable_SOURCES = bench/bandwidth.c bench/bandwidth.h bench/stable.c bench/stable_laws.c bench/stable_laws.h bench/stable_whole.c \
    bench/stable_whole.h $(BENCH_COMMON)
bench_stable_CPPFLAGS = $(BENCH_CPPFLAGS)
bench_stable_LINK = $(BENCH_LINK)
bench_stable_LDADD = $(BENCH_LIBS) -lm

if BUILD_COMMAND
check_PROGRAMS += bench/reading
bench_reading_SOURCES = bench/clock.h bench/reading.c
bench_reading_LDADD = libio.la $(ZLIB_LIBS) -lm
endif

check_PROGRAMS += $(benches)
dist_check_SCRIPTS += bench/smoke.sh

BENCH_ISAS = base
if ISA_AVX512
BENCH_ISAS += avx2
endif

.PHONY: benches bench
benches: $(benches)
# The data pass runs as the process does: once more for each instruction set, base in short.
bench: benches
	@bench/bessel $(BENCH_FLAGS) && bench/bessel_dd $(BENCH_FLAGS) && bench/vmf $(BENCH_FLAGS) && bench/stable $(BENCH_FLAGS) || exit 1; \
	for isa in $(BENCH_ISAS); do \
	    flags='$(BENCH_FLAGS)'; \
	    test $$isa != base || flags='$(filter-out --long,$(BENCH_FLAGS)) --no-peers'; \
	    BURGI_ISA=$$isa bench/vmf $$flags --function data_pass || exit 1; \
	done
