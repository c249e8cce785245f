#include <string.h>

#include "cli_zoo.h"

/* A .npy file with n zero bytes for elements. */
struct npy {
    const char *name, *dictionary;
    size_t n;
    const char *message;
};

static void zeros(FILE *f, size_t n)
{
    for (; n > 0; --n)
        putc(0, f);
}

static void write_npy(const struct npy *c)
{
    FILE *f = zoo_open(c->name);
    zoo_npy_header(f, 1, c->dictionary);
    zeros(f, c->n);
    zoo_close(f);
    printf("%s\t%s\n", c->name, c->message);
}

static void bytes(const char *name, const void *b, size_t n, const char *message)
{
    FILE *f = zoo_open(name);
    fwrite(b, 1, n, f);
    zoo_close(f);
    printf("%s\t%s\n", name, message);
}

#define BYTES(name, b, message) bytes(name, b, sizeof(b) - 1, message)
#define DICT(descr, order, shape)                                                              \
    "{'descr': " descr ", 'fortran_order': " order ", 'shape': " shape ", }"

static void broken_npy(void)
{
    static const struct npy zoo[] = {
        { "0d.npy", DICT("'<f4'", "False", "()"), 4, "offset .* at least 2 dimensions" },
        { "1d.npy", DICT("'<f4'", "False", "(8,)"), 32, "float32 \\(8,\\).* 2 dimensions" },
        { "p1.npy", DICT("'<f4'", "False", "(8, 1)"), 32, "rows of at least 2" },
        { "p0.npy", DICT("'<f4'", "False", "(8, 0)"), 0, "rows of at least 2" },
        { "no_rows.npy", DICT("'<f4'", "False", "(0, 4)"), 0, "at least 1 row" },
        { "zero_rows.npy", DICT("'<f4'", "False", "(3, 4)"), 48,
          "row 1: zero or not finite, as are all 3 rows" },
        { "object.npy", DICT("'|O'", "False", "(2, 4)"), 64, "Python objects.* expected" },
        { "complex.npy", DICT("'<c8'", "False", "(2, 4)"), 64, "complex.* expected one of" },
        { "bool.npy", DICT("'|b2'", "False", "(2, 4)"), 16, "'.b2'; expected" },
        { "void.npy", DICT("'|V2'", "False", "(2, 4)"), 16, "records or raw bytes.* expected" },
        { "void4.npy", DICT("'<V4'", "False", "(2, 4)"), 32, "'<V4'.* expected" },
        { "text.npy", DICT("'<U5'", "False", "(2, 4)"), 160, "text.* expected" },
        { "f16.npy", DICT("'<f16'", "False", "(2, 4)"), 128, "'<f16'; expected one of" },
        { "i3.npy", DICT("'<i3'", "False", "(2, 4)"), 24, "'<i3'; expected one of" },
        { "f1.npy", DICT("'<f1'", "False", "(2, 4)"), 8, "'<f1'; expected one of" },
        { "no_type.npy", DICT("''", "False", "(2, 4)"), 8, "''; expected one of" },
        { "record.npy", DICT("[('a', '<f4')]", "False", "(2,)"), 8, "structured" },
        { "short.npy", DICT("'<f4'", "False", "(6, 4)"), 95, "expected 96 bytes.* has 95" },
        { "long.npy", DICT("'<f4'", "False", "(6, 4)"), 97,
          "ends here; expected the file to end" },
        { "lying.npy", DICT("'<f4'", "False", "(1000000000, 784)"), 96, "file has 96" },
        { "overflow.npy", DICT("'<f8'", "False", "(4294967296, 4294967296)"), 0, "overflow" },
        { "overflow_p.npy", DICT("'<f8'", "False", "(1, 4294967296, 4294967296, 2)"), 0,
          "overflow" },
        { "overflow_d.npy", DICT("'<f8'", "False", "(99999999999999999999, 2)"), 0,
          "fits in memory" },
        { "negative.npy", DICT("'<f4'", "False", "(-6, -4)"), 96, "a dimension >= 0" },
        { "no_shape.npy", DICT("'<f4'", "False", "6, 4"), 96, "a shape such as" },
        { "open_shape.npy", "{'descr': '<f4', 'fortran_order': False, 'shape': (6, 4", 96,
          "',' or '\\)'" },
        { "order.npy", DICT("'<f4'", "0", "(6, 4)"), 96, "True or False" },
        { "twice.npy", "{'descr': '<f4', 'descr': '<f4', 'shape': (6, 4), }", 96, "each once" },
        { "no_order.npy", "{'descr': '<f4', 'shape': (6, 4), }", 96,
          "ends; expected 'fortran_order'" },
        { "key.npy", "{'descr': '<f4', 'colour': 'red', 'shape': (6, 4), }", 96, "each once" },
        { "colon.npy", "{'descr' '<f4'}", 96, "':'" },
        { "comma.npy", "{'descr': '<f4' 'shape': (6, 4)}", 96, "',' or '}'" },
        { "quote.npy", "{'descr", 96, "each once" },
        { "no_quote.npy", "{'descr': f4}", 96, "a type such as" },
        { "list.npy", "[1, 2]", 96, "'\\{'" },
        { "after.npy", DICT("'<f4'", "False", "(6, 4)") " x", 96, "spaces up to" },
        { "many.npy",
          DICT("'<f4'", "False",
               "(1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,"
               "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,2)"),
          8, "fewer dimensions" },
    };
    for (size_t k = 0; k < sizeof zoo / sizeof *zoo; ++k)
        write_npy(&zoo[k]);

    BYTES("magic.npy", "\x93NUM", "offset 4: the file ends");
    BYTES("wrong_magic.npy", "\x93NUMPZ\1\0\x10\0", "offset 0|expected");
    BYTES("version.npy", "\x93NUMPY\4\0\x10\0{}              ", "offset 6.* version 4.0");
    BYTES("minor.npy",
          "\x93NUMPY\1\1\x3f\0{'descr':'|u1','fortran_order':False,'shape':(2,2)}           \n"
          "abcd",
          "offset 6.* version 1.1; expected 1.0");
    BYTES("no_length.npy", "\x93NUMPY\1\0\x10", "offset 9: the file ends");
    BYTES("short_head.npy", "\x93NUMPY\1\0\x80\0{'descr': '<f4'", "offset 25: the file ends");
    BYTES("huge_head.npy", "\x93NUMPY\2\0\xff\xff\xff\xff{'descr': '<f4'", "offset 8");
}

