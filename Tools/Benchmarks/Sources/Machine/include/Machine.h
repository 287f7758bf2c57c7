/// What only C can ask of a machine: how many blocks of memory were taken, and to stay on one core.
#ifndef MACHINE_H
#define MACHINE_H

/// How many blocks of memory this thread has asked for so far. Always 0 where the C library cannot be stood in for.
unsigned long allocation_count(void);

/// Keeps the calling thread on one core, counted from 0. Does nothing where the system has no such wish.
void stay_on_core(int core);

#endif
