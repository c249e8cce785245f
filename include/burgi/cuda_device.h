/* Devices, their memory and copies, for programs that have no CUDA runtime of their own: libburgi_cuda brings one.
 *
 * A program that has one uses that: pointers and streams are the same, and these functions are thin.  They work on
 * the device that the calling thread uses, the first one until burgi_cuda_device_use.  Every function returns
 * BURGI_ECUDA where the runtime reports an error, whose text burgi_cuda_error_text gives, and leaves none behind
 * for cudaGetLastError. */
#ifndef BURGI_CUDA_DEVICE_H
#define BURGI_CUDA_DEVICE_H

#include <burgi/base.h>

#ifdef __cplusplus
extern "C" {
#endif

struct CUstream_st; /* *cudaStream_t */

/** How many devices there are.
 *
 *  Domain     count not null, else BURGI_EINVAL.
 *  Special    without a driver or a device BURGI_ECUDA, and 0. */
BURGI_API burgi_status burgi_cuda_device_count(int *count);

/** Makes the device, from 0, the one of this thread.  BURGI_ECUDA where there is no such. */
BURGI_API burgi_status burgi_cuda_device_use(int device);

/** What the device is called, cut to `room` bytes with its null byte.
 *
 *  Domain     room >= 1, name not null, else BURGI_EINVAL. */
BURGI_API burgi_status burgi_cuda_device_name(int device, size_t room, char *name);

/** Bytes of this thread's device that are free, and all of them.  An allocation may fail that is smaller. */
BURGI_API burgi_status burgi_cuda_device_memory(size_t *free, size_t *total);

/** Memory of this thread's device, of any contents, aligned for every type; null for 0 bytes.
 *
 *  Domain     to not null, else BURGI_EINVAL.
 *  Special    BURGI_ENOMEM, and null, where the device has no such room; what stands on it is as it was. */
BURGI_API burgi_status burgi_cuda_alloc(size_t bytes, void **to);

/** Gives it back, after all work on it is done.  Null is fine. */
BURGI_API burgi_status burgi_cuda_free(void *memory);

/** Copies to the device, and from it, in the order of the stream's work; the host may touch neither array until
 *  burgi_cuda_wait.
 *
 *  Domain     arrays not null where bytes > 0, else BURGI_EINVAL. */
BURGI_API burgi_status burgi_cuda_to_device(size_t bytes, const void *from, void *to,
                                            struct CUstream_st *stream);
BURGI_API burgi_status burgi_cuda_to_host(size_t bytes, const void *from, void *to,
                                          struct CUstream_st *stream);

/** Waits until all of the stream's work is done.  BURGI_ECUDA where any of it failed, a kernel included. */
BURGI_API burgi_status burgi_cuda_wait(struct CUstream_st *stream);

/** What CUDA said in this thread's last call of this library, of any function, that was BURGI_ECUDA or
 *  BURGI_ENOMEM; "no error" if there was none.  Never null; the string is static. */
BURGI_API const char *burgi_cuda_error_text(void);

#ifdef __cplusplus
}
#endif

#endif
