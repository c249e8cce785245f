/* Draws docs/measured/bessel_regimes.svg: which regime the classifiers of log I and log K choose over
 * 1e-2 <= nu, x <= 1e5, both axes logarithmic.  It asks the core, so the picture is the code. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/bessel/besseli.h"
#include "core/bessel/besselk.h"

enum {
    CELLS = 140,
    CELL = 3,
    SIDE = CELLS * CELL,
    LEFT = 46,
    TOP = 30,
    PANEL = 500,
    LINE = 14
};
static const double least = -2.0, decades = 7.0;

#define NAME(regime, value) [regime] = #value,
static const char *const name_i[] = { BG_EACH_log_besseli(NAME, nu, x) };
static const char *const name_k[] = { BG_EACH_log_besselk(NAME, nu, x) };

struct panel {
    const char *title, *const *name;
    int (*regime)(double nu, double x);
    int regimes;
};

static double at(int cell)
{
    return pow(10.0, least + decades * (cell + 0.5) / CELLS);
}

static double pixel(double log10)
{
    return (log10 - least) / decades * SIDE;
}

/* The expansion's tiers in blues, darker with w; below them four shades each of four hues. */
static void print_colour(int regime)
{
    static const unsigned hue[4][3] = {
        { 253, 216, 160 }, { 200, 230, 170 }, { 240, 190, 200 }, { 205, 200, 235 }
    };
    const unsigned tier = (unsigned)(regime - BG_AT_DEBYE),
                   i = (unsigned)(regime - BG_AT_SMALL);
    if (regime < BG_AT_SMALL)
        printf("#%02x%02x%02x", 225 - 22 * tier, 236 - 15 * tier, 250 - 8 * tier);
    else
        printf("#%02x%02x%02x", hue[i / 4 % 4][0] - 26 * (i % 4),
               hue[i / 4 % 4][1] - 26 * (i % 4), hue[i / 4 % 4][2] - 26 * (i % 4));
}

/* The cells of one regime as one path, a rectangle for each run along x. */
static int draw_regime(const struct panel *p, int regime)
{
    int cells = 0;
    for (int row = 0; row < CELLS; ++row)
        for (int i = 0; i < CELLS;) {
            int run = 0;
            while (i + run < CELLS && p->regime(at(row), at(i + run)) == regime)
                ++run;
            if (run > 0) {
                if (cells == 0) {
                    printf("<path shape-rendering=\"crispEdges\" fill=\"");
                    print_colour(regime);
                    printf("\" d=\"");
                }
                printf("M%d %dh%dv%dh%dz", i * CELL, SIDE - (row + 1) * CELL, run * CELL, CELL,
                       -run * CELL);
            }
            cells += run;
            i += run + 1;
        }
    if (cells > 0)
        printf("\"/>\n");
    return cells;
}

static void draw_axes(void)
{
    for (int e = -2; e <= 5; ++e)
        printf("<text x=\"%.0f\" y=\"%d\" text-anchor=\"middle\">1e%d</text>\n"
               "<text x=\"-6\" y=\"%.0f\" text-anchor=\"end\">1e%d</text>\n",
               pixel(e), SIDE + 16, e, SIDE - pixel(e) + 4, e);
    printf("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">x</text>\n"
           "<text x=\"-36\" y=\"%d\">nu</text>\n",
           SIDE / 2, SIDE + 32, SIDE / 2);
    /* where log I and log K are near zero: x = z0 nu */
    printf("<path stroke=\"black\" stroke-dasharray=\"4 3\" d=\"M0 %.1fL%.1f 0\"/>\n",
           SIDE - pixel(least - log10(0.66274)), pixel(least + decades + log10(0.66274)));
}

static void draw(const struct panel *p, int left)
{
    int line = SIDE + 54;
    printf("<g transform=\"translate(%d,%d)\">\n<text y=\"-10\" font-size=\"14\">%s</text>\n",
           left, TOP, p->title);
    for (int r = 0; r < p->regimes; ++r)
        if (draw_regime(p, r) > 0) {
            printf("<rect y=\"%d\" width=\"10\" height=\"10\" fill=\"", line - 9);
            print_colour(r);
            printf("\"/><text x=\"16\" y=\"%d\">%s</text>\n", line, p->name[r]);
            line += LINE;
        }
    draw_axes();
    printf("</g>\n");
}

int main(void)
{
    static const struct panel panels[] = {
        { "log I", name_i, bg_log_besseli_regime, BG_log_besseli_REGIMES },
        { "log K", name_k, bg_log_besselk_regime, BG_log_besselk_REGIMES },
    };
    printf("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-size=\"11\" "
           "font-family=\"sans-serif\">\n<!-- Printed by reference/scan/draw_regimes. -->\n"
           "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>\n",
           2 * PANEL, TOP + SIDE + 54 + 18 * LINE);
    for (int i = 0; i < 2; ++i)
        draw(&panels[i], LEFT + i * PANEL);
    printf("</svg>\n");
    return fflush(stdout) == 0 && !ferror(stdout) ? EXIT_SUCCESS : EXIT_FAILURE;
}