static void broken_without_mark(void)
{
    BYTES("end.fbin", "\2\0\0\0\2\0\0", "offset 7: the file ends; expected the numbers");
    BYTES("short.fbin", "\2\0\0\0\2\0\0\0abcd1234abcd123",
          "offset 8: the header announces float32 \\(2, 2\\), expected 16 .* has 15");
    BYTES("long.u8bin", "\2\0\0\0\2\0\0\0abcde", "offset 12: uint8 \\(2, 2\\) ends here");
    BYTES("none.i8bin", "\0\0\0\0\2\0\0\0", "int8 \\(0, 2\\).* at least 1 row");
    BYTES("narrow.i8bin", "\2\0\0\0\1\0\0\0ab", "rows of at least 2");
    BYTES("lying.fbin", "\377\377\377\377\377\377\377\377abcd", "overflows; expected");
    BYTES("end.fvecs", "\2\0\0", "offset 3: the file ends; expected the 4 bytes");
    BYTES("short.fvecs", "\2\0\0\0abcd123", "offset 11: .* row 1; expected .* 12 bytes");
    BYTES("vary.bvecs", "\2\0\0\0ab\3\0\0\0abc\2\0\0\0a",
          "row 2: counts 3 columns; expected 2");
    BYTES("negative.ivecs", "\377\377\377\377abcd", "offset 0: row 1 counts 4294967295");
    BYTES("one.fvecs", "\1\0\0\0abcd", "rows of at least 2");
}

