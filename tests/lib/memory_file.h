// A file in memory that has a path.
#ifndef ACG_TESTS_MEMORY_FILE_H
#define ACG_TESTS_MEMORY_FILE_H

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { MEMORY_PATH = 64 };

/** Makes a file of these bytes and names it; gives its descriptor, to be closed. */
static inline int memory_file(const void *bytes, size_t size, char path[MEMORY_PATH])
{
    int file = (int)syscall(SYS_memfd_create, "acg-test", 0u);
    if (file < 0 || write(file, bytes, size) != (ssize_t)size) {
        perror("memory_file");
        abort();
    }
    snprintf(path, MEMORY_PATH, "/proc/self/fd/%d", file);
    return file;
}

#endif
