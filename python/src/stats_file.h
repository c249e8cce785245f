/* Statistics as bytes in memory. */
#ifndef BURGI_PYTHON_SRC_STATS_FILE_H
#define BURGI_PYTHON_SRC_STATS_FILE_H

#include <burgi/vmf.h>

/* *bytes is the caller's to free, also where this fails. */
burgi_status bg_py_to_bytes(const burgi_vmf_stats *stats, char **bytes, size_t *size);

/* *stats is NULL where this fails, and where something follows the statistics. */
burgi_status bg_py_from_bytes(burgi_vmf_stats **stats, const char *bytes, size_t size);

burgi_status bg_py_copy(burgi_vmf_stats **copy, const burgi_vmf_stats *stats);

#endif
