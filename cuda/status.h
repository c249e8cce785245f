/* A launch's outcome. */
#ifndef BURGI_CUDA_STATUS_H
#define BURGI_CUDA_STATUS_H

#include <burgi/base.h>

#include "launch.h"

static inline burgi_status bg_cuda_status(cudaError_t e)
{
    return e == cudaSuccess ? BURGI_OK : BURGI_ECUDA;
}

#endif
