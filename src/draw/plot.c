#include "draw/plot.h"

#include "actorgraph/version.h"
#include "base/json.h"
#include "base/report.h"
#include "base/utf8.h"
#include "base/child.h"
#include "draw/escape.h"
#include "draw/rule.h"
#include "draw/sheet.h"
#include "draw/stamp.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NO_PROGRAM = 127, SECONDS = 60 };
static const double points_per_mm = 72 / 25.4;

double acg_plot_year(int32_t day)
{
    int year, month, date;
    acg_day_split(day, &year, &month, &date);
    int32_t first = acg_day_of_year(year), next = acg_day_of_year(year + 1);
    return year + (double)(day - first) / (double)(next - first);
}

void acg_plot_word(struct acg_plot *plot, const char *text)
{
    acg_buffer_char(&plot->script, '"');
    for (const char *end = text + strlen(text); text < end;) {
        const char *from = text;
        acg_utf8_next(&text, end);
        if (acg_utf8_has_control(from, (size_t)(text - from))) {
            acg_buffer_char(&plot->script, ' ');
        } else if (text - from == 1 && !isalpha((unsigned char)*from)) {
            acg_buffer_format(&plot->script, "\\%03o", (unsigned)*from);
        } else {
            acg_buffer_add(&plot->script, from, (size_t)(text - from));
        }
    }
    acg_buffer_char(&plot->script, '"');
}

static double width_of(const struct acg_chart_options *options)
{
    return (options->width > 0 ? options->width : 174) * points_per_mm;
}

void acg_plot_init(struct acg_plot *plot, const struct acg_chart_options *options)
{
    double width = width_of(options);
    *plot = (struct acg_plot){.options = options,
                              .words = acg_words_in(options->language),
                              .width = width,
                              .look = acg_look_of(options->style, width)};
}

void acg_plot_clear(struct acg_plot *plot)
{
    acg_buffer_clear(&plot->script);
    acg_buffer_clear(&plot->note);
}

// ---- the words around a chart ----

void acg_plot_note_windows(struct acg_plot *plot, const struct acg_span windows[], size_t n)
{
    char first[ACG_SPAN_TEXT], last[ACG_SPAN_TEXT];
    if (n == 1) {
        acg_rule_add_window(&plot->note, plot->words, windows[0]);
    } else if (n > 1) {
        acg_span_format(windows[0], first);
        acg_span_format(windows[n - 1], last);
        acg_buffer_format(&plot->note, plot->words->windows, first, last, n);
    }
}

void acg_plot_note_rule(struct acg_plot *plot, const acg_graph *graph)
{
    const struct acg_slice_options *slice = plot->options->slice;
    if (slice) {
        acg_buffer_text(&plot->note, ": ");
        acg_rule_add(&plot->note, plot->words, slice);
        if (graph) acg_rule_add_filters(&plot->note, plot->words, graph, slice);
    }
}

void acg_plot_note_end(struct acg_plot *plot)
{
    if (plot->options->note) acg_buffer_format(&plot->note, "; %s", plot->options->note);
    acg_buffer_char(&plot->note, '.');
}

const char *acg_plot_cut(struct acg_arena *arena, const char *text, double room, double size,
                         bool bold)
{
    struct acg_lines lines;
    if (!acg_lines_wrap(&lines, arena, text, room, 1, size, bold)) return NULL;
    return lines.count > 0 ? lines.items[0] : "";
}

/** Lines from `y` down; says where they end. */
static double add_lines(struct acg_plot *plot, const struct acg_lines *lines, double y,
                        struct acg_plot_text text)
{
    for (size_t i = 0; i < lines->count; i++) {
        text.x = plot->look.margin;
        text.y = y + 0.65 * text.size;
        text.text = lines->items[i];
        acg_plot_label(plot, text);
        y += 1.3 * text.size;
    }
    return y;
}

