#include "device.h"

#include <burgi.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"

struct cuda cuda;

static burgi_status (*count_devices)(int *count);
static burgi_status (*use_device)(int index);
static burgi_status (*name_device)(int index, size_t room, char *name);
static burgi_status (*ask_memory)(size_t *free, size_t *total);
static const char *(*error_text)(void);

int device_take(const char *command, const char *word, struct device_choice *to)
{
    static const char *const kinds[] = { "cpu", "auto", "cuda" };
    *to = (struct device_choice){ DEVICE_CPU, 0 };
    for (int k = 0; k < 3; ++k)
        if (strcmp(word, kinds[k]) == 0) {
            to->kind = (enum device_kind)k;
            return FINE;
        }
    if (strncmp(word, "cuda:", 5) != 0)
        return misuse(command, "--device: expected cpu, auto or cuda, found %s", visible(word));
    const char *const digits = word + 5;
    const size_t n = strlen(digits);
    if (n < 1 || n > 9 || strspn(digits, "0123456789") != n)
        return misuse(command, "--device: expected the number of a GPU, as in cuda:0, found %s",
                      word);
    *to = (struct device_choice){ DEVICE_CUDA, atoi(digits) };
    return FINE;
}

bool device_check(burgi_status status, struct bg_fault *fault)
{
    return status == BURGI_OK ||
           bg_fault(fault, "%s: %s", cuda.name,
                    status == BURGI_ECUDA ? error_text() : burgi_strerror(status));
}

#if defined BG_CUDA_FILE /* its name, for dlopen() */

#include <dlfcn.h>

static void *library;

bool device_find(const char *name, void *to, struct bg_fault *fault)
{
    void *const at = dlsym(library, name);
    memcpy(to, &at, sizeof at); /* C has no cast to a function */
    return at != NULL || bg_fault(fault, "%s", dlerror());
}

static bool open_library(struct bg_fault *fault)
{
    library = dlopen(BG_CUDA_FILE, RTLD_NOW | RTLD_LOCAL);
    return library != NULL ||
           bg_fault(fault, "%s; expected libburgi_cuda where libburgi is", dlerror());
}

#else

bool device_find(const char *name, void *to, struct bg_fault *fault)
{
    memset(to, 0, sizeof(void *));
    return bg_fault(fault, "no %s", name);
}

static bool open_library(struct bg_fault *fault)
{
    return bg_fault(fault, "burgi opens no libburgi_cuda on this system");
}

#endif

/* Its functions, of this version. */
static bool find_all(struct bg_fault *fault)
{
    const char *(*version)(void);
    if (!device_find("burgi_cuda_version", &version, fault))
        return false;
    if (strcmp(version(), BURGI_VERSION) != 0)
        return bg_fault(fault, "libburgi_cuda is version %s and burgi is %s; expected the same",
                        version(), BURGI_VERSION);
    return device_find("burgi_cuda_device_count", &count_devices, fault) &&
           device_find("burgi_cuda_device_use", &use_device, fault) &&
           device_find("burgi_cuda_device_name", &name_device, fault) &&
           device_find("burgi_cuda_device_memory", &ask_memory, fault) &&
           device_find("burgi_cuda_error_text", &error_text, fault) &&
           device_find("burgi_cuda_alloc", &cuda.alloc, fault) &&
           device_find("burgi_cuda_free", &cuda.free, fault) &&
           device_find("burgi_cuda_to_device", &cuda.to_device, fault) &&
           device_find("burgi_cuda_to_host", &cuda.to_host, fault) &&
           device_find("burgi_cuda_wait", &cuda.wait, fault);
}

/* Makes the GPU the one of this process; *there tells whether there is any. */
static bool use(int index, bool *there, struct bg_fault *fault)
{
    char model[256];
    int count;

    snprintf(cuda.name, sizeof cuda.name, "cuda:%d", index);
    *there = count_devices(&count) == BURGI_OK && count > 0;
    if (!*there)
        return bg_fault(fault, "no GPU: %s", error_text());
    if (index >= count && count == 1)
        return bg_fault(fault, "no such GPU; expected cuda:0, the only one");
    if (index >= count)
        return bg_fault(fault, "no such GPU; expected cuda:0 to cuda:%d", count - 1);
    if (!device_check(use_device(index), fault) ||
        !device_check(name_device(index, sizeof model, model), fault))
        return false;
    snprintf(cuda.text, sizeof cuda.text, "%s, %s", cuda.name, model);
    return true;
}

bool device_pick(const struct device_choice *choice, double results, bool *gpu,
                 struct bg_fault *fault)
{
    static bool tried, open;
    const bool automatic = choice->kind == DEVICE_AUTO;
    static struct bg_fault why;

    *gpu = choice->kind == DEVICE_CUDA || (automatic && results >= DEVICE_LEAST);
    if (!*gpu || open)
        return true;
    if (!tried) {
        bool there = open_library(&why);
        open = there && find_all(&why) && use(choice->index, &there, &why);
        if (!open && there && automatic)
            say("warning: --device=auto: %s; the CPU does the work", why.text);
    }
    tried = true;
    *gpu = open;
    if (open || automatic)
        return true;
    if (choice->index > 0)
        return bg_fault(fault, "--device=cuda:%d: %s", choice->index, why.text);
    return bg_fault(fault, "--device=cuda: %s", why.text);
}

bool device_begin(const struct device_choice *choice)
{
    struct bg_fault fault;
    bool gpu;
    const bool ok = device_pick(choice, 0.0, &gpu, &fault);
    if (!ok)
        say("%s", fault.text);
    return ok;
}

bool device_alloc(size_t bytes, size_t least, size_t *n, void **to, struct bg_fault *fault)
{
    size_t room, total;

    if (!device_check(ask_memory(&room, &total), fault))
        return false;
    if (*n > room / 2 / bytes)
        *n = room / 2 / bytes > least ? room / 2 / bytes : least;
    for (;; *n = *n / 2 > least ? *n / 2 : least) {
        const burgi_status status =
            *n <= SIZE_MAX / bytes ? cuda.alloc(*n * bytes, to) : BURGI_ENOMEM;
        if (status == BURGI_ENOMEM && *n > least)
            continue;
        if (status != BURGI_ENOMEM)
            return device_check(status, fault);
        return bg_fault(fault,
                        "%s: out of memory; expected room for %zu bytes, %zu of %zu are free",
                        cuda.name, *n <= SIZE_MAX / bytes ? *n * bytes : SIZE_MAX, room, total);
    }
}
