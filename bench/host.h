/* Where and with what a bench ran. */
#ifndef BURGI_BENCH_HOST_H
#define BURGI_BENCH_HOST_H

struct host {
    char cpu[96], compiler[96], libc[32];
};

struct host host_find(void);

#endif
