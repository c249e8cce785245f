#include "kernel.h"

#include "cli.h"

struct kernel kernel;

#if defined BG_KERNEL_FILE /* its name, for dlopen() */

#include <dlfcn.h>
#include <string.h>

/* A function's address from dlsym()'s; C has no cast for that. */
static bool find(void *library, const char *name, void *to)
{
    void *const at = dlsym(library, name);

    memcpy(to, &at, sizeof at);
    return at != NULL;
}

bool kernel_open(void)
{
    void *const library = dlopen(BG_KERNEL_FILE, RTLD_NOW | RTLD_LOCAL);

    if (library != NULL && find(library, "burgi_vmf_mixture_new", &kernel.mixture_new) &&
        find(library, "burgi_vmf_mixture_free", &kernel.mixture_free) &&
        find(library, "burgi_vmf_mixture_fit", &kernel.mixture_fit) &&
        find(library, "burgi_vmf_mixture_score", &kernel.mixture_score) &&
        find(library, "burgi_mixture_stream_new", &kernel.stream_new) &&
        find(library, "burgi_mixture_stream_add", &kernel.stream_add) &&
        find(library, "burgi_mixture_stream_look", &kernel.stream_look) &&
        find(library, "burgi_mixture_stream_end", &kernel.stream_end) &&
        find(library, "burgi_mixture_stream_free", &kernel.stream_free))
        return true;
    say("%s; expected libburgi_kernel where libburgi is", dlerror());
    return false;
}

#else /* linked */

bool kernel_open(void)
{
    kernel = (struct kernel){ .mixture_new = burgi_vmf_mixture_new,
                              .mixture_free = burgi_vmf_mixture_free,
                              .mixture_fit = burgi_vmf_mixture_fit,
                              .mixture_score = burgi_vmf_mixture_score,
                              .stream_new = burgi_mixture_stream_new,
                              .stream_add = burgi_mixture_stream_add,
                              .stream_look = burgi_mixture_stream_look,
                              .stream_end = burgi_mixture_stream_end,
                              .stream_free = burgi_mixture_stream_free };
    return true;
}

#endif
