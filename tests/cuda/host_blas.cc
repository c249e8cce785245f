/* cuBLAS for the shim: its functions by CBLAS, behind a dlopen and a dlsym of its own. */
#include "host_blas.h"

#include <stdlib.h>
#include <string.h>

#if defined BG_HOST_CBLAS
#include <cblas.h>
#endif

#include "host.h"

enum bg_host_cublas bg_host_cublas = BG_CUBLAS_THERE;
size_t bg_host_gemms, bg_host_gemms_until;

namespace
{
bool opened(const char *name)
{
    return strcmp(name, "libcublas.so.13") == 0 && bg_host_cublas != BG_CUBLAS_MISSING;
}

#if defined BG_HOST_CBLAS
int handle, room_set;

int create(void **to)
{
    *to = bg_host_cublas == BG_CUBLAS_WONT ? nullptr : &handle;
    return bg_host_cublas == BG_CUBLAS_WONT;
}

int destroy(void *which)
{
    return which != &handle;
}

/* As the manual says, this takes a workspace away. */
int set_stream(void *which, cudaStream_t)
{
    room_set = 0;
    return which != &handle;
}

int set_workspace(void *which, void *room, size_t bytes)
{
    room_set = room != nullptr && bytes > 0;
    return which != &handle;
}

CBLAS_TRANSPOSE op(int t)
{
    return t == 0 ? CblasNoTrans : CblasTrans;
}

int dgemm(void *which, int op_a, int op_b, int m, int n, int k, const double *alpha,
          const double *a, int lda, const double *b, int ldb, const double *beta, double *c,
          int ldc)
{
    if (which != &handle || !room_set || m < 0 || n < 0 || k < 0 || lda < (op_a == 0 ? m : k) ||
        ldb < (op_b == 0 ? k : n) || ldc < m)
        return 7;
    if (++bg_host_gemms == bg_host_gemms_until)
        return 13;
    bg_host_memory(true);
    cblas_dgemm(CblasColMajor, op(op_a), op(op_b), m, n, k, *alpha, a, lda, b, ldb, *beta, c,
                ldc);
    bg_host_memory(false);
    return 0;
}
#endif
} // namespace

void *bg_host_dlopen(const char *name)
{
    static int library;
    return opened(name) ? &library : nullptr;
}

void *bg_host_dlsym(void *, const char *name)
{
#if defined BG_HOST_CBLAS
    static const struct {
        const char *name;
        void *function;
    } functions[] = { { "cublasCreate_v2", (void *)create },
                      { "cublasDestroy_v2", (void *)destroy },
                      { "cublasSetStream_v2", (void *)set_stream },
                      { "cublasSetWorkspace_v2", (void *)set_workspace },
                      { "cublasDgemm_v2", (void *)dgemm } };
    if (bg_host_cublas == BG_CUBLAS_OTHER && strcmp(name, "cublasDgemm_v2") == 0)
        return nullptr;
    for (const auto &f : functions)
        if (strcmp(f.name, name) == 0)
            return f.function;
#endif
    (void)name;
    return nullptr;
}
