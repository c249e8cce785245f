#include "cublas.h"

#include <burgi/cuda_device.h>

#if defined __CUDACC__
#include <dlfcn.h>
#else
#include "host_blas.h"
#endif
#include <stdio.h>

/* What NVIDIA advises for sm_90, and more than other devices take. */
static const size_t room_bytes = (size_t)32 << 20;

static burgi_status load(struct bg_cublas *blas)
{
    char name[32];

    snprintf(name, sizeof name, "libcublas.so.%d", CUDART_VERSION / 1000);
    if ((blas->library = dlopen(name, RTLD_NOW | RTLD_LOCAL)) == nullptr)
        return BURGI_ECUDA;
    bool ok = true;
#define BG_CUBLAS_LOAD(name, ...)                                                              \
    blas->name = (decltype(blas->name))dlsym(blas->library, "cublas" #name);                   \
    ok = ok && blas->name != nullptr;
    BG_EACH_CUBLAS(BG_CUBLAS_LOAD)
#undef BG_CUBLAS_LOAD
    const auto create = (int (*)(void **))dlsym(blas->library, "cublasCreate_v2");
    return ok && create != nullptr && create(&blas->handle) == 0 ? BURGI_OK : BURGI_ECUDA;
}

burgi_status bg_cublas_open(struct bg_cublas *blas)
{
    *blas = bg_cublas();
    burgi_status status = burgi_cuda_alloc(room_bytes, &blas->room);
    if (status == BURGI_OK)
        status = load(blas);
    if (status != BURGI_OK)
        bg_cublas_close(blas);
    return status;
}

void bg_cublas_close(struct bg_cublas *blas)
{
    if (blas->handle != nullptr)
        blas->Destroy_v2(blas->handle);
    if (blas->library != nullptr)
        dlclose(blas->library);
    burgi_cuda_free(blas->room);
    *blas = bg_cublas();
}

burgi_status bg_cublas_use(const struct bg_cublas *blas, cudaStream_t stream)
{
    return blas->SetStream_v2(blas->handle, stream) == 0 &&
                   blas->SetWorkspace_v2(blas->handle, blas->room, room_bytes) == 0
               ? BURGI_OK
               : BURGI_ECUDA;
}

burgi_status bg_cublas_gemm(const struct bg_cublas *blas, int op_a, int op_b, size_t m,
                            size_t n, size_t k, const double *a, size_t lda, const double *b,
                            size_t ldb, double beta, double *c, size_t ldc)
{
    const double alpha = 1.0;

    return blas->Dgemm_v2(blas->handle, op_a, op_b, (int)m, (int)n, (int)k, &alpha, a, (int)lda,
                          b, (int)ldb, &beta, c, (int)ldc) == 0
               ? BURGI_OK
               : BURGI_ECUDA;
}
