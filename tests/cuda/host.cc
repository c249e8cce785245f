/* The scheduler of host.h: a fiber for each thread of a block. */
#include "host.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <ucontext.h>

#include <vector>

#if defined __SANITIZE_ADDRESS__
#include <sanitizer/common_interface_defs.h>
#define LEAVES(fake, bottom, size) __sanitizer_start_switch_fiber(fake, bottom, size)
#define ARRIVES(fake)              __sanitizer_finish_switch_fiber(fake, nullptr, nullptr)
#else
#define LEAVES(fake, bottom, size) ((void)(bottom))
#define ARRIVES(fake)
#endif

dim3 threadIdx, blockIdx, blockDim, gridDim;
enum bg_host_order bg_host_order = BG_FORWARD;
uint64_t bg_host_seed = 1;
size_t bg_host_launches, bg_host_threads, bg_host_most_shared = 48 * 1024;
unsigned char *bg_host_shared;

namespace
{
constexpr size_t WARP = 32, STACK = 256 * 1024, MOST_THREADS = 1024, WATCHED = 4096;
enum { POISON = 0xff, GUARD = 0xa5 }; /* NaNs and indices far out; what must stay */
enum state { READY, AT_BARRIER, AT_WARP, DONE };

struct fiber {
    ucontext_t context;
    enum state state;
    int line;
    unsigned mask;
    uint64_t mine, seen[WARP];
    dim3 index;
};

std::vector<fiber> fibers(MOST_THREADS);
ucontext_t scheduler;
char *stacks;
size_t running, threads;
const std::function<void()> *body;
const char *kernel;
uint64_t dice;

uint32_t roll(void)
{
    dice = dice * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(dice >> 32);
}

[[noreturn]] void die(const char *why, int line)
{
    fprintf(stderr, "%s: block %u,%u,%u, thread %u: line %d: %s\n", kernel, blockIdx.x,
            blockIdx.y, blockIdx.z, threadIdx.x, line, why);
    abort();
}

void leave(enum state s, int line)
{
    fiber &f = fibers[running];
    f.state = s;
    f.line = line;
    LEAVES(nullptr, nullptr, 0);
    swapcontext(&f.context, &scheduler);
    ARRIVES(nullptr);
}

void enter(void)
{
    ARRIVES(nullptr);
    (*body)();
    leave(DONE, 0);
}

/* Whether the lanes of f's mask wait with it, at the same line. */
bool is_together(const fiber &f, size_t first)
{
    for (size_t k = 0; k < WARP; ++k) {
        if ((f.mask >> k & 1) == 0)
            continue;
        if (first + k >= threads)
            return false;
        const fiber &g = fibers[first + k];
        if (g.state != AT_WARP || g.mask != f.mask || g.line != f.line)
            return false;
    }
    return true;
}

/* Lets the lanes of a warp go that are together. */
bool release_warp(size_t first)
{
    bool any = false;
    for (size_t i = first; i < first + WARP && i < threads; ++i) {
        if (fibers[i].state != AT_WARP || !is_together(fibers[i], first))
            continue;
        const unsigned mask = fibers[i].mask;
        for (size_t k = 0; k < WARP; ++k)
            for (size_t l = 0; l < WARP && (mask >> k & 1) != 0; ++l)
                if ((mask >> l & 1) != 0)
                    fibers[first + k].seen[l] = fibers[first + l].mine;
        for (size_t k = 0; k < WARP; ++k)
            if ((mask >> k & 1) != 0)
                fibers[first + k].state = READY;
        any = true;
    }
    return any;
}

/* Number k of n in the order asked for; 5003 is prime to every n up to 1024. */
size_t pick(size_t k, size_t n, uint32_t how)
{
    if (bg_host_order != BG_SHUFFLED)
        return bg_host_order == BG_FORWARD ? k : n - 1 - k;
    return (how / 2 + k * (how % 2 != 0 ? 5003 % n + (5003 % n == 0) : 1)) % n;
}

bool run_lanes(size_t first)
{
    const size_t n = threads - first < WARP ? threads - first : WARP;
    const uint32_t how = roll();
    bool any = false;
    for (size_t k = 0; k < n; ++k) {
        const size_t i = first + pick(k, n, how);
        if (fibers[i].state != READY)
            continue;
        running = i;
        threadIdx = fibers[i].index;
        LEAVES(nullptr, stacks + i * STACK, STACK);
        swapcontext(&scheduler, &fibers[i].context);
        ARRIVES(nullptr);
        any = true;
    }
    return any;
}

bool run_ready(void)
{
    const size_t warps = (threads + WARP - 1) / WARP;
    const uint32_t how = roll();
    bool any = false;
    for (size_t k = 0; k < warps; ++k) {
        const size_t first = WARP * pick(k, warps, how);
        while (run_lanes(first) | release_warp(first))
            any = true;
    }
    return any;
}

/* After all have run as far as they can: true where the block is done. */
bool pass_barrier(bool progress)
{
    size_t done = 0, waiting = 0;
    int line = 0;
    bool one = true;
    for (size_t i = 0; i < threads; ++i) {
        done += fibers[i].state == DONE;
        if (fibers[i].state != AT_BARRIER)
            continue;
        one = one && (waiting == 0 || fibers[i].line == line);
        line = fibers[i].line;
        ++waiting;
    }
    if (done == threads)
        return true;
    if (waiting == threads && !one)
        die("threads wait at different barriers", line);
    if (waiting > 0 && waiting + done == threads && done > 0)
        die("a barrier that not all threads reach", line);
    if (waiting < threads && !progress)
        die("lanes of a warp wait for each other", line);
    for (size_t i = 0; i < threads && waiting == threads; ++i)
        fibers[i].state = READY;
    return false;
}

void run_block(void)
{
    for (size_t i = 0; i < threads; ++i) {
        fiber &f = fibers[i];
        const unsigned u = (unsigned)i;
        f.state = READY;
        f.index =
            dim3(u % blockDim.x, u / blockDim.x % blockDim.y, u / blockDim.x / blockDim.y);
        getcontext(&f.context);
        f.context.uc_stack.ss_sp = stacks + i * STACK;
        f.context.uc_stack.ss_size = STACK;
        f.context.uc_link = nullptr;
        makecontext(&f.context, enter, 0);
    }
    while (!pass_barrier(run_ready()))
        ;
}

/* The limits that every device has. */
bool can_launch(dim3 grid, dim3 block, size_t shared)
{
    return threads > 0 && threads <= MOST_THREADS && block.z <= 64 && grid.x > 0 &&
           grid.y > 0 && grid.z > 0 && grid.x <= 0x7fffffffu && grid.y <= 65535 &&
           grid.z <= 65535 && shared <= bg_host_most_shared;
}

void run_blocks(size_t shared)
{
    for (unsigned z = 0; z < gridDim.z; ++z)
        for (unsigned y = 0; y < gridDim.y; ++y)
            for (unsigned x = 0; x < gridDim.x; ++x) {
                blockIdx = dim3(x, y, z);
                memset(bg_host_shared, POISON, shared);
                memset(bg_host_shared + shared, GUARD, WATCHED);
                run_block();
                for (size_t i = 0; i < WATCHED; ++i)
                    if (bg_host_shared[shared + i] != GUARD)
                        die("written beyond shared memory", 0);
            }
}
} // namespace

