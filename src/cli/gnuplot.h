/* gnuplot, as a process that draws one picture. */
#ifndef BURGI_CLI_GNUPLOT_H
#define BURGI_CLI_GNUPLOT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "io/fault.h"

/* Runs the script of n bytes and writes what it draws to the stream, of which the caller asks whether it took
 * all; NULL: nowhere.  No shell is in between, and no start-up file is read. */
bool gnuplot_run(const char *script, size_t n, FILE *to, struct bg_fault *fault);

#endif
