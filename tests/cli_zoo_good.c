#include <string.h>

#include "cli_zoo.h"

enum { ROWS = 6, COLS = 4 };

/* No two rows and no two columns are alike. */
static double element(int i, int j)
{
    return (double)((7 * i * i + 13 * j + 5 * i * j * j + 3) % 101);
}

/* Column j of the flattened row (a, b) -> 2 a + b, when b runs slower than a in memory. */
static int flattened(int j)
{
    return j % 2 * 2 + j / 2;
}

static void npy(const char *type, char order, bool fortran, bool cube)
{
    char name[40], dictionary[120];
    const char *shape = cube ? "6, 2, 2" : "6, 4";

    snprintf(name, sizeof name, "%s_%s_%s_%s.npy", type, order == '>' ? "big" : "little",
             fortran ? "fortran" : "c", cube ? "cube" : "table");
    snprintf(dictionary, sizeof dictionary,
             "{'descr': '%c%s', 'fortran_order': %s, 'shape': (%s), }", order, type,
             fortran ? "True" : "False", shape);
    FILE *f = zoo_open(name);
    zoo_npy_header(f, 1, dictionary);
    for (int k = 0; k < ROWS * COLS; ++k) {
        const int i = fortran ? k % ROWS : k / COLS, j = fortran ? k / ROWS : k % COLS;
        zoo_element(f, type[0], type[1] - '0', order == '>',
                    element(i, fortran && cube ? flattened(j) : j));
    }
    zoo_close(f);
    puts(name);
}

static void all_npy(void)
{
    static const char *const type[] = { "f2", "f4", "f8", "i1", "i2", "i4",
                                        "i8", "u1", "u2", "u4", "u8", "V2" };
    for (size_t k = 0; k < sizeof type / sizeof *type; ++k)
        for (int variant = 0; variant < 8; ++variant)
            npy(type[k],
                type[k][1] == '1' ? '|'
                : variant & 1     ? '>'
                                  : '<',
                variant & 2, variant & 4);
}

/* Headers that say the same in other words. */
static void other_headers(void)
{
    static const struct {
        const char *name, *dictionary;
        int version;
    } other[] = {
        { "version2.npy", "{'descr': '<f4', 'fortran_order': False, 'shape': (6, 4), }", 2 },
        { "version3.npy", "{'descr': '<f4', 'fortran_order': False, 'shape': (6, 4), }", 3 },
        { "python2.npy", "{'shape': (6L, 4L), 'descr': '<f4', 'fortran_order': False}", 1 },
        { "terse.npy", "{\"shape\":(6,4,),\"fortran_order\":False,\"descr\":\"<f4\"}", 1 },
        { "odd_length.npy", "{'descr':'<f4','fortran_order':False,'shape':(6,4)}  ", 1 },
    };
    for (size_t k = 0; k < sizeof other / sizeof *other; ++k) {
        FILE *f = zoo_open(other[k].name);
        zoo_npy_header(f, other[k].version, other[k].dictionary);
        for (int e = 0; e < ROWS * COLS; ++e)
            zoo_element(f, 'f', 4, false, element(e / COLS, e % COLS));
        zoo_close(f);
        puts(other[k].name);
    }
}

static void idx(const char *name, int code, char kind, int size, bool cube)
{
    FILE *f = zoo_open(name);
    const int dim[] = { ROWS, cube ? 2 : COLS, 2 };

    fprintf(f, "%c%c%c%c", 0, 0, code, cube ? 3 : 2);
    for (int k = 0; k < (cube ? 3 : 2); ++k)
        zoo_element(f, 'i', 4, true, dim[k]);
    for (int e = 0; e < ROWS * COLS; ++e)
        zoo_element(f, kind, size, true, element(e / COLS, e % COLS));
    zoo_close(f);
    puts(name);
}

/* .fbin, .fvecs and their kin, and numbers alone. */
static void without_mark(const char *name, bool shape, bool lead, char kind, int size)
{
    FILE *f = zoo_open(name);
    if (shape)
        zoo_element(f, 'u', 4, false, ROWS), zoo_element(f, 'u', 4, false, COLS);
    for (int i = 0; i < ROWS; ++i) {
        if (lead)
            zoo_element(f, 'i', 4, false, COLS);
        for (int j = 0; j < COLS; ++j)
            zoo_element(f, kind, size, false, element(i, j));
    }
    zoo_close(f);
    puts(name);
}

