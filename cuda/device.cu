/* What libburgi_cuda says of itself. */
#include <burgi/cuda.h>
#include <burgi/version.h>

const char *burgi_cuda_version(void)
{
    return BURGI_VERSION;
}
