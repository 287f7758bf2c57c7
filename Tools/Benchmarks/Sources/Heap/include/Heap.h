/// Measurements that need C: the current and the largest heap of the program, and its processor time.
#ifndef HEAP_H
#define HEAP_H

#include <stddef.h>

/// The bytes that are allocated now. Always 0 if the functions of the C library cannot be replaced.
size_t heap_bytes(void);

/// The largest number of bytes that were allocated at any time since `heap_begin`.
size_t heap_peak(void);

/// Starts to record the largest number of bytes.
void heap_begin(void);

/// The processor time of the calling thread in seconds. Other programs on the machine do not count.
double worked_seconds(void);

#endif
