#include "plot.h"

#include <limits.h>
#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli.h"
#include "gnuplot.h"
#include "io/newfile.h"
#include "io/utf8.h"

/* What the name of a file ends in, and the terminals that draw it, the better one first.  Cairo's
 * centimetres are such that letters have the size beside the picture that pixels give them. */
static const struct form {
    const char *suffix, *terminal, *options, *other, *other_options;
} forms[] = {
    { ".svg", "svg", "size %d,%d font \"sans-serif,12\" background rgb \"white\"", NULL, "" },
    { ".png", "pngcairo", "size %d,%d font \"sans,10\"", "png",
      "truecolor size %d,%d font \"sans,10\"" },
    { ".pdf", "pdfcairo", "size %d*0.0265cm,%d*0.0265cm font \"sans,10\" fontscale 0.7 lw 1.4",
      NULL, "" },
};
enum { FORMS = sizeof forms / sizeof *forms };

static const struct form *form_of(const char *path)
{
    const size_t n = strlen(path);
    for (size_t k = 0; k < FORMS; ++k)
        if (n > 4 && strcasecmp(path + n - 4, forms[k].suffix) == 0)
            return &forms[k];
    return NULL;
}

int plot_check(const char *command, const char *path)
{
    return form_of(path) != NULL
               ? FINE
               : misuse(command, "--plot: expected a FILE.svg, FILE.png or FILE.pdf, found %s",
                        visible(path));
}

/* A build of gnuplot has some terminals and lacks others. */
static void set_terminal(FILE *script, const char *path, int height)
{
    const struct form *const f = form_of(path);
    fprintf(script,
            "if (strstrt(GPVAL_TERMINALS, \" %s \") > 0) {\nset terminal %s noenhanced ",
            f->terminal, f->terminal);
    fprintf(script, f->options, PLOT_WIDTH, height);
    fputs("\n} else {\n", script);
    if (f->other != NULL) {
        fprintf(script, "set terminal %s noenhanced ", f->other);
        fprintf(script, f->other_options, PLOT_WIDTH, height);
    } else
        fprintf(script, "exit message \"it was built without the terminal %s\" status 1",
                f->terminal);
    fputs("\n}\n", script);
}

bool plot_can(const char *path)
{
    struct plot p;
    struct bg_fault fault;

    if (!plot_begin(&p, path, PLOT_HEIGHT))
        return false;
    bool ok = fclose(p.script) == 0 ? gnuplot_run(p.text, p.bytes, NULL, &fault)
                                    : bg_fault_memory(&fault);
    if (!ok)
        say("%s: %s", path, fault.text);
    free(p.text);
    return ok;
}

bool plot_begin(struct plot *p, const char *path, int height)
{
    *p = (struct plot){ .path = path };
    p->script = open_memstream(&p->text, &p->bytes);
    if (p->script == NULL) {
        say("out of memory");
        return false;
    }
    set_terminal(p->script, path, height);
    fputs("set encoding utf8\n"
          "set linetype 1 lc rgb \"#0072B2\" lw 2 pt 7\n"
          "set linetype 2 lc rgb \"#D55E00\" lw 2 pt 5\n"
          "set linetype 3 lc rgb \"#009E73\" lw 2 pt 9\n"
          "set linetype 4 lc rgb \"#CC79A7\" lw 2 pt 11\n"
          "set border 3\n"
          "set tics nomirror out\n"
          "set key below vertical Left reverse height 1\n",
          p->script);
    return true;
}

/* All but letters and blanks is octal: no byte can end the string or mean anything in it, nor is a digit taken
 * for one more of an octal number before it. */
static void put_byte(FILE *to, unsigned char c)
{
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ';
    fprintf(to, plain ? "%c" : "\\%03o", c);
}

static void put_text(const struct plot *p, const char *text, int most, const char *percent)
{
    putc('"', p->script);
    for (int k = 0; *text != '\0' && k < most; ++k) {
        const size_t n = bg_utf8_character(text);
        const bool plain = n > 0 && !bg_is_control(text);
        const char *const c = !plain ? "?" : *text == '%' ? percent : text;
        for (size_t i = 0; i < (plain && *text != '%' ? n : strlen(c)); ++i)
            put_byte(p->script, (unsigned char)c[i]);
        text += n > 0 ? n : 1;
    }
    fputs(*text != '\0' ? "\\056\\056\\056\"" : "\"", p->script);
}

void plot_text(const struct plot *p, const char *text, int most)
{
    put_text(p, text, most, "%");
}

void plot_tic(const struct plot *p, const char *text, int most)
{
    put_text(p, text, most, "%%");
}

/* The end of a name tells more than its beginning. */
void plot_name(const struct plot *p, const char *name, int most)
{
    int more = show_text(NULL, name) - most;
    const char *const before = more > 0 ? "..." : "";
    for (; more > 0; --more) {
        const size_t n = bg_utf8_character(name);
        name += n > 0 ? n : 1;
    }
    plot_text(p, before, most);
    fputs(" . ", p->script);
    plot_text(p, name, most);
}

void plot_words(const struct plot *p, const char *format, ...)
{
    char text[400];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    put_text(p, text, INT_MAX, "%");
}

void plot_title(const struct plot *p, const char *name, const char *format, ...)
{
    enum { MOST = 60 }; /* characters that fit the width */
    char text[400];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    fputs("set title ", p->script);
    plot_name(p, name, MOST);
    fputs(" . \"\\n\" . ", p->script);
    plot_text(p, text, INT_MAX);
    putc('\n', p->script);
}

void plot_axis(const struct plot *p, double hi)
{
    enum { MOST = 6 }; /* numbers */
    const double least = hi / MOST, power = pow(10.0, floor(log10(least))),
                 part = least / power,
                 apart = part > 5.0   ? 10.0
                         : part > 2.0 ? 5.0
                         : part > 1.0 ? 2.0
                                      : 1.0;

    fprintf(p->script, "set xrange [0:%.17g]\nset xtics %.17g\n", hi, apart * power);
}

void plot_log_axis(const struct plot *p, double lo, double hi)
{
    enum { MOST = 7 }; /* numbers */
    const double apart = ceil(log10(hi / lo) / MOST);

    fprintf(p->script, "set logscale x\nset xrange [%.17g:%.17g]\n", lo, hi);
    if (apart > 1.0)
        fprintf(p->script, "set xtics %g\n", pow(10.0, apart));
}

static bool draw(const struct plot *p, bool force, struct bg_fault *fault)
{
    struct bg_newfile file;

    if (!bg_newfile_begin(&file, p->path, force, fault))
        return false;
    bool ok = gnuplot_run(p->text, p->bytes, file.stream, fault);
    if (ok && ftell(file.stream) == 0)
        ok = bg_fault(fault, "gnuplot wrote nothing; expected a picture");
    if (ok)
        return bg_newfile_commit(&file, fault);
    bg_newfile_abort(&file);
    return false;
}

bool plot_end(struct plot *p, bool force)
{
    struct bg_fault fault;

    bool ok = !ferror(p->script);
    ok = fclose(p->script) == 0 && ok;
    if (!ok)
        say("out of memory");
    else if (!draw(p, force, &fault)) {
        say("%s: %s", p->path, fault.text);
        ok = false;
    }
    free(p->text);
    return ok;
}
