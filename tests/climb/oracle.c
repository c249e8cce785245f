#include "oracle.h"

#include <math.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { LINE = 4096, PATIENCE = 20 /* seconds of its time */, MAX_ORACLES = 128 };

struct oracle {
    const char *command, *value;
    int args, columns;
    const char *const *arg;
    char name[TABLE_COLUMNS][TABLE_NAME];
    pid_t pid;
    int in, out;       /* ours to write and to read */
    double since;      /* the processor time that it had used when it was asked */
    char buffer[LINE]; /* what was read beyond the last line */
    size_t filled;
};

static struct oracle oracles[MAX_ORACLES];
static size_t oracles_count;
static double seconds_of_ended;
struct source sources[MAX_SOURCES];
size_t sources_count;
size_t oracle_asked;

static void die(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));
static void die(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fprintf(stderr, "search: ");
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(EXIT_FAILURE);
}

void sources_read(void)
{
    static const char folder[] = "tests/data/";
    const char *srcdir = getenv("srcdir");
    char path[LINE], line[LINE], table[LINE];
    int length;
    snprintf(path, sizeof path, "%s/reference/tables.list", srcdir ? srcdir : ".");
    FILE *f = fopen(path, "r");
    if (f == NULL)
        die("%s: cannot be opened", path);
    while (fgets(line, sizeof line, f) != NULL) {
        if (sscanf(line, "truth %s %n", table, &length) != 1 ||
            strncmp(table, folder, sizeof folder - 1) != 0)
            continue;
        char *const command = line + length;
        size_t end = strcspn(command, "|\n");
        while (end > 0 && command[end - 1] == ' ')
            --end;
        command[end] = '\0';
        const char *const name = table + sizeof folder - 1;
        if (sources_count == MAX_SOURCES || end >= COMMAND || strlen(name) >= TABLE_NAME)
            die("%s: too many tables, or too long a line: %s", path, line);
        struct source *const s = &sources[sources_count++];
        strcpy(s->name, name);
        strcpy(s->command, command);
        s->table = table_read(name);
    }
    fclose(f);
}

bool source_columns(const struct source *s, const struct function *f,
                    const double *arg[MAX_ARGS], const double **hi, const double **lo)
{
    char rest[TABLE_NAME];
    bool all = true;
    snprintf(rest, sizeof rest, "%s.lo", f->name);
    for (int k = 0; k < f->args; ++k) {
        arg[k] = table_column(&s->table, f->arg[k]);
        all = all && arg[k] != NULL;
    }
    if (hi != NULL) {
        *hi = table_column(&s->table, f->name);
        *lo = table_column(&s->table, rest);
        all = all && *hi != NULL && *lo != NULL;
    }
    return all;
}

/* Runs it with its input and output ours. */
static void start(struct oracle *o)
{
    char line[COMMAND + TABLE_NAME + 16], *word[16] = { 0 };
    int to[2], from[2], n = 0;
    snprintf(line, sizeof line, "%s --draft %s", o->command, o->value);
    for (char *s = strtok(line, " "); s != NULL && n < 15; s = strtok(NULL, " "))
        word[n++] = s;
    fflush(stdout);
    if (pipe(to) != 0 || pipe(from) != 0 || (o->pid = fork()) < 0)
        die("%s: cannot be started", o->command);
    if (o->pid == 0) {
        dup2(to[0], STDIN_FILENO);
        dup2(from[1], STDOUT_FILENO);
        for (int fd = 3; fd < 256; ++fd) /* others' pipes, so that each sees its own end */
            close(fd);
        execv(word[0], word);
        fprintf(stderr, "search: %s: cannot be run (make reference-programs)\n", word[0]);
        _exit(127);
    }
    close(to[0]);
    close(from[1]);
    o->in = to[1];
    o->out = from[0];
    o->filled = 0;
    o->since = 0.0;
}

static void put(const struct oracle *o, const char *text, size_t length)
{
    while (length > 0) {
        const ssize_t n = write(o->in, text, length);
        if (n <= 0)
            die("%s ended", o->command);
        text += n;
        length -= (size_t)n;
    }
}

