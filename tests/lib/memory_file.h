// A file in memory that has a path.
#ifndef ACG_TESTS_MEMORY_FILE_H
#define ACG_TESTS_MEMORY_FILE_H

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { MEMORY_PATH = 64 };

/** Makes a file of these bytes and names it; gives its descriptor, to be closed. */
static inline int memory_file(const void *bytes, size_t size, char path[MEMORY_PATH])
{
    char name[] = "/tmp/acg-test-XXXXXX";
    int file = mkstemp(name);
    if (file < 0 || unlink(name) != 0 || write(file, bytes, size) != (ssize_t)size) {
        perror("memory_file");
        abort();
    }
    snprintf(path, MEMORY_PATH, "/proc/self/fd/%d", file);
    return file;
}

#endif
