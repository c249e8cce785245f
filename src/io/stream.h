/* The bytes of a file, one after the other, unpacked where the file is packed.
 *
 * A regular file, a pipe and a terminal read the same.  Offsets count unpacked bytes, except
 * in messages about the packed data themselves, which say so. */
#ifndef BURGI_IO_STREAM_H
#define BURGI_IO_STREAM_H

#include <stddef.h>
#include <stdint.h>

#include "fault.h"

struct bg_stream;

/* NULL, and a fault, where there is no such file, it cannot be read or it is empty.  "-" is
 * standard input. */
struct bg_stream *bg_stream_open(const char *path, struct bg_fault *fault);
/* What messages call it. */
const char *bg_stream_name(const char *path);
/* Takes over a file descriptor, which may be empty; expected is for the message where it is a
 * directory. */
struct bg_stream *bg_stream_from(int fd, const char *expected, struct bg_fault *fault);
/* Takes over what unpacks: the stream is what comes out of it, said to be so many bytes. */
struct bg_packing;
struct bg_stream *bg_stream_unpacked(const struct bg_packing *packing, void *unpacker,
                                     uint64_t size, struct bg_fault *fault);
void bg_stream_close(struct bg_stream *s);

/* *at: the next n bytes, left where they are.  Returns how many there are, fewer than n only
 * at the end; -1 for a fault. */
ptrdiff_t bg_stream_peek(struct bg_stream *s, size_t n, const unsigned char **at,
                         struct bg_fault *fault);

/* Takes the next n bytes.  Returns how many there were, or -1 for a fault. */
ptrdiff_t bg_stream_read(struct bg_stream *s, void *to, size_t n, struct bg_fault *fault);

/* Takes n bytes that bg_stream_peek has shown. */
void bg_stream_skip(struct bg_stream *s, size_t n);

/* Takes the next line, without its LF or CRLF and ended by a null byte; it lives until the
 * next call.  A byte order mark before the first (UTF-8) is left out.  Returns 1, 0 at the end, or -1 for a fault.  *length tells a null byte within
 * the line from its end. */
int bg_stream_line(struct bg_stream *s, char **line, size_t *length, struct bg_fault *fault);

/* So many bytes behind a line, at least, can be read, whatever they are. */
enum { BG_BEHIND = 64 };

/* Whether a whole line is here already, so that the next bg_stream_line will not wait. */
bool bg_stream_has_line(const struct bg_stream *s);

/* Whether it may have to wait for the one who writes into a pipe, after what the pipe has was taken. */
bool bg_stream_line_waits(struct bg_stream *s);

/* The number of the line taken last, from 1. */
uint64_t bg_stream_line_number(const struct bg_stream *s);

/* The offset of the next byte. */
uint64_t bg_stream_offset(const struct bg_stream *s);

/* How much of what is read has been read, packed or not, from 0 to 1; NaN where nobody can tell. */
double bg_stream_progress(const struct bg_stream *s);

/* No more unpacked bytes than this can be in the file, those taken included: what a header
 * may announce.  UINT64_MAX where nobody can tell. */
uint64_t bg_stream_bound(const struct bg_stream *s);

/* Whether it can be read a second time from its beginning, and does so. */
bool bg_stream_can_begin_again(const struct bg_stream *s);
bool bg_stream_begin_again(struct bg_stream **s, const char *path, struct bg_fault *fault);
/* How the file is packed, "gzip", or NULL. */
const char *bg_stream_packing(const struct bg_stream *s);

/* Whether it is a file in an archive, of known size. */
bool bg_stream_is_member(const struct bg_stream *s);

/* A regular file that is not packed: its descriptor and size, to map it.  Else -1. */
int bg_stream_plain(const struct bg_stream *s, uint64_t *size);

#endif
