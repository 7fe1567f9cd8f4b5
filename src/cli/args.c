#include "cli/args.h"

#include "base/number.h"
#include "base/report.h"
#include "base/utf8.h"

#include <math.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_named(const struct acg_given *given, const char *name)
{
    return strcmp(given->option->name, name) == 0;
}

static const struct acg_given *find_last(const struct acg_args *args, const char *name)
{
    for (size_t i = args->n_given; i-- > 0;) {
        if (is_named(&args->given[i], name)) {
            return &args->given[i];
        }
    }
    return NULL;
}

const char *acg_args_value(const struct acg_args *args, const char *name)
{
    const struct acg_given *given = find_last(args, name);
    return given ? given->value : NULL;
}

bool acg_args_has(const struct acg_args *args, const char *name)
{
    return find_last(args, name) != NULL;
}

bool acg_args_has_any(const struct acg_args *args, const struct acg_option_group *group)
{
    for (size_t i = 0; i < group->count; i++) {
        if (acg_args_has(args, group->options[i].name)) {
            return true;
        }
    }
    return false;
}

/** The place of a word among choices that contain it. */
static unsigned choice_index(const char *choices, const char *word, size_t length)
{
    size_t choice_length;
    unsigned index = 0;
    for (const char *choice; (choice = acg_choice_next(&choices, &choice_length)); index++) {
        if (choice_length == length && memcmp(choice, word, length) == 0) {
            break;
        }
    }
    return index;
}

unsigned acg_args_choice(const struct acg_args *args, const char *name, unsigned otherwise)
{
    const struct acg_given *given = find_last(args, name);
    return given ? choice_index(given->option->choices, given->value, strlen(given->value))
                 : otherwise;
}

unsigned acg_args_bits(const struct acg_args *args, const char *name)
{
    unsigned bits = 0;
    for (size_t i = 0; i < args->n_given; i++) {
        const struct acg_given *given = &args->given[i];
        if (!is_named(given, name)) {
            continue;
        }
        for (const char *word = given->value; *word;) {
            size_t length = strcspn(word, ",");
            bits |= 1u << choice_index(given->option->choices, word, length);
            word += length + (word[length] == ',');
        }
    }
    return bits;
}

acg_status acg_args_number(const struct acg_args *args, const char *name, double least, double most,
                           double *out, acg_report *report)
{
    const char *value = acg_args_value(args, name);
    if (!value) {
        return ACG_OK;
    }
    double number;
    if (acg_number_parse(value, strlen(value), &number) && number >= least && number <= most) {
        *out = number;
        return ACG_OK;
    }
    char room[ACG_QUOTE], low[ACG_NUMBER_TEXT], high[ACG_NUMBER_TEXT];
    acg_quote(room, value, strlen(value));
    acg_number_shortest(least, low);
    if (!isfinite(most)) {
        return acg_args_misuse(args, report, "--%s: '%s' is no number from %s on", name, room, low);
    }
    acg_number_shortest(most, high);
    return acg_args_misuse(args, report, "--%s: '%s' is no number from %s to %s", name, room, low,
                           high);
}

acg_status acg_args_size(const struct acg_args *args, const char *name, size_t *out,
                         acg_report *report)
{
    const char *text = acg_args_value(args, name);
    if (!text) {
        return ACG_OK;
    }
    static const char units[] = "kMGT";
    size_t length = strlen(text);
    const char *unit = length > 1 ? strchr(units, text[length - 1]) : NULL;
    double number, scale = 1;
    for (const char *step = units; unit && step <= unit; step++) {
        scale *= 1024;
    }
    bool sound = acg_number_parse(text, length - (unit != NULL), &number) && number * scale >= 1 &&
                 number * scale <= (double)(SIZE_MAX / 4);
    if (!sound) {
        char room[ACG_QUOTE];
        return acg_args_misuse(args, report, "--%s: '%s' is no size; write 500M or 4G", name,
                               acg_quote(room, text, length));
    }
    *out = (size_t)(number * scale);
    return ACG_OK;
}

/** Appends the item at `*rest` and moves behind it; says whether there was one. */
static bool next_item(const char **rest, struct acg_buffer *item)
{
    const char *c = *rest;
    if (!c) {
        return false;
    }
    for (; *c && *c != ','; c++) {
        if (c[0] == '\\' && c[1] == ',') c++;
        acg_buffer_char(item, *c);
    }
    *rest = *c ? c + 1 : NULL;
    return true;
}

static acg_status visit_items(const struct acg_args *args, const struct acg_given *given,
                              acg_args_visit *visit, void *context, acg_report *report)
{
    acg_status status = ACG_OK;
    const char *rest = given->value;
    struct acg_buffer item = {0};
    while (!status && next_item(&rest, &item)) {
        if (item.failed) {
            status = acg_out_of_memory(report);
        } else if (item.length == 0) {
            status = acg_args_misuse(args, report, "--%s: an item of the list is empty",
                                     given->option->name);
        } else {
            status = visit(item.data, context, report);
        }
        acg_buffer_clear(&item);
    }
    return status;
}

acg_status acg_args_each(const struct acg_args *args, const char *name, acg_args_visit *visit,
                         void *context, acg_report *report)
{
    acg_status status = ACG_OK;
    for (size_t i = 0; i < args->n_given && !status; i++) {
        if (is_named(&args->given[i], name)) {
            status = visit_items(args, &args->given[i], visit, context, report);
        }
    }
    return status;
}

acg_status acg_args_misuse(const struct acg_args *args, acg_report *report, const char *format, ...)
{
    char text[512];
    va_list values;
    va_start(values, format);
    vsnprintf(text, sizeof text, format, values);
    va_end(values);
    const char *verb = args->command ? args->command->name : "";
    bool asks = *text && text[strlen(text) - 1] == '?';
    return acg_misuse(report, "%s%s 'actorgraph help%s%s'", text, asks ? " See" : "; see",
                      *verb ? " " : "", verb);
}
