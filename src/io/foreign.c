/* What is known and not read, with what makes a file of it that is read. */
#include <string.h>
#include <strings.h>

#include "format.h"

#define PYTHON(what) "(in Python: numpy.save('x.npy', " what "))"

static const struct {
    size_t at;
    bool
        text; /* all of it may be text; else "PAR1" is the name of a column where the rest is */
    const char *magic;
    const char *name;
} foreign[] = {
    { 0, 0, "PAR1", "Parquet " PYTHON("pandas.read_parquet(FILE).to_numpy()") },
    { 0, 0, "ARROW1", "Arrow " PYTHON("pandas.read_feather(FILE).to_numpy()") },
    { 0, 0, "FEA1", "Feather " PYTHON("pandas.read_feather(FILE).to_numpy()") },
    { 0, 0, "MATLAB 5.0 MAT-file", "MATLAB " PYTHON("scipy.io.loadmat(FILE)[NAME]") },
    { 0, 0, "MATLAB 7.3 MAT-file",
      "MATLAB 7.3, whose rows stand in columns " PYTHON("h5py.File(FILE)[NAME][:].T") },
    { 0, 1, "<stata_dta>", "Stata " PYTHON("pandas.read_stata(FILE).to_numpy()") },
    { 0, 0, "\x72\1", "Stata " PYTHON("pandas.read_stata(FILE).to_numpy()") },
    { 0, 0, "\x72\2", "Stata " PYTHON("pandas.read_stata(FILE).to_numpy()") },
    { 0, 0, "\x73\1", "Stata " PYTHON("pandas.read_stata(FILE).to_numpy()") },
    { 0, 0, "\x73\2", "Stata " PYTHON("pandas.read_stata(FILE).to_numpy()") },
    { 0, 0, "\x80\2", "a Python pickle " PYTHON("pickle.load(open(FILE, 'rb'))") },
    { 0, 0, "\x80\3", "a Python pickle " PYTHON("pickle.load(open(FILE, 'rb'))") },
    { 0, 0, "\x80\4", "a Python pickle " PYTHON("pickle.load(open(FILE, 'rb'))") },
    { 0, 0, "\x80\5", "a Python pickle " PYTHON("pickle.load(open(FILE, 'rb'))") },
    { 0, 0, "\xba\x16\x4f\x2f",
      "a fastText model (its words' vectors are in the .vec file beside it)" },
    { 0, 0, "\x1f\x8b", "gzip, packed twice (gzip -d FILE)" },
    { 0, 0, "\x28\xb5\x2f\xfd", "zstd, packed twice (zstd -d FILE)" },
    { 0, 0,
      "\xfd"
      "7zXZ",
      "xz, packed twice (xz -d FILE)" },
    { 4, 1, "1AY&SY", "bzip2 (bzip2 -d FILE)" },
    { 0, 0, "\x78\1", "zlib (zlib-flate -uncompress <FILE >x)" },
    { 0, 1, "\x78\x9c", "zlib (zlib-flate -uncompress <FILE >x)" },
    { 0, 1, "\x78\xda", "zlib (zlib-flate -uncompress <FILE >x)" },
    { 0, 0, "7z\xbc\xaf\x27\x1c", "7z (7z x FILE)" },
    { 257, 0, "ustar", "tar (tar -xf FILE)" },
    { 0, 0, "\xff\xfe", "UTF-16 text (iconv -f UTF-16 -t UTF-8 FILE >x.csv)" },
    { 0, 0, "\xfe\xff", "UTF-16 text (iconv -f UTF-16 -t UTF-8 FILE >x.csv)" },
    { 0, 1, "version https://git-lfs.", "a Git LFS pointer, not the file (git lfs pull)" },
    { 0, 1, "<!doctype html", "HTML, perhaps a message of the server that it came from" },
    { 0, 1, "<html", "HTML, perhaps a message of the server that it came from" },
    { 0, 0, "\x89PNG", "a PNG picture" },
    { 0, 0, "\xff\xd8\xff", "a JPEG picture" },
    { 0, 1, "%PDF-", "PDF" },
};

/* Two characters of ASCII and their zero bytes. */
static const char *utf16(const unsigned char *b, size_t n)
{
    if (n < 4)
        return NULL;
    if (b[0] > 0 && b[0] < 0x80 && b[1] == 0 && b[2] > 0 && b[2] < 0x80 && b[3] == 0)
        return "UTF-16 text (iconv -f UTF-16LE -t UTF-8 FILE >x.csv)";
    if (b[0] == 0 && b[1] > 0 && b[1] < 0x80 && b[2] == 0 && b[3] > 0 && b[3] < 0x80)
        return "UTF-16 text (iconv -f UTF-16BE -t UTF-8 FILE >x.csv)";
    return NULL;
}

static bool is_text(const unsigned char *first, size_t n)
{
    for (size_t i = 0; i < n; ++i)
        if (first[i] < 0x20 && memchr("\t\r\n\f", first[i], 4) == NULL)
            return false;
    return true;
}

const char *bg_foreign(const unsigned char *first, size_t n)
{
    const bool text = is_text(first, n);
    for (size_t k = 0; k < sizeof foreign / sizeof *foreign; ++k) {
        const size_t m = strlen(foreign[k].magic), at = foreign[k].at;
        const char *const there = (const char *)first + at;
        if (n < at + m || (text && !foreign[k].text && first[0] < 0x80))
            continue;
        if (foreign[k].text ? strncasecmp(there, foreign[k].magic, m) == 0
                            : memcmp(there, foreign[k].magic, m) == 0)
            return foreign[k].name;
    }
    return utf16(first, n);
}
