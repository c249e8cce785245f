/* --device: whether a GPU does a command's work, by libburgi_cuda, which is opened at run time.
 *
 * The results are the CPU's, bit for bit, so that which of them it was is nobody's concern but the clock's. */
#ifndef BURGI_CLI_DEVICE_H
#define BURGI_CLI_DEVICE_H

#include <burgi/cuda_device.h>
#include <stdbool.h>
#include <stddef.h>

#include "io/fault.h"

/* What the user says; zero, the CPU, where nothing. */
enum device_kind { DEVICE_CPU, DEVICE_AUTO, DEVICE_CUDA };
struct device_choice {
    enum device_kind kind;
    int index;
};

/* The word of --device: FINE, or USAGE after a line on stderr. */
int device_take(const char *command, const char *word, struct device_choice *to);

/* The results from which on a GPU is worth it to --device=auto, as --help says. */
enum { DEVICE_LEAST = 65536 };

/* *gpu: whether a GPU makes so many results.  The first time that it may, the library is opened: false, and a
 * fault, where cuda asks for what is not there.  With auto the CPU then does the work, after a warning where the
 * library is there and can't be used. */
bool device_pick(const struct device_choice *choice, double results, bool *gpu,
                 struct bg_fault *fault);

/* At the beginning of a command: false, after a line on stderr, where cuda asks for what is not there. */
bool device_begin(const struct device_choice *choice);

/* What libburgi_cuda has, once device_pick() has found a GPU. */
struct cuda {
    char name[20];  /* cuda:0 */
    char text[300]; /* cuda:0, NVIDIA H100: for reports */
    burgi_status (*alloc)(size_t bytes, void **to);
    burgi_status (*free)(void *memory);
    burgi_status (*to_device)(size_t bytes, const void *from, void *to,
                              struct CUstream_st *stream);
    burgi_status (*to_host)(size_t bytes, const void *from, void *to,
                            struct CUstream_st *stream);
    burgi_status (*wait)(struct CUstream_st *stream);
};
extern struct cuda cuda;

/* Another function of it, into a pointer to such a function. */
bool device_find(const char *name, void *to, struct bg_fault *fault);

/* Whether a call was fine; else a fault with the device's name and CUDA's words. */
bool device_check(burgi_status status, struct bg_fault *fault);

/* Memory on the GPU for *n items of so many bytes; for fewer where half of what is free can't hold them, or can't be
 * had: by halves, down to least. */
bool device_alloc(size_t bytes, size_t least, size_t *n, void **to, struct bg_fault *fault);

#endif
