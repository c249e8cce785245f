#include "newfile.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* The temporary file, for a signal that ends the process. */
static _Atomic(const char *) unfinished;

/* The process that makes what is written to it, or 0. */
static _Atomic(pid_t) maker;

/* Held where the temporary file comes and goes, and from a deadly signal to the end. */
static atomic_flag held = ATOMIC_FLAG_INIT;

static const int deadly[] = { SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXCPU };
enum { DEADLY = sizeof deadly / sizeof *deadly };

static sigset_t deadly_set(void)
{
    sigset_t these;
    sigemptyset(&these);
    for (int k = 0; k < DEADLY; ++k)
        sigaddset(&these, deadly[k]);
    return these;
}

static void hold(void)
{
    while (atomic_flag_test_and_set(&held))
        sched_yield();
}

/* The default action is back only once the file is gone: a second signal, as timeout(1) and a
 * terminal send it, may come to another thread while this one is here; it waits for the end. */
static void remove_and_die(int which)
{
    hold();
    const char *name = atomic_load(&unfinished);
    const pid_t other = atomic_load(&maker);
    if (other > 0)
        kill(other, SIGKILL);
    if (name != NULL)
        unlink(name);
    signal(which, SIG_DFL);
    raise(which); /* after this handler */
}

/* No signal between the file and the note of it, nor a handler where the default has come back:
 * this thread has them blocked, and those that come to another one, a library's, wait. */
static void begin_change(sigset_t *before)
{
    const sigset_t these = deadly_set();
    pthread_sigmask(SIG_BLOCK, &these, before);
    hold();
}

static void end_change(const sigset_t *before)
{
    atomic_flag_clear(&held);
    pthread_sigmask(SIG_SETMASK, before, NULL);
}

/* A signal that is ignored, as by nohup, stays so. */
static void catch_signals(void)
{
    sigset_t before;
    struct sigaction ours = { .sa_handler = remove_and_die, .sa_mask = deadly_set() }, old;
    begin_change(&before);
    for (int k = 0; k < DEADLY; ++k)
        if (sigaction(deadly[k], NULL, &old) == 0 && old.sa_handler == SIG_DFL)
            sigaction(deadly[k], &ours, NULL);
    end_change(&before);
}

static int make_temporary(char *name)
{
    sigset_t before;
    begin_change(&before);
    const int fd = mkstemp(name);
    const int error = errno;
    if (fd >= 0)
        atomic_store(&unfinished, name);
    end_change(&before);
    errno = error;
    return fd;
}

static void forget(struct bg_newfile *f)
{
    sigset_t before;
    begin_change(&before);
    atomic_store(&unfinished, NULL);
    end_change(&before);
    free(f->temporary);
}

static bool exists(struct bg_fault *fault)
{
    return bg_fault(fault, "exists; expected a new file (--force replaces it)");
}

bool bg_newfile_check(const char *path, bool over, struct bg_fault *fault)
{
    struct stat st;
    if (stat(path, &st) != 0) {
        if (errno == ENOENT && lstat(path, &st) != 0)
            return true;
        return bg_fault(fault, "cannot write: %s", strerror(errno));
    }
    if (!S_ISREG(st.st_mode))
        return bg_fault(fault, "is no regular file; expected a new file");
    return over || exists(fault);
}

bool bg_newfile_is(const char *path, const char *input)
{
    struct stat a, b;
    const bool both = stat(path, &a) == 0 && (strcmp(input, "-") == 0 ? fstat(STDIN_FILENO, &b)
                                                                      : stat(input, &b)) == 0;
    return both && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

/* The permissions that open() would give. */
static void open_up(int fd)
{
    const mode_t mask = umask(0);
    umask(mask);
    (void)!fchmod(fd, 0666 & ~mask);
}

bool bg_newfile_begin(struct bg_newfile *f, const char *path, bool over, struct bg_fault *fault)
{
    static const char suffix[] = ".XXXXXX";
    const size_t n = strlen(path);

    *f = (struct bg_newfile){ .path = path, .over = over };
    f->temporary = malloc(n + sizeof suffix);
    if (f->temporary == NULL)
        return bg_fault_memory(fault);
    memcpy(f->temporary, path, n);
    memcpy(f->temporary + n, suffix, sizeof suffix);

    catch_signals();
    const int fd = make_temporary(f->temporary);
    if (fd >= 0) {
        open_up(fd);
        (void)fcntl(fd, F_SETFD, FD_CLOEXEC);
        if ((f->stream = fdopen(fd, "w")) != NULL)
            return true;
        close(fd);
        unlink(f->temporary);
    }
    bg_fault(fault, "cannot write: %s", strerror(errno));
    forget(f);
    return false;
}

void bg_newfile_maker(pid_t pid)
{
    atomic_store(&maker, pid);
    if (pid > 0)
        catch_signals();
}

bool bg_newfile_room(const struct bg_newfile *f, uint64_t bytes, struct bg_fault *fault)
{
    struct statvfs disk;
    if (fstatvfs(fileno(f->stream), &disk) != 0)
        return true;
    const double room = (double)disk.f_bavail * (double)disk.f_frsize;
    return (double)bytes <= room ||
           bg_fault(fault, "cannot write: %.3g GB, and %.3g GB are free", 1e-9 * (double)bytes,
                    1e-9 * room);
}

/* Without over, link() rather than rename(): it never replaces.  Where the file system has no
 * links, a check and a rename. */
static bool give_name(const struct bg_newfile *f, struct bg_fault *fault)
{
    if (!f->over) {
        if (link(f->temporary, f->path) == 0) {
            unlink(f->temporary);
            return true;
        }
        if (errno == EEXIST)
            return exists(fault);
    }
    return bg_newfile_check(f->path, f->over, fault) &&
           (rename(f->temporary, f->path) == 0 ||
            bg_fault(fault, "cannot write: %s", strerror(errno)));
}

bool bg_newfile_commit(struct bg_newfile *f, struct bg_fault *fault)
{
    const bool written =
        !ferror(f->stream) && fflush(f->stream) == 0 && fsync(fileno(f->stream)) == 0;
    const int error = errno;
    const bool closed = fclose(f->stream) == 0;
    f->stream = NULL;

    bool ok = false;
    if (!written || !closed)
        bg_fault(fault, "cannot write: %s", strerror(written ? errno : error));
    else
        ok = give_name(f, fault);
    if (!ok)
        unlink(f->temporary);
    forget(f);
    return ok;
}

void bg_newfile_abort(struct bg_newfile *f)
{
    fclose(f->stream);
    unlink(f->temporary);
    forget(f);
}
