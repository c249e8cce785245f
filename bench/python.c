#include "python.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct {
    bool started;
    FILE *to, *from;
    char version[128], absent[160], offers[512];
} helper;

static void lost(void)
{
    fprintf(stderr, "bench/python_peer.py: ended in the middle of the bench\n");
    exit(EXIT_FAILURE);
}

static void exec_helper(const int in[2], const int out[2])
{
    const char *srcdir = getenv("srcdir");
    char path[4096];
    snprintf(path, sizeof path, "%s/bench/python_peer.py", srcdir ? srcdir : ".");
    dup2(in[0], STDIN_FILENO);
    dup2(out[1], STDOUT_FILENO);
    close(in[0]);
    close(in[1]);
    close(out[0]);
    close(out[1]);
    setenv("OPENBLAS_NUM_THREADS", "1", 1); /* one core against one core */
    setenv("OMP_NUM_THREADS", "1", 1);
    execlp(BENCH_PYTHON, BENCH_PYTHON, path, (char *)NULL);
    _exit(127);
}

static bool spawn(void)
{
    int in[2], out[2];
    if (pipe(in) != 0 || pipe(out) != 0)
        return false;
    fflush(NULL);
    const pid_t pid = fork();
    if (pid < 0)
        return false;
    if (pid == 0)
        exec_helper(in, out);
    close(in[0]);
    close(out[1]);
    helper.to = fdopen(in[1], "wb");
    helper.from = fdopen(out[0], "rb");
    return helper.to != NULL && helper.from != NULL;
}

/* Its first two lines: "ready VERSIONS" and the functions it offers, or "absent WHY". */
static void start(void)
{
    char line[256];
    helper.started = true;
    strcpy(helper.absent, "scipy, numpy: no python3");
    if (BENCH_PYTHON[0] == '\0' || !spawn() || fgets(line, sizeof line, helper.from) == NULL)
        return;
    line[strcspn(line, "\n")] = '\0';
    if (strncmp(line, "ready ", 6) != 0) {
        snprintf(helper.absent, sizeof helper.absent, "scipy, numpy: %.120s", line);
        return;
    }
    snprintf(helper.version, sizeof helper.version, "%.120s", line + 6);
    if (fgets(helper.offers, sizeof helper.offers, helper.from) == NULL)
        lost();
    helper.absent[0] = '\0';
}

const char *python_absent(void)
{
    if (!helper.started)
        start();
    return helper.absent[0] == '\0' ? NULL : helper.absent;
}

const char *python_version(void)
{
    return python_absent() == NULL ? helper.version : "";
}

bool python_offers(const char *function)
{
    char word[64];
    if (python_absent() != NULL)
        return false;
    snprintf(word, sizeof word, " %.60s ", function);
    return strstr(helper.offers, word) != NULL;
}

static void send(const void *bytes, size_t size)
{
    if (fwrite(bytes, 1, size, helper.to) != size)
        lost();
}

static double answer(double *second)
{
    char line[128];
    double ns = 0.0;
    if (fflush(helper.to) != 0 || fgets(line, sizeof line, helper.from) == NULL ||
        sscanf(line, "%lf %lf", &ns, second) != 2)
        lost();
    return ns;
}

double python_call(const struct function *f, size_t n, size_t loops, const double *const *arg,
                   double *y)
{
    double unused;
    fprintf(helper.to, "call %s %d %zu %zu\n", f->name, f->args, n, loops);
    for (int k = 0; k < f->args; ++k)
        send(arg[k], n * sizeof(double));
    const double ns = answer(&unused);
    if (fread(y, sizeof(double), n, helper.from) != n)
        lost();
    return ns;
}

void python_rows(size_t n, size_t p, size_t bytes, const void *rows)
{
    double unused;
    fprintf(helper.to, "rows %zu %zu %zu\n", n, p, bytes);
    send(rows, n * p * bytes);
    answer(&unused);
}

double python_mean_length(double *length)
{
    fprintf(helper.to, "mean\n");
    return answer(length);
}

double python_draw(const char *what, size_t n, size_t p, size_t bytes, double kappa)
{
    double unused;
    fprintf(helper.to, "draw %s %zu %zu %zu %.17g\n", what, n, p, bytes, kappa);
    return answer(&unused);
}
