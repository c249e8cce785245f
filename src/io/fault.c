#include "fault.h"

#include <stdarg.h>
#include <stdio.h>

bool bg_fault(struct bg_fault *fault, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(fault->text, sizeof fault->text, format, args);
    va_end(args);
    return false;
}

bool bg_fault_memory(struct bg_fault *fault)
{
    return bg_fault(fault, "out of memory");
}
