/* What calls of CUDA's runtime come to. */
#ifndef BURGI_CUDA_STATUS_H
#define BURGI_CUDA_STATUS_H

#include <burgi/base.h>

#include "launch.h"

/* BURGI_OK or BURGI_ECUDA, and burgi_cuda_error_text remembers the error. */
burgi_status bg_cuda_status(cudaError_t e);

#endif
