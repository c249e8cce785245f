/* The part of CUDA's runtime that libburgi_cuda calls, for g++: devices, memory, copies.
 *
 * An allocation is a mapping of its own, poisoned, and is open only while a kernel runs or a copy is made: the
 * host that touches it faults, and so does a kernel that goes beyond its end.  A copy to the host is seen after
 * the next wait for its stream, as CUDA is free to do it; a copy between addresses of the wrong kind fails.
 *
 * The environment says what there is, at each call:
 *   BURGI_SHIM_DEVICES   number of devices, 1
 *   BURGI_SHIM_MEMORY    bytes of each, 2^30
 *   BURGI_SHIM_CLAIMS    bytes that cudaMemGetInfo calls free, the truth
 *   BURGI_SHIM_FAILS     launch, copy or wait, which fails
 *   BURGI_SHIM_REPORT    a file that gets what was done, at exit */
#ifndef BURGI_TESTS_CUDA_RUNTIME_H
#define BURGI_TESTS_CUDA_RUNTIME_H

#include <stddef.h>

typedef int cudaError_t;
typedef struct CUstream_st *cudaStream_t;
enum {
    cudaSuccess = 0,
    cudaErrorInvalidValue = 1,
    cudaErrorMemoryAllocation = 2,
    cudaErrorInvalidConfiguration = 9,
    cudaErrorNoDevice = 100,
    cudaErrorInvalidDevice = 101,
    cudaErrorLaunchFailure = 719
};
enum cudaMemcpyKind { cudaMemcpyHostToDevice = 1, cudaMemcpyDeviceToHost = 2 };
struct cudaDeviceProp {
    char name[256];
};

extern "C" {
cudaError_t cudaGetLastError(void);
const char *cudaGetErrorString(cudaError_t e);
cudaError_t cudaGetDeviceCount(int *count);
cudaError_t cudaGetDeviceProperties(cudaDeviceProp *p, int device);
cudaError_t cudaSetDevice(int device);
cudaError_t cudaMemGetInfo(size_t *free, size_t *total);
cudaError_t cudaMalloc(void **p, size_t bytes);
cudaError_t cudaFree(void *p);
cudaError_t cudaMemcpyAsync(void *to, const void *from, size_t bytes, cudaMemcpyKind kind,
                            cudaStream_t stream);
cudaError_t cudaStreamSynchronize(cudaStream_t stream);
}

/* For the scheduler: the error that cudaGetLastError gives, returned; whether the environment has such a call fail;
 * device memory opened or closed. */
cudaError_t bg_host_error(cudaError_t e);
bool bg_host_fails(const char *what);
void bg_host_memory(bool open);

#endif
