// Any words in a graph that is written as a page: they stand in it as text and as JSON, and never
// become an element, an attribute, or a script. The layout is not looked at: actors stand in a row.
#include "promise.h"

#include "actorgraph/page.h"
#include "read/reader.h"

#include "words.h"

acg_status __wrap_acg_figure_positions(const acg_graph *graph, const struct acg_slice_options *what,
                                       const struct acg_span windows[], size_t n_windows,
                                       size_t index, const struct acg_figure_options *how,
                                       struct acg_position **positions, size_t *n,
                                       acg_report *report);

acg_status __wrap_acg_figure_positions(const acg_graph *graph, const struct acg_slice_options *what,
                                       const struct acg_span windows[], size_t n_windows,
                                       size_t index, const struct acg_figure_options *how,
                                       struct acg_position **positions, size_t *n,
                                       acg_report *report)
{
    (void)what, (void)windows, (void)n_windows, (void)index, (void)how, (void)report;
    acg_graph_actors(graph, n);
    *positions = calloc(*n + 1, sizeof **positions);
    promise(*positions != NULL, "memory");
    for (uint32_t i = 0; i < *n; i++)
        (*positions)[i] = (struct acg_position){.actor = i, .x = i};
    return ACG_OK;
}

/** What makes markup, counted. */
struct marks {
    size_t counts[4];
};

static struct marks count_marks(const char *from, const char *until)
{
    static const char which[] = "<>\"'";
    struct marks marks = {0};
    for (; from < until; from++) {
        const char *found = *from ? strchr(which, *from) : NULL;
        if (found) marks.counts[found - which]++;
    }
    return marks;
}

static void check_data(const char *from, const char *until)
{
    struct acg_json_members members = {0};
    struct acg_stretches none = {0};
    struct acg_json scan = {.name = "t", .text = from, .length = (size_t)(until - from)};
    for (const char *c = from; c < until; c++) {
        promise(*c != '<' && *c != '>' && *c != '&', "nothing in the data is markup");
        promise(until - c < 3 ||
                    (memcmp(c, "\xe2\x80\xa8", 3) != 0 && memcmp(c, "\xe2\x80\xa9", 3) != 0),
                "nothing in the data ends a line of a script");
    }
    char *copy = copy_text((struct rest){(const uint8_t *)from, scan.length});
    scan.text = copy;
    promise(!acg_json_scan(&scan, &members, &none, NULL), "the data are JSON");
    free(members.items);
    free(copy);
}

/** Where a text begins in [from, until), or NULL; searched by hand, since libFuzzer looks at what
 * strstr gets, and that is half a megabyte. */
static const char *find_text(const char *from, const char *until, const char *text)
{
    size_t length = strlen(text);
    for (; (size_t)(until - from) >= length; from++) {
        if (*from == *text && strncmp(from, text, length) == 0) return from;
    }
    return NULL;
}

/** What stands around the data has the same marks whatever the words are. */
static void check_page(const char *page, size_t length)
{
    static const char begin[] = "<script type=\"application/json\" id=\"data\">",
                      end[] = "</script>";
    static struct marks before, after;
    static bool is_known;
    const char *last = page + length, *data = find_text(page, last, begin);
    const char *until = data ? find_text(data, last, end) : NULL;
    promise(memchr(page, '\0', length) == NULL, "no NUL");
    promise(data && until, "the page has data");
    struct marks here = count_marks(page, data), there = count_marks(until, until + 4000);
    if (!is_known) {
        before = here;
        after = there;
        is_known = true;
    }
    promise(memcmp(&before, &here, sizeof here) == 0, "no markup before the data");
    promise(memcmp(&after, &there, sizeof there) == 0, "no markup behind the data");
    promise(acg_utf8_valid(page, (size_t)(until - page)) == (size_t)(until - page), "UTF-8");
    check_data(data + sizeof begin - 1, until);
}

/** The first word is the title that the command line gives, the second the language. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct rest rest = {data, size};
    char *words[2];
    for (int i = 0; i < 2; i++) {
        struct rest word = take_until(&rest, 0);
        if (word.length > 0) word.length = acg_utf8_valid((const char *)word.at, word.length);
        words[i] = copy_text(word);
    }
    acg_graph *graph = graph_of_words(rest);
    char *page = NULL;
    size_t length;
    struct acg_slice_options what = {.when = acg_span_all()};
    struct acg_page_options how = {.title = *words[0] ? words[0] : NULL,
                                   .language = *words[1] ? words[1] : NULL,
                                   .command = words[0],
                                   .plainly = true,
                                   .crew = {.jobs = 1}};
    if (graph && !acg_page_write(graph, &what, &how, &page, &length, NULL)) {
        check_page(page, length);
    }
    acg_bytes_free(page);
    acg_graph_free(graph);
    free(words[0]);
    free(words[1]);
    return 0;
}
