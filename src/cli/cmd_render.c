#include "cli/figure_option.h"
#include "cli/graph_option.h"
#include "cli/output.h"
#include "cli/slice_option.h"

#include "base/number.h"
#include "base/report.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

static const struct acg_option own_options[] = {
    {.name = "format",
     .argument = "FORMAT",
     .choices = "svg|pdf|eps|png|dot",
     .help = "Format of the figure; default: by the ending of -o, else svg"},
    {.name = "output",
     .letter = 'o',
     .argument = "FILE",
     .help = "Write to FILE instead of standard output"},
    {.name = "width",
     .argument = "LENGTH",
     .help = "Width of the figure: 85mm (one column), 174mm (two columns, the default), 6.5in, "
             "12cm, 300pt"},
    {.name = "style",
     .argument = "STYLE",
     .choices = "color|bw|presentation",
     .help = "Look of the figure; color (default), bw for print in black and white, presentation "
             "for slides"},
    {.name = "font", .argument = "FAMILY", .help = "Font family (Helvetica)"},
    {.name = "label",
     .argument = "WHAT",
     .choices = "short|name|id",
     .help = "How actors are labelled: short name where there is one (default), name, or id"},
    {.name = "highlight", .list = true, .argument = "ACTORS", .help = "Stress these actors"},
    {.name = "size-by",
     .argument = "WHAT",
     .choices = "even|degree|strength",
     .help = "Size of the actors: all the same (even, the default), number of ties, or sum of "
             "their weights"},
    {.name = "layout",
     .argument = "LAYOUT",
     .choices = "frozen|free",
     .help = "Where actors stand; frozen: at the positions of all time, the same in every year "
             "(default up to 100 actors); free: at positions for this slice alone"},
    {.name = "engine",
     .argument = "ENGINE",
     .choices = "neato|fdp|sfdp|circo|twopi|dot",
     .help = "Layout program of Graphviz that finds positions; default: by the number of actors"},
    {.name = "sources",
     .argument = "HOW",
     .choices = "none|short|full",
     .help = "The note on sources below the figure (short)"},
    {.name = "title", .argument = "TEXT", .help = "Title; '' for none. Default: that of the graph"},
    {.name = "dpi", .argument = "NUMBER", .help = "Dots per inch of png, 30 to 1200 (300)"},
    {.name = "time-limit",
     .argument = "SECONDS",
     .help = "Give up drawing after so long; 0: never (60)"},
};
static const struct acg_option_group own_group = {"Figure", own_options,
                                                  sizeof own_options / sizeof *own_options};
static const struct acg_option_group *const groups[] = {
    &own_group, &acg_window_group, &acg_filter_group, &acg_graph_group, &acg_general_group, NULL};

static const struct acg_example examples[] = {
    {"actorgraph render --year 2019 > net.svg", "The bundled network in 2019"},
    {"actorgraph render --year 2019 --width 85mm --style bw -o net.pdf net.json",
     "One column of a journal, in black and white"},
    {"actorgraph render --from 2015 --to 2019 --ego China --kind cooperation",
     "China and its partners over five years"},
    {"actorgraph render --year 2019 --known-by 2019 --status confirmed",
     "What was confirmed and known at the time"},
};

/** The library refuses other names too; here the answer can name the option. */
static acg_status check_font(const struct acg_args *args, acg_report *report)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -";
    const char *font = acg_args_value(args, "font");
    if (font && (!*font || font[strspn(font, plain)])) {
        char room[ACG_QUOTE];
        return acg_args_misuse(args, report,
                               "--font: '%s' is no family name; write letters, digits, blanks and "
                               "hyphens",
                               acg_quote(room, font, strlen(font)));
    }
    return ACG_OK;
}

/** The format by --format, else by the ending of --output. */
static acg_status parse_format(const struct acg_args *args, enum acg_figure_format *out,
                               acg_report *report)
{
    static const char *const endings[] = {"svg", "pdf", "eps", "png", "dot", "gv"};
    const char *path = acg_cli_output(args);
    *out = (enum acg_figure_format)acg_args_choice(args, "format", ACG_SVG);
    if (!path || acg_args_has(args, "format")) {
        return ACG_OK;
    }
    for (unsigned i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (strcasecmp(acg_ending(path), endings[i]) == 0) {
            *out = i == 5 ? ACG_DOT : (enum acg_figure_format)i;
            return ACG_OK;
        }
    }
    if (!*acg_ending(path)) {
        return ACG_OK;
    }
    char room[ACG_QUOTE];
    return acg_args_misuse(args, report,
                           "--output: no format ends in '.%s'; say which with --format",
                           acg_quote(room, acg_ending(path), strlen(acg_ending(path))));
}

/** A figure that is no text would only upset a terminal. */
static acg_status check_terminal(const struct acg_args *args, enum acg_figure_format format,
                                 acg_report *report)
{
    if (!acg_cli_output(args) && (format == ACG_PDF || format == ACG_PNG) &&
        isatty(STDOUT_FILENO)) {
        return acg_args_misuse(
            args, report, "this format is not for a terminal; write it to a file with -o FILE");
    }
    return ACG_OK;
}

