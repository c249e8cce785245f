/* The readers of feature and label files, from inside. */
#include <criterion/criterion.h>
#include <dirent.h>
#include <math.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

#include "io/array.h"
#include "io/cells.h"
#include "io/newfile.h"
#include "io/reader.h"
#include "io/utf8.h"
#include "io_file.h"

Test(io, every_half)
{
    static uint16_t h[65536];
    for (size_t k = 0; k < 65536; ++k)
        h[k] = (uint16_t)k;
    char *name =
        npy_of(bg_little_endian() ? "{'descr':'<f2','fortran_order':False,'shape':(256,256)}"
                                  : "{'descr':'>f2','fortran_order':False,'shape':(256,256)}",
               h, sizeof h);
    size_t rows, cols, wrong = 0;
    double *x = all_rows(name, &rows, &cols);
    cr_assert(rows == 256 && cols == 256);
    for (size_t k = 0; k < 65536; ++k) {
        const int e = (int)(k >> 10 & 31), f = (int)(k & 1023);
        double want = e == 31  ? (f != 0 ? (double)NAN : (double)INFINITY)
                      : e == 0 ? ldexp(f, -24)
                               : ldexp(1024 + f, e - 25);
        want = k & 0x8000 ? -want : want;
        if (isnan(want) ? !isnan(x[k]) : x[k] != want || !signbit(x[k]) != !signbit(want))
            ++wrong;
    }
    cr_expect(wrong == 0, "%zu wrong", wrong);
    free(x);
    discard(name);
}

Test(io, integers_at_their_ends)
{
    static const struct {
        const char *dictionary;
        unsigned char bytes[32];
        size_t n;
        double want[2];
    } c[] = {
        { "{'descr':'|i1','fortran_order':False,'shape':(1,2)}",
          { 0x80, 0x7f },
          2,
          { -128, 127 } },
        { "{'descr':'>i2','fortran_order':False,'shape':(1,2)}",
          { 0x80, 0, 0x7f, 0xff },
          4,
          { -32768, 32767 } },
        { "{'descr':'<u2','fortran_order':False,'shape':(1,2)}",
          { 0xff, 0xff, 1, 0 },
          4,
          { 65535, 1 } },
        { "{'descr':'>u4','fortran_order':False,'shape':(1,2)}",
          { 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 1 },
          8,
          { 4294967295.0, 1 } },
        { "{'descr':'<i4','fortran_order':True,'shape':(1,2)}",
          { 0, 0, 0, 0x80, 0xff, 0xff, 0xff, 0xff },
          8,
          { -2147483648.0, -1 } },
        { "{'descr':'<i8','fortran_order':False,'shape':(1,2)}",
          { 0, 0, 0, 0, 0, 0, 0, 0x80, 0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff },
          16,
          { -0x1p63, -2 } },
        { "{'descr':'>u8','fortran_order':False,'shape':(1,2)}",
          { 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0 },
          16,
          { 0x1p63, 256 } },
    };
    for (size_t k = 0; k < sizeof c / sizeof *c; ++k) {
        char *name = npy_of(c[k].dictionary, c[k].bytes, c[k].n);
        size_t rows, cols;
        double *x = all_rows(name, &rows, &cols);
        cr_expect(rows == 1 && cols == 2 && x[0] == c[k].want[0] && x[1] == c[k].want[1],
                  "%s: %g %g", c[k].dictionary, x[0], x[1]);
        free(x);
        discard(name);
    }
}

Test(io, cells)
{
    static const struct {
        const char *line, *want; /* cells ended by | */
    } c[] = {
        { "1,2,3", "1|2|3|" },
        { "1, 2 ,  3 ", "1|2|3|" },
        { "1,,3,", "1||3||" },
        { "1\t2\t\t", "1|2|||" },
        { "  1   2 3  ", "1|2|3|" },
        { "1,5;2,5", "1,5|2,5|" },
        { "\"a, b\",\"say \"\"so\"\"\"", "a, b|say \"so\"|" },
        { "\"\"\"q\"\"\" , x", "\"q\"|x|" },
        { "\"a b\" c", "a b|c|" },
        { "\"1;2\",3", "1;2|3|" },
        { "\"\",\"\"", "||" },
        { "", "|" },
        { "\"open", NULL },
        { "\"a\"b,c", NULL },
        { "\"a\"b c", NULL },
    };
    for (size_t k = 0; k < sizeof c / sizeof *c; ++k) {
        struct bg_fault fault;
        struct bg_cells cells = { NULL, 0, 0 };
        char got[100] = "", *line = strdup(c[k].line);
        const bool ok = bg_cells_split(&cells, line, bg_delimiter(line), 1, &fault);
        cr_expect(ok == (c[k].want != NULL), "%s", c[k].line);
        for (size_t i = 0; ok && i < cells.n; ++i)
            strcat(strcat(got, cells.cell[i]), "|");
        if (ok)
            cr_expect(strcmp(got, c[k].want) == 0, "%s: %s", c[k].line, got);
        bg_cells_free(&cells);
        free(line);
    }
}

