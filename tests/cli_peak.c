/* tests/cli_peak COMMAND...: runs it; then a line on stderr, "PEAK KiB resident, S s". */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    struct timespec from, to;
    struct rusage used;
    int status;

    if (argc < 2)
        return 2;
    clock_gettime(CLOCK_MONOTONIC, &from);
    const pid_t child = fork();
    if (child == 0) {
        execv(argv[1], argv + 1);
        perror(argv[1]);
        _exit(127);
    }
    if (child < 0 || waitpid(child, &status, 0) != child ||
        getrusage(RUSAGE_CHILDREN, &used) != 0) {
        perror("cli_peak");
        return 1;
    }
    clock_gettime(CLOCK_MONOTONIC, &to);
    fprintf(stderr, "%ld KiB resident, %.3f s\n", used.ru_maxrss,
            (double)(to.tv_sec - from.tv_sec) + 1e-9 * (double)(to.tv_nsec - from.tv_nsec));
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
