// base/buffer.h - text that grows at its end.
#ifndef ACG_BASE_BUFFER_H
#define ACG_BASE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

/**
 * Bytes that grow; always followed by a NUL once something was added. {0} is empty.
 * Appending never reports: when memory is out `failed` is set, stays set, and later appends do
 * nothing. Ask once at the end.
 */
struct acg_buffer {
    char *data; /**< owned; NULL while empty */
    size_t length, capacity;
    bool failed;
};

void acg_buffer_clear(struct acg_buffer *buffer); /**< frees; empty again */
void acg_buffer_add(struct acg_buffer *buffer, const char *bytes, size_t length);
void acg_buffer_text(struct acg_buffer *buffer, const char *text);
void acg_buffer_char(struct acg_buffer *buffer, char c);
void acg_buffer_format(struct acg_buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
