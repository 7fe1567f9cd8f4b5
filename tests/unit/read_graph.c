// What the reader makes of a graph file: every column, and the sameness of its two ways.
#include "../lib/agree.h"
#include "read/relation.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

static acg_graph *read_text(const char *text)
{
    acg_graph *graph;
    acg_report *report = acg_report_new();
    acg_status status = acg_graph_parse(text, strlen(text), "t", &graph, report);
    if (status) fail_msg("%s", acg_report_get(report, 0)->text);
    acg_report_free(report);
    return graph;
}

// Python: hashlib.sha256(text).hexdigest(), without and with line feeds behind it up to 5,000,000
// bytes.
#define SMALL_DIGEST "93e8cfd4e644f59cb490408903916a4d2d53216817857aafd7ead6a185e35c72"
#define LARGE_DIGEST "d5b3818788e07bbb3023d1780efe86fc749763a7c15dae08e9b73c7535a82cab"

#define HEAD                                                                                       \
    "{\"actorgraph\":1,\"actors\":[{\"id\":\"B\",\"kind\":\"state\"},"                             \
    "{\"id\":\"A\",\"kind\":\"organization\"},{\"id\":\"C\",\"kind\":\"nonstate\"}],"              \
    "\"sources\":[{\"id\":\"s\"},{\"id\":\"t\"}],"                                                 \
    "\"types\":{\"drill\":{\"kind\":\"rivalry\",\"weight\":2.5}},\"relations\":["

static void reads_actors(void **state)
{
    (void)state;
    acg_graph *graph = read_text(
        "{\"actorgraph\":1,\"title\":{\"en\":\"T\",\"tr\":\"\xc3\x87\"},\"license\":\"CC0-1.0\","
        "\"relations\":[],\"actors\":[{\"id\":\"TJK\",\"name\":{\"en\":\"Tajikistan\",\"ru\":"
        "\"\\u0422\"},\"short\":\"Taj.\",\"kind\":\"state\",\"aliases\":[\"Tadjikistan\"],"
        "\"codes\":{\"cow\":702,\"iso3\":\"TJK\"},\"since\":\"1991-09-09\",\"until\":\"2030\","
        "\"note\":\"n\",\"x-own\":[1]},{\"id\":\"A\",\"kind\":\"nonstate\"}]}");
    size_t count;
    const struct acg_actor *actors = acg_graph_actors(graph, &count);
    assert_int_equal(count, 2);
    assert_string_equal(actors[0].id, "A"); // sorted by id
    assert_string_equal(actors[0].name.items[0].text, "A");
    assert_int_equal(actors[0].kind, ACG_NONSTATE);
    assert_int_equal(actors[0].when.from, ACG_DAY_MIN);
    assert_string_equal(actors[1].name.items[1].text, "\xd0\xa2");
    assert_string_equal(actors[1].short_name.items[0].text, "Taj.");
    assert_string_equal(actors[1].aliases[0], "Tadjikistan");
    assert_int_equal(actors[1].n_codes, 2);
    assert_string_equal(actors[1].codes[0].code, "702");
    assert_int_equal(actors[1].when.from, acg_day(1991, 9, 9));
    assert_int_equal(actors[1].when.until, acg_day(2031, 1, 1));
    assert_string_equal(actors[1].note, "n");
    assert_string_equal(acg_labels_in(acg_graph_title(graph), "tr"), "\xc3\x87");
    assert_string_equal(acg_graph_license(graph), "CC0-1.0");
    assert_string_equal(acg_graph_digest(graph), "");
    acg_graph_free(graph);
}

