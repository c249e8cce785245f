#include "range.h"

#include <stdint.h>
#include <string.h>

/* The n digits at text; none are the number that is usual. */
static bool number(const char *text, size_t n, size_t usual, size_t *value)
{
    *value = n > 0 ? 0 : usual;
    for (size_t i = 0; i < n; ++i)
        if (text[i] < '0' || text[i] > '9' ||
            __builtin_mul_overflow(*value, (size_t)10, value) ||
            __builtin_add_overflow(*value, (size_t)(text[i] - '0'), value))
            return false;
    return true;
}

bool range_parse(const char *text, size_t *begin, size_t *end)
{
    const char *const colon = strchr(text, ':');
    return colon != NULL && number(text, (size_t)(colon - text), 0, begin) &&
           number(colon + 1, strlen(colon + 1), SIZE_MAX, end) && *begin < *end;
}

bool count_parse(const char *text, size_t *n)
{
    return *text != '\0' && number(text, strlen(text), 0, n);
}

bool threads_parse(const char *text, size_t *threads)
{
    return number(text, strlen(text), 0, threads) && *threads >= 1 && *threads <= MOST_THREADS;
}