static void broken_idx(void)
{
    BYTES("type.idx", "\0\0\x0a\2\0\0\0\2\0\0\0\2abcd", "offset 2: IDX type 0x0a; expected");
    BYTES("magic.idx", "\0\0\x08", "offset 3: the file ends");
    BYTES("dims.idx", "\0\0\x08\x41", "offset 3: IDX of 65 dimensions");
    BYTES("short_dims.idx", "\0\0\x08\2\0\0\0\2\0\0", "offset 10: .* dimension 2 of 2");
    BYTES("short.idx", "\0\0\x08\2\0\0\0\2\0\0\0\2abc", "offset 12.*expected 4 bytes.*has 3");
    BYTES("long.idx", "\0\0\x08\2\0\0\0\2\0\0\0\2abcde", "offset 16: uint8 .* ends here");
    BYTES("labels.idx", "\0\0\x08\1\0\0\0\4abcd", "at least 2 dimensions");
    BYTES("lying.idx", "\0\0\x08\3\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff",
          "offset 16: the shape .* overflows");
}

static void broken_text(void)
{
    BYTES("ragged.csv", "1,2,3\n4,5,6\n7,8\n", "line 3: 2 cells; expected 3");
    BYTES("wide.csv", "1,2,3\n4,5,6,\n", "line 2: 4 cells; expected 3");
    BYTES("word.csv", "a,b\n1,2\n3,x\n", "line 3, cell 2: 'x'; expected a number");
    BYTES("hole.csv", "1,2\n3,\n", "line 2, cell 2: ''; expected a number");
    BYTES("mixed.csv", "1,two,3\n4,5,6\n", "line 1, cell 2: 'two'; expected a number");
    BYTES("blank.csv", "1,2\n\n3,4\n", "line 2: empty, .* expected");
    BYTES("header.csv", "a,b,c\n", "line 2: .* expected a row");
    BYTES("blanks.csv", "\n\n\n", "line 4: .* expected a row");
    BYTES("comments.csv", "# nothing\n# here\n", "line 3: .* expected a row");
    BYTES("one.csv", "1\n2\n3\n", "line 1: a single cell");
    BYTES("one_later.csv", "# c\n# d\n1\n2\n", "line 3: a single cell");
    BYTES("quote.csv", "1,2\n3,\"4\n", "line 2, cell 2: expected a closing quote");
    BYTES("after_quote.csv", "1,2\n\"3\"x,4\n", "line 2, cell 1: expected a closing quote");
    BYTES("decimal_comma.csv", "1,5;2,5\n", "line 2|cell 1");
    BYTES("null.csv", "1,2\n3,\0004\n", "line 2: byte 0x00 at place 3");
    BYTES("control.bin", "\1\2\3\4\5\6\7\n", "line 1: byte 0x01");
    BYTES("nan.csv", "nan,1\n0,0\n", "row 1: zero or not finite");
    BYTES("archive.npz", "PK\3\4 and so on", "zip archive");
    BYTES("features.h5", "\x89HDF\r\n\x1a\n", "HDF5");
    BYTES("features.bz2", "BZh91AY&SY\1\2\3", "bzip2");
    BYTES("utf16.csv",
          "\xff\xfe"
          "1\0,\0",
          "UTF-16");
    BYTES("empty.npy", "", "offset 0: the file is empty");
}

/* A file of 100 rows of 4 bytes as gzip, to be broken. */
static size_t packed_idx(unsigned char *b, size_t room)
{
    FILE *f = zoo_open("packed.idx");
    fwrite("\0\0\x08\2\0\0\0\x64\0\0\0\4", 1, 12, f);
    for (unsigned k = 0, r = 1; k < 400; ++k, r = r * 1103515245u + 12345u)
        putc((int)(r >> 16 & 255), f);
    zoo_close(f);
    zoo_gzip("packed.idx");
    f = fopen("packed.idx.gz", "rb");
    const size_t n = f != NULL ? fread(b, 1, room, f) : 0;
    zoo_close(f);
    return n;
}

