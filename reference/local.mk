# MPFR and GMP programs, built on demand (make reference-programs): EXTRA_PROGRAMS and
# reference_programs += reference/NAME; LDADD is $(REFERENCE_LIBS).  What each prints, and
# into which table, stands in reference/tables.list, which tools/check-tables reads.
REFERENCE_LIBS = $(MPFR_LIBS) $(GMP_LIBS) -lm
reference_programs =
EXTRA_DIST += reference/tables.list

if BUILD_REFERENCE
endif

.PHONY: reference-programs
reference-programs: $(reference_programs)
