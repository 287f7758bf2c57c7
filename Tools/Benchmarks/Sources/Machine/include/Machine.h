/// Functions that need C: the number of allocations, and pinning a thread to a core.
#ifndef MACHINE_H
#define MACHINE_H

/// The number of blocks of memory that this thread has allocated so far. Always 0 if the functions of the C library
/// cannot be replaced.
unsigned long allocation_count(void);

/// The number of bytes that are allocated now. Always 0 without glibc.
unsigned long allocated_bytes(void);

/// Keeps the calling thread on one core, counted from 0. Does nothing if the system does not support that.
void stay_on_core(int core);

#endif
