# The tests of the command: scripts, and the programs that they run.
EXTRA_DIST += tests/cli_lib.sh tests/cli_plot_lib.sh tests/complete.bash tests/complete.zsh
dist_check_SCRIPTS += tests/cli_broken.sh \
    tests/cli_center.sh \
    tests/cli_compare.sh \
    tests/cli_docs.sh \
    tests/cli_eval.sh \
    tests/cli_fashion.sh \
    tests/cli_files.sh \
    tests/cli_fit.sh \
    tests/cli_formats.sh \
    tests/cli_info.sh \
    tests/cli_merge.sh \
    tests/cli_mixture.sh \
    tests/cli_pictures.sh \
    tests/cli_plot.sh \
    tests/cli_read.sh \
    tests/cli_report.sh \
    tests/cli_sample.sh \
    tests/cli_score.sh \
    tests/cli_stable.sh \
    tests/cli_stable_plot.sh \
    tests/cli_tables.sh \
    tests/cli_test.sh \
    tests/cli_threads.sh \
    tests/cli_usage.sh \
    tests/cli_wheels.sh \
    tests/cli_whole.sh \
    tests/completion.sh \
    tests/cuda_command.sh

if BUILD_COMMAND
check_PROGRAMS += tests/cli_json tests/cli_peak tests/cli_zoo
tests_cli_json_LDADD = $(JANSSON_LIBS) -lm
tests_cli_zoo_SOURCES = tests/cli_zoo.c tests/cli_zoo.h tests/cli_zoo_boxes.c \
    tests/cli_zoo_broken.c \
    tests/cli_zoo_good.c tests/cli_zoo_long.c tests/cli_zoo_shapes.c
tests_cli_zoo_CPPFLAGS = $(AM_CPPFLAGS) $(FORMAT_CPPFLAGS)
tests_cli_zoo_LDADD = $(HDF5_LIBS) $(ZIP_LIBS) $(ZSTD_LIBS) $(LZMA_LIBS) $(ZLIB_LIBS)

criterion_tests += tests/io tests/io_labels tests/io_long tests/io_number tests/io_weights tests/marks tests/reader
tests_io_SOURCES = tests/io.c tests/io_file.h
tests_io_LDADD = libio.la $(ZLIB_LIBS) $(CRITERION_LIBS) -lm
tests_io_labels_SOURCES = tests/io_file.h tests/io_labels.c
tests_io_labels_LDADD = libio.la $(ZLIB_LIBS) $(CRITERION_LIBS) -lm
tests_io_weights_SOURCES = tests/io_file.h tests/io_weights.c
tests_io_weights_LDADD = libio.la $(ZLIB_LIBS) $(CRITERION_LIBS) -lm
tests_io_long_SOURCES = tests/io_file.h tests/io_long.c
tests_io_long_LDADD = libio.la $(ZLIB_LIBS) $(CRITERION_LIBS) -lm
tests_io_number_LDADD = libio.la $(CRITERION_LIBS) -lm
tests_marks_SOURCES = tests/marks.c src/cli/marks.c src/cli/marks.h
tests_marks_LDADD = $(CRITERION_LIBS) -lm
tests_reader_SOURCES = tests/reader.c src/cli/sorter.c src/cli/sorter.h \
    src/cli/tile.c src/cli/tile.h
tests_reader_LDADD = libio.la $(ZLIB_LIBS) $(CRITERION_LIBS) -lm

# Seeds: what tests/cli_zoo good, broken and labels write.
fuzz_targets += tests/fuzz_io
tests_fuzz_io_LDADD = libio.la $(ZLIB_LIBS)
tests_fuzz_io_LDFLAGS = -fsanitize=fuzzer
endif
