/* getopt_long(), stricter and with words of ours. */
#include "cli.h"

#include <stdint.h>
#include <string.h>
#include <unistd.h>

static void unknown(const char *command, const char *word)
{
    if (access(word, F_OK) == 0)
        misuse(command, "unknown option %s (the file of that name is ./%s)", word, word);
    else
        misuse(command, "unknown option %.*s", (int)strcspn(word, "="), word);
}

/* Whether the word is an option by its full name, as it stands or before a '='. */
static bool is_full_name(const char *word, const struct option *longs)
{
    const size_t n = strcspn(word, "=");
    for (; longs->name != NULL; ++longs)
        if (n == 2 + strlen(longs->name) && strncmp(word + 2, longs->name, n - 2) == 0)
            return true;
    return false;
}

static const struct option *by_value(const struct option *longs, int value)
{
    while (longs->name != NULL && longs->val != value)
        ++longs;
    return longs->name != NULL ? longs : NULL;
}

/* Whether an option that is to be given once comes again.  A letter without a name has an argument. */
static bool comes_again(int c, const struct option *longs, const struct option *option)
{
    static uint64_t names, letters;
    uint64_t *const given = option != NULL ? &names : &letters;
    const uint64_t bit = UINT64_C(1) << (option != NULL ? option - longs : c - 'a');
    const bool before = *given & bit;

    *given |= bit;
    return before && (option == NULL || option->has_arg != no_argument);
}

/* getopt_long() has returned c for a letter.  Letters don't add up: -hash.csv is a file. */
static int letter(char **argv, int c)
{
    const char *last = argv[optind - 1];
    const bool alone =
        strlen(last) == 2 && last[0] == '-' && last[1] == (c == '?' ? optopt : c);

    if (c == ':')
        misuse(argv[0], "option %s needs an argument", last);
    else if (c == '?' || (optarg == NULL && !alone))
        unknown(argv[0], alone ? last : argv[optind]);
    else
        return c;
    return '?';
}

/* The same for a name. */
static int full_name(char **argv, int c, const struct option *longs)
{
    const bool apart = optarg != NULL && optarg == argv[optind - 1];
    const char *word = argv[optind - 1 - apart];

    if (!is_full_name(word, longs))
        unknown(argv[0], word);
    else if (c == ':')
        misuse(argv[0], "option %s needs an argument", word);
    else if (c == '?')
        misuse(argv[0], "option %.*s takes no argument", (int)strcspn(word, "="), word);
    else
        return c;
    return '?';
}

int next_option(int argc, char **argv, const char *shorts, const struct option *longs)
{
    int k = -1;

    opterr = optopt = 0;
    optarg = NULL;
    int c = getopt_long(argc, argv, shorts, longs, &k);
    if (c == -1)
        return c;
    const bool failed = c == '?' || c == ':';
    const bool by_name = failed ? strncmp(argv[optind - 1], "--", 2) == 0 &&
                                      (optopt == 0 || by_value(longs, optopt) != NULL)
                                : k >= 0;
    c = by_name ? full_name(argv, c, longs) : letter(argv, c);
    if (c == '?')
        return c;
    const struct option *option = by_value(longs, c);
    if (!comes_again(c, longs, option))
        return c;
    if (option != NULL)
        misuse(argv[0], "option --%s is given twice", option->name);
    else
        misuse(argv[0], "option -%c is given twice", c);
    return '?';
}