static void reads_sources(void **state)
{
    (void)state;
    acg_graph *graph = read_text(
        "{\"actorgraph\":1,\"actors\":[],\"relations\":[],\"sources\":[{ \"id\": \"s\",\n"
        " \"type\": \"article\", \"title\": \"A \\\"b\\\" c\", \"container-title\": \"J\",\n"
        " \"publisher\": \"P\", \"URL\": \"https://a.example/\", \"DOI\": \"10.1/2\",\n"
        " \"author\": [{\"family\": \"F\", \"given\": \"G\"}, {\"literal\": \"L\"}],\n"
        " \"issued\": {\"date-parts\": [[\"2021\", 2]]}, \"number\": 0.1000000000000000055 }]}");
    size_t count;
    const struct acg_source *source = acg_graph_sources(graph, &count);
    assert_int_equal(count, 1);
    assert_string_equal(source->title, "A \"b\" c");
    assert_string_equal(source->container, "J");
    assert_string_equal(source->publisher, "P");
    assert_string_equal(source->url, "https://a.example/");
    assert_string_equal(source->doi, "10.1/2");
    assert_int_equal(source->n_authors, 2);
    assert_string_equal(source->authors[0].family, "F");
    assert_string_equal(source->authors[1].literal, "L");
    assert_true(source->has_issued);
    assert_int_equal(source->issued.from, acg_day(2021, 2, 1));
    assert_int_equal(source->issued.until, acg_day(2021, 3, 1));
    assert_string_equal(
        source->csl,
        "{\"id\":\"s\",\"type\":\"article\",\"title\":\"A \\\"b\\\" c\",\"container-title\":\"J\","
        "\"publisher\":\"P\",\"URL\":\"https://a.example/\",\"DOI\":\"10.1/2\",\"author\":"
        "[{\"family\":\"F\",\"given\":\"G\"},{\"literal\":\"L\"}],\"issued\":{\"date-parts\":"
        "[[\"2021\",2]]},\"number\":0.1000000000000000055}");
    acg_graph_free(graph);
}

/** A relation and what it must become. */
struct case_ {
    const char *text;
    struct acg_claim claim; // its span as days; indexes of dates are not compared
};

static const struct case_ cases[] = {
    {"\"from\":\"A\",\"to\":\"B\",\"kind\":\"threat\",\"since\":\"2016-10\",\"until\":\"2022\"",
     {.weight = 1,
      .confidence = 1,
      .when = {17075, 19358},
      .kind = ACG_THREAT,
      .timing = ACG_STANDING,
      .directed = true,
      .n_ties = 1}},
    {"\"from\":\"A\",\"to\":\"B\",\"type\":\"drill\",\"date\":\"2016-10-22\",\"cite\":[\"t\","
     "\"s\"]",
     {.weight = 2.5,
      .confidence = 1,
      .when = {17096, 17097},
      .kind = ACG_RIVALRY,
      .timing = ACG_EVENT,
      .n_ties = 1,
      .n_cites = 2}},
    {"\"from\":\"A\",\"to\":\"B\",\"type\":\"drill\",\"weight\":0.1,\"status\":\"alleged\"",
     {.weight = 0.1,
      .confidence = 0.5,
      .when = {ACG_DAY_MIN, ACG_DAY_MAX},
      .kind = ACG_RIVALRY,
      .status = ACG_ALLEGED,
      .timing = ACG_TIMELESS,
      .n_ties = 1}},
    {"\"from\":\"A\",\"to\":\"B\",\"kind\":\"cooperation\",\"until\":\"2022-06\","
     "\"directed\":true,\"confidence\":0",
     {.weight = 1,
      .confidence = 0,
      .when = {ACG_DAY_MIN, 19174},
      .timing = ACG_STANDING,
      .directed = true,
      .n_ties = 1}},
    {"\"among\":[\"C\",\"A\",\"B\"],\"kind\":\"membership\",\"since\":\"..\"",
     {.weight = 1,
      .confidence = 1,
      .when = {ACG_DAY_MIN, ACG_DAY_MAX},
      .kind = ACG_MEMBERSHIP,
      .timing = ACG_STANDING,
      .n_ties = 3,
      .among = true}},
    {"\"from\":\"A\",\"to\":\"B\",\"kind\":\"threat\",\"directed\":false,\"since\":\"2016\","
     "\"status\":\"reported\"",
     {.weight = 1,
      .confidence = 0.8,
      .when = {16801, ACG_DAY_MAX},
      .kind = ACG_THREAT,
      .status = ACG_REPORTED,
      .timing = ACG_STANDING,
      .n_ties = 1}},
};

