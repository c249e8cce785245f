#include "draw.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"

/* Whether all of the text is an integer that a uint64_t holds. */
static bool take_count(const char *text, uint64_t *to)
{
    char *end;
    errno = 0;
    *to = strtoull(text, &end, 10);
    return text[strspn(text, "0123456789")] == '\0' && end != text && errno == 0;
}

bool draw_is_option(int c)
{
    return c == 'n' || c == 's' || c == 'o' || c == 'f';
}

int draw_take(const char *command, int c, struct draw *d)
{
    if (c == 'o')
        d->output = optarg;
    else if (c == 'f')
        d->force = true;
    else if (take_count(optarg, c == 'n' ? &d->rows : &d->seed))
        *(c == 'n' ? &d->has_rows : &d->has_seed) = true;
    else
        return misuse(command, "%s: expected an integer from 0 to 2^64 - 1, found %s",
                      c == 'n' ? "-n" : "--seed", visible(optarg));
    return FINE;
}

bool draw_to_stdout(const struct draw *d)
{
    return strcmp(d->output, "-") == 0;
}

int draw_check(const char *command, const struct draw *d)
{
    if (!d->has_rows)
        return misuse(command, "expected -n N");
    if (d->rows < 1)
        return misuse(command, "-n 0; expected at least 1");
    if (d->output == NULL)
        return misuse(command, "expected -o FILE");
    if (*d->output == '\0')
        return misuse(command, "expected a FILE, found an empty name");
    if (draw_to_stdout(d) && isatty(STDOUT_FILENO))
        return misuse(command,
                      "-o - and standard output is a terminal; expected a FILE or a pipe");
    return FINE;
}

bool draw_choose_seed(struct draw *d)
{
    if (d->has_seed)
        return true;
    FILE *const from = fopen("/dev/urandom", "rb");
    const bool ok = from != NULL && fread(&d->seed, sizeof d->seed, 1, from) == 1;
    if (from != NULL)
        fclose(from);
    if (ok)
        say("seed %llu", (unsigned long long)d->seed);
    else
        say("/dev/urandom: cannot be read; expected --seed S");
    return ok;
}