void bg_host_barrier(int line)
{
    leave(AT_BARRIER, line);
}

const uint64_t *bg_host_warp(unsigned mask, uint64_t v, int line)
{
    fiber &f = fibers[running];
    if ((mask >> (running % WARP) & 1) == 0)
        die("a lane that is not in its own mask", line);
    f.mask = mask;
    f.mine = v;
    leave(AT_WARP, line);
    return f.seen;
}

void bg_host_launch(const char *name, dim3 grid, dim3 block, size_t shared, cudaStream_t,
                    const std::function<void()> &f)
{
    threads = (size_t)block.x * block.y * block.z;
    if (!can_launch(grid, block, shared) || bg_host_fails("launch")) {
        bg_host_error(bg_host_fails("launch") ? cudaErrorLaunchFailure
                                              : cudaErrorInvalidConfiguration);
        return;
    }
    if (stacks == nullptr) {
        void *const p = mmap(nullptr, (size_t)STACK * MOST_THREADS, PROT_READ | PROT_WRITE,
                             MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (p == MAP_FAILED) {
            perror("mmap");
            abort();
        }
        stacks = (char *)p;
    }
    body = &f;
    kernel = name;
    gridDim = grid;
    blockDim = block;
    dice = bg_host_seed;
    ++bg_host_launches;
    bg_host_threads += threads * grid.x * grid.y * grid.z;
    bg_host_shared = (unsigned char *)malloc(shared + WATCHED);
    bg_host_memory(true);
    run_blocks(shared);
    bg_host_memory(false);
    free(bg_host_shared);
}
