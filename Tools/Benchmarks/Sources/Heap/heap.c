#include "Heap.h"

#include <stdlib.h>
#include <time.h>

double worked_seconds(void) {
    struct timespec worked;
    if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &worked) != 0) return 0;
    return (double)worked.tv_sec + (double)worked.tv_nsec / 1e9;
}

#if defined(__GLIBC__)

#include <malloc.h>

// glibc lets a program define these functions, and provides its own under other names. The size of a block is what
// glibc reports as its capacity. The measured program works on one thread; allocations of other threads are not counted
// separately.
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);
extern void __libc_free(void *block);

static size_t held, most;

size_t heap_bytes(void) { return held; }
size_t heap_peak(void) { return most; }
void heap_begin(void) { most = held; }

static void *taken(void *block) {
    if (block != NULL) held += malloc_usable_size(block);
    if (held > most) most = held;
    return block;
}

static void given_back(void *block) {
    size_t size = block == NULL ? 0 : malloc_usable_size(block);
    held = held > size ? held - size : 0;
}

void *malloc(size_t size) { return taken(__libc_malloc(size)); }
void *calloc(size_t number, size_t size) { return taken(__libc_calloc(number, size)); }

// While a block is copied into a new one, both exist, unless the old one grows in place.
void *realloc(void *block, size_t size) {
    size_t before = block == NULL ? 0 : malloc_usable_size(block);
    void *larger = __libc_realloc(block, size);
    if (larger == NULL) {
        if (size == 0) held = held > before ? held - before : 0;
        return larger;
    }
    if (larger == block) held = held > before ? held - before : 0;
    taken(larger);
    if (larger != block) held = held > before ? held - before : 0;
    return larger;
}

void *memalign(size_t alignment, size_t size) { return taken(__libc_memalign(alignment, size)); }
void *aligned_alloc(size_t alignment, size_t size) { return taken(__libc_memalign(alignment, size)); }

int posix_memalign(void **block, size_t alignment, size_t size) {
    *block = taken(__libc_memalign(alignment, size));
    return *block == NULL ? 12 /* ENOMEM */ : 0;
}

void free(void *block) {
    given_back(block);
    __libc_free(block);
}

#else

size_t heap_bytes(void) { return 0; }
size_t heap_peak(void) { return 0; }
void heap_begin(void) {}

#endif
