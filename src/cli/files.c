#include "files.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli.h"
#include "io/fault.h"

int files_check(const char *command, char **word, size_t words)
{
    if (words == 0)
        return misuse(command, "expected a FILE");
    for (size_t i = 0; i < words; ++i)
        if (*word[i] == '\0')
            return misuse(command, "expected a FILE, found an empty name");
    return FINE;
}

static bool out_of_memory(void)
{
    say("out of memory");
    return false;
}

/* Takes over the name, NULL where there was no memory for it. */
static bool add(struct files *f, char *name)
{
    const bool full = (f->n & (f->n - 1)) == 0; /* of no file, or of a power of two */
    char **const grown =
        full ? realloc(f->name, (f->n > 0 ? 2 * f->n : 1) * sizeof *grown) : f->name;

    if (grown != NULL)
        f->name = grown;
    if (grown == NULL || name == NULL) {
        free(name);
        return out_of_memory();
    }
    f->name[f->n++] = name;
    return true;
}

static char *joined(const char *directory, const char *name)
{
    const size_t n = strlen(directory), room = n + strlen(name) + 2;
    char *const path = malloc(room);

    if (path != NULL)
        snprintf(path, room, "%s%s%s", directory, directory[n - 1] == '/' ? "" : "/", name);
    return path;
}

/* A link is what it points to.  What is neither read nor hidden would be missing in silence. */
static bool is_regular(const char *directory, const char *path)
{
    struct stat is;

    if (stat(path, &is) != 0)
        say("%s: cannot read: %s; expected " BG_READABLE, path, strerror(errno));
    else if (S_ISDIR(is.st_mode))
        say("%s: is a directory within %s; expected files only (give it as a FILE of its own)",
            path, directory);
    else if (!S_ISREG(is.st_mode))
        say("%s: is no regular file; expected files only in %s", path, directory);
    else
        return true;
    return false;
}

static bool add_entries(struct files *f, const char *directory, DIR *from)
{
    const struct dirent *entry;
    bool ok = true;

    while (ok && (errno = 0, entry = readdir(from)) != NULL)
        if (entry->d_name[0] != '.')
            ok = add(f, joined(directory, entry->d_name));
    if (ok && errno != 0) {
        say("%s: cannot read: %s", directory, strerror(errno));
        ok = false;
    }
    return ok;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool add_directory(struct files *f, const char *directory)
{
    const size_t before = f->n;
    DIR *const from = opendir(directory);

    if (from == NULL) {
        say("%s: cannot read: %s", directory, strerror(errno));
        return false;
    }
    bool ok = add_entries(f, directory, from);
    closedir(from);
    if (ok && f->n == before) {
        say("%s: is an empty directory; expected files in it", directory);
        return false;
    }
    if (ok)
        qsort(f->name + before, f->n - before, sizeof *f->name, by_name);
    for (size_t i = before; ok && i < f->n; ++i)
        ok = is_regular(directory, f->name[i]);
    return ok;
}

bool files_find(struct files *files, char **word, size_t words)
{
    bool ok = true;

    *files = (struct files){ .n = 0 };
    for (size_t i = 0; ok && i < words; ++i) {
        struct stat is;
        const bool directory =
            strcmp(word[i], "-") != 0 && stat(word[i], &is) == 0 && S_ISDIR(is.st_mode);
        ok = directory ? add_directory(files, word[i]) : add(files, strdup(word[i]));
    }
    return ok;
}

void files_free(struct files *files)
{
    for (size_t i = 0; i < files->n; ++i)
        free(files->name[i]);
    free(files->name);
}
