#include "base/utf8.h"

#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

/** Length of the valid sequence at `at`, 0 if there is none. */
static size_t sequence(const unsigned char *at, size_t left)
{
    unsigned char c = at[0];
    if (c < 0x80) return 1;
    size_t need = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2;
    if (c < 0xc2 || c > 0xf4 || left < need) return 0;
    for (size_t i = 1; i < need; i++) {
        if ((at[i] & 0xc0) != 0x80) return 0;
    }
    if ((c == 0xe0 && at[1] < 0xa0) || (c == 0xed && at[1] > 0x9f)) return 0; // overlong; surrogate
    if ((c == 0xf0 && at[1] < 0x90) || (c == 0xf4 && at[1] > 0x8f)) return 0; // overlong; too large
    return need;
}

size_t acg_utf8_valid(const char *text, size_t length)
{
    const unsigned char *bytes = (const unsigned char *)text;
    for (size_t i = 0; i < length;) {
        size_t n = sequence(bytes + i, length - i);
        if (n == 0) return i;
        i += n;
    }
    return length;
}

uint32_t acg_utf8_next(const char **text, const char *end)
{
    const unsigned char *at = (const unsigned char *)*text;
    size_t n = sequence(at, (size_t)(end - *text));
    *text += n ? n : 1;
    switch (n) {
    case 1:
        return at[0];
    case 2:
        return (at[0] & 0x1fu) << 6 | (at[1] & 0x3fu);
    case 3:
        return (at[0] & 0x0fu) << 12 | (at[1] & 0x3fu) << 6 | (at[2] & 0x3fu);
    case 4:
        return (at[0] & 0x07u) << 18 | (at[1] & 0x3fu) << 12 | (at[2] & 0x3fu) << 6 |
               (at[3] & 0x3fu);
    default:
        return 0xfffd;
    }
}

size_t acg_utf8_count(const char *text, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++) {
        count += ((unsigned char)text[i] & 0xc0) != 0x80;
    }
    return count;
}

void acg_utf8_add(struct acg_buffer *buffer, uint32_t code_point)
{
    utf8proc_uint8_t bytes[4];
    utf8proc_ssize_t n = utf8proc_encode_char((utf8proc_int32_t)code_point, bytes);
    acg_buffer_add(buffer, (const char *)bytes, (size_t)n);
}

bool acg_utf8_has_control(const char *text, size_t length)
{
    for (const char *at = text, *end = text + length; at < end;) {
        uint32_t c = acg_utf8_next(&at, end);
        if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029) return true;
        if ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069)) return true;
        if (c == 0xfffe || c == 0xffff || c == 0xfeff) return true;
    }
    return false;
}

size_t acg_utf8_stray(const char *at)
{
    const unsigned char *b = (const unsigned char *)at;
    if (b[0] == '\r') return b[1] != '\n';
    if (b[0] < ' ') return b[0] != '\0' && b[0] != '\t' && b[0] != '\n';
    if (b[0] == 0x7f) return 1;
    return b[0] == 0xc2 && b[1] >= 0x80 && b[1] < 0xa0 ? 2 : 0;
}

bool acg_text_is_formula(const char *text, size_t length)
{
    static const char *const wide[] = {"\uff1d", "\uff0b", "\uff0d", "\uff20"};
    if (length == 0) return false;
    if (memchr("=+-@\t\r\n", *text, sizeof "=+-@\t\r\n" - 1)) return true;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++) {
        size_t n = strlen(wide[i]);
        if (length >= n && memcmp(text, wide[i], n) == 0) return true;
    }
    return false;
}

void acg_utf8_compose(struct acg_buffer *buffer, size_t from)
{
    enum { MOST = 8 };
    utf8proc_int32_t points[MOST];
    utf8proc_ssize_t n = 0;
    if (buffer->failed) return;
    for (const char *at = buffer->data + from, *end = buffer->data + buffer->length; at < end;) {
        if (n == MOST) return;
        points[n++] = (utf8proc_int32_t)acg_utf8_next(&at, end);
    }
    n = utf8proc_normalize_utf32(points, n, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    buffer->length = from;
    for (utf8proc_ssize_t i = 0; i < n; i++)
        acg_utf8_add(buffer, (uint32_t)points[i]);
}

bool acg_utf8_is_small(uint32_t code_point)
{
    return utf8proc_category((utf8proc_int32_t)code_point) == UTF8PROC_CATEGORY_LL;
}

void acg_utf8_fold(struct acg_buffer *buffer, const char *text, size_t length)
{
    enum { SIZE = 64 };
    for (const char *at = text, *end = text + length; at < end;) {
        utf8proc_int32_t c = (utf8proc_int32_t)acg_utf8_next(&at, end), folded[SIZE];
        if (c == 0x131) c = 'i'; // dotless i has no decomposition
        int last = 0;
        utf8proc_ssize_t n =
            utf8proc_decompose_char(c, folded, SIZE,
                                    UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK |
                                        UTF8PROC_DECOMPOSE | UTF8PROC_IGNORE,
                                    &last);
        for (utf8proc_ssize_t i = 0; i < n && i < SIZE; i++) {
            acg_utf8_add(buffer, (uint32_t)folded[i]);
        }
    }
}

const char *acg_quote(char room[ACG_QUOTE], const char *text, size_t length)
{
    size_t used = 0;
    int count = 0;
    for (const char *at = text, *end = text + length; at < end; count++) {
        const char *from = at;
        if (used > ACG_QUOTE - 16 || count == 60) {
            memcpy(room + used, "\u2026", sizeof "\u2026" - 1);
            used += sizeof "\u2026" - 1;
            break;
        }
        bool broken = sequence((const unsigned char *)at, (size_t)(end - at)) == 0;
        uint32_t c = acg_utf8_next(&at, end);
        size_t n = (size_t)(at - from);
        if (broken) {
            used += (size_t)snprintf(room + used, 8, "\\x%02X", (unsigned char)*from);
        } else if (acg_utf8_has_control(from, n)) {
            used += (size_t)snprintf(room + used, 8, "\\u%04X", (unsigned)c & 0xffffu);
        } else {
            memcpy(room + used, from, n);
            used += n;
        }
    }
    room[used] = '\0';
    return room;
}

void acg_text_add_clean(struct acg_buffer *out, const char *text)
{
    for (const char *end = text + strlen(text); text < end;) {
        const char *from = text;
        acg_utf8_next(&text, end);
        if (acg_utf8_has_control(from, (size_t)(text - from))) acg_buffer_char(out, ' ');
        else acg_buffer_add(out, from, (size_t)(text - from));
    }
}