static double seconds_of(const struct oracle *o)
{
    clockid_t clock;
    struct timespec t = { 0 };
    if (clock_getcpuclockid(o->pid, &clock) != 0 || clock_gettime(clock, &t) != 0)
        die("%s: no clock of its own", o->command);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* The next line without its end; false where it does not come in time. */
static bool get(struct oracle *o, char line[LINE])
{
    for (;;) {
        char *const end = memchr(o->buffer, '\n', o->filled);
        if (end != NULL) {
            const size_t length = (size_t)(end - o->buffer);
            memcpy(line, o->buffer, length);
            line[length] = '\0';
            o->filled -= length + 1;
            memmove(o->buffer, end + 1, o->filled);
            return true;
        }
        struct pollfd p = { .fd = o->out, .events = POLLIN };
        if (poll(&p, 1, 1000) <= 0) {
            if (seconds_of(o) > o->since + PATIENCE)
                return false;
            continue;
        }
        const ssize_t n = read(o->out, o->buffer + o->filled, LINE - o->filled);
        if (n <= 0)
            die("%s ended, or its line is too long", o->command);
        o->filled += (size_t)n;
    }
}

/* Names the arguments, and learns the columns. */
static void greet(struct oracle *o)
{
    char line[LINE];
    int length = 0;
    for (int k = 0; k < o->args; ++k)
        length += snprintf(line + length, sizeof line - (size_t)length, "%s%c", o->arg[k],
                           k + 1 < o->args ? '\t' : '\n');
    put(o, line, (size_t)length);
    do
        if (!get(o, line))
            die("%s does not answer", o->command);
    while (line[0] == '#');
    o->columns = 0;
    for (char *s = strtok(line, "\t"); s != NULL; s = strtok(NULL, "\t"))
        strcpy(o->name[o->columns++], s);
}

double oracle_seconds(void)
{
    double sum = seconds_of_ended;
    for (size_t i = 0; i < oracles_count; ++i)
        sum += seconds_of(&oracles[i]);
    return sum;
}

static void restart(struct oracle *o)
{
    seconds_of_ended += seconds_of(o);
    kill(o->pid, SIGKILL);
    waitpid(o->pid, NULL, 0);
    close(o->in);
    close(o->out);
    start(o);
    greet(o);
}

struct oracle *oracle_open(const char *command, const char *value, int args,
                           const char *const *arg)
{
    if (oracles_count == MAX_ORACLES)
        die("too many programs");
    struct oracle *const o = &oracles[oracles_count++];
    *o = (struct oracle){ .command = command, .value = value, .args = args, .arg = arg };
    signal(SIGPIPE, SIG_IGN);
    start(o);
    greet(o);
    return o;
}

int oracle_columns(const struct oracle *o)
{
    return o->columns;
}

int oracle_column(const struct oracle *o, const char *name)
{
    for (int k = 0; k < o->columns; ++k)
        if (strcmp(o->name[k], name) == 0)
            return k;
    die("%s: no column %s", o->command, name);
}

static void read_values(const struct oracle *o, const char *line, double *reply)
{
    const bool refused = strcmp(line, "refused") == 0;
    for (int k = 0; k < o->columns; ++k) {
        char *end = NULL;
        reply[k] = refused ? nan("") : strtod(line, &end);
        if (!refused && (end == line || (*end != '\t' && *end != '\0')))
            die("%s: expected numbers, not %s", o->command, line);
        line = refused ? line : end + 1;
    }
}

void oracle_ask(struct oracle *o, size_t n, double (*arg)[MAX_ARGS], double *reply)
{
    char line[LINE], rows[ORACLE_ROWS * 100];
    size_t length = 0;
    for (size_t i = 0; i < n; ++i)
        for (int k = 0; k < o->args; ++k)
            length += (size_t)snprintf(rows + length, sizeof rows - length, "%a%c", arg[i][k],
                                       k + 1 < o->args ? '\t' : '\n');
    o->since = seconds_of(o);
    put(o, rows, length);
    oracle_asked += n;
    for (size_t i = 0; i < n; ++i)
        if (get(o, line)) {
            read_values(o, line, reply + i * (size_t)o->columns);
        } else {
            for (size_t k = i * (size_t)o->columns; k < n * (size_t)o->columns; ++k)
                reply[k] = nan("");
            restart(o);
            return;
        }
}