static void reads_relations(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[2000];
        size_t count;
        snprintf(text, sizeof text, HEAD "{%s}]}", cases[i].text);
        acg_graph *graph = read_text(text);
        const struct acg_claim *claim = acg_graph_claims(graph, &count), *want = &cases[i].claim;
        assert_int_equal(count, 1);
        assert_true(claim->weight == want->weight && claim->confidence == want->confidence);
        assert_int_equal(claim->when.from, want->when.from);
        assert_int_equal(claim->when.until, want->when.until);
        assert_int_equal(claim->kind, want->kind);
        assert_int_equal(claim->status, want->status);
        assert_int_equal(claim->timing, want->timing);
        assert_int_equal(claim->directed, want->directed);
        assert_int_equal(claim->among, want->among);
        assert_int_equal(claim->n_ties, want->n_ties);
        assert_int_equal(claim->n_cites, want->n_cites);
        acg_graph_free(graph);
    }
}

static void reads_weights_exactly(void **state)
{
    (void)state;
    static const char *const numbers[] = {
        "1",      "0.1",    "0.3",    "123456789012345",     "0.000000000000001", "4.9e-324",
        "1.0",    "100000", "0.7",    "99999999999.9999",    "1234567890123456",  "1E5",
        "2.5e-3", "0.6",    "1e+300", "0.30000000000000004", "9007199254740993",
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        char text[2000];
        size_t count;
        snprintf(text, sizeof text,
                 HEAD "{\"from\":\"A\",\"to\":\"B\",\"kind\":\"threat\",\"weight\":%s}]}",
                 numbers[i]);
        acg_graph *graph = read_text(text);
        double weight = acg_graph_claims(graph, &count)->weight, want = strtod(numbers[i], NULL);
        assert_memory_equal(&weight, &want, sizeof want);
        acg_graph_free(graph);
    }
}

/** What the fast scanner leaves to cJSON: escapes, other shapes, numbers that it could round. */
static void leaves_the_irregular(void **state)
{
    (void)state;
    static const char *const irregular[] = {
        "[]",
        "5",
        "{\"from\":\"a\\\"b\"}",
        "{\"from\":\"\\u0041\"}",
        "{\"fr\\u006fm\":\"A\"}",
        "{\"from\":5}",
        "{\"from\":null}",
        "{\"weight\":\"1\"}",
        "{\"weight\":-1}",
        "{\"weight\":1e5}",
        "{\"weight\":1E5}",
        "{\"weight\":1234567890123456}",
        "{\"directed\":1}",
        "{\"directed\":null}",
        "{\"cite\":\"s\"}",
        "{\"cite\":[1]}",
        "{\"cite\":[\"s\",[]]}",
        "{\"cite\":[\"a\\nb\"]}",
        "{\"x-own\":1}",
        "{\"From\":\"A\"}",
        "{\"fro\":\"A\"}",
        "{\"\":\"A\"}",
    };
    struct acg_relation relation = {0};
    for (size_t i = 0; i < sizeof irregular / sizeof *irregular; i++) {
        bool memory = true;
        if (acg_relation_scan(&relation, irregular[i], &memory)) fail_msg("%s", irregular[i]);
        assert_true(memory);
    }
    bool memory = true;
    static const char regular[] = "{ \"from\" : \"A\" ,\n\"weight\":0.25,\"directed\" : false,"
                                  "\"cite\": [ \"s\" , \"t\" ] } ]";
    const char *end = acg_relation_scan(&relation, regular, &memory);
    assert_non_null(end);
    assert_string_equal(end, " ]");
    assert_int_equal(relation.from.length, 1);
    assert_true(relation.has_weight && relation.weight == 0.25);
    assert_true(relation.has_directed && !relation.directed && !relation.has_confidence);
    assert_int_equal(relation.cite.count, 2);
    assert_memory_equal(relation.cite.items[1].text, "t", 1);
    assert_null(relation.to.text);
    free(relation.among.items);
    free(relation.cite.items);
}

