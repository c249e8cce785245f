/* Arrays in the shim's device memory, for tests. */
#ifndef BURGI_TESTS_CUDA_ARRAYS_H
#define BURGI_TESTS_CUDA_ARRAYS_H

#include <burgi/cuda_device.h>
#include <criterion/criterion.h>

extern int cudaGetLastError(void);

/* So many bytes on the device; a copy of `from`, unless that is null. */
static inline void *on_device(const void *from, size_t bytes)
{
    void *p;
    cr_assert(burgi_cuda_alloc(bytes, &p) == BURGI_OK);
    if (from != NULL)
        cr_assert(burgi_cuda_to_device(bytes, from, p, NULL) == BURGI_OK);
    return p;
}

static inline void from_device(void *to, void *from, size_t bytes)
{
    cr_assert(burgi_cuda_to_host(bytes, from, to, NULL) == BURGI_OK &&
              burgi_cuda_wait(NULL) == BURGI_OK);
}

#endif
