/* Why a file could not be read. */
#ifndef BURGI_IO_FAULT_H
#define BURGI_IO_FAULT_H

#include <stdbool.h>

/* One line for the user, without the file's name and without a newline: where (offset, row
 * or line), what is wrong, what was expected. */
struct bg_fault {
    char text[600];
};

/* Writes the line and returns false, so that a reader can say return bg_fault(f, ...). */
bool bg_fault(struct bg_fault *fault, const char *format, ...)
#if defined __GNUC__
    __attribute__((format(printf, 2, 3)))
#endif
    ;

/* The same for memory that cannot be had. */
bool bg_fault_memory(struct bg_fault *fault);

#define BG_READABLE "a file of a format that burgi vmf fit --help lists"

#endif
