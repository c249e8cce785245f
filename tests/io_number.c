/* Numbers in text are those of strtod(), to the bit. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/cells.h"

static uint64_t state = 1;

static uint64_t roll(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static double any_double(int exponents)
{
    const double f = ldexp((double)(roll() >> 11), -53);
    return ldexp(0.5 + 0.5 * f, (int)(roll() % (unsigned)(2 * exponents)) - exponents) *
           (roll() & 1 ? 1.0 : -1.0);
}

/* Half way between two doubles, or a digit off: the hard ones. */
static void half_way(char *text, size_t room)
{
    const double x = any_double(60), y = nextafter(x, 2.0 * x);
    const long double half = ((long double)x + (long double)y) / 2.0L;
    snprintf(text, room, "%.*Le", 15 + (int)(roll() % 6), half);
}

static void draw(int i, char *text, size_t room)
{
    switch (i % 8) {
    case 0:
        snprintf(text, room, "%.17g", any_double(100));
        break;
    case 1:
        snprintf(text, room, "%.18e", any_double(150));
        break;
    case 2:
        snprintf(text, room, "%.*g", (int)(roll() % 20), any_double(40));
        break;
    case 3:
        snprintf(text, room, "%.*f", (int)(roll() % 12), any_double(30));
        break;
    case 4:
        half_way(text, room);
        break;
    case 5:
        snprintf(text, room, "%llue%d", (unsigned long long)roll(), (int)(roll() % 150) - 75);
        break;
    case 6:
        snprintf(text, room, "+%llu.%03llue+%d", (unsigned long long)(roll() >> (roll() % 64)),
                 (unsigned long long)(roll() % 1000), (int)(roll() % 30));
        break;
    default:
        snprintf(text, room, "%s%.*f", roll() & 1 ? "-000" : "", (int)(roll() % 25),
                 fabs(any_double(20)));
    }
}

Test(io_number, to_the_bit)
{
    char text[400];
    for (int i = 0; i < 2000000; ++i) {
        double x = 0.0;
        draw(i, text, sizeof text);
        const double want = strtod(text, NULL);
        const bool is = bg_is_number(text, &x);
        if (!is || memcmp(&x, &want, sizeof x) != 0)
            cr_assert_fail("%s: %a, expected %a", text, x, want);
    }
}

/* A cell between others, with a sign of decimals of its own: plain, and then the same number; or none. */
static bool is_cell(const char *text, char point, double *x)
{
    char line[600 + BG_BEHIND];
    double row[3];
    const struct bg_plain p = { .delimiter = ';', .point = point, .n = 3 };
    const int n = snprintf(line, sizeof line, "1;%s;%s", text, text);
    const bool is = bg_take_line(&p, line, line + n, row, NULL);

    *x = row[1];
    return is && memcmp(&row[1], &row[2], sizeof *row) == 0;
}

Test(io_number, cells_to_the_bit)
{
    char text[400];
    size_t plain = 0;
    for (int i = 0; i < 1000000; ++i) {
        double x = 0.0;
        draw(i, text, sizeof text);
        const double want = strtod(text, NULL);
        const bool is = strlen(text) < 250 && is_cell(text, '.', &x);
        plain += is;
        if (is && memcmp(&x, &want, sizeof x) != 0)
            cr_assert_fail("%s: %a, expected %a", text, x, want);
    }
    cr_expect(plain > 800000, "%zu plain", plain);
}

Test(io_number, cells_that_are_none)
{
    static const char *const no[] = {
        "",  "-",     ".",   "1.x", "1.23456789x", "1.2.3", "1.2345678901234567x",
        "x", "\"1\"", "1\t", "1e"
    };
    double x;
    for (size_t k = 0; k < sizeof no / sizeof *no; ++k)
        cr_expect(!is_cell(no[k], '.', &x), "%s", no[k]);
    cr_expect(!is_cell("1.5", ',', &x), "a point is none of the decimal commas'");
    cr_expect(is_cell("-1,5", ',', &x) && x == -1.5);
    cr_expect(is_cell(" 2.5", '.', &x) && x == 2.5);
}

Test(io_number, what_is_one)
{
    static const char *const yes[] = { "0",
                                       "-0",
                                       "+1",
                                       "5.",
                                       ".5",
                                       "1e5",
                                       "1E-5",
                                       "inf",
                                       "-nan",
                                       "0x1p3",
                                       "1e999",
                                       "1e-999",
                                       " 1",
                                       "0e99999",
                                       "-.5e+2",
                                       "00000.1",
                                       "9007199254740993",
                                       "18446744073709551615",
                                       "18446744073709551616",
                                       "9999999999999999999",
                                       "1e44",
                                       "1e-44",
                                       "1e45",
                                       "4.9e-324" },
                             *const no[] = { "",     "-",           ".",   "+.",    "e5",
                                             "1e",   "1e+",         "1 ",  "1.2.3", "1,5",
                                             "0x",   "abc",         "--1", "1e5x",  "in",
                                             "1e 5", "\xef\xbc\x91" };
    double x;
    for (size_t k = 0; k < sizeof yes / sizeof *yes; ++k) {
        const double want = strtod(yes[k], NULL);
        cr_expect(bg_is_number(yes[k], &x), "%s", yes[k]);
        cr_expect(isnan(want) ? isnan(x) : memcmp(&x, &want, sizeof x) == 0, "%s: %a", yes[k],
                  x);
    }
    for (size_t k = 0; k < sizeof no / sizeof *no; ++k)
        cr_expect(!bg_is_number(no[k], &x), "%s", no[k]);
}
