#include "packed.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

ptrdiff_t bg_read(int fd, void *to, size_t n, struct bg_fault *fault)
{
    ssize_t got;
    do
        got = read(fd, to, n);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        bg_fault(fault, "cannot read: %s", strerror(errno));
    return got;
}

void bg_packed_begin(struct bg_packed *p, int fd, const void *head, size_t n)
{
    memcpy(p->bytes, head, n);
    p->fd = fd;
    p->at = p->bytes;
    p->left = n;
    p->offset = n;
}

bool bg_packed_refill(struct bg_packed *p, struct bg_fault *fault)
{
    if (p->left > 0)
        return true;
    const ptrdiff_t got = bg_read(p->fd, p->bytes, BG_PACKED, fault);
    if (got < 0)
        return false;
    p->at = p->bytes;
    p->left = (size_t)got;
    p->offset += (uint64_t)got;
    return true;
}

unsigned long long bg_packed_offset(const struct bg_packed *p)
{
    return (unsigned long long)(p->offset - p->left);
}
