// base/embedded.h - a file that is compiled into the library; cmake/embed.c makes it.
#ifndef ACG_BASE_EMBEDDED_H
#define ACG_BASE_EMBEDDED_H

#include <stddef.h>

struct acg_embedded {
    const char *name;  /**< of the file, without folder and ending */
    const char *bytes; /**< `length` bytes and a NUL */
    size_t length;
};

#endif
