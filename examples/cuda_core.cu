/* A kernel of one's own that calls the core's functions, and a check of its bits.
 *
 * nvcc -std=c++17 $(pkg-config --variable=nvccflags burgi-core) $(pkg-config --cflags-only-I burgi-core) \
 *     cuda_core.cu $(pkg-config --libs burgi) -o cuda_core
 *
 * nvccflags is --fmad=false: by default nvcc fuses a*b + c, of which the results are as good but other bits than
 * the CPU's, and no macro tells a kernel.  What tells is probe() below. */
#include <burgi.h>
#include <burgi/core.h>

#include <cstdio>
#include <cstring>
#include <vector>

/* 0 for c = -(a b rounded), or, fused, the product's rounding error. */
__global__ void probe(double a, double b, double c, double *y)
{
    *y = a * b + c;
}

/* Matern correlations at distances s, in logarithms. */
__global__ void correlation(size_t n, double nu, const double *s, double *y)
{
    const size_t i = blockIdx.x * (size_t)blockDim.x + threadIdx.x;
    if (i < n)
        y[i] = bg_log_matern_dist(nu, s[i]);
}

int main()
{
    const size_t n = 100000;
    double *s, *y;
    if (cudaMallocManaged(&s, n * sizeof *s) != cudaSuccess ||
        cudaMallocManaged(&y, n * sizeof *y) != cudaSuccess) {
        std::printf("no GPU here: %s\n", cudaGetErrorString(cudaGetLastError()));
        return 77;
    }
    for (size_t i = 0; i < n; ++i)
        s[i] = 1e-4 * (double)i;
    std::vector<double> cpu(n);
    const double nu = 1.5;
    burgi_log_matern_dist_n(n, &nu, 0, s, 1, cpu.data(), 1);
    correlation<<<(unsigned)((n + 255) / 256), 256>>>(n, nu, s, y);
    if (cudaDeviceSynchronize() != cudaSuccess)
        return 1;
    size_t different = 0;
    for (size_t i = 0; i < n; ++i)
        different += std::memcmp(&cpu[i], &y[i], sizeof(double)) != 0;
    const double a = 1.0 + 0x1p-30;
    probe<<<1, 1>>>(a, a, -(1.0 + 0x1p-29), y);
    cudaDeviceSynchronize();
    std::printf("%zu of %zu differ; nvcc %s\n", different, n,
                y[0] == 0.0 ? "did not fuse" : "fused: it wants --fmad=false");
    cudaFree(s);
    cudaFree(y);
    return different == 0 ? 0 : 1;
}
