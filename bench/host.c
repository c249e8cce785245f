#include "host.h"

#include <stdio.h>
#include <string.h>
#include <sys/utsname.h>

#if defined __GLIBC__
#include <gnu/libc-version.h>
#endif

/* The processor as the kernel names it; where it does not (aarch64), the machine's kind. */
static void find_cpu(char *cpu, size_t size)
{
    static const char key[] = "model name";
    struct utsname u;
    char line[512];
    snprintf(cpu, size, "%s", uname(&u) == 0 ? u.machine : "unknown");

    FILE *f = fopen("/proc/cpuinfo", "r");
    if (f == NULL)
        return;
    while (fgets(line, sizeof line, f) != NULL) {
        const char *colon = strchr(line, ':');
        if (strncmp(line, key, sizeof key - 1) == 0 && colon != NULL) {
            line[strcspn(line, "\n")] = '\0';
            snprintf(cpu, size, "%s", colon + 2);
            break;
        }
    }
    fclose(f);
}

struct host host_find(void)
{
    struct host h = { .libc = "not glibc" };
    find_cpu(h.cpu, sizeof h.cpu);
#if defined __clang__
    snprintf(h.compiler, sizeof h.compiler, "%s", __VERSION__);
#else
    snprintf(h.compiler, sizeof h.compiler, "gcc %s", __VERSION__);
#endif
#if defined __GLIBC__
    snprintf(h.libc, sizeof h.libc, "glibc %s", gnu_get_libc_version());
#endif
    return h;
}
