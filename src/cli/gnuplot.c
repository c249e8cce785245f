#include "gnuplot.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "io/newfile.h"

extern char **environ;

/* The pipes to gnuplot's standard input, of its output and of its errors: the end to read, the end to write. */
enum { SCRIPT, PICTURE, WORDS, PIPES };
struct pipes {
    int end[PIPES][2];
};

static void close_pipes(const struct pipes *p, int n)
{
    for (int k = 0; k < n; ++k)
        for (int i = 0; i < 2; ++i)
            if (p->end[k][i] >= 0)
                close(p->end[k][i]);
}

/* gnuplot gets no other descriptor than its three. */
static bool open_pipes(struct pipes *p)
{
    for (int k = 0; k < PIPES; ++k) {
        if (pipe(p->end[k]) != 0) {
            close_pipes(p, k);
            return false;
        }
        for (int i = 0; i < 2; ++i)
            (void)fcntl(p->end[k][i], F_SETFD, FD_CLOEXEC);
    }
    return true;
}

/* The ends that gnuplot has. */
static int *other_end(struct pipes *p, int k)
{
    return &p->end[k][k == SCRIPT ? 0 : 1];
}

/* Signals that burgi ignores end gnuplot. */
static int spawn(struct pipes *p, pid_t *pid)
{
    static char name[] = "gnuplot", defaults[] = "-d";
    char *const argv[] = { name, defaults, NULL };
    posix_spawn_file_actions_t files;
    posix_spawnattr_t how;
    sigset_t ignored;

    sigemptyset(&ignored);
    sigaddset(&ignored, SIGPIPE);
    sigaddset(&ignored, SIGXFSZ);
    int error = posix_spawn_file_actions_init(&files);
    if (error != 0)
        return error;
    if ((error = posix_spawnattr_init(&how)) == 0) {
        for (int k = 0; k < PIPES;
             ++k) /* their numbers are those of standard input and so on */
            posix_spawn_file_actions_adddup2(&files, *other_end(p, k), k);
        posix_spawnattr_setsigdefault(&how, &ignored);
        posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGDEF);
        error = posix_spawnp(pid, name, &files, &how, argv, environ);
        posix_spawnattr_destroy(&how);
    }
    posix_spawn_file_actions_destroy(&files);
    return error;
}

/* A pipe of which nothing more is wanted: poll() passes it over. */
static void close_end(struct pollfd *fd)
{
    close(fd->fd);
    fd->fd = -1;
}

/* A write of PIPE_BUF bytes to a pipe that poll() holds writable does not wait. */
static size_t tell(struct pollfd *fd, const char *script, size_t left)
{
    const ssize_t put = write(fd->fd, script, left < PIPE_BUF ? left : PIPE_BUF);
    if (put <= 0 || (size_t)put == left)
        close_end(fd);
    return put > 0 ? (size_t)put : 0;
}

static size_t hear(struct pollfd *fd, char *text, size_t room)
{
    const ssize_t got = read(fd->fd, text, room);
    if (got <= 0)
        close_end(fd);
    return got > 0 ? (size_t)got : 0;
}

/* Tells gnuplot the script and takes what it draws and says, in whatever order it does.  Of its words as many
 * are kept as there is room for. */
static void converse(struct pipes *p, const char *script, size_t n, FILE *to, char *words,
                     size_t room)
{
    struct pollfd fd[PIPES] = { { .fd = p->end[SCRIPT][1], .events = POLLOUT },
                                { .fd = p->end[PICTURE][0], .events = POLLIN },
                                { .fd = p->end[WORDS][0], .events = POLLIN } };
    size_t told = 0, heard = 0;
    char piece[4096];

    while (fd[SCRIPT].fd >= 0 || fd[PICTURE].fd >= 0 || fd[WORDS].fd >= 0) {
        if (poll(fd, PIPES, -1) < 0)
            continue; /* a signal that was handled */
        if (fd[SCRIPT].revents != 0)
            told += tell(&fd[SCRIPT], script + told, n - told);
        if (fd[PICTURE].revents != 0) {
            const size_t got = hear(&fd[PICTURE], piece, sizeof piece);
            if (to != NULL)
                fwrite(piece, 1, got, to);
        }
        if (fd[WORDS].revents != 0) {
            const size_t got = hear(&fd[WORDS], piece, sizeof piece),
                         kept = got < room - 1 - heard ? got : room - 1 - heard;
            memcpy(words + heard, piece, kept);
            heard += kept;
        }
    }
    words[heard] = '\0';
}

/* Its lines as one; those of blanks and of the caret that points into the script are left out. */
static void one_line(char *words)
{
    char *to = words, *save = NULL;
    for (char *line = strtok_r(words, "\n", &save); line != NULL;
         line = strtok_r(NULL, "\n", &save)) {
        line += strspn(line, " \t^");
        const size_t n = strlen(line);
        if (n == 0)
            continue;
        if (to != words)
            *to++ = ' ';
        memmove(to, line, n);
        to += n;
    }
    *to = '\0';
}

/* How it ended; it is reaped only when no signal can be sent to its number any more. */
static bool wait_for(pid_t pid, const char *words, struct bg_fault *fault)
{
    siginfo_t is;
    int status;

    while (waitid(P_PID, (id_t)pid, &is, WEXITED | WNOWAIT) != 0 && errno == EINTR)
        ;
    bg_newfile_maker(0);
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return bg_fault(fault, "gnuplot: %s", strerror(errno));
    if (WIFSIGNALED(status))
        return bg_fault(fault, "gnuplot was ended by signal %d", WTERMSIG(status));
    return WEXITSTATUS(status) == 0 ||
           bg_fault(fault, "gnuplot ended with status %d%s%.400s", WEXITSTATUS(status),
                    *words != '\0' ? ": " : "", words);
}

bool gnuplot_run(const char *script, size_t n, FILE *to, struct bg_fault *fault)
{
    struct pipes p;
    char words[1000];
    pid_t pid;

    if (!open_pipes(&p))
        return bg_fault(fault, "gnuplot: %s", strerror(errno));
    /* Where it is ignored, as some parents have it, no child can be waited for. */
    signal(SIGCHLD, SIG_DFL);
    const int error = spawn(&p, &pid);
    for (int k = 0; k < PIPES; ++k) {
        close(*other_end(&p, k));
        *other_end(&p, k) = -1;
    }
    if (error != 0) {
        close_pipes(&p, PIPES);
        return error == ENOENT
                   ? bg_fault(fault, "gnuplot, which draws it, is in no folder of PATH; "
                                     "expected it (Debian's package gnuplot-nox)")
                   : bg_fault(fault, "gnuplot: %s", strerror(error));
    }
    bg_newfile_maker(pid);
    converse(&p, script, n, to, words, sizeof words);
    one_line(words);
    return wait_for(pid, words, fault);
}