/** The terminal and what all panels share; `height` in points. */
static void add_terminal(struct acg_plot *plot)
{
    struct acg_buffer *out = &plot->script;
    acg_buffer_text(out, "set encoding utf8\n");
    if (plot->options->format == ACG_PDF) {
        acg_buffer_format(out,
                          "set terminal pdfcairo size %.4fin,%.4fin font 'Helvetica,%g' "
                          "fontscale 0.75 linewidth 2 dashlength 0.6 butt\n",
                          plot->width / 72, plot->height / 72, plot->look.text_size);
    } else {
        acg_buffer_format(out,
                          "set terminal svg size %.0f,%.0f font 'Helvetica,%g' linewidth 1 "
                          "dashlength 0.6 background '#ffffff'\n",
                          plot->width, plot->height, plot->look.text_size);
    }
    acg_buffer_format(out,
                      "set border 3 lc rgb '%s' lw 0.5\nset tics nomirror out scale 0.4 tc rgb "
                      "'%s' noenhanced\nset xtics nomirror\nset format x '%%.0f'\nunset key\n"
                      "set multiplot\n",
                      plot->look.muted, plot->look.ink);
}

void acg_plot_begin(struct acg_plot *plot, const char *title, double body)
{
    enum { MOST_TITLE = 4, MOST_NOTE = 16 };
    const struct acg_look *look = &plot->look;
    double room = plot->width - 2 * look->margin;
    struct acg_arena arena = {0};
    struct acg_lines head = {0}, foot = {0};
    plot->title = plot->options->title ? plot->options->title : title;
    bool memory =
        !plot->note.failed &&
        acg_lines_wrap(&head, &arena, plot->title, room, MOST_TITLE, look->title_size, true) &&
        acg_lines_wrap(&foot, &arena, plot->note.data ? plot->note.data : "", room, MOST_NOTE,
                       look->note_size, false);
    plot->top = look->margin + 1.3 * look->title_size * (double)head.count;
    plot->bottom = plot->top + body;
    plot->height = plot->bottom + 1.3 * look->note_size * (double)foot.count + look->margin;
    add_terminal(plot);
    if (memory) {
        add_lines(
            plot, &head, look->margin,
            (struct acg_plot_text){.size = look->title_size, .bold = true, .color = look->ink});
        add_lines(plot, &foot, plot->bottom,
                  (struct acg_plot_text){.size = look->note_size, .color = look->muted});
    }
    plot->script.failed = plot->script.failed || !memory;
    acg_arena_clear(&arena);
}

void acg_plot_label(struct acg_plot *plot, struct acg_plot_text text)
{
    static const char *const aligns[] = {"left", "center", "right"};
    acg_buffer_text(&plot->script, "set label ");
    acg_plot_word(plot, text.text);
    acg_buffer_format(&plot->script,
                      " at screen %.5f,%.5f %s noenhanced front font 'Helvetica%s,%g' tc rgb "
                      "'%s'\n",
                      text.x / plot->width, 1 - text.y / plot->height, aligns[text.align],
                      text.bold ? ":Bold" : "", text.size, text.color);
}

void acg_plot_mark(struct acg_plot *plot, double x, double y, int shape, double size,
                   const char *color)
{
    acg_buffer_format(&plot->script,
                      "set label '' at screen %.5f,%.5f point pt %d ps %g lc rgb '%s' front\n",
                      x / plot->width, 1 - y / plot->height, shape, size, color);
}

void acg_plot_wipe(struct acg_plot *plot)
{
    acg_buffer_text(&plot->script, "unset label\nunset arrow\nunset object\n");
}

void acg_plot_row(struct acg_plot *plot, size_t row, const char *text)
{
    acg_buffer_text(&plot->script, "set label ");
    acg_plot_word(plot, text);
    acg_buffer_format(&plot->script, " at graph -0.012, first %zu right noenhanced tc rgb '%s'\n",
                      row, plot->look.ink);
}

void acg_plot_panel(struct acg_plot *plot, double left, double top, double right, double bottom)
{
    acg_buffer_format(&plot->script,
                      "set lmargin at screen %.5f\nset rmargin at screen %.5f\nset tmargin at "
                      "screen %.5f\nset bmargin at screen %.5f\n",
                      left / plot->width, right / plot->width, 1 - top / plot->height,
                      1 - bottom / plot->height);
}

