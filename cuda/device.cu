/* burgi/cuda_device.h, and what libburgi_cuda says of itself. */
#include <burgi/cuda.h>
#include <burgi/version.h>
#include <stdio.h>

#include "status.h"

namespace
{
thread_local cudaError_t last_error = cudaSuccess;

/* Of a call that returns its error: the runtime keeps it, too, for whoever asks next. */
burgi_status taken(cudaError_t e)
{
    if (e != cudaSuccess)
        (void)cudaGetLastError();
    return bg_cuda_status(e);
}

burgi_status copy(size_t bytes, const void *from, void *to, cudaMemcpyKind kind,
                  cudaStream_t stream)
{
    if (bytes == 0)
        return BURGI_OK;
    if (from == nullptr || to == nullptr)
        return BURGI_EINVAL;
    return taken(cudaMemcpyAsync(to, from, bytes, kind, stream));
}
} // namespace

burgi_status bg_cuda_status(cudaError_t e)
{
    if (e == cudaSuccess)
        return BURGI_OK;
    last_error = e;
    return BURGI_ECUDA;
}

const char *burgi_cuda_version(void)
{
    return BURGI_VERSION;
}

const char *burgi_cuda_error_text(void)
{
    return cudaGetErrorString(last_error);
}

burgi_status burgi_cuda_device_count(int *count)
{
    if (count == nullptr)
        return BURGI_EINVAL;
    const burgi_status status = taken(cudaGetDeviceCount(count));
    if (status != BURGI_OK)
        *count = 0;
    return status;
}

burgi_status burgi_cuda_device_use(int device)
{
    return taken(cudaSetDevice(device));
}

burgi_status burgi_cuda_device_name(int device, size_t room, char *name)
{
    cudaDeviceProp properties;
    if (room == 0 || name == nullptr)
        return BURGI_EINVAL;
    *name = '\0';
    const burgi_status status = taken(cudaGetDeviceProperties(&properties, device));
    if (status == BURGI_OK)
        snprintf(name, room, "%s", properties.name);
    return status;
}

burgi_status burgi_cuda_device_memory(size_t *free, size_t *total)
{
    if (free == nullptr || total == nullptr)
        return BURGI_EINVAL;
    *free = *total = 0;
    return taken(cudaMemGetInfo(free, total));
}

burgi_status burgi_cuda_alloc(size_t bytes, void **to)
{
    if (to == nullptr)
        return BURGI_EINVAL;
    *to = nullptr;
    if (bytes == 0)
        return BURGI_OK;
    const cudaError_t e = cudaMalloc(to, bytes);
    const burgi_status status = taken(e);
    if (status != BURGI_OK)
        *to = nullptr;
    return e == cudaErrorMemoryAllocation ? BURGI_ENOMEM : status;
}

burgi_status burgi_cuda_free(void *memory)
{
    return taken(cudaFree(memory));
}

burgi_status burgi_cuda_to_device(size_t bytes, const void *from, void *to, cudaStream_t stream)
{
    return copy(bytes, from, to, cudaMemcpyHostToDevice, stream);
}

burgi_status burgi_cuda_to_host(size_t bytes, const void *from, void *to, cudaStream_t stream)
{
    return copy(bytes, from, to, cudaMemcpyDeviceToHost, stream);
}

burgi_status burgi_cuda_wait(cudaStream_t stream)
{
    return taken(cudaStreamSynchronize(stream));
}
