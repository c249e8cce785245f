#include "mixture_words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/range.h"
#include "io/cells.h"
#include "model.h"

/* Which of the words, which end with NULL, it is. */
static int word_of(const char *const *word, const char *argument)
{
    int k = 0;
    while (word[k] != NULL && strcmp(word[k], argument) != 0)
        ++k;
    return word[k] != NULL ? k : -1;
}

/* "2-8,16": FINE, or USAGE after a line on stderr. */
static int take_sizes(const char *command, const char *argument, struct mixture_words *words)
{
    const char *at = argument;

    for (words->sizes = 0; *at != '\0';) {
        char *end;
        const bool digit = *at >= '0' && *at <= '9';
        const unsigned long long first = strtoull(at, &end, 10);
        unsigned long long last = first;
        bool ok = digit && first >= 1;
        if (ok && *end == '-') {
            ok = end[1] >= '0' && end[1] <= '9';
            last = strtoull(end + 1, &end, 10);
        }
        ok = ok && last >= first && last <= INT32_MAX &&
             (*end == ',' ? end[1] != '\0' : *end == '\0');
        if (!ok || last - first >= MOST_SIZES - words->sizes)
            return misuse(
                command,
                "-k: expected numbers and ranges from 1, %d at most, such as 2-8,16; found %s",
                MOST_SIZES, visible(argument));
        for (unsigned long long k = first; k <= last; ++k)
            words->k[words->sizes++] = (size_t)k;
        at = *end == ',' ? end + 1 : end;
    }
    return words->sizes > 0
               ? FINE
               : misuse(command, "-k: expected a number, found %s", visible(argument));
}

static int take_kappa(const char *command, const char *argument, burgi_mixture_options *o)
{
    static const char *const words[] = { "free", "common", NULL };
    const int k = word_of(words, argument);

    if (k >= 0)
        o->kappa = (burgi_mixture_kappa)k;
    else if (bg_is_number(argument, &o->kappa_value) && o->kappa_value >= 0.0 &&
             o->kappa_value < MODEL_KAPPA_END)
        o->kappa = BURGI_KAPPA_FIXED;
    else
        return misuse(command,
                      "--kappa: expected free, common or a number, from 0 to 2^200, found %s",
                      visible(argument));
    return FINE;
}

/* A number between two, these left out. */
static int take_between(const char *command, const char *option, const char *argument,
                        double low, double high, double *to)
{
    if (bg_is_number(argument, to) && *to > low && *to < high)
        return FINE;
    return misuse(command, "%s: expected a number above %g and below %g, found %s", option, low,
                  high, visible(argument));
}

static int take_count(const char *command, const char *option, const char *argument, size_t *to)
{
    if (count_parse(argument, to) && *to > 0 && *to < INT32_MAX)
        return FINE;
    return misuse(command, "%s: expected a number, at least 1, found %s", option,
                  visible(argument));
}

static int take_word(const char *command, int c, const char *argument, burgi_mixture_options *o)
{
    static const char *const assign[] = { "soft", "hard", "stochastic", NULL };
    static const char *const estimate[] = { "mle", "marginal", "map", NULL };
    static const char *const init[] = { "kmeans++", "random", "labels", NULL };
    const int k = word_of(c == MIXTURE_ASSIGN     ? assign
                          : c == MIXTURE_ESTIMATE ? estimate
                                                  : init,
                          argument);

    if (k < 0 && c == MIXTURE_ASSIGN)
        return misuse(command, "--assign: expected soft, hard or stochastic, found %s",
                      visible(argument));
    if (k < 0 && c == MIXTURE_ESTIMATE)
        return misuse(command, "--estimate: expected mle, marginal or map, found %s",
                      visible(argument));
    if (k < 0)
        return misuse(command, "--init: expected kmeans++, random or labels, found %s",
                      visible(argument));
    if (c == MIXTURE_ASSIGN)
        o->assign = (burgi_mixture_assign)k;
    else if (c == MIXTURE_ESTIMATE)
        o->estimate = (burgi_mixture_estimate)k;
    else
        o->init = (burgi_mixture_init)k;
    return FINE;
}

int mixture_option(const char *command, int option, const char *argument,
                   struct mixture_words *words)
{
    burgi_mixture_options *const m = &words->options;
    size_t seed;

    switch (option) {
    case 'k':
        return take_sizes(command, argument, words);
    case MIXTURE_ASSIGN:
    case MIXTURE_ESTIMATE:
    case MIXTURE_INIT:
        return take_word(command, option, argument, m);
    case MIXTURE_KAPPA:
        return take_kappa(command, argument, m);
    case MIXTURE_RESTARTS:
        return take_count(command, "--restarts", argument, &m->restarts);
    case MIXTURE_MINI_BATCH:
        return take_count(command, "--mini-batch", argument, &words->mini_batch);
    case MIXTURE_MAX_ITERATIONS:
        return take_count(command, "--max-iterations", argument, &m->max_iterations);
    case MIXTURE_SEED:
        if (!count_parse(argument, &seed))
            return misuse(command, "--seed: expected an integer from 0 to 2^64 - 1, found %s",
                          visible(argument));
        m->seed = seed;
        return FINE;
    case MIXTURE_HOLDOUT:
        return take_between(command, "--holdout", argument, 0.0, 1.0, &words->holdout);
    case MIXTURE_TOL:
        return take_between(command, "--tol", argument, 0.0, 1.0, &m->tolerance);
    case MIXTURE_BACKGROUND:
        m->background = 1;
        return FINE;
    default:
        return USAGE; /* next_option() has said why */
    }
}
