// Any bytes read as a date: no crash, a span that is one, and its own text reads back as the same.
#include "promise.h"

#include "actorgraph/date.h"

static void check_span(struct acg_span span)
{
    char text[ACG_SPAN_TEXT], again[ACG_SPAN_TEXT], why[ACG_DATE_WHY];
    struct acg_date back;
    promise(span.from < span.until, "a span is never empty");
    acg_span_format(span, text);
    if (span.from == ACG_DAY_MIN && span.until == ACG_DAY_MAX) {
        promise(strcmp(text, "../..") == 0, "all time");
        return;
    }
    promise(acg_date_parse(text, strlen(text), &back, why), "what is written can be read");
    promise(back.span.from == span.from && back.span.until == span.until, "and means the same");
    acg_span_format(back.span, again);
    promise(strcmp(text, again) == 0, "and is written the same");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct acg_date date;
    char why[ACG_DATE_WHY] = "", *text = malloc(size ? size : 1); // no NUL behind it
    promise(text != NULL, "memory");
    if (size > 0) memcpy(text, data, size);
    if (acg_date_parse(text, size, &date, why)) {
        check_span(date.span);
    } else {
        promise(*why && memchr(why, '\0', sizeof why), "a refusal has a reason");
    }
    free(text);
    return 0;
}
