/* What a test says to tests/cuda/host.cc, and asks of it. */
#ifndef BURGI_TESTS_CUDA_CONTROL_H
#define BURGI_TESTS_CUDA_CONTROL_H

#include <stddef.h>
#include <stdint.h>

#if defined __cplusplus
extern "C" {
#endif

/* The order in which threads run between barriers; a seed for the last. */
enum bg_host_order { BG_FORWARD, BG_BACKWARD, BG_SHUFFLED };
extern enum bg_host_order bg_host_order;
extern uint64_t bg_host_seed;

/* Kernels launched so far, and the threads that they had. */
extern size_t bg_host_launches, bg_host_threads;

/* Of the next launches the most bytes of shared memory that a block may have, as a device has a limit. */
extern size_t bg_host_most_shared;

#if defined __cplusplus
}
#endif

#endif
