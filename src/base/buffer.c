#include "base/buffer.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** Room for `more` bytes and a NUL. */
static bool make_room(struct acg_buffer *buffer, size_t more)
{
    if (buffer->failed || more > SIZE_MAX / 4 - buffer->length) {
        buffer->failed = true;
        return false;
    }
    size_t need = buffer->length + more + 1;
    if (need <= buffer->capacity) return true;
    size_t capacity = buffer->capacity ? buffer->capacity : 64;
    while (capacity < need)
        capacity *= 2;
    char *data = realloc(buffer->data, capacity);
    if (!data) {
        buffer->failed = true;
        return false;
    }
    buffer->data = data;
    buffer->capacity = capacity;
    return true;
}

void acg_buffer_clear(struct acg_buffer *buffer)
{
    free(buffer->data);
    *buffer = (struct acg_buffer){0};
}

void acg_buffer_add(struct acg_buffer *buffer, const char *bytes, size_t length)
{
    if (!make_room(buffer, length)) return;
    if (length > 0) memcpy(buffer->data + buffer->length, bytes, length);
    buffer->length += length;
    buffer->data[buffer->length] = '\0';
}

void acg_buffer_text(struct acg_buffer *buffer, const char *text)
{
    acg_buffer_add(buffer, text, strlen(text));
}

void acg_buffer_char(struct acg_buffer *buffer, char c)
{
    acg_buffer_add(buffer, &c, 1);
}

void acg_buffer_format(struct acg_buffer *buffer, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0) {
        buffer->failed = true;
    } else if (make_room(buffer, (size_t)length)) {
        vsnprintf(buffer->data + buffer->length, (size_t)length + 1, format, again);
        buffer->length += (size_t)length;
    }
    va_end(again);
}