static void takes_a_byte_order_mark_and_any_order(void **state)
{
    (void)state;
    acg_graph *graph =
        read_text("\xef\xbb\xbf{\"relations\":[{\"from\":\"A\",\"to\":\"B\",\"type\":"
                  "\"t\",\"cite\":[\"s\"]}],\"types\":{\"t\":{\"kind\":\"threat\"}},"
                  "\"sources\":[{\"id\":\"s\"}],\"actors\":[{\"id\":\"A\",\"kind\":"
                  "\"state\"},{\"id\":\"B\",\"kind\":\"state\"}],\"actorgraph\":1}");
    size_t count;
    acg_graph_cites(graph, &count);
    assert_int_equal(count, 1);
    acg_graph_free(graph);
}

/** Texts of a million bytes, of one relation over the limits, of no bytes. */
static void keeps_its_limits(void **state)
{
    (void)state;
    acg_graph *graph;
    acg_report *report = acg_report_new();
    assert_int_equal(acg_graph_parse("", 0, "t", &graph, report), ACG_REJECTED);
    assert_null(graph);
    assert_int_equal(acg_graph_parse("", 0, "t", &graph, NULL), ACG_REJECTED);
    struct acg_buffer text = {0};
    acg_buffer_text(&text, HEAD "{\"kind\":\"threat\",\"since\":\"2016\",\"among\":[\"A\"");
    for (int i = 0; i < 1000; i++)
        acg_buffer_text(&text, ",\"A\"");
    acg_buffer_text(&text, "]}]}");
    assert_int_equal(acg_graph_parse(text.data, text.length, "t", &graph, report), ACG_REJECTED);
    assert_string_equal(acg_report_get(report, 1)->text,
                        "'among' has 1001 actors, over the limit of 1000");
    acg_buffer_clear(&text);
    acg_report_free(report);
}

/** Writes these bytes and line feeds behind them, `length` in all if there are fewer. */
static void write_file(const char *path, const char *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    size_t written = strlen(bytes);
    assert_int_equal(fwrite(bytes, 1, written, file), written);
    for (; written < length; written++)
        assert_int_not_equal(fputc('\n', file), EOF);
    assert_int_equal(fclose(file), 0);
}

static void reads_files(void **state)
{
    (void)state;
    static const char text[] = "{\"actorgraph\":1,\"actors\":[],\"relations\":[]}\n";
    char path[] = "/tmp/acg-read-XXXXXX";
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    close(descriptor);
    struct acg_read_options options = {.digest = true};
    acg_report *report = acg_report_new();
    acg_graph *graph;

    write_file(path, text, 0);
    assert_int_equal(acg_graph_read(path, NULL, &graph, report), ACG_OK);
    assert_string_equal(acg_graph_digest(graph), "");
    acg_graph_free(graph);
    assert_int_equal(acg_graph_read(path, &options, &graph, report), ACG_OK);
    assert_string_equal(acg_graph_digest(graph), SMALL_DIGEST);
    acg_graph_free(graph);

    options.max_bytes = sizeof text - 2; // one byte less than the file has
    assert_int_equal(acg_graph_read(path, &options, &graph, report), ACG_REJECTED);
    assert_null(graph);
    options.max_bytes = sizeof text - 1;
    assert_int_equal(acg_graph_read(path, &options, &graph, report), ACG_OK);
    acg_graph_free(graph);

    options.max_bytes = 0;
    write_file(path, text, 5000000);
    assert_int_equal(acg_graph_read(path, &options, &graph, report), ACG_OK);
    assert_string_equal(acg_graph_digest(graph), LARGE_DIGEST);
    acg_graph_free(graph);

    assert_int_equal(remove(path), 0);
    assert_int_equal(acg_graph_read(path, &options, &graph, report), ACG_FAILED);
    assert_null(graph);
    assert_int_equal(acg_graph_read("/tmp", &options, &graph, report), ACG_FAILED);
    acg_report_free(report);
}

