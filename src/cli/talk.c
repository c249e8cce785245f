#include "cli.h"

#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "io/utf8.h"

static bool progress_shown;

void hide_progress(void)
{
    if (progress_shown)
        fputs("\r\033[K", stderr);
    progress_shown = false;
}

int show_text(FILE *to, const char *text)
{
    int columns = 0;

    for (; *text != '\0'; ++columns) {
        const size_t n = bg_utf8_character(text);
        const bool plain = n > 0 && !bg_is_control(text);
        if (to != NULL)
            fwrite(plain ? text : "?", 1, plain ? n : 1, to);
        text += n > 0 ? n : 1;
    }
    return columns;
}

static void print_line(const char *who, const char *format, va_list args, const char *end)
{
    char line[8192];

    vsnprintf(line, sizeof line, format, args);
    hide_progress();
    fflush(stdout); /* what was printed before stands before */
    fprintf(stderr, "%s: ", who);
    show_text(stderr, line);
    fputs(end, stderr);
}

void say(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    print_line("burgi", format, args, "\n");
    va_end(args);
}

int misuse(const char *command, const char *format, ...)
{
    char end[200];
    va_list args;
    snprintf(end, sizeof end, "; see '%s --help'\n", command);
    va_start(args, format);
    print_line(command, format, args, end);
    va_end(args);
    return USAGE;
}

const char *visible(const char *word)
{
    return *word != '\0' ? word : "''";
}

int number_text(char text[NUMBER_TEXT], double x, bool hex)
{
    if (isnan(x)) /* printf may say -nan */
        return snprintf(text, NUMBER_TEXT, "nan");
    return snprintf(text, NUMBER_TEXT, hex ? "%a" : "%.17g", x);
}

void print_number(double x, bool hex)
{
    char text[NUMBER_TEXT];
    number_text(text, x, hex);
    fputs(text, stdout);
}

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* "12 s", "3 min" or "2.5 h", rounded up: what is left is never nothing. */
static void print_time(double t)
{
    if (t < 100.0)
        fprintf(stderr, "%.0f s", fmax(ceil(t), 1.0));
    else if (t < 6000.0)
        fprintf(stderr, "%.0f min", ceil(t / 60.0));
    else
        fprintf(stderr, "%.1f h", t / 3600.0);
}

/* Three digits, and zeros. */
static void print_rate(double rate)
{
    const double unit = rate < 1000.0 ? 1.0 : pow(10.0, floor(log10(rate)) - 2.0);
    fprintf(stderr, ", %.0f rows/s", round(rate / unit) * unit);
}

void show_progress(size_t rows, double part)
{
    static struct {
        size_t rows;
        double part, time;
    } first; /* of this pass over the rows */
    static double start, last;
    static size_t before;

    if (!isatty(STDERR_FILENO))
        return;
    const double now = seconds();
    if (start == 0.0)
        start = now;
    if (first.time == 0.0 || rows < before) {
        first.rows = rows;
        first.part = part;
        first.time = now;
    }
    before = rows;
    if (now - start < 1.0 || now - last < 0.1)
        return;
    last = now;
    const double time = now - first.time, gone = part - first.part;
    fprintf(stderr, "\rburgi: %zu rows", rows);
    if (time > 0.5)
        print_rate((double)(rows - first.rows) / time);
    if (time > 0.5 && gone > 0.0) {
        fprintf(stderr, ", %.0f %%, ", floor(100.0 * fmin(part, 1.0)));
        print_time(fmax(1.0 - part, 0.0) / gone * time);
        fputs(" left", stderr);
    }
    fputs("\033[K", stderr);
    progress_shown = true;
}

void say_stdout(const char *why)
{
    static bool said;
    if (!said)
        say("standard output: %s", why);
    said = true;
}

bool flush_stdout(void)
{
    char why[200];

    errno = 0;
    if (fflush(stdout) == 0 && !ferror(stdout))
        return true;
    snprintf(why, sizeof why, "cannot write: %s",
             errno != 0 ? strerror(errno) : "failed before");
    say_stdout(why);
    return false;
}
