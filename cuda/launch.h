/* The one place that knows what compiles a kernel: nvcc, for a GPU, or g++, for the CPU under
 * tests/cuda/host.h.  The same source in both. */
#ifndef BURGI_CUDA_LAUNCH_H
#define BURGI_CUDA_LAUNCH_H

#include <stddef.h>
#include <stdint.h>

#if defined __CUDACC__
#include <cuda_runtime.h>
#define BG_LAUNCH(kernel, grid, block, shared, stream, ...)                                    \
    kernel<<<grid, block, shared, stream>>>(__VA_ARGS__)
#define BG_SHARED(type, name) extern __shared__ __align__(16) type name[]
#else
#include "host.h"
#define BG_LAUNCH(kernel, grid, block, shared, stream, ...)                                    \
    bg_host_launch(#kernel, grid, block, shared, stream, [=] { kernel(__VA_ARGS__); })
#define BG_SHARED(type, name) type *name = (type *)bg_host_shared
#endif

#endif