/** All findings are counted, a thousand are kept, in time that does not grow by the square. */
static void counts_all_findings(void **state)
{
    (void)state;
    enum { N = 50000 };
    struct acg_buffer text = {0};
    acg_buffer_text(&text, HEAD);
    for (int i = 0; i < N; i++)
        acg_buffer_format(&text, "%s{\"kind\":\"x\",\"to\":\"Y%d\",\"from\":\"X\"}", i ? "," : "",
                          i);
    acg_buffer_text(&text, "]}");
    acg_graph *graph;
    acg_report *report = acg_report_new();
    assert_int_equal(acg_graph_parse(text.data, text.length, "t", &graph, report), ACG_REJECTED);
    assert_null(graph);
    assert_int_equal(acg_report_count(report), 1000);
    assert_int_equal(acg_report_total(report, ACG_ERROR), 3 * N);
    assert_int_equal(acg_report_total(report, ACG_WARNING), N);
    size_t column = 0;
    for (size_t i = 0; i < 1000; i++) {
        assert_true(acg_report_get(report, i)->column >= column);
        column = acg_report_get(report, i)->column;
    }
    acg_report_free(report);
    acg_buffer_clear(&text);
}

/** A file whole, or NULL. */
static char *load(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    enum { MOST = 1 << 20 };
    char *bytes = file ? malloc(MOST) : NULL;
    *length = bytes ? fread(bytes, 1, MOST, file) : 0;
    if (file) fclose(file);
    return bytes;
}

static uint64_t next(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed;
}

/** Changes a text in one to three places: a byte, a piece left out, a piece written twice. */
static size_t mutate(char *text, size_t length, size_t room, uint64_t *seed)
{
    static const char bytes[] = "{}[]:,\"\\0123456789.eE-+ntfu \n\x01\x80\xff"
                                "ABs/~?X";
    for (uint64_t n = 1 + next(seed) % 3; n > 0 && length > 0; n--) {
        size_t at = next(seed) % length, piece = 1 + next(seed) % 20;
        if (piece > length - at) piece = length - at;
        uint64_t what = next(seed) % 4;
        if (what < 2) {
            text[at] = bytes[next(seed) % (sizeof bytes - 1)];
        } else if (what == 2) {
            memmove(text + at, text + at + piece, length - at - piece);
            length -= piece;
        } else if (length + piece <= room) {
            memmove(text + at + piece, text + at, length - at);
            length += piece;
        }
    }
    return length;
}

static void agree_on(const char *path, size_t n_mutations, uint64_t *seed)
{
    size_t length;
    char *bytes = load(path, &length), *changed = malloc(length + 64);
    if (!bytes || !changed) fail_msg("%s cannot be read", path);
    const char *differ = readings_differ(bytes, length, true);
    if (differ) fail_msg("%s: %s", path, differ);
    for (size_t i = 0; i < n_mutations; i++) {
        uint64_t before = *seed;
        memcpy(changed, bytes, length);
        size_t changed_length = mutate(changed, length, length + 64, seed);
        differ = readings_differ(changed, changed_length, true);
        if (differ) fail_msg("%s, seed %llu: %s", path, (unsigned long long)before, differ);
    }
    free(bytes);
    free(changed);
}

/** The files of a folder whose names end in `ending`; false if there is no such folder. */
static bool agree_on_folder(const char *folder, const char *ending, size_t n_mutations)
{
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, alphasort);
    uint64_t seed = 20240601;
    if (count < 0) return false;
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        size_t n = strlen(name), m = strlen(ending);
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", folder, name);
        if (name[0] != '.' && n >= m && strcmp(name + n - m, ending) == 0) {
            agree_on(path, n_mutations, &seed);
        }
        free(entries[i]);
    }
    free(entries);
    return true;
}

static void both_ways_agree(void **state)
{
    (void)state;
    const char *top = getenv("ACG_TOP");
    char folder[4096];
    snprintf(folder, sizeof folder, "%s/tests/fuzz/corpus/graph_reader", top ? top : ".");
    if (!agree_on_folder(folder, "", 200)) {
        fail_msg("no %s; set ACG_TOP to the top of the checkout", folder);
    }
    snprintf(folder, sizeof folder, "%s/graphs", top ? top : ".");
    assert_true(agree_on_folder(folder, ".json", 20));
}

