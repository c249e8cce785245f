#include "numbers.h"

#include <stdint.h>

#include "cli/cli.h"
#include "io/series.h"
#include "io/stream.h"

/* Rows begin .. end - 1 of a series, or a fault. */
static bool give(const struct sources *from, struct bg_series *s, take_numbers *take, void *to,
                 struct bg_fault *fault, bool *said)
{
    const size_t begin = from->some ? from->begin : 0, end = from->some ? from->end : SIZE_MAX;
    const double *x;
    size_t row = 0;
    ptrdiff_t got;

    while (row < end && (got = bg_series_next(s, &x, fault)) != 0) {
        if (got < 0)
            return false;
        const size_t n = (size_t)got, skip = begin > row ? begin - row : 0;
        const size_t most = end - row < n ? end - row : n;
        if (skip < most && !take(to, row + skip, most - skip, x + skip)) {
            *said = true;
            return false;
        }
        row += n;
        show_progress(row, bg_reader_progress(s->reader));
    }
    return row > begin ||
           bg_fault(fault, "row %zu: no such row of %zu; expected --rows within them",
                    begin + 1, row);
}

bool numbers_read(const struct sources *from, take_numbers *take, void *to)
{
    const char *const name = bg_stream_name(from->file[0]);
    struct bg_series s;
    struct bg_fault fault;
    bool said = false;

    if (!bg_series_open(&s, from->file[0], &from->in, &fault)) {
        say("%s: %s", name, fault.text);
        return false;
    }
    const bool ok = give(from, &s, take, to, &fault, &said);
    hide_progress();
    if (!ok && !said)
        say("%s: %s", name, fault.text);
    else if (ok && *bg_reader_note(s.reader) != '\0')
        say("%s: %s", name, bg_reader_note(s.reader));
    bg_series_close(&s);
    return ok;
}
