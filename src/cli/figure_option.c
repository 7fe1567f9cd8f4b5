#include "cli/figure_option.h"

#include "base/file.h"
#include "base/number.h"
#include "base/report.h"
#include "base/utf8.h"
#include "cli/output.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static const struct acg_option chart_options[] = {
    {.name = "style",
     .argument = "STYLE",
     .choices = "color|bw|presentation",
     .help = "Look of the figure (color)"},
    {.name = "width",
     .argument = "LENGTH",
     .help = "Width of the figure: 85mm, 174mm (the default)"},
    {.name = "title", .argument = "TEXT", .help = "Title of the figure; an empty one: none"},
};
const struct acg_option_group acg_chart_group = {"Figure", chart_options,
                                                 sizeof chart_options / sizeof *chart_options};

acg_status acg_figure_width(const struct acg_args *args, double *out, acg_report *report)
{
    static const struct {
        const char *name;
        double millimetres;
    } units[] = {{"mm", 1}, {"cm", 10}, {"in", 25.4}, {"pt", 25.4 / 72}, {"", 1}};
    const char *text = acg_args_value(args, "width");
    size_t length = text ? strlen(text) : 0, digits = text ? strspn(text, "0123456789.") : 0;
    for (size_t i = 0; text && i < sizeof units / sizeof *units; i++) {
        double number;
        if (strcmp(text + digits, units[i].name) == 0 && acg_number_parse(text, digits, &number)) {
            *out = number * units[i].millimetres;
            if (*out >= 20 && *out <= 2000) {
                return ACG_OK;
            }
            return acg_args_misuse(args, report, "--width: '%s' is not between 20mm and 2000mm",
                                   text);
        }
    }
    char room[ACG_QUOTE];
    return text ? acg_args_misuse(args, report,
                                  "--width: '%s' is no length; write 85mm, 8.5cm, 3.35in or 241pt",
                                  acg_quote(room, text, length))
                : ACG_OK;
}

acg_status acg_figure_time_limit(const struct acg_args *args, double *out, acg_report *report)
{
    *out = 60;
    acg_status status = acg_args_number(args, "time-limit", 0, 1e6, out, report);
    if (*out == 0) *out = -1; // the library's word for none
    return status;
}

static const struct {
    const char *ending;
    enum acg_figure_format format;
} endings[] = {{"svg", ACG_SVG}, {"pdf", ACG_PDF}, {"eps", ACG_EPS},   {"png", ACG_PNG},
               {"dot", ACG_DOT}, {"gv", ACG_DOT},  {"tikz", ACG_TIKZ}, {"tex", ACG_TIKZ}};

bool acg_figure_format_of(const char *path, enum acg_figure_format *out)
{
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (strcasecmp(acg_ending(path), endings[i].ending) != 0) continue;
        *out = endings[i].format;
        return true;
    }
    return false;
}

/** ".svg, .pdf or .eps" */
static void list_endings(unsigned formats, char *out, size_t room)
{
    size_t last = 0, used = 0;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (formats & 1u << endings[i].format) last = i;
    }
    out[0] = '\0';
    for (size_t i = 0; i <= last; i++) {
        if (!(formats & 1u << endings[i].format)) continue;
        const char *between = used == 0 ? "" : i == last ? " or " : ", ";
        int n = snprintf(out + used, room - used, "%s.%s", between, endings[i].ending);
        used += n > 0 ? (size_t)n : 0;
    }
}

acg_status acg_chart_request_parse(const struct acg_args *args, const char *name, unsigned formats,
                                   struct acg_chart_request *out, acg_report *report)
{
    *out = (struct acg_chart_request){.path = acg_args_value(args, name)};
    out->options.style = (enum acg_figure_style)acg_args_choice(args, "style", ACG_STYLE_COLOR);
    out->options.title = acg_args_value(args, "title");
    out->options.language = acg_args_value(args, "lang");
    acg_status status = acg_figure_width(args, &out->options.width, report);
    if (status) return status;
    if (!out->path) {
        return acg_args_has_any(args, &acg_chart_group)
                   ? acg_args_misuse(args, report, "no figure is asked for; give --%s FILE", name)
                   : ACG_OK;
    }
    if (!acg_figure_format_of(out->path, &out->options.format) ||
        !(formats & 1u << out->options.format)) {
        char list[128];
        list_endings(formats, list, sizeof list);
        return acg_args_misuse(args, report, "--%s: write to a file that ends in %s", name, list);
    }
    acg_args_quote(args, &out->command);
    out->options.command = out->command.data;
    return out->command.failed ? acg_out_of_memory(report) : ACG_OK;
}

void acg_chart_request_clear(struct acg_chart_request *request)
{
    acg_buffer_clear(&request->command);
}

acg_status acg_chart_request_write(const struct acg_chart_request *request, char *bytes,
                                   size_t length, acg_report *report)
{
    acg_status status = acg_file_write(request->path, bytes, length, report);
    acg_bytes_free(bytes);
    return status;
}
