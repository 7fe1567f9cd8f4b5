// tests/lib/lonely.h - a while in which no other process is to be had.
#ifndef TESTS_LIB_LONELY_H
#define TESTS_LIB_LONELY_H // needs _GNU_SOURCE, for setresuid

#include <stdbool.h>
#include <sys/resource.h>
#include <unistd.h>

struct lonely {
    struct rlimit before;
    bool is_root;
};

/** Begins it; false where it cannot be had. Root may always start processes, and is somebody else
 * meanwhile. */
static bool lonely_begin(struct lonely *lonely)
{
    lonely->is_root = geteuid() == 0;
    if (lonely->is_root && setresuid(65534, 65534, 0)) return false;
    getrlimit(RLIMIT_NPROC, &lonely->before);
    struct rlimit none = lonely->before;
    none.rlim_cur = 0;
    return setrlimit(RLIMIT_NPROC, &none) == 0;
}

/** Ends it; false if all is not as before. */
static bool lonely_end(const struct lonely *lonely)
{
    return setrlimit(RLIMIT_NPROC, &lonely->before) == 0 &&
           (!lonely->is_root || setresuid(0, 0, 0) == 0);
}

#endif
