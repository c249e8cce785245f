/* dlopen of cuBLAS in the shim, and what a test says to it and asks of it. */
#ifndef BURGI_TESTS_CUDA_HOST_BLAS_H
#define BURGI_TESTS_CUDA_HOST_BLAS_H

#include <stddef.h>

#if defined __cplusplus
extern "C" {
#endif

/* There; not found; without one of its functions; there, but unable to make a handle. */
extern enum bg_host_cublas {
    BG_CUBLAS_THERE,
    BG_CUBLAS_MISSING,
    BG_CUBLAS_OTHER,
    BG_CUBLAS_WONT
} bg_host_cublas;

/* Products so far, and the one that fails; 0: none does. */
extern size_t bg_host_gemms, bg_host_gemms_until;

void *bg_host_dlopen(const char *name);
void *bg_host_dlsym(void *library, const char *name);

#if defined __cplusplus
}

#define CUDART_VERSION       13000
#define RTLD_NOW             0
#define RTLD_LOCAL           0
#define dlopen(name, how)    bg_host_dlopen(name)
#define dlsym(library, name) bg_host_dlsym(library, name)
#define dlclose(library)     ((void)(library))
#endif

#endif
