#include "stream.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "packed.h"
#include "packing.h"

enum { FIRST_ROOM = 1 << 16 };
static const size_t LONGEST_LINE = (size_t)1 << 28;

struct bg_stream {
    int fd; /* or -1: then only the unpacker knows where the bytes are */
    bool regular;
    uint64_t size; /* of the regular file, or what comes out of the unpacker */
    const struct bg_packing *packing; /* NULL: the bytes are as they are */
    void *unpacker;

    /* Unpacked bytes: those not taken yet are buf[at .. end); BG_BEHIND spare bytes
     * follow, of which one ends a line. */
    unsigned char *buf;
    size_t at, end, room;
    size_t searched; /* >= at; no LF in buf[at .. searched) */
    uint64_t offset; /* of buf[at] */
    uint64_t line;
};

/* Adds bytes to buf; returns how many, 0 at the end, -1 for a fault. */
static ptrdiff_t fill(struct bg_stream *s, struct bg_fault *fault)
{
    if (s->at > 0) {
        memmove(s->buf, s->buf + s->at, s->end - s->at);
        s->end -= s->at;
        s->searched -= s->at;
        s->at = 0;
    }
    if (s->end == s->room) {
        unsigned char *grown = realloc(s->buf, 2 * s->room + BG_BEHIND);
        if (grown == NULL)
            return bg_fault_memory(fault), -1;
        s->buf = grown;
        s->room *= 2;
    }
    unsigned char *to = s->buf + s->end;
    const size_t n = s->room - s->end;
    const ptrdiff_t got = s->packing != NULL ? s->packing->read(s->unpacker, to, n, fault)
                                             : bg_read(s->fd, to, n, fault);
    if (got > 0)
        s->end += (size_t)got;
    return got;
}

static void take(struct bg_stream *s, size_t n)
{
    s->at += n;
    s->offset += n;
    if (s->searched < s->at)
        s->searched = s->at;
}

/* How the file is packed, its first bytes tell. */
static bool begin(struct bg_stream *s, struct bg_fault *fault)
{
    if (!bg_packing_of(s, &s->packing, fault))
        return false;
    if (s->packing == NULL)
        return true;
    s->unpacker = s->packing->begin(s->fd, s->buf, s->end, fault);
    s->end = 0;
    return s->unpacker != NULL;
}

static struct bg_stream *new_stream(int fd, struct bg_fault *fault)
{
    struct bg_stream *s = calloc(1, sizeof *s);

    if (s != NULL && (s->buf = malloc(FIRST_ROOM + BG_BEHIND)) != NULL) {
        s->fd = fd;
        s->room = FIRST_ROOM;
        return s;
    }
    bg_fault_memory(fault);
    free(s);
    return NULL;
}

struct bg_stream *bg_stream_unpacked(const struct bg_packing *packing, void *unpacker,
                                     uint64_t size, struct bg_fault *fault)
{
    struct bg_stream *s = new_stream(-1, fault);
    if (s == NULL) {
        packing->end(unpacker);
        return NULL;
    }
    s->size = size;
    s->packing = packing;
    s->unpacker = unpacker;
    return s;
}

struct bg_stream *bg_stream_from(int fd, const char *expected, struct bg_fault *fault)
{
    struct bg_stream *s = new_stream(fd, fault);
    struct stat st;

    if (s == NULL) {
        close(fd);
        return NULL;
    }
    bool ok = fstat(fd, &st) == 0 || bg_fault(fault, "cannot read: %s", strerror(errno));
    if (ok && S_ISDIR(st.st_mode))
        ok = bg_fault(fault, "is a directory; expected %s", expected);
    /* Where some of it has been taken before, the rest is read as from a pipe. */
    if (ok && S_ISREG(st.st_mode) && st.st_size > 0 && lseek(fd, 0, SEEK_CUR) == 0) {
        s->regular = true;
        s->size = (uint64_t)st.st_size;
    }
    if (ok && begin(s, fault))
        return s;
    bg_stream_close(s);
    return NULL;
}

static bool is_stdin(const char *path)
{
    return strcmp(path, "-") == 0;
}

const char *bg_stream_name(const char *path)
{
    return is_stdin(path) ? "standard input" : path;
}

struct bg_stream *bg_stream_open(const char *path, struct bg_fault *fault)
{
    const int fd = is_stdin(path) ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)
                                  : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        bg_fault(fault, "cannot open: %s; expected " BG_READABLE, strerror(errno));
        return NULL;
    }
    struct bg_stream *s = bg_stream_from(fd, BG_READABLE, fault);
    if (s == NULL)
        return NULL;
    const unsigned char *first;
    const ptrdiff_t got = bg_stream_peek(s, 1, &first, fault);
    if (got > 0)
        return s;
    if (got == 0)
        bg_fault(fault, "offset 0: the file is empty; expected " BG_READABLE);
    bg_stream_close(s);
    return NULL;
}

void bg_stream_close(struct bg_stream *s)
{
    if (s == NULL)
        return;
    if (s->unpacker != NULL)
        s->packing->end(s->unpacker);
    if (s->fd >= 0)
        close(s->fd);
    free(s->buf);
    free(s);
}

