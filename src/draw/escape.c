#include "draw/escape.h"

#include "base/utf8.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

enum { LONGEST_LINK = 8000 }; // the scanner of DOT takes no string over 16384 bytes

static const char replacement[] = "\xEF\xBF\xBD"; // U+FFFD

static bool is_unprintable(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFFFE || c == 0xFFFF;
}

/** The next character and its bytes; false and U+FFFD's for what is no UTF-8. */
static uint32_t next(const char **text, const char *end)
{
    size_t left = (size_t)(end - *text), window = left < 4 ? left : 4;
    if (acg_utf8_valid(*text, window) == 0) {
        ++*text;
        return 0xFFFE; // shown as U+FFFD
    }
    return acg_utf8_next(text, end);
}

static const char *entity(uint32_t c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    case '\t':
        return "&#9;";
    case '\n':
        return "&#10;";
    default:
        return is_unprintable(c) ? replacement : NULL;
    }
}

void acg_escape_xml(struct acg_buffer *out, const char *text)
{
    const char *end = text + strlen(text), *done = text;
    while (text < end) {
        const char *from = text;
        const char *instead = entity(next(&text, end));
        if (instead) {
            acg_buffer_add(out, done, (size_t)(from - done));
            acg_buffer_text(out, instead);
            done = text;
        }
    }
    acg_buffer_add(out, done, (size_t)(end - done));
}

static const char *in_label(uint32_t c)
{
    switch (c) {
    case '\\':
        return "\\\\";
    case '&':
        return "&amp;";
    case '\t':
        return " ";
    case '\n':
        return "\\n";
    default:
        return is_unprintable(c) ? replacement : NULL;
    }
}

void acg_escape_label(struct acg_buffer *out, const char *text)
{
    const char *end = text + strlen(text), *done = text;
    while (text < end) {
        const char *from = text;
        const char *instead = in_label(next(&text, end));
        if (instead) {
            acg_buffer_add(out, done, (size_t)(from - done));
            acg_buffer_text(out, instead);
            done = text;
        }
    }
    acg_buffer_add(out, done, (size_t)(end - done));
}

static bool is_blank(char c)
{
    return (unsigned char)c <= ' ';
}

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

/** What RFC 3986 lets stand as it is; the apostrophe, which some formats quote with, is left out.
 */
static bool is_plain(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c != '\0' && strchr("-._~:/?#@!$&()*+,;=", c));
}

/** How long "http://" or "https://" is at the start of `address`; 0 if neither is there. */
static size_t scheme_length(const char *address)
{
    if (strncasecmp(address, "http://", 7) == 0) return 7;
    return strncasecmp(address, "https://", 8) == 0 ? 8 : 0;
}

static void encode(struct acg_buffer *out, const char *from, const char *end, const char *path)
{
    bool fragment = false;
    for (const char *at = from; at < end; at++) {
        bool encoded = *at == '%' && end - at > 2 && is_hex(at[1]) && is_hex(at[2]);
        bool bracket = (*at == '[' || *at == ']') && at < path; // an IPv6 host
        bool second_hash = *at == '#' && fragment;
        fragment = fragment || *at == '#';
        if ((is_plain(*at) && !second_hash) || encoded || bracket) {
            acg_buffer_char(out, *at);
        } else {
            acg_buffer_format(out, "%%%02X", (unsigned)(unsigned char)*at);
        }
    }
}

bool acg_escape_link(struct acg_buffer *out, const char *address)
{
    while (*address != '\0' && is_blank(*address)) {
        address++;
    }
    const char *end = address + strlen(address);
    while (end > address && is_blank(end[-1])) {
        end--;
    }
    size_t scheme = scheme_length(address);
    if (scheme == 0 || end - address > LONGEST_LINK) return false;
    const char *host = address + scheme;
    if (host >= end || strchr("/\\?#:@", *host) || is_blank(*host)) return false;
    struct acg_buffer link = {0};
    acg_buffer_text(&link, scheme == 7 ? "http://" : "https://");
    encode(&link, host, end, host + strcspn(host, "/?#"));
    bool safe = !link.failed && link.length <= LONGEST_LINK;
    if (safe) acg_buffer_add(out, link.data, link.length);
    out->failed = out->failed || link.failed;
    acg_buffer_clear(&link);
    return safe;
}
