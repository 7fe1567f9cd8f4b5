#include "draw/stamp.h"

#include "base/report.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/** Overwrites what follows each `key` with `instead`, but not from `stop` on. */
static void blank(char *file, size_t length, const char *key, char stop, const char *instead)
{
    size_t key_length = strlen(key);
    char *end = file + length, *at = file;
    while ((at = memchr(at, key[0], (size_t)(end - at))) != NULL) {
        if ((size_t)(end - at) <= key_length || memcmp(at, key, key_length) != 0) {
            at++;
            continue;
        }
        at += key_length;
        for (const char *c = instead; at < end && *at != stop && *at != '\n' && *c; c++) {
            *at++ = *c;
        }
    }
}

/** Overwrites an entry of a PDF dictionary, from its key to its closing parenthesis, with blanks:
 * no offset moves. */
static void drop_entry(char *file, size_t length, const char *key)
{
    size_t key_length = strlen(key);
    for (char *at = file, *end = file + length; (at = memchr(at, '/', (size_t)(end - at))); at++) {
        if ((size_t)(end - at) <= key_length || memcmp(at, key, key_length) != 0) continue;
        char *stop = memchr(at, ')', (size_t)(end - at));
        if (stop) memset(at, ' ', (size_t)(stop - at) + 1);
    }
}

void acg_stamp_blank_dates(char *file, size_t length)
{
    bool eps = length > 2 && memcmp(file, "%!", 2) == 0;
    if (eps) {
        blank(file, length, "%%CreationDate: ", '\n', "Thu Jan  1 00:00:00 1970");
    } else {
        drop_entry(file, length, "/CreationDate (D:");
        drop_entry(file, length, "/ModDate (D:");
    }
}

/** CRC-32 as the PNG specification has it (annex D), bit by bit. */
static uint32_t crc_of(const unsigned char *bytes, size_t length)
{
    uint32_t crc = 0xFFFFFFFF;
    for (size_t i = 0; i < length; i++) {
        crc ^= bytes[i];
        for (int k = 0; k < 8; k++) {
            crc = crc & 1 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
        }
    }
    return ~crc;
}

static void put32(unsigned char *at, uint32_t number)
{
    for (int i = 0; i < 4; i++) {
        at[i] = (unsigned char)(number >> (24 - 8 * i));
    }
}

acg_status acg_stamp_png(const char *png, size_t length, double dpi, struct acg_buffer *out,
                         acg_report *report)
{
    enum { HEAD = 8 + 25, CHUNK = 4 + 4 + 9 + 4 }; // signature and IHDR; pHYs
    static const char signature[] = "\x89PNG\r\n\x1A\n";
    unsigned char chunk[CHUNK] = {0, 0, 0, 9, 'p', 'H', 'Y', 's', [16] = 1}; // unit: metre
    uint32_t per_metre = (uint32_t)floor(dpi / 0.0254 + 0.5);
    if (length < HEAD + 12 || memcmp(png, signature, 8) != 0 ||
        memcmp(png + length - 8, "IEND", 4) != 0) {
        return acg_fail(report, NULL, "the painted PNG is not whole; memory may be short");
    }
    put32(chunk + 8, per_metre);
    put32(chunk + 12, per_metre);
    put32(chunk + CHUNK - 4, crc_of(chunk + 4, CHUNK - 8));
    acg_buffer_add(out, png, HEAD);
    acg_buffer_add(out, (const char *)chunk, CHUNK);
    acg_buffer_add(out, png + HEAD, length - HEAD);
    return out->failed ? acg_out_of_memory(report) : ACG_OK;
}
