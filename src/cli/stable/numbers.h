/* The numbers of a file, in pieces. */
#ifndef BURGI_CLI_STABLE_NUMBERS_H
#define BURGI_CLI_STABLE_NUMBERS_H

#include "cli/sources.h"

/* Options that say which numbers are read (sources_option() takes them), and their help. */
#define NUMBERS_OPTIONS                                                                        \
    { "rows", required_argument, NULL, SOURCES_ROWS }, INPUT_COLUMN_OPTION, INPUT_FILE_OPTIONS
#define NUMBERS_HELP                                                                           \
    INPUT_HELP_COLUMN                                                                          \
    "  --rows A:B              only the rows from A on and before B, counted from 0\n"
#define NUMBERS_HELP_FILE                                                                      \
    "\n"                                                                                       \
    "What FILE is:\n"                                                                          \
    "\n" INPUT_HELP_FORMAT INPUT_HELP_DECIMAL

/* What they are by default. */
#define NUMBERS_SOURCES                                                                        \
    {                                                                                          \
        .in.single = true, .in.threads = team_processors()                                     \
    }

/* Gets n numbers, the first of which is that of this row of the file, from 0; false, after a line on stderr,
 * ends the reading. */
typedef bool take_numbers(void *to, size_t row, size_t n, const double *x);

/* Of the only file; false after a line on stderr. */
bool numbers_read(const struct sources *from, take_numbers *take, void *to);

#endif
