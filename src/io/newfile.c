#include "newfile.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

    const int fd = mkstemp(f->temporary);
    if (fd >= 0) {
        open_up(fd);
        if ((f->stream = fdopen(fd, "w")) != NULL)
            return true;
        close(fd);
        unlink(f->temporary);
    }
    bg_fault(fault, "cannot write: %s", strerror(errno));
    free(f->temporary);
    return false;
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
    return (bg_newfile_check(f->path, f->over, fault) && rename(f->temporary, f->path) == 0) ||
           bg_fault(fault, "cannot write: %s", strerror(errno));
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
    free(f->temporary);
    return ok;
}

void bg_newfile_abort(struct bg_newfile *f)
{
    fclose(f->stream);
    unlink(f->temporary);
    free(f->temporary);
}
