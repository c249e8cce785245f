/* log K of a million points on a GPU, beside the CPU's: the same bits.
 *
 * cc cuda_besselk.c $(pkg-config --cflags --libs burgi-cuda burgi) -I/usr/local/cuda/include \
 *     -L/usr/local/cuda/lib64 -lcudart -o cuda_besselk */
#include <burgi.h>
#include <burgi/cuda.h>
#include <cuda_runtime.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { N = 1000000, SKIPPED = 77 };

int main(void)
{
    const size_t bytes = N * sizeof(double);
    double *const nu = malloc(bytes), *const x = malloc(bytes), *const cpu = malloc(bytes),
                  *const gpu = malloc(bytes);
    double *nu_d, *x_d, *y_d;
    cudaStream_t stream;
    size_t different = 0;
    if (nu == NULL || x == NULL || cpu == NULL || gpu == NULL)
        return EXIT_FAILURE;
    for (size_t i = 0; i < N; ++i) {
        nu[i] = 0.001 * (double)(i % 1000);
        x[i] = 0.1 * (double)(i / 1000 + 1);
    }
    if (cudaStreamCreate(&stream) != cudaSuccess) {
        printf("no GPU here: %s\n", cudaGetErrorString(cudaGetLastError()));
        return SKIPPED;
    }
    if (cudaMalloc((void **)&nu_d, bytes) != cudaSuccess ||
        cudaMalloc((void **)&x_d, bytes) != cudaSuccess ||
        cudaMalloc((void **)&y_d, bytes) != cudaSuccess)
        return EXIT_FAILURE;

    /* All of it goes into the stream, and none of these calls waits. */
    cudaMemcpyAsync(nu_d, nu, bytes, cudaMemcpyHostToDevice, stream);
    cudaMemcpyAsync(x_d, x, bytes, cudaMemcpyHostToDevice, stream);
    const burgi_status s = burgi_cuda_log_besselk(N, nu_d, 1, x_d, 1, y_d, 1, stream);
    cudaMemcpyAsync(gpu, y_d, bytes, cudaMemcpyDeviceToHost, stream);
    if (s != BURGI_OK || cudaStreamSynchronize(stream) != cudaSuccess) {
        printf("%s: %s\n", burgi_strerror(s), cudaGetErrorString(cudaGetLastError()));
        return EXIT_FAILURE;
    }

    burgi_log_besselk_n(N, nu, 1, x, 1, cpu, 1);
    for (size_t i = 0; i < N; ++i)
        different += memcmp(&cpu[i], &gpu[i], sizeof *cpu) != 0;
    printf("log K_0.5(0.1) = %.17g; %zu of %d points differ\n", gpu[500], different, N);
    cudaFree(nu_d);
    cudaFree(x_d);
    cudaFree(y_d);
    cudaStreamDestroy(stream);
    free(nu);
    free(x);
    free(cpu);
    free(gpu);
    return different == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
