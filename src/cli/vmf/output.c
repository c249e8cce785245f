#include "output.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/cli.h"
#include "cli/range.h"
#include "io/newfile.h"

/* -o -: the model goes to standard output, in place of the report. */
static bool to_stdout(const struct output *o)
{
    return o->path != NULL && strcmp(o->path, "-") == 0;
}

const char *output_file(const struct output *o)
{
    return to_stdout(o) ? NULL : o->path;
}

int output_option(const char *command, int option, const char *argument, struct output *o)
{
    switch (option) {
    case OUTPUT_KAPPA:
        if (!choose_estimate(&o->choice, argument))
            return misuse(command, "--kappa: expected mle, marginal, pairwise or map, found %s",
                          visible(argument));
        return FINE;
    case OUTPUT_CI:
        if (!choose_interval(&o->choice, argument))
            return misuse(command, "--ci: expected marginal, wald or profile, found %s",
                          visible(argument));
        return FINE;
    case OUTPUT_SORT:
        if (!choose_sort(&o->choice, argument))
            return misuse(command, "--sort: expected label, kappa or rows, found %s",
                          visible(argument));
        return FINE;
    case OUTPUT_TOP:
        if (!count_parse(argument, &o->choice.top) || o->choice.top == 0)
            return misuse(command, "--top: expected a number of classes, found %s",
                          visible(argument));
        return FINE;
    case OUTPUT_JSON:
        o->json = true;
        return FINE;
    case OUTPUT_FORCE:
        o->force = true;
        return FINE;
    case 'o':
        o->path = argument;
        return FINE;
    default:
        return USAGE; /* next_option() has said why */
    }
}

int output_check(const char *command, const struct output *o)
{
    if (o->path != NULL && *o->path == '\0')
        return misuse(command, "--output: expected a FILE, found an empty name");
    if (to_stdout(o) && o->json)
        return misuse(command, "-o - prints the document in place of the report; expected it "
                               "without --json, or a FILE");
    return FINE;
}

bool output_can(const char *path, bool is_input, bool force)
{
    struct bg_fault fault;
    const bool ok = !is_input ? bg_newfile_check(path, force, &fault)
                              : bg_fault(&fault, "is read, too; expected another file");
    if (!ok)
        say("%s: %s", path, fault.text);
    return ok;
}

/* Where the last part of the name of a file begins. */
static const char *base_of(const char *path)
{
    const char *const slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

static bool stat_folder(const char *path, struct stat *is)
{
    char *const folder = strndup(path, (size_t)(base_of(path) - path));
    const bool ok = folder != NULL && stat(*folder != '\0' ? folder : ".", is) == 0;
    free(folder);
    return ok;
}

bool output_same(const char *a, const char *b)
{
    struct stat in_a, in_b;

    if (bg_newfile_is(a, b))
        return true;
    return strcmp(base_of(a), base_of(b)) == 0 && stat_folder(a, &in_a) &&
           stat_folder(b, &in_b) && in_a.st_dev == in_b.st_dev && in_a.st_ino == in_b.st_ino;
}

static bool write_model(const struct fits *fits, const struct output *o)
{
    struct bg_fault fault;
    struct bg_newfile file;

    bool ok = bg_newfile_begin(&file, o->path, o->force, &fault);
    if (ok && !write_json(fits, true, file.stream) && !ferror(file.stream)) {
        bg_newfile_abort(&file);
        ok = bg_fault_memory(&fault);
    } else if (ok)
        ok = bg_newfile_commit(&file, &fault);
    if (!ok)
        say("%s: %s", o->path, fault.text);
    return ok;
}

/* The model is written before anything is printed: a closed pipe does not cost it. */
bool output_give(const struct fits *fits, const struct output *o)
{
    const bool model = to_stdout(o);

    if (o->path != NULL && !model && !write_model(fits, o))
        return false;
    if (!o->json && !model)
        report(fits, stdout);
    else if (!write_json(fits, model, stdout) && !ferror(stdout)) {
        say("out of memory");
        return false;
    }
    return flush_stdout();
}
