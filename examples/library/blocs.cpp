// Who matters in a year, which bloc an actor is closest to, and a figure of both.
// Usage: blocs GRAPH ACTOR YEAR FIGURE.svg
#include <actorgraph/actorgraph.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace
{

// What the library hands out frees itself at the end of its scope.
template <auto function> struct calls {
    template <typename T> void operator()(T *object) const
    {
        function(object);
    }
};
using report_ptr = std::unique_ptr<acg_report, calls<acg_report_free>>;
using graph_ptr = std::unique_ptr<acg_graph, calls<acg_graph_free>>;
using slice_ptr = std::unique_ptr<acg_slice, calls<acg_slice_free>>;
using bytes_ptr = std::unique_ptr<char, calls<acg_bytes_free>>;

// A status that is not ACG_OK becomes an exception with the first error of the report.
struct failure : std::runtime_error {
    acg_status status;
    failure(acg_status why, const std::string &what) : runtime_error(what), status(why)
    {
    }
};

void check(acg_status status, const acg_report *report)
{
    if (status == ACG_OK) return;
    for (std::size_t i = 0; i < acg_report_count(report); i++) {
        const acg_remark *remark = acg_report_get(report, i);
        if (remark->severity == ACG_ERROR) throw failure(status, remark->text);
    }
    throw failure(status, "out of memory");
}

// A view of a column of the library: a pointer and a length.
template <typename T> struct column {
    const T *items;
    std::size_t count;
    const T *begin() const
    {
        return items;
    }
    const T *end() const
    {
        return items + count;
    }
    const T &operator[](std::size_t i) const
    {
        return items[i];
    }
};

template <typename T, typename Object>
column<T> column_of(const T *(*get)(const Object *, std::size_t *), const Object *object)
{
    column<T> out = {nullptr, 0};
    out.items = get(object, &out.count);
    return out;
}

void print_central(const acg_slice *slice, acg_report *report)
{
    const acg_measure measure = ACG_BETWEENNESS;
    const acg_centrality_options options = {};
    const auto actors = column_of(acg_graph_actors, acg_slice_graph(slice));
    const auto in_slice = column_of(acg_slice_actors, slice);
    std::vector<double> values(in_slice.count);
    check(acg_centrality(slice, &measure, 1, &options, values.data(), report), report);

    std::vector<std::size_t> ranks(in_slice.count);
    check(acg_ranks_find(values.data(), values.size(), ranks.data(), report), report);
    std::printf("%s: %s\n", acg_measure_name(measure), acg_measure_rule(measure));
    for (std::size_t rank = 1; rank <= 3; rank++) {
        for (std::size_t i = 0; i < in_slice.count; i++) {
            if (ranks[i] != rank) continue;
            std::printf("  %zu. %s %.4g\n", rank, actors[in_slice[i]].id, values[i]);
        }
    }
}

// An answer owns what it points to.
struct answer : acg_bloc_answer {
    answer() : acg_bloc_answer()
    {
    }
    answer(const answer &) = delete;
    answer &operator=(const answer &) = delete;
    ~answer()
    {
        acg_bloc_answer_clear(this);
    }
};

void print_blocs(const acg_slice *slice, std::uint32_t actor, acg_report *report)
{
    acg_bloc_options options = {};
    options.draws = 200;
    options.seed = 1;
    options.jitter = 0.25;
    const auto actors = column_of(acg_graph_actors, acg_slice_graph(slice));
    answer found;
    check(acg_bloc_ask(slice, actor, &options, &found, report), report);
    std::printf("%s is closest to", actors[actor].id);
    for (std::size_t i = 0; i < found.n_winners; i++)
        std::printf("%s %s", i > 0 ? " or" : "", actors[found.rows[i].bloc].id);
    std::printf(": %s, certainty %.2f\n", acg_verdict_name(found.verdict), found.certainty);
    for (const auto &row : column<acg_bloc_row>{found.rows, found.n_rows}) {
        std::printf("  %s: mean rank %.2f, first in %.0f %% of the draws\n", actors[row.bloc].id,
                    row.mean_rank, 100 * row.first);
    }
}

void draw(const acg_graph *graph, const acg_slice_options &when, std::uint32_t actor,
          const char *path, acg_report *report)
{
    acg_figure_options how = {};
    how.format = ACG_SVG;
    how.bloc_marks = true;
    how.highlight = {&actor, 1};
    char *bytes = nullptr;
    std::size_t length = 0;
    check(acg_figure_draw(graph, &when, &how, &bytes, &length, report), report);
    const bytes_ptr figure(bytes);
    check(acg_file_write(path, figure.get(), length, report), report);
}

void run(const char *path, const char *name, int year, const char *figure, acg_report *report)
{
    const acg_read_options reading = {};
    acg_graph *read = nullptr;
    check(acg_graph_read(path, &reading, &read, report), report);
    const graph_ptr graph(read);

    std::uint32_t actor = ACG_NONE;
    check(acg_graph_find_actor(graph.get(), name, &actor, report), report);
    acg_slice_options options = acg_slice_defaults();
    options.when = {acg_day_of_year(year), acg_day_of_year(year + 1)};
    acg_slice *cut = nullptr;
    check(acg_slice_new(graph.get(), &options, &cut, report), report);
    const slice_ptr slice(cut);

    print_central(slice.get(), report);
    print_blocs(slice.get(), actor, report);
    draw(graph.get(), options, actor, figure, report);
}

} // namespace

int main(int argc, char *argv[])
{
    const int year = argc == 5 ? std::atoi(argv[3]) : 0;
    if (year < 1 || year > 9999) {
        std::fprintf(stderr, "usage: blocs GRAPH ACTOR YEAR FIGURE.svg\n");
        return ACG_MISUSED;
    }
    const report_ptr report(acg_report_new());
    try {
        run(argv[1], argv[2], year, argv[4], report.get());
    } catch (const failure &reason) {
        std::fprintf(stderr, "blocs: %s\n", reason.what());
        return reason.status;
    }
    return ACG_OK;
}
