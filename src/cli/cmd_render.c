#include "cli/figure_option.h"
#include "cli/graph_option.h"
#include "cli/output.h"
#include "cli/positions_option.h"
#include "cli/series_option.h"

#include "base/file.h"
#include "base/number.h"
#include "base/report.h"
#include "base/sandbox.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

static const struct acg_option own_options[] = {
    {.name = "format",
     .argument = "FORMAT",
     .choices = "svg|pdf|eps|png|dot|tikz",
     .help = "Format of the figure; default: by the ending of -o, else svg"},
    {.name = "output",
     .letter = 'o',
     .argument = "FILE",
     .opens = ACG_SANDBOX_WRITE,
     .help =
         "Write to FILE instead of standard output; with %Y in it, each window of a series to a "
         "file of its own: net-%Y.svg"},
    {.name = "panels",
     .argument = "COLSxROWS",
     .help = "Panels of a series side by side and below each other, such as 4x1; default: as near "
             "to a square as can be"},
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
     .argument = "MEASURE",
     .help = "Size of the actors: all the same (even, the default), or by any measure of "
             "centrality: degree, strength, betweenness"},
    {.name = "color-by",
     .argument = "WHAT",
     .choices = "kind|bloc|camp",
     .help = "What the color of an actor says: its kind (default), the blocs that it is a member "
             "of, or the camp that it is in where the signed network is split in two"},
    {.name = "mark",
     .argument = "WHAT",
     .choices = "frustrated",
     .help = "Put a band below ties that pull against the rest: frustrated in the best splits of "
             "the signed network in two camps, as balance finds them; dashed where only some do"},
    {.name = "bloc-marks",
     .help = "Show membership by a ring around the actor for each bloc, instead of ties"},
    {.name = "blocs",
     .list = true,
     .argument = "ACTORS",
     .help = "Organizations that --bloc-marks and --color-by bloc show, at most six; default: "
             "those with members"},
    {.name = "layout",
     .argument = "LAYOUT",
     .help = "Where actors stand; frozen: at the positions of all time, the same in every year "
             "(default in a series, and up to 100 actors); free: at positions for each slice "
             "alone; anchored:SHARE: between the two, as anchored:0.6 (1 is frozen)"},
    {.name = "positions",
     .argument = "FILE",
     .opens = ACG_SANDBOX_WRITE,
     .help = "Put actors where FILE says (a table: actor, x, y in hundredths of the width); add "
             "those to it that it lacks, or write it if it is not there"},
    {.name = "engine",
     .argument = "ENGINE",
     .choices = "neato|fdp|sfdp|circo|twopi|dot",
     .help = "Layout program of Graphviz that finds positions; default: by the number of actors"},
    {.name = "sources",
     .argument = "HOW",
     .choices = "none|short|full",
     .help = "The note on sources below the figure (short)"},
    {.name = "check",
     .help = "Write no figure, but list what a journal would send back: small text, thin lines, "
             "weak contrast, gaps in the legend, what greyscale loses, overlaps; status 1 if there "
             "is any"},
    {.name = "title", .argument = "TEXT", .help = "Title; '' for none. Default: that of the graph"},
    {.name = "dpi", .argument = "NUMBER", .help = "Dots per inch of png, 30 to 1200 (300)"},
    {.name = "time-limit",
     .argument = "SECONDS",
     .help = "Give up drawing after so long; 0: never (60)"},
};
static const struct acg_option_group own_group = {"Figure", own_options,
                                                  sizeof own_options / sizeof *own_options};
static const struct acg_option_group *const groups[] = {&own_group,
                                                        &acg_window_group,
                                                        &acg_series_group,
                                                        &acg_filter_group,
                                                        &acg_graph_group,
                                                        &acg_general_group,
                                                        NULL};

