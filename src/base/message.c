#include "base/message.h"

#include "base/report.h"

#include <stdint.h>
#include <string.h>

static const uint64_t last_word = 0x616374677261706B; // behind all; tells a whole message

static void put(struct acg_buffer *message, uint64_t number)
{
    acg_buffer_add(message, (const char *)&number, sizeof number); // both sides are one machine
}

/** A length and the bytes with a NUL behind; NULL is no length. */
static void put_text(struct acg_buffer *message, const char *text)
{
    put(message, text ? strlen(text) : UINT64_MAX);
    if (text) acg_buffer_add(message, text, strlen(text) + 1);
}

static void put_remark(struct acg_buffer *message, const struct acg_remark *remark)
{
    put(message, remark->severity);
    put(message, remark->line);
    put(message, remark->column);
    put_text(message, remark->file);
    put_text(message, remark->pointer);
    put_text(message, remark->text);
}

void acg_message_pack(struct acg_buffer *message, acg_status status, const acg_report *report,
                      const struct acg_buffer *result)
{
    size_t n = report ? acg_report_count(report) : 0;
    put(message, status);
    put(message, n);
    for (size_t i = 0; i < n; i++) {
        put_remark(message, acg_report_get(report, i));
    }
    size_t length = status == ACG_OK ? result->length : 0;
    put(message, length);
    if (length > 0) acg_buffer_add(message, result->data, length);
    put(message, last_word);
}

/** What is left of a message. */
struct rest {
    const char *at, *end;
    bool broken;
};

static uint64_t get(struct rest *rest)
{
    uint64_t number = 0;
    if (rest->broken || (size_t)(rest->end - rest->at) < sizeof number) {
        rest->broken = true;
        return 0;
    }
    memcpy(&number, rest->at, sizeof number);
    rest->at += sizeof number;
    return number;
}

static const char *get_bytes(struct rest *rest, uint64_t length)
{
    const char *bytes = rest->at;
    if (rest->broken || length > (size_t)(rest->end - rest->at)) {
        rest->broken = true;
        return NULL;
    }
    rest->at += length;
    return bytes;
}

static const char *get_text(struct rest *rest)
{
    uint64_t length = get(rest);
    if (length == UINT64_MAX) return NULL;
    const char *text = get_bytes(rest, length + 1);
    if (text && text[length] != '\0') rest->broken = true;
    return rest->broken ? NULL : text;
}

static struct acg_remark get_remark(struct rest *rest)
{
    struct acg_remark remark = {0};
    uint64_t severity = get(rest);
    remark.severity = severity <= ACG_ERROR ? (enum acg_severity)severity : ACG_ERROR;
    remark.line = get(rest);
    remark.column = get(rest);
    remark.file = get_text(rest);
    remark.pointer = get_text(rest);
    remark.text = get_text(rest);
    return remark;
}

/** Walks over the whole message; with a report, remarks are added. */
static bool walk(struct rest *rest, acg_status *status, acg_report *report, const char **result,
                 size_t *length)
{
    uint64_t number = get(rest), n = get(rest);
    for (uint64_t i = 0; i < n && !rest->broken; i++) {
        struct acg_remark remark = get_remark(rest);
        if (!rest->broken && remark.text && report) acg_report_add(report, &remark);
    }
    *length = get(rest);
    *result = get_bytes(rest, *length);
    *status = number <= ACG_FAILED ? (acg_status)number : ACG_FAILED;
    return get(rest) == last_word && !rest->broken && rest->at == rest->end;
}

bool acg_message_unpack(const struct acg_buffer *message, acg_status *status, acg_report *report,
                        struct acg_buffer *out)
{
    const char *result, *start = message->data;
    size_t length;
    if (!start) return false;
    struct rest rest = {start, start + message->length, false};
    if (!walk(&rest, status, NULL, &result, &length)) return false;
    rest = (struct rest){start, start + message->length, false};
    walk(&rest, status, report, &result, &length);
    acg_buffer_add(out, result, length);
    return !out->failed;
}
