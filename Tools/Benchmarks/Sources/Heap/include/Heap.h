/// What only C can ask: how much memory the program holds and held at most, and how long it has worked.
#ifndef HEAP_H
#define HEAP_H

#include <stddef.h>

/// Bytes that are allocated now. Always 0 where the C library cannot be stood in for.
size_t heap_bytes(void);

/// The most that was allocated at any time since `heap_begin`.
size_t heap_peak(void);

/// Begins to look for the most.
void heap_begin(void);

/// Seconds for which a processor worked for the calling thread: others that use the machine do not count.
double worked_seconds(void);

#endif
