/* Status codes in English, and the version. */
#include <burgi/base.h>
#include <burgi/version.h>

const char *burgi_strerror(burgi_status status)
{
    switch (status) {
    case BURGI_OK:
        return "success";
    case BURGI_EINVAL:
        return "invalid argument";
    case BURGI_EDOM:
        return "data outside the domain";
    case BURGI_ENOCONV:
        return "iteration did not converge";
    case BURGI_ENOMEM:
        return "out of memory";
    case BURGI_EIO:
        return "input or output error";
    case BURGI_ENOSYS:
        return "not built into this library";
    case BURGI_ECUDA:
        return "CUDA error";
    case BURGI_ELAPACK:
        return "matrix factorisation failed";
    }
    return "unknown status";
}

const char *burgi_version(void)
{
    return BURGI_VERSION;
}