Test(io, utf8)
{
    static const char *const valid[] = { "",
                                         "abc",
                                         "\xc2\x80",
                                         "\xdf\xbf",
                                         "\xe0\xa0\x80",
                                         "\xed\x9f\xbf",
                                         "\xee\x80\x80",
                                         "\xef\xbf\xbf",
                                         "\xf0\x90\x80\x80",
                                         "\xf4\x8f\xbf\xbf",
                                         "B\xc3\xbcrgi" };
    static const char *const broken[] = { "\x80",
                                          "\xc1\xbf",
                                          "\xc3",
                                          "\xc3(",
                                          "\xe0\x9f\xbf",
                                          "\xed\xa0\x80",
                                          "\xe2\x82",
                                          "\xf0\x8f\xbf\xbf",
                                          "\xf4\x90\x80\x80",
                                          "\xf5\x80\x80\x80",
                                          "a\xff" };
    for (size_t k = 0; k < sizeof valid / sizeof *valid; ++k)
        cr_expect(bg_is_utf8(valid[k]), "%s", valid[k]);
    for (size_t k = 0; k < sizeof broken / sizeof *broken; ++k)
        cr_expect(!bg_is_utf8(broken[k]), "broken %zu", k);
}

/* A file that comes to stand there while ours is written is not replaced. */
Test(io, newfile_never_replaces)
{
    struct bg_fault fault;
    struct bg_newfile f;
    char *name = file_of("", 0);
    unlink(name);
    cr_assert(bg_newfile_begin(&f, name, false, &fault));
    fputs("ours", f.stream);
    FILE *other = fopen(name, "w");
    fputs("theirs", other);
    fclose(other);
    cr_expect(!bg_newfile_commit(&f, &fault));
    cr_expect(strstr(fault.text, "exists") != NULL, "%s", fault.text);
    char text[10] = "";
    other = fopen(name, "r");
    cr_expect(fgets(text, sizeof text, other) != NULL && strcmp(text, "theirs") == 0);
    fclose(other);

    cr_assert(bg_newfile_begin(&f, name, true, &fault));
    bg_newfile_abort(&f);
    cr_assert(bg_newfile_begin(&f, name, true, &fault));
    fputs("ours", f.stream);
    cr_expect(bg_newfile_commit(&f, &fault), "%s", fault.text);
    unlink(name);

    cr_assert(bg_newfile_begin(&f, name, true, &fault));
    cr_assert(mkdir(name, 0700) == 0);
    cr_expect(!bg_newfile_commit(&f, &fault));
    cr_expect(strstr(fault.text, "is no regular file") != NULL, "%s", fault.text);
    rmdir(name);
    discard(name);
}

/* A signal that ends the process takes the temporary file with it, not what stood there. */
Test(io, newfile_dies_tidily)
{
    static const int deadly[] = { SIGHUP, SIGINT, SIGTERM };
    char folder[] = "/tmp/burgi-io-XXXXXX", name[60];
    cr_assert(mkdtemp(folder) != NULL);
    snprintf(name, sizeof name, "%s/model", folder);
    for (int k = 0; k < 4; ++k) {
        const pid_t child = fork();
        if (child == 0) {
            struct bg_fault fault;
            struct bg_newfile f;
            for (int i = 0; i < 3; ++i)
                signal(deadly[i], k == 3 ? SIG_IGN : SIG_DFL);
            if (!bg_newfile_begin(&f, name, true, &fault))
                _exit(1);
            raise(deadly[k % 3]);
            _exit(k == 3 && bg_newfile_commit(&f, &fault) ? 0 : 2);
        }
        int status;
        cr_assert(waitpid(child, &status, 0) == child);
        if (k < 3)
            cr_expect(WIFSIGNALED(status) && WTERMSIG(status) == deadly[k], "signal %d: %d",
                      deadly[k], status);
        else
            cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == 0 && unlink(name) == 0,
                      "an ignored signal: %d", status);
    }
    cr_expect(rmdir(folder) == 0, "files are left in %s", folder);
}

/* A library's thread, which has no signal blocked. */
static void *idle(void *unused)
{
    (void)unused;
    for (;;)
        pause();
    return NULL;
}

/* Nor may one come to another thread while the file is being made: a child makes files all the
 * time, and is ended. */
Test(io, newfile_dies_tidily_by_another_thread)
{
    char folder[] = "/tmp/burgi-io-XXXXXX", name[60];
    cr_assert(mkdtemp(folder) != NULL);
    snprintf(name, sizeof name, "%s/model", folder);
    int left = 0;
    for (int k = 0; k < 200; ++k) {
        const pid_t child = fork();
        if (child == 0) {
            struct bg_fault fault;
            struct bg_newfile f;
            pthread_t thread;
            signal(SIGTERM, SIG_DFL);
            alarm(20);
            if (pthread_create(&thread, NULL, idle, NULL) != 0)
                _exit(1);
            while (bg_newfile_begin(&f, name, true, &fault))
                bg_newfile_abort(&f);
            _exit(2);
        }
        int status;
        usleep(2000 + 13 * (useconds_t)k);
        kill(child, SIGTERM);
        cr_assert(waitpid(child, &status, 0) == child);
        cr_expect(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM, "status %d", status);
        DIR *files = opendir(folder);
        for (const struct dirent *file; (file = readdir(files)) != NULL;)
            if (file->d_name[0] != '.') {
                ++left;
                unlinkat(dirfd(files), file->d_name, 0);
            }
        closedir(files);
    }
    cr_expect(left == 0, "%d of 200 files are left", left);
    rmdir(folder);
}