static void both_ways_agree_on_hostile_files(void **state)
{
    (void)state;
    const char *shared = getenv("ACG_SHARED");
    char folder[4096];
    snprintf(folder, sizeof folder, "%s/data/bad", shared ? shared : "../shared");
    if (!agree_on_folder(folder, ".json", 30)) {
        printf("skipped: no %s\n", folder);
        skip();
    }
}

/** Long lists are read in parts: what is irregular or wrong stands in each of them, at the place
 * and with the index it has in the file. */
static void parts_agree(void **state)
{
    (void)state;
    static const char *const odd[] = {
        "{\"from\":\"A\",\"to\":\"B\",\"kind\":\"threat\",\"note\":\"\\u0041 {\\\"from\\\"\"}",
        "{\"from\":\"A\",\"to\":\"X\",\"kind\":\"threat\"}",
        "{\"among\":[\"A\",\"B\",\"C\"],\"kind\":\"rivalry\",\"date\":\"2016\",\"cite\":[\"t\"]}",
        "{\"from\":\"A\",\"to\":\"B\",\"kind\":\"threat\",\"since\":\"20\",\"weight\":1e-3}",
        "{\"from\":\"A\",\"from\":\"B\"}",
    };
    enum { N_ODD = sizeof odd / sizeof *odd, RELATIONS = 400 };
    for (int wrong = 0; wrong < 1 << N_ODD; wrong++) {
        struct acg_buffer text = {0};
        acg_buffer_text(&text, HEAD);
        for (int i = 0; i < RELATIONS; i++) {
            int which = (i * 7 + wrong) % 97;
            acg_buffer_text(&text, i ? ",\n" : "");
            if (which < N_ODD && (wrong >> which & 1)) {
                acg_buffer_text(&text, odd[which]);
            } else {
                acg_buffer_format(&text,
                                  "{\"from\":\"A\",\"to\":\"B\",\"kind\":\"cooperation\","
                                  "\"since\":\"%d\",\"cite\":[\"s\"]}",
                                  1900 + (i * 31 + wrong) % 100);
            }
        }
        acg_buffer_text(&text, "]}");
        assert_false(text.failed);
        const char *differ = readings_differ(text.data, text.length, true);
        if (differ) fail_msg("%d: %s", wrong, differ);
        acg_buffer_clear(&text);
    }
}

/** The parts are found: a guess that never hits would be of no use, and nobody would notice. */
static void finds_the_parts(void **state)
{
    (void)state;
    struct acg_buffer text = {0};
    struct acg_json_members members = {0};
    struct acg_stretches stretches;
    acg_buffer_text(&text, HEAD);
    for (int i = 0; i < 1000; i++) {
        acg_buffer_format(&text, "%s{\"from\":\"A\",\"to\":\"B\",\"weight\":%d}", i ? ", " : "", i);
    }
    acg_buffer_text(&text, "]}");
    struct acg_json json = {.name = "t", .text = text.data, .length = text.length};
    acg_stretches_start(&stretches, text.data, text.length, 4);
    assert_int_equal(acg_json_scan(&json, &members, &stretches, NULL), ACG_OK);
    acg_stretches_finish(&stretches);
    assert_int_equal(stretches.count, 3);
    for (int i = 0; i < 3; i++) {
        const struct acg_stretch *stretch = &stretches.items[i];
        assert_in_range(stretch->first_index, 230 + 250 * (size_t)i, 260 + 250 * (size_t)i);
        assert_in_range(stretch->count, 230, 270);
    }
    assert_int_equal(stretches.items[2].first_index + stretches.items[2].count, 1000);
    free(members.items);
    acg_buffer_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_actors),
        cmocka_unit_test(reads_sources),
        cmocka_unit_test(reads_relations),
        cmocka_unit_test(reads_weights_exactly),
        cmocka_unit_test(leaves_the_irregular),
        cmocka_unit_test(takes_a_byte_order_mark_and_any_order),
        cmocka_unit_test(keeps_its_limits),
        cmocka_unit_test(reads_files),
        cmocka_unit_test(counts_all_findings),
        cmocka_unit_test(both_ways_agree),
        cmocka_unit_test(both_ways_agree_on_hostile_files),
        cmocka_unit_test(parts_agree),
        cmocka_unit_test(finds_the_parts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
