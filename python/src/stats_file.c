#include "stats_file.h"

#include <stdlib.h>

burgi_status bg_py_to_bytes(const burgi_vmf_stats *stats, char **bytes, size_t *size)
{
    FILE *const file = open_memstream(bytes, size);

    if (file == NULL)
        return BURGI_ENOMEM;
    const burgi_status status = burgi_vmf_stats_save(stats, file);
    return fclose(file) == 0 ? status : BURGI_ENOMEM;
}

burgi_status bg_py_from_bytes(burgi_vmf_stats **stats, const char *bytes, size_t size)
{
    *stats = NULL;
    FILE *const file = fmemopen((void *)(uintptr_t)bytes, size, "rb");
    if (file == NULL)
        return BURGI_ENOMEM;
    burgi_status status = burgi_vmf_stats_load(stats, file);
    if (status == BURGI_OK && fgetc(file) != EOF) {
        burgi_vmf_stats_free(*stats);
        *stats = NULL;
        status = BURGI_EIO;
    }
    fclose(file);
    return status;
}

burgi_status bg_py_copy(burgi_vmf_stats **copy, const burgi_vmf_stats *stats)
{
    char *bytes = NULL;
    size_t size = 0;
    burgi_status status = bg_py_to_bytes(stats, &bytes, &size);

    *copy = NULL;
    if (status == BURGI_OK)
        status = bg_py_from_bytes(copy, bytes, size);
    free(bytes);
    return status;
}