static const char *const word[ROWS] = { "the", ",", "2", "New York", "\"", "na\xc3\xafve" };

/* Words and vectors: with a count or not, newlines between binary rows or not. */
static void words(const char *name, bool counted, bool binary, const char *between)
{
    FILE *f = zoo_open(name);
    if (counted)
        fprintf(f, "%d %d\n", ROWS, COLS);
    for (int i = 0; i < ROWS; ++i) {
        fputs(word[binary && i == 3 ? 0 : i], f); /* a binary word ends at a space */
        for (int j = 0; j < COLS; ++j)
            if (binary) {
                if (j == 0)
                    putc(' ', f);
                zoo_element(f, 'f', 4, false, element(i, j));
            } else
                fprintf(f, " %g", element(i, j));
        fputs(between, f);
    }
    zoo_close(f);
    if (counted)
        puts(name);
}

static void text(const char *name, const char *first, const char *delimiter, const char *quote,
                 const char *end_of_line, const char *last)
{
    FILE *f = zoo_open(name);
    fputs(first, f);
    for (int i = 0; i < ROWS; ++i)
        for (int j = 0; j < COLS; ++j)
            fprintf(f, "%s%g%s%s", quote, element(i, j), quote,
                    j < COLS - 1   ? delimiter
                    : i < ROWS - 1 ? end_of_line
                                   : last);
    zoo_close(f);
    puts(name);
}

static void packed(const char *name)
{
    zoo_gzip(name);
    printf("%s.gz\n", name);
}

void zoo_good(void)
{
    all_npy();
    other_headers();
    idx("u1.idx", 0x08, 'u', 1, false);
    idx("i1.idx", 0x09, 'i', 1, false);
    idx("i2.idx", 0x0b, 'i', 2, false);
    idx("i4.idx", 0x0c, 'i', 4, false);
    idx("f4.idx", 0x0d, 'f', 4, true);
    idx("f8.idx", 0x0e, 'f', 8, true);
    idx("idx.csv", 0x08, 'u', 1, true); /* content tells, not the name */

    without_mark("six.fbin", true, false, 'f', 4);
    without_mark("six.u8bin", true, false, 'u', 1);
    without_mark("six.i8bin", true, false, 'i', 1);
    without_mark("six.fvecs", false, true, 'f', 4);
    without_mark("six.bvecs", false, true, 'u', 1);
    without_mark("SIX.IVECS", false, true, 'i', 4);
    packed("six.fbin");
    packed("six.fvecs");
    packed("SIX.IVECS");

    words("word2vec.vec", true, false, "\n");
    words("fasttext.vec", true, false, " \r\n");
    words("word2vec.bin", true, true, "");
    words("newlines.bin", true, true, "\n");
    words("glove.txt", false, false, "\n");

    text("plain.csv", "", ",", "", "\n", "\n");
    text("header.csv", "a,b,\"c, d\",e\r\n", ",", "", "\r\n", "\r\n");
    text("quoted.csv", "", ", ", "\"", "\n", "\n");
    text("tab.tsv", "a\tb\tc\td\n", "\t", "", "\n", "\n");
    text("semicolon.csv", "", ";", "", "\n", "\n");
    text("spaces.txt", "# np.savetxt's \"header\n  ", "  ", "", " \n ", "\n");
    text("mark.csv", "\xef\xbb\xbf", ",", "", "\n", "\n");
    text("no_end.csv", "", ",", "", "\n", "");
    text("blank_end.csv", "", ",", "", "\n", "\n\r\n  \n");

    packed("plain.csv");
    packed("u1.idx");
    packed("f8_big_c_table.npy");
    zoo_boxes();
}

/* k orthonormal rows of k components: their mean resultant length is 1/sqrt(k) or next to it. */
void zoo_eye(void)
{
    for (int k = 2; k <= 20; ++k) {
        char name[40], dictionary[120];
        snprintf(name, sizeof name, "eye_%d.npy", k);
        snprintf(dictionary, sizeof dictionary,
                 "{'descr': '<f8', 'fortran_order': False, 'shape': (%d, %d), }", k, k);
        FILE *f = zoo_open(name);
        zoo_npy_header(f, 1, dictionary);
        for (int i = 0; i < k * k; ++i)
            zoo_element(f, 'f', 8, false, i % (k + 1) == 0 ? 1.0 : 0.0);
        zoo_close(f);
        puts(name);
    }
}