static const struct acg_example examples[] = {
    {"actorgraph render --year 2019 > net.svg", "The bundled network in 2019"},
    {"actorgraph render --year 2019 --width 85mm --style bw -o net.pdf net.json",
     "One column of a journal, in black and white"},
    {"actorgraph render --years 2006,2016,2019,2022 --panels 2x2 -o panels.pdf",
     "Four years in one figure, on the same positions and scales"},
    {"actorgraph render --years 2006..2022 -o 'net-%Y.svg'", "A figure for each year"},
    {"actorgraph render --from 2015 --to 2019 --ego China --kind cooperation",
     "China and its partners over five years"},
    {"actorgraph render --year 2019 --width 85mm --check",
     "Will the journal take it? Nothing is written"},
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
    const char *path = acg_cli_output(args);
    *out = (enum acg_figure_format)acg_args_choice(args, "format", ACG_SVG);
    if (!path || acg_args_has(args, "format")) {
        return ACG_OK;
    }
    if (!*acg_ending(path) || acg_figure_format_of(path, out)) {
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
    if (!acg_cli_output(args) && !acg_args_has(args, "check") &&
        (format == ACG_PDF || format == ACG_PNG) && isatty(STDOUT_FILENO)) {
        return acg_args_misuse(
            args, report, "this format is not for a terminal; write it to a file with -o FILE");
    }
    return ACG_OK;
}

/** "frozen", "free" or "anchored:0.6". */
static acg_status parse_layout(const struct acg_args *args, struct acg_figure_options *out,
                               acg_report *report)
{
    static const char anchored[] = "anchored:";
    const char *text = acg_args_value(args, "layout");
    size_t head = sizeof anchored - 1;
    char quoted[ACG_QUOTE];
    out->layout = ACG_LAYOUT_AUTO;
    if (!text) return ACG_OK;
    out->layout = strcmp(text, "free") == 0 ? ACG_LAYOUT_FREE : ACG_LAYOUT_FROZEN;
    if (strcmp(text, "frozen") == 0 || strcmp(text, "free") == 0) return ACG_OK;
    out->layout = ACG_LAYOUT_ANCHORED;
    if (strncmp(text, anchored, head) == 0 &&
        acg_number_parse(text + head, strlen(text + head), &out->anchor) && out->anchor >= 0 &&
        out->anchor <= 1) {
        return ACG_OK;
    }
    return acg_args_misuse(args, report,
                           "--layout: '%s' is no layout; write frozen, free or anchored:0.6 (a "
                           "share from 0 to 1)",
                           acg_quote(quoted, text, strlen(text)));
}

static acg_status parse_size(const struct acg_args *args, struct acg_figure_options *out,
                             acg_report *report)
{
    const char *text = acg_args_value(args, "size-by");
    char quoted[ACG_QUOTE];
    out->sized = text && strcmp(text, "even") != 0;
    if (!out->sized || acg_measure_parse(text, strlen(text), &out->size_by)) return ACG_OK;
    return acg_args_misuse(args, report, "--size-by: unknown measure '%s'; centrality lists them",
                           acg_quote(quoted, text, strlen(text)));
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
    out->color_by = (enum acg_figure_color)acg_args_choice(args, "color-by", ACG_COLOR_KIND);
    out->mark_frustrated = acg_args_has(args, "mark");
    out->bloc_marks = acg_args_has(args, "bloc-marks");
    out->check = acg_args_has(args, "check");
    out->sources = sources_of(args);
    out->engine = acg_args_value(args, "engine");
    out->font = acg_args_value(args, "font");
    out->language = acg_args_value(args, "lang");
    out->title = acg_args_value(args, "title");
    acg_status status = parse_format(args, &out->format, report);
    if (!status) status = parse_layout(args, out, report);
    if (!status) status = parse_size(args, out, report);
    if (!status) status = check_terminal(args, out->format, report);
    if (!status) status = check_font(args, report);
    if (!status) status = acg_figure_width(args, &out->width, report);
    if (!status) status = acg_args_number(args, "dpi", 30, 1200, &out->dpi, report);
    if (!status) status = acg_figure_time_limit(args, &out->time_limit, report);
    return status;
}

/** The command for the metadata. A format that only the name of the output told is added. */
static void quote_command(const struct acg_args *args, enum acg_figure_format format,
                          struct acg_buffer *out)
{
    static const char *const names[] = {"svg", "pdf", "eps", "png", "dot", "tikz"};
    acg_args_quote(args, out);
    if (format != ACG_SVG && !acg_args_has(args, "format")) {
        acg_buffer_format(out, " --format %s", names[format]);
    }
}

/** What is drawn: one figure, one of several panels, or several figures. */
struct errand {
    const struct acg_args *args;
    const acg_graph *graph;
    struct acg_series_request series;
    struct acg_figure_options how;
    size_t columns, rows; // of --panels; 0: not given
    struct acg_positions_request positions;
};

/** Reads "2x3". */
static acg_status parse_panels(struct errand *e, acg_report *report)
{
    const char *text = acg_args_value(e->args, "panels");
    char quoted[ACG_QUOTE], *end = NULL;
    if (!text) return ACG_OK;
    size_t digits = strspn(text, "0123456789");
    bool plain = digits > 0 && digits < 4 && text[digits] == 'x' &&
                 strspn(text + digits + 1, "123456789") > 0 && strlen(text + digits + 1) < 4;
    e->columns = plain ? strtoul(text, &end, 10) : 0;
    e->rows = plain ? strtoul(end + 1, &end, 10) : 0;
    if (e->columns > 0 && e->rows > 0 && !*end) return ACG_OK;
    return acg_args_misuse(e->args, report, "--panels: '%s' is not COLSxROWS; write 2x2 or 4x1",
                           acg_quote(quoted, text, strlen(text)));
}

static bool is_pattern(const char *path)
{
    return path && strstr(path, "%Y");
}

/** Panels and windows must agree: none left over, and no row empty. */
static acg_status settle_panels(struct errand *e, acg_report *report)
{
    size_t n = e->series.n_windows;
    bool several = is_pattern(acg_cli_output(e->args));
    if (e->columns > 0 && several) {
        return acg_args_misuse(e->args, report,
                               "-o with %%Y makes a figure of each window; leave out --panels");
    }
    if (e->columns == 0) {
        while (e->columns * e->columns < n)
            e->columns++;
        return ACG_OK;
    }
    if (n <= (e->rows - 1) * e->columns || n > e->rows * e->columns || e->columns > n) {
        return acg_args_misuse(e->args, report, "--panels: %zux%zu panels do not fit %zu window%s",
                               e->columns, e->rows, n, n == 1 ? "" : "s");
    }
    return ACG_OK;
}

/** Writes one figure of several to its own file: "%Y" becomes the window. */
static acg_status write_each(void *context, size_t index, const char *bytes, size_t length,
                             acg_report *report)
{
    struct errand *e = context;
    struct acg_buffer path = {0};
    char window[ACG_SPAN_TEXT];
    const char *pattern = acg_cli_output(e->args), *mark;
    acg_window_text(e->series.windows[index], window);
    for (char *c = window; *c; c++)
        *c = *c == '/' ? '_' : *c; // 2006/2010 is no folder
    while ((mark = strstr(pattern, "%Y")) != NULL) {
        acg_buffer_add(&path, pattern, (size_t)(mark - pattern));
        acg_buffer_text(&path, window);
        pattern = mark + 2;
    }
    acg_buffer_text(&path, pattern);
    acg_status status =
        path.failed ? acg_out_of_memory(report) : acg_file_write(path.data, bytes, length, report);
    acg_buffer_clear(&path);
    return status;
}

/** Completes the file of --positions and draws by it. */
static acg_status settle_positions(struct errand *e, acg_report *report)
{
    struct acg_positions_request *positions = &e->positions;
    const struct acg_series_request *series = &e->series;
    bool several = is_pattern(acg_cli_output(e->args));
    struct acg_position *all = NULL;
    size_t n_all;
    if (!positions->path) return ACG_OK;
    e->how.layout = ACG_LAYOUT_FROZEN;
    e->how.positions = positions->items;
    e->how.n_positions = positions->count;
    acg_status status =
        acg_figure_positions(e->graph, &series->slice.options, series->windows, series->n_windows,
                             several ? 0 : e->columns, &e->how, &all, &n_all, report);
    if (!status) {
        status = acg_positions_request_complete(positions, e->graph, all, n_all, report);
    }
    free(all);
    e->how.positions = positions->items;
    e->how.n_positions = positions->count;
    return status;
}

static acg_status draw(struct errand *e, acg_report *report)
{
    const struct acg_series_request *series = &e->series;
    struct acg_slice_options what = series->slice.options;
    size_t n = series->n_windows, length = 0;
    char *bytes = NULL;
    acg_status status = settle_panels(e, report);
    if (!status) status = settle_positions(e, report);
    if (!status && is_pattern(acg_cli_output(e->args))) {
        acg_terminal_show(e->args->terminal, report);
        return acg_figure_series(e->graph, &what, series->windows, n, &e->how, write_each, e,
                                 report);
    }
    what.when = series->windows[0];
    if (!status && n == 1) {
        status = acg_figure_draw(e->graph, &what, &e->how, &bytes, &length, report);
    } else if (!status) {
        status = acg_figure_panels(e->graph, &what, series->windows, n, e->columns, &e->how, &bytes,
                                   &length, report);
    }
    if (!status && !e->how.check) status = acg_cli_write(e->args, bytes, length, report);
    acg_bytes_free(bytes);
    return status;
}

/** Finds names and windows; warns of windows without ties. */
static acg_status find(struct errand *e, struct acg_found *highlight, struct acg_found *blocs,
                       acg_report *report)
{
    *blocs =
        (struct acg_found){.graph = e->graph, .option = "--blocs", .find = acg_graph_find_actor};
    *highlight = (struct acg_found){
        .graph = e->graph, .option = "--highlight", .find = acg_graph_find_actor};
    acg_status status = acg_series_request_find(e->args, e->graph, &e->series, report);
    if (!status) status = acg_args_each(e->args, "highlight", acg_found_add, highlight, report);
    if (!status) status = acg_args_each(e->args, "blocs", acg_found_add, blocs, report);
    if (!status && blocs->count > 0 && !e->how.bloc_marks && e->how.color_by != ACG_COLOR_BLOC) {
        status =
            acg_args_misuse(e->args, report, "--blocs goes with --bloc-marks or --color-by bloc");
    }
    if (!status && e->series.n_windows > 1) {
        acg_series *series = NULL;
        status = acg_series_request_open(&e->series, e->graph, &series, report);
        acg_series_free(series);
    }
    if (!status) status = acg_slice_request_state(e->args, &e->series.slice, report);
    return status;
}

/** Whether a figure of one window, or of several, needs no more of a graph than that. */
static bool is_enough(const acg_graph *graph, const void *context)
{
    const struct errand *e = context;
    size_t n_actors;
    acg_graph_actors(graph, &n_actors);
    if (!acg_series_request_is_one(&e->series) && !acg_cli_has_ties(graph, NULL)) return false;
    return !acg_args_has(e->args, "positions") &&
           !acg_figure_needs_all_time(&e->how, n_actors,
                                      acg_series_request_is_one(&e->series) ? 1 : 2);
}

static acg_status run(const struct acg_args *args, acg_report *report)
{
    acg_graph *graph = NULL;
    struct errand e = {.args = args};
    struct acg_found highlight = {0}, blocs = {0};
    struct acg_buffer command = {0};

    acg_status status = parse_figure(args, &e.how, report);
    if (!status) status = parse_panels(&e, report);
    if (!status) status = acg_series_request_parse(args, &e.series, report);
    if (!status) {
        status = acg_cli_read_part(args, acg_series_request_reach(&e.series), is_enough, &e, true,
                                   &graph, NULL, report);
    }
    e.graph = graph;
    if (!status) status = find(&e, &highlight, &blocs, report);
    if (!status) status = acg_positions_request_read(args, graph, &e.positions, report);
    if (!status) {
        args->terminal->lists_all = e.how.check;
        e.positions.only_read = e.how.check;
        quote_command(args, e.how.format, &command);
        e.how.highlight = (struct acg_indexes){highlight.items, highlight.count};
        e.how.blocs = (struct acg_indexes){blocs.items, blocs.count};
        e.how.command = command.failed ? NULL : command.data;
        e.how.digest = acg_graph_digest(graph);
        status = command.failed ? acg_out_of_memory(report) : draw(&e, report);
    }
    acg_buffer_clear(&command);
    free(highlight.items);
    free(blocs.items);
    acg_positions_request_clear(&e.positions);
    acg_series_request_clear(&e.series);
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
        "A series (--years, --step, --window) becomes one figure with a panel for each window, on "
        "the same positions and scales, with one legend; or a figure for each, if -o has %Y in "
        "it.\n\n"
        "The same command on the same graph gives the same bytes. A figure states in its metadata "
        "the command, the version and the SHA-256 of the graph file.",
    .groups = groups,
    .examples = examples,
    .n_examples = sizeof examples / sizeof *examples,
    .max_operands = 1,
    .run = run,
};
