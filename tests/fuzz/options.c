// Any words as a command line: it is parsed, or refused in one line; what the options ask for is
// looked up in a graph; and the command as figures keep it is one that a shell reads back.
#include "promise.h"

#include "actorgraph/read.h"

#include "base/utf8.h"
#include "cli/figure_option.h"
#include "cli/series_option.h"

enum { MOST_WORDS = 24 };

/** Whether a verb takes the options of a group. */
static bool has_group(const struct acg_command *command, const struct acg_option_group *group)
{
    const struct acg_option_group *const *at = command->groups;
    while (*at && *at != group)
        at++;
    return *at != NULL;
}

static void check_refusal(acg_status status, const acg_report *report)
{
    promise(status == ACG_MISUSED || status == ACG_REJECTED, "misuse, or names that are unknown");
    promise(acg_report_total(report, ACG_ERROR) >= 1, "a refusal says why");
    for (size_t i = 0; i < acg_report_count(report); i++) {
        const char *text = acg_report_get(report, i)->text;
        promise(*text && acg_utf8_valid(text, strlen(text)) == strlen(text), "in UTF-8");
        promise(!acg_utf8_has_control(text, strlen(text)), "in one line");
    }
}

/** Reads words as a POSIX shell does, where they have but plain letters and single quotes. */
static size_t count_shell_words(const char *text)
{
    size_t n = 0;
    bool inside = false, quoted = false;
    for (; *text; text++) {
        if (*text == '\'') quoted = !quoted;
        else if (!quoted && *text == '\\') promise(*++text == '\'', "but an apostrophe");
        else if (!quoted) {
            promise(!strchr("|&;<>()$`\"*?[#~!{}\t\n\r", *text), "nothing that a shell acts on");
        }
        bool is_gap = !quoted && *text == ' ';
        n += !is_gap && !inside;
        inside = !is_gap;
    }
    promise(!quoted, "quotes are closed");
    return n;
}

static void check_quoted(const struct acg_args *args)
{
    struct acg_buffer out = {0};
    acg_args_quote(args, &out);
    size_t n = count_shell_words(out.data);
    promise(n >= 2 + args->n_operands, "all operands");
    promise(n <= 2 + args->n_operands + 2 * args->n_given, "and no more than there were");
    acg_buffer_clear(&out);
}

static void ask_slice(const struct acg_args *args, const acg_graph *graph)
{
    struct acg_slice_request request = {0};
    acg_report *report = acg_report_new();
    acg_status status = acg_slice_request_parse(args, &request, report);
    if (!status) status = acg_slice_request_find(args, graph, &request, report);
    if (!status) {
        char text[ACG_SPAN_TEXT];
        struct acg_buffer rules = {0};
        acg_slice_request_window(&request, text);
        acg_slice_request_explain(&request, &rules);
        promise(request.options.when.from < request.options.when.until, "a window is not empty");
        acg_buffer_clear(&rules);
    } else {
        check_refusal(status, report);
    }
    acg_slice_request_clear(&request);
    acg_report_free(report);
}

static void ask_series(const struct acg_args *args, const acg_graph *graph)
{
    struct acg_series_request request = {0};
    acg_report *report = acg_report_new();
    acg_status status = acg_series_request_parse(args, &request, report);
    if (!status) status = acg_series_request_find(args, graph, &request, report);
    for (size_t i = 0; !status && i < request.n_windows; i++)
        promise(request.windows[i].from < request.windows[i].until, "a window is not empty");
    if (status) check_refusal(status, report);
    acg_series_request_clear(&request);
    acg_report_free(report);
}

static void ask_chart(const struct acg_args *args)
{
    struct acg_chart_request request = {0};
    acg_report *report = acg_report_new();
    acg_status status = acg_chart_request_parse(args, "plot", ACG_CHART_FORMATS, &request, report);
    if (status) check_refusal(status, report);
    acg_chart_request_clear(&request);
    acg_report_free(report);
}

static void ask_all(const struct acg_args *args)
{
    static const char text[] =
        "{\"actorgraph\":1,\"actors\":[{\"id\":\"CHN\",\"kind\":\"state\",\"name\":\"China\"},"
        "{\"id\":\"TJK\",\"kind\":\"state\",\"name\":\"Tajikistan\"}],\"sources\":[{\"id\":\"s\"}],"
        "\"types\":{\"drill\":{\"kind\":\"cooperation\"}},\"relations\":[{\"from\":\"CHN\",\"to\":"
        "\"TJK\",\"type\":\"drill\",\"date\":\"2006\",\"cite\":[\"s\"]},{\"from\":\"CHN\",\"to\":"
        "\"TJK\",\"kind\":\"rivalry\",\"since\":\"2016-10-22\"}]}";
    static acg_graph *graph;
    if (!graph) promise(!acg_graph_parse(text, sizeof text - 1, "t", &graph, NULL), "a graph");
    const struct acg_command *command = args->command;
    if (has_group(command, &acg_window_group) && has_group(command, &acg_filter_group)) {
        if (has_group(command, &acg_series_group)) ask_series(args, graph);
        else ask_slice(args, graph);
    }
    if (has_group(command, &acg_chart_group)) ask_chart(args);
}

/** Words end with a line end, or at the end of the input. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static char program[] = "actorgraph";
    struct rest rest = {data, size};
    char *words[MOST_WORDS + 2] = {program};
    int n = 1;
    while (rest.length > 0 && n <= MOST_WORDS)
        words[n++] = copy_text(take_until(&rest, '\n'));
    char *given[MOST_WORDS + 2]; // getopt may change their order
    memcpy(given, words, sizeof given);
    struct acg_terminal terminal = {0};
    struct acg_args args = {.terminal = &terminal};
    acg_report *report = acg_report_new();
    acg_status status = acg_args_parse(&args, n, given, report);
    if (status) {
        check_refusal(status, report);
    } else if (args.command) {
        check_quoted(&args);
        if (!acg_args_has(&args, "help") && !acg_args_has(&args, "version")) ask_all(&args);
    }
    acg_args_clear(&args);
    acg_report_free(report);
    for (int i = 1; i < n; i++)
        free(words[i]);
    return 0;
}