ptrdiff_t bg_stream_peek(struct bg_stream *s, size_t n, const unsigned char **at,
                         struct bg_fault *fault)
{
    while (s->end - s->at < n) {
        const ptrdiff_t got = fill(s, fault);
        if (got < 0)
            return -1;
        if (got == 0)
            break;
    }
    const size_t have = s->end - s->at;
    *at = s->buf + s->at;
    return (ptrdiff_t)(have < n ? have : n);
}

ptrdiff_t bg_stream_read(struct bg_stream *s, void *to, size_t n, struct bg_fault *fault)
{
    size_t done = 0;
    while (done < n) {
        if (s->at == s->end) {
            const ptrdiff_t got = fill(s, fault);
            if (got < 0)
                return -1;
            if (got == 0)
                break;
        }
        const size_t have = s->end - s->at, k = have < n - done ? have : n - done;
        memcpy((unsigned char *)to + done, s->buf + s->at, k);
        take(s, k);
        done += k;
    }
    return (ptrdiff_t)done;
}

void bg_stream_skip(struct bg_stream *s, size_t n)
{
    take(s, n);
}

int bg_stream_line(struct bg_stream *s, char **line, size_t *length, struct bg_fault *fault)
{
    unsigned char *lf;
    while ((lf = memchr(s->buf + s->searched, '\n', s->end - s->searched)) == NULL) {
        s->searched = s->end;
        if (s->end - s->at > LONGEST_LINE)
            return bg_fault(fault, "line %llu: longer than %zu bytes; expected a shorter line",
                            (unsigned long long)s->line + 1, LONGEST_LINE) -
                   1;
        const ptrdiff_t got = fill(s, fault);
        if (got < 0)
            return -1;
        if (got == 0)
            break;
    }
    if (lf == NULL && s->at == s->end)
        return 0;

    size_t n = lf != NULL ? (size_t)(lf - (s->buf + s->at)) : s->end - s->at;
    *line = (char *)s->buf + s->at;
    take(s, n + (lf != NULL));
    if (n > 0 && (*line)[n - 1] == '\r')
        --n;
    (*line)[n] = '\0';
    if (++s->line == 1 && strncmp(*line, "\xef\xbb\xbf", 3) == 0) {
        *line += 3;
        n -= 3;
    }
    *length = n;
    return 1;
}

bool bg_stream_has_line(const struct bg_stream *s)
{
    return memchr(s->buf + s->at, '\n', s->end - s->at) != NULL;
}

bool bg_stream_line_waits(struct bg_stream *s)
{
    struct pollfd pipe = { .fd = s->fd, .events = POLLIN };
    struct bg_fault unseen; /* reading goes on where this was */

    if (s->regular)
        return false;
    while (memchr(s->buf + s->searched, '\n', s->end - s->searched) == NULL) {
        s->searched = s->end;
        if (s->packing != NULL || poll(&pipe, 1, 0) <= 0)
            return true;
        if (fill(s, &unseen) <= 0)
            return false;
    }
    return false;
}

uint64_t bg_stream_line_number(const struct bg_stream *s)
{
    return s->line;
}

uint64_t bg_stream_offset(const struct bg_stream *s)
{
    return s->offset;
}

double bg_stream_progress(const struct bg_stream *s)
{
    const bool packed = s->fd >= 0 && s->packing != NULL;
    const off_t at = packed ? lseek(s->fd, 0, SEEK_CUR) : (off_t)s->offset;
    const bool known = s->fd >= 0 ? s->regular : s->size != UINT64_MAX;
    return known && s->size > 0 ? (double)at / (double)s->size : nan("");
}

uint64_t bg_stream_bound(const struct bg_stream *s)
{
    if (s->fd < 0)
        return s->size;
    if (!s->regular)
        return UINT64_MAX;
    if (s->packing == NULL)
        return s->size;
    uint64_t most;
    return __builtin_mul_overflow(s->size, s->packing->best, &most) ? UINT64_MAX : most;
}

bool bg_stream_can_begin_again(const struct bg_stream *s)
{
    return s->regular;
}

/* The file of that name may be another by now, which the same descriptor is not. */
bool bg_stream_begin_again(struct bg_stream **s, const char *path, struct bg_fault *fault)
{
    const int fd = fcntl((*s)->fd, F_DUPFD_CLOEXEC, 0);
    if (fd < 0 || lseek(fd, 0, SEEK_SET) != 0)
        return bg_fault(fault, "cannot read again: %s", strerror(errno));
    bg_stream_close(*s);
    *s = bg_stream_from(fd, path, fault);
    return *s != NULL;
}

const char *bg_stream_packing(const struct bg_stream *s)
{
    return s->packing != NULL ? s->packing->name : NULL;
}

bool bg_stream_is_member(const struct bg_stream *s)
{
    return s->fd < 0;
}

int bg_stream_plain(const struct bg_stream *s, uint64_t *size)
{
    if (!s->regular || s->packing != NULL)
        return -1;
    *size = s->size;
    return s->fd;
}
