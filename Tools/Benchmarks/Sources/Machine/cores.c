#define _GNU_SOURCE
#include "Machine.h"

#if defined(__linux__)

#include <sched.h>

void stay_on_core(int core) {
    cpu_set_t cores;
    CPU_ZERO(&cores);
    CPU_SET(core, &cores);
    sched_setaffinity(0, sizeof cores, &cores);
}

#else

void stay_on_core(int core) { (void)core; }

#endif
