/* Devices, memory and copies of runtime.h. */
#include "runtime.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <map>
#include <vector>

#include "control.h"

namespace
{
enum { POISON = 0xff, ALIGNED = 16 }; /* what kernels load at once */

/* Of one allocation, whose end is where a page begins that stays closed. */
struct block {
    char *map, *end;
    size_t size, bytes;
};

struct copy {
    cudaStream_t stream;
    void *to;
    std::vector<char> bytes;
};

std::map<uintptr_t, block> blocks; /* by address */
std::vector<copy> copies;          /* to the host, for which nobody has waited */
size_t used, most_used;
int current;
cudaError_t last;

size_t setting(const char *name, size_t otherwise)
{
    const char *const text = getenv(name);
    return text != nullptr ? (size_t)strtoull(text, nullptr, 0) : otherwise;
}

size_t memory(void)
{
    return setting("BURGI_SHIM_MEMORY", (size_t)1 << 30);
}

/* The block that the address is in, or null. */
const block *find(const void *p)
{
    auto at = blocks.upper_bound((uintptr_t)p);
    if (at == blocks.begin())
        return nullptr;
    --at;
    return (uintptr_t)p - at->first < at->second.bytes ? &at->second : nullptr;
}

bool holds(const void *p, size_t bytes)
{
    const block *const b = find(p);
    return b != nullptr && bytes <= (size_t)(b->end - (const char *)p);
}

struct reporter {
    ~reporter()
    {
        const char *const path = getenv("BURGI_SHIM_REPORT");
        FILE *const to = path != nullptr ? fopen(path, "w") : nullptr;
        if (to == nullptr)
            return;
        fprintf(to, "device %d\nlaunches %zu\nthreads %zu\nmost %zu\nleft %zu\n", current,
                bg_host_launches, bg_host_threads, most_used, used);
        fclose(to);
    }
} reporter;
} // namespace

cudaError_t bg_host_error(cudaError_t e)
{
    if (e != cudaSuccess)
        last = e;
    return e;
}

bool bg_host_fails(const char *what)
{
    const char *const name = getenv("BURGI_SHIM_FAILS");
    return name != nullptr && strcmp(name, what) == 0;
}

void bg_host_memory(bool open)
{
    for (const auto &b : blocks)
        if (mprotect(b.second.map, b.second.size, open ? PROT_READ | PROT_WRITE : PROT_NONE) !=
            0) {
            perror("mprotect");
            abort();
        }
}

cudaError_t cudaGetLastError(void)
{
    const cudaError_t e = last;
    last = cudaSuccess;
    return e;
}

const char *cudaGetErrorString(cudaError_t e)
{
    switch (e) {
    case cudaSuccess:
        return "no error";
    case cudaErrorInvalidValue:
        return "invalid argument";
    case cudaErrorMemoryAllocation:
        return "out of memory";
    case cudaErrorInvalidConfiguration:
        return "invalid configuration argument";
    case cudaErrorNoDevice:
        return "no CUDA-capable device is detected";
    case cudaErrorInvalidDevice:
        return "invalid device ordinal";
    default:
        return "unspecified launch failure";
    }
}

cudaError_t cudaGetDeviceCount(int *count)
{
    *count = (int)setting("BURGI_SHIM_DEVICES", 1);
    return bg_host_error(*count > 0 ? cudaSuccess : cudaErrorNoDevice);
}

cudaError_t cudaGetDeviceProperties(cudaDeviceProp *p, int device)
{
    int count;
    cudaGetDeviceCount(&count);
    if (device < 0 || device >= count)
        return bg_host_error(cudaErrorInvalidDevice);
    snprintf(p->name, sizeof p->name, "fibers on a CPU");
    return cudaSuccess;
}

cudaError_t cudaSetDevice(int device)
{
    cudaDeviceProp p;
    const cudaError_t e = cudaGetDeviceProperties(&p, device);
    if (e == cudaSuccess)
        current = device;
    return e;
}

cudaError_t cudaMemGetInfo(size_t *free, size_t *total)
{
    *total = memory();
    *free = setting("BURGI_SHIM_CLAIMS", *total > used ? *total - used : 0);
    return cudaSuccess;
}

cudaError_t cudaMalloc(void **p, size_t bytes)
{
    const size_t page = (size_t)sysconf(_SC_PAGESIZE);
    *p = nullptr;
    if (bytes == 0)
        return cudaSuccess;
    if (bytes > memory() || used > memory() - bytes)
        return bg_host_error(cudaErrorMemoryAllocation);
    const size_t whole = (bytes + ALIGNED - 1) / ALIGNED * ALIGNED,
                 size = (whole + page - 1) / page * page;
    void *const map = mmap(nullptr, size + page, PROT_NONE,
                           MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (map == MAP_FAILED || mprotect(map, size, PROT_READ | PROT_WRITE) != 0)
        return bg_host_error(cudaErrorMemoryAllocation);
    memset(map, POISON, size);
    mprotect(map, size, PROT_NONE);
    *p = (char *)map + (size - whole);
    blocks[(uintptr_t)*p] = { (char *)map, (char *)*p + bytes, size, bytes };
    used += bytes;
    most_used = used > most_used ? used : most_used;
    return cudaSuccess;
}

cudaError_t cudaFree(void *p)
{
    const auto at = blocks.find((uintptr_t)p);
    if (p == nullptr)
        return cudaSuccess;
    if (at == blocks.end())
        return bg_host_error(cudaErrorInvalidValue);
    munmap(at->second.map, at->second.size + (size_t)sysconf(_SC_PAGESIZE));
    used -= at->second.bytes;
    blocks.erase(at);
    return cudaSuccess;
}

cudaError_t cudaMemcpyAsync(void *to, const void *from, size_t bytes, cudaMemcpyKind kind,
                            cudaStream_t stream)
{
    const bool down = kind == cudaMemcpyDeviceToHost;
    if (bg_host_fails("copy"))
        return bg_host_error(cudaErrorLaunchFailure);
    if (!holds(down ? from : to, bytes) || find(down ? to : from) != nullptr)
        return bg_host_error(cudaErrorInvalidValue);
    bg_host_memory(true);
    if (down)
        copies.push_back({ stream, to, { (const char *)from, (const char *)from + bytes } });
    else
        memcpy(to, from, bytes);
    bg_host_memory(false);
    return cudaSuccess;
}

cudaError_t cudaStreamSynchronize(cudaStream_t stream)
{
    std::vector<copy> others;
    if (bg_host_fails("wait"))
        return bg_host_error(cudaErrorLaunchFailure);
    for (copy &c : copies)
        if (c.stream == stream)
            memcpy(c.to, c.bytes.data(), c.bytes.size());
        else
            others.push_back(c);
    copies = others;
    return cudaSuccess;
}