void acg_plot_years(struct acg_plot *plot, double first, double last, double room)
{
    static const int steps[] = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};
    double most = room / (3.2 * plot->look.text_size);
    size_t i = 0;
    while (i + 1 < sizeof steps / sizeof *steps && (last - first) / steps[i] > most)
        i++;
    acg_buffer_format(&plot->script, "set xrange [%.4f:%.4f]\nset xtics nomirror out %d\n", first,
                      last, steps[i]);
}

// ---- gnuplot, in a child ----

/** Becomes gnuplot with the ends of two pipes. Nothing of the user's settings reaches it. */
static _Noreturn void become_gnuplot(int in, int out)
{
    static const char *const unwanted[] = {"GNUPLOT_LIB", "GNUTERM",       "GNUHELP",
                                           "FIT_LOG",     "FIT_SCRIPT",    "GNUPLOT_FONTPATH",
                                           "GDFONTPATH",  "GNUPLOT_PS_DIR"};
    for (size_t i = 0; i < sizeof unwanted / sizeof *unwanted; i++)
        unsetenv(unwanted[i]);
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("TZ", "UTC", 1); // a PDF states it
    if (dup2(in, STDIN_FILENO) < 0 || dup2(out, STDOUT_FILENO) < 0) _exit(NO_PROGRAM);
    execlp("gnuplot", "gnuplot", "-d", "-", (char *)NULL);
    _exit(NO_PROGRAM);
}

/** Feeds `script` into one pipe and takes what comes out of the other, whichever is ready. */
static bool converse(int to, int from, const struct acg_buffer *script, struct acg_buffer *out)
{
    char piece[1 << 16];
    size_t sent = 0;
    bool is_broken = false;
    fcntl(to, F_SETFL, O_NONBLOCK);
    for (;;) {
        struct pollfd ends[] = {{.fd = from, .events = POLLIN}, {.fd = to, .events = POLLOUT}};
        if (poll(ends, 2, -1) < 0 && errno != EINTR) return false;
        if (to >= 0 && ends[1].revents) {
            ssize_t n = write(to, script->data + sent, script->length - sent);
            is_broken |= n < 0 && errno != EAGAIN && errno != EINTR;
            sent += n > 0 ? (size_t)n : 0;
            if (sent == script->length || is_broken) {
                close(to);
                to = -1;
            }
        }
        if (ends[0].revents) {
            ssize_t n = read(from, piece, sizeof piece);
            if (n > 0) acg_buffer_add(out, piece, (size_t)n);
            is_broken |= n < 0 && errno != EINTR;
            if (n == 0 || is_broken) break;
        }
    }
    if (to >= 0) close(to);
    return !out->failed && !is_broken;
}

static acg_status fail_of_gnuplot(int how, acg_report *report)
{
    if (WIFEXITED(how) && WEXITSTATUS(how) == NO_PROGRAM) {
        return acg_fail(report, NULL,
                        "charts need gnuplot, which is not installed; install the "
                        "package gnuplot-nox");
    }
    return acg_fail(report, NULL, "gnuplot failed; memory may be short");
}

static acg_status run_gnuplot(const struct acg_buffer *script, struct acg_buffer *out,
                              acg_report *report)
{
    int in[2], back[2], how = 0;
    if (pipe(in) != 0) return acg_fail(report, NULL, "gnuplot: %s", strerror(errno));
    if (pipe(back) != 0) {
        close(in[0]);
        close(in[1]);
        return acg_fail(report, NULL, "gnuplot: %s", strerror(errno));
    }
    fcntl(in[1], F_SETFD, FD_CLOEXEC);
    fcntl(back[0], F_SETFD, FD_CLOEXEC);
    pid_t child = fork();
    if (child == 0) become_gnuplot(in[0], back[1]);
    close(in[0]);
    close(back[1]);
    bool fine = false;
    if (child > 0) fine = converse(in[1], back[0], script, out);
    else close(in[1]);
    close(back[0]);
    while (child > 0 && waitpid(child, &how, 0) < 0 && errno == EINTR) {
    }
    if (out->failed) return acg_out_of_memory(report);
    return child > 0 && fine && how == 0 && out->length > 0 ? ACG_OK : fail_of_gnuplot(how, report);
}

// ---- the head of an SVG ----

/** Appends gnuplot's SVG: bold becomes a weight instead of a part of the family's name, and a > of
 * the text an entity, since "]]>" may not stand in text. */