static enum acg_figure_layout layout_of(const struct acg_args *args)
{
    switch (acg_args_choice(args, "layout", 2)) {
    case 0:
        return ACG_LAYOUT_FROZEN;
    case 1:
        return ACG_LAYOUT_FREE;
    default:
        return ACG_LAYOUT_AUTO;
    }
}

static enum acg_figure_sources sources_of(const struct acg_args *args)
{
    static const enum acg_figure_sources by_choice[] = {ACG_SOURCES_NONE, ACG_SOURCES_SHORT,
                                                        ACG_SOURCES_FULL};
    return by_choice[acg_args_choice(args, "sources", 1)];
}

static acg_status parse_figure(const struct acg_args *args, struct acg_figure_options *out,
                               acg_report *report)
{
    out->style = (enum acg_figure_style)acg_args_choice(args, "style", ACG_STYLE_COLOR);
    out->label = (enum acg_figure_label)acg_args_choice(args, "label", ACG_LABEL_SHORT);
    out->size_by = (enum acg_figure_size)acg_args_choice(args, "size-by", ACG_SIZE_EVEN);
    out->layout = layout_of(args);
    out->sources = sources_of(args);
    out->engine = acg_args_value(args, "engine");
    out->font = acg_args_value(args, "font");
    out->language = acg_args_value(args, "lang");
    out->title = acg_args_value(args, "title");
    out->time_limit = 60;
    acg_status status = parse_format(args, &out->format, report);
    if (!status) status = check_terminal(args, out->format, report);
    if (!status) status = check_font(args, report);
    if (!status) status = acg_figure_width(args, &out->width, report);
    if (!status) status = acg_args_number(args, "dpi", 30, 1200, &out->dpi, report);
    if (!status) status = acg_args_number(args, "time-limit", 0, 1e6, &out->time_limit, report);
    if (out->time_limit == 0) out->time_limit = -1; // the library's word for none
    return status;
}

/** The command for the metadata. A format that only the name of the output told is added. */
static void quote_command(const struct acg_args *args, enum acg_figure_format format,
                          struct acg_buffer *out)
{
    static const char *const names[] = {"svg", "pdf", "eps", "png", "dot"};
    acg_args_quote(args, out);
    if (format != ACG_SVG && !acg_args_has(args, "format")) {
        acg_buffer_format(out, " --format %s", names[format]);
    }
}

static acg_status draw(const struct acg_args *args, const acg_graph *graph,
                       const struct acg_slice_options *what, const struct acg_figure_options *how,
                       acg_report *report)
{
    char *bytes = NULL;
    size_t length = 0;
    acg_status status = acg_figure_draw(graph, what, how, &bytes, &length, report);
    if (!status) status = acg_cli_write(args, bytes, length, report);
    acg_bytes_free(bytes);
    return status;
}

static acg_status run(const struct acg_args *args, acg_report *report)
{
    acg_graph *graph = NULL;
    struct acg_slice_request request = {0};
    struct acg_figure_options how = {0};
    struct acg_buffer command = {0};

    acg_status status = parse_figure(args, &how, report);
    if (!status) status = acg_slice_request_parse(args, &request, report);
    if (!status) status = acg_cli_read_graph(args, true, &graph, NULL, report);
    if (!status) status = acg_slice_request_find(args, graph, &request, report);
    struct acg_found highlight = {
        .graph = graph, .option = "--highlight", .find = acg_graph_find_actor};
    if (!status) status = acg_args_each(args, "highlight", acg_found_add, &highlight, report);
    if (!status) status = acg_slice_request_state(args, &request, report);
    if (!status) {
        quote_command(args, how.format, &command);
        how.highlight = (struct acg_indexes){highlight.items, highlight.count};
        how.command = command.failed ? NULL : command.data;
        how.digest = acg_graph_digest(graph);
        status = command.failed ? acg_out_of_memory(report)
                                : draw(args, graph, &request.options, &how, report);
    }
    acg_buffer_clear(&command);
    free(highlight.items);
    acg_slice_request_clear(&request);
    acg_graph_free(graph);
    return status;
}

const struct acg_command acg_command_render = {
    .name = "render",
    .summary = "Draw the network as a figure",
    .operands = "[GRAPH]",
    .description =
        "Draws the actors and ties of a window of time, with a legend, a line that states window "
        "and rules, and a note on sources. The kind of a tie shows in color, line style and "
        "marker, its weight in the width of the line. Under each tie an SVG keeps its claims, "
        "notes and sources as a tooltip and a link.\n\n"
        "The same command on the same graph gives the same bytes. A figure states in its metadata "
        "the command, the version and the SHA-256 of the graph file.",
    .groups = groups,
    .examples = examples,
    .n_examples = sizeof examples / sizeof *examples,
    .max_operands = 1,
    .run = run,
};
