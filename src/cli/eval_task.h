/* The rows of burgi eval that wait, and what evaluates and prints them. */
#ifndef BURGI_CLI_EVAL_TASK_H
#define BURGI_CLI_EVAL_TASK_H

#include "device.h"
#include "eval_device.h"
#include "functions.h"

/* The most rows that wait for the processor; it needs no more at once. */
enum { EVAL_CPU_ROWS = 4096 };

struct eval_task {
    void (*show)(void); /* which is all */
    const struct function *f;
    bool hex, scalar;
    bool rows;   /* of standard input, not one point */
    bool warned; /* of a point outside the domain */
    struct device_choice device;
    struct eval_device gpu;
    size_t n;    /* rows that wait */
    size_t most; /* of them */
    double x[MOST_ARGS][ROWS], y[MOST_RESULTS][ROWS];
};

/* Evaluates and prints the rows that wait. */
bool eval_flush(struct eval_task *t);

#endif
