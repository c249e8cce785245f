# Feature-file readers and writers; they are part of the command, not of libburgi.
if BUILD_COMMAND
noinst_LTLIBRARIES += libio.la
libio_la_SOURCES = \
    src/io/array.c src/io/array.h \
    src/io/array_rows.c \
    src/io/array_type.c \
    src/io/bin.c \
    src/io/cells.c src/io/cells.h \
    src/io/classes.c src/io/classes.h \
    src/io/column.c src/io/column.h \
    src/io/columns.c src/io/columns.h \
    src/io/csv.c src/io/csv.h \
    src/io/csv_look.c \
    src/io/csv_words.c \
    src/io/fault.c src/io/fault.h \
    src/io/foreign.c \
    src/io/format.c src/io/format.h \
    src/io/gather.c src/io/gather.h \
    src/io/gunzip.c \
    src/io/hdf5.c \
    src/io/idx.c \
    src/io/input.h \
    src/io/labels.c src/io/labels.h \
    src/io/lines.c src/io/lines.h \
    src/io/listing.c src/io/listing.h \
    src/io/newfile.c src/io/newfile.h \
    src/io/npy.c \
    src/io/npy_write.c src/io/npy_write.h \
    src/io/npz.c \
    src/io/number.c src/io/tables/ten.inc \
    src/io/numbers.c src/io/numbers.h \
    src/io/packed.c src/io/packed.h \
    src/io/packing.c src/io/packing.h \
    src/io/raw.c \
    src/io/reader.c src/io/reader.h \
    src/io/safetensors.c \
    src/io/series.c src/io/series.h \
    src/io/stream.c src/io/stream.h \
    src/io/svmlight.c \
    src/io/unxz.c \
    src/io/unzstd.c \
    src/io/utf8.c src/io/utf8.h \
    src/io/vecs.c \
    src/io/weights.c src/io/weights.h \
    src/io/word_bin.c \
    src/io/word_claims.c \
    src/io/word_text.c \
    src/io/words.c src/io/words.h \
    src/io/write.c src/io/write.h
libio_la_CPPFLAGS = $(AM_CPPFLAGS) $(FORMAT_CPPFLAGS)
libio_la_LIBADD = $(JANSSON_LIBS) $(ZLIB_LIBS) $(HDF5_LIBS) $(ZIP_LIBS) $(ZSTD_LIBS) $(LZMA_LIBS)
endif
