#include "words.h"

#include <stdlib.h>
#include <string.h>

#include "utf8.h"

void bg_words_free(struct bg_words *w)
{
    free(w->bytes);
    free(w->at);
    free(w->label);
}

void bg_words_clear(struct bg_words *w)
{
    w->n = w->used = 0;
}

static bool make_room(struct bg_words *w, size_t n)
{
    if (w->n == w->room) {
        const size_t room = w->room > 0 ? 2 * w->room : 64;
        size_t *at = realloc(w->at, room * sizeof *at);
        const char **label = at != NULL ? realloc(w->label, room * sizeof *label) : NULL;
        w->at = at != NULL ? at : w->at;
        w->label = label != NULL ? label : w->label;
        if (label == NULL)
            return false;
        w->room = room;
    }
    if (w->bytes_room - w->used >= n)
        return true;
    char *bytes = realloc(w->bytes, 2 * w->bytes_room + n);
    if (bytes == NULL)
        return false;
    w->bytes = bytes;
    w->bytes_room = 2 * w->bytes_room + n;
    return true;
}

bool bg_words_add(struct bg_words *w, const char *word, size_t n, const char *place,
                  struct bg_fault *fault)
{
    if (!make_room(w, n + 1))
        return bg_fault_memory(fault);
    char *const to = w->bytes + w->used;
    memcpy(to, word, n);
    to[n] = '\0';
    if (!bg_is_utf8(to))
        return bg_fault(fault, "%s: expected a word in UTF-8, to be a label", place);
    w->at[w->n++] = w->used;
    w->used += n + 1;
    return true;
}

const char *const *bg_words_labels(struct bg_words *w)
{
    for (size_t k = 0; k < w->n; ++k)
        w->label[k] = w->bytes + w->at[k];
    return w->label;
}

bool bg_words_check(const struct bg_input *in, struct bg_fault *fault)
{
    const char *const column = in->label_column;
    return column == NULL || strcmp(column, "1") == 0 || strcmp(column, "word") == 0 ||
           bg_fault(fault,
                    "row 1: --label-column %.40s: the file holds a word and numbers a row; "
                    "expected word",
                    column);
}

static bool take_digits(const char **at, const char *end, uint64_t *value)
{
    const char *const from = *at;
    for (*value = 0; *at < end && **at >= '0' && **at <= '9'; ++*at)
        if (__builtin_mul_overflow(*value, (uint64_t)10, value) ||
            __builtin_add_overflow(*value, (uint64_t)(**at - '0'), value))
            return false;
    return *at > from;
}

bool bg_words_count(const char *line, size_t n, uint64_t *rows, uint64_t *cols)
{
    const char *at = line, *const end = line + n;
    if (!take_digits(&at, end, rows) || at == end || *at++ != ' ' ||
        !take_digits(&at, end, cols))
        return false;
    while (at < end && (*at == ' ' || *at == '\r'))
        ++at;
    return at == end;
}
