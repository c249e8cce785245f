#include "law.h"

#include <math.h>
#include <string.h>

#include "cli/cli.h"
#include "io/cells.h"

int stable_law_take(const char *command, int c, struct stable_law *law)
{
    static const char *const names[] = { "alpha", "beta", "gamma", "delta" };
    double *const to[] = { &law->alpha, &law->beta, &law->gamma, &law->delta };
    const int k = c == 'a' ? 0 : c == 'b' ? 1 : c == 'g' ? 2 : 3;
    if (c == 'p') {
        if (strcmp(optarg, "0") != 0 && strcmp(optarg, "1") != 0)
            return misuse(command, "--param: expected 0 or 1, found %s", visible(optarg));
        law->param = *optarg == '0' ? BURGI_STABLE_S0 : BURGI_STABLE_S1;
        return FINE;
    }
    if (bg_is_number(optarg, to[k]) && !isnan(*to[k]))
        return FINE;
    return misuse(command, "--%s: expected a number, found %s", names[k], visible(optarg));
}

int stable_law_check(const char *command, const struct stable_law *law)
{
    if (isnan(law->alpha))
        return misuse(command, "expected --alpha A");
    if (isnan(law->beta))
        return misuse(command, "expected --beta B");
    if (!(law->alpha >= STABLE_LEAST_ALPHA && law->alpha <= 2.0))
        return misuse(command, "--alpha %g; expected from %g to 2", law->alpha,
                      STABLE_LEAST_ALPHA);
    if (!(fabs(law->beta) <= 1.0))
        return misuse(command, "--beta %g; expected from -1 to 1", law->beta);
    if (!(law->gamma > 0.0 && law->gamma < HUGE_VAL))
        return misuse(command, "--gamma %g; expected a number above 0", law->gamma);
    if (!isfinite(law->delta))
        return misuse(command, "--delta %g; expected a finite number", law->delta);
    return FINE;
}

double stable_law_location(const struct stable_law *law)
{
    const double two_over_pi = 0x1.45f306dc9c883p-1; /* 0.6366 */
    if (law->param == BURGI_STABLE_S0 || law->alpha != 1.0)
        return law->delta;
    return law->delta + two_over_pi * law->beta * law->gamma * log(law->gamma);
}

/* Whether the word is an option whose value is the next word. */
static bool wants_value(const char *word, const struct option *longs)
{
    if (strncmp(word, "--", 2) != 0)
        return false;
    while (longs->name != NULL && strcmp(longs->name, word + 2) != 0)
        ++longs;
    return longs->name != NULL && longs->has_arg == required_argument;
}

int stable_take_numbers(int argc, char **argv, const struct option *longs, double *number,
                        int *numbers)
{
    int left = 1;
    *numbers = 0;
    for (int i = 1; i < argc; ++i)
        if (bg_is_number(argv[i], &number[*numbers]))
            ++*numbers;
        else {
            argv[left++] = argv[i];
            if (wants_value(argv[i], longs) && i + 1 < argc)
                argv[left++] = argv[++i];
        }
    argv[left] = NULL;
    return left;
}