static void broken_gzip(void)
{
    unsigned char b[1000];
    const size_t n = packed_idx(b, sizeof b - 4);

    bytes("half.idx.gz", b, n / 2, "offset .* of the gzip file: it ends");
    bytes("cut_end.idx.gz", b, n - 1, "offset .* of the gzip file: it ends");
    bytes("head.gz", b, 5, "of the gzip file: it ends");
    b[n] = 'x';
    bytes("more.idx.gz", b, n + 1, "of the gzip file");
    b[n / 2] ^= 0x55;
    bytes("corrupt.idx.gz", b, n, "of the gzip file: .*; expected valid gzip|offset|row");
    b[n / 2] ^= 0x55;
    b[n - 6] ^= 1;
    bytes("check.idx.gz", b, n, "incorrect data check");

    bytes("cut.idx", "\0\0\x08\2\0\0\0\3\0\0\0\2abcde", 17, "expected 6 bytes");
    zoo_gzip("cut.idx");
    puts("cut.idx.gz\toffset 17: the file ends within row 3; expected 3 rows");
    zoo_gzip("long.idx");
    puts("long.idx.gz\toffset 16: uint8 .* ends here");
    bytes("lie.idx", "\0\0\x08\2\x10\0\0\0\0\0\x10\0abcde", 17, "the file has 5");
    zoo_gzip("lie.idx");
    puts("lie.idx.gz\tthe file has at most");
    bytes("empty.csv", "", 0, "offset 0: the file is empty");
    zoo_gzip("empty.csv");
    puts("empty.csv.gz\toffset 0: the file is empty");
    zoo_gzip("packed.idx.gz");
    puts("packed.idx.gz.gz\tgzip, packed twice");
}

static void broken_fortran(void)
{
    const struct npy c = { "f.npy", DICT("'<f4'", "True", "(6, 4)"), 95, "expected 96 bytes" };
    write_npy(&c);
    zoo_gzip("f.npy");
    puts("f.npy.gz\tFortran order");
}

void zoo_broken(void)
{
    broken_npy();
    broken_without_mark();
    broken_idx();
    broken_text();
    broken_gzip();
    broken_fortran();
    zoo_broken_shapes();
}

void zoo_broken_labels(void)
{
    static const struct npy zoo[] = {
        { "float.npy", DICT("'<f4'", "False", "(6,)"), 24, "expected a label of an integer" },
        { "scalar.npy", DICT("'<i8'", "False", "()"), 8, "expected a label of an integer" },
        { "table.npy", DICT("'<i8'", "False", "(6, 2)"), 96, "one label for each row" },
        { "short.npy", DICT("'<i8'", "False", "(6,)"), 47, "expected 48 bytes" },
        { "five.npy", DICT("'|u1'", "False", "(5,)"), 5,
          "row 6 has no label: 5 labels for 6 rows" },
        { "seven.npy", DICT("'|u1'", "False", "(7, 1)"), 7,
          "label 7 has no row: 7 labels for 6 rows" },
        { "none.npy", DICT("'|u1'", "False", "(0,)"), 0, "row 1: no label" },
    };
    for (size_t k = 0; k < sizeof zoo / sizeof *zoo; ++k)
        write_npy(&zoo[k]);

    BYTES("cells.csv", "a,b\nc,d\n", "line 1: 2 cells; expected one label");
    BYTES("blank.csv", "a\n\nb\n", "line 2: empty; expected a label");
    BYTES("latin1.csv", "a\nb\ncaf\xe9\n", "line 3: .* UTF-8");
    BYTES("header.csv", "class\na\nb\nc\nd\ne\nf\n",
          "label 7 has no row: 7 labels for 6 rows.* is a header");
    BYTES("quote.csv", "a\n\"b\n", "line 2, cell 1: expected a closing quote");
    BYTES("control.csv", "a\nb\1\n", "line 2: byte 0x01");
    BYTES("blanks.csv", "\n\n", "row 1: no label");
    BYTES("empty.csv", "", "offset 0: the file is empty");
    BYTES("big.npy",
          "\x93NUMPY\1\0\x3c\0{'descr':'<u8','fortran_order':False,'shape':(1,)}         \n"
          "\xff\xff\xff\xff\xff\xff\xff\xff",
          "offset 70: label 1; expected below 2\\^63");
    BYTES("short.idx", "\0\0\x08\1\0\0\0\6abcde", "expected 6 bytes");
    zoo_gzip("short.idx");
    puts("short.idx.gz\toffset 13: the file ends; expected 6 labels, found 5");
    BYTES("long.idx", "\0\0\x08\1\0\0\0\6abcdefg", "ends here; expected the file to end");
    zoo_gzip("long.idx");
    puts("long.idx.gz\toffset 14: uint8 .* ends here");
    BYTES("archive.npz", "PK\3\4 and so on", "zip archive");
    zoo_broken_label_shapes();
}
