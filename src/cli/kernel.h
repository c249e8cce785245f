/* libburgi_kernel, opened where a command needs it: with it come a CBLAS and its threads, a few milliseconds of
 * each start and memory for each processor. */
#ifndef BURGI_CLI_KERNEL_H
#define BURGI_CLI_KERNEL_H

#include <burgi/vmf_mixture.h>
#include <stdbool.h>

struct kernel {
    burgi_vmf_mixture *(*mixture_new)(size_t p, size_t k);
    void (*mixture_free)(burgi_vmf_mixture *m);
    burgi_status (*mixture_fit)(const burgi_rows *rows, const burgi_mixture_options *options,
                                burgi_vmf_mixture **m);
    burgi_status (*mixture_score)(const burgi_vmf_mixture *m, const burgi_rows *rows,
                                  int threads, double *log_density, double *responsibility,
                                  int32_t *best, double *delta, double *log_likelihood);
    burgi_status (*stream_new)(const burgi_rows *first, const burgi_mixture_options *options,
                               burgi_mixture_stream **stream);
    burgi_status (*stream_add)(burgi_mixture_stream *stream, const burgi_rows *rows);
    burgi_status (*stream_look)(burgi_mixture_stream *stream, const burgi_rows *rows);
    burgi_vmf_mixture *(*stream_end)(burgi_mixture_stream *stream);
    void (*stream_free)(burgi_mixture_stream *stream);
};

/* What it has, once kernel_open() has opened it; false after one line on stderr. */
extern struct kernel kernel;
bool kernel_open(void);

#endif