static void add_body(struct acg_buffer *out, const char *svg)
{
    static const char bold[] = ":Bold\"";
    bool in_tag = false;
    for (; *svg; svg++) {
        bool is_bold = in_tag && strncmp(svg, bold, sizeof bold - 1) == 0;
        if (is_bold) acg_buffer_text(out, "\" font-weight=\"bold\"");
        else if (*svg == '>' && !in_tag) acg_buffer_text(out, "&gt;");
        else acg_buffer_char(out, *svg);
        if (is_bold) svg += sizeof bold - 2;
        in_tag = *svg == '<' || (in_tag && *svg != '>');
    }
}

/** The title, description and metadata of ours, in the place of gnuplot's, and the size in
 * millimetres. */
static acg_status finish_svg(const struct acg_plot *plot, const struct acg_buffer *painted,
                             struct acg_buffer *out, acg_report *report)
{
    const char *start = strstr(painted->data, "<title>"), *end = strstr(painted->data, "</desc>");
    const char *size = strstr(painted->data, " width=\""), *box = strstr(painted->data, " viewBox");
    if (!start || !end || !size || !box || size > box || box > start || start > end) {
        return acg_fail(report, NULL, "gnuplot's SVG has another form than expected");
    }
    acg_buffer_add(out, painted->data, (size_t)(size - painted->data));
    acg_buffer_format(out, " width=\"%.2fmm\" height=\"%.2fmm\"\n",
                      round(plot->width) / points_per_mm, round(plot->height) / points_per_mm);
    acg_buffer_add(out, box, (size_t)(start - box));
    acg_buffer_text(out, "<title>");
    acg_escape_xml(out, plot->title);
    acg_buffer_text(out, "</title>\n<desc>");
    acg_escape_xml(out, plot->description);
    acg_buffer_text(out, "</desc>\n<metadata>");
    struct acg_buffer facts = {0};
    acg_buffer_text(&facts, "{\"generator\":\"actorgraph " ACG_VERSION "\",\"command\":");
    acg_json_text(&facts, plot->options->command);
    acg_buffer_text(&facts, ",\"graph_sha256\":");
    acg_json_text(&facts, plot->options->digest);
    acg_buffer_text(&facts, ",\"rule\":");
    acg_json_text(&facts, plot->note.data);
    acg_buffer_char(&facts, '}');
    if (!facts.failed) acg_escape_xml(out, facts.data);
    out->failed = out->failed || facts.failed;
    acg_buffer_clear(&facts);
    acg_buffer_text(out, "</metadata>");
    add_body(out, end + strlen("</desc>"));
    return out->failed ? acg_out_of_memory(report) : ACG_OK;
}

static acg_status paint(const void *task, struct acg_buffer *out, acg_report *report)
{
    const struct acg_plot *plot = task;
    struct acg_buffer painted = {0};
    acg_status status = run_gnuplot(&plot->script, &painted, report);
    if (!painted.data) {
        return status ? status : acg_fail(report, NULL, "gnuplot painted nothing");
    }
    if (!status && plot->options->format == ACG_PDF) {
        acg_stamp_blank_dates(painted.data, painted.length);
        acg_buffer_add(out, painted.data, painted.length);
    } else if (!status) {
        status = finish_svg(plot, &painted, out, report);
    }
    acg_buffer_clear(&painted);
    return status;
}

acg_status acg_plot_end(struct acg_plot *plot, char **bytes, size_t *length, acg_report *report)
{
    struct acg_buffer out = {0};
    *bytes = NULL;
    *length = 0;
    acg_buffer_text(&plot->script, "unset multiplot\n");
    acg_status status = ACG_OK;
    if (plot->options->format != ACG_SVG && plot->options->format != ACG_PDF) {
        status = acg_misuse(report, "a chart is svg or pdf");
    } else if (plot->script.failed) {
        status = acg_out_of_memory(report);
    } else {
        status = acg_child_run(paint, plot, SECONDS, "drawing the chart", &out, report);
    }
    acg_plot_clear(plot);
    if (status) {
        acg_buffer_clear(&out);
        return status;
    }
    *bytes = out.data;
    *length = out.length;
    return ACG_OK;
}
