/* Options that say what files are, of all commands that read features. */
#ifndef BURGI_CLI_INPUT_H
#define BURGI_CLI_INPUT_H

#include <getopt.h>
#include <stdbool.h>

#include "io/input.h"

enum {
    INPUT_FORMAT = 1024,
    INPUT_COLUMN,
    INPUT_SKIP_COLUMNS,
    INPUT_LABEL_COLUMN,
    INPUT_DECIMAL,
    INPUT_KEY,
    INPUT_DATASET,
    INPUT_DIM,
    INPUT_DTYPE,
    INPUT_OFFSET
};
/* Those that make sense for one column, too, and the others. */
#define INPUT_FILE_OPTIONS                                                                     \
    { "format", required_argument, NULL, INPUT_FORMAT },                                       \
        { "decimal", required_argument, NULL, INPUT_DECIMAL },                                 \
        { "key", required_argument, NULL, INPUT_KEY },                                         \
        { "dataset", required_argument, NULL, INPUT_DATASET },                                 \
        { "dim", required_argument, NULL, INPUT_DIM },                                         \
        { "dtype", required_argument, NULL, INPUT_DTYPE },                                     \
    {                                                                                          \
        "offset", required_argument, NULL, INPUT_OFFSET                                        \
    }
#define INPUT_OPTIONS                                                                          \
    { "skip-columns", required_argument, NULL, INPUT_SKIP_COLUMNS },                           \
        { "label-column", required_argument, NULL, INPUT_LABEL_COLUMN }, INPUT_FILE_OPTIONS
#define INPUT_COLUMN_OPTION                                                                    \
    {                                                                                          \
        "column", required_argument, NULL, INPUT_COLUMN                                        \
    }

#define INPUT_HELP                                                                             \
    INPUT_HELP_FORMAT                                                                          \
    "  --skip-columns LIST     columns of csv that are no features: names of the header, or\n" \
    "                          numbers and ranges from 1 (1,3-5)\n"                            \
    "  --label-column NAME|N   a column of csv that holds labels, no features: fit each "      \
    "class,\n"                                                                                 \
    "                          too; word in word vectors, target in svmlight; reads files "    \
    "twice\n" INPUT_HELP_DECIMAL
#define INPUT_HELP_DECIMAL "  --decimal=,             decimal commas in csv\n"
#define INPUT_HELP_COLUMN                                                                      \
    "  --column NAME|N         the column of a table or an array of several: a name of "       \
    "csv's\n"                                                                                  \
    "                          header, or a number from 1\n"
#define INPUT_HELP_FORMAT                                                                      \
    "  --format NAME           what the files are, where neither content nor name tell (on\n"  \
    "                          standard input names don't): npy, npz, idx, safetensors, "      \
    "hdf5,\n"                                                                                  \
    "                          fbin, u8bin, i8bin, fvecs, bvecs, ivecs, word2vec,\n"           \
    "                          word2vec-bin, glove, svmlight, raw, csv\n"                      \
    "  --key NAME              the array among several, in .npz and .safetensors\n"            \
    "  --dataset NAME          the same in HDF5\n"                                             \
    "  --dim P --dtype T       of raw: rows of P numbers of type f64, f32, f16, bf16, i64,\n"  \
    "                          i32, i16, i8, u64, u32, u16, u8 or bool, little-endian\n"       \
    "  --offset B              of raw, too: from byte B on\n"                                  \
    "  --dim P                 of svmlight, too: columns, where the largest index tells too "  \
    "few,\n"                                                                                   \
    "                          or nothing yet, in a pipe\n"

/* Whether it is one of them. */
bool input_is_option(int option);

/* Takes one of them, with its argument; FINE, or USAGE after a line on stderr. */
int input_option(const char *command, int option, const char *argument, struct bg_input *in);

/* Whether they go together; FINE, or USAGE after a line on stderr. */
int input_check(const char *command, const struct bg_input *in);

#endif
