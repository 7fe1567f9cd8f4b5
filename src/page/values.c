#include "page/values.h"

#include "base/json.h"
#include "base/number.h"

#include <math.h>

void acg_values_next(struct acg_buffer *out)
{
    if (out->failed || out->length == 0) return;
    char last = out->data[out->length - 1];
    if (last != '[' && last != '{' && last != ':') acg_buffer_char(out, ',');
}

void acg_values_key(struct acg_buffer *out, const char *name)
{
    acg_values_next(out);
    acg_json_text(out, name);
    acg_buffer_char(out, ':');
}

void acg_values_text(struct acg_buffer *out, const char *name, const char *text)
{
    acg_values_key(out, name);
    acg_json_text(out, text);
}

void acg_values_read(struct acg_buffer *out, double number)
{
    char text[ACG_NUMBER_TEXT] = "null";
    if (isfinite(number)) acg_number_shortest(number, text);
    acg_buffer_text(out, text);
}

void acg_values_computed(struct acg_buffer *out, double number)
{
    enum { DIGITS = 5 };
    char text[ACG_NUMBER_TEXT] = "null";
    if (isfinite(number)) acg_number_digits(fabs(number) < 1e-12 ? 0 : number, DIGITS, text);
    acg_buffer_text(out, text);
}

void acg_values_number(struct acg_buffer *out, const char *name, double number)
{
    acg_values_key(out, name);
    acg_values_read(out, number);
}

void acg_values_flag(struct acg_buffer *out, const char *name, bool flag)
{
    acg_values_key(out, name);
    acg_buffer_text(out, flag ? "true" : "false");
}

void acg_values_labels(struct acg_buffer *out, const char *name, struct acg_labels labels)
{
    acg_values_key(out, name);
    acg_buffer_char(out, '[');
    for (size_t i = 0; i < labels.count; i++) {
        acg_values_next(out);
        acg_buffer_char(out, '[');
        acg_json_text(out, labels.items[i].language);
        acg_buffer_char(out, ',');
        acg_json_text(out, labels.items[i].text);
        acg_buffer_char(out, ']');
    }
    acg_buffer_char(out, ']');
}

void acg_values_span(struct acg_buffer *out, struct acg_span span)
{
    acg_buffer_char(out, '[');
    if (span.from == ACG_DAY_MIN) acg_buffer_text(out, "null");
    else acg_buffer_format(out, "%d", (int)span.from);
    acg_buffer_char(out, ',');
    if (span.until == ACG_DAY_MAX) acg_buffer_text(out, "null");
    else acg_buffer_format(out, "%d", (int)span.until);
    acg_buffer_char(out, ']');
}
