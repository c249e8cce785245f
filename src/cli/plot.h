/* Pictures: a script for gnuplot, and the file that it draws, whole or not at all.
 *
 * Line types 1 .. 4 are colours that colour-blind people tell apart (Okabe and Ito): blue, vermilion, green
 * and purple. */
#ifndef BURGI_CLI_PLOT_H
#define BURGI_CLI_PLOT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "cli.h"

enum { PLOT_WIDTH = 600, PLOT_HEIGHT = 400 };

struct plot {
    const char *path;
    FILE *script; /* to write to */
    char *text;
    size_t bytes;
};

/* Whether the name ends in .svg, .png or .pdf: FINE, or USAGE after a line on stderr. */
int plot_check(const char *command, const char *path);

/* Asked before anything is read: whether gnuplot is there, and draws such a file.  Else a line on stderr. */
bool plot_can(const char *path);

/* Begins a script, of a picture so many pixels high (points are scaled alike); false after a line on stderr.
 * plot_end() then. */
bool plot_begin(struct plot *plot, const char *path, int height);

/* Writes a text as a string of gnuplot's.  Nothing in it is a command, a macro or markup; what would break the
 * line is '?', and what is beyond so many characters "...". */
void plot_text(const struct plot *plot, const char *text, int most);

/* The same for the label of a tic, which gnuplot takes for a format. */
void plot_tic(const struct plot *plot, const char *text, int most);

/* The same for the name of a file, of which the end is kept. */
void plot_name(const struct plot *plot, const char *name, int most);

/* The text that printf() makes of this. */
void plot_words(const struct plot *plot, const char *format, ...) PRINTF_LIKE(2, 3);

/* The title: a line with the name of what is shown, and one that printf() makes. */
void plot_title(const struct plot *plot, const char *name, const char *format, ...)
    PRINTF_LIKE(3, 4);

/* An x axis from 0, or a logarithmic one; its numbers are far enough apart to be read. */
void plot_axis(const struct plot *plot, double hi);
void plot_log_axis(const struct plot *plot, double lo, double hi);

/* Draws the picture, which replaces a file only by force; false after a line on stderr. */
bool plot_end(struct plot *plot, bool force);

#endif
