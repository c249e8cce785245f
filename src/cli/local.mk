# The burgi command.
if BUILD_COMMAND
bin_PROGRAMS += burgi
burgi_SOURCES = src/cli/cli.h src/cli/eval.c src/cli/fits.c src/cli/fits.h src/cli/json.c \
    src/cli/main.c src/cli/pool.c src/cli/pool.h src/cli/report.c src/cli/talk.c \
    src/cli/vmf_fit.c src/cli/vmf_kappa.c
burgi_LDADD = libio.la libburgi.la $(JANSSON_LIBS) -lm
endif
EXTRA_DIST += docs/command.md
